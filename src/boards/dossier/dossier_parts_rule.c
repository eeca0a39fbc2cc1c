/* The parts that several purposes share. */
#include "boards/dossier/dossier_book_rule.h"

/* ---- what was known ---- */

static bool is_told(const struct book *b, const struct dossier_entry *e, unsigned themes)
{
	return (themes & (1u << e->theme)) != 0 && !e->narrow && book_tells(b, e->on) &&
	       date_cmp(e->on, b->f->today) <= 0 && /* what is booked comes next, and was not known */
	       (e->what.n > 0 || e->words.n > 0);
}

/* Of many, the first of each kind and then the newest are told: how it began, and what is known now. */
static size_t known_choose(const struct book *b, unsigned themes, size_t most, bool *chosen)
{
	size_t n = 0;
	unsigned seen = 0;

	for (size_t i = 0; i < b->f->entries && n < most; i++) {
		const struct dossier_entry *e = &b->f->entry[i];

		if (!is_told(b, e, themes) || (book_is_short(b) && (seen & (1u << e->theme)) != 0))
			continue;
		seen |= 1u << e->theme;
		chosen[i] = true;
		n++;
	}
	for (size_t i = b->f->entries; i > 0 && n < most; i--)
		if (!chosen[i - 1] && is_told(b, &b->f->entry[i - 1], themes)) {
			chosen[i - 1] = true;
			n++;
		}
	return n;
}

/* What the heading of an entry does not say already. */
static struct str known_text(struct book *b, const struct dossier_entry *e)
{
	struct str words = book_words(b, e->words);

	if (e->theme == THEME_SEEN || e->theme == THEME_SAID)
		return words.n > 0 ? words : e->what;
	return words.n > 0 ? str_fmt(b->a, "%.*s. %.*s", STR_ARG(e->what), STR_ARG(words)) : e->what;
}

void book_known(struct book *b, const char *heading, unsigned themes, size_t most)
{
	static const char *const COLUMNS[] = { "Date", "What", "Who", "#Source", NULL };
	static const int WEIGHTS[] = { 1, 8, 2, 1 };
	size_t limit = book_is_short(b) ? most : b->f->entries;
	bool *chosen = NEW_ARRAY(b->a, bool, b->f->entries + 1);
	struct dossier_part *p = book_part(b, heading, limit);

	if (known_choose(b, themes, limit, chosen) == 0) {
		book_absent(p, "");
		return;
	}
	book_columns(p, COLUMNS, WEIGHTS);
	for (size_t i = 0; i < b->f->entries; i++) {
		const struct dossier_entry *e = &b->f->entry[i];

		if (chosen[i])
			book_row(p,
			         (struct str[]){ book_day(b, e->on), known_text(b, e), e->by, book_cite_entry(b, e) });
	}
}

/* ---- what was done ---- */

static struct str review_said(struct book *b, const struct dossier_cycle *y)
{
	int32_t late;

	if (date_none(y->reviewed))
		return !date_none(y->closed)     ? S("None")
		       : date_none(y->review_on) ? S("No day agreed")
		                                 : str_fmt(b->a, "Agreed for %.*s", STR_ARG(book_day(b, y->review_on)));
	late = date_none(y->review_on) ? 0 : date_diff(y->reviewed, y->review_on);
	if (late > 0)
		return str_fmt(b->a, "%.*s, %d %s late", STR_ARG(book_day(b, y->reviewed)), (int)late,
		               late == 1 ? "day" : "days");
	return str_fmt(b->a, "%.*s, in time", STR_ARG(book_day(b, y->reviewed)));
}

static struct str cycle_sources(struct book *b, const struct dossier_cycle *y)
{
	struct str part[2];
	size_t n = 0;

	if (!date_none(y->shared))
		part[n++] = book_cite(b, str_fmt(b->a, "Plan of cycle %lld, %.*s, with its log until %.*s",
		                                 (long long)y->number, STR_ARG(date_long(b->a, y->shared)),
		                                 STR_ARG(date_long(b->a, y->until))));
	if (!date_none(y->reviewed))
		part[n++] = book_cite(b, str_fmt(b->a, "Review of cycle %lld, %.*s", (long long)y->number,
		                                 STR_ARG(date_long(b->a, y->reviewed))));
	if (n == 0)
		part[n++] = book_cite(b, str_fmt(b->a, "Cycle %lld, opened %.*s", (long long)y->number,
		                                 STR_ARG(date_long(b->a, y->opened))));
	return str_join(b->a, part, n, S(" "));
}

static struct str or_none(struct str s)
{
	return s.n > 0 ? s : S("Not recorded");
}

/* Of outcomes, of support, of cycles: as many as a short one has room for. */
static size_t few(const struct book *b, size_t n)
{
	size_t most = 2 + (size_t)b->w->room / 2;

	return book_is_short(b) && n > most ? most : n;
}

static void more_say(struct book *b, struct dossier_part *p, size_t all)
{
	if (few(b, all) < all)
		book_point(p, MARK_NONE, STR_NONE,
		           str_fmt(b->a, "And %zu more: see the longer dossier.", all - few(b, all)),
		           book_cite_plan(b));
}

void book_done(struct book *b, const char *heading)
{
	static const char *const COLUMNS[] = { "Cycle",   "Support", "#Sessions given", "Parents met", "Review",
		                               "#Source", NULL };
	static const int WEIGHTS[] = { 2, 5, 2, 3, 3, 1 };
	struct dossier_part *p = book_part(b, heading, b->f->cycles + 1);
	struct dose all = { 0 };
	size_t from = b->f->cycles - few(b, b->f->cycles);

	if (b->f->cycles == 0) {
		book_absent(p, "");
		return;
	}
	book_columns(p, COLUMNS, WEIGHTS);
	for (size_t i = from; i < b->f->cycles; i++) {
		const struct dossier_cycle *y = &b->f->cycle[i];

		if (b->only != NULL && y != b->only)
			continue;
		all = dose_add(all, y->dose);
		book_row(p, (struct str[]){
		                str_fmt(b->a, "%lld, from %.*s", (long long)y->number, STR_ARG(book_day(b, y->opened))),
		                or_none(book_words(b, y->support)),
		                y->dose.planned > 0 ? str_fmt(b->a, "%lld of %lld", (long long)y->dose.given,
		                                              (long long)y->dose.planned)
		                                    : S("None planned"),
		                or_none(y->met), review_said(b, y), cycle_sources(b, y) });
	}
	if (from > 0)
		book_point(p, MARK_NONE, STR_NONE,
		           str_fmt(b->a, "%zu earlier %s not told here: see the longer dossier.", from,
		                   from == 1 ? "cycle is" : "cycles are"),
		           book_cite(b, str_fmt(b->a, "History, up to %.*s", STR_ARG(date_long(b->a, b->f->today)))));
	if (p->rows > 1 && all.planned > 0)
		book_point(p, MARK_NONE, S("Together:"),
		           str_fmt(b->a, "%.*s, %lld%%.", STR_ARG(dose_words(b->a, &all)),
		                   (long long)(all.permille + 5) / 10),
		           p->cell[p->rows * p->columns - 1]);
}

/* ---- what changed ---- */

static struct str number_or(struct book *b, int64_t v)
{
	return v == MILLI_NONE ? S("Not recorded") : progress_number(b->a, v);
}

static struct str aim_of(struct book *b, const struct dossier_outcome *o)
{
	struct str aim = str_sentence(b->a, book_words(b, o->aim));

	return o->unit.n > 0 ? str_fmt(b->a, "%.*s (%.*s)", STR_ARG(aim), STR_ARG(o->unit)) : aim;
}

static void outcomes_write(struct book *b, struct dossier_part *p)
{
	static const char *const COLUMNS[] = { "Outcome", "#Start", "#Now", "#Target", "In words", "#Source", NULL };
	static const int WEIGHTS[] = { 5, 1, 2, 1, 4, 1 };

	book_columns(p, COLUMNS, WEIGHTS);
	for (size_t i = 0; i < few(b, b->f->outcomes); i++) {
		const struct dossier_outcome *o = &b->f->outcome[i];
		bool now = o->progress.has_latest;

		book_row(p,
		         (struct str[]){ aim_of(b, o), number_or(b, o->baseline),
		                         now ? str_fmt(b->a, "%.*s on %.*s",
		                                       STR_ARG(progress_number(b->a, o->progress.latest.value)),
		                                       STR_ARG(book_day(b, o->progress.latest.on)))
		                             : S("Not recorded"),
		                         number_or(b, o->target),
		                         o->progress.words.n > 0 ? o->progress.words : progress_word(o->progress.state),
		                         book_cite_plan(b) });
	}
}

void book_changed(struct book *b, const char *heading)
{
	struct dossier_part *p = book_part(b, heading, b->f->outcomes + b->f->cycles + 3);
	bool current = b->f->outcomes > 0 && (b->only == NULL || b->only->number == b->f->plan_cycle);

	if (current) {
		book_trend(b, p);
		outcomes_write(b, p);
		more_say(b, p, b->f->outcomes);
	}
	book_trends_before(b, p);
	for (size_t i = 0; i < b->f->cycles; i++) {
		const struct dossier_cycle *y = &b->f->cycle[i];

		if (!y->judged || (b->only != NULL && y != b->only))
			continue;
		book_point(p, MARK_NONE, str_fmt(b->a, "Cycle %lld:", (long long)y->number),
		           y->outcomes > 0 ? outcomes_words(b->a, y->reached, y->outcomes)
		                           : S("no outcome was judged."),
		           book_cite(b, str_fmt(b->a, "Review of cycle %lld, %.*s", (long long)y->number,
		                                STR_ARG(date_long(b->a, y->reviewed)))));
	}
	if (!current && p->points == 0 && p->trends == 0)
		book_absent(p, "");
}

/* ---- support, lessons, needs ---- */

static struct str how_often(struct book *b, const struct dossier_support *s)
{
	struct str with =
	    s->group_size > 1 ? str_fmt(b->a, ", in a group of %lld", (long long)s->group_size) : S(", alone");

	if (s->per_week <= 0)
		return S("Single visits");
	return str_fmt(b->a, "%lld × %lld minutes a week%.*s", (long long)s->per_week, (long long)s->minutes,
	               STR_ARG(with));
}

void book_support(struct book *b, const char *heading)
{
	static const char *const COLUMNS[] = {
		"Support", "How much", "Who gives it", "#Sessions given", "#Source", NULL
	};
	static const int WEIGHTS[] = { 4, 4, 3, 2, 1 };
	struct dossier_part *p = book_part(b, heading, b->f->supports + 2);
	int64_t minutes = 0;

	if (b->f->supports == 0) {
		book_absent(p, "");
		return;
	}
	for (size_t i = 0; i < b->f->supports; i++)
		minutes += b->f->support[i].per_week * b->f->support[i].minutes;
	book_columns(p, COLUMNS, WEIGHTS);
	for (size_t i = 0; i < few(b, b->f->supports); i++) {
		const struct dossier_support *s = &b->f->support[i];

		book_row(p, (struct str[]){ book_words(b, s->what), how_often(b, s), or_none(s->who),
		                            dose_words(b->a, &s->dose), book_cite_plan(b) });
	}
	more_say(b, p, b->f->supports);
	if (minutes != 0)
		book_point(p, MARK_NONE, S("Together:"),
		           str_fmt(b->a, "%lld minutes a week beyond what is there for all.", (long long)minutes),
		           book_cite_plan(b));
}

void book_lessons(struct book *b, const char *heading)
{
	size_t most = book_is_short(b) ? 2 + (size_t)b->w->room / 2 : b->f->lessons;
	size_t n = b->f->lessons < most ? b->f->lessons : most;
	struct dossier_part *p = book_part(b, heading, n + 3);

	p->beside = book_is_short(b);
	for (size_t i = 0; i < n; i++)
		book_point(p, MARK_NONE, STR_NONE, book_words(b, b->f->lesson[i]), book_cite_plan(b));
	if (n == 0)
		book_absent(p, "");
	if (b->f->home.n > 0)
		book_point(p, MARK_NONE, S("At home:"), book_words(b, b->f->home), book_cite_plan(b));
	if (b->f->home_school.n > 0)
		book_point(p, MARK_NONE, S("School helps at home:"), book_words(b, b->f->home_school),
		           book_cite_plan(b));
}

void book_needs(struct book *b, const char *heading)
{
	struct dossier_part *p = book_part(b, heading, b->f->needs + 2);

	for (size_t i = 0; i < b->f->needs; i++)
		book_point(p, MARK_NONE, i == 0 ? S("Main need:") : S("Also:"),
		           str_fmt(b->a, "%.*s.", STR_ARG(b->f->need[i])),
		           book_cite(b, str_fmt(b->a, "Type of need on the register, %.*s",
		                                STR_ARG(date_long(b->a, b->f->need_from)))));
	if (b->f->needs == 0)
		book_absent(p, "Type of need:");
}

/* ---- what they say, what comes next ---- */

/* One of the two who are asked. */
static void said_by(struct book *b, bool pupil, struct str heading)
{
	size_t most = book_is_short(b) ? 1 + (size_t)b->w->room / 4 : b->f->saids;
	struct dossier_part *p = book_part(b, "", most + 1);
	size_t n = 0;

	p->heading = heading;
	p->beside = book_is_short(b);
	for (size_t i = 0; i < b->f->saids && n < most; i++) {
		const struct dossier_said *s = &b->f->said[i];

		if (s->by_pupil != pupil || !book_tells(b, s->on))
			continue;
		book_point(p, MARK_NONE, str_fmt(b->a, "%.*s:", STR_ARG(str_sentence(b->a, s->who))),
		           str_fmt(b->a, "“%.*s”", STR_ARG(book_words(b, s->words))),
		           book_cite(b, str_fmt(b->a, "Said by %.*s, %.*s", STR_ARG(s->who),
		                                STR_ARG(date_long(b->a, s->on)))));
		n++;
	}
	if (n == 0)
		book_absent(p, "");
}

void book_said(struct book *b)
{
	said_by(b, true, str_fmt(b->a, "What %.*s says", STR_ARG(b->f->first)));
	said_by(b, false, S("What the parents say"));
}

void book_next(struct book *b)
{
	struct dossier_part *p = book_part(b, "What comes next", 3);
	const struct dossier_cycle *y = b->f->cycles > 0 ? &b->f->cycle[b->f->cycles - 1] : NULL;

	if (!date_none(b->f->next_on))
		book_point(p, MARK_NONE, str_fmt(b->a, "%.*s:", STR_ARG(b->f->next_what)),
		           str_fmt(b->a, "%.*s.", STR_ARG(date_full(b->a, b->f->next_on))),
		           book_cite(b, str_fmt(b->a, "Meetings, up to %.*s", STR_ARG(date_long(b->a, b->f->today)))));
	if (y != NULL && date_none(y->reviewed) && !date_none(y->review_on))
		book_point(p, MARK_NONE, str_fmt(b->a, "Review of cycle %lld:", (long long)y->number),
		           str_fmt(b->a, "agreed for %.*s.", STR_ARG(date_full(b->a, y->review_on))),
		           cycle_sources(b, y));
	if (b->f->ehc.n > 0)
		book_point(p, MARK_NONE, S("EHC plan:"), b->f->ehc,
		           book_cite(b, str_fmt(b->a, "Dates of the EHC plan, up to %.*s",
		                                STR_ARG(date_long(b->a, b->f->today)))));
	if (p->points == 0)
		book_absent(p, "");
}
