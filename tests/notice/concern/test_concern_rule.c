/* notice/concern/concern_rule: the clock in school days, what an answer needs. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "notice/concern/concern_rule.h"

#define DAY(y, m, d) ((struct date){ y, m, d })
#define SAME_DAY(a, b) assert_int_equal(date_cmp((a), (b)), 0)
#define TODAY DAY(2026, 3, 10)

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

static void test_due__counts_school_days(void **state)
{
	const struct calendar *c = test_calendar();

	(void)state;
	SAME_DAY(concern_due(c, DAY(2026, 3, 10), 10), DAY(2026, 3, 24));
	SAME_DAY(concern_due(c, DAY(2026, 3, 14), 1), DAY(2026, 3, 16)); /* a Saturday */
	SAME_DAY(concern_due(c, DAY(2026, 2, 12), 3), DAY(2026, 2, 24)); /* the half-term holiday does not count */
	SAME_DAY(concern_due(c, DAY(2026, 3, 10), 0), concern_due(c, DAY(2026, 3, 10), CONCERN_DAYS));
	SAME_DAY(concern_due(c, DAY(2026, 3, 10), 999), concern_due(c, DAY(2026, 3, 10), CONCERN_DAYS_MOST));
}

static void test_clock__left_late_answered(void **state)
{
	struct concern q = { .raised_on = DAY(2026, 2, 24), .answer_by = DAY(2026, 3, 10) };
	struct concern_clock k = concern_clock(A, test_calendar(), &q, TODAY);

	(void)state;
	assert_true(str_is(k.words, "Answer today"));
	assert_int_equal(k.late, 0);
	k = concern_clock(A, test_calendar(), &q, DAY(2026, 3, 6));
	assert_true(str_is(k.words, "Answer by Tuesday 10 March 2026: 2 school days left"));
	k = concern_clock(A, test_calendar(), &q, DAY(2026, 3, 13));
	assert_int_equal(k.late, 3);
	k = concern_clock(A, test_calendar(), &q, DAY(2026, 3, 15)); /* a Sunday is no school day */
	assert_int_equal(k.late, 3);
	assert_true(str_is(k.words, "An answer was due on Tuesday 10 March 2026"));
	k = concern_clock(A, test_calendar(), &q, DAY(2026, 3, 9));
	assert_true(str_is(k.words, "Answer by Tuesday 10 March 2026: 1 school day left"));
	q.answer_by = DAY(2026, 3, 13);
	k = concern_clock(A, test_calendar(), &q, DAY(2026, 3, 14));
	assert_int_equal(k.late, 1);
	k = concern_clock(A, test_calendar(), &q, DAY(2026, 3, 16));
	assert_int_equal(k.late, 1);
	k = concern_clock(A, test_calendar(), &q, DAY(2026, 3, 17));
	assert_int_equal(k.late, 2);
	q.answered_on = DAY(2026, 3, 12);
	k = concern_clock(A, test_calendar(), &q, DAY(2026, 3, 20));
	assert_true(k.answered);
	assert_int_equal(k.late, 0);
	assert_true(str_is(k.words, "Answered on 12 March 2026"));
}

static void test_check__an_answer_needs_what_it_rests_on(void **state)
{
	struct concern_fault f[CONCERN_FAULTS];
	struct concern q = { .result = CONCERN_WATCH, .look_on = TODAY };

	(void)state;
	assert_int_equal(concern_check(&q, false, TODAY, f), 1);
	assert_string_equal(f[0].at, "look_on");
	q.look_on = DATE_NONE;
	assert_int_equal(concern_check(&q, false, TODAY, f), 0); /* kept for later: anything goes */
	assert_int_equal(concern_check(&q, true, TODAY, f), 5);
	assert_string_equal(f[0].at, "compared");
	q.compared = q.reason = q.answer = S("We looked");
	q.answered_how = ANSWERED_PAGE;
	q.look_on = DAY(2026, 4, 1);
	assert_int_equal(concern_check(&q, true, TODAY, f), 1); /* nobody to read it there */
	assert_string_equal(f[0].at, "answered_how");
	q.person_id = 7;
	assert_int_equal(concern_check(&q, true, TODAY, f), 0);
	q.person_id = 0;
	q.answered_how = ANSWERED_PHONE; /* without a page, but by telephone */
	assert_int_equal(concern_check(&q, true, TODAY, f), 0);
	q.answer = S(" \n");
	assert_int_equal(concern_check(&q, true, TODAY, f), 1);
	q.answer = S("We looked");
	q.look_on = DATE_NONE;
	q.result = CONCERN_ADAPT;
	assert_int_equal(concern_check(&q, true, TODAY, f), 1);
	assert_string_equal(f[0].at, "look_on");
	q.result = CONCERN_NOTHING; /* then there is nothing to look at again */
	assert_int_equal(concern_check(&q, true, TODAY, f), 0);
	q.result = CONCERN_WATCH;
	q.look_on = DAY(2026, 3, 11); /* tomorrow */
	assert_int_equal(concern_check(&q, true, TODAY, f), 0);
	q.answered_how = ANSWERED_NONE;
	assert_int_equal(concern_check(&q, true, TODAY, f), 1);
	assert_string_equal(f[0].at, "answered_how");
	q.result = CONCERN_NONE;
	assert_int_equal(concern_check(&q, true, TODAY, f), 2);
	assert_string_equal(f[0].at, "result");
}

static void test_shown__to_whom(void **state)
{
	static const enum concern_result OF_LESSONS[] = { CONCERN_ADAPT, CONCERN_WATCH, CONCERN_DISCUSS };
	struct concern q = { .noted_by = 7, .result = CONCERN_NOTHING };

	(void)state;
	assert_true(concern_is_shown(ROLE_SENCO, false, &q));
	assert_true(concern_is_shown(ROLE_HEAD, false, &q));
	assert_true(concern_is_shown(ROLE_TEACHER, true, &q));
	assert_false(concern_is_shown(ROLE_TEACHER, false, &q));
	for (size_t i = 0; i < sizeof OF_LESSONS / sizeof *OF_LESSONS; i++) {
		q.result = OF_LESSONS[i];
		assert_true(concern_is_shown(ROLE_TEACHER, false, &q));
	}
	q.private = 1;
	assert_true(concern_is_shown(ROLE_SENCO, false, &q));
	assert_false(concern_is_shown(ROLE_HEAD, false, &q));
	assert_false(concern_is_shown(ROLE_TEACHER, true, &q));
}

/* Of two concerns, in either order, this one; 0: none. */
static void now_is(struct concern x, struct concern y, int64_t id)
{
	const struct date since = DAY(2026, 1, 5);

	for (int turned = 0; turned < 2; turned++) {
		const struct concern both[] = { turned ? y : x, turned ? x : y };
		struct concern_asks r = concern_asks(ROLE_SENCO, 1, both, 2, since, TODAY);

		assert_int_equal(r.now == NULL ? 0 : r.now->id, id);
	}
}

static struct concern answered(int64_t id, struct date raised, struct date on, enum concern_result result)
{
	return (struct concern){ .id = id, .raised_on = raised, .answered_on = on, .result = result };
}

static void test_asks__the_one_that_is_due_first(void **state)
{
	const struct concern early = { .id = 9, .raised_on = DAY(2026, 2, 1), .answer_by = DAY(2026, 3, 12) };
	const struct concern late = { .id = 2, .raised_on = DAY(2026, 2, 9), .answer_by = DAY(2026, 3, 13) };
	const struct concern same_day = { .id = 8, .raised_on = DAY(2026, 1, 9), .answer_by = DAY(2026, 3, 12) };
	const struct concern twin = { .id = 5, .raised_on = DAY(2026, 2, 1), .answer_by = DAY(2026, 3, 12) };
	const struct date since = DAY(2026, 1, 5);

	(void)state;
	now_is(early, late, 9);
	now_is(early, same_day, 9); /* raised last */
	now_is(early, twin, 5);
	now_is(early, answered(1, DAY(2026, 3, 1), DAY(2026, 3, 9), CONCERN_DISCUSS), 9); /* open ones before talks */
	now_is(answered(1, DAY(2026, 2, 1), since, CONCERN_DISCUSS),
	       answered(2, DAY(2026, 1, 1), DAY(2026, 3, 9), CONCERN_DISCUSS), 1);
	now_is(answered(1, DAY(2026, 2, 1), date_add(since, -1), CONCERN_DISCUSS),
	       answered(2, DAY(2026, 1, 1), DAY(2026, 3, 9), CONCERN_WATCH), 0);
	now_is(answered(3, DAY(2026, 2, 1), DAY(2026, 3, 9), CONCERN_DISCUSS),
	       answered(2, DAY(2026, 2, 1), DAY(2026, 3, 8), CONCERN_DISCUSS), 2);
}

static void test_asks__what_is_private_of_the_senco_alone(void **state)
{
	const struct concern q = { .id = 9, .answer_by = DAY(2026, 3, 12), .private = 1 };

	(void)state;
	assert_non_null(concern_asks(ROLE_SENCO, 1, &q, 1, TODAY, TODAY).now);
	assert_null(concern_asks(ROLE_HEAD, 1, &q, 1, TODAY, TODAY).now);
	assert_null(concern_asks(ROLE_SENCO, 1, &q, 0, TODAY, TODAY).now);
}

static struct concern looked_at(int64_t id, struct date look)
{
	struct concern q = answered(id, DAY(2026, 2, 1), DAY(2026, 2, 20), CONCERN_WATCH);

	q.look_on = look;
	return q;
}

/* Of two concerns, in either order, this is the one to look at again; 0: none. newest: when something was done last. */
static void look_is(enum role hat, struct concern x, struct concern y, struct date newest, int64_t id)
{
	for (int turned = 0; turned < 2; turned++) {
		const struct concern both[] = { turned ? y : x, turned ? x : y };
		struct concern_asks r = concern_asks(hat, 1, both, 2, TODAY, newest);

		assert_int_equal(r.look == NULL ? 0 : r.look->id, id);
	}
}

static void test_asks__the_first_to_look_at_again(void **state)
{
	const struct concern first = looked_at(4, DAY(2026, 3, 20)), second = looked_at(3, DAY(2026, 3, 21)),
	                     twin = looked_at(2, DAY(2026, 3, 20)), never = looked_at(1, DATE_NONE);
	const struct date on = DAY(2026, 2, 20); /* their answer */
	struct concern open = second, quiet = first;

	(void)state;
	look_is(ROLE_SENCO, first, second, on, 4);
	look_is(ROLE_SENCO, first, twin, on, 2);
	look_is(ROLE_SENCO, first, never, on, 4);
	look_is(ROLE_SENCO, never, never, on, 0);
	look_is(ROLE_SENCO, first, second, date_add(on, 1), 0); /* something was done since */
	look_is(ROLE_SENCO, first, second, date_add(on, -1), 4);
	open.answered_on = DATE_NONE;
	look_is(ROLE_SENCO, open, never, DATE_NONE, 0);
	quiet.result = CONCERN_NOTHING;
	look_is(ROLE_TEACHER, quiet, second, on, 3); /* shown to the head and the SENCO only */
	look_is(ROLE_TEACHER, quiet, never, on, 0);
	look_is(ROLE_HEAD, quiet, second, on, 4);
}

TEST_MAIN(test_concern_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_due__counts_school_days),
		cmocka_unit_test(test_clock__left_late_answered),
		cmocka_unit_test(test_check__an_answer_needs_what_it_rests_on),
		cmocka_unit_test(test_shown__to_whom),
		cmocka_unit_test(test_asks__the_one_that_is_due_first),
		cmocka_unit_test(test_asks__what_is_private_of_the_senco_alone),
		cmocka_unit_test(test_asks__the_first_to_look_at_again),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
