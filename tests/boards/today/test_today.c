/* boards/today/today, class_view and school_view: what is due, for whom, and what a governor may not see. */
#include "support/support.h"

#include <inttypes.h>

#include "kit/base/id.h"
#include "core/record/smallnum_rule.h"
#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "meeting/meeting_sql.h"
#include "letters/notice_sql.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "decide/discussion_sql.h"
#include "support/test_db.h"
#include "support/test_web.h"
#include "support/work_plan.h"
#include "support/work_steps.h"
#include "boards/class/class_view.h"
#include "boards/school/school_view.h"

enum { DECISION = 8500, NOTICE = 8510 };

/* SEN Support was decided on this day. */
static void decided(struct store_test *t, struct pupil_key k, struct date on)
{
	work_code(t, k, STATUS_K, on);
	work_decision(t, k, DECISION + k.pupil_id, DECISION_SEN_SUPPORT, on, DATE_NONE);
}

static struct today_all *seen_by(struct store_test *t, int64_t person_id, enum role hat)
{
	struct today_all *v = NEW(t->a, struct today_all);

	assert_int_equal(IN_READ(work_as(t, person_id, hat),
	                         today_view_load(work_as(t, person_id, hat), CAP_DUTIES, false, v)),
	                 RC_OK);
	return v;
}

static void test_notice__a_parent_who_is_not_told_is_overdue(void **state)
{
	struct store_test *t = *state;
	const struct due *d;

	decided(t, zara, (struct date){ 2026, 2, 23 });
	work_notice(t, zara, NOTICE_S68, DECISION + ZARA, MOTHER, (struct date){ 2026, 2, 23 }, DATE_NONE);
	d = work_due(seen_by(t, SENCO, ROLE_SENCO), ZARA, "s68_notice");
	assert_non_null(d);
	assert_int_equal(d->duty.state, DUTY_OVERDUE);
	assert_int_equal(d->duty.row.count, 1); /* the mother; the father is restricted */
	assert_true(str_find(d->duty.why, S("Mrs Iqbal")) >= 0);
	assert_string_equal(due_way(t->a, ROLE_SENCO, d).path, "/notices");
}

static void test_notice__told_is_done(void **state)
{
	struct store_test *t = *state;
	struct date on = { 2026, 2, 23 };

	decided(t, zara, on);
	work_notice(t, zara, NOTICE_S68, DECISION + ZARA, MOTHER, on, on);
	assert_null(work_due(seen_by(t, SENCO, ROLE_SENCO), ZARA, "s68_notice"));
}

static void test_notice__one_of_an_earlier_school_year_stays_told(void **state)
{
	struct store_test *t = *state;
	struct date on = { 2025, 5, 12 };

	decided(t, zara, on);
	work_notice(t, zara, NOTICE_S68, DECISION + ZARA, MOTHER, on, on);
	assert_null(work_due(seen_by(t, SENCO, ROLE_SENCO), ZARA, "s68_notice"));
	work_carer(t); /* a second one who is entitled, and whose letter was never sent */
	work_notice(t, zara, NOTICE_S68, DECISION + ZARA, AUNT, on, DATE_NONE);
	assert_int_equal(work_due(seen_by(t, SENCO, ROLE_SENCO), ZARA, "s68_notice")->duty.row.count, 1);
}

static void test_review__is_due_on_the_agreed_day(void **state)
{
	struct store_test *t = *state;
	struct today_all *v = NEW(t->a, struct today_all);
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	const struct due *d;

	work_code(t, zara, STATUS_K, (struct date){ 2026, 1, 5 });
	work_plan(t, zara, 0, S(""));
	c->now.today = (struct date){ 2026, 3, 24 };
	assert_int_equal(IN_READ(c, today_view_load(c, CAP_DUTIES, false, v)), RC_OK);
	d = work_due(v, ZARA, "review_held");
	assert_non_null(d);
	assert_int_equal(d->duty.state, DUTY_THIS_WEEK);
	c->now.today = (struct date){ 2026, 3, 25 };
	assert_int_equal(IN_READ(c, today_view_load(c, CAP_DUTIES, false, v)), RC_OK);
	d = work_due(v, ZARA, "review_held");
	assert_int_equal(d->duty.state, DUTY_OVERDUE);
	assert_int_equal(d->duty.days_late, 1);
	assert_int_equal(cycle_mark(t->db, t->a, zara, CYCLE_ONE, CYCLE_DATE_REVIEWED, c->now.today, &t->e), RC_OK);
	assert_int_equal(IN_READ(c, today_view_load(c, CAP_DUTIES, false, v)), RC_OK);
	assert_null(work_due(v, ZARA, "review_held"));
}

static void test_meetings__those_held_count(void **state)
{
	struct store_test *t = *state;
	struct meeting m = { .kind = MEETING_KIND_PLAN,
		             .minute = 930,
		             .state = MEETING_HELD,
		             .counts = 1,
		             .made_by = SENCO,
		             .revision = 1 };
	const struct due *d;

	work_code(t, zara, STATUS_K, (struct date){ 2025, 9, 1 });
	d = work_due(seen_by(t, SENCO, ROLE_SENCO), ZARA, "three_meetings");
	assert_non_null(d);
	assert_int_equal(d->duty.state, DUTY_OVERDUE); /* the first third of the year is over */
	for (int i = 0; i < 3; i++) {
		m.id = 8600 + i;
		m.on_day = (struct date){ 2025, 10 + i, 6 };
		assert_int_equal(meeting_insert(t->db, t->a, zara, &m, &t->e), RC_OK);
	}
	assert_null(work_due(seen_by(t, SENCO, ROLE_SENCO), ZARA, "three_meetings"));
}

static void test_class__a_teacher_sees_own_pupils_and_own_duties(void **state)
{
	struct store_test *t = *state;
	struct class_view v;

	decided(t, zara, (struct date){ 2025, 9, 1 });
	decided(t, ava, (struct date){ 2025, 9, 1 }); /* of another class */
	work_plan(t, ava, 100, S(""));
	assert_int_equal(class_view_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &v), RC_OK);
	assert_int_equal(v.lines, 1);
	assert_int_equal(v.line[0].pupil->id, ZARA);
	assert_true(v.all.dues > 0);
	for (size_t i = 0; i < v.all.dues; i++) {
		assert_int_equal(v.all.due[i].pupil->id, ZARA);
		assert_int_equal(v.all.due[i].duty.rule->owner, OWNER_TEACHER);
	}
	assert_non_null(work_due(&v.all, ZARA, "three_meetings"));
	assert_null(work_due(&v.all, ZARA, "s68_notice")); /* the SENCO's: */
	assert_non_null(work_due(seen_by(t, SENCO, ROLE_SENCO), ZARA, "s68_notice"));
}

static void test_views__not_for_other_roles(void **state)
{
	struct store_test *t = *state;
	struct today_all all;
	struct class_view class;
	struct school_view *school = NEW(t->a, struct school_view);

	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         today_view_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), CAP_DUTIES, false, &all)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         today_view_load(work_as(t, MOTHER, ROLE_PARENT), CAP_DUTIES, false, &all)),
	                 RC_NONE);
	assert_int_equal(class_view_load(work_as(t, ASSISTANT, ROLE_TA), &class), RC_NONE);
	assert_int_equal(class_view_load(work_as(t, HEAD, ROLE_HEAD), &class), RC_NONE);
	assert_int_equal(school_view_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), school), RC_NONE);
	assert_int_equal(school_view_load(work_as(t, GIVER, ROLE_TA), school), RC_NONE);
	assert_int_equal(school_view_load(work_as(t, MOTHER, ROLE_PARENT), school), RC_NONE);
}

static void test_school__governors_get_no_small_number_and_no_name(void **state)
{
	struct store_test *t = *state;
	struct school_view *v = NEW(t->a, struct school_view);

	decided(t, zara, (struct date){ 2026, 2, 2 });
	work_plan(t, zara, 0, S(""));
	assert_int_equal(school_view_load(work_as(t, SENCO, ROLE_GOVERNOR), v), RC_OK);
	assert_true(v->counts_only);
	assert_null(v->all.due);
	assert_non_null(v->hidden);
	assert_non_null(v->stage_hidden);
	for (size_t i = 0; i < v->rows * SCHOOL_COLS; i++)
		if (small_is(v->cell[i], SMALL_MOST))
			assert_true(v->hidden[i]);
	for (size_t i = 0; i < STAGE_COLS; i++)
		if (small_is(v->stage[i], SMALL_MOST))
			assert_true(v->stage_hidden[i]);
	assert_true(v->kinds > 0);
	for (size_t i = 0; i < (v->kinds + 1) * KIND_COLS; i++)
		if (small_is(v->kind_cell[i], SMALL_MOST))
			assert_true(v->kind_hidden[i]);
	assert_int_equal(v->classes, 0);
	assert_int_equal(v->all.pupils, 0);
	assert_int_equal(school_view_load(work_as(t, HEAD, ROLE_HEAD), v), RC_OK);
	assert_false(v->counts_only);
	assert_null(v->hidden);
	assert_true(v->all.dues > 0);
}

/* What the head sees of where everybody is: a row for each class, and the sums agree. */
static void test_school__classes_and_steps_add_up(void **state)
{
	struct store_test *t = *state;
	struct school_view *v = NEW(t->a, struct school_view);

	decided(t, zara, (struct date){ 2026, 2, 2 });
	decided(t, ava, (struct date){ 2026, 2, 2 });
	decided(t, tom, (struct date){ 2026, 2, 2 });
	work_plan(t, zara, 0, S(""));
	assert_int_equal(school_view_load(work_as(t, HEAD, ROLE_HEAD), v), RC_OK);
	assert_int_equal(v->classes, 2);
	assert_true(str_is(v->class[0].name, "1P"));
	assert_int_equal(v->class[0].n[STAGE_STEPS], 1); /* Ava: no cycle yet */
	assert_true(str_is(v->class[1].name, "5P"));
	assert_int_equal(v->class[1].n[STAGE_DO], 1); /* Zara */
	assert_int_equal(v->class[1].n[STAGE_COLS - 1], 2);
	assert_int_equal(v->stage[STAGE_COLS - 1], 3);
	for (size_t i = 0; i < v->kinds; i++)
		assert_true(str_find(v->kind[i], S("$")) < 0 && str_find(v->kind[i], S("@")) < 0);
}

static void test_school__years_are_in_order(void **state)
{
	struct store_test *t = *state;
	struct school_view *v = NEW(t->a, struct school_view);

	work_code(t, zara, STATUS_K, (struct date){ 2026, 2, 2 }); /* year 5 comes first by code, year 1 is Ava's */
	assert_int_equal(school_view_load(work_as(t, HEAD, ROLE_HEAD), v), RC_OK);
	assert_int_equal(v->rows, 3);
	assert_int_equal(v->year[0], 1);
	assert_int_equal(v->year[1], 5);
	assert_int_equal(v->cell[0 * SCHOOL_COLS + 2], 1); /* Ava */
	assert_int_equal(v->cell[1 * SCHOOL_COLS + 0], 1); /* Zara */
	assert_int_equal(v->cell[1 * SCHOOL_COLS + 2], 1); /* Tom */
	assert_int_equal(v->cell[2 * SCHOOL_COLS + 3], 3);
}

static void site_pupils(struct site *s, const char *const *given, size_t n)
{
	struct err e;

	for (size_t i = 0; i < n; i++) {
		struct pupil_key k = { s->school_id, s->next_id++ };
		struct pupil p = { .school_id = k.school_id,
			           .id = k.pupil_id,
			           .given = str_of(given[i]),
			           .family = S("Quillfeather"),
			           .name_key = S("quillfeather"),
			           .born = { 2016, 3, 1 },
			           .joined_on = { 2020, 9, 1 },
			           .year_group = (int64_t)i,
			           .revision = 1 };
		struct status v = { .id = s->next_id++, .code = STATUS_K, .starts = { 2025, 10, 1 } };

		assert_int_equal(pupil_insert(s->db, s->a, &p, &e), RC_OK);
		assert_int_equal(status_begin(s->db, s->a, k, &v, &e), RC_OK);
	}
}

static void test_school__the_page_of_a_governor_names_nobody(void **state)
{
	static const char *const GIVEN[] = { "Zebedee", "Xanthe", "Quentin" };
	struct site *s = site_new();
	struct str head = site_sign_in(s, "Hedda", "head", NULL);
	struct str governor = site_sign_in(s, "Gustav", "governor", NULL);
	struct net_reply p;

	(void)state;
	site_pupils(s, GIVEN, 3);
	p = site_get(s, governor, "/school");
	assert_int_equal(p.status, 200);
	assert_true(reply_has(&p, "Counts of one to five are not shown"));
	assert_true(reply_has(&p, "Pupils by year group"));
	assert_false(reply_has(&p, "Quillfeather"));
	assert_false(reply_has(&p, "/pupil/"));
	for (size_t i = 0; i < 3; i++)
		assert_false(reply_has(&p, GIVEN[i]));
	p = site_get(s, head, "/school"); /* the same names are there for the head */
	assert_int_equal(p.status, 200);
	for (size_t i = 0; i < 3; i++)
		assert_true(reply_has(&p, GIVEN[i]));
	site_free(s);
}

/* A pupil with SEN Support and a plan in every class of the small school; `more` further ones. */
static int64_t statements_with(struct store_test *t, int64_t more)
{
	struct today_all *v = NEW(t->a, struct today_all);
	int64_t us;
	int64_t spent;

	for (int64_t i = 0; i < more; i++) {
		struct pupil_key k = { SCHOOL, 600 + i };
		struct pupil p = { .school_id = SCHOOL,
			           .id = k.pupil_id,
			           .given = S("Robin"),
			           .family = str_fmt(t->a, "Hill%" PRId64, i),
			           .name_key = S("hill robin"),
			           .born = { 2016, 3, 1 },
			           .joined_on = { 2020, 9, 1 },
			           .year_group = 5,
			           .class_id = CLASS_5P,
			           .revision = 1 };

		assert_int_equal(pupil_insert(t->db, t->a, &p, &t->e), RC_OK);
		decided(t, k, (struct date){ 2026, 1, 5 });
		work_plan(t, k, 1000 * (i + 1), S(""));
	}
	db_spent(t->db, &us, &spent);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         today_view_load(work_as(t, SENCO, ROLE_SENCO), CAP_DUTIES, false, v)),
	                 RC_OK);
	db_spent(t->db, &us, &spent);
	assert_int_equal(v->by_code[1], more + 1);
	return spent;
}

static void test_today__statements_do_not_grow_with_pupils(void **state)
{
	struct store_test *t = *state;
	int64_t few;

	decided(t, zara, (struct date){ 2026, 1, 5 });
	work_plan(t, zara, 0, S(""));
	few = statements_with(t, 0);
	assert_true(few > 0 && few < 40);
	assert_int_equal(statements_with(t, 30), few);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_today)
{
	const struct CMUnitTest tests[] = {
		T(test_notice__a_parent_who_is_not_told_is_overdue),
		T(test_notice__told_is_done),
		T(test_notice__one_of_an_earlier_school_year_stays_told),
		T(test_review__is_due_on_the_agreed_day),
		T(test_meetings__those_held_count),
		T(test_class__a_teacher_sees_own_pupils_and_own_duties),
		T(test_views__not_for_other_roles),
		T(test_school__governors_get_no_small_number_and_no_name),
		T(test_school__classes_and_steps_add_up),
		T(test_school__years_are_in_order),
		cmocka_unit_test(test_school__the_page_of_a_governor_names_nobody),
		T(test_today__statements_do_not_grow_with_pupils),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
