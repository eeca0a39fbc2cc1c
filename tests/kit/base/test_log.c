/* A line of the log is one line, whatever is in it. */
#include "support/support.h"

#include "kit/base/log.h"
#include "kit/base/str.h"

#include <string.h>
#include <unistd.h>

enum { LONG = 5000 };

/* What log_warn writes for this text. */
static struct str written(struct arena *a, const char *text)
{
	char *got = arena_alloc(a, 2 * LONG);
	int keep = dup(STDERR_FILENO);
	int fd[2];
	ssize_t n;

	assert_true(keep >= 0);
	assert_int_equal(pipe(fd), 0);
	assert_true(dup2(fd[1], STDERR_FILENO) >= 0);
	log_warn("page=%s", text);
	assert_true(dup2(keep, STDERR_FILENO) >= 0);
	close(keep);
	close(fd[1]);
	n = read(fd[0], got, 2 * LONG);
	close(fd[0]);
	assert_true(n > 0);
	return (struct str){ got, (size_t)n };
}

static void test_log__a_line_is_one_line(void **state)
{
	struct arena *a = test_arena();
	char *text = arena_alloc(a, LONG + 1);
	struct str line;

	(void)state;
	assert_true(str_is(written(a, "/a\nerror forged"), "warn page=/a?error forged\n"));
	assert_true(str_is(written(a, "\r\t\x1b[31m"), "warn page=???[31m\n"));
	memset(text, 'x', LONG);
	text[LONG] = '\0';
	line = written(a, text);
	assert_true(line.n <= 1024 && line.p[line.n - 1] == '\n');
	arena_free(a);
}

TEST_MAIN(test_log)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_log__a_line_is_one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
