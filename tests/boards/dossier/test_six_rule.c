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

#define SPLD S("SPLD")
#define FIRST                                                                                                          \
	{                                                                                                              \
		STATUS_K, 5, SPLD, .language = true, .health = true, .stage = 2                                        \
	}

/* Who comes after one pupil: of two others, the one who differs more. Each line names what tells the two from the first
 * one; of two that differ as much, the one further up in the list. The first one has two circumstances and so comes
 * first. */
static void test_suggest__what_weighs_more(void **state)
{
	static const struct {
		const char *what;
		struct six_kind one, other;
		size_t second;
	} CASES[] = {
		{ "nothing", { STATUS_K, 5, SPLD, .stage = 2 }, { STATUS_K, 5, SPLD, .stage = 2 }, 1 },
		{ "a step counts", { STATUS_K, 5, SPLD, .stage = 2 }, { STATUS_K, 5, SPLD, .stage = 3 }, 2 },
		{ "a status counts", { STATUS_K, 5, SPLD, .stage = 2 }, { STATUS_E, 5, SPLD, .stage = 2 }, 2 },
		{ "a late review counts",
		  { STATUS_K, 5, SPLD, .stage = 2 },
		  { STATUS_K, 5, SPLD, .stage = 2, .late = true },
		  2 },
		{ "a circumstance that the first one has too does not",
		  { STATUS_K, 5, SPLD, .stage = 2 },
		  { STATUS_K, 5, SPLD, .language = true, .health = true, .stage = 2 },
		  1 },
		{ "a year more than a step", { STATUS_K, 5, SPLD, .stage = 3 }, { STATUS_K, 4, SPLD, .stage = 2 }, 2 },
		{ "a status more than a step",
		  { STATUS_K, 5, SPLD, .stage = 3 },
		  { STATUS_E, 5, SPLD, .stage = 2 },
		  2 },
		{ "a year as much as a status",
		  { STATUS_K, 4, SPLD, .stage = 2 },
		  { STATUS_E, 5, SPLD, .stage = 2 },
		  1 },
		{ "a status as much as a year",
		  { STATUS_E, 5, SPLD, .stage = 2 },
		  { STATUS_K, 4, SPLD, .stage = 2 },
		  1 },
		{ "a circumstance more than a year",
		  { STATUS_K, 4, SPLD, .stage = 2 },
		  { STATUS_K, 5, SPLD, .looked_after = true, .stage = 2 },
		  2 },
		{ "a circumstance more than a status",
		  { STATUS_E, 5, SPLD, .stage = 2 },
		  { STATUS_K, 5, SPLD, .looked_after = true, .stage = 2 },
		  2 },
		{ "a need more than a circumstance",
		  { STATUS_K, 5, SPLD, .looked_after = true, .stage = 2 },
		  { STATUS_K, 5, S("ASD"), .stage = 2 },
		  2 },
		{ "a need as much as status and year",
		  { STATUS_E, 4, SPLD, .stage = 2 },
		  { STATUS_K, 5, S("ASD"), .stage = 2 },
		  1 },
		{ "status and late review as much as a need",
		  { STATUS_K, 5, S("ASD"), .stage = 2 },
		  { STATUS_E, 5, SPLD, .stage = 2, .late = true },
		  1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		const struct six_kind k[] = { FIRST, CASES[i].one, CASES[i].other };
		size_t out[SIX] = { CASES[i].second, CASES[i].second, CASES[i].second };

		assert_int_equal(six_suggest(k, 3, 2, out), 2);
		assert_int_equal(out[0], 0);
		if (out[1] != CASES[i].second)
			fail_msg("%s: %zu", CASES[i].what, out[1]);
	}
}

/* Each of the circumstances counts alone, and once: not again when somebody chosen has it. */
static void test_suggest__each_circumstance_once(void **state)
{
	const struct six_kind k[] = {
		{ STATUS_K, 5, SPLD, .stage = 2 },
		{ STATUS_K, 5, SPLD, .stage = 2, .looked_after = true },
		{ STATUS_K, 5, SPLD, .stage = 2, .looked_after = true },
		{ STATUS_K, 5, SPLD, .stage = 2, .language = true },
		{ STATUS_K, 5, SPLD, .stage = 2, .language = true },
		{ STATUS_K, 5, SPLD, .stage = 2, .health = true },
		{ STATUS_K, 5, SPLD, .stage = 2, .health = true },
	};
	static const size_t ORDER[] = { 1, 3, 5, 0, 2, 4 };
	size_t out[SIX];

	(void)state;
	assert_int_equal(six_suggest(k, 7, SIX, out), SIX);
	for (size_t i = 0; i < SIX; i++)
		assert_int_equal(out[i], ORDER[i]);
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
	shows((struct dossier_fact){ .cycle = y, .cycles = 3, .stage = S("Do, cycle 3"), .ehc = S("EHC review due") },
	      "EHC review due");
	shows((struct dossier_fact){ .ehc = S("x") }, "x");
	shows((struct dossier_fact){ .cycle = y, .cycles = 3, .stage = S("Do"), .ehc = S("x") }, "x");
}

/* A first cycle is new for sixty days. */
static void test_shows__what_is_new(void **state)
{
	struct dossier_cycle y[] = { { .number = 1, .opened = { 2026, 1, 9 } },
		                     { .number = 2, .opened = { 2026, 3, 2 } } };
	struct dossier_fact f = { .cycle = y, .cycles = 1, .stage = S("Plan, cycle 1") };

	(void)state;
	shows(f, "New: cycle 1 since 9 January"); /* the sixtieth day */
	y[0].opened = (struct date){ 2026, 1, 8 };
	shows(f, "Plan, cycle 1");
	y[0].opened = (struct date){ 2026, 1, 20 };
	f.cycles = 2;
	shows(f, "Plan, cycle 1"); /* a second cycle is nothing new */
}

/* What the last reviews found; a review that judged nothing says nothing. */
static void test_shows__what_the_reviews_found(void **state)
{
	static const struct {
		struct {
			size_t reached, outcomes;
		} review[3];
		const char *says;
	} CASES[] = {
		{ { { 0, 2 }, { 0, 1 }, { 0, 1 } }, "No outcome reached in two cycles" },
		{ { { 2, 2 }, { 0, 2 }, { 0, 2 } }, "No outcome reached in two cycles" },
		{ { { 0, 2 }, { 1, 2 }, { 0, 2 } }, "Review" }, /* the one before reached some */
		{ { { 0, 2 }, { 0, 2 }, { 1, 2 } }, "Review" },
		{ { { 0, 2 }, { 0, 2 }, { 2, 2 } }, "All outcomes of cycle 3 reached" },
		{ { { 0, 2 }, { 0, 2 }, { 1, 1 } }, "All outcomes of cycle 3 reached" },
		{ { { 0, 2 }, { 2, 2 }, { 0, 2 } }, "Review" },
		{ { { 0, 2 }, { 0, 2 }, { 0, 0 } }, "No outcome reached in two cycles" },
		{ { { 0, 2 }, { 2, 2 }, { 0, 0 } }, "All outcomes of cycle 2 reached" },
		{ { { 0, 0 }, { 0, 2 }, { 0, 0 } }, "Review" }, /* one review is not two */
		{ { { 3, 3 }, { 0, 0 }, { 0, 0 } }, "All outcomes of cycle 1 reached" },
		{ { { 0, 0 }, { 0, 0 }, { 0, 0 } }, "Review" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct dossier_cycle y[3] = { 0 };

		for (size_t k = 0; k < 3; k++)
			y[k] = (struct dossier_cycle){ .number = (int64_t)k + 1,
				                       .opened = { 2025, 1, 14 },
				                       .judged = true,
				                       .reached = CASES[i].review[k].reached,
				                       .outcomes = CASES[i].review[k].outcomes };
		shows((struct dossier_fact){ .cycle = y, .cycles = 3, .stage = S("Review") }, CASES[i].says);
	}
}

static void test_shows__how_many_outcomes_are_behind(void **state)
{
	static const struct {
		enum progress_state state[2];
		const char *says;
	} CASES[] = {
		{ { PROGRESS_REACHED, PROGRESS_ON_COURSE }, "Do" },
		{ { PROGRESS_TOO_FEW, PROGRESS_UNSET }, "Do" },
		{ { PROGRESS_BEHIND, PROGRESS_REACHED }, "Behind in 1 of 2 outcomes" },
		{ { PROGRESS_REACHED, PROGRESS_NOT_REACHED }, "Behind in 1 of 2 outcomes" },
		{ { PROGRESS_BEHIND, PROGRESS_NOT_REACHED }, "Behind in 2 of 2 outcomes" },
	};
	struct dossier_cycle y = { .number = 1, .opened = { 2025, 1, 14 } };

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct dossier_outcome o[] = { { .progress = { .state = CASES[i].state[0] } },
			                       { .progress = { .state = CASES[i].state[1] } } };

		shows((struct dossier_fact){ .cycle = &y, .cycles = 1, .outcome = o, .outcomes = 2, .stage = S("Do") },
		      CASES[i].says);
		if (CASES[i].state[0] == PROGRESS_BEHIND)
			shows((struct dossier_fact){ .cycle = &y,
			                             .cycles = 1,
			                             .outcome = o,
			                             .outcomes = 1,
			                             .stage = S("Do") },
			      "Behind in the one outcome");
	}
}

static void test_also__in_words(void **state)
{
	(void)state;
	assert_string_equal(str_c(a, six_also(a, &(struct six_kind){ .looked_after = true,
	                                                             .language = true,
	                                                             .health = true })),
	                    "Looked after, EAL, Health");
	assert_string_equal(str_c(a, six_also(a, &(struct six_kind){ .looked_after = true })), "Looked after");
	assert_string_equal(str_c(a, six_also(a, &(struct six_kind){ .language = true })), "EAL");
	assert_string_equal(str_c(a, six_also(a, &(struct six_kind){ .health = true })), "Health");
	assert_int_equal(six_also(a, &(struct six_kind){ .year = 3 }).n, 0);
}

TEST_MAIN(test_six_rule)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_suggest__differ_as_far_as_they_can),
		T(test_suggest__what_weighs_more),
		T(test_suggest__each_circumstance_once),
		T(test_shows__one_line),
		T(test_shows__what_is_new),
		T(test_shows__what_the_reviews_found),
		T(test_shows__how_many_outcomes_are_behind),
		T(test_also__in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
