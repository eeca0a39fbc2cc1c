/* Migrations on both engines: the same schema, content kept from every older version to the newest, refusals, a
 * process killed in the middle. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit/base/clock.h"
#include "support/schema_dump.h"
#include "support/test_db.h"

enum { NOW = 1767225600, ALL_MAX = 64 };

STMT(Q_BOOK, ALL_MAX, "SELECT version, name, applied_at FROM schema_migration ORDER BY version");

static struct arena *a;
static struct err err;

#define OK(call)                                                                                                       \
	do {                                                                                                           \
		enum rc rc_ = (call);                                                                                  \
		if (rc_ != RC_OK)                                                                                      \
			fail_msg("%d: %s", rc_, err.text);                                                             \
	} while (0)

static int setup(void **state)
{
	a = test_arena();
	*state = test_db_empty();
	return 0;
}

static int teardown(void **state)
{
	test_db_drop(*state);
	arena_free(a);
	return 0;
}

#define FILE_OF(name, text)                                                                                            \
	{                                                                                                              \
		name, (const unsigned char *)(text), sizeof(text) - 1                                                  \
	}

/* A migration as later ones will be: a new column, a table made anew with another rule, a new table. */
static const char LATER[] =
    "ALTER TABLE school ADD COLUMN motto {text} NOT NULL DEFAULT '';"
    "CREATE TABLE term_new (school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, name {text} NOT NULL,"
    " starts {text} NOT NULL, half_starts {text}, half_ends {text}, ends {text} NOT NULL,"
    " PRIMARY KEY (school_id, id)) {clustered};"
    "INSERT INTO term_new (school_id, id, name, starts, half_starts, half_ends, ends)"
    " SELECT school_id, id, name, starts, half_starts, half_ends, ends FROM term;"
    "DROP TABLE term;"
    "ALTER TABLE term_new RENAME TO term;"
    "CREATE TABLE motto (school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL,"
    " PRIMARY KEY (school_id, id)) {clustered};";

/* The program's own migrations and one more; `last` at [head]. */
static struct embedded *list_with(const char *text, size_t size)
{
	struct embedded *list = NEW_ARRAY(a, struct embedded, (size_t)migrate_head() + 2);
	const int head = migrate_head();

	for (int i = 0; i < head; i++)
		list[i] = migration_files[i];
	list[head].name = str_c(a, str_fmt(a, "%04d_later.sql", head + 1));
	list[head].data = (const unsigned char *)text;
	list[head].size = size;
	return list;
}

static void test_up__from_nothing_to_head(void **state)
{
	struct db *db = *state;
	struct rows r;
	int version = -1;

	OK(migrate_version(db, &version, &err));
	assert_int_equal(version, 0);
	OK(migrate_up(db, 0, NOW, &err));
	OK(migrate_version(db, &version, &err));
	assert_int_equal(version, migrate_head());
	OK(db_run(db, a, &Q_BOOK, &r, &err));
	assert_int_equal(r.n, migrate_head());
	assert_int_equal(row_int(&r, 0, "applied_at"), NOW);
	assert_true(str_is(row_str(&r, 0, "name"), migration_files[0].name));
	OK(migrate_up(db, 0, NOW + 1, &err)); /* again: nothing to do */
	OK(db_run(db, a, &Q_BOOK, &r, &err));
	assert_int_equal(row_int(&r, 0, "applied_at"), NOW);
}

static void test_up__same_schema_on_both_engines(void **state)
{
	struct db *db = *state, *lite = NULL;
	struct str here, there;
	size_t i = 0;

	OK(migrate_up(db, 0, NOW, &err));
	OK(db_open(str_fmt(a, "%s/compare.db", test_folder()), 100, &lite, &err));
	OK(migrate_up(lite, 0, NOW, &err));
	here = schema_text(a, db);
	there = schema_text(a, lite);
	db_close(lite);
	assert_true(here.n > 1000);
	while (i < here.n && i < there.n && here.p[i] == there.p[i])
		i++;
	if (!str_eq(here, there))
		fail_msg("differs at \"%.*s\" against \"%.*s\"", STR_ARG(str_sub(here, i > 60 ? i - 60 : 0, 120)),
		         STR_ARG(str_sub(there, i > 60 ? i - 60 : 0, 120)));
	assert_int_equal(unlink(str_c(a, str_fmt(a, "%s/compare.db", test_folder()))), 0);
}

/* Columns that went away: what they held has become rows of another table (migration 35). */
static bool is_gone(struct str column)
{
	return str_starts(column, S("area_profile.")) || str_starts(column, S("area_contact.")) ||
	       str_starts(column, S("area_link."));
}

/* Content of columns that are in both: equal. */
static size_t content_compare(const struct content *old, size_t n_old, const struct content *new, size_t n_new)
{
	size_t same = 0;

	for (size_t i = 0; i < n_old; i++) {
		same += is_gone(old[i].column);
		for (size_t k = 0; k < n_new; k++) {
			if (!str_eq(old[i].column, new[k].column))
				continue;
			if (!str_eq(old[i].values, new[k].values))
				fail_msg("%.*s: \"%.*s\" became \"%.*s\"", STR_ARG(old[i].column),
				         STR_ARG(old[i].values), STR_ARG(new[k].values));
			same++;
		}
	}
	return same;
}

static void up_with_content(struct db *db, const struct embedded *list, int from)
{
	struct content *old, *new;
	size_t n_old, n_new;
	struct str say;

	OK(migrate_up_of(db, list, from, NOW, &err));
	schema_fill(a, db);
	old = content_read(a, db, &n_old);
	for (size_t i = 0; i < n_old; i++)
		assert_int_equal(str_find(old[i].values, S("\n")) > 0, 1);
	OK(migrate_up_of(db, list, 0, NOW, &err));
	new = content_read(a, db, &n_new);
	assert_int_equal(content_compare(old, n_old, new, n_new), n_old);
	OK(db_check(db, a, &say, &err));
	assert_true(str_is(say, "ok"));
}

static void test_up__keeps_content_from_every_version(void **state)
{
	struct db *db = *state;
	const struct embedded *list = list_with(LATER, sizeof LATER - 1);

	for (int from = 1; from <= migrate_head(); from++) {
		struct db *own = from == 1 ? db : test_db_empty();
		struct arena_mark mark = arena_mark(a);

		up_with_content(own, list, from);
		arena_rewind(a, mark); /* versions only become more */
		if (own != db)
			test_db_drop(own);
	}
}

STMT(Q_RESTRICTIONS, ALL_MAX, "SELECT pupil_id, person_id, what, way, starts FROM restriction WHERE school_id = $1");

/* A contact that was shut out before papers were named has its restriction, so that it can be ended with a reason. */
static void test_people__who_was_shut_out_has_a_restriction(void **state)
{
	struct db *db = *state;
	struct rows r;
	int before = 0;

	while (strstr(migration_files[before].name, "_people.sql") == NULL)
		before++;
	OK(migrate_up(db, before, NOW, &err));
	test_db_script(
	    db, "INSERT INTO school (id, name, short_name, phase, la_no, estab_no, urn, address, phone, email, "
	        "website, local_offer, ready, revision) VALUES (7, 'M', '', '', '', '', '', '', '', '', '', '', 1, 1)");
	test_db_script(db,
	               "INSERT INTO person (school_id, id, title, given, family, name_key, job, email, phone, address, "
	               "language, format, interpreter, staff_code, revision) "
	               "VALUES (7, 1, '', 'A', 'B', '', '', '', '', '', '', '', 0, '', 1)");
	test_db_script(
	    db, "INSERT INTO pupil (school_id, id, upn, former_upn, given, family, preferred, name_key, born, sex, "
	        "year_group, language, pronoun, about, revision) "
	        "VALUES (7, 5, '', '', 'C', 'D', '', '', '2016-01-01', '', 5, '', '', '', 1)");
	for (int restricted = 0; restricted < 2; restricted++)
		test_db_script(db,
		               str_c(a,
		                     str_fmt(a,
		                             "INSERT INTO contact_link (school_id, pupil_id, id, person_id, "
		                             "relationship, responsibility, lives_with, contact_order, gets_letters, "
		                             "restricted, restriction_note, starts, revision) VALUES (7, 5, %d, 1, '', "
		                             "'yes', 0, 1, 0, %d, 'Order', '2025-09-01', 1)",
		                             10 + restricted, restricted)));
	OK(migrate_up(db, 0, NOW, &err));
	OK(db_run(db, a, &Q_RESTRICTIONS, &r, &err, DV((int64_t)7)));
	assert_int_equal(r.n, 1);
	assert_true(str_is(row_str(&r, 0, "what"), "Order") && str_is(row_str(&r, 0, "way"), "before"));
}

STMT(Q_FACTS, ALL_MAX,
     "SELECT part, field, value, COALESCE(checked_on, '') AS checked_on, source FROM area_fact WHERE school_id = $1"
     " AND state = 'stands' ORDER BY part, place, item, field");

/* What was known of the area stands as values, and what was empty is not given. */
static void test_area__columns_become_values(void **state)
{
	struct db *db = *state;
	struct rows r;
	int before = 0;

	while (strstr(migration_files[before].name, "_area_facts.sql") == NULL)
		before++;
	OK(migrate_up(db, before, NOW, &err));
	test_db_script(
	    db, "INSERT INTO school (id, name, short_name, phase, la_no, estab_no, urn, address, phone, email, "
	        "website, local_offer, ready, revision) VALUES (7, 'M', '', '', '', '', '', '', '', '', '', '', 1, 1)");
	test_db_script(db,
	               "INSERT INTO area_profile (school_id, la_name, la_no, service_name, service_short, strap_line, "
	               "local_offer_url, dpo, privacy_url, formats, words_senco, words_sen_support, checked_on, "
	               "revision) VALUES (7, 'Wendale', '', '', '', '', '', 'Orla Quill', '', '', '', '', "
	               "'2026-03-01', 1)");
	test_db_script(db,
	               "INSERT INTO area_contact (school_id, id, position, kind, value, audience, hours, note, source, "
	               "checked_on) VALUES (7, 91, 1, 'phone', '020 7946 0300', '', '', '', 'leaflet', NULL)");
	test_db_script(db,
	               "INSERT INTO area_link (school_id, id, position, title, url, audience, phase, format, language, "
	               "dated, checked_on) VALUES (7, 92, 1, 'Offer', '', '', '', '', '', '', '2026-03-02')");
	OK(migrate_up(db, 0, NOW, &err));
	OK(db_run(db, a, &Q_FACTS, &r, &err, DV((int64_t)7)));
	assert_int_equal(r.n, 5);
	assert_true(str_is(row_str(&r, 0, "value"), "phone") && str_is(row_str(&r, 0, "source"), "leaflet"));
	assert_true(str_is(row_str(&r, 1, "value"), "020 7946 0300") && str_is(row_str(&r, 1, "checked_on"), ""));
	assert_true(str_is(row_str(&r, 2, "value"), "Wendale") && str_is(row_str(&r, 2, "part"), "identity"));
	assert_true(str_is(row_str(&r, 3, "value"), "Offer") && str_is(row_str(&r, 3, "checked_on"), "2026-03-02"));
	assert_true(str_is(row_str(&r, 4, "value"), "Orla Quill") && str_is(row_str(&r, 4, "field"), "own_officer"));
}

STMT(Q_BANDS, ALL_MAX, "SELECT code, band, source FROM scale WHERE school_id = $1 ORDER BY code, id");

/* The standard score gets the band of its test, in a school that has not looked at the scale; another keeps its own. */
static void test_screen_band__what_nobody_touched(void **state)
{
	static const char *const SCALE[] = { "1, 'reading-age', 6000, 'Range and the error of 6 months.', 1",
		                             "2, 'standardised', 5000, 'RECALLED', 1",
		                             "3, 'own', 5000, 'and the error of 5', 1" };
	struct db *db = *state;
	struct rows r;
	int before = 0;

	while (strstr(migration_files[before].name, "_screen_band.sql") == NULL)
		before++;
	OK(migrate_up(db, before, NOW, &err));
	for (int school = 7; school < 9; school++) {
		test_db_script(db,
		               str_c(a,
		                     str_fmt(a,
		                             "INSERT INTO school (id, name, short_name, phase, la_no, estab_no, urn, "
		                             "address, phone, email, website, local_offer, ready, revision) VALUES "
		                             "(%d, 'M', '', '', '', '', '', '', '', '', '', '', 1, 1)",
		                             school)));
		for (size_t i = 0; i < sizeof SCALE / sizeof *SCALE; i++)
			test_db_script(
			    db,
			    str_c(a,
			          str_fmt(a,
			                  "INSERT INTO scale (school_id, id, code, band, source, revision, name, kind, "
			                  "subjects, rising, steps, codes, national_says, national_year, live) VALUES "
			                  "(%d, %s, '', 'interval', '', 1, '', '', '', '', 1)",
			                  school, SCALE[i])));
	}
	test_db_script(db, "UPDATE scale SET revision = 2 WHERE school_id = 8");
	OK(migrate_up(db, 0, NOW, &err));
	OK(db_run(db, a, &Q_BANDS, &r, &err, DV((int64_t)7)));
	assert_int_equal(r.n, 3);
	assert_true(str_is(row_str(&r, 0, "code"), "own") && row_int(&r, 0, "band") == 5000);
	assert_true(str_is(row_str(&r, 0, "source"), "and the error of 5"));
	assert_true(str_is(row_str(&r, 1, "source"), "Range and the 90 % band of ±6 months."));
	assert_int_equal(row_int(&r, 2, "band"), 8000);
	OK(db_run(db, a, &Q_BANDS, &r, &err, DV((int64_t)8)));
	assert_int_equal(row_int(&r, 2, "band"), 5000);
	assert_true(str_is(row_str(&r, 2, "source"), "RECALLED"));
}

/* The comparison can fail: a migration that changes a value is seen. */
static void test_content__sees_a_change(void **state)
{
	struct db *db = *state;
	struct content *old, *new;
	size_t n_old, n_new, changed = 0;

	OK(migrate_up(db, 0, NOW, &err));
	schema_fill(a, db);
	old = content_read(a, db, &n_old);
	test_db_script(db, "UPDATE pupil SET about = 'other' WHERE id = 2");
	test_db_script(db, "UPDATE term SET starts = CASE id WHEN 1 THEN 'x' ELSE 'y' END WHERE id IN (1, 2)");
	test_db_script(db, "UPDATE term SET ends = name");
	test_db_script(
	    db, "UPDATE term SET name = CASE id WHEN 1 THEN (SELECT ends FROM term WHERE id = 2)"
	        " ELSE (SELECT ends FROM term WHERE id = 1) END WHERE id IN (1, 2)"); /* the same values, swapped */
	new = content_read(a, db, &n_new);
	assert_int_equal(n_old, n_new);
	for (size_t i = 0; i < n_old; i++)
		changed += !str_eq(old[i].values, new[i].values);
	assert_int_equal(changed, 4);
}

static void test_up__refuses_a_changed_migration(void **state)
{
	struct db *db = *state;
	struct embedded *list = list_with(LATER, sizeof LATER - 1);
	int version;

	OK(migrate_up_of(db, list, 0, NOW, &err));
	list[migrate_head()].size--; /* one byte less */
	assert_int_equal(migrate_version_of(db, list, &version, &err), RC_INVALID);
	assert_int_equal(migrate_up_of(db, list, 0, NOW, &err), RC_INVALID);
	assert_non_null(strstr(err.text, list[migrate_head()].name));
}

static void test_up__refuses_a_newer_database(void **state)
{
	struct db *db = *state;
	int version;

	OK(migrate_up_of(db, list_with(LATER, sizeof LATER - 1), 0, NOW, &err));
	assert_int_equal(migrate_version(db, &version, &err), RC_INVALID);
	assert_non_null(strstr(err.text, "newer"));
	assert_int_equal(migrate_up(db, 0, NOW, &err), RC_INVALID);
}

static void test_up__refuses_wrong_numbers_and_words(void **state)
{
	static const struct embedded gap[] = { FILE_OF("0001_a.sql", ""), FILE_OF("0003_b.sql", ""), { 0, 0, 0 } };
	static const struct embedded word[] = { FILE_OF("0001_a.sql", "CREATE TABLE y (id {money});"), { 0, 0, 0 } };
	struct db *db = *state;

	assert_int_equal(migrate_up_of(db, gap, 0, NOW, &err), RC_FAIL);
	assert_int_equal(migrate_up_of(db, word, 0, NOW, &err), RC_FAIL);
}

/* A migration that fails at its end leaves nothing behind; corrected, it works. */
static void test_up__all_or_nothing(void **state)
{
	static const char broken[] =
	    "CREATE TABLE extra (id {id} PRIMARY KEY) {strict}; INSERT INTO nowhere (id) VALUES (1);";
	static const char dangling[] = "CREATE TABLE extra (id {id} PRIMARY KEY REFERENCES school(id)) {strict};"
	                               "INSERT INTO extra (id) VALUES (99);";
	static const char good[] = "CREATE TABLE extra (id {id} PRIMARY KEY) {strict};";
	struct db *db = *state;
	struct str before;
	int version;

	OK(migrate_up(db, 0, NOW, &err));
	before = schema_text(a, db);
	assert_int_not_equal(migrate_up_of(db, list_with(broken, sizeof broken - 1), 0, NOW, &err), RC_OK);
	assert_int_not_equal(migrate_up_of(db, list_with(dangling, sizeof dangling - 1), 0, NOW, &err), RC_OK);
	assert_true(str_eq(before, schema_text(a, db)));
	OK(migrate_version(db, &version, &err));
	assert_int_equal(version, migrate_head());
	OK(migrate_up_of(db, list_with(good, sizeof good - 1), 0, NOW, &err));
	assert_true(str_find(schema_text(a, db), S("extra.id")) >= 0);
}

/* Killed at different moments: the old schema or the new one, and the next attempt finishes. */
static void test_up__killed_in_the_middle(void **state)
{
	static const char slow[] =
	    "CREATE TABLE extra (id {id} PRIMARY KEY) {strict};"
	    "INSERT INTO extra (id) WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 60000)"
	    " SELECT n FROM c;"
	    "ALTER TABLE school ADD COLUMN motto {text} NOT NULL DEFAULT '';";
	struct db *db = *state;
	int killed = 0;

	OK(migrate_up(db, 0, NOW, &err));
	for (int wait_ms = 2; wait_ms <= 66; wait_ms += 16) {
		struct embedded *list = list_with(slow, sizeof slow - 1);
		struct str schema, say;
		int version, status;
		pid_t child = fork();

		if (child == 0) {
			struct db *mine = test_db_again(db, 5000);
			/* By its own clock: on a busy machine the parent might come too late. */
			const struct itimerval end = { .it_value = { 0, wait_ms * 1000 } };

			if (setitimer(ITIMER_REAL, &end, NULL) != 0)
				_exit(9);
			_exit(migrate_up_of(mine, list, 0, NOW, &err) == RC_OK ? 0 : 1);
		}
		waitpid(child, &status, 0);
		killed += WIFSIGNALED(status);
		OK(migrate_version_of(db, list, &version, &err));
		schema = schema_text(a, db);
		assert_int_equal(str_find(schema, S("extra.id")) >= 0, version > migrate_head());
		assert_int_equal(str_find(schema, S("school.motto")) >= 0, version > migrate_head());
		OK(db_check(db, a, &say, &err));
		assert_true(str_is(say, "ok"));
		if (version > migrate_head())
			break;
	}
	assert_true(killed > 0);
	OK(migrate_up_of(db, list_with(slow, sizeof slow - 1), 0, NOW, &err));
	assert_true(str_find(schema_text(a, db), S("school.motto")) >= 0);
}

static void test_up__two_processes_at_once(void **state)
{
	enum { PROCESSES = 3 };
	struct db *db = *state;
	struct rows r;
	int failed = 0, status;

	for (int i = 0; i < PROCESSES; i++) {
		struct db *mine;
		enum rc rc;

		if (fork() != 0)
			continue;
		mine = test_db_again(db, 5000);
		rc = migrate_up(mine, 0, NOW, &err);
		if (rc != RC_OK)
			fprintf(stderr, "%d: %s\n", rc, err.text);
		_exit(rc == RC_OK ? 0 : 1);
	}
	for (int i = 0; i < PROCESSES; i++)
		failed += wait(&status) < 0 || status != 0;
	assert_int_equal(failed, 0);
	OK(db_run(db, a, &Q_BOOK, &r, &err));
	assert_int_equal(r.n, migrate_head());
}

TEST_MAIN(test_migrate)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_up__from_nothing_to_head),
		T(test_up__same_schema_on_both_engines),
		T(test_up__keeps_content_from_every_version),
		T(test_screen_band__what_nobody_touched),
		T(test_people__who_was_shut_out_has_a_restriction),
		T(test_area__columns_become_values),
		T(test_content__sees_a_change),
		T(test_up__refuses_a_changed_migration),
		T(test_up__refuses_a_newer_database),
		T(test_up__refuses_wrong_numbers_and_words),
		T(test_up__all_or_nothing),
		T(test_up__killed_in_the_middle),
		T(test_up__two_processes_at_once),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
