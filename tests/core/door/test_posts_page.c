/* What is sent by hand, with fields left out or nonsense in them, is the sender's mistake and never a fault of ours: no
 * POST of anybody is answered with 500. First nothing at all to each route; then every form of every page, filled in,
 * with one control left out, emptied, and filled with what it does not take. */
#include "support/support.h"

#include <string.h>

#include "support/forms.h"
#include "support/rights_table.h"
#include "support/rights_world.h"
#include "support/work_school.h"

static bool is_post(const struct rights_row *r)
{
	return strncmp(r->route, "POST ", 5) == 0;
}

/* What ends the session, or the role in which the rest is asked. */
static bool ends_it(struct str route)
{
	return str_ends(route, S("/sign-out")) || str_ends(route, S("/role")) || str_ends(route, S("/sign-in"));
}

static int fault(const struct asker *x, const char *path, struct str form, const struct net_reply *p)
{
	if (p->status < 500)
		return 0;
	print_error("%s posts to %s: %d\n    %.*s\n", x->who, path, p->status, STR_ARG(str_sub(form, 0, 400)));
	return 1;
}

static int post(struct rights_world *w, const struct asker *x, const char *path, struct str form)
{
	struct arena_mark m = arena_mark(w->t.a);
	struct net_reply p = site_post(&w->site, x->token, path, str_c(w->t.a, form));
	int wrong = fault(x, path, form, &p);

	arena_rewind(w->t.a, m);
	return wrong;
}

static void test_post__of_nothing_is_no_fault(void **state)
{
	struct rights_world *w = *state;
	int wrong = 0;
	size_t asked = 0;

	for (size_t k = 0; k < rights_rows; k++)
		for (size_t i = 0; i < w->n; i++) {
			const struct rights_row *r = &rights_table[k];
			const char *path = rights_path(w->t.a, r, ZARA);

			if (!is_post(r) || !rights_allow(r, &w->asker[i]) || ends_it(str_of(r->route)))
				continue;
			wrong += post(w, &w->asker[i], path, STR_NONE);
			wrong += post(w, &w->asker[i], path, S("id=77&revision=0"));
			wrong += post(w, &w->asker[i], path, S("id=x&revision=x"));
			asked++;
		}
	assert_true(asked > 100);
	assert_int_equal(wrong, 0);
}

static int form_try(struct rights_world *w, const struct asker *x, const struct posted_form *f)
{
	static const char *const TRIED[] = { NULL, "", "~nonsense~", "99999999999999999999" };
	struct arena_mark m = arena_mark(w->t.a);
	int wrong = 0;

	if (ends_it(f->action) || str_find(f->action, S("/")) != 0)
		return 0;
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < sizeof TRIED / sizeof TRIED[0]; k++) {
			wrong += post(w, x, str_c(w->t.a, f->action), form_with(w->t.a, f, i, TRIED[k]));
			arena_rewind(w->t.a, m);
		}
	return wrong + post(w, x, str_c(w->t.a, f->action), form_with(w->t.a, f, FORM_FIELDS_MAX, NULL));
}

static void test_post__of_every_form_with_a_field_amiss_is_no_fault(void **state)
{
	struct rights_world *w = *state;
	size_t forms = 0;
	int wrong = 0;

	for (size_t k = 0; k < rights_rows; k++) {
		char seen[32] = "";

		for (size_t i = 0; i < w->n; i++) {
			const struct asker *x = &w->asker[i];
			struct arena_mark m = arena_mark(w->t.a);
			struct posted_form *f;
			struct net_reply p;
			size_t n;

			if (is_post(&rights_table[k]) || !rights_allow(&rights_table[k], x) ||
			    strchr(seen, x->role) != NULL || strlen(seen) + 1 == sizeof seen)
				continue; /* one of each role is enough */
			p = site_get(&w->site, x->token, rights_path(w->t.a, &rights_table[k], ZARA));
			if (p.status != 200 || !str_starts(reply_header(&p, "content-type"), S("text/html")))
				continue;
			seen[strlen(seen)] = x->role;
			n = forms_of(w->t.a, p.body, &f);
			for (size_t z = 0; z < n; z++)
				wrong += form_try(w, x, &f[z]);
			forms += n;
			arena_rewind(w->t.a, m);
		}
	}
	assert_true(forms > 100);
	assert_int_equal(wrong, 0);
}

/* What cannot be left out is asked for by its field, and nothing is kept. */
static void test_post__without_a_required_field_names_it(void **state)
{
	static const struct {
		int64_t person;
		char role;
		const char *path, *form, *asks;
	} LEFT_OUT[] = {
		{ SENCO, 'S', "/pupil/501/meetings", "id=77&revision=0&kind=review&time=15%3A30", "href=\"#on_day\"" },
		{ SENCO, 'S', "/settings/points/new", "id=77&revision=0&name=Spring", "href=\"#held_on\"" },
		{ SENCO, 'S', "/settings/points/new", "id=77&revision=0&held_on=2026-03-09", "href=\"#name\"" },
		{ MOTHER, 'P', "/family/501/worry", "id=77", "href=\"#words\"" },
		{ MOTHER, 'P', "/family/501/tell", "id=77&kind=tell", "href=\"#words\"" },
		{ MOTHER, 'P', "/family/501/unhappy", "id=77", "href=\"#words\"" },
		{ ZARA_PERSON, 'U', "/me/worry", "id=77", "href=\"#words\"" },
	};
	struct rights_world *w = *state;

	for (size_t i = 0; i < sizeof LEFT_OUT / sizeof LEFT_OUT[0]; i++) {
		struct str token = world_token(w, LEFT_OUT[i].person, LEFT_OUT[i].role);
		struct net_reply p = site_post(&w->site, token, LEFT_OUT[i].path, LEFT_OUT[i].form);

		if (p.status != 422)
			fail_msg("%s: %d", LEFT_OUT[i].path, p.status);
		assert_has(&p, LEFT_OUT[i].asks);
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_posts_page)
{
	const struct CMUnitTest tests[] = {
		T(test_post__of_nothing_is_no_fault),
		T(test_post__without_a_required_field_names_it),
		T(test_post__of_every_form_with_a_field_amiss_is_no_fault),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
