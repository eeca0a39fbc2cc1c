/* enrol/year_up: the step into a new school year, once, with a way back on the same day, and who sees whom after it: on
 * both engines, in July and September 2026. */
#include "support/support.h"
#include "support/test_db.h"

#include "core/people/member_sql.h"
#include "core/people/pupil_sql.h"
#include "core/rights/scope_sql.h"
#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"
#include "enrol/pupil_hand.h"
#include "enrol/year_up.h"
#include "import/import.h"
#include "support/work_school.h"

#define JULY ((struct date){ 2026, 7, 20 })
#define AUGUST ((struct date){ 2026, 8, 31 })

struct typed {
	const char *to_5p;
	int64_t stays;
};

static struct str to_of(void *x, int64_t class_id, bool *said)
{
	const struct typed *t = x;

	*said = class_id == CLASS_5P && t->to_5p != NULL;
	return str_of(t->to_5p);
}

static bool stays_of(void *x, int64_t pupil_id)
{
	return ((const struct typed *)x)->stays == pupil_id;
}

static struct ctx *on(struct store_test *t, struct date day, int64_t person, enum role hat)
{
	struct ctx *c = work_as(t, person, hat);

	c->now.today = day;
	return c;
}

static enum rc go(struct store_test *t, struct date day, int64_t id, struct typed *x, int64_t last,
                  struct year_up_view *v)
{
	struct ctx *c = on(t, day, SENCO, ROLE_SENCO);
	struct year_up_ask ask = { .id = id,
		                   .last_year = last,
		                   .last_day = day,
		                   .keep_until = AUGUST,
		                   .to = to_of,
		                   .stays = stays_of,
		                   .x = x };

	return IN_WRITE(c, year_up_go(c, &ask, v));
}

static enum rc back(struct store_test *t, struct date day, int64_t id)
{
	struct ctx *c = on(t, day, SENCO, ROLE_SENCO);

	return IN_WRITE(c, year_up_back(c, id));
}

static struct pupil pupil_of(struct store_test *t, int64_t id)
{
	struct pupil p;

	assert_int_equal(pupil_load(t->db, t->a, (struct pupil_key){ SCHOOL, id }, &p, &t->e), RC_OK);
	return p;
}

static const char *class_of(struct store_test *t, int64_t id)
{
	struct pupil p = pupil_of(t, id);
	struct school_class *k;
	size_t n;

	assert_int_equal(class_list(t->db, t->a, SCHOOL, &k, &n, &t->e), RC_OK);
	for (size_t i = 0; i < n; i++)
		if (k[i].id == p.class_id)
			return str_c(t->a, k[i].name);
	return "";
}

static bool has(struct store_test *t, int64_t person, int64_t pupil, struct date day)
{
	return scope_has(t->db, t->a, SCHOOL, person, S("teacher"), pupil, day, &t->e) == RC_OK;
}

static void test_up__moves_everybody_once(void **state)
{
	struct store_test *t = *state;
	struct typed x = { .to_5p = "6 Price", .stays = TOM };
	struct year_up_view v;
	struct member m;

	assert_int_equal(go(t, JULY, 9001, &x, 6, &v), RC_OK);
	assert_int_equal(v.count[YEAR_UP_WHAT_UP], 2);
	assert_int_equal(v.count[YEAR_UP_WHAT_STAY], 1);
	assert_int_equal(pupil_of(t, ZARA).year_group, 6);
	assert_string_equal(class_of(t, ZARA), "6 Price");
	assert_int_equal(pupil_of(t, TOM).year_group, 5);
	assert_string_equal(class_of(t, TOM), "5P");
	assert_string_equal(class_of(t, AVA), "2P"); /* as proposed */
	assert_int_equal(pupil_of(t, GONE).year_group, 5);
	assert_int_equal(member_now(t->db, t->a, zara, &m, &t->e), RC_OK);
	assert_int_equal(date_cmp(m.starts, JULY), 0);
	assert_int_equal(go(t, JULY, 9001, &x, 6, &v), RC_OK); /* sent twice */
	assert_int_equal(go(t, JULY, 9002, &x, 6, &v), RC_INVALID);
	assert_string_equal(v.fault, "go");
	assert_int_equal(go(t, (struct date){ 2026, 9, 3 }, 9003, &x, 6, &v), RC_INVALID); /* and in September */
	assert_int_equal(pupil_of(t, ZARA).year_group, 6);
	assert_int_equal(pupil_of(t, TOM).year_group, 5); /* stayed, and is not asked again */
	assert_int_equal(go(t, (struct date){ 2026, 3, 10 }, 9004, &x, 6, &v), RC_NONE);
}

static void test_up__the_old_teacher_keeps_them_until_the_day(void **state)
{
	struct store_test *t = *state;
	struct typed x = { .to_5p = "6P" };
	struct year_up_view v;

	assert_true(has(t, CLASS_TEACHER, ZARA, JULY));
	assert_int_equal(go(t, JULY, 9001, &x, 6, &v), RC_OK);
	assert_true(has(t, CLASS_TEACHER, ZARA, JULY));
	assert_true(has(t, CLASS_TEACHER, ZARA, AUGUST));
	assert_false(has(t, CLASS_TEACHER, ZARA, date_add(AUGUST, 1)));
	assert_true(has(t, MUSIC_TEACHER, ZARA, AUGUST));
	assert_false(has(t, MUSIC_TEACHER, TOM, JULY)); /* her own child */
}

static void test_leavers__leave_on_the_day(void **state)
{
	struct store_test *t = *state;
	struct typed x = { 0 };
	struct year_up_view v;

	assert_int_equal(go(t, JULY, 9001, &x, 5, &v), RC_OK);
	assert_int_equal(v.count[YEAR_UP_WHAT_LEAVE], 2);
	assert_int_equal(date_cmp(pupil_of(t, ZARA).left_on, JULY), 0);
	assert_false(has(t, CLASS_TEACHER, ZARA, date_add(JULY, 1)));
	assert_int_equal(back(t, JULY, 9001), RC_OK);
	assert_true(date_none(pupil_of(t, ZARA).left_on));
	assert_int_equal(pupil_of(t, AVA).year_group, 1);
}

/* Until the end of November the page takes what it proposes itself: the last day of the summer term. */
static void test_leavers__late_in_autumn_left_in_summer(void **state)
{
	static const struct date DAY[] = { { 2026, 11, 13 }, { 2026, 11, 19 }, { 2026, 11, 30 } };
	const struct date last = { 2026, 7, 10 };
	struct store_test *t = *state;
	struct typed x = { 0 };
	struct year_up_view v;

	assert_int_equal(term_insert(t->db, t->a, SCHOOL, 1, S("Summer term"), (struct date){ 2026, 4, 13 },
	                             (struct date){ 2026, 5, 25 }, (struct date){ 2026, 5, 29 }, last, &t->e),
	                 RC_OK);
	for (size_t i = 0; i < sizeof DAY / sizeof DAY[0]; i++) {
		struct ctx *c = on(t, DAY[i], SENCO, ROLE_SENCO);
		struct year_up_ask ask = {
			.id = 9001 + (int64_t)i, .last_year = 5, .to = to_of, .stays = stays_of, .x = &x
		};

		assert_int_equal(IN_READ(c, year_up_begin(c, &ask)), RC_OK);
		assert_int_equal(date_cmp(ask.last_day, last), 0);
		assert_int_equal(IN_WRITE(c, year_up_go(c, &ask, &v)), RC_OK);
		assert_int_equal(date_cmp(pupil_of(t, ZARA).left_on, last), 0);
		assert_int_equal(back(t, DAY[i], ask.id), RC_OK);
	}
}

TEST_STMT(STRETCHES, 20,
          "SELECT starts, ends FROM class_member WHERE school_id = 7 AND pupil_id = 501 ORDER BY starts, id");

/* Taken back, a last day that is still to come leaves nothing behind: the class goes on as it was. */
static void test_leavers__taken_back_before_their_last_day(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = on(t, JULY, SENCO, ROLE_SENCO);
	struct typed x = { 0 };
	struct year_up_ask ask = { .id = 9001,
		                   .last_year = 5,
		                   .last_day = date_add(JULY, 9),
		                   .keep_until = AUGUST,
		                   .to = to_of,
		                   .stays = stays_of,
		                   .x = &x };
	struct year_up_view v;
	struct member m, now;
	struct rows r;

	assert_int_equal(member_insert(t->db, t->a, zara, 9100, CLASS_5P, 5, (struct date){ 2025, 9, 1 }, DATE_NONE,
	                               &t->e),
	                 RC_OK);
	assert_int_equal(member_now(t->db, t->a, zara, &m, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, year_up_go(c, &ask, &v)), RC_OK);
	assert_int_equal(date_cmp(pupil_of(t, ZARA).left_on, date_add(JULY, 9)), 0);
	assert_int_equal(back(t, JULY, 9001), RC_OK);
	assert_true(date_none(pupil_of(t, ZARA).left_on));
	assert_int_equal(member_now(t->db, t->a, zara, &now, &t->e), RC_OK);
	assert_int_equal(now.id, m.id);
	assert_int_equal(date_cmp(now.starts, m.starts), 0);
	assert_int_equal(db_run(t->db, t->a, &STRETCHES, &r, &t->e), RC_OK);
	for (size_t i = 0; i < r.n; i++)
		if (!row_null(&r, i, "ends"))
			assert_true(date_cmp(row_date(&r, i, "ends"), JULY) < 0);
	assert_true(has(t, CLASS_TEACHER, ZARA, date_add(AUGUST, 1)));
}

static void test_back__everybody_is_where_they_were_on_the_same_day(void **state)
{
	struct store_test *t = *state;
	struct typed x = { .to_5p = "6P" };
	struct ctx *c = on(t, JULY, SENCO, ROLE_SENCO);
	struct enrol_fault f;
	struct year_up_view v;
	struct pupil p, theirs;

	assert_int_equal(go(t, JULY, 9001, &x, 6, &v), RC_OK);
	p = pupil_of(t, TOM);
	p.class_id = CLASS_1P; /* by hand, afterwards */
	assert_int_equal(IN_WRITE(c, pupil_hand_save(c, TOM, &p, &theirs, &f)), RC_OK);
	assert_int_equal(back(t, date_add(JULY, 1), 9001), RC_INVALID);
	assert_int_equal(pupil_of(t, ZARA).year_group, 6);
	assert_int_equal(back(t, JULY, 9001), RC_OK);
	assert_int_equal(back(t, JULY, 9001), RC_OK); /* pressed twice */
	assert_int_equal(pupil_of(t, ZARA).year_group, 5);
	assert_string_equal(class_of(t, ZARA), "5P");
	assert_string_equal(class_of(t, TOM), "1P"); /* stays where the hand put him */
	assert_true(has(t, CLASS_TEACHER, ZARA, date_add(AUGUST, 1)));
	assert_int_equal(go(t, JULY, 9005, &x, 6, &v), RC_OK); /* and once more */
	assert_int_equal(pupil_of(t, ZARA).year_group, 6);
}

/* A file of the roll that is in the new year already: nothing is left to do; an old one takes nothing back. */
static void test_file__and_the_step_agree(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = on(t, JULY, SENCO, ROLE_SENCO);
	struct import_options o = { .kind = IMPORT_ROLL };
	struct typed x = { 0 };
	struct import_report r;
	struct year_up_view v;

	assert_int_equal(IN_WRITE(c, import_run(c, &o,
	                                        S("Surname,Forename,Preferred name,DOB,NC year,Reg\n"
	                                          "Iqbal,Zara,,9/1/2016,6,6P\nWard-Lee,Thomas,Tom,9/1/2016,6,6P\n"),
	                                        &r)),
	                 RC_OK);
	assert_int_equal(pupil_of(t, ZARA).year_group, 6);
	assert_int_equal(go(t, JULY, 9001, &x, 6, &v), RC_OK);
	assert_int_equal(v.count[YEAR_UP_WHAT_UP], 1); /* AVA, whom the file did not have */
	assert_int_equal(v.count[YEAR_UP_WHAT_DONE], 2);
	assert_int_equal(pupil_of(t, ZARA).year_group, 6);
	assert_int_equal(IN_WRITE(c, import_run(c, &o,
	                                        S("Surname,Forename,Preferred name,DOB,NC year,Reg\n"
	                                          "Iqbal,Ava,,9/1/2016,1,1P\n"),
	                                        &r)),
	                 RC_OK);
	assert_string_equal(class_of(t, AVA), "2P");
	assert_int_equal(pupil_of(t, AVA).year_group, 2);
}

static void test_wrong__is_said_and_changes_nothing(void **state)
{
	struct store_test *t = *state;
	struct ctx *teacher = on(t, JULY, CLASS_TEACHER, ROLE_TEACHER);
	struct typed x = { .to_5p = " " };
	struct year_up_ask ask = { .id = 9001, .last_year = 6, .last_day = JULY };
	struct year_up_view v;

	assert_int_equal(go(t, JULY, 9001, &x, 6, &v), RC_INVALID);
	assert_string_equal(v.fault, "to");
	assert_int_equal(v.fault_class, CLASS_5P);
	x.to_5p = "6P";
	assert_int_equal(go(t, (struct date){ 2026, 9, 3 }, 9001, &x, 6, &v), RC_INVALID);
	assert_string_equal(v.fault, "keep_until"); /* a day that is over */
	assert_int_equal(IN_WRITE(teacher, year_up_go(teacher, &ask, &v)), RC_NONE);
	assert_int_equal(pupil_of(t, ZARA).year_group, 5);
	assert_int_equal(back(t, JULY, 9001), RC_NONE);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_year_up)
{
	const struct CMUnitTest tests[] = {
		T(test_up__moves_everybody_once),
		T(test_up__the_old_teacher_keeps_them_until_the_day),
		T(test_leavers__leave_on_the_day),
		T(test_leavers__late_in_autumn_left_in_summer),
		T(test_leavers__taken_back_before_their_last_day),
		T(test_back__everybody_is_where_they_were_on_the_same_day),
		T(test_file__and_the_step_agree),
		T(test_wrong__is_said_and_changes_nothing),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
