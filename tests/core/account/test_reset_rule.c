/* core/account/reset_rule: who may agree to a new password for an account in use, and what its owner is told. Written
 * by thinking. */
#include "support/support.h"

#include <string.h>

#include "core/account/reset_rule.h"

static struct arena *A;

static int set_up(void **state)
{
	(void)state;
	A = test_arena();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(A);
	return 0;
}

static void test_answer__is_never_the_owners_or_the_askers(void **state)
{
	static const struct {
		int64_t heads, sencos; /* without the owner and the asker */
		char who;
	} SCHOOL[] = { { 1, 1, 'H' }, { 2, 0, 'H' }, { 0, 1, 'S' }, { 0, 2, 'S' }, { 0, 0, '-' } };
	static const struct {
		enum role role;
		char letter;
	} ROLE[] = { { ROLE_HEAD, 'H' },     { ROLE_SENCO, 'S' },      { ROLE_ADMIN, 'D' }, { ROLE_TEACHER, 'T' },
		     { ROLE_PARENT, 'P' },   { ROLE_PUPIL, 'U' },      { ROLE_TA, 'A' },    { ROLE_GOVERNOR, 'G' },
		     { ROLE_SENDIASS, 'I' }, { ROLE_SPECIALIST, 'X' }, { ROLE_NONE, 'N' } };

	(void)state;
	for (size_t i = 0; i < sizeof SCHOOL / sizeof *SCHOOL; i++)
		for (size_t k = 0; k < sizeof ROLE / sizeof *ROLE; k++) {
			struct reset_facts f = { SCHOOL[i].heads, SCHOOL[i].sencos };

			assert_int_equal(reset_may_answer(&f, ROLE[k].role, false, false),
			                 SCHOOL[i].who == ROLE[k].letter);
			assert_false(reset_may_answer(&f, ROLE[k].role, true, false));
			assert_false(reset_may_answer(&f, ROLE[k].role, false, true));
		}
	assert_true(str_is(reset_hand_words(reset_hand(&(struct reset_facts){ 1, 1 })), "the head"));
	assert_true(str_is(reset_hand_words(reset_hand(&(struct reset_facts){ 0, 1 })), "the SENCO"));
	assert_true(str_is(reset_hand_words(reset_hand(&(struct reset_facts){ 0, 0 })), "whoever runs the server"));
}

static void test_state__follows_answer_day_and_use(void **state)
{
	(void)state;
	assert_int_equal(reset_state(S(""), 100, 0, 99), RESET_OPEN);
	assert_int_equal(reset_state(S(""), 100, 0, 100), RESET_OVER);
	assert_int_equal(reset_state(S("agreed"), 100, 0, 99), RESET_AGREED);
	assert_int_equal(reset_state(S("agreed"), 100, 0, 100), RESET_UNUSED);
	assert_int_equal(reset_state(S("agreed"), 100, 1, 500), RESET_USED);
	assert_int_equal(reset_state(S("made"), 100, 0, 99), RESET_MADE);
	assert_int_equal(reset_state(S("made"), 100, 0, 100), RESET_UNUSED);
	assert_int_equal(reset_state(S("made"), 100, 7, 500), RESET_USED);
	assert_int_equal(reset_state(S("refused"), 100, 0, 1), RESET_REFUSED);
	assert_int_equal(reset_state(S("withdrawn"), 100, 0, 1), RESET_WITHDRAWN);
	assert_int_equal(reset_state(S("stopped"), 100, 0, 1), RESET_STOPPED);
	for (enum reset_state s = RESET_OPEN; s <= RESET_USED; s++) {
		bool out = s == RESET_OPEN || s == RESET_AGREED || s == RESET_MADE;

		assert_int_equal(reset_can_end(s), out);
		assert_int_equal(reset_tells(s), out || s == RESET_USED);
	}
}

static struct reset_said said(enum reset_state s)
{
	return (struct reset_said){ .state = s,
		                    .asker = S("Jo Tech"),
		                    .asked_on = S("1 March"),
		                    .answerer = S("Ann Head"),
		                    .answered_on = S("2 March"),
		                    .until = S("8 March"),
		                    .used_on = S("3 March"),
		                    .device = S("Chrome on Android") };
}

static void says(const struct reset_said *s, const char *words, const char *trace)
{
	assert_string_equal(str_c(A, reset_words(A, s)), words);
	assert_string_equal(str_c(A, reset_trace(A, s)), trace);
}

#define ASKED "Jo Tech asked for a new letter for your account on 1 March."
#define LETS " It lets you choose a new password."
#define TRACE "Jo Tech asked for a new letter on 1 March."

static void test_words__name_who_and_when(void **state)
{
	struct reset_said s = said(RESET_OPEN);

	(void)state;
	s.answerer = STR_NONE;
	says(&s, ASKED LETS " A second person has to say yes, by 8 March.", TRACE);
	s.state = RESET_OVER;
	says(&s, ASKED " Nobody said yes in time, so it came to nothing.",
	     TRACE " Nobody said yes in time, so it came to nothing.");
	s = said(RESET_REFUSED);
	says(&s, ASKED " Ann Head said no on 2 March.", TRACE " Ann Head refused on 2 March.");
	s = said(RESET_WITHDRAWN);
	says(&s, ASKED " It was withdrawn on 2 March.", TRACE " Ann Head withdrew it on 2 March.");
	s.answerer = STR_NONE;
	says(&s, ASKED " It was withdrawn on 2 March.", TRACE " It was withdrawn on 2 March.");
	s = said(RESET_STOPPED);
	says(&s, ASKED " You stopped it on 2 March.", TRACE " Ann Head stopped it on 2 March.");
	s = said(RESET_AGREED);
	says(&s, ASKED LETS " Ann Head said yes on 2 March. Your password works until the letter is used.",
	     TRACE " Ann Head agreed on 2 March.");
	s = said(RESET_UNUSED);
	says(&s, ASKED " It was not used, and works no longer.",
	     TRACE " Ann Head agreed on 2 March. It was not used, and works no longer.");
	s = said(RESET_USED);
	says(&s,
	     "Your password was reset on 3 March. Jo Tech asked for it on 1 March. Ann Head said yes on 2 March. "
	     "A new device signed in: Chrome on Android.",
	     TRACE " Ann Head agreed on 2 March. It was used on 3 March.");
}

/* Nobody asked for what was made without a second person, also when it was overtaken or stopped. */
static void test_words__of_a_letter_that_was_ended(void **state)
{
	struct reset_said s = said(RESET_WITHDRAWN);

	(void)state;
	s.has_paper = true;
	says(&s, "There was a new letter for your account, by Jo Tech, on 1 March. It was withdrawn on 2 March.",
	     "There was a new letter, by Jo Tech, on 1 March. Ann Head withdrew it on 2 March.");
	s.state = RESET_STOPPED;
	says(&s, "There was a new letter for your account, by Jo Tech, on 1 March. You stopped it on 2 March.",
	     "There was a new letter, by Jo Tech, on 1 March. Ann Head stopped it on 2 March.");
	s = said(RESET_WITHDRAWN);
	s.has_paper = true;
	s.asker = s.answerer = STR_NONE;
	says(&s,
	     "There was a new link for your account, by whoever runs the server, on 1 March. It was withdrawn on 2 "
	     "March.",
	     "There was a new link, by whoever runs the server, on 1 March. It was withdrawn on 2 March.");
	s.state = RESET_MADE;
	says(&s, "Whoever runs the server made a new link for your account on 1 March." LETS,
	     "Whoever runs the server made a new link on 1 March.");
}

/* People have names of one letter. */
static void test_words__of_short_names(void **state)
{
	struct reset_said s = said(RESET_USED);

	(void)state;
	s.asker = S("J");
	s.answerer = S("A");
	s.device = S("X");
	says(&s,
	     "Your password was reset on 3 March. J asked for it on 1 March. A said yes on 2 March. A new device "
	     "signed in: X.",
	     "J asked for a new letter on 1 March. A agreed on 2 March. It was used on 3 March.");
}

static void test_words__of_the_machine_and_of_families(void **state)
{
	struct reset_said s = said(RESET_MADE);

	(void)state;
	s.answerer = STR_NONE;
	s.device = STR_NONE;
	says(&s, "Jo Tech made a new letter for your account on 1 March." LETS,
	     "Jo Tech made a new letter on 1 March.");
	s.asker = STR_NONE;
	says(&s, "Whoever runs the server made a new link for your account on 1 March." LETS,
	     "Whoever runs the server made a new link on 1 March.");
	s.state = RESET_UNUSED;
	says(&s,
	     "Whoever runs the server made a new link for your account on 1 March. It was not used, and works no "
	     "longer.",
	     "Whoever runs the server made a new link on 1 March. It was not used, and works no longer.");
	s.state = RESET_USED;
	says(&s, "Your password was reset on 3 March. Whoever runs the server made the link on 1 March.",
	     "Whoever runs the server made a new link on 1 March. It was used on 3 March.");
}

TEST_MAIN(test_reset_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answer__is_never_the_owners_or_the_askers),
		cmocka_unit_test(test_state__follows_answer_day_and_use),
		cmocka_unit_test(test_words__name_who_and_when),
		cmocka_unit_test(test_words__of_a_letter_that_was_ended),
		cmocka_unit_test(test_words__of_short_names),
		cmocka_unit_test(test_words__of_the_machine_and_of_families),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
