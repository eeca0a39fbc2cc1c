/* The screening page: what it asks, what stays when something is missing, and two people who decide at once. */
#include "support/support.h"

#include "core/people/pupil_rec.h"
#include "core/account/account_sql.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "notice/screen/screening.h"
#include "support/test_web.h"
#include "support/work_results.h"

static struct site *s;
static struct str senco;
static struct str head;
static struct str ta;

static struct pupil_key child_new(int64_t id, const char *given, int64_t class_id)
{
	struct pupil p = { .school_id = s->school_id,
		           .id = id,
		           .given = str_of(given),
		           .family = S("Iqbal"),
		           .name_key = str_fmt(s->a, "iqbal %s", given),
		           .born = { 2016, 1, 9 },
		           .year_group = 5,
		           .class_id = class_id,
		           .joined_on = { 2020, 9, 1 },
		           .revision = 1 };
	struct pupil_key k = { s->school_id, id };
	struct err e;

	assert_int_equal(pupil_insert(s->db, s->a, &p, &e), RC_OK);
	return k;
}

static void child_add(int64_t id, const char *given, int64_t class_id, bool falls)
{
	struct pupil_key k = child_new(id, given, class_id);

	if (falls)
		results_fall(s->db, s->a, k, "reading");
	else
		results_steady(s->db, s->a, k, "reading");
}

static int setup(void **state)
{
	struct err e;

	(void)state;
	s = site_new();
	senco = site_sign_in(s, "ruth", "senco", NULL);
	head = site_sign_in(s, "helen", "head", NULL);
	ta = site_sign_in(s, "jo", "ta", NULL);
	assert_int_equal(class_insert(s->db, s->a, s->school_id, 41, S("5P"), 5, &e), RC_OK);
	assert_int_equal(class_insert(s->db, s->a, s->school_id, 42, S("5K"), 5, &e), RC_OK);
	results_begin(s->db, s->a, s->school_id);
	child_add(501, "Zara", 41, true);
	child_add(502, "Tom", 42, true);
	child_add(503, "Ava", 42, false);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

/* The value of a hidden field of the only form with that field. */
static struct str hidden(const struct net_reply *p, const char *name)
{
	struct str mark = str_fmt(s->a, "name=\"%s\" value=\"", name);
	ptrdiff_t at = str_find(p->body, mark);
	struct str rest;

	assert_true(at >= 0);
	rest = str_sub(p->body, (size_t)at + mark.n, p->body.n);
	return str_cut(rest, '"', &rest);
}

static const char *form_of(const struct net_reply *p, const char *more)
{
	return str_c(s->a, str_fmt(s->a, "id=%.*s&revision=0&seen=%.*s&found=%.*s&%s", STR_ARG(hidden(p, "id")),
	                           STR_ARG(hidden(p, "seen")), STR_ARG(hidden(p, "found")), more));
}

static void test_list__first_open_others_folded_steady_not_there(void **state)
{
	struct net_reply p = site_get(s, senco, "/screening");

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, "To decide <span class=\"quiet\">2</span>");
	assert_has(&p, ">Tom Iqbal</a></h3>");
	assert_has(&p, "Record the decision");
	assert_has(&p, "Zara Iqbal, 5P: reading");
	assert_false(reply_has(&p, "Ava Iqbal"));
	assert_has(&p, "2 of 3 pupils found: 67 %.");
	assert_false(reply_has(&p, "of the pupils are found")); /* of three pupils a share says nothing */
	assert_has(&p, "Behind their own pace: clear.</strong>");
	assert_has(&p, "Two results within 200 days count as one");
	p = site_get(s, senco, "/screening?class=5P&year=5");
	assert_has(&p, ">Zara Iqbal</a></h3>");
	assert_false(reply_has(&p, "Tom Iqbal"));
	assert_int_equal(site_get(s, ta, "/screening").status, 404);
}

static void test_list__perhaps_waits_for_nobody(void **state)
{
	struct pupil_key k = child_new(505, "Mo", 42);
	struct net_reply p;

	(void)state;
	result_put(s->db, s->a, k, POINT_AUTUMN_24, "reading", 100);
	result_put(s->db, s->a, k, POINT_SPRING_25, "reading", 100);
	result_put(s->db, s->a, k, POINT_SPRING_26, "reading", 88);
	p = site_get(s, senco, "/screening");
	assert_has(&p, "2 of 4 pupils found: 50 %.");
	assert_has(&p, "To decide <span class=\"quiet\">2</span>");
	assert_has(&p, "Perhaps <span class=\"quiet\">1</span>");
	assert_has(&p, "Mo Iqbal, 5K: reading");
	assert_has(&p, "Behind their own pace: perhaps.");
	assert_has(&p, "only more than 14 is a clear difference");
	p = site_get(s, senco, "/pupil/505/screening");
	assert_has(&p, "What the numbers say: reading");
	assert_has(&p, "Behind their own pace: perhaps.</strong>");
}

static void test_missing__says_who_and_leads_to_the_class(void **state)
{
	struct net_reply p = site_get(s, senco, "/screening?class=5K&year=5");

	(void)state;
	assert_has(&p, "href=\"/screening?view=missing&amp;class=5K&amp;year=5\">What data is missing</a>");
	(void)child_new(504, "Robin", 42);
	p = site_get(s, senco, "/screening");
	assert_has(&p, "What data is missing</a>");
	p = site_get(s, senco, "/screening?view=missing");
	assert_int_equal(p.status, 200);
	assert_has(&p, ">Year 5, class 5K</h3>");
	assert_has(&p, "1 of 3 has no result");
	assert_has(&p, "Robin Iqbal");
	assert_has(&p, "href=\"/class/42/results?point=");
	assert_has(&p, "name=\"view\" value=\"missing\"");
	assert_false(reply_has(&p, "Zara Iqbal"));
	p = site_get(s, head, "/screening?view=missing");
	assert_has(&p, "1 of 3 has no result");
	assert_false(reply_has(&p, "/class/42/results"));
	p = site_get(s, senco, "/screening?view=missing&on=2026-02-22"); /* nothing is entered for a day that is gone */
	assert_has(&p, "As it stood on 22 February 2026");
	assert_false(reply_has(&p, "/class/42/results"));
	assert_int_equal(site_get(s, ta, "/screening?view=missing").status, 404);
}

/* The data behind is changed by the side, as another process does it: with its entry in the chain. */
static void chain_moves(void)
{
	struct ctx *c = site_ctx(s);

	assert_int_equal(IN_WRITE(c, audit_write(c, 0, &ACT_SCREENING_OPEN, "result", 0, STR_NONE)), RC_OK);
}

static void keep_begin(void)
{
	s->app.keep = keep_new(s->a, 64u << 20);
}

static void test_list__pages_in_the_same_order(void **state)
{
	struct net_reply p;

	(void)state;
	for (int64_t i = 0; i < 22; i++)
		child_add(600 + i, str_c(s->a, str_fmt(s->a, "Kim%02lld", (long long)i)), 42, true);
	p = site_get(s, senco, "/screening?year=5");
	assert_has(&p, "To decide <span class=\"quiet\">24</span>");
	assert_has(&p, "Pupils 1 to 15 of 24");
	assert_false(reply_has(&p, "of the pupils are found")); /* of a part of the school a share says little */
	p = site_get(s, senco, "/screening");
	assert_has(&p, "24 of 25 pupils found: 96 %.");
	assert_has(&p, "More than 15 % of the pupils are found: 24 of 25");
	p = site_get(s, senco, "/screening?year=5");
	assert_has(&p, "href=\"/screening?class=&amp;year=5&amp;page=2\">Next page</a>");
	assert_has(&p, "Kim00 Iqbal</a></h3>");
	assert_has(&p, "Kim14 Iqbal, 5K: reading");
	assert_false(reply_has(&p, "Kim15 Iqbal"));
	assert_false(reply_has(&p, "Zara Iqbal"));
	p = site_get(s, senco, "/screening?year=5&page=2");
	assert_has(&p, "To decide <span class=\"quiet\">24</span>");
	assert_has(&p, "Pupils 16 to 24 of 24");
	assert_has(&p, "Kim15 Iqbal, 5K: reading");
	assert_has(&p, "Zara Iqbal, 5P: reading");
	assert_false(reply_has(&p, "Kim14 Iqbal"));
	assert_false(reply_has(&p, "Record the decision"));
	p = site_get(s, senco, "/screening?year=5&page=9"); /* from before some were decided */
	assert_has(&p, "Pupils 16 to 24 of 24");
	p = site_get(s, senco, "/screening?class=5P");
	assert_false(reply_has(&p, "Next page"));
}

static void test_keep__a_new_result_shows_at_once(void **state)
{
	struct net_reply p;

	(void)state;
	keep_begin();
	p = site_get(s, senco, "/screening");
	assert_has(&p, "To decide <span class=\"quiet\">2</span>");
	results_fall(s->db, s->a, (struct pupil_key){ s->school_id, 503 }, "maths");
	chain_moves();
	p = site_get(s, senco, "/screening");
	assert_has(&p, "To decide <span class=\"quiet\">3</span>");
	assert_has(&p, "Ava Iqbal");
}

/* The pages really come from what is kept; each is only of whom its reader holds. */
static void test_keep__is_asked_and_shows_nobody_else(void **state)
{
	int64_t teacher;
	struct str token = site_sign_in(s, "pat", "teacher", &teacher);
	struct date from = { 2025, 9, 1 };
	struct net_reply p;
	struct err e;

	(void)state;
	assert_int_equal(teaching_insert(s->db, s->a,
	                                 &(struct teaching_row){ .school_id = s->school_id,
	                                                         .id = 9001,
	                                                         .person_id = teacher,
	                                                         .class_id = 41,
	                                                         .kind = S("teacher"),
	                                                         .starts = from },
	                                 &e),
	                 RC_OK);
	keep_begin();
	chain_moves();
	p = site_get(s, senco, "/screening");
	assert_has(&p, "Tom Iqbal");
	results_fall(s->db, s->a, (struct pupil_key){ s->school_id, 503 }, "maths"); /* without its entry: not seen */
	p = site_get(s, senco, "/screening");
	assert_has(&p, "To decide <span class=\"quiet\">2</span>");
	p = site_get(s, token, "/screening");
	assert_int_equal(p.status, 200);
	assert_has(&p, "Zara Iqbal");
	assert_false(reply_has(&p, "Tom Iqbal"));
	p = site_get(s, senco, "/screening?on=2026-02-01"); /* another day is another screen */
	assert_has(&p, "To decide <span class=\"quiet\">0</span>");
}

static void test_list__a_day_that_is_none(void **state)
{
	struct net_reply p = site_get(s, senco, "/screening?on-day=31&on-month=2&on-year=2026");

	(void)state;
	assert_has(&p, "Use a real date");
	assert_has(&p, "value=\"31\"");
	p = site_get(s, senco, "/screening?on=2026-03-11");
	assert_has(&p, "Choose today or a day before");
	p = site_get(s, senco, "/screening?on=2026-02-01");
	assert_has(&p, "As it stood on 1 February 2026");
	assert_false(reply_has(&p, "Record the decision"));
}

static void test_decide__keeps_what_was_typed(void **state)
{
	struct net_reply p = site_get(s, senco, "/pupil/501/screening");
	const char *form = form_of(&p, "result=adapt&reason=Moved+%3Cschool%3E&what=&until_on-day=31&until_on-month=2&"
	                               "until_on-year=2026");

	(void)state;
	p = site_post(s, senco, "/pupil/501/screening", form);
	assert_int_equal(p.status, 422);
	assert_has(&p, "There is a problem");
	assert_has(&p, "Moved &lt;school&gt;");
	assert_has(&p, "use a real date");
	assert_has(&p, "Enter what will be different in lessons");
	p = site_get(s, senco, "/screening");
	assert_has(&p, "To decide <span class=\"quiet\">2</span>");
}

static void test_decide__once_and_the_second_sees_the_first(void **state)
{
	struct net_reply mine = site_get(s, senco, "/pupil/501/screening");
	struct str deputy = site_sign_in(s, "dana", "senco", NULL);
	struct net_reply theirs = site_get(s, deputy, "/pupil/501/screening");
	const char *form = form_of(&mine, "result=no_action&reason=Was+in+hospital");
	const char *other = form_of(&theirs, "result=discuss&reason=It+goes+on");
	struct net_reply p = site_post(s, senco, "/pupil/501/screening?class=5P", form);

	(void)state;
	assert_int_equal(p.status, 303);
	assert_true(str_starts(reply_header(&p, "location"), S("/screening?done=saved")));
	assert_int_equal(site_post(s, senco, "/pupil/501/screening", form).status, 303); /* sent twice */
	p = site_post(s, deputy, "/pupil/501/screening", other);
	assert_int_equal(p.status, 409);
	assert_has(&p, "Somebody else saved this");
	assert_has(&p, "Was in hospital");
	assert_has(&p, "It goes on");
	/* Read and meant: from that page it is a decision of its own. */
	p = site_post(s, deputy, "/pupil/501/screening", form_of(&p, "result=discuss&reason=It+goes+on"));
	assert_int_equal(p.status, 303);
	assert_true(str_starts(reply_header(&p, "location"), S("/pupil/501/discussion")));
	p = site_get(s, senco, "/screening");
	assert_has(&p, "Decided this term <span class=\"quiet\">2</span>");
	assert_has(&p, "To decide <span class=\"quiet\">1</span>");
}

static void test_decide__new_results_meanwhile(void **state)
{
	struct net_reply p = site_get(s, senco, "/pupil/501/screening");
	const char *form = form_of(&p, "result=no_action&reason=Was+in+hospital");

	(void)state;
	results_fall(s->db, s->a, (struct pupil_key){ s->school_id, 501 }, "maths");
	p = site_post(s, senco, "/pupil/501/screening", form);
	assert_int_equal(p.status, 409);
	assert_has(&p, "Something has changed while you were writing");
	assert_has(&p, "Was in hospital");
}

static void test_head__reads(void **state)
{
	struct net_reply p = site_get(s, head, "/pupil/501/screening");

	(void)state;
	assert_int_equal(p.status, 200);
	assert_false(reply_has(&p, "Record the decision"));
	assert_int_equal(site_post(s, head, "/pupil/501/screening", "id=1&result=no_action&reason=x").status, 404);
}

TEST_MAIN(test_screening_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_list__first_open_others_folded_steady_not_there),
		T(test_list__perhaps_waits_for_nobody),
		T(test_missing__says_who_and_leads_to_the_class),
		T(test_list__pages_in_the_same_order),
		T(test_keep__a_new_result_shows_at_once),
		T(test_keep__is_asked_and_shows_nobody_else),
		T(test_list__a_day_that_is_none),
		T(test_decide__keeps_what_was_typed),
		T(test_decide__once_and_the_second_sees_the_first),
		T(test_decide__new_results_meanwhile),
		T(test_head__reads),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
