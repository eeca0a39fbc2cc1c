/* complain/complaint_rule: the stages as a setting, where one begins and goes next, the clock, what a step needs. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "complain/complaint_rule.h"

#include <string.h>

#define DAY(y, m, d) ((struct date){ y, m, d })
#define SAME_DAY(a, b) assert_int_equal(date_cmp((a), (b)), 0)
#define TODAY DAY(2026, 3, 10)

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

static struct complaint_step step(const struct complaint_step *last, enum complaint_step_kind kind, struct date from,
                                  bool sealed)
{
	struct complaint_stages s = complaint_stages_default();
	struct complaint_step t = {
		.kind = kind, .on_day = from, .sealed = sealed, .outcome = COMPLAINT_OUTCOME_PARTLY
	};

	complaint_step_fill(&s, test_calendar(), last, from, &t);
	return t;
}

static void test_stages__come_back_as_they_were_set(void **state)
{
	struct complaint_stages s = {
		.stage = { { S("Talk with us"), false, 5 }, { S("Write to the governors"), true, 60 } }, .n = 2
	};
	struct complaint_stages back = complaint_stages_read(complaint_stages_text(A, &s));

	(void)state;
	assert_int_equal(back.n, 2);
	assert_true(str_is(back.stage[1].name, "Write to the governors"));
	assert_true(back.stage[1].head);
	assert_false(back.stage[0].head);
	assert_int_equal(back.stage[0].days, 5);
	assert_int_equal(complaint_stages_read(STR_NONE).n, 3); /* never set: the defaults */
	assert_int_equal(complaint_stages_read(S("nonsense")).n, 3);
	assert_int_equal(complaint_stages_read(S("head 61 Too long")).n, 3);
	assert_int_equal(complaint_stages_read(S("head 5 Talk\nx")).n, 3); /* one sign too many is no stage */
	s.stage[0].days = 0;
	assert_false(complaint_stages_sound(&s));
	s.stage[0].days = 5;
	s.stage[0].name = S("Two\nlines");
	assert_false(complaint_stages_sound(&s));
	s.n = 0;
	assert_false(complaint_stages_sound(&s));
}

static bool sound(struct str name, int64_t days, size_t n)
{
	struct complaint_stages s = { .n = n };

	for (size_t i = 0; i < COMPLAINT_STAGES_MOST; i++)
		s.stage[i] = (struct complaint_stage){ name, false, days };
	return complaint_stages_sound(&s);
}

static void test_stages__limits(void **state)
{
	static char name[COMPLAINT_NAME_MOST + 1];
	struct complaint_stages s;

	(void)state;
	memset(name, 'x', sizeof name);
	assert_true(sound((struct str){ name, COMPLAINT_NAME_MOST }, 1, COMPLAINT_STAGES_MOST));
	assert_false(sound((struct str){ name, COMPLAINT_NAME_MOST + 1 }, 1, 1));
	assert_false(sound(S(" "), 1, 1));
	assert_false(sound(S("\nA line before"), 1, 1));
	assert_false(sound(S("\rA line before"), 1, 1));
	assert_false(sound(S("Talk"), 0, 1));
	assert_true(sound(S("Talk"), COMPLAINT_DAYS_MOST, 1));
	assert_false(sound(S("Talk"), COMPLAINT_DAYS_MOST + 1, 1));
	assert_false(sound(S("Talk"), 1, 0));
	/* A fifth line is not read: the first four hold. */
	s = complaint_stages_read(S("senco 1 A\nsenco 2 B\nhead 3 C\nhead 4 D\nhead 5 E"));
	assert_int_equal(s.n, COMPLAINT_STAGES_MOST);
	assert_true(str_is(s.stage[3].name, "D"));
	s = complaint_stages_default();
	assert_int_equal(s.n, 3);
	for (size_t i = 0; i < s.n; i++) {
		assert_int_equal(s.stage[i].days, 10 + 5 * (int)i);
		assert_int_equal(s.stage[i].head, i > 0);
	}
}

static void test_stages__names(void **state)
{
	struct complaint_stages s = complaint_stages_default();

	(void)state;
	assert_true(str_is(complaint_stage_name(A, &s, 1), "Talk with the teacher or the SENCO"));
	assert_true(str_is(complaint_stage_name(A, &s, 3), "The governors’ complaints panel"));
	assert_true(str_is(complaint_stage_name(A, &s, 0), "Stage 0"));
	assert_true(str_is(complaint_stage_name(A, &s, 4), "Stage 4")); /* taken out since */
	assert_true(str_is(complaint_stage_name(A, &s, COMPLAINT_OUTSIDE), "Outside the school"));
}

static void test_order__talk_head_panel_outside(void **state)
{
	struct complaint_step t = step(NULL, COMPLAINT_STEP_RAISED, TODAY, false);

	(void)state;
	assert_int_equal(t.number, 1);
	assert_int_equal(t.stage, 1);
	assert_true(t.holder == COMPLAINT_HOLDER_SENCO);
	SAME_DAY(t.answer_by, DAY(2026, 3, 24));
	t = step(&t, COMPLAINT_STEP_MOVED, TODAY, false);
	assert_int_equal(t.stage, 2);
	assert_true(t.holder == COMPLAINT_HOLDER_HEAD);
	t = step(&t, COMPLAINT_STEP_MOVED, TODAY, false);
	assert_int_equal(t.stage, 3);
	t = step(&t, COMPLAINT_STEP_MOVED, TODAY, false);
	assert_int_equal(t.stage, COMPLAINT_OUTSIDE);
	assert_true(date_none(t.answer_by)); /* no clock of the school's */
	assert_int_equal(t.number, 4);
}

static void test_order__about_the_senco_is_the_heads(void **state)
{
	struct complaint_stages all_senco = { .stage = { { S("Talk"), false, 5 }, { S("Write"), false, 5 } }, .n = 2 };
	struct complaint_step t = step(NULL, COMPLAINT_STEP_RAISED, TODAY, true);

	(void)state;
	assert_int_equal(t.stage, 2);
	assert_true(t.holder == COMPLAINT_HOLDER_HEAD);
	assert_int_equal(t.sealed, 1);
	t = step(&t, COMPLAINT_STEP_NOTE, TODAY, false);
	assert_int_equal(t.sealed, 1); /* never taken off */
	t = step(NULL, COMPLAINT_STEP_RAISED, TODAY, false);
	assert_int_equal(t.sealed, 0);
	t = step(&t, COMPLAINT_STEP_NOTE, TODAY, true); /* seen to be about the SENCO only now */
	assert_int_equal(t.sealed, 1);
	assert_true(t.holder == COMPLAINT_HOLDER_HEAD);
	t = step(NULL, COMPLAINT_STEP_RAISED, TODAY, false);
	t = step(&t, COMPLAINT_STEP_MOVED, TODAY, true);
	assert_int_equal(t.sealed, 1);
	all_senco.stage[2] = (struct complaint_stage){ S("Head"), true, 5 };
	all_senco.n = 3;
	t = (struct complaint_step){ .kind = COMPLAINT_STEP_RAISED };
	complaint_step_fill(&all_senco, test_calendar(), NULL, TODAY, &t);
	assert_int_equal(t.stage, 1);
	{
		struct complaint_step next = { .kind = COMPLAINT_STEP_MOVED, .sealed = 1 };

		complaint_step_fill(&all_senco, test_calendar(), &t, TODAY, &next);
		assert_int_equal(next.stage, 3); /* past the SENCO's second one */
		next = (struct complaint_step){ .kind = COMPLAINT_STEP_MOVED };
		complaint_step_fill(&all_senco, test_calendar(), &t, TODAY, &next);
		assert_int_equal(next.stage, 2);
	}
	all_senco.n = 2;
	assert_int_equal(complaint_first(&all_senco, true), 2);
	t = (struct complaint_step){ .kind = COMPLAINT_STEP_RAISED, .sealed = 1 };
	complaint_step_fill(&all_senco, test_calendar(), NULL, TODAY, &t);
	assert_true(t.holder == COMPLAINT_HOLDER_HEAD); /* whatever the stages say */
	t = (struct complaint_step){ .kind = COMPLAINT_STEP_RAISED, .sealed = 7 };
	complaint_step_fill(&all_senco, test_calendar(), NULL, TODAY, &t);
	assert_int_equal(t.sealed, 1);
}

static void test_step__a_note_changes_nothing_and_an_answer_stops_the_clock(void **state)
{
	struct complaint_step t = step(NULL, COMPLAINT_STEP_RAISED, TODAY, false);
	struct complaint_step note = step(&t, COMPLAINT_STEP_NOTE, DAY(2026, 3, 12), false);
	struct complaint_step answer = step(&note, COMPLAINT_STEP_ANSWER, DAY(2026, 3, 13), false);
	struct complaint_step end = step(&answer, COMPLAINT_STEP_CLOSED, DAY(2026, 3, 16), false);
	struct complaint_step again = step(&end, COMPLAINT_STEP_MOVED, DAY(2026, 3, 17), false);

	(void)state;
	SAME_DAY(note.answer_by, t.answer_by);
	assert_int_equal(note.outcome, COMPLAINT_OUTCOME_NONE);
	assert_true(date_none(answer.answer_by));
	assert_int_equal(end.closed, 1);
	assert_true(end.outcome == COMPLAINT_OUTCOME_PARTLY);
	note = step(&end, COMPLAINT_STEP_NOTE, DAY(2026, 3, 17), false);
	assert_int_equal(note.closed, 1);
	assert_true(note.outcome == COMPLAINT_OUTCOME_PARTLY);
	assert_true(date_none(end.answer_by));
	end = step(&t, COMPLAINT_STEP_CLOSED, DAY(2026, 3, 12), false); /* without an answer before */
	assert_true(date_none(end.answer_by));
	note = step(&t, COMPLAINT_STEP_OUTSIDE, DAY(2026, 3, 12), false);
	assert_int_equal(note.stage, COMPLAINT_OUTSIDE);
	assert_true(note.holder == COMPLAINT_HOLDER_HEAD);
	assert_int_equal(again.closed, 0); /* still unhappy: open again */
	assert_int_equal(again.outcome, COMPLAINT_OUTCOME_NONE);
	assert_false(date_none(again.answer_by));
}

static void test_clock__left_late_answered_closed(void **state)
{
	struct complaint_step t = { .stage = 1, .answer_by = DAY(2026, 3, 10) };
	struct complaint_clock k = complaint_clock(A, test_calendar(), &t, TODAY);

	(void)state;
	assert_true(k.owed);
	assert_true(str_is(k.words, "Answer today"));
	k = complaint_clock(A, test_calendar(), &t, DAY(2026, 3, 6));
	assert_true(str_is(k.words, "Answer by Tuesday 10 March 2026: 2 school days left"));
	k = complaint_clock(A, test_calendar(), &t, DAY(2026, 3, 15)); /* a Sunday is no school day */
	assert_int_equal(k.late, 3);
	assert_true(str_is(k.words, "An answer was due on Tuesday 10 March 2026"));
	k = complaint_clock(A, test_calendar(), &t, DAY(2026, 3, 9));
	assert_true(str_is(k.words, "Answer by Tuesday 10 March 2026: 1 school day left"));
	t.answer_by = DAY(2026, 3, 13);
	k = complaint_clock(A, test_calendar(), &t,
	                    DAY(2026, 3, 14)); /* a Saturday after a Friday: late all the same */
	assert_int_equal(k.late, 1);
	k = complaint_clock(A, test_calendar(), &t, DAY(2026, 3, 16));
	assert_int_equal(k.late, 1);
	k = complaint_clock(A, test_calendar(), &t, DAY(2026, 3, 17));
	assert_int_equal(k.late, 2);
	t.answer_by = DATE_NONE;
	t.stage = COMPLAINT_OUTSIDE;
	k = complaint_clock(A, test_calendar(), &t, DAY(2026, 3, 15));
	assert_true(str_is(k.words, "With somebody outside the school"));
	t.stage = 1;
	k = complaint_clock(A, test_calendar(), &t, DAY(2026, 3, 15));
	assert_true(str_is(k.words, "Answered, not closed yet"));
	assert_false(k.owed);
	assert_int_equal(k.late, 0);
	t.closed = 1;
	t.outcome = COMPLAINT_OUTCOME_UPHELD;
	k = complaint_clock(A, test_calendar(), &t, TODAY);
	assert_true(str_is(k.words, "Closed: Upheld"));
}

static void test_going_on__after_an_answer_or_its_day(void **state)
{
	struct complaint_stages s = complaint_stages_default();
	struct complaint_step t = { .stage = 1, .answer_by = DAY(2026, 3, 12) };

	(void)state;
	assert_false(complaint_may_go_on(&s, &t, TODAY));
	assert_false(complaint_may_go_on(&s, &t, DAY(2026, 3, 12)));
	assert_true(complaint_may_go_on(&s, &t, DAY(2026, 3, 13)));
	t.answer_by = DATE_NONE;
	assert_true(complaint_may_go_on(&s, &t, TODAY));
	t.stage = 3;
	assert_false(complaint_may_go_on(&s, &t, TODAY)); /* the last one of the school */
	t.stage = COMPLAINT_OUTSIDE;
	assert_false(complaint_may_go_on(&s, &t, TODAY));
}

/* About the SENCO, with a stage of the head's, and after it only ones that the SENCO would hold. */
static void test_sealed__goes_on_only_to_a_stage_of_the_heads(void **state)
{
	struct complaint_stages s = {
		.stage = { { S("Head"), true, 5 }, { S("Talk"), false, 5 }, { S("Write"), false, 5 } }, .n = 3
	};
	struct complaint_fault f[COMPLAINT_FAULTS];
	struct complaint_step open = { .stage = 1 };
	struct complaint_step x = { .kind = COMPLAINT_STEP_MOVED, .words = S("Still unhappy") };

	(void)state;
	assert_true(complaint_may_go_on(&s, &open, TODAY));
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 0);
	x.sealed = 1;
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 1);
	assert_string_equal(f[0].at, "kind");
	x.sealed = 0;
	open.sealed = 1;
	assert_false(complaint_may_go_on(&s, &open, TODAY));
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 1);
}

static void test_check__says_what_is_wrong_where(void **state)
{
	struct complaint_stages s = complaint_stages_default();
	struct complaint_fault f[COMPLAINT_FAULTS];
	struct complaint_step closed = { .stage = 1, .closed = 1 };
	struct complaint_step x = { .kind = COMPLAINT_STEP_ANSWER, .words = S("We are sorry"), .how = ANSWERED_PAGE };

	(void)state;
	assert_int_equal(complaint_check(&s, &closed, &x, true, f), 1);
	assert_string_equal(f[0].at, "kind");
	x = (struct complaint_step){ .kind = COMPLAINT_STEP_CLOSED, .words = S("Done"), .how = ANSWERED_PAGE };
	x.outcome = COMPLAINT_OUTCOME_UPHELD;
	x.learnt = S("Nothing");
	assert_int_equal(complaint_check(&s, &closed, &x, true, f), 1);
	assert_string_equal(f[0].at, "outcome");
	closed.closed = 0;
	assert_int_equal(complaint_check(&s, &closed, &x, false, f), 1);
	assert_true(str_is(f[0].text, "They have no page here: choose another way"));
	x.how = ANSWERED_NONE;
	assert_int_equal(complaint_check(&s, &closed, &x, false, f), 1);
	assert_true(str_is(f[0].text, "Choose how you answer"));
}

static void test_check__what_each_step_needs(void **state)
{
	struct complaint_stages s = complaint_stages_default();
	struct complaint_fault f[COMPLAINT_FAULTS];
	struct complaint_step open = { .stage = 1, .answer_by = TODAY };
	struct complaint_step last = { .stage = 3 };
	struct complaint_step x = { .kind = COMPLAINT_STEP_ANSWER, .words = S("We are sorry"), .how = ANSWERED_PAGE };

	(void)state;
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 0);
	assert_int_equal(complaint_check(&s, &open, &x, false, f), 1); /* no page to read it on */
	assert_string_equal(f[0].at, "how");
	x.how = ANSWERED_NONE;
	x.words = S(" ");
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 2);
	x = (struct complaint_step){ .kind = COMPLAINT_STEP_OUTSIDE, .words = S("By letter") };
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 1);
	assert_string_equal(f[0].at, "route");
	x.kind = COMPLAINT_STEP_MOVED;
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 0);
	assert_int_equal(complaint_check(&s, &last, &x, true, f), 1); /* nothing comes after it in the school */
	x.kind = COMPLAINT_STEP_CLOSED;
	x.how = ANSWERED_PHONE;
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 2); /* how it ends, what is learnt */
	x.outcome = COMPLAINT_OUTCOME_WITHDRAWN;
	x.learnt = S("Nothing");
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 0);
	open.closed = 1;
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 1);
	x.kind = COMPLAINT_STEP_RAISED; /* nobody begins it a second time */
	assert_int_equal(complaint_check(&s, &open, &x, true, f), 1);
}

static void test_family__does_not_read_notes(void **state)
{
	struct complaint_step t = { .kind = COMPLAINT_STEP_NOTE };

	(void)state;
	assert_false(complaint_family_reads(&t));
	t.kind = COMPLAINT_STEP_ANSWER;
	assert_true(complaint_family_reads(&t));
	t = (struct complaint_step){ .kind = COMPLAINT_STEP_NOTE, .by_family = 1 }; /* what they wrote themselves */
	assert_true(complaint_family_reads(&t));
}

TEST_MAIN(test_complaint_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stages__come_back_as_they_were_set),
		cmocka_unit_test(test_stages__limits),
		cmocka_unit_test(test_stages__names),
		cmocka_unit_test(test_order__talk_head_panel_outside),
		cmocka_unit_test(test_order__about_the_senco_is_the_heads),
		cmocka_unit_test(test_step__a_note_changes_nothing_and_an_answer_stops_the_clock),
		cmocka_unit_test(test_clock__left_late_answered_closed),
		cmocka_unit_test(test_going_on__after_an_answer_or_its_day),
		cmocka_unit_test(test_sealed__goes_on_only_to_a_stage_of_the_heads),
		cmocka_unit_test(test_check__says_what_is_wrong_where),
		cmocka_unit_test(test_check__what_each_step_needs),
		cmocka_unit_test(test_family__does_not_read_notes),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
