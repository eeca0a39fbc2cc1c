#include "import/import_read.h"

#include <stdlib.h>
#include <string.h>

#include "core/people/identity_rule.h"
#include "import/cell_words_read.h"
#include "kit/base/utf8.h"
#include "kit/text/fold.h"

enum {
	TITLE_MAX = 20,
	NAME_MAX_CHARS = 100,
	RELATIONSHIP_MAX = 60,
	PHONE_MAX = 40,
	EMAIL_MAX = 254,
	ADDRESS_MAX = 400,
	LANGUAGE_MAX = 60,
	PHONE_DIGITS_MIN = 6,
};

#define COUNT(x) (sizeof(x) / sizeof *(x))

struct import_reader import_reader_new(struct arena *a, const struct csv_file *f, const struct column_map *m,
                                       struct date today)
{
	struct import_reader r = { .a = a, .file = f, .map = m, .today = today };

	r.problems.item = NEW_ARRAY(a, struct import_problem, IMPORT_PROBLEMS_MAX);
	r.notes.item = NEW_ARRAY(a, struct import_problem, IMPORT_PROBLEMS_MAX);
	return r;
}

static void list_add_at(struct import_reader *r, struct import_problems *list, struct str heading, struct str value,
                        struct str reason)
{
	list->n++;
	if (list->kept == IMPORT_PROBLEMS_MAX)
		return;
	list->item[list->kept++] = (struct import_problem){
		.line = r->row->line, .found = list->n, .column = heading, .reason = reason, .value = value
	};
}

static void list_add(struct import_reader *r, struct import_problems *list, enum column c, int nth, struct str reason)
{
	if (c == COL_NONE)
		list_add_at(r, list, STR_NONE, STR_NONE, reason);
	else
		list_add_at(r, list, column_heading(r->map, c, nth), column_cell(r->map, r->row, c, nth), reason);
}

void import_problem_at(struct import_reader *r, struct str heading, struct str value, struct str reason)
{
	list_add_at(r, &r->problems, heading, value, reason);
}

void import_note_at(struct import_reader *r, struct str heading, struct str value, struct str reason)
{
	list_add_at(r, &r->notes, heading, value, reason);
}

void import_problem(struct import_reader *r, enum column c, int nth, struct str reason)
{
	list_add(r, &r->problems, c, nth, reason);
}

void import_note(struct import_reader *r, enum column c, int nth, struct str reason)
{
	list_add(r, &r->notes, c, nth, reason);
}

void import_note_heading(struct import_reader *r, enum column c, int nth, struct str reason)
{
	import_note_file(r, column_heading(r->map, c, nth), reason);
}

void import_note_once(struct import_reader *r, enum column c, int nth, struct str reason)
{
	import_note_file_once(r, column_heading(r->map, c, nth), reason);
}

void import_note_file_once(struct import_reader *r, struct str heading, struct str reason)
{
	for (size_t i = 0; i < r->notes.kept; i++)
		if (r->notes.item[i].column.p == heading.p && str_eq(r->notes.item[i].reason, reason))
			return;
	import_note_file(r, heading, reason);
}

void import_note_file(struct import_reader *r, struct str heading, struct str reason)
{
	const struct csv_row *row = r->row;

	r->row = &r->file->heading;
	import_note_at(r, heading, STR_NONE, reason);
	r->row = row;
}

struct str import_tidy(struct arena *a, struct str cell)
{
	for (size_t i = 0; i < cell.n; i++) {
		bool gap = cell.p[i] == ' ' && i > 0 && i + 1 < cell.n && cell.p[i + 1] != ' ';

		if (!gap && (cell.p[i] <= ' ' || cell.p[i] > '~'))
			return fold_spaces(a, cell);
	}
	return cell;
}

struct str import_cell(struct import_reader *r, enum column c, int nth)
{
	struct str s = import_tidy(r->a, column_cell(r->map, r->row, c, nth));

	if (!cell_says_nothing(r->a, c, s))
		return s;
	if (fold_key(r->a, s).n > 0) /* a dash needs no word about it */
		import_note_once(
		    r, c, nth,
		    S("Words such as N/A, NULL or “not known” say here that there is nothing: these cells are "
		      "taken as empty."));
	return STR_NONE;
}

struct str import_text(struct import_reader *r, enum column c, int nth, size_t max, bool needed)
{
	struct str s = import_cell(r, c, nth);

	if (s.n == 0 && needed)
		import_problem(r, c, nth, S("This cell is empty, but it is needed."));
	if (utf8_len(s) > max) {
		import_problem(r, c, nth, str_fmt(r->a, "This is longer than %zu letters.", max));
		return STR_NONE;
	}
	return s;
}

enum answer import_answer(struct import_reader *r, enum column c, int nth)
{
	struct str s = import_cell(r, c, nth);
	enum answer is = cell_answer(r->a, s);

	if (s.n > 0 && is == ANSWER_NONE)
		import_problem(r, c, nth, S("Write Y or N, or leave it empty."));
	return is;
}

static bool email_ok(struct str s)
{
	struct str host;
	struct str name = str_cut(s, '@', &host);

	for (size_t i = 0; i < s.n; i++)
		if (memchr(" ,;<>()\"\\", s.p[i], 9) != NULL)
			return false;
	return name.n > 0 && host.n > 2 && memchr(host.p, '@', host.n) == NULL && memchr(host.p, '.', host.n) != NULL &&
	       host.p[0] != '.' && host.p[host.n - 1] != '.';
}

struct str import_email(struct import_reader *r, enum column c, int nth)
{
	struct str s = import_text(r, c, nth, EMAIL_MAX, false);

	if (str_starts(str_lower_ascii(r->a, s), S("mailto:")))
		s = str_trim(str_sub(s, 7, s.n));
	if (str_starts(s, S("<")) && str_ends(s, S(">")))
		s = str_sub(s, 1, s.n - 2);
	while (s.n > 0 && memchr(";,.", s.p[s.n - 1], 3) != NULL)
		s = str_trim(str_sub(s, 0, s.n - 1));
	if (s.n == 0 || email_ok(s))
		return s;
	import_problem(r, c, nth, S("This is not one e-mail address."));
	return STR_NONE;
}

/* Digits of a number that a spreadsheet has taken as a power of ten, "4.47700900201E+11"; empty when some are lost. */
static struct str power_digits(struct arena *a, struct str s, bool *power)
{
	ptrdiff_t e = str_find(s, S("E+"));
	struct str after;
	struct str head = str_cut(str_sub(s, 0, e > 0 ? (size_t)e : 0), '.', &after);
	struct str digits = str_fmt(a, "%.*s%.*s", STR_ARG(head), STR_ARG(after));
	int64_t v, power_of;

	*power = e > 0 && head.n == 1 && str_int(digits, &v) && str_int(str_sub(s, (size_t)e + 2, s.n), &power_of);
	return *power && digits.n == (size_t)power_of + 1 ? digits : STR_NONE;
}

static bool only_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

/* A British number without its 0, or with 44 and without its +, as a spreadsheet leaves it. Other numbers as they are.
 */
static struct str number_repaired(struct arena *a, struct str s)
{
	enum { NATIONAL = 10, INTERNATIONAL = 12 };

	if (str_ends(s, S(".0")) && only_digits(str_sub(s, 0, s.n - 2)))
		s = str_sub(s, 0, s.n - 2);
	if (!only_digits(s))
		return s;
	if (s.n == INTERNATIONAL && str_starts(s, S("44")))
		s = str_sub(s, 2, s.n);
	return s.n == NATIONAL && memchr("12378", s.p[0], 5) != NULL ? str_fmt(a, "0%.*s", STR_ARG(s)) : s;
}

struct str import_phone(struct import_reader *r, enum column c, int nth)
{
	struct str s = import_text(r, c, nth, PHONE_MAX, false), right;
	size_t digits = 0;
	bool power;

	while (str_starts(s, S("'")))
		s = str_sub(s, 1, s.n);
	right = power_digits(r->a, s, &power);
	if (power && right.n == 0) {
		import_problem(
		    r, c, nth,
		    S("A spreadsheet has made a power of ten of this number, and its last digits are lost. Take "
		      "it from the school’s system again, or empty the cell."));
		return STR_NONE;
	}
	right = number_repaired(r->a, power ? right : s);
	for (size_t i = 0; i < right.n; i++)
		digits += right.p[i] >= '0' && right.p[i] <= '9';
	if (right.n > 0 && (digits == 0 || str_is(right, "0"))) {
		import_note(r, c, nth, S("There is no number in this cell; none is taken."));
		return STR_NONE;
	}
	if (right.n > 0 && digits < PHONE_DIGITS_MIN) {
		import_problem(r, c, nth, S("This is not a telephone number."));
		return STR_NONE;
	}
	if (!str_eq(right, s))
		import_note_once(
		    r, c, nth,
		    S("A spreadsheet has damaged telephone numbers here (the 0 at the front, or a power of ten). "
		      "They are put right."));
	return right;
}

/* Small words that begin a family name. */
static bool is_particle(struct arena *a, struct str word)
{
	static const char *const particles[] = { "de",    "da",  "do",  "dos", "das", "du",  "del", "della", "di",
		                                 "la",    "le",  "van", "von", "der", "den", "ter", "ten",   "bin",
		                                 "binti", "ibn", "al",  "el",  "st",  "mac", "ap" };
	struct str key = str_lower_ascii(a, word);

	for (size_t i = 0; i < COUNT(particles); i++)
		if (str_is(key, particles[i]))
			return true;
	return false;
}

/* "Jr" and its like stand behind a family name and are none. */
static bool is_suffix(struct arena *a, struct str word)
{
	static const char *const suffixes[] = {
		"jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv", "esq"
	};
	struct str key = fold_tight(a, word);

	for (size_t i = 0; i < COUNT(suffixes); i++)
		if (str_is(key, suffixes[i]))
			return true;
	return false;
}

/* Where the last word begins. */
static size_t last_word(struct str s)
{
	size_t at = s.n;

	while (at > 0 && s.p[at - 1] != ' ')
		at--;
	return at;
}

/* Position of the family name in "given family": the pupil's own family name, else from the first particle after the
 * given name, else the last word. */
static size_t family_begins(struct arena *a, struct str s, struct str known)
{
	size_t last = last_word(s);

	if (known.n > 0 && s.n > known.n + 1 && str_ends(s, known) && s.p[s.n - known.n - 1] == ' ')
		return s.n - known.n;
	/* "Tom Ash Jr" is an Ash. */
	if (last > 0 && last_word(str_sub(s, 0, last - 1)) > 0 && is_suffix(a, str_sub(s, last, s.n)))
		last = last_word(str_sub(s, 0, last - 1));
	for (size_t i = 1; i < last; i++) {
		size_t end = i + 1;

		if (s.p[i] != ' ')
			continue;
		while (end < s.n && s.p[end] != ' ')
			end++;
		if (is_particle(a, str_sub(s, i + 1, end - i - 1)))
			return i + 1;
	}
	return last;
}

struct person_name person_name_split(struct arena *a, struct str whole, struct str known_family)
{
	struct person_name n = { 0 };
	struct str s = fold_spaces(a, whole);
	struct str rest;
	struct str first = str_cut(s, ' ', &rest);
	struct str after;
	size_t at;

	if (rest.n > 0 && adult_title(first)) {
		n.title = str_ends(first, S(".")) ? str_sub(first, 0, first.n - 1) : first;
		s = rest;
	}
	first = str_cut(s, ',', &after);
	if (after.n > 0) {
		n.family = str_trim(first);
		after = str_trim(after);
		first = str_cut(after, ' ', &rest);
		if (n.title.n == 0 && rest.n > 0 && adult_title(first)) {
			n.title = first;
			after = rest;
		}
		n.given = after;
		return n;
	}
	at = family_begins(a, s, known_family);
	n.family = str_sub(s, at, s.n);
	n.given = str_trim(str_sub(s, 0, at));
	return n;
}

static bool is_relationship(struct arena *a, struct str words)
{
	static const char *const known[] = {
		"mother",   "mum",           "mummy",         "father",        "dad",        "daddy",
		"parent",   "step mother",   "stepmother",    "step father",   "stepfather", "step mum",
		"step dad", "grandmother",   "grandfather",   "grandma",       "grandad",    "granddad",
		"nan",      "nanny",         "grandparent",   "aunt",          "auntie",     "uncle",
		"carer",    "foster carer",  "foster mother", "foster father", "guardian",   "sister",
		"brother",  "social worker", "childminder",   "neighbour",     "friend"
	};
	struct str key = fold_key(a, words);

	for (size_t i = 0; i < COUNT(known); i++)
		if (str_is(key, known[i]))
			return true;
	return false;
}

/* "Una Ash (Mother)", "Mother: Una Ash": *said is what was cut off. */
static struct str without_relationship(struct arena *a, struct str whole, struct str *said)
{
	ptrdiff_t open = str_find(whole, S("(")), colon = str_find(whole, S(":"));
	struct str inner = open >= 0 && str_ends(whole, S(")"))
	                       ? str_sub(whole, (size_t)open + 1, whole.n - (size_t)open - 2)
	                       : STR_NONE;
	struct str before = colon > 0 ? str_sub(whole, 0, (size_t)colon) : STR_NONE;

	*said = STR_NONE;
	if (is_relationship(a, inner)) {
		*said = str_trim(inner);
		return str_trim(str_sub(whole, 0, (size_t)open));
	}
	if (is_relationship(a, before)) {
		*said = str_trim(before);
		return str_trim(str_sub(whole, (size_t)colon + 1, whole.n));
	}
	if (is_relationship(a, whole)) { /* "Mum", and no name */
		*said = whole;
		return STR_NONE;
	}
	return whole;
}

static void contact_name(struct import_reader *r, int nth, struct str pupil_family, struct import_contact *c)
{
	struct str whole = without_relationship(r->a, import_text(r, COL_CONTACT_NAME, nth, 2 * NAME_MAX_CHARS, false),
	                                        &c->relationship);
	struct person_name name = person_name_split(r->a, whole, pupil_family);
	struct str family = import_text(r, COL_CONTACT_FAMILY, nth, NAME_MAX_CHARS, false);
	struct str given = import_text(r, COL_CONTACT_GIVEN, nth, NAME_MAX_CHARS, false);
	struct str title = import_text(r, COL_CONTACT_TITLE, nth, TITLE_MAX, false);

	c->title = title.n > 0 ? title : name.title;
	c->given = family.n > 0 ? given : name.given;
	c->family = family.n > 0 ? family : name.family;
}

/* One contact a line says nothing about the order; columns "Contact 1 …", "Contact 2 …" do. */
static bool is_numbered(const struct import_reader *r)
{
	return r->map->kind == IMPORT_ROLL || column_has(r->map, COL_CONTACT_NAME, 2) ||
	       column_has(r->map, COL_CONTACT_FAMILY, 2);
}

/* "1st", "P1", "Priority 1": the number. */
static struct str order_digits(struct arena *a, struct str order)
{
	static const char *const before[] = { "priority", "contact", "p" };
	static const char *const after[] = { "st", "nd", "rd", "th" };
	struct str key = fold_tight(a, order);

	if (str_is(order, "0"))
		return STR_NONE;
	if (str_ends(order, S(".0")))
		return str_sub(order, 0, order.n - 2);
	for (size_t i = 0; i < COUNT(before); i++)
		if (str_starts(key, str_of(before[i])) && only_digits(str_sub(key, strlen(before[i]), key.n)))
			return str_sub(key, strlen(before[i]), key.n);
	for (size_t i = 0; i < COUNT(after); i++)
		if (str_ends(key, str_of(after[i])) && only_digits(str_sub(key, 0, key.n - 2)))
			return str_sub(key, 0, key.n - 2);
	return order;
}

/* "Mother's name" says who the contact is, and nothing of an order. */
static void parent_said(struct import_reader *r, struct import_contact *c)
{
	struct str name = column_heading(r->map, COL_CONTACT_NAME, c->nth);
	struct str said = column_parent(r->a, name.n > 0 ? name : column_heading(r->map, COL_CONTACT_FAMILY, c->nth));

	if (said.n == 0)
		return;
	c->order = 0;
	c->relationship = c->relationship.n > 0 ? c->relationship : said;
}

bool import_contact(struct import_reader *r, int nth, struct str pupil_family, struct import_contact *out)
{
	struct import_contact c = { .nth = nth, .order = is_numbered(r) ? nth : 0 };
	struct str order, relationship;
	bool any = false;

	for (enum column i = COL_CONTACT_NAME; i <= COL_CONTACT_RESTRICTED; i++)
		any = any || column_cell(r->map, r->row, i, nth).n > 0;
	if (!any)
		return false;
	contact_name(r, nth, pupil_family, &c);
	if (c.family.n == 0)
		import_problem(r, column_has(r->map, COL_CONTACT_NAME, nth) ? COL_CONTACT_NAME : COL_CONTACT_FAMILY,
		               nth, S("The contact has no name."));
	relationship = import_text(r, COL_CONTACT_RELATIONSHIP, nth, RELATIONSHIP_MAX, false);
	c.relationship = relationship.n > 0 ? relationship : c.relationship;
	parent_said(r, &c);
	c.responsibility = import_answer(r, COL_CONTACT_RESPONSIBILITY, nth);
	c.lives_with = import_answer(r, COL_CONTACT_LIVES_WITH, nth);
	c.interpreter = import_answer(r, COL_CONTACT_INTERPRETER, nth);
	c.gets_letters = import_answer(r, COL_CONTACT_LETTERS, nth);
	c.restricted = import_answer(r, COL_CONTACT_RESTRICTED, nth);
	c.phone = import_phone(r, COL_CONTACT_PHONE, nth);
	c.email = import_email(r, COL_CONTACT_EMAIL, nth);
	c.address = import_text(r, COL_CONTACT_ADDRESS, nth, ADDRESS_MAX, false);
	c.language = import_text(r, COL_CONTACT_LANGUAGE, nth, LANGUAGE_MAX, false);
	order = order_digits(r->a, import_text(r, COL_CONTACT_ORDER, nth, 20, false));
	if (order.n > 0 && (!str_int(order, &c.order) || c.order < 1 || c.order > 99))
		import_problem(r, COL_CONTACT_ORDER, nth, S("Write the order as a number from 1 to 99."));
	*out = c;
	return true;
}

size_t import_row_contacts(struct import_reader *r, struct str pupil_family, struct import_contact **out)
{
	struct import_contact found[IMPORT_CONTACTS_MAX];
	size_t n = 0;

	for (int i = 1; i <= IMPORT_CONTACTS_MAX; i++)
		if (import_contact(r, i, pupil_family, &found[n]))
			n++;
	*out = NEW_ARRAY(r->a, struct import_contact, n);
	if (n > 0)
		memcpy(*out, found, n * sizeof *found);
	return n;
}

static bool left_out(const struct column_map *m, size_t i)
{
	return m->said != NULL && m->said[i].saying == SAID_OUT;
}

void import_headings_once(struct import_reader *r)
{
	const struct csv_row *h = &r->file->heading;

	r->row = h;
	for (size_t i = 1; i < h->n; i++) {
		struct str key = left_out(r->map, i) ? STR_NONE : fold_tight(r->a, h->cell[i]);
		bool twice = false;

		for (size_t k = 0; k < i && key.n > 0; k++)
			twice = twice || (!left_out(r->map, k) && str_eq(key, fold_tight(r->a, h->cell[k])));
		if (twice && column_match(r->a, r->map->kind, h->cell[i]).column != COL_NONE)
			import_problem_at(r, h->cell[i], h->cell[i],
			                  S("This heading is there twice. Take one column out."));
	}
}

bool import_row_fits(struct import_reader *r)
{
	if (r->out != NULL && r->out[r->row - r->file->row])
		return false;
	for (size_t i = r->file->heading.n; i < r->row->n; i++)
		if (r->row->cell[i].n > 0) {
			import_problem(r, COL_NONE, 0,
			               str_fmt(r->a, "The line has %zu cells, but there are %zu headings.", r->row->n,
			                       r->file->heading.n));
			return false;
		}
	return true;
}

static int by_line(const void *x, const void *y)
{
	const struct import_problem *p = x;
	const struct import_problem *q = y;

	if (p->line != q->line)
		return p->line < q->line ? -1 : 1;
	return (p->found > q->found) - (p->found < q->found);
}

void import_problems_sort(struct import_problems *list)
{
	if (list->kept > 1)
		qsort(list->item, list->kept, sizeof *list->item, by_line);
}
