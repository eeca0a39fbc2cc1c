/* content/results: every list has a source and says what its words are, in codes that there are, and nothing twice. */
#include "support/support.h"

#include "import/result_data_read.h"
#include "notice/results/scale_table_rule.h"
#include "notice/results/subject_rule.h"

static struct arena *a;

static bool is_scale(struct str code)
{
	for (size_t i = 0; scale_standard_at(i) != NULL; i++)
		if (str_eq(scale_standard_at(i)->code, code))
			return true;
	return false;
}

static bool is_subject(struct str code)
{
	for (size_t i = 0; subject_at(i) != NULL; i++)
		if (str_eq(subject_at(i)->code, code))
			return true;
	return false;
}

/* Of how many words a line says what it is. */
static void sound(const struct result_lines *l, const char *name, size_t says)
{
	if (l->source.n == 0 || l->n == 0)
		fail_msg("%s: without a source or without lines", name);
	for (size_t i = 0; i < l->n; i++) {
		if (l->line[i].key.n == 0)
			fail_msg("%s: line %zu is empty", name, i + 1);
		for (size_t k = 0; k < RESULT_LINE_IS; k++)
			if ((l->line[i].is[k].n > 0) != (k < says) && !(k == 2 && str_is(l->line[i].is[k], "outcome")))
				fail_msg("%s: %.*s says too little or too much", name, STR_ARG(l->line[i].key));
		for (size_t k = 0; k < i; k++)
			if (str_eq(l->line[i].key, l->line[k].key))
				fail_msg("%s: %.*s is there twice", name, STR_ARG(l->line[i].key));
	}
}

static void test_lists__are_whole_and_in_codes_that_there_are(void **state)
{
	const struct result_data *d = result_data(a);

	(void)state;
	sound(&d->downloads, "downloads", 2);
	sound(&d->aims, "aims", 0);
	sound(&d->aside, "aside", 0);
	sound(&d->scales, "scales", 1);
	sound(&d->tests, "tests", 1);
	sound(&d->subjects, "subjects", 1);
	sound(&d->collections, "collections", 0);
	sound(&d->reading, "reading", 0);
	for (size_t i = 0; i < d->downloads.n; i++)
		assert_true(is_subject(d->downloads.line[i].is[0]) && is_scale(d->downloads.line[i].is[1]));
	for (size_t i = 0; i < d->scales.n; i++)
		assert_true(is_scale(d->scales.line[i].is[0]));
	for (size_t i = 0; i < d->tests.n; i++)
		assert_true(is_subject(d->tests.line[i].is[0]));
}

static int setup(void **state)
{
	(void)state;
	a = test_arena();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

TEST_MAIN(test_result_data_read)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_lists__are_whole_and_in_codes_that_there_are, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
