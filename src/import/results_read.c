#include "import/results_read.h"

#include <string.h>

#include "notice/results/subject_rule.h"
#include "kit/text/fold.h"
#include "import/dates_read.h"
#include "import/who_read.h"
#include "import/import_index.h"

enum { NOTE_CHARS = 1000, RESULT_CHARS = 1000, NEAR_DAYS = 21, AHEAD_DAYS = 60 };

/* A heading of a wide file. */
struct result_column {
	size_t at; /* of the cell */
	struct str heading;
	const struct assessment_point *point; /* NULL: the row or the default says */
	const struct scale *scale;
	struct str subject;
};

struct results {
	struct import_reader *r;
	const struct scales *all;
	const struct result_defaults *d;
	struct result_column *column;
	size_t columns;
	/* What a cell of a long file was found to mean: there are hundreds of thousands, and few different ones. */
	struct import_index known_point, known_scale, known_subject;
};

/* Where the words of `what` stand in `key`, whole words only; -1 when they do not. */
static ptrdiff_t words_at(struct str key, struct str what)
{
	for (size_t i = 0; what.n > 0 && i + what.n <= key.n; i++) {
		bool starts = i == 0 || key.p[i - 1] == ' ';
		bool ends = i + what.n == key.n || key.p[i + what.n] == ' ';

		if (starts && ends && memcmp(key.p + i, what.p, what.n) == 0)
			return (ptrdiff_t)i;
	}
	return -1;
}

/* The key without those words. */
static struct str words_cut(struct arena *a, struct str key, struct str what)
{
	ptrdiff_t at = words_at(key, what);

	if (at < 0)
		return key;
	return fold_spaces(a, str_fmt(a, "%.*s %.*s", (int)at, key.p, (int)(key.n - (size_t)at - what.n),
	                              key.p + at + what.n));
}

static void longest(struct str key, struct str words, const void *item, struct str *best, const void **found)
{
	if (words.n > best->n && words_at(key, words) >= 0) {
		*best = words;
		*found = item;
	}
}

static const struct assessment_point *heading_point(struct results *x, struct str *key)
{
	struct arena *a = x->r->a;
	struct str best = S("");
	const void *found = NULL;

	for (size_t i = 0; i < x->all->points; i++)
		longest(*key, fold_key(a, x->all->point[i].name), &x->all->point[i], &best, &found);
	*key = words_cut(a, *key, best);
	return found;
}

static const struct scale *heading_scale(struct results *x, struct str *key)
{
	struct arena *a = x->r->a;
	struct str best = S("");
	const void *found = NULL;

	for (size_t i = 0; i < x->all->n; i++) {
		longest(*key, fold_key(a, x->all->scale[i].name), &x->all->scale[i], &best, &found);
		longest(*key, fold_key(a, x->all->scale[i].code), &x->all->scale[i], &best, &found);
	}
	*key = words_cut(a, *key, best);
	return found;
}

/* A standard subject, or one that a scale of the school names. Empty when it is neither. */
static struct str subject_of(struct results *x, struct str typed)
{
	struct arena *a = x->r->a;
	const struct subject *s = subject_read(a, typed);
	struct str code = subject_code(a, typed);

	if (s != NULL)
		return s->code;
	for (size_t i = 0; code.n > 0 && i < x->all->n; i++) {
		if (x->all->scale[i].subjects.n > 0 && scale_for(&x->all->scale[i], code))
			return code;
	}
	return S("");
}

/* The only scale in use that is meant for this subject by name; NULL when there are none or several. */
static const struct scale *only_scale(struct results *x, struct str subject)
{
	const struct scale *found = NULL;

	for (size_t i = 0; i < x->all->n; i++) {
		const struct scale *s = &x->all->scale[i];

		if (s->live == 0 || s->subjects.n == 0 || !scale_for(s, subject))
			continue;
		if (found != NULL)
			return NULL;
		found = s;
	}
	return found;
}

static const struct scale *scale_or_default(struct results *x, const struct scale *named, struct str subject)
{
	if (named != NULL)
		return named;
	if (x->d->scale != NULL && scale_for(x->d->scale, subject))
		return x->d->scale;
	return only_scale(x, subject);
}

/* "reading score": the last word says nothing. */
static struct str without_filler(struct arena *a, struct str key)
{
	static const char *const filler[] = { "score", "result", "results", "grade", "level", "mark" };

	for (size_t i = 0; i < sizeof filler / sizeof *filler; i++)
		key = words_cut(a, key, str_of(filler[i]));
	return key;
}

/* What a heading of a wide file means; a sentence when it cannot be understood. */
static struct str heading_read(struct results *x, struct str heading, struct result_column *c)
{
	struct arena *a = x->r->a;
	struct str key = fold_key(a, heading);
	const struct scale *named;

	c->heading = heading;
	c->point = heading_point(x, &key);
	/* A subject as it stands goes before a scale of the same name: "Attendance". */
	c->subject = subject_of(x, key);
	named = c->subject.n > 0 ? NULL : heading_scale(x, &key);
	key = without_filler(a, key);
	if (c->subject.n == 0 && key.n > 0)
		c->subject = subject_of(x, key);
	if (key.n == 0 && named != NULL && named->subjects.n > 0 &&
	    memchr(named->subjects.p, '\n', named->subjects.n) == NULL)
		c->subject = named->subjects;
	if (c->subject.n == 0)
		return S(
		    "No subject is known by this heading. Name the subject and the scale, or take the column out.");
	c->scale = scale_or_default(x, named, c->subject);
	if (c->scale == NULL)
		return S(
		    "The heading does not say on which scale. Add it, as in Reading standardised, or choose one for "
		    "all.");
	if (!scale_for(c->scale, c->subject))
		return S("This scale is not used for this subject. The settings say for which it is.");
	return S("");
}

/* Headings that a wide file may have beside results: what a roll says about a pupil. */
static bool is_about_pupil(struct arena *a, struct str heading)
{
	return column_match(a, IMPORT_ROLL, heading).column != COL_NONE ||
	       column_match(a, IMPORT_RESULTS, heading).column != COL_NONE;
}

static void headings_read(struct results *x, struct result_rows *out)
{
	struct import_reader *r = x->r;
	const struct csv_row *h = &r->file->heading;
	struct str *used = NEW_ARRAY(r->a, struct str, h->n + 1), *unused = NEW_ARRAY(r->a, struct str, h->n + 1);
	size_t n = 0, m = 0;

	x->column = NEW_ARRAY(r->a, struct result_column, h->n + 1);
	r->row = h;
	for (size_t i = 0; i < h->n; i++) {
		struct result_column *c = &x->column[x->columns];
		struct str why;

		if (h->cell[i].n == 0)
			continue;
		if (is_about_pupil(r->a, h->cell[i])) {
			bool taken = true;

			for (size_t k = 0; k < r->map->unused; k++)
				taken = taken && r->map->unused_heading[k].p != h->cell[i].p;
			*(taken ? &used[n++] : &unused[m++]) = h->cell[i];
			continue;
		}
		why = heading_read(x, h->cell[i], c);
		c->at = i;
		if (why.n > 0) {
			import_problem_at(r, h->cell[i], h->cell[i], why);
			continue;
		}
		x->columns++;
		used[n++] = h->cell[i];
	}
	out->used = str_join(r->a, used, n, S(", "));
	out->unused = str_join(r->a, unused, m, S(", "));
}

const struct scale *results_scale(struct arena *a, const struct scales *all, struct str typed)
{
	struct str key = fold_key(a, typed);

	for (size_t i = 0; key.n > 0 && i < all->n; i++) {
		if (str_eq(key, fold_key(a, all->scale[i].name)) || str_eq(key, fold_key(a, all->scale[i].code)))
			return &all->scale[i];
	}
	return NULL;
}

const struct assessment_point *results_point(struct arena *a, const struct scales *all, struct str typed)
{
	struct str key = fold_key(a, typed);

	for (size_t i = 0; key.n > 0 && i < all->points; i++) {
		if (str_eq(key, fold_key(a, all->point[i].name)))
			return &all->point[i];
	}
	return NULL;
}

static const struct assessment_point *point_known(struct results *x, struct str typed)
{
	uint32_t at = 0;
	const struct assessment_point *p = import_index_next(&x->known_point, typed, &at);

	if (p != NULL)
		return p;
	p = results_point(x->r->a, x->all, typed);
	if (p != NULL)
		import_index_add(&x->known_point, typed, &x->all->point[p - x->all->point]);
	return p;
}

static const struct scale *scale_known(struct results *x, struct str typed)
{
	uint32_t at = 0;
	const struct scale *s = import_index_next(&x->known_scale, typed, &at);

	if (s != NULL)
		return s;
	s = results_scale(x->r->a, x->all, typed);
	if (s != NULL)
		import_index_add(&x->known_scale, typed, &x->all->scale[s - x->all->scale]);
	return s;
}

static struct str subject_known(struct results *x, struct str typed)
{
	uint32_t at = 0;
	struct str *code = import_index_next(&x->known_subject, typed, &at);

	if (code != NULL)
		return *code;
	code = NEW(x->r->a, struct str);
	*code = subject_of(x, typed);
	if (code->n > 0)
		import_index_add(&x->known_subject, typed, code);
	return *code;
}

/* The point of a day: the nearest one within three weeks. */
static const struct assessment_point *point_near(const struct scales *all, struct date on)
{
	const struct assessment_point *best = NULL;
	int32_t best_days = NEAR_DAYS + 1;

	for (size_t i = 0; i < all->points; i++) {
		int32_t days = date_diff(all->point[i].held_on, on);

		days = days < 0 ? -days : days;
		if (days < best_days) {
			best_days = days;
			best = &all->point[i];
		}
	}
	return best;
}

/* What the row says about when; NULL with or without a problem. */
static const struct assessment_point *row_point(struct results *x, struct date born)
{
	struct import_reader *r = x->r;
	const struct assessment_point *p;
	struct str typed = column_cell(r->map, r->row, COL_POINT, 0);
	struct date on;

	if (typed.n > 0) {
		p = point_known(x, typed);
		if (p == NULL)
			import_problem(r, COL_POINT, 0,
			               S("There is no assessment point of this name. The settings have the list."));
		return p;
	}
	on = import_date(r, COL_TAKEN_ON, false);
	if (date_none(on))
		return NULL;
	if (date_cmp(on, r->today) > 0) {
		import_problem(r, COL_TAKEN_ON, 0, S("This day is still to come."));
		return NULL;
	}
	if (result_day_fault(born, on).n > 0) {
		import_problem(r, COL_TAKEN_ON, 0, S("This day is before the pupil was born."));
		return NULL;
	}
	p = point_near(x->all, on);
	if (p == NULL)
		import_problem(r, COL_TAKEN_ON, 0,
		               S("No assessment point is within three weeks of this day. The settings have the list."));
	return p;
}

/* One cell to a value; false with a problem. */
static bool cell_read(struct results *x, struct result_cell *c)
{
	struct import_reader *r = x->r;
	struct str why;

	if (c->typed.n > RESULT_CHARS) {
		import_problem_at(r, c->heading, STR_NONE, S("This is too long for a result."));
		return false;
	}
	if (c->point == NULL) {
		import_problem_at(r, c->heading, c->typed,
		                  S("Neither the heading nor the line says when. Choose an assessment point for all."));
		return false;
	}
	if (date_diff(c->point->held_on, r->today) > AHEAD_DAYS) { /* as far as the grid of a class goes */
		import_problem_at(r, c->heading, c->typed, S("This assessment point is still to come."));
		return false;
	}
	if (scale_read(r->a, c->scale, c->typed, &c->value, &why) != RC_OK) {
		import_problem_at(r, c->heading, c->typed,
		                  str_fmt(r->a, "Not a result of this scale (%.*s). %.*s.", STR_ARG(c->scale->name),
		                          STR_ARG(why)));
		return false;
	}
	return true;
}

static void read_wide(struct results *x, struct result_row *p, const struct assessment_point *point)
{
	p->cell = NEW_ARRAY(x->r->a, struct result_cell, x->columns + 1);
	for (size_t i = 0; i < x->columns; i++) {
		const struct result_column *c = &x->column[i];
		struct str typed = csv_cell(x->r->row, c->at);

		if (typed.n == 0)
			continue;
		p->cell[p->cells] = (struct result_cell){ .heading = c->heading,
			                                  .typed = typed,
			                                  .scale = c->scale,
			                                  .point = c->point != NULL ? c->point : point,
			                                  .subject = c->subject };
		if (cell_read(x, &p->cell[p->cells]))
			p->cells++;
	}
}

static void read_long(struct results *x, struct result_row *p, const struct assessment_point *point)
{
	struct import_reader *r = x->r;
	struct str scale = column_cell(r->map, r->row, COL_SCALE, 0);
	const struct scale *named = scale_known(x, scale);
	struct result_cell c = { .heading = column_heading(r->map, COL_RESULT, 0),
		                 .point = point,
		                 .typed = column_cell(r->map, r->row, COL_RESULT, 0),
		                 .subject = subject_known(x, column_cell(r->map, r->row, COL_SUBJECT, 0)),
		                 .note = import_text(r, COL_NOTE, 0, NOTE_CHARS, false) };

	if (c.typed.n == 0)
		return;
	if (c.subject.n == 0) {
		import_problem(r, COL_SUBJECT, 0,
		               S("No subject is known by this name. A scale in the settings may name it."));
		return;
	}
	c.scale = scale_or_default(x, named, c.subject);
	if (scale.n > 0 && named == NULL) {
		import_problem(r, COL_SCALE, 0, S("There is no scale of this name. The settings have the list."));
		return;
	}
	if (c.scale == NULL) {
		import_problem(r, COL_SCALE, 0, S("The line does not say on which scale. Choose one for all."));
		return;
	}
	if (!scale_for(c.scale, c.subject)) {
		import_problem(r, COL_SCALE, 0,
		               S("This scale is not used for this subject. The settings say for which it is."));
		return;
	}
	p->cell = NEW(r->a, struct result_cell);
	p->cell[0] = c;
	p->cells = cell_read(x, p->cell) ? 1 : 0;
}

struct result_rows results_read(struct import_reader *r, const struct scales *all, const struct result_defaults *d)
{
	struct results x = { .r = r,
		             .all = all,
		             .d = d,
		             .known_point = import_index_new(r->a, 1),
		             .known_scale = import_index_new(r->a, 1),
		             .known_subject = import_index_new(r->a, 1) };
	struct result_rows out = { .row = NEW_ARRAY(r->a, struct result_row, r->file->n + 1) };
	bool is_long = column_has(r->map, COL_RESULT, 0) && column_has(r->map, COL_SUBJECT, 0);

	import_headings_once(r);
	if (!is_long)
		headings_read(&x, &out);
	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = import_faults(r);
		struct result_row *p = &out.row[out.n];
		const struct assessment_point *point;

		r->row = &r->file->row[i];
		if (!import_row_fits(r))
			continue;
		*p = (struct result_row){ .source = r->row };
		import_row_pupil(r, &p->upn, &p->name_key, &p->born);
		point = row_point(&x, p->born);
		if (point == NULL && import_faults(r) == before)
			point = d->point;
		if (import_faults(r) > before)
			continue;
		if (is_long)
			read_long(&x, p, point);
		else
			read_wide(&x, p, point);
		if (import_faults(r) == before)
			out.n++;
	}
	return out;
}
