/* plan/plan_due_rule: what is owed around a plan, from which day, and what ends it. */
#include "support/support.h"

#include "plan/plan_due_rule.h"

#define DAY(y, m, d) ((struct date){ y, m, d })
#define NO_DAY ((struct date){ 0 })

static void day_is(struct date got, struct date want)
{
	assert_int_equal(date_cmp(got, want), 0);
}

/* A plan is owed from the day the cycle was opened, or from when the support is known; not after its review, when the
 * next cycle is what is owed. */
static void test_open__from_when(void **state)
{
	const struct date known = DAY(2025, 9, 1), opened = DAY(2026, 1, 5), shared = DAY(2026, 1, 9);
	const struct {
		struct date opened, shared, reviewed, start;
		bool is_done;
	} CASES[] = {
		{ NO_DAY, NO_DAY, NO_DAY, known, false },
		{ opened, NO_DAY, NO_DAY, opened, false },
		{ opened, shared, NO_DAY, opened, true },
		{ opened, shared, DAY(2026, 3, 20), NO_DAY, true },
		{ opened, NO_DAY, DAY(2026, 3, 20), NO_DAY, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct duty_row row = plan_due_open(&(struct plan_due_fact){ .pupil_id = 7,
		                                                             .known_from = known,
		                                                             .opened = CASES[i].opened,
		                                                             .shared = CASES[i].shared,
		                                                             .reviewed = CASES[i].reviewed });

		assert_int_equal(row.pupil_id, 7);
		day_is(row.start, CASES[i].start);
		day_is(row.done, CASES[i].shared);
		assert_true(row.is_done == CASES[i].is_done);
	}
}

static void test_shared__a_teacher_and_a_day_for_the_review(void **state)
{
	struct plan_due_fact f = { .pupil_id = 7, .shared = DAY(2026, 1, 9) };

	(void)state;
	day_is(plan_due_teacher(&f).start, DAY(2026, 1, 9));
	assert_false(plan_due_teacher(&f).is_done);
	f.has_teacher = true;
	assert_true(plan_due_teacher(&f).is_done);
	day_is(plan_due_review_date(&f).start, DAY(2026, 1, 9));
	assert_false(plan_due_review_date(&f).is_done);
	f.review_due = DAY(2026, 3, 24);
	assert_true(plan_due_review_date(&f).is_done);
	f.review_due = NO_DAY;
	f.reviewed = DAY(2026, 3, 20); /* it was reviewed without a day having been agreed */
	assert_true(plan_due_review_date(&f).is_done);
}

static void test_staff__who_has_still_to_read_it(void **state)
{
	struct duty_person staff[] = { { S("Tom Ellery"), false },
		                       { S("Jo Whitlock"), true },
		                       { S("Ama Boateng"), false } };
	struct plan_due_fact f = { .shared = DAY(2026, 1, 9), .staff = staff, .staff_n = 3 };
	struct arena *a = test_arena();
	struct duty_row row = plan_due_staff(a, &f);

	(void)state;
	day_is(row.start, DAY(2026, 1, 9));
	assert_string_equal(str_c(a, row.people), "Tom Ellery, Ama Boateng");
	assert_int_equal(row.lead.n, 0);
	f.reminded = DAY(2026, 1, 16);
	assert_string_equal(str_c(a, plan_due_staff(a, &f).lead), "Shared on 9 January, reminded on 16 January.");
	staff[2].is_done = true;
	assert_string_equal(str_c(a, plan_due_staff(a, &f).lead), "Shared on 9 January, reminded on 16 January.");
	staff[0].is_done = true; /* nobody is left to be reminded */
	row = plan_due_staff(a, &f);
	assert_true(row.is_done && row.lead.n == 0);
	f.staff_n = 1;
	staff[0].is_done = false;
	day_is(plan_due_staff(a, &f).start, DAY(2026, 1, 9));
	f.staff_n = 0; /* nobody but the author has the pupil: nothing is owed */
	assert_true(date_none(plan_due_staff(a, &f).start));
	arena_free(a);
}

TEST_MAIN(test_plan_due_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_open__from_when),
		cmocka_unit_test(test_shared__a_teacher_and_a_day_for_the_review),
		cmocka_unit_test(test_staff__who_has_still_to_read_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
