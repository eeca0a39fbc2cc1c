/* import/mapping_read: what the columns of a file are, said, kept, claimed and guessed. */
#include "support/support.h"

#include "import/mapping_read.h"
#include "import/mapping_starter_read.h"

static const struct date TODAY = { 2026, 3, 10 };

static struct arena *a;

static int setup(void **state)
{
	(void)state;
	a = test_arena();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct csv_file *table(const char *text)
{
	struct csv_file *f = NEW(a, struct csv_file);
	struct csv_problem bad;

	assert_int_equal(csv_read(a, str_of(text), f, &bad), RC_OK);
	return f;
}

static struct column_map map_of(enum import_kind kind, const struct csv_file *f, const char *said)
{
	struct column_map m;

	enum rc rc = columns_find(a, kind, &f->heading, mapping_read(a, kind, str_of(said), &f->heading), &m);

	assert_true(rc == RC_OK || m.missing.n > 0);
	mapping_claims_settle(a, f, TODAY, &m);
	return m;
}

static void assert_column(const struct column_map *m, enum column c, int nth, const char *heading)
{
	struct str got = column_heading(m, c, nth);

	if (!str_is(got, heading))
		fail_msg("expected '%s', got '%.*s'", heading, (int)got.n, got.p);
}

static void test_mapping__what_was_said_goes_before_the_heading(void **state)
{
	const struct csv_file *f = table("UPN,Nachname,Vorname,Geb,Legal surname\nx,y,z,1/2/2017,w\n");
	struct column_map m =
	    map_of(IMPORT_ROLL, f, "nachname\tsurname\nvorname\tforename\ngeb\tborn\nlegalsurname\t-");

	(void)state;
	assert_int_equal(m.missing.n, 0);
	assert_column(&m, COL_FAMILY, 0, "Nachname");
	assert_column(&m, COL_BORN, 0, "Geb");
	assert_int_equal(m.unused, 1);
	assert_int_equal(m.claims, 0);
}

static void test_mapping__is_kept_as_text_and_read_again(void **state)
{
	const struct csv_file *f = table("SEN status,Need,SEN status,SAS,\nK,x,K,101,\n");
	const char *text = "senstatus\tstatus\nneed\tneed.2\nsenstatus#2\t-";
	struct column_said *said = mapping_read(a, IMPORT_ROLL, str_of(text), &f->heading);
	struct str out = mapping_write(a, &f->heading, said);

	(void)state;
	assert_int_equal(said[1].nth, 2);
	assert_int_equal(said[2].saying, SAID_OUT);
	assert_int_equal(said[3].saying, SAID_NOTHING);
	assert_true(str_is(out, text));
	said = mapping_read(a, IMPORT_RESULTS, S("sas\t=Reading Standardised score"), &f->heading);
	assert_int_equal(said[3].saying, SAID_AS);
	assert_true(str_is(said[3].as, "Reading Standardised score"));
	/* What means nothing in a file of this kind, or is no key, says nothing. */
	said = mapping_read(a, IMPORT_STAFF, S("senstatus\tstatus\nneed\tneed.0\nsas\t=x\n\t-\nneed"), &f->heading);
	for (size_t i = 0; i < f->heading.n; i++)
		assert_int_equal(said[i].saying, SAID_NOTHING);
}

static void test_mapping__headings_in_any_order_are_the_same_file(void **state)
{
	const struct csv_file *f = table("DOB,Surname,Forename,DOB\n"), *g = table("surname,DOB,dob,Fore-name,\n");
	const struct csv_file *x = table("DOB,Surname,Forename\n"), *y = table("surname,dob,Fore-name,\n");

	(void)state;
	assert_true(str_eq(mapping_headings(a, &x->heading), mapping_headings(a, &y->heading)));
	/* Of two with one name only the order tells which is which. */
	assert_false(str_eq(mapping_headings(a, &f->heading), mapping_headings(a, &g->heading)));
	assert_true(mapping_fits(a, S("dob#2\t-\nsurname\tsurname"), &f->heading));
	assert_false(mapping_fits(a, S("dob#3\t-"), &f->heading));
	assert_false(mapping_fits(a, S(""), &f->heading));
}

static void test_mapping__two_columns_of_one_meaning_are_a_question(void **state)
{
	const char *agree = "Surname,Forename,DOB,SEN status,SEN status\nA,B,1/2/2017,SEN Support,K\n"
	                    "C,D,1/2/2017,No SEN,N\n";
	const char *differ = "Surname,Forename,DOB,SEN status,SEN status\nA,B,1/2/2017,SEN Support,K\n"
	                     "C,D,1/2/2017,K,N\n";
	struct column_map m = map_of(IMPORT_ROLL, table(agree), "");

	(void)state;
	assert_int_equal(m.claims, 0);
	m = map_of(IMPORT_ROLL, table(differ), "");
	assert_int_equal(m.claims, 1);
	assert_int_equal(m.claim[0].column, COL_STATUS);
	assert_int_equal(m.claim[0].at[0], 3);
	assert_int_equal(m.claim[0].at[1], 4);
	m = map_of(IMPORT_ROLL, table(differ), "senstatus\t-");
	assert_int_equal(m.claims, 0);
	assert_int_equal(m.at[COL_STATUS][0], 5);
	/* Three of one name are one question; a surer heading settles it. */
	m = map_of(IMPORT_ROLL, table("Surname,Forename,DOB,SEN status,SEN status,SEN status\nA,B,1/2/2017,N,N,K\n"),
	           "");
	assert_int_equal(m.claims, 1);
	assert_int_equal(m.claim[0].n, 3);
	m = map_of(IMPORT_ROLL, table("Surname,Surname,Legal surname,Forename,DOB\nA,B,C,D,1/2/2017\n"), "");
	assert_int_equal(m.claims, 0);
	assert_column(&m, COL_FAMILY, 0, "Legal surname");
	m = map_of(IMPORT_ROLL, table("Legal surname,Surname,Forename,DOB\nA,B,C,1/2/2017\n"), "");
	assert_int_equal(m.claims, 0); /* the surer heading */
}

/* The child must never become its own parent. */
static void test_mapping__a_child_in_a_file_of_contacts_stays_a_child(void **state)
{
	struct column_map m = map_of(IMPORT_CONTACTS,
	                             table("UPN,Surname,Forename,Priority,Contact Surname,Contact Forename,Title,"
	                                   "Contact Title\n"),
	                             "");

	(void)state;
	assert_column(&m, COL_PUPIL_FAMILY, 0, "Surname");
	assert_column(&m, COL_PUPIL_GIVEN, 0, "Forename");
	assert_column(&m, COL_CONTACT_FAMILY, 1, "Contact Surname");
	assert_column(&m, COL_CONTACT_GIVEN, 1, "Contact Forename");
	assert_column(&m, COL_CONTACT_TITLE, 1, "Contact Title");
	assert_int_equal(m.claims, 0);
	/* Without names of their own they are the contact's, as before. */
	m = map_of(IMPORT_CONTACTS, table("UPN,Surname,Forename\n"), "");
	assert_column(&m, COL_CONTACT_FAMILY, 1, "Surname");
	/* The child comes last, or its columns say so: the same. */
	m = map_of(IMPORT_CONTACTS, table("UPN,Guardian Surname,Guardian Forename,Forename,Surname\n"), "");
	assert_column(&m, COL_PUPIL_FAMILY, 0, "Surname");
	assert_column(&m, COL_CONTACT_FAMILY, 1, "Guardian Surname");
}

static void test_mapping__what_stands_in_a_column_tells_what_it_is(void **state)
{
	const struct csv_file *f = table("Nr,Surname,Forename,Geb,Art,Info\nN820123425001,A,B,1/9/2015,SLCN,x\n"
	                                 "Z805330126042,C,D,3/11/2016,SEMH,y\nZ805330126042,C,D,,,y\n");
	struct column_map m;
	struct column_said *said = mapping_read(a, IMPORT_ROLL, S(""), &f->heading);
	bool guessed[6] = { false };

	(void)state;
	assert_int_equal(columns_find(a, IMPORT_ROLL, &f->heading, said, &m), RC_INVALID);
	mapping_guess(a, f, TODAY, &m, said, guessed);
	assert_true(guessed[0] && said[0].column == COL_UPN);
	assert_true(guessed[3] && said[3].column == COL_BORN);
	assert_true(guessed[4] && said[4].column == COL_NEED && said[4].nth == 1);
	assert_false(guessed[1] || guessed[2] || guessed[5]);
	assert_int_equal(columns_find(a, IMPORT_ROLL, &f->heading, said, &m), RC_OK);
}

static void test_mapping__no_guess_against_a_heading_or_a_person(void **state)
{
	const struct csv_file *f =
	    table("UPN,Number,Surname,Forename,DOB,Review\nN820123425001,N820123425001,A,B,1/9/2015,1/9/2019\n"
	          "Z805330126042,Z805330126042,C,D,3/11/2016,3/11/2018\n");
	struct column_said *said = mapping_read(a, IMPORT_ROLL, S(""), &f->heading);
	struct column_map m;
	bool guessed[6] = { false };

	(void)state;
	assert_int_equal(columns_find(a, IMPORT_ROLL, &f->heading, said, &m), RC_OK);
	mapping_guess(a, f, TODAY, &m, said, guessed);
	for (size_t i = 0; i < 6; i++)
		assert_false(guessed[i]);
}

static void test_mapping__every_key_is_a_column_and_back(void **state)
{
	(void)state;
	for (int c = COL_NONE + 1; c < COL_COUNT; c++) {
		int nth = column_numbered((enum column)c) ? 3 : 0, got_nth;
		enum column got;

		assert_true(column_key_read(column_key(a, (enum column)c, nth), &got, &got_nth));
		assert_int_equal(got, c);
		assert_int_equal(got_nth, nth);
		assert_true(column_label(a, (enum column)c, nth).n > 0);
	}
	assert_true(str_is(column_label(a, COL_NEED, 2), "Type of need 2"));
	assert_true(str_is(column_label(a, COL_CONTACT_FAMILY, 2), "Contact 2: surname"));
}

/* A kept file names columns that exist, each once, and reads the headings that it was made for. */
static void test_mapping__the_starter_set_can_be_read(void **state)
{
	struct import_mapping m, again;
	struct str source;
	size_t n = 0;

	(void)state;
	for (; mapping_starter_at(a, n, &m, &source); n++) {
		struct str rest = m.columns, what;
		enum import_kind kind;
		struct buf b = buf_new(a, 1 << 16);
		struct csv_out o = csv_out_begin(&b, false);
		const struct csv_file *f;
		struct column_map map;

		assert_true(m.name.n > 0 && source.n > 0);
		assert_true(import_kind_parse(m.kind, &kind));
		while (rest.n > 0)
			csv_out_text(&o, str_cut(str_cut(rest, '\n', &rest), '\t', &what));
		csv_out_end_row(&o);
		f = table(str_c(a, buf_view(&b)));
		map = map_of(kind, f, str_c(a, m.columns));
		assert_int_equal(map.claims, 0);
		if (map.missing.n > 0)
			fail_msg("%.*s: %.*s", (int)m.name.n, m.name.p, (int)map.missing.n, map.missing.p);
		assert_true(str_eq(mapping_write(a, &f->heading, map.said), m.columns));
		assert_true(mapping_starter(a, kind, &f->heading, &again));
		assert_true(str_eq(again.name, m.name));
		assert_true(mapping_file_read(a, mapping_file_write(a, &m), &again, &source));
		assert_true(str_eq(again.columns, m.columns));
	}
	assert_true(n > 0);
	assert_false(mapping_file_read(a, S("UPN,Surname\n"), &again, &source));
}

TEST_MAIN(test_mapping_read)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_mapping__what_was_said_goes_before_the_heading, setup, teardown),
		cmocka_unit_test_setup_teardown(test_mapping__is_kept_as_text_and_read_again, setup, teardown),
		cmocka_unit_test_setup_teardown(test_mapping__headings_in_any_order_are_the_same_file, setup, teardown),
		cmocka_unit_test_setup_teardown(test_mapping__two_columns_of_one_meaning_are_a_question, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_mapping__a_child_in_a_file_of_contacts_stays_a_child, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_mapping__what_stands_in_a_column_tells_what_it_is, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_mapping__no_guess_against_a_heading_or_a_person, setup, teardown),
		cmocka_unit_test_setup_teardown(test_mapping__every_key_is_a_column_and_back, setup, teardown),
		cmocka_unit_test_setup_teardown(test_mapping__the_starter_set_can_be_read, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
