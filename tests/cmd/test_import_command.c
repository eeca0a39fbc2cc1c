/* apdr import as an administrator meets it: exit status, report by line, no bar without a terminal. */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/some_book.h"
#include "support/test_db.h"
#include "support/tool.h"

static struct arena *a;
static const char *dir;

static int setup(void **state)
{
	static int n;
	int status;

	a = test_arena();
	dir = str_c(a, str_fmt(a, "%s/import-%d", test_folder(), n++));
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

static struct str import(int wanted, const char *kind, const char *path, const char *option)
{
	const char *const argv[] = { getenv("APDR_BINARY"), "import", "--data", dir,    "--now",
		                     "2026-03-10",          kind,     path,     option, NULL };
	int status;
	struct str said = tool_run(a, argv, &status);

	if (status != wanted)
		fail_msg("exit status %d, wanted %d; said: %.*s", status, wanted, STR_ARG(said));
	return said;
}

static void test_import__windows_letters_and_semicolons(void **state)
{
	struct str said = import(0, "roll", "tests/fixtures/roll-windows.csv", "--dry-run");

	(void)state;
	IN_ORDER(said, "3 rows, Windows-1252, separated by semicolon", "added: line 2, Zoë O'Hara-Müller",
	         "added: line 4, Siân Walsh", "dry run, nothing was written: 3 added");
	said = import(0, "roll", "tests/fixtures/roll-windows.csv", NULL);
	IN_ORDER(said, "done: 3 added, 0 changed, 0 unchanged, 0 not in the file");
	said = import(0, "roll", "tests/fixtures/roll-windows.csv", NULL);
	IN_ORDER(said, "done: 0 added, 0 changed, 3 unchanged, 0 not in the file");
	IN_ORDER(SAID(a, getenv("APDR_BINARY"), "audit", "--data", dir, "verify"), "whole");
	assert_int_equal(text_count(said, "\r"), 0); /* a bar would redraw its line */
	assert_int_equal(text_count(said, "[#"), 0);
}

static void test_import__every_bad_line(void **state)
{
	struct str said = import(1, "roll", "tests/fixtures/roll-trouble.csv", NULL);

	(void)state;
	IN_ORDER(said, "problem: line 6, column UPN:", "problem: line 7, column Legal Surname:",
	         "problem: line 7, column Date of Birth:", "problem: line 8, column Contact 1 Parental Responsibility:",
	         "problem: line 8, column Contact 1 Email:", "problem: line 8, column NC Year:",
	         "problem: line 8, column SEN Provision:", "problem: line 8, column Primary Need:",
	         "problem: line 9, column UPN: The same pupil is already on line 2, with another class",
	         "nothing was imported");
	/* a reason does not repeat what stood in the cell */
	assert_int_equal(text_count(said, "perhaps"), 0);
	assert_int_equal(text_count(said, "31/02/2015"), 0);
	said = import(0, "roll", "tests/fixtures/roll-windows.csv", "--dry-run");
	IN_ORDER(said, "3 added");
}

static void test_import__bad_lines_are_kept_and_the_rest_comes_in(void **state)
{
	struct str said = import(0, "roll", "tests/fixtures/roll-trouble.csv", "--keep");

	(void)state;
	/* Line 2 has the number of line 9, which says something else. */
	IN_ORDER(said, "kept: line 2: it belongs to another line that is kept",
	         "kept: line 6, column UPN:", "kept: line 7, column Legal Surname:", "kept: line 8, column",
	         "kept: line 9, column UPN:",
	         "done: 2 added, 0 changed, 0 unchanged, 0 not in the file, 5 kept for later");
	assert_int_equal(text_count(said, "31/02/2015"), 0);
	said = import(1, "results", "tests/fixtures/roll-trouble.csv", "--keep");
	IN_ORDER(said, "nothing was imported");
}

static const char *file_with(const char *name, struct str bytes)
{
	const char *path = str_c(a, str_fmt(a, "%s/%s", dir, name));
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	assert_int_equal(fclose(f), 0);
	return path;
}

static void test_import__workbooks_and_what_old_systems_write(void **state)
{
	const struct some_sheet sheet[] = {
		{ "Notes", "<sheetData><row><c t=\"str\"><v>Hello</v></c></row></sheetData>", false },
		{ "Pupils",
		  "<sheetData><row><c t=\"str\"><v>Surname</v></c><c t=\"str\"><v>Forename</v></c><c "
		  "t=\"str\"><v>DOB</v></c>"
		  "</row><row><c t=\"str\"><v>Kerr</v></c><c t=\"str\"><v>Lux</v></c><c "
		  "s=\"1\"><v>42248</v></c></row></sheetData>",
		  false },
	};
	struct str book =
	    some_book(a, &(struct some_book){
	                     .sheet = sheet, .sheets = 2, .styles = "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>" });
	const char *path = file_with("export.csv", book); /* the name says nothing */
	struct str said = import(1, "roll", path, NULL);

	(void)state;
	IN_ORDER(said, "Excel workbook, sheet Notes", "other sheets (--sheet NAME): Pupils", "needs columns for");
	said = import(0, "roll", path, "--sheet=pupils");
	IN_ORDER(said, "1 rows, Excel workbook, sheet Pupils", "done: 1 added");
	said = import(0, "roll", path, "--sheet=pupils");
	IN_ORDER(said, "0 added, 0 changed, 1 unchanged");
	said = import(1, "roll", path, "--sheet=Staff");
	IN_ORDER(said, "no sheet of this name");
	said = import(0, "roll", "tests/fixtures/cases/18c-html-table-saved-as-xls.xls", NULL);
	IN_ORDER(said, "1 rows, web page saved as a workbook", "done: 1 added");
	said = import(0, "roll", "tests/fixtures/cases/08-ctf-9982041_LLLLLLL_001.xml", NULL);
	IN_ORDER(said, "1 rows, Common Transfer File, sheet Pupils", "done: 1 added");
	said = import(0, "roll", "tests/fixtures/cases/13-title-rows-above.csv", NULL);
	IN_ORDER(said, "note: line 1: This line is above the headings", "done: 2 added");
	said = import(0, "roll", "tests/fixtures/cases/20-mojibake.csv", NULL);
	IN_ORDER(said, "note: line 2, column Surname: Letters were mangled", "done: 1 added");
	assert_int_equal(text_count(said, "Neill"), 0); /* a reason does not repeat what stood in the cell */
	said = import(1, "roll", "tests/fixtures/cases/18-real-workbook.xlsx", NULL);
	IN_ORDER(said, "damaged, or not whole", "nothing was imported");
	said = import(1, "roll", file_with("old.xlsx", S("\x09\x08\x10\x00\x00\x06")), NULL);
	IN_ORDER(said, "This is an old .xls workbook: save it as .xlsx");
}

static void test_circumstances__health_only_when_asked_for(void **state)
{
	struct str said;

	(void)state;
	import(0, "roll", "tests/fixtures/roll-windows.csv", NULL);
	said = import(1, "circumstances", "tests/fixtures/circumstances-bad.csv", NULL);
	IN_ORDER(said, "problem: line 2, column Value:", "problem: line 3, column Kind:",
	         "problem: line 5, column Value:", "nothing was imported");
	said = import(1, "circumstances", "tests/fixtures/circumstances.csv", NULL);
	IN_ORDER(said, "problem: line 4, column Kind: Health and care", "nothing was imported");
	assert_int_equal(text_count(said, "hearing"), 0);
	said = import(0, "circumstances", "tests/fixtures/circumstances.csv", "--special");
	IN_ORDER(said, "done: 3 added, 0 changed, 0 unchanged");
	said = import(0, "circumstances", "tests/fixtures/circumstances.csv", "--special");
	IN_ORDER(said, "done: 0 added, 0 changed, 3 unchanged");
}

static void test_import__wrong_use(void **state)
{
	(void)state;
	import(2, "rolls", "tests/fixtures/roll-windows.csv", NULL);
	import(1, "roll", "tests/fixtures/not-there.csv", NULL);
	import(1, "roll", "tests/fixtures", NULL);
	import(1, "classes", "tests/fixtures/roll-windows.csv", "--school=Elsewhere");
}

static void test_import__results_say_what_is_missing(void **state)
{
	struct str said;

	(void)state;
	import(0, "roll", "tests/fixtures/roll-windows.csv", NULL);
	said = import(1, "results", "tests/fixtures/results-trouble.csv", NULL);
	IN_ORDER(said, "note: line 1, column Wibble: No subject",
	         "problem: line 2, column Reading standardised:", "Choose an assessment point", "nothing was imported");
	said = import(1, "results", "tests/fixtures/results-trouble.csv", "--point=Autumn 1066");
	IN_ORDER(said, "no assessment point has the name");
}

/* A file of the folder of the test, with this text. */
static const char *file_of(const char *name, const char *text)
{
	const char *path = str_c(a, str_fmt(a, "%s/%s", test_folder(), name));
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	return path;
}

#define ROLL "UPN,Surname,Forename,DOB\n"

static void test_import__questions_are_listed_and_answered(void **state)
{
	const char *before = file_of("before.csv", ROLL "G998204119050,Wren,Yara,01/02/2017\n");
	const char *after =
	    file_of("after.csv", ROLL "V998204119060,Wren,Yara,01/02/2017\nW998204119051,Yew,Zed,01/03/2017\n");
	struct str said, key;

	(void)state;
	import(0, "roll", before, NULL);
	said = import(1, "roll", after, NULL);
	IN_ORDER(said, "question: line 2: Is Yara Wren", "The UPN is not",
	         "in the file V998204119060; here G998204119050", " same:", " new ", " out ", "nothing was imported");
	key = str_sub(said, (size_t)str_find(said, S("\n    q")) + 5, 17);
	import(0, "roll", after,
	       str_c(a, str_fmt(a, "--answers=%s",
	                        file_of("answers",
	                                str_c(a, str_fmt(a, "%.*s new    # two of one name\n", STR_ARG(key)))))));
	IN_ORDER(import(0, "roll", after, NULL), "done: 0 added, 0 changed, 2 unchanged, 1 not in the file");
}

static void test_import__many_leavers_need_their_number(void **state)
{
	const char *two =
	    file_of("two.csv", ROLL "G998204119050,Wren,Yara,01/02/2017\nW998204119051,Yew,Zed,01/03/2017\n");
	const char *one = file_of("one.csv", ROLL "W998204119051,Yew,Zed,01/03/2017\n");

	(void)state;
	import(0, "roll", two, NULL);
	IN_ORDER(import(1, "roll", one, "--left"), "1 of the 2 pupils on roll would leave", "--left-number 1");
	IN_ORDER(import(0, "roll", one, NULL), "1 not in the file");
}

TEST_MAIN(test_import_command)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_import__questions_are_listed_and_answered),
		T(test_import__many_leavers_need_their_number),
		T(test_import__windows_letters_and_semicolons),
		T(test_import__every_bad_line),
		T(test_import__workbooks_and_what_old_systems_write),
		T(test_import__results_say_what_is_missing),
		T(test_circumstances__health_only_when_asked_for),
		T(test_import__wrong_use),
		T(test_import__bad_lines_are_kept_and_the_rest_comes_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
