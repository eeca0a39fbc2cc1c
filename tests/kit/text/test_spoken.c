/* kit/text/spoken: what a British voice is given to read. */
#include "support/support.h"

#include "kit/text/spoken.h"
#include "support/count_words.h"

#define SAID "# a comment\nSENCO = senko\nSEN = S E N\ne.g. = for example\nand/or = or\n999 = nine nine nine\n"

static void assert_spoken(const char *text, const char *want)
{
	struct arena *a = test_arena();
	struct str got = spoken(a, str_of(text), S(SAID));

	if (!str_is(got, want))
		fail_msg("%s: expected '%s', got '%.*s'", text, want, STR_ARG(got));
	arena_free(a);
}

static void test_spoken__telephone_digit_by_digit(void **state)
{
	(void)state;
	assert_spoken("Ring 01632 960118.", "Ring oh one six three two, nine six oh, one one eight.");
	assert_spoken("020 7946 0118", "oh two oh, seven nine four six, oh one one eight");
	assert_spoken("(01632) 960118 today", "oh one six three two, nine six oh, one one eight today");
	assert_spoken("01632960118", "oh one six three two, nine six oh, one one eight");
	assert_spoken("+44 20 7946 0118,", "plus four four, two oh, seven nine four six, oh one one eight,");
	assert_spoken("Call 999 now", "Call nine nine nine now");
	/* Too short, too long, or with a letter: none. */
	assert_spoken("0123456", "0123456");
	assert_spoken("01632 9601181234567", "01632 9601181234567");
}

static void test_spoken__days_and_years(void **state)
{
	(void)state;
	assert_spoken("by 1 December 2026.", "by the first of December, twenty twenty-six.");
	assert_spoken("on the 23 May", "on the twenty-third of May");
	assert_spoken("30 June, 12 July, 31 August",
	              "the thirtieth of June, the twelfth of July, the thirty-first of August");
	assert_spoken("32 May", "32 May");
	assert_spoken("12 Marches", "12 Marches");
	assert_spoken("Act 2014 (2000, 2008, 1996)",
	              "Act twenty fourteen, two thousand, two thousand and eight, nineteen ninety-six,");
	assert_spoken("2026/27 and 2026–27", "twenty twenty-six to twenty-seven and twenty twenty-six to twenty-seven");
	assert_spoken("1899, 2100, 2026.5", "1899, 2100, 2026.5");
}

static void test_spoken__times(void **state)
{
	(void)state;
	assert_spoken("9am to 4.30pm", "nine A M to four thirty P M");
	assert_spoken("9.05 am–12:00 pm", "nine oh five A M to twelve P M");
	assert_spoken("at 15:30", "at three thirty P M");
	assert_spoken("9:00, 13:00 and 00:10", "nine o'clock, one P M and twelve ten A M");
	assert_spoken("25:00, 9:75, 9 amber", "25:00, 9:75, 9 amber");
	/* A paragraph of the Code is no time. */
	assert_spoken("Code 6.45", "Code 6.45");
}

static void test_spoken__money_post_codes_and_addresses(void **state)
{
	(void)state;
	assert_spoken("£6,000 or £1 or £12.50", "6000 pounds or 1 pound or 12 pounds 50");
	assert_spoken("25,000 pupils", "25000 pupils");
	assert_spoken("Wendale, WN4 3AG.", "Wendale, W N 4, 3 A G.");
	assert_spoken("at EH1 1", "at EH1 1");
	assert_spoken("Write to a.senco-1@marlbeck.example.", "Write to a dot senco dash 1 at marlbeck dot example.");
	assert_spoken("See https://www.offer.example.", "See offer dot example.");
	assert_spoken("https://offer.example/a-b/c?d=1)", "offer dot example, the whole address is in the text,");
}

static void test_spoken__words_of_the_list_and_no_parts_of_words(void **state)
{
	(void)state;
	assert_spoken("The SENCO’s SEN list, e.g. SENCO", "The senko's S E N list, for example senko");
	assert_spoken("SENCOX SENSE MYSEN", "SENCOX SENSE MYSEN");
}

/* A voice takes double brackets and the like for orders. */
static void test_spoken__signs_are_words_or_pauses(void **state)
{
	(void)state;
	assert_spoken("[[h@'loU]] <break/> {x}", " h@'loU break or x ");
	assert_spoken("You – and/or “we” — 5–7 & 3-4, well-known", "You, or we, 5 to 7 and 3 to 4, well-known");
}

static void test_spoken__words_are_counted(void **state)
{
	(void)state;
	assert_int_equal(count_words(S("One two-three, 4 – five. ")), 4);
	assert_int_equal(count_words(S("")), 0);
}

TEST_MAIN(test_spoken)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spoken__telephone_digit_by_digit),
		cmocka_unit_test(test_spoken__days_and_years),
		cmocka_unit_test(test_spoken__times),
		cmocka_unit_test(test_spoken__money_post_codes_and_addresses),
		cmocka_unit_test(test_spoken__words_of_the_list_and_no_parts_of_words),
		cmocka_unit_test(test_spoken__signs_are_words_or_pauses),
		cmocka_unit_test(test_spoken__words_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
