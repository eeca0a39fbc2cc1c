/* publish/publish_kind_rule: the documents as data, and those of the program. */
#include "support/support.h"

#include "kit/base/embed.h"
#include "publish/publish_kind_rule.h"

static void test_kind__is_read(void **state)
{
	static const char TEXT[] =
	    "# remark\ntitle\tPlan\nlead\tHow $ works\nsource\tAct\nforce\tMust, by law\ncycle\t2026-12-31\n"
	    "part\t1\tone\tFirst\tWhat\tAct s.1\tmust\trecalled\thead\t=senco numbers\tactions\n";
	struct publish_kind k;
	int line;

	(void)state;
	assert_true(publish_kind_read(S("plan"), str_of(TEXT), &k, &line));
	assert_int_equal(k.cycle, PUBLISH_BY_DAY);
	assert_int_equal(date_cmp(k.by, (struct date){ 2026, 12, 31 }), 0);
	assert_int_equal(k.parts, 1);
	assert_true(k.part[0].head && k.part[0].facts_do && k.part[0].facts == 2);
	assert_true(str_is(k.part[0].fact[1], "numbers"));
	assert_int_equal(k.part[0].rows, PUBLISH_ACTIONS);
	assert_int_equal(k.part[0].mark, SOURCE_RECALLED);
	assert_ptr_equal(publish_part_find(&k, S("one")), &k.part[0]);
	assert_null(publish_part_find(&k, S("two")));
}

static void test_kind__a_fault_names_its_line(void **state)
{
	static const char *const WRONG[] = { "cycle\tsometimes\n", "title\t\n", "colour\tred\n", "part\t1\tone\n",
		                             "part\t1\tone\tFirst\tWhat\tAct\tmust\tguessed\thead\t-\t-\n" };
	struct publish_kind k;
	int line;

	(void)state;
	for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++) {
		assert_false(publish_kind_read(S("plan"), str_of(WRONG[i]), &k, &line));
		assert_int_equal(line, 1);
	}
}

/* Schedule 1 has 13 numbers, the third of them seven letters; and what section 69 adds. */
static void test_kind__the_report_has_all_of_schedule_1(void **state)
{
	static const char *const NUMBERS[] = { "1", "2", "3a", "3b", "3c", "3d", "3e", "3f", "3g", "4", "5",
		                               "6", "7", "8",  "9",  "10", "11", "12", "13", "14", "15" };
	size_t kinds = 0;
	struct publish_kind k;
	int line = 0;

	(void)state;
	for (const struct embedded *f = content_files; f->name != NULL; f++) {
		if (!str_starts(str_of(f->name), S("publish/")))
			continue;
		if (!publish_kind_read(S("x"), (struct str){ (const char *)f->data, f->size }, &k, &line))
			fail_msg("content/%s, line %d", f->name, line);
		kinds++;
		if (!str_is(str_of(f->name), "publish/report.txt"))
			continue;
		assert_int_equal(k.parts, sizeof NUMBERS / sizeof NUMBERS[0]);
		for (size_t i = 0; i < k.parts; i++)
			assert_true(str_is(k.part[i].no, NUMBERS[i]));
	}
	assert_int_equal(kinds, 7);
}

TEST_MAIN(test_publish_kind_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kind__is_read),
		cmocka_unit_test(test_kind__a_fault_names_its_line),
		cmocka_unit_test(test_kind__the_report_has_all_of_schedule_1),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
