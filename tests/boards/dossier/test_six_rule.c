/* boards/dossier/six_rule: who is suggested, and what the record shows in a line. */
#include "support/support.h"

#include "boards/dossier/six_rule.h"

static struct arena *a;

static int setup(void **state)
{
	(void)state;
	a = test_arena();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void test_suggest__differ_as_far_as_they_can(void **state)
{
	const struct six_kind k[] = {
		{ STATUS_K, 5, S("SPLD"), .stage = 2 },
		{ STATUS_K, 5, S("SPLD"), .stage = 2 },
		{ STATUS_E, 5, S("ASD"), .stage = 2 },
		{ STATUS_K, 5, S("SPLD"), .stage = 2 },
		{ STATUS_K, 2, S("SLCN"), .looked_after = true, .stage = 1 },
		{ STATUS_K, 5, S("SPLD"), .language = true, .stage = 2, .late = true },
	};
	size_t out[SIX];

	(void)state;
	assert_int_equal(six_suggest(k, 6, 3, out), 3);
	assert_int_equal(out[0], 4); /* looked after: what is rarest counts most */
	assert_int_equal(out[1], 5);
	assert_int_equal(out[2], 2);
	assert_int_equal(six_suggest(k, 6, SIX, out), 6);
	for (size_t i = 0; i < 6; i++)
		for (size_t j = 0; j < i; j++)
			assert_int_not_equal(out[i], out[j]);
	assert_int_equal(six_suggest(k, 2, SIX, out), 2);
	assert_int_equal(six_suggest(k, 0, SIX, out), 0);
}

static void shows(struct dossier_fact f, const char *wanted)
{
	f.today = (struct date){ 2026, 3, 10 };
	assert_string_equal(str_c(a, six_shows(a, &f)), wanted);
}

static void test_shows__one_line(void **state)
{
	struct dossier_cycle y[] = {
		{ .number = 1, .opened = { 2025, 1, 14 }, .judged = true, .outcomes = 2 },
		{ .number = 2, .opened = { 2025, 9, 1 }, .judged = true, .outcomes = 2 },
		{ .number = 3, .opened = { 2026, 1, 9 } },
	};
	struct dossier_cycle young = { .number = 1, .opened = { 2026, 3, 3 } };
	struct dossier_outcome o[] = { { .progress = { .state = PROGRESS_BEHIND } },
		                       { .progress = { .state = PROGRESS_REACHED } } };

	(void)state;
	shows((struct dossier_fact){ .cycles = 0 }, "No cycle yet");
	shows((struct dossier_fact){ .ehc = S("Annual review: booked, 27 March 2026.") },
	      "Annual review: booked, 27 March 2026.");
	shows((struct dossier_fact){ .cycle = &young, .cycles = 1 }, "New: cycle 1 since 3 March");
	shows((struct dossier_fact){ .cycle = y, .cycles = 3 }, "No outcome reached in two cycles");
	y[1].reached = 2;
	shows((struct dossier_fact){ .cycle = y, .cycles = 3 }, "All outcomes of cycle 2 reached");
	y[1].reached = 1;
	shows((struct dossier_fact){ .cycle = y, .cycles = 3, .outcome = o, .outcomes = 2 },
	      "Behind in 1 of 2 outcomes");
	shows((struct dossier_fact){ .cycle = y, .cycles = 3, .stage = S("Do, cycle 3") }, "Do, cycle 3");
}

static void test_also__in_words(void **state)
{
	(void)state;
	assert_string_equal(str_c(a, six_also(a, &(struct six_kind){ .looked_after = true,
	                                                             .language = true,
	                                                             .health = true })),
	                    "Looked after, EAL, Health");
	assert_int_equal(six_also(a, &(struct six_kind){ .year = 3 }).n, 0);
}

TEST_MAIN(test_six_rule)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_suggest__differ_as_far_as_they_can),
		T(test_shows__one_line),
		T(test_also__in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
