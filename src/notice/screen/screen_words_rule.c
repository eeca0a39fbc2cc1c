/* The four tests in words, with the numbers that were used. Kept apart from the computing: nothing here decides. */
#include "notice/screen/screen_own_rule.h"

#include "core/cycle/progress_rule.h"

enum { MILLI = 1000, MONTHS_OF_YEAR = 12 };

/* Thousandths as people write them: "88", "7:06". */
static struct str number(struct arena *a, const struct screen_scale *c, int64_t v)
{
	int64_t months = v / MILLI;

	if (!c->age)
		return progress_number(a, v);
	return str_fmt(a, "%lld:%02lld", (long long)(months / MONTHS_OF_YEAR), (long long)(months % MONTHS_OF_YEAR));
}

/* A difference: "4", "6 months", "1 month". */
static struct str amount(struct arena *a, const struct screen_scale *c, int64_t v)
{
	int64_t size = v < 0 ? -v : v;

	if (!c->age)
		return progress_number(a, size);
	return str_fmt(a, "%.*s month%s", STR_ARG(progress_number(a, size)), size == MILLI ? "" : "s");
}

/* A limit in whole steps of the scale. */
static struct str limit_text(struct arena *a, const struct screen_scale *c, int64_t limit)
{
	int32_t step = c->step > 0 ? c->step : 1;

	return amount(a, c, limit / step * step);
}

static int32_t error_of(const struct screen_finding *f, enum screen_test t)
{
	return t == SCREEN_OWN_PACE ? f->own_error : f->error;
}

/* When an end was: "December 2025", of two results "July and December 2025". */
static struct str months_of(struct arena *a, const struct screen_school *s, uint16_t also, uint16_t point)
{
	static const char *const NAME[] = { "January", "February", "March",     "April",   "May",      "June",
		                            "July",    "August",   "September", "October", "November", "December" };
	struct date from = s->point[also].on, to = s->point[point].on;

	if (!date_is(from) || !date_is(to))
		return STR_NONE;
	if (from.y != to.y)
		return str_fmt(a, "%s %d and %s %d", NAME[from.m - 1], from.y, NAME[to.m - 1], to.y);
	if (from.m != to.m)
		return str_fmt(a, "%s and %s %d", NAME[from.m - 1], NAME[to.m - 1], to.y);
	return str_fmt(a, "%s %d", NAME[to.m - 1], to.y);
}

/* "up 4 in 100 days", "no change". Rounded to what the scale can show. */
static struct str pace(struct arena *a, const struct screen_scale *c, int32_t rate)
{
	int64_t step = c->step > 0 ? c->step : MILLI;
	int64_t size = rate < 0 ? -(int64_t)rate : rate;
	int64_t round = (size + step / 2) / step * step;

	if (round == 0)
		return S("no change");
	return str_fmt(a, "%s %.*s in 100 days", rate > 0 ? "up" : "down", STR_ARG(amount(a, c, round)));
}

static struct str cannot(struct arena *a, const struct screen_school *s, const struct screen_finding *f,
                         enum screen_test t)
{
	switch (f->why[t]) {
	case SCREEN_WHY_FEW_POINTS:
		return str_fmt(a, "Cannot tell: too few results, or none that is new enough (%u on this scale).",
		               f->points);
	case SCREEN_WHY_NO_PEERS:
		return f->peers == 0
		           ? S("Cannot tell: nobody else in the year group started in the same place.")
		           : str_fmt(a, "Cannot tell: only %u in the year group started in the same place.", f->peers);
	case SCREEN_WHY_NO_MIDDLE:
		return str_fmt(a, "Cannot tell: only %u in the year group have both results.", f->middle_n);
	case SCREEN_WHY_SCALE:
		return s->scale[f->scale].numbers ? S("Cannot tell: the newest result is on another scale.")
		                                  : S("Cannot tell: this scale has no numbers to subtract.");
	case SCREEN_WHY_ERROR:
		return str_fmt(a, "Cannot tell: a difference of up to %.*s can be chance on this test.",
		               STR_ARG(limit_text(a, &s->scale[f->scale], screen_chance(error_of(f, t)))));
	case SCREEN_WHY_USUAL:
	case SCREEN_WHY_NONE:
	case SCREEN_WHYS:
		break;
	}
	return S("Cannot tell.");
}

struct str screen_title(enum screen_test t)
{
	static const struct str TITLE[SCREEN_TESTS] = { RTEXT("Slower than peers with the same start"),
		                                        RTEXT("Behind their own pace"), RTEXT("Gap not closing"),
		                                        RTEXT("Gap growing") };

	return TITLE[t];
}

static struct str gap_words(struct arena *a, const struct screen_scale *c, int32_t gap)
{
	if (gap == 0)
		return S("at the middle of the year group");
	return str_fmt(a, "%.*s %s the middle of the year group", STR_ARG(amount(a, c, gap)),
	               (gap > 0) == c->rising ? "below" : "above");
}

/* What makes an answer another one than the numbers before it look like. */
static struct str beside(struct arena *a, const struct screen_scale *c, const struct screen_finding *f,
                         enum screen_test t)
{
	bool smaller = t == SCREEN_GAP_NOT_CLOSING && f->gap_latest < f->gap_base;

	if (f->why[t] == SCREEN_WHY_USUAL)
		return S(" Some others of the same start are as far behind.");
	if (f->answer[t] == SCREEN_MET && smaller)
		return str_fmt(a, " That is no clear change: up to %.*s can be chance.",
		               STR_ARG(limit_text(a, c, screen_chance(error_of(f, t)))));
	if (f->answer[t] == SCREEN_PERHAPS)
		return str_fmt(a, " On this test only more than %.*s is a clear difference.",
		               STR_ARG(limit_text(a, c, error_of(f, t))));
	return STR_NONE;
}

/* The numbers of a test that could be told. */
static struct str numbers(struct arena *a, const struct screen_school *s, const struct screen_finding *f,
                          enum screen_test t, struct str first)
{
	const struct screen_scale *c = &s->scale[f->scale];
	struct str then = months_of(a, s, f->base_also, f->base_point);
	struct str now = months_of(a, s, f->latest_also, f->latest_point);

	switch (t) {
	case SCREEN_SAME_START:
		return str_fmt(a,
		               "%.*s and %u in the year group were at about %.*s in %.*s. In %.*s they were at %.*s, "
		               "%.*s at %.*s.",
		               STR_ARG(first), f->peers, STR_ARG(number(a, c, f->peers_base)), STR_ARG(then),
		               STR_ARG(now), STR_ARG(number(a, c, f->peers_latest)), STR_ARG(first),
		               STR_ARG(number(a, c, f->latest)));
	case SCREEN_OWN_PACE:
		return str_fmt(a, "Before: %.*s. Since then: %.*s.", STR_ARG(pace(a, c, f->earlier_rate)),
		               STR_ARG(pace(a, c, f->latest_rate)));
	case SCREEN_GAP_NOT_CLOSING:
		return str_fmt(a, "%.*s was %.*s in %.*s, and %.*s in %.*s.", STR_ARG(first),
		               STR_ARG(gap_words(a, c, f->gap_base)), STR_ARG(then),
		               STR_ARG(gap_words(a, c, f->gap_latest)), STR_ARG(now));
	case SCREEN_GAP_GROWING:
	case SCREEN_TESTS:
		break;
	}
	return str_fmt(a, "It was %.*s in %.*s, and %.*s in %.*s.", STR_ARG(gap_words(a, c, f->gap_base)),
	               STR_ARG(then), STR_ARG(gap_words(a, c, f->gap_latest)), STR_ARG(now));
}

struct str screen_words(struct arena *a, const struct screen_school *s, const struct screen_finding *f,
                        enum screen_test t, struct str first)
{
	if (f->answer[t] == SCREEN_CANNOT_TELL)
		return cannot(a, s, f, t);
	return str_fmt(a, "%.*s%.*s", STR_ARG(numbers(a, s, f, t, first)),
	               STR_ARG(beside(a, &s->scale[f->scale], f, t)));
}

struct str screen_answer_word(enum screen_answer x)
{
	static const struct str WORD[] = { RTEXT("cannot tell"), RTEXT("no"), RTEXT("perhaps"), RTEXT("clear") };

	return WORD[x];
}

struct str screen_found(struct arena *a, const struct screen_finding *f, struct str subject)
{
	struct str out = subject;

	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		if (f->answer[t] == SCREEN_MET)
			out = str_fmt(a, "%.*s %d", STR_ARG(out), (int)t + 1);
	return out;
}
