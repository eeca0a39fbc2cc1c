/* Check letters and check digits of pupil and learner numbers. */
#include "core/people/upn_rule.h"

#include "core/record/force_rule.h"

#include <string.h>

enum { NO_UPN_MAX = 40 }; /* words in place of a number */

/* 23 letters: I, O and S are left out because they look like digits. */
static const char ALPHABET[] = "ABCDEFGHJKLMNPQRTUVWXYZ";

static const struct str UPN_MESSAGES[] = {
	[UPN_OK] = RTEXT(""),
	[UPN_TEMPORARY] = RTEXT("This is a temporary UPN. Ask the last school for the permanent one."),
	[UPN_EMPTY] = RTEXT("There is no UPN."),
	[UPN_LENGTH] = RTEXT("A UPN has 13 characters: a letter and 12 digits."),
	[UPN_LETTER] = RTEXT("A UPN begins with a letter, never I, O or S."),
	[UPN_DIGIT] = RTEXT("After its first letter a UPN has only digits. The last character may be a letter."),
	[UPN_AREA] = RTEXT("A UPN cannot have 000 after its first letter."),
	[UPN_WRONG] = RTEXT("The check letter of this UPN does not fit. Look for a typing slip."),
};

static const struct str ULN_MESSAGES[] = {
	[ULN_OK] = RTEXT(""),
	[ULN_TEMPORARY] = RTEXT("This is the temporary ULN. Replace it when the learner has their own."),
	[ULN_EMPTY] = RTEXT("There is no ULN."),
	[ULN_LENGTH] = RTEXT("A ULN has 10 digits."),
	[ULN_DIGIT] = RTEXT("A ULN has only digits."),
	[ULN_WRONG] = RTEXT("The last digit of this ULN does not fit. Look for a typing slip."),
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter_or_digit(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Index in the alphabet, -1 when the character is not in it. */
static int letter_index(char c)
{
	const char *p = memchr(ALPHABET, c, sizeof ALPHABET - 1);

	return p == NULL ? -1 : (int)(p - ALPHABET);
}

/* Spaces that are wider, narrower or not seen, and the signs that a spreadsheet puts before a text: their bytes. */
static size_t skipped_at(struct str s)
{
	static const struct str skipped[] = { RTEXT(" "),
		                              RTEXT("-"),
		                              RTEXT("\t"),
		                              RTEXT("'"),
		                              RTEXT("\xC2\xA0"),
		                              RTEXT("\xE2\x80\xAF"),
		                              RTEXT("\xE2\x80\x8B"),
		                              RTEXT("\xE2\x80\x99"),
		                              RTEXT("\xE2\x80\x98"),
		                              RTEXT("\xE2\x80\x91"),
		                              RTEXT("\xEF\xBB\xBF") };

	for (size_t i = 0; i < sizeof skipped / sizeof skipped[0]; i++)
		if (str_starts(s, skipped[i]))
			return skipped[i].n;
	return 0;
}

bool upn_is_none(struct arena *a, struct str s)
{
	struct str t = upn_clean(a, s);

	if (s.n == 0 || str_is(t, "0"))
		return s.n > 0;
	for (size_t i = 0; i < t.n; i++)
		if (is_digit(t.p[i]))
			return false;
	return t.n <= NO_UPN_MAX;
}

struct str upn_clean(struct arena *a, struct str s)
{
	char *out = NEW_ARRAY(a, char, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		size_t skip = is_letter_or_digit(c) ? 0 : skipped_at(str_sub(s, i, s.n));

		if (skip > 0) {
			i += skip - 1;
			continue;
		}
		out[n++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
	}
	return (struct str){ out, n };
}

/* UPN_OK, UPN_TEMPORARY or what is wrong with the 12 characters after the check letter. */
static enum upn_state body_check(struct str body)
{
	char last = body.p[UPN_SIZE - 2];

	for (size_t i = 0; i < UPN_SIZE - 2; i++) {
		if (!is_digit(body.p[i]))
			return UPN_DIGIT;
	}
	if (is_digit(last))
		return UPN_OK;
	return letter_index(last) < 0 ? UPN_LETTER : UPN_TEMPORARY;
}

static char letter_of(struct str body)
{
	int sum = 0;

	for (size_t i = 0; i < UPN_SIZE - 1; i++) {
		char c = body.p[i];

		sum += (is_digit(c) ? c - '0' : letter_index(c)) * ((int)i + 2);
	}
	return ALPHABET[sum % 23];
}

char upn_letter(struct str body)
{
	if (body.n != UPN_SIZE - 1 || !upn_usable(body_check(body)))
		return 0;
	return letter_of(body);
}

enum upn_state upn_check(struct str s)
{
	struct str body = str_sub(s, 1, UPN_SIZE);
	enum upn_state st;

	if (s.n == 0)
		return UPN_EMPTY;
	if (s.n != UPN_SIZE)
		return UPN_LENGTH;
	if (letter_index(s.p[0]) < 0)
		return UPN_LETTER;
	st = body_check(body);
	if (!upn_usable(st))
		return st;
	if (letter_of(body) != s.p[0])
		return UPN_WRONG;
	return str_starts(body, S("000")) ? UPN_AREA : st;
}

bool upn_usable(enum upn_state st)
{
	return st == UPN_OK || st == UPN_TEMPORARY;
}

struct str upn_message(enum upn_state st)
{
	return UPN_MESSAGES[st];
}

struct str upn_show(struct arena *a, struct str s)
{
	if (s.n != UPN_SIZE)
		return s;
	return str_fmt(a, "%.4s %.4s %.2s %.3s", s.p, s.p + 4, s.p + 8, s.p + 10);
}

enum uln_state uln_check(struct str s)
{
	int sum = 0;

	if (s.n == 0)
		return ULN_EMPTY;
	if (s.n != ULN_SIZE)
		return ULN_LENGTH;
	for (size_t i = 0; i < ULN_SIZE; i++) {
		if (!is_digit(s.p[i]))
			return ULN_DIGIT;
	}
	if (str_is(s, "9999999999"))
		return ULN_TEMPORARY;
	for (size_t i = 0; i < ULN_SIZE - 1; i++)
		sum += (s.p[i] - '0') * (10 - (int)i);
	/* A remainder of 0 would need the digit 10: such numbers are not given out. */
	if (10 - sum % 11 != s.p[ULN_SIZE - 1] - '0')
		return ULN_WRONG;
	return ULN_OK;
}

struct str uln_message(enum uln_state st)
{
	return ULN_MESSAGES[st];
}
