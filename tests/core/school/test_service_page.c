/* What machines outside ask: it costs no session, says nothing of the school, and nothing that is not so. */
#include "support/support.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "support/test_web.h"

static int begin(void **state)
{
	*state = site_new();
	return 0;
}

static int end(void **state)
{
	site_free(*state);
	return 0;
}

static void test_security__says_nothing_when_nothing_is_set(void **state)
{
	struct site *s = *state;
	struct net_reply p = site_get(s, STR_NONE, "/.well-known/security.txt");

	assert_int_equal(p.status, 404);
}

static void test_security__has_a_contact_and_ends(void **state)
{
	struct site *s = *state;
	struct net_reply p;

	s->app.security = S("mailto:it@marlbeck.example");
	p = site_get(s, STR_NONE, "/.well-known/security.txt");
	assert_int_equal(p.status, 200);
	assert_true(str_is(p.body, "Contact: mailto:it@marlbeck.example\nExpires: 2026-06-08T00:00:00Z\n"
	                           "Preferred-Languages: en\n"));
	s->app.public_url = S("https://apdr.marlbeck.example/");
	p = site_get(s, STR_NONE, "/.well-known/security.txt");
	assert_has(&p, "\nCanonical: https://apdr.marlbeck.example/.well-known/security.txt\n");
}

static void test_health__is_empty_and_needs_no_session(void **state)
{
	struct site *s = *state;
	struct net_reply p = site_get(s, STR_NONE, "/health");

	assert_int_equal(p.status, 200);
	assert_int_equal(p.body.n, 0);
	assert_int_equal(reply_header(&p, "set-cookie").n, 0);
}

/* Nobody reads at the other end of this one. */
static void test_health__says_when_the_ledger_is_silent(void **state)
{
	struct site *s = *state;
	struct net_reply p;
	int fd[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fd), 0);
	s->app.ledger_fd = fd[0];
	p = site_get(s, STR_NONE, "/health");
	assert_int_equal(p.status, 503);
	assert_int_equal(p.body.n, 0);
	close(fd[0]);
	close(fd[1]);
}

static void test_health__says_when_the_database_is_gone(void **state)
{
	struct site *s = *state;
	struct net_reply p;

	test_db_script(s->db, "ALTER TABLE school RENAME TO was_school");
	p = site_get(s, STR_NONE, "/health");
	assert_int_equal(p.status, 503);
}

/* What breaks inside is told with a number, and with nothing of the program. */
static void test_fault__tells_a_number_and_nothing_of_the_program(void **state)
{
	static const char *const inside[] = { "form_draft", "SELECT", "sqlite", "no such" };
	struct site *s = *state;
	struct str token = site_sign_in(s, "Ida", "senco", NULL);
	struct net_reply p;

	test_db_script(s->db, "ALTER TABLE form_draft RENAME TO was_form_draft");
	p = site_get(s, token, "/you");
	assert_int_equal(p.status, 500);
	assert_has(&p, "The number of this fault is");
	for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++)
		assert_has_not(&p, inside[i]);
}

/* By https each cookie is bound to this host, and one without the prefix is not read. */
static void test_cookies__are_of_this_host_by_https(void **state)
{
	struct site *s = *state;
	struct str token = site_sign_in(s, "Ida", "senco", NULL);
	struct net_reply p;

	assert_int_equal(site_get(s, token, "/you").status, 200);
	p = site_post(s, STR_NONE, "/display", "look=light");
	assert_true(str_starts(reply_header(&p, "set-cookie"), S("look=")));
	s->app.public_url = S("https://apdr.marlbeck.example");
	assert_int_equal(site_get(s, token, "/you").status, 303); /* sent as apdr=… */
	p = site_post(s, STR_NONE, "/display", "look=light");
	assert_true(str_starts(reply_header(&p, "set-cookie"), S("__Host-look=")));
	assert_true(str_find(reply_header(&p, "set-cookie"), S("; Path=/;")) > 0);
	assert_true(str_find(reply_header(&p, "set-cookie"), S("; Secure")) > 0);
	s->cookie_of_host = true;
	assert_int_equal(site_get(s, token, "/you").status, 200);
}

#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)

TEST_MAIN(test_service_page)
{
	const struct CMUnitTest tests[] = {
		T(test_security__says_nothing_when_nothing_is_set),
		T(test_security__has_a_contact_and_ends),
		T(test_health__is_empty_and_needs_no_session),
		T(test_health__says_when_the_ledger_is_silent),
		T(test_health__says_when_the_database_is_gone),
		T(test_fault__tells_a_number_and_nothing_of_the_program),
		T(test_cookies__are_of_this_host_by_https),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
