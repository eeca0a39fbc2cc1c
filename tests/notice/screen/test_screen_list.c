/* notice/screen/screen_list: who is asked about, a decision that holds until something changes, two people at once. */
#include "support/support.h"

#include "notice/concern/concern_sql.h"
#include "notice/observe/observation_sql.h"
#include "support/test_db.h"
#include "support/work_results.h"
#include "support/work_school.h"
#include "notice/screen/screen_list.h"

static const struct screen_filter EVERYBODY;

static void begin(struct store_test *t)
{
	results_begin(t->db, t->a, SCHOOL);
	results_fall(t->db, t->a, zara, "reading");
	results_steady(t->db, t->a, tom, "reading");
	results_steady(t->db, t->a, ava, "reading");
}

static struct screen_list list_of(struct ctx *c)
{
	struct screen_list l;

	if (IN_READ(c, screen_list_load(c, DATE_NONE, &EVERYBODY, &l)) != RC_OK)
		fail_msg("%s", c->err.text);
	return l;
}

/* A decision on what this person sees now. */
static struct screen_decision_in decision_of(struct ctx *c, int64_t id, enum screen_action result, struct date until)
{
	struct screen_one o;
	struct screen_decision_in in = { .decision = { .id = id,
		                                       .result = result,
		                                       .reason = S("Was in hospital for five weeks"),
		                                       .what = S("Word bank"),
		                                       .until_on = until } };

	assert_int_equal(IN_READ(c, screen_one_load(c, ZARA, &o)), RC_OK);
	in.seen_id = o.it.last != NULL ? o.it.last->id : 0;
	in.seen_found = o.it.found;
	return in;
}

static void decide(struct ctx *c, int64_t id, enum screen_action result, struct date until)
{
	struct screen_decision_in in = decision_of(c, id, result, until);
	struct screen_faults f;

	assert_int_equal(IN_WRITE(c, screen_decide(c, ZARA, &in, &f)), RC_OK);
}

static void test_list__asks_and_is_settled(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct screen_list l;
	struct screen_one o;

	begin(t);
	l = list_of(c);
	assert_int_equal(l.to_decides, 1);
	assert_int_equal(l.to_decide[0].id, ZARA);
	assert_int_equal(l.to_decide[0].ask, ASK_FIRST);
	assert_int_equal(date_cmp(l.to_decide[0].since, (struct date){ 2026, 2, 20 }), 0);
	assert_true(str_starts(l.to_decide[0].found, S("reading ")));
	assert_true(str_find(l.to_decide[0].found, S("2")) > 0);
	assert_int_equal(l.found, 1);
	decide(c, 9001, SCREEN_NO_ACTION, DATE_NONE);
	l = list_of(c);
	assert_int_equal(l.to_decides, 0);
	assert_int_equal(l.settleds, 1);
	assert_int_equal(l.decideds, 1);
	assert_int_equal(l.decided[0].decision->decided_by, SENCO);
	assert_int_equal(IN_READ(c, screen_one_load(c, ZARA, &o)), RC_OK);
	assert_int_equal(o.it.ask, ASK_NOT);
	assert_int_equal(o.beside.earliers, 1);
	assert_true(str_find(o.beside.earlier[0].said, S("Reading: ")) == 0); /* the words are kept */
}

static void test_list__asks_again_when_something_changes(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct ctx *later = work_as(t, SENCO, ROLE_SENCO);
	struct concern worry = { 0 };
	struct screen_list l;

	begin(t);
	decide(c, 9001, SCREEN_WATCH, (struct date){ 2026, 3, 24 });
	assert_int_equal(list_of(c).to_decides, 0);
	later->now.today = (struct date){ 2026, 3, 24 };
	l = list_of(later);
	assert_int_equal(l.to_decides, 1);
	assert_int_equal(l.to_decide[0].ask, ASK_DATE);
	results_fall(t->db, t->a, zara, "maths");
	l = list_of(c);
	assert_int_equal(l.to_decides, 1);
	assert_int_equal(l.to_decide[0].ask, ASK_TEST);
	decide(c, 9002, SCREEN_NO_ACTION, DATE_NONE);
	assert_int_equal(list_of(c).to_decides, 0);
	record_fill_for(t->a, &concern_rec, &worry, 21);
	worry.raised_on = TODAY;
	worry.private = 0;
	worry.answered_on = DATE_NONE;
	assert_int_equal(concern_insert(t->db, t->a, zara, &worry, &t->e), RC_OK);
	l = list_of(c);
	assert_int_equal(l.to_decides, 1);
	assert_int_equal(l.to_decide[0].ask, ASK_CONCERN);
	decide(c, 9003, SCREEN_NO_ACTION, DATE_NONE);
	assert_int_equal(list_of(c).to_decides, 0);
	assert_int_equal(list_of(c).decideds, 3);
}

static void test_list__perhaps_is_not_asked(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct screen_list l;

	begin(t);
	result_put(t->db, t->a, ava, POINT_AUTUMN_24, "maths", 100);
	result_put(t->db, t->a, ava, POINT_SPRING_25, "maths", 100);
	result_put(t->db, t->a, ava, POINT_SPRING_26, "maths", 88);
	l = list_of(c);
	assert_int_equal(l.perhapses, 1);
	assert_int_equal(l.perhaps[0].id, AVA);
	assert_false(screen_case_clear(&l.all, &l.perhaps[0]));
	assert_string_equal(str_c(t->a, l.perhaps[0].found), ""); /* nothing that a decision would be about */
	assert_int_equal(l.found, 1);
	assert_int_equal(l.to_decides, 1);
	assert_true(screen_case_clear(&l.all, &l.to_decide[0]));
}

static void test_list__wider_concern_without_numbers(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct concern worry = { 0 };
	struct screen_list l;

	begin(t);
	record_fill_for(t->a, &concern_rec, &worry, 21);
	worry.raised_on = TODAY;
	worry.answered_on = DATE_NONE;
	worry.private = 0;
	assert_int_equal(concern_insert(t->db, t->a, tom, &worry, &t->e), RC_OK);
	l = list_of(c);
	assert_int_equal(l.widers, 1);
	assert_int_equal(l.wider[0].id, TOM);
}

static void test_list__of_own_pupils_and_a_filter(void **state)
{
	struct store_test *t = *state;
	struct screen_filter f = { .class_name = S("1P") };
	struct screen_list l;

	begin(t);
	results_fall(t->db, t->a, ava, "maths");
	assert_int_equal(list_of(work_as(t, SENCO, ROLE_SENCO)).to_decides, 2);
	assert_int_equal(list_of(work_as(t, CLASS_TEACHER, ROLE_TEACHER)).to_decides, 1);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         screen_list_load(work_as(t, SENCO, ROLE_SENCO), DATE_NONE, &f, &l)),
	                 RC_OK);
	assert_int_equal(l.to_decides, 1);
	assert_int_equal(l.to_decide[0].id, AVA);
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         screen_list_load(work_as(t, ASSISTANT, ROLE_TA), DATE_NONE, &EVERYBODY, &l)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         screen_list_load(work_as(t, SENCO, ROLE_SENCO), date_add(TODAY, 1), &EVERYBODY, &l)),
	                 RC_INVALID);
}

static void test_list__as_it_was(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct screen_list l;

	begin(t);
	decide(c, 9001, SCREEN_NO_ACTION, DATE_NONE);
	assert_int_equal(IN_READ(c, screen_list_load(c, date_add(TODAY, -1), &EVERYBODY, &l)), RC_OK);
	assert_int_equal(l.to_decides, 1); /* the decision was not made yet */
	assert_int_equal(l.decideds, 0);
	assert_int_equal(IN_READ(c, screen_list_load(c, (struct date){ 2026, 2, 1 }, &EVERYBODY, &l)), RC_OK);
	assert_int_equal(l.to_decides, 0); /* the results were not there yet */
}

static void test_decide__once_and_with_what_it_needs(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct screen_decision_in in;
	struct screen_faults f;

	begin(t);
	in = decision_of(c, 9001, SCREEN_ADAPT, DATE_NONE);
	assert_int_equal(IN_WRITE(c, screen_decide(c, ZARA, &in, &f)), RC_INVALID);
	assert_int_equal(list_of(c).decideds, 0);
	in.decision.until_on = date_add(TODAY, 42);
	assert_int_equal(IN_WRITE(c, screen_decide(c, ZARA, &in, &f)), RC_OK);
	assert_int_equal(IN_WRITE(c, screen_decide(c, ZARA, &in, &f)), RC_OK); /* sent twice */
	assert_int_equal(list_of(c).decideds, 1);
	in.decision.reason = S("Other words");
	assert_int_equal(IN_WRITE(c, screen_decide(c, ZARA, &in, &f)), RC_CONFLICT);
	assert_int_equal(list_of(c).decideds, 1);
}

static void test_decide__two_people_at_once(void **state)
{
	struct store_test *t = *state;
	struct ctx *teacher = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct ctx *senco = work_as(t, SENCO, ROLE_SENCO);
	struct screen_decision_in first;
	struct screen_decision_in second;
	struct screen_faults f;

	begin(t);
	first = decision_of(teacher, 9001, SCREEN_NO_ACTION, DATE_NONE);
	second = decision_of(senco, 9002, SCREEN_DISCUSS, DATE_NONE);
	assert_int_equal(IN_WRITE(teacher, screen_decide(teacher, ZARA, &first, &f)), RC_OK);
	assert_int_equal(IN_WRITE(senco, screen_decide(senco, ZARA, &second, &f)), RC_CONFLICT);
	assert_int_equal(f.theirs.id, 9001);
	assert_int_equal(f.theirs.decided_by, CLASS_TEACHER);
	second.seen_id = 9001; /* read, and meant */
	assert_int_equal(IN_WRITE(senco, screen_decide(senco, ZARA, &second, &f)), RC_OK);
	/* Results that came meanwhile: nothing is recorded about what nobody has read. */
	first = decision_of(teacher, 9003, SCREEN_NO_ACTION, DATE_NONE);
	results_fall(t->db, t->a, zara, "maths");
	assert_int_equal(IN_WRITE(teacher, screen_decide(teacher, ZARA, &first, &f)), RC_CONFLICT);
	assert_int_equal(f.theirs.id, 0);
}

static void test_decide__by_those_who_may(void **state)
{
	struct store_test *t = *state;
	struct screen_decision_in in;
	struct screen_faults f;
	struct screen_one o;

	begin(t);
	in = decision_of(work_as(t, HEAD, ROLE_HEAD), 9001, SCREEN_NO_ACTION, DATE_NONE); /* reads */
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD),
	                          screen_decide(work_as(t, HEAD, ROLE_HEAD), ZARA, &in, &f)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          screen_decide(work_as(t, CLASS_TEACHER, ROLE_TEACHER), AVA, &in, &f)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                          screen_decide(work_as(t, SENCO, ROLE_SENCO), 999999, &in, &f)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         screen_one_load(work_as(t, ASSISTANT, ROLE_TA), ZARA, &o)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         screen_one_load(work_as(t, MOTHER, ROLE_PARENT), ZARA, &o)),
	                 RC_NONE);
}

static void test_beside__newest_words_and_nothing_private(void **state)
{
	struct store_test *t = *state;
	struct concern worry = { 0 };
	struct observation seen = { 0 };
	struct screen_beside b;

	record_fill_for(t->a, &concern_rec, &worry, 21);
	worry.raised_on = (struct date){ 2026, 3, 1 };
	worry.private = 0;
	assert_int_equal(concern_insert(t->db, t->a, zara, &worry, &t->e), RC_OK);
	worry.id = 22;
	worry.private = 1;
	assert_int_equal(concern_insert(t->db, t->a, zara, &worry, &t->e), RC_OK);
	record_fill_for(t->a, &observation_rec, &seen, 31);
	seen.seen_on = (struct date){ 2026, 3, 5 };
	seen.place = OBSERVED_LESSON;
	seen.seen_by = CLASS_TEACHER;
	assert_int_equal(observation_insert(t->db, t->a, zara, &seen, &t->e), RC_OK);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         screen_beside_load(work_as(t, SENCO, ROLE_SENCO), ZARA, DATE_NONE, &b)),
	                 RC_OK);
	assert_int_equal(b.voices, 2);
	assert_true(str_eq(b.voice[0].words, seen.words));
	assert_true(str_eq(b.voice[1].words, worry.words));
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO), screen_beside_load(work_as(t, SENCO, ROLE_SENCO), ZARA,
	                                                                           (struct date){ 2026, 3, 2 }, &b)),
	                 RC_OK);
	assert_int_equal(b.voices, 1);
}

TEST_MAIN(test_screen_list)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_list__asks_and_is_settled),
		T(test_list__asks_again_when_something_changes),
		T(test_list__perhaps_is_not_asked),
		T(test_list__wider_concern_without_numbers),
		T(test_list__of_own_pupils_and_a_filter),
		T(test_list__as_it_was),
		T(test_decide__once_and_with_what_it_needs),
		T(test_decide__two_people_at_once),
		T(test_decide__by_those_who_may),
		T(test_beside__newest_words_and_nothing_private),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
