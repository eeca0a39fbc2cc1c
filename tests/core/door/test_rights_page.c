/* Every route, for everybody, against a table that was written from the rules and not from the program: who may by
 * role, and whose relation to the pupil opens the record (access model in docs/permissions.md; Code 6.49, 9.212). A
 * route without a row here fails the test. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/account/account_sql.h"
#include "core/school/admin_sql.h"
#include "core/trail/event_sql.h"
#include "core/people/pupil_sql.h"
#include "support/rights_table.h"
#include "support/rights_world.h"
#include "support/schema_dump.h"
#include "support/work_plan.h"
#include "support/work_school.h"
#include "core/door/routes.h"

enum { PATH_MAX_TEXT = 200 };

static bool row_is_get(const struct rights_row *r)
{
	return strncmp(r->route, "GET ", 4) == 0;
}

static struct net_reply row_ask(struct rights_world *w, const struct rights_row *r, struct str token, int64_t pupil)
{
	const char *path = rights_path(w->t.a, r, pupil);

	return row_is_get(r) ? site_get(&w->site, token, path) : site_post(&w->site, token, path, r->form);
}

static void test_table__has_every_route_and_no_other(void **state)
{
	size_t routes = 0, missing = 0;
	char name[PATH_MAX_TEXT];

	(void)state;
	for (size_t t = 0; t < route_table_count(); t++)
		for (size_t i = 0; i < route_table_at(t)->n; i++) {
			const struct route *r = &route_table_at(t)->route[i];
			bool found = false;

			snprintf(name, sizeof name, "%s %s", r->method == POST ? "POST" : "GET", r->path);
			for (size_t k = 0; k < rights_rows; k++)
				found = found || strcmp(rights_table[k].route, name) == 0;
			if (!found)
				print_error("no row says who may: %s\n", name);
			missing += !found;
			routes++;
		}
	assert_int_equal(missing, 0);
	assert_int_equal(routes, rights_rows); /* every row is a route */
}

static bool leads_to(const struct net_reply *p, const char *path)
{
	return p->status == 303 && str_starts(reply_header(p, "location"), str_of(path));
}

static struct str content_text(struct rights_world *w)
{
	struct buf b = buf_new(w->t.a, 16u << 20);
	size_t n;
	struct content *c = content_read(w->t.a, w->t.db, &n);

	for (size_t i = 0; i < n; i++)
		if (!str_starts(c[i].column, S("unusual.")))
			buf_fmt(&b, "%.*s %.*s\n", STR_ARG(c[i].column), STR_ARG(c[i].values));
	return buf_view(&b);
}

/* All who may not: the same bytes as for an address that was never there, and nothing is written but that it was tried.
 */
static void test_forbidden__is_the_page_of_an_unknown_address(void **state)
{
	struct rights_world *w = *state;
	struct str before = content_text(w);
	int wrong = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct asker *x = &w->asker[i];
		struct net_reply unknown = site_get(&w->site, x->token, "/no-such-page");

		assert_int_equal(unknown.status, 404);
		for (size_t k = 0; k < rights_rows; k++) {
			struct net_reply p;

			if (rights_allow(&rights_table[k], x))
				continue;
			p = row_ask(w, &rights_table[k], x->token, ZARA);
			if (!x->held && leads_to(&p, "/role"))
				continue; /* without a role there is only the choice of one */
			if (p.status == 404 && str_eq(p.body, unknown.body))
				continue;
			print_error("%s may not: %s, and gets %d%s\n", x->who, rights_table[k].route, p.status,
			            p.status == 404 ? " with other bytes" : "");
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
	assert_true(str_eq(before, content_text(w)));
}

/* What the log gets meanwhile goes into fd. */
static struct net_reply ask_logged(struct rights_world *w, const struct rights_row *r, const struct asker *x, int fd)
{
	int keep = dup(STDERR_FILENO);
	struct net_reply p;

	assert_true(keep >= 0 && ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0);
	assert_true(dup2(fd, STDERR_FILENO) >= 0);
	p = row_ask(w, r, x->token, ZARA);
	assert_true(dup2(keep, STDERR_FILENO) >= 0);
	close(keep);
	return p;
}

/* One line for each that is refused, with the route as it is declared: no number of a pupil and no name. */
static void test_forbidden__stands_in_the_log(void **state)
{
	struct rights_world *w = *state;
	int fd = memfd_create("log", 0);
	size_t refused = 0;
	int wrong = 0;

	assert_true(fd >= 0);
	for (size_t i = 0; i < w->n; i++)
		for (size_t k = 0; k < rights_rows; k++) {
			const struct rights_row *r = &rights_table[k];
			const struct asker *x = &w->asker[i];
			char log[4096] = "";
			struct net_reply p;

			if (rights_allow(r, x))
				continue;
			p = ask_logged(w, r, x, fd);
			assert_true(pread(fd, log, sizeof log - 1, 0) >= 0);
			if (p.status != 404)
				continue; /* without a role there is only the choice of one */
			refused++;
			if (strstr(log,
			           str_c(w->t.a, str_fmt(w->t.a, " refused=%.*s page=%s role=", row_is_get(r) ? 3 : 4,
			                                 r->route, strchr(r->route, '/')))) != NULL &&
			    strstr(log, "501") == NULL && strstr(log, "Zara") == NULL)
				continue;
			print_error("%s may not: %s, and the log has \"%s\"\n", x->who, r->route, log);
			wrong++;
		}
	close(fd);
	assert_true(refused > 500);
	assert_int_equal(wrong, 0);
}

static void test_forbidden__unknown_deleted_and_foreign_pupils_look_alike(void **state)
{
	static const int64_t NOBODY[] = { 999999, 0x7fffffffffff, ZARA };
	struct rights_world *w = *state;
	struct str other = world_token(w, OTHER_TEACHER, 'T');
	struct str unknown = site_get(&w->site, other, "/no-such-page").body;

	for (size_t k = 0; k < rights_rows; k++)
		for (size_t i = 0; i < sizeof NOBODY / sizeof NOBODY[0]; i++) {
			struct net_reply p;

			if (rights_table[k].about != PUPIL)
				continue;
			p = row_ask(w, &rights_table[k], other, NOBODY[i]);
			if (p.status != 404 || !str_eq(p.body, unknown))
				fail_msg("%s of %lld: %d", rights_table[k].route, (long long)NOBODY[i], p.status);
		}
}

static void test_nobody__is_asked_to_sign_in(void **state)
{
	struct rights_world *w = *state;

	for (size_t k = 0; k < rights_rows; k++) {
		struct net_reply p = row_ask(w, &rights_table[k], STR_NONE, ZARA);

		if (rights_table[k].about == ALL ? p.status == 404 : !leads_to(&p, "/sign-in"))
			fail_msg("%s without a session: %d", rights_table[k].route, p.status);
	}
}

static void test_allowed__is_answered(void **state)
{
	struct rights_world *w = *state;
	int wrong = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct asker *x = &w->asker[i];

		for (size_t k = 0; k < rights_rows; k++) {
			struct net_reply p;

			if (!rights_allow(&rights_table[k], x) || strcmp(rights_table[k].route, "POST /role") == 0)
				continue;
			p = row_ask(w, &rights_table[k], x->token, ZARA);
			if (!x->held && leads_to(&p, "/role"))
				continue;
			if (p.status == 404 && strchr(rights_table[k].who, '~') != NULL)
				continue;
			if (p.status != 404 && p.status != 403 && p.status < 500 && !leads_to(&p, "/role") &&
			    (rights_table[k].about == ALL || strstr(rights_table[k].route, "sign-out") != NULL ||
			     !leads_to(&p, "/sign-in")))
				continue;
			print_error("%s may: %s, and gets %d\n", x->who, rights_table[k].route, p.status);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static bool reads_any(struct rights_world *w, struct str token, const char *const *word, size_t words, const char *who)
{
	bool found = false;

	for (size_t k = 0; k < rights_rows; k++) {
		struct net_reply p = { 0 };

		if (!row_is_get(&rights_table[k]))
			continue;
		p = row_ask(w, &rights_table[k], token, ZARA);
		for (size_t i = 0; i < words; i++)
			if (str_find(p.body, str_of(word[i])) >= 0) {
				print_error("%s reads %s on %s\n", who, word[i], rights_table[k].route);
				found = true;
			}
	}
	return found;
}

static void test_parents__never_see_each_other(void **state)
{
	struct rights_world *w = *state;

	assert_false(reads_any(w, world_token(w, MOTHER, 'P'), aunt_canary, aunt_canaries, "the mother"));
	assert_false(reads_any(w, world_token(w, FATHER, 'P'), aunt_canary, aunt_canaries, "the restricted father"));
	assert_false(reads_any(w, world_token(w, ZARA_PERSON, 'U'), aunt_canary, aunt_canaries, "the pupil"));
	assert_true(reads_any(w, world_token(w, AUNT, 'P'), &aunt_canary[4], 1, "the aunt (expected)"));
}

/* Contact data of families is for the SENCO and the head (trust.md: third-party contact details are restricted). */
static void test_staff__see_no_contact_data_without_the_right(void **state)
{
	struct rights_world *w = *state;

	assert_false(reads_any(w, world_token(w, CLASS_TEACHER, 'T'), aunt_canary, 4, "the teacher"));
	assert_false(reads_any(w, world_token(w, ASSISTANT, 'A'), aunt_canary, aunt_canaries, "the assistant"));
	assert_false(reads_any(w, world_token(w, SPECIALIST, 'X'), aunt_canary, aunt_canaries, "the specialist"));
}

static void test_governor_administrator_advice__never_read_a_pupils_name(void **state)
{
	static const char *const NAME[] = { "Zara", "Thomas", "Ward-Lee", "Haddad", "Noor", "Una Gone", "iqbal zara" };
	static const int64_t WHO[] = { GOVERNOR, ADMIN };
	static const char ROLE[] = { 'G', 'D' };
	/* ZARA's family said yes to the adviser; nobody else's did. */
	static const char *const OTHERS[] = { "Thomas", "Ward-Lee", "Haddad", "Noor", "Una Gone" };
	struct rights_world *w = *state;

	for (size_t i = 0; i < 2; i++)
		assert_false(
		    reads_any(w, world_token(w, WHO[i], ROLE[i]), NAME, sizeof NAME / sizeof NAME[0], "one of them"));
	assert_false(
	    reads_any(w, world_token(w, ADVICE, 'I'), OTHERS, sizeof OTHERS / sizeof OTHERS[0], "the adviser"));
	assert_true(reads_any(w, world_token(w, ADVICE, 'I'), NAME, 1, "the adviser (expected)"));
	assert_true(reads_any(w, world_token(w, SENCO, 'S'), NAME, 1, "the SENCO (expected)"));
}

/* The same number is another pupil in the other school. */
static void test_schools__are_apart(void **state)
{
	static const char *const OURS[] = {
		"Zara", "Iqbal", "Ward-Lee", "login-7-", "She sleeps badly", "reads a page"
	};
	struct rights_world *w = *state;
	struct net_reply p = site_get(&w->site, w->other_senco, "/pupil/501");
	struct str before, after;

	assert_true(reply_has(&p, "Zed"));
	assert_false(reads_any(w, w->other_senco, OURS, sizeof OURS / sizeof OURS[0], "the other school"));
	before = site_get(&w->site, world_token(w, SENCO, 'S'), "/pupil/501").body;
	for (size_t k = 0; k < rights_rows; k++)
		if (!row_is_get(&rights_table[k]) && rights_table[k].about == PUPIL)
			(void)row_ask(w, &rights_table[k], w->other_senco, ZARA);
	after = site_get(&w->site, world_token(w, SENCO, 'S'), "/pupil/501").body;
	assert_true(str_eq(before, after));
}

static void test_own_child__is_closed_in_the_staff_role(void **state)
{
	struct rights_world *w = *state;
	struct str teacher = world_token(w, MUSIC_TEACHER, 'T'); /* teaches the class, mother of TOM */
	struct net_reply p = site_get(&w->site, teacher, "/pupil/502");

	assert_int_equal(p.status, 404);
	p = site_get(&w->site, teacher, "/pupils");
	assert_int_equal(p.status, 200);
	assert_false(reply_has(&p, "Ward-Lee"));
	assert_true(reply_has(&p, "Zara"));
}

static void test_restriction__counts_from_the_next_request(void **state)
{
	struct rights_world *w = *state;
	struct str mother = world_token(w, MOTHER, 'P');
	struct contact link = { .school_id = SCHOOL,
		                .pupil_id = ZARA,
		                .id = 1,
		                .person_id = MOTHER,
		                .relationship = S("Parent"),
		                .responsibility = RESPONSIBILITY_YES,
		                .contact_order = 1,
		                .restricted = 1,
		                .starts = { 2025, 9, 1 },
		                .revision = 1 };

	assert_int_equal(site_get(&w->site, mother, "/family/501").status, 200);
	assert_int_equal(contact_update(w->t.db, w->t.a, zara, &link, &w->t.e), RC_OK);
	for (size_t k = 0; k < rights_rows; k++)
		if (rights_table[k].about == PUPIL && strpbrk(rights_table[k].who, "Pp") != NULL)
			assert_int_equal(row_ask(w, &rights_table[k], mother, ZARA).status, 404);
	assert_int_equal(site_get(&w->site, mother, "/family/503").status, 200); /* her other child */
}

static void test_role__ends_from_the_next_request(void **state)
{
	struct rights_world *w = *state;
	struct str senco = world_token(w, SENCO, 'S');
	struct net_reply p = site_get(&w->site, senco, "/pupil/501");

	assert_int_equal(p.status, 200);
	assert_int_equal(grant_end(w->t.db, w->t.a, SCHOOL, SENCO, 300 + SENCO, (struct date){ 2026, 3, 9 }, &w->t.e),
	                 RC_OK);
	p = site_get(&w->site, senco, "/pupil/501");
	assert_true(leads_to(&p, "/role"));
}

static void test_agreement__of_a_specialist_ends_with_its_day(void **state)
{
	struct rights_world *w = *state;

	w->site.app.clock.utc += 21 * 86400; /* 31 March, the last day */
	assert_int_equal(site_get(&w->site, world_sign_in(w, SCHOOL, SPECIALIST, "specialist"), "/pupil/501").status,
	                 200);
	w->site.app.clock.utc += 86400;
	assert_int_equal(site_get(&w->site, world_sign_in(w, SCHOOL, SPECIALIST, "specialist"), "/pupil/501").status,
	                 404);
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_rights_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table__has_every_route_and_no_other),
		T(test_forbidden__is_the_page_of_an_unknown_address),
		T(test_forbidden__stands_in_the_log),
		T(test_forbidden__unknown_deleted_and_foreign_pupils_look_alike),
		T(test_nobody__is_asked_to_sign_in),
		T(test_allowed__is_answered),
		T(test_parents__never_see_each_other),
		T(test_staff__see_no_contact_data_without_the_right),
		T(test_governor_administrator_advice__never_read_a_pupils_name),
		T(test_schools__are_apart),
		T(test_own_child__is_closed_in_the_staff_role),
		T(test_restriction__counts_from_the_next_request),
		T(test_role__ends_from_the_next_request),
		T(test_agreement__of_a_specialist_ends_with_its_day),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
