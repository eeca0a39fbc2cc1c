/* The buttons of the lines of Today: what is ticked goes to one use case, and the page comes back with what was done.
 */
#include "boards/today/today_do.h"
#include "core/door/page.h"

/* Reads what was ticked; false: no such line. */
static bool ticks_read(struct req *q, struct today_ticks *t)
{
	int64_t id;

	*t = (struct today_ticks){ .rule = duty_rule_find(req_form(q, "duty")) };
	if (t->rule == NULL || !str_int(req_form(q, "press"), &t->press))
		return false;
	for (size_t i = 0; i < q->form.n && t->pupils < TODAY_TICKS_MAX; i++)
		if (str_is(q->form.v[i].name, "tick") && str_int(q->form.v[i].value, &id))
			t->pupil[t->pupils++] = id;
	return true;
}

static enum rc back_to(struct req *q, const char *said, const struct today_ticks *t, const struct today_did *did)
{
	return req_redirect(q, "/today?said=%s&pupils=%zu&people=%zu&letters=%zu&press=%lld", said, did->pupils,
	                    did->people, did->letters, (long long)t->press);
}

static enum rc do_line(struct req *q)
{
	struct today_ticks *t = NEW(q->a, struct today_ticks);
	struct str line = req_form(q, "line");
	struct str what = req_form(q, "do");
	struct today_did did = { 0 };
	struct str pdf;
	enum rc rc;

	if (!ticks_read(q, t))
		return RC_NONE;
	if (t->pupils == 0)
		return req_redirect(q, "/today?said=none&open=%.*s", STR_ARG(url_encode(q->a, line)));
	if (str_is(what, "remind") && t->rule->bulk == BULK_REMIND) {
		TRY(today_remind(&q->c, t, &did));
		return back_to(q, "reminded", t, &did);
	}
	if (str_is(what, "ask") && t->rule->bulk == BULK_ASK) {
		TRY(today_ask(&q->c, t, &did));
		return back_to(q, "asked", t, &did);
	}
	if (str_is(what, "report") && t->rule->bulk == BULK_REPORT) {
		TRY(today_report(&q->c, t, &did));
		return back_to(q, "report", t, &did);
	}
	if (t->rule->bulk != BULK_LETTERS && t->rule->bulk != BULK_ASK)
		return RC_NONE;
	if (str_is(what, "post") || str_is(what, "hand")) {
		TRY(today_given(&q->c, t, str_is(what, "post") ? CHANNEL_POST : CHANNEL_HAND, &did));
		return back_to(q, "given", t, &did);
	}
	rc = today_letters(&q->c, t, &pdf, &did);
	if (rc == RC_NONE && role_can(q->c.actor.hat, CAP_NOTICE))
		return back_to(q, "no_letters", t, &did);
	TRY(rc);
	return req_send(q, "application/pdf", pdf, S("letters.pdf"));
}

static enum rc do_undo(struct req *q)
{
	struct today_did did = { 0 };
	struct today_ticks t = { 0 };

	if (!str_int(req_form(q, "press"), &t.press))
		return RC_NONE;
	TRY(today_undo(&q->c, t.press, &did.people));
	return back_to(q, "undone", &t, &did);
}

ROUTES(today_do_routes, R_MANY(POST, "/today/do", CAP_DUTIES, do_line, "tick"),
       R(POST, "/today/undo", CAP_DUTIES, do_undo));
