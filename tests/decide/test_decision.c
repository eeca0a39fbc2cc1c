/* decide/decision and letters/notice: a decision with all that follows from it, and the letters to each person. */
#include "support/support.h"

#include "core/cycle/cycle_sql.h"
#include "letters/notice_sql.h"
#include "core/people/pupil_sql.h"
#include "decide/discussion_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "decide/decision.h"
#include "letters/notice.h"

static struct decide_in sen_support(void)
{
	return (struct decide_in){ .decision = { .id = 8001,
		                                 .decided_on = { 2026, 3, 9 },
		                                 .result = DECISION_SEN_SUPPORT,
		                                 .reason = S("Reads far below her age"),
		                                 .evidence = S("Reading check"),
		                                 .decided_by = SENCO,
		                                 .with_whom = S("Mother") },
		                   .need = { { .code = S("SPLD"), .rank = 1 }, { .code = S("SLCN"), .rank = 2 } },
		                   .needs = 2,
		                   .review_on = { 2026, 6, 19 } };
}

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

static void decide_ok(struct store_test *t, const struct decide_in *in)
{
	struct ctx *c = senco(t);
	struct decide_faults faults;

	if (IN_WRITE(c, decide_save(c, ZARA, in, &faults)) == RC_OK)
		return;
	for (size_t i = 0; i < faults.check.n; i++)
		print_error("%.*s\n", STR_ARG(faults.check.item[i].text));
	fail_msg("not decided: %s", c->err.text);
}

static size_t notice_count(struct store_test *t, const char *kind)
{
	struct notice *v;
	size_t n;

	assert_int_equal(notice_list(t->db, t->a, zara, str_of(kind), &v, &n, &t->e), RC_OK);
	return n;
}

static void test_decide__all_that_follows_and_once(void **state)
{
	struct store_test *t = *state;
	struct decide_in in = sen_support();
	struct decide_view v;
	struct cycle *y;
	size_t cycles;

	work_carer(t);
	decide_ok(t, &in);
	decide_ok(t, &in); /* sent twice */
	assert_int_equal(IN_READ(senco(t), decide_load(senco(t), ZARA, &v)), RC_OK);
	assert_true(v.status.code == STATUS_K);
	assert_int_equal(date_cmp(v.status.starts, in.decision.decided_on), 0);
	assert_int_equal(v.needs, 2);
	assert_true(str_is(v.need[0].code, "SPLD"));
	assert_true(str_is(v.need[1].code, "SLCN"));
	assert_int_equal(v.decisions, 1);
	assert_int_equal(cycle_list(t->db, t->a, zara, &y, &cycles, &t->e), RC_OK);
	assert_int_equal(cycles, 1);
	assert_int_equal(y[0].number, 1);
	assert_int_equal(date_cmp(y[0].review_on, in.review_on), 0);
	assert_int_equal(notice_count(t, "s68"), 2); /* mother and guardian, never the restricted father */
}

static void test_decide__nothing_when_one_part_is_wrong(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct decide_in in = sen_support();
	struct decide_faults faults;
	struct decide_view v;

	in.need[1].code = S("SPLD"); /* the same twice */
	assert_int_equal(IN_WRITE(c, decide_save(c, ZARA, &in, &faults)), RC_INVALID);
	assert_true(faults.needs.blocks);
	in = sen_support();
	in.decision.reason = S("");
	assert_int_equal(IN_WRITE(c, decide_save(c, ZARA, &in, &faults)), RC_INVALID);
	assert_int_equal(faults.check.missing, 1);
	in = sen_support();
	in.decision.decided_by = MOTHER;
	assert_int_equal(IN_WRITE(c, decide_save(c, ZARA, &in, &faults)), RC_INVALID);
	in = sen_support();
	in.decision.result = DECISION_END_SUPPORT; /* there is none that could end */
	assert_int_equal(IN_WRITE(c, decide_save(c, ZARA, &in, &faults)), RC_INVALID);
	assert_int_equal(IN_READ(c, decide_load(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.decisions + v.histories + v.need_histories, 0);
	assert_int_equal(notice_count(t, ""), 0);
}

static void test_decide__the_end_closes_everything(void **state)
{
	struct store_test *t = *state;
	struct decide_in in = sen_support();
	struct decide_view v;
	struct cycle y;

	decide_ok(t, &in);
	in = (struct decide_in){ .decision = { .id = 8002,
		                               .decided_on = TODAY,
		                               .result = DECISION_END_SUPPORT,
		                               .reason = S("Reads with her class now"),
		                               .decided_by = SENCO,
		                               .monitor_on = { 2026, 6, 1 } } };
	decide_ok(t, &in);
	assert_int_equal(IN_READ(senco(t), decide_load(senco(t), ZARA, &v)), RC_OK);
	assert_true(v.status.code == STATUS_N);
	assert_int_equal(v.needs, 0);
	assert_int_equal(v.need_histories, 2);
	assert_int_equal(v.histories, 2);
	assert_int_equal(v.decisions, 2);
	assert_int_equal(cycle_latest(t->db, t->a, zara, &y, &t->e), RC_OK);
	assert_int_equal(date_cmp(y.closed_on, TODAY), 0);
	assert_int_equal(notice_count(t, "end_support"), 1);
}

static void test_decide__by_those_who_may(void **state)
{
	struct store_test *t = *state;
	struct decide_in in = sen_support();
	struct decide_faults faults;
	struct notices_view letters;
	struct decide_view v;

	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          decide_save(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, &in, &faults)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD),
	                          decide_save(work_as(t, HEAD, ROLE_HEAD), ZARA, &in, &faults)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         notices_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, &letters)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         decide_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, &v)),
	                 RC_OK);
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         decide_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), AVA, &v)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA), decide_load(work_as(t, ASSISTANT, ROLE_TA), ZARA, &v)),
	                 RC_NONE);
}

static void test_correct__words_only_and_conflict(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct decide_in in = sen_support();
	struct decide_faults faults;
	struct decision d;
	struct decision theirs;
	struct decision now;
	struct edit_fault fault;

	decide_ok(t, &in);
	assert_int_equal(decision_load(t->db, t->a, zara, 8001, &d, &t->e), RC_OK);
	d.reason = S(" ");
	assert_int_equal(IN_WRITE(c, decide_correct(c, ZARA, &d, &theirs, &fault)), RC_INVALID);
	assert_string_equal(fault.field, "reason");
	d.reason = S("Reads below her age");
	d.result = DECISION_NOT_SEN; /* is not asked */
	assert_int_equal(IN_WRITE(c, decide_correct(c, ZARA, &d, &theirs, &fault)), RC_INVALID);
	assert_string_equal(fault.field, "monitor_on");
	d.monitor_on = (struct date){ 2027, 1, 4 };
	assert_int_equal(IN_WRITE(c, decide_correct(c, ZARA, &d, &theirs, &fault)), RC_OK);
	assert_int_equal(decision_load(t->db, t->a, zara, 8001, &now, &t->e), RC_OK);
	assert_int_equal(now.result, DECISION_SEN_SUPPORT); /* what was decided stays */
	assert_true(str_is(now.reason, "Reads below her age"));
	d.reason = S("Reads well");
	assert_int_equal(IN_WRITE(c, decide_correct(c, ZARA, &d, &theirs, &fault)), RC_CONFLICT);
	assert_true(str_is(theirs.reason, "Reads below her age"));
	assert_int_equal(IN_WRITE(c, decide_save(c, ZARA, &in, &faults)),
	                 RC_CONFLICT); /* the first form with its old words */
}

static void test_needs__change_keeps_history_and_sees_others(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct decide_in in = sen_support();
	struct need one[] = { { .code = S("SLCN"), .rank = 1 } };
	struct need two[] = { { .code = S("ASD"), .rank = 1 } };
	struct need_problems problems;
	struct decide_view v;

	assert_int_equal(IN_WRITE(c, needs_change(c, ZARA, TODAY, one, 1, S(""), &problems)),
	                 RC_NONE); /* no SEN Support */
	decide_ok(t, &in);
	assert_int_equal(IN_WRITE(c, needs_change(c, ZARA, TODAY, one, 1, S("SPLD,SLCN"), &problems)), RC_OK);
	assert_int_equal(IN_WRITE(c, needs_change(c, ZARA, TODAY, one, 1, S("SPLD,SLCN"), &problems)),
	                 RC_OK); /* sent twice */
	assert_int_equal(IN_WRITE(c, needs_change(c, ZARA, TODAY, two, 1, S("SPLD,SLCN"), &problems)), RC_CONFLICT);
	assert_int_equal(IN_READ(c, decide_load(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.needs, 1);
	assert_int_equal(v.need_histories, 3);
}

static int64_t notice_of(struct store_test *t, int64_t person, struct notice *out)
{
	struct notice *v;
	size_t n;

	assert_int_equal(notice_list(t->db, t->a, zara, S("s68"), &v, &n, &t->e), RC_OK);
	for (size_t i = 0; i < n; i++) {
		if (v[i].person_id != person)
			continue;
		*out = v[i];
		return v[i].id;
	}
	fail_msg("no letter to %lld", (long long)person);
	return 0;
}

static void test_notice__page_and_paper_are_equal(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct decide_in in = sen_support();
	struct notice_giving page = { .channel = CHANNEL_PAGE };
	struct notice_giving post = { .channel = CHANNEL_POST, .on = TODAY, .proof = S("First class") };
	struct notices_view l;
	struct notice n;
	const char *at;
	struct str why;
	int64_t id;

	work_account(t, MOTHER, "nadia");
	work_carer(t);
	decide_ok(t, &in);
	assert_int_equal(IN_READ(c, notices_load(c, ZARA, &l)), RC_OK);
	assert_int_equal(l.missing, 2);
	id = notice_of(t, AUNT, &n);
	assert_true(str_find(n.body, S("section 68")) >= 0);
	assert_true(str_find(n.body, S("Mr Price")) >= 0);
	assert_true(str_find(n.body, S("Nadia")) < 0); /* not a word about the other parent */
	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, id, &page, &at, &why)), RC_INVALID); /* no account */
	post.channel = CHANNEL_PHONE; /* the law asks for it in writing */
	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, id, &post, &at, &why)), RC_INVALID);
	assert_string_equal(at, "channel");
	post.channel = CHANNEL_POST;
	post.on = (struct date){ 2026, 3, 11 };
	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, id, &post, &at, &why)), RC_INVALID);
	assert_string_equal(at, "sent_on");
	post.on = TODAY;
	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, id, &post, &at, &why)), RC_OK);
	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, notice_of(t, MOTHER, &n), &page, &at, &why)), RC_OK);
	assert_int_equal(IN_READ(c, notices_load(c, ZARA, &l)), RC_OK);
	assert_int_equal(l.missing, 0);
	(void)notice_of(t, AUNT, &n);
	assert_true(str_is(n.proof, "First class"));
	assert_int_equal(n.sent_by, SENCO);
}

static void test_notice__text_changes_until_it_is_given(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct decide_in in = sen_support();
	struct notice_giving hand = { .channel = CHANNEL_HAND, .on = TODAY };
	struct notice n;
	struct notice theirs;
	struct str why;
	struct str pdf;
	const char *at;
	int64_t id;

	decide_ok(t, &in);
	id = notice_of(t, MOTHER, &n);
	n.body = S("Other words");
	assert_int_equal(IN_WRITE(c, notice_change(c, ZARA, &n, &theirs)), RC_OK);
	n.body = S("Third words");
	assert_int_equal(IN_WRITE(c, notice_change(c, ZARA, &n, &theirs)), RC_CONFLICT);
	assert_true(str_is(theirs.body, "Other words"));
	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, id, &hand, &at, &why)), RC_OK);
	(void)notice_of(t, MOTHER, &n);
	n.body = S("Fourth words");
	assert_int_equal(IN_WRITE(c, notice_change(c, ZARA, &n, &theirs)), RC_INVALID);
	assert_int_equal(IN_READ(c, notice_pdf(c, ZARA, id, false, &pdf)), RC_OK);
	assert_true(str_starts(pdf, S("%PDF-")));
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         notice_pdf(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, id, false, &pdf)),
	                 RC_NONE);
}

static void test_notice__a_later_restriction_counts(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct decide_in in = sen_support();
	struct notice_giving hand = { .channel = CHANNEL_HAND, .on = TODAY };
	struct contact link;
	struct notice n;
	struct str why;
	const char *at;

	work_carer(t);
	decide_ok(t, &in);
	assert_int_equal(contact_load(t->db, t->a, zara, CARER_LINK, &link, &t->e), RC_OK);
	link.restricted = 1;
	assert_int_equal(contact_update(t->db, t->a, zara, &link, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, notice_of(t, AUNT, &n), &hand, &at, &why)), RC_INVALID);
	assert_true(str_find(why, S("restriction")) >= 0);
}

static void test_notice__the_young_person_is_told(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct decide_in in = sen_support();
	struct pupil p;
	struct notice *v;
	size_t n;

	assert_int_equal(pupil_load(t->db, t->a, zara, &p, &t->e), RC_OK);
	p.born = (struct date){ 2008, 9, 2 };
	assert_int_equal(pupil_update(t->db, t->a, zara, &p, &t->e), RC_OK);
	decide_ok(t, &in);
	assert_int_equal(notice_list(t->db, t->a, zara, S("s68"), &v, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(v[0].to_pupil, 1);
	assert_true(str_find(v[0].body, S("giving you special educational provision")) >= 0);
	assert_int_equal(IN_WRITE(c, notice_prepare_missing(c, ZARA)), RC_OK);
	assert_int_equal(notice_count(t, "s68"), 1);
}

TEST_MAIN(test_decision)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_decide__all_that_follows_and_once),  T(test_decide__nothing_when_one_part_is_wrong),
		T(test_decide__the_end_closes_everything),  T(test_decide__by_those_who_may),
		T(test_correct__words_only_and_conflict),   T(test_needs__change_keeps_history_and_sees_others),
		T(test_notice__page_and_paper_are_equal),   T(test_notice__text_changes_until_it_is_given),
		T(test_notice__a_later_restriction_counts), T(test_notice__the_young_person_is_told),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
