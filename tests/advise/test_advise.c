/* An adviser reads a family's page with the family's yes, until a day; not before, not after, not when it was taken
 * back or when who said it is restricted. */
#include "support/support.h"

#include "advise/advise.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { ADVISER = 161, YES = 171 };

static int set_up(void **state)
{
	int rc = store_test_setup(state);
	struct store_test *t = *state;
	struct person_row p = {
		.school_id = SCHOOL, .id = ADVISER, .given = S("Grace"), .family = S("Obi"), .name_key = S("obi")
	};

	if (rc != 0)
		return rc;
	assert_int_equal(person_insert(t->db, t->a, &p, &t->e), RC_OK);
	assert_int_equal(role_insert(t->db, t->a, SCHOOL, 172, ADVISER, S("sendiass"), (struct date){ 2026, 1, 1 },
	                             DATE_NONE, &t->e),
	                 RC_OK);
	return 0;
}

static enum rc gives(struct store_test *t, int64_t person, struct adviser_yes *v)
{
	struct ctx *c = work_as(t, person, ROLE_PARENT);
	const char *field;
	struct str why;

	return IN_WRITE(c, advise_give(c, ZARA, v, &field, &why));
}

static enum rc reads(struct store_test *t, struct date today)
{
	struct ctx *c = work_as(t, ADVISER, ROLE_SENDIASS);
	struct pupil_key k;
	struct date until;

	c->now.today = today;
	return IN_READ(c, advised_open(c, ZARA, &k, &until));
}

static size_t families(struct store_test *t)
{
	struct ctx *c = work_as(t, ADVISER, ROLE_SENDIASS);
	struct advised *l;
	size_t n;

	assert_int_equal(IN_READ(c, advised_load(c, &l, &n)), RC_OK);
	return n;
}

static void test_yes__opens_the_page_until_its_day(void **state)
{
	struct store_test *t = *state;
	struct adviser_yes v = { .id = YES, .person_id = ADVISER, .ends = { 2026, 3, 20 } };

	assert_int_equal(reads(t, TODAY), RC_NONE);
	assert_int_equal(gives(t, FATHER, &v), RC_NONE); /* restricted */
	assert_int_equal(gives(t, MOTHER, &v), RC_OK);
	assert_int_equal(gives(t, MOTHER, &v), RC_OK);
	assert_int_equal(reads(t, TODAY), RC_OK);
	assert_int_equal(families(t), 1);
	assert_int_equal(reads(t, (struct date){ 2026, 3, 20 }), RC_OK);
	assert_int_equal(reads(t, (struct date){ 2026, 3, 21 }), RC_NONE);
	assert_int_equal(reads(t, (struct date){ 2026, 3, 9 }), RC_NONE);
}

static void test_yes__is_taken_back_with_the_next_request(void **state)
{
	struct store_test *t = *state;
	struct adviser_yes v = { .id = YES, .person_id = ADVISER, .ends = { 2026, 6, 1 } };
	struct ctx *c;

	assert_int_equal(gives(t, MOTHER, &v), RC_OK);
	assert_int_equal(reads(t, TODAY), RC_OK);
	c = work_as(t, MOTHER, ROLE_PARENT);
	assert_int_equal(IN_WRITE(c, advise_end(c, ZARA, YES)), RC_OK);
	assert_int_equal(IN_WRITE(c, advise_end(c, ZARA, YES)), RC_OK);
	assert_int_equal(reads(t, TODAY), RC_NONE);
	assert_int_equal(families(t), 0);
}

static void test_yes__of_who_is_restricted_later_holds_no_more(void **state)
{
	struct store_test *t = *state;
	struct adviser_yes v = { .id = YES, .person_id = ADVISER, .ends = { 2026, 6, 1 } };
	struct contact *contact;
	size_t n;

	assert_int_equal(gives(t, MOTHER, &v), RC_OK);
	assert_int_equal(contact_list(t->db, t->a, zara, TODAY, &contact, &n, &t->e), RC_OK);
	for (size_t i = 0; i < n; i++)
		if (contact[i].person_id == MOTHER) {
			contact[i].restricted = 1;
			assert_int_equal(contact_update(t->db, t->a, zara, &contact[i], &t->e), RC_OK);
		}
	assert_int_equal(reads(t, TODAY), RC_NONE);
	assert_int_equal(families(t), 0);
}

static void test_yes__is_for_an_adviser_and_within_a_year(void **state)
{
	struct store_test *t = *state;
	struct adviser_yes v = { .id = YES, .person_id = SENCO, .ends = { 2026, 6, 1 } };

	assert_int_equal(gives(t, MOTHER, &v), RC_INVALID);
	v.person_id = ADVISER;
	v.ends = (struct date){ 2026, 3, 9 };
	assert_int_equal(gives(t, MOTHER, &v), RC_INVALID);
	v.ends = (struct date){ 2027, 3, 11 };
	assert_int_equal(gives(t, MOTHER, &v), RC_INVALID);
	v.ends = (struct date){ 2027, 3, 10 };
	assert_int_equal(gives(t, MOTHER, &v), RC_OK);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, store_test_teardown)

TEST_MAIN(test_advise)
{
	const struct CMUnitTest tests[] = {
		T(test_yes__opens_the_page_until_its_day),
		T(test_yes__is_taken_back_with_the_next_request),
		T(test_yes__of_who_is_restricted_later_holds_no_more),
		T(test_yes__is_for_an_adviser_and_within_a_year),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
