/* decide/discussion: the note of an early discussion and the parents' copy. */
#include "support/support.h"

#include "letters/notice_sql.h"
#include "decide/discussion_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "decide/discussion.h"

static struct discussion a_note(void)
{
	return (struct discussion){ .id = 9001,
		                    .held_on = { 2026, 3, 9 },
		                    .present = S("Mother and Mr Price"),
		                    .strengths = S("Draws well"),
		                    .difficulties = S("Reading"),
		                    .parent_worries = S("Falls behind"),
		                    .pupil_view = S("I like art"),
		                    .hopes = S("Reads a page"),
		                    .next_steps = S("Try it for six weeks\nMeet again") };
}

static void test_save__once_then_changed_then_conflict(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct discussion d = a_note();
	struct discussion theirs;
	struct edit_fault fault;
	struct discussion_view v;

	assert_int_equal(IN_WRITE(c, discussion_save(c, ZARA, &d, &theirs, &fault)), RC_OK);
	assert_int_equal(IN_WRITE(c, discussion_save(c, ZARA, &d, &theirs, &fault)), RC_OK); /* sent twice */
	assert_int_equal(IN_READ(c, discussions_load(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.n, 1);
	assert_int_equal(v.item[0].noted_by, CLASS_TEACHER);
	d.revision = v.item[0].revision;
	d.hopes = S("Reads two pages");
	c = work_as(t, SENCO, ROLE_SENCO);
	assert_int_equal(IN_WRITE(c, discussion_save(c, ZARA, &d, &theirs, &fault)), RC_OK);
	d.hopes = S("Reads three pages");
	assert_int_equal(IN_WRITE(c, discussion_save(c, ZARA, &d, &theirs, &fault)), RC_CONFLICT);
	assert_true(str_is(theirs.hopes, "Reads two pages"));
	assert_int_equal(theirs.noted_by, CLASS_TEACHER);
	d.id = 9002;
	d.revision = 0;
	d.held_on = (struct date){ 2026, 3, 11 };
	assert_int_equal(IN_WRITE(c, discussion_save(c, ZARA, &d, &theirs, &fault)), RC_INVALID);
}

static void test_save__by_those_who_may(void **state)
{
	struct store_test *t = *state;
	struct discussion d = a_note();
	struct discussion theirs;
	struct edit_fault fault;
	struct discussion_view v;

	assert_int_equal(IN_WRITE(work_as(t, ASSISTANT, ROLE_TA),
	                          discussion_save(work_as(t, ASSISTANT, ROLE_TA), ZARA, &d, &theirs, &fault)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD),
	                          discussion_save(work_as(t, HEAD, ROLE_HEAD), ZARA, &d, &theirs, &fault)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          discussion_save(work_as(t, CLASS_TEACHER, ROLE_TEACHER), AVA, &d, &theirs, &fault)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD), discussions_load(work_as(t, HEAD, ROLE_HEAD), ZARA, &v)),
	                 RC_OK);
	assert_int_equal(v.n, 0);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         discussions_load(work_as(t, MOTHER, ROLE_PARENT), ZARA, &v)),
	                 RC_NONE);
}

static void test_copy__page_and_paper_are_equal(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct discussion d = a_note();
	struct discussion_note note;
	struct str why;
	struct str pdf;
	struct edit_fault fault;

	work_account(t, MOTHER, "nadia");
	work_carer(t);
	assert_int_equal(IN_WRITE(c, discussion_save(c, ZARA, &d, &note.note, &fault)), RC_OK);
	assert_int_equal(IN_WRITE(c, discussion_give(c, ZARA, d.id, TODAY, CHANNEL_NONE, &why)), RC_INVALID);
	assert_true(why.n > 0);
	assert_int_equal(IN_WRITE(c, discussion_give(c, ZARA, d.id, (struct date){ 2026, 3, 8 }, CHANNEL_HAND, &why)),
	                 RC_INVALID);
	assert_int_equal(IN_WRITE(c, discussion_give(c, ZARA, d.id, TODAY, CHANNEL_HAND, &why)), RC_OK);
	assert_int_equal(IN_WRITE(c, discussion_give(c, ZARA, d.id, TODAY, CHANNEL_POST, &why)),
	                 RC_OK); /* twice is once */
	assert_int_equal(IN_READ(c, discussion_open(c, ZARA, d.id, &note)), RC_OK);
	assert_true(note.note.copy_how == CHANNEL_HAND);
	assert_int_equal(note.copies, 2); /* nothing for the restricted father */
	for (size_t i = 0; i < note.copies; i++) {
		bool mother = note.copy[i].person_id == MOTHER;

		assert_true(mother || note.copy[i].person_id == AUNT);
		assert_true(note.copy[i].channel == (mother ? CHANNEL_PAGE : CHANNEL_HAND));
		assert_false(date_none(note.copy[i].sent_on));
		assert_true(str_find(note.copy[i].body, S("Draws well")) >= 0);
		assert_true(str_find(note.copy[i].body, S("Mill Lane")) < 0);
	}
	assert_int_equal(IN_READ(c, discussion_pdf(c, ZARA, d.id, true, &pdf)), RC_OK);
	assert_true(str_starts(pdf, S("%PDF-")));
}

TEST_MAIN(test_discussion)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_save__once_then_changed_then_conflict),
		T(test_save__by_those_who_may),
		T(test_copy__page_and_paper_are_equal),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
