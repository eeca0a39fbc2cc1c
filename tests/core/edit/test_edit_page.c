/* The pages of a record that is edited in one form: what was typed is never lost without a word. */
#include "support/support.h"

#include "complain/complaint_rec.h"
#include "core/door/form.h"
#include "support/rights_world.h"

static struct net_reply post(struct rights_world *w, const char *path, const char *form)
{
	return site_post(&w->site, world_token(w, SENCO, 'S'), path, form);
}

/* Back, other words, Save: the form has the number of a record that is there. Both texts are shown. */
static void test_new__sent_again_with_other_words(void **state)
{
	struct rights_world *w = *state;
	const char *list = "/pupil/501/discussion";
	const char *rest = "&held_on=2026-03-09&present=All&strengths=Kind&difficulties=Reading&parent_worries=None"
	                   "&pupil_view=Fine&next_steps=Watch";
	struct str old = str_fmt(w->site.a, "id=77&revision=0&hopes=Reads+aloud%s", rest);
	struct str other = str_fmt(w->site.a, "id=77&revision=0&hopes=Reads+a+whole+page%s", rest);
	struct net_reply p;

	assert_int_equal(post(w, list, str_c(w->site.a, old)).status, 303);
	assert_int_equal(post(w, list, str_c(w->site.a, old)).status, 303); /* pressed twice */
	p = post(w, list, str_c(w->site.a, other));
	assert_int_equal(p.status, 409);
	assert_has(&p, "Reads aloud");
	assert_has(&p, "Reads a whole page");
	assert_has(&p, "action=\"/pupil/501/discussion/77\"");
	assert_has(&p, "name=\"revision\" value=\"1\"");
}

/* What is in no list, and what only the program writes: the record keeps what it had. */
static void test_choice__not_in_the_list_is_an_error_by_the_field(void **state)
{
	struct rights_world *w = *state;
	const struct field *kind = record_field(&complaint_step_rec, S("kind"));
	struct complaint_step x = { 0 };

	assert_int_equal(field_decode(w->site.a, kind, S("answer"), &x).n, 0);
	assert_int_equal(x.kind, COMPLAINT_STEP_ANSWER);
	assert_string_equal(str_c(w->site.a, field_decode(w->site.a, kind, S("anser"), &x)),
	                    "What do you add?: choose from the list");
	assert_string_equal(str_c(w->site.a, field_decode(w->site.a, kind, S("closed"), &x)),
	                    "What do you add?: choose from the list");
	assert_string_equal(str_c(w->site.a, field_decode(w->site.a, kind, S(""), &x)), "Choose what you add");
	assert_int_equal(x.kind, COMPLAINT_STEP_ANSWER);
}

TEST_MAIN(test_edit_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_new__sent_again_with_other_words),
		T(test_choice__not_in_the_list_is_an_error_by_the_field),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
