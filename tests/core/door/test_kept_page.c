/* What was typed when a session had ended comes back: every form of every page in which people write words is filled,
 * sent too late, and found again where it was typed, with the words in it, after signing in. */
#include "support/support.h"

#include <string.h>

#include "core/account/account_sql.h"
#include "core/door/request.h"
#include "core/door/routes.h"
#include "kit/base/buf.h"
#include "support/forms.h"
#include "support/markup.h"
#include "support/rights_table.h"
#include "support/rights_world.h"
#include "support/work_school.h"

enum { LATE_S = 3 * 3600, ROUTES_MAX = 400, WORDS_MOST = 40 };

static const char WORDS[] = "Kept \"words\" & <more>";
static const char ON_PAGE[] = "Kept &quot;words&quot; &amp; &lt;more&gt;";
/* Forms whose words are for one look only, or say who somebody is. */
static const char *const NOT_KEPT[] = { "/check", "/sign-in", "/start", "/card", "/invite", "/s/" };

struct walk {
	struct rights_world *w;
	const struct route *seen[ROUTES_MAX];
	size_t seens;
	int wrong;
};

static const char *role_name(char letter)
{
	static const struct {
		char letter;
		const char *role;
	} NAME[] = { { 'S', "senco" },    { 'H', "head" },   { 'T', "teacher" }, { 'A', "ta" },
		     { 'G', "governor" }, { 'P', "parent" }, { 'U', "pupil" },   { 'X', "specialist" },
		     { 'I', "sendiass" }, { 'D', "admin" } };

	for (size_t i = 0; i < sizeof NAME / sizeof NAME[0]; i++)
		if (NAME[i].letter == letter)
			return NAME[i].role;
	return "";
}

static const struct route *post_route(struct arena *a, struct str path)
{
	struct net_request net = { .method = S("POST"), .path = path };
	struct req *q = NEW(a, struct req);

	q->net = &net;
	return route_find(q);
}

static bool seen_add(struct walk *k, const struct route *r)
{
	for (size_t i = 0; i < k->seens; i++)
		if (k->seen[i] == r)
			return false;
	assert_true(k->seens < ROUTES_MAX);
	k->seen[k->seens++] = r;
	return true;
}

/* Words in each control that takes them, and which of them can be looked for. */
static size_t filled(struct posted_form *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		if (!f->text[i] || str_ends(f->name[i], S("-day")) || str_ends(f->name[i], S("-month")) ||
		    str_ends(f->name[i], S("-year")))
			continue;
		f->value[i] = str_of(WORDS);
		n++;
	}
	return n;
}

static bool for_one_look(struct str action)
{
	for (size_t i = 0; i < sizeof NOT_KEPT / sizeof NOT_KEPT[0]; i++)
		if (str_starts(action, str_of(NOT_KEPT[i])))
			return true;
	return false;
}

/* The form of the same address on the page that one comes back to, with what stands in it. */
static struct str form_of(struct str page, struct str action)
{
	for (ptrdiff_t at; (at = str_find(page, S("<form "))) >= 0;) {
		struct str form = str_sub(page, (size_t)at, page.n);
		ptrdiff_t end = str_find(form, S("</form>"));
		struct str tag = str_sub(form, 0, (size_t)str_find(form, S(">")));

		assert_true(end > 0);
		page = str_sub(form, (size_t)end, form.n);
		form = str_sub(form, 0, (size_t)end);
		if (str_find(tag, action) >= 0 && str_find(form, str_of(ON_PAGE)) >= 0)
			return form;
	}
	return STR_NONE;
}

static struct str decoded(struct arena *a, struct str location)
{
	struct params_in p;
	struct str query;

	(void)str_cut(location, '?', &query);
	assert_true(params_decode(a, query, &p));
	return params_get(&p, S("next"));
}

/* How many controls hold the words. */
static size_t controls_with_words(struct str form)
{
	size_t n = 0;

	for (ptrdiff_t at; (at = str_find(form, str_of(ON_PAGE))) >= 0; n++)
		form = str_sub(form, (size_t)at + 1, form.n);
	return n;
}

static void wrong(struct walk *k, const struct asker *x, const char *page, struct str action, const char *why)
{
	print_error("%s on %s, form %.*s: %s\n", x->who, page, STR_ARG(action), why);
	k->wrong++;
}

static void too_late(struct walk *k, const struct asker *x, const char *page, struct posted_form *f, size_t words)
{
	struct rights_world *w = k->w;
	struct str path, rest, again, next, form;
	struct net_reply p;
	const char *bad;

	path = str_cut(f->action, '?', &rest);
	w->site.app.clock.utc += LATE_S;
	w->site.referer = page;
	p = site_post(&w->site, x->token, str_c(w->t.a, f->action),
	              str_c(w->t.a, form_with(w->t.a, f, FORM_FIELDS_MAX, NULL)));
	w->site.referer = NULL;
	again = world_sign_in(w, SCHOOL, x->person_id, role_name(x->role));
	next = p.status == 303 ? decoded(w->t.a, reply_header(&p, "location")) : STR_NONE;
	if (!str_ends(reply_header(&p, "location"), S("&kept=1"))) {
		wrong(k, x, page, f->action, "nothing is kept");
	} else {
		p = site_get(&w->site, again, str_c(w->t.a, next));
		form = form_of(p.body, path);
		bad = markup_problem(w->t.a, p.body, true);
		if (controls_with_words(form) < words)
			wrong(k, x, page, f->action, "the words do not come back");
		else if (!reply_has(&p, "We kept what you"))
			wrong(k, x, page, f->action, "nobody says that they are kept");
		else if (bad != NULL)
			wrong(k, x, page, f->action, bad);
	}
	assert_int_equal(draft_delete(w->t.db, w->t.a, SCHOOL, 900 + x->person_id, path, &w->t.e), RC_OK);
	w->site.app.clock.utc -= LATE_S;
}

static void page_walk(struct walk *k, const struct asker *x, const char *page)
{
	struct rights_world *w = k->w;
	struct net_reply p = site_get(&w->site, x->token, page);
	struct posted_form *f;
	size_t n;

	if (p.status != 200 || !str_starts(reply_header(&p, "content-type"), S("text/html")))
		return;
	n = forms_of(w->t.a, p.body, &f);
	for (size_t i = 0; i < n; i++) {
		struct str rest;
		const struct route *r = post_route(w->t.a, str_cut(f[i].action, '?', &rest));
		size_t words = filled(&f[i]);

		if (r != NULL && words > 0 && !for_one_look(f[i].action) && seen_add(k, r))
			too_late(k, x, page, &f[i], words);
	}
}

static void test_kept__words_of_every_form_come_back(void **state)
{
	struct walk k = { .w = *state };

	for (size_t i = 0; i < rights_rows; i++)
		for (size_t j = 0; j < k.w->n; j++) {
			const struct rights_row *r = &rights_table[i];
			struct arena_mark m = arena_mark(k.w->t.a);

			if (strncmp(r->route, "GET ", 4) != 0 || !rights_allow(r, &k.w->asker[j]))
				continue;
			page_walk(&k, &k.w->asker[j], rights_path(k.w->t.a, r, ZARA));
			arena_rewind(k.w->t.a, m);
		}
	assert_true(k.seens > WORDS_MOST);
	assert_int_equal(k.wrong, 0);
}

/* Saved in the end, nothing is offered any more; and nobody else is offered it. */
static void test_kept__is_of_one_person_until_it_is_saved(void **state)
{
	struct rights_world *w = *state;
	struct str senco = world_token(w, SENCO, 'S');
	const char *form = "id=778899&who=staff&name=Ms+Hall&method=spoken&helper=&words=Asked+the+class+teacher";
	struct net_reply p;
	struct str again;

	w->site.app.clock.utc += LATE_S;
	w->site.referer = "/pupil/501/review";
	p = site_post(&w->site, senco, "/pupil/501/review/view", form);
	assert_true(str_ends(reply_header(&p, "location"), S("&kept=1")));
	w->site.referer = "https://elsewhere.example/pupil/501/plan";
	p = site_post(&w->site, senco, "/pupil/501/review/view", form);
	assert_true(str_is(reply_header(&p, "location"), "/sign-in?next=%2Fpupil%2F501%2Freview&kept=1"));
	w->site.referer = NULL;
	p = site_post(&w->site, senco, "/sign-out", "");
	assert_false(str_ends(reply_header(&p, "location"), S("&kept=1"))); /* nothing was written */
	p = site_get(&w->site, world_sign_in(w, SCHOOL, HEAD, "head"), "/pupil/501/review");
	assert_has_not(&p, "Asked the class teacher");
	again = world_sign_in(w, SCHOOL, SENCO, "senco");
	p = site_get(&w->site, again, "/pupil/501/review");
	assert_has(&p, "We kept what you wrote");
	assert_has(&p, "<details open");
	assert_int_equal(site_post(&w->site, again, "/pupil/501/review/view", form).status, 303);
	p = site_get(&w->site, again, "/pupil/501/review");
	assert_has_not(&p, "We kept what you wrote");
	assert_has(&p, "Asked the class teacher"); /* as a view, now */
}

/* What a password form holds is kept nowhere. */
static void test_kept__no_password(void **state)
{
	struct rights_world *w = *state;
	struct str senco = world_token(w, SENCO, 'S');
	struct draft *d;
	struct net_reply p;
	size_t n;

	w->site.app.clock.utc += LATE_S;
	w->site.referer = "/you";
	p = site_post(&w->site, senco, "/you", "old=river+pencil+monday&password=x&again=x");
	assert_int_equal(p.status, 303);
	assert_false(str_ends(reply_header(&p, "location"), S("&kept=1")));
	assert_int_equal(draft_list(w->t.db, w->t.a, SCHOOL, 900 + SENCO, &d, &n, &w->t.e), RC_OK);
	assert_int_equal(n, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_kept_page)
{
	const struct CMUnitTest tests[] = {
		T(test_kept__words_of_every_form_come_back),
		T(test_kept__no_password),
		T(test_kept__is_of_one_person_until_it_is_saved),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
