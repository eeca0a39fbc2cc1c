/* One action for many, from a line of Today: who is reminded and sees it, who is asked, which letters go, and what can
 * be taken back. */
#include "support/support.h"

#include "assess/assess_sql.h"
#include "boards/family/family.h"
#include "boards/today/today.h"
#include "boards/today/today_do.h"
#include "core/cycle/cycle_sql.h"
#include "core/duty/reminder.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "decide/discussion_sql.h"
#include "kit/base/id.h"
#include "letters/notice.h"
#include "letters/notice_sql.h"
#include "plan/plan_sql.h"
#include "report/annual_report_sql.h"
#include "review/review_ask.h"
#include "support/test_db.h"
#include "support/tool.h"
#include "support/work_plan.h"
#include "support/work_steps.h"

enum { PRESS = 70001, AVA_SHIFT = 100 };

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

static void on_support(struct store_test *t, struct pupil_key k)
{
	work_code(t, k, STATUS_K, (struct date){ 2025, 9, 8 });
}

static struct today_ticks *ticks(struct store_test *t, const char *key)
{
	struct today_ticks *x = NEW(t->a, struct today_ticks);

	*x = (struct today_ticks){
		.rule = duty_rule_find(str_of(key)), .pupil = { ZARA, AVA }, .pupils = 2, .press = PRESS
	};
	assert_non_null(x->rule);
	return x;
}

static size_t sees(struct store_test *t, int64_t person, enum role hat)
{
	struct ctx *c = work_as(t, person, hat);
	struct reminder_line *l;
	size_t n;

	assert_int_equal(IN_READ(c, reminders_load(c, &l, &n)), RC_OK);
	return n;
}

static bool is_due(struct store_test *t, const char *key, int64_t pupil)
{
	struct today_all *v = NEW(t->a, struct today_all);
	struct ctx *c = senco(t);

	assert_int_equal(IN_READ(c, today_view_load(c, CAP_DUTIES, false, v)), RC_OK);
	return work_due(v, pupil, key) != NULL;
}

static void test_remind__staff_see_it_until_they_have_read(void **state)
{
	struct store_test *t = *state;
	struct acknowledgement k = {
		.id = 1, .plan_id = PLAN_ONE, .person_id = ASSISTANT, .state = ACKNOWLEDGED_READ, .at = 5
	};
	struct ctx *c = senco(t);
	struct today_did did;

	on_support(t, zara);
	work_plan(t, zara, 0, S(""));
	assert_int_equal(sees(t, ASSISTANT, ROLE_TA), 0);
	assert_int_equal(IN_WRITE(c, today_remind(c, ticks(t, "staff_read"), &did)), RC_OK);
	assert_int_equal(did.pupils, 1); /* AVA has no plan */
	assert_int_equal(did.people, 3); /* the class teacher shared it */
	assert_int_equal(sees(t, ASSISTANT, ROLE_TA), 1);
	assert_int_equal(sees(t, MUSIC_TEACHER, ROLE_TEACHER), 1);
	assert_int_equal(sees(t, CLASS_TEACHER, ROLE_TEACHER), 0);
	assert_int_equal(IN_WRITE(c, today_remind(c, ticks(t, "staff_read"), &did)), RC_OK); /* again: still one */
	assert_int_equal(sees(t, ASSISTANT, ROLE_TA), 1);
	assert_int_equal(acknowledgement_put(t->db, t->a, zara, &k, &t->e), RC_OK);
	assert_int_equal(sees(t, ASSISTANT, ROLE_TA), 0);
	assert_int_equal(sees(t, GIVER, ROLE_TA), 1);
}

static void test_remind__can_be_taken_back_by_who_did_it(void **state)
{
	struct store_test *t = *state;
	struct ctx *head = work_as(t, HEAD, ROLE_HEAD);
	struct ctx *c = senco(t);
	struct today_did did;
	size_t n;

	on_support(t, zara);
	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_WRITE(c, today_remind(c, ticks(t, "staff_read"), &did)), RC_OK);
	assert_int_equal(IN_WRITE(head, today_undo(head, PRESS, &n)), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(IN_WRITE(c, today_undo(c, PRESS, &n)), RC_OK);
	assert_int_equal(n, 3);
	assert_int_equal(sees(t, ASSISTANT, ROLE_TA), 0);
}

static void test_remind__not_for_others(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct today_did did;
	size_t n;

	assert_int_equal(IN_WRITE(c, today_remind(c, ticks(t, "staff_read"), &did)), RC_NONE);
	assert_int_equal(IN_WRITE(c, today_ask(c, ticks(t, "views_parents"), &did)),
	                 RC_OK); /* may write reviews: ZARA's */
	assert_int_equal(did.people, 0);
	assert_int_equal(IN_WRITE(c, today_given(c, ticks(t, "s68_notice"), CHANNEL_POST, &did)), RC_NONE);
	assert_int_equal(IN_WRITE(c, today_undo(c, PRESS, &n)), RC_NONE);
}

/* Of those that ask for views. */
static size_t waiting_letters(struct store_test *t, struct pupil_key k)
{
	struct notice *v;
	size_t waits = 0;
	size_t n;

	assert_int_equal(notice_list(t->db, t->a, k, S("views"), &v, &n, &t->e), RC_OK);
	for (size_t i = 0; i < n; i++)
		waits += date_none(v[i].sent_on);
	return waits;
}

static void test_ask__a_letter_or_a_call_for_those_without_a_page(void **state)
{
	struct store_test *t = *state;
	struct notice_giving call = { .channel = CHANNEL_PHONE, .on = TODAY, .proof = S("She rings back on Friday") };
	struct ctx *c = senco(t);
	struct today_did did;
	struct review_asked asked;
	struct notice *v;
	const char *at;
	struct str why;
	struct str pdf;
	size_t n;

	work_carer(t);
	on_support(t, zara);
	work_plan(t, zara, 0, S(""));
	on_support(t, ava);
	work_plan(t, ava, AVA_SHIFT, S(""));
	work_account(t, MOTHER, "mother");
	assert_int_equal(IN_WRITE(c, today_ask(c, ticks(t, "views_parents"), &did)), RC_OK);
	assert_int_equal(did.people, 2);  /* the mother, of both, on her page */
	assert_int_equal(did.letters, 1); /* the aunt, of ZARA, on paper; the father is restricted: nothing */
	assert_true(is_due(t, "views_parents", ZARA));
	assert_false(is_due(t, "views_parents", AVA));
	assert_int_equal(IN_WRITE(c, today_letters(c, ticks(t, "views_parents"), &pdf, &did)), RC_OK);
	assert_int_equal(did.people, 1);
	assert_true(str_starts(pdf, S("%PDF")));
	assert_int_equal(notice_list(t->db, t->a, zara, S("views"), &v, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(str_find(v[0].body, S("You do not have to answer")) > 0);
	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, v[0].id, &call, &at, &why)), RC_OK);
	assert_false(is_due(t, "views_parents", ZARA));
	assert_int_equal(IN_READ(c, review_asked_read(c, zara, &asked)), RC_OK);
	assert_int_equal(asked.n, 2);
	assert_int_equal(asked.unasked, 0);
	for (size_t i = 0; i < asked.n; i++)
		assert_int_equal(asked.who[i].how, asked.who[i].person == AUNT ? CHANNEL_PHONE : CHANNEL_PAGE);
	assert_int_equal(IN_WRITE(c, today_given(c, ticks(t, "views_parents"), CHANNEL_POST, &did)), RC_OK);
	assert_int_equal(did.people, 0); /* nothing is left to give */
}

static void test_ask__the_parent_sees_it_and_the_duty_ends(void **state)
{
	struct store_test *t = *state;
	struct view said = { .id = 9,
		             .cycle_id = CYCLE_ONE,
		             .who = VIEW_WHO_PARENT,
		             .person_id = MOTHER,
		             .moment = VIEW_MOMENT_REVIEW,
		             .given_on = TODAY,
		             .revision = 1 };
	struct ctx *c = senco(t);
	struct ctx *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct family_view *v = NEW(t->a, struct family_view);
	struct today_did did;
	size_t n;

	on_support(t, zara);
	work_plan(t, zara, 0, S(""));
	on_support(t, ava);
	work_plan(t, ava, AVA_SHIFT, S(""));
	assert_true(is_due(t, "views_parents", ZARA));
	assert_int_equal(IN_WRITE(c, today_ask(c, ticks(t, "views_parents"), &did)), RC_OK);
	assert_int_equal(did.people, 0); /* nobody has a page yet */
	assert_int_equal(did.letters, 2);
	assert_true(is_due(t, "views_parents", ZARA)); /* a letter that waits asks nobody */
	assert_int_equal(IN_WRITE(c, today_ask(c, ticks(t, "views_parents"), &did)), RC_OK);
	assert_int_equal(did.people + did.letters, 0); /* twice is once */
	assert_int_equal(waiting_letters(t, zara), 1);
	assert_int_equal(IN_WRITE(c, today_undo(c, PRESS, &n)), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(waiting_letters(t, zara), 0);
	work_account(t, MOTHER, "mother");
	assert_int_equal(IN_WRITE(c, today_ask(c, ticks(t, "views_parents"), &did)), RC_OK);
	assert_int_equal(did.people, 2); /* the mother of both; the father is restricted */
	assert_false(is_due(t, "views_parents", ZARA));
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, v)), RC_OK);
	assert_int_equal(date_cmp(v->asked_on, TODAY), 0);
	assert_int_equal(view_insert(t->db, t->a, zara, &said, &t->e), RC_OK);
	assert_int_equal(IN_READ(mother, family_load(mother, ZARA, v)), RC_OK);
	assert_true(date_none(v->asked_on));
}

static int pages_of(struct store_test *t, struct str pdf)
{
	return text_count(SAID(t->a, "pdftotext", pdf_checked(t->a, "letters.pdf", pdf), "-"), "Private: keep safe");
}

static void mother_wishes_large(struct store_test *t)
{
	struct person_row p = { .school_id = zara.school_id,
		                .id = MOTHER,
		                .title = S("Mrs"),
		                .given = S("Nadia"),
		                .family = S("Iqbal"),
		                .name_key = S("iqbal nadia"),
		                .format = FORMAT_LARGE };

	assert_int_equal(person_update(t->db, t->a, &p, &t->e), RC_OK);
}

static void test_letters__one_file_then_given(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct today_did did;
	struct str pdf;
	int usual;

	for (int i = 0; i < 2; i++) {
		struct pupil_key k = i == 0 ? zara : ava;

		on_support(t, k);
		work_decision(t, k, 8500 + i, DECISION_SEN_SUPPORT, (struct date){ 2026, 3, 2 }, DATE_NONE);
	}
	assert_int_equal(IN_WRITE(c, today_letters(c, ticks(t, "s68_notice"), &pdf, &did)), RC_OK);
	assert_int_equal(did.people, 2);
	assert_true(str_starts(pdf, S("%PDF")));
	usual = pages_of(t, pdf);
	mother_wishes_large(t);
	assert_int_equal(IN_WRITE(c, today_letters(c, ticks(t, "s68_notice"), &pdf, &did)), RC_OK);
	assert_true(pages_of(t, pdf) > usual);      /* hers are large, without anybody asking for it here */
	assert_true(is_due(t, "s68_notice", ZARA)); /* printed is not given */
	assert_int_equal(IN_WRITE(c, today_given(c, ticks(t, "s68_notice"), CHANNEL_POST, &did)), RC_OK);
	assert_int_equal(did.people, 2);
	assert_false(is_due(t, "s68_notice", ZARA));
	assert_false(is_due(t, "s68_notice", AVA));
	assert_int_equal(IN_WRITE(c, today_letters(c, ticks(t, "s68_notice"), &pdf, &did)), RC_NONE);
}

/* Marked once for both; a second press finds nothing left, and who tells no parents marks nothing. */
static void test_report__marked_as_given_for_many(void **state)
{
	struct store_test *t = *state;
	struct ctx *head = work_as(t, HEAD, ROLE_HEAD);
	struct annual_report *have;
	struct today_did did;
	struct ctx *c;
	size_t n;

	assert_int_equal(IN_WRITE(head, today_report(head, ticks(t, "annual_report"), &did)), RC_NONE);
	c = senco(t);
	assert_int_equal(IN_WRITE(c, today_report(c, ticks(t, "annual_report"), &did)), RC_OK);
	assert_int_equal(did.pupils, 2);
	assert_int_equal(IN_WRITE(c, today_report(c, ticks(t, "annual_report"), &did)), RC_OK);
	assert_int_equal(did.pupils, 0);
	assert_int_equal(annual_report_list(t->db, t->a, zara, &have, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(have[0].noted_by, SENCO);
	assert_int_equal(date_cmp(have[0].given_on, TODAY), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_today_do)
{
	const struct CMUnitTest tests[] = {
		T(test_remind__staff_see_it_until_they_have_read),
		T(test_remind__can_be_taken_back_by_who_did_it),
		T(test_remind__not_for_others),
		T(test_ask__the_parent_sees_it_and_the_duty_ends),
		T(test_ask__a_letter_or_a_call_for_those_without_a_page),
		T(test_letters__one_file_then_given),
		T(test_report__marked_as_given_for_many),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
