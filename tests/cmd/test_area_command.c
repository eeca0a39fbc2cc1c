/* apdr area and apdr links as who runs the server meets them: exit status, what is said of a bad file, what is kept. */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>

#include "support/test_db.h"
#include "support/tool.h"

static struct arena *a;
static const char *dir;

static int setup(void **state)
{
	static int n;
	int status;

	a = test_arena();
	dir = str_c(a, str_fmt(a, "%s/area-%d", test_folder(), n++));
	TOOL(a, &status, getenv("APDR_BINARY"), "init", "--data", dir, "--school", "Marlbeck");
	*state = a;
	return status;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct str run(int wanted, const char *const *argv)
{
	int status;
	struct str said = tool_run(a, argv, &status);

	if (status != wanted)
		fail_msg("exit status %d, wanted %d; said: %.*s", status, wanted, STR_ARG(said));
	return said;
}

#define RUN(wanted, ...) run((wanted), (const char *const[]){ getenv("APDR_BINARY"), __VA_ARGS__, NULL })
#define WITH_DATA "--data", dir, "--now", "2026-03-10"

static const char *file_of(const char *name, struct str text)
{
	const char *path = str_c(a, str_fmt(a, "%s/%s", test_folder(), name));

	tool_write(path, text);
	return path;
}

static struct str replaced(struct str text, const char *from, const char *to)
{
	ptrdiff_t at = str_find(text, str_of(from));

	assert_true(at >= 0);
	return str_fmt(a, "%.*s%s%.*s", (int)at, text.p, to, (int)(text.n - (size_t)at - str_of(from).n),
	               text.p + at + str_of(from).n);
}

static void test_area__check_of_those_that_come_along(void **state)
{
	struct str said = RUN(0, "area", "check", "hartlepool", "greenwich", "blank");

	(void)state;
	IN_ORDER(said, "hartlepool: ", " 1 question, 0 faults", "greenwich: ", " 0 questions, 0 faults",
	         "blank: 0 values");
	IN_ORDER(RUN(0, "area", "list"), "blank", "derbyshire", "hartlepool");
	IN_ORDER(RUN(0, "area", "schema"), "\"$schema\"");
}

static void test_area__a_bad_file_is_said_place_by_place(void **state)
{
	const char *path = file_of("bad.json", S("{\"profile\": \"bad\", \"title\": \"Bad\", \"source\": \"A call\",\n"
	                                         "\"identity\": {\"service_name\": \"{{ root_page.title }}\", "
	                                         "\"wibble\": \"x\"},\n"
	                                         "\"contacts\": [{\"key\": \"line\", \"kind\": \"pigeon\"}]}"));
	struct str said = RUN(1, "area", "check", path, "derbyshire");

	(void)state;
	assert_true(str_find(said, S("identity/service_name: ")) > 0);
	assert_true(str_find(said, S("identity/wibble: there is no such field")) > 0);
	assert_true(str_find(said, S("contacts/line/kind: this is none of the choices")) > 0);
	IN_ORDER(said, "derbyshire: ", "0 faults"); /* the good one is looked at all the same */
	said = RUN(1, "area", "import", path, WITH_DATA);
	assert_true(str_find(said, S("nothing was brought in")) > 0);
	said = RUN(1, "area", "check", file_of("no.json", S("{")));
	assert_true(str_find(said, S("no.json: ")) >= 0);
	said = RUN(1, "area", "check", "/nowhere/at/all.json");
	assert_true(str_find(said, S("cannot read /nowhere/at/all.json")) > 0);
}

static void test_area__in_and_out_again(void **state)
{
	struct str said = RUN(0, "area", "import", "eastmoor", WITH_DATA);
	struct str out = RUN(0, "area", "export", WITH_DATA);
	const char *path;

	(void)state;
	IN_ORDER(said, " added, 0 changed, 0 to be chosen, 0 the same");
	path = file_of("out.json", out);
	IN_ORDER(RUN(0, "area", "check", path), "0 questions, 0 faults");
	IN_ORDER(RUN(0, "area", "import", path, WITH_DATA), "0 added, 0 changed, 0 to be chosen");
	/* Another source says something else: a question; with --take it wins. */
	out = replaced(out, "advice@eastmoor-sendiass.example", "new@eastmoor-sendiass.example");
	out = replaced(out, "\"source\": \"", "\"source\": \"Letter of May, not ");
	path = file_of("other.json", out);
	IN_ORDER(RUN(0, "area", "import", path, "--take", WITH_DATA), " changed, 0 to be chosen");
	assert_true(str_find(RUN(0, "area", "export", WITH_DATA), S("new@eastmoor-sendiass.example")) > 0);
	IN_ORDER(SAID(a, getenv("APDR_BINARY"), "audit", "--data", dir, "verify"), "whole");
}

#define LINKS "url,result,date\n"

static void test_links__results_are_taken_over(void **state)
{
	const char *path = file_of("links.csv", S(LINKS "https://localoffer.eastmoor.example,404,2026-03-09\n"
	                                                "https://unknown.example,ok,2026-03-09\n"));
	struct str said;

	(void)state;
	RUN(0, "area", "import", "eastmoor", WITH_DATA);
	said = RUN(0, "links", "check", path, WITH_DATA);
	IN_ORDER(said, "2 checked, 1 changed, 1 not in the profile");
	assert_true(str_find(RUN(0, "area", "export", WITH_DATA), S("2026-03-09")) > 0);
}

static void test_links__a_bad_list_changes_nothing(void **state)
{
	struct str before;

	(void)state;
	RUN(0, "area", "import", "eastmoor", WITH_DATA);
	before = RUN(0, "area", "export", WITH_DATA);
	IN_ORDER(RUN(1, "links", "check",
	             file_of("day.csv", S(LINKS "https://localoffer.eastmoor.example,ok,2026-03-09\n"
	                                        "https://localoffer.eastmoor.example,perhaps,2026-03-09\n")),
	             WITH_DATA),
	         "line 3: ", "nothing was taken over");
	IN_ORDER(RUN(1, "links", "check",
	             file_of("late.csv", S(LINKS "https://localoffer.eastmoor.example,ok,2026-03-11\n")), WITH_DATA),
	         "line 2: ", "not to come");
	IN_ORDER(RUN(1, "links", "check", file_of("head.csv", S("address,result\nx,ok\n")), WITH_DATA),
	         "the first line is to be: url,result,date");
	assert_true(str_eq(before, RUN(0, "area", "export", WITH_DATA)));
}

static void test_area__wrong_use(void **state)
{
	(void)state;
	RUN(2, "area", "check");
	RUN(2, "area", "wibble");
	RUN(2, "area", "import", "eastmoor"); /* no data folder */
	RUN(2, "links", "check", WITH_DATA);
	RUN(1, "area", "import", "nowhere", WITH_DATA);
	RUN(1, "area", "export", "--data", "/nowhere/at/all");
}

TEST_MAIN(test_area_command)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_area__check_of_those_that_come_along),
		T(test_area__a_bad_file_is_said_place_by_place),
		T(test_area__in_and_out_again),
		T(test_links__results_are_taken_over),
		T(test_links__a_bad_list_changes_nothing),
		T(test_area__wrong_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
