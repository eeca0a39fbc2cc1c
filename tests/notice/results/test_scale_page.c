/* /settings/scales: a scale of ages is written and read as years:months, like a result on it. */
#include "support/support.h"

#include "support/test_web.h"
#include "notice/results/scales.h"

static struct site *s;
static struct str senco;

static int setup(void **state)
{
	(void)state;
	s = site_new();
	senco = site_sign_in(s, "ruth", "senco", NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static const struct scale *scale_named(const char *name)
{
	static struct scales all;

	assert_int_equal(scales_read(site_ctx(s), &all), RC_OK);
	for (size_t i = 0; i < all.n; i++)
		if (str_is(all.scale[i].name, name))
			return &all.scale[i];
	return NULL;
}

static struct net_reply form_send(const char *form)
{
	return site_post(s, senco, "/settings/scales/new", form);
}

#define AGE "name=Spelling+age&kind=age&subjects=Spelling&live=1&rising=1&step=1&band="

static void test_age__in_years_and_months(void **state)
{
	struct net_reply p = form_send(AGE "&low=4:00&high=17y+6m");
	const struct scale *v = scale_named("Spelling age");
	const char *path;

	(void)state;
	assert_int_equal(p.status, 303);
	assert_non_null(v);
	assert_int_equal(v->low, 48000);
	assert_int_equal(v->high, 210000);
	assert_int_equal(v->step, 1000);
	path = str_c(s->a, str_fmt(s->a, "/settings/scales/%lld", (long long)v->id));
	p = site_get(s, senco, path);
	assert_has(&p, "value=\"4:00\"");
	assert_has(&p, "value=\"17:06\"");
	p = site_post(s, senco, path, AGE "&revision=1&low=4:03&high=17:06&national=10:00");
	assert_int_equal(p.status, 303);
	v = scale_named("Spelling age");
	assert_true(v->low == 51000 && v->national == 120000);
	p = site_post(s, senco, path, AGE "&revision=1&low=5:00&high=17:06"); /* an old revision */
	assert_int_equal(p.status, 409);
	assert_has(&p, "4:03");
}

static void test_age__wrong_in_words_and_kept(void **state)
{
	struct net_reply p = form_send(AGE "&low=48&high=17.5");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "Lowest result: write years:months, such as 7:06");
	assert_has(&p, "Highest result: write years:months, such as 7:06");
	assert_has(&p, "value=\"48\"");
	assert_has(&p, "value=\"17.5\"");
	assert_null(scale_named("Spelling age"));
	p = form_send(AGE "&low=17:00&high=4:00");
	assert_int_equal(p.status, 422);
	assert_has(&p, "The highest result is above the lowest");
	p = form_send("name=Marks&kind=interval&low=7:06&high=20&step=1");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Lowest result: use a number");
}

static void test_standard__ages_are_shown_so(void **state)
{
	struct net_reply p = site_get(s, senco, "/settings/scales");
	const struct scale *v = scale_named("Reading age");

	(void)state;
	assert_has(&p, "4:00 to 17:00");
	assert_non_null(v);
	p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "/settings/scales/%lld", (long long)v->id)));
	assert_has(&p, "value=\"4:00\"");
	assert_false(reply_has(&p, "An age in months"));
}

TEST_MAIN(test_scale_page)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_age__in_years_and_months),
		TEST(test_age__wrong_in_words_and_kept),
		TEST(test_standard__ages_are_shown_so),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
