/* /set-up, /settings and /accounts: the journey of the first account, conflicts, and what an administrator may not do.
 */
#include "support/support.h"

#include <string.h>

#include "core/people/people_sql.h"
#include "core/school/admin_sql.h"
#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"
#include "support/markup.h"
#include "support/test_web.h"

static struct site *s;
static struct str admin;
static int64_t admin_person;

static int setup(void **state)
{
	struct school school;
	struct err e;

	(void)state;
	s = site_new();
	admin = site_sign_in(s, "first", "admin", &admin_person);
	assert_int_equal(school_load(s->db, s->a, s->school_id, &school, &e), RC_OK);
	school.ready = 0;
	assert_int_equal(school_change(s->db, s->a, &school, &e), RC_OK);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static struct net_reply get(const char *path)
{
	struct net_reply p = site_get(s, admin, path);
	const char *problem = p.status == 200 ? markup_problem(s->a, p.body, true) : NULL;

	if (problem != NULL)
		fail_msg("%s: %s", path, problem);
	return p;
}

static struct net_reply post(const char *path, const char *form)
{
	return site_post(s, admin, path, form);
}

static void assert_leads(const struct net_reply *p, const char *path)
{
	if (p->status != 303)
		fail_msg("status %d, not a way to %s: %.*s", p->status, path,
		         STR_ARG(str_sub(p->body,
		                         (size_t)(str_find(p->body, S("<h1>")) > 0 ? str_find(p->body, S("<h1>")) : 0),
		                         900)));
	if (!str_is(reply_header(p, "location"), path))
		fail_msg("leads to %.*s, not %s", STR_ARG(reply_header(p, "location")), path);
}

/* The value of a hidden field. */
static struct str hidden(const struct net_reply *p, const char *name)
{
	struct str find = str_fmt(s->a, "name=\"%s\" value=\"", name);
	ptrdiff_t at = str_find(p->body, find);
	struct str rest;

	if (at < 0)
		fail_msg("no hidden %s", name);
	return str_cut(str_sub(p->body, (size_t)at + find.n, 200), '"', &rest);
}

static const char *year_form(const struct net_reply *p, const char *autumn_ends)
{
	return str_c(
	    s->a,
	    str_fmt(s->a,
	            "year=2025&mark=%.*s&term-1-name=Autumn&term-1-starts=2025-09-02&term-1-half_starts=2025-10-27"
	            "&term-1-half_ends=2025-10-31&term-1-ends=%s&closure-1-name=Training&closure-1-kind=inset"
	            "&closure-1-starts=2025-09-02&closure-1-ends=2025-09-02",
	            STR_ARG(hidden(p, "mark")), autumn_ends));
}

#define SCHOOL_FORM                                                                                                    \
	"name=Hollin+School&phase=primary&la_no=380&estab_no=2045&urn=&address=&phone=020+7946+0100&email=&website="

static void test_set_up__first_sign_in_lands_there_and_steps_are_kept(void **state)
{
	struct net_reply p = site_get(s, admin, "/accounts");

	(void)state;
	assert_leads(&p, "/set-up");
	p = get("/set-up");
	assert_has(&p, "Setting up");
	p = post("/set-up", "");
	assert_int_equal(p.status, 422);
	p = get("/settings/school");
	p = post("/settings/school",
	         str_c(s->a, str_fmt(s->a, SCHOOL_FORM "&revision=%.*s", STR_ARG(hidden(&p, "revision")))));
	assert_leads(&p, "/set-up?done=saved");
	p = get("/settings/year");
	assert_has(&p, "They are the usual ones");
	assert_has(&p, "2025-10-27");
	p = post("/settings/year", year_form(&p, "2025-12-19"));
	assert_leads(&p, "/set-up?done=saved");
	p = get("/settings/area");
	assert_has(&p, "Begin with what is known");
	p = post("/settings/area/item/identity/-",
	         "revision=0&source=Letterhead&la_name=Ashdown+Council&service_name=Ashdown+Advice");
	assert_leads(&p, "/settings/area?done=saved#identity");
	p = post("/settings/area/item/contacts/new", "revision=0&source=Letterhead&kind=phone&value=020+7946+0200");
	assert_leads(&p, "/settings/area?done=saved#contacts");
	p = post("/settings/area/item/links/new",
	         "revision=0&source=Letterhead&title=Offer&url=https%3A%2F%2Foffer.example");
	assert_leads(&p, "/settings/area?done=saved#links");
	p = get("/set-up/senco");
	p = post("/set-up/senco", "id=4711&given=Ruth&family=Adeyemi&email=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose who the SENCO is");
	p = post("/set-up/senco", "id=4711&who=other&given=Ruth&family=Adeyemi&email=");
	assert_leads(&p, "/invitations?done=letters");
	p = post("/set-up/senco", "id=4711&who=other&given=Ruth&family=Adeyemi&email=");
	assert_leads(&p, "/invitations");
	p = get("/invitations"); /* the first letter of a school is the administrator's to print */
	assert_has(&p, "Print 1 letter (PDF)");
	assert_has(&p, "Ruth Adeyemi");
	p = site_get(s, admin, "/invitations/letters.pdf");
	assert_int_equal(p.status, 200);
	assert_true(str_starts(p.body, S("%PDF")));
	p = post("/set-up", "");
	assert_leads(&p, "/accounts?done=saved");
	p = get("/accounts");
	assert_has(&p, "ruth.adeyemi");
	assert_has(&p, "Invited, not used yet");
	assert_has(&p, "Enter the terms of 2025/26"); /* only the autumn is entered, and it is March */
	assert_has(&p, "href=\"/settings/year?year=2025\"");
	p = get("/settings");
	assert_has(&p, "Enter the terms of 2025/26");
	p = get("/settings/year?year=2025");
	p = post("/settings/year", year_form(&p, "2026-07-21"));
	assert_leads(&p, "/settings?done=saved");
	p = get("/settings");
	assert_has_not(&p, "Enter the terms");
	p = get("/settings/area");
	assert_has(&p, "020 7946 0200");
	assert_has(&p, "https://offer.example");
	p = get("/settings/school");
	assert_has(&p, "Hollin School");
}

static void test_settings__bad_input_changes_nothing_and_is_kept(void **state)
{
	struct net_reply p = post("/settings/school", "name=&phase=primary&la_no=38&revision=2&email=nowhere");
	struct school school;
	struct err e;

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "Enter the name of the school");
	p = post("/settings/school", "name=New&phase=primary&la_no=38&revision=2&email=nowhere");
	assert_has(&p, "three digits");
	assert_has(&p, "value=\"nowhere\"");
	assert_int_equal(school_load(s->db, s->a, s->school_id, &school, &e), RC_OK);
	assert_true(str_is(school.name, "Marlbeck Primary School"));
	p = get("/settings/year");
	p = post("/settings/year", year_form(&p, "2025-09-01"));
	assert_int_equal(p.status, 422);
	assert_has(&p, "Autumn: the last day is not after the first");
	p = post("/settings/area/item/links/new", "source=x&title=Offer&url=javascript%3Aalert(1)");
	assert_int_equal(p.status, 422);
	assert_has(&p, "begin its web address with https://");
}

static void test_settings__the_name_in_web_addresses(void **state)
{
	struct school_row other = { .id = 8, .name = S("Other School"), .phase = S("primary"), .web_name = S("other") };
	struct err e;
	struct net_reply p;

	(void)state;
	assert_int_equal(school_insert(s->db, s->a, &other, &e), RC_OK);
	p = post("/settings/school", "name=New&phase=primary&revision=2&web_name=Not+So");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Name in web addresses: use small letters, digits and hyphens");
	assert_has(&p, "value=\"Not So\"");
	p = post("/settings/school", "name=New&phase=primary&revision=2&web_name=other");
	assert_int_equal(p.status, 422);
	assert_has(&p, "another school here has it");
	assert_int_equal(site_get(s, STR_NONE, "/s/marlbeck/worry").status, 404);
	assert_int_equal(post("/settings/school", "name=New&phase=primary&revision=2&web_name=marlbeck").status, 303);
	p = site_get(s, STR_NONE, "/s/marlbeck/worry");
	assert_int_equal(p.status, 200);
	assert_has(&p, "href=\"/s/marlbeck\"");
	assert_int_equal(site_get(s, STR_NONE, "/s/7/worry").status, 200); /* links on paper still lead there */
	assert_int_equal(site_get(s, STR_NONE, "/s/other/worry").status, 200);
}

static void test_settings__the_second_save_shows_both(void **state)
{
	struct net_reply p = get("/settings/school");
	struct str revision = hidden(&p, "revision");
	const char *mine =
	    str_c(s->a, str_fmt(s->a, "name=Mine+School&phase=primary&revision=%.*s", STR_ARG(revision)));

	(void)state;
	p = post("/settings/school",
	         str_c(s->a, str_fmt(s->a, "name=Theirs+School&phase=primary&revision=%.*s", STR_ARG(revision))));
	assert_int_equal(p.status, 303);
	p = post("/settings/school", mine);
	assert_int_equal(p.status, 409);
	assert_has(&p, "Theirs School");
	assert_has(&p, "Mine School");
	p = post("/settings/school", str_c(s->a, str_fmt(s->a, "name=Mine+School&phase=primary&revision=%.*s",
	                                                 STR_ARG(hidden(&p, "revision")))));
	assert_int_equal(p.status, 303);
	p = get("/settings/year");
	mine = year_form(&p, "2025-12-18");
	assert_int_equal(post("/settings/year", year_form(&p, "2025-12-19")).status, 303);
	p = post("/settings/year", mine);
	assert_int_equal(p.status, 409);
	assert_has(&p, "19 December 2025");
	assert_has(&p, "2025-12-18");
	assert_int_equal(post("/settings/area/item/identity/-", "revision=0&source=x&la_name=One").status, 303);
	p = post("/settings/area/item/identity/-", "revision=0&source=x&la_name=Two");
	assert_int_equal(p.status, 409);
	assert_has(&p, "One");
	assert_has(&p, "Two");
	p = post("/settings/area/item/identity/-",
	         str_c(s->a, str_fmt(s->a, "revision=%.*s&source=x&la_name=Two", STR_ARG(hidden(&p, "revision")))));
	assert_int_equal(p.status, 303);
}

/* A school id in the form is not believed. */
static void test_settings__another_school_is_out_of_reach(void **state)
{
	struct school_row other = { .id = 8, .name = S("Other School"), .phase = S("primary"), .ready = 1 };
	struct school school;
	struct err e;

	(void)state;
	assert_int_equal(school_insert(s->db, s->a, &other, &e), RC_OK);
	assert_int_equal(post("/settings/school", "id=8&name=Taken&phase=primary&revision=2").status, 303);
	assert_int_equal(school_load(s->db, s->a, 8, &school, &e), RC_OK);
	assert_true(str_is(school.name, "Other School"));
}

static void test_accounts__nobody_gives_themself_a_role_that_sees_pupils(void **state)
{
	struct net_reply p = get("/accounts?all=1");
	ptrdiff_t at = str_find(p.body, S("/accounts/"));
	struct str rest, id;
	const char *path;

	(void)state;
	at = str_find(p.body, S("href=\"/accounts/"));
	id = str_cut(str_sub(p.body, (size_t)at + 16, 30), '"', &rest);
	path = str_c(s->a, str_fmt(s->a, "/accounts/%.*s", STR_ARG(id)));
	p = post(path, "action=give&role=senco");
	assert_int_equal(p.status, 422);
	assert_has(&p, "It takes a second person");
	assert_int_equal(post(path, "action=give&role=governor").status, 303);
	assert_int_equal(post(path, "action=disable").status, 422);
	p = get(path);
	assert_has(&p, "Governor");
	assert_int_equal(post(path, "action=nonsense").status, 404);
	assert_int_equal(site_get(s, admin, "/accounts/99").status, 404);
}

static void test_accounts__disabling_ends_sessions_at_once(void **state)
{
	struct str teacher = site_sign_in(s, "tom", "teacher", NULL);
	struct net_reply p = get("/accounts?all=1");
	ptrdiff_t at = str_find(p.body, S("\">tom</a>"));
	size_t from;
	const char *path;

	(void)state;
	assert_true(at > 0);
	for (from = (size_t)at; p.body.p[from] != '/'; from--)
		;
	path = str_c(s->a, str_fmt(s->a, "/accounts/%.*s", (int)((size_t)at - from - 1), p.body.p + from + 1));
	assert_int_equal(site_get(s, teacher, "/you").status, 200);
	assert_int_equal(post(path, "action=disable").status, 303);
	p = site_get(s, teacher, "/you");
	assert_int_equal(p.status, 303);
	p = post(path, "action=invite");
	assert_int_equal(p.status, 422);
	assert_int_equal(post(path, "action=enable").status, 303);
	assert_int_equal(site_get(s, teacher, "/you").status, 303);
}

static void test_accounts__input_is_checked_and_kept(void **state)
{
	struct net_reply p = post("/accounts/invite", "id=99&given=Jo&family=Whitlock&email=nowhere&role=ta");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "value=\"Whitlock\"");
	assert_has(&p, "address with an @");
	p = post("/accounts/invite", "id=99&given=Jo&family=Whitlock&role=pupil");
	assert_int_equal(p.status, 422);
	p = post("/accounts/invite", "id=99&given=Jo&family=Whitlock&role=parent");
	assert_has(&p, "The SENCO invites parents and pupils");
	p = post("/accounts/invite",
	         str_c(s->a, str_fmt(s->a, "id=99&person_id=%lld&role=senco", (long long)admin_person)));
	assert_int_equal(p.status, 422);
	assert_has(&p, "second person");
	p = post("/accounts/letters", "");
	assert_has(&p, "Tick at least one person");
}

/* No link, no code: not in the answer to the press, and not on any page of the administrator afterwards. */
static void test_accounts__the_administrator_never_holds_a_code(void **state)
{
	struct str head = site_sign_in(s, "alan", "head", NULL), teacher = site_sign_in(s, "tom", "teacher", NULL);
	struct net_reply p = post("/accounts/invite", "id=99&given=Jo&family=Whitlock&job=TA&role=ta");

	(void)state;
	assert_leads(&p, "/accounts?all=1&done=letters");
	assert_int_equal(p.body.n, 0);
	p = get("/accounts/99");
	assert_has_not(&p, "/invite/");
	p = get("/invitations");
	assert_has_not(&p, "Print 1 letter");
	assert_has(&p, "1 more is printed by the head");
	assert_int_equal(get("/invitations/letters.pdf").status, 404);
	assert_int_equal(get("/invitations/letters.pdf?who=99").status, 404);
	assert_int_equal(site_get(s, teacher, "/invitations/letters.pdf?who=99").status, 404);
	p = site_get(s, head, "/invitations/letters.pdf?who=99");
	assert_int_equal(p.status, 200);
	assert_true(str_starts(p.body, S("%PDF")));
	p = post("/accounts/99", "action=invite"); /* pressed again: the letter stays the head's */
	assert_leads(&p, "/accounts/99?done=saved");
	assert_int_equal(get("/invitations/letters.pdf?who=99").status, 404);
}

/* A typed name that somebody has is a question; the answer decides, and another person needs what tells them apart. */
static void test_accounts__a_known_name_is_a_question(void **state)
{
	struct person_row known = { .school_id = s->school_id,
		                    .id = 5001,
		                    .given = S("Daniel"),
		                    .family = S("Price"),
		                    .name_key = S("price daniel"),
		                    .job = S("Class teacher, 5P") };
	struct net_reply p;
	struct adult_row *row;
	size_t n;
	struct err e;

	(void)state;
	assert_int_equal(person_insert(s->db, s->a, &known, &e), RC_OK);
	p = post("/accounts/invite", "id=98&given=Daniel&family=PRICE&role=teacher");
	assert_int_equal(p.status, 422);
	assert_has(&p, "There is a Daniel PRICE already");
	assert_has(&p, "Yes, it is Daniel Price, Class teacher, 5P");
	p = post("/accounts/invite", "id=98&given=Daniel&family=Price&role=teacher&person_id=other");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Write the job");
	p = post("/accounts/invite", "id=98&given=Daniel&family=Price&role=teacher&person_id=5001");
	assert_leads(&p, "/accounts?all=1&done=letters");
	assert_int_equal(adult_named(s->db, s->a, s->school_id, S("price daniel"), 0, (struct date){ 2026, 3, 10 },
	                             &row, &n, &e),
	                 RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(row[0].account_id, 98);
	p = post("/accounts/invite", "id=97&given=Daniel&family=Price&role=ta&person_id=5001");
	assert_has(&p, "They have an account already");
	p = post("/accounts/invite", "id=97&given=Daniel&family=Price&job=Supply&role=ta&person_id=other");
	assert_leads(&p, "/accounts?all=1&done=letters");
	assert_int_equal(adult_named(s->db, s->a, s->school_id, S("price daniel"), 0, (struct date){ 2026, 3, 10 },
	                             &row, &n, &e),
	                 RC_OK);
	assert_int_equal(n, 2);
}

/* In a small school the first account is the SENCO's: in the set-up, once, and nobody else's afterwards. */
static void test_set_up__the_first_account_can_be_the_sencos(void **state)
{
	struct net_reply p = get("/set-up/senco");

	(void)state;
	assert_has(&p, "I am");
	p = post("/set-up/senco", "id=4711&who=own&given=Ruth&family=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Enter the last name");
	p = post("/set-up/senco", "id=4711&who=own&given=Ruth&family=Adeyemi");
	assert_leads(&p, "/set-up?done=senco");
	p = get("/role");
	assert_has(&p, "SENCO");
	p = get("/you");
	assert_has(&p, "Ruth Adeyemi");
	assert_int_equal(post("/set-up/senco", "id=4712&who=own&given=Ruth&family=Again").status, 404);
}

TEST_MAIN(test_setup_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_set_up__first_sign_in_lands_there_and_steps_are_kept, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_settings__bad_input_changes_nothing_and_is_kept, setup, teardown),
		cmocka_unit_test_setup_teardown(test_settings__the_name_in_web_addresses, setup, teardown),
		cmocka_unit_test_setup_teardown(test_settings__the_second_save_shows_both, setup, teardown),
		cmocka_unit_test_setup_teardown(test_settings__another_school_is_out_of_reach, setup, teardown),
		cmocka_unit_test_setup_teardown(test_accounts__nobody_gives_themself_a_role_that_sees_pupils, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_accounts__disabling_ends_sessions_at_once, setup, teardown),
		cmocka_unit_test_setup_teardown(test_accounts__input_is_checked_and_kept, setup, teardown),
		cmocka_unit_test_setup_teardown(test_accounts__the_administrator_never_holds_a_code, setup, teardown),
		cmocka_unit_test_setup_teardown(test_accounts__a_known_name_is_a_question, setup, teardown),
		cmocka_unit_test_setup_teardown(test_set_up__the_first_account_can_be_the_sencos, setup, teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
