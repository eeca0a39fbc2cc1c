/* The forms of the public pages as somebody from the internet meets them, and the list of who answers. */
#include "support/support.h"

#include "core/account/flood_rule.h"
#include "enquiry/enquiry_sql.h"
#include "support/test_db.h"
#include "support/test_web.h"

#define QUESTION "desk=school&words=Who+pays+for+it%3F&sender=&reach=020+7946+0001"
#define COPY "about=The+guide&form=large&language=&way=post&reach=3+Mill+Lane&sender=D.+Carter"

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

static size_t kept(const char *desk)
{
	struct enquiry *list;
	struct err e;
	size_t n;

	assert_int_equal(enquiry_waiting(s->db, s->a, s->school_id, str_of(desk), &list, &n, &e), RC_OK);
	return n;
}

static struct net_reply send(const char *path, int id, const char *form)
{
	return site_post(s, STR_NONE, path, str_c(s->a, str_fmt(s->a, "id=%d&revision=0&%s", id, form)));
}

static void test_question__gives_a_number_and_a_day(void **state)
{
	struct net_reply p = send("/s/7/ask", 1, QUESTION);
	struct str to = reply_header(&p, "location");

	(void)state;
	assert_int_equal(p.status, 303);
	assert_true(str_starts(to, S("/s/7/sent?number=")));
	p = site_get(s, STR_NONE, str_c(s->a, to));
	assert_has(&p, "Your number is");
	assert_has(&p, "You get an answer by <strong>Friday 13 March 2026");
	assert_has_not(&p, "Who pays"); /* the number gives away nothing of who wrote */
	assert_has_not(&p, "020 7946 0001");
	p = send("/s/7/ask", 1, QUESTION); /* sent twice is once */
	assert_true(str_eq(reply_header(&p, "location"), to));
	assert_int_equal(kept("school"), 1);
	p = site_get(s, STR_NONE, "/s/7/sent?number=%3Cb%3EPay+me");
	assert_has_not(&p, "Pay me");
	assert_int_equal(send("/s/8/ask", 1, QUESTION).status, 404);
}

static void test_copy__what_is_missing_is_said_and_the_rest_kept(void **state)
{
	struct net_reply p = send("/s/7/copy", 1, "about=&form=language&language=&way=post&reach=&sender=D.+Carter");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "Say which one you want");
	assert_has(&p, "Say which language, or which other way");
	assert_has(&p, "Tell us where to send it");
	assert_has(&p, "D. Carter");
	assert_int_equal(send("/s/7/copy", 1, COPY).status, 303);
	assert_int_equal(
	    send("/s/7/copy", 2, "doc=What+the+Code+of+Practice+says&about=&form=large&way=office&sender=D").status,
	    303);
	p = send("/s/7/copy", 3, "doc=Anything+that+is+sent&about=&form=large&way=office&sender=D");
	assert_int_equal(p.status, 422); /* no document of ours */
	assert_int_equal(kept("school"), 2);
}

static void test_say__of_a_page_without_an_answer(void **state)
{
	struct net_reply p = site_get(s, STR_NONE, "/s/7/say?page=/s/7/worry");

	(void)state;
	assert_has(&p, "name=\"about\" value=\"/s/7/worry\"");
	p = site_get(s, STR_NONE, "/s/7/say?page=https://elsewhere.example");
	assert_has_not(&p, "elsewhere");
	p = send("/s/7/say", 1, "clear=&words=&about=&reach=");
	assert_int_equal(p.status, 422);
	p = send("/s/7/say", 1, "clear=part&words=What+is+an+outcome%3F&about=%2Fs%2F7%2Fworry&reach=");
	assert_int_equal(p.status, 303);
	p = site_get(s, STR_NONE, str_c(s->a, reply_header(&p, "location")));
	assert_has(&p, "You asked for no answer");
}

static void test_forms__limits_and_machines(void **state)
{
	struct net_reply p = send("/s/7/ask", 1, QUESTION "&homepage=https%3A%2F%2Fspam.example");

	(void)state;
	assert_int_equal(p.status, 303); /* it learns nothing */
	assert_int_equal(kept("school"), 0);
	for (int i = 0; i < FLOOD_ADDRESS_MOST; i++)
		assert_int_equal(
		    send(i % 2 == 0 ? "/s/7/ask" : "/s/7/copy", 100 + i, i % 2 == 0 ? QUESTION : COPY).status, 303);
	p = send("/s/7/ask", 500, QUESTION);
	assert_int_equal(p.status, 429);
	assert_has(&p, "Who pays for it?");
	assert_has(&p, "Wait a minute");
	s->app.clock.utc += FLOOD_PAUSE; /* slower, and never shut */
	assert_int_equal(send("/s/7/ask", 500, QUESTION).status, 303);
}

/* What the school has recorded of the area: the advice service, and its own officer. */
static void area_known(void)
{
	struct str senco = site_sign_in(s, "Orla", "senco", NULL);
	struct net_reply p = site_post(s, senco, "/settings/area/item/identity/-",
	                               "revision=0&source=Office&service_name=Wendale+SENDIASS");

	assert_int_equal(p.status, 303);
	p = site_post(s, senco, "/settings/area/item/own/-",
	              "revision=0&source=Office&own_officer=A.+Officer"
	              "&own_notice_url=https%3A%2F%2Fwendale.example%2Fprivacy");
	assert_int_equal(p.status, 303);
}

static void test_service__is_offered_where_somebody_reads(void **state)
{
	struct str adviser, senco;
	struct net_reply p;

	(void)state;
	area_known();
	p = site_get(s, STR_NONE, "/s/7/ask");
	assert_has_not(&p, "Wendale SENDIASS");
	adviser = site_sign_in(s, "Helen", "sendiass", NULL);
	senco = site_sign_in(s, "Ruth", "senco", NULL);
	p = site_get(s, STR_NONE, "/s/7/ask");
	assert_has(&p, "Wendale SENDIASS");
	assert_has(&p, "you agree"); /* consent, where it is asked for */
	assert_int_equal(send("/s/7/ask", 1, "desk=&words=x&reach=y").status, 422);
	assert_int_equal(send("/s/7/ask", 1, "desk=service&words=School+says+no&reach=07700+900233").status, 303);
	p = site_get(s, adviser, "/enquiries");
	assert_has(&p, "School says no");
	assert_int_equal(site_get(s, adviser, "/enquiries/1").status, 200);
	p = site_get(s, senco, "/enquiries");
	assert_has_not(&p, "School says no");
	assert_int_equal(site_get(s, senco, "/enquiries/1").status, 404);
}

static void test_answer__no_answer_waits_and_spoke_is_done(void **state)
{
	struct str senco = site_sign_in(s, "Ruth", "senco", NULL);
	struct net_reply p;

	(void)state;
	assert_int_equal(send("/s/7/ask", 1, QUESTION).status, 303);
	p = site_get(s, senco, "/today");
	assert_has(&p, "From the public pages");
	p = site_post(s, senco, "/enquiries/1", "id=10&kind=&note=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose what happened");
	p = site_post(s, senco, "/enquiries/1", "id=10&kind=&note=&do=aside");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Say why it is set aside");
	assert_int_equal(site_post(s, senco, "/enquiries/1", "id=11&kind=nobody&note=").status, 303);
	p = site_get(s, senco, "/enquiries");
	assert_has(&p, "Tried 1 time");
	assert_int_equal(site_post(s, senco, "/enquiries/1", "id=12&kind=spoke&note=All+clear").status, 303);
	assert_int_equal(kept("school"), 0);
	p = site_get(s, senco, "/enquiries/dealt");
	assert_has(&p, "Who pays for it?");
	assert_int_equal(site_post(s, senco, "/enquiries/1", "id=13&do=back").status, 303);
	assert_int_equal(kept("school"), 1);
	p = site_get(s, senco, "/enquiries/1");
	assert_has(&p, "All clear");
}

static void test_privacy__school_and_service_apart(void **state)
{
	struct net_reply p = site_get(s, STR_NONE, "/s/7/privacy");

	(void)state;
	assert_has(&p, "The law asks the school");
	assert_has(&p, "Version 1 of this text");
	assert_has_not(&p, "because you agree"); /* no service is recorded */
	area_known();
	test_db_script(s->db, "INSERT INTO setting (school_id, name, value) VALUES (7, 'front.service_officer', "
	                      "'S. Ervice, 020 7946 0302')");
	p = site_get(s, STR_NONE, "/s/7/privacy");
	assert_has(&p, "because you agree");
	assert_has(&p, "A. Officer");
	assert_has(&p, "https://wendale.example/privacy");
	assert_has(&p, "S. Ervice, 020 7946 0302");
	assert_has(&p, "deleted 6 months after");
}

static void test_settings__promises_in_range(void **state)
{
	struct str admin = site_sign_in(s, "Ines", "admin", NULL);
	struct net_reply p = site_post(s, admin, "/settings/enquiries", "days=0&copy_days=5&months=6");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "enter a number from 1 to 30");
	assert_int_equal(site_post(s, admin, "/settings/enquiries", "days=1&copy_days=2&months=3").status, 303);
	p = site_get(s, STR_NONE, "/s/7/copy");
	assert_has(&p, "within 2 school days");
	assert_has(&p, "3 months");
}

TEST_MAIN(test_enquiry_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_question__gives_a_number_and_a_day),
		T(test_copy__what_is_missing_is_said_and_the_rest_kept),
		T(test_say__of_a_page_without_an_answer),
		T(test_forms__limits_and_machines),
		T(test_service__is_offered_where_somebody_reads),
		T(test_answer__no_answer_waits_and_spoke_is_done),
		T(test_privacy__school_and_service_apart),
		T(test_settings__promises_in_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
