/* The statements of register: needs of those whom somebody holds; what was taken out, of whom. */
#include "support/support.h"

#include "core/people/pupil_sql.h"
#include "kit/base/id.h"
#include "register/register_sql.h"
#include "register/taken_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static void test_needs__of_those_whom_one_holds(void **state)
{
	struct store_test *t = *state;
	struct register_ask ask = { SCHOOL, SENCO, S("senco"), TODAY };
	const struct need past = {
		.id = id_new(), .code = S("MLD"), .rank = 1, .starts = { 2025, 1, 1 }, .ends = { 2026, 3, 9 }
	};
	const struct need now = { .id = id_new(), .code = S("HI"), .rank = 2, .starts = { 2025, 1, 1 } };
	const struct need first = { .id = id_new(), .code = S("VI"), .rank = 1, .starts = { 2026, 3, 10 } };
	const struct need later = { .id = id_new(), .code = S("PD"), .rank = 1, .starts = { 2026, 3, 11 } };
	const struct need *need;
	struct need_rows all;
	size_t n;

	assert_int_equal(need_insert(t->db, t->a, tom, &past, &t->e), RC_OK);
	assert_int_equal(need_insert(t->db, t->a, tom, &now, &t->e), RC_OK);
	assert_int_equal(need_insert(t->db, t->a, tom, &first, &t->e), RC_OK);
	assert_int_equal(need_insert(t->db, t->a, tom, &later, &t->e), RC_OK);
	assert_int_equal(need_insert(t->db, t->a, other_zara, &now, &t->e), RC_OK);
	assert_int_equal(register_needs(t->db, t->a, &ask, &all, &t->e), RC_OK);
	need = needs_of_pupil(&all, TOM, &n);
	assert_int_equal(n, 2);
	assert_true(str_is(need[0].code, "VI") && str_is(need[1].code, "HI"));
	for (size_t i = 0; i < all.n; i++)
		assert_int_equal(all.item[i].school_id, SCHOOL);
	needs_of_pupil(&all, 1, &n);
	assert_int_equal(n, 0);
	needs_of_pupil(&all, INT64_MAX, &n);
	assert_int_equal(n, 0);
	/* The music teacher is his mother: as staff she does not hold him. */
	ask = (struct register_ask){ SCHOOL, MUSIC_TEACHER, S("teacher"), TODAY };
	assert_int_equal(register_needs(t->db, t->a, &ask, &all, &t->e), RC_OK);
	needs_of_pupil(&all, TOM, &n);
	assert_int_equal(n, 0);
}

/* In order of calling; nobody who must not see the record, and nobody whose time as a contact is over or to come. */
static void test_contacts__but_no_restricted_one(void **state)
{
	struct store_test *t = *state;
	struct register_ask ask = { SCHOOL, SENCO, S("senco"), TODAY };
	struct register_contact *k;
	struct contact *all;
	size_t n, seen = 0, open = 0;

	assert_int_equal(contact_list(t->db, t->a, tom, TODAY, &all, &n, &t->e), RC_OK);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++)
		open += all[i].restricted == 0;
	assert_int_equal(register_contacts(t->db, t->a, &ask, &k, &n, &t->e), RC_OK);
	for (size_t i = 0; i < n; i++)
		seen += k[i].pupil_id == TOM;
	assert_int_equal(seen, open);
	all[0].restricted = 1;
	assert_int_equal(contact_update(t->db, t->a, tom, &all[0], &t->e), RC_OK);
	assert_int_equal(register_contacts(t->db, t->a, &ask, &k, &n, &t->e), RC_OK);
	seen = 0;
	for (size_t i = 0; i < n; i++)
		seen += k[i].pupil_id == TOM;
	assert_int_equal(seen, open - 1);
	ask = (struct register_ask){ OTHER_SCHOOL, SENCO, S("senco"), TODAY };
	assert_int_equal(register_contacts(t->db, t->a, &ask, &k, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static void test_taken_out__of_one_and_of_all(void **state)
{
	struct store_test *t = *state;
	struct taken_out v = { 0 }, *list;
	size_t n;

	record_fill(t->a, &taken_out_rec, &v);
	v.school_id = SCHOOL;
	v.taken_by = SENCO;
	assert_int_equal(taken_out_insert(t->db, t->a, &v, &t->e), RC_OK);
	assert_int_equal(taken_out_insert(t->db, t->a, &v, &t->e), RC_CONFLICT);
	assert_int_equal(taken_out_list(t->db, t->a, SCHOOL, SENCO, &list, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_record_same(t->a, &taken_out_rec, &v, &list[0]);
	assert_true(list[0].by_name.n > 0);
	for (int i = 0; i < TAKEN_SHOWN + 5; i++) {
		v.id = id_new();
		v.taken_by = HEAD;
		assert_int_equal(taken_out_insert(t->db, t->a, &v, &t->e), RC_OK);
	}
	assert_int_equal(taken_out_list(t->db, t->a, SCHOOL, 0, &list, &n, &t->e), RC_OK);
	assert_int_equal(n, TAKEN_SHOWN);
	assert_true(list[0].id > list[1].id);
	assert_int_equal(taken_out_list(t->db, t->a, OTHER_SCHOOL, 0, &list, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

TEST_MAIN(test_register_sql)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_needs__of_those_whom_one_holds),
		T(test_contacts__but_no_restricted_one),
		T(test_taken_out__of_one_and_of_all),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
