#include "statement/help_rule.h"

enum { WEEK = 7, FRIDAY = 4, SCHOOL_WEEK = 5, SEALED_AFTER = 3 };

static struct date month_first(int year, int month)
{
	return (struct date){ (int16_t)year, (int8_t)month, 1 };
}

struct span help_month(int year, int month)
{
	struct date first = month_first(year, month);
	struct date last = date_add(date_add_months(first, 1), -1);
	struct date friday = date_add(first, (FRIDAY - date_weekday(first) + WEEK) % WEEK);
	struct date end = date_add(last, -((date_weekday(last) - FRIDAY + WEEK) % WEEK));

	return (struct span){ date_add(friday, -FRIDAY), end };
}

struct date help_sealed_on(const struct calendar *c, int year, int month)
{
	return school_day_add(c, date_add(date_add_months(month_first(year, month), 1), -1), SEALED_AFTER);
}

/* ---- one week of one help ---- */

struct week {
	struct span span; /* Monday to Sunday */
	int64_t fifths;   /* of a session, agreed by the plan */
	int64_t most;     /* times a week */
	int64_t minutes;  /* of one */
	int64_t happened;
	int64_t not_given;
	int64_t minutes_given;
};

static bool is_in(struct span s, struct date d)
{
	return date_cmp(d, s.from) >= 0 && date_cmp(d, s.to) <= 0;
}

static void week_plan(const struct calendar *c, const struct help_span *s, struct week *w)
{
	struct date from = date_later(s->from, w->span.from);
	struct date to = date_none(s->to) ? w->span.to : date_earlier(s->to, w->span.to);

	if (date_cmp(from, to) > 0)
		return;
	w->fifths += s->per_week * school_days(c, from, to);
	w->most = s->per_week > w->most ? s->per_week : w->most;
	w->minutes = s->minutes;
}

static void week_log(const struct help_session *s, size_t n, int64_t root, struct week *w)
{
	for (size_t i = 0; i < n; i++) {
		if (s[i].root != root || !is_in(w->span, s[i].on))
			continue;
		if (s[i].result == SESSION_MISSED) {
			w->not_given++;
			continue;
		}
		w->happened++;
		w->minutes_given += s[i].minutes > 0 ? s[i].minutes : w->minutes;
	}
}

static int64_t more(int64_t x, int64_t y)
{
	return x > y ? x : y;
}

static int64_t less(int64_t x, int64_t y)
{
	return x < y ? x : y;
}

/* *owed: what was missed before and is not caught up. */
static struct help_count week_count(const struct week *w, int64_t *owed)
{
	struct help_count k = { .minutes_given = w->minutes_given };
	int64_t logged = w->happened + w->not_given;
	int64_t beyond = w->most > 0 ? less(w->happened, more(0, logged - w->most)) : 0;
	int64_t share = (2 * w->fifths + SCHOOL_WEEK) / (2 * SCHOOL_WEEK);

	k.given = w->happened - beyond;
	k.agreed = w->most > 0 ? more(more(share, less(w->most, logged)), k.given + w->not_given) : logged;
	k.missed = k.agreed - k.given;
	k.unlogged = k.missed - w->not_given;
	k.caught = less(beyond, *owed + k.missed);
	k.extra = beyond - k.caught;
	k.minutes_agreed = k.agreed * w->minutes;
	*owed += k.missed - k.caught;
	return k;
}

static void count_add(struct help_count *to, const struct help_count *k)
{
	to->agreed += k->agreed;
	to->given += k->given;
	to->missed += k->missed;
	to->caught += k->caught;
	to->extra += k->extra;
	to->unlogged += k->unlogged;
	to->minutes_agreed += k->minutes_agreed;
	to->minutes_given += k->minutes_given;
}

/* ---- why ---- */

static struct help_why *why_of(struct help_statement *out, enum session_reason reason, struct str who)
{
	for (size_t i = 0; i < out->whys; i++)
		if (out->why[i].reason == reason && str_eq(out->why[i].who, who))
			return &out->why[i];
	out->why[out->whys] = (struct help_why){ .reason = reason, .who = who };
	return &out->why[out->whys++];
}

static void day_add(struct help_why *w, struct date on)
{
	size_t at = 0;

	while (at < w->days && date_cmp(w->on[at], on) < 0)
		at++;
	if (at < w->days && date_cmp(w->on[at], on) == 0)
		return;
	for (size_t i = w->days; i > at; i--)
		w->on[i] = w->on[i - 1];
	w->on[at] = on;
	w->days++;
}

/* The helper matters only where it is about the helper. */
static struct str who_of(enum session_reason r, struct str who)
{
	return r == SESSION_REASON_COVER || r == SESSION_REASON_STAFF_AWAY ? who : STR_NONE;
}

static const struct help_line *line_of(const struct help_statement *s, int64_t root)
{
	for (size_t i = 0; i < s->lines; i++)
		if (s->line[i].help.root == root)
			return &s->line[i];
	return NULL;
}

static void whys_fill(struct arena *a, const struct help_session *s, size_t n, struct help_statement *out)
{
	out->why = NEW_ARRAY(a, struct help_why, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct help_line *l = line_of(out, s[i].root);
		struct help_why *w;

		if (l == NULL || s[i].result != SESSION_MISSED || !is_in(out->span, s[i].on))
			continue;
		w = why_of(out, s[i].reason, who_of(s[i].reason, l->help.who));
		if (w->on == NULL)
			w->on = NEW_ARRAY(a, struct date, n);
		w->n++;
		day_add(w, s[i].on);
	}
	if (out->all.unlogged > 0)
		why_of(out, SESSION_REASON_NONE, STR_NONE)->n += out->all.unlogged;
}

/* No reason comes last; else the most frequent first, and of as many the one that came first in the month. */
static bool comes_before(const struct help_why *x, const struct help_why *y)
{
	bool last_x = x->reason == SESSION_REASON_NONE;
	bool last_y = y->reason == SESSION_REASON_NONE;

	if (last_x != last_y)
		return last_y;
	if (x->n != y->n)
		return x->n > y->n;
	if (x->days > 0 && y->days > 0 && date_cmp(x->on[0], y->on[0]) != 0)
		return date_cmp(x->on[0], y->on[0]) < 0;
	return x->reason != y->reason ? x->reason < y->reason : str_cmp(x->who, y->who) < 0;
}

static void whys_sort(struct help_statement *s)
{
	for (size_t i = 1; i < s->whys; i++)
		for (size_t k = i; k > 0 && comes_before(&s->why[k], &s->why[k - 1]); k--) {
			struct help_why x = s->why[k];

			s->why[k] = s->why[k - 1];
			s->why[k - 1] = x;
		}
}

/* ---- the month ---- */

static bool touches(const struct help_span *s, struct span month)
{
	return date_cmp(s->from, month.to) <= 0 && (date_none(s->to) || date_cmp(s->to, month.from) >= 0) &&
	       (date_none(s->to) || date_cmp(s->from, s->to) <= 0);
}

static void line_fill(const struct calendar *c, const struct help_span *span, size_t spans,
                      const struct help_session *session, size_t sessions, struct span month, struct help_line *l)
{
	for (struct date monday = month.from; date_cmp(monday, month.to) < 0; monday = date_add(monday, WEEK)) {
		struct week w = { .span = { monday, date_add(monday, WEEK - 1) }, .minutes = l->help.minutes };
		struct help_count k;

		for (size_t i = 0; i < spans; i++)
			if (span[i].root == l->help.root)
				week_plan(c, &span[i], &w);
		week_log(session, sessions, l->help.root, &w);
		k = week_count(&w, &l->owed);
		count_add(&l->count, &k);
	}
}

void help_count(struct arena *a, const struct calendar *c, int year, int month, const struct help_span *span,
                size_t spans, const struct help_session *session, size_t sessions, const struct help_owed *owed,
                size_t oweds, struct help_statement *out)
{
	*out =
	    (struct help_statement){ .span = help_month(year, month), .line = NEW_ARRAY(a, struct help_line, spans) };
	for (size_t i = 0; i < spans; i++) {
		size_t at = 0;

		if (!touches(&span[i], out->span))
			continue;
		while (at < out->lines && out->line[at].help.root != span[i].root)
			at++;
		out->lines += at == out->lines;
		out->line[at].help = span[i];
	}
	for (size_t i = 0; i < out->lines; i++) {
		struct help_line *l = &out->line[i];

		for (size_t k = 0; k < oweds; k++)
			if (owed[k].root == l->help.root)
				l->owed = owed[k].n;
		line_fill(c, span, spans, session, sessions, out->span, l);
		count_add(&out->all, &l->count);
	}
	whys_fill(a, session, sessions, out);
	whys_sort(out);
}
