/* notice/results/grid: a class of results is saved as a whole or not at all, corrections keep what was, strangers see
 * nothing. */
#include "support/support.h"

#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "notice/results/grid.h"

enum { SCORE = 4001, STEPS, AUTUMN = 4101, SPRING, SUMMER };

static void fill(struct store_test *t)
{
	const struct scale score = { .school_id = SCHOOL,
		                     .id = SCORE,
		                     .code = S("score"),
		                     .name = S("Score"),
		                     .kind = SCALE_INTERVAL,
		                     .subjects = S("reading\nmaths"),
		                     .rising = 1,
		                     .low = 40000,
		                     .high = 140000,
		                     .step = 1000,
		                     .band = 4000,
		                     .codes = S("A Absent"),
		                     .national = 100000,
		                     .live = 1,
		                     .revision = 1 };
	struct scale steps = score;
	struct assessment_point p = {
		.school_id = SCHOOL, .id = AUTUMN, .name = S("Autumn 2025"), .held_on = { 2025, 12, 1 }, .revision = 1
	};

	steps.id = STEPS;
	steps.code = S("steps");
	steps.name = S("Judgement");
	steps.kind = SCALE_ORDINAL;
	steps.subjects = S("reading\nwriting");
	steps.steps = S("WTS Working towards\nEXS Expected\nGDS Greater depth");
	steps.low = 0;
	steps.high = 2000;
	steps.national = MILLI_NONE;
	assert_int_equal(scale_insert(t->db, t->a, &score, &t->e), RC_OK);
	assert_int_equal(scale_insert(t->db, t->a, &steps, &t->e), RC_OK);
	assert_int_equal(assessment_point_insert(t->db, t->a, &p, &t->e), RC_OK);
	p.id = SPRING;
	p.name = S("Spring 2026");
	p.held_on = (struct date){ 2026, 3, 2 };
	assert_int_equal(assessment_point_insert(t->db, t->a, &p, &t->e), RC_OK);
	p.id = SUMMER;
	p.name = S("Summer 2026");
	p.held_on = (struct date){ 2026, 7, 1 };
	assert_int_equal(assessment_point_insert(t->db, t->a, &p, &t->e), RC_OK);
}

static const struct grid_ask autumn = { CLASS_5P, AUTUMN, { "reading", 7 }, SCORE };
static const struct grid_ask spring = { CLASS_5P, SPRING, { "reading", 7 }, SCORE };

static const struct grid_line *line_of(const struct grid *g, int64_t pupil_id)
{
	for (size_t i = 0; i < g->lines; i++)
		if (g->line[i].pupil_id == pupil_id)
			return &g->line[i];
	return NULL;
}

static size_t history(struct store_test *t, struct pupil_key k, struct result **out)
{
	size_t n;

	assert_int_equal(result_history(t->db, t->a, k, S("reading"), SCORE, AUTUMN, out, &n, &t->e), RC_OK);
	return n;
}

static void test_save__whole_class_and_then_a_correction(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct grid_cell cell[] = { { ZARA, S(" 94 "), S("") }, { TOM, S("a"), S("") } };
	struct result *r;
	struct grid g;
	size_t changed;

	fill(t);
	assert_int_equal(IN_WRITE(c, grid_save(c, &autumn, cell, 2, &g, &changed)), RC_OK);
	assert_int_equal(changed, 2);
	assert_int_equal(IN_READ(c, grid_load(c, &autumn, &g)), RC_OK);
	assert_int_equal(g.filled, 2);
	assert_true(str_is(line_of(&g, ZARA)->was, "94"));
	assert_true(str_is(line_of(&g, TOM)->was, "A"));
	/* the same again changes nothing */
	cell[0] = (struct grid_cell){ ZARA, S("94"), S("94") };
	assert_int_equal(IN_WRITE(c, grid_save(c, &autumn, cell, 1, &g, &changed)), RC_OK);
	assert_int_equal(changed, 0);
	c->now.utc += 60;
	cell[0].typed = S("96");
	assert_int_equal(IN_WRITE(c, grid_save(c, &autumn, cell, 1, &g, &changed)), RC_OK);
	assert_int_equal(changed, 1);
	assert_int_equal(history(t, zara, &r), 2);
	assert_int_equal(r[0].value, 96000);
	assert_int_equal(r[0].until_at, 0);
	assert_int_equal(r[1].value, 94000);
	assert_true(r[1].until_at != 0);
	/* an empty cell ends the result */
	c->now.utc += 60;
	cell[0] = (struct grid_cell){ ZARA, S(""), S("96") };
	assert_int_equal(IN_WRITE(c, grid_save(c, &autumn, cell, 1, &g, &changed)), RC_OK);
	assert_int_equal(IN_READ(c, grid_load(c, &autumn, &g)), RC_OK);
	assert_int_equal(line_of(&g, ZARA)->was.n, 0);
	assert_int_equal(history(t, zara, &r), 2);
}

static void test_save__one_bad_cell_and_nothing_is_saved(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	const struct grid_cell cell[] = { { ZARA, S("94"), S("") }, { TOM, S("999"), S("") }, { AVA, S("x"), S("") } };
	struct result *r;
	struct grid g;
	size_t changed;

	fill(t);
	assert_int_equal(IN_WRITE(c, grid_save(c, &autumn, cell, 2, &g, &changed)), RC_INVALID);
	assert_int_equal(g.errors, 1);
	assert_true(line_of(&g, TOM)->error.n > 0);
	assert_true(str_is(line_of(&g, TOM)->typed, "999")); /* everything typed stays */
	assert_true(str_is(line_of(&g, ZARA)->typed, "94"));
	assert_int_equal(history(t, zara, &r), 0);
	assert_int_equal(IN_READ(c, grid_load(c, &autumn, &g)), RC_OK);
	assert_int_equal(g.filled, 0);
	/* a pupil of another class is left out, whatever is sent */
	assert_null(line_of(&g, AVA));
	assert_int_equal(IN_WRITE(c, grid_save(c, &autumn, &cell[2], 1, &g, &changed)), RC_OK);
	assert_int_equal(changed, 0);
}

static void test_save__somebody_else_was_faster(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct ctx *other = work_as(t, SENCO, ROLE_SENCO);
	struct grid_cell mine = { ZARA, S("94"), S("") };
	const struct grid_cell theirs = { ZARA, S("97"), S("") };
	struct grid g;
	size_t changed;

	fill(t);
	assert_int_equal(IN_WRITE(other, grid_save(other, &autumn, &theirs, 1, &g, &changed)), RC_OK);
	assert_int_equal(IN_WRITE(c, grid_save(c, &autumn, &mine, 1, &g, &changed)), RC_INVALID);
	assert_true(str_find(line_of(&g, ZARA)->error, S("97")) >= 0);
	assert_true(str_is(line_of(&g, ZARA)->typed, "94"));
	mine.was = line_of(&g, ZARA)->was; /* as the page now has it */
	c->now.utc += 60;
	assert_int_equal(IN_WRITE(c, grid_save(c, &autumn, &mine, 1, &g, &changed)), RC_OK);
	assert_int_equal(changed, 1);
}

static void test_load__chooses_what_is_meant(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	const struct grid_cell cell = { ZARA, S("94"), S("") };
	const struct grid_ask plain = { .class_id = CLASS_5P };
	struct grid_ask writing = { .class_id = CLASS_5P, .subject = { "writing", 7 }, .scale_id = SCORE };
	struct grid g;
	size_t changed;

	fill(t);
	assert_int_equal(IN_WRITE(c, grid_save(c, &autumn, &cell, 1, &g, &changed)), RC_OK);
	assert_int_equal(IN_READ(c, grid_load(c, &plain, &g)), RC_OK);
	assert_int_equal(g.point->id, SPRING); /* the newest that has begun */
	assert_int_equal(g.n_points, 2);       /* the summer is too far ahead */
	assert_true(str_is(g.subject.code, "reading"));
	assert_int_equal(g.scale->id, SCORE); /* used last */
	assert_true(str_is(line_of(&g, ZARA)->before, "94, December 2025"));
	assert_int_equal(IN_READ(c, grid_load(c, &writing, &g)), RC_OK);
	assert_int_equal(g.scale->id, STEPS); /* the other is not for writing */
	assert_int_equal(IN_WRITE(c, grid_save(c, &writing, &cell, 1, &g, &changed)), RC_NONE);
}

static void test_rights(void **state)
{
	struct store_test *t = *state;
	const struct grid_ask other = { CLASS_1P, AUTUMN, { "reading", 7 }, SCORE };
	const struct grid_ask nowhere = { 999, AUTUMN, { "reading", 7 }, SCORE };
	const struct grid_cell cell = { ZARA, S("94"), S("") };
	struct grid_classes classes;
	struct grid g;
	size_t changed;

	fill(t);
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD), grid_load(work_as(t, HEAD, ROLE_HEAD), &spring, &g)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         grid_load(work_as(t, ASSISTANT, ROLE_TA), &spring, &g)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         grid_load(work_as(t, MOTHER, ROLE_PARENT), &spring, &g)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         grid_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &other, &g)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO), grid_load(work_as(t, SENCO, ROLE_SENCO), &nowhere, &g)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD),
	                          grid_save(work_as(t, HEAD, ROLE_HEAD), &spring, &cell, 1, &g, &changed)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO), grid_load(work_as(t, SENCO, ROLE_SENCO), &other, &g)),
	                 RC_OK);
	assert_int_equal(grid_classes_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &classes), RC_OK);
	assert_int_equal(classes.n, 1);
	assert_int_equal(classes.item[0].id, CLASS_5P);
	assert_int_equal(grid_classes_load(work_as(t, SENCO, ROLE_SENCO), &classes), RC_OK);
	assert_int_equal(classes.n, 2);
	assert_int_equal(grid_classes_load(work_as(t, HEAD, ROLE_HEAD), &classes), RC_NONE);
}

TEST_MAIN(test_grid)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_save__whole_class_and_then_a_correction),
		T(test_save__one_bad_cell_and_nothing_is_saved),
		T(test_save__somebody_else_was_faster),
		T(test_load__chooses_what_is_meant),
		T(test_rights),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
