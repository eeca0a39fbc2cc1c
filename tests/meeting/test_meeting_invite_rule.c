/* meeting/meeting_invite_rule: which change of a meeting asks for a letter, and that it is to its reader. */
#include "support/support.h"

#include "meeting/meeting_invite_rule.h"

static const struct date TODAY = { 2026, 3, 10 };

static struct meeting meeting(void)
{
	return (struct meeting){ .id = 1,
		                 .kind = MEETING_KIND_PLAN,
		                 .on_day = { 2026, 3, 24 },
		                 .minute = 930,
		                 .place = S("Room 2"),
		                 .who = S("Mr Price"),
		                 .state = MEETING_BOOKED };
}

static void test_after__what_is_new_for_the_family(void **state)
{
	const struct meeting none = { 0 };
	const struct meeting was = meeting();
	struct meeting is = was;

	(void)state;
	assert_int_equal(invite_after(&none, &is, TODAY), INVITE_ASK);
	assert_int_equal(invite_after(&was, &is, TODAY), INVITE_NONE);
	is.minute = 0;
	assert_int_equal(invite_after(&was, &is, TODAY), INVITE_ASK);
	is = was;
	is.place = S("By phone");
	assert_int_equal(invite_after(&was, &is, TODAY), INVITE_ASK);
	is = was;
	is.kind = MEETING_KIND_OTHER;
	assert_int_equal(invite_after(&was, &is, TODAY), INVITE_REWORD);
	is = was;
	is.on_day = (struct date){ 2026, 3, 9 };
	assert_int_equal(invite_after(&was, &is, TODAY), INVITE_NONE); /* past: nobody is asked */
	is = was;
	is.state = MEETING_CANCELLED;
	assert_int_equal(invite_after(&was, &is, TODAY), INVITE_OFF);
	assert_int_equal(invite_after(&none, &is, TODAY), INVITE_NONE);
	is.state = MEETING_HELD;
	assert_int_equal(invite_after(&was, &is, TODAY), INVITE_NONE);
	is.state = MEETING_MISSED;
	assert_int_equal(invite_after(&was, &is, TODAY), INVITE_NONE);
}

#define HAS(text, words) assert_true(str_find((text), S(words)) >= 0)
#define HAS_NOT(text, words) assert_true(str_find((text), S(words)) < 0)

static void test_text__is_to_its_reader(void **state)
{
	struct arena *a = test_arena();
	struct meeting m = meeting();
	struct invite_to to = { .called = S("Zara"), .service = S("Wendale SENDIASS") };
	struct str text = invite_text(a, &m, &to);

	(void)state;
	HAS(text, "the plan for Zara");
	HAS(text, "or somebody from Wendale SENDIASS.");
	HAS_NOT(text, "Ring us"); /* no number is recorded */
	to = (struct invite_to){ .called = S("Zara"), .to_pupil = true, .phone = S("020 7946 0118") };
	text = invite_text(a, &m, &to);
	HAS_NOT(text, "Zara");
	HAS(text, "Ring us on 020 7946 0118.");
	m.minute = 0;
	m.place = STR_NONE;
	text = invite_text(a, &m, &to);
	HAS(text, "When: Tuesday 24 March 2026\nTime: We will tell you.\n");
	HAS_NOT(text, "Where");
	for (const struct choice *k = meeting_kind_choices; k->value != NULL; k++) {
		m.kind = (enum meeting_kind)k->id;
		assert_true(str_starts(invite_text(a, &m, &to), S("Please come")));
	}
	HAS(invite_off_text(a, &m, &to), "is off. Please do not come");
	arena_free(a);
}

TEST_MAIN(test_meeting_invite_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_after__what_is_new_for_the_family),
		cmocka_unit_test(test_text__is_to_its_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
