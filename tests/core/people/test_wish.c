/* core/people/wish: said by the adult, kept with what was said before, left alone by imports, seen by who has to know.
 */
#include "support/support.h"

#include "core/people/hand.h"
#include "core/people/people_sql.h"
#include "core/people/wish.h"
#include "core/people/wish_sql.h"
#include "core/school/school_sql.h"
#include "enrol/contact_hand.h"
#include "support/test_db.h"
#include "support/work_school.h"

static struct wish_view own(struct store_test *t, int64_t person)
{
	struct ctx *c = work_as(t, person, ROLE_PARENT);
	struct wish_view v;

	assert_int_equal(IN_READ(c, wish_own_load(c, &v)), RC_OK);
	return v;
}

static enum rc save(struct store_test *t, const struct wish *w, int64_t revision, struct wish_view *theirs)
{
	struct ctx *c = work_as(t, MOTHER, ROLE_PARENT);

	return IN_WRITE(c, wish_own_save(c, w, revision, theirs));
}

static void test_own__is_kept_with_what_was_said_before(void **state)
{
	struct store_test *t = *state;
	struct wish w = { .id = 71, .language = S("Urdu "), .format = FORMAT_LARGE, .interpreter = 1 };
	struct wish_view theirs, v = own(t, MOTHER);
	struct hand_marks marks;
	struct person p;

	assert_int_equal(v.n, 0);
	assert_int_equal(save(t, &w, v.revision, &theirs), RC_OK);
	assert_int_equal(save(t, &w, v.revision, &theirs), RC_OK); /* sent twice */
	w = (struct wish){ .id = 72, .language = S("Urdu"), .format = FORMAT_LARGE, .reach = S("Text first") };
	assert_int_equal(save(t, &w, v.revision, &theirs), RC_CONFLICT); /* read before the first */
	assert_true(theirs.now.format == FORMAT_LARGE);
	assert_int_equal(save(t, &w, theirs.revision, &theirs), RC_OK);
	v = own(t, MOTHER);
	assert_int_equal(v.n, 2);
	assert_true(str_is(v.now.reach, "Text first"));
	assert_int_equal(v.now.interpreter, 0);
	assert_int_equal(v.item[1].interpreter, 1);
	assert_true(str_is(v.item[1].language, "Urdu"));
	assert_int_equal(v.item[0].by_id, MOTHER);
	assert_int_equal(person_load(t->db, t->a, SCHOOL, MOTHER, &p, &t->e), RC_OK);
	assert_true(str_is(p.language, "Urdu"));
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         hand_load(work_as(t, SENCO, ROLE_SENCO), S("person"), MOTHER, &marks)),
	                 RC_OK);
	assert_true(hand_mark_of(&marks, "language").is_set); /* an import leaves it alone */
	assert_int_equal(own(t, FATHER).n, 0);
}

/* The SENCO's change of the same fields is a line of the same history. */
static void test_senco__writes_into_the_same_history(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct contacts_view v;
	struct contact_form theirs;
	struct enrol_fault f;
	struct same_people same;

	assert_int_equal(IN_READ(c, contacts_load(c, ZARA, 1, &v)), RC_OK);
	v.one.form.format = FORMAT_LARGE;
	v.one.form.reach = S("Not on Mondays");
	c = work_as(t, SENCO, ROLE_SENCO);
	assert_int_equal(IN_WRITE(c, contact_hand_save(c, ZARA, &v.one.form, &theirs, &f, &same)), RC_OK);
	c = work_as(t, SENCO, ROLE_SENCO);
	assert_int_equal(IN_READ(c, contacts_load(c, ZARA, 1, &v)), RC_OK);
	assert_int_equal(v.one.wish.n, 1);
	assert_int_equal(v.one.wish.item[0].by_id, SENCO);
	assert_true(str_is(v.one.form.reach, "Not on Mondays"));
	assert_true(str_is(own(t, MOTHER).now.reach, "Not on Mondays"));
}

/* Who books and prints sees those who wish something, and nobody who may not see the record. */
static void test_lines__name_who_wishes_something(void **state)
{
	struct store_test *t = *state;
	struct wish w = { .id = 71, .language = S("Urdu"), .interpreter = 1 };
	struct wish father = { .school_id = SCHOOL, .id = 72, .person_id = FATHER, .by_id = FATHER };
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct wish_view theirs;
	struct wish_lines l;

	assert_int_equal(IN_READ(c, wishes_of(c, zara, &l)), RC_OK);
	assert_int_equal(l.n, 0);
	assert_int_equal(save(t, &w, own(t, MOTHER).revision, &theirs), RC_OK);
	father.reach = S("Home");
	assert_int_equal(wish_insert(t->db, t->a, &father, &t->e), RC_OK); /* he is restricted */
	assert_int_equal(IN_READ(c, wishes_of(c, zara, &l)), RC_OK);
	assert_int_equal(l.n, 1);
	assert_int_equal(l.item[0].person_id, MOTHER);
	assert_int_equal(l.item[0].wish.interpreter, 1);
}

static void test_wish__survives(void **state)
{
	struct store_test *t = *state;
	struct wish v, *all;
	size_t n;

	record_fill(t->a, &wish_rec, &v);
	v.school_id = SCHOOL;
	v.person_id = MOTHER;
	assert_int_equal(wish_insert(t->db, t->a, &v, &t->e), RC_OK);
	assert_int_equal(wish_insert(t->db, t->a, &v, &t->e), RC_CONFLICT);
	assert_int_equal(wish_list(t->db, t->a, SCHOOL, MOTHER, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_record_same(t->a, &wish_rec, &v, &all[0]);
}

TEST_MAIN(test_wish)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_own__is_kept_with_what_was_said_before),
		T(test_senco__writes_into_the_same_history),
		T(test_lines__name_who_wishes_something),
		T(test_wish__survives),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
