/* notice/results/circumstance and its store: kept beside the results, in force first, by those who may, nothing
 * impossible. */
#include "support/support.h"

#include "core/entry/entry.h"
#include "notice/results/circumstance_rule.h"
#include "notice/results/circumstance_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "notice/results/circumstance.h"

static struct circumstance glasses(void)
{
	return (struct circumstance){
		.id = 9001, .kind = CIRCUMSTANCE_MEDICAL, .words = S("Wears glasses"), .starts = { 2025, 1, 8 }
	};
}

static enum rc save(struct ctx *c, const struct circumstance *v)
{
	struct circumstance theirs;
	struct edit_fault f;

	return IN_WRITE(c, circumstance_save(c, ZARA, v, &theirs, &f));
}

static void test_store__round_trip(void **state)
{
	struct store_test *t = *state;
	struct circumstance v;

	record_fill_for(t->a, &circumstance_rec, &v, 9001);
	ROUND_TRIP(t, circumstance, v);
}

static void test_save__once_then_changed_then_conflict(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct circumstance v = glasses();
	struct circumstance_view view;

	assert_int_equal(save(c, &v), RC_OK);
	assert_int_equal(save(c, &v), RC_OK); /* sent twice */
	assert_int_equal(IN_READ(c, circumstance_view_load(c, ZARA, 0, &view)), RC_OK);
	assert_int_equal(view.n, 1);
	assert_int_equal(view.item[0].noted_by, CLASS_TEACHER);
	v.revision = view.item[0].revision;
	v.words = S("Wears glasses for reading");
	assert_int_equal(save(work_as(t, SENCO, ROLE_SENCO), &v), RC_OK);
	v.words = S("Lost her glasses");
	assert_int_equal(save(c, &v), RC_CONFLICT);
	assert_int_equal(IN_READ(c, circumstance_view_load(c, ZARA, v.id, &view)), RC_OK);
	assert_true(str_is(view.one.words, "Wears glasses for reading"));
	assert_int_equal(view.one.noted_by, SENCO);
}

static void test_save__by_those_who_may(void **state)
{
	struct store_test *t = *state;
	struct circumstance v = glasses();
	struct circumstance_view view;

	assert_int_equal(save(work_as(t, ASSISTANT, ROLE_TA), &v), RC_NONE);
	assert_int_equal(save(work_as(t, HEAD, ROLE_HEAD), &v), RC_NONE);
	assert_int_equal(save(work_as(t, MOTHER, ROLE_PARENT), &v), RC_NONE);
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD),
	                         circumstance_view_load(work_as(t, HEAD, ROLE_HEAD), ZARA, 0, &view)),
	                 RC_OK);
	assert_int_equal(view.n, 0);
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         circumstance_view_load(work_as(t, ASSISTANT, ROLE_TA), ZARA, 0, &view)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, SPECIALIST, ROLE_SPECIALIST),
	                         circumstance_view_load(work_as(t, SPECIALIST, ROLE_SPECIALIST), ZARA, 0, &view)),
	                 RC_NONE);
}

static void test_fault__names_the_field(void **state)
{
	const struct date born = { 2017, 5, 4 };
	const struct date today = { 2026, 3, 10 };
	struct circumstance v = glasses();
	struct str why;

	(void)state;
	assert_null(circumstance_fault(&v, born, today, &why));
	v.words = S("  ");
	assert_string_equal(circumstance_fault(&v, born, today, &why), "words");
	v = glasses();
	v.level = ENGLISH_B;
	assert_string_equal(circumstance_fault(&v, born, today, &why), "level");
	v.kind = CIRCUMSTANCE_LANGUAGE;
	v.words = S("");
	assert_null(circumstance_fault(&v, born, today, &why)); /* the level says it */
	v = glasses();
	v.starts = (struct date){ 2017, 5, 3 };
	assert_string_equal(circumstance_fault(&v, born, today, &why), "starts"); /* before birth */
	v.starts = (struct date){ 2026, 3, 11 };
	assert_string_equal(circumstance_fault(&v, born, today, &why), "starts");
	v = glasses();
	v.ends = (struct date){ 2025, 1, 7 };
	assert_string_equal(circumstance_fault(&v, born, today, &why), "ends");
	v = (struct circumstance){ .kind = CIRCUMSTANCE_ARRIVED };
	assert_string_equal(circumstance_fault(&v, born, today, &why), "starts");
	v.starts = (struct date){ 2024, 9, 2 };
	assert_null(circumstance_fault(&v, born, today, &why));
}

static void test_list__in_force_first_and_by_scope(void **state)
{
	struct store_test *t = *state;
	struct circumstance past = { .id = 9002,
		                     .kind = CIRCUMSTANCE_ARRIVED,
		                     .words = S("Stayed a term"),
		                     .revision = 1,
		                     .starts = { 2024, 1, 1 },
		                     .ends = { 2024, 3, 1 },
		                     .noted_by = SENCO,
		                     .noted_on = { 2024, 3, 1 } };
	struct circumstance now = glasses();
	struct circumstance *item;
	size_t n;

	now.noted_by = SENCO;
	now.noted_on = now.starts;
	now.revision = 1;
	assert_int_equal(circumstance_insert(t->db, t->a, zara, &past, &t->e), RC_OK);
	assert_int_equal(circumstance_insert(t->db, t->a, zara, &now, &t->e), RC_OK);
	assert_int_equal(circumstance_list(t->db, t->a, zara, &item, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(item[0].id, 9001);
	assert_int_equal(circumstance_of_scope(t->db, t->a, SCHOOL, CLASS_TEACHER, S("teacher"), TODAY, &item, &n,
	                                       &t->e),
	                 RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(item[0].pupil_id, ZARA);
	assert_int_equal(circumstance_of_scope(t->db, t->a, OTHER_SCHOOL, SENCO, S("senco"), TODAY, &item, &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 0);
}

static void test_history__has_the_hours_of_a_timetable(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct circumstance v = { .id = 9002,
		                  .kind = CIRCUMSTANCE_PART_TIME,
		                  .words = S("After an operation"),
		                  .starts = TODAY,
		                  .hours = 12,
		                  .agreed = PARENTS_AGREED_YES,
		                  .review_on = { 2026, 4, 14 } };
	struct entry_ask ask;
	struct entry *e;
	size_t n;

	assert_int_equal(save(c, &v), RC_OK);
	assert_int_equal(IN_READ(c, entry_ask_make(c, false, &ask)), RC_OK);
	assert_int_equal(IN_READ(c, entries_load(c, zara, &ask, ENTRIES_MOST, &e, &n)), RC_OK);
	for (size_t i = 0; i < n; i++)
		if (e[i].id == v.id) {
			assert_true(str_is(e[i].words,
			                   "12 hours a week in school. The parents agreed. To be looked at again on "
			                   "14 April 2026. After an operation (since 10 March 2026)"));
			return;
		}
	fail_msg("it is not in the history");
}

static void test_words(void **state)
{
	struct store_test *t = *state;
	struct circumstance v = { .kind = CIRCUMSTANCE_LANGUAGE, .level = ENGLISH_B, .words = S("Urdu at home.") };

	assert_true(str_is(circumstance_text(t->a, &v), "Proficiency B, early acquisition. Urdu at home."));
	assert_int_equal(circumstance_when(t->a, &v).n, 0);
	v.starts = (struct date){ 2024, 9, 1 };
	assert_true(str_is(circumstance_when(t->a, &v), "since 1 September 2024"));
	v.ends = (struct date){ 2025, 7, 1 };
	assert_true(str_is(circumstance_when(t->a, &v), "1 September 2024 to 1 July 2025"));
}

TEST_MAIN(test_circumstance)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_store__round_trip),
		T(test_save__once_then_changed_then_conflict),
		T(test_save__by_those_who_may),
		T(test_fault__names_the_field),
		T(test_list__in_force_first_and_by_scope),
		T(test_history__has_the_hours_of_a_timetable),
		T(test_words),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
