/* core/people/upn_rule against the vectors of the requirements, and core/record/force_rule. */
#include "support/support.h"

#include "core/record/force_rule.h"
#include "core/people/upn_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define TEXT_IS(s, lit) assert_true(str_is((s), (lit)))

static void test_upn__vectors(void **state)
{
	static const char *const good[] = { "N820123425001", "M830200026001", "Z805330126042",
		                            "Y203276826117", "F999999999999", "R674123101121" };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		EQ(upn_check(str_of(good[i])), UPN_OK);
		EQ(upn_letter(str_of(good[i] + 1)), good[i][0]);
	}
	EQ(upn_check(S("M82012342501A")), UPN_TEMPORARY);
	EQ(upn_check(S("Y82012342501Z")), UPN_TEMPORARY);
	EQ(upn_letter(S("82012342501Z")), 'Y');
	EQ(upn_check(S("A000000000000")), UPN_AREA);
	EQ(upn_check(S("P000000000001")), UPN_AREA); /* 13 times the last digit: the letter after N */
	EQ(upn_check(S("M001000000001")), UPN_WRONG);
	EQ(upn_check(S("U001000000001")), UPN_OK); /* 4 + 13: only three noughts are no area */
	EQ(upn_letter(S("000000000000")), 'A');
}

static void test_upn__refused(void **state)
{
	(void)state;
	EQ(upn_check(S("")), UPN_EMPTY);
	EQ(upn_check(S("N82012342500")), UPN_LENGTH);
	EQ(upn_check(S("N8201234250011")), UPN_LENGTH);
	EQ(upn_check(S("A820123425001")), UPN_WRONG);
	EQ(upn_check(S("N820123425010")), UPN_WRONG);
	EQ(upn_check(S("I820123425001")), UPN_LETTER);
	EQ(upn_check(S("O820123425001")), UPN_LETTER);
	EQ(upn_check(S("S820123425001")), UPN_LETTER);
	EQ(upn_check(S("1820123425001")), UPN_LETTER);
	EQ(upn_check(S("N82012342501O")), UPN_LETTER);
	EQ(upn_check(S("N8201234X5001")), UPN_DIGIT);
	EQ(upn_check(S("N8201234/5001")), UPN_DIGIT);
	EQ(upn_check(S("n820123425001")), UPN_LETTER);
	EQ(upn_check(S("NX20123425001")), UPN_DIGIT); /* the first and the last of the digits */
	EQ(upn_check(S("N8201234250X1")), UPN_DIGIT);
	EQ(upn_letter(S("8201234")), 0);
	EQ(upn_letter(S("8201234X5001")), 0);
}

static void test_upn__clean_show_and_message(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	TEXT_IS(upn_clean(a, S("n820-1234 25\t001{")), "N820123425001{");
	TEXT_IS(upn_clean(a, S("az`{")), "AZ`{");
	TEXT_IS(upn_clean(a, S("")), "");
	TEXT_IS(upn_show(a, S("N820123425001")), "N820 1234 25 001");
	TEXT_IS(upn_show(a, S("N82")), "N82");
	TEXT_IS(upn_message(UPN_OK), "");
	assert_true(upn_message(UPN_WRONG).n > 0);
	assert_true(upn_usable(UPN_TEMPORARY));
	assert_false(upn_usable(UPN_AREA));
	arena_free(a);
}

static void test_upn__as_spreadsheets_write_it(void **state)
{
	static const char *const none[] = { "0", "n/a", "TBC", "not known", "No UPN",        "N/K",
		                            "?", "-",   "'",   " ",         "not issued yet" };
	static const char *const some[] = { "", "N820123425001", "N82", "1" };
	struct arena *a = test_arena();

	(void)state;
	TEXT_IS(upn_clean(a, S("\xEF\xBB\xBF'N820\xC2\xA0"
	                       "1234\xE2\x80\x91"
	                       "25\xE2\x80\x8B"
	                       "001\xE2\x80\x99")),
	        "N820123425001");
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_true(upn_is_none(a, str_of(none[i])));
	for (size_t i = 0; i < sizeof some / sizeof *some; i++)
		assert_false(upn_is_none(a, str_of(some[i])));
	arena_free(a);
}

static void test_uln__vectors(void **state)
{
	(void)state;
	EQ(uln_check(S("0000000042")), ULN_OK);
	EQ(uln_check(S("1000000000")), ULN_OK);
	EQ(uln_check(S("9999999999")), ULN_TEMPORARY);
	EQ(uln_check(S("0000000000")), ULN_WRONG);
	EQ(uln_check(S("0000000043")), ULN_WRONG);
	EQ(uln_check(S("000000004")), ULN_LENGTH);
	EQ(uln_check(S("000000004x")), ULN_DIGIT);
	EQ(uln_check(S("x000000042")), ULN_DIGIT);
	EQ(uln_check(S("0000000000")), ULN_WRONG);
	EQ(uln_check(S("0000000061")), ULN_WRONG); /* 12: a remainder of 1 needs a 9 */
	EQ(uln_check(S("0000000069")), ULN_OK);
	EQ(uln_check(S("")), ULN_EMPTY);
	TEXT_IS(uln_message(ULN_OK), "");
	assert_true(uln_message(ULN_WRONG).n > 0);
}

static void test_rule__words_and_dates(void **state)
{
	const struct date jan = { 2026, 1, 1 };
	const struct date feb = { 2026, 2, 1 };
	const struct date mar = { 2026, 3, 1 };

	(void)state;
	TEXT_IS(force_word(FORCE_MUST), "must");
	TEXT_IS(force_word(FORCE_MAY), "may");
	assert_true(source_word(SOURCE_RECALLED).n > 0);
	assert_true(rule_applies(DATE_NONE, DATE_NONE, feb));
	assert_true(rule_applies(jan, mar, feb));
	assert_true(rule_applies(feb, feb, feb));
	assert_false(rule_applies(mar, DATE_NONE, feb));
	assert_false(rule_applies(DATE_NONE, jan, feb));
}

TEST_MAIN(test_upn_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_upn__vectors),
		cmocka_unit_test(test_upn__refused),
		cmocka_unit_test(test_upn__clean_show_and_message),
		cmocka_unit_test(test_upn__as_spreadsheets_write_it),
		cmocka_unit_test(test_uln__vectors),
		cmocka_unit_test(test_rule__words_and_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
