/* What is sent by hand, with fields left out or nonsense in them, is the sender's mistake and never a fault of ours: no
 * POST of anybody is answered with 500. First nothing at all to each route; then every form of every page, filled in,
 * with one control left out, emptied, and filled with what it does not take. */
#include "support/support.h"

#include <string.h>

#include "core/door/request.h"
#include "kit/base/buf.h"
#include "support/rights_table.h"
#include "support/rights_world.h"
#include "support/work_school.h"

enum { FIELDS_MAX = 400, FORMS_MAX = 60 };

struct posted_form {
	struct str action;
	struct str name[FIELDS_MAX], value[FIELDS_MAX];
	size_t n;
};

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

/* ---- the forms of a page ---- */

/* Value of an attribute within the tag; found says whether it stands there at all. */
static struct str attribute(struct arena *a, struct str tag, const char *name, bool *found)
{
	struct str key = str_fmt(a, " %s=\"", name);
	ptrdiff_t at = str_find(tag, key);
	struct str rest;

	*found = at >= 0;
	return at < 0 ? STR_NONE : str_cut(str_sub(tag, (size_t)at + key.n, tag.n), '"', &rest);
}

static struct str filled(struct str name, struct str value, struct str type)
{
	if (value.n > 0 || str_is(type, "hidden"))
		return value;
	return str_ends(name, S("-day"))     ? S("9")
	       : str_ends(name, S("-month")) ? S("3")
	       : str_ends(name, S("-year"))  ? S("2026")
	                                     : S("1");
}

/* Of a radio the first answer counts, as of a select box; of check boxes all. */
static void control_add(struct arena *a, struct posted_form *f, struct str tag)
{
	bool has, named;
	struct str name = attribute(a, tag, "name", &named);
	struct str type = attribute(a, tag, "type", &has);
	struct str value = attribute(a, tag, "value", &has);

	if (!named || str_is(name, "_csrf") || str_is(type, "file") || f->n == FIELDS_MAX)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (str_eq(f->name[i], name) && !str_is(type, "checkbox")) {
			if (f->value[i].n == 0)
				f->value[i] = value;
			return;
		}
	f->name[f->n] = name;
	f->value[f->n++] = str_starts(tag, S("<select")) ? STR_NONE : filled(name, value, type);
}

static void form_scan(struct arena *a, struct posted_form *f, struct str body)
{
	for (ptrdiff_t at; (at = str_find(body, S("<"))) >= 0;) {
		struct str rest;
		struct str tag = str_cut(str_sub(body, (size_t)at, body.n), '>', &rest);
		bool has;

		if (str_starts(tag, S("<input")) || str_starts(tag, S("<textarea")) || str_starts(tag, S("<select")) ||
		    str_starts(tag, S("<button")))
			control_add(a, f, tag);
		if (str_starts(tag, S("<option")) && f->n > 0 && f->value[f->n - 1].n == 0)
			f->value[f->n - 1] = attribute(a, tag, "value", &has);
		body = rest;
	}
}

static size_t forms_of(struct arena *a, struct str page, struct posted_form **out)
{
	size_t n = 0;

	*out = NEW_ARRAY(a, struct posted_form, FORMS_MAX);
	for (ptrdiff_t at; n < FORMS_MAX && (at = str_find(page, S("<form "))) >= 0;) {
		struct str from = str_sub(page, (size_t)at, page.n);
		ptrdiff_t end = str_find(from, S("</form>"));
		struct str rest;
		struct str tag = str_cut(from, '>', &rest);
		bool has;

		assert_true(end > 0);
		page = str_sub(from, (size_t)end, from.n);
		if (str_find(tag, S("method=\"post\"")) < 0)
			continue;
		(*out)[n].action = attribute(a, tag, "action", &has);
		form_scan(a, &(*out)[n++], str_sub(from, tag.n, (size_t)end - tag.n));
	}
	return n;
}

/* The form with control `at` left out (value NULL) or filled with value. */
static struct str form_with(struct arena *a, const struct posted_form *f, size_t at, const char *value)
{
	struct buf b = buf_new(a, 1u << 20);

	for (size_t i = 0; i < f->n; i++)
		if (i != at || value != NULL)
			buf_fmt(&b, "%s%.*s=%.*s", b.n > 0 ? "&" : "", STR_ARG(url_encode(a, f->name[i])),
			        STR_ARG(url_encode(a, i == at ? str_of(value) : f->value[i])));
	return buf_view(&b);
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
	return wrong + post(w, x, str_c(w->t.a, f->action), form_with(w->t.a, f, FIELDS_MAX, NULL));
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
