/* reason: an answered duty rests on every page until its day, and comes back; nobody else's does. */
#include "support/support.h"

#include "boards/today/today.h"
#include "core/duty/duty_about_rule.h"
#include "reason/reason.h"
#include "support/test_db.h"
#include "support/work_concern.h"
#include "support/work_school.h"

enum { ONE = 9100 };

static const struct date UNTIL = { 2026, 3, 13 };

static void as_on(struct ctx *c, struct date today)
{
	if (!date_none(today))
		c->now.today = today;
}

/* The duty of ZARA with this key as somebody sees it; NULL: not open. */
static const struct due *due_of(struct store_test *t, enum role hat, int64_t person, const char *key, struct date today)
{
	struct today_all *v = NEW(t->a, struct today_all);
	struct ctx *c = work_as(t, person, hat);

	as_on(c, today);
	assert_int_equal(IN_READ(c, today_view_load(c, CAP_DUTIES, false, v)), RC_OK);
	for (size_t i = 0; i < v->dues; i++)
		if (v->due[i].pupil->id == ZARA && str_is(v->due[i].duty.rule->key, key))
			return &v->due[i];
	return NULL;
}

static const struct due *seen(struct store_test *t, const char *key, struct date today)
{
	return due_of(t, ROLE_SENCO, SENCO, key, today);
}

static struct duty_reason reason_of(struct store_test *t, const struct due *d)
{
	return (struct duty_reason){ .id = ONE,
		                     .about = duty_about(t->a, &d->duty),
		                     .words = S("Her mother is away until Friday"),
		                     .until_on = UNTIL };
}

static enum rc save(struct store_test *t, int64_t person, enum role hat, const struct duty_reason *v,
                    struct edit_fault *f)
{
	struct ctx *c = work_as(t, person, hat);
	struct duty_reason theirs;

	return IN_WRITE(c, reason_save(c, ZARA, v, &theirs, f));
}

static void test_reason__rests_until_its_day(void **state)
{
	struct store_test *t = *state;
	struct edit_fault f;
	struct duty_reason v;
	struct reason_view view;

	work_concern_open(t);
	assert_non_null(seen(t, "concern_answer", DATE_NONE));
	v = reason_of(t, seen(t, "concern_answer", DATE_NONE));
	assert_int_equal(save(t, SENCO, ROLE_SENCO, &v, &f), RC_OK);
	assert_int_equal(save(t, SENCO, ROLE_SENCO, &v, &f), RC_OK); /* sent twice */
	assert_null(seen(t, "concern_answer", DATE_NONE));
	assert_null(due_of(t, ROLE_HEAD, HEAD, "concern_answer", DATE_NONE));
	assert_null(seen(t, "concern_answer", date_add(UNTIL, -1)));
	assert_non_null(seen(t, "concern_answer", UNTIL)); /* and is late then, as it was */
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD), reason_load(work_as(t, HEAD, ROLE_HEAD), ZARA, 0, &view)),
	                 RC_OK);
	assert_int_equal(view.n, 1);
	assert_int_equal(view.item[0].by_id, SENCO);
}

static void test_reason__is_about_one_occasion(void **state)
{
	struct store_test *t = *state;
	struct duty_reason v;
	struct edit_fault f;

	work_concern_open(t);
	v = reason_of(t, seen(t, "concern_answer", DATE_NONE));
	v.about = S("concern_answer.4711.2026-02-24"); /* another concern */
	assert_int_equal(save(t, SENCO, ROLE_SENCO, &v, &f), RC_OK);
	assert_non_null(seen(t, "concern_answer", DATE_NONE));
}

static void test_reason__is_the_sencos(void **state)
{
	struct store_test *t = *state;
	struct duty_reason v = {
		.id = ONE, .about = S("s68_notice.1.2026-03-02"), .words = S("No"), .until_on = UNTIL
	};
	struct edit_fault f = { 0 };

	assert_int_equal(save(t, SENCO, ROLE_SENCO, &v, &f), RC_INVALID); /* the law */
	assert_string_equal(f.field, "about");
	v.about = S("staff_read.1.2026-03-02");
	assert_int_equal(save(t, HEAD, ROLE_HEAD, &v, &f), RC_NONE);
	assert_int_equal(save(t, CLASS_TEACHER, ROLE_TEACHER, &v, &f), RC_NONE);
	assert_int_equal(save(t, MOTHER, ROLE_PARENT, &v, &f), RC_NONE);
}

TEST_MAIN(test_reason)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_reason__rests_until_its_day),
		T(test_reason__is_about_one_occasion),
		T(test_reason__is_the_sencos),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
