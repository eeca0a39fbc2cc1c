/* boards/dossier: which parts a dossier of each purpose has, in what order, what they are made of and how much of it.
 */
#include "support/support.h"

#include "support/dossier_told.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })
#define LEN(t) (sizeof(t) / sizeof *(t))

/* ---- the table of contents ---- */

/* Headings; with a + those that a short one leaves out, with a * those that only the whole record has. */
static const struct {
	enum dossier_purpose purpose;
	const char *heading[20];
} CONTENTS[] = {
	{ DOSSIER_INSPECTION,
	  { "Gaps, and what has not worked", "What was known, and when", "What was done", "+The support in the plan",
	    "What was agreed", "What was given", "What difference it made", "What changed", "In every lesson",
	    "What Zara says", "What the parents say", "What comes next",
	    "*Plans, reviews, checks and sessions, one by one" } },
	{ DOSSIER_NEXT_SCHOOL,
	  { "What helps, in every lesson", "What Zara says", "What the parents say", "Needs", "What we have found out",
	    "Support now", "What was agreed", "What was given", "What difference it made",
	    "Outcomes, and where they stand", "What has been tried", "Results", "Reports and files", "What comes next",
	    "*Discussions, decisions, plans and reviews", "What has not worked, and what is not recorded" } },
	{ DOSSIER_EHC,
	  { "1. Attainment and rate of progress", "Progress towards the outcomes",
	    "2. The nature, extent and context of the needs", "What we have found out", "3. What the school has done",
	    "Discussions, decisions and what the reviews found", "4. Whether progress came only with much extra help",
	    "What was agreed", "What was given", "What difference it made",
	    "5. Physical, emotional and social development and health; what others have done", "What Zara says",
	    "What the parents say", "*Plans, checks and sessions, one by one", "Gaps, and what is not recorded" } },
	{ DOSSIER_SUBJECT, { "What the school holds about the pupil", "Needs", "Every entry, oldest first" } },
};

static void test_contents__of_each_purpose(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < LEN(CONTENTS); i++)
		for (int depth = 0; depth < DOSSIER_DEPTHS; depth++) {
			const struct dossier_wish w = { .purpose = CONTENTS[i].purpose,
				                        .depth = (enum dossier_depth)depth,
				                        .room = 6 };
			struct dossier d = dossier_of(a, dossier_zara(a), w);
			size_t n = 0;

			for (const char *const *h = CONTENTS[i].heading; *h != NULL; h++) {
				if ((**h == '+' && depth == DEPTH_SHORT) || (**h == '*' && depth != DEPTH_ALL))
					continue;
				assert_true(n < d.parts);
				assert_string_equal(str_c(a, d.part[n++].heading), *h + (**h == '+' || **h == '*'));
			}
			assert_int_equal(n, d.parts);
		}
	arena_free(a);
}

/* ---- what of each theme ---- */

static const char THEMES[] = "SeRCHTDNPpsrFx"; /* one letter for each, in the order of enum dossier_theme */

/* A record with so many entries of each theme, none of them after today; the words name the theme by its letter. */
static struct dossier_fact full(struct arena *a, size_t each)
{
	struct dossier_fact f = dossier_zara(a);

	f.entries = (sizeof THEMES - 1) * each;
	f.entry = NEW_ARRAY(a, struct dossier_entry, f.entries);
	for (size_t i = 0; i < f.entries; i++)
		f.entry[i] = (struct dossier_entry){ .theme = (enum dossier_theme)(i % (sizeof THEMES - 1)),
			                             .on = date_add(DAY(2025, 1, 1), (int)i),
			                             .what = str_fmt(a, "%c", THEMES[i % (sizeof THEMES - 1)]) };
	return f;
}

/* The themes of a part in the order of their first entry. */
static const char *themes_of(struct arena *a, const struct dossier *d, const char *heading)
{
	const struct dossier_part *p = part_of(d, heading);
	struct str out = STR_NONE;

	for (size_t r = 0; r < p->rows; r++)
		out = str_fmt(a, "%.*s%.*s", STR_ARG(out), STR_ARG(p->cell[r * p->columns + 1]));
	return str_c(a, out);
}

static void test_parts__of_which_entries(void **state)
{
	static const struct {
		enum dossier_purpose purpose;
		const char *heading, *themes;
	} CASES[] = {
		{ DOSSIER_INSPECTION, "What was known, and when", "SeRCHTDNF" },
		{ DOSSIER_INSPECTION, "Plans, reviews, checks and sessions, one by one", "Ppsr" },
		{ DOSSIER_NEXT_SCHOOL, "What we have found out", "eCHN" },
		{ DOSSIER_NEXT_SCHOOL, "Results", "R" },
		{ DOSSIER_NEXT_SCHOOL, "Reports and files", "F" },
		{ DOSSIER_NEXT_SCHOOL, "Discussions, decisions, plans and reviews", "TDPpr" },
		{ DOSSIER_EHC, "1. Attainment and rate of progress", "R" },
		{ DOSSIER_EHC, "What we have found out", "SeCN" },
		{ DOSSIER_EHC, "Discussions, decisions and what the reviews found", "TDr" },
		{ DOSSIER_EHC, "5. Physical, emotional and social development and health; what others have done",
		  "HF" },
		{ DOSSIER_EHC, "Plans, checks and sessions, one by one", "Pps" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		const struct dossier_wish w = { .purpose = CASES[i].purpose, .depth = DEPTH_ALL };
		struct dossier d = dossier_of(a, full(a, 1), w);

		assert_string_equal(themes_of(a, &d, CASES[i].heading), CASES[i].themes);
	}
	arena_free(a);
}

/* How many entries of a short one there is room for: what a purpose is about has more of it than the rest. */
static void test_parts__how_much_of_it(void **state)
{
	static const struct {
		enum dossier_purpose purpose;
		const char *heading;
		size_t rows[5]; /* with room for 0, 1, 5, 8 and 12 */
	} CASES[] = {
		{ DOSSIER_INSPECTION, "What was known, and when", { 2, 3, 7, 10, 14 } },
		{ DOSSIER_NEXT_SCHOOL, "What we have found out", { 1, 2, 6, 9, 13 } },
		{ DOSSIER_NEXT_SCHOOL, "Results", { 2, 2, 3, 4, 6 } },
		{ DOSSIER_NEXT_SCHOOL, "Reports and files", { 1, 1, 2, 3, 4 } },
		{ DOSSIER_EHC, "1. Attainment and rate of progress", { 2, 2, 4, 6, 8 } },
		{ DOSSIER_EHC, "What we have found out", { 1, 2, 6, 9, 13 } },
		{ DOSSIER_EHC, "Discussions, decisions and what the reviews found", { 2, 2, 3, 4, 6 } },
		{ DOSSIER_EHC,
		  "5. Physical, emotional and social development and health; what others have done",
		  { 1, 1, 2, 3, 5 } },
	};
	static const int ROOMS[] = { 0, 1, 5, 8, 12 };
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++)
		for (size_t r = 0; r < LEN(ROOMS); r++) {
			const struct dossier_wish w = { .purpose = CASES[i].purpose,
				                        .depth = DEPTH_SHORT,
				                        .room = ROOMS[r] };
			struct dossier d = dossier_of(a, full(a, 16), w);
			size_t rows = part_of(&d, CASES[i].heading)->rows;

			if (rows != CASES[i].rows[r])
				fail_msg("%s, room %d: %zu", CASES[i].heading, ROOMS[r], rows);
		}
	arena_free(a);
}

/* ---- subject access ---- */

static const struct dossier_wish ACCESS = { .purpose = DOSSIER_SUBJECT, .depth = DEPTH_ALL };

static void test_subject__what_the_roll_has_and_what_not(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
#define ROLL " [School roll, 10 March 2026]"
	f.sex = S("F"); /* one letter is something */
	f.former_upn = S("N820123425002");
	f.language = S("Urdu, English");
	f.joined = DAY(2020, 9, 2);
	f.left = DAY(2026, 3, 6);
	f.about = S("Drawing");
	d = dossier_of(a, f, ACCESS);
	PART_SAYS(a, &d, "What the school holds about the pupil", "Name on the roll: Zara Iqbal" ROLL,
	          "First name: Zara" ROLL, "Date of birth: 5 January 2016" ROLL, "Sex in the register: F" ROLL,
	          "Unique pupil number: N820123425001" ROLL, "Former unique pupil number: N820123425002" ROLL,
	          "Languages: Urdu, English" ROLL, "Joined the school: 2 September 2020" ROLL,
	          "Left the school: 6 March 2026" ROLL, "What they enjoy: Drawing" ROLL);
	d = dossier_of(a, dossier_nobody(), ACCESS);
	PART_SAYS(a, &d, "What the school holds about the pupil", "Name on the roll: Ava" ROLL,
	          "First name: Not recorded.", "Date of birth: 1 January 2018" ROLL,
	          "Sex in the register: Not recorded.", "Unique pupil number: Not recorded.",
	          "Former unique pupil number: Not recorded.", "Languages: Not recorded.",
	          "Joined the school: Not recorded.", "What they enjoy: Not recorded.");
	arena_free(a);
}

/* Three entries, and whether a person decided to give them. */
static void test_subject__what_is_given_and_how_much_is_left_out(void **state)
{
	static const struct {
		bool keep[3];
		bool all; /* nobody decided: everything */
		const char *given, *left_out;
	} CASES[] = {
		{ { false, false, false }, true, "SeR", NULL },
		{ { true, true, true }, false, "SeR", NULL },
		{ { true, false, true }, false, "SR", "Left out after a person read them: 1 entry, because" },
		{ { false, true, false }, false, "e", "Left out after a person read them: 2 entries, because" },
		{ { false, false, true }, false, "R", "Left out after a person read them: 2 entries, because" },
		{ { false, false, false }, false, "", "Left out after a person read them: 3 entries, because" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct dossier_wish w = ACCESS;
		struct dossier_fact f = full(a, 1);
		struct dossier d;

		f.entries = 3;
		w.keep = CASES[i].all ? NULL : CASES[i].keep;
		d = dossier_of(a, f, w);
		assert_string_equal(themes_of(a, &d, "Every entry, oldest first"), CASES[i].given);
		if (*CASES[i].given == '\0')
			PART_SAYS(a, &d, "Every entry, oldest first", "Not recorded.");
		assert_int_equal(part_of(&d, "Every entry, oldest first")->columns, *CASES[i].given == '\0' ? 0 : 5);
		if (str_starts(d.left_out, S("Left out after")) != (CASES[i].left_out != NULL))
			fail_msg("case %zu: %s", i, str_c(a, d.left_out));
		if (CASES[i].left_out != NULL)
			assert_true(str_starts(d.left_out, str_of(CASES[i].left_out)));
		assert_true(str_find(d.left_out, S("What was said in confidence is read by the SENCO")) >= 0);
	}
	arena_free(a);
}

static void test_subject__an_entry_in_full(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
	f.entry++;
	f.entries = 1;
	d = dossier_of(a, f, ACCESS);
	PART_SAYS(a, &d, "Every entry, oldest first",
	          "20 December 2024 | Concern from Nadia Iqbal | “She hides her books.” No answer yet. | Nadia Iqbal "
	          "[Concern, 20 December 2024, Nadia Iqbal]");
	assert_int_equal(part_of(&d, "Every entry, oldest first")->columns, 5);
	arena_free(a);
}

/* ---- the head, the foot, the cycle ---- */

static void test_head__who_it_is_about(void **state)
{
	static const struct {
		enum status_code code;
		size_t needs;
		struct str language, stage;
		const char *about;
	} CASES[] = {
		{ STATUS_K, 2, RTEXT("Urdu"), RTEXT("Do, cycle 2"),
		  "Year 5, class 5P, aged 10. SEN Support since 14 January 2025. Specific learning difficulty; Speech "
		  "and "
		  "language. Urdu. Now: Do, cycle 2." },
		{ STATUS_E, 1, RTEXT(""), RTEXT(""),
		  "Year 5, class 5P, aged 10. EHC plan since 14 January 2025. Specific learning difficulty. Languages: "
		  "not "
		  "recorded." },
		{ STATUS_N, 0, RTEXT("Urdu"), RTEXT(""),
		  "Year 5, class 5P, aged 10. No special educational needs recorded. Type of need: not recorded. "
		  "Urdu." },
	};
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct dossier d;

		f.code = CASES[i].code;
		f.needs = CASES[i].needs;
		f.language = CASES[i].language;
		f.stage = CASES[i].stage;
		d = dossier_of(a, f, (struct dossier_wish){ .purpose = DOSSIER_EHC, .depth = DEPTH_ALL });
		assert_string_equal(str_c(a, d.about), CASES[i].about);
		assert_string_equal(str_c(a, d.name), "Zara Iqbal");
		assert_string_equal(str_c(a, d.school), "Marlbeck Primary School");
		assert_string_equal(str_c(a, d.made), "10 March 2026, 9.00am, by Ruth Adeyemi");
		assert_true(d.purpose == DOSSIER_EHC && d.depth == DEPTH_ALL);
	}
	arena_free(a);
}

static void test_foot__says_what_is_left_out(void **state)
{
	struct dossier_wish w = { .purpose = DOSSIER_EHC, .depth = DEPTH_ALL };
	struct arena *a = test_arena();
	struct dossier d = dossier_of(a, dossier_zara(a), w);

	(void)state;
	assert_true(str_starts(d.left_out, S("Left out: complaints, letters and messages")));
	assert_true(str_ends(d.left_out, S("on the date shown.")));
	w.initials = true;
	d = dossier_of(a, dossier_zara(a), w);
	assert_true(str_ends(d.left_out, S("The names of others stand as they were written.")));
	assert_string_equal(str_c(a, d.name), "Z. I.");
	arena_free(a);
}

/* Of one cycle: its days, and only they. Three cycles, each with an entry. */
static void test_cycle__the_one_that_is_asked_for(void **state)
{
	static const struct {
		int64_t asked;
		size_t cycles;
		const char *known, *done;
	} CASES[] = {
		{ 1, 3, "1", "1, from" }, { 2, 3, "2", "2, from" },
		{ 3, 3, "3", "3, from" }, { 0, 3, "3", "3, from" }, /* the latest */
		{ 9, 3, "3", "3, from" },                           /* there is none such: the latest */
		{ 1, 1, "1", "1, from" }, { 0, 1, "1", "1, from" },
		{ 9, 1, "1", "1, from" }, { 0, 0, "123", NULL }, /* no cycle: what is known at all */
	};
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	const struct dossier_cycle second = f.cycle[1];

	(void)state;
	f.cycle = NEW_ARRAY(a, struct dossier_cycle, 3);
	f.entries = 3;
	for (int i = 0; i < 3; i++) {
		f.cycle[i] = second;
		f.cycle[i].number = i + 1;
		f.cycle[i].opened = DAY(2025, 3 * i + 1, 1);
		f.cycle[i].until = DAY(2025, 3 * i + 3, 31);
		f.entry[i] = (struct dossier_entry){ .theme = THEME_TALK,
			                             .on = DAY(2025, 3 * i + 2, 10),
			                             .what = str_fmt(a, "%d", i + 1) };
	}
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct dossier d;

		f.cycles = CASES[i].cycles;
		d = dossier_of(a, f, (struct dossier_wish){ .depth = DEPTH_CYCLE, .cycle = CASES[i].asked });
		assert_string_equal(themes_of(a, &d, "What was known, and when"), CASES[i].known);
		if (CASES[i].done == NULL) {
			PART_SAYS(a, &d, "What was done", "Not recorded.");
			continue;
		}
		assert_int_equal(part_of(&d, "What was done")->rows, 1);
		assert_true(str_starts(part_of(&d, "What was done")->cell[0], str_of(CASES[i].done)));
	}
	arena_free(a);
}

/* The count on a page is the count of the document. */
static void test_gaps__are_counted_without_the_rest(void **state)
{
	struct arena *a = test_arena();
	const struct dossier_fact f[] = { dossier_zara(a), dossier_nobody() };

	(void)state;
	for (size_t i = 0; i < LEN(f); i++) {
		struct dossier d = dossier_of(a, f[i], (struct dossier_wish){ .depth = DEPTH_ALL });

		assert_true(d.gaps > 0);
		assert_int_equal(dossier_gap_count(a, &f[i]), d.gaps);
	}
	arena_free(a);
}

TEST_MAIN(test_dossier_make_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contents__of_each_purpose),
		cmocka_unit_test(test_parts__of_which_entries),
		cmocka_unit_test(test_parts__how_much_of_it),
		cmocka_unit_test(test_subject__what_the_roll_has_and_what_not),
		cmocka_unit_test(test_subject__what_is_given_and_how_much_is_left_out),
		cmocka_unit_test(test_subject__an_entry_in_full),
		cmocka_unit_test(test_head__who_it_is_about),
		cmocka_unit_test(test_foot__says_what_is_left_out),
		cmocka_unit_test(test_cycle__the_one_that_is_asked_for),
		cmocka_unit_test(test_gaps__are_counted_without_the_rest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
