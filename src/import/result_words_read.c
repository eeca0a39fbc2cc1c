#include "import/result_words_read.h"

#include <string.h>

#include "kit/text/fold.h"

enum { CODE_CHARS = 5 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool result_is_code(struct str typed)
{
	for (size_t i = 0; i < typed.n; i++)
		if (!((typed.p[i] >= 'A' && typed.p[i] <= 'Z') || (i > 0 && typed.p[i] >= 'a' && typed.p[i] <= 'z') ||
		      (i > 0 && typed.p[i] == '*')))
			return false;
	return typed.n > 0 && typed.n <= CODE_CHARS;
}

bool result_is_double(const struct scale *s, struct str typed)
{
	return scale_has_steps(s) && typed.n == 3 && is_digit(typed.p[0]) && is_digit(typed.p[2]) &&
	       (typed.p[1] == '-' || typed.p[1] == '/');
}

/* Without ">", "<" in front and "+", "-", "*" behind: the result itself. */
static struct str without_sign(struct str t)
{
	static const char *const before[] = { ">=",           "<=",     ">",      "<",      "\xE2\x89\xA5",
		                              "\xE2\x89\xA4", "below ", "Below ", "under ", "Under ",
		                              "above ",       "Above ", "over ",  "Over " };
	static const struct str after[] = { { "+", 1 }, { "-", 1 }, { "*", 1 }, { "\xE2\x88\x92", 3 } };

	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (str_starts(t, str_of(before[i])))
			return str_trim(str_sub(t, strlen(before[i]), t.n));
	for (size_t i = 0; i < sizeof after / sizeof *after; i++)
		if (t.n > after[i].n && str_ends(t, after[i]))
			return str_trim(str_sub(t, 0, t.n - after[i].n));
	return t;
}

/* "7.11", "7-11" and "7;11" as "7:11"; "7.5" may be half a year, and stays what it is. */
static struct str age_with_point(struct arena *a, struct str t)
{
	size_t at = t.n >= 4 ? t.n - 3 : 0;

	if (at == 0 || at > 2 || memchr(".-;", t.p[at], 3) == NULL || !is_digit(t.p[at + 1]) || !is_digit(t.p[at + 2]))
		return STR_NONE;
	return str_fmt(a, "%.*s:%.*s", (int)at, t.p, 2, t.p + at + 1);
}

/* What teachers write for the steps of the end of a key stage, where the scale has them. */
static struct str judgement(struct arena *a, struct str t)
{
	static const struct {
		const char *words;
		const char *step;
	} known[] = {
		{ "working towards", "WTS" },
		{ "working towards the expected standard", "WTS" },
		{ "working towards expected standard", "WTS" },
		{ "working towards expected", "WTS" },
		{ "towards expected", "WTS" },
		{ "expected standard", "EXS" },
		{ "working at the expected standard", "EXS" },
		{ "working at expected standard", "EXS" },
		{ "at the expected standard", "EXS" },
		{ "greater depth standard", "GDS" },
		{ "working at greater depth", "GDS" },
		{ "towards", "WTS" },
		{ "wt", "WTS" },
		{ "below", "WTS" },
		{ "working at", "EXS" },
		{ "expected", "EXS" },
		{ "at", "EXS" },
		{ "exp", "EXS" },
		{ "working at expected", "EXS" },
		{ "at expected", "EXS" },
		{ "wa", "EXS" },
		{ "greater depth", "GDS" },
		{ "gd", "GDS" },
		{ "above", "GDS" },
		{ "working at greater depth within the expected standard", "GDS" },
	};
	struct str key = fold_key(a, t);

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_is(key, known[i].words))
			return str_of(known[i].step);
	return STR_NONE;
}

static bool reads(struct arena *a, const struct scale *s, struct str t, struct scale_value *out)
{
	struct str why;

	return t.n > 0 && scale_read(a, s, t, out, &why) == RC_OK;
}

bool result_word_read(struct import_reader *r, const struct scale *s, struct str typed, struct scale_value *out,
                      struct str *kept)
{
	struct str t = fold_spaces(r->a, typed), bare = without_sign(t), code;

	*kept = STR_NONE;
	*out = (struct scale_value){ MILLI_NONE, STR_NONE, STR_NONE };
	if (import_word_find(r, COL_RESULT, typed, &code) && (code.n == 0 || reads(r->a, s, code, out)))
		return true;
	if (!str_eq(bare, t) && reads(r->a, s, bare, out)) {
		*kept = t;
		return true;
	}
	if (scale_is_age(s) && reads(r->a, s, age_with_point(r->a, t), out)) {
		*kept = t;
		return true;
	}
	if (scale_has_steps(s) &&
	    (reads(r->a, s, judgement(r->a, t), out) || reads(r->a, s, judgement(r->a, bare), out))) {
		*kept = t;
		return true;
	}
	return !str_eq(t, typed) && reads(r->a, s, t, out);
}
