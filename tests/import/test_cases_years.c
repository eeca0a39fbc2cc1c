/* Files of results of several school years, and headings that only look like targets: each result belongs to the point
 * of the year that its line names, and to the subject that its heading names. */
#include "support/support.h"

#include "kit/base/buf.h"
#include "notice/results/scale_table_rule.h"
#include "support/import_case.h"
#include "support/result_rows.h"

enum { SCALES_MAX = 40, AUTUMN_24 = 1, AUTUMN_25 = 2, SUMMER_25 = 3, SUMMER_26 = 4 };

static struct scale scale[SCALES_MAX];
static struct assessment_point point[] = {
	{ .id = SUMMER_26, .name = { "Summer 2026", 11 }, .held_on = { 2026, 6, 1 } },
	{ .id = AUTUMN_25, .name = { "Autumn 2025", 11 }, .held_on = { 2025, 12, 5 } },
	{ .id = SUMMER_25, .name = { "Summer 2025", 11 }, .held_on = { 2025, 6, 2 } },
	{ .id = AUTUMN_24, .name = { "Autumn 2024", 11 }, .held_on = { 2024, 12, 6 } },
};
static struct scales all = { scale, 0, point, 4 };

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

static void test_years__a_term_is_of_the_year_of_its_line(void **state)
{
	static const struct {
		const char *year;
		int64_t at;
	} is[] = { { "2024/25", AUTUMN_24 },   { "2025/26", AUTUMN_25 },    { "24/25", AUTUMN_24 },
		   { "2024-2025", AUTUMN_24 }, { "AY 2025/26", AUTUMN_25 }, { "202425", AUTUMN_24 },
		   { "2025", AUTUMN_25 } };
	struct arena *a = test_arena();
	struct import_reader r;
	struct buf b = buf_new(a, 4096);
	struct result_rows rows;

	(void)state;
	buf_fmt(&b, "UPN,Surname,Forename,DOB,Subject,Scale,Term,Academic year,Result\n");
	for (size_t i = 0; i < sizeof is / sizeof *is; i++)
		buf_fmt(&b, ",Kaur,Ava%zu,1/9/2015,Reading,Standardised score,Autumn,%s,101\n", i, is[i].year);
	rows = read_file(a, &r, str_c(a, buf_view(&b)));
	case_good(&r);
	assert_int_equal(rows.n, sizeof is / sizeof *is);
	for (size_t i = 0; i < rows.n; i++)
		assert_int_equal(rows.row[i].cell[0].point->id, is[i].at);
	arena_free(a);
}

static void test_years__a_heading_with_a_term_too(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows = read_file(a, &r,
	                                    "Surname,Forename,DOB,Academic year,Reading Autumn SAS\n"
	                                    "Kaur,Ava,1/9/2015,2024/25,101\nLi,Mei,3/9/2015,2025/26,99\n");

	(void)state;
	case_good(&r);
	assert_int_equal(rows.n, 2);
	assert_int_equal(rows.row[0].cell[0].point->id, AUTUMN_24);
	assert_int_equal(rows.row[1].cell[0].point->id, AUTUMN_25);
	arena_free(a);
}

/* What cannot be read is said; a year group is no school year; a term that there was not in that year neither. */
static void test_years__that_are_none(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;

	(void)state;
	(void)read_file(a, &r, "Surname,Forename,DOB,Academic year,Reading SAS\nKaur,Ava,1/9/2015,last year,101\n");
	assert_true(case_says(&r.problems, 2, "Academic year", "This is not a school year"));
	(void)read_file(a, &r,
	                "Surname,Forename,DOB,Academic year,Reading Autumn SAS\nKaur,Ava,1/9/2015,2022/23,101\n");
	assert_true(case_says(&r.problems, 2, "Reading Autumn SAS", "no such assessment point in this school year"));
	(void)read_file(a, &r,
	                "Surname,Forename,DOB,Year group(s) this academic year,Reading Autumn SAS\n"
	                "Kaur,Ava,1/9/2015,5,101\n");
	case_good(&r);
	arena_free(a);
}

/* Seventy lines of a year without a point are one error, with how many they are; left out, the rest comes in. */
static void test_years__without_a_point_are_one_question(void **state)
{
	static const struct import_word leave[] = { { COL_POINT, { "2022/23", 7 }, { NULL, 0 } } };
	const struct result_defaults none = { 0 };
	struct arena *a = test_arena();
	struct buf b = buf_new(a, 1 << 16);
	struct import_reader r;
	struct result_rows rows;
	size_t with_results = 0;

	(void)state;
	buf_str(&b, S("Surname,Forename,DOB,Academic year,Reading SAS,Maths SAS\nKaur,Ava,1/9/2015,2024/25,99,98\n"));
	for (int i = 0; i < 70; i++)
		buf_fmt(&b, "Khan,Ben %c%c,2/9/2015,2022/23,101,102\n", 'a' + i / 26, 'a' + i % 26);
	(void)read_file(a, &r, str_c(a, buf_view(&b)));
	assert_int_equal(r.problems.n, 1);
	assert_true(
	    case_says(&r.problems, 3, "Academic year", "no assessment point in the summer of this school year"));
	assert_true(case_says(&r.problems, 3, "Academic year", "It is on 70 lines: 3, 4, 5, 6, 7"));
	case_str(r.problems.item[0].value, "2022/23");
	assert_int_equal(r.unknowns.item[0]->rows, 70);
	r = case_reader(a, IMPORT_RESULTS, buf_view(&b));
	r.words = (struct import_words){ leave, 1 };
	rows = results_read(&r, &all, &none);
	for (size_t i = 0; i < rows.n; i++)
		with_results += rows.row[i].cells > 0;
	assert_int_equal(with_results, 1);
	case_good(&r);
	/* So are names of points that there are not, and results that do not say when. */
	(void)read_file(a, &r,
	                "UPN,Subject,Point,Scale,Result\nN820123425001,Reading,Winter,SAS,92\n"
	                "M830200026001,Reading,Winter,SAS,93\n");
	assert_int_equal(r.problems.n, 1);
	assert_true(case_says(&r.problems, 2, "Point", "It is on 2 lines: 2, 3."));
	(void)read_file(a, &r,
	                "UPN,Subject,Scale,Result\nN820123425001,Reading,SAS,92\nM830200026001,Reading,SAS,93\n");
	assert_int_equal(r.problems.n, 1);
	assert_true(case_says(&r.problems, 2, "Result", "Choose an assessment point for all. It is on 2 lines"));
	arena_free(a);
}

static void test_headings__a_test_is_no_target(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r;
	struct result_rows rows =
	    read_file(a, &r,
	              "Surname,Forename,DOB,Date,Progress Test in Maths SAS,Maths target,Reading effort,"
	              "History P1 GCSE,History P2 GCSE\nKaur,Ava,1/9/2010,2/6/2026,101,110,3,5,5\n");

	(void)state;
	case_good(&r);
	assert_int_equal(rows.n, 1);
	assert_int_equal(rows.row[0].cells, 3);
	case_str(rows.row[0].cell[0].subject, "maths");
	assert_false(str_eq(rows.row[0].cell[1].subject, rows.row[0].cell[2].subject));
	assert_true(str_find(rows.heads.unused, S("Maths target, Reading effort")) >= 0);
	arena_free(a);
}

TEST_MAIN(test_cases_years)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_years__a_term_is_of_the_year_of_its_line),
		cmocka_unit_test(test_years__a_heading_with_a_term_too),
		cmocka_unit_test(test_years__that_are_none),
		cmocka_unit_test(test_years__without_a_point_are_one_question),
		cmocka_unit_test(test_headings__a_test_is_no_target),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
