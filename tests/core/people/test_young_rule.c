/* core/people/young_rule: the day the rights pass, computed by hand from the rule, and what parents may do after it. */
#include "support/support.h"

#include "core/people/young_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define TEXT_IS(s, lit) assert_true(str_is((s), (lit)))
#define DAY(y, m, d) ((struct date){ y, m, d })
#define SAME_DAY(a, b) assert_int_equal(date_cmp((a), (b)), 0)

enum { MOTHER = 11, FATHER = 12 };

static const struct date BORN = { 2009, 3, 1 }; /* 16 on 1 March 2025; school age ended on Friday 27 June 2025 */
static const struct date TODAY = { 2026, 3, 10 };

static struct young on(struct arena *a, const struct young_fact *f, size_t n, struct date today)
{
	return young_of(a, BORN, f, n, today);
}

static void test_rights__pass_on_the_day_after_the_last_friday_of_june(void **state)
{
	static const struct {
		struct date born;
		struct date from;
	} WORKED[] = {
		{ { 2009, 3, 1 }, { 2025, 6, 28 } },  /* 27 June 2025 is the last Friday */
		{ { 2009, 8, 31 }, { 2025, 6, 28 } }, /* 16 only at the end of August: same school year */
		{ { 2009, 9, 1 }, { 2026, 6, 27 } },  /* a day younger: a year later */
		{ { 2010, 9, 1 }, { 2027, 6, 26 } },  { { 2011, 8, 31 }, { 2027, 6, 26 } },
		{ { 2012, 2, 29 }, { 2028, 7, 1 } }, /* the last Friday is 30 June */
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof WORKED / sizeof WORKED[0]; i++) {
		struct date from = WORKED[i].from;
		struct young before = young_of(a, WORKED[i].born, NULL, 0, date_add(from, -1));
		struct young after = young_of(a, WORKED[i].born, NULL, 0, from);

		SAME_DAY(before.who.young_from, from);
		assert_false(before.decides);
		assert_true(before.is_near);
		assert_true(after.decides);
		EQ(date_weekday(from), 5); /* a Saturday */
		assert_false(young_of(a, WORKED[i].born, NULL, 0, date_add(from, -YOUNG_NOTICE_DAYS - 1)).is_near);
		assert_true(young_of(a, WORKED[i].born, NULL, 0, date_add(from, -YOUNG_NOTICE_DAYS)).is_near);
		SAME_DAY(after.explain_by, date_add(from, -YOUNG_EXPLAIN_DAYS));
	}
	arena_free(a);
}

static void test_parent__decides_before_and_reads_on_after(void **state)
{
	struct arena *a = test_arena();
	struct young y = on(a, NULL, 0, DAY(2025, 6, 27));
	struct young_parent p = young_parent(&y, MOTHER);

	(void)state;
	assert_true(p.sees && p.counts);
	y = on(a, NULL, 0, DAY(2025, 6, 28));
	p = young_parent(&y, MOTHER);
	assert_true(p.sees);
	assert_false(p.counts || p.is_asked);
	TEXT_IS(p.why, "Nothing is recorded: keeps reading. The young person’s answers count.");
	SAME_DAY(p.since, DAY(2025, 6, 28));
	arena_free(a);
}

static void test_agreement__the_newest_that_names_them_holds(void **state)
{
	const struct young_fact f[] = {
		{ 1, YOUNG_SHARE, 0, { 2025, 9, 1 }, { 0 } },
		{ 2, YOUNG_KEEP, FATHER, { 2025, 11, 3 }, { 0 } },
		{ 3, YOUNG_KEEP, MOTHER, { 2025, 12, 1 }, { 2026, 1, 31 } },
		{ 4, YOUNG_KEEP, MOTHER, { 2026, 3, 10 }, { 0 } },
		{ 5, YOUNG_SHARE, MOTHER, { 2026, 3, 10 }, { 0 } }, /* the same day, said later */
	};
	struct arena *a = test_arena();
	struct young y = on(a, f, 2, TODAY);

	(void)state;
	assert_true(young_parent(&y, MOTHER).sees);
	assert_true(young_parent(&y, MOTHER).is_asked);
	TEXT_IS(young_parent(&y, MOTHER).why, "The young person agreed to share plans and letters.");
	TEXT_IS(young_parent(&y, FATHER).why, "The young person does not want to share what is new.");
	assert_false(young_parent(&y, MOTHER).counts); /* sharing is not deciding */
	assert_false(young_parent(&y, FATHER).sees);
	SAME_DAY(young_parent(&y, FATHER).since, DAY(2025, 11, 3));
	y = on(a, f, 3, DAY(2026, 1, 31));
	assert_false(young_parent(&y, MOTHER).sees);
	y = on(a, f, 3, DAY(2026, 2, 1)); /* it has ended: the older one holds again */
	assert_true(young_parent(&y, MOTHER).sees);
	y = on(a, f, 4, TODAY);
	assert_false(young_parent(&y, MOTHER).sees);
	y = on(a, f, 5, TODAY);
	assert_true(young_parent(&y, MOTHER).sees);
	y = on(a, f, 5, DAY(2025, 6, 27)); /* said beforehand: the parents decide still */
	assert_true(young_parent(&y, FATHER).sees && young_parent(&y, FATHER).counts);
	arena_free(a);
}

static void test_capacity__somebody_acts_while_it_holds(void **state)
{
	const struct young_fact f[] = { { 1, YOUNG_KEEP, 0, { 2025, 9, 1 }, { 0 } },
		                        { 2, YOUNG_ACTS, MOTHER, { 2026, 1, 5 }, { 2026, 4, 1 } } };
	struct arena *a = test_arena();
	struct young y = on(a, f, 2, TODAY);

	(void)state;
	EQ(y.who.kind, ADDRESSEE_FOR_YOUNG);
	assert_false(y.decides);
	assert_non_null(y.acts);
	assert_true(young_parent(&y, MOTHER).counts);
	assert_true(young_parent(&y, MOTHER).sees);
	assert_false(young_parent(&y, FATHER).counts);
	y = on(a, f, 2, DAY(2026, 4, 2));
	assert_true(y.decides);
	assert_false(young_parent(&y, MOTHER).sees);
	y = on(a, f, 2, DAY(2025, 6, 1));
	assert_null(y.acts);
	assert_true(young_parent(&y, FATHER).counts);
	arena_free(a);
}

/* Recorded without a name: every parent acts. */
static void test_capacity__nobody_named_means_every_parent(void **state)
{
	const struct young_fact f[] = { { 1, YOUNG_ACTS, MOTHER, { 2025, 9, 1 }, { 0 } },
		                        { 2, YOUNG_ACTS, 0, { 2026, 1, 5 }, { 0 } } };
	struct arena *a = test_arena();
	struct young y = on(a, f, 2, TODAY);

	(void)state;
	EQ(y.acts->id, 2);
	assert_true(young_parent(&y, MOTHER).counts);
	TEXT_IS(young_parent(&y, MOTHER).why, "Acts in the young person’s place.");
	assert_true(young_parent(&y, FATHER).counts);
	SAME_DAY(young_parent(&y, FATHER).since, DAY(2026, 1, 5));
	y = on(a, f, 2, DAY(2025, 9, 1)); /* from its first day */
	EQ(y.acts->id, 1);
	y = on(a, f, 2, DAY(2026, 1, 4)); /* until then the mother alone */
	assert_true(young_parent(&y, MOTHER).counts);
	assert_false(young_parent(&y, FATHER).counts);
	TEXT_IS(young_parent(&y, FATHER).why, "Keeps reading. Somebody else acts in the young person’s place.");
	arena_free(a);
}

static void test_explained__first_day_and_kinds(void **state)
{
	const struct young_fact f[] = { { 1, YOUNG_EXPLAINED, 0, { 2025, 4, 2 }, { 0 } },
		                        { 2, YOUNG_EXPLAINED, 0, { 2025, 3, 20 }, { 0 } } };
	const struct young_fact others[] = { { 1, YOUNG_SHARE, 0, { 2025, 1, 2 }, { 0 } },
		                             { 2, YOUNG_ACTS, MOTHER, { 2025, 1, 5 }, { 0 } } };
	struct arena *a = test_arena();
	struct young y = on(a, f, 2, TODAY);

	(void)state;
	SAME_DAY(y.explained, DAY(2025, 3, 20));
	y = on(a, others, 2, TODAY);
	assert_true(date_none(y.explained)); /* what else is recorded explains nothing */
	/* Somebody who acts already before that day does not take the rights from the parents. */
	y = on(a, others + 1, 1, DAY(2025, 6, 27));
	assert_null(y.acts);
	assert_true(young_parent(&y, FATHER).counts);
	TEXT_IS(young_parent(&y, FATHER).why, "The parents decide.");
	assert_false(young_parent(&y, MOTHER).is_asked);
	arena_free(a);
}

TEST_MAIN(test_young_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rights__pass_on_the_day_after_the_last_friday_of_june),
		cmocka_unit_test(test_parent__decides_before_and_reads_on_after),
		cmocka_unit_test(test_agreement__the_newest_that_names_them_holds),
		cmocka_unit_test(test_capacity__somebody_acts_while_it_holds),
		cmocka_unit_test(test_capacity__nobody_named_means_every_parent),
		cmocka_unit_test(test_explained__first_day_and_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
