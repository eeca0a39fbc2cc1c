/* review/review_due_rule: what is owed before and after a review, and what ends it. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "review/review_due_rule.h"

#define DAY(y, m, d) ((struct date){ y, m, d })
#define NO_DAY ((struct date){ 0 })

static void day_is(struct date got, struct date want)
{
	assert_int_equal(date_cmp(got, want), 0);
}

/* The plan was shared in January, its review is agreed for 24 March. */
static struct review_due_fact fact(void)
{
	return (struct review_due_fact){ .pupil_id = 7, .shared = DAY(2026, 1, 9), .review_due = DAY(2026, 3, 24) };
}

static void test_agreed__only_of_a_plan_in_force(void **state)
{
	struct review_due_fact f = fact();

	(void)state;
	day_is(review_due_held(&f).start, DAY(2026, 3, 24));
	day_is(review_due_held(&f).not_before, DAY(2026, 1, 9));
	assert_false(review_due_held(&f).is_done);
	f.shared = NO_DAY;
	assert_true(date_none(review_due_held(&f).start));
	assert_true(date_none(review_due_parents(&f).start));
	assert_true(date_none(review_due_pupil(&f).start));
}

static void test_held__lacks_a_meeting_until_one_is_booked(void **state)
{
	struct review_due_fact f = fact();

	(void)state;
	assert_true(review_due_held(&f).lacks);
	f.has_meeting = true;
	assert_false(review_due_held(&f).lacks);
	f.reviewed = DAY(2026, 3, 20);
	assert_true(review_due_held(&f).is_done);
	day_is(review_due_next(&f).start, DAY(2026, 3, 20)); /* the next cycle follows from it */
}

/* Parents are asked, or say something unasked; either is enough, and so is the review itself. */
static void test_views__what_ends_the_asking(void **state)
{
	const struct date asked = DAY(2026, 3, 9), said = DAY(2026, 3, 12), held = DAY(2026, 3, 20);
	const struct {
		struct date asked, said, reviewed;
		bool is_done;
		struct date done;
	} CASES[] = {
		{ NO_DAY, NO_DAY, NO_DAY, false, NO_DAY }, { asked, NO_DAY, NO_DAY, true, asked },
		{ NO_DAY, said, NO_DAY, true, said },      { asked, said, NO_DAY, true, asked },
		{ NO_DAY, NO_DAY, held, true, NO_DAY },    { asked, said, held, true, asked },
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct review_due_fact f = fact();
		struct duty_row row;

		f.parents_asked = CASES[i].asked;
		f.parents_view = f.pupil_view = CASES[i].said;
		f.reviewed = CASES[i].reviewed;
		row = review_due_parents(&f);
		assert_true(row.is_done == CASES[i].is_done);
		day_is(row.done, CASES[i].done);
		row = review_due_pupil(&f); /* a pupil is not asked in writing: what counts is what was said */
		assert_true(row.is_done == (!date_none(CASES[i].said) || !date_none(CASES[i].reviewed)));
		day_is(row.done, CASES[i].said);
	}
}

/* One was held this year; a second is agreed, which counts as long as it was not held either. */
static void test_three__an_agreed_review_counts_until_it_is_held(void **state)
{
	static const struct date held[] = { { 2025, 12, 10 } };
	struct review_due_fact f = fact();
	struct arena *a = test_arena();
	struct year_count n;

	(void)state;
	f.support_from = DAY(2025, 1, 10);
	f.held = held;
	f.helds = 1;
	n = review_count(a, test_calendar(), held, 1, f.review_due, f.support_from, DAY(2026, 3, 10));
	assert_int_equal(n.shortfall, 1);
	day_is(review_due_three(a, &f, test_calendar(), DAY(2026, 3, 10)).due, n.book_by);
	f.reviewed = DAY(2026, 3, 9); /* the agreed day is past its use */
	n = review_count(a, test_calendar(), held, 1, NO_DAY, f.support_from, DAY(2026, 3, 10));
	assert_int_equal(n.shortfall, 2);
	day_is(review_due_three(a, &f, test_calendar(), DAY(2026, 3, 10)).due, n.book_by);
	arena_free(a);
}

TEST_MAIN(test_review_due_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_agreed__only_of_a_plan_in_force),
		cmocka_unit_test(test_held__lacks_a_meeting_until_one_is_booked),
		cmocka_unit_test(test_views__what_ends_the_asking),
		cmocka_unit_test(test_three__an_agreed_review_counts_until_it_is_held),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
