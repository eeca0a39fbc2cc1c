/* register/register: who is counted, what is found about whom, and that the figures agree with each other. */
#include "support/support.h"

#include "core/people/pupil_sql.h"
#include "kit/base/id.h"
#include "decide/decision.h"
#include "kit/text/csv.h"
#include "register/census_file.h"
#include "register/register.h"
#include "support/test_db.h"
#include "support/work_school.h"

static struct store_test *t;

static int setup(void **state)
{
	int rc = store_test_setup(state);

	t = *state;
	return rc;
}

static struct register_view load(int64_t person, enum role hat)
{
	struct ctx *c = work_as(t, person, hat);
	struct register_view v;

	if (IN_READ(c, register_load(c, &v)) != RC_OK)
		fail_msg("%s", c->err.text);
	return v;
}

static void status_make(struct pupil_key k, enum status_code code, struct date from)
{
	struct status v = { .id = id_new(), .code = code, .starts = from };

	assert_int_equal(status_begin(t->db, t->a, k, &v, &t->e), RC_OK);
}

static void need_make(struct pupil_key k, const char *code, int64_t rank, struct date from)
{
	struct need v = { .id = id_new(), .code = str_of(code), .rank = rank, .starts = from };

	assert_int_equal(need_insert(t->db, t->a, k, &v, &t->e), RC_OK);
}

static const struct register_finding *finding_of(const struct register_view *v, int64_t pupil, const char *key)
{
	for (size_t i = 0; i < v->findings; i++)
		if (v->finding[i].pupil->line.id == pupil && str_is(v->finding[i].found.rule->key, key))
			return &v->finding[i];
	return NULL;
}

static void agree(const struct register_view *v)
{
	int64_t firsts = 0;

	assert_int_equal(v->by_code[0] + v->by_code[1] + v->by_code[2], v->pupils);
	assert_int_equal(v->errors + v->queries + v->answered, v->findings);
	for (size_t i = 0; i < v->firsts; i++)
		firsts += v->first[i].pupils;
	assert_int_equal(firsts, v->by_code[1] + v->by_code[2]);
}

static void test_register__needs_and_findings(void **state)
{
	struct register_view v;

	(void)state;
	need_make(tom, "SEMH", 2, (struct date){ 2026, 3, 1 });
	status_make(tom, STATUS_K, (struct date){ 2026, 3, 1 });
	status_make(ava, STATUS_E, (struct date){ 2026, 3, 2 });
	v = load(SENCO, ROLE_SENCO);
	agree(&v);
	assert_non_null(finding_of(&v, TOM, "need_first_none"));
	assert_non_null(finding_of(&v, AVA, "need_none"));
	assert_null(finding_of(&v, TOM, "need_none"));
	assert_int_equal(v.census.kind->term, CENSUS_SUMMER);
	need_make(tom, "SLCN", 1, (struct date){ 2026, 3, 1 });
	v = load(SENCO, ROLE_SENCO);
	agree(&v);
	assert_null(finding_of(&v, TOM, "need_first_none"));
	for (size_t i = 0; i < v.pupils; i++)
		if (v.pupil[i].line.id == TOM)
			assert_int_equal(v.pupil[i].needs, 2);
	assert_int_equal(v.first[v.firsts - 1].code.n, 0); /* none given stands last */
}

/* A need that was ranked second alone is put right by saying it again as the first. */
static void test_register__a_rank_is_put_right(void **state)
{
	const struct need first = { .code = S("SEMH"), .rank = 1 };
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct need_problems problems;
	struct register_view v;
	struct need *have;
	size_t n;

	(void)state;
	status_make(tom, STATUS_K, (struct date){ 2026, 3, 1 });
	need_make(tom, "SEMH", 2, (struct date){ 2026, 3, 1 });
	assert_int_equal(need_list(t->db, t->a, tom, TODAY, &have, &n, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, needs_change(c, TOM, TODAY, &first, 1, needs_joined(t->a, have, n), &problems)),
	                 RC_OK);
	v = load(SENCO, ROLE_SENCO);
	assert_null(finding_of(&v, TOM, "need_first_none"));
	assert_null(finding_of(&v, TOM, "need_none"));
}

/* Those who have left are not on it; who leaves before the day is not asked about for the census. */
static void test_register__leavers(void **state)
{
	struct register_view v;
	struct pupil p;

	(void)state;
	status_make(ava, STATUS_E, (struct date){ 2026, 3, 2 });
	assert_int_equal(pupil_load(t->db, t->a, ava, &p, &t->e), RC_OK);
	p.left_on = (struct date){ 2026, 5, 20 };
	assert_int_equal(pupil_update(t->db, t->a, ava, &p, &t->e), RC_OK);
	v = load(HEAD, ROLE_HEAD);
	agree(&v);
	assert_null(finding_of(&v, AVA, "need_none"));
	p.revision++;
	p.left_on = DATE_NONE;
	p.joined_on = (struct date){ 2026, 5, 22 }; /* begins the day after it */
	assert_int_equal(pupil_update(t->db, t->a, ava, &p, &t->e), RC_OK);
	v = load(HEAD, ROLE_HEAD);
	assert_null(finding_of(&v, AVA, "need_none"));
	p.revision++;
	p.joined_on = DATE_NONE;
	p.left_on = (struct date){ 2026, 5, 21 };
	assert_int_equal(pupil_update(t->db, t->a, ava, &p, &t->e), RC_OK);
	v = load(HEAD, ROLE_HEAD);
	assert_non_null(finding_of(&v, AVA, "need_none"));
	for (size_t i = 0; i < v.pupils; i++)
		assert_true(v.pupil[i].line.id != GONE);
}

/* In spring types of need go as well, a row for each; not those beside N; and nobody who has left by the day. */
static void test_census__file_of_spring(void **state)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct csv_problem bad;
	struct csv_file f = { 0 };
	struct takeout_file out;
	struct date day;
	struct pupil p;
	size_t toms = 0;

	(void)state;
	status_make(tom, STATUS_K, (struct date){ 2026, 3, 1 });
	need_make(tom, "SEMH", 2, (struct date){ 2026, 3, 1 });
	need_make(tom, "SLCN", 1, (struct date){ 2026, 3, 1 });
	need_make(zara, "HI", 1, (struct date){ 2026, 3, 1 });
	assert_int_equal(pupil_load(t->db, t->a, ava, &p, &t->e), RC_OK);
	p.left_on = (struct date){ 2027, 1, 20 };
	assert_int_equal(pupil_update(t->db, t->a, ava, &p, &t->e), RC_OK);
	c->now.today = (struct date){ 2027, 1, 8 };
	if (IN_WRITE(c, census_file_make(c, &out, &day)) != RC_OK)
		fail_msg("%s", c->err.text);
	assert_int_equal(date_cmp(day, (struct date){ 2027, 1, 21 }), 0);
	assert_int_equal(csv_read(t->a, out.bytes, &f, &bad), RC_OK);
	assert_int_equal(f.heading.n, 7);
	assert_int_equal(f.n, out.pupils + 1); /* one has two needs */
	assert_int_equal(pupil_load(t->db, t->a, tom, &p, &t->e), RC_OK);
	for (size_t i = 0; i < f.n; i++) {
		const struct csv_row *r = &f.row[i];

		if (str_eq(csv_cell(r, 2), p.given) && str_eq(csv_cell(r, 1), p.family)) {
			toms++;
			assert_true(str_is(csv_cell(r, 4), "K"));
			assert_true(str_is(csv_cell(r, 6), toms == 1 ? "SLCN" : "SEMH"));
			assert_true(str_is(csv_cell(r, 5), toms == 1 ? "1" : "2"));
		} else {
			assert_true(str_is(csv_cell(r, 4), "N"));
			assert_int_equal(csv_cell(r, 5).n + csv_cell(r, 6).n, 0);
		}
	}
	assert_int_equal(toms, 2);
	c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	assert_int_equal(IN_WRITE(c, census_file_make(c, &out, &day)), RC_NONE);
}

static void test_register__is_for_who_sees_the_school(void **state)
{
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct register_view v;

	(void)state;
	assert_int_equal(IN_READ(c, register_load(c, &v)), RC_NONE);
}

TEST_MAIN(test_register)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_register__needs_and_findings),
		T(test_register__a_rank_is_put_right),
		T(test_register__leavers),
		T(test_census__file_of_spring),
		T(test_register__is_for_who_sees_the_school),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
