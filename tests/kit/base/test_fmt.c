/* kit/base/fmt: byte for byte what vsnprintf writes, for the formats it writes itself and for those it hands on. */
#include "support/support.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/base/buf.h"
#include "kit/base/fmt.h"

enum { ROOM = 64, TIMES = 3000 };

static size_t ours(char *to, size_t room, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
static size_t ours(char *to, size_t room, const char *fmt, ...)
{
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	n = fmt_text(to, room, fmt, ap);
	va_end(ap);
	return n;
}

/* In any room, also in none. */
#define SAME(...)                                                                                                      \
	do {                                                                                                           \
		for (size_t room = 0; room <= ROOM; room++) {                                                          \
			char x[ROOM + 1], y[ROOM + 1];                                                                 \
			int n;                                                                                         \
                                                                                                                       \
			memset(x, '#', sizeof x);                                                                      \
			memset(y, '#', sizeof y);                                                                      \
			n = snprintf(y, room, __VA_ARGS__);                                                            \
			assert_int_equal(ours(x, room, __VA_ARGS__), n);                                               \
			assert_memory_equal(x, y, sizeof x);                                                           \
		}                                                                                                      \
	} while (0)

/* Any number of 64 bits, the short ones as often as the long ones. */
static int64_t any(void)
{
	uint64_t v = (uint64_t)mrand48() << 32 ^ (uint64_t)mrand48();

	return (int64_t)(v >> lrand48() % 32 >> lrand48() % 32);
}

static void test_fmt__numbers_are_those_of_vsnprintf(void **state)
{
	static const int64_t EDGE[] = { 0, 1, -1, 9, 10, -10, INT_MIN, INT_MAX, UINT_MAX, INT64_MIN, INT64_MAX };

	(void)state;
	for (size_t i = 0; i < TIMES; i++) {
		int64_t v = i < sizeof EDGE / sizeof *EDGE ? EDGE[i] : any();

		SAME("%lld", (long long)v);
		SAME("<%d> %02d%03d", (int)v, (int)(v % 100), (int)(v % 1000));
		SAME("%u, %zu, %llu", (unsigned)v, (size_t)v, (unsigned long long)v);
		SAME("%04lld-%02lld-%02u", (long long)(v % 10000), (long long)(v % 100), (unsigned)v % 100);
	}
}

static void test_fmt__texts_are_those_of_vsnprintf(void **state)
{
	static const char TEXT[] = "caf\303\251 \342\200\234quoted\342\200\235 100% of it";

	(void)state;
	for (int i = -1; i <= (int)sizeof TEXT + 2; i++) {
		SAME("%.*s", i, TEXT);
		SAME("%s|%.*s|%s", "", i, TEXT, TEXT);
		SAME("%c%%%c %.*s%%", 'a' + i % 26, '%', i, "no longer");
	}
	SAME("%.*s%s", 0, TEXT, " and no more");
	SAME("plain");
}

static void test_fmt__what_is_not_ours_goes_to_vsnprintf_as_a_whole(void **state)
{
	(void)state;
	SAME("%s %.2f %lld", "rate", 2.345, 7LL);
	SAME("%lld %04X %s", -7LL, 0xbeefu, "after");
	SAME("%5d|%-5d|%+d|%ld|%010zu", 42, 42, 42, 42L, (size_t)42);
	SAME("%.3s %10s %-10s|", "abcdef", "right", "left");
	SAME("%.*lld %o", 4, 12LL, 8u);
}

static void test_fmt__long_texts_are_written_whole(void **state)
{
	struct arena *a = arena_new(16 << 20);
	struct buf b = buf_new(a, 1 << 20);

	(void)state;
	for (size_t n = 0; n < 600; n++) {
		char *word = arena_alloc(a, n + 1);
		struct str s;
		size_t before = b.n;

		memset(word, 'x', n);
		s = str_fmt(a, "%s:%zu", word, n);
		assert_memory_equal(s.p, word, n);
		assert_int_equal(s.p[s.n], '\0');
		assert_int_equal(strlen(s.p), s.n);
		buf_fmt(&b, "%s:%zu", word, n);
		assert_true(str_eq(s, str_sub(buf_view(&b), before, SIZE_MAX)));
	}
	assert_false(b.full);
	arena_free(a);
}

TEST_MAIN(test_fmt)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fmt__numbers_are_those_of_vsnprintf),
		cmocka_unit_test(test_fmt__texts_are_those_of_vsnprintf),
		cmocka_unit_test(test_fmt__what_is_not_ours_goes_to_vsnprintf_as_a_whole),
		cmocka_unit_test(test_fmt__long_texts_are_written_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
