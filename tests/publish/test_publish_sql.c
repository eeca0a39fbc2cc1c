/* publish/publish_sql: every value survives, each school has its own, and what is counted is what there is. */
#include "support/support.h"

#include "core/record/record_sql.h"
#include "publish/publish_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define OK(call) assert_int_equal((call), RC_OK)
#define IS(text, words) assert_true(str_is((text), (words)))

enum { FIRST = 9001, NEXT = 9002, PART = 9101, LINE = 9201 };

static struct publication made(struct store_test *t, int64_t id, const char *kind, int64_t version)
{
	struct publication v = { 0 };

	record_fill(t->a, &publication_rec, &v);
	v.school_id = SCHOOL;
	v.id = id;
	v.kind = str_of(kind);
	v.version = version;
	v.begun_by = SENCO;
	v.sent_by = HEAD;
	v.returned_by = HEAD;
	v.decided_by = HEAD;
	v.published_by = SENCO;
	v.revision = 1;
	return v;
}

static void insert(struct store_test *t, const struct publication *v)
{
	OK(publication_insert(t->db, t->a, v, &t->e));
}

static void test_version__comes_back_whole(void **state)
{
	struct store_test *t = *state;
	struct publication v = made(t, FIRST, "facilities", 1), now;

	insert(t, &v);
	EQ(publication_insert(t->db, t->a, &v, &t->e), RC_CONFLICT);
	OK(publication_load(t->db, t->a, SCHOOL, FIRST, &now, &t->e));
	assert_record_same(t->a, &publication_rec, &v, &now);
	v.changed = S("A second ramp");
	v.note = S("Say where");
	OK(publication_update(t->db, t->a, &v, &t->e));
	EQ(publication_update(t->db, t->a, &v, &t->e), RC_CONFLICT); /* the old revision */
	v.revision++;
	OK(publication_load(t->db, t->a, SCHOOL, FIRST, &now, &t->e));
	assert_record_same(t->a, &publication_rec, &v, &now);
	EQ(publication_load(t->db, t->a, OTHER_SCHOOL, FIRST, &now, &t->e), RC_NONE);
	EQ(publication_load(t->db, t->a, SCHOOL, NEXT, &now, &t->e), RC_NONE);
}

static void test_list__by_kind_the_newest_first_with_names(void **state)
{
	struct store_test *t = *state;
	struct publication a = made(t, FIRST, "policy", 1), b = made(t, NEXT, "policy", 2),
	                   c = made(t, NEXT + 1, "equal", 1);
	struct publish_version *v;
	size_t n;

	c.returned_by = 0;
	insert(t, &a);
	insert(t, &b);
	insert(t, &c);
	OK(publication_list(t->db, t->a, SCHOOL, S(""), &v, &n, &t->e));
	EQ(n, 3);
	IS(v[0].pub.kind, "equal");
	EQ(v[1].pub.version, 2);
	EQ(v[2].pub.version, 1);
	assert_true(v[0].begun_name.n > 0 && v[0].sent_name.n > 0 && v[0].decided_name.n > 0);
	assert_true(str_eq(v[0].begun_name, v[0].published_name)); /* the same person */
	assert_false(str_eq(v[0].begun_name, v[0].sent_name));
	EQ(v[0].returned_name.n, 0);
	assert_true(str_eq(v[1].returned_name, v[1].sent_name));
	OK(publication_list(t->db, t->a, SCHOOL, S("policy"), &v, &n, &t->e));
	EQ(n, 2);
	OK(publication_list(t->db, t->a, OTHER_SCHOOL, S(""), &v, &n, &t->e));
	EQ(n, 0);
}

static void test_part__comes_back_whole(void **state)
{
	struct store_test *t = *state;
	struct publication pub = made(t, FIRST, "facilities", 1);
	struct publication_part v = { 0 }, *list;
	size_t n;

	insert(t, &pub);
	record_fill(t->a, &publication_part_rec, &v);
	v.school_id = SCHOOL;
	v.id = PART;
	v.publication_id = FIRST;
	v.revision = 1;
	OK(publication_part_insert(t->db, t->a, &v, &t->e));
	EQ(publication_part_insert(t->db, t->a, &v, &t->e), RC_CONFLICT);
	v.words = S("Ramps at both doors: “yes”, & always.");
	OK(publication_part_update(t->db, t->a, &v, &t->e));
	EQ(publication_part_update(t->db, t->a, &v, &t->e), RC_CONFLICT);
	v.revision++;
	OK(publication_parts(t->db, t->a, SCHOOL, FIRST, &list, &n, &t->e));
	EQ(n, 1);
	assert_record_same(t->a, &publication_part_rec, &v, &list[0]);
	OK(publication_parts(t->db, t->a, SCHOOL, NEXT, &list, &n, &t->e));
	EQ(n, 0);
	OK(publication_parts(t->db, t->a, OTHER_SCHOOL, FIRST, &list, &n, &t->e));
	EQ(n, 0);
}

static void test_line__comes_back_whole_and_goes(void **state)
{
	struct store_test *t = *state;
	struct publication pub = made(t, FIRST, "accessibility", 1);
	struct publication_line v = { 0 }, now, *list;
	size_t n;

	insert(t, &pub);
	record_fill(t->a, &publication_line_rec, &v);
	v.school_id = SCHOOL;
	v.id = LINE;
	v.publication_id = FIRST;
	v.revision = 1;
	OK(publication_line_insert(t->db, t->a, &v, &t->e));
	EQ(publication_line_insert(t->db, t->a, &v, &t->e), RC_CONFLICT);
	OK(publication_line_load(t->db, t->a, SCHOOL, LINE, &now, &t->e));
	assert_record_same(t->a, &publication_line_rec, &v, &now);
	v.result = S("Both are used each day");
	v.cost = MILLI_NONE;
	OK(record_write_plain(t->db, t->a, publication_line_sql.update, &publication_line_rec, &v, &t->e));
	EQ(record_write_plain(t->db, t->a, publication_line_sql.update, &publication_line_rec, &v, &t->e), RC_CONFLICT);
	v.revision++;
	OK(publication_lines(t->db, t->a, SCHOOL, FIRST, &list, &n, &t->e));
	EQ(n, 1);
	assert_record_same(t->a, &publication_line_rec, &v, &list[0]);
	EQ(publication_line_load(t->db, t->a, OTHER_SCHOOL, LINE, &now, &t->e), RC_NONE);
	OK(publication_line_delete(t->db, t->a, OTHER_SCHOOL, FIRST, LINE, &t->e));
	OK(publication_line_delete(t->db, t->a, SCHOOL, NEXT, LINE, &t->e));
	OK(publication_line_load(t->db, t->a, SCHOOL, LINE, &now, &t->e)); /* neither was the way to it */
	OK(publication_line_delete(t->db, t->a, SCHOOL, FIRST, LINE, &t->e));
	EQ(publication_line_load(t->db, t->a, SCHOOL, LINE, &now, &t->e), RC_NONE);
}

static void test_facts__of_one_version(void **state)
{
	struct store_test *t = *state;
	struct publication a = made(t, FIRST, "report", 1), b = made(t, NEXT, "report", 2);
	const struct publish_fact two[] = { { S("senco"), S("Ruth & others"), TODAY },
		                            { S("help"), S("Small groups"), { 2026, 1, 5 } } };
	struct publish_fact *f;
	size_t n;

	insert(t, &a);
	insert(t, &b);
	for (size_t i = 0; i < 2; i++)
		OK(publication_fact_insert(t->db, t->a, SCHOOL, FIRST, &two[i], &t->e));
	OK(publication_fact_insert(t->db, t->a, SCHOOL, NEXT, &two[0], &t->e));
	OK(publication_facts(t->db, t->a, SCHOOL, FIRST, &f, &n, &t->e));
	EQ(n, 2);
	IS(f[0].name, "help"); /* by name */
	IS(f[1].words, "Ruth & others");
	EQ(date_cmp(f[0].as_of, two[1].as_of), 0);
	OK(publication_facts_delete(t->db, t->a, SCHOOL, FIRST, &t->e));
	OK(publication_facts(t->db, t->a, SCHOOL, FIRST, &f, &n, &t->e));
	EQ(n, 0);
	OK(publication_facts(t->db, t->a, SCHOOL, NEXT, &f, &n, &t->e));
	EQ(n, 1);
	OK(publication_facts(t->db, t->a, OTHER_SCHOOL, NEXT, &f, &n, &t->e));
	EQ(n, 0);
}

static struct publish_counts counted(struct store_test *t, int64_t school)
{
	struct publish_counts c;

	OK(publish_count(t->db, t->a, school, TODAY, (struct date){ 2025, 9, 1 }, &c, &t->e));
	return c;
}

static int64_t needs_of(const struct publish_counts *c, const char *code)
{
	for (size_t i = 0; i < c->needs; i++)
		if (str_is(c->need[i].code, code))
			return c->need[i].pupils;
	return 0;
}

#define STATUS(id, pupil, code, from, to)                                                                              \
	"INSERT INTO pupil_status (school_id, pupil_id, id, code, starts, ends, reason) VALUES (7, " #pupil ", " #id   \
	", '" code "', '" from "', " to ", '');"

/* Each pupil once, by what holds today; whoever has left is not counted; the other school is another. */
static void test_count__what_holds_today(void **state)
{
	struct store_test *t = *state;
	const struct publish_counts before = counted(t, SCHOOL), other = counted(t, OTHER_SCHOOL);
	struct publish_counts c;

	test_db_script(t->db, "DELETE FROM pupil_status WHERE school_id = 7");
	EQ(counted(t, SCHOOL).pupils, before.pupils);
	EQ(counted(t, SCHOOL).support + counted(t, SCHOOL).ehc, 0);
	test_db_script(t->db, STATUS(7001, 501, "K", "2025-09-01", "NULL") STATUS(7002, 502, "E", "2025-09-01", "NULL")
	                          STATUS(7003, 503, "K", "2025-09-01", "'2026-03-09'")
	                              STATUS(7004, 504, "K", "2025-09-01", "NULL"));
	c = counted(t, SCHOOL);
	EQ(c.pupils, before.pupils);
	EQ(c.support, 1); /* of one it ended yesterday, and one has left */
	EQ(c.ehc, 1);
	EQ(needs_of(&c, ""), 2); /* no need is recorded */
	EQ(c.meetings, before.meetings);
	c = counted(t, OTHER_SCHOOL);
	EQ(c.pupils, other.pupils);
	EQ(c.support, other.support);
	assert_true(counted(t, SCHOOL).pupils > 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_publish_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_version__comes_back_whole), T(test_list__by_kind_the_newest_first_with_names),
		T(test_part__comes_back_whole),    T(test_line__comes_back_whole_and_goes),
		T(test_facts__of_one_version),     T(test_count__what_holds_today),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
