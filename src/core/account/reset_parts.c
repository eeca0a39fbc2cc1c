#include "core/account/reset_parts.h"

#include "core/account/reset.h"

enum rc reset_band(struct req *q)
{
	struct reset_line *l;
	size_t n;

	if (!role_can(q->c.actor.hat, CAP_LETTERS))
		return RC_OK;
	TRY(resets_waiting(&q->c, &l, &n));
	for (size_t i = 0; i < n; i++)
		html(&q->w,
		     "<p class=\"note notice note--alert\" role=\"status\">$ asks for a new letter for the account of "
		     "$. It takes your yes, until $. <a href=\"/invitations#resets\">Agree or refuse<span "
		     "class=\"govuk-visually-hidden\">: $</span></a></p>\n",
		     h(l[i].said.asker), h(l[i].owner), h(l[i].said.until), h(l[i].owner));
	return RC_OK;
}
