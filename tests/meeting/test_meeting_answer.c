/* Coming or not: a parent answers for themselves, staff note what they were told, and a meeting that moved is asked
 * anew. */
#include "support/support.h"

#include "boards/family/family.h"
#include "meeting/meeting_answer.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { MEETING = 31 };

static const struct date DAY = { 2026, 3, 24 };

static int setup(void **state)
{
	struct meeting m = { .id = MEETING,
		             .kind = MEETING_KIND_PLAN,
		             .on_day = DAY,
		             .minute = 930,
		             .state = MEETING_BOOKED,
		             .made_by = SENCO,
		             .revision = 1 };
	struct store_test *t;

	assert_int_equal(store_test_setup(state), 0);
	t = *state;
	work_carer(t);
	assert_int_equal(meeting_insert(t->db, t->a, zara, &m, &t->e), RC_OK);
	return 0;
}

static enum rc come(struct ctx *c, enum coming says, const char *days)
{
	struct meeting_answer x = {
		.meeting_id = MEETING, .answer = says, .days = str_of(days), .on_day = DAY, .minute = 930
	};

	return IN_WRITE(c, family_come(c, ZARA, &x));
}

static struct family_view view_of(struct store_test *t, int64_t person)
{
	struct ctx *c = work_as(t, person, ROLE_PARENT);
	struct family_view v;

	assert_int_equal(IN_READ(c, family_load(c, ZARA, &v)), RC_OK);
	return v;
}

static void test_parent__answers_for_themselves(void **state)
{
	struct store_test *t = *state;
	struct family_view v;

	assert_int_equal(come(work_as(t, MOTHER, ROLE_PARENT), COMING_NO, "Tuesdays"), RC_OK);
	assert_int_equal(come(work_as(t, MOTHER, ROLE_PARENT), COMING_NO, "Tuesdays"), RC_OK);
	v = view_of(t, MOTHER);
	assert_int_equal(v.coming.answer, COMING_NO);
	assert_true(str_is(v.coming.days, "Tuesdays"));
	assert_int_equal(v.meeting.answers, 0);
	v = view_of(t, AUNT);
	assert_int_equal(v.coming.id, 0);
	assert_int_equal(v.meeting.answers, 0);
	assert_int_equal(come(work_as(t, MOTHER, ROLE_PARENT), COMING_YES, "Tuesdays"), RC_OK);
	v = view_of(t, MOTHER);
	assert_int_equal(v.coming.answer, COMING_YES);
	assert_int_equal(v.coming.days.n, 0);
	assert_int_equal(v.messages, 0); /* no line in the messages any more */
}

static void test_answer__of_somebody_else_and_too_late(void **state)
{
	struct store_test *t = *state;
	struct ctx *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct meeting_answer x = { .meeting_id = MEETING, .answer = COMING_YES, .on_day = DAY, .minute = 930 };
	struct meeting m;

	assert_int_equal(come(work_as(t, FATHER, ROLE_PARENT), COMING_YES, ""), RC_NONE);
	assert_int_equal(IN_WRITE(mother, family_come(mother, TOM, &x)), RC_NONE);
	assert_int_equal(IN_WRITE(mother, family_come(mother, AVA, &x)),
	                 RC_NONE); /* her other child has no such meeting */
	assert_int_equal(meeting_load(t->db, t->a, zara, MEETING, &m, &t->e), RC_OK);
	m.minute = 900;
	assert_int_equal(meeting_update(t->db, t->a, zara, &m, &t->e), RC_OK);
	assert_int_equal(come(work_as(t, MOTHER, ROLE_PARENT), COMING_YES, ""), RC_CONFLICT);
	mother->now.today = date_add(DAY, 1);
	assert_int_equal(come(mother, COMING_YES, ""), RC_NONE);
}

static void test_staff__note_what_they_were_told(void **state)
{
	struct store_test *t = *state;
	struct ctx *senco = work_as(t, SENCO, ROLE_SENCO);
	struct ctx *teacher = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct meeting_answer x = { .meeting_id = MEETING,
		                    .person_id = AUNT,
		                    .answer = COMING_NO,
		                    .days = S("Mondays"),
		                    .on_day = DAY,
		                    .minute = 930 };
	struct meeting_answer restricted = x;
	struct meeting_answers v;

	restricted.person_id = FATHER;
	assert_int_equal(IN_WRITE(senco, meeting_answer_note(senco, ZARA, &x)), RC_OK);
	assert_int_equal(IN_WRITE(senco, meeting_answer_note(senco, ZARA, &restricted)), RC_INVALID);
	assert_int_equal(IN_WRITE(teacher, meeting_answer_note(teacher, ZARA, &x)), RC_NONE);
	assert_int_equal(IN_READ(senco, meeting_answers_load(senco, ZARA, MEETING, &v)), RC_OK);
	assert_int_equal(v.meeting.answers, 1);
	assert_int_equal(v.meeting.answer[0].noted_by, SENCO);
	assert_int_equal(v.adults, 2); /* not the restricted one */
	assert_int_equal(IN_READ(teacher, meeting_answers_load(teacher, ZARA, MEETING, &v)), RC_OK);
	assert_int_equal(v.meeting.answers, 1);
	assert_int_equal(v.adults, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)

TEST_MAIN(test_meeting_answer)
{
	const struct CMUnitTest tests[] = { T(test_parent__answers_for_themselves),
		                            T(test_answer__of_somebody_else_and_too_late),
		                            T(test_staff__note_what_they_were_told) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
