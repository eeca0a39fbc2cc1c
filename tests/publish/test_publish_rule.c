/* publish/publish_rule: what is missing, when it is due, who may take which step. */
#include "support/support.h"

#include "publish/publish_rule.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })

static const struct publish_kind YEARLY = { .cycle = PUBLISH_YEARLY };
static const struct publish_kind THREE = { .cycle = PUBLISH_THREE_YEARS };
static const struct publish_kind FIXED = { .cycle = PUBLISH_BY_DAY, .by = { 2026, 12, 31 } };

static void test_due__worked_examples(void **state)
{
	static const struct {
		const struct publish_kind *kind;
		struct date published, today, due;
	} EXAMPLE[] = {
		{ &YEARLY, { 2025, 9, 8 }, { 2026, 3, 10 }, { 2026, 9, 8 } },
		{ &YEARLY, { 2024, 2, 29 }, { 2026, 3, 10 }, { 2025, 2, 28 } }, /* a leap day */
		{ &YEARLY, { 0, 0, 0 }, { 2026, 3, 10 }, { 2026, 8, 31 } },     /* within the school year */
		{ &YEARLY, { 0, 0, 0 }, { 2026, 9, 1 }, { 2027, 8, 31 } },
		{ &THREE, { 2024, 7, 1 }, { 2026, 3, 10 }, { 2027, 7, 1 } },
		{ &FIXED, { 0, 0, 0 }, { 2026, 12, 1 }, { 2026, 12, 31 } },
		{ &FIXED, { 0, 0, 0 }, { 2027, 2, 1 }, { 2026, 12, 31 } },      /* late, and stays so */
		{ &FIXED, { 2026, 12, 14 }, { 2027, 2, 1 }, { 2027, 12, 14 } }, /* then yearly */
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof EXAMPLE / sizeof EXAMPLE[0]; i++) {
		const struct date due = publish_due(EXAMPLE[i].kind, EXAMPLE[i].published, EXAMPLE[i].today);

		if (date_cmp(due, EXAMPLE[i].due) != 0)
			fail_msg("example %zu: %d-%d-%d", i, due.y, due.m, due.d);
	}
	assert_true(str_is(publish_period(a, &YEARLY, DAY(2025, 9, 8)), "2025 to 2026"));
	assert_true(str_is(publish_period(a, &YEARLY, DAY(2026, 8, 31)), "2025 to 2026"));
	assert_true(str_is(publish_period(a, &THREE, DAY(2024, 7, 1)), "2024 to 2027"));
	assert_int_equal(publish_period(a, &YEARLY, DATE_NONE).n, 0);
	arena_free(a);
}

static void test_want__worked_examples(void **state)
{
	const struct publish_part words = { .key = S("a") };
	const struct publish_part facts = { .key = S("a"), .facts_do = true };
	const struct publish_part plan = { .key = S("a"), .rows = PUBLISH_ACTIONS };
	const struct publish_part costs = { .key = S("a"), .rows = PUBLISH_ACTIVITIES };
	const struct publication_part none = { .words = S(" \n") }, some = { .words = S("Text") };
	const struct publication_part old = { .words = S("Text"), .carried = 1 };
	struct publication_line row[] = { { .part = S("b"), .action = S("Else"), .cost = MILLI_NONE },
		                          { .part = S("a"), .action = S("Ramp"), .cost = MILLI_NONE } };

	(void)state;
	assert_int_equal(publish_want(&words, &none, NULL, 0, true), WANT_WORDS);
	assert_int_equal(publish_want(&words, &some, NULL, 0, false), WANT_NOTHING);
	assert_int_equal(publish_want(&words, &old, NULL, 0, false), WANT_CHECK);
	assert_int_equal(publish_want(&facts, &none, NULL, 0, true), WANT_NOTHING);
	assert_int_equal(publish_want(&facts, &none, NULL, 0, false), WANT_FACT);
	assert_int_equal(publish_want(&plan, &some, row, 1, false), WANT_ROWS); /* of another part */
	assert_int_equal(publish_want(&plan, &none, row, 2, false), WANT_DAY);
	row[1].by_day = DAY(2026, 7, 1);
	assert_int_equal(publish_want(&plan, &none, row, 2, false), WANT_WHO);
	row[1].who = S("Head");
	assert_int_equal(publish_want(&plan, &none, row, 2, false), WANT_NOTHING);
	assert_int_equal(publish_want(&costs, &none, row, 2, false), WANT_COST);
	row[1].cost = 0;
	assert_int_equal(publish_want(&costs, &none, row, 2, false), WANT_BARRIER);
	row[1].barrier = S("Stairs");
	assert_int_equal(publish_want(&costs, &none, row, 2, false), WANT_NOTHING);
	row[0].part = S("a"); /* of two rows the first that wants something is said, wherever it stands */
	assert_int_equal(publish_want(&plan, &none, row, 2, false), WANT_DAY);
	row[0] = row[1];
	row[1].who = S("");
	assert_int_equal(publish_want(&plan, &none, row, 2, false), WANT_WHO);
	for (int w = WANT_NOTHING; w <= WANT_FACT; w++)
		assert_true(publish_want_words((enum publish_want)w).n > 0);
}

/* Each step follows on one state only, but that a version can be taken back until it is published. */
static void test_step__from_state_to_state(void **state)
{
	static const bool FITS[][5] = { /* send, take back, return, approve, publish */
		                        [PUBLISH_DRAFT] = { true, false, false, false, false },
		                        [PUBLISH_SENT] = { false, true, true, true, false },
		                        [PUBLISH_APPROVED] = { false, true, false, false, true },
		                        [PUBLISH_PUBLISHED] = { false, false, false, false, false }
	};

	(void)state;
	for (int s = PUBLISH_DRAFT; s <= PUBLISH_PUBLISHED; s++)
		for (int step = STEP_SEND; step <= STEP_PUBLISH; step++)
			assert_int_equal(publish_step_fits((enum publish_state)s, (enum publish_step)step),
			                 FITS[s][step]);
	assert_int_equal(publish_step_to(STEP_RETURN), PUBLISH_DRAFT);
	assert_int_equal(publish_step_to(STEP_APPROVE), PUBLISH_APPROVED);
}

static void test_may__by_role(void **state)
{
	(void)state;
	for (int r = ROLE_NONE; r < ROLE_COUNT; r++)
		for (int step = STEP_SEND; step <= STEP_PUBLISH; step++) {
			const bool decides = step == STEP_RETURN || step == STEP_APPROVE;
			const bool may = r == ROLE_HEAD || r == (decides ? ROLE_GOVERNOR : ROLE_SENCO);

			assert_int_equal(publish_step_may((enum role)r, (enum publish_step)step), may);
		}
	assert_true(publish_part_may(ROLE_SENCO, 1, 2));
	assert_true(publish_part_may(ROLE_TEACHER, 2, 2));
	assert_false(publish_part_may(ROLE_TEACHER, 1, 2));
	assert_false(publish_part_may(ROLE_TA, 0, 0));
	assert_false(publish_part_may(ROLE_GOVERNOR, 2, 2));
}

TEST_MAIN(test_publish_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_due__worked_examples),
		cmocka_unit_test(test_want__worked_examples),
		cmocka_unit_test(test_step__from_state_to_state),
		cmocka_unit_test(test_may__by_role),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
