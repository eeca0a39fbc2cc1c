/* Three a year: meetings and reviews, each counted for itself. */
#include "core/duty/meeting_count_rule.h"

static const struct year_rule MEETINGS[] = {
	{ 3,
	  20,
	  { 2014, 9, 1 },
	  { 0, 0, 0 },
	  FORCE_SHOULD,
	  SOURCE_SEED,
	  RTEXT("6.65"),
	  RTEXT("SEND Code of Practice 6.65: meet parents at least three times each year") },
};

static const struct year_rule REVIEWS[] = {
	{ 3,
	  0,
	  { 2014, 9, 1 },
	  { 0, 0, 0 },
	  FORCE_SHOULD,
	  SOURCE_SEED,
	  RTEXT(""),
	  RTEXT("Local guidance: plans are reviewed at least three times a year") },
};

bool meeting_counts(enum meeting_form kind, int minutes, bool evening_counts)
{
	if (kind == MEETING_CONTACT || (kind == MEETING_PARENTS_EVENING && !evening_counts))
		return false;
	return minutes == 0 || minutes >= MEETINGS[0].minutes_least;
}

static const struct year_rule *rule_on(const struct year_rule *r, struct date on)
{
	return rule_applies(r->from, r->to, on) ? r : NULL;
}

const struct year_rule *meeting_rule(struct date on)
{
	return rule_on(&MEETINGS[0], on);
}

const struct year_rule *review_rule(struct date on)
{
	return rule_on(&REVIEWS[0], on);
}

/* Of the terms of the year, how many are not over on the day; without terms, all and the rest as school days. */
static int32_t terms_left(const struct calendar *c, struct span year, struct date day, int32_t *all)
{
	int32_t left = 0;

	*all = 0;
	for (size_t i = 0; i < c->terms; i++) {
		const struct term *t = &c->term[i];

		if (date_cmp(t->ends, year.from) < 0 || date_cmp(t->starts, year.to) > 0)
			continue;
		++*all;
		left += school_days(c, date_later(day, t->starts), t->ends) > 0;
	}
	if (*all > 0)
		return left;
	*all = school_days(c, year.from, year.to);
	return school_days(c, date_later(day, year.from), year.to);
}

int year_share(const struct calendar *c, struct span year, struct date support_from, int per_year)
{
	int32_t all;
	int32_t left = terms_left(c, year, support_from, &all);

	if (date_none(support_from) || left <= 0)
		return 0;
	return (per_year * left + all - 1) / all;
}

struct date year_due(const struct calendar *c, struct span time, int k, int n)
{
	int32_t days = school_days(c, time.from, time.to);
	int32_t nth = (days * k + n - 1) / n;

	return nth > 0 ? school_day_add(c, date_add(time.from, -1), nth) : time.to;
}

/* A school year is 1 September to 31 August: parents are met on training days and after term too. */
static bool in_year(struct date today, struct date d)
{
	return !date_none(d) && date_cmp(date_school_year(d), date_school_year(today)) == 0;
}

/* What is expected and when; held and booked are there already. */
static void expect(struct year_count *r, const struct calendar *c, struct span year, const struct year_rule *rule,
                   struct date support_from, struct date today)
{
	struct span time = year;

	if (rule != NULL)
		r->expected = year_share(c, year, support_from, rule->per_year);
	if (date_cmp(support_from, time.from) > 0)
		time.from = support_from;
	if (r->expected > r->held) {
		r->next_due = year_due(c, time, r->held + 1, r->expected);
		r->is_late = date_cmp(r->next_due, today) < 0;
	}
	if (r->expected > r->held + r->booked) {
		r->shortfall = r->expected - r->held - r->booked;
		r->book_by = r->booked == 0 ? r->next_due : year_due(c, time, r->held + r->booked + 1, r->expected);
	}
}

static struct str times(struct arena *a, int n)
{
	static const struct str words[] = { RTEXT("not yet"), RTEXT("once"), RTEXT("twice"), RTEXT("three times") };

	return n < 4 ? words[n] : str_fmt(a, "%d times", n);
}

static struct str count_words(struct arena *a, const struct year_count *r, const char *verb)
{
	struct str n = times(a, r->held);
	struct str day = date_short(a, r->last);
	struct str more = S("");

	if (r->offered > 0)
		more = str_fmt(a, " Offered and not taken up: %d.", r->offered);
	if (r->held == 0)
		return str_fmt(a, "Not %s yet this year.%.*s", verb, STR_ARG(more));
	return str_fmt(a, "%c%s %.*s this year, %s%.*s.%.*s", verb[0] - 'a' + 'A', verb + 1, STR_ARG(n),
	               r->held > 1 ? "last on " : "on ", STR_ARG(day), STR_ARG(more));
}

struct year_count meeting_count(struct arena *a, const struct calendar *c, const struct meeting_fact *m, size_t n,
                                struct date support_from, struct date today)
{
	struct span year = school_year_span(c, today);
	struct year_count r = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (!m[i].counts || !in_year(today, m[i].on))
			continue;
		r.booked += m[i].state == MEETING_BOOKED && date_cmp(m[i].on, today) >= 0;
		r.offered += m[i].state == MEETING_MISSED;
		if (m[i].state != MEETING_HELD)
			continue;
		r.held++;
		if (date_cmp(m[i].on, r.last) > 0)
			r.last = m[i].on;
	}
	expect(&r, c, year, meeting_rule(today), support_from, today);
	r.words = count_words(a, &r, "met");
	return r;
}

struct year_count review_count(struct arena *a, const struct calendar *c, const struct date *held, size_t n,
                               struct date planned, struct date support_from, struct date today)
{
	struct span year = school_year_span(c, today);
	struct year_count r = { .booked = in_year(today, planned) && date_cmp(planned, today) >= 0 };

	for (size_t i = 0; i < n; i++) {
		if (!in_year(today, held[i]))
			continue;
		r.held++;
		if (date_cmp(held[i], r.last) > 0)
			r.last = held[i];
	}
	expect(&r, c, year, review_rule(today), support_from, today);
	r.words = count_words(a, &r, "reviewed");
	return r;
}

struct duty_row duty_counted(int64_t pupil_id, const struct year_count *n, struct date support_from)
{
	return (struct duty_row){ .pupil_id = pupil_id,
		                  .start = n->expected > 0 ? support_from : DATE_NONE,
		                  .is_done = n->shortfall == 0,
		                  .due = n->book_by,
		                  .lead = n->words };
}
