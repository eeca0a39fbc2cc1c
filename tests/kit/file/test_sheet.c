/* kit/file/sheet: a page of a PDF as a picture and as words; and that the program that makes them finds nothing else.
 */
#include "support/support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kit/file/cage.h"
#include "kit/file/look.h"
#include "kit/file/sheet.h"
#include "support/some_files.h"

static int setup(void **state)
{
	*state = arena_new((size_t)1 << 30);
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static enum rc words_of(struct arena *a, struct str pdf, int64_t page, struct words_read *words)
{
	struct err e = { "" };
	enum rc rc = sheet_words(a, 0, pdf, page, words, &e);

	if (rc == RC_FAIL)
		fail_msg("page %lld: %s", (long long)page, e.text);
	return rc;
}

static void test_words__are_those_of_the_page(void **state)
{
	struct arena *a = *state;
	struct str pdf = some_pdf(a, 3, "", "");
	struct words_read words;

	assert_true(sheet_possible());
	for (int page = 1; page <= 3; page++) {
		assert_int_equal(words_of(a, pdf, page, &words), RC_OK);
		assert_int_equal(words.n, 1);
		assert_string_equal(str_c(a, words.block[0].text), str_c(a, str_fmt(a, "This is page %d.", page)));
	}
}

static void test_sheet__of_a_page_that_is_not_there_is_none(void **state)
{
	struct arena *a = *state;
	static const int64_t page[] = { -1, 0, 4, SHEET_LAST, SHEET_LAST + 1, INT64_MAX };
	struct str pdf = some_pdf(a, 3, "", "");
	struct words_read words;
	struct str out;
	struct err e = { "" };

	for (size_t i = 0; i < sizeof page / sizeof *page; i++) {
		assert_int_equal(words_of(a, pdf, page[i], &words), RC_NONE);
		assert_int_equal(sheet_draw(a, 0, pdf, page[i], &out, &e), RC_NONE);
	}
	assert_int_equal(words_of(a, S("This is no PDF."), 1, &words), RC_NONE);
	assert_int_equal(words_of(a, S(""), 1, &words), RC_NONE);
}

/* As wide as it is told, and upright: 595 to 842. */
static void test_sheet__is_a_picture_of_the_page(void **state)
{
	struct arena *a = *state;
	struct str png;
	struct err e = { "" };
	uint32_t w = 0, h = 0;

	assert_int_equal(sheet_draw(a, 0, some_pdf(a, 2, "", ""), 2, &png, &e), RC_OK);
	for (int i = 0; i < 4; i++) {
		w = w << 8 | (unsigned char)png.p[16 + i];
		h = h << 8 | (unsigned char)png.p[20 + i];
	}
	assert_int_equal(w, SHEET_DOTS);
	assert_in_range(h, 1753, 1756);
}

/* Programs in the place of Poppler's, with what somebody would do who has taken one over. */
static void shell(int64_t arg, struct cage_program *p)
{
	static const char *const TRY_IT[] = {
		"cat /etc/passwd", "ls /tmp",        "echo x >/tmp/apdr-cage-was-here", "exec 3<>/dev/tcp/127.0.0.1/9",
		"/bin/true",       "(exit 0) | cat", "cat /proc/self/environ"
	};

	p->word[0] = "/bin/bash";
	p->word[1] = "-c";
	p->word[2] = TRY_IT[arg];
}

static void harmless(int64_t arg, struct cage_program *p)
{
	(void)arg;
	p->word[0] = "/bin/bash";
	p->word[1] = "-c";
	p->word[2] = "read -r line; echo \"$line, said the program\"";
}

/* What needs no file to be opened. own: a file of the user's. */
static char own[] = "/tmp/apdr-sheet-XXXXXX";
static const char *const PERL[] = {
	"exit(truncate($ARGV[0], 0) ? 0 : 1)",
	"exit(chmod(0666, $ARGV[0]) ? 0 : 1)",
	"exit(utime(1, 1, $ARGV[0]) ? 0 : 1)",
	"exit(unlink($ARGV[0]) ? 0 : 1)",
	"exit(kill(0, getppid()) ? 0 : 1)",
	"exit(setpriority(0, getppid(), 19) ? 0 : 1)",
#if defined(__x86_64__)
	"exit(syscall(234, getppid() + 0, getppid() + 0, 0) == 0 ? 0 : 1)",                /* tgkill */
	"exit(syscall(302, getppid() + 0, 1, 0, 0) == 0 ? 0 : 1)",                         /* prlimit64 */
	"my $all = chr(255) x 8; exit(syscall(203, getppid() + 0, 8, $all) == 0 ? 0 : 1)", /* sched_setaffinity */
#endif
};

static void perl(int64_t arg, struct cage_program *p)
{
	(void)arg;
	p->word[0] = "/usr/bin/perl";
	p->word[1] = "-"; /* what it does is its input */
	p->word[2] = own;
}

static void missing(int64_t arg, struct cage_program *p)
{
	(void)arg;
	p->word[0] = "/nonexistent/program";
}

static int run_on(struct arena *a, void (*program)(int64_t, struct cage_program *), int64_t arg, const char *in,
                  struct str *out)
{
	const struct cage_work w = { .program = program };
	struct err e = { "" };
	int status = -1;

	if (cage_ask(a, 0, &w, (struct cage_wish){ 0, arg }, str_of(in), &status, out, &e) != RC_OK)
		fail_msg("try %lld: %s", (long long)arg, e.text);
	return status;
}

static int run(struct arena *a, void (*program)(int64_t, struct cage_program *), int64_t arg, struct str *out)
{
	return run_on(a, program, arg, "Hello\n", out);
}

static void test_program__reads_its_input_and_nothing_else(void **state)
{
	struct arena *a = *state;
	struct str out;

	assert_int_equal(run(a, harmless, 0, &out), 0);
	assert_string_equal(str_c(a, out), "Hello, said the program\n");
	for (int64_t i = 0; i < 7; i++)
		if (run(a, shell, i, &out) == 0)
			fail_msg("try %lld: %.*s", (long long)i, STR_ARG(out));
	assert_int_equal(run(a, missing, 0, &out), CAGE_KILLED);
}

static void test_program__touches_nothing_without_opening_it(void **state)
{
	struct arena *a = *state;
	struct str out;
	struct stat st;
	int fd = mkstemp(own);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, "whole", 5), 5);
	assert_int_equal(run_on(a, perl, 0, "exit(0)", &out), 0); /* it can be started at all */
	for (size_t i = 0; i < sizeof PERL / sizeof *PERL; i++)
		if (run_on(a, perl, 0, PERL[i], &out) != 1)
			fail_msg("try %zu: not refused", i);
	assert_int_equal(fstat(fd, &st), 0);
	assert_true(st.st_size == 5 && st.st_nlink == 1 && (st.st_mode & 0777) == 0600);
	close(fd);
	unlink(own);
}

TEST_MAIN(test_sheet)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_words__are_those_of_the_page, setup, teardown),
		cmocka_unit_test_setup_teardown(test_sheet__of_a_page_that_is_not_there_is_none, setup, teardown),
		cmocka_unit_test_setup_teardown(test_sheet__is_a_picture_of_the_page, setup, teardown),
		cmocka_unit_test_setup_teardown(test_program__reads_its_input_and_nothing_else, setup, teardown),
		cmocka_unit_test_setup_teardown(test_program__touches_nothing_without_opening_it, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
