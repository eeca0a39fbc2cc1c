/* complain/complaint*: through its stages with nothing changed or lost; who sees which; what is about the SENCO. */
#include "support/support.h"

#include <string.h>

#include "core/people/people_sql.h"
#include "boards/today/today.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "complain/complaint_family.h"
#include "core/trail/looked.h"
#include "boards/today/today.h"

#define SAME_DAY(a, b) assert_int_equal(date_cmp((a), (b)), 0)

enum { ONE = 9100 };

static struct ctx *mother(struct store_test *t)
{
	return work_as(t, MOTHER, ROLE_PARENT);
}

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

static struct ctx *head(struct store_test *t)
{
	return work_as(t, HEAD, ROLE_HEAD);
}

static void raised(struct store_test *t, int64_t id, bool about_senco)
{
	struct complaint q = { .id = id,
		               .about = COMPLAINT_ABOUT_SUPPORT,
		               .words = S("The reading does not happen"),
		               .wish = S("That it happens"),
		               .about_senco = about_senco };

	assert_int_equal(IN_WRITE(mother(t), complaint_raise(mother(t), ZARA, &q)), RC_OK);
}

static struct complaint_one *seen(struct ctx *c, int64_t id, enum rc expected)
{
	struct complaint_one *v = NEW(c->a, struct complaint_one);

	assert_int_equal(IN_READ(c, complaint_one_load(c, ZARA, id, v)), expected);
	return v;
}

static enum rc write(struct ctx *c, int64_t id, int64_t step_id, enum complaint_step_kind kind, int64_t number)
{
	struct complaint_step x = { .id = step_id,
		                    .kind = kind,
		                    .words = str_fmt(c->a, "words of %lld", (long long)step_id),
		                    .how = ANSWERED_PHONE,
		                    .outcome = COMPLAINT_OUTCOME_PARTLY,
		                    .learnt = S("Look at the log every Friday") };

	return IN_WRITE(c, complaint_write(c, ZARA, id, &x, number));
}

static enum rc go_on(struct store_test *t, int64_t id, int64_t step_id, int64_t number, bool sealed)
{
	struct complaint_step x = { .id = step_id, .words = S("It is missed again"), .sealed = sealed };

	return IN_WRITE(mother(t), complaint_go_on(mother(t), ZARA, id, &x, number));
}

static void test_stages__through_to_the_end(void **state)
{
	struct store_test *t = *state;
	struct complaint_one *v;

	raised(t, ONE, false);
	raised(t, ONE, false);                                    /* sent twice */
	assert_int_equal(go_on(t, ONE, 1, 1, false), RC_INVALID); /* there is time for the answer */
	assert_int_equal(write(senco(t), ONE, 2, COMPLAINT_STEP_NOTE, 1), RC_OK);
	assert_int_equal(write(senco(t), ONE, 3, COMPLAINT_STEP_ANSWER, 1), RC_CONFLICT); /* read before the note */
	assert_int_equal(write(senco(t), ONE, 3, COMPLAINT_STEP_ANSWER, 2), RC_OK);
	assert_int_equal(write(senco(t), ONE, 3, COMPLAINT_STEP_ANSWER, 2), RC_OK); /* sent twice */
	assert_int_equal(go_on(t, ONE, 4, 3, false), RC_OK);
	assert_int_equal(go_on(t, ONE, 4, 3, false), RC_OK);
	v = seen(senco(t), ONE, RC_OK);
	assert_false(v->may_act); /* it is with the head */
	assert_int_equal(v->last.stage, 2);
	assert_int_equal(v->last.by_family, 1);
	SAME_DAY(v->last.answer_by, ((struct date){ 2026, 4, 14 })); /* not in the Easter holiday */
	assert_int_equal(write(senco(t), ONE, 5, COMPLAINT_STEP_ANSWER, 4), RC_NONE);
	assert_int_equal(write(senco(t), ONE, 5, COMPLAINT_STEP_NOTE, 4), RC_OK);
	assert_int_equal(write(head(t), ONE, 6, COMPLAINT_STEP_ANSWER, 5), RC_OK);
	assert_int_equal(write(head(t), ONE, 7, COMPLAINT_STEP_CLOSED, 6), RC_OK);
	assert_int_equal(write(head(t), ONE, 8, COMPLAINT_STEP_ANSWER, 7), RC_INVALID); /* it is closed */
	v = seen(head(t), ONE, RC_OK);
	assert_int_equal(v->steps, 7);
	for (size_t i = 0; i < v->steps; i++)
		assert_int_equal(v->step[i].number, i + 1);
	assert_true(v->last.outcome == COMPLAINT_OUTCOME_PARTLY);
	assert_true(str_is(v->complaint.words, "The reading does not happen"));
	assert_int_equal(go_on(t, ONE, 9, 7, false), RC_OK); /* still unhappy: the panel */
	v = seen(head(t), ONE, RC_OK);
	assert_int_equal(v->last.stage, 3);
	assert_int_equal(v->last.closed, 0);
}

static void test_family__reads_answers_not_notes(void **state)
{
	struct store_test *t = *state;
	struct complaint_one v;
	struct complaint_own own;

	raised(t, ONE, false);
	assert_int_equal(write(senco(t), ONE, 2, COMPLAINT_STEP_NOTE, 1), RC_OK);
	assert_int_equal(write(senco(t), ONE, 3, COMPLAINT_STEP_CLOSED, 2), RC_OK);
	assert_int_equal(IN_READ(mother(t), complaint_own_one(mother(t), ZARA, ONE, &v)), RC_OK);
	assert_int_equal(v.steps, 2);
	assert_true(str_is(v.step[1].words, "words of 3"));
	for (size_t i = 0; i < v.steps; i++)
		assert_int_equal(v.step[i].learnt.n, 0);
	assert_true(v.may_go_on);
	assert_int_equal(IN_READ(mother(t), complaint_own_load(mother(t), ZARA, &own)), RC_OK);
	assert_int_equal(own.n, 1);
	work_carer(t);
	assert_int_equal(IN_READ(work_as(t, AUNT, ROLE_PARENT),
	                         complaint_own_load(work_as(t, AUNT, ROLE_PARENT), ZARA, &own)),
	                 RC_OK);
	assert_int_equal(own.n, 0);
	assert_int_equal(IN_READ(work_as(t, AUNT, ROLE_PARENT),
	                         complaint_own_one(work_as(t, AUNT, ROLE_PARENT), ZARA, ONE, &v)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, FATHER, ROLE_PARENT),
	                         complaint_own_one(work_as(t, FATHER, ROLE_PARENT), ZARA, ONE, &v)),
	                 RC_NONE);
	assert_int_equal(IN_READ(mother(t), complaint_own_one(mother(t), AVA, ONE, &v)), RC_NONE);
}

static void test_staff__only_the_senco_and_the_head(void **state)
{
	struct store_test *t = *state;
	struct complaints_all all;

	raised(t, ONE, false);
	(void)seen(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ONE, RC_NONE);
	(void)seen(work_as(t, ASSISTANT, ROLE_TA), ONE, RC_NONE);
	(void)seen(work_as(t, SPECIALIST, ROLE_SPECIALIST), ONE, RC_NONE);
	(void)seen(mother(t), ONE, RC_NONE);
	(void)seen(senco(t), ONE + 1, RC_NONE);
	assert_int_equal(write(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ONE, 2, COMPLAINT_STEP_NOTE, 1), RC_NONE);
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         complaints_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &all)),
	                 RC_NONE);
	assert_int_equal(IN_READ(senco(t), complaints_load(senco(t), &all)), RC_OK);
	assert_int_equal(all.n, 1);
	assert_int_equal(all.open, 1);
	assert_true(str_is(all.item[0].complaint.from_name, "Mrs Iqbal") || all.item[0].complaint.from_name.n > 0);
}

static const struct due *due_of(struct ctx *c, const char *key)
{
	struct today_all *v = NEW(c->a, struct today_all);

	assert_int_equal(IN_READ(c, today_view_load(c, CAP_DUTIES, false, v)), RC_OK);
	for (size_t i = 0; i < v->dues; i++)
		if (v->due[i].pupil->id == ZARA && str_is(v->due[i].duty.rule->key, key))
			return &v->due[i];
	if (v->next.duty.rule != NULL && str_is(v->next.duty.rule->key, key)) /* after Easter */
		return &v->next;
	return NULL;
}

static void test_senco__never_learns_of_what_is_about_them(void **state)
{
	struct store_test *t = *state;
	struct complaints_all all;
	struct complaint_new mine;

	raised(t, ONE, true);
	(void)seen(senco(t), ONE, RC_NONE);
	assert_int_equal(write(senco(t), ONE, 2, COMPLAINT_STEP_NOTE, 1), RC_NONE);
	assert_int_equal(IN_READ(senco(t), complaints_load(senco(t), &all)), RC_OK);
	assert_int_equal(all.n, 0);
	assert_int_equal(IN_READ(senco(t), complaint_new_load(senco(t), ZARA, &mine)), RC_OK);
	assert_int_equal(mine.n, 0);
	assert_null(due_of(senco(t), "complaint_answer"));
	assert_null(due_of(senco(t), "complaint_answer_head"));
	assert_int_equal(seen(head(t), ONE, RC_OK)->last.stage, 2);
	assert_non_null(due_of(head(t), "complaint_answer_head"));
	raised(t, ONE + 1, false);
	assert_int_equal(seen(senco(t), ONE + 1, RC_OK)->last.stage, 1);
	assert_int_equal(write(senco(t), ONE + 1, 3, COMPLAINT_STEP_ANSWER, 1), RC_OK);
	assert_int_equal(go_on(t, ONE + 1, 4, 2, true), RC_OK); /* from now on it is about the SENCO */
	(void)seen(senco(t), ONE + 1, RC_NONE);
	(void)seen(head(t), ONE + 1, RC_OK);
}

static size_t traces(struct ctx *c)
{
	struct looked_view v;
	size_t n = 0;

	assert_int_equal(IN_READ(c, looked_load(c, ZARA, &v)), RC_OK);
	for (size_t i = 0; i < v.rows; i++)
		n += str_starts(v.row[i].action, S("complaint."));
	return n;
}

static void test_looked__says_nothing_of_what_is_about_the_senco(void **state)
{
	struct store_test *t = *state;

	raised(t, ONE, true);
	assert_int_equal(write(head(t), ONE, 2, COMPLAINT_STEP_ANSWER, 1), RC_OK);
	assert_int_equal(traces(senco(t)), 0);
	assert_int_equal(traces(head(t)), 2);
	raised(t, ONE + 1, false);
	assert_int_equal(traces(senco(t)), 1);
}

/* Every opening leaves a read event, and one about the SENCO under the name that the SENCO is not shown. */
static void test_reads__are_noted(void **state)
{
	struct store_test *t = *state;
	struct ctx *c;
	struct complaints_all all;

	raised(t, ONE, true);
	raised(t, ONE + 1, false);
	c = head(t);
	(void)seen(c, ONE, RC_OK);
	assert_int_equal(c->read_count, 1);
	assert_string_equal(c->reads[0].action->key, "complaint.sealed");
	(void)seen(c, ONE + 1, RC_OK);
	assert_int_equal(c->read_count, 2);
	assert_string_equal(c->reads[1].action->key, "complaint.open");
	assert_int_equal(IN_READ(c, complaints_load(c, &all)), RC_OK);
	assert_int_equal(c->read_count, 4);
	for (size_t i = 2; i < 4; i++)
		assert_true((c->reads[i].record_id == ONE) ==
		            (strcmp(c->reads[i].action->key, "complaint.sealed") == 0));
	c = senco(t);
	(void)seen(c, ONE, RC_NONE);
	assert_int_equal(c->read_count, 0); /* nothing was opened */
}

/* In a small school the head is the SENCO: nobody could read it, so it is not taken. */
static void test_senco__who_is_the_head(void **state)
{
	struct store_test *t = *state;
	struct complaint q = { .id = ONE, .about = COMPLAINT_ABOUT_OTHER, .words = S("About her"), .about_senco = 1 };
	struct complaint_own own;

	raised(t, ONE + 1, true);
	assert_int_equal(role_insert(t->db, t->a, SCHOOL, 9900, HEAD, S("senco"), (struct date){ 2025, 9, 1 },
	                             DATE_NONE, &t->e),
	                 RC_OK);
	(void)seen(head(t), ONE + 1, RC_NONE); /* neither of the two hats opens it */
	assert_null(due_of(head(t), "complaint_answer_head"));
	assert_int_equal(IN_READ(mother(t), complaint_own_load(mother(t), ZARA, &own)), RC_OK);
	assert_false(own.may_seal);
	assert_int_equal(IN_WRITE(mother(t), complaint_raise(mother(t), ZARA, &q)), RC_INVALID);
	q.about_senco = 0;
	assert_int_equal(IN_WRITE(mother(t), complaint_raise(mother(t), ZARA, &q)), RC_OK);
}

static void test_today__is_with_who_has_it(void **state)
{
	struct store_test *t = *state;
	const struct due *d;

	raised(t, ONE, false);
	d = due_of(senco(t), "complaint_answer");
	assert_non_null(d);
	SAME_DAY(d->duty.due, ((struct date){ 2026, 3, 24 }));
	assert_string_equal(due_way(t->a, ROLE_SENCO, d).path, "/complaints/9100");
	assert_null(due_of(head(t), "complaint_answer"));
	assert_null(due_of(head(t), "complaint_answer_head"));
	assert_int_equal(write(senco(t), ONE, 2, COMPLAINT_STEP_ANSWER, 1), RC_OK);
	assert_null(due_of(senco(t), "complaint_answer"));
	assert_int_equal(go_on(t, ONE, 3, 2, false), RC_OK);
	assert_null(due_of(senco(t), "complaint_answer"));
	assert_non_null(due_of(head(t), "complaint_answer_head"));
	assert_int_equal(write(head(t), ONE, 4, COMPLAINT_STEP_CLOSED, 3), RC_OK);
	assert_null(due_of(head(t), "complaint_answer_head"));
}

/* The family reads that the school has it; the clock of the answer goes on. */
static void test_receipt__is_told_and_answers_nothing(void **state)
{
	struct store_test *t = *state;
	struct complaint_one v;
	struct complaint_step x = { .id = 2, .kind = COMPLAINT_STEP_RECEIPT, .words = S("It is here") };

	raised(t, ONE, false);
	assert_int_equal(IN_WRITE(senco(t), complaint_write(senco(t), ZARA, ONE, &x, 1)), RC_INVALID); /* how? */
	assert_int_equal(write(senco(t), ONE, 2, COMPLAINT_STEP_RECEIPT, 1), RC_OK);
	assert_int_equal(IN_READ(mother(t), complaint_own_one(mother(t), ZARA, ONE, &v)), RC_OK);
	assert_int_equal(v.steps, 2);
	assert_true(v.step[1].kind == COMPLAINT_STEP_RECEIPT);
	assert_true(v.clock.owed);
}

static void test_note__by_phone_for_a_parent(void **state)
{
	struct store_test *t = *state;
	struct complaint q = { .id = ONE,
		               .raised_on = { 2026, 3, 6 },
		               .person_id = MOTHER,
		               .way = SAID_PHONE,
		               .about = COMPLAINT_ABOUT_DECISION,
		               .words = S("وہ پڑھتے ہوئے روتی ہے"),
		               .language = S("Urdu") };
	struct complaint_own own;
	struct complaint_one *v;

	assert_int_equal(IN_WRITE(senco(t), complaint_note(senco(t), ZARA, &q)), RC_OK);
	v = seen(senco(t), ONE, RC_OK);
	assert_int_equal(v->complaint.noted_by, SENCO);
	assert_true(v->complaint.from_name.n > 0);
	SAME_DAY(v->last.answer_by, ((struct date){ 2026, 3, 20 })); /* from the day on which it reached the school */
	assert_int_equal(IN_READ(mother(t), complaint_own_load(mother(t), ZARA, &own)), RC_OK);
	assert_int_equal(own.n, 1);
	q.id = ONE + 1;
	q.raised_on = (struct date){ 2026, 3, 11 };
	assert_int_equal(IN_WRITE(senco(t), complaint_note(senco(t), ZARA, &q)), RC_INVALID); /* tomorrow */
	q.raised_on = TODAY;
	q.person_id = MUSIC_TEACHER; /* no contact of hers */
	assert_int_equal(IN_WRITE(senco(t), complaint_note(senco(t), ZARA, &q)), RC_INVALID);
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          complaint_note(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, &q)),
	                 RC_NONE);
}

static void test_stages__are_the_schools_own(void **state)
{
	struct store_test *t = *state;
	struct complaint_stages s = { .stage = { { S("Write to the head"), true, 5 } }, .n = 1 };
	struct complaint_one *v;

	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          complaint_stages_save(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &s)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(senco(t), complaint_stages_save(senco(t), &s)), RC_OK);
	s.stage[0].days = 0;
	assert_int_equal(IN_WRITE(senco(t), complaint_stages_save(senco(t), &s)), RC_INVALID);
	raised(t, ONE, false);
	v = seen(head(t), ONE, RC_OK);
	assert_true(v->last.holder == COMPLAINT_HOLDER_HEAD);
	SAME_DAY(v->last.answer_by, ((struct date){ 2026, 3, 17 }));
	assert_int_equal(write(head(t), ONE, 2, COMPLAINT_STEP_MOVED, 1), RC_INVALID); /* there is no other stage */
}

TEST_MAIN(test_complaint)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_stages__through_to_the_end),
		T(test_family__reads_answers_not_notes),
		T(test_staff__only_the_senco_and_the_head),
		T(test_senco__never_learns_of_what_is_about_them),
		T(test_looked__says_nothing_of_what_is_about_the_senco),
		T(test_reads__are_noted),
		T(test_senco__who_is_the_head),
		T(test_today__is_with_who_has_it),
		T(test_receipt__is_told_and_answers_nothing),
		T(test_note__by_phone_for_a_parent),
		T(test_stages__are_the_schools_own),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
