#include "core/cycle/measure_rule.h"

enum { DIGITS_MAX = 6, THOUSAND = 1000 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A whole number at the start of words, and what comes after it; 0 when there is none. */
static int64_t number_at(struct str words, struct str *rest)
{
	int64_t n = 0;
	size_t i = 0;

	while (i < words.n && i < DIGITS_MAX && is_digit(words.p[i])) {
		n = n * 10 + (words.p[i] - '0');
		i++;
	}
	*rest = str_trim(str_sub(words, i, words.n));
	return i < words.n && (is_digit(words.p[i]) || words.p[i] == '.') ? 0 : n;
}

static bool is_time(struct str words)
{
	static const char *const TIME[] = { "sec", "min", "hour", "week", "month", "term", "year" };

	for (size_t i = 0; i < sizeof TIME / sizeof TIME[0]; i++)
		if (str_starts(words, str_of(TIME[i])))
			return true;
	return false;
}

/* The number after one of the words that come before a most, at a word's beginning. */
static int64_t most_after(struct str words, struct str before)
{
	for (size_t i = 0; i + before.n < words.n; i++) {
		struct str rest;
		int64_t n;

		if (!str_eq(str_sub(words, i, before.n), before) || (i > 0 && is_letter(words.p[i - 1])))
			continue;
		n = number_at(str_sub(words, i + before.n, words.n), &rest);
		if (n > 0 && !is_time(rest))
			return n * THOUSAND;
	}
	return MILLI_NONE;
}

int64_t measure_most(struct str measure, struct str unit)
{
	static const char *const OF_UNIT[] = { "of ", "in ", "/ ", "/" };
	int64_t most = most_after(measure, S("out of "));

	for (size_t i = 0; i < sizeof OF_UNIT / sizeof OF_UNIT[0] && most == MILLI_NONE; i++)
		most = most_after(unit, str_of(OF_UNIT[i]));
	if (most == MILLI_NONE && (str_starts(unit, S("%")) || str_starts(unit, S("per cent"))))
		most = 100 * THOUSAND;
	return most;
}

struct str measure_fault(struct arena *a, struct str measure, struct str unit, int64_t value)
{
	int64_t most = measure_most(measure, unit);

	if (value == MILLI_NONE || most == MILLI_NONE || value <= most)
		return STR_NONE;
	return str_fmt(a, "%lld is the most that it can be", (long long)(most / THOUSAND));
}
