/* One pupil of the screen: what stands beside the numbers, and the decision. */
#include "assess/assess_sql.h"
#include "notice/results/circumstance_sql.h"
#include "notice/concern/concern_sql.h"
#include "notice/observe/observation_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "notice/screen/screen_list_own.h"

ACTION(ACT_SCREENING_DECIDE, "screening.decide", "Decided about a pupil on the screening list");

enum { CONCERNS_SHOWN = 3, OBSERVED_SHOWN = 3, VOICES_MAX = CONCERNS_SHOWN + OBSERVED_SHOWN + 1 };

static void voice_add(struct screen_beside *b, struct str who, struct date on, struct str words)
{
	size_t at = b->voices++;

	for (; at > 0 && date_cmp(b->voice[at - 1].on, on) < 0; at--)
		b->voice[at] = b->voice[at - 1];
	b->voice[at] = (struct screen_voice){ who, on, words };
}

static enum rc concerns_read(struct ctx *c, struct pupil_key k, struct date on, struct screen_beside *b)
{
	struct concern *v;
	size_t n;
	size_t taken = 0;

	TRY(concern_list(c->db, c->a, k, 0, &v, &n, &c->err));
	for (size_t i = 0; i < n && taken < CONCERNS_SHOWN; i++) {
		if (v[i].private != 0 || date_cmp(v[i].raised_on, on) > 0)
			continue;
		voice_add(b, v[i].from_name, v[i].raised_on, v[i].words);
		taken++;
	}
	return RC_OK;
}

static enum rc observed_read(struct ctx *c, struct pupil_key k, struct date on, struct screen_beside *b)
{
	struct observation *v;
	size_t n;
	size_t taken = 0;

	TRY(observation_latest(c->db, c->a, k, OBSERVATIONS_MAX, &v, &n, &c->err));
	for (size_t i = 0; i < n && taken < OBSERVED_SHOWN; i++) {
		if (date_cmp(v[i].seen_on, on) > 0)
			continue;
		voice_add(b,
		          str_fmt(c->a, "%.*s, %.*s", STR_ARG(v[i].by_name),
		                  STR_ARG(str_lower_ascii(c->a, observation_where(c->a, &v[i])))),
		          v[i].seen_on, v[i].words);
		taken++;
	}
	return RC_OK;
}

/* The pupil's own words, unless they are for fewer people. */
static enum rc pupil_words_read(struct ctx *c, struct pupil_key k, struct date on, struct screen_beside *b)
{
	struct view *v;
	size_t n;

	TRY(view_list_of(c->db, c->a, k, S("pupil"), 0, &v, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		struct str words = v[i].words.n > 0 ? v[i].words : v[i].hard;

		if (v[i].private != 0 || words.n == 0 || date_cmp(v[i].given_on, on) > 0)
			continue;
		voice_add(b, v[i].name, v[i].given_on, words);
		break;
	}
	return RC_OK;
}

static enum rc around_read(struct ctx *c, struct pupil_key k, struct date on, struct screen_beside *b)
{
	size_t n = 0;

	TRY(circumstance_list(c->db, c->a, k, &b->around, &b->arounds, &c->err));
	for (size_t i = 0; i < b->arounds; i++) {
		const struct circumstance *v = &b->around[i];

		if (date_cmp(v->noted_on, on) <= 0 && date_cmp(v->starts, on) <= 0 &&
		    (date_none(v->ends) || date_cmp(v->ends, on) >= 0 || v->kind == CIRCUMSTANCE_EARLIER_SUPPORT))
			b->around[n++] = *v;
	}
	b->arounds = n;
	return RC_OK;
}

static enum rc earlier_read(struct ctx *c, struct pupil_key k, struct date on, struct screen_beside *b)
{
	enum rc rc = screen_decision_list(c->db, c->a, k, &b->earlier, &b->earliers, &c->err);

	while (rc == RC_OK && b->earliers > 0 && date_cmp(b->earlier[0].decided_on, on) > 0) {
		b->earlier++;
		b->earliers--;
	}
	return rc;
}

static enum rc beside_read(struct ctx *c, int64_t pupil_id, struct date on, struct screen_beside *b)
{
	struct pupil_key k;
	struct pupil p;
	enum rc rc = gate_pupil(c, pupil_id, CAP_SCREEN, &ACT_SCREENING_OPEN, &k);

	b->voice = NEW_ARRAY(c->a, struct screen_voice, VOICES_MAX);
	if (rc == RC_OK)
		rc = pupil_load(c->db, c->a, k, &p, &c->err);
	if (rc == RC_OK) {
		b->language = p.language;
		rc = earlier_read(c, k, on, b);
	}
	if (rc == RC_OK)
		rc = concerns_read(c, k, on, b);
	if (rc == RC_OK)
		rc = observed_read(c, k, on, b);
	if (rc == RC_OK)
		rc = pupil_words_read(c, k, on, b);
	return rc == RC_OK ? around_read(c, k, on, b) : rc;
}

enum rc screen_beside_load(struct ctx *c, int64_t pupil_id, struct date asked, struct screen_beside *out)
{
	*out = (struct screen_beside){ 0 };
	return beside_read(c, pupil_id, date_none(asked) ? c->now.today : asked, out);
}

static enum rc one_read(struct ctx *c, int64_t pupil_id, struct screening *all, struct screen_case *it)
{
	struct screen_known k;

	TRY(screening_load(c, DATE_NONE, all));
	TRY(screen_known_load(c, c->now.today, c->now.today, &k));
	return screen_case_of(c->a, all, &k, pupil_id, it) ? RC_OK : RC_NONE;
}

enum rc screen_one_load(struct ctx *c, int64_t pupil_id, struct screen_one *out)
{
	*out = (struct screen_one){ 0 };
	TRY(beside_read(c, pupil_id, c->now.today, &out->beside));
	return one_read(c, pupil_id, &out->all, &out->it);
}

/* The tests that are met, in words: kept, because later results and thresholds would give others. */
static struct str said_text(struct ctx *c, const struct screening *s, const struct screen_case *it)
{
	struct str *line = NEW_ARRAY(c->a, struct str, it->n * SCREEN_TESTS);
	size_t n = 0;

	for (size_t i = it->from; i < it->from + it->n; i++)
		for (enum screen_test t = 0; t < SCREEN_TESTS; t++) {
			const struct screen_finding *f = &s->finding[i];

			if (f->answer[t] == SCREEN_MET)
				line[n++] =
				    str_fmt(c->a, "%.*s: %.*s. %.*s", STR_ARG(s->subject[f->subject].name),
				            STR_ARG(screen_title(t)),
				            STR_ARG(screen_words(c->a, &s->run, f, t, s->pupil[it->pupil].first)));
		}
	return str_join(c->a, line, n, S("\n"));
}

/* The pupil is theirs and nobody decided meanwhile. RC_OK with *again: this very decision is there already. */
static enum rc place_check(struct ctx *c, int64_t pupil_id, const struct screen_decision_in *in, struct pupil_key *k,
                           struct screen_decision *theirs, bool *again)
{
	struct screen_decision *all;
	size_t n;
	enum rc rc = gate_pupil(c, pupil_id, CAP_SCREEN_DECIDE, &ACT_SCREENING_DECIDE, k);

	*again = false;
	if (rc != RC_OK)
		return rc;
	rc = screen_decision_load(c->db, c->a, *k, in->decision.id, theirs, &c->err);
	if (rc == RC_OK) {
		*again = record_same(&screen_decision_rec, &in->decision, theirs);
		return *again ? RC_OK : RC_CONFLICT;
	}
	if (rc != RC_NONE)
		return rc;
	rc = screen_decision_list(c->db, c->a, *k, &all, &n, &c->err);
	if (rc == RC_OK && n > 0 && all[0].id != in->seen_id) {
		*theirs = all[0];
		return RC_CONFLICT;
	}
	return rc;
}

enum rc screen_decide(struct ctx *c, int64_t pupil_id, const struct screen_decision_in *in,
                      struct screen_faults *faults)
{
	struct screen_decision v = in->decision;
	struct screening *all = NEW(c->a, struct screening);
	struct screen_case it;
	struct pupil_key k;
	bool again;

	*faults = (struct screen_faults){ 0 };
	TRY(gate_cap(c, CAP_SCREEN_DECIDE));
	faults->check = screen_decision_check(c->a, &v, c->now.today);
	TRY(one_read(c, pupil_id, all, &it));
	if (!checks_pass(&faults->check) || v.id <= 0)
		return RC_INVALID;
	v.screened_on = v.decided_on = c->now.today;
	v.found = it.found;
	v.said = said_text(c, all, &it);
	v.decided_by = c->actor.person_id;
	v.revision = 1;
	TRY(place_check(c, pupil_id, in, &k, &faults->theirs, &again));
	if (again)
		return RC_OK;
	if (!str_eq(v.found, in->seen_found))
		return RC_CONFLICT;
	TRY(screen_decision_insert(c->db, c->a, k, &v, &c->err));
	return audit_write(c, pupil_id, &ACT_SCREENING_DECIDE, "screen_decision", v.id,
	                   str_fmt(c->a, "%.*s %.*s", STR_ARG(screen_action_code(v.result)), STR_ARG(v.reason)));
}
