/* Lines at the end of a table that are none of it: totals, and notes of who printed it. One that may be a pupil stays.
 */
#include "kit/table/table_own.h"

#include "kit/base/date.h"
#include "kit/text/fold.h"

enum { TOTALS_MAX = 12, FEW = 3 };

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
		if (i < COUNT - NAMES_TOO || cell_digits(key) > 0 || str_find(s, S(":")) > 0)
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
		w.column[i] = heading_meaning(a, kind, h->cell[i]);
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

/* A UPN, a day or an e-mail address, where such a thing may stand. */
static bool tells_who(struct arena *a, enum column c, struct str s)
{
	if (is_key(c))
		return cell_is_upn(a, s);
	if (c == COL_BORN && cell_is_birthday(s))
		return true;
	return !is_name(c) && (cell_is_date(s) || cell_is_email(s) || (c == COL_NONE && cell_is_upn(a, s)));
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
	bool lone = row_filled(r) == 1;

	for (size_t i = 0; i < r->n; i++) {
		struct str s = r->cell[i];
		enum column c = column_of(w, i);

		if (s.n > 0 && tells_who(a, c, s))
			return true;
		if (!cell_has_letter(s) || is_total(a, s) ||
		    (!is_name(c) && !(c == COL_CLASS && w->kind == IMPORT_CLASSES)))
			continue;
		names++;
		if (lone && w->kind != IMPORT_STAFF && w->kind != IMPORT_CLASSES)
			lone = cell_digits(s) > 0 || words_in(a, s) > FEW; /* a sentence, not a name */
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
		else if (s.n > 0 && (cell_has_letter(s) || cell_is_birthday(s)))
			return false;
	}
	return total;
}

static bool may_go(struct arena *a, const struct who *w, const struct csv_row *r)
{
	return w->sure ? !says_who(a, w, r) : is_clear_total(a, w, r);
}

static struct str reason_of(const struct who *w)
{
	return !w->sure                    ? S("This line at the end has totals and was passed over.")
	       : w->kind == IMPORT_CLASSES ? S("This line at the end names no class and was passed over.")
	                                   : S("This line at the end has no name, date or UPN and was passed over.");
}

void totals_drop(enum import_kind kind, struct csv_file *f, struct notes *notes)
{
	struct who w = who_of(notes->a, kind, &f->heading);
	size_t end = f->n;

	while (end > 0 && may_go(notes->a, &w, &f->row[end - 1]))
		end--;
	/* Many such lines, or no other ones, are a fault of the file. */
	if (end == 0 || f->n - end > TOTALS_MAX)
		return;
	for (size_t i = end; i < f->n; i++)
		note_passed(notes, &f->row[i], reason_of(&w));
	f->n = end;
}
