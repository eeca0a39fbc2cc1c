/* What tests share. */
#pragma once

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit/base/arena.h"

struct arena *test_arena(void); /* 64 MiB; free with arena_free */

/* How long a test waits for what must come, before it says that it hangs. No test depends on how fast it comes. */
enum { TEST_HANGING_MS = 120 * 1000 };

/* Begins the tests of one file: TEST_MAIN(test_date) { const struct CMUnitTest tests[] = …; return cmocka_run_…; }. It
 * lists itself; the program of its suite runs the one that its argument names. */
struct test_file {
	const char *name;
	int (*run)(void);
};
#define TEST_MAIN(file)                                                                                                \
	static int file##_run(void);                                                                                   \
	static const struct test_file file##_file = { #file, file##_run };                                             \
	static const struct test_file *const file##_listed __attribute__((section("apdr_test"), used)) = &file##_file; \
	static int file##_run(void)
