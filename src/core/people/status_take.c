#include "core/people/status_take.h"

#include "core/people/pupil_sql.h"
#include "kit/base/id.h"

ENTRY_TABLE(status_rows, status_rec, "pupil_status", STATUS);
ENTRY_TABLE(need_rows, need_rec, "pupil_need", NEED);

/* Needs recorded from that day on go; those that ended the day before go on. */
static enum rc needs_revoke(struct entry_take *t, struct date on)
{
	struct need *all;
	size_t n;

	TRY(need_list(t->c->db, t->c->a, t->k, DATE_NONE, &all, &n, &t->c->err));
	for (size_t i = 0; i < n; i++)
		if (date_cmp(all[i].starts, on) >= 0)
			TRY(entry_take_along(t, &need_rows, NULL, all[i].id, NULL));
		else if (date_cmp(all[i].ends, date_add(on, -1)) == 0)
			TRY(ENTRY_CHANGE(t, &need_rows, all[i].id, { "ends", dv_null() }));
	return RC_OK;
}

/* It was never in force for a whole day. */
static enum rc today_revoke(struct entry_take *t, const struct status_wrong *w, const struct status *s,
                            const struct status *before)
{
	entry_say(t, SAY_ALONG, str_fmt(t->c->a, "“%s” was recorded today by it", status_code_word(w->code)),
	          S("The status is again what it was before."), STR_NONE);
	TRY(entry_take_along(t, &status_rows, NULL, s->id, NULL));
	if (before != NULL && date_cmp(before->ends, date_later(date_add(s->starts, -1), before->starts)) == 0)
		TRY(ENTRY_CHANGE(t, &status_rows, before->id, { "ends", dv_null() }));
	return RC_OK;
}

/* Both stand in the history: what was recorded wrongly, to the day before, and what is right from today. */
static enum rc days_revoke(struct entry_take *t, const struct status_wrong *w, const struct status *s,
                           const struct status *before)
{
	struct status now = { .id = id_new(),
		              .code = before != NULL ? before->code : STATUS_N,
		              .starts = t->c->now.today,
		              .reason = S("The decision before was withdrawn"),
		              .decided_by = t->c->actor.person_id };

	entry_say(t, SAY_ALONG,
	          str_fmt(t->c->a, "“%s” is recorded since %.*s by it", status_code_word(w->code),
	                  STR_ARG(date_long(t->c->a, s->starts))),
	          S("From today the status is again what it was before. The status history keeps both."), STR_NONE);
	if (t->dry)
		return RC_OK;
	TRY(ENTRY_CHANGE(t, &status_rows, s->id, { "ends", dv_date(t->c->a, date_add(now.starts, -1)) },
	                 { "reason", dv_text(S("Recorded by a decision that was withdrawn")) }));
	TRY(status_begin(t->c->db, t->c->a, t->k, &now, &t->c->err));
	return entry_was_made(t, &status_rows, now.id);
}

enum rc status_revoke(struct entry_take *t, const struct status_wrong *w, bool *changed)
{
	struct status *s;
	const struct status *before;
	size_t n;
	size_t i = 0;

	*changed = false;
	TRY(status_list(t->c->db, t->c->a, t->k, &s, &n, &t->c->err));
	while (i < n && (date_cmp(s[i].starts, w->on) != 0 || s[i].code != w->code || s[i].decided_by != w->by))
		i++;
	if (i == n)
		return RC_OK;
	*changed = true;
	if (i > 0) {
		entry_say(t, SAY_FIRST, S("The status was changed again since"), S("Put right what changed it last."),
		          S("/decision"));
		return RC_OK;
	}
	before = n > 1 ? &s[1] : NULL;
	TRY(needs_revoke(t, w->on));
	return date_cmp(w->on, t->c->now.today) >= 0 ? today_revoke(t, w, &s[0], before)
	                                             : days_revoke(t, w, &s[0], before);
}
