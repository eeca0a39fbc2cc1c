/* boards/family/family and letters/messages: each parent sees the own words only, a restriction counts at once, sending
 * twice is once, an answer meets an answer. */
#include "support/support.h"

#include "kit/base/buf.h"
#include "letters/message_sql.h"
#include "letters/notice_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "boards/family/family.h"
#include "boards/family/family_print.h"
#include "letters/messages.h"

enum { CYCLE = 7001, PLAN = 7101, NEXT_PLAN = 7102, ROOT = 7201 };

static const struct date SHARED = { 2026, 1, 9 };

static void plan_give(struct store_test *t, int64_t id, int64_t version)
{
	struct outcome o = { .id = id + 50,
		             .root_id = ROOT,
		             .aim = S("reads a page"),
		             .measure = S("Words a minute"),
		             .baseline = 38000,
		             .target = 55000 };
	struct provision p = { .id = id + 60,
		               .root_id = ROOT + 1,
		               .outcome_root = ROOT,
		               .what = S("Reading"),
		               .giver_id = GIVER,
		               .per_week = 3,
		               .minutes = 20,
		               .starts = SHARED };
	struct plan_whole w = { .plan = { .id = id,
		                          .cycle_id = CYCLE,
		                          .version = version,
		                          .state = PLAN_DRAFT,
		                          .teacher_id = CLASS_TEACHER,
		                          .review_on = { 2026, 3, 24 },
		                          .parents_said = S("canary-plan"),
		                          .made_by = SENCO,
		                          .revision = 1 },
		                .outcome = &o,
		                .outcomes = 1,
		                .provision = &p,
		                .provisions = 1 };

	assert_int_equal(plan_insert(t->db, t->a, zara, &w, &t->e), RC_OK);
	assert_int_equal(plan_share(t->db, t->a, zara, id, 1, SHARED, SENCO, &t->e), RC_OK);
}

static int setup(void **state)
{
	struct store_test *t;

	assert_int_equal(store_test_setup(state), 0);
	t = *state;
	work_carer(t); /* a second parent without a restriction */
	assert_int_equal(cycle_insert(t->db, t->a, zara,
	                              &(struct cycle){ .id = CYCLE,
	                                               .number = 1,
	                                               .opened_on = SHARED,
	                                               .assessed_on = SHARED,
	                                               .planned_on = SHARED,
	                                               .revision = 1 },
	                              &t->e),
	                 RC_OK);
	plan_give(t, PLAN, 1);
	return 0;
}

/* Everything of the view that is text of a person, in one. */
static struct str all_words(struct store_test *t, const struct family_view *v)
{
	struct buf b = buf_new(t->a, 1 << 16);

	for (size_t i = 0; i < v->messages; i++) {
		buf_str(&b, v->message[i].words);
		buf_str(&b, v->message[i].answer);
	}
	for (size_t i = 0; i < v->replies; i++)
		buf_str(&b, v->reply[i].words);
	for (size_t i = 0; i < v->views; i++)
		buf_str(&b, v->view[i].words);
	for (size_t i = 0; i < v->letters; i++)
		buf_str(&b, v->letter[i].body);
	buf_str(&b, v->pupil_words);
	return buf_view(&b);
}

static void letter_give(struct store_test *t, int64_t id, int64_t person, const char *body)
{
	struct notice n = { .id = id,
		            .kind = NOTICE_S68,
		            .about_id = 1,
		            .person_id = person,
		            .addressee = S("A parent"),
		            .body = str_of(body),
		            .made_on = SHARED,
		            .channel = CHANNEL_PAGE,
		            .sent_on = SHARED,
		            .sent_by = SENCO,
		            .revision = 1 };

	assert_int_equal(notice_insert(t->db, t->a, zara, &n, &t->e), RC_OK);
}

static void tell(struct ctx *c, int64_t id, const char *words, enum rc want)
{
	struct message m = { .id = id, .kind = MESSAGE_TELL, .words = str_of(words) };

	assert_int_equal(IN_WRITE(c, family_tell(c, ZARA, &m)), want);
}

static void test_two_parents__see_their_own_words_only(void **state)
{
	struct store_test *t = *state;
	struct ctx *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct ctx *aunt = work_as(t, AUNT, ROLE_PARENT);
	struct plan_reply r = {
		.id = 8001, .plan_id = PLAN, .answer = PLAN_ANSWER_DISAGREE, .words = S("canary-reply")
	};
	struct view w = { .id = 8002, .words = S("canary-view") };
	struct family_view v;
	struct notice n;
	struct str first;

	tell(mother, 8003, "canary-message", RC_OK);
	assert_int_equal(IN_WRITE(mother, family_reply(mother, ZARA, &r)), RC_OK);
	assert_int_equal(IN_WRITE(mother, family_say(mother, ZARA, &w)), RC_OK);
	letter_give(t, 8004, MOTHER, "canary-letter");
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)), RC_OK);
	assert_int_equal(v.messages + v.replies + v.views + v.letters, 4);
	assert_true(str_find(all_words(t, &v), S("canary-message")) >= 0);
	assert_int_equal(IN_READ(aunt, family_load(aunt, ZARA, &v)), RC_OK);
	assert_int_equal(v.messages + v.replies + v.views + v.letters, 0);
	assert_true(str_find(all_words(t, &v), S("canary")) < 0);
	assert_int_equal(v.pupil.contacts, 0);
	assert_false(v.one_parent);
	assert_int_equal(IN_WRITE(aunt, family_letter(aunt, ZARA, 8004, &n, &first)), RC_NONE);
	assert_int_equal(IN_WRITE(mother, family_letter(mother, ZARA, 8004, &n, &first)), RC_OK);
}

static void test_letter__first_opening_is_noted(void **state)
{
	struct store_test *t = *state;
	struct ctx *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct notice n;
	struct str first;

	letter_give(t, 8004, MOTHER, "A letter");
	assert_int_equal(IN_WRITE(mother, family_letter(mother, ZARA, 8004, &n, &first)), RC_OK);
	assert_true(str_is(first, "Zara"));
	assert_int_equal(notice_load(t->db, t->a, zara, 8004, &n, &t->e), RC_OK);
	assert_int_equal(n.seen_at, mother->now.utc);
	mother->now.utc += 60;
	assert_int_equal(IN_WRITE(mother, family_letter(mother, ZARA, 8004, &n, &first)), RC_OK);
	assert_int_equal(notice_load(t->db, t->a, zara, 8004, &n, &t->e), RC_OK);
	assert_int_equal(n.seen_at, mother->now.utc - 60);
}

static void test_restriction__takes_effect_at_once(void **state)
{
	struct store_test *t = *state;
	struct ctx *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct family_child *child;
	struct family_view v;
	struct contact c;
	struct str pdf;
	size_t n;

	assert_int_equal(IN_READ(work_as(t, FATHER, ROLE_PARENT),
	                         family_load(work_as(t, FATHER, ROLE_PARENT), ZARA, &v)),
	                 RC_NONE);
	assert_int_equal(family_children(mother, &child, &n), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(contact_load(t->db, t->a, zara, 1, &c, &t->e), RC_OK);
	c.restricted = 1;
	assert_int_equal(contact_update(t->db, t->a, zara, &c, &t->e), RC_OK);
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)), RC_NONE);
	assert_int_equal(family_plan_paper(mother, ZARA, false, &pdf), RC_NONE);
	tell(mother, 8003, "Hello", RC_NONE);
	assert_int_equal(family_children(mother, &child, &n), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(child[0].pupil_id, AVA);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO), family_load(work_as(t, SENCO, ROLE_SENCO), ZARA, &v)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         family_load(work_as(t, MOTHER, ROLE_PARENT), TOM, &v)),
	                 RC_NONE);
}

static void test_tell__twice_is_once_and_other_words_are_kept(void **state)
{
	struct store_test *t = *state;
	struct ctx *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct family_view v;

	tell(mother, 8003, "The words move.", RC_OK);
	tell(mother, 8003, "The words move.", RC_OK);
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)), RC_OK);
	assert_int_equal(v.messages, 1);
	tell(mother, 8003, "And at night.", RC_OK);
	tell(work_as(t, AUNT, ROLE_PARENT), 8003, "The words move.", RC_OK);
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)), RC_OK);
	assert_int_equal(v.messages, 2);
	assert_true(v.message[0].id != v.message[1].id);
}

static void test_reply__twice_later_and_to_an_old_version(void **state)
{
	struct store_test *t = *state;
	struct ctx *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct plan_reply r = { .id = 8001, .plan_id = PLAN, .answer = PLAN_ANSWER_AGREE };
	struct plan_reply again = r;
	struct family_view v;

	assert_int_equal(IN_WRITE(mother, family_reply(mother, ZARA, &r)), RC_OK);
	assert_int_equal(IN_WRITE(mother, family_reply(mother, ZARA, &again)), RC_OK);
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)), RC_OK);
	assert_int_equal(v.replies, 1);
	again.answer = PLAN_ANSWER_DISAGREE;
	assert_int_equal(IN_WRITE(mother, family_reply(mother, ZARA, &again)), RC_OK);
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)), RC_OK);
	assert_int_equal(v.replies, 2);
	plan_give(t, NEXT_PLAN, 2);
	r.id = 8009;
	assert_int_equal(IN_WRITE(mother, family_reply(mother, ZARA, &r)), RC_CONFLICT);
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, &v)), RC_OK);
	assert_int_equal(v.replies, 0);
}

static void test_plan__on_paper(void **state)
{
	struct store_test *t = *state;
	struct str pdf;

	assert_int_equal(family_plan_paper(work_as(t, MOTHER, ROLE_PARENT), ZARA, false, &pdf), RC_OK);
	assert_true(str_starts(pdf, S("%PDF")));
	assert_int_equal(family_plan_paper(work_as(t, MOTHER, ROLE_PARENT), AVA, false, &pdf), RC_NONE);
}

static void test_answer__reaches_the_parent_and_meets_another_answer(void **state)
{
	struct store_test *t = *state;
	struct message theirs;
	struct message a = { .id = 8003, .answer = S("Thank you."), .revision = 1 };
	struct message b = { .id = 8003, .answer = S("We look at it."), .revision = 1 };
	struct messages_view m;
	struct family_view v;

	tell(work_as(t, MOTHER, ROLE_PARENT), 8003, "The words move.", RC_OK);
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         messages_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, &m)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD), messages_load(work_as(t, HEAD, ROLE_HEAD), ZARA, &m)),
	                 RC_OK);
	assert_int_equal(m.open, 1);
	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                          message_answer(work_as(t, SENCO, ROLE_SENCO), ZARA, &a, &theirs)),
	                 RC_OK);
	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                          message_answer(work_as(t, SENCO, ROLE_SENCO), ZARA, &a, &theirs)),
	                 RC_OK);
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD),
	                          message_answer(work_as(t, HEAD, ROLE_HEAD), ZARA, &b, &theirs)),
	                 RC_CONFLICT);
	assert_true(str_is(theirs.answer, "Thank you."));
	b.revision = theirs.revision;
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD),
	                          message_answer(work_as(t, HEAD, ROLE_HEAD), ZARA, &b, &theirs)),
	                 RC_OK);
	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                          message_answer(work_as(t, SENCO, ROLE_SENCO), AVA, &b, &theirs)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         family_load(work_as(t, MOTHER, ROLE_PARENT), ZARA, &v)),
	                 RC_OK);
	assert_true(str_is(v.message[0].answer, "We look at it."));
	assert_int_equal(IN_READ(work_as(t, AUNT, ROLE_PARENT), family_load(work_as(t, AUNT, ROLE_PARENT), ZARA, &v)),
	                 RC_OK);
	assert_int_equal(v.messages, 0);
}

TEST_MAIN(test_family)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_two_parents__see_their_own_words_only),
		T(test_letter__first_opening_is_noted),
		T(test_restriction__takes_effect_at_once),
		T(test_tell__twice_is_once_and_other_words_are_kept),
		T(test_reply__twice_later_and_to_an_old_version),
		T(test_plan__on_paper),
		T(test_answer__reaches_the_parent_and_meets_another_answer),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
