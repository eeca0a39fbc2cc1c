/* The page on which a sentence is taken from a file, and the assessment that says so: to each as they may know it. */
#include "support/support.h"

#include "support/rights_world.h"
#include "support/some_files.h"
#include "support/test_web.h"

#define FILE_WORDS "id=7001&revision=0&kind=report&made_by=Dr Helen Marsh&made_on=9/3/2026&title=EP report&readers="

static struct net_reply asked(struct rights_world *w, int64_t person, char hat, const char *path)
{
	return site_get(&w->site, world_token(w, person, hat), path);
}

static void file_sent(struct rights_world *w, const char *readers)
{
	struct net_reply p = site_upload_as(&w->site, world_token(w, CLASS_TEACHER, 'T'), "/pupil/501/files",
	                                    str_c(w->t.a, str_fmt(w->t.a, FILE_WORDS "%s", readers)), "file", "EP.pdf",
	                                    some_pdf(w->t.a, 4, "", ""));

	assert_int_equal(p.status, 303);
}

static struct net_reply taken(struct rights_world *w, const char *form)
{
	return site_post(&w->site, world_token(w, CLASS_TEACHER, 'T'), "/pupil/501/assess/from/7001", form);
}

static void test_from__the_source_is_filled_in(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	file_sent(w, "staff");
	p = asked(w, CLASS_TEACHER, 'T', "/pupil/501/files/7001");
	assert_has(&p, "/pupil/501/assess/from/7001");
	p = asked(w, CLASS_TEACHER, 'T', "/pupil/501/assess");
	assert_has(&p, "/pupil/501/assess/from/7001");
	p = asked(w, CLASS_TEACHER, 'T', "/pupil/501/assess/from/7001?page=3");
	assert_int_equal(p.status, 200);
	assert_has(&p, "EP report");
	assert_has(&p, "value=\"3\"");
	assert_has(&p, "<option value=\"source-8\" selected>");
	p = asked(w, CLASS_TEACHER, 'T', "/pupil/501/assess/from/7001?page=9");
	assert_int_equal(p.status, 200);
	assert_has_not(&p, "value=\"9\"");
	p = asked(w, SENCO, 'S', "/pupil/502/assess/from/7001"); /* another pupil's */
	assert_int_equal(p.status, 404);
	p = asked(w, HEAD, 'H', "/pupil/501/files/7001");
	assert_has_not(&p, "/pupil/501/assess/from/7001");
}

static void test_from__what_is_wrong_is_said_by_the_field(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	file_sent(w, "staff");
	p = taken(w, "id=901&revision=0&words=Keeps the first part&file_words=ours&goes=source-8&file_page=5");
	assert_int_equal(p.status, 422);
	assert_has(&p, "This file has no page of this number");
	assert_has(&p, "Keeps the first part");
	p = taken(w, "id=901&revision=0&words=&file_words=ours&goes=&file_page=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Write what the file says");
}

static void test_from__is_said_where_the_sentence_stands(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	file_sent(w, "staff");
	p = taken(w, "id=901&revision=0&words=Keeps the first part&file_words=ours&goes=source-8&file_page=3");
	assert_int_equal(p.status, 303);
	assert_true(str_is(reply_header(&p, "location"), "/pupil/501/assess?done=saved#source-8"));
	p = taken(w, "id=902&revision=0&words=A list brings him back&file_words=theirs&goes=strength&file_page=4");
	assert_int_equal(p.status, 303);
	p = asked(w, SPECIALIST, 'X', "/pupil/501/assess");
	assert_has(
	    &p, "/pupil/501/files/7001?page=3\">In our words, from: EP report, Dr Helen Marsh, 9 March 2026, page 3");
	assert_has(&p, "Quoted from: EP report");
	p = asked(w, CLASS_TEACHER, 'T', "/pupil/501");
	assert_has(&p, "/pupil/501/files/7001?page=4\">Quoted from: EP report");
	p = asked(w, CLASS_TEACHER, 'T', "/pupil/501/files");
	assert_has(&p, "2 sentences of the assessment: pages 3 and 4");
	p = asked(w, CLASS_TEACHER, 'T', "/pupil/501/files/7001");
	assert_has(&p, "Keeps the first part");
	p = asked(w, CLASS_TEACHER, 'T', "/pupil/501/assess/statement/901");
	assert_has(&p, "name=\"file_page\"");
	p = asked(w, HEAD, 'H', "/pupil/501/history?kind=assessments");
	assert_has(&p, "Keeps the first part (In our words, from: EP report");
}

/* The SENCO makes it narrower afterwards: no page names it any more to who may not see it. */
static void test_from__a_narrow_file_is_not_named(void **state)
{
	static const char *const page[] = { "/pupil/501/assess", "/pupil/501", "/pupil/501/history?kind=assessments" };
	struct rights_world *w = *state;
	struct net_reply p;

	file_sent(w, "staff");
	p = taken(w, "id=901&revision=0&words=Keeps the first part&file_words=ours&goes=source-8&file_page=3");
	assert_int_equal(p.status, 303);
	p = taken(w, "id=902&revision=0&words=A list brings him back&file_words=theirs&goes=strength&file_page=4");
	assert_int_equal(p.status, 303);
	p = site_post(&w->site, world_token(w, SENCO, 'S'), "/pupil/501/files/7001",
	              "id=7001&revision=1&kind=report&made_by=Dr Helen Marsh&made_on=9/3/2026&readers=few");
	assert_int_equal(p.status, 303);
	for (size_t i = 0; i < sizeof page / sizeof *page; i++) {
		p = asked(w, SPECIALIST, 'X', page[i]);
		assert_int_equal(p.status, 200);
		assert_has(&p, "From a file that fewer people may read");
		assert_has_not(&p, "EP report");
		assert_has_not(&p, "/files/7001");
		p = asked(w, SENCO, 'S', page[i]);
		assert_has(&p, "from: EP report, Dr Helen Marsh");
	}
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_assess_from_page)
{
	const struct CMUnitTest tests[] = {
		CASE(test_from__the_source_is_filled_in),
		CASE(test_from__what_is_wrong_is_said_by_the_field),
		CASE(test_from__is_said_where_the_sentence_stands),
		CASE(test_from__a_narrow_file_is_not_named),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
