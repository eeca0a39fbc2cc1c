/* core/people/young and what follows from it: the answers that count, what parents see, who gets letters, on the day
 * the rights pass and after. ZARA of the small school is made old enough here. */
#include "support/support.h"

#include "letters/notice_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "core/people/young_sql.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"
#include "boards/family/family.h"
#include "boards/family/family_print.h"
#include "plan/plan_read.h"
#include "letters/notice_tell.h"
#include "core/people/young.h"

enum { ONE = 9001, TWO = 9002 };

static void born(struct store_test *t, struct date day)
{
	struct pupil p;

	assert_int_equal(pupil_load(t->db, t->a, zara, &p, &t->e), RC_OK);
	p.born = day;
	assert_int_equal(pupil_update(t->db, t->a, zara, &p, &t->e), RC_OK);
}

/* Rights passed on 28 June 2025; a plan from 5 January 2026; mother and aunt are parents with a page. */
static int setup(void **state)
{
	struct store_test *t;

	assert_int_equal(store_test_setup(state), 0);
	t = *state;
	work_carer(t);
	work_plan(t, zara, 0, S(""));
	born(t, (struct date){ 2009, 3, 1 });
	return 0;
}

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

static struct ctx *zara_herself(struct store_test *t)
{
	return work_as(t, ZARA_PERSON, ROLE_PUPIL);
}

static enum rc note(struct store_test *t, int64_t id, enum young_kind kind, int64_t person, const char **field)
{
	struct young_agreement v = {
		.id = id, .kind = kind, .person_id = person, .how = YOUNG_HOW_SAID, .words = S("I want that")
	};
	struct str why;

	return IN_WRITE(senco(t), young_note(senco(t), ZARA, &v, field, &why));
}

static void noted(struct store_test *t, int64_t id, enum young_kind kind, int64_t person)
{
	const char *field;

	assert_int_equal(note(t, id, kind, person, &field), RC_OK);
}

static void test_store__round_trip(void **state)
{
	struct store_test *t = *state;
	struct young_agreement v;

	record_fill_for(t->a, &young_agreement_rec, &v, 9100);
	ROUND_TRIP(t, young_agreement, v);
}

static void test_own_page__is_theirs_from_the_day(void **state)
{
	struct store_test *t = *state;
	struct family_view v;
	struct str pdf;
	int64_t id;

	assert_int_equal(family_own_load(zara_herself(t), &v, &id), RC_OK);
	assert_int_equal(id, ZARA);
	assert_true(v.own && v.may.sees && v.may.counts);
	assert_int_equal(v.pupil.outcomes, 1);
	assert_int_equal(family_plan_paper(zara_herself(t), ZARA, false, &pdf), RC_OK);
	assert_int_equal(IN_READ(zara_herself(t), family_load(zara_herself(t), TOM, &v)), RC_NONE);
	born(t, (struct date){ 2009, 9, 1 }); /* until 26 June 2026 */
	assert_int_equal(family_own_load(zara_herself(t), &v, &id), RC_NONE);
	assert_int_equal(family_plan_paper(zara_herself(t), ZARA, false, &pdf), RC_NONE);
}

static void test_reply__of_the_young_person_counts(void **state)
{
	struct store_test *t = *state;
	struct plan_reply mine = { .id = 1, .plan_id = PLAN_ONE, .answer = PLAN_ANSWER_AGREE };
	struct plan_reply hers = { .id = 2, .plan_id = PLAN_ONE, .answer = PLAN_ANSWER_DISAGREE };
	struct plan_read v;
	size_t counting = 0;

	assert_int_equal(IN_WRITE(zara_herself(t), family_reply(zara_herself(t), ZARA, &mine)), RC_OK);
	assert_int_equal(IN_WRITE(zara_herself(t), family_reply(zara_herself(t), ZARA, &mine)), RC_OK); /* sent twice */
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT),
	                          family_reply(work_as(t, MOTHER, ROLE_PARENT), ZARA, &hers)),
	                 RC_OK);
	assert_int_equal(IN_READ(senco(t), plan_read_version(senco(t), ZARA, PLAN_ONE, &v)), RC_OK);
	assert_int_equal(v.replies, 2);
	assert_true(v.young.decides);
	for (size_t i = 0; i < v.replies; i++)
		counting +=
		    v.reply[i].person_id == v.pupil.person_id || young_parent(&v.young, v.reply[i].person_id).counts;
	assert_int_equal(counting, 1);
	mine.plan_id = 77;
	mine.id = 3;
	assert_int_equal(IN_WRITE(zara_herself(t), family_reply(zara_herself(t), ZARA, &mine)), RC_CONFLICT);
}

static void test_keep__hides_what_is_new_and_nothing_before(void **state)
{
	struct store_test *t = *state;
	struct ctx *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct plan_reply r = { .id = 4, .plan_id = PLAN_ONE, .answer = PLAN_ANSWER_AGREE };
	struct message m = { .id = 5, .kind = MESSAGE_TELL, .words = S("Hello") };
	struct family_view v;
	struct str pdf;

	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)),
	                 RC_OK); /* nothing recorded: reads on, does not decide */
	assert_true(v.may.sees && !v.may.counts && v.pupil.has_plan);
	noted(t, ONE, YOUNG_KEEP, MOTHER);
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)), RC_OK);
	assert_false(v.may.sees);
	assert_true(v.pupil.has_plan); /* of January: shared before she said no */
	assert_int_equal(v.pupil.outcome[0].points, 0);
	assert_int_equal(v.pupil.staffs + v.pupil.cycles + v.pupil.insights + v.pupil.needs, 0);
	assert_int_equal(v.meeting.id + v.review.id, 0);
	assert_int_equal(family_plan_paper(mother, ZARA, false, &pdf), RC_NONE);
	assert_int_equal(IN_WRITE(mother, family_reply(mother, ZARA, &r)), RC_NONE);
	assert_int_equal(IN_WRITE(mother, family_tell(mother, ZARA, &m)), RC_OK);
	assert_int_equal(IN_READ(work_as(t, AUNT, ROLE_PARENT), family_load(work_as(t, AUNT, ROLE_PARENT), ZARA, &v)),
	                 RC_OK);
	assert_true(v.may.sees);
	assert_int_equal(IN_WRITE(senco(t), young_end(senco(t), ZARA, ONE)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), young_end(senco(t), ZARA, ONE)), RC_OK);
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)), RC_OK);
	assert_true(v.may.sees);
}

static size_t letters(struct store_test *t, int64_t about, int64_t *to, size_t max)
{
	struct notice *n;
	size_t count;
	size_t on_paper;

	assert_int_equal(db_begin(t->db, DB_WRITE, &t->e), RC_OK);
	assert_int_equal(db_end(t->db,
	                        notice_tell_family(senco(t), zara, NOTICE_PLAN, about, S("A plan"), TELL_NOW,
	                                           &on_paper),
	                        &t->e),
	                 RC_OK);
	assert_int_equal(notice_list_about(t->db, t->a, zara, about, &n, &count, &t->e), RC_OK);
	for (size_t i = 0; i < count && i < max; i++)
		to[i] = n[i].to_pupil ? -1 : n[i].person_id;
	return count;
}

static bool has(const int64_t *to, size_t n, int64_t person)
{
	for (size_t i = 0; i < n; i++)
		if (to[i] == person)
			return true;
	return false;
}

static void test_letters__follow_what_was_agreed(void **state)
{
	struct store_test *t = *state;
	struct notice got;
	struct str first;
	struct notice *n;
	size_t count;
	int64_t to[4];

	assert_int_equal(letters(t, 1, to, 4), 1);
	assert_int_equal(to[0], -1);
	assert_int_equal(notice_list_about(t->db, t->a, zara, 1, &n, &count, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(zara_herself(t), family_letter(zara_herself(t), ZARA, n[0].id, &got, &first)), RC_OK);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT),
	                          family_letter(work_as(t, MOTHER, ROLE_PARENT), ZARA, n[0].id, &got, &first)),
	                 RC_NONE);
	noted(t, ONE, YOUNG_SHARE, MOTHER);
	count = letters(t, 2, to, 4);
	assert_int_equal(count, 2);
	assert_true(has(to, count, -1) && has(to, count, MOTHER));
	noted(t, TWO, YOUNG_ACTS, AUNT);
	count = letters(t, 3, to, 4);
	assert_int_equal(count, 1);
	assert_int_equal(to[0], AUNT);
}

static void test_note__names_the_wrong_field(void **state)
{
	struct store_test *t = *state;
	struct young_agreement v = { .id = ONE, .kind = YOUNG_ACTS, .how = YOUNG_HOW_ASSESSED };
	struct young_view view;
	const char *field;
	struct str why;

	assert_int_equal(IN_WRITE(senco(t), young_note(senco(t), ZARA, &v, &field, &why)), RC_INVALID);
	assert_string_equal(field, "words");
	assert_int_equal(note(t, ONE, YOUNG_SHARE, CLASS_TEACHER, &field), RC_INVALID);
	assert_string_equal(field, "person_id");
	assert_int_equal(note(t, ONE, YOUNG_SHARE, FATHER, &field), RC_INVALID); /* restricted */
	assert_int_equal(note(t, ONE, YOUNG_NONE, 0, &field), RC_INVALID);
	assert_string_equal(field, "kind");
	v = (struct young_agreement){ .id = ONE, .kind = YOUNG_KEEP, .how = YOUNG_HOW_SAID, .ends = { 2026, 3, 9 } };
	assert_int_equal(IN_WRITE(senco(t), young_note(senco(t), ZARA, &v, &field, &why)), RC_INVALID);
	assert_string_equal(field, "ends");
	born(t, (struct date){ 2010, 9, 1 }); /* June 2027: too early to ask */
	assert_int_equal(note(t, ONE, YOUNG_SHARE, 0, &field), RC_INVALID);
	assert_string_equal(field, "kind");
	noted(t, ONE, YOUNG_EXPLAINED, 0);    /* can be explained at any time */
	born(t, (struct date){ 2009, 9, 1 }); /* 27 June 2026: said before, holds from then */
	noted(t, TWO, YOUNG_KEEP, 0);
	assert_int_equal(IN_READ(senco(t), young_load(senco(t), ZARA, &view)), RC_OK);
	assert_int_equal(view.n, 2);
	assert_int_equal(date_cmp(view.item[view.item[0].id == TWO ? 0 : 1].starts, (struct date){ 2026, 6, 27 }), 0);
	assert_int_equal(date_cmp(view.young.explained, TODAY), 0);
}

static void test_rights__the_senco_and_the_young_person_alone(void **state)
{
	struct store_test *t = *state;
	struct young_agreement v = { .id = ONE, .kind = YOUNG_KEEP, .how = YOUNG_HOW_SAID };
	struct young_view view;
	struct family_view seen;
	const char *field;
	struct str why;

	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          young_note(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, &v, &field, &why)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT),
	                          young_note(work_as(t, MOTHER, ROLE_PARENT), ZARA, &v, &field, &why)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD), young_load(work_as(t, HEAD, ROLE_HEAD), ZARA, &view)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT),
	                          young_own_choose(work_as(t, MOTHER, ROLE_PARENT), MOTHER, false)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(zara_herself(t), young_own_choose(zara_herself(t), CLASS_TEACHER, false)), RC_NONE);
	assert_int_equal(IN_WRITE(zara_herself(t), young_own_choose(zara_herself(t), MOTHER, false)), RC_OK);
	assert_int_equal(IN_WRITE(zara_herself(t), young_own_choose(zara_herself(t), MOTHER, false)),
	                 RC_OK); /* pressed twice */
	assert_int_equal(IN_READ(senco(t), young_load(senco(t), ZARA, &view)), RC_OK);
	assert_int_equal(view.n, 1);
	assert_true(view.item[0].how == YOUNG_HOW_PAGE);
	assert_int_equal(IN_READ(zara_herself(t), young_own_load(zara_herself(t), &view)), RC_OK);
	assert_int_equal(view.n, 0);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         family_load(work_as(t, MOTHER, ROLE_PARENT), ZARA, &seen)),
	                 RC_OK);
	assert_false(seen.may.sees);
	noted(t, TWO, YOUNG_ACTS, 0); /* then the page is no longer theirs to decide on */
	assert_int_equal(IN_WRITE(zara_herself(t), young_own_choose(zara_herself(t), MOTHER, true)), RC_NONE);
	assert_int_equal(IN_READ(zara_herself(t), young_own_load(zara_herself(t), &view)), RC_NONE);
}

TEST_MAIN(test_young)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_store__round_trip),
		T(test_own_page__is_theirs_from_the_day),
		T(test_reply__of_the_young_person_counts),
		T(test_keep__hides_what_is_new_and_nothing_before),
		T(test_letters__follow_what_was_agreed),
		T(test_note__names_the_wrong_field),
		T(test_rights__the_senco_and_the_young_person_alone),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
