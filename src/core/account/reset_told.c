#include "core/account/reset_told.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/invite_sql.h"
#include "core/people/person_rec.h"
#include "core/trail/audit.h"

ACTION(ACT_RESET_STOP, "account.reset_stop", "Stopped a new letter for their own account");
ACTION(ACT_RESET_OVERTAKEN, "account.reset_overtaken",
       "Made or asked for a newer letter or link: the one before ended");
ACTION(ACT_RESET_KNOWN, "account.reset_known", "Said that they know of a new letter for their own account");

enum reset_state reset_state_of(const struct ctx *c, const struct reset_row *r)
{
	return reset_state(r->answer, r->until_at, r->used_at, c->now.utc);
}

static struct str when(struct ctx *c, int64_t at)
{
	return at > 0 ? clock_datetime(c->a, at) : STR_NONE;
}

struct reset_line reset_line_of(struct ctx *c, const struct reset_row *r)
{
	return (struct reset_line){
		.id = r->id,
		.account_id = r->account_id,
		.state = reset_state_of(c, r),
		.owner = name_full(c->a, r->given, r->family),
		.job = r->job,
		.login = r->login,
		.said = { .state = reset_state_of(c, r),
		          .has_paper = r->invitation_id != 0,
		          .asker = name_full(c->a, r->asker_given, r->asker_family),
		          .asked_on = when(c, r->asked_at),
		          .answerer = name_full(c->a, r->answerer_given, r->answerer_family),
		          .answered_on = when(c, r->answered_at),
		          .until = date_long(c->a, clock_at(r->until_at - 1).today),
		          .used_on = when(c, r->used_at),
		          .device = r->used_on },
		.is_told = r->told_at > 0,
		.asked_by_me = r->asked_by == c->actor.account_id,
	};
}

enum rc reset_lines_of(struct ctx *c, const struct reset_row *r, size_t n, struct reset_line **out)
{
	*out = NEW_ARRAY(c->a, struct reset_line, n);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = reset_line_of(c, &r[i]);
	return RC_OK;
}

enum rc reset_last(struct ctx *c, int64_t account_id, struct reset_row *out)
{
	struct reset_row *r;
	size_t n;

	TRY(reset_list(c->db, c->a, c->actor.school_id, account_id, &r, &n, &c->err));
	*out = n > 0 ? r[0] : (struct reset_row){ 0 };
	return RC_OK;
}

enum rc invitations_end(struct ctx *c, int64_t account_id)
{
	const int64_t school = c->actor.school_id;

	TRY(invite_end_all(c->db, c->a, school, account_id, c->now.utc, &c->err));
	return reset_lapse(c->db, c->a, school, account_id, c->now.utc, &c->err);
}

static enum rc answer_put(struct ctx *c, const struct reset_row *r, struct str answer)
{
	struct reset_row v = *r;

	v.answer = answer;
	v.answered_by = c->actor.account_id;
	v.answered_at = c->now.utc;
	return reset_update(c->db, c->a, &v, r->answer, &c->err);
}

/* One that was agreed a moment ago, whose letter is being made. */
static bool awaits_letter(const struct reset_row *r)
{
	return str_is(r->answer, "agreed") && r->invitation_id == 0;
}

static enum rc rows_end(struct ctx *c, int64_t account_id, struct str answer, const struct action *action, bool all,
                        size_t *n)
{
	struct reset_row *r;
	size_t rows;

	*n = 0;
	TRY(reset_list(c->db, c->a, c->actor.school_id, account_id, &r, &rows, &c->err));
	for (size_t i = 0; i < rows; i++) {
		if (!reset_can_end(reset_state_of(c, &r[i])) || (!all && awaits_letter(&r[i])))
			continue;
		if (r[i].invitation_id != 0)
			TRY(invitations_end(c, account_id));
		TRY(answer_put(c, &r[i], answer));
		TRY(audit_write(c, 0, action, "account", account_id, STR_NONE));
		(*n)++;
	}
	return RC_OK;
}

enum rc resets_end(struct ctx *c, int64_t account_id, struct str answer, const struct action *action)
{
	size_t n;

	TRY(rows_end(c, account_id, answer, action, true, &n));
	return n > 0 ? RC_OK : RC_NONE;
}

enum rc resets_overtake(struct ctx *c, int64_t account_id)
{
	size_t n;

	TRY(rows_end(c, account_id, S("withdrawn"), &ACT_RESET_OVERTAKEN, false, &n));
	return invitations_end(c, account_id);
}

enum rc resets_mine(struct ctx *c, struct reset_line **out, size_t *n)
{
	struct reset_row *r;

	TRY(reset_list(c->db, c->a, c->actor.school_id, c->actor.account_id, &r, n, &c->err));
	return reset_lines_of(c, r, *n, out);
}

enum rc reset_news(struct ctx *c, struct str *out)
{
	struct reset_line *l;
	size_t n;

	*out = STR_NONE;
	TRY(resets_mine(c, &l, &n));
	for (size_t i = 0; i < n && out->n == 0; i++)
		if (!l[i].is_told && reset_tells(l[i].state))
			*out = reset_words(c->a, &l[i].said);
	return RC_OK;
}

enum rc reset_known(struct ctx *c)
{
	const struct actor *who = &c->actor;

	TRY(reset_told(c->db, c->a, who->school_id, who->account_id, c->now.utc, &c->err));
	return audit_write(c, 0, &ACT_RESET_KNOWN, "account", who->account_id, STR_NONE);
}

enum rc reset_stop(struct ctx *c)
{
	const struct actor *who = &c->actor;

	TRY(resets_end(c, who->account_id, S("stopped"), &ACT_RESET_STOP));
	return reset_told(c->db, c->a, who->school_id, who->account_id, c->now.utc, &c->err);
}

static enum rc made_insert(struct ctx *c, int64_t account_id, int64_t invitation_id, int64_t until_at)
{
	return reset_insert(c->db, c->a,
	                    &(struct reset_row){ .school_id = c->actor.school_id,
	                                         .account_id = account_id,
	                                         .id = id_new(),
	                                         .asked_by = c->actor.account_id,
	                                         .asked_at = c->now.utc,
	                                         .until_at = until_at,
	                                         .answer = S("made"),
	                                         .invitation_id = invitation_id },
	                    &c->err);
}

enum rc reset_note(struct ctx *c, int64_t account_id, int64_t invitation_id, int64_t until_at)
{
	struct account who;
	struct reset_row *r;
	size_t n;

	TRY(account_by_id(c->db, c->a, c->actor.school_id, account_id, &who, &c->err));
	if (!account_was_used(&who))
		return RC_OK;
	TRY(reset_list(c->db, c->a, c->actor.school_id, account_id, &r, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (awaits_letter(&r[i])) { /* this is it */
			r[i].invitation_id = invitation_id;
			r[i].until_at = until_at;
			return reset_update(c->db, c->a, &r[i], r[i].answer, &c->err);
		}
	return made_insert(c, account_id, invitation_id, until_at);
}
