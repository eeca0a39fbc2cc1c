#include "import/roll_read.h"

#include <stdlib.h>

#include "core/people/codes_rule.h"
#include "core/people/upn_rule.h"
#include "core/people/year_rule.h"
#include "kit/text/fold.h"

enum { NAME_CHARS = 100, CLASS_CHARS = 40, LANGUAGE_CHARS = 60, PRONOUN_CHARS = 40, AGE_MAX = 25 };

static struct str read_upn(struct import_reader *r, enum column c)
{
	struct str upn = upn_clean(r->a, column_cell(r->map, r->row, c, 0));
	enum upn_state st = upn_check(upn);

	if (st == UPN_EMPTY)
		return STR_NONE;
	if (!upn_usable(st)) {
		import_problem(r, c, 0, upn_message(st));
		return STR_NONE;
	}
	if (st == UPN_TEMPORARY && c == COL_UPN)
		import_note(r, c, 0, upn_message(st));
	return upn;
}

static void read_names(struct import_reader *r, struct roll_row *p)
{
	bool apart = column_has(r->map, COL_FAMILY, 0) && column_has(r->map, COL_GIVEN, 0);

	p->preferred = import_text(r, COL_PREFERRED, 0, NAME_CHARS, false);
	if (apart) {
		p->family = import_text(r, COL_FAMILY, 0, NAME_CHARS, true);
		p->given = import_text(r, COL_GIVEN, 0, NAME_CHARS, true);
	} else {
		struct person_name n =
		    person_name_split(r->a, import_text(r, COL_NAME, 0, 2 * NAME_CHARS, true), STR_NONE);

		p->family = n.family;
		p->given = n.given;
		if (n.family.n > 0 && n.given.n == 0)
			import_problem(r, COL_NAME, 0, S("Write surname and forename, with a comma between them."));
	}
	/* "Preferred" is only kept when it says something. */
	if (str_eq(p->preferred, p->given))
		p->preferred = STR_NONE;
}

static struct date read_born(struct import_reader *r)
{
	struct date d = import_date(r, COL_BORN, true);

	if (date_none(d))
		return d;
	if (date_cmp(d, r->today) > 0)
		import_problem(r, COL_BORN, 0, S("This day is in the future."));
	else if (date_age(d, r->today) > AGE_MAX)
		import_problem(r, COL_BORN, 0, str_fmt(r->a, "This would make the pupil older than %d.", AGE_MAX));
	else
		return d;
	return DATE_NONE;
}

static enum sex read_sex(struct import_reader *r)
{
	struct str s = str_lower_ascii(r->a, column_cell(r->map, r->row, COL_SEX, 0));

	if (str_is(s, "f") || str_is(s, "female") || str_is(s, "girl"))
		return SEX_FEMALE;
	if (str_is(s, "m") || str_is(s, "male") || str_is(s, "boy"))
		return SEX_MALE;
	if (s.n > 0 && !str_is(s, "u") && !str_is(s, "x"))
		import_problem(r, COL_SEX, 0, S("Write F or M, or leave it empty."));
	return SEX_NONE;
}

/* The list of APDR: she, he, they. Other words are for the pupil's own page, not for a code. */
static enum pronoun read_pronoun(struct import_reader *r)
{
	struct str raw = import_text(r, COL_PRONOUN, 0, PRONOUN_CHARS, false);
	struct str key = fold_key(r->a, raw);

	if (str_starts(key, S("she")))
		return PRONOUN_SHE;
	if (str_starts(key, S("they")))
		return PRONOUN_THEY;
	if (str_starts(key, S("he")))
		return PRONOUN_HE;
	if (raw.n > 0)
		import_note(r, COL_PRONOUN, 0, S("Known are she, he and they; this cell is not taken."));
	return PRONOUN_NONE;
}

static int read_year(struct import_reader *r, struct date born)
{
	struct str s = column_cell(r->map, r->row, COL_YEAR, 0);
	int year = YEAR_OTHER;

	if (s.n > 0) {
		if (!year_parse(s, &year))
			import_problem(r, COL_YEAR, 0, S("This is not a year group. Write N1, N2, R, 1 to 14 or X."));
		return year;
	}
	if (!date_none(born))
		year = year_expected(born, r->today);
	return year >= YEAR_NURSERY_1 && year <= YEAR_LAST ? year : YEAR_OTHER;
}

static enum status_code read_status(struct import_reader *r)
{
	struct str raw = column_cell(r->map, r->row, COL_STATUS, 0);
	struct str code = STR_NONE;
	struct str say = STR_NONE;
	enum status_code status = STATUS_NONE;

	if (raw.n == 0)
		return STATUS_NONE;
	switch (sen_provision_read(raw, r->today, &code, &say)) {
	case CODE_OK:
		(void)status_code_of(code, &status);
		return status;
	case CODE_OLD:
		import_note(r, COL_STATUS, 0, say);
		(void)status_code_of(code, &status);
		return status;
	case CODE_EARLY:
	case CODE_UNKNOWN:
		break;
	}
	import_problem(r, COL_STATUS, 0, S("This is not a SEN provision code. Write N, K or E."));
	return STATUS_NONE;
}

static void add_need(struct import_reader *r, int nth, struct roll_row *p, struct str code)
{
	for (size_t i = 0; i < p->needs; i++)
		if (str_eq(p->need[i], code)) {
			import_note(r, COL_NEED, nth, S("The same need is given twice; it is taken once."));
			return;
		}
	p->need[p->needs++] = code;
}

static void read_needs(struct import_reader *r, struct roll_row *p)
{
	int first = 0;

	for (int i = 1; i <= IMPORT_NEEDS_MAX; i++) {
		struct str raw = column_cell(r->map, r->row, COL_NEED, i);
		struct str code = STR_NONE;
		struct str say = STR_NONE;
		enum code_state st;

		if (column_has(r->map, COL_NEED, i) && first == 0)
			first = i;
		if (raw.n == 0)
			continue;
		st = sen_type_read(raw, r->today, &code, &say);
		if (st == CODE_OK || st == CODE_OLD)
			add_need(r, i, p, code);
		if (st == CODE_OLD)
			import_note(r, COL_NEED, i, say);
		if (st == CODE_EARLY || st == CODE_UNKNOWN)
			import_problem(r, COL_NEED, i, S("This is not a code for a type of need."));
	}
	if (p->needs > 0 && p->status == STATUS_N)
		import_note(r, COL_NEED, first, S("A type of need is given, but the status is N."));
	if (first > 0 && p->needs == 0 && (p->status == STATUS_K || p->status == STATUS_E))
		import_note(r, COL_NEED, first, S("The status says there is a need, but no type of need is given."));
}

static void read_row(struct import_reader *r, struct roll_row *p)
{
	*p = (struct roll_row){ .source = r->row };
	p->upn = read_upn(r, COL_UPN);
	p->former_upn = read_upn(r, COL_FORMER_UPN);
	read_names(r, p);
	p->born = read_born(r);
	p->sex = read_sex(r);
	p->pronoun = read_pronoun(r);
	p->year = read_year(r, p->born);
	p->class_name = import_text(r, COL_CLASS, 0, CLASS_CHARS, false);
	p->language = import_text(r, COL_LANGUAGE, 0, LANGUAGE_CHARS, false);
	p->status = read_status(r);
	p->status_start = import_date(r, COL_STATUS_START, false);
	if (date_cmp(p->status_start, r->today) > 0)
		import_problem(r, COL_STATUS_START, 0, S("This day is in the future."));
	read_needs(r, p);
	p->joined = import_date(r, COL_JOINED, false);
	p->left = import_date(r, COL_LEFT, false);
	if (!date_none(p->left) && date_cmp(p->left, p->joined) < 0)
		import_problem(r, COL_LEFT, 0, S("This day is before the day of admission."));
	p->contacts = import_row_contacts(r, p->family, &p->contact);
	p->name_key = fold_name(r->a, p->family, p->given, p->preferred);
}

/* Order for finding the same pupil twice: by UPN, or by name and birthday when there is none. */
static int same_order(const void *x, const void *y)
{
	const struct roll_row *const *p = x;
	const struct roll_row *const *q = y;
	int c = str_cmp((*p)->upn, (*q)->upn);

	if (c == 0 && (*p)->upn.n == 0)
		c = str_cmp((*p)->name_key, (*q)->name_key);
	if (c == 0 && (*p)->upn.n == 0)
		c = date_cmp((*p)->born, (*q)->born);
	return c;
}

static void find_twins(struct import_reader *r, struct roll_rows *all)
{
	const struct roll_row **by = NEW_ARRAY(r->a, const struct roll_row *, all->n);
	size_t i = 0;

	for (size_t k = 0; k < all->n; k++)
		by[k] = &all->row[k];
	if (all->n > 1)
		qsort(by, all->n, sizeof *by, same_order);
	while (i < all->n) {
		size_t end = i + 1;
		const struct roll_row *first = by[i];

		for (; end < all->n && same_order(&by[i], &by[end]) == 0; end++)
			if (by[end]->source->line < first->source->line)
				first = by[end];
		for (; i < end; i++) {
			if (by[i] == first)
				continue;
			r->row = by[i]->source;
			import_problem(r, by[i]->upn.n > 0 ? COL_UPN : COL_NONE, 0,
			               str_fmt(r->a, "The same pupil is already on line %zu.", first->source->line));
		}
	}
}

struct roll_rows roll_read(struct import_reader *r)
{
	struct roll_rows all = { 0, NEW_ARRAY(r->a, struct roll_row, r->file->n) };

	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = r->problems.n;

		r->row = &r->file->row[i];
		if (!import_row_fits(r))
			continue;
		read_row(r, &all.row[all.n]);
		if (r->problems.n == before)
			all.n++;
	}
	find_twins(r, &all);
	import_problems_sort(&r->problems);
	import_problems_sort(&r->notes);
	return all;
}
