/* What is sent by hand, with fields left out or nonsense in them, is the sender's mistake and never a fault of ours: no
 * POST of anybody is answered with 500. First nothing at all to each route; then every form of every page, filled in,
 * with one control left out, emptied, and filled with what it does not take. */
#include "support/support.h"

#include <string.h>

#include "core/trail/audit.h"
#include "kit/base/buf.h"
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

/* A route, and one who may ask it. */
struct step {
	struct rights_world *w;
	const struct rights_row *row;
	const struct asker *x;
	const char *path;
	size_t asked;         /* what is done at a step counts here */
	char had[ASKERS_MAX]; /* the roles to whom a page of this route came */
	size_t hads;
};

/* Does this at each route for each who may ask it; memory is given back after each. */
static void walk(struct rights_world *w, size_t least, int (*one)(struct step *at))
{
	struct step at = { .w = w };
	int wrong = 0;

	for (size_t k = 0; k < rights_rows; k++) {
		at.row = &rights_table[k];
		at.hads = 0;
		for (size_t i = 0; i < w->n; i++) {
			struct arena_mark m = arena_mark(w->t.a);

			at.x = &w->asker[i];
			at.path = rights_path(w->t.a, at.row, ZARA);
			wrong += rights_allow(at.row, at.x) ? one(&at) : 0;
			arena_rewind(w->t.a, m);
		}
	}
	assert_true(at.asked > least);
	assert_int_equal(wrong, 0);
}

/* And this with each form of the page. */
static int walk_forms(struct step *at, int (*one)(const struct step *at, const struct posted_form *f))
{
	struct posted_form *f;
	struct net_reply p;
	size_t n;
	int wrong = 0;

	if (is_post(at->row))
		return 0;
	p = site_get(&at->w->site, at->x->token, at->path);
	if (p.status != 200 || !str_starts(reply_header(&p, "content-type"), S("text/html")))
		return 0;
	at->had[at->hads++] = at->x->role;
	n = forms_of(at->w->t.a, p.body, &f);
	for (size_t i = 0; i < n; i++)
		if (!ends_it(f[i].action) && str_starts(f[i].action, S("/")))
			wrong += one(at, &f[i]);
	at->asked += n;
	return wrong;
}

static int post(const struct step *at, const char *path, struct str form)
{
	struct arena_mark m = arena_mark(at->w->t.a);
	struct net_reply p = site_post(&at->w->site, at->x->token, path, str_c(at->w->t.a, form));

	if (p.status >= 500)
		print_error("%s posts to %s: %d\n    %.*s\n", at->x->who, path, p.status,
		            STR_ARG(str_sub(form, 0, 400)));
	arena_rewind(at->w->t.a, m);
	return p.status >= 500;
}

static int nothing_post(struct step *at)
{
	if (!is_post(at->row) || ends_it(str_of(at->row->route)))
		return 0;
	at->asked++;
	return post(at, at->path, STR_NONE) + post(at, at->path, S("id=77&revision=0")) +
	       post(at, at->path, S("id=x&revision=x"));
}

static void test_post__of_nothing_is_no_fault(void **state)
{
	walk(*state, 100, nothing_post);
}

static int form_amiss(const struct step *at, const struct posted_form *f)
{
	static const char *const TRIED[] = { NULL, "", "~nonsense~", "99999999999999999999" };
	struct arena *a = at->w->t.a;
	struct arena_mark m = arena_mark(a);
	int wrong = 0;

	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < sizeof TRIED / sizeof TRIED[0]; k++) {
			wrong += post(at, str_c(a, f->action), form_with(a, f, i, TRIED[k]));
			arena_rewind(a, m);
		}
	return wrong + post(at, str_c(a, f->action), form_with(a, f, FORM_FIELDS_MAX, NULL));
}

static int forms_amiss(struct step *at)
{
	bool had = memchr(at->had, at->x->role, at->hads) != NULL;

	return had ? 0 : walk_forms(at, form_amiss); /* one of each role is enough */
}

static void test_post__of_every_form_with_a_field_amiss_is_no_fault(void **state)
{
	walk(*state, 100, forms_amiss);
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

/* ---- the same name twice ---- */

static const char TWICE[] = "One of its fields came twice";

static struct str heads(struct rights_world *w)
{
	struct event_head *head;
	struct buf b = buf_new(w->t.a, 4096);
	size_t n;

	assert_int_equal(audit_heads(w->t.db, NULL, w->t.a, &head, &n, &w->t.e), RC_OK);
	for (size_t i = 0; i < n; i++)
		if (str_is(head[i].chain, "w"))
			buf_str(&b, head[i].value);
	return buf_view(&b);
}

static int twice_wrong(const struct asker *x, const char *how, const char *path, const struct net_reply *p)
{
	if (p->status == 400 && reply_has(p, TWICE))
		return 0;
	print_error("%s %s %s with a name twice: %d\n", x->who, how, path, p->status);
	return 1;
}

static int route_twice(struct step *at)
{
	struct arena *a = at->w->t.a;
	bool posts = is_post(at->row);
	struct net_reply p =
	    posts ? site_post(&at->w->site, at->x->token, at->path, "id=77&revision=0&revision=1")
	          : site_get(&at->w->site, at->x->token, str_c(a, str_fmt(a, "%s?day=a&day=b", at->path)));

	at->asked++;
	return twice_wrong(at->x, posts ? "posts" : "asks", at->path, &p);
}

static void test_post__of_a_name_twice_is_refused_by_every_route(void **state)
{
	struct str before = heads(*state);

	walk(*state, 200, route_twice);
	assert_true(str_eq(heads(*state), before));
}

static int form_twice(const struct step *at, const struct posted_form *f)
{
	struct arena *a = at->w->t.a;
	struct site *site = &at->w->site;
	struct arena_mark m = arena_mark(a);
	const char *path = str_c(a, f->action);
	struct str as_is = form_with(a, f, FORM_FIELDS_MAX, NULL);
	struct net_reply p;
	int wrong = f->twice;

	if (wrong > 0)
		print_error("%s, form %s: two controls of one name\n", at->x->who, path);
	if (f->n > 0) {
		p = site_post(site, at->x->token, path,
		              str_c(a, str_fmt(a, "%.*s&revision=1&revision=1", STR_ARG(as_is))));
		wrong += twice_wrong(at->x, "posts to", path, &p);
	}
	p = site_post(site, at->x->token, path, str_c(a, as_is));
	if (reply_has(&p, TWICE)) {
		print_error("%s, form %s as it is: %s\n", at->x->who, path, TWICE);
		wrong++;
	}
	arena_rewind(a, m);
	return wrong;
}

static int forms_twice(struct step *at)
{
	return walk_forms(at, form_twice);
}

/* No page has a form that the door refuses: boxes that may be ticked together are said to be many by their route. */
static void test_post__of_every_form_as_it_is_comes_through(void **state)
{
	walk(*state, 100, forms_twice);
}

/* Refused, and no word is lost: it stands in the form of the page that the answer leads back to. */
static void test_post__refused_for_a_name_twice_keeps_the_words(void **state)
{
	struct rights_world *w = *state;
	struct str token = world_token(w, SENCO, 'S');
	struct net_reply p;

	w->site.referer = "/pupil/501/review";
	p = site_post(
	    &w->site, token, "/pupil/501/review/view",
	    "id=778899&who=staff&name=Ms+Hall&method=spoken&helper=&words=Asked+the+class+teacher&name=Ms+Fox");
	assert_int_equal(p.status, 400);
	assert_has(&p, "What you wrote is kept");
	assert_has(&p, "href=\"/pupil/501/review\"");
	w->site.referer = NULL;
	p = site_get(&w->site, token, "/pupil/501/review");
	assert_has(&p, "We kept what you wrote");
	assert_has(&p, "Asked the class teacher");
	p = site_post(&w->site, token, "/you", "old=river+pencil&old=x&password=y&again=y");
	assert_int_equal(p.status, 400);
	assert_has_not(&p, "is kept");
}

static void test_post__of_ticks_may_have_one_name(void **state)
{
	struct rights_world *w = *state;
	struct str token = world_token(w, SENCO, 'S');
	struct net_reply p = site_post(&w->site, token, "/pupils", "do=none&pupil=501&pupil=502");

	assert_has_not(&p, TWICE);
	p = site_post(&w->site, token, "/pupils", "do=none&do=other&pupil=501&pupil=502");
	assert_has(&p, TWICE);
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_posts_page)
{
	const struct CMUnitTest tests[] = {
		T(test_post__of_nothing_is_no_fault),
		T(test_post__without_a_required_field_names_it),
		T(test_post__of_a_name_twice_is_refused_by_every_route),
		T(test_post__of_every_form_as_it_is_comes_through),
		T(test_post__refused_for_a_name_twice_keeps_the_words),
		T(test_post__of_ticks_may_have_one_name),
		T(test_post__of_every_form_with_a_field_amiss_is_no_fault),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
