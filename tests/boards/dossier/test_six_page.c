/* /dossiers: chosen by kinds, ticks that stay, and one file. */
#include "support/support.h"

#include "core/people/pupil_sql.h"
#include "support/rights_world.h"
#include "support/work_school.h"

static struct net_reply post(struct rights_world *w, const char *form)
{
	return site_post(&w->site, world_token(w, HEAD, 'H'), "/dossiers", form);
}

static void begin_support(struct rights_world *w, struct pupil_key k, enum status_code code)
{
	const struct status s = {
		.id = k.pupil_id + 90000, .code = code, .starts = { 2026, 3, 1 }, .decided_by = SENCO
	};

	assert_int_equal(status_begin(w->t.db, w->t.a, k, &s, &w->t.e), RC_OK);
}

static void test_six__are_suggested_and_ticks_stay(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	begin_support(w, zara, STATUS_K);
	begin_support(w, tom, STATUS_E);
	p = site_get(&w->site, world_token(w, HEAD, 'H'), "/dossiers");
	assert_int_equal(p.status, 200);
	assert_has(&p, "value=\"501\" checked");
	assert_has(&p, "value=\"502\" checked");
	assert_has(&p, "suggested");
	p = post(w, "do=show&status=E&pupil=501");
	assert_int_equal(p.status, 200);
	assert_has(&p, "value=\"501\" checked"); /* of another status, and ticked all the same */
	assert_has(&p, "value=\"502\"><label");
	assert_has(&p, "value=\"E\" selected");
	p = post(w, "do=show&status=E&q=nobody");
	assert_has(&p, "No pupil of yours fits");
	p = post(w, "do=suggest&status=E&pupil=501");
	assert_has_not(&p, "value=\"501\"");
	assert_has(&p, "value=\"502\" checked");
}

static void test_six__one_file_and_each_is_noted(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	p = post(w, "do=make&initials=1");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Tick at least one pupil");
	assert_has(&p, "name=\"initials\" value=\"1\" checked");
	p = post(w, "do=make&pupil=501&pupil=502");
	assert_int_equal(p.status, 200);
	assert_true(str_starts(p.body, S("%PDF-")));
	p = site_get(&w->site, world_token(w, HEAD, 'H'), "/pupil/502/looked");
	assert_has(&p, "Made a dossier for an inspection");
	assert_int_equal(post(w, "do=make&pupil=501&pupil=999").status, 404);
	p = post(w, "do=make&pupil=1&pupil=2&pupil=3&pupil=4&pupil=5&pupil=6&pupil=7&pupil=8&pupil=9&pupil=10&pupil=11"
	            "&pupil=12&pupil=13");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Tick twelve pupils at most");
}

TEST_MAIN(test_six_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_six__are_suggested_and_ticks_stay),
		T(test_six__one_file_and_each_is_noted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
