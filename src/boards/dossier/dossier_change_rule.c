/* What difference the support made: a line of values over time with the same told in words, and beside each other what
 * was agreed, what was given and what came of it. */
#include "boards/dossier/dossier_book_rule.h"

#include "kit/base/buf.h"

enum { WORDS_MOST = 4096, SHORT_VALUES = 8, ROOM_FOR_IT = 2 };

/* The fullest short ones have no room for it: their tables say the same. */
static bool has_room(const struct book *b)
{
	return !book_is_short(b) || b->w->room >= ROOM_FOR_IT;
}

/* ---- over time ---- */

/* In order of date, whatever order they come in; of two on one day the later one counts. */
static size_t value_add(struct dossier_value *v, size_t n, struct dossier_value x)
{
	size_t at = 0;

	while (at < n && date_cmp(v[at].on, x.on) < 0)
		at++;
	if (at == n || date_cmp(v[at].on, x.on) > 0)
		for (size_t i = n++; i > at; i--)
			v[i] = v[i - 1];
	v[at] = x;
	return n;
}

/* The start, and what was measured: some of it before the plan was shared. */
static size_t values_of(struct arena *a, const struct dossier_outcome *o, struct dossier_value **out)
{
	size_t n = 0;

	*out = NEW_ARRAY(a, struct dossier_value, o->points + 1);
	if (o->baseline != MILLI_NONE && !date_none(o->from))
		n = value_add(*out, n, (struct dossier_value){ o->from, o->baseline });
	for (size_t i = 0; i < o->points; i++)
		n = value_add(*out, n, (struct dossier_value){ o->point[i].on, o->point[i].value });
	return n;
}

/* Of many, some with equal steps between them, the first and the last always. */
static size_t values_thin(struct dossier_value *v, size_t n, size_t most)
{
	if (n <= most)
		return n;
	for (size_t i = 0; i < most; i++)
		v[i] = v[i * (n - 1) / (most - 1)];
	return most;
}

static struct str trend_words(struct book *b, const struct dossier_outcome *o, const struct dossier_trend *t,
                              size_t all)
{
	struct buf w = buf_new(b->a, WORDS_MOST);

	for (size_t i = 0; i < t->n; i++)
		buf_fmt(&w, "%s%.*s on %.*s", i == 0 ? "" : ", ", STR_ARG(progress_number(b->a, t->value[i].value)),
		        STR_ARG(book_day(b, t->value[i].on)));
	buf_char(&w, '.');
	if (t->n < all)
		buf_fmt(&w, " These are %zu of %zu checks.", t->n, all);
	if (o->target != MILLI_NONE)
		buf_fmt(&w, " The target is %.*s%s%.*s.", STR_ARG(progress_number(b->a, o->target)),
		        date_none(o->by) ? "" : " by ", STR_ARG(date_none(o->by) ? STR_NONE : book_day(b, o->by)));
	return buf_view(&w);
}

/* One more line, when it was measured twice. cycle: of which it is, in words; empty: the one in force. */
static void trend_add(struct book *b, struct dossier_part *p, const struct dossier_outcome *o, struct str cycle,
                      struct str src)
{
	struct dossier_trend *t = &p->trend[p->trends];
	size_t all = values_of(b->a, o, &t->value);
	struct str aim = str_sentence(b->a, book_words(b, o->aim));

	if (all < 2)
		return;
	t->n = values_thin(t->value, all, book_is_short(b) ? SHORT_VALUES : DOSSIER_VALUES);
	t->goal = o->target;
	t->title = str_fmt(b->a, "%.*s%.*s", STR_ARG(cycle), STR_ARG(aim));
	if (o->unit.n > 0)
		t->title = str_fmt(b->a, "%.*s (%.*s)", STR_ARG(t->title), STR_ARG(o->unit));
	t->words = trend_words(b, o, t, all);
	t->src = src;
	p->trends++;
}

void book_trend(struct book *b, struct dossier_part *p)
{
	size_t most = !has_room(b) ? 0 : book_is_short(b) ? 1 : DOSSIER_TRENDS;

	for (size_t i = 0; i < b->f->outcomes && p->trends < most; i++)
		trend_add(b, p, &b->f->outcome[i], STR_NONE, book_cite_plan(b));
}

static struct str y_source(struct book *b, const struct dossier_cycle *y, bool now)
{
	if (now)
		return book_cite_plan(b);
	return book_cite(b, str_fmt(b->a, "Plan of cycle %lld, %.*s, with its log until %.*s", (long long)y->number,
	                            STR_ARG(date_long(b->a, y->shared)), STR_ARG(date_long(b->a, y->until))));
}

/* A line that a page has no use for must not leave a source behind. */
static bool is_measured(struct book *b, const struct dossier_outcome *o)
{
	struct dossier_value *v;

	return values_of(b->a, o, &v) >= 2;
}

void book_trends_before(struct book *b, struct dossier_part *p)
{
	if (book_is_short(b))
		return;
	for (size_t i = b->f->cycles; i > 0; i--) {
		const struct dossier_cycle *y = &b->f->cycle[i - 1];
		size_t of_it = 0;

		if (b->only != NULL && y != b->only)
			continue;
		for (size_t m = 0; m < y->lines && of_it < DOSSIER_TRENDS && p->trends < DOSSIER_TRENDS_ALL; m++) {
			if (!is_measured(b, &y->outcome[m]))
				continue;
			trend_add(b, p, &y->outcome[m], str_fmt(b->a, "Cycle %lld: ", (long long)y->number),
			          y_source(b, y, b->f->has_plan && y->number == b->f->plan_cycle));
			of_it++;
		}
	}
}

/* ---- agreed, given, made ---- */

static void agreed(struct book *b, const struct dossier_cycle *y, bool now, struct str src)
{
	struct dossier_part *p = book_part(b, "What was agreed", 4);
	size_t goals = now ? b->f->outcomes : y->outcomes;

	p->beside = true;
	if (y->support.n == 0) {
		book_absent(p, "");
		return;
	}
	book_point(p, MARK_NONE, str_fmt(b->a, "Cycle %lld:", (long long)y->number), book_words(b, y->support), src);
	if (goals > 0)
		book_point(p, MARK_NONE, S("Outcomes:"), str_fmt(b->a, "%zu.", goals), src);
	if (!date_none(y->review_on))
		book_point(p, MARK_NONE, S("Review by:"), str_fmt(b->a, "%.*s.", STR_ARG(book_day(b, y->review_on))),
		           src);
}

static void given(struct book *b, const struct dossier_cycle *y, bool now, struct str src)
{
	struct dossier_part *p = book_part(b, "What was given", 4);

	p->beside = true;
	if (src.n == 0)
		book_absent(p, "");
	else if (y->dose.planned == 0)
		book_point(p, MARK_NONE, STR_NONE, S("No session was planned yet."), src);
	else
		book_point(p, MARK_NONE, STR_NONE,
		           str_fmt(b->a, "%.*s, %lld%%.", STR_ARG(dose_words(b->a, &y->dose)),
		                   (long long)(y->dose.permille + 5) / 10),
		           src);
	if (now && b->f->missed.n > 0)
		book_point(p, MARK_NONE, STR_NONE, b->f->missed, src);
}

/* One outcome of the plan: "38 to 46, target 55". */
static struct str moved(struct book *b, const struct dossier_outcome *o)
{
	if (!o->progress.has_latest || o->baseline == MILLI_NONE)
		return S("not measured yet.");
	return str_fmt(b->a, "%.*s to %.*s%s%.*s.", STR_ARG(progress_number(b->a, o->baseline)),
	               STR_ARG(progress_number(b->a, o->progress.latest.value)),
	               o->target == MILLI_NONE ? "" : ", target ",
	               STR_ARG(o->target == MILLI_NONE ? STR_NONE : progress_number(b->a, o->target)));
}

static void difference(struct book *b, const struct dossier_cycle *y, bool now, struct str src)
{
	struct dossier_part *p = book_part(b, "What difference it made", b->f->outcomes + 3);
	size_t most = book_is_short(b) ? 3 : b->f->outcomes;

	p->beside = true;
	if (y->judged)
		book_point(p, MARK_NONE, S("The review:"), outcomes_words(b->a, y->reached, y->outcomes),
		           book_cite(b, str_fmt(b->a, "Review of cycle %lld, %.*s", (long long)y->number,
		                                STR_ARG(date_long(b->a, y->reviewed)))));
	for (size_t i = 0; now && i < b->f->outcomes && i < most; i++)
		book_point(p, MARK_NONE,
		           str_fmt(b->a, "%.*s:", STR_ARG(str_sentence(b->a, book_words(b, b->f->outcome[i].aim)))),
		           moved(b, &b->f->outcome[i]), src);
	if (p->points == 0)
		book_absent(p, "");
}

void book_difference(struct book *b)
{
	static const struct dossier_cycle NONE = { 0 };
	const struct dossier_cycle *y = b->only;
	struct str src = STR_NONE;
	bool now;

	if (!has_room(b))
		return;
	for (size_t i = b->f->cycles; y == NULL && b->f->has_plan && i > 0; i--)
		if (b->f->cycle[i - 1].number == b->f->plan_cycle)
			y = &b->f->cycle[i - 1];
	if (y == NULL)
		y = b->f->cycles > 0 ? &b->f->cycle[b->f->cycles - 1] : &NONE;
	now = b->f->has_plan && y->number == b->f->plan_cycle;
	if (!date_none(y->shared) || now)
		src = y_source(b, y, now);
	agreed(b, y, now, src);
	given(b, y, now, src);
	difference(b, y, now, src);
}
