/* The gaps of a record: what is late, what did not happen, what did not work, what is not recorded. They come first,
 * because who reads a case finds them anyway. Each has its source as words until it is known which are told. */
#include "boards/dossier/dossier_book_rule.h"

enum { GAPS_MORE = 8, ABSENT_MOST = 12 };

static void late_gaps(struct book *b, struct dossier_part *p)
{
	for (size_t i = 0; i < b->f->lates; i++) {
		const struct dossier_late *l = &b->f->late[i];

		book_point(p, MARK_CLOCK, str_fmt(b->a, "%.*s:", STR_ARG(l->title)),
		           str_fmt(b->a, "%.*s.", STR_ARG(l->when)), l->source);
	}
}

static void support_gaps(struct book *b, struct dossier_part *p)
{
	for (size_t i = 0; i < b->f->supports; i++) {
		const struct dossier_support *s = &b->f->support[i];

		if (!s->dose.is_low)
			continue;
		book_point(p, MARK_CROSS,
		           str_fmt(b->a, "%.*s: %lld of %lld sessions given.", STR_ARG(str_sentence(b->a, s->what)),
		                   (long long)s->dose.given, (long long)s->dose.planned),
		           s->dose.missed > 0 ? b->f->missed : STR_NONE, source_plan(b));
	}
}

static void outcome_gaps(struct book *b, struct dossier_part *p)
{
	for (size_t i = 0; i < b->f->outcomes; i++) {
		const struct dossier_outcome *o = &b->f->outcome[i];
		struct str aim = str_fmt(b->a, "%.*s:", STR_ARG(str_sentence(b->a, o->aim)));

		if (o->baseline == MILLI_NONE || o->target == MILLI_NONE)
			book_point(p, MARK_CROSS, aim, S("no start or no target in numbers."), source_plan(b));
		else if (!o->progress.has_latest)
			book_point(p, MARK_CROSS, aim, S("not measured since the plan was shared."), source_plan(b));
		if (o->progress.state != PROGRESS_BEHIND && o->progress.state != PROGRESS_NOT_REACHED)
			continue;
		book_point(p, MARK_CROSS, aim, o->progress.words, source_plan(b));
	}
}

static struct str source_review(struct book *b, const struct dossier_cycle *y)
{
	return str_fmt(b->a, "Review of cycle %lld, %.*s", (long long)y->number, STR_ARG(date_long(b->a, y->reviewed)));
}

static void review_gap(struct book *b, struct dossier_part *p, const struct dossier_cycle *y)
{
	int32_t late = date_none(y->review_on) || date_none(y->reviewed) ? 0 : date_diff(y->reviewed, y->review_on);

	if (late > 0)
		book_point(p, MARK_CROSS, str_fmt(b->a, "Review of cycle %lld:", (long long)y->number),
		           str_fmt(b->a, "held on %.*s, %d %s after the agreed day.",
		                   STR_ARG(date_long(b->a, y->reviewed)), (int)late, late == 1 ? "day" : "days"),
		           source_review(b, y));
	if (date_none(y->reviewed) && !date_none(y->closed))
		book_point(p, MARK_CROSS, str_fmt(b->a, "Cycle %lld:", (long long)y->number),
		           S("closed without a review."),
		           str_fmt(b->a, "Cycle %lld, closed %.*s", (long long)y->number,
		                   STR_ARG(date_long(b->a, y->closed))));
	if (y->judged && y->reached < y->outcomes)
		book_point(p, MARK_CROSS, str_fmt(b->a, "Cycle %lld:", (long long)y->number),
		           outcomes_words(b->a, y->reached, y->outcomes), source_review(b, y));
}

static void people_gaps(struct book *b, struct dossier_part *p)
{
	const struct dossier_fact *f = b->f;

	if (f->has_plan && f->read < f->readers)
		book_point(p, MARK_CROSS, S("The plan:"),
		           str_fmt(b->a, "read by %zu of %zu staff who work with %.*s.", f->read, f->readers,
		                   STR_ARG(f->first)),
		           source_plan(b));
}

/* ---- not recorded ---- */

static bool has_theme(const struct dossier_fact *f, enum dossier_theme t)
{
	for (size_t i = 0; i < f->entries; i++)
		if (f->entry[i].theme == t)
			return true;
	return false;
}

static bool has_kind(const struct dossier_fact *f, const char *kind)
{
	for (size_t i = 0; i < f->entries; i++)
		if (str_is(f->entry[i].kind, kind))
			return true;
	return false;
}

static size_t absent_list(const struct book *b, struct str *out)
{
	const struct dossier_fact *f = b->f;
	const struct dossier_cycle *y = f->cycles > 0 ? &f->cycle[f->cycles - 1] : NULL;
	size_t n = 0;

	if (f->code != STATUS_N && f->needs == 0)
		out[n++] = S("type of need");
	if (!has_theme(f, THEME_HEALTH))
		out[n++] = S("health, sight and hearing");
	if (!has_theme(f, THEME_RESULT))
		out[n++] = S("results");
	if (f->code != STATUS_N && !has_kind(f, "discussion"))
		out[n++] = S("an early discussion");
	if (f->code != STATUS_N && !has_kind(f, "decision"))
		out[n++] = S("who decided on the support, and why");
	if (f->code != STATUS_N && !f->has_plan)
		out[n++] = S("a plan in force");
	if (y != NULL && date_none(y->assessed))
		out[n++] = str_fmt(b->a, "an assessment in cycle %lld", (long long)y->number);
	if (y != NULL && !y->heard_pupil)
		out[n++] = str_fmt(b->a, "%.*s’s views in cycle %lld", STR_ARG(f->first), (long long)y->number);
	if (y != NULL && !y->heard_parents)
		out[n++] = str_fmt(b->a, "the parents’ views in cycle %lld", (long long)y->number);
	return n;
}

static void absent_gaps(struct book *b, struct dossier_part *p)
{
	struct str what[ABSENT_MOST];
	size_t n = absent_list(b, what);

	if (n > 0)
		book_point(p, MARK_ABSENT, S("Not recorded:"),
		           str_fmt(b->a, "%.*s.", STR_ARG(str_join(b->a, what, n, S("; ")))), STR_NONE);
}

/* A short one names the first and says how many more there are; what is not recorded stays. */
static void gaps_cut(struct book *b, struct dossier_part *p)
{
	size_t most = 2 + (size_t)b->w->room;
	struct dossier_point last = p->point[p->points - 1];
	size_t absent = last.mark == MARK_ABSENT;
	size_t told = p->points - absent;

	if (!book_is_short(b) || told <= most)
		return;
	p->point[most] =
	    (struct dossier_point){ MARK_NONE, STR_NONE,
		                    str_fmt(b->a, "And %zu more: see the longer dossier.", told - most), STR_NONE };
	p->points = most + 1;
	if (absent)
		p->point[p->points++] = last;
}

void book_gaps(struct book *b)
{
	const struct dossier_fact *f = b->f;
	struct dossier_part *p = book_part(b, "Gaps, and what has not worked",
	                                   GAPS_MORE + 3 * f->cycles + f->lates + f->supports + 2 * f->outcomes);

	p->gaps = true;
	late_gaps(b, p);
	support_gaps(b, p);
	outcome_gaps(b, p);
	people_gaps(b, p);
	for (size_t i = f->cycles; i > 0; i--)
		review_gap(b, p, &f->cycle[i - 1]);
	absent_gaps(b, p);
	b->d->gaps = p->points;
	if (p->points == 0)
		book_point(p, MARK_NONE, STR_NONE, S("None that the record shows."), STR_NONE);
	else
		gaps_cut(b, p);
	for (size_t i = 0; i < p->points; i++)
		if (p->point[i].src.n > 0)
			p->point[i].src = book_cite(b, p->point[i].src);
}
