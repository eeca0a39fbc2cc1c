/* Sessions given against sessions planned: impact without dose cannot be judged (domain.md 5.5). */
#include "core/cycle/progress_rule.h"

#include "kit/base/buf.h"

enum { SCHOOL_WEEK_DAYS = 5, REASONS_MAX = 40 };

int64_t sessions_planned(const struct calendar *c, const struct provision_fact *p, struct date until)
{
	struct date to = !date_none(p->to) && date_cmp(p->to, until) < 0 ? p->to : until;

	if (date_none(p->from) || p->per_week <= 0)
		return 0;
	return (p->per_week * school_days(c, p->from, to) * 2 + SCHOOL_WEEK_DAYS) / (2 * SCHOOL_WEEK_DAYS);
}

static void shares(struct dose *d)
{
	d->permille = 0;
	if (d->planned > 0)
		d->permille = d->given >= d->planned ? 1000 : d->given * 1000 / d->planned;
	d->is_low = d->planned > 0 && d->permille < DOSE_LOW_PERMILLE;
}

struct dose dose_of(const struct calendar *c, const struct provision_fact *p, const struct session_fact *s, size_t n,
                    struct date until)
{
	struct dose d = { .planned = sessions_planned(c, p, until) };

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
