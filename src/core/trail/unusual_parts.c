#include "core/trail/unusual_parts.h"

#include "core/trail/unusual.h"

enum rc unusual_band(struct req *q)
{
	int64_t n;

	if (!role_can(q->c.actor.hat, CAP_UNUSUAL))
		return RC_OK;
	TRY(unusual_waits(&q->c, &n));
	if (n > 0)
		html(&q->w,
		     "<p class=\"gap-b\"><strong><a href=\"/unusual\">$ unusual thing$</a></strong> in sign-ins, forms "
		     "or "
		     "reading. Nobody has looked yet.</p>\n",
		     h(n), h(n == 1 ? "" : "s"));
	return RC_OK;
}
