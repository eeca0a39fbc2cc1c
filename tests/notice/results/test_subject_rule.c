/* notice/results/subject_rule: what people write is a subject, and a school's own ones have a code. */
#include "support/support.h"

#include "notice/results/subject_rule.h"

#define TEXT_IS(s, lit) assert_string_equal(str_c(a, (s)), (lit))

static void test_subjects__in_the_order_of_pages(void **state)
{
	size_t n = 0;

	(void)state;
	for (; subject_at(n) != NULL; n++) {
		assert_ptr_equal(subject_find(subject_at(n)->code), subject_at(n));
		assert_int_equal(subject_order(subject_at(n)->code), n);
	}
	assert_true(n > 5);
	assert_true(str_is(subject_at(0)->code, "reading"));
	assert_int_equal(subject_order(S("design-and-technology")), n);
	assert_null(subject_find(S("design-and-technology")));
}

static void test_subjects__as_people_write_them(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; subject_at(i) != NULL; i++) {
		struct str rest = subject_at(i)->aliases;

		assert_ptr_equal(subject_read(a, subject_at(i)->name), subject_at(i));
		assert_ptr_equal(subject_read(a, subject_at(i)->code), subject_at(i));
		while (rest.n > 0)
			assert_ptr_equal(subject_read(a, str_cut(rest, '|', &rest)), subject_at(i));
	}
	assert_true(str_is(subject_read(a, S(" MATHEMATICS "))->code, "maths"));
	assert_true(str_is(subject_read(a, S("Early-years"))->code, "development"));
	assert_null(subject_read(a, S("Latin")));
	assert_null(subject_read(a, S("")));
	arena_free(a);
}

static void test_subjects__own_ones(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	TEXT_IS(subject_code(a, S("Design & Technology")), "design-technology");
	TEXT_IS(subject_code(a, S("A  level Latin!")), "a-level-latin");
	TEXT_IS(subject_code(a, S("Mathematics")), "maths");
	TEXT_IS(subject_code(a, S("!?")), "");
	TEXT_IS(subject_code(a, S("a23456789 123456789 123456789 123456789")),
	        "a23456789-123456789-123456789-123456789");
	TEXT_IS(subject_code(a, S("a23456789 123456789 123456789 1234567890")),
	        "a23456789-123456789-123456789-1234567890");
	TEXT_IS(subject_code(a, S("a23456789 123456789 123456789 12345678901")), "");
	TEXT_IS(subject_name(a, S("a-level-latin")), "A level latin");
	TEXT_IS(subject_name(a, S("maths")), "Maths");
	arena_free(a);
}

TEST_MAIN(test_subject_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_subjects__in_the_order_of_pages),
		cmocka_unit_test(test_subjects__as_people_write_them),
		cmocka_unit_test(test_subjects__own_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
