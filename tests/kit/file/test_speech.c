/* kit/file/speech: a text as sound. What is made is decoded by programs of others: its length, its chapters; and the
 * two processes that make it are kept in their cage. */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/file/cage.h"
#include "kit/file/look.h"
#include "kit/file/speech.h"
#include "support/count_words.h"
#include "support/tool.h"

enum {
	DECODED_RATE = 48000,
	WAVE_HEAD = 44,
	WORDS_LEAST = 110,
	WORDS_MOST = 220,
	DECODED_SLACK_MS = 40,
	WAVE_MOST = 8 << 20
};

static const char FIRST[] =
    "This is about extra help to learn. School finds out what a child needs, plans the help with you, gives it, and "
    "looks at how it went. You are part of each step. You can bring somebody with you to a meeting. Nobody may decide "
    "anything about the help without asking you first, and you can always ask what happens next.";
static const char SECOND[] = "Whom to ask. Ring the school, and ask for the person who leads the help. There is free "
                             "advice for families in each area, and it is on nobody's side but yours.";

static struct speech two_chapters(void)
{
	static struct speech_part part[2];

	part[0] = (struct speech_part){ S("About"), str_of(FIRST) };
	part[1] = (struct speech_part){ S("Whom to ask, é"), str_of(SECOND) };
	return (struct speech){ S("Extra help"), S("Marlbeck Primary School"), S("2026-12-01"), part, 2 };
}

static struct sound made(struct arena *a, const struct speech *s)
{
	struct sound out;
	struct err e = { "" };

	assert_true(speech_possible());
	if (speech_make(a, 0, s, &out, &e) != RC_OK)
		fail_msg("%s", e.text);
	return out;
}

static struct str decoded(struct arena *a, const char *name, struct str ogg)
{
	const char *from = tool_place(a, name);
	const char *to = str_c(a, str_fmt(a, "%s.wav", from));
	char *p = arena_alloc(a, WAVE_MOST);
	FILE *f;
	size_t n;

	tool_write(from, ogg);
	(void)SAID(a, "opusdec", "--quiet", "--rate", "48000", "--no-dither", from, to);
	f = fopen(to, "rb");
	assert_non_null(f);
	n = fread(p, 1, WAVE_MOST, f);
	fclose(f);
	assert_true(n > WAVE_HEAD && n < WAVE_MOST);
	return (struct str){ p, n };
}

static void test_speech__plays_as_long_as_it_takes_to_say(void **state)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct speech s = two_chapters();
	struct sound sound = made(a, &s);
	size_t words = count_words(str_of(FIRST)) + count_words(str_of(SECOND));
	int64_t a_minute = (int64_t)words * 60000 / sound.ms;
	struct str wave = decoded(a, "speech.opus", sound.ogg);
	int64_t ms = (int64_t)(wave.n - WAVE_HEAD) / 2 * 1000 / DECODED_RATE;

	(void)state;
	if (llabs(ms - sound.ms) > DECODED_SLACK_MS)
		fail_msg("%lld ms said, %lld decoded", (long long)sound.ms, (long long)ms);
	assert_in_range(a_minute, WORDS_LEAST, WORDS_MOST);
	/* The second chapter begins where its words say that it does. */
	assert_int_equal(sound.at_ms[0], 0);
	assert_in_range(sound.at_ms[1] * 100 / sound.ms, 55, 80);
	arena_free(a);
}

/* A voice is heard in each tenth of it: it is not quiet, and not all noise. */
static void test_speech__is_heard_throughout(void **state)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct speech s = two_chapters();
	struct sound sound = made(a, &s);
	struct str wave = decoded(a, "heard.opus", sound.ogg);
	size_t n = (wave.n - WAVE_HEAD) / 2;

	(void)state;
	for (size_t tenth = 0; tenth < 9; tenth++) {
		double sum = 0;

		for (size_t i = n * tenth / 10; i < n * (tenth + 1) / 10; i++) {
			int16_t v;

			memcpy(&v, wave.p + WAVE_HEAD + 2 * i, sizeof v);
			sum += (double)v * v;
		}
		sum /= (double)(n / 10);
		assert_true(sum > 200.0 * 200.0 && sum < 12000.0 * 12000.0);
	}
	arena_free(a);
}

static void test_speech__says_what_it_is_and_where_chapters_begin(void **state)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct speech s = two_chapters();
	struct sound sound = made(a, &s);
	const char *from = tool_place(a, "tags.opus");
	struct str said;
	int status = -1;

	(void)state;
	tool_write(from, sound.ogg);
	said = TOOL(a, &status, "opusinfo", from);
	assert_int_equal(status, 0);
	IN_ORDER(said, "TITLE=Extra help", "ARTIST=Marlbeck Primary School", "DATE=2026-12-01", "LANGUAGE=en-GB",
	         "CHAPTER000=00:00:00.000", "CHAPTER000NAME=About",
	         str_c(a, str_fmt(a, "CHAPTER001=00:00:%02lld.%03lld", (long long)(sound.at_ms[1] / 1000),
	                          (long long)(sound.at_ms[1] % 1000))),
	         "CHAPTER001NAME=Whom to ask, ");
	if (str_find(said, S("WARNING")) >= 0 || str_find(said, S("ERROR")) >= 0)
		fail_msg("%.*s", STR_ARG(said));
	arena_free(a);
}

/* So that it can be kept under the name of its text. */
static void test_speech__of_the_same_text_is_the_same(void **state)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct speech s = two_chapters(), other = s;
	struct speech_part part[2] = { s.part[0], s.part[1] };

	(void)state;
	assert_true(str_eq(made(a, &s).ogg, made(a, &s).ogg));
	assert_true(str_eq(speech_digest(a, &s), speech_digest(a, &s)));
	part[0].text = S("Another text.");
	other.part = part;
	assert_false(str_eq(speech_digest(a, &s), speech_digest(a, &other)));
	other = s;
	other.title = S("Another title");
	assert_false(str_eq(speech_digest(a, &s), speech_digest(a, &other)));
	/* What moves from one chapter to the next is another text. */
	part[0] = (struct speech_part){ S("A"), S("bc") };
	part[1] = (struct speech_part){ S("d"), S("e") };
	other.part = part;
	struct speech_part moved[2] = { { S("A"), S("b") }, { S("cd"), S("e") } };
	struct speech third = other;

	third.part = moved;
	assert_false(str_eq(speech_digest(a, &third), speech_digest(a, &other)));
	arena_free(a);
}

static void test_speech__of_nothing_or_too_much_is_refused(void **state)
{
	struct arena *a = arena_new((size_t)1 << 30);
	char *much = arena_alloc(a, SPEECH_TEXT_MOST + 1);
	struct speech_part part[] = { { S("Nothing"), S(" \n") }, { S("Much"), { much, SPEECH_TEXT_MOST + 1 } } };
	struct speech s = { S("T"), S("B"), S("2026-12-01"), part, 0 };
	struct sound out;
	struct err e = { "" };

	(void)state;
	memset(much, 'a', SPEECH_TEXT_MOST + 1);
	assert_int_equal(speech_make(a, 0, &s, &out, &e), RC_INVALID);
	for (size_t i = 0; i < 2; i++) {
		s.part = &part[i];
		s.parts = 1;
		assert_int_equal(speech_make(a, 0, &s, &out, &e), RC_INVALID);
	}
	s.part = part;
	s.parts = SPEECH_PARTS_MOST + 1;
	assert_int_equal(speech_make(a, 0, &s, &out, &e), RC_INVALID);
	arena_free(a);
}

/* What is asked of the coder is no sound: it gives out an empty stream or ends, and nothing else ends with it. */
static void test_coder__ends_by_itself(void **state)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct str out;
	struct err e = { "" };
	int status = -1;

	(void)state;
	assert_int_equal(cage_ask(a, 0, FILE_WORK, (struct cage_wish){ FILE_WORK_CODER, 0 }, S("x"), &status, &out, &e),
	                 RC_OK);
	assert_int_equal(status, 0);
	assert_true(out.n < 4000); /* the pause after a chapter, and no more */
	arena_free(a);
}

/* A text as long as one may be ends in time: the voice gives out no more than the cage takes. */
static void test_voice__of_the_longest_text_ends(void **state)
{
	struct arena *a = arena_new((size_t)1 << 30);
	char *text = arena_alloc(a, CAGE_IN_MAX / 8);
	struct str out;
	struct err e = { "" };
	int status = -1;

	(void)state;
	for (size_t i = 0; i < CAGE_IN_MAX / 8; i++)
		text[i] = "help with a plan. "[i % 18];
	assert_int_equal(cage_ask(a, 0, FILE_WORK, (struct cage_wish){ FILE_WORK_VOICE, 0 },
	                          (struct str){ text, CAGE_IN_MAX / 8 }, &status, &out, &e),
	                 RC_OK);
	assert_int_equal(status, CAGE_KILLED);
	assert_int_equal(out.n, 0);
	arena_free(a);
}

TEST_MAIN(test_speech)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_speech__plays_as_long_as_it_takes_to_say),
		cmocka_unit_test(test_speech__is_heard_throughout),
		cmocka_unit_test(test_speech__says_what_it_is_and_where_chapters_begin),
		cmocka_unit_test(test_speech__of_the_same_text_is_the_same),
		cmocka_unit_test(test_speech__of_nothing_or_too_much_is_refused),
		cmocka_unit_test(test_coder__ends_by_itself),
		cmocka_unit_test(test_voice__of_the_longest_text_ends),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
