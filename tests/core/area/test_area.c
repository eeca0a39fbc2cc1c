/* The profile of a school's area: the files that come with the program, bringing one in and writing it out. */
#include "support/support.h"

#include "core/area/area_edit.h"
#include "core/area/area_sql.h"
#include "core/school/area_help.h"
#include "support/test_db.h"
#include "support/work_school.h"

static struct area_file shipped(struct store_test *t, const char *key)
{
	struct area_file f;

	area_file_read(t->a, area_shipped(str_of(key)), &f);
	for (size_t i = 0; i < f.faults; i++)
		print_error("%s: %.*s: %.*s\n", key, STR_ARG(f.fault[i].at), STR_ARG(f.fault[i].why));
	assert_int_equal(f.faults, 0);
	return f;
}

static struct area_import bring(struct ctx *c, const struct area_file *f, bool take)
{
	struct area_import io = { .take = take };

	assert_int_equal(IN_WRITE(c, area_import(c, f, &io)), RC_OK);
	return io;
}

static struct local_area stands(struct ctx *c)
{
	struct local_area v;

	assert_int_equal(IN_READ(c, area_read(c, SCHOOL, &v)), RC_OK);
	return v;
}

static void test_shipped__seven_profiles_without_a_fault(void **state)
{
	struct store_test *t = *state;
	struct str key;
	size_t i = 0, n = 0;

	while ((key = area_shipped_next(&i)).n > 0) {
		struct area_file f = shipped(t, str_c(t->a, key));

		assert_true(str_eq(f.key, key));
		for (size_t k = 0; k < f.n; k++)
			assert_true(f.fact[k].source.n > 0);
		n++;
	}
	assert_int_equal(n, 7);
	assert_int_equal(shipped(t, "blank").n, 0);
	assert_int_equal(shipped(t, "hartlepool").questions, 1);
}

/* `apdr area schema >content/areas/schema.json` makes it anew. */
static void test_schema__is_the_one_of_the_parts(void **state)
{
	struct store_test *t = *state;

	assert_true(str_eq(area_schema(t->a), area_shipped(S("schema"))));
}

static void test_import__of_an_export_changes_nothing(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct str key, text, again;
	size_t i = 0;

	while ((key = area_shipped_next(&i)).n > 0) {
		struct area_file f = shipped(t, str_c(t->a, key)), back;
		struct area_import io;

		(void)bring(c, &f, true);
		assert_int_equal(IN_READ(c, area_export(c, &text)), RC_OK);
		area_file_read(t->a, text, &back);
		assert_int_equal(back.faults, 0);
		io = bring(c, &back, false);
		assert_int_equal(io.added + io.replaced + io.asked + io.kept, 0);
		assert_int_equal(IN_READ(c, area_export(c, &again)), RC_OK);
		assert_true(str_eq(text, again));
	}
}

static void test_question__prints_what_both_share_until_one_is_chosen(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct area_file f = shipped(t, "hartlepool");
	struct area_import io = bring(c, &f, false);
	struct local_area v = stands(c);
	struct area_help h = area_help_of(&v);

	assert_int_equal(io.asked, 1);
	assert_string_equal(str_c(t->a, h.post),
	                    "Centre for Excellence in Teaching and Learning, Brierton Lane, Hartlepool, TS25");
	for (size_t i = 0; i < f.n; i++)
		if (str_is(f.fact[i].value, "TS25 4AF"))
			f.fact[i].state = AREA_FACT_STANDS, f.fact[0] = f.fact[i];
	f.n = 1;
	io = bring(c, &f, true);
	assert_int_equal(io.replaced, 1);
	v = stands(c);
	assert_true(str_ends(area_help_of(&v).post, S("Hartlepool, TS25 4AF")));
	/* The file asks no second time what was answered. */
	f = shipped(t, "hartlepool");
	io = bring(c, &f, false);
	assert_int_equal(io.asked, 0);
	assert_int_equal(io.kept, 1);
}

static struct area_file small(struct store_test *t, const char *phone, const char *source)
{
	struct area_file f;

	area_file_read(t->a,
	               str_fmt(t->a,
	                       "{\"profile\": \"x\", \"title\": \"X\", \"source\": \"%s\", \"contacts\": [{\"key\": "
	                       "\"line\", \"kind\": \"phone\", \"value\": \"%s\"}]}",
	                       source, phone),
	               &f);
	assert_int_equal(f.faults, 0);
	return f;
}

static void test_import__asks_when_another_source_differs(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);
	struct area_file f = small(t, "020 7946 0300", "Letterhead");
	struct area_import io = bring(c, &f, false);
	struct area_fact *all;
	size_t n;

	assert_int_equal(io.added, 2);
	f = small(t, "020 7946 0309", "Letterhead"); /* the same source, newer */
	io = bring(c, &f, false);
	assert_int_equal(io.replaced, 1);
	assert_string_equal(str_c(t->a, stands(c).contact[0].value), "020 7946 0309");
	f = small(t, "020 7946 0311", "Leaflet");
	io = bring(c, &f, false);
	assert_int_equal(io.asked, 1);
	assert_int_equal(stands(c).contacts, 0); /* two numbers share nothing that may be printed */
	assert_int_equal(area_facts_all(c->db, c->a, SCHOOL, S("contacts"), &all, &n, &c->err), RC_OK);
	assert_true(n >= 5); /* nothing is gone */
	f = small(t, "020 7946 0311", "Leaflet");
	io = bring(c, &f, true);
	assert_string_equal(str_c(t->a, stands(c).contact[0].value), "020 7946 0311");
}

static void test_import__is_for_those_who_keep_the_profile(void **state)
{
	struct store_test *t = *state;
	struct ctx *ta = work_as(t, GIVER, ROLE_TA);
	struct area_file f = shipped(t, "eastmoor");
	struct area_import io = { 0 };
	struct str text;

	assert_int_equal(IN_WRITE(ta, area_import(ta, &f, &io)), RC_NONE);
	assert_int_equal(IN_READ(ta, area_export(ta, &text)), RC_NONE);
	assert_false(stands(ta).known);
}

static void test_links__what_a_check_found_is_taken_over(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct area_file f = shipped(t, "derbyshire");
	struct area_link_result r[] = {
		{ S("https://www.derbyshire.gov.uk/graduated-response-may-2022"), LINK_STATE_BROKEN, { 2026, 3, 9 } },
		{ S("https://www.derbyshire.gov.uk/early-years-graduated-response-april-2023"),
		  LINK_STATE_OK,
		  { 2026, 3, 9 } },
		{ S("https://elsewhere.example"), LINK_STATE_OK, { 2026, 3, 9 } },
	};
	struct area_links_io io = { 0 }, again = { 0 };
	struct local_area v;
	size_t due = 0;
	struct area_overview o;

	(void)bring(c, &f, false);
	assert_int_equal(IN_WRITE(c, area_links_checked(c, r, 3, &io)), RC_OK);
	assert_int_equal(io.found, 2);
	assert_int_equal(io.changed, 1);
	assert_int_equal(io.unknown, 1);
	v = stands(c);
	assert_int_equal(v.documents, 2);
	assert_int_equal(v.document[0].state, LINK_STATE_OK);
	assert_int_equal(v.document[1].state, LINK_STATE_BROKEN);
	assert_int_equal(IN_READ(c, area_overview_load(c, &o)), RC_OK);
	for (size_t i = 0; i < o.dues; i++)
		due += str_is(str_of(o.due[i].part->key), "documents");
	assert_int_equal(due, 2); /* their other values were never checked */
	/* An older list changes nothing that was looked at later. */
	r[1].state = LINK_STATE_BROKEN;
	r[1].on = (struct date){ 2026, 3, 1 };
	assert_int_equal(IN_WRITE(c, area_links_checked(c, r + 1, 1, &again)), RC_OK);
	assert_int_equal(again.changed, 0);
	assert_int_equal(stands(c).document[0].state, LINK_STATE_OK);
}

static void faulty(struct store_test *t, const char *text, const char *at)
{
	struct area_file f;

	area_file_read(t->a, str_of(text), &f);
	assert_true(f.faults > 0);
	assert_string_equal(str_c(t->a, f.fault[0].at), at);
}

static void test_check__names_the_place_of_each_fault(void **state)
{
	struct store_test *t = *state;

#define HEAD_OF "{\"profile\": \"x\", \"title\": \"X\", \"source\": \"leaflet\", "
	faulty(t, "{", "");
	faulty(t, "[]", "");
	faulty(t, "{\"title\": \"X\"}", "profile");
	faulty(t, HEAD_OF "\"identity\": {\"page_title\": \"{{ root_page.title }}\"}}", "identity/page_title");
	faulty(t, HEAD_OF "\"identity\": {\"motto\": \"x\"}}", "identity/motto");
	faulty(t, HEAD_OF "\"ideas\": {}}", "ideas");
	faulty(t, HEAD_OF "\"own\": {\"own_officer\": \"x\"}}", "own"); /* the school's own is in no file */
	faulty(t, HEAD_OF "\"links\": {}}", "links");
	faulty(t, HEAD_OF "\"links\": [{\"key\": \"a\"}]}", "links/a/title");
	faulty(t, HEAD_OF "\"links\": [{\"key\": \"A b\", \"title\": \"x\"}]}", "links");
	faulty(t, HEAD_OF "\"links\": [{\"key\": \"a\", \"title\": \"x\"}, {\"key\": \"a\", \"title\": \"y\"}]}",
	       "links/a");
	faulty(t, HEAD_OF "\"links\": [{\"key\": \"a\", \"title\": \"x\", \"url\": \"http://x.example\"}]}",
	       "links/a/url");
	faulty(t, HEAD_OF "\"dates\": {\"published\": {\"value\": \"x\", \"checked\": \"May\"}}}", "dates/published");
	faulty(t, HEAD_OF "\"dates\": {\"published\": {\"either\": [{\"value\": \"x\"}, {\"value\": \"x\"}]}}}",
	       "dates/published");
	faulty(t, "{\"profile\": \"x\", \"title\": \"X\", \"dates\": {\"published\": \"2020\"}}", "dates/published");
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_area)
{
	const struct CMUnitTest tests[] = {
		T(test_shipped__seven_profiles_without_a_fault),
		T(test_schema__is_the_one_of_the_parts),
		T(test_import__of_an_export_changes_nothing),
		T(test_question__prints_what_both_share_until_one_is_chosen),
		T(test_import__asks_when_another_source_differs),
		T(test_import__is_for_those_who_keep_the_profile),
		T(test_links__what_a_check_found_is_taken_over),
		T(test_check__names_the_place_of_each_fault),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
