/* The audit: what is done to the table behind its back is found and named; a write leaves one entry, a read leaves one,
 * what failed leaves none. */
#include "support/support.h"

#include "kit/db/migrate.h"
#include "core/area/area.h"
#include "core/account/account_sql.h"
#include "core/rights/gate.h"
#include "core/trail/reads_sql.h"
#include "core/school/school_sql.h"
#include "support/test_web.h"
#include "support/work_school.h"
#include "core/account/accounts.h"
#include "core/trail/audit.h"
#include "core/trail/audit_hash.h"
#include "core/trail/looked.h"
#include "core/account/sign_in.h"
#include "core/account/token.h"
#include "core/school/setup.h"
#include "decide/discussion.h"

enum { ENTRIES = 7 };

static int setup(void **state)
{
	return store_test_setup(state);
}

static void write_some(struct store_test *t, size_t n)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	for (size_t i = 0; i < n; i++) {
		assert_int_equal(db_begin(t->db, DB_WRITE, &t->e), RC_OK);
		assert_int_equal(db_end(t->db,
		                        audit_write(c, ZARA, TEST_ACTION("test.write"), "pupil", (int64_t)i,
		                                    S("words")),
		                        &t->e),
		                 RC_OK);
	}
}

static enum rc verify(struct store_test *t, int64_t *events, struct audit_fault *fault)
{
	*fault = (struct audit_fault){ 0 };
	return audit_verify(t->db, NULL, t->a, work_as(t, SENCO, ROLE_SENCO)->app->key, NULL, 0, events, fault, &t->e);
}

static int64_t sound(struct store_test *t)
{
	struct audit_fault fault;
	int64_t events = 0;

	if (verify(t, &events, &fault) != RC_OK)
		fail_msg("entry %lld: %.*s", (long long)fault.seq, STR_ARG(fault.why));
	return events;
}

static void harmed(struct store_test *t, const char *sql, int64_t seq)
{
	struct audit_fault fault;
	int64_t events;

	write_some(t, ENTRIES);
	assert_int_equal(sound(t), ENTRIES);
	test_db_script(t->db, sql);
	if (verify(t, &events, &fault) != RC_INVALID)
		fail_msg("not found: %s", sql);
	assert_int_equal(fault.school_id, SCHOOL);
	assert_true(fault.why.n > 0);
	if (seq != 0 && fault.seq != seq)
		fail_msg("named entry %lld, not %lld: %.*s", (long long)fault.seq, (long long)seq, STR_ARG(fault.why));
}

static void test_changed__entry_is_named(void **state)
{
	harmed(*state, "UPDATE event SET action = 'test.other' WHERE seq = 3", 3);
}

static void test_changed__time_person_pupil_and_digest_count(void **state)
{
	static const char *const SQL[] = {
		"UPDATE event SET at = at + 1 WHERE seq = 4",  "UPDATE event SET person_id = 9 WHERE seq = 4",
		"UPDATE event SET pupil = 502 WHERE seq = 4",  "UPDATE event SET record_id = 77 WHERE seq = 4",
		"UPDATE event SET hat = 'head' WHERE seq = 4", "UPDATE event SET digest = 'x' WHERE seq = 4"
	};
	void *own;

	(void)state;
	for (size_t i = 0; i < sizeof SQL / sizeof SQL[0]; i++) {
		assert_int_equal(store_test_setup(&own), 0);
		harmed(own, SQL[i], 4);
		assert_int_equal(store_test_teardown(&own), 0);
	}
}

/* Entries from an address, as requests write them. */
static void write_from(struct store_test *t, const char *address)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	c->address = str_of(address);
	assert_int_equal(IN_WRITE(c, audit_write(c, ZARA, TEST_ACTION("test.write"), "pupil", 1, STR_NONE)), RC_OK);
}

static void test_address__is_inside_the_hash(void **state)
{
	static const char *const SQL[] = {
		"UPDATE event SET address = '192.0.2.8' WHERE seq = 2",
		"UPDATE event SET address = '', address_mark = '' WHERE seq = 2",
		"UPDATE event SET address = '' WHERE seq = 2", /* before it is time to forget it */
		"UPDATE event SET address_mark = '' WHERE seq = 2",
		"UPDATE event SET address = '192.0.2.7' WHERE seq = 1",
	};
	void *own;

	(void)state;
	for (size_t i = 0; i < sizeof SQL / sizeof SQL[0]; i++) {
		struct audit_fault fault;
		struct store_test *t;
		int64_t events;

		assert_int_equal(store_test_setup(&own), 0);
		t = own;
		write_some(t, 1);
		write_from(t, "192.0.2.7");
		write_from(t, "2001:db8::7");
		assert_int_equal(sound(t), 3);
		test_db_script(t->db, SQL[i]);
		if (verify(t, &events, &fault) != RC_INVALID)
			fail_msg("not found: %s", SQL[i]);
		assert_int_equal(fault.seq, i == 4 ? 1 : 2);
		assert_int_equal(store_test_teardown(&own), 0);
	}
}

/* An entry of before there were addresses keeps the hash it was written with. */
static void test_address__entries_without_one_are_as_before(void **state)
{
	static const unsigned char key[APP_KEY];
	const struct event_row old = { .school_id = 7,
		                       .chain = S("w"),
		                       .seq = 3,
		                       .at = 1773133200,
		                       .account_id = 11,
		                       .person_id = 101,
		                       .hat = S("senco"),
		                       .action = S("plan.share"),
		                       .pupil = 501,
		                       .record = S("plan"),
		                       .record_id = 12,
		                       .digest = S("d") };
	struct store_test *t = *state;

	assert_string_equal(str_c(t->a, event_hash(t->a, key, &old, S("before"))),
	                    "4d3e1d1cef7aa3a6fd6ed0d6cfce67055f688288e6e362fc400b9121f0bc1a40");
}

static void test_removed__in_the_middle(void **state)
{
	harmed(*state, "DELETE FROM event WHERE seq = 4", 4);
}

static void test_removed__at_the_end(void **state)
{
	harmed(*state, "DELETE FROM event WHERE seq >= 6", 5);
}

static void test_removed__the_whole_chain(void **state)
{
	harmed(*state, "DELETE FROM event", 0);
}

static void test_inserted__copy_of_an_entry(void **state)
{
	harmed(*state,
	       "INSERT INTO event (school_id, chain, seq, at, account_id, person_id, hat, action, pupil, record, "
	       "record_id, digest,"
	       " hash) SELECT school_id, chain, 8, at, account_id, person_id, hat, action, pupil, record, record_id, "
	       "digest, hash"
	       " FROM event WHERE seq = 7",
	       8);
}

static void test_renumbered__entries_do_not_fit(void **state)
{
	harmed(*state, "DELETE FROM event WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = 5", 4);
}

static void test_head__that_was_moved_back_is_not_believed(void **state)
{
	harmed(*state, "UPDATE setting SET value = '5 x y' WHERE name = 'audit.head.w'", 0);
}

static void test_other_key__cannot_make_entries(void **state)
{
	struct store_test *t = *state;
	unsigned char key[APP_KEY] = { 1 };
	struct audit_fault fault;
	int64_t events;

	write_some(t, 2);
	assert_int_equal(audit_verify(t->db, NULL, t->a, key, NULL, 0, &events, &fault, &t->e), RC_INVALID);
}

static void test_write__outside_a_transaction_is_refused(void **state)
{
	struct store_test *t = *state;

	assert_int_equal(audit_write(work_as(t, SENCO, ROLE_SENCO), ZARA, TEST_ACTION("test.write"), "pupil", 1,
	                             STR_NONE),
	                 RC_FAIL);
	assert_int_equal(sound(t), 0);
}

static void test_reads__are_a_chain_of_their_own(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct str payload;

	gate_note_read(c, ZARA, TEST_ACTION("pupil.open"), 0);
	gate_note_read(c, TOM, TEST_ACTION("plan.open"), 12);
	payload = audit_reads_payload(c, &(size_t){ 0 });
	assert_int_equal(audit_reads_append(t->db, t->a, c->app->key, &payload, 1, &t->e), RC_OK);
	write_some(t, 1);
	assert_int_equal(sound(t), 3);
	test_db_script(t->db, "UPDATE event SET pupil = 1 WHERE chain = 'r' AND seq = 2");
	{
		struct audit_fault fault;
		int64_t events;

		assert_int_equal(verify(t, &events, &fault), RC_INVALID);
		assert_true(str_is(fault.chain, "r"));
		assert_int_equal(fault.seq, 2);
	}
}

/* The read events in a file of their own */

static struct db *reads_new(struct store_test *t)
{
	static int made;
	struct db *reads = NULL;

	if (db_open(str_fmt(t->a, "%s/reads-%d.db", test_folder(), ++made), 1000, &reads, &t->e) != RC_OK ||
	    migrate_up_of(reads, reads_migrations, 0, 1767225600, &t->e) != RC_OK)
		fail_msg("%s", t->e.text);
	return reads;
}

static void read_some(struct store_test *t, struct db *reads, size_t n)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct str payload;

	c->read_count = 0;
	gate_note_read(c, ZARA, TEST_ACTION("pupil.open"), 0);
	payload = audit_reads_payload(c, &(size_t){ 0 });
	for (size_t i = 0; i < n; i++)
		assert_int_equal(audit_reads_append(reads, t->a, c->app->key, &payload, 1, &t->e), RC_OK);
}

static enum rc verify_both(struct store_test *t, struct db *reads, int64_t *events, struct audit_fault *fault)
{
	*fault = (struct audit_fault){ 0 };
	return audit_verify(t->db, reads, t->a, work_as(t, SENCO, ROLE_SENCO)->app->key, NULL, 0, events, fault, &t->e);
}

/* A file of before there were addresses: its events stand as they were, and new ones follow. */
static void test_reads_file__of_before_goes_on(void **state)
{
	struct store_test *t = *state;
	const unsigned char *key = work_as(t, SENCO, ROLE_SENCO)->app->key;
	struct event_row old = { .school_id = SCHOOL,
		                 .chain = S("r"),
		                 .seq = 1,
		                 .at = 1773133200,
		                 .account_id = 1,
		                 .person_id = SENCO,
		                 .hat = S("senco"),
		                 .action = S("pupil.open"),
		                 .pupil = ZARA,
		                 .record = S("pupil") };
	struct str hash = event_hash(t->a, key, &old, STR_NONE);
	struct str head = head_value(t->a, key, 1, hash);
	struct db *reads = NULL;
	struct audit_fault fault;
	int64_t events;

	assert_int_equal(db_open(str_fmt(t->a, "%s/reads-old.db", test_folder()), 1000, &reads, &t->e), RC_OK);
	assert_int_equal(migrate_up_of(reads, reads_migrations, 1, 1767225600, &t->e), RC_OK);
	test_db_script(reads, str_c(t->a, str_fmt(t->a,
	                                          "INSERT INTO event VALUES (7, 'r', 1, 1773133200, 1, 101, 'senco',"
	                                          " 'pupil.open', 501, 'pupil', 0, '', '%.*s');"
	                                          "INSERT INTO setting VALUES (7, 'audit.head.r', '%.*s')",
	                                          STR_ARG(hash), STR_ARG(head))));
	assert_int_equal(migrate_up_of(reads, reads_migrations, 0, 1767225600, &t->e), RC_OK);
	read_some(t, reads, 2);
	assert_int_equal(verify_both(t, reads, &events, &fault), RC_OK);
	assert_int_equal(events, 3);
	db_close(reads);
}

static void test_reads_file__is_walked_with_the_database(void **state)
{
	struct store_test *t = *state;
	struct db *reads = reads_new(t);
	struct audit_fault fault;
	int64_t events;
	bool has;

	assert_int_equal(audit_anchored(t->db, t->a, &has, &t->e), RC_OK);
	assert_false(has);
	assert_int_equal(audit_anchor(t->db, reads, t->a, &t->e), RC_OK); /* nothing to note yet */
	write_some(t, 3);
	read_some(t, reads, 4);
	assert_int_equal(verify_both(t, reads, &events, &fault), RC_OK);
	assert_int_equal(events, 7);
	assert_int_equal(audit_anchor(t->db, reads, t->a, &t->e), RC_OK);
	assert_int_equal(audit_anchored(t->db, t->a, &has, &t->e), RC_OK);
	assert_true(has);
	read_some(t, reads, 2); /* goes on after the note */
	assert_int_equal(verify_both(t, reads, &events, &fault), RC_OK);
	assert_int_equal(events, 9);
	db_close(reads);
}

static void reads_harmed(struct store_test *t, const char *sql, const char *in_database)
{
	struct db *reads = reads_new(t);
	struct audit_fault fault;
	int64_t events;

	read_some(t, reads, 5);
	assert_int_equal(audit_anchor(t->db, reads, t->a, &t->e), RC_OK);
	assert_int_equal(verify_both(t, reads, &events, &fault), RC_OK);
	if (sql != NULL)
		test_db_script(reads, sql);
	if (in_database != NULL)
		test_db_script(t->db, in_database);
	if (verify_both(t, reads, &events, &fault) != RC_INVALID || fault.school_id != SCHOOL)
		fail_msg("not found: %s", sql != NULL ? sql : in_database);
	db_close(reads);
}

static void test_reads_file__harm_is_found(void **state)
{
	static const char *const SQL[][2] = {
		{ "UPDATE event SET pupil = 1 WHERE seq = 3", NULL },
		{ "DELETE FROM event WHERE seq = 3", NULL },
		{ "DELETE FROM event WHERE seq = 5", NULL },
		{ "DELETE FROM event", NULL },
		{ "DELETE FROM event; DELETE FROM setting", NULL }, /* as if it were new */
		{ NULL, "UPDATE setting SET value = '4 x y' WHERE name = 'audit.anchor'" },
		{ NULL, "UPDATE setting SET value = 'x' WHERE name = 'audit.anchor'" },
	};
	void *own;

	(void)state;
	for (size_t i = 0; i < sizeof SQL / sizeof SQL[0]; i++) {
		assert_int_equal(store_test_setup(&own), 0);
		reads_harmed(own, SQL[i][0], SQL[i][1]);
		assert_int_equal(store_test_teardown(&own), 0);
	}
}

/* An older copy of the file is sound in itself. Only the note knows that it went on. */
static void test_reads_file__older_copy_is_found(void **state)
{
	struct store_test *t = *state;
	struct db *reads = reads_new(t), *older = NULL;
	struct str path = str_fmt(t->a, "%s/older.db", test_folder());
	struct audit_fault fault;
	int64_t events;

	read_some(t, reads, 3);
	assert_int_equal(db_copy_to(reads, path, &t->e), RC_OK);
	read_some(t, reads, 1);
	assert_int_equal(audit_anchor(t->db, reads, t->a, &t->e), RC_OK);
	db_close(reads);
	assert_int_equal(db_open(path, 1000, &older, &t->e), RC_OK);
	assert_int_equal(verify_both(t, older, &events, &fault), RC_INVALID);
	assert_int_equal(fault.seq, 4);
	assert_int_equal(verify_both(t, NULL, &events, &fault), RC_INVALID); /* and none at all */
	db_close(older);
}

/* The list of who looked holds both files, newest first, with names. */
static void test_reads_file__is_in_the_list_of_who_looked(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct db *reads = reads_new(t);
	struct app app = *c->app;
	struct looked_view v;

	app.reads = reads;
	assert_int_equal(db_begin(t->db, DB_WRITE, &t->e), RC_OK);
	assert_int_equal(db_end(t->db, audit_write(c, ZARA, TEST_ACTION("talk.save"), "pupil", 1, STR_NONE), &t->e),
	                 RC_OK);
	c->now.utc += 60;
	gate_note_read(c, ZARA, TEST_ACTION("pupil.open"), 0);
	{
		struct str payload = audit_reads_payload(c, &(size_t){ 0 });

		assert_int_equal(audit_reads_append(reads, t->a, c->app->key, &payload, 1, &t->e), RC_OK);
	}
	c->app = &app;
	assert_int_equal(IN_READ(c, looked_load(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.rows, 2);
	assert_true(str_is(v.row[0].action, "pupil.open"));
	assert_true(str_is(v.row[1].action, "talk.save"));
	assert_true(v.row[0].name.n > 0 && str_eq(v.row[0].name, v.row[1].name));
	db_close(reads);
}

/* Each use case: one entry more when it worked, none when it did not. */
static void test_use_cases__leave_one_entry_each(void **state)
{
	struct store_test *t = *state;
	struct ctx *admin = work_as(t, HEAD, ROLE_ADMIN), *senco = work_as(t, SENCO, ROLE_SENCO);
	struct account_new v = {
		.id = 70, .given = S("Jo"), .family = S("New"), .login = S("jo.new"), .role = ROLE_TA
	};
	struct account_fault fault;
	struct school school, theirs;
	struct edit_fault wrong;
	struct area_import came = { 0 }, again = { 0 };
	struct area_file area;
	struct year_dates *year = NEW(t->a, struct year_dates), *now = NEW(t->a, struct year_dates);
	struct discussion d = { .id = 71, .held_on = { 2026, 3, 9 }, .strengths = S("Draws") }, before;
	struct str token, say;
	int64_t n = 0;

	assert_int_equal(IN_WRITE(admin, accounts_invite(admin, &v, &token, &fault)), RC_OK);
	assert_int_equal(sound(t), ++n);
	assert_int_equal(IN_WRITE(admin, accounts_invite(admin, &v, &token, &fault)), RC_CONFLICT); /* sent twice */
	v.id = 72;
	assert_int_equal(IN_WRITE(admin, accounts_invite(admin, &v, &token, &fault)),
	                 RC_INVALID);                                                           /* the name is taken */
	assert_int_equal(IN_WRITE(senco, accounts_invite(senco, &v, &token, &fault)), RC_NONE); /* no right */
	assert_int_equal(sound(t), n);
	assert_int_equal(IN_WRITE(admin, accounts_role_give(admin, 70, ROLE_TEACHER, &say)), RC_OK);
	assert_int_equal(sound(t), ++n);
	assert_int_equal(IN_WRITE(admin, accounts_reinvite(admin, 70, true, &token, &say)), RC_OK);
	assert_int_equal(sound(t), ++n);
	assert_int_equal(IN_WRITE(admin, accounts_disable(admin, 70, &say)), RC_OK);
	assert_int_equal(sound(t), ++n);
	assert_int_equal(IN_WRITE(admin, accounts_disable(admin, 70, &say)), RC_OK); /* is off already */
	assert_int_equal(sound(t), n);
	assert_int_equal(IN_WRITE(admin, accounts_enable(admin, 70)), RC_OK);
	assert_int_equal(sound(t), ++n);
	assert_int_equal(school_load(t->db, t->a, SCHOOL, &school, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(admin, setup_school_save(admin, &school, &theirs)), RC_OK);
	assert_int_equal(sound(t), ++n);
	assert_int_equal(IN_WRITE(admin, setup_school_save(admin, &school, &theirs)), RC_CONFLICT);
	assert_int_equal(IN_READ(admin, setup_year_load(admin, 2025, year)), RC_OK);
	assert_int_equal(IN_WRITE(admin, setup_year_save(admin, year, now)), RC_OK);
	assert_int_equal(sound(t), ++n);
	area_file_read(t->a, area_shipped(S("eastmoor")), &area);
	assert_int_equal(IN_WRITE(admin, area_import(admin, &area, &came)), RC_OK);
	assert_int_equal(sound(t), ++n);
	assert_int_equal(IN_WRITE(admin, area_import(admin, &area, &again)), RC_OK); /* nothing new in it */
	assert_int_equal(sound(t), n);
	assert_int_equal(IN_WRITE(senco, discussion_save(senco, ZARA, &d, &before, &wrong)), RC_OK);
	assert_int_equal(sound(t), ++n);
	assert_int_equal(IN_WRITE(senco, discussion_save(senco, ZARA, &d, &before, &wrong)), RC_OK); /* sent twice */
	assert_int_equal(IN_WRITE(work_as(t, GIVER, ROLE_TA),
	                          discussion_save(work_as(t, GIVER, ROLE_TA), ZARA, &d, &before, &wrong)),
	                 RC_NONE);
	assert_int_equal(sound(t), n);
}

static size_t reads_of(struct store_test *t, struct str token, const char *path)
{
	struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1, .hash_memory_mib = 1 };
	struct site site = { .app = app, .db = t->db, .a = t->a, .school_id = SCHOOL };
	int64_t before = sound(t);

	site.worker = (struct worker){ &site.app, t->db, t->a };
	(void)site_get(&site, token, path);
	return (size_t)(sound(t) - before);
}

static void test_pages__that_open_a_pupil_leave_a_read(void **state)
{
	struct store_test *t = *state;
	struct str token = S("00000000000000000000000000000000000000000000000000000000000000aa");

	work_account(t, SENCO, "ruth");
	assert_int_equal(sign_in_insert(t->db, t->a, token_hash(t->a, token), SCHOOL, 900 + SENCO, S("senco"),
	                                S("forgery"), 1773133200, &t->e),
	                 RC_OK);
	assert_true(reads_of(t, token, "/pupil/501") >= 1);
	assert_true(reads_of(t, token, "/pupil/501/discussion") >= 1);
	assert_int_equal(reads_of(t, token, "/pupil/999999"), 0);
	assert_int_equal(reads_of(t, token, "/help"), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)

TEST_MAIN(test_audit)
{
	const struct CMUnitTest tests[] = {
		T(test_changed__entry_is_named),
		cmocka_unit_test(test_changed__time_person_pupil_and_digest_count),
		cmocka_unit_test(test_address__is_inside_the_hash),
		T(test_address__entries_without_one_are_as_before),
		T(test_removed__in_the_middle),
		T(test_removed__at_the_end),
		T(test_removed__the_whole_chain),
		T(test_inserted__copy_of_an_entry),
		T(test_renumbered__entries_do_not_fit),
		T(test_head__that_was_moved_back_is_not_believed),
		T(test_other_key__cannot_make_entries),
		T(test_write__outside_a_transaction_is_refused),
		T(test_reads__are_a_chain_of_their_own),
		T(test_reads_file__of_before_goes_on),
		T(test_reads_file__is_walked_with_the_database),
		cmocka_unit_test(test_reads_file__harm_is_found),
		T(test_reads_file__older_copy_is_found),
		T(test_reads_file__is_in_the_list_of_who_looked),
		T(test_use_cases__leave_one_entry_each),
		T(test_pages__that_open_a_pupil_leave_a_read),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
