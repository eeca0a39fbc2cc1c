/* boards/dossier: who makes one, what is read for it, and what the trail keeps, on both engines. */
#include "support/support.h"

#include <string.h>

#include "assess/assess_sql.h"
#include "boards/dossier/dossier.h"
#include "boards/dossier/dossier_facts.h"
#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"
#include "do/support_sql.h"
#include "meeting/meeting_sql.h"
#include "notice/observe/observation_sql.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"

static const struct dossier_wish INSPECTION = { .purpose = DOSSIER_INSPECTION, .depth = DEPTH_ALL };

static void session(struct store_test *t, int64_t id, struct date on, enum session_result result)
{
	assert_int_equal(session_note_insert(t->db, t->a, zara,
	                                     &(struct session_note){ .id = id,
	                                                             .provision_root = SUPPORT_ONE,
	                                                             .on_day = on,
	                                                             .turn = 1,
	                                                             .result = result,
	                                                             .noted_by = GIVER,
	                                                             .revision = 1 },
	                                     &t->e),
	                 RC_OK);
}

static bool says(const struct dossier *d, const char *words)
{
	for (size_t i = 0; i < d->parts; i++) {
		for (size_t k = 0; k < d->part[i].rows * d->part[i].columns; k++)
			if (str_find(d->part[i].cell[k], str_of(words)) >= 0)
				return true;
		for (size_t k = 0; k < d->part[i].points; k++)
			if (str_find(d->part[i].point[k].lead, str_of(words)) >= 0 ||
			    str_find(d->part[i].point[k].text, str_of(words)) >= 0)
				return true;
	}
	return false;
}

static void test_make__who_may_and_it_is_noted_with_the_purpose(void **state)
{
	struct store_test *t = *state;
	static const struct {
		int64_t person;
		enum role hat;
		enum rc rc;
	} WHO[] = { { SENCO, ROLE_SENCO, RC_OK },
		    { HEAD, ROLE_HEAD, RC_OK },
		    { CLASS_TEACHER, ROLE_TEACHER, RC_NONE },
		    { SPECIALIST, ROLE_SPECIALIST, RC_NONE },
		    { MOTHER, ROLE_PARENT, RC_NONE } };
	struct dossier d;

	for (size_t i = 0; i < sizeof WHO / sizeof *WHO; i++) {
		struct ctx *c = work_as(t, WHO[i].person, WHO[i].hat);

		assert_int_equal(IN_READ(c, dossier_load(c, ZARA, &INSPECTION, &d)), WHO[i].rc);
		assert_int_equal(c->read_count, WHO[i].rc == RC_OK);
		if (c->read_count > 0) {
			assert_string_equal(c->reads[0].action->key, "dossier.inspection");
			assert_int_equal(c->reads[0].pupil_id, ZARA);
		}
	}
}

static void test_make__only_pupils_of_theirs_and_no_subject_access_by_itself(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	const int64_t two[] = { ZARA, TOM };
	const int64_t wrong[] = { ZARA, 999999 };
	struct dossier d[2];

	assert_int_equal(IN_READ(c, dossiers_load(c, two, 2, &INSPECTION, d)), RC_OK);
	assert_int_equal(IN_READ(c, dossiers_load(c, wrong, 2, &INSPECTION, d)), RC_NONE);
	assert_int_equal(IN_READ(c, dossiers_load(c, two, 0, &INSPECTION, d)), RC_NONE);
	assert_int_equal(IN_READ(c,
	                         dossier_load(c, ZARA,
	                                      &(struct dossier_wish){ .purpose = DOSSIER_SUBJECT, .depth = DEPTH_ALL },
	                                      d)),
	                 RC_NONE);
}

/* The sessions of each cycle are its own, and the numbers of the plan in force are those of the pupil's page. */
static void test_facts__each_cycle_has_its_sessions(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct dossier_fact f;
	struct cycle y;

	work_plan(t, zara, 0, S(""));
	session(t, 1, (struct date){ 2026, 1, 7 }, SESSION_GIVEN);
	session(t, 2, (struct date){ 2026, 1, 8 }, SESSION_MISSED);
	assert_int_equal(IN_READ(c, dossier_facts_load(c, &zara, 1, &f)), RC_OK);
	assert_int_equal(f.cycles, 1);
	assert_int_equal(f.cycle[0].dose.given, 1);
	assert_true(f.cycle[0].dose.is_low);
	assert_int_equal(f.support[0].dose.given, 1);
	assert_string_equal(str_c(t->a, f.cycle[0].support), "Reading practice");

	assert_int_equal(cycle_load(t->db, t->a, zara, CYCLE_ONE, &y, &t->e), RC_OK);
	y.closed_on = y.reviewed_on = (struct date){ 2026, 1, 7 };
	assert_int_equal(cycle_update(t->db, t->a, zara, &y, &t->e), RC_OK);
	assert_int_equal(IN_READ(c, dossier_facts_load(c, &zara, 1, &f)), RC_OK);
	assert_int_equal(date_cmp(f.cycle[0].until, y.closed_on), 0);
	assert_int_equal(f.cycle[0].dose.given, 1);
	assert_int_equal(f.cycle[0].dose.missed, 0); /* the day after */
}

/* The next cycle is open and has no plan yet: the help of the last one goes on, in days that are its own. The meeting
 * of the review, on the day between them, is of the cycle that it looked at. */
static void test_facts__help_that_goes_on_is_of_the_next_cycle(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	const struct date day = { 2026, 1, 30 };
	struct meeting m = { .id = 61,
		             .kind = MEETING_KIND_REVIEW,
		             .on_day = day,
		             .state = MEETING_HELD,
		             .made_by = SENCO,
		             .revision = 1 };
	struct dossier_fact f;
	struct cycle y;

	work_plan(t, zara, 0, S(""));
	session(t, 1, (struct date){ 2026, 1, 7 }, SESSION_GIVEN);
	session(t, 2, (struct date){ 2026, 2, 4 }, SESSION_MISSED);
	assert_int_equal(meeting_insert(t->db, t->a, zara, &m, &t->e), RC_OK);
	assert_int_equal(cycle_load(t->db, t->a, zara, CYCLE_ONE, &y, &t->e), RC_OK);
	y.closed_on = y.reviewed_on = day;
	assert_int_equal(cycle_update(t->db, t->a, zara, &y, &t->e), RC_OK);
	assert_int_equal(cycle_insert(t->db, t->a, zara,
	                              &(struct cycle){ .id = 8900, .number = 2, .opened_on = day, .revision = 1 },
	                              &t->e),
	                 RC_OK);
	assert_int_equal(IN_READ(c, dossier_facts_load(c, &zara, 1, &f)), RC_OK);
	assert_int_equal(f.cycles, 2);
	assert_int_equal(f.cycle[0].dose.missed, 0);
	assert_int_equal(f.cycle[1].dose.missed, 1);
	assert_int_equal(f.cycle[1].dose.given, 0);
	assert_string_equal(str_c(t->a, f.cycle[0].met), "30 Jan");
	assert_int_equal(f.cycle[1].met.n, 0);
}

static void test_facts__what_is_late_is_a_gap(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct dossier_fact f[2];
	const struct pupil_key both[] = { tom, zara };

	work_plan(t, zara, 0, S(""));
	assert_int_equal(status_begin(t->db, t->a, zara,
	                              &(struct status){
	                                  .id = 9, .code = STATUS_K, .starts = { 2026, 1, 5 }, .decided_by = SENCO },
	                              &t->e),
	                 RC_OK);
	assert_int_equal(IN_READ(c, dossier_facts_load(c, both, 2, f)), RC_OK);
	assert_true(f[1].lates > 0);
	for (size_t i = 0; i < f[1].lates; i++) {
		assert_true(f[1].late[i].title.n > 0 && f[1].late[i].source.n > 0);
		assert_true(str_find(f[1].late[i].title, S("Tom")) < 0);
	}
	assert_true(dossier_gap_count(t->a, &f[1]) > f[1].lates);
}

static void test_make__nothing_in_confidence(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct dossier d;

	work_observe(t, zara, 1, "Worked well with the abacus");
	assert_int_equal(view_insert(t->db, t->a, zara,
	                             &(struct view){ .id = 2,
	                                             .moment = VIEW_MOMENT_ANYTIME,
	                                             .who = VIEW_WHO_PUPIL,
	                                             .name = S("Zara"),
	                                             .words = S("Onlyforthesenco"),
	                                             .private = 1,
	                                             .method = VIEW_METHOD_SPOKEN,
	                                             .given_on = { 2026, 2, 4 },
	                                             .revision = 1 },
	                             &t->e),
	                 RC_OK);
	assert_int_equal(IN_READ(c, dossier_load(c, ZARA, &INSPECTION, &d)), RC_OK);
	assert_true(says(&d, "abacus"));
	assert_false(says(&d, "Onlyforthesenco"));
}

/* A short one has the lines; a longer one all that stands in an entry. */
static void test_make__everything_has_the_whole_of_an_entry(void **state)
{
	static const struct dossier_wish SHORT = { .purpose = DOSSIER_EHC, .depth = DEPTH_SHORT };
	static const struct dossier_wish ALL = { .purpose = DOSSIER_EHC, .depth = DEPTH_ALL };
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct dossier d;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_READ(c, dossier_load(c, ZARA, &SHORT, &d)), RC_OK);
	assert_false(says(&d, "Measured by: Words a minute"));
	assert_int_equal(IN_READ(c, dossier_load(c, ZARA, &ALL, &d)), RC_OK);
	assert_true(says(&d, "Measured by: Words a minute"));
	assert_true(says(&d, "Support: Reading practice"));
}

static void test_subject__a_person_decides_first(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);
	struct dossier_fact f;
	struct dossier d;
	bool keep[8] = { false };
	size_t marked = 0;

	work_observe(t, zara, 1, "Worked with Tom and was kind.");
	work_observe(t, zara, 2, "Counted to a hundred.");
	assert_int_equal(IN_READ(c, dossier_subject_open(c, ZARA, &f)), RC_OK);
	assert_int_equal(f.entries, 2);
	for (size_t i = 0; i < f.entries; i++) {
		marked += f.entry[i].third == THIRD_PUPIL;
		keep[i] = f.entry[i].third == 0;
	}
	assert_int_equal(marked, 1);
	assert_int_equal(IN_WRITE(c, dossier_subject_give(c, ZARA, &f, keep, 1, &d)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, dossier_subject_give(c, ZARA, &f, keep, 0, &d)), RC_OK);
	assert_true(says(&d, "hundred"));
	assert_false(says(&d, "kind"));
	c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	assert_int_equal(IN_READ(c, dossier_subject_open(c, ZARA, &f)), RC_NONE);
}

TEST_MAIN(test_dossier)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_make__who_may_and_it_is_noted_with_the_purpose),
		T(test_make__only_pupils_of_theirs_and_no_subject_access_by_itself),
		T(test_facts__each_cycle_has_its_sessions),
		T(test_facts__help_that_goes_on_is_of_the_next_cycle),
		T(test_facts__what_is_late_is_a_gap),
		T(test_make__nothing_in_confidence),
		T(test_make__everything_has_the_whole_of_an_entry),
		T(test_subject__a_person_decides_first),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
