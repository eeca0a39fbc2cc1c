/* merge: what goes on of two records, who must not see them, and the way back. */
#include "support/support.h"

#include "core/people/apart_sql.h"
#include "core/people/member_sql.h"
#include "core/people/people_sql.h"
#include "core/people/restriction_sql.h"
#include "kit/text/fold.h"
#include "support/test_db.h"
#include "support/work_merge.h"

static struct ctx *c;

TEST_STMT(Q_SEES, 1,
          "SELECT COUNT(*) AS n FROM pupil_scope WHERE school_id = 7 AND pupil_id = $1 AND person_id = $2 AND hat = "
          "'parent'");

static void ok(enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("rc %d: %s", (int)rc, c->err.text);
}

static int setup(void **state)
{
	(void)state;
	c = work_merge_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	work_merge_drop(c);
	return 0;
}

static void need_add(int64_t pupil, int64_t id, const char *code)
{
	struct need v = { .school_id = TWIN_SCHOOL,
		          .pupil_id = pupil,
		          .id = id,
		          .code = str_of(code),
		          .rank = 1,
		          .starts = { 2026, 1, 5 } };

	ok(need_insert(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, pupil }, &v, &c->err));
}

static void standing_is(enum status_code code, const char *needs)
{
	struct status s;
	struct need *need;
	struct str all = STR_NONE;
	size_t n;

	ok(standing_on(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, TWIN_KEPT }, c->now.today, &s, &need, &n,
	               &c->err));
	for (size_t i = 0; i < n; i++)
		all = str_fmt(c->a, "%.*s%.*s ", STR_ARG(all), STR_ARG(need[i].code));
	assert_int_equal(s.code, code);
	if (!str_is(all, needs))
		fail_msg("expected '%s', got '%.*s'", needs, STR_ARG(all));
}

/* Status and needs are of one record: no needs of the one under the status of the other. */
static void test_merge__status_and_needs_go_on_together(void **state)
{
	(void)state;
	work_merge_status(c, TWIN_KEPT, 201, STATUS_N);
	work_merge_status(c, TWIN_GONE, 202, STATUS_K);
	need_add(TWIN_GONE, 211, "SLCN");
	ok(work_merge_do(c, (struct merge_in){ .id = 901 }));
	standing_is(STATUS_N, "");
	ok(work_merge_undo(c, 901));
	standing_is(STATUS_N, "");
	ok(work_merge_do(c, (struct merge_in){ .id = 902, .revision = { 3, 1 }, .gone = { [PICK_SEN] = true } }));
	standing_is(STATUS_K, "SLCN ");
}

/* Nothing recorded is a status as well: no SEN. */
static void test_merge__no_status_goes_on_as_none(void **state)
{
	(void)state;
	work_merge_status(c, TWIN_GONE, 202, STATUS_K);
	need_add(TWIN_GONE, 211, "SLCN");
	ok(work_merge_do(c, (struct merge_in){ .id = 901 }));
	standing_is(STATUS_N, "");
}

/* Where both are the same there is nothing to choose, and nothing that only one has is ended. */
static void test_merge__needs_of_one_go_on_under_the_same_status(void **state)
{
	(void)state;
	work_merge_status(c, TWIN_KEPT, 201, STATUS_K);
	work_merge_status(c, TWIN_GONE, 202, STATUS_K);
	need_add(TWIN_GONE, 211, "SLCN");
	ok(work_merge_do(c, (struct merge_in){ .id = 901 }));
	standing_is(STATUS_K, "SLCN ");
}

static void class_set(int64_t pupil, int64_t revision, int64_t member, int64_t class_id)
{
	struct pupil_key k = { TWIN_SCHOOL, pupil };
	struct pupil p;

	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	p.class_id = class_id;
	p.revision = revision;
	ok(pupil_update(c->db, c->a, k, &p, &c->err));
	ok(member_insert(c->db, c->a, k, member, class_id, 3, (struct date){ 2026, 1, 5 }, DATE_NONE, &c->err));
}

/* Years in classes follow the class of the pupil. */
static void test_merge__the_class_that_goes_on_is_the_pupils(void **state)
{
	struct pupil_key k = { TWIN_SCHOOL, TWIN_KEPT };
	struct member now;
	struct pupil p;

	(void)state;
	class_set(TWIN_GONE, 1, 221, TWIN_CLASS);
	ok(work_merge_do(c, (struct merge_in){ .id = 901, .revision = { 1, 2 } })); /* without a class is chosen */
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	ok(member_now(c->db, c->a, k, &now, &c->err));
	assert_int_equal(p.class_id, 0);
	assert_int_equal(now.id, 0);
	ok(work_merge_undo(c, 901));
	ok(member_now(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, TWIN_GONE }, &now, &c->err));
	assert_int_equal(now.id, 221);
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	class_set(TWIN_KEPT, p.revision, 222, TWIN_CLASS);
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	ok(work_merge_do(c, (struct merge_in){ .id = 902, .revision = { p.revision, 2 } })); /* both in one */
	ok(member_now(c->db, c->a, k, &now, &c->err));
	assert_int_equal(now.id, 222);
}

static bool sees(int64_t pupil, int64_t person)
{
	struct rows r;

	ok(db_run(c->db, c->a, &Q_SEES, &r, &c->err, DV(pupil), DV(person)));
	return row_int(&r, 0, "n") > 0;
}

static void restriction_add(int64_t pupil, int64_t id, int64_t person)
{
	struct restriction r = { .school_id = TWIN_SCHOOL,
		                 .pupil_id = pupil,
		                 .id = id,
		                 .person_id = person,
		                 .what = S("No contact"),
		                 .paper = S("Order ZC26P00123"),
		                 .starts = { 2026, 1, 5 },
		                 .way = S("hand"),
		                 .noted_by = TWIN_SENCO,
		                 .revision = 1 };

	ok(restriction_insert(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, pupil }, &r, &c->err));
}

static void restriction_end(int64_t pupil, int64_t id)
{
	struct pupil_key k = { TWIN_SCHOOL, pupil };
	struct restriction r;

	ok(restriction_load(c->db, c->a, k, id, &r, &c->err));
	r.ended_on = c->now.today;
	ok(restriction_update(c->db, c->a, k, &r, &c->err));
}

/* A restriction that was recorded while the two were one is of the child that both may be: it stands in both. */
static void test_merge__a_restriction_recorded_since_stays(void **state)
{
	(void)state;
	work_merge_contact(c, TWIN_KEPT, 301, TWIN_MOTHER, false);
	work_merge_contact(c, TWIN_GONE, 302, TWIN_MOTHER, false);
	restriction_add(TWIN_GONE, 401, TWIN_MOTHER);
	assert_true(sees(TWIN_KEPT, TWIN_MOTHER));
	ok(work_merge_do(c, (struct merge_in){ .id = 901 }));
	assert_false(sees(TWIN_KEPT, TWIN_MOTHER));
	restriction_add(TWIN_KEPT, 1401, TWIN_MOTHER);
	ok(work_merge_undo(c, 901));
	assert_false(sees(TWIN_KEPT, TWIN_MOTHER));
	assert_false(sees(TWIN_GONE, TWIN_MOTHER));
	restriction_end(TWIN_KEPT, 1401);
	assert_true(sees(TWIN_KEPT, TWIN_MOTHER));
	restriction_end(TWIN_GONE, 401);
	assert_false(sees(TWIN_GONE, TWIN_MOTHER)); /* the one recorded since */
}

/* Whom only the merge shut out is let in again when it is undone, and an ended restriction comes back ended. */
static void test_merge__a_restriction_of_one_record_goes_back_with_it(void **state)
{
	(void)state;
	work_merge_contact(c, TWIN_KEPT, 301, TWIN_MOTHER, false);
	work_merge_contact(c, TWIN_GONE, 302, TWIN_MOTHER, false);
	restriction_add(TWIN_KEPT, 401, TWIN_MOTHER);
	ok(work_merge_do(c, (struct merge_in){ .id = 901 }));
	assert_false(sees(TWIN_KEPT, TWIN_MOTHER));
	ok(work_merge_undo(c, 901));
	assert_false(sees(TWIN_KEPT, TWIN_MOTHER));
	assert_true(sees(TWIN_GONE, TWIN_MOTHER));
	ok(work_merge_do(c, (struct merge_in){ .id = 902, .revision = { 3, 1 } }));
	assert_false(sees(TWIN_KEPT, TWIN_MOTHER));
	restriction_end(TWIN_KEPT, 401);
	ok(work_merge_undo(c, 902));
	assert_true(sees(TWIN_KEPT, TWIN_MOTHER));
	assert_true(sees(TWIN_GONE, TWIN_MOTHER));
}

static bool is_apart(int64_t x, int64_t y)
{
	struct aparts said;

	ok(apart_list(c->db, c->a, TWIN_SCHOOL, x, &said, &c->err));
	return apart_find(&said, x, y) != NULL;
}

static void test_merge__who_is_not_the_one_is_not_the_other_either(void **state)
{
	enum { NINA = 103, OMAR = 104 };

	(void)state;
	ok(apart_put(c->db, c->a, TWIN_SCHOOL, TWIN_GONE, NINA, TWIN_SENCO, c->now.today, &c->err));
	ok(apart_put(c->db, c->a, TWIN_SCHOOL, TWIN_GONE, OMAR, TWIN_SENCO, c->now.today, &c->err));
	ok(apart_put(c->db, c->a, TWIN_SCHOOL, OMAR, TWIN_KEPT, TWIN_SENCO, c->now.today, &c->err));
	ok(work_merge_do(c, (struct merge_in){ .id = 901 }));
	assert_true(is_apart(TWIN_KEPT, NINA));
	ok(work_merge_undo(c, 901));
	assert_false(is_apart(TWIN_KEPT, NINA));
	assert_true(is_apart(TWIN_KEPT, OMAR)); /* said of that one itself */
	assert_true(is_apart(TWIN_GONE, NINA) && is_apart(TWIN_GONE, OMAR));
}

static void person_add(int64_t id, const char *given, const char *family)
{
	struct person_row p = { .school_id = TWIN_SCHOOL, .id = id, .given = str_of(given), .family = str_of(family) };

	p.name_key = fold_name(c->a, p.family, p.given, STR_NONE);
	ok(person_insert(c->db, c->a, &p, &c->err));
}

/* One adult can be two people to the school: merging does not let in by the one who was shut out as the other. */
static void test_merge__a_namesake_of_somebody_shut_out_stops_it(void **state)
{
	struct merge_view v;

	(void)state;
	person_add(23, "Hal", "Crane");
	person_add(24, "Hál", "Crane");
	person_add(25, "Fay", "Crane");
	work_merge_contact(c, TWIN_KEPT, 301, 23, false);
	work_merge_contact(c, TWIN_KEPT, 302, 25, false);
	work_merge_contact(c, TWIN_GONE, 303, 24, false);
	ok(merge_load(c, TWIN_KEPT, TWIN_GONE, &v));
	assert_int_equal(v.stops.n, 0); /* nobody is shut out */
	restriction_add(TWIN_GONE, 401, 24);
	assert_int_equal(work_merge_do(c, (struct merge_in){ .id = 901 }), RC_INVALID);
	ok(merge_load(c, TWIN_KEPT, TWIN_GONE, &v));
	assert_true(str_find(v.stops, S("same name")) > 0);
	ok(merge_load(c, TWIN_GONE, TWIN_KEPT, &v)); /* in either direction */
	assert_true(str_find(v.stops, S("same name")) > 0);
	restriction_add(TWIN_KEPT, 402, 23); /* said: the same person */
	ok(work_merge_do(c, (struct merge_in){ .id = 902 }));
	assert_false(sees(TWIN_KEPT, 23));
	assert_false(sees(TWIN_KEPT, 24));
	assert_true(sees(TWIN_KEPT, 25));
	restriction_end(TWIN_KEPT, 402); /* said: somebody else */
	assert_true(sees(TWIN_KEPT, 23));
	assert_false(sees(TWIN_KEPT, 24));
}

/* Also under the name of a record that was merged into theirs. */
static void test_merge__a_merged_name_is_a_name(void **state)
{
	struct merge_view v;

	(void)state;
	person_add(23, "Daniel", "Hart");
	person_add(24, "Dan", "Hart");
	person_add(25, "Daniel", "Hart");
	person_add(26, "Danny", "Hart");
	test_db_script(c->db,
	               "UPDATE person SET merged_into = CASE id WHEN 25 THEN 26 ELSE 24 END WHERE id IN (25, 26)");
	work_merge_contact(c, TWIN_KEPT, 301, 23, false);
	work_merge_contact(c, TWIN_GONE, 302, 24, false);
	ok(merge_load(c, TWIN_KEPT, TWIN_GONE, &v));
	assert_int_equal(v.stops.n, 0);
	restriction_add(TWIN_GONE, 401, 24);
	ok(merge_load(c, TWIN_KEPT, TWIN_GONE, &v));
	assert_true(str_find(v.stops, S("same name")) > 0);
}

/* A restriction of somebody who is a contact of the other record only. */
static void test_merge__a_restriction_without_a_contact_shuts_out(void **state)
{
	(void)state;
	work_merge_contact(c, TWIN_KEPT, 301, TWIN_MOTHER, false);
	restriction_add(TWIN_GONE, 401, TWIN_MOTHER);
	ok(work_merge_do(c, (struct merge_in){ .id = 901 }));
	assert_false(sees(TWIN_KEPT, TWIN_MOTHER));
	ok(work_merge_undo(c, 901));
	assert_true(sees(TWIN_KEPT, TWIN_MOTHER));
}

TEST_MAIN(test_merge_settled)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_merge__status_and_needs_go_on_together),
		T(test_merge__no_status_goes_on_as_none),
		T(test_merge__needs_of_one_go_on_under_the_same_status),
		T(test_merge__the_class_that_goes_on_is_the_pupils),
		T(test_merge__a_restriction_recorded_since_stays),
		T(test_merge__a_restriction_of_one_record_goes_back_with_it),
		T(test_merge__who_is_not_the_one_is_not_the_other_either),
		T(test_merge__a_namesake_of_somebody_shut_out_stops_it),
		T(test_merge__a_merged_name_is_a_name),
		T(test_merge__a_restriction_without_a_contact_shuts_out),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
