/* core/account/letters_rule: whoever may print a letter, in every make-up of a school. Written by thinking. */
#include "support/support.h"

#include <string.h>

#include "core/account/letters_rule.h"

static void test_print__only_who_the_person_knows(void **state)
{
	static const struct {
		int64_t heads, sencos, before;
		const char *who;  /* letters of roles that print for a teacher */
		const char *lead; /* that print for a head or a SENCO */
	} SCHOOL[] = {
		{ 1, 1, 0, "H", "H" }, { 2, 0, 2, "H", "H" }, { 1, 0, 1, "H", "H" }, { 0, 1, 0, "S", "S" },
		{ 0, 3, 1, "S", "S" }, { 0, 0, 0, "", "D" },  { 0, 0, 1, "", "" }, /* the last one has gone */
	};
	static const struct {
		enum role role;
		char letter;
	} ROLE[] = { { ROLE_HEAD, 'H' },     { ROLE_SENCO, 'S' },      { ROLE_ADMIN, 'D' }, { ROLE_TEACHER, 'T' },
		     { ROLE_PARENT, 'P' },   { ROLE_PUPIL, 'U' },      { ROLE_TA, 'A' },    { ROLE_GOVERNOR, 'G' },
		     { ROLE_SENDIASS, 'I' }, { ROLE_SPECIALIST, 'X' }, { ROLE_NONE, 'N' } };

	(void)state;
	for (size_t i = 0; i < sizeof SCHOOL / sizeof *SCHOOL; i++)
		for (size_t k = 0; k < sizeof ROLE / sizeof *ROLE; k++) {
			struct letters_facts f = { SCHOOL[i].heads, SCHOOL[i].sencos, SCHOOL[i].before, false };

			assert_int_equal(letters_may_print(&f, ROLE[k].role, false),
			                 strchr(SCHOOL[i].who, ROLE[k].letter) != NULL);
			assert_int_equal(letters_may_print(&f, ROLE[k].role, true),
			                 strchr(SCHOOL[i].lead, ROLE[k].letter) != NULL);
		}
	assert_true(str_is(letters_hand_words(letters_hand(&(struct letters_facts){ 1, 1, 0, false })), "the head"));
	assert_true(str_is(letters_hand_words(letters_hand(&(struct letters_facts){ 0, 1, 0, false })), "the SENCO"));
	assert_true(str_is(letters_hand_words(letters_hand(&(struct letters_facts){ 0, 0, 0, false })), "you"));
	assert_true(
	    str_find(letters_hand_words(letters_hand(&(struct letters_facts){ 0, 0, 1, false })), S("apdr user")) > 0);
}

/* An advice service has no head and no SENCO: its officers print, and an administrator never. */
static void test_print__in_a_service_the_officers(void **state)
{
	const struct letters_facts f = { 0, 0, 0, true };

	(void)state;
	for (int r = ROLE_NONE; r < ROLE_COUNT; r++)
		assert_int_equal(letters_may_print(&f, (enum role)r, true), r == ROLE_OFFICER);
	assert_true(str_is(letters_hand_words(letters_hand(&f)), "an officer of the service"));
}

TEST_MAIN(test_letters_rule)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_print__only_who_the_person_knows),
		                            cmocka_unit_test(test_print__in_a_service_the_officers) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
