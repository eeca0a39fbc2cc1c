/* Letters and guides for families are read with ease at grade 6, and the count can tell (tests/support/readable says
 * how it counts). The pages are in tests/boards/family/test_readable_page. */
#include "support/readable.h"
#include "support/support.h"

#include <stdio.h>

#include "kit/base/buf.h"
#include "letters/notice_text.h"
#include "meeting/meeting_invite_rule.h"

enum { FILE_MOST = 64 * 1024 };

static const double GRADE = 6.0;    /* of a letter or guide */
static const double SENTENCE = 8.0; /* of one long sentence in it */

static void test_count__knows_easy_from_hard(void **state)
{
	struct arena *a = test_arena();
	struct readable easy = readable_of(a, S("The cat sat on the mat. It was a warm day and it slept."));
	struct readable hard = readable_of(a, S("Notwithstanding any additional consideration, the responsible "
	                                        "authority determines eligibility following "
	                                        "comprehensive multidisciplinary assessment."));

	(void)state;
	assert_int_equal(easy.sentences, 2);
	assert_true(easy.grade < 2);
	assert_true(hard.grade > 20);
	assert_true(hard.worst_grade > 20);
	assert_int_equal(readable_of(a, S("Save\nSign out\nZara Iqbal")).sentences, 0); /* labels are none */
	/* counted by hand: 14 words and 20 syllables in 2 sentences */
	easy = readable_of(a, S("We read the plan with you every term. Tell us if you are worried today."));
	assert_int_equal(easy.words, 15);
	assert_int_equal(easy.syllables, 19);
	assert_true(easy.grade > 2.2 && easy.grade < 2.4);
	arena_free(a);
}

static void test_count__syllables(void **state)
{
	static const struct {
		const char *word;
		int n;
	} KNOWN[] = { { "help", 1 },    { "like", 1 },    { "table", 2 },     { "helped", 1 },    { "wanted", 2 },
		      { "makes", 1 },   { "changes", 2 }, { "meeting", 2 },   { "support", 2 },   { "review", 2 },
		      { "teacher", 2 }, { "people", 2 },  { "governors", 3 }, { "complaint", 2 }, { "information", 4 },
		      { "SEN", 1 },     { "I", 1 },       { "you", 1 },       { "agreed", 2 },    { "assessment", 3 } };

	(void)state;
	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
		if (readable_syllables(str_of(KNOWN[i].word)) != KNOWN[i].n)
			fail_msg("%s has %d", KNOWN[i].word, readable_syllables(str_of(KNOWN[i].word)));
}

static void test_count__what_is_read_of_a_page(void **state)
{
	struct arena *a = test_arena();
	const struct str typed[] = { S("Zara"), S("She hides her books when it is time to read aloud.") };
	struct str text = readable_page(a, S("<nav>Menu that is not read here.</nav><main><h1>Your page</h1><p>We meet "
	                                     "<strong>Zara</strong> &amp; you.</p><select><option>One two three four."
	                                     "</option></select><p>She hides her books when it is time to read aloud."
	                                     "</p><svg><text>Ten</text></svg></main>"));

	(void)state;
	text = readable_without(a, text, typed, 2);
	assert_true(str_find(text, S("We meet Sam & you.")) >= 0);
	assert_true(str_find(text, S("Menu")) < 0);
	assert_true(str_find(text, S("three")) < 0);
	assert_true(str_find(text, S("books")) < 0);
	assert_true(str_find(text, S("Ten")) < 0);
	assert_int_equal(readable_of(a, text).sentences, 1);
	arena_free(a);
}

static int judge(struct arena *a, const char *what, struct str text)
{
	const struct str names[] = { S("Zara"),        S("Marlbeck Primary School"), S("Mr Price"),
		                     S("Mrs Adeyemi"), S("Wendale SENDIASS"),        S("Room 2") };
	struct readable r = readable_of(a, readable_without(a, text, names, sizeof names / sizeof *names));
	bool bad = r.grade > GRADE || r.worst_grade > SENTENCE;

	print_message("%-34s grade %4.1f, hardest sentence %4.1f, %d sentences\n", what, r.grade, r.worst_grade,
	              r.sentences);
	if (r.sentences == 0)
		print_error("%s: nothing was read\n", what);
	if (bad)
		print_error("%s is grade %.1f; the hardest sentence is %.1f: %.*s\n", what, r.grade, r.worst_grade,
		            STR_ARG(r.worst));
	return bad || r.sentences == 0;
}

static void test_letters__are_read_with_ease(void **state)
{
	struct arena *a = test_arena();
	const struct notice_words f = { .school = S("Marlbeck Primary School"),
		                        .pupil = S("Zara"),
		                        .called = S("Zara"),
		                        .decided_on = { 2026, 3, 9 },
		                        .review_on = { 2026, 7, 7 },
		                        .teacher = S("Mr Price"),
		                        .senco = S("Mrs Adeyemi"),
		                        .phone = S("020 7946 0118"),
		                        .local_offer = S("offer.wendale.example") };
	struct meeting m = {
		.id = 1, .on_day = { 2026, 3, 24 }, .minute = 930, .place = S("Room 2"), .who = S("Mr Price")
	};
	int bad = 0;

	(void)state;
	for (int pupil = 0; pupil < 2; pupil++) {
		const char *who = pupil ? "to the young person" : "to a parent";
		const struct invite_to to = { .called = S("Zara"),
			                      .to_pupil = pupil == 1,
			                      .again = true,
			                      .interpreter = pupil == 0,
			                      .language = S("Urdu"),
			                      .phone = f.phone,
			                      .service = S("Wendale SENDIASS") };

		bad += judge(a, str_c(a, str_fmt(a, "SEN Support, %s", who)), notice_s68_text(a, &f, pupil == 1));
		bad += judge(a, str_c(a, str_fmt(a, "its end, %s", who)), notice_end_text(a, &f, pupil == 1));
		for (const struct choice *k = meeting_kind_choices; k->value != NULL; k++) {
			m.kind = (enum meeting_kind)k->id;
			bad += judge(a, str_c(a, str_fmt(a, "%s, %s", k->value, who)), invite_text(a, &m, &to));
		}
		bad += judge(a, str_c(a, str_fmt(a, "meeting is off, %s", who)), invite_off_text(a, &m, &to));
	}
	bad += judge(a, "what do you think", notice_views_text(a, &f));
	assert_int_equal(bad, 0);
	arena_free(a);
}

static void test_guides__are_read_with_ease(void **state)
{
	static const char *const GUIDES[] = { "docs/user/parent.md", "docs/user/pupil.md" };
	struct arena *a = test_arena();
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		char *text = arena_alloc(a, FILE_MOST);
		FILE *f = fopen(GUIDES[i], "r");

		assert_non_null(f);
		bad += judge(a, GUIDES[i], readable_markdown(a, (struct str){ text, fread(text, 1, FILE_MOST, f) }));
		(void)fclose(f);
	}
	assert_int_equal(bad, 0);
	arena_free(a);
}

TEST_MAIN(test_readable_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_count__knows_easy_from_hard),
		cmocka_unit_test(test_count__syllables),
		cmocka_unit_test(test_count__what_is_read_of_a_page),
		cmocka_unit_test(test_letters__are_read_with_ease),
		cmocka_unit_test(test_guides__are_read_with_ease),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
