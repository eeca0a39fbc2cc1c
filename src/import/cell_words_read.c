#include "import/cell_words_read.h"

#include "kit/text/fold.h"

enum { LONGEST = 16 }; /* of the words for nothing; files have hundreds of thousands of cells */

#define COUNT(x) (sizeof(x) / sizeof *(x))

static bool is_one_of(struct str s, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(s, word[i]))
			return true;
	return false;
}

/* Which words are nothing in a column. */
enum nothing { NOTHING_EMPTY, NOTHING_SIGNS, NOTHING_WORDS };

static enum nothing nothing_of(enum column c)
{
	switch (c) {
	case COL_YEAR:
	case COL_STATUS:
	case COL_NEED:
	case COL_NEED_RANK:
	case COL_SEX:
	case COL_PRONOUN:
	case COL_ENROLMENT:
	case COL_CONTACT_RELATIONSHIP:
	case COL_CONTACT_TITLE:
	case COL_TITLE:
	case COL_ROLE:
	case COL_CONTACT_RESTRICTED:
		return NOTHING_SIGNS;
	case COL_PREFERRED:
	case COL_PREFERRED_FAMILY:
	case COL_CLASS:
	case COL_LANGUAGE:
	case COL_BORN:
	case COL_STATUS_START:
	case COL_NEED_START:
	case COL_JOINED:
	case COL_LEFT:
	case COL_TAKEN_ON:
	case COL_FROM:
	case COL_UNTIL:
	case COL_ARRIVED:
	case COL_CODE:
	case COL_JOB:
	case COL_EMAIL:
	case COL_PHONE:
	case COL_CONTACT_PHONE:
	case COL_CONTACT_EMAIL:
	case COL_CONTACT_ADDRESS:
	case COL_CONTACT_LANGUAGE:
	case COL_CONTACT_ORDER:
	case COL_CONTACT_RESPONSIBILITY:
	case COL_CONTACT_LIVES_WITH:
	case COL_CONTACT_INTERPRETER:
	case COL_CONTACT_LETTERS:
	case COL_TEACHER:
	case COL_TA:
	case COL_ATTENDANCE:
	case COL_PROFICIENCY:
		return NOTHING_WORDS;
	default:
		return NOTHING_EMPTY;
	}
}

bool cell_says_nothing(struct arena *a, enum column c, struct str cell)
{
	static const char *const signs[] = { "-",      "--",      "---",     "\xE2\x80\x93", "\xE2\x80\x94",
		                             ".",      "n/a",     "n.a.",    "null",         "(null)",
		                             "<null>", "(blank)", "[blank]", "(empty)",      "undefined" };
	static const char *const words[] = { "none",
		                             "(none)",
		                             "[none]",
		                             "nil",
		                             "unknown",
		                             "not known",
		                             "not yet known",
		                             "not applicable",
		                             "not given",
		                             "not recorded",
		                             "not provided",
		                             "not available",
		                             "not specified",
		                             "not set",
		                             "refused",
		                             "no email",
		                             "no e-mail",
		                             "no phone",
		                             "tbc",
		                             "tba",
		                             "to be confirmed",
		                             "unassigned",
		                             "vacancy",
		                             "vacant" };
	enum nothing most = nothing_of(c);
	struct str key;

	if (cell.n == 0 || cell.n > LONGEST || most == NOTHING_EMPTY || (cell.p[0] >= '0' && cell.p[0] <= '9'))
		return false;
	key = str_lower_ascii(a, cell);
	return is_one_of(key, signs, COUNT(signs)) || (most == NOTHING_WORDS && is_one_of(key, words, COUNT(words)));
}

enum answer cell_answer_plain(struct arena *a, struct str cell)
{
	static const char *const yes[] = { "y",
		                           "yes",
		                           "true",
		                           "t",
		                           "1",
		                           "x",
		                           "\xE2\x9C\x93",
		                           "\xE2\x9C\x94",
		                           "\xE2\x9C\x94\xEF\xB8\x8F",
		                           "\xE2\x98\x91",
		                           "\xE2\x9C\x85",
		                           "\xE2\x88\x9A" };
	static const char *const no[] = { "n",
		                          "no",
		                          "false",
		                          "f",
		                          "0",
		                          "\xE2\x9C\x97",
		                          "\xE2\x9C\x98",
		                          "\xE2\x9C\x95",
		                          "\xE2\x9C\x96",
		                          "\xE2\x9D\x8C",
		                          "\xE2\x98\x90" };
	struct str key = str_lower_ascii(a, cell);

	if (is_one_of(key, yes, COUNT(yes)))
		return ANSWER_YES;
	return is_one_of(key, no, COUNT(no)) ? ANSWER_NO : ANSWER_NONE;
}

enum answer cell_answer(struct arena *a, struct str cell)
{
	/* "No contact" and "not to collect" are the opposite of no. */
	static const char *const none[] = { "no court order", "no court orders", "no order",
		                            "no restriction", "no restrictions", "not restricted",
		                            "no pr",          "not pr",          "none",
		                            "none known",     "not required",    "not needed" };
	enum answer plain = cell_answer_plain(a, cell);
	struct str key = fold_key(a, cell);

	if (plain != ANSWER_NONE)
		return plain;
	if (is_one_of(key, none, COUNT(none)))
		return ANSWER_NO;
	return str_starts(key, S("yes ")) ? ANSWER_YES : ANSWER_NONE;
}
