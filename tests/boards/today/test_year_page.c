/* One child, one day, one answer: the clock of the demonstration runs on for a year without anybody doing anything, and
 * on each day assistant, teacher, SENCO, parent and the young person are told the same about the help, the step and the
 * day of the review. What is expected is worked out anew here, from the rows, in the plainest way. The short form takes
 * the days around each date that matters and few between; APDR_WHOLE_YEAR takes every day (script/year). */
#include "support/support.h"

#include <stdlib.h>

#include "cmd/demo.h"
#include "core/account/account_sql.h"
#include "core/account/token.h"
#include "core/people/people_sql.h"
#include "kit/base/id.h"
#include "support/test_web.h"

enum { YEAR = 365, PAGES = 4, SOME_DAYS = 23, KIDS = 12, MORNING = 9 * 60 };

TEST_STMT(
    HELPED, 400,
    "SELECT p.school_id AS school_id, p.id AS pupil_id, p.given AS given, p.family AS family,"
    " (SELECT c.person_id FROM contact_link c WHERE c.school_id = p.school_id AND c.pupil_id = p.id AND"
    " c.restricted = 0 AND c.gets_letters = 1 ORDER BY c.contact_order LIMIT 1) AS parent_id,"
    " (SELECT t.person_id FROM teaching t WHERE t.school_id = p.school_id AND t.class_id = p.class_id"
    " AND t.kind = 'teacher' ORDER BY t.id DESC LIMIT 1) AS teacher_id,"
    " (SELECT g.person_id FROM role_grant g WHERE g.school_id = p.school_id AND g.role = 'senco' LIMIT 1) AS senco_id,"
    " l.review_on AS review_on, p.person_id AS own_id, (SELECT COUNT(*) FROM cycle y WHERE y.school_id = p.school_id"
    " AND y.pupil_id = p.id AND y.opened_on > l.shared_on) AS later FROM pupil p JOIN plan l ON l.school_id = "
    "p.school_id"
    " AND l.pupil_id = p.id AND l.state = 'shared' AND l.id = (SELECT MAX(x.id) FROM plan x WHERE"
    " x.school_id = p.school_id AND x.pupil_id = p.id AND x.state = 'shared')"
    " WHERE p.left_on IS NULL AND EXISTS (SELECT 1 FROM provision v WHERE v.school_id = p.school_id"
    " AND v.pupil_id = p.id AND v.live = 1) ORDER BY p.school_id, p.id");
TEST_STMT(HELP, 20,
          "SELECT v.what AS what, v.giver_id AS giver_id, v.starts AS starts, v.ends AS ends FROM provision v"
          " WHERE v.school_id = $1 AND v.pupil_id = $2 AND v.live = 1 AND v.giver_id IS NOT NULL ORDER BY v.position");
TEST_STMT(ACCOUNT_OF, 1, "SELECT a.id AS id FROM account a WHERE a.school_id = $1 AND a.person_id = $2");

struct kid {
	int64_t school_id, pupil_id;
	struct str name;
	int64_t senco, teacher, parent, own; /* persons; 0 none */
	struct date review;
	bool reviewed; /* the next cycle is open, and the help goes on until its plan */
};

static struct site *s;

static struct rows found(const struct stmt *q, int64_t x, int64_t y)
{
	struct rows r;
	struct err e = { "" };

	if ((x == 0 ? db_run(s->db, s->a, q, &r, &e) : db_run(s->db, s->a, q, &r, &e, DV(x), DV(y))) != RC_OK)
		fail_msg("%s: %s", q->name, e.text);
	return r;
}

/* A person of the demonstration signs in on the day that the clock says; who has no account gets one. */
static struct str come_in(int64_t school_id, int64_t person, const char *role)
{
	struct rows r = found(&ACCOUNT_OF, school_id, person);
	struct str token = random_hex(s->a, 32);
	int64_t account = r.n > 0 ? row_int(&r, 0, "id") : s->next_id++;
	struct date long_ago = { 2020, 9, 1 };
	int64_t now = clock_read(&s->app.clock).utc;
	struct err e;

	if (r.n == 0) {
		assert_int_equal(account_insert(s->db, s->a, school_id, account, person,
		                                str_fmt(s->a, "a%lld", (long long)person), S("x"), S("active"), now,
		                                &e),
		                 RC_OK);
		assert_int_equal(role_insert(s->db, s->a, school_id, s->next_id++, person, str_of(role), long_ago,
		                             DATE_NONE, &e),
		                 RC_OK);
	}
	assert_int_equal(sign_in_insert(s->db, s->a, token_hash(s->a, token), school_id, account, str_of(role),
	                                S("forgery"), now, &e),
	                 RC_OK);
	return token;
}

static struct str page(const struct kid *k, int64_t person, const char *role, const char *path)
{
	struct str of = str_is(str_of(path), "/sessions") || str_is(str_of(path), "/me")
	                    ? str_of(path)
	                    : str_fmt(s->a, "%s%lld", path, (long long)k->pupil_id);
	struct net_reply p = site_get(s, come_in(k->school_id, person, role), str_c(s->a, of));

	if (p.status != 200)
		fail_msg("%.*s: %s gets %d for %s", STR_ARG(k->name), role, p.status, path);
	return p.body;
}

static bool says(struct str page, struct str words)
{
	return str_find(page, words) >= 0;
}

/* The naive answer: it is in force, it has begun, and a day on which it ends by itself has not passed. */
static bool goes_on(struct rows *help, size_t i, struct date day)
{
	struct date from = row_date(help, i, "starts");
	struct date to = row_date(help, i, "ends");

	return !date_none(from) && date_cmp(from, day) <= 0 && (date_none(to) || date_cmp(to, day) >= 0);
}

static void same_help(const struct kid *k, struct date day, const struct str told[PAGES])
{
	static const char *const WHO[PAGES] = { "SENCO", "teacher", "parent", "young person" };
	struct rows help = found(&HELP, k->school_id, k->pupil_id);

	for (size_t i = 0; i < help.n; i++) {
		struct str what = row_str(&help, i, "what");
		int64_t giver = row_int(&help, i, "giver_id");
		bool runs = goes_on(&help, i, day);
		struct str sessions = page(k, giver, "ta", "/sessions");

		if (runs != (says(sessions, what) && says(sessions, k->name)))
			fail_msg("%d-%02d-%02d %.*s: the assistant %s “%.*s”", day.y, day.m, day.d, STR_ARG(k->name),
			         runs ? "is not told of" : "is still told of", STR_ARG(what));
		for (size_t p = 0; p < PAGES; p++)
			if (told[p].n > 0 && runs != says(told[p], what))
				fail_msg("%d-%02d-%02d %.*s: the %s %s “%.*s”", day.y, day.m, day.d, STR_ARG(k->name),
				         WHO[p], runs ? "does not read" : "still reads", STR_ARG(what));
	}
}

/* The step in the title of the ring, which each of them has. */
static void same_step(const struct kid *k, struct date day, struct str staff, struct str family)
{
	static const char *const STEP[] = { "Assess", "Plan", "Do", "Review", "Finished" };
	bool late = date_cmp(day, k->review) >= 0;
	int staffs = -1;
	int families = -1;

	for (int i = 0; i < 5; i++) {
		if (says(staff, str_fmt(s->a, " is at %s<", STEP[i])))
			staffs = i;
		if (family.n == 0 || says(family, str_fmt(s->a, ": %s<", STEP[i])))
			families = family.n == 0 ? staffs : i;
	}
	if (staffs != families || (!k->reviewed && staffs != (late ? 3 : 2)))
		fail_msg("%d-%02d-%02d %.*s: staff at %d, family at %d, review on %d-%02d-%02d", day.y, day.m, day.d,
		         STR_ARG(k->name), staffs, families, k->review.y, k->review.m, k->review.d);
}

static void one_day(const struct kid *k, struct date day)
{
	struct arena_mark m = arena_mark(s->a);
	struct str told[PAGES] = { page(k, k->senco, "senco", "/pupil/") };

	if (k->teacher != 0)
		told[1] = page(k, k->teacher, "teacher", "/pupil/");
	if (k->parent != 0 && k->own == 0)
		told[2] = page(k, k->parent, "parent", "/family/");
	if (k->own != 0)
		told[3] = page(k, k->own, "pupil", "/me");
	same_help(k, day, told);
	same_step(k, day, told[0], told[2]);
	arena_rewind(s->a, m);
}

static size_t kids(struct kid *out)
{
	struct rows r = found(&HELPED, 0, 0);
	size_t step = r.n / KIDS > 0 && getenv("APDR_WHOLE_YEAR") == NULL ? r.n / KIDS : 1;
	size_t n = 0;

	for (size_t i = 0; i < r.n; i++)
		if (i % step == 0 || i + 1 == r.n)
			out[n++] = (struct kid){ row_int(&r, i, "school_id"),  row_int(&r, i, "pupil_id"),
				                 row_str(&r, i, "given"),      row_int(&r, i, "senco_id"),
				                 row_int(&r, i, "teacher_id"), row_int(&r, i, "parent_id"),
				                 row_int(&r, i, "own_id"),     row_date(&r, i, "review_on"),
				                 row_int(&r, i, "later") > 0 };
	return n;
}

static void test_year__each_is_told_the_same(void **state)
{
	struct date first = { 2026, 3, 10 };
	bool whole = getenv("APDR_WHOLE_YEAR") != NULL;
	struct kid *kid = NEW_ARRAY(s->a, struct kid, 400);
	size_t n = kids(kid);

	(void)state;
	assert_true(n >= KIDS);
	for (int32_t i = 0; i < YEAR; i++) {
		struct date day = date_add(first, i);

		s->app.clock.utc = clock_instant(day, MORNING);
		for (size_t k = 0; k < n; k++) {
			int32_t left = date_diff(day, kid[k].review);

			if (whole || (left >= -1 && left <= 1) || (i + (int32_t)k) % SOME_DAYS == 0)
				one_day(&kid[k], day);
		}
	}
}

static int demo_school(void **state)
{
	struct ctx *c;

	(void)state;
	s = site_new_empty();
	s->language = "en"; /* some parents wish for another */
	c = site_ctx(s);
	return demo_make(c, 140, S("marlbeck-demo-2026")) == RC_OK ? 0 : -1;
}

static int demo_gone(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

TEST_MAIN(test_year_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_year__each_is_told_the_same, demo_school, demo_gone),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
