#include "core/door/range_rule.h"

enum { DIGITS_MAX = 18 };

/* A number of digits alone; what is longer than any file counts as the greatest. */
static bool number(struct str s, int64_t *v)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	*v = INT64_MAX;
	return s.n > DIGITS_MAX || str_int(s, v);
}

enum range_is range_asked(struct str header, size_t size, size_t *from, size_t *n)
{
	const int64_t all = (int64_t)size;
	struct str last;
	struct str first;
	int64_t a, b = all;

	*from = 0;
	*n = size;
	if (!str_starts(header, S("bytes=")) || str_find(header, S("-")) < 0)
		return RANGE_ALL;
	first = str_trim(str_cut(str_sub(header, 6, header.n), '-', &last));
	last = str_trim(last);
	if ((first.n == 0 && last.n == 0) || (first.n > 0 && !number(first, &a)) || (last.n > 0 && !number(last, &b)))
		return RANGE_ALL;
	if (first.n == 0) { /* the last b bytes */
		a = b < all ? all - b : 0;
		b = all - 1;
	} else if (last.n > 0 && b < a) {
		return RANGE_ALL;
	}
	if (a >= all || b < 0)
		return RANGE_NONE;
	*from = (size_t)a;
	*n = (size_t)((b < all - 1 ? b : all - 1) - a + 1);
	return RANGE_SOME;
}
