/* Pupils: what is written comes back, lists show the scope and nothing else, histories are dated. */
#include "support/support.h"

#include "core/school/school_rec.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static struct pupil_lines list(struct store_test *t, int64_t person, const char *hat, struct pupil_filter f)
{
	struct pupil_lines out;

	assert_int_equal(pupil_list(t->db, t->a, SCHOOL, person, str_of(hat), TODAY, &f, &out, &t->e), RC_OK);
	return out;
}

static const struct pupil_filter ALL = { .year_group = YEAR_ANY };

static void test_pupil__comes_back_as_written(void **state)
{
	struct store_test *t = *state;
	struct pupil p = { 0 }, q;

	record_fill(t->a, &pupil_rec, &p);
	p.school_id = SCHOOL;
	p.class_id = CLASS_5P;
	p.person_id = ZARA_PERSON;
	assert_int_equal(pupil_insert(t->db, t->a, &p, &t->e), RC_OK);
	assert_int_equal(pupil_insert(t->db, t->a, &p, &t->e), RC_CONFLICT);
	assert_int_equal(pupil_load(t->db, t->a, (struct pupil_key){ SCHOOL, p.id }, &q, &t->e), RC_OK);
	assert_record_same(t->a, &pupil_rec, &p, &q);
	assert_true(str_is(q.class_name, "5P"));
}

static void test_pupil_update__old_revision_is_a_conflict(void **state)
{
	struct store_test *t = *state;
	struct pupil p, q;

	assert_int_equal(pupil_load(t->db, t->a, zara, &p, &t->e), RC_OK);
	p.about = S("Loves drawing");
	assert_int_equal(pupil_update(t->db, t->a, zara, &p, &t->e), RC_OK);
	assert_int_equal(pupil_load(t->db, t->a, zara, &q, &t->e), RC_OK);
	assert_int_equal(q.revision, p.revision + 1);
	assert_true(str_is(q.about, "Loves drawing"));
	p.about = S("Something else");
	assert_int_equal(pupil_update(t->db, t->a, zara, &p, &t->e), RC_CONFLICT);
	assert_int_equal(pupil_load(t->db, t->a, zara, &q, &t->e), RC_OK);
	assert_true(str_is(q.about, "Loves drawing"));
}

/* The key decides, not what the record says of itself. */
static void test_pupil_update__stays_with_its_key(void **state)
{
	struct store_test *t = *state;
	struct pupil p, q;

	assert_int_equal(pupil_load(t->db, t->a, zara, &p, &t->e), RC_OK);
	p.id = TOM;
	p.given = S("Changed");
	assert_int_equal(pupil_update(t->db, t->a, zara, &p, &t->e), RC_OK);
	assert_int_equal(pupil_load(t->db, t->a, tom, &q, &t->e), RC_OK);
	assert_true(str_is(q.given, "Thomas"));
	assert_int_equal(pupil_load(t->db, t->a, other_zara, &q, &t->e), RC_OK);
	assert_true(str_is(q.given, "Zed"));
}

static void test_pupil_load__unknown(void **state)
{
	struct store_test *t = *state;
	struct pupil p;

	assert_int_equal(pupil_load(t->db, t->a, (struct pupil_key){ OTHER_SCHOOL, TOM }, &p, &t->e), RC_NONE);
}

static void test_pupil_list__shows_the_scope(void **state)
{
	struct store_test *t = *state;
	struct pupil_lines all = list(t, SENCO, "senco", ALL);

	assert_int_equal(all.n, 3); /* not the one who left, not the other school */
	assert_int_equal(all.total, 3);
	assert_int_equal(all.item[0].id, AVA); /* by family name */
	assert_int_equal(all.item[1].id, ZARA);
	assert_int_equal(all.item[2].id, TOM);
	assert_true(str_is(all.item[1].class_name, "5P"));
	assert_true(all.item[1].code == STATUS_N);
	assert_int_equal(list(t, CLASS_TEACHER, "teacher", ALL).n, 2);
	assert_int_equal(list(t, MUSIC_TEACHER, "teacher", ALL).n, 1); /* never the own child in a staff hat */
	assert_int_equal(list(t, MUSIC_TEACHER, "parent", ALL).n, 1);
	assert_int_equal(list(t, ASSISTANT, "ta", ALL).n, 1);
	assert_int_equal(list(t, MOTHER, "parent", ALL).n, 2);
	assert_int_equal(list(t, FATHER, "parent", ALL).n, 0);       /* restricted */
	assert_int_equal(list(t, CLASS_TEACHER, "senco", ALL).n, 0); /* a hat that is not held */
	assert_int_equal(list(t, ZARA_PERSON, "pupil", ALL).n, 1);
}

static void test_pupil_list__filters(void **state)
{
	struct store_test *t = *state;
	struct pupil_filter f = ALL;
	struct status k = { .id = 901, .code = STATUS_K, .starts = { 2025, 1, 9 } };

	assert_int_equal(status_begin(t->db, t->a, zara, &k, &t->e), RC_OK);
	f.class_id = CLASS_1P;
	assert_int_equal(list(t, SENCO, "senco", f).n, 1);
	f = ALL;
	f.year_group = 5;
	assert_int_equal(list(t, SENCO, "senco", f).n, 2);
	f.roll = ROLL_ALL;
	assert_int_equal(list(t, SENCO, "senco", f).n, 3);
	f = ALL;
	f.code = S("K");
	assert_int_equal(list(t, SENCO, "senco", f).n, 1);
	f.code = S("KE");
	assert_int_equal(list(t, SENCO, "senco", f).item[0].id, ZARA);
	f.code = S("N");
	assert_int_equal(list(t, SENCO, "senco", f).n, 2);
	f = ALL;
	f.teacher_id = CLASS_TEACHER;
	assert_int_equal(list(t, SENCO, "senco", f).n, 2);
	f = ALL;
	f.only_id = TOM;
	assert_int_equal(list(t, SENCO, "senco", f).item[0].id, TOM);
}

static void test_pupil_list__finds_words_of_the_name(void **state)
{
	struct store_test *t = *state;
	struct pupil_filter f = ALL;

	f.word[0] = S("iq");
	assert_int_equal(list(t, SENCO, "senco", f).n, 2);
	f.word[1] = S("za");
	assert_int_equal(list(t, SENCO, "senco", f).n, 1);
	f = ALL;
	f.word[0] = S("lee"); /* the second part of a double name */
	assert_int_equal(list(t, SENCO, "senco", f).n, 1);
	f.word[0] = S("ee"); /* the middle of a word is not its beginning */
	assert_int_equal(list(t, SENCO, "senco", f).n, 0);
}

static void test_pupil_list__pages(void **state)
{
	struct store_test *t = *state;
	struct pupil_filter f = ALL;
	struct pupil_lines page;

	f.limit = 2;
	page = list(t, SENCO, "senco", f);
	assert_int_equal(page.n, 2);
	assert_int_equal(page.total, 3);
	f.offset = 2;
	page = list(t, SENCO, "senco", f);
	assert_int_equal(page.n, 1);
	assert_int_equal(page.total, 3);
	assert_int_equal(page.item[0].id, TOM);
}

static void test_pupil_of_person(void **state)
{
	struct store_test *t = *state;
	int64_t id = 0;

	assert_int_equal(pupil_of_person(t->db, t->a, SCHOOL, ZARA_PERSON, &id, &t->e), RC_OK);
	assert_int_equal(id, ZARA);
	assert_int_equal(pupil_of_person(t->db, t->a, SCHOOL, MOTHER, &id, &t->e), RC_NONE);
}

static void test_status__history_is_kept(void **state)
{
	struct store_test *t = *state;
	struct status k = {
		.id = 901, .code = STATUS_K, .starts = { 2025, 1, 9 }, .reason = S("Decided"), .decided_by = SENCO
	};
	struct status n = { .id = 902, .code = STATUS_N, .starts = { 2026, 2, 1 } };
	struct status now, *all;
	size_t count;

	assert_int_equal(status_on(t->db, t->a, zara, TODAY, &now, &t->e), RC_OK);
	assert_true(now.code == STATUS_N);
	assert_int_equal(now.id, 0);
	assert_int_equal(status_begin(t->db, t->a, zara, &k, &t->e), RC_OK);
	assert_int_equal(status_begin(t->db, t->a, zara, &k, &t->e), RC_CONFLICT);
	assert_int_equal(status_begin(t->db, t->a, zara, &n, &t->e), RC_OK);
	assert_int_equal(status_list(t->db, t->a, zara, &all, &count, &t->e), RC_OK);
	assert_int_equal(count, 2);
	assert_int_equal(all[0].id, 902);
	assert_true(date_none(all[0].ends));
	assert_int_equal(date_cmp(all[1].ends, (struct date){ 2026, 1, 31 }), 0);
	assert_true(str_is(all[1].by_name, "Ruth Adeyemi"));
	assert_int_equal(status_on(t->db, t->a, zara, (struct date){ 2026, 1, 31 }, &now, &t->e), RC_OK);
	assert_true(now.code == STATUS_K);
	assert_int_equal(status_on(t->db, t->a, zara, TODAY, &now, &t->e), RC_OK);
	assert_true(now.code == STATUS_N);
	assert_int_equal(status_on(t->db, t->a, tom, (struct date){ 2026, 1, 31 }, &now, &t->e), RC_OK);
	assert_true(now.code == STATUS_N);
}

static void test_need__all_of_a_day(void **state)
{
	struct store_test *t = *state;
	struct need first = { .id = 1, .code = S("SPLD"), .rank = 2, .starts = { 2025, 1, 9 } };
	struct need second = { .id = 2, .code = S("SLCN"), .rank = 1, .starts = { 2025, 1, 9 } };
	struct need *all;
	size_t n;

	assert_int_equal(need_insert(t->db, t->a, zara, &first, &t->e), RC_OK);
	assert_int_equal(need_insert(t->db, t->a, zara, &second, &t->e), RC_OK);
	assert_int_equal(need_list(t->db, t->a, zara, TODAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_true(str_is(all[0].code, "SLCN"));
	assert_true(str_is(list(t, SENCO, "senco", ALL).item[1].need, "SLCN"));
	assert_int_equal(need_end_all(t->db, t->a, zara, date_add(TODAY, -1), &t->e), RC_OK);
	assert_int_equal(need_list(t->db, t->a, zara, TODAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(need_list(t->db, t->a, zara, DATE_NONE, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
}

/* Whatever stands on the day, a status twice too: the same as asked one by one. */
static void test_standing__is_status_and_needs(void **state)
{
	struct store_test *t = *state;
	const struct date days[] = { { 2025, 1, 8 }, { 2025, 6, 1 }, { 2026, 1, 31 }, TODAY };
	struct status k = {
		.id = 902, .code = STATUS_K, .starts = { 2025, 1, 9 }, .reason = S("Decided"), .decided_by = SENCO
	};
	struct status e = { .id = 901, .code = STATUS_E, .starts = { 2026, 2, 1 } };
	struct need need[] = { { .id = 1, .code = S("SPLD"), .rank = 2, .starts = { 2025, 1, 9 } },
		               { .id = 2, .code = S("SLCN"), .rank = 1, .starts = { 2025, 2, 9 } } };

	assert_int_equal(status_begin(t->db, t->a, zara, &k, &t->e), RC_OK);
	assert_int_equal(status_begin(t->db, t->a, zara, &e, &t->e), RC_OK);
	for (size_t i = 0; i < sizeof need / sizeof *need; i++)
		assert_int_equal(need_insert(t->db, t->a, zara, &need[i], &t->e), RC_OK);
	for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
		struct status one, both;
		struct need *list, *all;
		size_t n, m;

		assert_int_equal(status_on(t->db, t->a, zara, days[d], &one, &t->e), RC_OK);
		assert_int_equal(need_list(t->db, t->a, zara, days[d], &list, &n, &t->e), RC_OK);
		assert_int_equal(standing_on(t->db, t->a, zara, days[d], &both, &all, &m, &t->e), RC_OK);
		assert_int_equal(both.id, one.id);
		assert_int_equal(both.code, one.code);
		assert_int_equal(date_cmp(both.starts, one.starts), 0);
		assert_int_equal(both.pupil_id, one.pupil_id);
		assert_true(str_eq(both.by_name, one.by_name));
		assert_true(str_eq(both.reason, one.reason));
		assert_int_equal(m, n);
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(all[i].id, list[i].id);
			assert_int_equal(all[i].pupil_id, list[i].pupil_id);
			assert_true(str_eq(all[i].code, list[i].code));
		}
	}
}

static void test_contact__with_its_person(void **state)
{
	struct store_test *t = *state;
	struct contact *all, c;
	size_t n;

	assert_int_equal(contact_list(t->db, t->a, zara, TODAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(all[0].person_id, MOTHER);
	assert_true(str_is(person_formal(t->a, &all[0].person), "Mrs Iqbal"));
	assert_true(str_is(person_name(t->a, &all[0].person), "Nadia Iqbal"));
	assert_false(all[0].has_account);
	assert_int_equal(all[1].restricted, 1);
	assert_int_equal(account_insert(t->db, t->a, SCHOOL, 77, MOTHER, S("nadia"), S("x"), S("active"), 1, &t->e),
	                 RC_OK);
	assert_int_equal(contact_load(t->db, t->a, zara, 1, &c, &t->e), RC_OK);
	assert_true(c.has_account);
	c.ends = date_add(TODAY, -1);
	assert_int_equal(contact_update(t->db, t->a, zara, &c, &t->e), RC_OK);
	assert_int_equal(contact_update(t->db, t->a, zara, &c, &t->e), RC_CONFLICT);
	assert_int_equal(contact_list(t->db, t->a, zara, TODAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(contact_load(t->db, t->a, tom, 2, &c, &t->e), RC_NONE);
}

static void test_pupil_staff__everybody_once(void **state)
{
	struct store_test *t = *state;
	struct pupil_staff *all;
	size_t n;

	assert_int_equal(pupil_staff_list(t->db, t->a, zara, TODAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 4);
	assert_int_equal(all[0].person_id, CLASS_TEACHER);
	assert_true(all[0].is_main);
	assert_int_equal(all[1].person_id, MUSIC_TEACHER);
	assert_true(str_is(all[1].subject, "Art, Music"));
	assert_int_equal(all[2].person_id, ASSISTANT);
	assert_true(str_is(all[2].kind, "ta"));
	assert_int_equal(all[3].person_id, SPECIALIST);
	assert_int_equal(pupil_staff_list(t->db, t->a, zara, (struct date){ 2026, 4, 1 }, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 3); /* the specialist's time is over */
	assert_int_equal(pupil_staff_list(t->db, t->a, tom, TODAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1); /* not his own mother */
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_pupil_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_pupil__comes_back_as_written),
		T(test_pupil_update__old_revision_is_a_conflict),
		T(test_pupil_update__stays_with_its_key),
		T(test_pupil_load__unknown),
		T(test_pupil_list__shows_the_scope),
		T(test_pupil_list__filters),
		T(test_pupil_list__finds_words_of_the_name),
		T(test_pupil_list__pages),
		T(test_pupil_of_person),
		T(test_status__history_is_kept),
		T(test_need__all_of_a_day),
		T(test_standing__is_status_and_needs),
		T(test_contact__with_its_person),
		T(test_pupil_staff__everybody_once),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
