/* boards/dossier: where words are cut, and how a source is named. */
#include "support/support.h"

#include "support/dossier_told.h"

/* The last whole sentence, when it is more than half of what there is room for; else the last whole word; else letters,
 * but none of them halved. */
static void test_cut__where(void **state)
{
	static const struct {
		const char *words;
		size_t most;
		const char *cut;
	} CASES[] = {
		{ "One. Two three. Four five six.", 30, "One. Two three. Four five six." },
		{ "One. Two three. Four five six.", 29, "One. Two three. …" },
		{ "One. Two three. Four five six.", 16, "One. Two three. …" },
		{ "One. Two three. Four five six.", 15, "One. Two three. …" },
		{ "One. Two three. Four five six.", 14, "One. Two …" },
		{ "Is he? Yes it is.", 10, "Is he? …" },
		{ "Is he? Yes it is.", 12, "Is he? Yes …" }, /* just half: no sentence of some length */
		{ "Is he? Yes it is.", 11, "Is he? …" },
		{ "He is! Yes it is.", 10, "He is! …" },
		{ "He is.\nYes it is.", 10, "He is. …" },
		{ "He is 3.14 tall now", 10, "He is 3.14 …" },
		{ "He is 3.14 tall now", 9, "He is …" }, /* a point inside of a number ends nothing */
		{ "one two\nthree four", 9, "one two …" },
		{ "one two three", 7, "one two …" },
		{ "I abcdefgh", 4, "I ab …" },
		{ "He abcdefgh", 6, "He …" },
		{ "abcdefgh", 3, "abc …" },
		{ "ééééé", 4, "éé …" },
		{ "ééééé", 3, "é …" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		if (!str_is(words_cut(a, str_of(CASES[i].words), CASES[i].most), CASES[i].cut))
			fail_msg("%s, %zu: %s", CASES[i].words, CASES[i].most,
			         str_c(a, words_cut(a, str_of(CASES[i].words), CASES[i].most)));
	arena_free(a);
}

/* Sixty letters, and a line's third more for each room there is; a long one has all. */
static void test_words__by_the_room(void **state)
{
	static const struct {
		enum dossier_depth depth;
		int room;
		size_t n;
	} CASES[] = { { DEPTH_SHORT, 0, 60 }, { DEPTH_SHORT, 1, 84 }, { DEPTH_SHORT, 12, 348 }, { DEPTH_ALL, 0, 500 } };
	struct arena *a = test_arena();
	char *words = NEW_ARRAY(a, char, 500);

	(void)state;
	for (size_t i = 0; i < 500; i++)
		words[i] = 'a';
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		const struct dossier_wish w = { .depth = CASES[i].depth, .room = CASES[i].room };
		struct book b = { .a = a, .w = &w };
		struct str cut = book_words(&b, (struct str){ words, 500 });

		assert_int_equal(str_ends(cut, S(" …")) ? cut.n - S(" …").n : cut.n, CASES[i].n);
	}
	arena_free(a);
}

static void test_source__of_an_entry(void **state)
{
	struct dossier d = { 0 };
	struct arena *a = test_arena();
	struct book b = { .a = a, .d = &d };
	struct dossier_entry e = { .word = S("Observation"), .on = { 2025, 2, 3 }, .by = S("Dan Price") };

	(void)state;
	d.source = NEW_ARRAY(a, struct str, DOSSIER_SOURCES);
	assert_string_equal(str_c(a, book_cite_entry(&b, &e)), "[1]");
	e.by = STR_NONE;
	assert_string_equal(str_c(a, book_cite_entry(&b, &e)), "[2]");
	assert_string_equal(str_c(a, book_cite_entry(&b, &e)), "[2]"); /* the same is counted once */
	assert_int_equal(d.sources, 2);
	assert_string_equal(str_c(a, d.source[0]), "Observation, 3 February 2025, Dan Price");
	assert_string_equal(str_c(a, d.source[1]), "Observation, 3 February 2025");
	arena_free(a);
}

TEST_MAIN(test_dossier_book_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cut__where),
		cmocka_unit_test(test_words__by_the_room),
		cmocka_unit_test(test_source__of_an_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
