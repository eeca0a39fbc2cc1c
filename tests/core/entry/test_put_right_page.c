/* "Put right" as people meet it: the pages, and that a marked entry of every kind is on some page before it is
 * withdrawn, and on none of anybody afterwards, except where the head reads what was withdrawn. */
#include "support/support.h"

#include <string.h>

#include "core/cycle/cycle_sql.h"
#include "core/entry/entry.h"
#include "decide/discussion_sql.h"
#include "review/review_sql.h"
#include "support/entry_samples.h"
#include "support/rights_table.h"
#include "support/rights_world.h"
#include "support/work_plan.h"
#include "support/work_results.h"
#include "support/work_school.h"

enum { PATH_MOST = 300, TAKE = 78001 };

static bool is_get(const struct rights_row *r)
{
	return strncmp(r->route, "GET ", 4) == 0;
}

/* The address of a page about ZARA; its second number is the entry, or the one that the table has. */
static const char *path_of(struct arena *a, const struct rights_row *r, int64_t second)
{
	struct str rest = str_sub(str_of(strchr(r->route, ' ')), 1, PATH_MOST);
	struct buf b = buf_new(a, PATH_MOST);
	bool first = true;

	while (rest.n > 0) {
		struct str part = str_cut(str_sub(rest, 1, rest.n), '/', &rest);

		if (str_is(part, ":id"))
			buf_fmt(&b, "/%lld", (long long)(first && r->about == PUPIL ? (int64_t)ZARA : second));
		else
			buf_fmt(&b, "/%.*s", STR_ARG(str_is(part, ":word") ? S("6.53") : part));
		first = first && !str_is(part, ":id");
		if (rest.n > 0)
			rest = (struct str){ rest.p - 1, rest.n + 1 };
	}
	return str_c(a, buf_view(&b));
}

/* Asks every page of everybody; how many of them have the mark. */
static size_t marked_pages(struct rights_world *w, const char *code, bool say)
{
	static const char *const MORE[] = { ("/pupil/501/history?q=" ENTRY_MARK),
		                            "/pupil/501/history?month=2026-03",
		                            "/pupil/501/history?kind=letters",
		                            "/find?q=" ENTRY_MARK,
		                            "/pupil/501/dossier/inspection?depth=all",
		                            "/pupil/501/dossier/next-school/dossier.html?depth=all",
		                            "/pupil/501/dossier/ehc/dossier.html?depth=all" };
	enum { MORE_N = sizeof MORE / sizeof *MORE };
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct asker *x = &w->asker[i];

		if (!x->held)
			continue;
		for (size_t k = 0; k < rights_rows + MORE_N; k++) {
			const struct rights_row *r = k < rights_rows ? &rights_table[k] : NULL;
			struct arena_mark m = arena_mark(w->t.a);
			struct net_reply p;
			bool found;

			if (r != NULL && (!is_get(r) || strstr(r->route, ".pdf") != NULL))
				continue;
			p = site_get(&w->site, x->token, r != NULL ? path_of(w->t.a, r, r->id) : MORE[k - rights_rows]);
			/* what was searched for stands in the box */
			found = r != NULL ? reply_has(&p, ENTRY_MARK)
			                  : reply_has(&p, ENTRY_MARK "<") || reply_has(&p, ENTRY_MARK "”");
			if (!found && r != NULL && r->id != 0 && r->id != SAMPLE) {
				p = site_get(&w->site, x->token, path_of(w->t.a, r, SAMPLE));
				found = reply_has(&p, ENTRY_MARK);
			}
			if (found && say)
				print_error("%s: %s reads it on %s\n", code, x->who,
				            r != NULL ? r->route : MORE[k - rights_rows]);
			n += found;
			arena_rewind(w->t.a, m);
		}
	}
	return n;
}

static struct str hidden_of(struct arena *a, const struct net_reply *p, const char *name)
{
	ptrdiff_t at = str_find(p->body, str_fmt(a, "name=\"%s\" value=\"", name));
	struct str rest;

	if (at < 0)
		fail_msg("no hidden field %s (status %d)", name, p->status);
	rest = str_sub(p->body, (size_t)at + strlen(name) + 15, 200);
	return str_cut(rest, '"', &rest);
}

static struct net_reply press(struct rights_world *w, struct str token, const char *code, const char *more)
{
	const char *path = str_c(w->t.a, str_fmt(w->t.a, "/pupil/501/put-right/%s/%d", code, SAMPLE));
	struct net_reply p = site_get(&w->site, token, path);
	struct str form = str_fmt(w->t.a, "id=%d&seen=%.*s&%s", TAKE, STR_ARG(hidden_of(w->t.a, &p, "seen")), more);

	assert_int_equal(p.status, 200);
	return site_post(&w->site, token, path, str_c(w->t.a, form));
}

static void sample_begin(struct rights_world *w)
{
	work_plan(&w->t, tom, 100, S(""));
	results_begin(w->t.db, w->t.a, SCHOOL);
}

static void each(void **state, void (*try)(struct rights_world *w, const struct entry_sample *s))
{
	for (size_t i = 0; entry_sample_at(i) != NULL; i++) {
		const struct entry_sample *s = entry_sample_at(i);

		if (s->make == NULL)
			continue;
		assert_int_equal(rights_world_setup(state), 0);
		sample_begin(*state);
		s->make(&((struct rights_world *)*state)->t, s->by != 0 ? s->by : CLASS_TEACHER);
		try(*state, s);
		rights_world_teardown(state);
	}
}

static void withdraw_one(struct rights_world *w, const struct entry_sample *s)
{
	struct str token = world_token(w, s->for_head ? HEAD : SENCO, s->for_head ? 'H' : 'S');
	struct net_reply p;

	if (marked_pages(w, s->code, false) == 0)
		fail_msg("%s is on no page at all: the test sees nothing", s->code);
	p = press(w, token, s->code, "deed=out&why=Wrong+child");
	assert_int_equal(p.status, 303);
	assert_int_equal(marked_pages(w, s->code, true), 0);
	p = site_get(&w->site, world_token(w, HEAD, 'H'), "/pupil/501/withdrawn/78001");
	assert_int_equal(p.status, 200);
	assert_has(&p, ENTRY_MARK);
	p = site_get(&w->site, world_token(w, HEAD, 'H'), "/pupil/501/history");
	assert_has(&p, "Wrong child");
	if (s->for_head) {
		p = site_get(&w->site, world_token(w, SENCO, 'S'), "/pupil/501/history");
		assert_has_not(&p, "Wrong child");
		p = site_get(&w->site, world_token(w, SENCO, 'S'), "/pupil/501/looked");
		assert_has_not(&p, "with the head");
	}
}

static void test_withdrawn__is_on_no_page_of_anybody(void **state)
{
	each(state, withdraw_one);
}

static void move_one(struct rights_world *w, const struct entry_sample *s)
{
	struct net_reply p;

	if (s->stays || s->for_head)
		return;
	p = press(w, world_token(w, SENCO, 'S'), s->code, "deed=move&who=Tom&to=502&why=Wrong+child");
	assert_int_equal(p.status, 303);
	for (size_t k = 0; k < rights_rows; k++) { /* the mother holds ZARA, and not TOM */
		if (!is_get(&rights_table[k]) || strstr(rights_table[k].route, ".pdf") != NULL)
			continue;
		p = site_get(&w->site, world_token(w, MOTHER, 'P'),
		             path_of(w->t.a, &rights_table[k], rights_table[k].id));
		if (reply_has(&p, ENTRY_MARK))
			fail_msg("%s: the mother reads it on %s", s->code, rights_table[k].route);
		p = site_get(&w->site, world_token(w, ASSISTANT, 'A'), path_of(w->t.a, &rights_table[k], SAMPLE));
		if (reply_has(&p, ENTRY_MARK))
			fail_msg("%s: the assistant reads it on %s", s->code, rights_table[k].route);
	}
	p = site_get(&w->site, world_token(w, SENCO, 'S'), "/pupil/501/history?month=2026-03");
	assert_has_not(&p, ENTRY_MARK);
	assert_has_not(&p, "Ward-Lee"); /* the other pupil is not named */
	p = site_get(&w->site, world_token(w, SENCO, 'S'),
	             str_c(w->t.a, str_fmt(w->t.a, "/pupil/502/history?kind=%s",
	                                   entry_group_key(entry_kind_find(str_of(s->code))->group))));
	assert_has(&p, ENTRY_MARK);
	assert_has(&p, "moved here");
	if (s->by != MOTHER) /* who wrote it is told */
		assert_has_not(&p, "Iqbal");
}

static void test_moved__is_on_the_other_record_alone(void **state)
{
	each(state, move_one);
}

static void observed(struct rights_world *w)
{
	const struct entry_sample *s = entry_sample_at(0);

	s->make(&w->t, CLASS_TEACHER);
}

static void test_page__names_the_pupil_back_before_it_moves(void **state)
{
	struct rights_world *w = *state;
	struct str senco = world_token(w, SENCO, 'S');
	struct net_reply p;

	observed(w);
	p = press(w, senco, "observation", "why=x");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose what is wrong");
	p = press(w, senco, "observation", "deed=move&who=&why=x");
	assert_has(&p, "Type the name of the pupil");
	p = press(w, senco, "observation", "deed=move&who=Nobodyhere&why=kept+words");
	assert_has(&p, "nobody of this name");
	assert_has(&p, "kept words");
	p = press(w, senco, "observation", "deed=move&who=Tom&why=x");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Ward-Lee");
	assert_has(&p, "value=\"502\"");
	p = press(w, senco, "observation", "deed=move&who=Tom&to=502&why=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Move to Tom Ward-Lee’s record");
	p = press(w, senco, "observation", "deed=move&who=Tom&to=999999&why=x");
	assert_int_equal(p.status, 404);
	p = press(w, senco, "observation", "deed=move&who=Tom&to=502&why=x");
	assert_int_equal(p.status, 303);
	p = site_get(&w->site, senco, "/pupil/501/history?done=moved");
	assert_has(&p, "Moved to the other record");
	assert_has(&p, "Take it back");
	p = site_post(&w->site, senco, "/pupil/501/withdrawn/78001/back", "");
	assert_int_equal(p.status, 303);
	p = site_get(&w->site, senco, "/pupil/501/history");
	assert_has(&p, ENTRY_MARK);
	assert_has_not(&p, "moved</strong>");
}

static void test_page__shows_what_depends_on_it(void **state)
{
	struct rights_world *w = *state;
	const struct entry_sample *s = entry_sample_at(0);
	struct net_reply p;

	sample_begin(w);
	for (size_t i = 0; strcmp(s->code, "discussion") != 0; i++)
		s = entry_sample_at(i + 1);
	s->make(&w->t, CLASS_TEACHER);
	p = site_get(&w->site, world_token(w, CLASS_TEACHER, 'T'), "/pupil/501/put-right/discussion/99001");
	assert_int_equal(p.status, 200);
	assert_has(&p, "3 found");
	assert_has(&p, "was given a letter on 9 March 2026");
	assert_has(&p, "has not gone");
	assert_has(&p, "The decision of 9 March 2026 rests on it");
}

static void test_page__opens_again_what_was_finished_today(void **state)
{
	struct rights_world *w = *state;
	struct str senco = world_token(w, SENCO, 'S');
	const struct entry_sample *s = entry_sample_at(0);
	struct store_test *t = &w->t;
	struct review_whole r;
	struct net_reply p;
	struct cycle y;

	sample_begin(w);
	for (size_t i = 0; strcmp(s->code, "review") != 0; i++)
		s = entry_sample_at(i + 1);
	s->make(t, CLASS_TEACHER);
	p = site_get(&w->site, senco, "/pupil/501/put-right/review/99001");
	assert_has_not(&p, "It was finished too early"); /* yesterday */
	assert_int_equal(review_load_whole(t->db, t->a, zara, SAMPLE, &r, &t->e), RC_OK);
	r.review.finished_on = TODAY;
	assert_int_equal(review_update(t->db, t->a, zara, &r, &t->e), RC_OK);
	assert_int_equal(cycle_load(t->db, t->a, zara, CYCLE_ONE, &y, &t->e), RC_OK);
	y.closed_on = TODAY;
	assert_int_equal(cycle_update(t->db, t->a, zara, &y, &t->e), RC_OK);
	p = site_get(&w->site, senco, "/pupil/501/put-right/review/99001");
	assert_has(&p, "It was finished too early");
	p = press(w, senco, "review", "deed=again&why=Too+early");
	assert_int_equal(p.status, 303);
	p = site_get(&w->site, senco, "/pupil/501/history?done=again");
	assert_has(&p, "It is a draft again");
	assert_has(&p, "Review, opened again.");
	assert_has(&p, "Review of cycle 1, not finished");
}

static void test_history__is_read_with_the_record_and_each_opens(void **state)
{
	static const char *const WHO = "SHTX";
	static const int64_t PERSON[] = { SENCO, HEAD, CLASS_TEACHER, SPECIALIST };
	struct rights_world *w = *state;

	observed(w);
	for (size_t i = 0; i < 4; i++) {
		struct str token = world_token(w, PERSON[i], WHO[i]);
		struct net_reply p = site_get(&w->site, token, "/pupil/501/history");

		assert_int_equal(p.status, 200);
		assert_has(&p, "Review of cycle 0 held");
		assert_has(&p, "href=\"/pupil/501/reviews/");
		assert_has(&p, "Plan of cycle 1 shared");
		assert_has(&p, "Decision: ");
		assert_true(reply_has(&p, ENTRY_MARK) == (WHO[i] != 'X')); /* observations are for staff */
		assert_true(reply_has(&p, "Complaint from") == (WHO[i] == 'S' || WHO[i] == 'H'));
		p = site_get(&w->site, token, str_c(w->t.a, str_fmt(w->t.a, "/pupil/501/reviews/%d", A_REVIEW)));
		assert_int_equal(p.status, 200);
		assert_has(&p, "She reads more");
		assert_has(&p, "Reads a page");
		p = site_get(&w->site, token, "/pupil/501/assess/8000");
		assert_int_equal(p.status, 200);
		assert_has(&p, "Reads slowly");
		p = site_get(&w->site, token, "/pupil/501");
		assert_has_not(&p, "Nothing is recorded yet");
		assert_has(&p, "Plan of cycle 1 shared");
	}
}

static void test_history__chosen_by_kind_year_person_and_words(void **state)
{
	struct rights_world *w = *state;
	struct str senco = world_token(w, SENCO, 'S');
	struct net_reply p;

	observed(w);
	p = site_get(&w->site, senco, "/pupil/501/history?kind=seen");
	assert_has(&p, ENTRY_MARK);
	assert_has_not(&p, "Plan of cycle 1 shared");
	p = site_get(&w->site, senco, "/pupil/501/history?year=2024");
	assert_has(&p, "Nothing fits this choice");
	p = site_get(&w->site, senco, "/pupil/501/history?year=2025&kind=plans");
	assert_has(&p, "Plan of cycle 1 shared");
	p = site_get(&w->site, senco, "/pupil/501/history?q=quetzal");
	assert_has(&p, ENTRY_MARK);
	assert_has_not(&p, "Plan of cycle 1 shared");
	p = site_get(&w->site, senco, "/pupil/501/history?person=Daniel+Price");
	assert_has(&p, ENTRY_MARK);
	assert_has_not(&p, "Decision: ");
	p = site_get(&w->site, senco,
	             "/pupil/501/history?kind=%3Cscript%3E&year=x&month=2026-99&page=-4&person=%22%3E");
	assert_int_equal(p.status, 200);
	assert_has_not(&p, "<script>");
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_put_right_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_withdrawn__is_on_no_page_of_anybody),
		cmocka_unit_test(test_moved__is_on_the_other_record_alone),
		T(test_page__names_the_pupil_back_before_it_moves),
		T(test_page__shows_what_depends_on_it),
		T(test_page__opens_again_what_was_finished_today),
		T(test_history__is_read_with_the_record_and_each_opens),
		T(test_history__chosen_by_kind_year_person_and_words),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
