/* The ends of the trail outside the database: what is deleted with all its traces inside is found, and every change of
 * the lines themselves. Another key is refused before it writes. */
#include "support/support.h"

#include <string.h>

#include "core/trail/audit.h"
#include "core/trail/heads.h"
#include "support/test_web.h"
#include "support/work_school.h"

static const unsigned char *key_of(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO)->app->key;
}

static void write_some(struct store_test *t, size_t n)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	for (size_t i = 0; i < n; i++)
		assert_int_equal(IN_TX(c, DB_WRITE,
		                       audit_write(c, ZARA, TEST_ACTION("test.write"), "pupil", (int64_t)i,
		                                   S("words"))),
		                 RC_OK);
}

static struct str noted(struct store_test *t, struct heads *h, int64_t at)
{
	struct event_head *head;
	size_t n;

	assert_int_equal(audit_heads(t->db, NULL, t->a, &head, &n, &t->e), RC_OK);
	return heads_lines(t->a, key_of(t), at, h, head, n);
}

static struct str with(struct store_test *t, struct str text, struct str more)
{
	return str_fmt(t->a, "%.*s%.*s", STR_ARG(text), STR_ARG(more));
}

static enum rc verify(struct store_test *t, struct str text, struct audit_fault *fault)
{
	struct heads_line *line;
	struct str why;
	size_t n, at;
	int64_t events;

	*fault = (struct audit_fault){ 0 };
	if (heads_parse(t->a, key_of(t), text, &line, &n, &at, &why) != RC_OK)
		fail_msg("line %zu: %.*s in %.*s", at, STR_ARG(why), STR_ARG(text));
	return audit_verify(t->db, NULL, t->a, key_of(t), line, n, &events, fault, &t->e);
}

/* Three notes: after 2, 2 (nothing new) and 5 entries. */
static struct str three_notes(struct store_test *t)
{
	struct heads h;
	struct str text = heads_begin(t->a, key_of(t), 1000, "new", &h);

	write_some(t, 2);
	text = with(t, text, noted(t, &h, 1001));
	assert_int_equal(noted(t, &h, 1002).n, 0);
	write_some(t, 3);
	text = with(t, text, noted(t, &h, 1003));
	arena_free(h.a);
	return text;
}

static void test_heads__what_was_erased_without_a_trace_is_found(void **state)
{
	static const char *const SQL[] = {
		"DELETE FROM event; DELETE FROM setting WHERE name LIKE 'audit%'",
		"DELETE FROM event WHERE seq > 4",
	};
	struct store_test *t;
	struct audit_fault fault;
	void *own;

	(void)state;
	for (size_t i = 0; i < sizeof SQL / sizeof SQL[0]; i++) {
		struct str text;

		assert_int_equal(store_test_setup(&own), 0);
		t = own;
		text = three_notes(t);
		assert_int_equal(verify(t, text, &fault), RC_OK);
		test_db_script(t->db, SQL[i]);
		assert_int_equal(verify(t, text, &fault), RC_INVALID);
		assert_int_equal(fault.school_id, SCHOOL);
		assert_true(str_is(fault.chain, "w"));
		assert_int_equal(store_test_teardown(&own), 0);
	}
}

/* A chain that somebody with an older key-holding copy put back is sound in itself: only the line knows more. */
static void test_heads__an_older_state_is_found(void **state)
{
	struct store_test *t = *state;
	struct audit_fault fault;
	struct heads h;
	struct str text;
	int64_t events;

	write_some(t, 1);
	text = heads_begin(t->a, key_of(t), 1000, "new", &h);
	test_db_script(t->db,
	               "CREATE TABLE kept AS SELECT * FROM event; CREATE TABLE kept_head AS SELECT * FROM setting");
	write_some(t, 2);
	text = with(t, text, noted(t, &h, 1001));
	test_db_script(t->db, "DELETE FROM event; INSERT INTO event SELECT * FROM kept; DELETE FROM setting;"
	                      " INSERT INTO setting SELECT * FROM kept_head");
	assert_int_equal(audit_verify(t->db, NULL, t->a, key_of(t), NULL, 0, &events, &fault, &t->e), RC_OK);
	assert_int_equal(verify(t, text, &fault), RC_INVALID);
	assert_int_equal(fault.seq, 3);
	arena_free(h.a);
}

/* Every byte, every line taken out, every two lines changed over. */
static void test_heads__changed_lines_are_not_believed(void **state)
{
	struct store_test *t = *state;
	struct str text = three_notes(t);
	struct heads_line *line;
	struct str why, first, rest;
	size_t n, at;
	char *copy = arena_alloc(t->a, text.n);

	assert_int_equal(heads_parse(t->a, key_of(t), text, &line, &n, &at, &why), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(line[1].seq, 5);
	for (size_t i = 0; i < text.n; i++) {
		memcpy(copy, text.p, text.n);
		copy[i] ^= 1;
		if (heads_parse(t->a, key_of(t), (struct str){ copy, text.n }, &line, &n, &at, &why) != RC_INVALID)
			fail_msg("byte %zu", i);
	}
	first = str_cut(text, '\n', &rest); /* without its beginning */
	assert_int_equal(heads_parse(t->a, key_of(t), rest, &line, &n, &at, &why), RC_INVALID);
	(void)str_cut(rest, '\n', &rest); /* and one more */
	rest = str_fmt(t->a, "%.*s\n%.*s", STR_ARG(first), STR_ARG(rest));
	assert_int_equal(heads_parse(t->a, key_of(t), rest, &line, &n, &at, &why), RC_INVALID);
	assert_int_equal(at, 2);
	assert_int_equal(heads_parse(t->a, key_of(t), S(""), &line, &n, &at, &why), RC_INVALID);
	assert_int_equal(heads_parse(t->a, (const unsigned char[APP_KEY]){ 1 }, text, &line, &n, &at, &why),
	                 RC_INVALID);
}

/* A process that takes over goes on after the last line. */
static void test_heads__go_on_after_a_restart(void **state)
{
	struct store_test *t = *state;
	struct str text = three_notes(t), last = text, rest = text;
	struct audit_fault fault;
	struct heads h;

	while (rest.n > 0)
		last = str_cut(rest, '\n', &rest);
	assert_int_equal(heads_go_on(&h, last, &t->e), RC_OK);
	write_some(t, 1);
	text = with(t, text, noted(t, &h, 1004));
	assert_int_equal(verify(t, text, &fault), RC_OK);
	arena_free(h.a);
	assert_int_equal(heads_go_on(&h, S("nonsense"), &t->e), RC_INVALID);
}

static void test_key__another_one_is_refused(void **state)
{
	static const unsigned char other[APP_KEY] = { 7 };
	struct store_test *t = *state;

	assert_int_equal(audit_key_fits(t->db, t->a, other, &t->e), RC_OK); /* nothing is there that it would break */
	write_some(t, 1);
	assert_int_equal(audit_key_fits(t->db, t->a, other, &t->e), RC_FAIL); /* known by the chain alone */
	assert_int_equal(audit_key_fits(t->db, t->a, key_of(t), &t->e), RC_OK);
	assert_int_equal(audit_key_note(t->db, t->a, key_of(t), &t->e), RC_OK);
	assert_int_equal(audit_key_note(t->db, t->a, other, &t->e), RC_OK); /* keeps the first */
	test_db_script(t->db, "UPDATE setting SET value = 'x' WHERE name = 'audit.head.w'");
	assert_int_equal(audit_key_fits(t->db, t->a, key_of(t), &t->e), RC_OK); /* harm to a head is another matter */
	assert_int_equal(audit_key_fits(t->db, t->a, other, &t->e), RC_FAIL);
}

#define T(x) cmocka_unit_test_setup_teardown(x, store_test_setup, store_test_teardown)

TEST_MAIN(test_heads)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_heads__what_was_erased_without_a_trace_is_found),
		T(test_heads__an_older_state_is_found),
		T(test_heads__changed_lines_are_not_believed),
		T(test_heads__go_on_after_a_restart),
		T(test_key__another_one_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
