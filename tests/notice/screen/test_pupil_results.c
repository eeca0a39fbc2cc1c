/* notice/screen/pupil_results: blocks by subject and scale that are never mixed, what was corrected, circumstances,
 * rights. */
#include "support/support.h"

#include "notice/results/circumstance_sql.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "notice/screen/pupil_results.h"

enum { SCORE = 4001, STEPS, AUTUMN = 4101, SPRING };

static void fill(struct store_test *t)
{
	struct scale s = { .school_id = SCHOOL,
		           .id = SCORE,
		           .code = S("score"),
		           .name = S("Score"),
		           .kind = SCALE_INTERVAL,
		           .rising = 1,
		           .low = 40000,
		           .high = 140000,
		           .step = 1000,
		           .band = 4000,
		           .codes = S("A Absent"),
		           .national = 100000,
		           .live = 1,
		           .revision = 1 };
	struct assessment_point p = {
		.school_id = SCHOOL, .id = AUTUMN, .name = S("Autumn 2025"), .held_on = { 2025, 12, 1 }, .revision = 1
	};

	assert_int_equal(scale_insert(t->db, t->a, &s, &t->e), RC_OK);
	s.id = STEPS;
	s.code = S("steps");
	s.name = S("Judgement");
	s.kind = SCALE_ORDINAL;
	s.steps = S("WTS Working towards\nEXS Expected");
	s.low = 0;
	s.high = 1000;
	s.national = MILLI_NONE;
	assert_int_equal(scale_insert(t->db, t->a, &s, &t->e), RC_OK);
	assert_int_equal(assessment_point_insert(t->db, t->a, &p, &t->e), RC_OK);
	p.id = SPRING;
	p.name = S("Spring 2026");
	p.held_on = (struct date){ 2026, 3, 2 };
	assert_int_equal(assessment_point_insert(t->db, t->a, &p, &t->e), RC_OK);
}

static void result_add(struct store_test *t, struct pupil_key k, int64_t id, int64_t point, const char *subject,
                       int64_t scale, int64_t value, const char *code)
{
	const struct result r = { .id = id,
		                  .point_id = point,
		                  .subject = str_of(subject),
		                  .scale_id = scale,
		                  .value = value,
		                  .code = str_of(code),
		                  .note = S(""),
		                  .way = RESULT_GRID,
		                  .noted_by = CLASS_TEACHER,
		                  .noted_at = 1773133200 + id };
	bool changed;

	assert_int_equal(result_write(t->db, t->a, k, &r, &changed, &t->e), RC_OK);
	assert_true(changed);
}

static void test_blocks__by_subject_and_scale(void **state)
{
	struct store_test *t = *state;
	struct pupil_results v;

	fill(t);
	result_add(t, zara, 1, AUTUMN, "maths", SCORE, 101000, "");
	result_add(t, zara, 2, AUTUMN, "reading", STEPS, 0, "");
	result_add(t, zara, 3, SPRING, "reading", SCORE, 88000, "");
	result_add(t, zara, 4, AUTUMN, "reading", SCORE, 94000, "");
	result_add(t, zara, 5, SPRING, "maths", SCORE, MILLI_NONE, "A");
	result_add(t, tom, 6, SPRING, "science", SCORE, 90000, "");
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         pupil_results_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, &v)),
	                 RC_OK);
	assert_int_equal(v.n, 3);
	assert_true(str_is(v.block[0].subject.code, "reading"));
	assert_int_equal(v.block[0].scale->id, SCORE); /* newest first */
	assert_int_equal(v.block[0].n, 2);
	assert_true(str_is(v.block[0].row[0].text, "94")); /* by day */
	assert_true(str_is(v.block[0].row[1].text, "88"));
	assert_int_equal(v.block[1].scale->id, STEPS);
	assert_true(str_is(v.block[1].row[0].text, "WTS"));
	assert_true(str_is(v.block[2].subject.name, "Maths"));
	assert_int_equal(v.block[2].n, 2);
	assert_int_equal(v.block[2].values, 1);
	assert_true(str_is(v.block[2].row[1].text, "Absent"));
}

static void test_corrections__stay(void **state)
{
	struct store_test *t = *state;
	struct pupil_results v;

	fill(t);
	result_add(t, zara, 1, AUTUMN, "reading", SCORE, 94000, "");
	result_add(t, zara, 2, AUTUMN, "reading", SCORE, 49000, "");
	result_add(t, zara, 3, AUTUMN, "reading", SCORE, 95000, "");
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD),
	                         pupil_results_load(work_as(t, HEAD, ROLE_HEAD), ZARA, &v)),
	                 RC_OK);
	assert_int_equal(v.n, 1);
	assert_int_equal(v.block[0].n, 1);
	assert_true(str_is(v.block[0].row[0].text, "95"));
	assert_int_equal(v.block[0].n_ended, 2);
	assert_int_equal(v.block[0].ended[0].value, 49000); /* newest first */
	assert_true(v.block[0].ended[0].noted_name.n > 0);
}

static void test_beside_and_rights(void **state)
{
	struct store_test *t = *state;
	const struct circumstance c = { .id = 9001,
		                        .kind = CIRCUMSTANCE_MEDICAL,
		                        .words = S("Wears glasses"),
		                        .revision = 1,
		                        .noted_by = SENCO,
		                        .noted_on = TODAY };
	struct pupil_results v;

	assert_int_equal(circumstance_insert(t->db, t->a, zara, &c, &t->e), RC_OK);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         pupil_results_load(work_as(t, SENCO, ROLE_SENCO), ZARA, &v)),
	                 RC_OK);
	assert_int_equal(v.n, 0);
	assert_int_equal(v.n_beside, 1);
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         pupil_results_load(work_as(t, ASSISTANT, ROLE_TA), ZARA, &v)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         pupil_results_load(work_as(t, MOTHER, ROLE_PARENT), ZARA, &v)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         pupil_results_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), AVA, &v)),
	                 RC_NONE);
}

TEST_MAIN(test_pupil_results)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_blocks__by_subject_and_scale),
		T(test_corrections__stay),
		T(test_beside_and_rights),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
