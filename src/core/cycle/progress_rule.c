/* Progress towards an outcome. */
#include "core/cycle/progress_rule.h"

static const struct str STATE_WORDS[] = {
	[PROGRESS_UNSET] = RTEXT("No target yet"), [PROGRESS_TOO_FEW] = RTEXT("Cannot tell yet"),
	[PROGRESS_REACHED] = RTEXT("Reached"),     [PROGRESS_ON_COURSE] = RTEXT("On course"),
	[PROGRESS_BEHIND] = RTEXT("Behind"),       [PROGRESS_NOT_REACHED] = RTEXT("Not reached"),
};

static const struct {
	struct str word;
	struct str code;
} JUDGEMENTS[] = {
	[JUDGED_UNKNOWN] = { RTEXT("Not measured"), RTEXT("") },
	[JUDGED_BACK] = { RTEXT("Went back"), RTEXT("back") },
	[JUDGED_NONE] = { RTEXT("No change"), RTEXT("none") },
	[JUDGED_PARTLY] = { RTEXT("Partly reached"), RTEXT("partly") },
	[JUDGED_REACHED] = { RTEXT("Reached"), RTEXT("reached") },
	[JUDGED_MORE] = { RTEXT("Reached, and more"), RTEXT("more") },
};

static int64_t abs64(int64_t v)
{
	return v < 0 ? -v : v;
}

/* x / y to the nearest, halves away from zero; y > 0. */
static int64_t divide(__int128 x, __int128 y)
{
	return (int64_t)(x >= 0 ? (x + y / 2) / y : -((-x + y / 2) / y));
}

struct str progress_number(struct arena *a, int64_t value)
{
	const char *sign = value < 0 ? "−" : "";
	long long whole = abs64(value) / 1000;
	int part = (int)(abs64(value) % 1000);

	if (part == 0)
		return str_fmt(a, "%s%lld", sign, whole);
	if (part % 100 == 0)
		return str_fmt(a, "%s%lld.%d", sign, whole, part / 100);
	if (part % 10 == 0)
		return str_fmt(a, "%s%lld.%02d", sign, whole, part / 10);
	return str_fmt(a, "%s%lld.%03d", sign, whole, part);
}

/* Sums of a least-squares line; x is days since the first point. */
struct line {
	struct date zero;
	int64_t n;
	int64_t x;
	int64_t xx;
	__int128 y;
	__int128 xy;
	struct date last;
};

static void line_add(struct line *l, struct date on, int64_t value)
{
	int64_t x;

	if (l->n == 0)
		l->zero = on;
	x = date_diff(on, l->zero);
	l->n++;
	l->x += x;
	l->xx += x * x;
	l->y += value;
	l->xy += (__int128)x * value;
	l->last = on;
}

static struct line line_of(const struct outcome_fact *f)
{
	struct line l = { .n = 0 };
	bool is_noted = f->points > 0 && date_cmp(f->point[0].on, f->baseline_on) <= 0;

	if (!date_none(f->baseline_on) && !is_noted)
		line_add(&l, f->baseline_on, f->baseline);
	for (size_t i = 0; i < f->points; i++)
		line_add(&l, f->point[i].on, f->point[i].value);
	return l;
}

/* How a person rounds such a number: to ones when the way is long, to tenths or as it is when it is short. */
static int64_t step_of(int64_t needed)
{
	if (needed >= 5000)
		return 1000;
	return needed >= 500 ? 100 : 1;
}

static void forecast(struct progress *r, const struct outcome_fact *f, const struct line *l)
{
	__int128 den = (__int128)l->n * l->xx - (__int128)l->x * l->x;
	__int128 num = l->n * l->xy - l->x * l->y;
	int64_t days = date_diff(f->by, l->zero);
	int64_t step = step_of(r->needed);
	/* mean + slope * (days - mean day), over one denominator */
	__int128 top = l->y * den + num * ((__int128)l->n * days - l->x);

	r->per_week = divide(num * 7, den);
	if (r->is_down)
		r->per_week = -r->per_week;
	r->forecast = divide(divide(top, (__int128)l->n * den), step) * step;
	r->has_forecast = true;
}

static bool reaches(const struct progress *r, int64_t value, int64_t target)
{
	return r->is_down ? value <= target : value >= target;
}

static enum progress_state state_of(struct progress *r, const struct outcome_fact *f, struct date today)
{
	struct line l = line_of(f);

	if (r->has_latest && reaches(r, r->latest.value, f->target))
		return PROGRESS_REACHED;
	if (!date_none(f->by) && date_cmp(today, f->by) > 0)
		return PROGRESS_NOT_REACHED;
	if (date_none(f->by) || l.n < PROGRESS_POINTS_LEAST || date_diff(l.last, l.zero) < PROGRESS_DAYS_LEAST)
		return PROGRESS_TOO_FEW;
	forecast(r, f, &l);
	return reaches(r, r->forecast, f->target) ? PROGRESS_ON_COURSE : PROGRESS_BEHIND;
}

static struct str words_of(struct arena *a, const struct progress *r, const struct outcome_fact *f)
{
	struct str left = progress_number(a, r->needed - r->gained);
	struct str about = progress_number(a, r->forecast);
	struct str day = date_short(a, f->by);

	if (r->state == PROGRESS_UNSET)
		return S("No target yet.");
	if (r->state == PROGRESS_REACHED)
		return S("Reached.");
	if (r->state == PROGRESS_ON_COURSE)
		return str_fmt(a, "On course. %.*s to go.", STR_ARG(left));
	if (r->state == PROGRESS_BEHIND)
		return str_fmt(a, "Behind. At this rate, about %.*s by the review.", STR_ARG(about));
	if (r->state == PROGRESS_NOT_REACHED)
		return str_fmt(a, "Not reached by %.*s. %.*s to go.", STR_ARG(day), STR_ARG(left));
	if (date_none(f->by))
		return S("Cannot tell: there is no date to reach it by.");
	return S("Cannot tell yet: it takes three checks over two weeks.");
}

struct progress progress_of(struct arena *a, const struct outcome_fact *f, struct date today)
{
	struct progress r = { .state = PROGRESS_UNSET, .has_latest = f->points > 0 };

	if (r.has_latest)
		r.latest = f->point[f->points - 1];
	if (f->has_baseline && f->has_target) {
		r.is_down = f->target < f->baseline;
		r.needed = abs64(f->target - f->baseline);
		if (r.has_latest)
			r.gained = r.is_down ? f->baseline - r.latest.value : r.latest.value - f->baseline;
		if (r.needed > 0 && r.gained > 0)
			r.permille = r.gained >= r.needed ? 1000 : divide((__int128)r.gained * 1000, r.needed);
		r.state = state_of(&r, f, today);
	}
	r.words = words_of(a, &r, f);
	return r;
}

struct str progress_word(enum progress_state s)
{
	return STATE_WORDS[s];
}

enum judgement judgement_of(int64_t baseline, int64_t target, bool has_after, int64_t after)
{
	int64_t sign = target < baseline ? -1 : 1;
	int64_t gained = (after - baseline) * sign;
	int64_t needed = (target - baseline) * sign;

	if (!has_after)
		return JUDGED_UNKNOWN;
	if (gained < 0)
		return JUDGED_BACK;
	if (gained > needed)
		return JUDGED_MORE;
	if (gained == needed)
		return JUDGED_REACHED;
	return gained == 0 ? JUDGED_NONE : JUDGED_PARTLY;
}

struct str judgement_word(enum judgement j)
{
	return JUDGEMENTS[j].word;
}

struct str judgement_code(enum judgement j)
{
	return JUDGEMENTS[j].code;
}

enum judgement judgement_read(struct str code)
{
	for (int i = JUDGED_BACK; i <= JUDGED_MORE; i++) {
		if (str_eq(JUDGEMENTS[i].code, code))
			return (enum judgement)i;
	}
	return JUDGED_UNKNOWN;
}

struct str judgement_words(struct arena *a, int64_t baseline, int64_t target, bool has_after, int64_t after,
                           struct str unit)
{
	enum judgement j = judgement_of(baseline, target, has_after, after);
	struct str gained = progress_number(a, abs64(after - baseline));
	struct str needed = progress_number(a, abs64(target - baseline));

	if (j != JUDGED_PARTLY)
		return JUDGEMENTS[j].word;
	return str_fmt(a, "Partly reached: %.*s of %.*s%s%.*s", STR_ARG(gained), STR_ARG(needed), unit.n > 0 ? " " : "",
	               STR_ARG(unit));
}
