/* Who opens one pupil after the other like a machine waits: every route, for all who are slowed. What a page writes
 * beside showing itself is not written when it does not come, the way on leads to the very address, and a form never
 * waits. A fixed clock: Tuesday 10 March 2026, 9am. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/account/invite.h"
#include "core/trail/event_sql.h"
#include "core/trail/reads_sql.h"
#include "core/trail/unusual_rule.h"
#include "invite/family_invite.h"
#include "support/rights_table.h"
#include "support/rights_world.h"
#include "support/work_school.h"

static const char ASKED[] = "?large=0&who=0", LINK[] = "?large=0&amp;who=0\">Open the page</a>";

static bool is_get(const struct rights_row *r)
{
	return strncmp(r->route, "GET ", 4) == 0;
}

/* They have opened so many pupils that the next one waits. */
static void reads_fast(struct rights_world *w, int64_t person)
{
	for (int i = 0; i < 2 * READING_USUAL; i++)
		assert_int_equal(reads_opened(w->t.db, w->t.a, SCHOOL, 900 + person, 7000 + i, w->site.app.clock.utc, 0,
		                              &w->t.e),
		                 RC_OK);
}

static bool reads_pupils(const struct asker *x)
{
	return x->open && x->held && strchr("SHTX", x->role) != NULL;
}

/* What was changed is in this chain. */
static struct str changes(struct rights_world *w)
{
	struct str head;

	assert_int_equal(event_head_load(w->t.db, w->t.a, SCHOOL, S("w"), &head, &w->t.e), RC_OK);
	return head;
}

/* A letter for the mother waits to be printed. */
static void letter_waits(struct rights_world *w)
{
	struct ctx *c = work_as(&w->t, SENCO, ROLE_SENCO);

	assert_int_equal(IN_WRITE(c, family_letter_again(c, ZARA, MOTHER)), RC_OK);
}

static int64_t printed_at(struct rights_world *w)
{
	struct ctx *c = work_as(&w->t, SENCO, ROLE_SENCO);
	struct invite_letter l;

	assert_int_equal(IN_READ(c, invite_letter_of(c, 900 + MOTHER, &l)), RC_OK);
	return l.printed_at;
}

static int page_waits(struct rights_world *w, const struct rights_row *r, const struct asker *x)
{
	const char *path = rights_path(w->t.a, r, ZARA);
	struct str before = changes(w);
	struct net_reply p = site_get(&w->site, x->token, str_c(w->t.a, str_fmt(w->t.a, "%s%s", path, ASKED)));
	const char *wrong = NULL;

	if (p.status != 429 && p.status != 200)
		return 0;
	if (p.status == 200 && r->about == PUPIL)
		wrong = "does not wait";
	else if (p.status == 429 && !reply_has(&p, str_c(w->t.a, str_fmt(w->t.a, "%s%s", path, LINK))))
		wrong = "does not lead on to itself";
	else if (p.status == 429 && !str_eq(before, changes(w)))
		wrong = "has written something";
	if (wrong != NULL)
		print_error("%s %s: %s\n", x->who, r->route, wrong);
	return wrong != NULL ? 1 : p.status == 429 ? 2 : 0;
}

static void test_page__that_waits_has_done_nothing(void **state)
{
	struct rights_world *w = *state;
	int wrong = 0, waited = 0;

	letter_waits(w);
	for (size_t i = 0; i < w->n; i++) {
		if (!reads_pupils(&w->asker[i]))
			continue;
		reads_fast(w, w->asker[i].person_id);
		for (size_t k = 0; k < rights_rows; k++) {
			int is = is_get(&rights_table[k]) && rights_allow(&rights_table[k], &w->asker[i])
			             ? page_waits(w, &rights_table[k], &w->asker[i])
			             : 0;

			wrong += is == 1;
			waited += is == 2;
		}
	}
	assert_int_equal(wrong, 0);
	assert_true(waited > 100);
	assert_int_equal(printed_at(w), 0);
}

static void test_letter__is_printed_when_it_is_given_out(void **state)
{
	struct rights_world *w = *state;
	struct str token = world_token(w, SENCO, 'S');
	struct net_reply p;

	letter_waits(w);
	reads_fast(w, SENCO);
	p = site_get(&w->site, token, "/pupil/501/invite/letters.pdf?who=0");
	assert_int_equal(p.status, 429);
	assert_has(&p, "/pupil/501/invite/letters.pdf?who=0");
	assert_int_equal(printed_at(w), 0);
	w->site.app.clock.utc += READING_PAUSE;
	p = site_get(&w->site, token, "/pupil/501/invite/letters.pdf?who=0");
	assert_int_equal(p.status, 200);
	assert_true(str_starts(p.body, S("%PDF")));
	assert_true(printed_at(w) > 0);
}

static void test_form__never_waits(void **state)
{
	struct rights_world *w = *state;
	int wrong = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct asker *x = &w->asker[i];

		if (!reads_pupils(x))
			continue;
		reads_fast(w, x->person_id);
		for (size_t k = 0; k < rights_rows; k++) {
			const struct rights_row *r = &rights_table[k];

			if (is_get(r) || r->about != PUPIL || !rights_allow(r, x))
				continue;
			if (site_post(&w->site, x->token, rights_path(w->t.a, r, ZARA), r->form).status == 429) {
				print_error("%s %s waits\n", x->who, r->route);
				wrong++;
			}
		}
	}
	assert_int_equal(wrong, 0);
}

/* Neither does the page on which what was typed comes back, when it could not be saved. */
static void test_typed__comes_back_in_its_form_at_once(void **state)
{
	struct rights_world *w = *state;
	struct str token = world_token(w, SENCO, 'S');
	struct net_reply p;

	reads_fast(w, SENCO);
	w->site.app.data_dir = str_of(test_folder());
	w->site.app.reserve = INT64_MAX;
	p = site_post(&w->site, token, "/pupil/501/observations", "id=1&revision=0&words=She+reads+a+page");
	assert_int_equal(p.status, 503);
	assert_has(&p, "What you wrote stands in its form again");
	assert_has(&p, "She reads a page");
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_slow_page)
{
	const struct CMUnitTest tests[] = {
		T(test_page__that_waits_has_done_nothing),
		T(test_letter__is_printed_when_it_is_given_out),
		T(test_form__never_waits),
		T(test_typed__comes_back_in_its_form_at_once),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
