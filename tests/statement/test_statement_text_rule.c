/* The text that is sealed says all that a page says, and a code is read as people type it. */
#include "support/support.h"

#include "statement/statement_text_rule.h"

static struct arena *A;

static int set_up(void **state)
{
	(void)state;
	A = arena_new(1 << 22);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(A);
	return 0;
}

static void text_is(struct str s, const char *want)
{
	assert_string_equal(str_c(A, s), want);
}

static struct str sample(struct date made_on)
{
	struct date days[] = { { 2026, 2, 6 }, { 2026, 2, 13 } };
	struct help_line line = { .help = { .root = 7,
		                            .what = S("Reading\twith care"),
		                            .who = S("Miss Whitlock"),
		                            .per_week = 5,
		                            .minutes = 10 },
		                  .count = { 15, 9, 6, 2, 1, 3, 150, 110 },
		                  .owed = 4 };
	struct help_why why = { SESSION_REASON_COVER, S("Miss Whitlock"), 3, days, 2 };
	struct help_statement s = { .span = { { 2026, 2, 2 }, { 2026, 2, 27 } },
		                    .line = &line,
		                    .lines = 1,
		                    .why = &why,
		                    .whys = 1,
		                    .all = line.count };
	struct statement_head head = { .id = 12,
		                       .school = S("Marlbeck"),
		                       .pupil = S("Zara Iqbal"),
		                       .first = S("Zara"),
		                       .year = 2026,
		                       .month = 2,
		                       .made_on = made_on,
		                       .by = S("Ruth Adeyemi, SENCO"),
		                       .replaces = S("7F3K-22QD-91MX") };

	return statement_body(A, &head, &s);
}

static void test_text__says_again_what_it_was_made_of(void **state)
{
	struct str body = sample((struct date){ 2026, 3, 4 });
	struct statement_head head;
	struct help_statement s;

	(void)state;
	assert_int_equal(statement_parse(A, body, &head, &s), RC_OK);
	assert_int_equal(head.id, 12);
	text_is(head.pupil, "Zara Iqbal");
	text_is(head.by, "Ruth Adeyemi, SENCO");
	text_is(head.replaces, "7F3K-22QD-91MX");
	assert_int_equal(head.month, 2);
	assert_int_equal(s.lines, 1);
	text_is(s.line[0].help.what, "Reading with care"); /* a tab would be another part */
	assert_int_equal(s.line[0].owed, 4);
	assert_int_equal(s.all.unlogged, 3);
	assert_int_equal(s.all.minutes_given, 110);
	assert_int_equal(s.whys, 1);
	assert_int_equal(s.why[0].days, 2);
	assert_int_equal(date_cmp(s.why[0].on[1], (struct date){ 2026, 2, 13 }), 0);
	assert_true(str_eq(statement_body(A, &head, &s), body));
}

static void test_text__of_another_day_has_the_same_facts(void **state)
{
	struct str one = sample((struct date){ 2026, 3, 4 });
	struct str two = sample((struct date){ 2026, 3, 5 });

	(void)state;
	assert_false(str_eq(one, two));
	assert_true(str_eq(statement_facts(one), statement_facts(two)));
	assert_true(statement_facts(one).n > 0);
}

static void test_text__of_others_is_none_of_ours(void **state)
{
	struct str body = sample((struct date){ 2026, 3, 4 });
	struct statement_head head;
	struct help_statement s;

	(void)state;
	assert_int_equal(statement_parse(A, S("Dear parents"), &head, &s), RC_INVALID);
	assert_int_equal(statement_parse(A, STR_NONE, &head, &s), RC_INVALID);
	assert_int_equal(statement_parse(A, str_fmt(A, "%.*sknave\t1\n", STR_ARG(body)), &head, &s), RC_INVALID);
	for (size_t n = 0; n < body.n; n++) /* cut anywhere: never read past its end */
		assert_in_range(statement_parse(A, str_sub(body, 0, n), &head, &s), RC_OK, RC_INVALID);
}

static void test_code__is_read_as_people_type_it(void **state)
{
	struct str code = statement_code(A, S("0123456789abcdef0123"));

	(void)state;
	assert_int_equal(code.n, 14);
	text_is(statement_code_read(A, code), str_c(A, code));
	text_is(statement_code_read(A, S("7f3k 22qd-91mx")), "7F3K-22QD-91MX");
	text_is(statement_code_read(A, S("O123LI7890AB")), "0123-1178-90AB");
	assert_int_equal(statement_code_read(A, S("7F3K-22QD-91M")).n, 0);
	assert_int_equal(statement_code_read(A, S("7F3K-22QD-91MXX")).n, 0);
	assert_int_equal(statement_code_read(A, S("7F3K-22QD-91M*")).n, 0);
	assert_int_equal(statement_code_read(A, STR_NONE).n, 0);
	assert_false(str_eq(code, statement_code(A, S("0123456789abcee00123"))));
}

TEST_MAIN(test_statement_text_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text__says_again_what_it_was_made_of),
		cmocka_unit_test(test_text__of_another_day_has_the_same_facts),
		cmocka_unit_test(test_text__of_others_is_none_of_ours),
		cmocka_unit_test(test_code__is_read_as_people_type_it),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
