/* A pupil on several lines of a roll: one for each need, as registers print them, or one for each registration. They
 * are put together when they say the same of the pupil; else it is said what they do not agree about. */
#include "import/roll_read.h"

#include <stdlib.h>

#include "kit/text/fold.h"

/* Order for finding the lines of a pupil: by UPN, or by name and birthday when there is none; then as in the file. */
static int same_order(const struct roll_row *p, const struct roll_row *q)
{
	int c = str_cmp(p->upn, q->upn);

	if (c == 0 && p->upn.n == 0)
		c = str_cmp(p->name_key, q->name_key);
	if (c == 0 && p->upn.n == 0)
		c = date_cmp(p->born, q->born);
	return c;
}

static int line_order(const void *x, const void *y)
{
	const struct roll_row *const *p = x;
	const struct roll_row *const *q = y;
	int c = same_order(*p, *q);

	if (c != 0)
		return c;
	return ((*p)->source->line > (*q)->source->line) - ((*p)->source->line < (*q)->source->line);
}

/* What two lines of one pupil say differently; NULL when nothing. */
static const char *differs(struct arena *a, const struct roll_row *p, const struct roll_row *q)
{
	const struct {
		const char *what;
		struct str x, y;
	} texts[] = {
		{ "surname", p->family, q->family },
		{ "forename", p->given, q->given },
		{ "preferred name", p->preferred, q->preferred },
		{ "class", p->class_name, q->class_name },
		{ "language", p->language, q->language },
		{ "former UPN", p->former_upn, q->former_upn },
	};
	const struct {
		const char *what;
		struct date x, y;
	} days[] = { { "date of birth", p->born, q->born },
		     { "start of the SEN status", p->status_start, q->status_start },
		     { "day of admission", p->joined, q->joined },
		     { "day of leaving", p->left, q->left } };
	const struct {
		const char *what;
		int x, y;
	} choices[] = { { "sex", (int)p->sex, (int)q->sex },
		        { "pronoun", (int)p->pronoun, (int)q->pronoun },
		        { "year group", p->year, q->year },
		        { "SEN status", (int)p->status, (int)q->status },
		        { "enrolment status", (int)p->enrolment, (int)q->enrolment },
		        { "contact", (int)p->contacts, (int)q->contacts } };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!str_eq(fold_key(a, texts[i].x), fold_key(a, texts[i].y)))
			return texts[i].what;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (date_cmp(days[i].x, days[i].y) != 0)
			return days[i].what;
	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
		if (choices[i].x != choices[i].y)
			return choices[i].what;
	for (size_t i = 0; i < p->contacts; i++)
		if (!str_eq(fold_name(a, p->contact[i].family, p->contact[i].given, STR_NONE),
		            fold_name(a, q->contact[i].family, q->contact[i].given, STR_NONE)))
			return "contact";
	return NULL;
}

/* The main registration goes before the subsidiary one; which of them is this school's, the file does not say. */
static bool is_second_registration(const struct roll_row *p, const struct roll_row *q)
{
	return (p->enrolment == ENROLMENT_HERE && q->enrolment == ENROLMENT_SUBSIDIARY) ||
	       (p->enrolment == ENROLMENT_SUBSIDIARY && q->enrolment == ENROLMENT_HERE);
}

static bool has_need(const struct roll_row *p, struct str code)
{
	for (size_t i = 0; i < p->needs; i++)
		if (str_eq(p->need[i], code))
			return true;
	return false;
}

/* May these lines be one pupil's? Says why not. */
static bool line_fits(struct import_reader *r, const struct roll_row *first, const struct roll_row *p)
{
	bool name = str_eq(fold_name(r->a, first->family, first->given, STR_NONE),
	                   fold_name(r->a, p->family, p->given, STR_NONE));
	bool born = date_cmp(first->born, p->born) == 0;
	const char *what = differs(r->a, first, p);
	struct str say = STR_NONE;

	if (!name && !born)
		say = str_fmt(
		    r->a,
		    "Another child, on line %zu, has the same UPN. One of the two numbers is wrong: a UPN belongs to "
		    "one child.",
		    first->source->line);
	else if (!name || !born)
		say = str_fmt(r->a, "Line %zu has the same UPN, but another %s. Is it the same child?",
		              first->source->line, name ? "date of birth" : "name");
	else if (first->upn.n == 0 && (first->need_rank == 0 || p->need_rank == 0))
		say = str_fmt(r->a, "The same pupil is already on line %zu.", first->source->line);
	else if (what != NULL && !is_second_registration(first, p))
		say =
		    str_fmt(r->a, "The same pupil is already on line %zu, with another %s.", first->source->line, what);
	if (say.n == 0)
		return true;
	import_problem(r, p->upn.n > 0 ? COL_UPN : COL_NONE, 0, say);
	return false;
}

static void need_take(struct import_reader *r, struct roll_row *to, const struct roll_row *p, size_t i)
{
	if (has_need(to, p->need[i]) || to->needs == IMPORT_NEEDS_MAX)
		return;
	if (to->needs > 0 && p->need_rank > 0 && to->need_rank == p->need_rank)
		import_problem(r, COL_NEED_RANK, 0,
		               str_fmt(r->a, "Another need of this pupil has rank %lld as well.",
		                       (long long)p->need_rank));
	to->need[to->needs] = p->need[i];
	to->need_start[to->needs++] = p->need_start[i];
	to->need_rank = p->need_rank;
}

static int rank_order(const void *x, const void *y)
{
	const struct roll_row *const *p = x;
	const struct roll_row *const *q = y;
	int64_t a = (*p)->need_rank > 0 ? (*p)->need_rank : INT64_MAX,
	        b = (*q)->need_rank > 0 ? (*q)->need_rank : INT64_MAX;

	if (a != b)
		return a < b ? -1 : 1;
	return ((*p)->source->line > (*q)->source->line) - ((*p)->source->line < (*q)->source->line);
}

static bool contact_fits(struct arena *a, const struct import_contact *x, const struct import_contact *y)
{
	return str_eq(fold_name(a, x->family, x->given, STR_NONE), fold_name(a, y->family, y->given, STR_NONE));
}

static void contact_add(struct arena *a, struct roll_row *to, const struct import_contact *c)
{
	struct import_contact *all = NEW_ARRAY(a, struct import_contact, to->contacts + 1);

	for (size_t i = 0; i < to->contacts; i++)
		all[i] = to->contact[i];
	all[to->contacts++] = *c;
	to->contact = all;
}

/* Who must not see the pupil by one line must not by all: the same contact in order, else whoever has the name, else
 * one more. */
static void bars_take(struct import_reader *r, struct roll_row *to, const struct roll_row *p)
{
	for (size_t i = 0; i < p->contacts; i++) {
		const struct import_contact *c = &p->contact[i];
		bool same_place = i < to->contacts && contact_fits(r->a, &to->contact[i], c), found = same_place;

		if (c->restricted != ANSWER_YES)
			continue;
		if (same_place)
			to->contact[i].restricted = ANSWER_YES;
		for (size_t k = 0; k < to->contacts && !same_place; k++)
			if (contact_fits(r->a, &to->contact[k], c)) {
				to->contact[k].restricted = ANSWER_YES;
				found = true;
			}
		if (!found && to->contacts < IMPORT_CONTACTS_MAX)
			contact_add(r->a, to, c);
		else if (!found)
			import_problem(r, COL_CONTACT_RESTRICTED, c->nth,
			               S("The lines of this pupil have too many contacts together."));
	}
}

/* All lines of one pupil into its first. by[0] is the first of the file. */
static void lines_join(struct import_reader *r, struct roll_row **by, size_t n)
{
	struct roll_row *first = by[0];
	struct roll_row base = *first;
	bool ranked = false, second = false;

	for (size_t i = 0; i < n; i++) {
		ranked = ranked || by[i]->need_rank > 0;
		second = second || (i > 0 && is_second_registration(by[0], by[i]));
		if (by[i]->enrolment == ENROLMENT_HERE && base.enrolment == ENROLMENT_SUBSIDIARY)
			base = *by[i];
	}
	base.source = first->source;
	base.needs = 0;
	base.need_rank = 0;
	if (n > 1)
		qsort(by, n, sizeof(struct roll_row *), rank_order);
	for (size_t i = 0; i < n; i++) {
		r->row = by[i]->source;
		for (size_t k = 0; k < by[i]->needs; k++)
			need_take(r, &base, by[i], k);
		bars_take(r, &base, by[i]);
	}
	r->row = first->source;
	if (second)
		import_note(r, COL_ENROLMENT, 0,
		            S("The pupil has a main and a subsidiary line; the main one is taken."));
	else if (n > 1 && base.needs > 1 && !ranked)
		import_note(
		    r, COL_NEED, 1,
		    S("The pupil is on several lines, one for each need, without ranks: they are taken in the order of "
		      "the file."));
	else if (n > 1 && base.needs <= 1)
		import_note(r, COL_NONE, 0, S("The pupil is on several lines that say the same; it is taken once."));
	*first = base;
}

/* Ranks of a pupil begin with 1. */
static bool ranks_begin(struct import_reader *r, struct roll_row *const *by, size_t n)
{
	const struct roll_row *lowest = NULL;

	for (size_t i = 0; i < n; i++)
		if (by[i]->need_rank > 0 && by[i]->needs > 0 &&
		    (lowest == NULL || by[i]->need_rank < lowest->need_rank))
			lowest = by[i];
	if (lowest == NULL || lowest->need_rank == 1)
		return true;
	r->row = lowest->source;
	import_problem(r, COL_NEED_RANK, 0,
	               S("This is not the first need, but no first is given. Write the first one as well."));
	return false;
}

/* How many needs the file can say of a pupil: the columns, the highest rank, the most lines. Beyond it nothing is said.
 */
static void reach_set(struct import_reader *r, struct roll_rows *all)
{
	int reach = r->need_reach;

	for (size_t i = 0; i < all->n; i++) {
		const struct roll_row *p = &all->row[i];
		int most = p->need_rank > (int64_t)p->needs ? (int)p->need_rank : (int)p->needs;

		reach = most > reach ? most : reach;
	}
	r->need_reach = reach;
	for (size_t i = 0; i < all->n; i++)
		if (all->row[i].need_reach < reach)
			all->row[i].need_reach = reach;
}

void roll_lines(struct import_reader *r, struct roll_rows *all)
{
	struct roll_row **by = NEW_ARRAY(r->a, struct roll_row *, all->n + 1);
	size_t kept = 0;

	for (size_t k = 0; k < all->n; k++)
		by[k] = &all->row[k];
	if (all->n > 1)
		qsort(by, all->n, sizeof(struct roll_row *), line_order);
	for (size_t i = 0, end; i < all->n; i = end) {
		struct roll_row *first = by[i];
		size_t n = 1;

		for (end = i + 1; end < all->n && same_order(first, by[end]) == 0; end++) {
			r->row = by[end]->source;
			if (line_fits(r, first, by[end])) {
				struct roll_row *p = by[end];

				by[end] = by[i + n];
				by[i + n++] = p;
			}
		}
		if (ranks_begin(r, &by[i], n))
			lines_join(r, &by[i], n);
		for (size_t k = i; k < end; k++)
			if (by[k] != first)
				by[k]->source = NULL; /* is in its first, or has a problem */
	}
	for (size_t k = 0; k < all->n; k++)
		if (all->row[k].source != NULL)
			all->row[kept++] = all->row[k];
	all->n = kept;
	reach_set(r, all);
}
