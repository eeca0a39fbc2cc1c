/* The school: reading what set-up wrote, staff and classes for select boxes, settings. */
#include "support/support.h"

#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static void test_school__changes_by_revision(void **state)
{
	struct store_test *t = *state;
	struct school s, now;

	assert_int_equal(school_load(t->db, t->a, SCHOOL, &s, &t->e), RC_OK);
	record_fill(t->a, &school_rec, &s);
	s.id = SCHOOL;
	s.revision = 1;
	assert_int_equal(school_change(t->db, t->a, &s, &t->e), RC_OK);
	assert_int_equal(school_change(t->db, t->a, &s, &t->e), RC_CONFLICT);
	assert_int_equal(school_load(t->db, t->a, SCHOOL, &now, &t->e), RC_OK);
	assert_int_equal(now.revision, 2);
	now.revision = s.revision;
	assert_record_same(t->a, &school_rec, &s, &now);
	assert_int_equal(school_load(t->db, t->a, OTHER_SCHOOL, &now, &t->e), RC_OK);
	assert_true(str_is(now.name, "Marlbeck"));
	assert_int_equal(school_load(t->db, t->a, 9, &now, &t->e), RC_NONE);
}

static void test_calendar__from_a_day_on(void **state)
{
	struct store_test *t = *state;
	struct term *term;
	struct closure *closure;
	size_t n;

	assert_int_equal(term_insert(t->db, t->a, SCHOOL, 2, S("Spring term"), (struct date){ 2026, 1, 5 },
	                             (struct date){ 2026, 2, 16 }, (struct date){ 2026, 2, 20 },
	                             (struct date){ 2026, 3, 27 }, &t->e),
	                 RC_OK);
	assert_int_equal(term_insert(t->db, t->a, SCHOOL, 1, S("Autumn term"), (struct date){ 2025, 9, 2 },
	                             (struct date){ 2025, 10, 27 }, (struct date){ 2025, 10, 31 },
	                             (struct date){ 2025, 12, 19 }, &t->e),
	                 RC_OK);
	assert_int_equal(closure_insert(t->db, t->a, SCHOOL, 1, S("Training day"), CLOSURE_INSET,
	                                (struct date){ 2026, 1, 5 }, (struct date){ 2026, 1, 5 }, &t->e),
	                 RC_OK);
	assert_int_equal(term_list(t->db, t->a, SCHOOL, DATE_NONE, &term, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_true(str_is(term[0].name, "Autumn term"));
	assert_int_equal(date_cmp(term[1].half_ends, (struct date){ 2026, 2, 20 }), 0);
	assert_int_equal(term_list(t->db, t->a, SCHOOL, TODAY, &term, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(term_list(t->db, t->a, OTHER_SCHOOL, DATE_NONE, &term, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(closure_list(t->db, t->a, SCHOOL, (struct date){ 2026, 1, 5 }, &closure, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(closure_list(t->db, t->a, SCHOOL, TODAY, &closure, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static void test_classes__and_who_teaches_them(void **state)
{
	struct store_test *t = *state;
	struct school_class *class;
	struct teaching *teaching;
	size_t n;

	assert_int_equal(class_list(t->db, t->a, SCHOOL, &class, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_true(str_is(class[0].name, "1P"));
	assert_int_equal(class[1].year_group, 5);
	assert_int_equal(class_list_of(t->db, t->a, SCHOOL, CLASS_TEACHER, TODAY, &class, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(str_is(class[0].name, "5P"));
	assert_int_equal(class_list_of(t->db, t->a, SCHOOL, CLASS_TEACHER, (struct date){ 2025, 8, 31 }, &class, &n,
	                               &t->e),
	                 RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(teaching_list(t->db, t->a, SCHOOL, TODAY, &teaching, &n, &t->e), RC_OK);
	assert_int_equal(n, 3);
	assert_int_equal(teaching[0].is_main, 1);
}

static void test_staff__by_name_with_their_roles(void **state)
{
	struct store_test *t = *state;
	struct staff *all;
	struct person p;
	size_t n;

	assert_int_equal(staff_list(t->db, t->a, SCHOOL, TODAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 6); /* neither parents nor pupils; a specialist without a role is not staff */
	assert_int_equal(all[0].id, SENCO);
	assert_true(all[0].senco && !all[0].head && !all[0].teacher && !all[0].ta);
	assert_true(str_is(all[n - 1].family, "Whitlock"));
	assert_true(all[n - 1].ta);
	assert_int_equal(staff_list(t->db, t->a, SCHOOL, (struct date){ 2025, 8, 31 }, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(person_load(t->db, t->a, SCHOOL, MOTHER, &p, &t->e), RC_OK);
	assert_true(str_is(p.title, "Mrs"));
	assert_int_equal(person_load(t->db, t->a, OTHER_SCHOOL, MOTHER, &p, &t->e), RC_NONE);
}

static void test_setting__last_one_stands(void **state)
{
	struct store_test *t = *state;
	struct str v = S("before");

	assert_int_equal(setting_get(t->db, t->a, SCHOOL, S("letters"), &v, &t->e), RC_OK);
	assert_int_equal(v.n, 0);
	assert_int_equal(setting_set(t->db, t->a, SCHOOL, S("letters"), S("one"), &t->e), RC_OK);
	assert_int_equal(setting_set(t->db, t->a, SCHOOL, S("letters"), S("two"), &t->e), RC_OK);
	assert_int_equal(setting_get(t->db, t->a, SCHOOL, S("letters"), &v, &t->e), RC_OK);
	assert_true(str_is(v, "two"));
	assert_int_equal(setting_get(t->db, t->a, OTHER_SCHOOL, S("letters"), &v, &t->e), RC_OK);
	assert_int_equal(v.n, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_school_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_school__changes_by_revision),   T(test_calendar__from_a_day_on),
		T(test_classes__and_who_teaches_them), T(test_staff__by_name_with_their_roles),
		T(test_setting__last_one_stands),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
