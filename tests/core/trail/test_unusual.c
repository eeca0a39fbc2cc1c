/* What is out of the ordinary: counted, told to the trail once, bounded, shown to who may see it, seen, forgotten; and
 * pupils' pages that are opened very fast. */
#include "support/support.h"

#include "core/rights/unusual.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/trail/reads_sql.h"
#include "core/trail/unusual.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { DAY_S = 86400, LIMIT = READING_LEAST };

STMT_UNSCOPED(
    Q_TEST_UNUSUAL_EVENTS, 1, "a test counts",
    "SELECT COUNT(*) AS n, COALESCE(MAX(record_id), 0) AS times, COALESCE(MAX(address), '') AS address,"
    " COALESCE(MAX(account_id), 0) AS account_id FROM event WHERE action LIKE 'unusual.%' AND record = 'times'");
STMT_UNSCOPED(Q_TEST_UNUSUAL_ROWS, 1, "a test counts",
              "SELECT COUNT(*) AS n, CAST(COALESCE(SUM(n), 0) AS BIGINT) AS times FROM unusual");

STMT_UNSCOPED(Q_TEST_UNUSUAL_TOLD, 1, "a test counts",
              "SELECT CAST(COALESCE(SUM(record_id), 0) AS BIGINT) AS times FROM event WHERE action LIKE 'unusual.%'"
              " AND record = 'times' AND account_id = $1");

static struct rows ask(struct store_test *t, const struct stmt *q)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, q, &r, &t->e), RC_OK);
	return r;
}

/* Something happens at a time, from an address. */
static bool happens(struct store_test *t, enum unusual_kind kind, int64_t account, const char *from, int64_t later)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	bool fresh[UNUSUAL_NOTED];

	c->now = clock_at(c->now.utc + later);
	c->address = str_of(from);
	unusual_note(c, kind, account != 0 ? SCHOOL : 0, account);
	assert_int_equal(unusual_write(c, fresh), RC_OK);
	return fresh[0];
}

static void verified(struct store_test *t)
{
	struct audit_fault fault = { 0 };
	int64_t events;

	if (audit_verify(t->db, NULL, t->a, work_as(t, SENCO, ROLE_SENCO)->app->key, NULL, 0, &events, &fault, &t->e) !=
	    RC_OK)
		fail_msg("entry %lld: %.*s", (long long)fault.seq, STR_ARG(fault.why));
}

static struct unusual_view seen_by_head(struct store_test *t, int64_t later)
{
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);
	struct unusual_view v = { 0 };

	c->now = clock_at(c->now.utc + later);
	assert_int_equal(IN_READ(c, unusual_load(c, &v)), RC_OK);
	return v;
}

static void test_minute__is_one_event_that_says_how_many(void **state)
{
	struct store_test *t = *state;
	struct rows r;

	assert_true(happens(t, UNUSUAL_SIGN_IN, 901, "192.0.2.7", 0));
	for (int i = 1; i < 7; i++)
		assert_false(happens(t, UNUSUAL_SIGN_IN, 901, "192.0.2.7", i));
	r = ask(t, &Q_TEST_UNUSUAL_EVENTS);
	assert_int_equal(row_int(&r, 0, "n"), 0); /* the minute is not over */
	assert_true(happens(t, UNUSUAL_POST, 0, "192.0.2.8", 60));
	r = ask(t, &Q_TEST_UNUSUAL_EVENTS);
	assert_int_equal(row_int(&r, 0, "n"), 1);
	assert_int_equal(row_int(&r, 0, "times"), 7);
	assert_int_equal(row_int(&r, 0, "account_id"), 901);
	assert_true(str_is(row_str(&r, 0, "address"), "192.0.2.7"));
	happens(t, UNUSUAL_POST, 0, "192.0.2.8", 120);
	happens(t, UNUSUAL_POST, 0, "192.0.2.8", 180);
	r = ask(t, &Q_TEST_UNUSUAL_EVENTS);
	assert_int_equal(row_int(&r, 0, "n"), 3);
	verified(t);
}

/* How often something of this account stands in the trail. */
static int64_t told_of(struct store_test *t, int64_t account)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, &Q_TEST_UNUSUAL_TOLD, &r, &t->e, DV(account)), RC_OK);
	return row_int(&r, 0, "times");
}

/* From any number of addresses, no more rows than so many a minute: the rest is one row that counts them. */
static void test_strangers__do_not_fill_the_database(void **state)
{
	struct store_test *t = *state;
	const int many = 3 * UNUSUAL_ROWS_MINUTE;
	struct rows r;

	for (int i = 0; i < many; i++)
		happens(t, UNUSUAL_POST, 0, str_c(t->a, str_fmt(t->a, "192.0.2.%d", i)), 0);
	r = ask(t, &Q_TEST_UNUSUAL_ROWS);
	assert_int_equal(row_int(&r, 0, "n"), UNUSUAL_ROWS_MINUTE + 1);
	assert_int_equal(row_int(&r, 0, "times"), many);
}

static void flood(struct store_test *t, enum unusual_kind kind, int64_t later)
{
	for (int i = 0; i < 2 * UNUSUAL_ROWS_MINUTE; i++)
		happens(t, kind, 0, str_c(t->a, str_fmt(t->a, "198.51.100.%d", i)), later);
}

/* However many addresses there are: which account is tried is seen, and told to the trail when the hour is over. */
static void test_flood__hides_no_account(void **state)
{
	struct store_test *t = *state;
	const int64_t account = 900 + CLASS_TEACHER;
	struct unusual_view v;
	struct rows r;

	work_account(t, CLASS_TEACHER, "ola");
	happens(t, UNUSUAL_SIGN_IN, account, "192.0.2.200", 0);
	flood(t, UNUSUAL_POST, 0);
	assert_true(happens(t, UNUSUAL_SIGN_IN, account, "192.0.2.1", 1)); /* a line of the log says so, too */
	for (int i = 2; i < 2 * UNUSUAL_FEW; i++)
		assert_false(
		    happens(t, UNUSUAL_SIGN_IN, account, str_c(t->a, str_fmt(t->a, "192.0.2.%d", i)), (int64_t)i));
	r = ask(t, &Q_TEST_UNUSUAL_ROWS);
	assert_int_equal(row_int(&r, 0, "n"), UNUSUAL_ROWS_MINUTE + 2);
	v = seen_by_head(t, 20);
	assert_int_equal(v.accounts, 1);
	assert_int_equal(v.account[0].account_id, account);
	assert_int_equal(v.account[0].n, 2 * UNUSUAL_FEW);
	assert_int_equal(v.account[0].others, 1);
	assert_true(v.account[0].many);
	assert_true(str_is(v.account[0].address, "192.0.2.200"));
	assert_int_equal(told_of(t, account), 0);
	happens(t, UNUSUAL_SIGN_IN, 0, "192.0.2.7", 60); /* the minute of the first is over, the hour is not */
	assert_int_equal(told_of(t, account), 1);
	happens(t, UNUSUAL_SIGN_IN, 0, "192.0.2.7", 3600);
	assert_int_equal(told_of(t, account), 2 * UNUSUAL_FEW);
	verified(t);
}

/* What is counted by the hour and goes on does not keep waiting what is over. */
static void test_told__is_what_is_over_whatever_goes_on(void **state)
{
	struct store_test *t = *state;

	flood(t, UNUSUAL_POST, 120);
	for (int i = 0; i <= UNUSUAL_TELL; i++)
		happens(t, UNUSUAL_SIGN_IN, 2000 + i, "192.0.2.1", 120);
	happens(t, UNUSUAL_SIGN_IN, 901, "192.0.2.9", 180);
	happens(t, UNUSUAL_SIGN_IN, 902, "192.0.2.9", 240);
	assert_int_equal(told_of(t, 901), 1);
	assert_int_equal(told_of(t, 2000), 0);
	for (int i = 0; i < 3; i++) /* at most so many at once */
		happens(t, UNUSUAL_SIGN_IN, 903, "192.0.2.9", 3600 + i);
	assert_int_equal(told_of(t, 2000), 1);
	assert_int_equal(told_of(t, 2000 + UNUSUAL_TELL), 1);
}

/* A stranger who asks on and on writes nothing any more: nobody who saves waits for it, and no event is added. */
static void test_asking_on_and_on__writes_nothing_more(void **state)
{
	struct store_test *t = *state;
	struct db *saves;
	struct rows r;

	for (int i = 0; i < UNUSUAL_FULL; i++)
		happens(t, UNUSUAL_LINK, 0, "192.0.2.7", i % 60);
	saves = test_db_again(t->db, 2000);
	assert_int_equal(db_begin(saves, DB_WRITE, &t->e), RC_OK);
	for (int i = 0; i < 10; i++)
		assert_false(happens(t, UNUSUAL_LINK, 0, "192.0.2.7", 59));
	assert_int_equal(db_end(saves, RC_OK, &t->e), RC_OK);
	db_close(saves);
	r = ask(t, &Q_TEST_UNUSUAL_ROWS);
	assert_int_equal(row_int(&r, 0, "n"), 1);
	assert_int_equal(row_int(&r, 0, "times"), UNUSUAL_FULL);
	assert_true(happens(t, UNUSUAL_LINK, 0, "192.0.2.8", 59)); /* another one is seen */
	assert_true(happens(t, UNUSUAL_LINK, 0, "192.0.2.7", 60)); /* and the next minute */
	r = ask(t, &Q_TEST_UNUSUAL_EVENTS);
	assert_int_equal(row_int(&r, 0, "n"), 2);
	assert_int_equal(row_int(&r, 0, "times"), UNUSUAL_FULL);
}

static enum rc many_rows(struct store_test *t, int64_t from, const struct ctx *c)
{
	for (int i = 0; i < UNUSUAL_ROWS_DAY; i++)
		TRY(unusual_add(t->db, t->a,
		                &(struct unusual_count){
		                    .school_id = SCHOOL,
		                    .slot = from + (int64_t)i / UNUSUAL_ROWS_MINUTE * 60,
		                    .kind = UNUSUAL_LINK,
		                    .address = str_fmt(t->a, "198.51.%d.%d", i / 200, i % 200),
		                    .last_at = from,
		                },
		                c->now.today, &t->e));
	return RC_OK;
}

/* However many addresses and minutes: no more rows on one day, and so no more events, than so many and one an hour. */
static void test_day__has_an_end_of_rows(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct rows r;

	assert_int_equal(IN_WRITE(c, many_rows(t, c->now.utc, c)), RC_OK);
	for (int i = 0; i < 4 * 12; i++)
		happens(t, UNUSUAL_LINK, 0, str_c(t->a, str_fmt(t->a, "203.0.113.%d", i)), 7200 + 900 * (int64_t)i);
	r = ask(t, &Q_TEST_UNUSUAL_ROWS);
	assert_int_equal(row_int(&r, 0, "n"), UNUSUAL_ROWS_DAY + 12);
}

static void test_lines__leave_out_what_happens_to_everybody(void **state)
{
	struct store_test *t = *state;
	struct unusual_view v = { 0 };

	work_account(t, CLASS_TEACHER, "ola");
	for (int i = 0; i < UNUSUAL_FEW - 1; i++)
		happens(t, UNUSUAL_SIGN_IN, 900 + CLASS_TEACHER, "192.0.2.7", i);
	v = seen_by_head(t, 60);
	assert_int_equal(v.accounts + v.addresses, 0);
	happens(t, UNUSUAL_SIGN_IN, 900 + CLASS_TEACHER, "192.0.2.9", 60);
	v = seen_by_head(t, 60);
	assert_int_equal(v.accounts, 1);
	assert_int_equal(v.addresses, 0);
	assert_int_equal(v.account[0].n, UNUSUAL_FEW);
	assert_int_equal(v.account[0].others, 2);
	assert_true(v.account[0].name.n > 0);
	for (int i = 0; i < UNUSUAL_SIGN_INS; i++)
		happens(t, UNUSUAL_SIGN_IN, 0, "192.0.2.9", 100 + i);
	v = seen_by_head(t, 120);
	assert_int_equal(v.addresses, 1);
	assert_true(str_is(v.address[0].address, "192.0.2.9"));
	assert_int_equal(v.address[0].n, UNUSUAL_SIGN_INS + 1);
	assert_int_equal(v.address[0].others, 1);
	v = seen_by_head(t, (int64_t)(UNUSUAL_DAYS + 1) * DAY_S);
	assert_int_equal(v.accounts + v.addresses, 0);
}

static void test_seen__until_it_happens_again(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);

	happens(t, UNUSUAL_WAIT, 901, "192.0.2.7", -90);
	assert_int_equal(seen_by_head(t, 0).fresh, 1);
	assert_int_equal(IN_WRITE(c, unusual_see(c, c->now.utc + 1)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, unusual_see(c, 0)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, unusual_see(c, c->now.utc)), RC_OK);
	assert_int_equal(seen_by_head(t, 0).fresh, 0);
	assert_int_equal(seen_by_head(t, 0).accounts, 1);
	happens(t, UNUSUAL_WAIT, 901, "192.0.2.7", 30);
	assert_int_equal(seen_by_head(t, 60).fresh, 1);
}

static void test_rights__head_and_administrator_only(void **state)
{
	struct store_test *t = *state;

	for (int r = ROLE_NONE; r < ROLE_COUNT; r++) {
		struct ctx *c = work_as(t, SENCO, (enum role)r);
		const bool may =
		    r == ROLE_HEAD || r == ROLE_ADMIN || r == ROLE_OFFICER; /* an officer: in a service only */
		const enum rc want = may ? RC_OK : RC_NONE;
		struct unusual_view v = { 0 };

		assert_int_equal(IN_READ(c, unusual_load(c, &v)), want);
		assert_int_equal(IN_WRITE(c, unusual_see(c, c->now.utc)), want);
		assert_int_equal(IN_WRITE(c, reading_limit_save(c, LIMIT)), want);
	}
}

/* A year later what was counted is gone, addresses are out of the trail, and it still verifies. */
static void test_year__forgets_and_the_chain_holds(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);
	struct rows r;

	happens(t, UNUSUAL_WAIT, 901, "192.0.2.7", 0);
	c->now = clock_at(c->now.utc + 60);
	assert_int_equal(IN_WRITE(c, unusual_clean(c)), RC_OK);
	r = ask(t, &Q_TEST_UNUSUAL_EVENTS);
	assert_true(str_is(row_str(&r, 0, "address"), "192.0.2.7"));
	c->now = clock_at(c->now.utc + AUDIT_ADDRESS_KEPT_S + 60);
	assert_int_equal(IN_WRITE(c, unusual_clean(c)), RC_OK);
	assert_int_equal(IN_WRITE(c, unusual_see(c, c->now.utc)), RC_OK); /* an event of today */
	r = ask(t, &Q_TEST_UNUSUAL_EVENTS);
	assert_int_equal(row_int(&r, 0, "n"), 1);
	assert_int_equal(row_str(&r, 0, "address").n, 0);
	r = ask(t, &Q_TEST_UNUSUAL_ROWS);
	assert_int_equal(row_int(&r, 0, "n"), 0);
	verified(t);
}

/* ---- fast reading ---- */

/* A page of this pupil is opened; how long it has to wait. What is not shown is not counted. */
static int64_t opens(struct store_test *t, int64_t pupil_id, int64_t later, size_t *noted)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct read_event one = { pupil_id, TEST_ACTION("pupil.open"), 0, true };
	int64_t wait_s, limit;
	struct str payload;

	c->now = clock_at(c->now.utc + later);
	c->reads = &one;
	c->read_count = 1;
	assert_int_equal(reading_ask(c, &wait_s, &limit), RC_OK);
	*noted += c->noted_n;
	if (wait_s > 0)
		return wait_s;
	payload = audit_reads_payload(c, &(size_t){ 0 });
	assert_int_equal(audit_reads_append(t->db, t->a, c->app->key, &payload, 1, &t->e), RC_OK);
	return 0;
}

static void limit_is(struct store_test *t, int64_t limit)
{
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);

	assert_int_equal(IN_WRITE(c, reading_limit_save(c, limit)), RC_OK);
}

static void test_reading__is_noticed_then_slowed_and_never_shut_out(void **state)
{
	struct store_test *t = *state;
	size_t noted = 0;

	limit_is(t, LIMIT);
	for (int i = 0; i < LIMIT; i++)
		assert_int_equal(opens(t, 1000 + i, i, &noted), 0);
	assert_int_equal(noted, 0);
	for (int i = LIMIT; i < 2 * LIMIT; i++)
		assert_int_equal(opens(t, 1000 + i, i, &noted), 0);
	assert_int_equal(noted, LIMIT);
	assert_int_equal(opens(t, 2000, 2 * LIMIT - 1, &noted), READING_PAUSE);
	assert_int_equal(opens(t, 2000, 2 * LIMIT, &noted), READING_PAUSE - 1); /* asking again makes it no longer */
	noted = 0;
	assert_int_equal(opens(t, 1003, 2 * LIMIT, &noted), 0); /* what was opened opens */
	assert_int_equal(noted, 0);
	assert_int_equal(opens(t, 2000, 2 * LIMIT + READING_PAUSE, &noted), 0);
	assert_int_equal(opens(t, 2001, 2 * READING_WINDOW, &noted), 0); /* another hour */
	assert_int_equal(noted, 1);
}

/* The same pupils again and again, and a list of everybody, are ordinary work. */
static void test_reading__ordinary_work_is_left_alone(void **state)
{
	struct store_test *t = *state;
	struct read_event list[4 * LIMIT];
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	int64_t wait_s, limit;
	size_t noted = 0;

	limit_is(t, LIMIT);
	for (int i = 0; i < 10 * LIMIT; i++)
		assert_int_equal(opens(t, 1000 + i % LIMIT, i % 60, &noted), 0);
	assert_int_equal(noted, 0);
	for (int i = 0; i < 4 * LIMIT; i++)
		list[i] = (struct read_event){ 3000 + i, TEST_ACTION("pupil.list"), 0, i % 2 == 0 };
	c->reads = list;
	c->read_count = 4 * LIMIT;
	assert_int_equal(reading_ask(c, &wait_s, &limit), RC_OK);
	assert_int_equal(wait_s, 0);
	assert_int_equal(c->opened, 0);
	assert_int_equal(c->noted_n, 0);
}

static void test_limit__has_bounds(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);

	assert_int_equal(seen_by_head(t, 0).limit, READING_USUAL);
	assert_int_equal(IN_WRITE(c, reading_limit_save(c, READING_LEAST - 1)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, reading_limit_save(c, READING_MOST + 1)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, reading_limit_save(c, READING_MOST)), RC_OK);
	assert_int_equal(seen_by_head(t, 0).limit, READING_MOST);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_unusual)
{
	const struct CMUnitTest tests[] = {
		T(test_minute__is_one_event_that_says_how_many),
		T(test_strangers__do_not_fill_the_database),
		T(test_flood__hides_no_account),
		T(test_told__is_what_is_over_whatever_goes_on),
		T(test_asking_on_and_on__writes_nothing_more),
		T(test_day__has_an_end_of_rows),
		T(test_lines__leave_out_what_happens_to_everybody),
		T(test_seen__until_it_happens_again),
		T(test_rights__head_and_administrator_only),
		T(test_year__forgets_and_the_chain_holds),
		T(test_reading__is_noticed_then_slowed_and_never_shut_out),
		T(test_reading__ordinary_work_is_left_alone),
		T(test_limit__has_bounds),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
