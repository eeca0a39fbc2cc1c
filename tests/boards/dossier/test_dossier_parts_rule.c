/* boards/dossier: what was done, what changed, the support, lessons, needs, what is said and what comes next. */
#include "support/support.h"

#include "support/dossier_told.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })
#define NO_DAY 0, 0, 0
#define PLAN_1 " [Plan of cycle 1, 24 January 2025, with its log until 27 March 2025]"
#define PLAN_2 " [Plan of cycle 2, 9 January 2026, with its log until 10 March 2026]"
#define REVIEW_1 " [Review of cycle 1, 27 March 2025]"
#define DONE "What was done"
#define CHANGED "What changed"
#define SUPPORT "The support in the plan"
#define LESSONS "In every lesson"
#define CHILD "What Zara says"
#define PARENTS "What the parents say"
#define NEXT "What comes next"
#define LEN(t) (sizeof(t) / sizeof *(t))

static struct dossier make(struct arena *a, struct dossier_fact f, enum dossier_depth depth, int room)
{
	return dossier_of(a, f, (struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = depth, .room = room });
}

static struct dossier of_cycle(struct arena *a, struct dossier_fact f, int64_t number)
{
	return dossier_of(a, f,
	                  (struct dossier_wish){
	                      .purpose = DOSSIER_INSPECTION, .depth = DEPTH_CYCLE, .cycle = number });
}

/* ---- what was done ---- */

static void test_done__a_line_for_each_cycle_and_all_together(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d = make(a, f, DEPTH_ALL, 0);

	(void)state;
#define ROW_1 "1, from 14 Jan 2025 | Sounds group | 34 of 41 | 14 Jan | 27 Mar 2025, 7 days late" PLAN_1 REVIEW_1
#define ROW_2 "2, from 27 Mar 2025 | Reading practice | 20 of 36 | Not recorded | Agreed for 24 Mar 2026" PLAN_2
	PART_SAYS(a, &d, DONE, ROW_1, ROW_2, "Together: 54 of 77 planned sessions, 70%." PLAN_2);
	d = of_cycle(a, f, 1); /* of one alone nothing is added up */
	PART_SAYS(a, &d, DONE, ROW_1);
	d = of_cycle(a, f, 2);
	PART_SAYS(a, &d, DONE, ROW_2);
	f.cycle[0].dose = f.cycle[1].dose = (struct dose){ 0 };
	f.cycle[1].support = STR_NONE;
	f.cycle[1].shared = (struct date){ 0 };
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, DONE,
	          "1, from 14 Jan 2025 | Sounds group | None planned | 14 Jan | 27 Mar 2025, 7 days late" PLAN_1
	              REVIEW_1,
	          "2, from 27 Mar 2025 | Not recorded | None planned | Not recorded | Agreed for 24 Mar 2026 "
	          "[Cycle 2, opened 27 March 2025]");
	f.cycle[0].dose = (struct dose){ .planned = 1, .given = 1, .permille = 1000 };
	d = make(a, f, DEPTH_ALL, 0);
	assert_true(str_is(part_of(&d, DONE)->cell[2], "1 of 1"));
	assert_int_equal(part_of(&d, DONE)->points, 1);
	f.cycles = 0;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, DONE, "Not recorded.");
	arena_free(a);
}

static void test_done__share_as_a_person_rounds_it(void **state)
{
	static const struct {
		int64_t planned, given; /* of the two cycles together, all in the first */
		const char *together;
	} CASES[] = {
		{ 200, 111, "111 of 200 planned sessions, 56%." },
		{ 500, 277, "277 of 500 planned sessions, 55%." },
		{ 1, 1, "1 of 1 planned session, 100%." },
	};
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);

	(void)state;
	f.cycle[1].dose = (struct dose){ 0 };
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct dossier d;

		f.cycle[0].dose = (struct dose){ .planned = CASES[i].planned, .given = CASES[i].given };
		d = make(a, f, DEPTH_ALL, 0);
		assert_string_equal(str_c(a, part_of(&d, DONE)->point[0].text), CASES[i].together);
	}
	arena_free(a);
}

static void test_done__the_review_in_words(void **state)
{
	static const struct {
		struct date agreed, held, closed;
		const char *words;
	} CASES[] = {
		{ { 2025, 3, 20 }, { 2025, 3, 27 }, { 2025, 3, 27 }, "27 Mar 2025, 7 days late" },
		{ { 2025, 3, 26 }, { 2025, 3, 27 }, { 2025, 3, 27 }, "27 Mar 2025, 1 day late" },
		{ { 2025, 3, 27 }, { 2025, 3, 27 }, { 2025, 3, 27 }, "27 Mar 2025, in time" },
		{ { 2025, 3, 30 }, { 2025, 3, 27 }, { NO_DAY }, "27 Mar 2025, in time" },
		{ { NO_DAY }, { 2025, 3, 27 }, { NO_DAY }, "27 Mar 2025, in time" },
		{ { 2025, 3, 20 }, { NO_DAY }, { 2025, 3, 27 }, "None" },
		{ { NO_DAY }, { NO_DAY }, { 2025, 3, 27 }, "None" },
		{ { NO_DAY }, { NO_DAY }, { NO_DAY }, "No day agreed" },
		{ { 2025, 3, 20 }, { NO_DAY }, { NO_DAY }, "Agreed for 20 Mar 2025" },
	};
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct dossier d;

		f.cycle[0].review_on = CASES[i].agreed;
		f.cycle[0].reviewed = CASES[i].held;
		f.cycle[0].closed = CASES[i].closed;
		d = make(a, f, DEPTH_ALL, 0);
		assert_string_equal(spaced(a, part_of(&d, DONE)->cell[4]), CASES[i].words);
	}
	arena_free(a);
}

/* ---- as many as there is room for ---- */

/* A record with five of everything of which a short dossier tells some. */
static struct dossier_fact five(struct arena *a)
{
	struct dossier_fact z = dossier_zara(a), f = z;

	f.cycle = NEW_ARRAY(a, struct dossier_cycle, 5);
	f.outcome = NEW_ARRAY(a, struct dossier_outcome, 5);
	f.support = NEW_ARRAY(a, struct dossier_support, 5);
	f.lesson = NEW_ARRAY(a, struct str, 5);
	f.said = NEW_ARRAY(a, struct dossier_said, 10);
	for (size_t i = 0; i < 5; i++) {
		f.cycle[i] = z.cycle[1];
		f.cycle[i].number = (int64_t)i + 1;
		f.outcome[i] = z.outcome[1];
		f.support[i] = z.support[0];
		f.lesson[i] = str_fmt(a, "Lesson %zu", i + 1);
		f.said[i] = (struct dossier_said){ S("Zara"), str_fmt(a, "Word %zu", i + 1), DAY(2026, 3, 2), true };
		f.said[5 + i] = (struct dossier_said){ S("Nadia Iqbal"), S("Hm"), DAY(2026, 3, 2), false };
	}
	f.cycles = f.outcomes = f.supports = f.lessons = 5;
	f.saids = 10;
	f.plan_cycle = 5;
	return f;
}

static void test_short__as_many_as_there_is_room_for(void **state)
{
	static const struct {
		enum dossier_depth depth;
		int room;
		size_t rows, lessons, words;
		const char *rest, *earlier;
	} CASES[] = {
		{ DEPTH_SHORT, 0, 2, 2, 1, "And 3 more: see the longer dossier.", "3 earlier cycles are not told" },
		{ DEPTH_SHORT, 1, 2, 2, 1, "And 3 more: see the longer dossier.", "3 earlier cycles are not told" },
		{ DEPTH_SHORT, 2, 3, 3, 1, "And 2 more: see the longer dossier.", "2 earlier cycles are not told" },
		{ DEPTH_SHORT, 3, 3, 3, 1, "And 2 more: see the longer dossier.", "2 earlier cycles are not told" },
		{ DEPTH_SHORT, 4, 4, 4, 2, "And 1 more: see the longer dossier.", "1 earlier cycle is not told" },
		{ DEPTH_SHORT, 6, 5, 5, 2, NULL, NULL },
		{ DEPTH_SHORT, 12, 5, 5, 4, NULL, NULL },
		{ DEPTH_ALL, 0, 5, 5, 5, NULL, NULL },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		const struct dossier_wish w = { .purpose = DOSSIER_NEXT_SCHOOL,
			                        .depth = CASES[i].depth,
			                        .room = CASES[i].room };
		struct dossier d = dossier_of(a, five(a), w);
		const struct dossier_part *p = part_of(&d, "What has been tried");

		assert_int_equal(p->rows, CASES[i].rows);
		assert_true(str_starts(p->cell[(p->rows - 1) * p->columns], S("5, from"))); /* the latest */
		assert_int_equal(part_of(&d, "Support now")->rows, CASES[i].rows);
		assert_int_equal(part_of(&d, "Outcomes, and where they stand")->rows, CASES[i].rows);
		assert_int_equal(part_of(&d, "What helps, in every lesson")->points, CASES[i].lessons);
		assert_int_equal(part_of(&d, CHILD)->points, CASES[i].words);
		assert_int_equal(part_of(&d, PARENTS)->points, CASES[i].words);
		assert_true(str_is(part_of(&d, CHILD)->point[0].text, "“Word 1”")); /* the newest first */
		assert_true(part_of(&d, CHILD)->beside == (CASES[i].depth == DEPTH_SHORT));
		assert_true(part_of(&d, "What helps, in every lesson")->beside == (CASES[i].depth == DEPTH_SHORT));
		if (CASES[i].rest == NULL) {
			assert_string_equal(str_c(a, p->point[0].lead), "Together:");
			assert_string_equal(str_c(a, part_of(&d, "Support now")->point[0].lead), "Together:");
			assert_int_equal(part_of(&d, "Outcomes, and where they stand")->points, 0);
			continue;
		}
		assert_true(str_starts(p->point[0].text, str_of(CASES[i].earlier)));
		p = part_of(&d, "Support now");
		assert_string_equal(str_c(a, p->point[0].text), CASES[i].rest);
		p = part_of(&d, "Outcomes, and where they stand");
		assert_string_equal(str_c(a, p->point[0].text), CASES[i].rest);
	}
	arena_free(a);
}

/* ---- what changed ---- */

static void test_changed__outcomes_of_the_plan_and_the_reviews(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d = make(a, f, DEPTH_ALL, 0);

	(void)state;
#define OUTCOME_1 "Reads with more speed (words a minute) | 38 | 46 on 6 Mar 2026 | 55 | Behind." PLAN_2
#define OUTCOME_2 "Asks for help | Not recorded | Not recorded | 6 | No target yet" PLAN_2
#define OUTCOME_3 "Spells new words (of 40) | 14 | Not recorded | 28 | Cannot tell yet" PLAN_2
#define REVIEWED "Cycle 1: 1 of 2 outcomes reached." REVIEW_1
	PART_SAYS(a, &d, CHANGED, OUTCOME_1, OUTCOME_2, OUTCOME_3, REVIEWED);
	assert_int_equal(part_of(&d, CHANGED)->columns, 6);
	d = of_cycle(a, f, 1); /* the outcomes are of the plan in force */
	PART_SAYS(a, &d, CHANGED, REVIEWED);
	d = of_cycle(a, f, 2);
	PART_SAYS(a, &d, CHANGED, OUTCOME_1, OUTCOME_2, OUTCOME_3);
	f.cycle[0].judged = false;
	d = of_cycle(a, f, 1);
	PART_SAYS(a, &d, CHANGED, "Not recorded.");
	f.cycle[0].judged = true;
	f.cycle[0].outcomes = 0;
	d = of_cycle(a, f, 1);
	PART_SAYS(a, &d, CHANGED, "Cycle 1: no outcome was judged." REVIEW_1);
	f.cycle[0].outcomes = 1;
	f.outcomes = 0;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, CHANGED, "Cycle 1: The outcome was reached." REVIEW_1);
	f.cycle[0].judged = false;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, CHANGED, "Not recorded.");
	f.outcome[0].unit = S("%");
	f.outcomes = 1;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, CHANGED, "Reads with more speed (%) | 38 | 46 on 6 Mar 2026 | 55 | Behind." PLAN_2);
	arena_free(a);
}

/* ---- support, lessons, needs ---- */

static void test_support__how_much_and_by_whom(void **state)
{
	static const struct {
		struct str who;
		int64_t per_week, minutes, group;
		const char *row, *together;
	} CASES[] = {
		{ RTEXT("Ms Whitlock"), 5, 10, 1,
		  "reading practice | 5 × 10 minutes a week, alone | Ms Whitlock | 20 of 36 planned sessions" PLAN_2,
		  "Together: 50 minutes a week beyond what is there for all." PLAN_2 },
		{ RTEXT(""), 2, 30, 2,
		  "reading practice | 2 × 30 minutes a week, in a group of 2 | Not recorded | 20 of 36 planned "
		  "sessions" PLAN_2,
		  "Together: 60 minutes a week beyond what is there for all." PLAN_2 },
		{ RTEXT("Ms Whitlock"), 1, 30, 0,
		  "reading practice | 1 × 30 minutes a week, alone | Ms Whitlock | 20 of 36 planned sessions" PLAN_2,
		  "Together: 30 minutes a week beyond what is there for all." PLAN_2 },
		{ RTEXT("Speech therapist"), 0, 45, 0,
		  "reading practice | Single visits | Speech therapist | 20 of 36 planned sessions" PLAN_2, NULL },
	};
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		f.support[0].who = CASES[i].who;
		f.support[0].per_week = CASES[i].per_week;
		f.support[0].minutes = CASES[i].minutes;
		f.support[0].group_size = CASES[i].group;
		d = make(a, f, DEPTH_ALL, 0);
		PART_SAYS(a, &d, SUPPORT, CASES[i].row, CASES[i].together);
	}
	d = make(a, five(a), DEPTH_ALL, 0);
	assert_true(str_starts(part_of(&d, SUPPORT)->point[0].text, S("250 minutes a week"))); /* all of them */
	f.supports = 0;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, SUPPORT, "Not recorded.");
	arena_free(a);
}

static void test_lessons__and_what_is_done_at_home(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d = make(a, f, DEPTH_ALL, 0);

	(void)state;
	PART_SAYS(a, &d, LESSONS, "One instruction at a time." PLAN_2, "Wait ten seconds." PLAN_2);
	f.home = S("Read together.");
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, LESSONS, "One instruction at a time." PLAN_2, "Wait ten seconds." PLAN_2,
	          "At home: Read together." PLAN_2);
	f.home = STR_NONE;
	f.home_school = S("A book to take.");
	f.lessons = 1;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, LESSONS, "One instruction at a time." PLAN_2, "School helps at home: A book to take." PLAN_2);
	f.lessons = 0;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, LESSONS, "Not recorded.", "School helps at home: A book to take." PLAN_2);
	arena_free(a);
}

static void test_needs__the_main_one_first(void **state)
{
	static const struct dossier_wish w = { .purpose = DOSSIER_NEXT_SCHOOL, .depth = DEPTH_ALL };
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d = dossier_of(a, f, w);

	(void)state;
#define REGISTER " [Type of need on the register, 14 January 2025]"
	PART_SAYS(a, &d, "Needs", "Main need: Specific learning difficulty." REGISTER,
	          "Also: Speech and language." REGISTER);
	f.needs = 1;
	d = dossier_of(a, f, w);
	PART_SAYS(a, &d, "Needs", "Main need: Specific learning difficulty." REGISTER);
	f.needs = 0;
	d = dossier_of(a, f, w);
	PART_SAYS(a, &d, "Needs", "Type of need: Not recorded.");
	arena_free(a);
}

/* ---- what they say, what comes next ---- */

static void test_said__by_each_in_the_days_that_are_told(void **state)
{
	struct dossier_said said[] = {
		{ S("Zara"), S("Long words jump."), { 2026, 3, 2 }, true },
		{ S("her mother"), S("She reads at night."), { 2025, 2, 3 }, false },
		{ S("Zara"), S("I like maths."), { 2025, 1, 20 }, true },
	};
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
	f.said = said;
	f.saids = 3;
	d = make(a, f, DEPTH_ALL, 0);
#define MARCH "Zara: “Long words jump.” [Said by Zara, 2 March 2026]"
#define JANUARY "Zara: “I like maths.” [Said by Zara, 20 January 2025]"
#define MOTHER "Her mother: “She reads at night.” [Said by her mother, 3 February 2025]"
	PART_SAYS(a, &d, CHILD, MARCH, JANUARY);
	PART_SAYS(a, &d, PARENTS, MOTHER);
	d = of_cycle(a, f, 1);
	PART_SAYS(a, &d, CHILD, JANUARY);
	PART_SAYS(a, &d, PARENTS, MOTHER);
	d = of_cycle(a, f, 2);
	PART_SAYS(a, &d, CHILD, MARCH);
	PART_SAYS(a, &d, PARENTS, "Not recorded.");
	f.saids = 0;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, CHILD, "Not recorded.");
	arena_free(a);
}

static void test_next__meetings_reviews_and_the_ehc_plan(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d = make(a, f, DEPTH_ALL, 0);

	(void)state;
#define REVIEW_2 "Review of cycle 2: agreed for Tuesday 24 March 2026." PLAN_2
	PART_SAYS(a, &d, NEXT, REVIEW_2);
	f.next_on = DAY(2026, 3, 17);
	f.next_what = S("Meeting with the parents");
	f.ehc = S("Annual review due on 1 May 2026.");
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, NEXT, "Meeting with the parents: Tuesday 17 March 2026. [Meetings, up to 10 March 2026]",
	          REVIEW_2, "EHC plan: Annual review due on 1 May 2026. [Dates of the EHC plan, up to 10 March 2026]");
	f.ehc = STR_NONE;
	f.next_on = (struct date){ 0 };
	f.cycle[1].reviewed = DAY(2026, 3, 9);
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, NEXT, "Not recorded.");
	f.cycle[1].reviewed = f.cycle[1].review_on = (struct date){ 0 };
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, NEXT, "Not recorded.");
	f = dossier_zara(a); /* a first cycle */
	f.cycle++;
	f.cycles = 1;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, NEXT, REVIEW_2);
	f.cycles = 0;
	d = make(a, f, DEPTH_ALL, 0);
	PART_SAYS(a, &d, NEXT, "Not recorded.");
	arena_free(a);
}

/* What somebody typed is told, however short. */
static void test_words__of_one_letter(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
	f.language = f.stage = f.home = f.home_school = f.ehc = f.missed = S("x");
	f.cycle[1].support = f.support[0].who = f.outcome[0].progress.words = f.entry[0].by = S("y");
	d = make(a, f, DEPTH_ALL, 0);
	assert_true(str_find(d.about, S(". x. Now: x.")) > 0);
	assert_string_equal(str_c(a, part_of(&d, DONE)->cell[part_of(&d, DONE)->columns + 1]), "y");
	assert_string_equal(str_c(a, part_of(&d, CHANGED)->cell[4]), "y");
	assert_string_equal(str_c(a, part_of(&d, SUPPORT)->cell[2]), "y");
	PART_SAYS(a, &d, LESSONS, "One instruction at a time." PLAN_2, "Wait ten seconds." PLAN_2, "At home: x" PLAN_2,
	          "School helps at home: x" PLAN_2);
	PART_SAYS(a, &d, NEXT, REVIEW_2, "EHC plan: x [Dates of the EHC plan, up to 10 March 2026]");
	assert_string_equal(str_c(a, part_of(&d, "What was given")->point[1].text), "x");
	assert_true(str_find(dossier_said(a, &d), S("Result, 13 December 2024, y")) > 0);
	arena_free(a);
}

TEST_MAIN(test_dossier_parts_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_done__a_line_for_each_cycle_and_all_together),
		cmocka_unit_test(test_done__share_as_a_person_rounds_it),
		cmocka_unit_test(test_done__the_review_in_words),
		cmocka_unit_test(test_short__as_many_as_there_is_room_for),
		cmocka_unit_test(test_changed__outcomes_of_the_plan_and_the_reviews),
		cmocka_unit_test(test_support__how_much_and_by_whom),
		cmocka_unit_test(test_lessons__and_what_is_done_at_home),
		cmocka_unit_test(test_needs__the_main_one_first),
		cmocka_unit_test(test_said__by_each_in_the_days_that_are_told),
		cmocka_unit_test(test_next__meetings_reviews_and_the_ehc_plan),
		cmocka_unit_test(test_words__of_one_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
