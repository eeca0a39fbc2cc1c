/* What a school publishes, as pages: a document written, sent, approved and published by the people of the school; what
 * was typed is kept when it is wrong; the public reads versions and takes copies, never a draft. */
#include "support/support.h"

#include "support/test_web.h"
#include "support/tool.h"

#define DOC "/publications/facilities"
#define PUBLIC "/s/7" DOC

static struct site *s;
static struct str senco, head, governor, teacher;

static int setup(void **state)
{
	(void)state;
	s = site_new();
	senco = site_sign_in(s, "ruth", "senco", NULL);
	head = site_sign_in(s, "olu", "head", NULL);
	governor = site_sign_in(s, "gill", "governor", NULL);
	teacher = site_sign_in(s, "tom", "teacher", NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

/* The value of a hidden control on a page. */
static const char *hidden(struct str who, const char *path, const char *name)
{
	struct net_reply p = site_get(s, who, path);
	struct str begin = str_fmt(s->a, "name=\"%s\" value=\"", name);
	ptrdiff_t at = str_find(p.body, begin);
	struct str rest;

	if (p.status != 200 || at < 0)
		fail_msg("%s: %d, no %s", path, p.status, name);
	return str_c(s->a, str_cut(str_sub(p.body, (size_t)at + begin.n, p.body.n), '"', &rest));
}

static int begin(const char *id, const char *more)
{
	return site_post(s, senco, DOC "/begin", str_c(s->a, str_fmt(s->a, "id=%s&%s", id, more))).status;
}

static struct net_reply press(struct str who, const char *route, const char *step, const char *more)
{
	const char *id = hidden(who, DOC, "id"), *revision = hidden(who, DOC, "revision");

	return site_post(s, who, str_c(s->a, str_fmt(s->a, DOC "/%s", route)),
	                 str_c(s->a, str_fmt(s->a, "step=%s&id=%s&revision=%s&%s", step, id, revision, more)));
}

static void write_part(const char *part, const char *words)
{
	const char *path = str_c(s->a, str_fmt(s->a, DOC "/parts/%s", part));
	const char *id = hidden(senco, path, "id"), *revision = hidden(senco, path, "revision");

	assert_int_equal(site_post(s, senco, path,
	                           str_c(s->a,
	                                 str_fmt(s->a, "id=%s&revision=%s&owner_id=&words=%s", id, revision, words)))
	                     .status,
	                 303);
}

static void published(const char *id, const char *how, const char *words)
{
	assert_int_equal(begin(id, how), 303);
	write_part("building", words);
	write_part("things", "Hearing+loops");
	assert_int_equal(press(senco, "step", "send", "").status, 303);
	assert_int_equal(press(governor, "decide", "approve", "").status, 303);
	assert_int_equal(press(senco, "step", "publish", "").status, 303);
}

static void test_pages__from_an_empty_list_to_the_public(void **state)
{
	struct net_reply p = site_get(s, senco, "/publications");

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, "href=\"" DOC "\"");
	assert_has(&p, "Nothing yet");
	p = site_get(s, STR_NONE, "/s/7/publications");
	assert_has(&p, "Nothing is published here yet");
	assert_int_equal(site_get(s, STR_NONE, PUBLIC).status, 404);
	published("9001", "how=whole", "Ramps+%26+rails");
	p = site_get(s, STR_NONE, "/s/7/publications");
	assert_has(&p, "href=\"" PUBLIC "\"");
	assert_has(&p, "Published 10 March 2026");
	p = site_get(s, STR_NONE, PUBLIC);
	assert_int_equal(p.status, 200);
	assert_has(&p, "Ramps &amp; rails");
	assert_has(&p, "Hearing loops");
	assert_int_equal(site_get(s, STR_NONE, "/s/7/publications/nothing").status, 404);
	assert_int_equal(site_get(s, senco, "/publications/nothing").status, 404);
}

static void test_begin__a_change_says_what_changes(void **state)
{
	struct net_reply p = site_post(s, senco, DOC "/begin", "id=9001&how=change&changed=+");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_int_equal(begin("9001", "how=whole"), 303);
	assert_int_equal(begin("9001", "how=whole"), 303); /* pressed twice */
	assert_int_equal(begin("9002", "how=whole"), 409); /* one is open */
	p = site_get(s, senco, DOC);
	assert_has(&p, "Before it can go to governors");
}

/* With gaps it wants a reason, and what was typed in other boxes is kept when one is wrong. */
static void test_errors__keep_what_was_typed(void **state)
{
	struct net_reply p;
	const char *id, *revision;

	(void)state;
	assert_int_equal(begin("9001", "how=whole"), 303);
	p = press(senco, "step", "send", "why=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "name=\"why\"");
	assert_int_equal(press(senco, "step", "send", "why=The+builder+is+ill").status, 303);
	p = press(head, "decide", "approve", "decided_on-day=31&decided_on-month=2&decided_on-year=2026");
	assert_int_equal(p.status, 422);
	p = press(head, "decide", "return", "note=+");
	assert_int_equal(p.status, 422);
	assert_int_equal(press(governor, "decide", "return", "note=Where+is+the+lift").status, 303);
	p = site_get(s, senco, DOC);
	assert_has(&p, "Where is the lift");
	/* a stale form of a part: theirs beside mine */
	id = hidden(senco, DOC "/parts/building", "id");
	revision = hidden(senco, DOC "/parts/building", "revision");
	write_part("building", "By+the+gate");
	p = site_post(s, senco, DOC "/parts/building",
	              str_c(s->a, str_fmt(s->a, "id=%s&revision=%s&owner_id=&words=In+the+hall", id, revision)));
	assert_int_equal(p.status, 409);
	assert_has(&p, "By the gate");
	assert_has(&p, "In the hall");
}

static void test_rows__of_a_plan_want_what_is_done(void **state)
{
	const char *rows = "/publications/accessibility/rows-of/curriculum";
	struct net_reply p;

	(void)state;
	assert_int_equal(site_post(s, senco, "/publications/accessibility/begin", "id=9001&how=whole").status, 303);
	p = site_post(s, senco, rows, "id=9101&action=&who=Site+manager");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Enter what the school will do");
	assert_has(&p, "value=\"Site manager\"");
	assert_int_equal(site_post(s, senco, rows, "id=9101&action=Signs&who=Site+manager").status, 303);
	assert_int_equal(site_post(s, senco, rows, "id=9101&action=Signs&who=Site+manager").status, 303); /* twice */
	p = site_get(s, senco, "/publications/accessibility/rows/9101");
	assert_has(&p, "value=\"Signs\"");
	p = site_get(s, senco, "/publications/accessibility/parts/curriculum");
	assert_int_equal(text_count(p.body, "Change: Signs"), 1);
	assert_int_equal(site_post(s, senco, "/publications/accessibility/rows/9101", "remove=yes").status, 303);
	assert_int_equal(site_get(s, senco, "/publications/accessibility/rows/9101").status, 404);
	assert_int_equal(site_post(s, senco, "/publications/accessibility/rows-of/vision", "id=9102&action=X").status,
	                 404); /* a part without rows */
}

static void test_steps__are_for_those_who_may(void **state)
{
	static const char STEP[] = "step=send&id=9001&revision=1&why=x";

	(void)state;
	assert_int_equal(begin("9001", "how=whole"), 303);
	assert_int_equal(site_post(s, teacher, DOC "/step", STEP).status, 404);
	assert_int_equal(site_post(s, governor, DOC "/begin", "id=9002&how=whole").status, 404);
	assert_int_equal(site_post(s, senco, DOC "/step", "step=approve&id=9001&revision=1").status, 404);
	assert_int_equal(site_post(s, senco, DOC "/step", "step=wibble&id=9001&revision=1").status, 404);
	assert_int_equal(site_get(s, STR_NONE, DOC).status, 303); /* to the sign-in */
}

/* History: the public reads every version that was out, and no other. */
static void test_public__earlier_versions_and_copies(void **state)
{
	struct net_reply p;
	struct str first;

	(void)state;
	published("9001", "how=whole", "One+ramp");
	published("9002", "how=change&changed=A+second+ramp", "Two+ramps");
	assert_int_equal(begin("9003", "how=change&changed=SECRET"), 303);
	write_part("building", "SECRET+LIFT");
	p = site_get(s, STR_NONE, PUBLIC);
	assert_has(&p, "Two ramps");
	assert_has(&p, "href=\"" PUBLIC "?version=1\"");
	assert_has_not(&p, "SECRET");
	p = site_get(s, STR_NONE, PUBLIC "?version=1");
	assert_has(&p, "One ramp");
	assert_has(&p, "This is an earlier version.");
	assert_int_equal(site_get(s, STR_NONE, PUBLIC "?version=3").status, 404);
	p = site_get(s, STR_NONE, PUBLIC "/pdf?version=1");
	assert_true(str_is(reply_header(&p, "content-type"), "application/pdf"));
	assert_true(str_starts(p.body, S("%PDF-")));
	first = p.body;
	p = site_get(s, STR_NONE, PUBLIC "/pdf?version=2&print=large");
	assert_true(str_starts(p.body, S("%PDF-")));
	assert_false(str_eq(first, p.body));
	assert_int_equal(site_get(s, STR_NONE, PUBLIC "/pdf?version=3").status, 404);
	p = site_get(s, senco, "/publications-files");
	assert_true(str_is(reply_header(&p, "content-type"), "application/zip"));
	assert_true(str_starts(p.body, S("PK")));
	assert_true(str_find(p.body, S("facilities.html")) > 0);
	assert_int_equal(site_get(s, STR_NONE, "/publications-files").status, 303);
	p = site_get(s, senco, DOC "/versions/1");
	assert_has(&p, "One ramp");
	p = site_get(s, governor, DOC "/versions/3");
	assert_has(&p, "This is not published.");
	assert_int_equal(site_get(s, senco, "/publications/equal/versions/1").status, 404);
}

TEST_MAIN(test_publish_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_pages__from_an_empty_list_to_the_public),
		T(test_begin__a_change_says_what_changes),
		T(test_errors__keep_what_was_typed),
		T(test_rows__of_a_plan_want_what_is_done),
		T(test_steps__are_for_those_who_may),
		T(test_public__earlier_versions_and_copies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
