/* When a pupil whom the screen found is asked about, and when not again. */
#include "support/support.h"

#include "notice/screen/screen_ask_rule.h"

#define DAY(y, m, d) ((struct date){ y, m, d })

static const struct date TODAY = { 2026, 3, 10 };

static enum ask ask(const char *now, const char *then, struct date until)
{
	return screen_ask(&(struct ask_fact){
	    .now = str_of(now), .decided = then != NULL, .then = str_of(then), .until = until, .on = TODAY });
}

static void test_ask__first_and_not_again(void **state)
{
	(void)state;
	assert_int_equal(ask("reading 1 2", NULL, DATE_NONE), ASK_FIRST);
	assert_int_equal(ask("", NULL, DATE_NONE), ASK_QUIET);
	assert_int_equal(ask("concerns 1", NULL, DATE_NONE), ASK_QUIET);
	assert_int_equal(ask("reading 1 2", "reading 1 2", DATE_NONE), ASK_NOT);
	assert_int_equal(ask("reading 2", "reading 1 2\nmaths 3", DATE_NONE), ASK_NOT); /* less is no news */
	assert_int_equal(ask("", "reading 1 2", DATE_NONE), ASK_QUIET);
}

static void test_ask__when_something_changes(void **state)
{
	(void)state;
	assert_int_equal(ask("reading 1 4", "reading 1 2", DATE_NONE), ASK_TEST);
	assert_int_equal(ask("maths 1", "reading 1 2", DATE_NONE), ASK_TEST);
	assert_int_equal(ask("reading 1", "reading 1", DAY(2026, 3, 10)), ASK_DATE);
	assert_int_equal(ask("reading 1", "reading 1", DAY(2026, 3, 11)), ASK_NOT);
	assert_int_equal(ask("", "reading 1", DAY(2026, 3, 9)), ASK_DATE); /* a promise is kept */
	assert_int_equal(ask("reading 1\nconcerns 2", "reading 1\nconcerns 1", DATE_NONE), ASK_CONCERN);
	assert_int_equal(ask("reading 1\nconcerns 1", "reading 1\nconcerns 1", DATE_NONE), ASK_NOT);
	assert_int_equal(ask("concerns 1", "reading 1", DATE_NONE), ASK_CONCERN);
	/* The number of concerns is no test. */
	assert_int_equal(ask("reading 1\nconcerns 10", "reading 1\nconcerns 10", DATE_NONE), ASK_NOT);
}

static void test_found__is_read(void **state)
{
	(void)state;
	assert_true(found_any(S("maths 3")));
	assert_false(found_any(S("")));
	assert_false(found_any(S("concerns 3")));
	assert_false(found_any(S("maths")));
	assert_int_equal(found_concerns(S("maths 3\nconcerns 12")), 12);
	assert_int_equal(found_concerns(S("maths 3\nconcerns x")), 0);
	assert_int_equal(found_concerns(S("")), 0);
}

static bool is_missing(const struct check_list *l, const char *anchor)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].state == CHECK_MISSING && str_is(l->item[i].anchor, anchor))
			return true;
	return false;
}

static const struct check_item *item_at(const struct check_list *l, const char *anchor)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_is(l->item[i].anchor, anchor))
			return &l->item[i];
	fail_msg("nothing is said of %s", anchor);
	return NULL;
}

static void test_check__a_talk_is_advised_and_is_whole(void **state)
{
	struct arena *a = test_arena();
	struct screen_decision d = { .result = SCREEN_ADAPT };
	struct check_list l = screen_decision_check(a, &d, TODAY);

	(void)state;
	assert_int_equal(item_at(&l, "talked_on")->state, CHECK_ADVICE);
	assert_true(str_is(item_at(&l, "until_on")->text, "Enter the day to look again"));
	d.result = SCREEN_NO_ACTION;
	l = screen_decision_check(a, &d, TODAY);
	assert_int_equal(item_at(&l, "talked_on")->state, CHECK_OK);
	d = (struct screen_decision){ .result = SCREEN_WATCH, .talked_on = TODAY, .until_on = TODAY };
	l = screen_decision_check(a, &d, TODAY);
	assert_true(is_missing(&l, "talked_with") && is_missing(&l, "talked_words"));
	assert_true(str_is(item_at(&l, "until_on")->text, "The day to look again must be after today"));
	d.talked_on = date_add(TODAY, 1);
	l = screen_decision_check(a, &d, TODAY);
	assert_true(str_is(item_at(&l, "talked_on")->text, "The talk cannot be in the future"));
	d.talked_on = DATE_NONE;
	d.talked_with = S("His mother");
	l = screen_decision_check(a, &d, TODAY);
	assert_true(str_is(item_at(&l, "talked_on")->text, "Enter the day you talked"));
	assert_true(is_missing(&l, "talked_words"));
	arena_free(a);
}

static void test_check__what_each_decision_needs(void **state)
{
	struct arena *a = test_arena();
	struct screen_decision d = { 0 };
	struct check_list l = screen_decision_check(a, &d, TODAY);

	(void)state;
	assert_true(is_missing(&l, "result") && is_missing(&l, "reason"));
	assert_false(is_missing(&l, "until_on") || is_missing(&l, "talked_on"));
	d = (struct screen_decision){ .result = SCREEN_NO_ACTION, .reason = S("Was in hospital") };
	l = screen_decision_check(a, &d, TODAY);
	assert_true(checks_pass(&l));
	d.result = SCREEN_ADAPT;
	l = screen_decision_check(a, &d, TODAY);
	assert_true(is_missing(&l, "what") && is_missing(&l, "until_on"));
	d.what = S("Word bank");
	d.until_on = TODAY;
	l = screen_decision_check(a, &d, TODAY);
	assert_true(is_missing(&l, "until_on"));
	d.until_on = date_add(TODAY, 1);
	l = screen_decision_check(a, &d, TODAY);
	assert_true(checks_pass(&l));
	d.talked_words = S("Worried since summer");
	l = screen_decision_check(a, &d, TODAY);
	assert_true(is_missing(&l, "talked_on") && is_missing(&l, "talked_with"));
	d.talked_with = S("His mother");
	d.talked_on = date_add(TODAY, 1);
	l = screen_decision_check(a, &d, TODAY);
	assert_true(is_missing(&l, "talked_on"));
	d.talked_on = TODAY;
	l = screen_decision_check(a, &d, TODAY);
	assert_true(checks_pass(&l));
	arena_free(a);
}

TEST_MAIN(test_screen_ask_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ask__first_and_not_again),
		cmocka_unit_test(test_ask__when_something_changes),
		cmocka_unit_test(test_found__is_read),
		cmocka_unit_test(test_check__a_talk_is_advised_and_is_whole),
		cmocka_unit_test(test_check__what_each_decision_needs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
