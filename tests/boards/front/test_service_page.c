/* An installation of an advice service: no pupils on any route for anybody, a front door and leaflets from the profile
 * of the area, and a desk for its officers. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/area/area.h"
#include "core/door/routes.h"
#include "core/school/setup_sql.h"
#include "leaflet/leaf_rule.h"
#include "support/test_db.h"
#include "support/test_web.h"

#define NUMBER "020 7946 0301"
#define NEW_NUMBER "020 7946 0399"

enum { PATH_ROOM = 300 };

static struct site *s;

static int setup(void **state)
{
	struct school_row row = { .id = 7,
		                  .name = S("Eastmoor Advice"),
		                  .short_name = S("Eastmoor Advice"),
		                  .web_name = S("eastmoor"),
		                  .phase = S("service"),
		                  .ready = 1 };
	struct area_import io = { 0 };
	struct area_file f;
	struct ctx *c;
	struct err e;

	(void)state;
	s = site_new_empty();
	s->school_id = row.id;
	assert_int_equal(school_insert(s->db, s->a, &row, &e), RC_OK);
	c = site_ctx(s);
	c->actor.hat = ROLE_ADMIN;
	area_file_read(s->a, area_shipped(S("eastmoor")), &f);
	assert_int_equal(f.faults, 0);
	assert_int_equal(IN_WRITE(c, area_import(c, &f, &io)), RC_OK);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

/* ---- each route ---- */

/* All that there is beside what is public and what is everybody's own: nothing of a pupil, of staff at work, of what a
 * school must do or chooses. */
static const char *const OFFICERS[] = {
	"GET /desk",
	"GET /enquiries",
	"GET /enquiries/dealt",
	"GET /enquiries/:id",
	"POST /enquiries/:id",
	"GET /settings",
	"GET /settings/school",
	"POST /settings/school",
	"GET /settings/enquiries",
	"POST /settings/enquiries",
	"GET /settings/area",
	"POST /settings/area",
	"POST /settings/area/rules",
	"GET /settings/area/value/:word/:word/:word",
	"POST /settings/area/value/:word/:word/:word",
	"GET /settings/area/item/:word/:word",
	"POST /settings/area/item/:word/:word",
	"POST /settings/area/checked/:word/:word",
	"POST /settings/area/remove/:word/:word",
	"POST /settings/area/restore/:word/:word",
	"GET /accounts",
	"GET /accounts/:id",
	"POST /accounts/:id",
	"POST /accounts/letters",
	"GET /accounts/invite",
	"POST /accounts/invite",
	"GET /invitations",
	"POST /invitations/resets",
	"GET /invitations/letters.pdf",
	"GET /invitations/letters-large.pdf",
	"GET /unusual",
	"POST /unusual",
};
/* The first five are the service's own post: not for who looks after the machine. */
enum { POST_OF_OFFICERS = 5 };

static bool listed(const char *name, size_t from)
{
	for (size_t i = from; i < sizeof OFFICERS / sizeof *OFFICERS; i++)
		if (strcmp(OFFICERS[i], name) == 0)
			return true;
	return false;
}

/* "/enquiries/:id" as an address: numbers are 1, the word of a public page is the service's name. */
static const char *address(const char *pattern, char out[PATH_ROOM])
{
	size_t n = 0;

	for (const char *p = pattern; *p != '\0' && n + 12 < PATH_ROOM;) {
		if (strncmp(p, ":id", 3) == 0) {
			out[n++] = '1';
			p += 3;
		} else if (strncmp(p, ":word", 5) == 0) {
			const char *word = n == 3 && strncmp(out, "/s/", 3) == 0 ? "eastmoor" : "x";

			n += (size_t)snprintf(out + n, PATH_ROOM - n, "%s", word);
			p += 5;
		} else {
			out[n++] = *p++;
		}
	}
	out[n] = '\0';
	return out;
}

static struct net_reply ask(struct str token, const struct route *r, const char *path)
{
	return r->method == POST ? site_post(s, token, path, "id=1") : site_get(s, token, path);
}

/* Nobody: all that is not public is 404, or the choice of a role for who holds none here. */
static int opened_by(struct str token, const char *who, bool held, size_t from)
{
	char name[PATH_ROOM], path[PATH_ROOM];
	int wrong = 0;

	for (size_t t = 0; t < route_table_count(); t++)
		for (size_t i = 0; i < route_table_at(t)->n; i++) {
			const struct route *r = &route_table_at(t)->route[i];
			struct net_reply p;

			snprintf(name, sizeof name, "%s %s", r->method == POST ? "POST" : "GET", r->path);
			if (r->cap == CAP_PUBLIC || r->cap == CAP_SIGNED_IN || (held && listed(name, from)))
				continue;
			p = ask(token, r, address(r->path, path));
			if (p.status == 404 ||
			    (!held && p.status == 303 && str_is(reply_header(&p, "location"), "/role")))
				continue;
			print_error("%s gets %d from %s\n", who, p.status, name);
			wrong++;
		}
	return wrong;
}

static void test_routes__nothing_of_a_pupil_for_anybody(void **state)
{
	static const char *const OF_SCHOOLS[] = { "senco",    "head",   "teacher", "ta",
		                                  "governor", "parent", "pupil",   "specialist" };

	(void)state;
	assert_int_equal(opened_by(site_sign_in(s, "Orla", "sendiass", NULL), "an officer", true, 0), 0);
	assert_int_equal(opened_by(site_sign_in(s, "Ines", "admin", NULL), "an administrator", true, POST_OF_OFFICERS),
	                 0);
	for (size_t i = 0; i < sizeof OF_SCHOOLS / sizeof *OF_SCHOOLS; i++)
		assert_int_equal(opened_by(site_sign_in(s, OF_SCHOOLS[i], OF_SCHOOLS[i], NULL), OF_SCHOOLS[i], false,
		                           0),
		                 0);
}

static void test_routes__what_an_officer_has_opens(void **state)
{
	struct str officer = site_sign_in(s, "Orla", "sendiass", NULL);

	(void)state;
	for (size_t i = 0; i < sizeof OFFICERS / sizeof *OFFICERS; i++)
		if (strncmp(OFFICERS[i], "GET ", 4) == 0 && strchr(OFFICERS[i], ':') == NULL &&
		    strstr(OFFICERS[i], ".pdf") == NULL)
			assert_int_equal(site_get(s, officer, OFFICERS[i] + 4).status, 200);
}

static void test_public__what_only_a_school_has_is_not_there(void **state)
{
	static const char *const GONE[] = { "/s/eastmoor/worry", "/s/eastmoor/worry/sent", "/s/eastmoor/publications",
		                            "/s/eastmoor/publications/sen-report" };

	(void)state;
	for (size_t i = 0; i < sizeof GONE / sizeof *GONE; i++)
		assert_int_equal(site_get(s, STR_NONE, GONE[i]).status, 404);
	assert_int_equal(site_post(s, STR_NONE, "/s/eastmoor/worry", "id=1&words=Zara+is+sad&reach=me").status, 404);
}

/* ---- the front door ---- */

static void test_front__is_the_service_and_no_school(void **state)
{
	struct net_reply p = site_get(s, STR_NONE, "/");

	(void)state;
	assert_int_equal(p.status, 303);
	assert_true(str_is(reply_header(&p, "location"), "/s/eastmoor"));
	p = site_get(s, STR_NONE, "/s/eastmoor");
	assert_has(&p, "<h1>Eastmoor Advice</h1>");
	assert_has(&p, "Free, confidential and independent");
	assert_has(&p, "href=\"tel:02079460301\"");
	assert_has(&p, "Monday to Friday, 9.30am to 3pm");
	assert_has(&p, "Leave a message at any time");
	assert_has(&p, "The Old Library, Market Street, Eastmoor");
	assert_has(&p, "Advice when you are not happy with the help from school");
	assert_has(&p, "href=\"https://localoffer.eastmoor.example\"");
	assert_has(&p, "href=\"/s/eastmoor/ask\"");
	assert_has(&p, "href=\"/s/eastmoor/copy\"");
	assert_has(&p, "href=\"/s/eastmoor/privacy\"");
	assert_has(&p, "href=\"/s/eastmoor/leaflets/sen-support\"");
	assert_has(&p, "5 working days");
	assert_has_not(&p, "our school");
	assert_has_not(&p, "SENCO");
	assert_has_not(&p, "/worry");
	assert_has_not(&p, "Families, sign in");
	assert_has_not(&p, "How to refer a pupil"); /* a link for schools */
	p = site_get(s, STR_NONE, "/s/eastmoor/privacy");
	assert_has(&p, "because you agree");
	assert_has(&p, "Data protection officer, Eastmoor Council");
	assert_has(&p, "020 7946 0990");
	assert_has(&p, "In our own words");
	assert_has_not(&p, "The law asks the school");
	p = site_get(s, site_sign_in(s, "Orla", "sendiass", NULL), "/privacy");
	assert_int_equal(p.status, 303);
	assert_true(str_is(reply_header(&p, "location"), "/s/eastmoor/privacy"));
}

/* The state of the value that the form began with. */
static struct str mark_in(const struct net_reply *p)
{
	static const char BEFORE[] = "name=\"revision\" value=\"";
	ptrdiff_t at = str_find(p->body, str_of(BEFORE));
	struct str rest;

	assert_true(at > 0);
	return str_cut(str_sub(p->body, (size_t)at + sizeof BEFORE - 1, p->body.n), '"', &rest);
}

/* One correction in the editor, and everything that families read has it. */
static void test_number__corrected_once_stands_everywhere(void **state)
{
	static const char *const READS[] = {
		"/s/eastmoor",
		"/s/eastmoor/ask",
		"/s/eastmoor/leaflets/sen-support",
		"/s/eastmoor/leaflets/sen-support/text",
		"/s/eastmoor/leaflets/at-a-glance",
		"/s/eastmoor/leaflets/ask-the-council",
		"/s/eastmoor/leaflets/four-steps",
	};
	struct str officer = site_sign_in(s, "Orla", "sendiass", NULL);
	struct net_reply p;

	(void)state;
	for (size_t i = 0; i < sizeof READS / sizeof *READS; i++) {
		p = site_get(s, STR_NONE, READS[i]);
		assert_has(&p, NUMBER);
	}
	p = site_get(s, officer, "/settings/area/value/contacts/advice-line/value");
	assert_int_equal(p.status, 200);
	p = site_post(s, officer, "/settings/area/value/contacts/advice-line/value",
	              str_c(s->a, str_fmt(s->a, "revision=%.*s&source=We+know+it&value=020+7946+0399",
	                                  STR_ARG(mark_in(&p)))));
	assert_int_equal(p.status, 303);
	for (size_t i = 0; i < sizeof READS / sizeof *READS; i++) {
		p = site_get(s, STR_NONE, READS[i]);
		assert_has(&p, NEW_NUMBER);
		assert_has_not(&p, NUMBER);
	}
}

/* Whoever reads a leaflet of the service has a school of their own. */
static void test_leaflets__speak_of_no_school_of_ours(void **state)
{
	struct str name[LEAVES_MOST];
	size_t n = leaf_names(s->a, name);

	(void)state;
	assert_true(n > 5);
	for (size_t i = 0; i < n; i++) {
		struct net_reply p =
		    site_get(s, STR_NONE, str_c(s->a, str_fmt(s->a, "/s/eastmoor/leaflets/%.*s", STR_ARG(name[i]))));

		assert_int_equal(p.status, 200);
		assert_has(&p, NUMBER);
		assert_has_not(&p, "our school");
		assert_has_not(&p, "Our SENCO");
		assert_has_not(&p, "/worry");
	}
}

/* ---- the desk ---- */

static void test_question__is_the_officers_by_working_days(void **state)
{
	struct str officer = site_sign_in(s, "Orla", "sendiass", NULL);
	struct str admin = site_sign_in(s, "Ines", "admin", NULL);
	/* Whatever the form says about who should read it. */
	struct net_reply p = site_post(s, STR_NONE, "/s/eastmoor/ask",
	                               "id=1&revision=0&desk=school&words=Must+I+wait%3F&sender=&reach=07700+900231");
	struct str to = reply_header(&p, "location");

	(void)state;
	assert_int_equal(p.status, 303);
	p = site_get(s, STR_NONE, str_c(s->a, to));
	assert_has(&p, "Friday 13 March 2026");
	p = site_get(s, officer, "/desk");
	assert_has(&p, "Must I wait?");
	assert_has(&p, "By Friday 13 March 2026");
	assert_has(&p, "Links and documents to check");
	assert_has_not(&p, "href=\"/pupil");
	assert_int_equal(site_get(s, admin, "/desk").status, 404);
	assert_int_equal(site_get(s, admin, "/enquiries/1").status, 404);
	assert_int_equal(site_post(s, officer, "/enquiries/1", "id=12&kind=spoke&note=No").status, 303);
	p = site_get(s, officer, "/desk");
	assert_has(&p, "Nobody waits for an answer.");
}

/* ---- what it stays ---- */

static void test_service__is_never_a_school(void **state)
{
	struct str officer = site_sign_in(s, "Orla", "sendiass", NULL);
	struct net_reply p = site_get(s, officer, "/settings/school");

	(void)state;
	assert_has(&p, "Name of the service");
	assert_has_not(&p, "Phase");
	p = site_post(s, officer, "/settings/school",
	              "revision=1&name=Eastmoor+SENDIASS&short_name=&web_name=eastmoor&phase=primary");
	assert_int_equal(p.status, 303);
	p = site_get(s, STR_NONE, "/s/eastmoor");
	assert_has(&p, "<h1>Eastmoor SENDIASS</h1>");
	assert_has(&p, "How to reach us");
	/* Nobody gets a role of a school. */
	p = site_get(s, officer, "/accounts/invite");
	assert_has(&p, "value=\"sendiass\"");
	assert_has_not(&p, "value=\"senco\"");
	p = site_post(s, officer, "/accounts/invite",
	              "id=55&given=Mara&family=Hill&role=senco&login=m.hill&job=&email=");
	assert_int_equal(p.status, 422);
}

TEST_MAIN(test_service_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_routes__nothing_of_a_pupil_for_anybody, setup, teardown),
		cmocka_unit_test_setup_teardown(test_routes__what_an_officer_has_opens, setup, teardown),
		cmocka_unit_test_setup_teardown(test_public__what_only_a_school_has_is_not_there, setup, teardown),
		cmocka_unit_test_setup_teardown(test_front__is_the_service_and_no_school, setup, teardown),
		cmocka_unit_test_setup_teardown(test_number__corrected_once_stands_everywhere, setup, teardown),
		cmocka_unit_test_setup_teardown(test_leaflets__speak_of_no_school_of_ours, setup, teardown),
		cmocka_unit_test_setup_teardown(test_question__is_the_officers_by_working_days, setup, teardown),
		cmocka_unit_test_setup_teardown(test_service__is_never_a_school, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
