/* Where the table is in a sheet. A line is only passed over when it cannot be one of the table: a title has no UPN and
 * is above the headings; a total or a note has neither name, date nor UPN, where the columns for them are known, and
 * nothing of the table comes below it. Each is said. In doubt a line stays, and who reads it says what is wrong. */
#include "kit/table/table_own.h"

#include <string.h>

#include "kit/base/date.h"
#include "kit/text/fold.h"

enum { LOOK_ROWS = 30, GUIDANCE_MAX = 4, UPN_LETTERS = 16, UPN_DIGITS = 6, SAID_MAX = 20, TOTALS_MAX = 12, FEW = 3 };

static size_t digits_in(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] >= '0' && s.p[i] <= '9';
	return n;
}

/* Letters of any script: all bytes of those are above 0x7F. */
static bool has_letter(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] & 0x80) != 0 || (s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= 'a' && s.p[i] <= 'z'))
			return true;
	return false;
}

static bool is_date(struct str s)
{
	struct date d;

	return date_parse(s, &d);
}

/* Could somebody have meant a UPN? Also one with a fault. */
static bool is_upn(struct arena *a, struct str s)
{
	struct str key;

	if (s.n == 0 || digits_in(s) < UPN_DIGITS || is_date(s))
		return false;
	key = fold_tight(a, s);
	return key.n >= UPN_DIGITS && key.n <= UPN_LETTERS;
}

static bool is_birthday(struct str s)
{
	size_t n = digits_in(s);

	return is_date(s) || n >= 5 || (n >= 3 && (str_find(s, S("/")) > 0 || str_find(s, S("-")) > 0));
}

static size_t filled(const struct csv_row *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += r->cell[i].n > 0;
	return n;
}

/* A line of the table rather than one of headings or a title. */
static bool is_data(struct arena *a, const struct csv_row *r)
{
	bool date = false;

	for (size_t i = 0; i < r->n; i++) {
		struct str key = fold_tight(a, r->cell[i]);

		if (key.n == 13 && has_letter(str_sub(key, 0, 1)) && digits_in(str_sub(key, 1, 11)) == 11)
			return true; /* a UPN */
		date = date || is_date(r->cell[i]);
	}
	return date && filled(r) >= FEW;
}

static enum column meaning(struct arena *a, enum import_kind kind, struct str heading)
{
	return heading.n > 0 ? column_match(a, kind, heading).column : COL_NONE;
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

	if (is_data(a, sub) || filled(sub) == 0)
		return false;
	for (size_t i = 0; i < top->n; i++)
		anchored = anchored || ((csv_cell(sub, i).n == 0 || str_eq(csv_cell(sub, i), top->cell[i])) &&
		                        meaning(a, kind, top->cell[i]) != COL_NONE);
	for (size_t i = 0; i < sub->n; i++) {
		struct str over = csv_cell(top, i), own = sub->cell[i];

		if (own.n == 0 || str_eq(over, own))
			continue;
		if (!has_letter(own) || is_date(own) || meaning(a, kind, over) != COL_NONE)
			return false;
		spread = spread || (over.n == 0 && i > 0);
	}
	return spread && anchored;
}

/* Groups above: every one of them stands over a heading that means nothing else, or something together with it. */
static bool goes_on_above(struct arena *a, enum import_kind kind, const struct csv_row *top, const struct csv_row *own)
{
	bool over = false;

	if (is_data(a, top))
		return false;
	for (size_t i = 0; i < top->n; i++) {
		if (top->cell[i].n == 0)
			continue;
		if (i == 0 || csv_cell(own, i).n == 0)
			return false;
		if (meaning(a, kind, own->cell[i]) != COL_NONE &&
		    meaning(a, kind, both(a, top->cell[i], own->cell[i])) == COL_NONE)
			return false;
		over = over || csv_cell(own, i + 1).n > 0;
	}
	return over;
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
		else if (meaning(a, kind, own) != COL_NONE && meaning(a, kind, both(a, group, own)) == COL_NONE)
			group = STR_NONE;
		r.cell[i] = over.n > 0 ? both(a, over, own) : own.n > 0 ? both(a, group, own) : STR_NONE;
	}
	return r;
}

/* ---- where the heading is ---- */

/* Position of the first row with all that is needed; n: none has. Rows of the table end the search. */
static size_t heading_at(struct arena *a, enum import_kind kind, const struct csv_row *row, size_t n)
{
	for (size_t i = 0; i < n && i < LOOK_ROWS; i++) {
		if (is_data(a, &row[i]))
			return n;
		if (is_heading(a, kind, &row[i]))
			return i;
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
		if (filled(&row[i]) > 1)
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
		enum column c = meaning(a, kind, csv_cell(h, i));

		if (c == COL_NONE || r->cell[i].n == 0)
			continue;
		if (meaning(a, kind, r->cell[i]) != c)
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

		if (is_upn(a, r->cell[i]) || is_date(r->cell[i]))
			return false;
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			struct str w = str_of(words[k]);

			if (str_starts(key, w) && (key.n == w.n || key.p[w.n] == ' ')) {
				said++;
				break;
			}
		}
	}
	return said >= 2 && said * 2 >= filled(r);
}

/* "Total", "Number of pupils: 2", "Printed 29 November", "Page 1 of 3" */
static bool is_total(struct arena *a, struct str s)
{
	/* The last four are names as well: they need a number behind them. */
	static const char *const words[] = { "total",     "totals",  "subtotal",  "sub total", "grand total", "average",
		                             "number of", "printed", "generated", "exported",  "produced",    "end of",
		                             "sum",       "mean",    "count",     "page" };
	enum { NAMES_TOO = 4, COUNT = sizeof words / sizeof *words };
	struct str key = fold_key(a, s);

	for (size_t i = 0; i < COUNT; i++) {
		struct str w = str_of(words[i]);

		if (!str_starts(key, w) || (key.n > w.n && key.p[w.n] != ' '))
			continue;
		if (i < COUNT - NAMES_TOO || digits_in(key) > 0 || str_find(s, S(":")) > 0)
			return true;
	}
	return false;
}

static size_t words_in(struct arena *a, struct str s)
{
	struct str key = fold_key(a, s);
	size_t n = key.n > 0;

	for (size_t i = 0; i < key.n; i++)
		n += key.p[i] == ' ';
	return n;
}

/* By which columns a line says who it is about. */
struct who {
	enum import_kind kind;
	const struct csv_row *heading;
	enum column *column; /* of each heading */
	bool sure;           /* every name has a known heading; else a name may stand under any other one */
};

static bool is_name(enum column c)
{
	return c == COL_NAME || c == COL_FAMILY || c == COL_GIVEN || c == COL_PREFERRED || c == COL_PUPIL_NAME ||
	       c == COL_PUPIL_FAMILY || c == COL_PUPIL_GIVEN || c == COL_CONTACT_NAME || c == COL_CONTACT_GIVEN ||
	       c == COL_CONTACT_FAMILY;
}

static bool has(const struct who *w, enum column c)
{
	for (size_t i = 0; i < w->heading->n; i++)
		if (w->column[i] == c)
			return true;
	return false;
}

/* Are the columns with the names known by their headings alone? What a person or a mapping says of the others comes
 * later. */
static bool names_known(const struct who *w)
{
	bool pupil = has(w, COL_NAME) || (has(w, COL_FAMILY) && has(w, COL_GIVEN)) || has(w, COL_PUPIL_NAME) ||
	             (has(w, COL_PUPIL_FAMILY) && has(w, COL_PUPIL_GIVEN));
	bool contact = has(w, COL_CONTACT_NAME) || (has(w, COL_CONTACT_FAMILY) && has(w, COL_CONTACT_GIVEN));

	if (w->kind == IMPORT_CLASSES)
		return has(w, COL_CLASS);
	return pupil && (w->kind != IMPORT_CONTACTS || contact);
}

static struct who who_of(struct arena *a, enum import_kind kind, const struct csv_row *h)
{
	struct who w = { .kind = kind, .heading = h, .column = NEW_ARRAY(a, enum column, h->n) };

	for (size_t i = 0; i < h->n; i++)
		w.column[i] = meaning(a, kind, h->cell[i]);
	w.sure = names_known(&w);
	return w;
}

static enum column column_of(const struct who *w, size_t i)
{
	return i < w->heading->n ? w->column[i] : COL_NONE;
}

static bool is_key(enum column c)
{
	return c == COL_UPN || c == COL_FORMER_UPN;
}

static bool is_email(struct str s)
{
	return str_find(s, S("@")) > 0 && str_find(s, S(" ")) < 0;
}

/* A UPN, a day or an e-mail address, where such a thing may stand. */
static bool tells_who(struct arena *a, enum column c, struct str s)
{
	if (is_key(c))
		return is_upn(a, s);
	if (c == COL_BORN && is_birthday(s))
		return true;
	return !is_name(c) && (is_date(s) || is_email(s) || (c == COL_NONE && is_upn(a, s)));
}

/* Does the line begin with a word that says it is no line of the table? */
static bool begins_as_total(struct arena *a, const struct who *w, const struct csv_row *r)
{
	bool first = true;

	for (size_t i = 0; i < r->n; i++) {
		if (r->cell[i].n == 0)
			continue;
		if ((is_key(column_of(w, i)) || (first && !is_name(column_of(w, i)))) && is_total(a, r->cell[i]))
			return true;
		first = false;
	}
	return false;
}

/* A line of the table says who (or which class) it is about, however badly. */
static bool says_who(struct arena *a, const struct who *w, const struct csv_row *r)
{
	size_t names = 0;
	bool lone = filled(r) == 1;

	for (size_t i = 0; i < r->n; i++) {
		struct str s = r->cell[i];
		enum column c = column_of(w, i);

		if (s.n > 0 && tells_who(a, c, s))
			return true;
		if (!has_letter(s) || is_total(a, s) || (!is_name(c) && !(c == COL_CLASS && w->kind == IMPORT_CLASSES)))
			continue;
		names++;
		if (lone && w->kind != IMPORT_STAFF && w->kind != IMPORT_CLASSES)
			lone = digits_in(s) > 0 || words_in(a, s) > FEW; /* a sentence, not a name */
		else
			lone = false;
	}
	return names > 0 && !lone && !begins_as_total(a, w, r);
}

/* Nothing but such words, in columns that are known, and small numbers: "Average", 98, 12. */
static bool is_clear_total(struct arena *a, const struct who *w, const struct csv_row *r)
{
	bool total = false;

	for (size_t i = 0; i < r->n; i++) {
		struct str s = r->cell[i];

		if (column_of(w, i) != COL_NONE && is_total(a, s))
			total = true;
		else if (s.n > 0 && (has_letter(s) || is_birthday(s)))
			return false;
	}
	return total;
}

static bool may_go(struct arena *a, const struct who *w, const struct csv_row *r)
{
	return w->sure ? !says_who(a, w, r) : is_clear_total(a, w, r);
}

static struct str first_cell(const struct csv_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->cell[i].n > 0)
			return r->cell[i];
	return STR_NONE;
}

static void passed(struct notes *notes, const struct csv_row *r, struct str reason)
{
	note_add(notes, (struct table_note){ .line = r->line, .value = first_cell(r), .reason = reason });
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
		if (filled(&rest) == 0)
			continue;
		last = r->line;
		if (said++ < SAID_MAX)
			passed(notes, &rest, S("This stands to the right of the table and was passed over."));
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

static size_t heading_take(enum import_kind kind, struct csv_row *row, size_t n, struct csv_row *h, struct notes *notes)
{
	struct arena *a = notes->a;
	size_t at = heading_at(a, kind, row, n), next, above;

	if (at == n)
		at = heading_guess(a, row, n);
	next = at + 1;
	above = at;
	*h = row[at];
	if (next < n && goes_on_below(a, kind, h, &row[next])) {
		*h = together(a, kind, h, &row[next++]);
	} else if (at > 0 && goes_on_above(a, kind, &row[at - 1], h)) {
		*h = together(a, kind, &row[at - 1], h);
		above = at - 1;
	}
	for (size_t i = 0; i < above; i++)
		passed(notes, &row[i], S("This line is above the headings and was passed over."));
	for (size_t i = 0; next < n && i < GUIDANCE_MAX; i++, next++) {
		if (is_data(a, &row[next]))
			break;
		if (is_guidance(a, &row[next]))
			passed(notes, &row[next], S("This line says what the columns hold and was passed over."));
		else if (is_heading_again(a, kind, h, &row[next]))
			passed(notes, &row[next], S("This line has the headings once more and was passed over."));
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
		if (filled(&f->heading) > 1 && is_same(&f->row[i], &f->heading))
			passed(notes, &f->row[i], S("This line has the headings once more and was passed over."));
		else
			f->row[kept++] = f->row[i];
	}
	f->n = kept;
}

static struct str reason_of(const struct who *w)
{
	return !w->sure                    ? S("This line at the end has totals and was passed over.")
	       : w->kind == IMPORT_CLASSES ? S("This line at the end names no class and was passed over.")
	                                   : S("This line at the end has no name, date or UPN and was passed over.");
}

static void totals_drop(enum import_kind kind, struct csv_file *f, struct notes *notes)
{
	struct who w = who_of(notes->a, kind, &f->heading);
	size_t end = f->n;

	while (end > 0 && may_go(notes->a, &w, &f->row[end - 1]))
		end--;
	/* Many such lines, or no other ones, are a fault of the file. */
	if (end == 0 || f->n - end > TOTALS_MAX)
		return;
	for (size_t i = end; i < f->n; i++)
		passed(notes, &f->row[i], reason_of(&w));
	f->n = end;
}

void find_table(enum import_kind kind, struct csv_row *row, size_t n, struct csv_file *out, struct notes *notes)
{
	size_t next = heading_take(kind, row, n, &out->heading, notes);

	out->row = row + next;
	out->n = n - next;
	repeats_drop(out, notes);
	beside(out, notes);
	totals_drop(kind, out, notes);
	nameless_say(out, notes);
}
