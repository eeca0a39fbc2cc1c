/* boards/dossier: initials instead of the pupil's names, wherever they stand and only where they are whole words. */
#include "support/support.h"

#include "support/dossier_told.h"

static void test_initials__in_words(void **state)
{
	static const struct {
		const char *words, *hidden;
	} CASES[] = {
		{ "Zara Iqbal", "Z. I." },
		{ "Zara", "Z." },
		{ "With Zara, and Zara.", "With Z., and Z.." },
		{ "Zara’s book", "Z.’s book" },
		{ "Zarah and Zaraé", "Zarah and Zaraé" }, /* others */
		{ "AZara aZara zZara ZZara éZara", "AZara aZara zZara ZZara éZara" },
		{ "Zaraa Zaraz ZaraA ZaraZ", "Zaraa Zaraz ZaraA ZaraZ" },
		{ "1Zara2", "1Z.2" },
		{ "Zee is here", "Z. is here" }, /* as she likes to be called */
		{ "Éloise too", "É. too" },      /* as the roll has it */
		{ "A word", "A word" },
		{ "“Zara” and ‘Zara’, «Zara»", "“Z.” and ‘Z.’, «Z.»" },
		{ "Zara–Zara… —Zara—", "Z.–Z.… —Z.—" },
		{ "ÀZara ZaraÀ ŁZara ZaraŁ", "ÀZara ZaraÀ ŁZara ZaraŁ" }, /* letters whose last byte is as of a sign */
		{ "Zara\u00A0Zara\u2000Zara\u206FZara", "Z.\u00A0Z.\u2000Z.\u206FZ." },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		const struct dossier_wish w = { .depth = DEPTH_ALL, .initials = true };
		struct dossier_fact f = dossier_zara(a);
		const struct dossier_part *p;
		struct dossier d;

		f.first = S("Zee");
		f.given = S("Éloise");
		f.entry[0].theme = THEME_SEEN;
		f.entry[0].words = f.entry[0].by = f.outcome[0].aim = f.outcome[0].unit = str_of(CASES[i].words);
		f.lesson[0] = str_of(CASES[i].words);
		d = dossier_of(a, f, w);
		p = part_of(&d, "What was known, and when");
		assert_string_equal(str_c(a, p->cell[1]), CASES[i].hidden);
		assert_string_equal(str_c(a, p->cell[2]), CASES[i].hidden);
		assert_string_equal(str_c(a, part_of(&d, "In every lesson")->point[0].text), CASES[i].hidden);
		assert_true(str_find(part_of(&d, "What changed")->trend[0].title, str_of(CASES[i].hidden)) >= 0);
		assert_string_equal(str_c(a, d.name), "Z. I.");
		assert_non_null(part_find(&d, "What Z. says"));
		assert_true(str_find(dossier_said(a, &d), S("Zee")) < 0);
	}
	arena_free(a);
}

static struct str hidden_in(struct arena *a, const char *name, const char *first, const char *given, const char *words)
{
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	f.name = str_of(name);
	f.first = str_of(first);
	f.given = str_of(given);
	f.entry[0].theme = THEME_SEEN;
	f.entry[0].words = str_of(words);
	d = dossier_of(a, f, (struct dossier_wish){ .depth = DEPTH_ALL, .initials = true });
	return part_of(&d, "What was known, and when")->cell[1];
}

/* Two letters are a name, one is a letter; and of names there may be many. */
static void test_initials__of_every_name(void **state)
{
	static const struct {
		const char *name, *first, *given, *words, *hidden;
	} CASES[] = {
		{ "Jo X Bell", "Jo", "Jo", "Jo saw that X is ten", "J. saw that X is ten" },
		{ "É Bell", "É", "É", "Class É: É", "Class É.: É." },
		{ "An Bo Ce Di Ed Fa Gi Ho Iv Jo Ku Li Mo Ny", "An", "An", "Mo Ny or An", "M. N. or A." },
		{ "Jo", "Jo of the Long Meadow", "Jo", "In the Meadow", "In t. M." },
		{ "Jo", "Jo", "Jo of the Long Meadow", "In the Meadow", "In t. M." },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		assert_string_equal(str_c(a,
		                          hidden_in(a, CASES[i].name, CASES[i].first, CASES[i].given, CASES[i].words)),
		                    CASES[i].hidden);
	arena_free(a);
}

static void test_initials__in_sources(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
	f.late[0].source = S("Letter to Zara");
	d = dossier_of(a, f, (struct dossier_wish){ .depth = DEPTH_ALL, .initials = true });
	assert_string_equal(str_c(a, d.source[0]), "Letter to Z.");
	arena_free(a);
}

TEST_MAIN(test_dossier_initials_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_initials__in_words),
		cmocka_unit_test(test_initials__of_every_name),
		cmocka_unit_test(test_initials__in_sources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
