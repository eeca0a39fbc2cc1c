/* The public form as somebody from the internet meets it: nothing about the roll, every word kept when it cannot be
 * sent, a limit for each hour, nothing for machines. */
#include "support/support.h"

#include "core/account/flood_rule.h"
#include "notice/concern/concern_sql.h"
#include "support/test_db.h"
#include "support/test_web.h"

#define LETTER "child=Zara&words=She+cries&sender=Rosa+Lind&relation=family&reach=020+7946+0001"

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

static size_t kept(void)
{
	struct concern_inbox *list;
	struct err e;
	size_t n;

	assert_int_equal(inbox_list(s->db, s->a, s->school_id, S("new"), &list, &n, &e), RC_OK);
	return n;
}

static struct net_reply letter(int id, const char *form)
{
	return site_post(s, STR_NONE, "/s/7/worry", str_c(s->a, str_fmt(s->a, "id=%d&revision=0&%s", id, form)));
}

static void test_form__gives_a_number(void **state)
{
	struct net_reply p = letter(1, LETTER);
	struct str to = reply_header(&p, "location");

	(void)state;
	assert_int_equal(p.status, 303);
	assert_true(str_starts(to, S("/s/7/worry/sent?number=")));
	p = site_get(s, STR_NONE, str_c(s->a, to));
	assert_int_equal(p.status, 200);
	assert_true(reply_has(&p, "Your number is"));
	assert_int_equal(kept(), 1);
	p = site_get(s, STR_NONE, "/s/7/worry/sent?number=%3Cb%3EPay+me");
	assert_false(reply_has(&p, "Pay me")); /* only what has the shape of a number is shown */
	assert_int_equal(site_get(s, STR_NONE, "/s/8/worry").status, 404);
}

static void test_form__missing_words_keep_the_rest(void **state)
{
	struct net_reply p = letter(1, "child=Zara&words=&sender=Rosa+Lind&relation=family&reach=020+7946+0001");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_true(reply_has(&p, "Tell us what you are worried about"));
	assert_true(reply_has(&p, "Rosa Lind"));
	p = letter(1, "child=Zara&words=x&relation=family"); /* boxes left out altogether */
	assert_int_equal(p.status, 422);
	assert_int_equal(kept(), 0);
}

static void test_form__limit_keeps_the_words(void **state)
{
	struct net_reply p = { 0 };

	(void)state;
	for (int i = 0; i < FLOOD_ADDRESS_MOST; i++)
		assert_int_equal(letter(100 + i, LETTER).status, 303);
	p = letter(500, LETTER);
	assert_int_equal(p.status, 429);
	assert_true(reply_has(&p, "She cries"));
	assert_int_equal(kept(), FLOOD_ADDRESS_MOST);
	assert_true(reply_has(&p, "Wait a minute"));
	assert_true(reply_has(&p, "You can also phone"));
	s->app.clock.utc += FLOOD_PAUSE; /* slower, and never shut */
	assert_int_equal(letter(500, LETTER).status, 303);
	assert_int_equal(letter(501, LETTER).status, 429);
	s->app.clock.utc += FLOOD_WINDOW;
	assert_int_equal(letter(501, LETTER).status, 303);
}

static void test_form__machines_and_floods_of_text(void **state)
{
	struct buf b = buf_new(s->a, 1 << 18);
	struct net_reply p = letter(1, LETTER "&homepage=https%3A%2F%2Fspam.example");

	(void)state;
	assert_int_equal(p.status, 303); /* it learns nothing */
	assert_int_equal(kept(), 0);
	buf_str(&b, S("child=Zara&sender=Rosa+Lind&relation=family&words="));
	for (int i = 0; i < 70000; i++)
		buf_str(&b, S("a"));
	assert_int_equal(letter(2, str_c(s->a, buf_view(&b))).status, 413);
	assert_int_equal(kept(), 0);
}

static void test_form__the_telephone_is_a_link(void **state)
{
	struct net_reply p;

	(void)state;
	test_db_script(s->db, "UPDATE school SET phone = '020 7946 0142'");
	p = site_get(s, STR_NONE, "/s/7/worry");
	assert_has(&p, "href=\"tel:02079460142\">020 7946 0142</a>");
	p = site_get(s, STR_NONE, "/s/7/worry/sent?number=QQQQQQQQ");
	assert_has(&p, "href=\"tel:02079460142\">020 7946 0142</a>");
	test_db_script(s->db, "UPDATE school SET phone = ''");
	p = site_get(s, STR_NONE, "/s/7/worry");
	assert_has_not(&p, "tel:");
	assert_has(&p, "You can also phone the school, or come in.");
}

TEST_MAIN(test_concern_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_form__gives_a_number),          T(test_form__missing_words_keep_the_rest),
		T(test_form__limit_keeps_the_words),   T(test_form__machines_and_floods_of_text),
		T(test_form__the_telephone_is_a_link),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
