/* notice/results/scales on both engines: the standard set once, own scales, what results forbid, points from the terms.
 */
#include "support/work_school.h"

#include "support/support.h"

#include "notice/results/scale_rule.h"
#include "notice/results/scale_table_rule.h"
#include "notice/results/result_sql.h"
#include "support/test_db.h"
#include "notice/results/scales.h"

static const struct scale *by_code(struct ctx *c, struct scales *all, const char *code)
{
	assert_int_equal(IN_WRITE(c, scales_load(c, all)), RC_OK);
	for (size_t i = 0; i < all->n; i++) {
		if (str_is(all->scale[i].code, code))
			return &all->scale[i];
	}
	fail_msg("no scale %s", code);
	return NULL;
}

static int64_t point_new(struct ctx *c, const char *name, struct date on)
{
	struct assessment_point p, theirs;
	const char *field;
	struct str fault;
	int64_t results;

	assert_int_equal(IN_READ(c, point_open(c, 0, &p, &results)), RC_OK);
	p.name = str_of(name);
	p.held_on = on;
	assert_int_equal(IN_WRITE(c, point_save(c, &p, &theirs, &field, &fault)), RC_OK);
	return p.id;
}

static void test_scales__standard_set_comes_once(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct scales all;
	size_t n = 0;

	while (scale_standard_at(n) != NULL)
		n++;
	assert_int_equal(IN_WRITE(c, scales_load(c, &all)), RC_OK);
	assert_int_equal(all.n, n);
	assert_int_equal(IN_WRITE(c, scales_load(c, &all)), RC_OK);
	assert_int_equal(all.n, n);
	assert_int_equal(scales_ensure(t->db, t->a, SCHOOL, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, scales_load(c, &all)), RC_OK);
	assert_int_equal(all.n, n);
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         scales_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &all)),
	                 RC_NONE);
}

static void test_scales__own_one_and_what_results_forbid(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	int64_t point = point_new(c, "Spring 2026", TODAY), results;
	struct scales all;
	struct scale s, theirs;
	const char *field;
	struct str fault;
	bool changed;
	struct result r = {
		.id = 1, .point_id = point, .subject = S("writing"), .value = 1000, .way = RESULT_GRID, .noted_at = 5
	};

	assert_int_equal(IN_READ(c, scale_open(c, 0, &s, &results)), RC_OK);
	s.name = S("Teacher");
	s.subjects = S("Writing\nDesign and technology");
	s.kind = SCALE_ORDINAL;
	s.steps = S("L Low\nM Middle");
	assert_int_equal(IN_WRITE(c, scale_save(c, &s, &theirs, &field, &fault)), RC_OK);
	assert_int_equal(IN_WRITE(c, scale_save(c, &s, &theirs, &field, &fault)), RC_OK); /* the same form twice */
	assert_true(str_is(by_code(c, &all, "teacher-2")->subjects, "writing\ndesign-and-technology"));
	r.scale_id = s.id;
	assert_int_equal(result_write(t->db, t->a, zara, &r, &changed, &t->e), RC_OK);

	assert_int_equal(IN_READ(c, scale_open(c, s.id, &s, &results)), RC_OK);
	assert_int_equal(results, 1);
	assert_true(str_is(s.subjects, "Writing\nDesign and technology"));
	s.kind = SCALE_RUBRIC;
	assert_int_equal(IN_WRITE(c, scale_save(c, &s, &theirs, &field, &fault)), RC_INVALID);
	assert_string_equal(field, "kind");
	s.kind = SCALE_ORDINAL;
	s.steps = S("M Middle\nL Low");
	assert_int_equal(IN_WRITE(c, scale_save(c, &s, &theirs, &field, &fault)), RC_INVALID);
	assert_string_equal(field, "steps");
	s.steps = S("L Low\nM In the middle\nH High");
	assert_int_equal(IN_WRITE(c, scale_save(c, &s, &theirs, &field, &fault)), RC_OK);
	assert_int_equal(IN_WRITE(c, scale_save(c, &s, &theirs, &field, &fault)), RC_CONFLICT); /* an old revision */
	assert_int_equal(by_code(c, &all, "teacher-2")->high, 2000);
	s.id = 999;
	assert_int_equal(IN_WRITE(c, scale_save(c, &s, &theirs, &field, &fault)), RC_NONE);
}

static void test_points__names_once_and_removal(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	int64_t first = point_new(c, "Spring 2026", TODAY), second = point_new(c, "Extra", TODAY), results;
	struct assessment_point p, theirs;
	const char *field = NULL;
	struct str fault;
	struct scales all;
	bool changed;
	struct result r = {
		.id = 1, .point_id = first, .subject = S("reading"), .value = 98000, .way = RESULT_GRID, .noted_at = 5
	};

	assert_int_equal(IN_READ(c, point_open(c, second, &p, &results)), RC_OK);
	p.name = S("SPRING  2026");
	assert_int_equal(IN_WRITE(c, point_save(c, &p, &theirs, &field, &fault)), RC_INVALID);
	assert_string_equal(field, "name");
	r.scale_id = by_code(c, &all, "standardised")->id;
	assert_int_equal(result_write(t->db, t->a, zara, &r, &changed, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, point_remove(c, first, 1)), RC_CONFLICT);
	assert_int_equal(IN_WRITE(c, point_remove(c, second, 7)), RC_CONFLICT);
	assert_int_equal(IN_WRITE(c, point_remove(c, second, 1)), RC_OK);
	assert_int_equal(IN_WRITE(c, point_remove(c, second, 1)), RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          point_remove(work_as(t, CLASS_TEACHER, ROLE_TEACHER), first, 1)),
	                 RC_NONE);
}

static void test_points__from_the_terms(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct scales all;
	size_t added;

	assert_int_equal(IN_WRITE(c, points_of_year(c, 2024, &added)), RC_OK);
	assert_int_equal(added, 3);
	assert_int_equal(IN_WRITE(c, points_of_year(c, 2024, &added)), RC_OK);
	assert_int_equal(added, 0);
	assert_int_equal(IN_WRITE(c, scales_load(c, &all)), RC_OK);
	assert_int_equal(all.points, 3);
	assert_true(str_is(all.point[0].name, "Summer 2025"));
	assert_true(str_is(all.point[2].name, "Autumn 2024"));
}

static void test_results__corrected_and_taken_away(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct scales all;
	struct result r = { .id = 1,
		            .point_id = point_new(c, "Spring 2026", TODAY),
		            .subject = S("reading"),
		            .value = 98000,
		            .way = RESULT_GRID,
		            .noted_by = SENCO,
		            .noted_at = 100 };
	struct result *got;
	bool changed;
	size_t n;

	r.scale_id = by_code(c, &all, "standardised")->id;
	assert_int_equal(result_write(t->db, t->a, zara, &r, &changed, &t->e), RC_OK);
	assert_true(changed);
	r.id = 2;
	r.noted_at = 200;
	assert_int_equal(result_write(t->db, t->a, zara, &r, &changed, &t->e), RC_OK);
	assert_false(changed);
	r.value = MILLI_NONE;
	r.code = S("A");
	assert_int_equal(result_write(t->db, t->a, zara, &r, &changed, &t->e), RC_OK);
	assert_true(changed);
	r.id = 3;
	r.noted_at = 300;
	r.code = S("");
	assert_int_equal(result_write(t->db, t->a, zara, &r, &changed, &t->e), RC_OK);
	assert_true(changed);
	assert_int_equal(result_of_pupil(t->db, t->a, zara, 100, &got, &n, &t->e), RC_OK);
	assert_true(n == 1 && got[0].value == 98000);
	assert_int_equal(result_of_pupil(t->db, t->a, zara, 299, &got, &n, &t->e), RC_OK);
	assert_true(n == 1 && str_is(got[0].code, "A"));
	assert_int_equal(result_of_pupil(t->db, t->a, zara, INT64_MAX, &got, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(result_of_pupil(t->db, t->a, other_zara, 299, &got, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(result_history(t->db, t->a, zara, S("reading"), r.scale_id, 0, &got, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_true(str_is(got[0].code, "A") && got[0].until_at == 300 && got[0].noted_name.n > 0);
}

TEST_MAIN(test_scales)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_scales__standard_set_comes_once),   TEST(test_scales__own_one_and_what_results_forbid),
		TEST(test_points__names_once_and_removal),    TEST(test_points__from_the_terms),
		TEST(test_results__corrected_and_taken_away),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
