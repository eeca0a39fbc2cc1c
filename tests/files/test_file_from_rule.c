/* files/file_from_rule: how a file is named that a sentence comes from, for each who reads the sentence. */
#include "support/support.h"

#include <string.h>

#include "files/file_from_rule.h"

static int set_up(void **state)
{
	*state = test_arena();
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

enum { ME = 1, OTHER = 2, FILE_ID = 7 };

static struct pupil_file report(enum file_readers readers)
{
	return (struct pupil_file){ .id = FILE_ID,
		                    .kind = FILE_WHAT_REPORT,
		                    .readers = readers,
		                    .scan = FILE_SCAN_WITHOUT,
		                    .pages = 6,
		                    .title = S("Educational psychologist’s report"),
		                    .made_by = S("Dr Helen Marsh"),
		                    .made_on = { 2026, 1, 14 },
		                    .added_by = OTHER,
		                    .added_on = { 2026, 1, 16 } };
}

static const char *said(struct arena *a, struct file_from from, const struct pupil_file *f, enum role hat)
{
	const struct file_asker who = { .hat = hat, .person_id = ME };

	return str_c(a, file_from_words(a, from, f, &who));
}

static void test_from__names_file_and_page(void **state)
{
	struct arena *a = *state;
	struct pupil_file f = report(FILE_READERS_STAFF);

	assert_string_equal(said(a, (struct file_from){ FILE_ID, 3, FILE_WORDS_OURS }, &f, ROLE_TEACHER),
	                    "In our words, from: Educational psychologist’s report, Dr Helen Marsh, 14 January 2026, "
	                    "page 3");
	f.title = f.made_by = STR_NONE;
	assert_string_equal(said(a, (struct file_from){ FILE_ID, 0, FILE_WORDS_THEIRS }, &f, ROLE_TEACHER),
	                    "Quoted from: Report from a specialist, 14 January 2026");
	assert_string_equal(said(a, (struct file_from){ 0, 0, FILE_WORDS_NONE }, NULL, ROLE_TEACHER), "");
}

/* Not its kind, its name, its day, its page. */
static void test_from__says_no_more_than_they_may_know(void **state)
{
	struct arena *a = *state;
	struct pupil_file f = report(FILE_READERS_FEW);
	const struct file_from from = { FILE_ID, 3, FILE_WORDS_OURS };

	assert_string_equal(said(a, from, &f, ROLE_TEACHER), "From a file that fewer people may read");
	assert_non_null(strstr(said(a, from, &f, ROLE_HEAD), "Helen Marsh"));
	f.readers = FILE_READERS_STAFF;
	f.kind = FILE_WHAT_MEDICAL;
	assert_string_equal(said(a, from, &f, ROLE_SPECIALIST), "From a file that fewer people may read");
	assert_string_equal(said(a, from, NULL, ROLE_SENCO), "From a file that is not in this record any more");
}

static void test_from__a_paper_for_the_family(void **state)
{
	struct arena *a = *state;
	struct pupil_file f = report(FILE_READERS_STAFF);
	const struct file_from from = { FILE_ID, 3, FILE_WORDS_OURS };

	assert_int_equal(file_from_family(a, from, &f).n, 0);
	assert_int_equal(file_from_family(a, from, NULL).n, 0);
	f.readers = FILE_READERS_FAMILY;
	assert_string_equal(str_c(a, file_from_family(a, from, &f)),
	                    "Educational psychologist’s report, Dr Helen Marsh, 14 January 2026, page 3");
	f.scan = FILE_SCAN_WAITING;
	assert_int_equal(file_from_family(a, from, &f).n, 0);
}

static void test_page__is_one_of_the_file(void **state)
{
	struct pupil_file f = report(FILE_READERS_STAFF);

	(void)state;
	assert_true(file_has_page(&f, 0) && file_has_page(&f, 1) && file_has_page(&f, 6));
	assert_false(file_has_page(&f, 7) || file_has_page(&f, -1));
	assert_true(file_page_of(&f, 1) == 1 && file_page_of(&f, 6) == 6);
	assert_true(file_page_of(&f, 0) == 1 && file_page_of(&f, -1) == 1 && file_page_of(&f, 7) == 1);
	f.pages = 0; /* not counted: a Word file */
	assert_true(file_has_page(&f, 12));
	assert_false(file_has_page(&f, FILE_PAGES_MAX + 1));
}

TEST_MAIN(test_file_from_rule)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(test_from__names_file_and_page),
		T(test_from__says_no_more_than_they_may_know),
		T(test_from__a_paper_for_the_family),
		T(test_page__is_one_of_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
