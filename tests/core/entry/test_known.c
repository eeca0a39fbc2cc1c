/* core/entry/known: what the record says already is offered to the forms that come later, with who and when; what is
 * private, old or not theirs to read is offered to nobody. */
#include "support/support.h"

#include "assess/assess.h"
#include "assess/assess_sql.h"
#include "core/entry/known.h"
#include "core/people/pupil_sql.h"
#include "decide/decision.h"
#include "decide/discussion.h"
#include "decide/discussion_sql.h"
#include "notice/observe/observation_sql.h"
#include "plan/plan_edit.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"

static struct discussion a_talk(struct date held, bool copied)
{
	return (struct discussion){ .id = 9001,
		                    .held_on = held,
		                    .present = S("Mrs Iqbal, Zara, Mr Price"),
		                    .strengths = S("Draws maps"),
		                    .difficulties = S("Reads slowly"),
		                    .parent_worries = S("She hides her book"),
		                    .pupil_view = S("The words run away"),
		                    .hopes = S("Zara reads a page to her brother"),
		                    .next_steps = S("Hearing test"),
		                    .noted_by = CLASS_TEACHER,
		                    .copy_on = copied ? held : DATE_NONE,
		                    .revision = 1 };
}

static void talk_put(struct store_test *t, struct date held, bool copied)
{
	struct discussion d = a_talk(held, copied);

	assert_int_equal(discussion_insert(t->db, t->a, zara, &d, &t->e), RC_OK);
}

static void support_decided(struct store_test *t)
{
	struct decide_in in = { .decision = { .id = 8001,
		                              .decided_on = TODAY,
		                              .result = DECISION_SEN_SUPPORT,
		                              .reason = S("Reads far below her age"),
		                              .decided_by = SENCO },
		                .need = { { .code = S("SPLD"), .rank = 1 } },
		                .needs = 1,
		                .review_on = { 2026, 6, 12 } };
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct decide_faults faults;

	assert_int_equal(IN_WRITE(c, decide_save(c, ZARA, &in, &faults)), RC_OK);
}

static void view_put(struct store_test *t, int64_t id, enum view_who who, int64_t person, const char *words,
                     bool secret)
{
	struct view v = { .id = id,
		          .moment = VIEW_MOMENT_ANYTIME,
		          .who = who,
		          .person_id = person,
		          .name = who == VIEW_WHO_PARENT ? S("Nadia Iqbal") : S("Zara"),
		          .method = VIEW_METHOD_SPOKEN,
		          .words = str_of(words),
		          .private = secret,
		          .given_on = TODAY,
		          .revision = 1 };

	assert_int_equal(view_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
}

static struct known_list known_to(struct store_test *t, int64_t person, enum role hat)
{
	struct ctx *c = work_as(t, person, hat);
	struct known_list l;

	assert_int_equal(IN_READ(c, known_load(c, zara, &l)), RC_OK);
	return l;
}

static void text_is(struct str got, const char *want)
{
	if (!str_is(got, want))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(got), want);
}

static void test_known__words_with_who_and_when_and_no_secret(void **state)
{
	struct store_test *t = *state;
	struct known_list l;

	talk_put(t, (struct date){ 2026, 3, 9 }, true);
	view_put(t, 31, VIEW_WHO_PUPIL, 0, "Nobody plays with me", true);
	l = known_to(t, SENCO, ROLE_SENCO); /* who may read it is not offered it either: others read what is kept */
	text_is(known_words(t->a, &l, KNOWN_PUPIL, 4000), "The words run away");
	text_is(known_from(t->a, &l, KNOWN_PUPIL, 4000), "The pupil, early discussion, 9 March 2026");
	view_put(t, 32, VIEW_WHO_PARENT, MOTHER, "She reads to nobody now", false);
	l = known_to(t, CLASS_TEACHER, ROLE_TEACHER);
	text_is(known_words(t->a, &l, KNOWN_PARENTS, 4000), "She reads to nobody now\nShe hides her book");
	text_is(known_words(t->a, &l, KNOWN_PARENTS, 30), "She reads to nobody now"); /* as long as they fit */
}

static void statement_put(struct store_test *t, int64_t id, const char *words, const char *by)
{
	struct need_statement s = { .id = id,
		                    .cycle_id = CYCLE_ONE,
		                    .source = SOURCE_PARENTS,
		                    .words = str_of(words),
		                    .said_by = str_of(by),
		                    .noted_by = SENCO,
		                    .noted_on = TODAY,
		                    .revision = 1 };

	assert_int_equal(need_statement_insert(t->db, t->a, zara, &s, &t->e), RC_OK);
}

static void test_known__what_was_carried_on_is_there_once(void **state)
{
	struct store_test *t = *state;
	struct known_list l;

	view_put(t, 32, VIEW_WHO_PARENT, MOTHER, "She reads to nobody now", false);
	view_put(t, 33, VIEW_WHO_PARENT, MOTHER, "She hides her book", false);
	talk_put(t, (struct date){ 2026, 3, 9 }, true);
	l = known_to(t, SENCO, ROLE_SENCO);
	text_is(known_words(t->a, &l, KNOWN_PARENTS, 4000), "She reads to nobody now\nShe hides her book");
	text_is(known_from(t->a, &l, KNOWN_PARENTS, 4000),
	        "Nadia Iqbal, 10 March 2026; The parents, early discussion, 9 March 2026");
	assert_true(known_at(&l, KNOWN_PARENTS, 1)->all_have_read);
}

/* An assessment has carried on what was said: "who said it" has the day with it. */
static void test_known__what_an_assessment_took_is_not_taken_again(void **state)
{
	struct store_test *t = *state;
	struct known_list l;

	work_plan(t, zara, 0, S(""));
	talk_put(t, (struct date){ 2026, 3, 9 }, true);
	statement_put(t, 51, "She reads to nobody now\nShe hides her book", "Nadia Iqbal, at the gate, 2 March 2026");
	l = known_to(t, SENCO, ROLE_SENCO);
	text_is(known_words(t->a, &l, KNOWN_PARENTS, 4000), "She reads to nobody now\nShe hides her book");
	text_is(known_from(t->a, &l, KNOWN_PARENTS, 4000), "Nadia Iqbal, at the gate, 2 March 2026");
}

static void test_known__not_older_than_a_year(void **state)
{
	struct store_test *t = *state;
	struct known_list l;

	talk_put(t, (struct date){ 2025, 3, 9 }, true);
	l = known_to(t, SENCO, ROLE_SENCO);
	assert_int_equal(l.n, 0);
}

static void test_discussion__begins_with_what_is_known(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct observation o = { .id = 41,
		                 .seen_on = TODAY,
		                 .place = OBSERVED_LESSON,
		                 .words = S("Copies from her neighbour"),
		                 .seen_by = CLASS_TEACHER,
		                 .revision = 1 };
	struct discussion_view v;
	struct discussion d;

	view_put(t, 32, VIEW_WHO_PARENT, MOTHER, "She hides her book", false);
	assert_int_equal(record_write(t->db, t->a, observation_sql.insert, observation_sql.rec, zara, &o, &t->e),
	                 RC_OK);
	assert_int_equal(IN_READ(c, discussions_load(c, ZARA, &v)), RC_OK);
	d = discussion_begin(t->a, 1, TODAY, &v.known);
	text_is(d.parent_worries, "She hides her book");
	text_is(d.difficulties, "Copies from her neighbour");
	assert_int_equal(d.next_steps.n, 0);
}

static void test_decision__names_what_it_rests_on(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct decide_view v;

	talk_put(t, (struct date){ 2026, 3, 9 }, true);
	assert_int_equal(IN_READ(c, decide_load(c, ZARA, &v)), RC_OK);
	text_is(v.rests_on, "Early discussion, 9 March 2026");
	text_is(v.present, "Mrs Iqbal, Zara, Mr Price");
}

static void test_plan__begins_with_what_all_parents_have_read(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *v = NEW(t->a, struct plan_edit);

	talk_put(t, (struct date){ 2026, 3, 9 }, true);
	view_put(t, 32, VIEW_WHO_PARENT, MOTHER, "Her father shouts at her", false);
	support_decided(t);
	assert_int_equal(IN_READ(c, plan_edit_load(c, ZARA, v)), RC_OK);
	text_is(v->draft.plan.parents_said, "She hides her book"); /* each parent has a copy of the note */
	text_is(v->draft.plan.pupil_said, "The words run away");
	assert_int_equal(v->draft.plan.parents_how, CONSULTED_TALK);
	assert_int_equal(v->draft.outcomes, 1);
	text_is(v->draft.outcome[0].aim, "Zara reads a page to her brother");
	assert_int_equal(date_cmp(v->draft.plan.review_on, (struct date){ 2026, 6, 12 }), 0);
	assert_int_equal(v->draft.plan.teacher_id, CLASS_TEACHER);
	assert_true(str_find(v->parents_alone, S("Her father shouts at her")) >= 0); /* beside the box, never in it */
}

static void test_plan__what_one_parent_said_is_not_put_in(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *v = NEW(t->a, struct plan_edit);

	talk_put(t, (struct date){ 2026, 3, 9 }, false); /* no copy was given */
	support_decided(t);
	assert_int_equal(IN_READ(c, plan_edit_load(c, ZARA, v)), RC_OK);
	assert_int_equal(v->draft.plan.parents_said.n, 0);
	assert_true(str_find(v->parents_alone, S("She hides her book")) >= 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_known)
{
	const struct CMUnitTest tests[] = {
		T(test_known__words_with_who_and_when_and_no_secret),
		T(test_known__what_was_carried_on_is_there_once),
		T(test_known__what_an_assessment_took_is_not_taken_again),
		T(test_known__not_older_than_a_year),
		T(test_discussion__begins_with_what_is_known),
		T(test_decision__names_what_it_rests_on),
		T(test_plan__begins_with_what_all_parents_have_read),
		T(test_plan__what_one_parent_said_is_not_put_in),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
