/* enquiry/enquiry_rule: the days that are promised, what each form needs, what keeps a clock, when details are wiped.
 */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "enquiry/enquiry_rule.h"

#define DAY(y, m, d) ((struct date){ y, m, d })
#define SAME_DAY(a, b) assert_int_equal(date_cmp((a), (b)), 0)

static struct arena *A;

static int set_up(void **state)
{
	(void)state;
	A = test_arena();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(A);
	return 0;
}

static struct enquiry question(void)
{
	return (struct enquiry){
		.kind = ENQUIRY_KIND_ASK, .desk = DESK_SCHOOL, .words = S("Who pays?"), .reach = S("020 7946 0001")
	};
}

static void test_due__school_days_by_kind(void **state)
{
	const struct enquiry_promise p = enquiry_promise_default();
	const struct calendar *c = test_calendar();
	struct enquiry q = question();

	(void)state;
	SAME_DAY(enquiry_due(c, &p, &q, DAY(2026, 3, 10)), DAY(2026, 3, 13)); /* Tuesday: 3 school days */
	SAME_DAY(enquiry_due(c, &p, &q, DAY(2026, 3, 13)), DAY(2026, 3, 18)); /* over a weekend */
	q.kind = ENQUIRY_KIND_COPY;
	SAME_DAY(enquiry_due(c, &p, &q, DAY(2026, 3, 10)), DAY(2026, 3, 17));
	q.kind = ENQUIRY_KIND_SAY;
	SAME_DAY(enquiry_due(c, &p, &q, DAY(2026, 3, 10)), DAY(2026, 3, 13)); /* wants an answer */
	q.reach = S(" ");
	assert_true(date_none(enquiry_due(c, &p, &q, DAY(2026, 3, 10))));
}

static void test_clock__left_today_late(void **state)
{
	const struct calendar *c = test_calendar();
	struct enquiry q = question();
	struct enquiry_clock k;

	(void)state;
	q.answer_by = DAY(2026, 3, 13);
	k = enquiry_clock(A, c, &q, DAY(2026, 3, 12));
	assert_true(str_is(k.words, "By Friday 13 March 2026"));
	assert_int_equal(k.late, 0);
	k = enquiry_clock(A, c, &q, DAY(2026, 3, 13));
	assert_true(str_is(k.words, "By the end of today"));
	assert_int_equal(k.late, 0);
	k = enquiry_clock(A, c, &q, DAY(2026, 3, 14)); /* a Saturday is late all the same */
	assert_int_equal(k.late, 1);
	k = enquiry_clock(A, c, &q, DAY(2026, 3, 17));
	assert_true(str_is(k.words, "Promised for Friday 13 March 2026"));
	assert_int_equal(k.late, 2);
	q.answer_by = DATE_NONE;
	k = enquiry_clock(A, c, &q, DAY(2026, 3, 17));
	assert_true(str_is(k.words, "No answer asked for"));
	assert_int_equal(k.late, 0);
}

/* The fields that are at fault, joined. */
static struct str lacks(struct enquiry q)
{
	struct enquiry_fault fault[ENQUIRY_FAULTS];
	size_t n = enquiry_check(&q, fault);
	struct str all = STR_NONE;

	for (size_t i = 0; i < n; i++)
		all = str_fmt(A, "%.*s%s ", STR_ARG(all), fault[i].at);
	return all;
}

static void test_check__what_each_form_needs(void **state)
{
	struct enquiry copy = { .kind = ENQUIRY_KIND_COPY };

	(void)state;
	assert_true(str_is(lacks(question()), ""));
	assert_true(str_is(lacks((struct enquiry){ .kind = ENQUIRY_KIND_ASK }), "desk words reach "));
	assert_true(str_is(lacks((struct enquiry){ .kind = ENQUIRY_KIND_SAY }), "clear "));
	assert_true(str_is(lacks((struct enquiry){ .kind = ENQUIRY_KIND_SAY, .clear = CLEAR_NO }), ""));
	assert_true(str_is(lacks(copy), "about form way "));
	copy.about = S("The guide");
	copy.form = COPY_FORM_LANGUAGE;
	copy.way = COPY_WAY_POST;
	assert_true(str_is(lacks(copy), "language reach "));
	copy.form = COPY_FORM_OTHER;
	assert_true(str_is(lacks(copy), "language reach "));
	copy.form = COPY_FORM_LARGE;
	copy.way = COPY_WAY_EMAIL;
	assert_true(str_is(lacks(copy), "reach "));
	copy.way = COPY_WAY_OFFICE;
	assert_true(str_is(lacks(copy), "sender "));
	copy.sender = S("D. Carter");
	assert_true(str_is(lacks(copy), ""));
}

static void test_deeds__what_keeps_the_clock(void **state)
{
	(void)state;
	assert_int_equal(enquiry_after(ENQUIRY_STEP_SPOKE), ENQUIRY_DONE);
	assert_int_equal(enquiry_after(ENQUIRY_STEP_WROTE), ENQUIRY_DONE);
	assert_int_equal(enquiry_after(ENQUIRY_STEP_SENT), ENQUIRY_DONE);
	assert_int_equal(enquiry_after(ENQUIRY_STEP_READ), ENQUIRY_DONE);
	assert_int_equal(enquiry_after(ENQUIRY_STEP_MESSAGE), ENQUIRY_NEW);
	assert_int_equal(enquiry_after(ENQUIRY_STEP_NOBODY), ENQUIRY_NEW);
	assert_int_equal(enquiry_after(ENQUIRY_STEP_BACK), ENQUIRY_NEW);
	assert_int_equal(enquiry_after(ENQUIRY_STEP_ASIDE), ENQUIRY_ASIDE);
	assert_true(enquiry_deed_fits(ENQUIRY_KIND_ASK, ENQUIRY_STEP_NOBODY));
	assert_false(enquiry_deed_fits(ENQUIRY_KIND_ASK, ENQUIRY_STEP_SENT));
	assert_true(enquiry_deed_fits(ENQUIRY_KIND_COPY, ENQUIRY_STEP_SENT));
	assert_false(enquiry_deed_fits(ENQUIRY_KIND_COPY, ENQUIRY_STEP_READ));
	assert_true(enquiry_deed_fits(ENQUIRY_KIND_SAY, ENQUIRY_STEP_READ));
	assert_false(enquiry_deed_fits(ENQUIRY_KIND_SAY, ENQUIRY_STEP_ASIDE)); /* has a button of its own */
}

static void test_promise__in_range_and_wiped_after_months(void **state)
{
	struct enquiry_promise p = enquiry_promise_default();

	(void)state;
	assert_true(enquiry_promise_sound(&p));
	SAME_DAY(enquiry_wipe_day(&p, DAY(2026, 3, 10)), DAY(2025, 9, 10));
	p.days = ENQUIRY_DAYS_MOST;
	p.copy_days = ENQUIRY_DAYS_MOST;
	p.months = ENQUIRY_MONTHS_MOST;
	assert_true(enquiry_promise_sound(&p));
	p.days++;
	assert_false(enquiry_promise_sound(&p));
	p = (struct enquiry_promise){ 1, 1, 1 };
	assert_true(enquiry_promise_sound(&p));
	assert_false(enquiry_promise_sound(&(struct enquiry_promise){ 0, 1, 1 }));
	assert_false(enquiry_promise_sound(&(struct enquiry_promise){ 1, 0, 1 }));
	assert_false(enquiry_promise_sound(&(struct enquiry_promise){ 1, 1, 0 }));
	assert_false(enquiry_promise_sound(&(struct enquiry_promise){ 1, ENQUIRY_DAYS_MOST + 1, 1 }));
	assert_false(enquiry_promise_sound(&(struct enquiry_promise){ 1, 1, ENQUIRY_MONTHS_MOST + 1 }));
}

static void test_desk__of_a_role(void **state)
{
	(void)state;
	assert_int_equal(enquiry_desk_for(ROLE_SENCO), DESK_SCHOOL);
	assert_int_equal(enquiry_desk_for(ROLE_HEAD), DESK_SCHOOL);
	assert_int_equal(enquiry_desk_for(ROLE_SENDIASS), DESK_SERVICE);
	assert_int_equal(enquiry_desk_for(ROLE_OFFICER), DESK_SERVICE);
}

TEST_MAIN(test_enquiry_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_due__school_days_by_kind),
		cmocka_unit_test(test_clock__left_today_late),
		cmocka_unit_test(test_check__what_each_form_needs),
		cmocka_unit_test(test_deeds__what_keeps_the_clock),
		cmocka_unit_test(test_promise__in_range_and_wiped_after_months),
		cmocka_unit_test(test_desk__of_a_role),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
