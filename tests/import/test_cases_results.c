/* Files of results as the DfE, publishers and schools write them (cases 05, 06, 07, 07b, 15, 27, 27b, 27c, 28, 37), and
 * others like them. Columns about other things are left out; codes and signs are taken or said. */
#include "support/support.h"

#include "support/result_rows.h"
#include "notice/results/scale_table_rule.h"
#include "support/import_case.h"

enum { SCALES_MAX = 40, AUTUMN = 1, SPRING = 2, SUMMER = 3 };

static struct scale scale[SCALES_MAX];
static struct assessment_point point[] = {
	{ .id = SUMMER, .name = { "Summer 2026", 11 }, .held_on = { 2026, 6, 1 } },
	{ .id = SPRING, .name = { "Spring 2026", 11 }, .held_on = { 2026, 3, 2 } },
	{ .id = AUTUMN, .name = { "Autumn 2025", 11 }, .held_on = { 2025, 12, 5 } },
};
static struct scales all = { scale, 0, point, 3 };

static struct result_rows read_file(struct arena *a, struct import_reader *r, const char *text)
{
	const struct result_defaults none = { 0 };

	for (all.n = 0; scale_standard_at(all.n) != NULL; all.n++) {
		scale[all.n] = *scale_standard_at(all.n);
		scale[all.n].live = 1;
	}
	*r = case_reader(a, IMPORT_RESULTS, str_of(text));
	return results_read(r, &all, &none);
}

/* The result of a row in this subject on this scale, as it is typed; fails when it is not there. */
static struct str result_of(struct arena *a, const struct result_row *p, const char *subject, const char *on,
                            int64_t at)
{
	for (size_t i = 0; i < p->cells; i++) {
		const struct result_cell *c = &p->cell[i];

		if (str_is(c->subject, subject) && str_is(c->scale->code, on) && c->point->id == at)
			return scale_text(a, c->scale, c->value.value, c->value.code, c->value.words);
	}
	for (size_t i = 0; i < p->cells; i++)
		print_error("%.*s %.*s\n", STR_ARG(p->cell[i].subject), STR_ARG(p->cell[i].scale->code));
	fail_msg("no %s on %s", subject, on);
	return STR_NONE;
}

#define IS(row, subject, on, at, want) case_str(result_of(a, &(row), subject, on, at), want)

static void test_cases__05_phonics_download(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows =
	    read_file(a, &r,
	              "Phonics_ACADYR,Phonics_PUPILMATCHINGREF,Phonics_ID,Phonics_UPN,Phonics_SURNAME,Phonics_"
	              "FORENAMES,Phonics_SEX,"
	              "Phonics_DOB,Phonics_LA,Phonics_ESTAB,Phonics_URN,Phonics_NCYEARACTUAL,Phonics_TOE_CODE,Phonics_"
	              "PHONICS_MARK,"
	              "Phonics_PHONICS_OUTCOME,Phonics_VERSION\n"
	              "2025/26,PMR1,1,W999200126002,Barrett,Leo,M,10/09/2020,998,2041,999041,1,2,28,Wt,F\n"
	              "2025/26,PMR2,2,K999200126003,Cole,Maisie,F,25/02/2019,998,2041,999041,2,2,,A,F\n");

	(void)state;
	case_good(&r);
	assert_int_equal(rows.n, 2);
	case_str(rows.row[0].upn, "W999200126002");
	assert_int_equal(rows.row[0].cells, 1);
	IS(rows.row[0], "phonics", "phonics-check", SUMMER, "28");
	IS(rows.row[1], "phonics", "phonics-check", SUMMER, "A");
	assert_true(str_find(rows.heads.unused, S("Phonics_URN")) >= 0);
	assert_true(case_says(&r.notes, 1, "Phonics_ACADYR", "2025/26 is taken as the assessment point Summer 2026"));
	assert_int_equal(r.unknowns.n, 0);
	arena_free(a);
}

static void test_cases__06_tables_download(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(
	    a, &r,
	    "ACADYR,PupilMatchingRef,UPN,Surname,Forename,Sex,DOB,LA,LA_9Code,ESTAB,LAESTAB,URN,ToE_Code,FormMark,"
	    "PupilStatus,ReasonNotTakingCheck\n"
	    "2025/26,PMR1,N999200126005,Nolan,Freya,F,20/06/2018,998,E09000001,2041,9982041,999041,2,19,Complete,\n"
	    "2025/26,PMR2,F999200126008,Singh,Noah,M,12/04/2018,998,E09000001,2041,9982041,999041,2,,Not taking the "
	    "Check,J\n"
	    "2025/26,PMR3,,Reed,Tom,M,12/04/2018,998,E09000001,2041,9982041,999041,2,,Not taking the Check,A\n");

	(void)state;
	case_good(&r);
	assert_int_equal(rows.n, 3);
	IS(rows.row[0], "tables", "tables-check", SUMMER, "19");
	assert_int_equal(rows.row[1].cells, 0);
	IS(rows.row[2], "tables", "tables-check", SUMMER, "A");
	assert_true(case_says(&r.notes, 3, "ReasonNotTakingCheck", "left out"));
	arena_free(a);
}

static void test_cases__07_key_stage_2_download(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(
	    a, &r,
	    "ACADYR,PupilMatchingRef,UPN,SURNAME,FORENAMES,DOB,YEARGRP,SEX,LA,ESTAB,URN,READOUTCOME,MATOUTCOME,"
	    "GPSOUTCOME,"
	    "READSCORE,MATSCORE,GPSSCORE,WRITTAOUTCOME,SCITAOUTCOME\n"
	    "2025/26,PMR1,Z999200126004,Osei,Daniel,17/09/2015,6,M,998,2041,999041,AS,NS,AS,104,97,110,EXS,EXS\n"
	    "2025/26,PMR2,G999200126001,Iqbal,Zara,21/05/2017,6,F,998,2041,999041,B,CA,T,,,,PKF,HNM\n");

	(void)state;
	case_good(&r);
	assert_int_equal(rows.n, 2);
	assert_int_equal(rows.row[0].cells, 5);
	IS(rows.row[0], "reading", "ks2-scaled", SUMMER, "104");
	IS(rows.row[0], "maths", "ks2-scaled", SUMMER, "97");
	IS(rows.row[0], "gps", "ks2-scaled", SUMMER, "110");
	IS(rows.row[0], "writing", "teacher", SUMMER, "EXS");
	IS(rows.row[0], "science", "teacher", SUMMER, "EXS");
	assert_int_equal(rows.row[1].cells, 2);
	IS(rows.row[1], "reading", "ks2-scaled", SUMMER, "B");
	IS(rows.row[1], "gps", "ks2-scaled", SUMMER, "T");
	assert_true(case_says(&r.notes, 3, "MATOUTCOME", "none of the scale (KS2 scaled score)"));
	assert_true(case_says(&r.notes, 3, "WRITTAOUTCOME", "left out"));
	arena_free(a);
}

static void test_cases__07b_codes_in_a_tidied_file(void **state)
{
	const struct import_word chosen[] = { { COL_RESULT, S("ca"), S("Q") }, { COL_RESULT, S("HNM"), S("WTS") } };
	const struct result_defaults none = { 0 };
	static const char text[] =
	    "UPN,Surname,Forename,DOB,Point,Reading KS2 scaled score,Maths KS2 scaled score,Writing "
	    "teacher judgement,Science teacher judgement\n"
	    "Z999200126004,Osei,Daniel,17/09/2015,Summer 2026,104,97,EXS,EXS\n"
	    "G999200126001,Iqbal,Zara,21/05/2017,Summer 2026,B,CA,PKF,HNM\n";
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(a, &r, text);

	(void)state;
	case_good(&r);
	assert_int_equal(rows.row[1].cells, 1);
	assert_int_equal(r.unknowns.n, 3);
	r = case_reader(a, IMPORT_RESULTS, str_of(text));
	r.words = (struct import_words){ chosen, 2 };
	rows = results_read(&r, &all, &none);
	IS(rows.row[1], "maths", "ks2-scaled", SUMMER, "Q");
	IS(rows.row[1], "science", "teacher", SUMMER, "WTS");
	assert_int_equal(r.unknowns.n, 1);
	arena_free(a);
}

/* 15, as the two rows of headings are put together; and terms in other words. */
static void test_cases__15_terms_in_headings(void **state)
{
	static const char *const terms[] = { "Reading Autumn 2025 SAS", "Reading Aut SAS", "Autumn 25 Reading SAS",
		                             "SAS Reading Autumn Term", "Reading Autumn SAS" };
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(a, &r,
	                                    "UPN,Surname,Forename,DOB,Reading Autumn 2025 standardised,Reading Spring "
	                                    "2026 standardised,Maths Autumn 2025 "
	                                    "standardised,Maths Spring 2026 standardised\n"
	                                    "N999200126005,Nolan,Freya,20/06/2018,92,94,101,99\n");

	(void)state;
	case_good(&r);
	IS(rows.row[0], "reading", "standardised", AUTUMN, "92");
	IS(rows.row[0], "maths", "standardised", SPRING, "99");
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		rows = read_file(a, &r, str_c(a, str_fmt(a, "UPN,%s\nN999200126005,92\n", terms[i])));
		case_good(&r);
		IS(rows.row[0], "reading", "standardised", AUTUMN, "92");
	}
	/* Without a scale it is a question for each column, and a choice answers it. */
	rows = read_file(a, &r, "UPN,Reading Autumn,Maths Autumn\nN999200126005,92,101\n");
	assert_int_equal(r.problems.n, 2);
	assert_int_equal(r.unknowns.item[0]->column, COL_SCALE);
	arena_free(a);
}

static void test_cases__27_publishers(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(
	    a, &r,
	    "UPN,Surname,Forename,Date of Birth,Group,Test name,Test level,Test date,Age at test,Raw "
	    "score,SAS,Stanine,90% "
	    "Confidence band,National percentile rank,Reading age\n"
	    "N999200126005,Nolan,Freya,20/06/2018,4A,Progress Test in Maths,PTM8,12/06/2026,7:11,31,92,4,87-97,30,\n"
	    "F999200126008,Singh,Noah,12/04/2018,4A,New Group Reading Test,NGRT A,12/06/2026,8:02,40,69-,1,,1,06:03\n");

	(void)state;
	case_good(&r);
	assert_int_equal(rows.n, 2);
	assert_int_equal(rows.row[0].cells, 1);
	IS(rows.row[0], "maths", "standardised", SUMMER, "92");
	IS(rows.row[1], "reading", "standardised", SUMMER, "69");
	IS(rows.row[1], "reading", "reading-age", SUMMER, "6:03");
	case_str(rows.row[1].cell[0].note, "69-");
	assert_int_equal(r.unknowns.n, 0);
	rows = read_file(a, &r,
	                 "Student ID,UPN,Surname,Forename,DOB,Test Date,SS,NRSS,PR,RA,ZPD\n"
	                 "1,N999200126005,Nolan,Freya,20/06/2018,12/06/2026,941,92,30,7:05,2.4-3.4\n");
	case_good(&r); /* 27b */
	IS(rows.row[0], "reading", "standardised", SUMMER, "92");
	IS(rows.row[0], "reading", "reading-age", SUMMER, "7:05");
	assert_int_equal(rows.row[0].cells, 2);
	assert_true(case_says(&r.notes, 1, "SS", "left out"));
	/* A test that nothing names: a question, not a guess. */
	rows = read_file(a, &r, "UPN,Test Date,SAS\nN999200126005,12/06/2026,92\n");
	assert_true(case_says(&r.problems, 1, "SAS", "no subject"));
	arena_free(a);
}

static void test_cases__27c_own_headings(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(
	    a, &r,
	    "UPN,Surname,Forename,Point,Reading SAS,Maths standardised score,Spelling age,PUMA Summer 2026 Maths,"
	    "Reading Age (YY:MM),Comment\n"
	    "N999200126005,Nolan,Freya,Spring 2026,92,101,7:02,98,7:11,\n"
	    "F999200126008,Singh,Noah,Spring 2026,>130,<70,06:03,69-,8.06,\n");

	(void)state;
	case_good(&r);
	IS(rows.row[0], "reading", "standardised", SPRING, "92");
	IS(rows.row[0], "maths", "standardised", SPRING, "101");
	IS(rows.row[0], "maths", "standardised", SUMMER, "98");
	IS(rows.row[0], "spelling", "spelling-age", SPRING, "7:02");
	IS(rows.row[1], "reading", "standardised", SPRING, "130");
	IS(rows.row[1], "maths", "standardised", SPRING, "70");
	IS(rows.row[1], "reading", "reading-age", SPRING, "8:06");
	assert_true(case_says(&r.notes, 1, "Reading SAS", "carry a sign"));
	arena_free(a);
}

static void test_cases__28_odd_values(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(a, &r,
	                                    "UPN,Subject,Point,Scale,Result\n"
	                                    "N999200126005,Reading,Summer 2026,Standardised score,\">130\"\n"
	                                    "N999200126005,Maths,Summer 2026,Standardised score,92.0\n"
	                                    "N999200126005,Spelling,Summer 2026,Standardised score,92*\n"
	                                    "F999200126008,Reading,Summer 2026,Reading age,7y 11m\n"
	                                    "F999200126008,Spelling,Summer 2026,Spelling age,7.11\n"
	                                    "F999200126008,Writing,Summer 2026,Teacher judgement,EXS+\n"
	                                    "F999200126008,Maths,Summer 2026,Teacher judgement,Working At\n"
	                                    "K999200126003,Phonics,Summer 2026,Phonics screening check,L\n"
	                                    "K999200126003,Tables,Summer 2026,Multiplication tables check,U\n"
	                                    "K999200126003,Reading,Summer 2026,SAS,140+\n");
	static const char *const kept[] = { ">130", "", "92*", "", "7.11", "EXS+", "Working At", "", "", "140+" };

	(void)state;
	case_good(&r);
	assert_int_equal(rows.n, 10);
	IS(rows.row[0], "reading", "standardised", SUMMER, "130");
	IS(rows.row[1], "maths", "standardised", SUMMER, "92");
	IS(rows.row[2], "spelling", "standardised", SUMMER, "92");
	IS(rows.row[3], "reading", "reading-age", SUMMER, "7:11");
	IS(rows.row[4], "spelling", "spelling-age", SUMMER, "7:11");
	IS(rows.row[5], "writing", "teacher", SUMMER, "EXS");
	IS(rows.row[6], "maths", "teacher", SUMMER, "EXS");
	assert_int_equal(rows.row[7].cells + rows.row[8].cells, 0);
	IS(rows.row[9], "reading", "standardised", SUMMER, "140");
	for (size_t i = 0; i < 10; i++)
		if (rows.row[i].cells > 0)
			case_str(rows.row[i].cell[0].note, kept[i]);
	assert_int_equal(r.unknowns.n, 2);
	arena_free(a);
}

/* What could be a mistyped result stops the file, as ever. */
static void test_cases__28_mistyped_results_stop(void **state)
{
	static const char *const wrong[] = { "Standardised score,9O",   "Standardised score,98 (2nd)",
		                             "Standardised score,>200", "Reading age,7.5",
		                             "Reading age,7.50",        "Standardised score,92/100",
		                             "Teacher judgement,soon",  "Standardised score,absent today" };
	struct arena *a = test_arena();
	struct import_reader r;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct result_rows rows =
		    read_file(a, &r,
		              str_c(a,
		                    str_fmt(a, "UPN,Subject,Point,Scale,Result\nN999200126005,Reading,Summer 2026,%s\n",
		                            wrong[i])));

		if (rows.n != 0 || r.problems.n != 1)
			fail_msg("%s: %zu rows", wrong[i], rows.n);
	}
	arena_free(a);
}

static void test_cases__37_secondary_subjects(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(
	    a, &r,
	    "UPN,Surname,Forename,DOB,Point,English GCSE grade,Maths GCSE grade,Combined Science GCSE grade,History "
	    "GCSE "
	    "grade,French GCSE grade,Art & Design GCSE grade,Computing GCSE grade,Food Prep GCSE grade,House\n"
	    "N999200126005,Nolan,Freya,20/06/2010,Summer 2026,5,4,5-4,6,4+,7,U,Dist*,Red\n");

	(void)state;
	case_good(&r);
	assert_int_equal(rows.n, 1);
	IS(rows.row[0], "english", "gcse", SUMMER, "5");
	IS(rows.row[0], "maths", "gcse", SUMMER, "4");
	IS(rows.row[0], "history", "gcse", SUMMER, "6");
	IS(rows.row[0], "french", "gcse", SUMMER, "4");
	IS(rows.row[0], "art-and-design", "gcse", SUMMER, "7");
	IS(rows.row[0], "computer-science", "gcse", SUMMER, "U");
	assert_true(case_says(&r.notes, 2, "Combined Science GCSE grade", "double grade"));
	assert_true(case_says(&r.notes, 2, "Food Prep GCSE grade", "left out"));
	assert_true(str_find(rows.heads.unused, S("House")) >= 0);
	arena_free(a);
}

/* A file in which nothing is a result says so; a column that nobody knows does not stop the others, and is listed. */
static void test_cases__07_columns_left_out_are_no_error(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(a, &r, "UPN,Autumn 2025 Reading SAS,Wibble\nN999200126005,98,3\n");

	(void)state;
	case_good(&r);
	assert_int_equal(rows.row[0].cells, 1);
	assert_true(str_find(rows.heads.unused, S("Wibble")) >= 0);
	assert_true(case_says(&r.notes, 1, "Wibble", "left out"));
	rows = read_file(a, &r, "UPN,House,Wibble\nN999200126005,Red,3\n");
	assert_int_equal(r.problems.n, 1);
	assert_true(case_says(&r.problems, 1, "", "No column of this file"));
	arena_free(a);
}

/* A person says what a heading, a subject or a scale means. */
static void test_cases__37_a_choice_answers_headings(void **state)
{
	const struct import_word chosen[] = { { COL_SUBJECT, S("Wibble"), S("reading") },
		                              { COL_SCALE, S("wibble"), S("standardised") },
		                              { COL_SUBJECT, S("Maths SAS"), S("") },
		                              { COL_SUBJECT, S("Numbers"), S("maths") },
		                              { COL_SCALE, S("Our test"), S("standardised") } };
	const struct result_defaults none = { 0 };
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(a, &r, "UPN,Point,Wibble,Maths SAS\nN999200126005,Autumn 2025,98,90\n");

	(void)state;
	assert_int_equal(rows.row[0].cells, 1);
	r = case_reader(a, IMPORT_RESULTS, S("UPN,Point,Wibble,Maths SAS\nN999200126005,Autumn 2025,98,90\n"));
	r.words = (struct import_words){ chosen, 5 };
	rows = results_read(&r, &all, &none);
	case_good(&r);
	assert_int_equal(rows.row[0].cells, 1);
	IS(rows.row[0], "reading", "standardised", AUTUMN, "98");
	r = case_reader(a, IMPORT_RESULTS,
	                S("UPN,Point,Subject,Scale,Result\nN999200126005,Autumn 2025,Numbers,Our test,98\n"));
	rows = results_read(&r, &all, &none);
	assert_int_equal(r.problems.n, 1);
	r = case_reader(a, IMPORT_RESULTS,
	                S("UPN,Point,Subject,Scale,Result\nN999200126005,Autumn 2025,Numbers,Our test,98\n"));
	r.words = (struct import_words){ chosen, 5 };
	rows = results_read(&r, &all, &none);
	case_good(&r);
	IS(rows.row[0], "maths", "standardised", AUTUMN, "98");
	arena_free(a);
}

/* "Leave out" of a subject or a scale is an answer as well: it is not asked again, and the other lines are taken. */
static void test_cases__37_what_is_left_out_is_not_asked_again(void **state)
{
	static const char text[] = "UPN,Point,Subject,Scale,Result\nN999200126005,Autumn 2025,Wibble,,98\n"
	                           "N999200126005,Autumn 2025,Maths,Own test,97\n"
	                           "N999200126005,Autumn 2025,Reading,Standardised score,96\n";
	const struct import_word chosen[] = { { COL_SUBJECT, S("Wibble"), S("") },
		                              { COL_SCALE, S("Own test"), S("") } };
	const struct result_defaults none = { 0 };
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(a, &r, text);
	size_t cells = 0;

	(void)state;
	assert_int_equal(r.unknowns.n, 2);
	r = case_reader(a, IMPORT_RESULTS, str_of(text));
	r.words = (struct import_words){ chosen, 2 };
	rows = results_read(&r, &all, &none);
	case_good(&r);
	assert_int_equal(r.unknowns.n, 0);
	for (size_t i = 0; i < rows.n; i++)
		cells += rows.row[i].cells;
	assert_int_equal(cells, 1);
	arena_free(a);
}

/* A heading that is there twice is no question once a person has left one of the two out. */
static void test_cases__07_a_heading_twice_can_be_left_out(void **state)
{
	static const char text[] = "UPN,Point,Subject,Scale,Result,Subject\n"
	                           "N999200126005,Autumn 2025,Reading,Standardised score,98,Maths\n";
	const struct column_said said[6] = { [5] = { .saying = SAID_OUT } };
	const struct column_said first[6] = { [2] = { .saying = SAID_OUT } };
	const struct column_said *const both[] = { said, first };
	const struct result_defaults none = { 0 };
	struct arena *a = test_arena();
	struct import_reader r;

	(void)state;
	(void)read_file(a, &r, text);
	assert_true(case_says(&r.problems, 1, "Subject", "This heading is there twice"));
	for (size_t i = 0; i < 2; i++) {
		struct column_map map;
		struct result_rows rows;

		r = case_reader(a, IMPORT_RESULTS, str_of(text));
		assert_int_equal(columns_find(a, IMPORT_RESULTS, &r.file->heading, both[i], &map), RC_OK);
		r.map = &map;
		rows = results_read(&r, &all, &none);
		case_good(&r);
		assert_int_equal(rows.row[0].cells, 1);
		case_str(rows.row[0].cell[0].subject, i == 0 ? "reading" : "maths");
	}
	arena_free(a);
}

TEST_MAIN(test_cases_results)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases__05_phonics_download),
		cmocka_unit_test(test_cases__06_tables_download),
		cmocka_unit_test(test_cases__07_key_stage_2_download),
		cmocka_unit_test(test_cases__07b_codes_in_a_tidied_file),
		cmocka_unit_test(test_cases__15_terms_in_headings),
		cmocka_unit_test(test_cases__27_publishers),
		cmocka_unit_test(test_cases__27c_own_headings),
		cmocka_unit_test(test_cases__28_odd_values),
		cmocka_unit_test(test_cases__28_mistyped_results_stop),
		cmocka_unit_test(test_cases__37_secondary_subjects),
		cmocka_unit_test(test_cases__37_a_choice_answers_headings),
		cmocka_unit_test(test_cases__37_what_is_left_out_is_not_asked_again),
		cmocka_unit_test(test_cases__07_a_heading_twice_can_be_left_out),
		cmocka_unit_test(test_cases__07_columns_left_out_are_no_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
