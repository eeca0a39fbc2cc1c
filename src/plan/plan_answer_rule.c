#include "plan/plan_answer_rule.h"

#include "kit/base/clock.h"
#include "kit/base/utf8.h"

enum { WORDS_SHOWN = 140, LAST_MINUTE = 24 * 60 - 1 };

static enum agreement says_of(const struct plan_reply *r)
{
	return r->answer == PLAN_ANSWER_AGREE      ? AGREEMENT_YES
	       : r->answer == PLAN_ANSWER_DISAGREE ? AGREEMENT_NO
	                                           : AGREEMENT_OPEN;
}

static bool counts(const struct young *young, int64_t pupil_person, int64_t person)
{
	if (young == NULL)
		return true;
	return person == pupil_person ? young->decides : young_parent(young, person).counts;
}

static struct plan_stand *stand_of(struct plan_stand *s, size_t *n, int64_t person)
{
	for (size_t i = 0; i < *n; i++)
		if (s[i].person_id == person)
			return &s[i];
	s[*n] = (struct plan_stand){ .person_id = person };
	return &s[(*n)++];
}

size_t plan_stands(struct arena *a, const struct plan_reply *reply, size_t n, const struct young *young,
                   int64_t pupil_person, struct plan_stand **out)
{
	size_t stands = 0;

	*out = NEW_ARRAY(a, struct plan_stand, n);
	for (size_t i = 0; i < n; i++) {
		const struct plan_reply *r = &reply[i];
		struct plan_stand *s = stand_of(*out, &stands, r->person_id);
		enum agreement says = says_of(r);

		s->name = r->by_name;
		s->counts = counts(young, pupil_person, r->person_id);
		if (says == AGREEMENT_NO)
			s->differed_at = r->at;
		if (says == AGREEMENT_OPEN && s->says != AGREEMENT_OPEN)
			continue;
		s->says = says;
		s->words = r->words;
		s->at = r->at;
		s->id = r->id;
	}
	return stands;
}

enum agreement plan_agreement(enum plan_agreed recorded, const struct plan_stand *s, size_t n)
{
	bool agreed = false;

	for (size_t i = 0; i < n; i++) {
		if (s[i].counts && s[i].says == AGREEMENT_NO)
			return AGREEMENT_NO;
		agreed = agreed || (s[i].counts && s[i].says == AGREEMENT_YES);
	}
	if (agreed)
		return AGREEMENT_YES;
	return recorded == AGREED_NOT_YET ? AGREEMENT_NO : recorded != AGREED_NONE ? AGREEMENT_YES : AGREEMENT_OPEN;
}

struct str plan_stand_words(struct arena *a, const struct plan_stand *s)
{
	static const char *const SAYS[] = { [AGREEMENT_OPEN] = "wants to say something about the plan",
		                            [AGREEMENT_YES] = "agrees with the plan",
		                            [AGREEMENT_NO] = "does not agree with the plan" };

	return str_fmt(a, "%.*s %s.", STR_ARG(s->name), SAYS[s->says]);
}

/* ---- the talk ---- */

static bool follows(const struct plan_talk *t, struct date on, int minute, int64_t id)
{
	int by = date_cmp(t->on, on);

	return by > 0 || (by == 0 && (t->minute > minute || (id != 0 && t->id > id)));
}

static struct date talked_on(const struct plan_answered *f, struct date on, int minute, int64_t id)
{
	for (size_t i = 0; i < f->talks; i++)
		if (!date_none(f->talk[i].on) && follows(&f->talk[i], on, minute, id))
			return f->talk[i].on;
	return DATE_NONE;
}

static struct str lead_of(struct arena *a, const struct plan_stand *s)
{
	struct str head = utf8_head(s->words, WORDS_SHOWN);
	struct str day = date_short(a, clock_at(s->at).today);

	if (head.n == 0)
		return str_fmt(a, "%.*s did not agree on %.*s.", STR_ARG(s->name), STR_ARG(day));
	return str_fmt(a, "%.*s did not agree on %.*s: “%.*s%s”", STR_ARG(s->name), STR_ARG(day), STR_ARG(head),
	               head.n < s->words.n ? " …" : "");
}

static void name_add(struct arena *a, struct str *to, struct str name, const char *between)
{
	*to = to->n == 0 ? name : str_fmt(a, "%.*s%s%.*s", STR_ARG(*to), between, STR_ARG(name));
}

/* They agree now: the day on which the last of them came round. */
static struct duty_row agreed_since(const struct plan_answered *f)
{
	struct duty_row row = { .pupil_id = f->pupil_id };
	struct date start;

	for (size_t i = 0; i < f->stands; i++) {
		if (f->stand[i].differed_at == 0)
			continue;
		start = clock_at(f->stand[i].differed_at).today;
		if (date_cmp(start, row.start) > 0)
			row = duty_follow(f->pupil_id, start, clock_at(f->stand[i].at).today);
	}
	return row;
}

/* Nobody has answered since the school noted "not yet". */
static struct duty_row noted_not_yet(const struct plan_answered *f)
{
	return duty_follow(f->pupil_id, f->shared, talked_on(f, f->shared, LAST_MINUTE, 0));
}

struct duty_row plan_talk_row(struct arena *a, const struct plan_answered *f)
{
	struct duty_row row = { .pupil_id = f->pupil_id };
	const struct plan_stand *last = NULL;
	struct str who = STR_NONE;
	struct now at;

	for (size_t i = 0; i < f->stands; i++) {
		const struct plan_stand *s = &f->stand[i];

		if (s->says != AGREEMENT_NO)
			continue;
		name_add(a, &who, s->name, " and ");
		name_add(a, &row.lead, lead_of(a, s), " ");
		if (last == NULL || s->at > last->at)
			last = s;
	}
	if (last == NULL)
		return plan_agreement(f->recorded, f->stand, f->stands) == AGREEMENT_NO ? noted_not_yet(f)
		                                                                        : agreed_since(f);
	at = clock_at(last->at);
	row.start = at.today;
	row.done = talked_on(f, at.today, at.minute, last->id);
	row.title = str_fmt(a, "Talk with %.*s about @ plan", STR_ARG(who));
	return row;
}
