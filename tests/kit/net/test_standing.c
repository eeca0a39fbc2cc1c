/* kit/net/standing: what the front remembers of cookies and of what pages cost. */
#include "support/support.h"

#include "kit/net/standing.h"

#include <stdlib.h>

enum { MINUTE_US = 60 * 1000000, MANY = 10 * STANDING_SETS * STANDING_WAYS };

static int set_up(void **state)
{
	*state = calloc(1, sizeof(struct standing));
	standing_begin(*state);
	return 0;
}

static int tear_down(void **state)
{
	free(*state);
	return 0;
}

static void test_mark__says_nothing_to_others(void **state)
{
	struct standing *s = *state;
	struct standing other;
	uint64_t mark = standing_mark(s, MARK_SESSION, S("a"));

	standing_begin(&other);
	assert_true(mark != 0);
	assert_true(mark == standing_mark(s, MARK_SESSION, S("a")));
	assert_true(mark != standing_mark(s, MARK_SESSION, S("b")));
	assert_true(mark != standing_mark(s, MARK_DEVICE, S("a")));
	assert_true(mark != standing_mark(&other, MARK_SESSION, S("a")));
	assert_true(standing_mark(s, MARK_SESSION, STR_NONE) == 0);
}

static void test_has__what_a_worker_said_for_some_minutes(void **state)
{
	struct standing *s = *state;
	uint64_t mark = standing_mark(s, MARK_SESSION, S("a"));

	assert_false(standing_has(s, mark, 5));
	standing_set(s, mark, false, 5);
	assert_false(standing_has(s, mark, 5));
	standing_set(s, mark, true, 5);
	assert_true(standing_has(s, mark, 9LL * MINUTE_US));
	assert_false(standing_has(s, mark, 11LL * MINUTE_US));
	standing_set(s, mark, true, 11LL * MINUTE_US);
	assert_true(standing_has(s, mark, 12LL * MINUTE_US));
	standing_set(s, mark, false, 12LL * MINUTE_US); /* signed out */
	assert_false(standing_has(s, mark, 12LL * MINUTE_US));
	standing_set(s, 0, true, 5); /* no cookie at all */
	assert_false(standing_has(s, 0, 5));
}

/* More sessions than there are places: the newest of each set stay. */
static void test_has__the_newest_when_it_is_full(void **state)
{
	struct standing *s = *state;
	char name[] = "00000000";
	size_t had = 0;

	for (int i = 0; i < MANY; i++) {
		for (int k = 0, n = i; k < 8; k++, n /= 10)
			name[k] = (char)('0' + n % 10);
		standing_set(s, standing_mark(s, MARK_SESSION, str_of(name)), true, i);
		assert_true(standing_has(s, standing_mark(s, MARK_SESSION, str_of(name)), i));
	}
	for (int i = 0; i < MANY; i++) {
		for (int k = 0, n = i; k < 8; k++, n /= 10)
			name[k] = (char)('0' + n % 10);
		had += standing_has(s, standing_mark(s, MARK_SESSION, str_of(name)), MANY);
	}
	assert_int_equal(had, STANDING_SETS * STANDING_WAYS);
}

static void test_cost__follows_the_shape_of_the_path(void **state)
{
	struct standing *s = *state;
	uint64_t plan = standing_shape(s, S("/pupil/7/plan"));

	assert_true(plan == standing_shape(s, S("/pupil/123456789012345678/plan")));
	assert_true(plan != standing_shape(s, S("/pupil/7/plans")));
	assert_true(standing_shape(s, S("/")) != standing_shape(s, S("/1")));
	standing_spent(s, plan, 1000); /* too little to be remembered */
	assert_int_equal(standing_cost(s, plan), 0);
	standing_spent(s, plan, 200 * 1000);
	assert_int_equal(standing_cost(s, plan), 200 * 1000);
	standing_spent(s, plan, 40 * 1000);
	assert_int_equal(standing_cost(s, plan), 180 * 1000);
	for (int i = 0; i < 50; i++)
		standing_spent(s, plan, 1000);
	assert_true(standing_cost(s, plan) < 10 * 1000);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

TEST_MAIN(test_standing)
{
	const struct CMUnitTest tests[] = {
		T(test_mark__says_nothing_to_others),
		T(test_has__what_a_worker_said_for_some_minutes),
		T(test_has__the_newest_when_it_is_full),
		T(test_cost__follows_the_shape_of_the_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
