/* What was written under a record is its writer's own after two records of a member of staff became one: to read, to
 * put right and to change. On both engines. */
#include "support/support.h"

#include "core/entry/put_right.h"
#include "core/rights/author.h"
#include "core/people/people_sql.h"
#include "kit/text/fold.h"
#include "merge/adult.h"
#include "notice/concern/concern.h"
#include "notice/observe/observation_sql.h"
#include "notice/observe/observe.h"
#include "support/test_db.h"
#include "support/work_merge.h"

enum { KEPT = TWIN_MOTHER, GONE = 23, OTHER = 24, HANA = TWIN_KEPT, SEEN = 9001 };

static struct ctx *c;

static void ok(enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("rc %d: %s", (int)rc, c->err.text);
}

static void person_add(int64_t id, const char *family)
{
	struct person_row p = { .school_id = TWIN_SCHOOL, .id = id, .given = S("Elena"), .family = str_of(family) };

	p.name_key = fold_name(c->a, p.family, p.given, STR_NONE);
	ok(person_insert(c->db, c->a, &p, &c->err));
}

static void ask_as(int64_t person_id, enum role hat)
{
	c->actor.person_id = person_id;
	c->actor.hat = hat;
}

static void merge(int64_t id, int64_t kept, int64_t gone)
{
	struct adult_in in = { .id = id, .why = S("One person, two spellings.") };
	struct adult_view v;
	const char *fault;
	struct str say;

	ask_as(TWIN_SENCO, ROLE_SENCO);
	ok(IN_READ(c, adult_load(c, kept, gone, &v)));
	for (int i = 0; i < 2; i++)
		in.revision[i] = v.person[i].revision;
	ok(IN_WRITE(c, adult_merge(c, kept, gone, &in, &fault, &say)));
}

/* GONE has seen something and noted what the child told; KEPT teaches the class. */
static int setup(void **state)
{
	struct observation v = { .school_id = TWIN_SCHOOL,
		                 .pupil_id = HANA,
		                 .id = SEEN,
		                 .seen_on = { 2026, 3, 9 },
		                 .place = OBSERVED_BREAK,
		                 .words = S("Stood at the fence for ten minutes"),
		                 .seen_by = GONE,
		                 .revision = 1 };

	(void)state;
	c = work_merge_new();
	person_add(GONE, "Petrov");
	person_add(OTHER, "Petroff");
	test_db_script(c->db, "UPDATE pupil SET class_id = 51 WHERE id = 101");
	test_db_script(c->db,
	               "INSERT INTO teaching (school_id, id, person_id, class_id, kind, subject, is_main, starts)"
	               " VALUES (7, 801, 22, 51, 'teacher', '', 1, '2026-01-05')");
	ok(IN_WRITE(c, record_write(c->db, c->a, observation_sql.insert, &observation_rec,
	                            (struct pupil_key){ TWIN_SCHOOL, HANA }, &v, &c->err)));
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	work_merge_drop(c);
	return 0;
}

static enum rc look(struct put_right_view *v)
{
	ask_as(KEPT, ROLE_TEACHER);
	return IN_READ(c, put_right_load(c, HANA, S("observation"), SEEN, v));
}

static enum rc change(void)
{
	struct observe_view v;

	ask_as(KEPT, ROLE_TEACHER);
	return IN_READ(c, observe_load(c, HANA, SEEN, &v));
}

static void test_author__what_the_merged_record_wrote_is_theirs(void **state)
{
	struct put_right_view v;
	struct withdrawn_line *line;
	struct put_right_in in = { .id = 77001, .why = S("Another child") };
	const char *fault;
	struct str say;
	size_t n;

	(void)state;
	assert_int_equal(look(&v), RC_NONE);
	assert_int_equal(change(), RC_NONE);
	merge(911, KEPT, GONE);
	assert_int_equal(look(&v), RC_OK);
	assert_int_equal(change(), RC_OK);
	in.seen = v.seen;
	ok(IN_WRITE(c, put_right(c, HANA, S("observation"), SEEN, &in, &fault, &say)));
	ok(IN_READ(c, withdrawn_lines(c, (struct pupil_key){ TWIN_SCHOOL, HANA }, &line, &n)));
	assert_int_equal(n, 1);
	ok(IN_WRITE(c, put_back(c, HANA, 77001)));
	assert_int_equal(look(&v), RC_OK);
}

/* Changed by them, it keeps the name under which it was written. */
static void test_author__a_change_keeps_the_name(void **state)
{
	struct observe_view v;
	struct observation theirs, mine;
	struct edit_fault f;

	(void)state;
	merge(911, KEPT, GONE);
	ask_as(KEPT, ROLE_TEACHER);
	ok(IN_READ(c, observe_load(c, HANA, SEEN, &v)));
	mine = v.one;
	mine.words = S("Stood at the fence for five minutes");
	ok(IN_WRITE(c, observe_save(c, HANA, &mine, &theirs, &f)));
	ok(IN_READ(c, observe_load(c, HANA, SEEN, &v)));
	assert_true(str_is(v.one.words, "Stood at the fence for five minutes"));
	assert_int_equal(v.one.seen_by, GONE);
}

/* By way of a third record; and no longer, once it is undone. */
static void test_author__follows_each_merge_and_its_undoing(void **state)
{
	struct put_right_view v;

	(void)state;
	merge(911, OTHER, GONE);
	assert_int_equal(look(&v), RC_NONE);
	merge(912, KEPT, OTHER);
	assert_int_equal(look(&v), RC_OK);
	ask_as(TWIN_SENCO, ROLE_SENCO);
	ok(IN_WRITE(c, adult_undo(c, KEPT, 912)));
	assert_int_equal(look(&v), RC_NONE);
}

/* Nobody else's, and of nobody on record nobody's. */
static void test_author__is_only_whose_it_is(void **state)
{
	(void)state;
	merge(911, KEPT, GONE);
	ask_as(KEPT, ROLE_TEACHER);
	assert_true(author_is_me(c, GONE));
	assert_true(author_is_me(c, KEPT));
	assert_false(author_is_me(c, OTHER));
	assert_false(author_is_me(c, 0));
	ask_as(OTHER, ROLE_TEACHER);
	assert_false(author_is_me(c, GONE));
	ask_as(0, ROLE_NONE);
	assert_false(author_is_me(c, 0));
}

/* A worry that leads nowhere is read by who wrote it down, the SENCO and the head. */
static void test_author__reads_the_worry_they_noted(void **state)
{
	struct concern q = { .noted_by = GONE, .result = CONCERN_NONE };

	(void)state;
	ask_as(KEPT, ROLE_TEACHER);
	assert_false(concern_shown(c, &q));
	merge(911, KEPT, GONE);
	ask_as(KEPT, ROLE_TEACHER);
	assert_true(concern_shown(c, &q));
	q.private = true;
	assert_false(concern_shown(c, &q));
}

TEST_MAIN(test_adult_author)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_author__what_the_merged_record_wrote_is_theirs),
		T(test_author__a_change_keeps_the_name),
		T(test_author__follows_each_merge_and_its_undoing),
		T(test_author__is_only_whose_it_is),
		T(test_author__reads_the_worry_they_noted),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
