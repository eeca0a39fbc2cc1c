/* home/home_rule: who reads what came from home, what a day is enough of, and until when it is taken back. */
#include "support/support.h"

#include "home/home_rule.h"

enum { ME = 1, OTHER = 2 };

static const struct date MONDAY = { 2026, 3, 9 }, TUESDAY = { 2026, 3, 10 };

static struct file_asker asker(enum role hat, int64_t person, bool decides, bool sees)
{
	return (
	    struct file_asker){ .hat = hat, .person_id = person, .decides = decides, .sees = sees, .before = MONDAY };
}

static void test_seen__by_staff_and_who_sent_it(void **state)
{
	static const enum role STAFF[] = { ROLE_SENCO, ROLE_HEAD, ROLE_TEACHER, ROLE_TA, ROLE_SPECIALIST };
	static const enum role NOBODY[] = { ROLE_NONE, ROLE_GOVERNOR, ROLE_SENDIASS, ROLE_ADMIN };
	const struct home_note v = { .person_id = ME, .sent_on = MONDAY };

	(void)state;
	for (size_t i = 0; i < sizeof STAFF / sizeof *STAFF; i++) {
		struct file_asker who = asker(STAFF[i], OTHER, false, false);

		assert_true(home_is_seen(&v, &who));
	}
	for (size_t i = 0; i < sizeof NOBODY / sizeof *NOBODY; i++) {
		struct file_asker who = asker(NOBODY[i], ME, true, true);

		assert_false(home_is_seen(&v, &who));
	}
}

/* Sent for the school alone, or shared: parent who sent it, the other one, one who sees nothing new, the pupil. */
static void test_seen__by_the_family_as_far_as_it_is_shared(void **state)
{
	const struct {
		enum role hat;
		int64_t person;
		bool decides, sees;
		bool alone, shared; /* expected */
	} CASES[] = {
		{ ROLE_PARENT, ME, false, true, true, true },     { ROLE_PARENT, ME, false, false, true, true },
		{ ROLE_PARENT, OTHER, false, true, false, true }, { ROLE_PARENT, OTHER, false, false, false, false },
		{ ROLE_PUPIL, ME, false, false, true, true },     { ROLE_PUPIL, OTHER, false, false, false, false },
		{ ROLE_PUPIL, OTHER, true, false, false, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct home_note v = { .person_id = ME, .sent_on = MONDAY };
		struct file_asker who = asker(CASES[i].hat, CASES[i].person, CASES[i].decides, CASES[i].sees);

		assert_int_equal(home_is_seen(&v, &who), CASES[i].alone);
		v.shared = 1;
		assert_int_equal(home_is_seen(&v, &who), CASES[i].shared);
	}
}

static void test_seen__what_was_shared_before_the_pupil_decided_stays(void **state)
{
	struct home_note v = { .person_id = ME, .shared = 1, .sent_on = { 2026, 3, 8 } };
	struct file_asker who = asker(ROLE_PARENT, OTHER, false, false);

	(void)state;
	assert_true(home_is_seen(&v, &who));
	v.sent_on = MONDAY;
	assert_false(home_is_seen(&v, &who));
}

static void test_back__by_who_sent_it_on_the_same_day(void **state)
{
	const struct home_note v = { .person_id = ME, .sent_on = MONDAY };

	(void)state;
	assert_true(home_may_take_back(&v, ME, MONDAY));
	assert_false(home_may_take_back(&v, ME, TUESDAY));
	assert_false(home_may_take_back(&v, OTHER, MONDAY));
}

static void wants(const char *words, bool file, int64_t notes, int64_t files, const char *field)
{
	struct home_note v = { .words = str_of(words) };
	struct home_wrong w = home_wrong_of(&v, file, (struct home_sent){ notes, files });

	if (field == NULL)
		assert_null(w.field);
	else
		assert_string_equal(w.field, field);
	assert_int_equal(w.why.n > 0, field != NULL);
}

static void test_wrong__nothing_at_all_and_too_much_in_a_day(void **state)
{
	(void)state;
	wants("", false, 0, 0, "words");
	wants("  \n", false, 0, 0, "words");
	wants("", true, 0, 0, NULL);
	wants("She read", false, HOME_NOTES_A_DAY - 1, HOME_FILES_A_DAY, NULL);
	wants("She read", false, HOME_NOTES_A_DAY, 0, "words");
	wants("She read", true, 10, HOME_FILES_A_DAY - 1, NULL);
	wants("She read", true, 10, HOME_FILES_A_DAY, "file");
}

TEST_MAIN(test_home_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_seen__by_staff_and_who_sent_it),
		cmocka_unit_test(test_seen__by_the_family_as_far_as_it_is_shared),
		cmocka_unit_test(test_seen__what_was_shared_before_the_pupil_decided_stays),
		cmocka_unit_test(test_back__by_who_sent_it_on_the_same_day),
		cmocka_unit_test(test_wrong__nothing_at_all_and_too_much_in_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
