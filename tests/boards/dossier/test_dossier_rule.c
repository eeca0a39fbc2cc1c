/* boards/dossier: what a dossier says of given facts, with what source, and what it leaves out. */
#include "support/support.h"

#include <string.h>

#include "boards/dossier/dossier_paper.h"
#include "support/dossier_told.h"
#include "support/tool.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })

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

static struct str said(const struct dossier *d)
{
	return dossier_said(a, d);
}

static struct dossier make(struct dossier_fact f, enum dossier_purpose p, enum dossier_depth depth)
{
	return dossier_of(a, f, (struct dossier_wish){ .purpose = p, .depth = depth, .room = 6 });
}

static void assert_says(const struct dossier *d, const char *words)
{
	if (str_find(said(d), str_of(words)) < 0)
		fail_msg("it does not say \"%s\":\n%.*s", words, STR_ARG(said(d)));
}

static void assert_silent(const struct dossier *d, const char *words)
{
	if (str_find(said(d), str_of(words)) >= 0)
		fail_msg("it says \"%s\":\n%.*s", words, STR_ARG(said(d)));
}

/* ---- sources ---- */

static void assert_cited(const struct dossier *d, struct str src, struct str what)
{
	int64_t n;
	struct str rest = src;

	if (src.n == 0)
		fail_msg("without a source: %.*s", STR_ARG(what));
	while (rest.n > 0) {
		struct str one = str_cut(rest, ' ', &rest);

		if (one.n < 3 || !str_int(str_sub(one, 1, one.n - 2), &n) || n < 1 || (size_t)n > d->sources)
			fail_msg("\"%.*s\" is no source: %.*s", STR_ARG(src), STR_ARG(what));
	}
}

static void every_line(const struct dossier *d)
{
	for (size_t i = 0; i < d->parts; i++) {
		const struct dossier_part *p = &d->part[i];

		for (size_t k = 0; k < p->rows; k++)
			assert_cited(d, p->cell[(k + 1) * p->columns - 1], p->cell[k * p->columns]);
		for (size_t k = 0; k < p->points; k++)
			if (p->point[k].mark != MARK_ABSENT && !str_is(p->point[k].text, "None that the record shows."))
				assert_cited(d, p->point[k].src, p->point[k].text);
		assert_true(p->rows + p->points > 0); /* nothing is an empty heading */
	}
}

static void test_dossier__every_line_has_its_source(void **state)
{
	(void)state;
	for (int p = 0; p < DOSSIER_PURPOSES; p++)
		for (int depth = 0; depth < DOSSIER_DEPTHS; depth++) {
			struct dossier d = make(dossier_zara(a), (enum dossier_purpose)p, (enum dossier_depth)depth);

			every_line(&d);
			d = make(dossier_nobody(), (enum dossier_purpose)p, (enum dossier_depth)depth);
			every_line(&d);
			assert_says(&d, "Not recorded");
		}
}

/* ---- gaps ---- */

static void test_inspection__gaps_come_first_and_all_of_them(void **state)
{
	struct dossier d = make(dossier_zara(a), DOSSIER_INSPECTION, DEPTH_ALL);

	(void)state;
	assert_true(d.part[0].gaps);
	assert_says(&d, "Tell Zara’s parents of the decision: 3 days late.");
	assert_says(&d, "Reading practice: 20 of 36 sessions given. Sessions were missed for: cover 16.");
	assert_says(&d, "Reads with more speed: Behind.");
	assert_says(&d, "Asks for help: no start or no target in numbers.");
	assert_says(&d, "Spells new words: not measured since the plan was shared.");
	assert_says(&d, "The plan: read by 4 of 6 staff who work with Zara.");
	assert_says(&d, "Review of cycle 1: held on 27 March 2025, 7 days after the agreed day.");
	assert_says(&d, "Cycle 1: 1 of 2 outcomes reached.");
	assert_says(
	    &d, "Not recorded: health, sight and hearing; an assessment in cycle 2; the parents’ views in cycle 2.");
	assert_int_equal(d.gaps, 9);
	assert_int_equal(dossier_gap_count(a, &(struct dossier_fact){ .name = S("A"), .code = STATUS_N }), 1);
}

static void test_inspection__a_short_one_says_how_many_more(void **state)
{
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
	dossier_make(a, &f, &(struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = DEPTH_SHORT, .room = 1 },
	             &d);
	assert_says(&d, "And 5 more: see the longer dossier.");
	assert_says(&d, "Not recorded: health");
	assert_int_equal(d.gaps, 9);
}

/* ---- what is left out ---- */

static void test_dossier__what_stays_in_the_school(void **state)
{
	(void)state;
	for (int p = 0; p < DOSSIER_PURPOSES; p++) {
		struct dossier d = make(dossier_zara(a), (enum dossier_purpose)p, DEPTH_ALL);

		if (p != DOSSIER_SUBJECT)
			assert_silent(&d, "Reviewmeetingbooked"); /* it is still to come */
		if (p == DOSSIER_SUBJECT) {
			assert_says(&d, "Nobodyshouldreadthis");
			assert_says(&d, "Asecretofhers");
			continue;
		}
		assert_silent(&d, "Nobodyshouldreadthis");
		assert_silent(&d, "Asecretofhers");
	}
}

static void test_cycle__tells_one(void **state)
{
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
	dossier_make(a, &f, &(struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = DEPTH_CYCLE, .cycle = 1 },
	             &d);
	assert_says(&d, "Sounds group");
	assert_silent(&d, "She hides her books");
	assert_says(&d, "Worked with Tom");
	dossier_make(a, &f, &(struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = DEPTH_CYCLE }, &d);
	assert_silent(&d, "Sounds group");
	assert_silent(&d, "Worked with Tom");
}

static void test_ehc__has_the_five_headings(void **state)
{
	static const char *const HEADINGS[] = { "# 1. Attainment", "# 2. The nature, extent and context",
		                                "# 3. What the school has done", "# 4. Whether progress came only",
		                                "# 5. Physical, emotional and social development" };
	struct dossier d = make(dossier_zara(a), DOSSIER_EHC, DEPTH_SHORT);
	struct str all = said(&d);
	ptrdiff_t at = 0;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		ptrdiff_t here = str_find(all, str_of(HEADINGS[i]));

		if (here <= at)
			fail_msg("%s is not there, or not in its place", HEADINGS[i]);
		at = here;
	}
	assert_says(&d, "50 minutes a week beyond what is there for all");
}

/* ---- initials, others ---- */

static void test_initials__everywhere(void **state)
{
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
	dossier_make(a, &f,
	             &(struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = DEPTH_ALL, .initials = true }, &d);
	assert_string_equal(str_c(a, d.name), "Z. I.");
	assert_says(&d, "Z.’s idea was used");
	assert_says(&d, "Nadia I.");
	assert_silent(&d, "Zara");
	assert_silent(&d, "Iqbal");
}

static unsigned third(struct dossier_entry e, const char *key)
{
	static const struct dossier_name pupil[] = { { { "Will", 4 }, { "will brook", 10 } },
		                                     { { "Tom", 3 }, { "tom hale", 8 } } };
	static const struct dossier_name family[] = { { { "Nadia", 5 }, { "nadia iqbal", 11 } } };

	return third_of(a, &e, str_of(key), pupil, 2, family, 1);
}

static void test_third__what_a_person_has_to_look_at(void **state)
{
	(void)state;
	assert_int_equal(third((struct dossier_entry){ .kind = S("observation"),
	                                               .theme = THEME_SEEN,
	                                               .words = S("She will try.") },
	                       "she will try"),
	                 0);
	assert_int_equal(third((struct dossier_entry){ .kind = S("observation"),
	                                               .theme = THEME_SEEN,
	                                               .words = S("With Will.") },
	                       "with will"),
	                 THIRD_PUPIL);
	assert_int_equal(third((struct dossier_entry){ .theme = THEME_SEEN, .words = S("Tomorrow") }, "tomorrow"), 0);
	assert_int_equal(third((struct dossier_entry){ .theme = THEME_SEEN, .words = S("WILL BROOK hit") },
	                       "will brook hit"),
	                 THIRD_PUPIL);
	assert_int_equal(third((struct dossier_entry){ .theme = THEME_SEEN, .words = S("Nadia came") }, "nadia came"),
	                 THIRD_FAMILY);
	assert_int_equal(third((struct dossier_entry){ .kind = S("view"), .theme = THEME_SAID }, ""), THIRD_SAID);
	assert_int_equal(third((struct dossier_entry){ .kind = S("view"), .theme = THEME_SAID, .by_pupil = true }, ""),
	                 0);
	assert_int_equal(
	    third((struct dossier_entry){ .kind = S("view"), .theme = THEME_SAID, .by_pupil = true, .narrow = true },
	          ""),
	    THIRD_SECRET);
	assert_int_equal(third((struct dossier_entry){ .kind = S("letter"), .theme = THEME_APART }, ""), THIRD_WRITTEN);
	assert_int_equal(third((struct dossier_entry){ .kind = S("file"), .theme = THEME_FILE, .narrow = true }, ""),
	                 THIRD_PAPER);
	assert_string_equal(str_c(a, third_words(a, THIRD_SAID | THIRD_PUPIL)),
	                    "Somebody else said it. It names another pupil.");
}

static void test_third__names_as_whole_words(void **state)
{
	static const struct {
		const char *words;
		unsigned third;
	} CASES[] = {
		{ "Will", THIRD_PUPIL },
		{ "Tomorrow, Tom", THIRD_PUPIL },
		{ "(Will)", THIRD_PUPIL },
		{ "@Will[", THIRD_PUPIL },
		{ "`Will{", THIRD_PUPIL },
		{ "“Will” said", THIRD_PUPIL },
		{ "[Will@", THIRD_PUPIL },
		{ "{Will`", THIRD_PUPIL },
		{ "not–Will", THIRD_PUPIL },
		{ "Jo came", THIRD_PUPIL },
		{ "aWill zWill", 0 },
		{ "AWill ZWill", 0 },
		{ "Willa Willz", 0 },
		{ "WillA WillZ", 0 },
		{ "ÀWill WillÀ ¿Will", THIRD_PUPIL },
		{ "ÀWill WillÀ éWillé", 0 },
		{ "abc Tomorrow", 0 },
		{ "Wil", 0 },
		{ "A plan Q", 0 },
		{ "", 0 },
	};
	static const struct dossier_name pupil[] = {
		{ S("Will"), S("will brook") }, { S("Tom"), S("tom hale") }, { S("Jo"), S("jo") }, { S("Q"), S("q") }
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct dossier_entry e = { .theme = THEME_SEEN, .words = str_of(CASES[i].words) };

		if (third_of(a, &e, STR_NONE, pupil, 4, NULL, 0) != CASES[i].third)
			fail_msg("%s", CASES[i].words);
		e = (struct dossier_entry){ .theme = THEME_SEEN, .what = str_of(CASES[i].words) };
		assert_int_equal(third_of(a, &e, STR_NONE, pupil, 4, NULL, 0), CASES[i].third);
	}
	/* By the key: of two letters, not of one, and as a whole word. */
	assert_int_equal(third_of(a, &(struct dossier_entry){ .theme = THEME_SEEN }, S("and jo"), pupil, 4, NULL, 0),
	                 THIRD_PUPIL);
	assert_int_equal(third_of(a, &(struct dossier_entry){ .theme = THEME_SEEN }, S("q and joe"), pupil, 4, NULL, 0),
	                 0);
	assert_int_equal(third((struct dossier_entry){ .kind = S("letter"), .theme = THEME_APART, .by_pupil = true },
	                       ""),
	                 0);
}

static void test_themes__by_kind(void **state)
{
	static const struct {
		const char *kind;
		bool health;
		enum dossier_theme theme;
	} CASES[] = {
		{ "circumstance", false, THEME_CIRCUMSTANCE },
		{ "circumstance", true, THEME_HEALTH },
		{ "concern", true, THEME_SAID },
		{ "file", false, THEME_FILE },
		{ "letter", false, THEME_APART },
		{ "of a later version", true, THEME_APART },
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		assert_int_equal(dossier_theme_of(str_of(CASES[i].kind), CASES[i].health), CASES[i].theme);
}

static void test_subject__what_was_decided_is_left_out_and_counted(void **state)
{
	struct dossier_fact f = dossier_zara(a);
	bool keep[] = { true, false, true, true, false, true, true, true };
	struct dossier d;

	(void)state;
	dossier_make(a, &f, &(struct dossier_wish){ .purpose = DOSSIER_SUBJECT, .depth = DEPTH_ALL, .keep = keep }, &d);
	assert_silent(&d, "hides her books");
	assert_silent(&d, "Worked with Tom");
	assert_says(&d, "Left out after a person read them: 2 entries");
	assert_says(&d, "Unique pupil number: N820123425001");
	assert_says(&d, "Languages: Not recorded.");
	assert_says(&d, "Files themselves, the contact data of adults");
}

/* ---- words, pages ---- */

static void test_words__are_cut_at_a_sentence(void **state)
{
	(void)state;
	assert_string_equal(str_c(a, words_cut(a, S("One. Two three. Four five six."), 17)), "One. Two three. …");
	assert_string_equal(str_c(a, words_cut(a, S("one two three"), 9)), "one two …");
	assert_string_equal(str_c(a, words_cut(a, S("short"), 5)), "short");
	assert_string_equal(str_c(a, words_cut(a, S("ééééé"), 5)), "éé …");
}

static void test_purposes__by_code(void **state)
{
	enum dossier_purpose p;
	enum dossier_depth d;

	(void)state;
	for (int i = 0; i < DOSSIER_PURPOSES; i++) {
		assert_true(dossier_purpose_of(str_of(dossier_purpose_code((enum dossier_purpose)i)), &p));
		assert_int_equal(p, i);
		assert_true(strlen(dossier_purpose_about(p)) > 20);
	}
	for (int i = 0; i < DOSSIER_DEPTHS; i++) {
		assert_true(dossier_depth_of(str_of(dossier_depth_code((enum dossier_depth)i)), &d));
		assert_int_equal(d, i);
	}
	assert_false(dossier_purpose_of(S("sale"), &p));
	assert_false(dossier_depth_of(S(""), &d));
}

/* As much of everything as a record may have. */
static struct dossier_fact heavy(void)
{
	static const char LONG[] = "She begins with a will, reads the first line well, and then loses her place; with "
	                           "a ruler under the line she "
	                           "goes on for ten minutes, but when the page is full of small print she puts the "
	                           "book away and says that she "
	                           "is tired. ";
	const struct dossier_fact z = dossier_zara(a);
	struct dossier_fact f = z;

	f.entry = NEW_ARRAY(a, struct dossier_entry, 400);
	f.entries = 400;
	for (size_t i = 0; i < f.entries; i++) {
		f.entry[i] = z.entry[i % 5];
		f.entry[i].on = date_add(DAY(2024, 9, 1), (int)i);
		f.entry[i].words = str_fmt(a, "%s%s%s", LONG, LONG, LONG);
	}
	f.cycle = NEW_ARRAY(a, struct dossier_cycle, 12);
	f.cycles = 12;
	for (size_t i = 0; i < f.cycles; i++)
		f.cycle[i] = z.cycle[i % 2];
	f.outcome = NEW_ARRAY(a, struct dossier_outcome, 8);
	f.support = NEW_ARRAY(a, struct dossier_support, 8);
	f.lesson = NEW_ARRAY(a, struct str, 20);
	f.late = NEW_ARRAY(a, struct dossier_late, 20);
	f.outcomes = f.supports = 8;
	f.lessons = f.lates = 20;
	for (size_t i = 0; i < 20; i++) {
		f.lesson[i] = str_fmt(a, "%s", LONG);
		f.late[i] = z.late[0];
	}
	for (size_t i = 0; i < 8; i++) {
		f.outcome[i] = z.outcome[i % 3];
		f.outcome[i].aim = str_fmt(a, "%s", LONG);
		f.support[i] = z.support[0];
		f.support[i].what = S("Sounds and words group with the long cards and the short ones");
	}
	return f;
}

static void test_short__two_pages_whatever_the_record_has(void **state)
{
	struct dossier_fact f = heavy();
	struct dossier d;

	(void)state;
	for (int p = 0; p < DOSSIER_SUBJECT; p++) {
		dossier_make(a, &f,
		             &(struct dossier_wish){
		                 .purpose = (enum dossier_purpose)p, .depth = DEPTH_SHORT, .room = DOSSIER_ROOM_LEAST },
		             &d);
		if (dossier_pages(a, &d) > 2)
			fail_msg("%s has %d pages", dossier_purpose_code((enum dossier_purpose)p),
			         dossier_pages(a, &d));
	}
}

static void test_paper__is_tagged_and_says_the_same(void **state)
{
	struct dossier d[2] = { make(dossier_zara(a), DOSSIER_INSPECTION, DEPTH_SHORT),
		                make(dossier_zara(a), DOSSIER_INSPECTION, DEPTH_SHORT) };
	struct str body;
	struct err e;
	const char *path;
	struct str text;
	struct str tree;

	assert_int_equal(tool_folder_make(state), 0);
	assert_int_equal(dossier_paper(a, d, 2, 1773133200, &body, &e), RC_OK);
	path = pdf_checked(a, "dossier.pdf", body);
	text = text_flat(a, SAID(a, "pdftotext", "-layout", path, "-"));
	IN_ORDER(text, "Zara Iqbal", "Gaps, and what has not worked", "What was known, and when", "What was done",
	         "What was agreed", "What was given", "What difference it made", "What changed", "9 Jan", "6 Mar",
	         "Reads with more speed (words a minute): 38 on", "In every lesson", "What Zara says", "Sources",
	         "Private: keep safe");
	tree = SAID(a, "pdfinfo", "-struct-text", path);
	IN_ORDER(tree, "\"What was agreed\"", "\"Cycle 2: Reading", "\"What was given\"", "\"20 of 36", "Figure");
	assert_int_equal(text_count(tree, "Figure"), 2); /* one for each pupil */
	assert_int_equal(text_count(text, "Gaps, and what has not worked"), 2);
	assert_true(str_find(SAID(a, "pdfinfo", path), S("Tagged:          yes")) >= 0);
	tool_folder_remove(state);
}

static void test_aim__begins_a_line(void **state)
{
	(void)state;
	assert_true(str_is(dossier_aim(S("reads a page. ")), "reads a page"));
	assert_true(str_is(dossier_aim(S("reads a page")), "reads a page"));
}

static void test_words__a_name_stands_up_to_the_end_of_the_text(void **state)
{
	const struct str text = str_sub(S("seen by Zarafeen"), 0, 12);

	(void)state;
	assert_true(word_stands(text, 8, 4));
	assert_true(word_stands(text, 5, 2));
	assert_false(word_stands(S("seen by Zarafeen"), 8, 4));
	assert_false(word_stands(text, 9, 3));
}

TEST_MAIN(test_dossier_rule)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_words__a_name_stands_up_to_the_end_of_the_text),
		T(test_aim__begins_a_line),
		T(test_dossier__every_line_has_its_source),
		T(test_inspection__gaps_come_first_and_all_of_them),
		T(test_inspection__a_short_one_says_how_many_more),
		T(test_dossier__what_stays_in_the_school),
		T(test_cycle__tells_one),
		T(test_ehc__has_the_five_headings),
		T(test_initials__everywhere),
		T(test_third__what_a_person_has_to_look_at),
		T(test_third__names_as_whole_words),
		T(test_themes__by_kind),
		T(test_subject__what_was_decided_is_left_out_and_counted),
		T(test_words__are_cut_at_a_sentence),
		T(test_purposes__by_code),
		T(test_short__two_pages_whatever_the_record_has),
		T(test_paper__is_tagged_and_says_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
