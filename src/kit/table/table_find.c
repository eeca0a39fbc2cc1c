/* Where the table is in a sheet. A line is only passed over when it cannot be one of the table: a title has no UPN and
 * is above the headings; a total or a note has neither name, date nor UPN, where the columns for them are known, and
 * nothing of the table comes below it. Each is said. In doubt a line stays, and who reads it says what is wrong. */
#include "kit/table/table_own.h"

#include "kit/text/fold.h"

enum { LOOK_ROWS = 30, GUIDANCE_MAX = 4, SAID_MAX = 20, FEW = 3 };

/* A line of the table rather than one of headings or a title. */
static bool is_data(struct arena *a, const struct csv_row *r)
{
	bool date = false;

	for (size_t i = 0; i < r->n; i++) {
		struct str key = fold_tight(a, r->cell[i]);

		if (key.n == 13 && cell_has_letter(str_sub(key, 0, 1)) && cell_digits(str_sub(key, 1, 11)) == 11)
			return true; /* a UPN */
		date = date || cell_is_date(r->cell[i]);
	}
	return date && row_filled(r) >= FEW;
}

static bool is_heading(struct arena *a, enum import_kind kind, const struct csv_row *r)
{
	struct column_map m;

	return !is_data(a, r) && columns_find(a, kind, r, NULL, &m) == RC_OK;
}

/* ---- headings on two lines ---- */

/* Two words of one heading. */
static struct str both(struct arena *a, struct str group, struct str own)
{
	if (group.n == 0 || str_eq(group, own))
		return own;
	return own.n == 0 ? group : str_fmt(a, "%.*s %.*s", STR_ARG(group), STR_ARG(own));
}

/* Does the line below say more about headings that reach over several columns ("Reading" over "Autumn", "Spring")? */
static bool goes_on_below(struct arena *a, enum import_kind kind, const struct csv_row *top, const struct csv_row *sub)
{
	bool spread = false, anchored = false;

	if (is_data(a, sub) || row_filled(sub) == 0)
		return false;
	for (size_t i = 0; i < top->n; i++)
		anchored = anchored || ((csv_cell(sub, i).n == 0 || str_eq(csv_cell(sub, i), top->cell[i])) &&
		                        heading_meaning(a, kind, top->cell[i]) != COL_NONE);
	for (size_t i = 0; i < sub->n; i++) {
		struct str over = csv_cell(top, i), own = sub->cell[i];

		if (own.n == 0 || str_eq(over, own))
			continue;
		if (!cell_has_letter(own) || cell_is_date(own) || heading_meaning(a, kind, over) != COL_NONE)
			return false;
		spread = spread || (over.n == 0 && i > 0);
	}
	return spread && anchored;
}

/* Groups above: every one of them stands over a heading that means nothing else, or something together with it. */
static bool results_go_on_above(struct arena *a, enum import_kind kind, const struct csv_row *top,
                                const struct csv_row *own)
{
	bool over = false;

	for (size_t i = 0; i < top->n; i++) {
		if (top->cell[i].n == 0)
			continue;
		if (i == 0 || csv_cell(own, i).n == 0)
			return false;
		if (heading_meaning(a, kind, own->cell[i]) != COL_NONE &&
		    heading_meaning(a, kind, both(a, top->cell[i], own->cell[i])) == COL_NONE)
			return false;
		over = over || csv_cell(own, i + 1).n > 0;
	}
	return over;
}

/* A heading with its group, where that says more: "SEN" over "Status"; else as it stands, as below "Dates". */
static struct str with_group(struct arena *a, enum import_kind kind, struct str group, struct str own)
{
	struct column_match alone = column_match(a, kind, own), two = column_match(a, kind, both(a, group, own));

	return own.n > 0 && (two.column != COL_NONE || alone.column == COL_NONE) ? both(a, group, own) : own;
}

/* In files of other kinds a line above has groups when it stands over the headings throughout, and makes one of them
 * known or tells it apart. A title has one cell. */
static bool goes_on_above(struct arena *a, enum import_kind kind, const struct csv_row *top, const struct csv_row *own)
{
	struct str group = STR_NONE;
	bool more = false;

	if (is_data(a, top))
		return false;
	if (kind == IMPORT_RESULTS)
		return results_go_on_above(a, kind, top, own);
	if (row_filled(top) < 2)
		return false;
	for (size_t i = 0; i < own->n || i < top->n; i++) {
		struct column_match alone, two;

		if (csv_cell(top, i).n > 0 && csv_cell(own, i).n == 0)
			return false;
		group = csv_cell(top, i).n > 0 ? top->cell[i] : group;
		alone = column_match(a, kind, csv_cell(own, i));
		two = column_match(a, kind, both(a, group, csv_cell(own, i)));
		more = more || (two.column != COL_NONE && (two.column != alone.column || two.nth != alone.nth));
	}
	return more;
}

/* The headings below such a line. */
static struct csv_row below_groups(struct arena *a, enum import_kind kind, const struct csv_row *top,
                                   const struct csv_row *own)
{
	struct csv_row r = { own->line, own->n, NEW_ARRAY(a, struct str, own->n) };
	struct str group = STR_NONE;

	for (size_t i = 0; i < own->n; i++) {
		group = csv_cell(top, i).n > 0 ? top->cell[i] : group;
		r.cell[i] = with_group(a, kind, group, own->cell[i]);
	}
	return r;
}

/* Is there another one like it in this column? A day above marks is a heading, a day above days is none. */
static bool goes_on(const struct csv_row *row, size_t n, size_t c, bool (*is)(struct str))
{
	for (size_t i = 0; i < n; i++)
		if (is(csv_cell(&row[i], c)))
			return true;
	return n == 0;
}

/* Is the line that would be the headings one of the table? Its names and birthdays would be kept as such, and the child
 * would be missing. row: the lines below. */
static bool is_no_heading(struct arena *a, enum import_kind kind, const struct csv_row *h, const struct csv_row *row,
                          size_t n)
{
	size_t known = 0, days = 0, mails = 0;

	for (size_t i = 0; i < h->n; i++) {
		if (cell_is_like_upn(a, h->cell[i]))
			return true;
		known += heading_meaning(a, kind, h->cell[i]) != COL_NONE;
		days += cell_is_date(h->cell[i]) && goes_on(row, n, i, cell_is_date);
		mails += cell_is_email(h->cell[i]) && goes_on(row, n, i, cell_is_email);
	}
	return known < 2 && days + mails > 0 && row_filled(h) > 1;
}

static struct csv_row together(struct arena *a, enum import_kind kind, const struct csv_row *top,
                               const struct csv_row *sub)
{
	struct csv_row r = { sub->line, top->n > sub->n ? top->n : sub->n, NULL };
	struct str group = STR_NONE;

	r.cell = NEW_ARRAY(a, struct str, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct str over = csv_cell(top, i), own = csv_cell(sub, i);

		if (over.n > 0)
			group = own.n > 0 ? over : STR_NONE;
		else if (heading_meaning(a, kind, own) != COL_NONE &&
		         heading_meaning(a, kind, both(a, group, own)) == COL_NONE)
			group = STR_NONE;
		r.cell[i] = over.n > 0 ? both(a, over, own) : own.n > 0 ? both(a, group, own) : STR_NONE;
	}
	return r;
}

/* ---- where the heading is ---- */

static size_t known_in(struct arena *a, enum import_kind kind, const struct csv_row *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += heading_meaning(a, kind, r->cell[i]) != COL_NONE;
	return n;
}

/* Position of the first row with all that is needed; n: none has. Rows of the table end the search. A line that has it,
 * too, and says more, makes the one above it a line of groups: "Pupil", "Born", "SEN". */
static size_t heading_at(struct arena *a, enum import_kind kind, const struct csv_row *row, size_t n)
{
	for (size_t i = 0; i < n && i < LOOK_ROWS; i++) {
		if (is_data(a, &row[i]))
			return n;
		if (is_heading(a, kind, &row[i]))
			return i + 1 < n && is_heading(a, kind, &row[i + 1]) &&
			               known_in(a, kind, &row[i + 1]) > known_in(a, kind, &row[i])
			           ? i + 1
			           : i;
		if (i + 1 < n && goes_on_below(a, kind, &row[i], &row[i + 1])) {
			struct csv_row two = together(a, kind, &row[i], &row[i + 1]);

			if (is_heading(a, kind, &two))
				return i;
		}
	}
	return n;
}

bool find_heading(struct arena *a, enum import_kind kind, const struct csv_row *row, size_t n)
{
	return heading_at(a, kind, row, n) < n;
}

/* When no line has all that is needed: the first with more than one cell, if only titles are above it. */
static size_t heading_guess(struct arena *a, const struct csv_row *row, size_t n)
{
	for (size_t i = 0; i < n && i < LOOK_ROWS; i++) {
		if (is_data(a, &row[i]))
			return 0;
		if (row_filled(&row[i]) > 1)
			return i;
	}
	return 0;
}

/* ---- lines below that are no data ---- */

/* The headings once more, in these or other words, as at the top of a printed page. */
static bool is_heading_again(struct arena *a, enum import_kind kind, const struct csv_row *h, const struct csv_row *r)
{
	size_t same = 0;

	for (size_t i = 0; i < r->n; i++) {
		enum column c = heading_meaning(a, kind, csv_cell(h, i));

		if (c == COL_NONE || r->cell[i].n == 0)
			continue;
		if (heading_meaning(a, kind, r->cell[i]) != c)
			return false;
		same++;
	}
	return same >= 2;
}

/* What a column should hold, said below its heading: "Required", "DD/MM/YYYY". */
static bool is_guidance(struct arena *a, const struct csv_row *r)
{
	static const char *const words[] = { "required",  "mandatory",  "optional",   "example", "format", "text",
		                             "free text", "dd mm yyyy", "yyyy mm dd", "eg",      "e g" };
	size_t said = 0;

	for (size_t i = 0; i < r->n; i++) {
		struct str key = fold_key(a, r->cell[i]);

		if (cell_is_upn(a, r->cell[i]) || cell_is_date(r->cell[i]))
			return false;
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			struct str w = str_of(words[k]);

			if (str_starts(key, w) && (key.n == w.n || key.p[w.n] == ' ')) {
				said++;
				break;
			}
		}
	}
	return said >= 2 && said * 2 >= row_filled(r);
}

/* ---- beside the table ---- */

static void heading_trim(struct csv_row *h)
{
	while (h->n > 0 && h->cell[h->n - 1].n == 0)
		h->n--;
}

/* Notes to the right are apart from the table by a column in which nothing stands. Without it, cells are shifted, and
 * who reads the line says so. */
static void beside(struct csv_file *f, struct notes *notes)
{
	size_t said = 0, last = 0;

	for (size_t i = 0; i < f->n; i++)
		if (csv_cell(&f->row[i], f->heading.n).n > 0)
			return;
	for (size_t i = 0; i < f->n; i++) {
		struct csv_row *r = &f->row[i];
		struct csv_row rest = { r->line, 0, NULL };

		if (r->n <= f->heading.n)
			continue;
		rest.n = r->n - f->heading.n;
		rest.cell = r->cell + f->heading.n;
		r->n = f->heading.n;
		if (row_filled(&rest) == 0)
			continue;
		last = r->line;
		if (said++ < SAID_MAX)
			note_passed(notes, &rest, S("This stands to the right of the table and was passed over."));
	}
	if (said > SAID_MAX)
		note_add(notes,
		         (struct table_note){ .line = last,
		                              .reason = str_fmt(notes->a,
		                                                "On %zu more lines something stands to the right of "
		                                                "the table and was passed over; this is the last.",
		                                                said - SAID_MAX) });
}

static void nameless_say(const struct csv_file *f, struct notes *notes)
{
	for (size_t c = 0; c < f->heading.n; c++) {
		size_t n = 0, line = 0;
		struct str first = STR_NONE;

		for (size_t i = 0; i < f->n && f->heading.cell[c].n == 0; i++)
			if (csv_cell(&f->row[i], c).n > 0 && n++ == 0) {
				line = f->row[i].line;
				first = f->row[i].cell[c];
			}
		if (n > 0)
			note_add(notes, (struct table_note){
			                    .line = line,
			                    .value = first,
			                    .reason = str_fmt(notes->a,
			                                      "Column %zu has no heading, so its %zu cells were "
			                                      "not taken; this is the first.",
			                                      c + 1, n) });
	}
}

/* ---- all of it ---- */

static const char *no_heading_text(enum import_kind kind)
{
	return kind == IMPORT_STAFF
	           ? "The first line holds a member of staff, not column headings. Add a line of headings."
	       : kind == IMPORT_CLASSES ? "The first line holds a class, not column headings. Add a line of headings."
	                                : "The first line holds a pupil, not column headings. Add a line of headings.";
}

/* Where the headings are, or a guess; RC_INVALID when that is a line of the table. */
static enum rc heading_place(struct arena *a, enum import_kind kind, const struct csv_row *row, size_t n, size_t *at,
                             struct csv_problem *bad)
{
	*at = heading_at(a, kind, row, n);
	if (*at < n)
		return RC_OK;
	*at = heading_guess(a, row, n);
	if (!is_no_heading(a, kind, &row[*at], row + *at + 1, n - *at - 1))
		return RC_OK;
	*bad = (struct csv_problem){ .fault = CSV_OTHER, .line = row[*at].line, .say = no_heading_text(kind) };
	return RC_INVALID;
}

/* The headings from the row at; the result is the first row below them. */
static size_t heading_take(enum import_kind kind, struct csv_row *row, size_t n, size_t at, struct csv_row *h,
                           struct notes *notes)
{
	struct arena *a = notes->a;
	size_t next, above;

	next = at + 1;
	above = at;
	*h = row[at];
	if (next < n && goes_on_below(a, kind, h, &row[next])) {
		*h = together(a, kind, h, &row[next++]);
	} else if (at > 0 && goes_on_above(a, kind, &row[at - 1], h)) {
		*h = kind == IMPORT_RESULTS ? together(a, kind, &row[at - 1], h)
		                            : below_groups(a, kind, &row[at - 1], h);
		above = at - 1;
	}
	for (size_t i = 0; i < above; i++)
		note_passed(notes, &row[i], S("This line is above the headings and was passed over."));
	for (size_t i = 0; next < n && i < GUIDANCE_MAX; i++, next++) {
		if (is_data(a, &row[next]))
			break;
		if (is_guidance(a, &row[next]))
			note_passed(notes, &row[next], S("This line says what the columns hold and was passed over."));
		else if (is_heading_again(a, kind, h, &row[next]))
			note_passed(notes, &row[next], S("This line has the headings once more and was passed over."));
		else
			break;
	}
	heading_trim(h);
	return next;
}

static bool is_same(const struct csv_row *x, const struct csv_row *y)
{
	size_t n = x->n > y->n ? x->n : y->n;

	for (size_t i = 0; i < n; i++)
		if (!str_eq(csv_cell(x, i), csv_cell(y, i)))
			return false;
	return true;
}

static void repeats_drop(struct csv_file *f, struct notes *notes)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->n; i++) {
		if (row_filled(&f->heading) > 1 && is_same(&f->row[i], &f->heading))
			note_passed(notes, &f->row[i], S("This line has the headings once more and was passed over."));
		else
			f->row[kept++] = f->row[i];
	}
	f->n = kept;
}

enum rc find_table(enum import_kind kind, struct csv_row *row, size_t n, struct csv_file *out, struct notes *notes,
                   struct csv_problem *bad)
{
	size_t at, next;

	TRY(heading_place(notes->a, kind, row, n, &at, bad));
	next = heading_take(kind, row, n, at, &out->heading, notes);
	out->row = row + next;
	out->n = n - next;
	repeats_drop(out, notes);
	beside(out, notes);
	totals_drop(kind, out, notes);
	nameless_say(out, notes);
	errors_empty(out, notes);
	return RC_OK;
}
