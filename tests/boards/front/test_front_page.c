/* The front door as a visitor meets it: where it is, what it shows, and what it never does. */
#include "support/support.h"

#include "support/test_db.h"
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

/* So many pupils with a code; first: an id that no other has. */
static void pupils(int first, int n, const char *code)
{
	for (int i = first; i < first + n; i++) {
		test_db_script(s->db,
		               str_c(s->a, str_fmt(s->a,
		                                   "INSERT INTO pupil (school_id, id, upn, former_upn, given, family,"
		                                   " preferred, name_key, born, sex, year_group, language, pronoun,"
		                                   " about, joined_on, revision) VALUES (7, %d, '', '', 'Zebedee',"
		                                   " 'Canary', '', 'x', '2016-01-01', '', 4, 'en', '', '',"
		                                   " '2020-09-01', 1)",
		                                   i)));
		if (code != NULL)
			test_db_script(s->db,
			               str_c(s->a,
			                     str_fmt(s->a,
			                             "INSERT INTO pupil_status (school_id, pupil_id, id, code, starts,"
			                             " reason) VALUES (7, %d, %d, '%s', '2025-09-01', '')",
			                             i, i + 5000, code)));
	}
}

static void test_root__leads_to_the_front_door(void **state)
{
	struct net_reply p = site_get(s, STR_NONE, "/");
	struct str senco = site_sign_in(s, "Ruth", "senco", NULL);

	(void)state;
	assert_int_equal(p.status, 303);
	assert_true(str_is(reply_header(&p, "location"), "/s/7"));
	p = site_get(s, senco, "/");
	assert_true(str_is(reply_header(&p, "location"), "/today"));
	test_db_script(s->db,
	               "INSERT INTO school (id, name, short_name, web_name, phase, la_no, estab_no, urn, address,"
	               " phone, email, website, local_offer, kind, ready, revision) SELECT 9, 'Hill Top School', '',"
	               " 'hill-top', phase, '', '', '', '', '', '', '', '', kind, 1, 1 FROM school WHERE id = 7");
	p = site_get(s, STR_NONE, "/");
	assert_int_equal(p.status, 200);
	assert_has(&p, "href=\"/s/7\"");
	assert_has(&p, "href=\"/s/hill-top\">Hill Top School</a>");
	p = site_get(s, STR_NONE, "/sign-in");
	assert_has(&p, "href=\"/\"");
}

static void test_front__says_whom_to_ring(void **state)
{
	struct net_reply p;

	(void)state;
	test_db_script(s->db, "UPDATE school SET phone = '020 7946 0120'");
	(void)site_sign_in(s, "Ruth", "senco", NULL);
	p = site_get(s, STR_NONE, "/s/7");
	assert_int_equal(p.status, 200);
	assert_has(&p, "Ruth");
	assert_has(&p, ", SENCO.</strong>");
	assert_has(&p, "href=\"tel:02079460120\"");
	assert_has(&p, "href=\"/s/7/worry\"");
	assert_has(&p, "href=\"/s/7/ask\"");
	assert_has(&p, "href=\"/s/7/copy\"");
	assert_has(&p, "href=\"/s/7/say?page=%2Fs%2F7\"");
	assert_has(&p, "href=\"/s/7/privacy\"");
	assert_has(&p, "Each area has a service that is free"); /* none is recorded: nothing is made up */
	assert_has(&p, "You get an answer within 10 school days");
	assert_int_equal(site_get(s, STR_NONE, "/s/8").status, 404);
}

static void test_front__only_what_the_school_shows(void **state)
{
	struct str admin = site_sign_in(s, "Ines", "admin", NULL);
	struct net_reply p;

	(void)state;
	(void)site_sign_in(s, "Ruth", "senco", NULL);
	p = site_post(s, admin, "/settings/front", "governor=G.+Frost&hours=8am+to+4pm&senco_email=");
	assert_int_equal(p.status, 303);
	p = site_get(s, STR_NONE, "/s/7");
	assert_has_not(&p, "Ruth");
	assert_has(&p, "<strong>The SENCO.</strong>");
	assert_has(&p, "G. Frost");
}

static void test_numbers__small_ones_are_not_printed(void **state)
{
	struct net_reply p = site_get(s, STR_NONE, "/s/7");

	(void)state;
	assert_has_not(&p, "children. With"); /* nobody is on roll */
	pupils(1000, 30, NULL);
	pupils(1100, 12, "K");
	pupils(1200, 7, "E");
	p = site_get(s, STR_NONE, "/s/7");
	assert_has(&p, "We have 49 children. With SEN Support: 12. With an Education, Health and Care plan: 7.");
	assert_has_not(&p, "Zebedee");
	test_db_script(s->db, "UPDATE pupil_status SET ends = '2026-01-31' WHERE code = 'E' AND pupil_id < 1204");
	p = site_get(s, STR_NONE, "/s/7"); /* three are left */
	assert_has(&p, "With an Education, Health and Care plan: some.");
	assert_has(&p, "We do not print small numbers");
	assert_has_not(&p, "plan: 3");
	test_db_script(s->db, "INSERT INTO setting (school_id, name, value) VALUES (7, 'front.numbers', 'no')");
	p = site_get(s, STR_NONE, "/s/7");
	assert_has_not(&p, "Of our");
}

static void test_front__is_the_same_whoever_is_signed_in(void **state)
{
	struct str parent = site_sign_in(s, "Nadia", "parent", NULL);
	struct net_reply p = site_get(s, parent, "/s/7");

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, "My page");
	assert_has_not(&p, "Sign out");
}

TEST_MAIN(test_front_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_root__leads_to_the_front_door),           T(test_front__says_whom_to_ring),
		T(test_front__only_what_the_school_shows),       T(test_numbers__small_ones_are_not_printed),
		T(test_front__is_the_same_whoever_is_signed_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
