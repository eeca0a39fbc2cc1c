/* Leaflets as sound: what is read is what stands there, and it is made once. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "leaflet/leaf_sound.h"
#include "leaflet/leaf_text_rule.h"
#include "leaflet/leaflet.h"
#include "support/support.h"
#include "support/test_web.h"
#include "support/count_words.h"
#include "support/tool.h"

enum { WORDS_LEAST = 110, WORDS_MOST = 220, MS_PER_MIN = 60000 };

static struct site *site_with_folder(void)
{
	static int number;
	struct site *s = site_new();
	const char *dir = tool_place(s->a, str_c(s->a, str_fmt(s->a, "data-%d", number++)));

	(void)SAID(s->a, "mkdir", dir);
	s->app.data_dir = str_of(dir);
	return s;
}

static struct leaf leaf_of(struct site *s, struct public_school *school, const char *name)
{
	struct ctx *c = site_ctx(s);
	struct leaf l;

	if (IN_READ(c, public_school_load(c, str_fmt(s->a, "%lld", (long long)s->school_id), school)) != RC_OK ||
	    IN_READ(c, leaflet_load(c, school, str_of(name), false, &l)) != RC_OK)
		fail_msg("%s: %s", name, c->err.text);
	return l;
}

/* Each word of the leaflet is in what is read, but for those that are said in a way of their own. */
static void test_leaf_speech__says_all_of_each_leaflet(void **state)
{
	struct site *s = site_with_folder();
	struct str name[LEAVES_MOST];
	size_t n = leaf_names(s->a, name);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct public_school school;
		struct leaf l = leaf_of(s, &school, str_c(s->a, name[i]));
		struct speech speech = leaf_speech(s->a, &l, school.name);
		struct str written = leaf_text(s->a, &l, school.name);
		size_t words = 0, headings = 0;

		for (size_t k = 0; k < speech.parts; k++) {
			words += count_words(speech.part[k].text);
			assert_true(speech.part[k].text.n > 0 && speech.part[k].text.n <= SPEECH_TEXT_MOST);
			assert_true(speech.part[k].name.n > 0);
			assert_true(str_find(speech.part[k].text, S("SEN ")) < 0);
			assert_true(str_find(speech.part[k].text, S("http")) < 0);
		}
		for (size_t k = 0; k < l.els; k++)
			headings += l.el[k].kind == LEAF_HEADING && l.el[k].level == 2;
		/* Abbreviations and numbers are more words when they are said. */
		assert_in_range(words * 100 / count_words(written), 97, 130);
		assert_true(speech.parts > 1 && speech.parts >= (headings > 1 ? 2 : 1));
	}
	site_free(s);
}

/* One leaflet at a time; what is there is not made again, and what no leaflet has any more goes at the end. */
static void test_leaf_sounds__are_made_once_and_kept(void **state)
{
	struct site *s = site_with_folder();
	struct leaf_sound_turn t = { .names = arena_new(1 << 20) };
	struct public_school school;
	struct leaf l;
	struct leaf_sound sound;
	struct ctx *c = site_ctx(s);
	struct err e = { "" };
	struct str name[LEAVES_MOST];
	struct str ogg, again;
	bool more = false;
	size_t words = 0;

	(void)state;
	(void)leaf_names(s->a, name);
	l = leaf_of(s, &school, str_c(s->a, name[0]));
	assert_int_equal(leaf_sound_find(c, &school, &l, &sound), RC_OK);
	assert_false(sound.made);
	assert_int_equal(leaf_sound_load(c, &school, &l, &ogg), RC_NONE);
	if (leaf_sounds_make(&s->app, s->db, s->a, &t, &more, &e) != RC_OK)
		fail_msg("%s", e.text);
	assert_true(more);
	assert_int_equal(leaf_sound_find(c, &school, &l, &sound), RC_OK);
	assert_true(sound.made);
	for (size_t k = 0; k < sound.speech.parts; k++)
		words += count_words(sound.speech.part[k].text);
	assert_in_range((int64_t)words * MS_PER_MIN / sound.kept.ms, WORDS_LEAST, WORDS_MOST);
	assert_int_equal(leaf_sound_load(c, &school, &l, &ogg), RC_OK);
	assert_int_equal(ogg.n, sound.kept.bytes);
	assert_true(str_starts(ogg, S("OggS")));
	/* Made by somebody else meanwhile, and not made again: another sound under its name stays. */
	assert_int_equal(sounds_put(s->a, s->app.data_dir, speech_digest(s->a, &sound.speech),
	                            &(struct sound){ .ogg = S("kept"), .ms = 5 }, &e),
	                 RC_OK);
	t.school = t.leaf = t.n = 0;
	assert_int_equal(leaf_sounds_make(&s->app, s->db, s->a, &t, &more, &e), RC_OK);
	assert_int_equal(leaf_sound_load(c, &school, &l, &again), RC_OK);
	assert_string_equal(str_c(s->a, again), "kept");
	/* The end of the round: only this one is of it. */
	assert_int_equal(sounds_put(s->a, s->app.data_dir, S("0123"), &(struct sound){ .ogg = S("old"), .ms = 5 }, &e),
	                 RC_OK);
	t.school = 1;
	t.leaf = 0;
	assert_int_equal(leaf_sounds_make(&s->app, s->db, s->a, &t, &more, &e), RC_OK);
	assert_false(more);
	assert_int_equal(sounds_find(s->a, s->app.data_dir, S("0123"), &sound.kept, &e), RC_NONE);
	assert_int_equal(leaf_sound_load(c, &school, &l, &again), RC_OK);
	arena_free(t.names);
	site_free(s);
}

/* Half a file is none, so that it is made again. */
static void test_sounds__half_a_file_is_none(void **state)
{
	struct site *s = site_with_folder();
	const char *path = str_c(s->a, str_fmt(s->a, "%.*s/sounds/00ff.opus", STR_ARG(s->app.data_dir)));
	struct sound_kept kept;
	struct err e = { "" };

	(void)state;
	assert_int_equal(sounds_find(s->a, s->app.data_dir, S("00ff"), &kept, &e), RC_NONE);
	assert_int_equal(sounds_keep(s->a, s->app.data_dir, NULL, 0, &e), RC_OK); /* no folder yet */
	assert_int_equal(sounds_put(s->a, s->app.data_dir, S("00ff"), &(struct sound){ .ogg = S("sound"), .ms = 7 },
	                            &e),
	                 RC_OK);
	assert_int_equal(sounds_find(s->a, s->app.data_dir, S("00ff"), &kept, &e), RC_OK);
	assert_int_equal(kept.ms, 7);
	assert_int_equal(kept.bytes, 5);
	assert_int_equal(truncate(path, 300), 0);
	assert_int_equal(sounds_find(s->a, s->app.data_dir, S("00ff"), &kept, &e), RC_NONE);
	site_free(s);
}

/* The page has the player, the chapters and the text; the sound comes in parts. */
static void test_listen__page_and_sound(void **state)
{
	struct site *s = site_with_folder();
	struct leaf_sound_turn t = { .names = arena_new(1 << 20) };
	struct str at = str_fmt(s->a, "/s/%lld/leaflets/sen-support", (long long)s->school_id);
	const char *page = str_c(s->a, str_fmt(s->a, "%.*s/listen", STR_ARG(at)));
	const char *sound = str_c(s->a, str_fmt(s->a, "%.*s/listen.opus", STR_ARG(at)));
	struct net_reply p = site_get(s, STR_NONE, page);
	struct err e = { "" };
	bool more;
	size_t whole;

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, "is being made");
	assert_has_not(&p, "<audio");
	assert_int_equal(site_get(s, STR_NONE, sound).status, 404);
	assert_int_equal(leaf_sounds_make(&s->app, s->db, s->a, &t, &more, &e), RC_OK);
	p = site_get(s, STR_NONE, page);
	assert_has(&p, "<audio controls");
	assert_has(&p, "listen.opus#t=0\"");
	assert_has(&p, "What is SEN Support");
	assert_has_not(&p, "is being made");
	p = site_get(s, STR_NONE, str_c(s->a, at));
	assert_has(&p, " minutes, ");
	assert_has(&p, " MB)");
	p = site_get(s, STR_NONE, sound);
	assert_int_equal(p.status, 200);
	assert_true(str_is(reply_header(&p, "content-type"), "audio/ogg"));
	assert_true(str_is(reply_header(&p, "accept-ranges"), "bytes"));
	whole = p.body.n;
	s->range = S("bytes=10-19");
	p = site_get(s, STR_NONE, sound);
	s->range = STR_NONE;
	assert_int_equal(p.status, 206);
	assert_int_equal(p.body.n, 10);
	assert_true(str_eq(reply_header(&p, "content-range"), str_fmt(s->a, "bytes 10-19/%zu", whole)));
	arena_free(t.names);
	site_free(s);
}

/* A fact that has changed is never heard in its old form: the sound is another one, and waits to be made. */
static void test_listen__an_old_sound_is_not_given(void **state)
{
	struct site *s = site_with_folder();
	struct leaf_sound_turn t = { .names = arena_new(1 << 20) };
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	const char *page = str_c(s->a, str_fmt(s->a, "/s/%lld/leaflets/sen-support/listen", (long long)s->school_id));
	struct err e = { "" };
	struct net_reply p;
	bool more;

	(void)state;
	assert_int_equal(leaf_sounds_make(&s->app, s->db, s->a, &t, &more, &e), RC_OK);
	p = site_get(s, STR_NONE, page);
	assert_has(&p, "<audio");
	assert_int_equal(site_post(s, senco, "/settings/area/item/identity/-",
	                           "revision=0&source=Office&service_name=Wendale+SENDIASS")
	                     .status,
	                 303);
	p = site_get(s, STR_NONE, page);
	assert_has(&p, "is being made");
	assert_has(&p, "Wendale SENDIASS");
	arena_free(t.names);
	site_free(s);
}

TEST_MAIN(test_leaf_sound)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_leaf_speech__says_all_of_each_leaflet),
		cmocka_unit_test(test_leaf_sounds__are_made_once_and_kept),
		cmocka_unit_test(test_sounds__half_a_file_is_none),
		cmocka_unit_test(test_listen__page_and_sound),
		cmocka_unit_test(test_listen__an_old_sound_is_not_given),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
