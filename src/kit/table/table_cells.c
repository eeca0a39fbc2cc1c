/* What a cell of a table looks like, before anybody knows what its column is. */
#include "kit/table/table_own.h"

#include "kit/base/date.h"
#include "kit/text/fold.h"

enum { UPN_LETTERS = 16, UPN_DIGITS = 6 };

size_t cell_digits(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] >= '0' && s.p[i] <= '9';
	return n;
}

/* Letters of any script: all bytes of those are above 0x7F. */
bool cell_has_letter(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] & 0x80) != 0 || (s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= 'a' && s.p[i] <= 'z'))
			return true;
	return false;
}

bool cell_is_date(struct str s)
{
	struct date d;

	return date_parse(s, &d);
}

bool cell_is_email(struct str s)
{
	return str_find(s, S("@")) > 0 && str_find(s, S(" ")) < 0;
}

bool cell_is_upn(struct arena *a, struct str s)
{
	struct str key;

	if (s.n == 0 || cell_digits(s) < UPN_DIGITS || cell_is_date(s))
		return false;
	key = fold_tight(a, s);
	return key.n >= UPN_DIGITS && key.n <= UPN_LETTERS;
}

bool cell_is_birthday(struct str s)
{
	size_t n = cell_digits(s);

	return cell_is_date(s) || n >= 5 || (n >= 3 && (str_find(s, S("/")) > 0 || str_find(s, S("-")) > 0));
}

size_t row_filled(const struct csv_row *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += r->cell[i].n > 0;
	return n;
}

enum column heading_meaning(struct arena *a, enum import_kind kind, struct str heading)
{
	return heading.n > 0 ? column_match(a, kind, heading).column : COL_NONE;
}

bool cell_is_like_upn(struct arena *a, struct str s)
{
	enum { DIGITS = 9, SHORT = 11, LONG = 14 };
	struct str key = fold_tight(a, s);

	return key.n >= SHORT && key.n <= LONG && cell_has_letter(str_sub(key, 0, 1)) && cell_digits(key) >= DIGITS &&
	       cell_digits(key) + 2 >= key.n;
}

static struct str first_cell(const struct csv_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->cell[i].n > 0)
			return r->cell[i];
	return STR_NONE;
}

void note_passed(struct notes *notes, const struct csv_row *r, struct str reason)
{
	note_add(notes, (struct table_note){ .line = r->line, .value = first_cell(r), .reason = reason });
}
