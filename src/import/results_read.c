#include "import/results_read.h"

#include <stdio.h>

#include "core/school/term_rule.h"
#include "notice/results/subject_rule.h"
#include "kit/text/fold.h"
#include "import/dates_read.h"
#include "import/result_words_read.h"
#include "import/who_read.h"
#include "import/result_heads_read.h"

enum { NOTE_CHARS = 1000, RESULT_CHARS = 1000, POINT_CHARS = 200, NEAR_DAYS = 21, AHEAD_DAYS = 60 };

/* "Autumn" is another point in each school year. */
static const struct assessment_point *point_known(struct results *x, struct str typed)
{
	char room[POINT_CHARS];
	int n = snprintf(room, sizeof room, "%d %.*s", x->year, STR_ARG(typed));
	struct str key_known = { room, n > 0 && (size_t)n < sizeof room ? (size_t)n : 0 };
	uint32_t at = 0;
	const struct assessment_point *p = import_index_next(&x->known_point, key_known, &at);

	if (p != NULL && key_known.n > 0)
		return p;
	p = results_point(x->r->a, x->all, typed);
	if (p == NULL) { /* "Summer", "Sum 26" */
		struct str key = fold_key(x->r->a, typed);

		p = results_heading_point(x, column_heading(x->r->map, COL_POINT, 0), &key);
		p = key.n == 0 ? p : NULL;
	}
	if (p != NULL && key_known.n > 0)
		import_index_add(&x->known_point, str_dup(x->r->a, key_known), &x->all->point[p - x->all->point]);
	return p;
}

static const struct scale *scale_known(struct results *x, struct str typed)
{
	uint32_t at = 0;
	const struct scale *s = import_index_next(&x->known_scale, typed, &at);

	if (s != NULL)
		return s;
	s = results_scale_said(x, typed);
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
	*code = results_subject(x, typed);
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

/* The year in which a school year begins: "2025", "2025/26", "2025-2026", "25/26", "202526", "AY 2025/26". 0: it cannot
 * be read. */
static int school_year_read(struct str typed)
{
	int64_t part[2] = { 0, 0 };
	size_t digits[2] = { 0, 0 }, n = 0;

	for (size_t i = 0; i < typed.n; i++) {
		bool digit = typed.p[i] >= '0' && typed.p[i] <= '9';

		if (digit && (n == 0 || i == 0 || typed.p[i - 1] < '0' || typed.p[i - 1] > '9') && ++n > 2)
			return 0;
		if (!digit)
			continue;
		if (++digits[n - 1] > 6)
			return 0;
		part[n - 1] = part[n - 1] * 10 + typed.p[i] - '0';
	}
	if (n == 1 && digits[0] == 6) {
		part[1] = part[0] % 100;
		part[0] /= 100;
		digits[0] = 4;
		digits[1] = 2;
		n = 2;
	}
	if (n == 2 && digits[0] == 2 && digits[1] == 2)
		part[0] += 2000;
	else if (n == 0 || digits[0] != 4)
		return 0;
	if (n == 2 && part[1] % 100 != (part[0] + 1) % 100)
		return 0;
	return (int)part[0];
}

/* The school year of the row, into x->year. */
static void row_year(struct results *x)
{
	struct str typed = x->year_at > 0 ? csv_cell(x->r->row, x->year_at - 1) : STR_NONE;

	if (!str_eq(typed, x->year_typed) || typed.n == 0) {
		x->year_typed = typed;
		x->year = school_year_read(typed);
	}
	if (typed.n > 0 && x->year == 0)
		import_problem_at(x->r, x->r->file->heading.cell[x->year_at - 1], typed,
		                  S("This is not a school year. Write it as 2025/26."));
}

/* The point of a school year, "2025/26": the one that was chosen for all when it is of that year; else the last one
 * between April and August, when the national tests are. */
static const struct assessment_point *year_point(struct results *x)
{
	const struct assessment_point *best = NULL;
	const int y = x->year;

	x->year_missing = false;
	if (y == 0)
		return x->d->point;
	if (x->d->point != NULL && date_school_year(x->d->point->held_on).y == y)
		return x->d->point;
	for (size_t i = 0; i < x->all->points; i++) {
		const struct assessment_point *p = &x->all->point[i];

		if (p->held_on.y == y + 1 && p->held_on.m >= 4 && p->held_on.m <= 8 &&
		    (best == NULL || date_cmp(p->held_on, best->held_on) > 0))
			best = p;
	}
	x->year_missing = best == NULL;
	if (best != NULL && x->year_noted != y)
		import_note_file_once(x->r, x->r->file->heading.cell[x->year_at - 1],
		                      str_fmt(x->r->a, "The year %.*s is taken as the assessment point %.*s.",
		                              STR_ARG(school_year_words(x->r->a, y)), STR_ARG(best->name)));
	if (best != NULL)
		x->year_noted = y;
	return best;
}

/* There is no point for what `value` says: once for all lines, unless a person has said to leave them out. */
static void point_missing(struct results *x, struct str heading, struct str value, const char *reason)
{
	struct str code;

	x->left_out = import_word_find(x->r, COL_POINT, value, &code) && code.n == 0;
	if (!x->left_out)
		import_unknown_at(x->r, COL_POINT, heading, value, str_of(reason), true);
}

/* A year without a point is the year's fault and no cell's; a line that says nothing of when waits for one choice. */
static void point_not_said(struct results *x, struct str heading)
{
	if (x->year_missing)
		point_missing(x, x->r->file->heading.cell[x->year_at - 1], school_year_words(x->r->a, x->year),
		              "The settings have no assessment point in the summer of this school year. Add one, or "
		              "leave these lines out.");
	else
		import_unknown_at(x->r, COL_POINT, heading, STR_NONE,
		                  S("Neither the heading nor the line says when. Choose an assessment point for all."),
		                  true);
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
			point_missing(x, column_heading(r->map, COL_POINT, 0), typed,
			              "There is no assessment point of this name. Add it, or leave these lines out.");
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

/* One cell to a value; false with a problem, or when the cell is left out with a note. */
static bool cell_read(struct results *x, struct result_cell *c)
{
	struct import_reader *r = x->r;
	struct str why, kept;

	if (c->typed.n > RESULT_CHARS) {
		import_problem_at(r, c->heading, STR_NONE, S("This is too long for a result."));
		return false;
	}
	if (c->point == NULL) {
		point_not_said(x, c->heading);
		return false;
	}
	if (date_diff(c->point->held_on, r->today) > AHEAD_DAYS) { /* as far as the grid of a class goes */
		import_problem_at(r, c->heading, c->typed, S("This assessment point is still to come."));
		return false;
	}
	if (scale_read(r->a, c->scale, c->typed, &c->value, &why) == RC_OK)
		return true;
	if (result_word_read(r, c->scale, c->typed, &c->value, &kept)) {
		if (kept.n > 0 && c->note.n == 0)
			c->note = kept;
		if (kept.n > 0)
			import_note_file_once(
			    r, c->heading,
			    S("Some results here carry a sign (>130, 69-, 92*, EXS+, 7.11). The result is "
			      "taken, and what the file has is kept beside it."));
		return c->value.value != MILLI_NONE || c->value.code.n > 0;
	}
	if (result_is_double(c->scale, c->typed))
		import_unknown_at(
		    r, COL_RESULT, c->heading, c->typed,
		    S("A double grade has no place on this scale: the cell is left out. Two columns, one for "
		      "each grade, are taken."),
		    false);
	else if (result_is_code(c->typed))
		import_unknown_at(r, COL_RESULT, c->heading, c->typed,
		                  str_fmt(r->a, "This code is none of the scale (%.*s): the cell is left out.",
		                          STR_ARG(c->scale->name)),
		                  false);
	else if (scale_has_steps(c->scale))
		import_unknown_at(r, COL_RESULT, c->heading, c->typed,
		                  str_fmt(r->a, "Not a result of this scale (%.*s). %.*s.", STR_ARG(c->scale->name),
		                          STR_ARG(why)),
		                  true);
	else
		import_problem_at(r, c->heading, c->typed,
		                  str_fmt(r->a, "Not a result of this scale (%.*s). %.*s.", STR_ARG(c->scale->name),
		                          STR_ARG(why)));
	return false;
}

/* The subject that the row gives by its own column, or by the name of its test. */
static struct str row_subject(struct results *x)
{
	struct import_reader *r = x->r;
	struct str subject = subject_known(x, column_cell(r->map, r->row, COL_SUBJECT, 0));

	return subject.n > 0 ? subject : results_subject_in(x, column_cell(r->map, r->row, COL_SCALE, 0));
}

static bool has_result(const struct result_row *p, const struct result_cell *c)
{
	for (size_t i = 0; i < p->cells; i++)
		if (p->cell[i].scale == c->scale && p->cell[i].point == c->point &&
		    str_eq(p->cell[i].subject, c->subject))
			return true;
	return false;
}

/* An empty cell, and what people write to show that it is. */
static bool is_no_result(struct str typed)
{
	return typed.n == 0 || str_is(typed, "-") || str_is(typed, "n/a") || str_is(typed, "N/A");
}

/* The point that the heading names, in the school year of the row; else the point of the row. NULL: not in that year.
 */
static const struct assessment_point *column_point(struct results *x, const struct result_column *c,
                                                   const struct assessment_point *point)
{
	const struct assessment_point *p = c->point;
	struct str key;

	if (p == NULL)
		return point;
	if (x->year == 0 || date_school_year(p->held_on).y == x->year)
		return p;
	key = fold_key(x->r->a, c->heading);
	p = results_heading_point(x, c->heading, &key);
	return p != NULL && date_school_year(p->held_on).y == x->year ? p : NULL;
}

static bool wide_cell(struct results *x, const struct result_column *c, const struct result_row *p,
                      const struct assessment_point *point, struct result_cell *out)
{
	struct import_reader *r = x->r;

	*out = (struct result_cell){ .heading = c->heading,
		                     .typed = import_tidy(r->a, csv_cell(r->row, c->at)),
		                     .scale = c->scale,
		                     .point = column_point(x, c, point),
		                     .subject = c->subject.n > 0 ? c->subject : row_subject(x) };
	if (is_no_result(out->typed))
		return false;
	if (c->point != NULL && out->point == NULL) {
		point_missing(
		    x, c->heading,
		    str_fmt(r->a, "%.*s, %.*s", STR_ARG(c->heading), STR_ARG(school_year_words(r->a, x->year))),
		    "There is no such assessment point in this school year. Add one, or leave these results out.");
		return false;
	}
	if (out->subject.n == 0 || !scale_for(out->scale, out->subject)) {
		import_problem_at(r, c->heading, out->typed,
		                  S("The line does not say of which subject this is, or the scale is not for it."));
		return false;
	}
	/* Beside a result the outcome says nothing new. */
	if (c->outcome && has_result(p, out))
		return false;
	return cell_read(x, out);
}

static void read_wide(struct results *x, struct result_row *p, const struct assessment_point *point)
{
	for (size_t pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < x->columns; i++)
			if (x->column[i].outcome == (pass == 1) &&
			    wide_cell(x, &x->column[i], p, point, &p->cell[p->cells]))
				p->cells++;
}

static void read_long(struct results *x, struct result_row *p, const struct assessment_point *point)
{
	struct import_reader *r = x->r;
	struct str scale = column_cell(r->map, r->row, COL_SCALE, 0);
	const struct scale *named = scale_known(x, scale);
	struct str subject = column_cell(r->map, r->row, COL_SUBJECT, 0);
	struct result_cell c = { .heading = column_heading(r->map, COL_RESULT, 0),
		                 .point = point,
		                 .typed = column_cell(r->map, r->row, COL_RESULT, 0),
		                 .subject = subject_known(x, subject),
		                 .note = import_text(r, COL_NOTE, 0, NOTE_CHARS, false) };
	struct str code;

	if (is_no_result(c.typed))
		return;
	if (import_word_find(r, COL_SUBJECT, subject, &code)) {
		if (code.n == 0)
			return; /* a person has said: leave it out */
		c.subject = code;
	}
	if (import_word_find(r, COL_SCALE, scale, &code)) {
		if (code.n == 0)
			return;
		named = results_scale(r->a, x->all, code);
	}
	if (c.subject.n == 0 && named != NULL && str_trim(named->subjects).n == 0)
		c.subject = subject_code(r->a, subject); /* of the school's own, on a scale that is for all */
	if (c.subject.n == 0) {
		import_unknown(r, COL_SUBJECT, 0,
		               S("No subject is known by this name. A scale in the settings may name it."), true);
		return;
	}
	c.scale = results_scale_or_default(x, named, c.subject);
	if (scale.n > 0 && named == NULL) {
		import_unknown(r, COL_SCALE, 0, S("There is no scale of this name. The settings have the list."), true);
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
	p->cell[0] = c;
	p->cells = cell_read(x, p->cell) ? 1 : 0;
}

/* One row; false when nothing of it can be brought in. */
static bool row_read(struct results *x, struct result_row *p)
{
	struct import_reader *r = x->r;
	size_t before = import_faults(r);
	const struct assessment_point *point;

	if (!import_row_fits(r))
		return false;
	*p = (struct result_row){ .source = r->row, .cell = p->cell };
	(void)import_row_pupil(r, &p->upn, NULL, &p->born);
	row_year(x);
	x->left_out = false;
	point = row_point(x, p->born);
	if (point == NULL && import_faults(r) == before)
		point = year_point(x);
	if (import_faults(r) > before || x->left_out)
		return false;
	if (x->is_long)
		read_long(x, p, point);
	else
		read_wide(x, p, point);
	return import_faults(r) == before;
}

enum rc results_each(struct import_reader *r, const struct scales *all, const struct result_defaults *d,
                     struct result_heads *heads, enum rc (*each)(void *x, const struct result_row *row), void *ctx)
{
	struct results x = { .r = r,
		             .all = all,
		             .d = d,
		             .data = result_data(r->a),
		             .is_long = column_has(r->map, COL_RESULT, 0) && column_has(r->map, COL_SUBJECT, 0),
		             .known_point = import_index_new(r->a, 1),
		             .known_scale = import_index_new(r->a, 1),
		             .known_subject = import_index_new(r->a, 1) };
	struct result_row row = { 0 };
	enum rc rc = RC_OK;

	*heads = (struct result_heads){ 0 };
	import_headings_once(r);
	x.year_at = results_year_column(&x);
	if (!x.is_long)
		results_headings(&x, heads);
	row.cell = NEW_ARRAY(r->a, struct result_cell, x.columns + 1);
	for (size_t i = 0; i < r->file->n && rc == RC_OK; i++) {
		r->row = &r->file->row[i];
		if (row_read(&x, &row))
			rc = each(ctx, &row);
	}
	import_unknowns_say(r);
	return rc;
}
