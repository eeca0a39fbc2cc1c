/* notice/screen/screen_missing: what is missing where, what is not missed, and of whom nothing can be told. */
#include "support/support.h"

#include "core/people/pupil_rec.h"
#include "core/people/pupil_sql.h"
#include "support/test_db.h"
#include "support/work_results.h"
#include "support/work_school.h"
#include "notice/screen/screen_missing.h"

enum { JULY, FEBRUARY };
enum { TEST, OWN }; /* scales */

static const struct screen_filter EVERYBODY;

static const struct screen_point POINTS[] = { { 811, { 2025, 7, 4 } }, { 812, { 2026, 2, 20 } } };
static const struct screen_scale SCALES[] = {
	{ .id = 1, .numbers = true, .rising = true, .high = 140000, .step = 1000 },
	{ .id = 2, .numbers = true, .rising = true, .high = 9000, .step = 1000 }
};
static const struct screen_pupil PUPILS[] = { { 501, 5, -1 }, { 502, 5, -1 }, { 503, 5, -1 },
	                                      { 504, 5, -1 }, { 505, 5, -1 }, { 506, 5, -1 } };

static struct screening_subject SUBJECTS[] = { { RTEXT("maths"), RTEXT("Maths") },
	                                       { RTEXT("reading"), RTEXT("Reading") } };

/* Four in 5P, two in 5K; results are given in order. */
static struct screening school_of(struct arena *a, const struct screen_result *r, size_t n)
{
	struct screening s = { .asked = { 2026, 3, 10 }, .rules = screen_rules_default() };

	s.run = (struct screen_school){ .today = s.asked,
		                        .scale = SCALES,
		                        .scales = 2,
		                        .point = POINTS,
		                        .points = 2,
		                        .pupil = PUPILS,
		                        .pupils = 6,
		                        .subjects = 2,
		                        .result = r,
		                        .results = n };
	s.subject = SUBJECTS;
	s.pupil = NEW_ARRAY(a, struct screening_pupil, 6);
	for (size_t i = 0; i < 6; i++)
		s.pupil[i] = (struct screening_pupil){ .name_key = str_fmt(a, "%zu", 9 - i),
			                               .class_name = i < 4 ? S("5P") : S("5K"),
			                               .status = 'N',
			                               .held = true };
	return s;
}

static struct screen_result at(uint32_t pupil, uint16_t subject, uint16_t scale, uint16_t point)
{
	return (struct screen_result){ pupil, subject, scale, point, true, 5000 };
}

#define MAKE(m, a, filter, ...)                                                                                        \
	do {                                                                                                           \
		const struct screen_result r_[] = { __VA_ARGS__ };                                                     \
                                                                                                                       \
		(m) = (struct screen_missing){ .all = school_of(a, r_, sizeof r_ / sizeof *r_) };                      \
		screen_missing_make(a, filter, &(m));                                                                  \
	} while (0)

static int arena_setup(void **state)
{
	*state = arena_new(1 << 20);
	return 0;
}

static int arena_teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static void test_gaps__by_class_with_names(void **state)
{
	struct arena *a = *state;
	struct screen_missing m;

	MAKE(m, a, &EVERYBODY, at(0, 0, TEST, JULY), at(0, 0, TEST, FEBRUARY), at(1, 0, TEST, FEBRUARY),
	     at(2, 0, TEST, JULY), at(3, 0, TEST, FEBRUARY), at(4, 0, TEST, JULY), at(5, 0, TEST, JULY));
	assert_int_equal(m.gaps, 2);
	assert_true(str_is(m.gap[0].who.class_name, "5K")); /* nobody of the class: the year group has it */
	assert_int_equal(m.gap[0].who.missing, 2);
	assert_int_equal(m.gap[0].who.of, 2);
	assert_int_equal(m.gap[0].who.pupil[0], 5); /* by name */
	assert_true(str_is(m.gap[1].who.class_name, "5P"));
	assert_int_equal(m.gap[1].who.missing, 1);
	assert_int_equal(m.gap[1].who.of, 4);
	assert_int_equal(m.gap[1].who.pupil[0], 2);
	assert_int_equal(m.gap[1].point, FEBRUARY);
	assert_int_equal(m.nones, 0);
}

/* Two children work on a scale of their own: it is not asked of the class, and they are not missing in the subject. */
static void test_gaps__an_own_scale_is_a_result(void **state)
{
	struct arena *a = *state;
	struct screen_missing m;

	MAKE(m, a, &EVERYBODY, at(0, 0, TEST, FEBRUARY), at(1, 0, TEST, FEBRUARY), at(2, 0, TEST, FEBRUARY),
	     at(3, 0, OWN, FEBRUARY), at(4, 0, TEST, FEBRUARY), at(5, 0, TEST, FEBRUARY));
	assert_int_equal(m.gaps, 0);
	/* At the point before it would be one of before: missing now. */
	MAKE(m, a, &EVERYBODY, at(0, 0, TEST, FEBRUARY), at(1, 0, TEST, FEBRUARY), at(2, 0, TEST, FEBRUARY),
	     at(3, 0, OWN, JULY), at(4, 0, TEST, FEBRUARY), at(5, 0, TEST, FEBRUARY));
	assert_int_equal(m.gaps, 1);
	assert_int_equal(m.gap[0].who.pupil[0], 3);
	assert_int_equal(m.gap[0].scale, TEST);
}

static void test_gaps__absent_is_known_and_old_is_not_asked(void **state)
{
	struct arena *a = *state;
	struct screen_missing m;
	struct screen_result absent = at(3, 0, TEST, FEBRUARY);

	absent.has_value = false;
	MAKE(m, a, &EVERYBODY, at(0, 0, TEST, FEBRUARY), at(1, 0, TEST, FEBRUARY), at(2, 0, TEST, FEBRUARY), absent,
	     at(4, 0, TEST, FEBRUARY), at(5, 0, TEST, FEBRUARY));
	assert_int_equal(m.gaps, 0);
	MAKE(m, a, &EVERYBODY, at(0, 0, TEST, JULY), at(1, 0, TEST, JULY), at(2, 0, TEST, JULY)); /* 249 days ago */
	assert_int_equal(m.gaps, 0);
	assert_int_equal(m.nones, 2);
	assert_true(str_is(m.none[0].class_name, "5K"));
	assert_int_equal(m.none[0].missing, 2);
	assert_int_equal(m.none[1].missing, 1);
}

static void test_gaps__the_filter_narrows_who_is_named(void **state)
{
	struct arena *a = *state;
	struct screen_filter one = { .class_name = S("5K") };
	struct screen_missing m;

	MAKE(m, a, &one, at(0, 0, TEST, FEBRUARY), at(1, 0, TEST, FEBRUARY), at(3, 1, TEST, FEBRUARY),
	     at(4, 0, TEST, FEBRUARY));
	assert_int_equal(m.looked, 2);
	assert_int_equal(m.gaps, 1); /* maths; reading is no subject of this class */
	assert_int_equal(m.gap[0].who.pupil[0], 5);
}

static void pupil_add(struct store_test *t, int64_t id)
{
	struct pupil p = { .school_id = SCHOOL,
		           .id = id,
		           .given = S("Robin"),
		           .family = str_fmt(t->a, "Hill%lld", (long long)id),
		           .name_key = S("hill robin"),
		           .born = { 2016, 3, 1 },
		           .joined_on = { 2020, 9, 1 },
		           .year_group = 5,
		           .class_id = CLASS_5P,
		           .revision = 1 };

	assert_int_equal(pupil_insert(t->db, t->a, &p, &t->e), RC_OK);
}

static int64_t statements_of(struct store_test *t, enum role hat, int64_t person_id, struct screen_missing *m)
{
	int64_t us;
	int64_t n;

	db_spent(t->db, &us, &n);
	assert_int_equal(IN_READ(work_as(t, person_id, hat),
	                         screen_missing_load(work_as(t, person_id, hat), DATE_NONE, &EVERYBODY, m)),
	                 RC_OK);
	db_spent(t->db, &us, &n);
	return n;
}

static void test_load__own_pupils_a_way_to_the_class_and_few_statements(void **state)
{
	struct store_test *t = *state;
	struct screen_missing m;
	int64_t few;

	results_begin(t->db, t->a, SCHOOL);
	results_fall(t->db, t->a, zara, "reading");
	result_put(t->db, t->a, ava, POINT_SPRING_26, "reading", 90);
	few = statements_of(t, ROLE_SENCO, SENCO, &m);
	assert_int_equal(m.gaps, 1); /* Tom, beside Zara */
	assert_int_equal(m.gap[0].who.missing, 1);
	assert_int_equal(m.gap[0].who.of, 2);
	assert_int_equal(m.gap[0].who.class_id, CLASS_5P);
	assert_int_equal(m.nones, 1);
	assert_int_equal(m.darks, 1); /* Ava: one result is too few */
	assert_int_equal(m.all.run.pupil[m.dark[0].pupil].id, AVA);
	for (int64_t i = 0; i < 30; i++)
		pupil_add(t, 700 + i);
	assert_int_equal(statements_of(t, ROLE_SENCO, SENCO, &m), few);
	assert_int_equal(m.nones, 1);
	assert_int_equal(m.none[0].missing, 31);
	(void)statements_of(t, ROLE_HEAD, HEAD, &m);
	assert_int_equal(m.none[0].class_id, 0); /* reads, and enters nothing */
	(void)statements_of(t, ROLE_TEACHER, CLASS_TEACHER, &m);
	assert_int_equal(m.darks, 0); /* Ava is of another class */
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         screen_missing_load(work_as(t, ASSISTANT, ROLE_TA), DATE_NONE, &EVERYBODY, &m)),
	                 RC_NONE);
}

#define PURE(f) cmocka_unit_test_setup_teardown(f, arena_setup, arena_teardown)
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_screen_missing)
{
	const struct CMUnitTest tests[] = {
		PURE(test_gaps__by_class_with_names),
		PURE(test_gaps__an_own_scale_is_a_result),
		PURE(test_gaps__absent_is_known_and_old_is_not_asked),
		PURE(test_gaps__the_filter_narrows_who_is_named),
		T(test_load__own_pupils_a_way_to_the_class_and_few_statements),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
