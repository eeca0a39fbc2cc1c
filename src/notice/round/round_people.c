#include "notice/round/round_people.h"

#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"

static struct str teaches_of(const struct pupil_staff *s)
{
	if (s->is_main)
		return S("Class teacher");
	if (s->subject.n > 0)
		return s->subject;
	return str_is(s->kind, "ta") ? S("Teaching assistant") : S("Teacher");
}

enum rc round_people(struct ctx *c, struct pupil_key k, struct round_person **out, size_t *n)
{
	struct pupil_staff *s;
	size_t staff;

	TRY(pupil_staff_list(c->db, c->a, k, c->now.today, &s, &staff, &c->err));
	*out = NEW_ARRAY(c->a, struct round_person, staff + 1);
	*n = 0;
	for (int turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < staff && *n < ROUND_PEOPLE_MAX; i++)
			if (s[i].is_main == (turn == 0) && !str_is(s[i].kind, "specialist"))
				(*out)[(*n)++] = (struct round_person){
					s[i].person_id,
					str_trim(str_fmt(c->a, "%.*s %.*s", STR_ARG(s[i].given), STR_ARG(s[i].family))),
					teaches_of(&s[i])
				};
	return RC_OK;
}

/* Before the end only who asked reads what others wrote; whether they answered, everybody may know. */
static void words_drop(struct round_answer *v)
{
	v->progress = ROUND_PROGRESS_NONE;
	v->helps = v->hard_class = v->hard_break = v->seen = STR_NONE;
}

static void whole_fill(const struct ctx *c, const struct round_answer *all, size_t n, const struct need_statement *s,
                       size_t statements, struct round_whole *w)
{
	w->read = !date_none(w->round.closed_on) || role_can(c->actor.hat, CAP_ROUND_ASK);
	w->answer = NEW_ARRAY(c->a, struct round_answer, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct round_answer *v = &w->answer[w->n];

		if (all[i].round_id != w->round.id)
			continue;
		*v = all[i];
		w->n++;
		w->answered += !date_none(v->answered_on);
		for (size_t m = 0; m < statements; m++)
			w->used += s[m].id == v->id;
		if (!w->read && v->person_id != c->actor.person_id)
			words_drop(v);
	}
}

enum rc round_wholes(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct round_view *out)
{
	struct round *r;
	struct round_answer *v;
	struct need_statement *s;
	struct cycle y;
	size_t rounds;
	size_t answers;
	size_t statements;
	enum rc rc = round_list(c->db, c->a, k, &r, &rounds, &c->err);

	if (rc == RC_OK)
		rc = round_answer_list(c->db, c->a, k, &v, &answers, &c->err);
	if (rc == RC_OK)
		rc = need_statement_list(c->db, c->a, k, 0, &s, &statements, &c->err);
	if (rc != RC_OK)
		return rc;
	out->round = NEW_ARRAY(c->a, struct round_whole, rounds + 1);
	for (size_t i = 0; i < rounds; i++) {
		if (cycle_id != 0 && r[i].cycle_id != 0 && r[i].cycle_id != cycle_id)
			continue;
		out->round[out->n].round = r[i];
		whole_fill(c, v, answers, s, statements, &out->round[out->n++]);
	}
	rc = cycle_latest(c->db, c->a, k, &y, &c->err);
	out->may_use = rc == RC_OK && date_none(y.closed_on) && role_can(c->actor.hat, CAP_ROUND_ASK);
	return rc == RC_NONE ? RC_OK : rc;
}
