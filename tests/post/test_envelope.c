/* post/envelope: what falls together for one person is printed and given together; nobody gets what is another's, and
 * who may not receive gets none. */
#include "support/support.h"

#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "core/record/record_sql.h"
#include "decide/decision.h"
#include "letters/notice_sql.h"
#include "letters/notice_tell.h"
#include "post/envelope.h"
#include "support/test_db.h"
#include "support/tool.h"
#include "support/work_plan.h"
#include "support/work_school.h"

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

/* A decision and a shared plan: two letters for each parent, both on paper. */
static void letters_wait(struct store_test *t)
{
	struct decide_in in = { .decision = { .id = 8501,
		                              .decided_on = TODAY,
		                              .result = DECISION_SEN_SUPPORT,
		                              .reason = S("Reads far below her age"),
		                              .decided_by = SENCO },
		                .need = { { .code = S("SPLD"), .rank = 1 } },
		                .needs = 1 };
	struct ctx *c = senco(t);
	struct decide_faults faults;
	size_t on_paper;

	work_carer(t);
	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_WRITE(c, decide_save(c, ZARA, &in, &faults)), RC_OK);
	assert_int_equal(IN_WRITE(c, notice_tell_family(c, zara, NOTICE_PLAN, PLAN_ONE, S("The plan is ready."),
	                                                TELL_NOW, &on_paper)),
	                 RC_OK);
	assert_int_equal(on_paper, 2);
}

static struct envelopes load(struct store_test *t)
{
	struct envelopes v;
	struct ctx *c = senco(t);

	assert_int_equal(IN_READ(c, envelopes_load(c, 0, &v)), RC_OK);
	return v;
}

static void test_envelope__one_for_each_with_all_that_falls_together(void **state)
{
	struct store_test *t = *state;
	struct envelopes v;

	letters_wait(t);
	v = load(t);
	assert_int_equal(v.n, 2); /* mother and aunt; never the restricted father */
	assert_int_equal(v.helds, 0);
	for (size_t i = 0; i < v.n; i++) {
		assert_int_equal(v.item[i]->pupil_id, ZARA);
		assert_true(v.item[i]->person_id == MOTHER || v.item[i]->person_id == AUNT);
		assert_int_equal(v.item[i]->n, 2);
		for (size_t m = 0; m < v.item[i]->n; m++)
			assert_int_equal(v.item[i]->letter[m].person_id, v.item[i]->person_id);
	}
}

static void test_envelope__printed_with_the_plan_and_given_once(void **state)
{
	struct store_test *t = *state;
	struct envelope_pick both[] = { { ZARA, MOTHER }, { ZARA, AUNT } };
	struct ctx *c = senco(t);
	struct str one;
	struct str pdf;
	size_t letters;

	letters_wait(t);
	assert_int_equal(IN_WRITE(c, envelopes_print(c, both, 1, ENVELOPE_AS_ASKED, &one, &letters)), RC_OK);
	assert_int_equal(letters, 2);
	assert_int_equal(IN_WRITE(c, envelopes_print(c, both, 2, ENVELOPE_AS_ASKED, &pdf, &letters)), RC_OK);
	assert_int_equal(letters, 4);
	assert_true(str_starts(pdf, S("%PDF")));
	assert_true(pdf.n > one.n);
	assert_int_equal(load(t).n, 2); /* printed is not given */
	assert_int_equal(IN_WRITE(c, envelopes_give(c, both, 2, CHANNEL_POST, &letters)), RC_OK);
	assert_int_equal(letters, 4);
	assert_int_equal(load(t).n, 0);
	assert_int_equal(IN_WRITE(c, envelopes_give(c, both, 2, CHANNEL_POST, &letters)), RC_OK);
	assert_int_equal(letters, 0); /* twice is once */
	assert_int_equal(IN_WRITE(c, envelopes_print(c, both, 2, ENVELOPE_AS_ASKED, &pdf, &letters)), RC_NONE);
}

static void test_envelope__none_for_who_may_not_receive(void **state)
{
	struct store_test *t = *state;
	struct envelope_pick mother[] = { { ZARA, MOTHER } };
	struct ctx *c = senco(t);
	struct envelopes v;
	struct contact *link;
	struct str pdf;
	size_t letters;
	size_t n;

	letters_wait(t);
	assert_int_equal(contact_list(t->db, t->a, zara, TODAY, &link, &n, &t->e), RC_OK);
	for (size_t i = 0; i < n; i++) {
		if (link[i].person_id != MOTHER)
			continue;
		link[i].restricted = 1; /* after the letters were written */
		assert_int_equal(contact_update(t->db, t->a, zara, &link[i], &t->e), RC_OK);
	}
	v = load(t);
	assert_int_equal(v.n, 1);
	assert_int_equal(v.item[0]->person_id, AUNT);
	assert_int_equal(v.helds, 2);
	assert_true(v.held[0].why.n > 0);
	assert_int_equal(IN_WRITE(c, envelopes_print(c, mother, 1, ENVELOPE_AS_ASKED, &pdf, &letters)), RC_NONE);
	assert_int_equal(IN_WRITE(c, envelopes_give(c, mother, 1, CHANNEL_HAND, &letters)), RC_OK);
	assert_int_equal(letters, 0);
}

static void mother_wishes_large(struct store_test *t)
{
	struct person_row p = { .school_id = zara.school_id,
		                .id = MOTHER,
		                .title = S("Mrs"),
		                .given = S("Nadia"),
		                .family = S("Iqbal"),
		                .name_key = S("iqbal nadia"),
		                .language = S("Polish"),
		                .format = FORMAT_LARGE };

	assert_int_equal(person_update(t->db, t->a, &p, &t->e), RC_OK);
}

static void test_envelope__names_what_is_recorded_for_them(void **state)
{
	struct store_test *t = *state;
	struct envelopes v;

	letters_wait(t);
	mother_wishes_large(t);
	v = load(t);
	for (size_t i = 0; i < v.n; i++)
		assert_true(str_is(v.item[i]->wishes, v.item[i]->person_id == MOTHER
		                                          ? "Reads and speaks Polish best. Letters in large print."
		                                          : ""));
}

/* One file for both: the mother's letter and plan are large, the aunt's are not; or all are, when that is asked. */
static void test_envelope__printed_as_each_person_asked(void **state)
{
	struct store_test *t = *state;
	struct envelope_pick both[] = { { ZARA, MOTHER }, { ZARA, AUNT } };
	struct ctx *c = senco(t);
	struct str mother;
	struct str text;
	struct str pdf;
	size_t letters;

	letters_wait(t);
	mother_wishes_large(t);
	assert_int_equal(IN_WRITE(c, envelopes_print(c, both, 2, ENVELOPE_AS_ASKED, &pdf, &letters)), RC_OK);
	text = text_flat(t->a, SAID(t->a, "pdftotext", pdf_checked(t->a, "as-asked.pdf", pdf), "-"));
	assert_int_equal(text_count(text, "Large print copy"), 1); /* her plan */
	assert_int_equal(text_count(text, "Printed"), 1);          /* the aunt's */
	assert_int_equal(text_count(text, "Page 1 of"), 6);        /* each letter and each plan begins anew */
	assert_int_equal(IN_WRITE(c, envelopes_print(c, both, 1, ENVELOPE_AS_ASKED, &mother, &letters)), RC_OK);
	text = text_flat(t->a, SAID(t->a, "pdftotext", pdf_checked(t->a, "mother.pdf", mother), "-"));
	assert_int_equal(text_count(text, "Large print copy"), 1);
	assert_int_equal(IN_WRITE(c, envelopes_print(c, both, 2, ENVELOPE_ALL_LARGE, &pdf, &letters)), RC_OK);
	text = text_flat(t->a, SAID(t->a, "pdftotext", pdf_checked(t->a, "all-large.pdf", pdf), "-"));
	assert_int_equal(text_count(text, "Large print copy"), 2);
}

static void test_envelope__not_for_others(void **state)
{
	struct store_test *t = *state;
	struct envelope_pick mother[] = { { ZARA, MOTHER } };
	struct ctx *teacher = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct envelopes v;
	struct str pdf;
	size_t letters;

	letters_wait(t);
	assert_int_equal(IN_READ(teacher, envelopes_load(teacher, 0, &v)), RC_NONE);
	assert_int_equal(IN_READ(teacher, envelopes_load(teacher, ZARA, &v)), RC_NONE);
	assert_int_equal(IN_WRITE(teacher, envelopes_print(teacher, mother, 1, ENVELOPE_AS_ASKED, &pdf, &letters)),
	                 RC_NONE);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_envelope)
{
	const struct CMUnitTest tests[] = {
		T(test_envelope__one_for_each_with_all_that_falls_together),
		T(test_envelope__printed_with_the_plan_and_given_once),
		T(test_envelope__none_for_who_may_not_receive),
		T(test_envelope__names_what_is_recorded_for_them),
		T(test_envelope__printed_as_each_person_asked),
		T(test_envelope__not_for_others),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
