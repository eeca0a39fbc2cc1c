/* The record of a person and the two ways of saying their name. */
#include "core/people/person_rec.h"

#include "kit/base/utf8.h"

CHOICES_DEFINE(letter_format, FORMAT);

RECORD_SCHOOL_DEFINE(person_rec, "person", struct person, PERSON);

struct str name_full(struct arena *a, struct str given, struct str family)
{
	if (given.n == 0)
		return family;
	if (family.n == 0)
		return given;
	return str_fmt(a, "%.*s %.*s", STR_ARG(given), STR_ARG(family));
}

struct str name_formal(struct arena *a, struct str title, struct str given, struct str family)
{
	if (title.n == 0 || family.n == 0)
		return name_full(a, given, family);
	return str_fmt(a, "%.*s %.*s", STR_ARG(title), STR_ARG(family));
}

struct str person_name(struct arena *a, const struct person *p)
{
	return name_full(a, p->given, p->family);
}

struct str person_formal(struct arena *a, const struct person *p)
{
	return name_formal(a, p->title, p->given, p->family);
}

static bool is_title(struct str s)
{
	return str_is(s, "Mr") || str_is(s, "Mrs") || str_is(s, "Ms") || str_is(s, "Miss") || str_is(s, "Mx") ||
	       str_is(s, "Dr");
}

struct str name_initials(struct arena *a, struct str name)
{
	struct str first = STR_NONE;
	struct str last = STR_NONE;

	for (struct str rest = str_trim(name); rest.n > 0;) {
		struct str word = str_cut(rest, ' ', &rest);

		if (word.n == 0 || is_title(word))
			continue;
		if (first.n == 0)
			first = utf8_head(word, 1);
		else
			last = utf8_head(word, 1);
	}
	return str_fmt(a, "%.*s%.*s", STR_ARG(first), STR_ARG(last));
}
