/* The record of a person and the two ways of saying their name. */
#include "core/people/person_rec.h"

#include "kit/base/utf8.h"

const struct choice format_choices[] = {
	{ "", "Usual print", NULL, NULL },
	{ "large", "Large print", NULL, NULL },
	{ "audio", "Spoken or recorded", NULL, NULL },
	{ "easy_read", "Easy read", NULL, NULL },
	{ "braille", "Braille", NULL, NULL },
	{ "bsl", "British Sign Language", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct person, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct person, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct person, title, .label = "Title", .hint = "For example Mrs, Mr, Dr", .max = 20, .width = 5,
	           .flags = F_PERSONAL, .doc = "Used before the family name on pages and letters for families"),
	FIELD_TEXT(struct person, given, .label = "First name", .max = 100, .flags = F_PERSONAL,
	           .doc = "Given name; may be empty for people with one name"),
	FIELD_TEXT(struct person, family, .label = "Last name", .max = 100, .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the last name", .doc = "Family name, or the only name"),
	FIELD_TEXT(struct person, name_key, .flags = F_HIDDEN | F_PERSONAL,
	           .doc = "Folded name for search and sorting; never shown"),
	FIELD_TEXT(struct person, job, .label = "Job", .hint = "For example class teacher, 5P", .max = 100,
	           .doc = "What the person does, in the school's words"),
	FIELD_TEXT(struct person, email, .label = "Email", .max = 254, .flags = F_PERSONAL,
	           .doc = "Address for letters and invitations"),
	FIELD_TEXT(struct person, phone, .label = "Phone", .max = 40, .width = 20, .flags = F_PERSONAL,
	           .doc = "Telephone number as people write it"),
	FIELD_LONG(struct person, address, .label = "Address", .max = 400, .flags = F_PERSONAL,
	           .doc = "Postal address"),
	FIELD_TEXT(struct person, language, .label = "Language for letters and talks",
	           .hint = "Leave empty for English", .max = 60, .width = 20, .flags = F_PERSONAL,
	           .doc = "Language the person reads and speaks best; empty means English"),
	FIELD_CHOICE(struct person, format, .label = "How letters should come", .flags = F_PERSONAL,
	             .choices = format_choices, .doc = "Format that makes letters readable for this person"),
	FIELD_FLAG(struct person, interpreter, .label = "An interpreter is needed at meetings", .flags = F_PERSONAL,
	           .doc = "1 when meetings need an interpreter"),
	FIELD_TEXT(struct person, staff_code, .label = "Staff code", .hint = "As in the school's own system", .max = 20,
	           .width = 10, .doc = "Key of a member of staff in imported files"),
	FIELD_INT(struct person, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(person_rec, "person", struct person, FIELDS);

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
