/* Days to look again, of decisions on the screen and of answered concerns, as duties: for whom, from when, until when.
 */
#include "support/support.h"

#include "notice/concern/concern_sql.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "notice/screen/screen_decision_sql.h"
#include "decide/discussion_sql.h"
#include "support/test_db.h"
#include "support/work_steps.h"
#include "boards/class/class_view.h"
#include "boards/today/today.h"

enum { WORRY = 9100, SECRET = 9101 };

/* Answered on 2 March, to be looked at again on 13 March. */
static struct concern worry(void)
{
	return (struct concern){ .id = WORRY,
		                 .raised_on = { 2026, 2, 24 },
		                 .from_kind = CONCERN_FROM_PARENT,
		                 .from_name = S("Mrs Iqbal"),
		                 .way = SAID_PHONE,
		                 .words = S("She cries over her reading"),
		                 .noted_by = SENCO,
		                 .answer_by = { 2026, 3, 10 },
		                 .revision = 1 };
}

static void answer(struct store_test *t, struct concern *q, enum concern_result result)
{
	assert_int_equal(concern_insert(t->db, t->a, zara, q, &t->e), RC_OK);
	q->compared = S("We see it too");
	q->result = result;
	q->reason = S("Shorter texts");
	q->look_on = (struct date){ 2026, 3, 13 };
	q->answer = S("Thank you");
	q->answered_how = ANSWERED_PHONE;
	q->answered_on = (struct date){ 2026, 3, 2 };
	q->answered_by = SENCO;
	assert_int_equal(concern_settle(t->db, t->a, zara, q, &t->e), RC_OK);
}

/* The duty of Zara, as this person is shown it on a day; NULL: it is not shown. */
static const struct due *shown(struct store_test *t, int64_t person_id, enum role hat, struct date on, const char *key)
{
	struct ctx *c = work_as(t, person_id, hat);
	struct class_view *class = NEW(t->a, struct class_view);

	c->now.today = on;
	if (hat == ROLE_TEACHER)
		assert_int_equal(class_view_load(c, class), RC_OK);
	else
		assert_int_equal(IN_READ(c, today_view_load(c, CAP_DUTIES, false, &class->all)), RC_OK);
	return work_due(&class->all, ZARA, key);
}

static const struct date MARCH_10 = { 2026, 3, 10 };
static const struct date MARCH_16 = { 2026, 3, 16 };

static void test_screen__the_senco_and_the_teacher_look_again(void **state)
{
	struct store_test *t = *state;
	const struct due *d;

	work_screened(t, 9001, SCREEN_ADAPT, (struct date){ 2026, 2, 23 }, (struct date){ 2026, 3, 13 });
	d = shown(t, SENCO, ROLE_SENCO, MARCH_10, "screen_look");
	assert_non_null(d);
	assert_int_equal(d->duty.state, DUTY_THIS_WEEK);
	assert_string_equal(due_way(t->a, ROLE_SENCO, d).path, "/screening");
	d = shown(t, CLASS_TEACHER, ROLE_TEACHER, MARCH_16, "screen_look");
	assert_non_null(d);
	assert_int_equal(d->duty.state, DUTY_OVERDUE);
	assert_int_equal(d->duty.days_late, 3);
	assert_string_equal(due_way(t->a, ROLE_TEACHER, d).path, "/screening");
}

static void test_screen__a_newer_decision_takes_its_place(void **state)
{
	struct store_test *t = *state;
	const struct due *d;

	work_screened(t, 9001, SCREEN_WATCH, (struct date){ 2026, 2, 23 }, (struct date){ 2026, 3, 13 });
	work_screened(t, 9002, SCREEN_ADAPT, (struct date){ 2026, 3, 9 }, (struct date){ 2026, 3, 20 });
	d = shown(t, SENCO, ROLE_SENCO, MARCH_16, "screen_look");
	assert_non_null(d);
	assert_int_equal(date_cmp(d->duty.due, (struct date){ 2026, 3, 20 }), 0);
	work_screened(t, 9003, SCREEN_DISCUSS, MARCH_16, DATE_NONE);
	assert_null(shown(t, SENCO, ROLE_SENCO, MARCH_16, "screen_look"));
	assert_null(shown(t, CLASS_TEACHER, ROLE_TEACHER, MARCH_16, "screen_look"));
}

static void test_screen__a_plan_answers_instead(void **state)
{
	struct store_test *t = *state;

	work_screened(t, 9001, SCREEN_WATCH, (struct date){ 2026, 2, 23 }, (struct date){ 2026, 3, 13 });
	work_code(t, zara, STATUS_K, (struct date){ 2026, 3, 2 });
	assert_null(shown(t, SENCO, ROLE_SENCO, MARCH_16, "screen_look"));
}

static void test_concern__is_looked_at_again_where_it_stands(void **state)
{
	struct store_test *t = *state;
	struct concern q = worry();
	const struct due *d;

	answer(t, &q, CONCERN_WATCH);
	d = shown(t, SENCO, ROLE_SENCO, MARCH_10, "concern_look");
	assert_non_null(d);
	assert_int_equal(d->duty.state, DUTY_THIS_WEEK);
	assert_string_equal(due_way(t->a, ROLE_SENCO, d).path, "/concerns/9100");
	d = shown(t, CLASS_TEACHER, ROLE_TEACHER, MARCH_16, "concern_look");
	assert_non_null(d);
	assert_int_equal(d->duty.days_late, 3);
	work_screened(t, 9001, SCREEN_NO_ACTION, (struct date){ 2026, 3, 2 },
	              DATE_NONE); /* on the day of the answer: not newer */
	assert_non_null(shown(t, SENCO, ROLE_SENCO, MARCH_16, "concern_look"));
	work_screened(t, 9002, SCREEN_NO_ACTION, MARCH_16, DATE_NONE);
	assert_null(shown(t, SENCO, ROLE_SENCO, MARCH_16, "concern_look"));
	assert_null(shown(t, CLASS_TEACHER, ROLE_TEACHER, MARCH_16, "concern_look"));
}

static void test_concern__a_talk_since_then_is_newer_too(void **state)
{
	struct store_test *t = *state;
	struct concern q = worry();
	struct discussion talk = { .id = 8800, .held_on = MARCH_10, .noted_by = SENCO, .revision = 1 };

	answer(t, &q, CONCERN_ADAPT);
	assert_int_equal(discussion_insert(t->db, t->a, zara, &talk, &t->e), RC_OK);
	assert_null(shown(t, SENCO, ROLE_SENCO, MARCH_16, "concern_look"));
}

/* What nobody but the SENCO may read is nobody else's duty. */
static void test_concern__a_private_one_is_the_sencos(void **state)
{
	struct store_test *t = *state;
	struct concern q = worry();

	q.id = SECRET;
	q.from_kind = CONCERN_FROM_PUPIL;
	q.private = 1;
	answer(t, &q, CONCERN_WATCH);
	assert_non_null(shown(t, SENCO, ROLE_SENCO, MARCH_16, "concern_look"));
	assert_null(shown(t, HEAD, ROLE_HEAD, MARCH_16, "concern_look"));
	assert_null(shown(t, CLASS_TEACHER, ROLE_TEACHER, MARCH_16, "concern_look"));
	q = worry(); /* nothing is asked of lessons: the teacher cannot read it */
	answer(t, &q, CONCERN_NOTHING);
	assert_non_null(shown(t, HEAD, ROLE_HEAD, MARCH_16, "concern_look"));
	assert_null(shown(t, CLASS_TEACHER, ROLE_TEACHER, MARCH_16, "concern_look"));
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_look_again)
{
	const struct CMUnitTest tests[] = {
		T(test_screen__the_senco_and_the_teacher_look_again),
		T(test_screen__a_newer_decision_takes_its_place),
		T(test_screen__a_plan_answers_instead),
		T(test_concern__is_looked_at_again_where_it_stands),
		T(test_concern__a_talk_since_then_is_newer_too),
		T(test_concern__a_private_one_is_the_sencos),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
