/* ehc/ehc_due_rule: which dates count, what is owed for each, and what cannot be saved. The days themselves are in
 * tests/core/duty/test_dates_rule. */
#include "support/support.h"

#include "ehc/ehc_due_rule.h"

#define DAY(y, m, d) ((struct date){ y, m, d })

static const struct date BORN = { 2016, 5, 4 };
static const struct date TODAY = { 2026, 11, 29 };

static void day_is(struct date got, struct date want)
{
	assert_int_equal(date_cmp(got, want), 0);
}

static struct ehc_date plan(struct date on)
{
	return (struct ehc_date){ .id = 1, .kind = EHC_KIND_PLAN, .on_day = on };
}

static struct ehc_date review(int64_t id, struct date on, enum ehc_state state)
{
	return (struct ehc_date){ .id = id, .kind = EHC_KIND_REVIEW, .on_day = on, .state = state };
}

static void test_fact__the_latest_counts_in_any_order(void **state)
{
	struct ehc_date d[] = { review(3, DAY(2026, 2, 24), EHC_STATE_HELD), plan(DAY(2024, 3, 1)),
		                review(2, DAY(2025, 2, 20), EHC_STATE_HELD),
		                review(4, DAY(2027, 1, 13), EHC_STATE_BOOKED),
		                review(5, DAY(2027, 1, 20), EHC_STATE_CANCELLED) };
	struct ehc_due_fact f;

	(void)state;
	d[0].decided_on = DAY(2026, 3, 20);
	d[2].report_on = DAY(2025, 3, 1);
	d[3].papers_on = DAY(2026, 12, 18);
	f = ehc_due_fact(7, DAY(2024, 9, 1), d, 5);
	day_is(f.made, DAY(2026, 3, 20)); /* the council’s decision ends a review */
	day_is(f.booked, DAY(2027, 1, 13));
	assert_int_equal(f.booked_id, 4);
	day_is(f.papers, DAY(2026, 12, 18));
	day_is(f.held, DAY(2026, 2, 24));
	assert_int_equal(f.held_id, 3);
	assert_true(f.is_reported);
	d[1].on_day = DAY(2026, 6, 29); /* a new plan, made after the review */
	f = ehc_due_fact(7, DAY(2024, 9, 1), d, 5);
	day_is(f.made, DAY(2026, 6, 29));
	day_is(ehc_year_ends(f.made), DAY(2027, 6, 28));
	day_is(ehc_year_ends(DAY(2026, 2, 3)), DAY(2027, 2, 2));
	d[1].on_day = DAY(2024, 3, 1);
	d[0].decided_on = DATE_NONE;
	f = ehc_due_fact(7, DAY(2024, 9, 1), d, 5);
	day_is(f.made, DAY(2026, 2, 24)); /* not known: the meeting, which is earlier */
	assert_false(f.is_reported);
	d[0] = review(3, DAY(2026, 2, 24), EHC_STATE_HELD);
	d[1] = review(8, DAY(2026, 2, 24), EHC_STATE_HELD);
	d[2] = review(6, DAY(2027, 1, 13), EHC_STATE_BOOKED);
	f = ehc_due_fact(7, DAY(2024, 9, 1), d, 4); /* of two on one day the first in the list */
	assert_int_equal(f.held_id, 3);
	assert_int_equal(f.booked_id, 6);
	f = ehc_due_fact(7, DAY(2024, 9, 1), d, 0);
	assert_true(date_none(f.made) && date_none(f.booked) && date_none(f.held));
}

static void test_rows__what_is_owed(void **state)
{
	struct arena *a = test_arena();
	struct ehc_due_fact f = { .pupil_id = 7, .since = DAY(2025, 9, 1), .made = DAY(2026, 3, 2) };
	struct duty_row row = ehc_due_review(a, &f);

	(void)state;
	day_is(row.start, DAY(2027, 3, 1));
	assert_true(row.lacks && date_none(row.until));
	f.booked = DAY(2027, 1, 13);
	f.booked_id = 4;
	row = ehc_due_review(a, &f);
	day_is(row.until, DAY(2027, 1, 13));
	assert_int_equal(row.record_id, 4);
	assert_false(row.lacks);
	assert_true(str_is(row.lead, "The meeting is booked for 13 January. The twelve months end on 1 March 2027."));
	row = ehc_due_papers(&f);
	day_is(row.start, DAY(2027, 1, 13));
	assert_false(row.is_done);
	assert_int_equal(row.record_id, 4);
	f.papers = DAY(2026, 12, 18);
	assert_true(ehc_due_papers(&f).is_done);
	day_is(ehc_due_papers(&f).done, DAY(2026, 12, 18));
	assert_true(date_none(ehc_due_report(&f).start));
	f.held = DAY(2026, 11, 20);
	f.held_id = 3;
	assert_false(ehc_due_report(&f).is_done);
	assert_int_equal(ehc_due_report(&f).record_id, 3);
	f.is_reported = true;
	assert_true(ehc_due_report(&f).is_done);
	f.made = DATE_NONE;
	row = ehc_due_review(a, &f);
	day_is(row.due, DAY(2025, 9, 1));
	assert_true(str_find(row.title, S("Enter the date")) == 0);
	assert_true(str_find(row.many, S("Enter the dates")) == 0);
	assert_true(str_find(row.why, S("the date on the plan")) > 0);
	assert_true(str_find(row.lead, S("No date")) == 0);
	arena_free(a);
}

static const char *fault(struct ehc_date v)
{
	return ehc_date_fault(&v, BORN, TODAY).field;
}

static void test_fault__by_the_field(void **state)
{
	struct ehc_date v = review(2, DAY(2026, 11, 20), EHC_STATE_HELD);

	(void)state;
	assert_null(fault(plan(DAY(2026, 3, 2))));
	assert_string_equal(fault((struct ehc_date){ 0 }), "kind");
	assert_string_equal(fault(plan(DATE_NONE)), "on_day");
	assert_string_equal(fault(plan(DAY(2016, 5, 3))), "on_day");
	assert_string_equal(fault(plan(DAY(2026, 11, 30))), "on_day");
	assert_null(fault(plan(TODAY)));
	assert_null(fault(plan(BORN)));
	assert_null(fault(review(2, DAY(2027, 1, 13), EHC_STATE_BOOKED)));
	assert_string_equal(fault(review(2, DAY(2027, 1, 13), EHC_STATE_HELD)), "state");
	v.papers_on = DAY(2026, 11, 6);
	v.report_on = DAY(2026, 11, 27);
	v.decided_on = TODAY;
	assert_null(fault(v));
	v.state = EHC_STATE_BOOKED;
	assert_string_equal(fault(v), "state");
	v.report_on = DATE_NONE; /* a decision alone says that it was held, too */
	assert_string_equal(fault(v), "state");
	v.report_on = TODAY;
	v.decided_on = DATE_NONE;
	assert_string_equal(fault(v), "state");
	v.state = EHC_STATE_HELD;
	v.papers_on = DAY(2026, 11, 21);
	assert_string_equal(fault(v), "papers_on");
	v.papers_on = DATE_NONE;
	v.report_on = DAY(2026, 11, 19);
	assert_string_equal(fault(v), "report_on");
	v.report_on = DATE_NONE;
	v.decided_on = DAY(2026, 11, 30);
	assert_string_equal(fault(v), "decided_on");
	v = plan(DAY(2026, 3, 2));
	v.report_on = DAY(2026, 3, 10);
	assert_string_equal(fault(v), "kind");
	v.report_on = DATE_NONE;
	v.decided_on = DAY(2026, 3, 10);
	assert_string_equal(fault(v), "kind");
	v.decided_on = DATE_NONE;
	v.outcome = EHC_OUTCOME_KEEP;
	assert_string_equal(fault(v), "kind");
}

/* All of it on one day is possible, and none of it tomorrow. */
static void test_fault__the_edges(void **state)
{
	struct ehc_date v = review(2, TODAY, EHC_STATE_HELD);

	(void)state;
	v.papers_on = v.report_on = v.decided_on = TODAY;
	assert_null(fault(v));
	v.report_on = date_add(TODAY, 1);
	assert_string_equal(fault(v), "report_on");
	v.report_on = TODAY;
	v.papers_on = date_add(TODAY, 1);
	assert_string_equal(fault(v), "papers_on");
	v = review(2, date_add(TODAY, 30), EHC_STATE_BOOKED);
	v.papers_on = date_add(TODAY, 1);
	assert_string_equal(fault(v), "papers_on");
}

TEST_MAIN(test_ehc_due_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fact__the_latest_counts_in_any_order),
		cmocka_unit_test(test_rows__what_is_owed),
		cmocka_unit_test(test_fault__by_the_field),
		cmocka_unit_test(test_fault__the_edges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
