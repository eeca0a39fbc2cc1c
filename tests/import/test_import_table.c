/* import/import of files as other systems write them, on both engines: what stands in a workbook, a web page, a
 * transfer file or a sheet with titles and totals ends in the same records as a plain file of the same. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/school/school_sql.h"
#include "import/import.h"
#include "support/some_book.h"
#include "support/test_db.h"
#include "support/import_school.h"

enum { SCHOOL = 7, CASE_MAX = 64 * 1024 };

static struct app app = { .clock = { .fixed = true, .utc = 1795910400 }, .ledger_fd = -1 }; /* 29 November 2026 */
static struct ctx *c;
static struct import_report report;

static int setup(void **state)
{
	c = import_school(&app, SCHOOL);
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	import_school_end(c);
	return 0;
}

static struct str case_file(const char *name)
{
	FILE *f = fopen(str_c(c->a, str_fmt(c->a, "tests/fixtures/cases/%s", name)), "rb");
	char *p = arena_alloc(c->a, CASE_MAX);
	size_t n;

	if (f == NULL)
		fail_msg("%s is not there", name);
	n = fread(p, 1, CASE_MAX, f);
	fclose(f);
	return (struct str){ p, n };
}

static struct import_data bring(struct import_options o, struct str bytes)
{
	struct import_data d;

	if (import_run(c, &o, bytes, &report) != RC_OK) {
		for (size_t i = 0; i < report.problems.kept; i++)
			print_error("line %zu, %.*s: %.*s\n", report.problems.item[i].line,
			            STR_ARG(report.problems.item[i].column), STR_ARG(report.problems.item[i].reason));
		fail_msg("not imported: %s %.*s %.*s", c->err.text, STR_ARG(report.missing),
		         STR_ARG(csv_problem_text(c->a, report.file)));
	}
	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	return d;
}

static struct import_data bring_roll(const char *name)
{
	return bring((struct import_options){ .kind = IMPORT_ROLL }, case_file(name));
}

static void assert_pupil(const struct import_data *d, size_t i, const char *family, const char *given, const char *born)
{
	struct str got;

	assert_true(i < d->pupils);
	got = str_fmt(c->a, "%.*s, %.*s, %.*s", STR_ARG(d->pupil[i].family), STR_ARG(d->pupil[i].given),
	              STR_ARG(date_iso(c->a, d->pupil[i].born)));
	if (!str_eq(got, str_fmt(c->a, "%s, %s, %s", family, given, born)))
		fail_msg("expected %s, %s, %s, got %.*s", family, given, born, STR_ARG(got));
}

static void assert_noted(size_t i, size_t line, const char *say)
{
	assert_true(i < report.notes.kept);
	assert_int_equal(report.notes.item[i].line, line);
	if (str_find(report.notes.item[i].reason, str_of(say)) < 0)
		fail_msg("expected '…%s…', got '%.*s'", say, STR_ARG(report.notes.item[i].reason));
}

static void test_table__titles_totals_and_notes(void **state)
{
	struct import_data d = bring_roll("13-title-rows-above.csv");

	(void)state;
	assert_int_equal(d.pupils, 2);
	assert_pupil(&d, 0, "Kerr", "Lux", "2017-02-01");
	assert_noted(0, 1, "above the headings");
	d = bring_roll("14-total-row-trailing-columns.csv");
	assert_int_equal(d.pupils, 4);
	assert_int_equal(report.count[ITEM_ADDED], 2);
	d = bring_roll("14b-trailing-spill.csv");
	assert_int_equal(d.pupils, 4);
	assert_int_equal(report.count[ITEM_UNCHANGED], 2);
}

static void test_table__letters(void **state)
{
	struct import_data d = bring_roll("17-unicode-text-utf16.txt");

	(void)state;
	assert_pupil(&d, 0, "Łukasik", "Żaneta", "2017-02-01");
	d = bring_roll("20b-macroman.csv");
	assert_pupil(&d, 1, "Müller", "Zoë", "2017-02-01");
	d = bring_roll("20-mojibake.csv");
	assert_int_equal(d.pupils, 2); /* the same UPN */
	assert_true(report.notes.n >= 2);
}

static void test_table__the_same_from_a_workbook(void **state)
{
	const char *rows = "Z998204119024|O’Neill|Zoë|#42767|#5|K|SLCN\nN998204119025|Lark|Nye|#42795|#5|N|\n";
	struct str book = some_table(c->a,
	                             str_c(c->a, str_fmt(c->a,
	                                                 "SEN Register\nUPN|Surname|Forename|DOB|Year|SEN status|SEN "
	                                                 "need 1\n%sTotal pupils:|#2\n",
	                                                 rows)),
	                             "General");
	struct import_data d;

	(void)state;
	/* without a format, a day is only a number: a column of nothing else is read as days, and it is said */
	assert_int_equal(import_run(c, &(struct import_options){ .kind = IMPORT_ROLL, .rehearse = true }, book,
	                            &report),
	                 RC_OK);
	assert_true(report.notes.n > 0);
	assert_int_equal(report.count[ITEM_ADDED], 2);
	book = some_table(
	    c->a,
	    "SEN Register\nUPN|Surname|Forename|DOB|Year|SEN status|SEN need 1\nZ998204119024|O’Neill|Zoë|#42767|"
	    "5|K|SLCN\nN998204119025|Lark|Nye|#42795|5|N|\nTotal pupils:|2\n",
	    "dd/mm/yyyy");
	d = bring((struct import_options){ .kind = IMPORT_ROLL }, book);
	assert_int_equal(d.pupils, 2);
	assert_pupil(&d, 0, "O’Neill", "Zoë", "2017-02-01");
	assert_int_equal(d.pupil[0].year_group, 5);
	assert_int_equal(d.needs, 1);
	d = bring((struct import_options){ .kind = IMPORT_ROLL },
	          S("UPN,Surname,Forename,DOB,Year,SEN status,SEN need 1\nZ998204119024,O’Neill,Zoë,1/2/2017,5,K,SLCN\n"
	            "N998204119025,Lark,Nye,1/3/2017,5,N,\n"));
	assert_int_equal(report.count[ITEM_UNCHANGED], 2);
	d = bring_roll("18c-html-table-saved-as-xls.xls");
	assert_int_equal(d.pupils, 3);
}

static void test_table__a_common_transfer_file(void **state)
{
	struct import_data d = bring_roll("08-ctf-9982041_LLLLLLL_001.xml");

	(void)state;
	assert_int_equal(d.pupils, 1);
	assert_pupil(&d, 0, "Fern", "Asha", "2019-03-02");
	assert_int_equal(d.pupil[0].sex, SEX_FEMALE);
	assert_int_equal(d.statuses, 1);
	assert_int_equal(d.status[0].code, STATUS_K);
	assert_true(str_is(date_iso(c->a, d.status[0].starts), "2024-09-01"));
	assert_int_equal(date_cmp(d.pupil[0].joined_on, c->now.today), 0); /* no clock of this school before */
	assert_int_equal(d.needs, 1);
	bring_roll("08-ctf-9982041_LLLLLLL_001.xml");
	assert_int_equal(report.count[ITEM_UNCHANGED], 1);
}

static void test_table__contacts_of_a_common_transfer_file(void **state)
{
	struct str ctf = S(
	    "<?xml "
	    "version=\"1.0\"?><CTfile><Header><DateTime>2026-07-14T10:15:00</DateTime></Header><CTFpupilData><Pupil>"
	    "<UPN>X998204119013</UPN><Surname>Fern</Surname><Forename>Asha</Forename><DOB>2019-03-02</DOB><Contacts>"
	    "<Contact><Order>1</Order><Title>Ms</Title><Surname>Reed</Surname><Forename>Ivy</Forename><Relationship>PAM"
	    "</Relationship><Responsibility>true</Responsibility></Contact></Contacts></Pupil></CTFpupilData></"
	    "CTfile>");
	struct import_data d;

	(void)state;
	bring_roll("08-ctf-9982041_LLLLLLL_001.xml");
	d = bring((struct import_options){ .kind = IMPORT_CONTACTS }, ctf);
	assert_int_equal(d.contacts, 1);
	assert_true(str_is(d.person[0].family, "Reed"));
	d = bring((struct import_options){ .kind = IMPORT_ROLL }, ctf);
	assert_int_equal(d.contacts, 1);
	assert_int_equal(report.count[ITEM_UNCHANGED], 1);
	assert_int_equal(import_run(c, &(struct import_options){ .kind = IMPORT_STAFF }, ctf, &report), RC_INVALID);
	assert_true(str_find(csv_problem_text(c->a, report.file), S("Common Transfer File")) >= 0);
}

TEST_MAIN(test_import_table)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_table__titles_totals_and_notes),
		T(test_table__letters),
		T(test_table__the_same_from_a_workbook),
		T(test_table__a_common_transfer_file),
		T(test_table__contacts_of_a_common_transfer_file),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
