/* boards/dossier: what difference the support made, as a line with its numbers in words, and what was agreed, given and
 * made beside each other. */
#include "support/support.h"

#include "boards/dossier/dossier_book_rule.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })

static const struct point points[] = { { { 2026, 1, 23 }, 40000 },
	                               { { 2026, 2, 13 }, 43000 },
	                               { { 2026, 3, 6 }, 46000 } };

static struct dossier_outcome outcomes[] = {
	{ .aim = S("reads with more speed"),
	  .unit = S("words a minute"),
	  .baseline = 38000,
	  .target = 55000,
	  .from = { 2026, 1, 9 },
	  .by = { 2026, 3, 24 },
	  .point = points,
	  .points = 3,
	  .progress = { .state = PROGRESS_BEHIND,
	                .has_latest = true,
	                .latest = { { 2026, 3, 6 }, 46000 },
	                .words = S("Behind.") } },
	{ .aim = S("asks for help"), .baseline = MILLI_NONE, .target = 6000, .progress = { .state = PROGRESS_UNSET } },
};

static struct dossier_cycle cycles[] = {
	{ .number = 2,
	  .opened = { 2025, 3, 27 },
	  .shared = { 2026, 1, 9 },
	  .review_on = { 2026, 3, 24 },
	  .until = { 2026, 3, 10 },
	  .support = S("Reading practice"),
	  .dose = { 36, 20, 0, 16, 556, true } },
};

static struct dossier_fact fact(void)
{
	return (struct dossier_fact){ .school = S("Marlbeck Primary School"),
		                      .name = S("Zara Iqbal"),
		                      .first = S("Zara"),
		                      .today = DAY(2026, 3, 10),
		                      .group = S("Year 5"),
		                      .born = DAY(2016, 1, 5),
		                      .cycle = cycles,
		                      .cycles = 1,
		                      .has_plan = true,
		                      .plan_on = DAY(2026, 1, 9),
		                      .plan_cycle = 2,
		                      .outcome = outcomes,
		                      .outcomes = 2 };
}

static struct dossier make(struct arena *a, struct dossier_fact f, enum dossier_depth depth, int room)
{
	const struct dossier_wish w = { .purpose = DOSSIER_INSPECTION, .depth = depth, .room = room };
	struct dossier d;

	dossier_make(a, &f, &w, &d);
	return d;
}

static const struct dossier_part *find(const struct dossier *d, const char *heading)
{
	for (size_t i = 0; i < d->parts; i++)
		if (str_is(d->part[i].heading, heading))
			return &d->part[i];
	return NULL;
}

static const struct dossier_part *part_of(const struct dossier *d, const char *heading)
{
	const struct dossier_part *p = find(d, heading);

	if (p == NULL)
		fail_msg("no part \"%s\"", heading);
	return p;
}

#define SAYS(point_, lead_, text_)                                                                                     \
	do {                                                                                                           \
		assert_true(str_is((point_).lead, lead_));                                                             \
		assert_true(str_is((point_).text, text_));                                                             \
		assert_true((point_).src.n > 0);                                                                       \
	} while (0)

static void test_changed__a_line_with_its_numbers_in_words(void **state)
{
	struct arena *a = test_arena();
	struct dossier d = make(a, fact(), DEPTH_SHORT, 6);
	const struct dossier_part *p = part_of(&d, "What changed");

	(void)state;
	assert_int_equal(p->trends, 1);     /* of one that was measured twice at least */
	assert_int_equal(p->trend[0].n, 4); /* the start is a value */
	assert_int_equal(p->trend[0].value[0].value, 38000);
	assert_int_equal(p->trend[0].value[3].value, 46000);
	assert_int_equal(p->trend[0].goal, 55000);
	assert_true(str_is(p->trend[0].title, "Reads with more speed (words a minute)"));
	assert_true(
	    str_is(p->trend[0].words,
	           "38 on 9\u00a0Jan\u00a02026, 40 on 23\u00a0Jan\u00a02026, 43 on 13\u00a0Feb\u00a02026, 46 on "
	           "6\u00a0Mar\u00a02026. The target is 55 by 24\u00a0Mar\u00a02026."));
	assert_true(p->trend[0].src.n > 0);
	d = make(a, fact(), DEPTH_SHORT, DOSSIER_ROOM_LEAST); /* the fullest record: its table says the same */
	assert_int_equal(part_of(&d, "What changed")->trends, 0);
	assert_null(find(&d, "What was agreed"));
	arena_free(a);
}

static void test_changed__of_many_checks_some_and_how_many(void **state)
{
	struct arena *a = test_arena();
	struct point many[30];
	struct dossier_outcome o = outcomes[0];
	struct dossier_fact f = fact();
	const struct dossier_part *p;
	struct dossier d;

	(void)state;
	for (int i = 0; i < 30; i++)
		many[i] = (struct point){ date_add(DAY(2026, 1, 10), i), 39000 + 1000 * i };
	o.point = many;
	o.points = 30;
	f.outcome = &o;
	f.outcomes = 1;
	d = make(a, f, DEPTH_SHORT, 6);
	p = part_of(&d, "What changed");
	assert_int_equal(p->trend[0].n, 8);
	assert_int_equal(p->trend[0].value[0].value, 38000);
	assert_int_equal(p->trend[0].value[7].value, 68000);
	assert_true(str_find(p->trend[0].words, S("These are 8 of 31 checks.")) > 0);
	d = make(a, f, DEPTH_ALL, 0);
	p = part_of(&d, "What changed");
	assert_int_equal(p->trend[0].n, 31);
	assert_true(str_find(p->trend[0].words, S("checks.")) < 0);
	arena_free(a);
}

static void test_changed__in_order_of_date(void **state)
{
	const struct point early[] = { { { 2025, 12, 19 }, 39000 }, /* before the plan was shared */
		                       { { 2026, 1, 9 }, 40000 },   /* on the day of the start: the measure counts */
		                       { { 2026, 1, 23 }, 41000 } };
	struct arena *a = test_arena();
	struct dossier_outcome o = outcomes[0];
	struct dossier_fact f = fact();
	const struct dossier_part *p;
	struct dossier d;

	(void)state;
	o.point = early;
	o.points = 3;
	f.outcome = &o;
	f.outcomes = 1;
	d = make(a, f, DEPTH_ALL, 0);
	p = part_of(&d, "What changed");
	assert_int_equal(p->trend[0].n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(p->trend[0].value[i].value, early[i].value);
	o.points = 0; /* a start alone is no line */
	d = make(a, f, DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What changed")->trends, 0);
	arena_free(a);
}

static void test_difference__agreed_given_and_made_beside_each_other(void **state)
{
	struct arena *a = test_arena();
	struct dossier d = make(a, fact(), DEPTH_SHORT, 6);
	const struct dossier_part *p = part_of(&d, "What was agreed");
	struct dossier_fact none = fact();

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_true(p[i].beside);
	SAYS(p[0].point[0], "Cycle 2:", "Reading practice");
	SAYS(p[0].point[1], "Outcomes:", "2.");
	assert_true(str_is(p[1].heading, "What was given"));
	SAYS(p[1].point[0], "", "20 of 36 planned sessions, 56%.");
	assert_true(str_is(p[2].heading, "What difference it made"));
	SAYS(p[2].point[0], "Reads with more speed:", "38 to 46, target 55.");
	SAYS(p[2].point[1], "Asks for help:", "not measured yet.");
	none.has_plan = false; /* the plan has ended: what was given still has its source */
	d = make(a, none, DEPTH_SHORT, 6);
	p = part_of(&d, "What was given");
	SAYS(p->point[0], "", "20 of 36 planned sessions, 56%.");
	assert_true(p->point[0].mark == MARK_NONE && p->point[0].src.n > 0);
	none.cycles = none.outcomes = 0;
	d = make(a, none, DEPTH_SHORT, 6);
	p = part_of(&d, "What was agreed");
	for (int i = 0; i < 3; i++)
		assert_int_equal(p[i].point[0].mark, MARK_ABSENT);
	arena_free(a);
}

TEST_MAIN(test_dossier_change_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changed__a_line_with_its_numbers_in_words),
		cmocka_unit_test(test_changed__of_many_checks_some_and_how_many),
		cmocka_unit_test(test_changed__in_order_of_date),
		cmocka_unit_test(test_difference__agreed_given_and_made_beside_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
