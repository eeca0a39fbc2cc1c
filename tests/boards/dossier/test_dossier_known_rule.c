/* boards/dossier: of what was known, what is told, which of many, and in what words. */
#include "support/support.h"

#include "support/dossier_told.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })
#define KNOWN "What was known, and when"

static struct dossier make(struct arena *a, struct dossier_fact f, enum dossier_depth depth, int room)
{
	return dossier_of(a, f, (struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = depth, .room = room });
}

static struct dossier_fact fact_with(struct arena *a, struct dossier_entry *e, size_t n)
{
	struct dossier_fact f = dossier_zara(a);

	f.entry = e;
	f.entries = n;
	return f;
}

static void test_known__day_what_who_and_source(void **state)
{
	struct arena *a = test_arena();
	struct dossier d = make(a, dossier_zara(a), DEPTH_ALL, 0);
	const struct dossier_part *p = part_of(&d, KNOWN);

	(void)state;
	PART_SAYS(a, &d, KNOWN,
	          "13 Dec 2024 | Autumn 2024, Reading: 88 | Ruth Adeyemi [Result, 13 December 2024, Ruth Adeyemi]",
	          "20 Dec 2024 | “She hides her books.” No answer yet. | Nadia Iqbal [Concern, 20 December 2024, Nadia "
	          "Iqbal]",
	          "6 Jan 2025 | Early discussion | Martin Bell [Early discussion, 6 January 2025, Martin Bell]",
	          "14 Jan 2025 | Decision: SEN Support | Ruth Adeyemi [Decision, 14 January 2025, Ruth Adeyemi]",
	          "3 Feb 2025 | Worked with Tom and Ava. Zara’s idea was used. | Dan Price "
	          "[Observation, 3 February 2025, Dan Price]");
	assert_int_equal(p->columns, 4);
	assert_true(p->number[3] && !p->number[2]);
	assert_string_equal(str_c(a, p->column[0]), "Date");
	assert_string_equal(str_c(a, p->column[3]), "Source");
	d = make(a, dossier_nobody(), DEPTH_ALL, 0);
	PART_SAYS(a, &d, KNOWN, "Not recorded.");
	arena_free(a);
}

/* The second cycle of Zara's record is from 27 March 2025 to 10 March 2026, which is today. */
static void test_known__what_is_told(void **state)
{
	static const struct {
		const char *what;
		enum dossier_depth depth;
		struct dossier_entry e;
		bool is_told;
	} CASES[] = {
#define SEEN(y, m, d) .theme = THEME_SEEN, .on = { y, m, d }, .what = RTEXT("Maths"), .words = RTEXT("He listened.")
		{ "an observation", DEPTH_ALL, { SEEN(2026, 3, 9) }, true },
		{ "one of today", DEPTH_ALL, { SEEN(2026, 3, 10) }, true },
		{ "one that is booked", DEPTH_ALL, { SEEN(2026, 3, 11) }, false },
		{ "one for few", DEPTH_ALL, { SEEN(2026, 3, 9), .narrow = true }, false },
		{ "one of long ago", DEPTH_ALL, { SEEN(2019, 3, 9) }, true },
		{ "a complaint",
		  DEPTH_ALL,
		  { .theme = THEME_APART, .on = { 2026, 3, 9 }, .what = RTEXT("Complaint") },
		  false },
		{ "a session, which stands elsewhere",
		  DEPTH_ALL,
		  { .theme = THEME_SESSION, .on = { 2026, 3, 9 }, .what = RTEXT("Session") },
		  false },
		{ "a heading without words",
		  DEPTH_ALL,
		  { .theme = THEME_TALK, .on = { 2026, 3, 9 }, .what = RTEXT("Talk") },
		  true },
		{ "words without a heading",
		  DEPTH_ALL,
		  { .theme = THEME_TALK, .on = { 2026, 3, 9 }, .words = RTEXT("Talk") },
		  true },
		{ "a mark alone",
		  DEPTH_ALL,
		  { .theme = THEME_RESULT, .on = { 2026, 3, 9 }, .words = RTEXT("7") },
		  true },
		{ "nothing", DEPTH_ALL, { .theme = THEME_TALK, .on = { 2026, 3, 9 } }, false },
		{ "before the cycle", DEPTH_CYCLE, { SEEN(2025, 3, 26) }, false },
		{ "on its first day", DEPTH_CYCLE, { SEEN(2025, 3, 27) }, true },
		{ "on its last day", DEPTH_CYCLE, { SEEN(2026, 3, 10) }, true },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct dossier_entry e = CASES[i].e;
		struct dossier d = make(a, fact_with(a, &e, 1), CASES[i].depth, 0);

		if (part_of(&d, KNOWN)->rows != (CASES[i].is_told ? 1 : 0))
			fail_msg("%s", CASES[i].what);
		if (!CASES[i].is_told)
			PART_SAYS(a, &d, KNOWN, "Not recorded.");
	}
	arena_free(a);
}

/* A heading says what an observation, or what somebody said, was about; of the rest it is the message. */
static void test_known__in_what_words(void **state)
{
	static const struct {
		enum dossier_theme theme;
		struct str what, words;
		const char *text;
	} CASES[] = {
		{ THEME_SEEN, RTEXT("Observation, Maths"), RTEXT("She listened."), "She listened." },
		{ THEME_SEEN, RTEXT("Observation, Maths"), RTEXT(""), "Observation, Maths" },
		{ THEME_SAID, RTEXT("Zara said"), RTEXT("“It is loud.”"), "“It is loud.”" },
		{ THEME_SAID, RTEXT("Zara said"), RTEXT(""), "Zara said" },
		{ THEME_HEALTH, RTEXT("Hearing"), RTEXT("Glue ear."), "Hearing. Glue ear." },
		{ THEME_HEALTH, RTEXT("Hearing"), RTEXT(" "), "Hearing" },
		{ THEME_RESULT, RTEXT("Reading: 88"), RTEXT(""), "Reading: 88" },
		{ THEME_RESULT, RTEXT("Mock exam, Maths"), RTEXT("7"), "Mock exam, Maths. 7" },
		{ THEME_SAID, RTEXT("How school is, of ten"), RTEXT("7"), "7" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct dossier_entry e = {
			.theme = CASES[i].theme, .on = { 2026, 3, 9 }, .what = CASES[i].what, .words = CASES[i].words
		};
		struct dossier d = make(a, fact_with(a, &e, 1), DEPTH_ALL, 0);

		assert_string_equal(str_c(a, part_of(&d, KNOWN)->cell[1]), CASES[i].text);
	}
	arena_free(a);
}

static enum dossier_theme theme_of(char letter)
{
	switch (letter) {
	case 'r':
		return THEME_RESULT;
	case 'c':
		return THEME_SAID;
	case 's':
		return THEME_SEEN;
	case 'n':
		return THEME_NEED;
	case 't':
		return THEME_TALK;
	default:
		return THEME_APART;
	}
}

/* Entries on days that follow each other, a letter for each theme; a sign for each: what is told as its letter. */
static const char *told(struct arena *a, const char *entries, enum dossier_depth depth, int room)
{
	size_t n = str_of(entries).n;
	struct dossier_entry *e = NEW_ARRAY(a, struct dossier_entry, n + 1);
	char *out = NEW_ARRAY(a, char, n + 1);
	const struct dossier_part *p;
	struct dossier d;

	for (size_t i = 0; i < n; i++) {
		e[i] = (struct dossier_entry){ .theme = theme_of(entries[i]),
			                       .on = date_add(DAY(2026, 1, 1), (int)i),
			                       .what = str_fmt(a, "Entry %zu", i) };
		out[i] = '.';
	}
	d = make(a, fact_with(a, e, n), depth, room);
	p = part_of(&d, KNOWN);
	for (size_t r = 0; r < p->rows; r++)
		for (size_t i = 0; i < n; i++)
			if (str_eq(p->cell[r * p->columns + 1], e[i].what))
				out[i] = entries[i];
	return str_c(a, (struct str){ out, n });
}

/* How it began, and what is known now: the first of each kind, then the newest, as many as there is room for. */
static void test_known__of_many_the_first_of_each_kind_and_the_newest(void **state)
{
	static const struct {
		const char *entries;
		int room; /* two more are told */
		const char *told;
	} CASES[] = {
		{ "rrsrsn", 0, "r.s..." },   { "rrsrsn", 1, "r.s..n" },   { "rrsrsn", 2, "r.s.sn" },
		{ "rrsrsn", 3, "r.srsn" },   { "rrsrsn", 4, "rrsrsn" },   { "rrsrsn", 12, "rrsrsn" },
		{ "rrrrr", 0, "r...r" },     { "rrrrr", 1, "r..rr" },     { "nrst", 0, "nr.." },
		{ "xrxrxrx", 0, ".r...r." }, { "xrxsxrx", 1, ".r.s.r." }, { "r", 0, "r" },
		{ "crcrr", 0, "cr..." },     { "xx", 0, ".." },           { "tnsrrrrrrrtx", 4, "tnsr.....rt." },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		assert_string_equal(told(a, CASES[i].entries, DEPTH_SHORT, CASES[i].room), CASES[i].told);
	assert_string_equal(told(a, "rrrrrrrrrrxrrr", DEPTH_ALL, 0), "rrrrrrrrrr.rrr"); /* a long one tells all */
	arena_free(a);
}

TEST_MAIN(test_dossier_known_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known__day_what_who_and_source),
		cmocka_unit_test(test_known__what_is_told),
		cmocka_unit_test(test_known__in_what_words),
		cmocka_unit_test(test_known__of_many_the_first_of_each_kind_and_the_newest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
