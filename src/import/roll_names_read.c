/* The names of a pupil in a roll: in one column or two, one name only, and those by which the pupil is known. */
#include <string.h>

#include "import/roll_read.h"
#include "kit/base/utf8.h"
#include "kit/text/fold.h"

enum { NAME_CHARS = 100 };

#define COUNT(x) (sizeof(x) / sizeof *(x))

/* "Emma Carter" of a pupil Carter, "Chen, Robin": the forename only. *family is what was cut off. */
static struct str preferred_forename(struct import_reader *r, struct str whole, struct str family, struct str *cut)
{
	struct str after, first = str_cut(whole, ',', &after);

	*cut = STR_NONE;
	if (after.n > 0) {
		*cut = str_trim(first);
		return str_trim(after);
	}
	for (size_t i = 1; i + 1 < whole.n; i++) {
		struct str end = str_sub(whole, i + 1, whole.n);

		if (whole.p[i] == ' ' && str_eq(fold_key(r->a, end), fold_key(r->a, family))) {
			*cut = end;
			return str_sub(whole, 0, i);
		}
	}
	return whole;
}

/* APDR keeps one family name: another one by which the pupil is known is said. */
static void say_surname(struct import_reader *r, enum column c, struct str said, struct str family)
{
	if (said.n > 0 && !str_eq(fold_key(r->a, said), fold_key(r->a, family)))
		import_note(
		    r, c, 0,
		    S("A preferred surname has no place of its own here; the legal one is shown. It is not taken."));
}

static void read_preferred(struct import_reader *r, struct roll_row *p)
{
	struct str whole = import_text(r, COL_PREFERRED, 0, 2 * NAME_CHARS, false);
	struct str family = import_text(r, COL_PREFERRED_FAMILY, 0, NAME_CHARS, false);
	struct str cut;

	p->preferred = preferred_forename(r, whole, family.n > 0 ? family : p->family, &cut);
	if (cut.n == 0 && family.n > 0)
		p->preferred = preferred_forename(r, whole, p->family, &cut);
	if (family.n > 0)
		say_surname(r, COL_PREFERRED_FAMILY, family, p->family);
	else
		say_surname(r, COL_PREFERRED, cut, p->family);
	/* "Preferred" is only kept when it says something. */
	if (str_eq(p->preferred, p->given))
		p->preferred = STR_NONE;
	if (utf8_len(p->preferred) > NAME_CHARS)
		import_problem(r, COL_PREFERRED, 0, str_fmt(r->a, "This is longer than %d letters.", NAME_CHARS));
}

/* "-" in place of a name that somebody does not have. */
static bool is_no_name(struct str s)
{
	return str_is(s, "-") || str_is(s, "--") || str_is(s, ".") || str_is(s, "N/A") || str_is(s, "n/a") ||
	       str_is(s, "\xE2\x80\x93");
}

/* Some people have one name only: it is kept as the surname. */
static void one_name(struct import_reader *r, struct roll_row *p)
{
	bool no_family = is_no_name(p->family), no_given = is_no_name(p->given);
	enum column c = column_has(r->map, COL_GIVEN, 0) ? COL_GIVEN : COL_NAME;

	if (no_family && no_given)
		import_problem(r, c, 0, S("The pupil has no name."));
	else if (no_family || no_given)
		import_note(r, c, 0, S("The pupil has one name only; it stands as the surname."));
	if (no_family) {
		p->family = p->given;
		no_given = true;
	}
	p->given = no_given ? STR_NONE : p->given;
}

/* One word of letters that begins with a capital and goes on in small letters, and is no word that offices put behind a
 * name. */
static bool is_forename(struct arena *a, struct str s)
{
	static const char *const words[] = { "jr",    "snr",  "twin", "new",     "left",   "leaver",
		                             "guest", "boy",  "girl", "male",    "female", "sen",
		                             "eal",   "dual", "main", "pending", "old",    "duplicate" };
	size_t i = 0;

	if (s.n > 0 && s.p[0] >= 'A' && s.p[0] <= 'Z')
		i = 1;
	else if (s.n == 0 || (s.p[0] & 0x80) == 0)
		return false;
	for (; i < s.n; i++)
		if ((s.p[i] & 0x80) == 0 && !(s.p[i] >= 'a' && s.p[i] <= 'z'))
			return false;
	for (i = 0; i < COUNT(words); i++)
		if (str_is(str_lower_ascii(a, s), words[i]))
			return false;
	return s.n > 1;
}

/* "Thomas (Tom)" is known as Tom; "Di (5A)" and "Di (EAL)" as no such thing. */
static void known_as(struct import_reader *r, struct roll_row *p)
{
	ptrdiff_t at = str_find(p->given, S(" ("));
	struct str known;

	if (at <= 0 || !str_ends(p->given, S(")")))
		return;
	known = str_trim(str_sub(p->given, (size_t)at + 2, p->given.n - (size_t)at - 3));
	if (!is_forename(r->a, known))
		return;
	if (p->preferred.n == 0)
		p->preferred = known;
	p->given = str_sub(p->given, 0, (size_t)at);
	import_note_once(r, column_has(r->map, COL_GIVEN, 0) ? COL_GIVEN : COL_NAME, 0,
	                 S("A forename in brackets is taken as the one by which the pupil is known."));
}

/* Quotation marks around a name are of whoever typed it: “Kaur”. */
static struct str unquoted(struct str s)
{
	static const char *const pairs[][2] = {
		{ "\xE2\x80\x9C", "\xE2\x80\x9D" }, { "\xE2\x80\x98", "\xE2\x80\x99" }, { "\"", "\"" }, { "'", "'" }
	};

	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct str open = str_of(pairs[i][0]), shut = str_of(pairs[i][1]);

		if (s.n > open.n + shut.n && str_starts(s, open) && str_ends(s, shut))
			return str_trim(str_sub(s, open.n, s.n - open.n - shut.n));
	}
	return s;
}

void roll_names(struct import_reader *r, struct roll_row *p)
{
	bool apart = column_has(r->map, COL_FAMILY, 0) && column_has(r->map, COL_GIVEN, 0);

	if (apart) {
		p->family = import_text(r, COL_FAMILY, 0, NAME_CHARS, true);
		p->given = import_text(r, COL_GIVEN, 0, NAME_CHARS, true);
	} else {
		struct person_name n =
		    person_name_split(r->a, import_text(r, COL_NAME, 0, 2 * NAME_CHARS, true), STR_NONE);

		p->family = n.family;
		p->given = n.given;
		if (n.family.n > 0 && n.given.n == 0)
			import_problem(r, COL_NAME, 0,
			               S("Write surname and forename, with a comma between them: for somebody with one "
			                 "name only, the name, a comma and a dash."));
	}
	p->family = unquoted(p->family);
	p->given = unquoted(p->given);
	one_name(r, p);
	read_preferred(r, p);
	known_as(r, p);
}
