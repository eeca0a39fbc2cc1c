/* The calendar of a school, kept between requests: never an older one, and always the same as from the database. */
#include "support/work_school.h"

#include "core/school/calendar.h"
#include "core/school/setup_sql.h"
#include "support/support.h"

static struct app app;

/* A request that has come when the chain of writes ended so. */
static struct ctx *request(struct store_test *t, const char *revision)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	if (app.keep == NULL) {
		app = *c->app;
		app.keep = keep_new(t->a, 1 << 20);
	}
	c->app = &app;
	c->revision = str_of(revision);
	return c;
}

static void closed(struct store_test *t, int64_t id, int day)
{
	struct date d = { 2026, 3, (int8_t)day };

	assert_int_equal(closure_insert(t->db, t->a, SCHOOL, id, S("Snow"), CLOSURE_OTHER, d, d, &t->e), RC_OK);
}

static size_t closures(struct ctx *c, enum db_mode mode)
{
	struct calendar k = { 0 };
	size_t n = 0;

	assert_int_equal(IN_TX(c, mode, calendar_load(c, DATE_NONE, &k)), RC_OK);
	for (size_t i = 0; i < k.closures; i++) /* the usual years around have closures of their own */
		n += k.closure[i].starts.y == 2026 && k.closure[i].starts.m == 3;
	return n;
}

static void begin(struct store_test *t)
{
	app = (struct app){ 0 };
	assert_int_equal(term_insert(t->db, t->a, SCHOOL, 1, S("Autumn term"), (struct date){ 2025, 9, 2 },
	                             (struct date){ 2025, 10, 27 }, (struct date){ 2025, 10, 31 },
	                             (struct date){ 2025, 12, 19 }, &t->e),
	                 RC_OK);
	assert_int_equal(term_insert(t->db, t->a, SCHOOL, 2, S("Spring term"), (struct date){ 2026, 1, 5 },
	                             (struct date){ 2026, 2, 16 }, (struct date){ 2026, 2, 20 },
	                             (struct date){ 2026, 3, 27 }, &t->e),
	                 RC_OK);
	closed(t, 1, 2);
}

static void test_calendar__is_read_again_after_every_change(void **state)
{
	struct store_test *t = *state;

	begin(t);
	assert_int_equal(closures(request(t, "one"), DB_READ), 1);
	closed(t, 2, 3);
	assert_int_equal(closures(request(t, "one"), DB_READ), 1); /* a change that is not in the chain yet */
	assert_int_equal(closures(request(t, "two"), DB_READ), 2);
	assert_int_equal(closures(request(t, "two"), DB_READ), 2);
}

static void test_calendar__of_who_writes_is_not_kept(void **state)
{
	struct store_test *t = *state;

	begin(t);
	assert_int_equal(closures(request(t, "one"), DB_READ), 1);
	closed(t, 2, 3);
	assert_int_equal(closures(request(t, "one"), DB_WRITE), 2);
	assert_int_equal(closures(request(t, ""), DB_READ), 2);
	assert_int_equal(closures(work_as(t, SENCO, ROLE_SENCO), DB_READ), 2);
}

static void test_calendar__kept_is_the_same_as_read(void **state)
{
	struct store_test *t = *state;

	begin(t);
	closed(t, 2, 3);
	for (int day = -120; day < 60; day += 7) {
		struct date from = date_add((struct date){ 2026, 2, 20 }, day);
		struct ctx *c = request(t, "one");
		struct ctx *plain = work_as(t, SENCO, ROLE_SENCO);
		struct calendar x = { 0 };
		struct calendar y = { 0 };

		assert_int_equal(IN_READ(c, calendar_load(c, from, &x)), RC_OK);
		assert_int_equal(IN_READ(plain, calendar_load(plain, from, &y)), RC_OK);
		assert_int_equal(x.terms, y.terms);
		assert_int_equal(x.closures, y.closures);
		for (size_t i = 0; i < x.terms; i++) {
			assert_true(str_eq(x.term[i].name, y.term[i].name));
			assert_int_equal(date_cmp(x.term[i].starts, y.term[i].starts), 0);
			assert_int_equal(date_cmp(x.term[i].ends, y.term[i].ends), 0);
			assert_int_equal(date_cmp(x.term[i].half_starts, y.term[i].half_starts), 0);
			assert_int_equal(date_cmp(x.term[i].half_ends, y.term[i].half_ends), 0);
		}
		for (size_t i = 0; i < x.closures; i++)
			assert_int_equal(date_cmp(x.closure[i].starts, y.closure[i].starts), 0);
	}
}

#define T(x) cmocka_unit_test_setup_teardown(x, store_test_setup, store_test_teardown)

TEST_MAIN(test_calendar)
{
	const struct CMUnitTest tests[] = {
		T(test_calendar__is_read_again_after_every_change),
		T(test_calendar__of_who_writes_is_not_kept),
		T(test_calendar__kept_is_the_same_as_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
