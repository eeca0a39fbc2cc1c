/* kit/text/columns: the headings of school systems. */
#include "support/support.h"

#include "kit/text/columns.h"

static void assert_match(enum import_kind kind, const char *heading, enum column column, int nth)
{
	struct arena *a = test_arena();
	struct column_match m = column_match(a, kind, str_of(heading));

	if (m.column != column || m.nth != nth)
		fail_msg("'%s': expected column %d, %d, got %d, %d", heading, column, nth, m.column, m.nth);
	arena_free(a);
}

static void test_columns__roll(void **state)
{
	(void)state;
	assert_match(IMPORT_ROLL, "UPN", COL_UPN, 0);
	assert_match(IMPORT_ROLL, "Unique Pupil Number", COL_UPN, 0);
	assert_match(IMPORT_ROLL, "Legal Surname", COL_FAMILY, 0);
	assert_match(IMPORT_ROLL, " legal_surname ", COL_FAMILY, 0);
	assert_match(IMPORT_ROLL, "Family name", COL_FAMILY, 0);
	assert_match(IMPORT_ROLL, "Pupil's surname", COL_FAMILY, 0);
	assert_match(IMPORT_ROLL, "Student First Name", COL_GIVEN, 0);
	assert_match(IMPORT_ROLL, "Preferred Forename", COL_PREFERRED, 0);
	assert_match(IMPORT_ROLL, "Date of birth (dd/mm/yyyy)", COL_BORN, 0);
	assert_match(IMPORT_ROLL, "Reg", COL_CLASS, 0);
	assert_match(IMPORT_ROLL, "Reg Group", COL_CLASS, 0);
	assert_match(IMPORT_ROLL, "Form", COL_CLASS, 0);
	assert_match(IMPORT_ROLL, "NC year", COL_YEAR, 0);
	assert_match(IMPORT_ROLL, "Year group", COL_YEAR, 0);
	assert_match(IMPORT_ROLL, "Year", COL_YEAR, 0);
	assert_match(IMPORT_ROLL, "SEN status", COL_STATUS, 0);
	assert_match(IMPORT_ROLL, "SEN Provision", COL_STATUS, 0);
	assert_match(IMPORT_ROLL, "Primary need", COL_NEED, 1);
	assert_match(IMPORT_ROLL, "SEN Need 1", COL_NEED, 1);
	assert_match(IMPORT_ROLL, "SEN type 2", COL_NEED, 2);
	assert_match(IMPORT_ROLL, "Secondary Need", COL_NEED, 2);
	assert_match(IMPORT_ROLL, "Contact 1 Name", COL_CONTACT_NAME, 1);
	assert_match(IMPORT_ROLL, "Contact 1", COL_CONTACT_NAME, 1);
	assert_match(IMPORT_ROLL, "Contact 2 Parental Responsibility", COL_CONTACT_RESPONSIBILITY, 2);
	assert_match(IMPORT_ROLL, "Parent/Carer 2 Email", COL_CONTACT_EMAIL, 2);
	assert_match(IMPORT_ROLL, "Contact 3 Lives With", COL_CONTACT_LIVES_WITH, 3);
	assert_match(IMPORT_ROLL, "Contact 12 Name", COL_NONE, 0);
	assert_match(IMPORT_ROLL, "Shoe size", COL_NONE, 0);
	assert_match(IMPORT_ROLL, "", COL_NONE, 0);
}

static void test_columns__other_files(void **state)
{
	(void)state;
	assert_match(IMPORT_STAFF, "Staff Code", COL_CODE, 0);
	assert_match(IMPORT_STAFF, "Staff surname", COL_FAMILY, 0);
	assert_match(IMPORT_STAFF, "Work e-mail", COL_EMAIL, 0);
	assert_match(IMPORT_STAFF, "Job title", COL_JOB, 0);
	assert_match(IMPORT_STAFF, "Role", COL_ROLE, 0);
	assert_match(IMPORT_CONTACTS, "Pupil Surname", COL_PUPIL_FAMILY, 0);
	assert_match(IMPORT_CONTACTS, "Surname", COL_CONTACT_FAMILY, 1);
	assert_match(IMPORT_CONTACTS, "Contact forename", COL_CONTACT_GIVEN, 1);
	assert_match(IMPORT_CONTACTS, "Parental responsibility", COL_CONTACT_RESPONSIBILITY, 1);
	assert_match(IMPORT_CONTACTS, "Contact 2 Phone", COL_CONTACT_PHONE, 2);
	assert_match(IMPORT_CONTACTS, "DOB", COL_BORN, 0);
	assert_match(IMPORT_CONTACTS, "Priority", COL_CONTACT_ORDER, 1);
	assert_match(IMPORT_CLASSES, "Class", COL_CLASS, 0);
	assert_match(IMPORT_CLASSES, "Class Teacher", COL_TEACHER, 1);
	assert_match(IMPORT_CLASSES, "Teacher 2", COL_TEACHER, 2);
	assert_match(IMPORT_CLASSES, "Teaching Assistant", COL_TA, 1);
}

static struct column_map find(struct arena *a, enum import_kind kind, const char *file, enum rc want)
{
	struct csv_file *f = NEW(a, struct csv_file);
	struct csv_problem bad;
	struct column_map m;

	assert_int_equal(csv_read(a, str_of(file), f, &bad), RC_OK);
	assert_int_equal(columns_find(a, kind, &f->heading, NULL, &m), want);
	return m;
}

static void test_columns__the_surer_heading_wins(void **state)
{
	struct arena *a = test_arena();
	struct column_map m = find(a, IMPORT_ROLL, "Surname,Legal Surname,Forename,DOB,Shoe size,", RC_OK);

	(void)state;
	assert_true(str_is(column_heading(&m, COL_FAMILY, 0), "Legal Surname"));
	assert_int_equal(m.unused, 2);
	assert_true(str_is(m.unused_heading[0], "Surname"));
	assert_true(str_is(m.unused_heading[1], "Shoe size"));
	assert_false(column_has(&m, COL_UPN, 0));
	arena_free(a);
}

static void test_columns__says_what_is_missing(void **state)
{
	struct arena *a = test_arena();
	struct column_map m = find(a, IMPORT_ROLL, "UPN,Surname", RC_INVALID);

	(void)state;
	assert_true(str_is(m.missing, "surname and forename and date of birth"));
	m = find(a, IMPORT_CLASSES, "Teacher", RC_INVALID);
	assert_true(str_is(m.missing, "class"));
	m = find(a, IMPORT_CONTACTS, "UPN,Name", RC_OK);
	assert_int_equal(m.missing.n, 0);
	arena_free(a);
}

TEST_MAIN(test_columns)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns__roll),
		cmocka_unit_test(test_columns__other_files),
		cmocka_unit_test(test_columns__the_surer_heading_wins),
		cmocka_unit_test(test_columns__says_what_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
