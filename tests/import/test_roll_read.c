/* import/roll_read and its neighbours: typed rows, and every bad line with line, column and reason. */
#include "support/support.h"

#include <string.h>

#include "core/people/year_rule.h"
#include "import/classes_read.h"
#include "import/contacts_read.h"
#include "import/roll_read.h"

static const struct date today = { 2026, 3, 10 };

static struct import_reader reader(struct arena *a, enum import_kind kind, struct str text)
{
	struct csv_file *f = NEW(a, struct csv_file);
	struct column_map *m = NEW(a, struct column_map);
	struct csv_problem bad;

	assert_int_equal(csv_read(a, text, f, &bad), RC_OK);
	assert_int_equal(columns_find(a, kind, &f->heading, NULL, m), RC_OK);
	return import_reader_new(a, f, m, today);
}

static void assert_str(struct str got, const char *want)
{
	if (!str_is(got, want))
		fail_msg("expected '%s', got '%.*s'", want, STR_ARG(got));
}

static void assert_listed(const struct import_problems *list, size_t i, size_t line, const char *column,
                          const char *say)
{
	assert_true(i < list->kept);
	assert_int_equal(list->item[i].line, line);
	assert_str(list->item[i].column, column);
	if (str_find(list->item[i].reason, str_of(say)) < 0)
		fail_msg("expected '…%s…', got '%.*s'", say, STR_ARG(list->item[i].reason));
}

#define HEAD                                                                                                           \
	"UPN,Surname,Forename,Known as,DOB,Sex,Year,Reg,SEN status,Primary need,SEN Need 2,Contact 1,Contact 1 "       \
	"Email\n"

static void test_roll_read__a_good_row(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = reader(a, IMPORT_ROLL,
	                                S(HEAD " n820123425001 ,O'Hara-Müller,Zoë,Zoë,1/9/2015,Female,Y5,5A,SEN "
	                                       "Support,slcn,SEMH,Ms Chloé O'Hara-Müller,"
	                                       "c@family.example\n"));
	struct roll_rows all = roll_read(&r);
	const struct roll_row *p = all.row;

	(void)state;
	assert_int_equal(r.problems.n, 0);
	assert_int_equal(all.n, 1);
	assert_str(p->upn, "N820123425001");
	assert_str(p->family, "O'Hara-Müller");
	assert_str(p->given, "Zoë");
	assert_str(p->preferred, "");
	assert_str(p->name_key, "ohara muller zoe");
	assert_int_equal(date_cmp(p->born, (struct date){ 2015, 9, 1 }), 0);
	assert_int_equal(p->sex, SEX_FEMALE);
	assert_int_equal(p->year, 5);
	assert_str(p->class_name, "5A");
	assert_int_equal(p->status, STATUS_K);
	assert_int_equal(p->needs, 2);
	assert_str(p->need[0], "SLCN");
	assert_str(p->need[1], "SEMH");
	assert_int_equal(p->contacts, 1);
	assert_str(p->contact[0].title, "Ms");
	assert_str(p->contact[0].given, "Chloé");
	assert_str(p->contact[0].family, "O'Hara-Müller");
	arena_free(a);
}

static void test_roll_read__every_bad_cell_is_named(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r =
	    reader(a, IMPORT_ROLL,
	           S(HEAD "N820123425002,Kaur,Mei,,31/2/2016,F,5,5A,K,XYZ,,Mrs Kaur,not an address\n"
	                  ",,Mei,,1/9/95,Q,20,5A,Maybe,,,,x@family.example\n"
	                  "N820123425001,Nguyễn,Wei,,2015-09-01T00:00:00,M,,5A,N,,,,\n"
	                  "N820123425001,Nguyễn,Wei,,1 September 2015,M,5,5B,N,,,,\n"
	                  ",李,Mei,,1/1/2027,F,5,5A,,,,,,,,,extra\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	assert_int_equal(all.n, 1);
	assert_listed(&r.problems, 0, 2, "UPN", "");
	assert_listed(&r.problems, 1, 2, "DOB", "not a date");
	assert_listed(&r.problems, 2, 2, "Contact 1 Email", "e-mail");
	assert_listed(&r.problems, 3, 2, "Primary need", "not a code");
	assert_listed(&r.problems, 4, 3, "Surname", "empty");
	assert_listed(&r.problems, 5, 3, "DOB", "four digits");
	assert_listed(&r.problems, 6, 3, "Contact 1", "no name");
	assert_listed(&r.problems, 7, 3, "Year", "year group");
	assert_listed(&r.problems, 8, 3, "SEN status", "N, K or E");
	assert_listed(&r.problems, 9, 5, "UPN", "already on line 4, with another class");
	assert_listed(&r.problems, 10, 6, "", "17 cells");
	assert_int_equal(r.problems.n, 11);
	assert_int_equal(all.row[0].year, 5);
	for (size_t i = 0; i < r.problems.kept; i++)
		assert_true(r.problems.item[i].value.n == 0 ||
		            str_find(r.problems.item[i].reason, r.problems.item[i].value) < 0);
	arena_free(a);
}

static void test_roll_read__notes_do_not_stop(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = reader(a, IMPORT_ROLL,
	                                S(HEAD ",Kaur,Mei,,2015-09-01,F,5,5A,N,SLCN,SLCN,,\n"
	                                       ",Khan,Ava,,2015-09-01,F,5,5A,K,,,,\n"
	                                       ",Said,Eve,,2015-09-01,F,5,5A,S,BESD,,,\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	assert_int_equal(r.problems.n, 0);
	assert_int_equal(all.n, 3);
	assert_int_equal(all.row[0].needs, 1);
	assert_int_equal(all.row[2].status, STATUS_E);
	assert_str(all.row[2].need[0], "SEMH");
	assert_listed(&r.notes, 0, 2, "SEN Need 2", "twice");
	assert_listed(&r.notes, 1, 2, "Primary need", "status is N");
	assert_listed(&r.notes, 2, 3, "Primary need", "no type of need");
	assert_listed(&r.notes, 3, 4, "SEN status", "read as E");
	arena_free(a);
}

#define STATUS_HEAD "Surname,Forename,DOB,SEN status,SEN start date,Primary need\n"
#define STATUS_ROW(cell, start) STATUS_HEAD "Kaur,Mei,2015-09-01," cell "," start ",SLCN\n"

/* A day in the cell of the status is the start of it, and is checked as one. */
static void test_roll_read__a_status_with_its_day(void **state)
{
	static const struct {
		const char *text;
		const char *day; /* of the start; empty: the file says none */
		const char *problem;
		const char *note;
	} cases[] = {
		{ STATUS_ROW("K (from 01/09/2024)", ""), "2024-09-01", "", "the day first" },
		{ STATUS_ROW("K from 1 Sep 2024", ""), "2024-09-01", "", "" },
		{ STATUS_ROW("SEN Support since 13.1.2025", ""), "2025-01-13", "", "" },
		{ STATUS_ROW("K - SEN Support (with effect from 2024-09-01)", ""), "2024-09-01", "", "" },
		{ STATUS_ROW("K (from 13/09/2024)", "13/09/2024"), "2024-09-13", "", "" },
		{ STATUS_ROW("K", "13/09/2024"), "2024-09-13", "", "" },
		{ STATUS_ROW("K", ""), "", "", "" },
		{ STATUS_ROW("K (from 10 March 2026)", ""), "2026-03-10", "", "" }, /* today */
		{ STATUS_ROW("K (from 13/03/2026)", ""), "", "in the future", "" },
		{ STATUS_ROW("K (from 31/09/2024)", ""), "", "cannot be read", "" },
		{ STATUS_ROW("K (from 09/25/2024)", ""), "", "cannot be read", "" },
		{ STATUS_ROW("K (from 1/9/2024 to 1/2/2025)", ""), "", "cannot be read", "" },
		{ STATUS_ROW("K (from 13/09/2014)", ""), "", "", "before the pupil was born" },
		{ STATUS_ROW("K (from 13/09/2024)", "14/10/2024"), "", "another one", "" },
		{ STATUS_ROW("Watching from 13/09/2024", ""), "", "N, K or E", "" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct import_reader r = reader(a, IMPORT_ROLL, str_of(cases[i].text));
		struct roll_rows all = roll_read(&r);
		bool wrong = cases[i].problem[0] != 0, noted = cases[i].note[0] != 0;

		if ((r.problems.n > 0) != wrong || (r.notes.n > 0) != noted)
			fail_msg("%s: %zu problems, %zu notes", cases[i].text, r.problems.n, r.notes.n);
		if (wrong)
			assert_listed(&r.problems, 0, 2, "SEN status", cases[i].problem);
		if (noted) /* how days are read is said once, of the column */
			assert_listed(&r.notes, 0, strcmp(cases[i].note, "the day first") == 0 ? 1 : 2, "SEN status",
			              cases[i].note);
		if (wrong)
			continue;
		assert_int_equal(all.row[0].status, STATUS_K);
		assert_str(date_iso(a, all.row[0].status_start), cases[i].day);
	}
	arena_free(a);
}

static void test_roll_read__names_in_one_cell(void **state)
{
	static const struct {
		const char *whole, *known, *title, *given, *family;
	} cases[] = {
		{ "Ms Ngọc Anh Walsh", "", "Ms", "Ngọc Anh", "Walsh" },
		{ "Ms Chloé de Souza", "", "Ms", "Chloé", "de Souza" },
		{ "Mr. Jan van der Berg", "", "Mr", "Jan", "van der Berg" },
		{ "Dr Ana Sousa Lima", "Sousa Lima", "Dr", "Ana", "Sousa Lima" },
		{ "Souza, Mrs Chloé", "", "Mrs", "Chloé", "Souza" },
		{ "Mrs Kaur", "", "Mrs", "", "Kaur" },
		{ "Kaur", "", "", "", "Kaur" },
		{ "", "", "", "", "" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct person_name n = person_name_split(a, str_of(cases[i].whole), str_of(cases[i].known));

		assert_str(n.title, cases[i].title);
		assert_str(n.given, cases[i].given);
		assert_str(n.family, cases[i].family);
	}
	arena_free(a);
}

static void test_roll_read__contacts_and_classes(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = reader(a, IMPORT_CONTACTS,
	                                S("UPN,Pupil surname,Pupil forename,DOB,Surname,Forename,PR,Court order\n"
	                                  "N820123425001,,,,Kaur,Ana,Y,\n"
	                                  ",Zhang,Mei,1/9/2015,Kaur,Ana,perhaps,Y\n"
	                                  ",Zhang,Mei,,Kaur,Ana,Y,\n"));
	struct contact_rows c = contacts_read(&r);
	struct class_rows k;

	(void)state;
	assert_int_equal(c.n, 1);
	assert_int_equal(c.row[0].contact[0].responsibility, ANSWER_YES);
	assert_listed(&r.problems, 0, 3, "PR", "Y or N");
	assert_listed(&r.problems, 1, 4, "", "which pupil");
	r = reader(a, IMPORT_CLASSES, S("Class,Year,Teacher,TA\n5A,5,Ms Hall,Ade; Bo & Cy\n,5,x,\n5B,55,x,\n"));
	k = classes_read(&r);
	assert_int_equal(k.n, 1);
	assert_int_equal(k.row[0].staffs, 4);
	assert_str(k.row[0].staff[2].who, "Bo");
	assert_true(k.row[0].staff[3].ta && k.row[0].staff[0].first);
	assert_listed(&r.problems, 0, 3, "Class", "empty");
	assert_listed(&r.problems, 1, 4, "Year", "year group");
	arena_free(a);
}

TEST_MAIN(test_roll_read)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roll_read__a_good_row),
		cmocka_unit_test(test_roll_read__every_bad_cell_is_named),
		cmocka_unit_test(test_roll_read__notes_do_not_stop),
		cmocka_unit_test(test_roll_read__a_status_with_its_day),
		cmocka_unit_test(test_roll_read__names_in_one_cell),
		cmocka_unit_test(test_roll_read__contacts_and_classes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
