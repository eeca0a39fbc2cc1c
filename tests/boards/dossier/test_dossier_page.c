/* /pupil/:id/dossier: choosing, the document, the files, and a subject access. */
#include "support/support.h"

#include <string.h>

#include "support/rights_world.h"
#include "support/store_school.h"

static struct net_reply get(struct rights_world *w, const char *path)
{
	return site_get(&w->site, world_token(w, SENCO, 'S'), path);
}

static void test_choose__asks_what_it_is_for(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = get(w, "/pupil/501/dossier?make=1&depth=all&initials=1");

	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose what it is for");
	assert_has(&p, "value=\"all\" checked");
	assert_has(&p, "value=\"1\" checked");
	p = get(w, "/pupil/501/dossier?make=1&purpose=inspection&depth=all&initials=1");
	assert_int_equal(p.status, 303);
	assert_string_equal(str_c(w->t.a, reply_header(&p, "location")),
	                    "/pupil/501/dossier/inspection?depth=all&initials=1");
	p = get(w, "/pupil/501/dossier?make=1&purpose=subject-access");
	assert_string_equal(str_c(w->t.a, reply_header(&p, "location")), "/pupil/501/subject-access");
}

static void test_document__on_the_screen_and_as_files(void **state)
{
	static const char *const OUTSIDE[] = { "href=", "src=", "url(", "@import", "<script", "http" };
	struct rights_world *w = *state;
	struct net_reply p = get(w, "/pupil/501/dossier/inspection?depth=short");

	assert_int_equal(p.status, 200);
	assert_has(&p, "Gaps, and what has not worked");
	assert_has(&p, "<h2>Sources</h2>");
	p = get(w, "/pupil/501/dossier/inspection/dossier.pdf?depth=short");
	assert_int_equal(p.status, 200);
	assert_true(str_starts(p.body, S("%PDF-")));
	p = get(w, "/pupil/501/dossier/ehc/dossier.html?depth=all&initials=1");
	assert_int_equal(p.status, 200);
	assert_true(str_starts(p.body, S("<!DOCTYPE html>")));
	assert_has(&p, "5. Physical, emotional and social development");
	assert_has_not(&p, "Zara");
	for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++)
		assert_has_not(&p, OUTSIDE[i]);
	assert_true(str_find(reply_header(&p, "content-disposition"), S("attachment")) >= 0);
}

static void test_document__of_no_purpose_or_undecided(void **state)
{
	struct rights_world *w = *state;

	assert_int_equal(get(w, "/pupil/501/dossier/sale").status, 404);
	assert_int_equal(get(w, "/pupil/501/dossier/subject-access/dossier.pdf").status, 404);
	assert_int_equal(get(w, "/pupil/501/dossier/subject-access").status, 404);
	assert_int_equal(get(w, "/pupil/999/dossier/inspection").status, 404);
}

/* The names of the fields that a person has to decide about, each with a choice. */
static struct str decided(struct rights_world *w, struct str body, const char *choice)
{
	struct str out = S("as=html");
	struct str rest = body;
	ptrdiff_t at;

	while ((at = str_find(rest, S("type=\"radio\" value=\"give\""))) >= 0) {
		struct str before = str_sub(rest, 0, (size_t)at);
		size_t from = (size_t)at;
		struct str name;

		while (from > 0 && !str_starts(str_sub(before, from, before.n), S("name=\"")))
			from--;
		name = str_sub(before, from + 6, before.n);
		name = str_cut(name, '"', &name);
		out = str_fmt(w->t.a, "%.*s&%.*s=%s", STR_ARG(out), STR_ARG(name), choice);
		rest = str_sub(rest, (size_t)at + 10, rest.n);
	}
	return out;
}

static void test_subject__every_mark_is_decided(void **state)
{
	struct rights_world *w = *state;
	struct str token = world_token(w, SENCO, 'S');
	struct net_reply p = get(w, "/pupil/501/subject-access");
	struct str form;

	assert_int_equal(p.status, 200);
	assert_has(&p, "Somebody else said it.");
	form = decided(w, p.body, "leave");
	assert_true(form.n > 10);
	p = site_post(&w->site, token, "/pupil/501/subject-access", "as=html");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose whether it is given");
	p = site_post(&w->site, token, "/pupil/501/subject-access", str_c(w->t.a, form));
	assert_int_equal(p.status, 200);
	assert_true(str_starts(p.body, S("<!DOCTYPE html>")));
	assert_has(&p, "Left out after a person read them");
	p = site_get(&w->site, token, "/pupil/501/looked");
	assert_has(&p, "Gave out the record after a request for it");
}

TEST_MAIN(test_dossier_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_choose__asks_what_it_is_for),
		T(test_document__on_the_screen_and_as_files),
		T(test_document__of_no_purpose_or_undecided),
		T(test_subject__every_mark_is_decided),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
