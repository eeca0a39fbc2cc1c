/* The generator of script/bench screen, small, and the whole way of its results on both engines: written in batches,
 * read and screened, and the same results by a file. */
#include "support/support.h"

#include "support/big_school.h"
#include "support/test_db.h"
#include "import/import.h"
#include "notice/screen/screening.h"

enum {
	SCHOOL = 1001,
	YEARS = 2,
	YEAR_SIZE = 12,
	SUBJECTS = 3,
	POINTS = 18,
	ALL = YEARS * YEAR_SIZE * SUBJECTS * POINTS
};

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 }; /* 10 March 2026, 9am */
static struct ctx *c;
static struct big_school big;

static int setup(void **state)
{
	struct arena *a = arena_new(512u << 20);

	c = NEW(a, struct ctx);
	*c = (struct ctx){ .app = &app, .db = test_db_new(), .a = a, .now = clock_read(&app.clock) };
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	test_db_drop(c->db);
	arena_free(c->a);
	return 0;
}

static void make(bool empty)
{
	big = (struct big_school){ .id = SCHOOL,
		                   .years = YEARS,
		                   .year_size = YEAR_SIZE,
		                   .subjects = SUBJECTS,
		                   .points = POINTS,
		                   .empty = empty };
	if (big_school_make(c, &big) != RC_OK)
		fail_msg("%s", c->err.text);
	c->actor = big_school_actor(&big);
}

static struct screening screened(void)
{
	struct screening s;

	if (IN_READ(c, screening_load(c, DATE_NONE, &s)) != RC_OK)
		fail_msg("%s", c->err.text);
	return s;
}

static void imported(bool wide, size_t added, size_t unchanged)
{
	struct import_options o = { .kind = IMPORT_RESULTS };
	struct import_report r;

	if (import_run(c, &o, big_school_file(c->a, &big, wide), &r) != RC_OK)
		fail_msg("%zu problems: %.*s %s", r.problems.n,
		         STR_ARG(r.problems.n > 0 ? r.problems.item[0].reason : STR_NONE), c->err.text);
	assert_int_equal(r.count[ITEM_ADDED], added);
	assert_int_equal(r.count[ITEM_UNCHANGED], unchanged);
}

static void test_made_and_screened(void **state)
{
	struct screening s;

	(void)state;
	make(false);
	assert_int_equal(big.results, ALL);
	s = screened();
	assert_int_equal(s.run.results, ALL);
	assert_int_equal(s.held, YEARS * YEAR_SIZE);
	assert_int_equal(s.findings, YEARS * YEAR_SIZE * SUBJECTS);
	/* In order, whatever order they were written in. */
	for (size_t i = 1; i < s.run.results; i++) {
		const struct screen_result *x = &s.run.result[i - 1], *y = &s.run.result[i];

		assert_true(x->pupil < y->pupil || x->subject < y->subject || x->point + 1 == y->point);
	}
}

/* A file brings what the generator writes: every number of the screen's input is the same. */
static void test_files_bring_the_same(void **state)
{
	struct screening direct, wide;
	int64_t sum[2] = { 0, 0 };

	(void)state;
	make(false);
	direct = screened();
	imported(true, 0, YEARS * YEAR_SIZE);
	test_db_drop(c->db);
	c->db = test_db_new();
	make(true);
	imported(true, YEARS * YEAR_SIZE, 0);
	imported(false, 0, ALL);
	wide = screened();
	assert_int_equal(wide.run.results, ALL);
	for (size_t i = 0; i < ALL; i++) {
		sum[0] += (int64_t)(i % 1009) * direct.run.result[i].value;
		sum[1] += (int64_t)(i % 1009) * wide.run.result[i].value;
	}
	assert_int_equal(sum[0], sum[1]);
}

TEST_MAIN(test_big_school)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_made_and_screened, setup, teardown),
		cmocka_unit_test_setup_teardown(test_files_bring_the_same, setup, teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
