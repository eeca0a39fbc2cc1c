/* apdr publish export: the pages of what a school has published are there, lead to each other and nowhere else into
 * this program, and have nothing of what is not published. */
#include "support/support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "support/test_db.h"
#include "support/tool.h"

enum { PAGE_MOST = 1 << 20 };
#define DAY "2026-03-10"
#define SCHOOL_NAME "Marlbeck Primary School"

static struct arena *a;
static const char *dir;

static int setup(void **state)
{
	int status;

	a = test_arena();
	dir = str_c(a, str_fmt(a, "%s/publish", test_folder()));
	TOOL(a, &status, getenv("APDR_BINARY"), "demo", "--data", dir, "--pupils", "60", "--now", DAY);
	*state = a;
	return status;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct str page_read(const char *to, const char *name)
{
	char *p = arena_alloc(a, PAGE_MOST);
	FILE *f = fopen(str_c(a, str_fmt(a, "%s/%s", to, name)), "rb");
	size_t n;

	if (f == NULL)
		fail_msg("no %s", name);
	n = fread(p, 1, PAGE_MOST, f);
	(void)fclose(f); /* it was only read */
	return (struct str){ p, n };
}

static bool is_there(const char *to, struct str name)
{
	struct stat st;

	return stat(str_c(a, str_fmt(a, "%s/%.*s", to, STR_ARG(name))), &st) == 0 && S_ISREG(st.st_mode);
}

static const char *exported(void)
{
	static int n;
	const char *to = str_c(a, str_fmt(a, "%s/site-%d", test_folder(), n++));
	struct str said = SAID(a, getenv("APDR_BINARY"), "publish", "export", "--data", dir, "--to", to, "--school",
	                       SCHOOL_NAME, "--now", DAY);

	IN_ORDER(said, "Done. 7 pages are in ", "begin with index.html.");
	return to;
}

/* Each place that the page leads to: a page of the folder, a part of itself, or an address of somebody else. */
static size_t links_check(const char *to, const char *name, struct str page)
{
	size_t n = 0;
	ptrdiff_t at;

	while ((at = str_find(page, S("href=\""))) >= 0) {
		struct str rest = str_sub(page, (size_t)at + 6, page.n);
		struct str url = str_cut(rest, '"', &page);

		n++;
		if (str_starts(url, S("./"))) {
			if (!is_there(to, str_sub(url, 2, url.n)))
				fail_msg("%s leads to %.*s, which is not there", name, STR_ARG(url));
		} else if (str_starts(url, S("#"))) {
			struct str id = str_fmt(a, "id=\"%.*s\"", STR_ARG(str_sub(url, 1, url.n)));

			if (str_find(page_read(to, name), id) < 0)
				fail_msg("%s has no part %.*s", name, STR_ARG(url));
		} else if (!str_starts(url, S("https://")) && !str_starts(url, S("mailto:")) &&
		           !str_starts(url, S("tel:"))) {
			fail_msg("%s leads to %.*s", name, STR_ARG(url));
		}
	}
	return n;
}

static void test_export__pages_lead_to_each_other(void **state)
{
	static const char *const NAMES[] = { "index.html",      "report.html",        "admissions.html", "equal.html",
		                             "facilities.html", "accessibility.html", "policy.html" };
	const char *to = exported();
	struct str index = page_read(to, "index.html");
	struct dirent *e;
	DIR *d = opendir(to);
	size_t files = 0;

	(void)state;
	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
		struct str page = page_read(to, NAMES[i]);

		assert_true(links_check(to, NAMES[i], page) > 0);
		assert_true(str_find(page, S(SCHOOL_NAME)) > 0);
		assert_true(str_find(page, S("<script")) < 0);
		assert_true(str_find(page, S("src=")) < 0);
		if (i > 0)
			assert_true(str_find(index, str_fmt(a, "href=\"./%s\"", NAMES[i])) > 0);
	}
	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		files += e->d_name[0] != '.';
	assert_int_equal(closedir(d), 0);
	assert_int_equal(files, 7);
	assert_true(str_find(page_read(to, "report.html"), S("href=\"./admissions.html\"")) > 0);
}

/* The inclusion strategy of the demonstration is a draft. */
static void test_export__has_nothing_that_is_not_published(void **state)
{
	const char *to = exported();

	(void)state;
	assert_false(is_there(to, S("inclusion.html")));
	assert_true(str_find(page_read(to, "index.html"), S("nclusion")) < 0);
	assert_true(str_find(page_read(to, "report.html"), S("Long noisy days")) < 0);
}

static void test_export__again_and_wrong_use(void **state)
{
	const char *program = getenv("APDR_BINARY");
	const char *to = exported();
	int status;
	struct str said;

	(void)state;
	said = TOOL(a, &status, program, "publish", "export", "--data", dir, "--to", to, "--school", SCHOOL_NAME);
	assert_int_equal(status, 0); /* over those that are there */
	said = TOOL(a, &status, program, "publish", "export", "--data", dir, "--to", to);
	assert_int_equal(status, 1);
	IN_ORDER(said, "there are several schools");
	said = TOOL(a, &status, program, "publish", "export", "--data", dir, "--to", to, "--school", "Elsewhere");
	assert_int_equal(status, 1);
	said = TOOL(a, &status, program, "publish", "export", "--data", dir, "--to", "/nowhere/at/all", "--school",
	            SCHOOL_NAME);
	assert_int_equal(status, 1);
	IN_ORDER(said, "apdr publish: /nowhere/at/all");
	said = TOOL(a, &status, program, "publish", "export", "--data", dir);
	assert_int_equal(status, 2);
	said = TOOL(a, &status, program, "publish", "import", "--data", dir, "--to", to);
	assert_int_equal(status, 2);
	assert_true(said.n > 0);
}

TEST_MAIN(test_publish_command)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_export__pages_lead_to_each_other),
		cmocka_unit_test(test_export__has_nothing_that_is_not_published),
		cmocka_unit_test(test_export__again_and_wrong_use),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
