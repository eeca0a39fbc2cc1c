/* Sessions given against sessions planned: impact without dose cannot be judged (domain.md 5.5). */
#include "core/cycle/progress_rule.h"

#include "kit/base/buf.h"

enum { SCHOOL_WEEK_DAYS = 5, REASONS_MAX = 40 };

/* The sessions planned, in fifths of one: a school day is a fifth of a week. */
static int64_t fifths_planned(const struct calendar *c, const struct provision_fact *p, struct date until)
{
	struct date to = !date_none(p->to) && date_cmp(p->to, until) < 0 ? p->to : until;

	return date_none(p->from) ? 0 : p->per_week * school_days(c, p->from, to);
}

int64_t sessions_planned(const struct calendar *c, const struct provision_fact *p, struct date until)
{
	return (fifths_planned(c, p, until) * 2 + SCHOOL_WEEK_DAYS) / (2 * SCHOOL_WEEK_DAYS);
}

static void shares(struct dose *d)
{
	d->permille = 0;
	if (d->planned > 0)
		d->permille = d->given >= d->planned ? 1000 : d->given * 1000 / d->planned;
	/* Less than a whole session says nothing: the week is young. What was rounded down of many is none either. */
	d->is_low = d->planned > 0 && (d->planned - d->given - 1) * SCHOOL_WEEK_DAYS >= d->over &&
	            d->permille < DOSE_LOW_PERMILLE;
}

struct dose dose_of(const struct calendar *c, const struct provision_fact *p, const struct session_fact *s, size_t n,
                    struct date until)
{
	struct dose d = { .planned = sessions_planned(c, p, until) };

	d.over = d.planned * SCHOOL_WEEK_DAYS - fifths_planned(c, p, until);
	for (size_t i = 0; i < n; i++) {
		if (date_cmp(s[i].on, until) > 0)
			continue;
		d.missed += s[i].result == SESSION_MISSED;
		d.part += s[i].result == SESSION_PART;
		d.given += s[i].result != SESSION_MISSED;
	}
	shares(&d);
	return d;
}

struct dose dose_add(struct dose x, struct dose y)
{
	x.planned += y.planned;
	x.over += y.over;
	x.given += y.given;
	x.part += y.part;
	x.missed += y.missed;
	shares(&x);
	return x;
}

struct str dose_words(struct arena *a, const struct dose *d)
{
	if (d->planned > 0)
		return str_fmt(a, "%lld of %lld planned session%s", (long long)d->given, (long long)d->planned,
		               d->planned == 1 ? "" : "s");
	if (d->given > 0)
		return str_fmt(a, "%lld session%s, before any was planned", (long long)d->given,
		               d->given == 1 ? "" : "s");
	return S("no session planned yet");
}

struct str outcomes_words(struct arena *a, size_t reached, size_t n)
{
	if (n == 1)
		return reached == 1 ? S("The outcome was reached.") : S("The outcome was not reached.");
	return str_fmt(a, "%zu of %zu outcomes reached.", reached, n);
}

struct str goals_words(struct arena *a, size_t reached, size_t n)
{
	if (n == 1)
		return reached == 1 ? S("The goal is reached.") : S("The goal is not reached yet.");
	if (reached == 0)
		return str_fmt(a, "None of the %zu goals is reached yet.", n);
	if (reached == n)
		return str_fmt(a, "All %zu goals are reached.", n);
	return str_fmt(a, "%zu of %zu goals %s reached.", reached, n, reached == 1 ? "is" : "are");
}

struct str goals_words_to_you(struct arena *a, size_t reached, size_t n)
{
	if (reached == 0)
		return n == 1 ? S("You have not reached your goal yet.") : S("You have not reached your goals yet.");
	if (reached == n)
		return n == 1 ? S("You reached your goal.") : S("You reached all your goals.");
	return str_fmt(a, "You reached %zu of your %zu goals.", reached, n);
}

struct tally {
	struct str reason;
	int n;
};

/* Counts one reason; those beyond the bound are counted together under the last one. */
static void tally_add(struct tally *t, size_t *used, struct str reason)
{
	size_t i = 0;

	while (i < *used && !str_eq(t[i].reason, reason) && i < REASONS_MAX - 1)
		i++;
	if (i == *used) {
		t[i] = (struct tally){ reason, 0 };
		++*used;
	}
	t[i].n++;
}

struct str missed_reasons(struct arena *a, const struct session_fact *s, size_t n)
{
	struct tally t[REASONS_MAX];
	size_t used = 0;
	struct buf b = buf_new(a, 1 << 16);

	for (size_t i = 0; i < n; i++) {
		if (s[i].result == SESSION_MISSED)
			tally_add(t, &used, s[i].reason.n > 0 ? s[i].reason : S("no reason given"));
	}
	for (size_t left = used; left > 0; left--) {
		size_t best = 0;

		for (size_t i = 1; i < used; i++) {
			if (t[i].n > t[best].n)
				best = i;
		}
		buf_fmt(&b, "%s%.*s %d", left == used ? "" : ", ", STR_ARG(t[best].reason), t[best].n);
		t[best].n = 0;
	}
	return buf_view(&b);
}
