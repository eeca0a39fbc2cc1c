/* The language of pages: who may have another one than English, what the page says of itself, and the way back. */
#include "support/support.h"

#include "core/people/people_sql.h"
#include "kit/base/tongue.h"
#include "support/markup.h"
#include "support/test_web.h"

static struct site *s;

static int setup(void **state)
{
	(void)state;
	s = site_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static const char *page_start(const struct tongue *t)
{
	return str_c(s->a, str_fmt(s->a, "<html lang=\"%s\"%s>", t->code, t->rtl ? " dir=\"rtl\"" : ""));
}

/* Every language of po/ can be chosen by anybody, and its name stands on the page as it is written in it. */
static void test_public__in_each_language(void **state)
{
	(void)state;
	for (size_t i = 0; tongue_at(i) != NULL; i++) {
		const struct tongue *t = tongue_at(i);
		struct net_reply p;

		s->language = t->code;
		p = site_get(s, STR_NONE, "/s/7/worry");
		assert_int_equal(p.status, 200);
		assert_null(markup_problem(s->a, p.body, true));
		assert_has(&p, page_start(t));
		assert_has(&p, t->name);
		assert_has(&p, "href=\"/language/en?to=/s/7/worry\"");
	}
	s->language = "en";
	assert_false(
	    reply_has(&(struct net_reply){ .body = site_get(s, STR_NONE, "/s/7/worry").body }, "class=\"draft\""));
	s->language = "nonsense";
	assert_true(
	    reply_has(&(struct net_reply){ .body = site_get(s, STR_NONE, "/s/7/worry").body }, "<html lang=\"en\""));
}

static void test_choice__is_kept_and_leads_back_to_our_pages_only(void **state)
{
	struct net_reply p = site_get(s, STR_NONE, "/language/ur?to=/s/7/worry");

	(void)state;
	assert_int_equal(p.status, 303);
	assert_true(str_is(reply_header(&p, "location"), "/s/7/worry"));
	assert_true(str_starts(reply_header(&p, "set-cookie"), S("lang=ur; ")));
	p = site_get(s, STR_NONE, "/language/ur?to=https://elsewhere.example/");
	assert_true(str_is(reply_header(&p, "location"), "/"));
	p = site_get(s, STR_NONE, "/language/ur?to=//elsewhere.example/privacy");
	assert_true(str_is(reply_header(&p, "location"), "/"));
	p = site_get(s, STR_NONE, "/language/en");
	assert_true(str_starts(reply_header(&p, "set-cookie"), S("lang=en; ")));
	p = site_get(s, STR_NONE, "/language/xx?to=/privacy");
	assert_true(str_is(reply_header(&p, "location"), "/privacy"));
	assert_int_equal(reply_header(&p, "set-cookie").n, 0);
}

/* Who is signed in works in English, whatever was chosen on the same computer; the public pages are in that language,
 * or in that of a parent's wish. */
static void test_page__of_whom(void **state)
{
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	int64_t person;
	struct str parent = site_sign_in(s, "amina", "parent", &person);
	struct person_row row = {
		.school_id = s->school_id, .given = S("Amina"), .family = S("Field"), .name_key = S("field")
	};
	struct net_reply p;
	struct err e;

	(void)state;
	s->language = "ur";
	p = site_get(s, senco, "/you");
	assert_has(&p, "<html lang=\"en\">");
	p = site_get(s, senco, "/s/7/worry");
	assert_has(&p, "<html lang=\"ur\" dir=\"rtl\">");
	p = site_get(s, parent, "/you"); /* its words are not translated yet */
	assert_has(&p, "<html lang=\"en\">");
	s->language = NULL;
	p = site_get(s, parent, "/s/7/worry");
	assert_has(&p, "<html lang=\"en\">");
	row.id = person;
	row.language = S("Polish");
	assert_int_equal(person_update(s->db, s->a, &row, &e), RC_OK);
	p = site_get(s, parent, "/s/7/worry");
	assert_has(&p, "<html lang=\"pl\">");
	p = site_get(s, senco, "/s/7/worry");
	assert_has(&p, "<html lang=\"en\">");
	s->language = "en";
	p = site_get(s, parent, "/s/7/worry");
	assert_has(&p, "<html lang=\"en\">");
	s->language = NULL;
}

/* Behind the sign-in a parent's main pages are in each language that has nearly all of their words, and in no other;
 * what has no flag at its route stays English. */
static void test_family__in_a_language_that_has_its_words(void **state)
{
	struct str parent = site_sign_in(s, "amina", "parent", NULL);

	(void)state;
	for (size_t i = 0; tongue_at(i) != NULL; i++) {
		const struct tongue *t = tongue_at(i);
		bool serves = tongue_serves(t, TONGUE_FAMILY);
		struct net_reply p;

		s->language = t->code;
		p = site_get(s, parent, "/family");
		assert_int_equal(p.status, 200);
		assert_null(markup_problem(s->a, p.body, true));
		assert_has(&p, serves ? page_start(t) : "<html lang=\"en\">");
		assert_int_equal(reply_has(&p, str_c(s->a, str_fmt(s->a, "href=\"/language/%s?to=/family\"", t->code))),
		                 serves);
		assert_int_equal(reply_has(&p, "class=\"draft\""), serves && t->checked < t->n);
		p = site_get(s, parent, "/you");
		assert_has(&p, "<html lang=\"en\">");
		assert_has_not(&p, "hreflang");
	}
	s->language = NULL;
}

TEST_MAIN(test_language_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_public__in_each_language, setup, teardown),
		cmocka_unit_test_setup_teardown(test_choice__is_kept_and_leads_back_to_our_pages_only, setup, teardown),
		cmocka_unit_test_setup_teardown(test_page__of_whom, setup, teardown),
		cmocka_unit_test_setup_teardown(test_family__in_a_language_that_has_its_words, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
