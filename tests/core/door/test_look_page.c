/* What people type to find somebody stands in no address that others can read. */
#include "support/support.h"

#include <string.h>

#include "support/rights_table.h"
#include "support/rights_world.h"

static struct net_reply get(struct rights_world *w, int64_t person, char role, struct str path)
{
	return site_get(&w->site, world_token(w, person, role), str_c(w->t.a, path));
}

/* Where the words lead. */
static struct str look(struct rights_world *w, int64_t person, char role, const char *form)
{
	struct net_reply p = site_post(&w->site, world_token(w, person, role), "/look", form);

	assert_int_equal(p.status, 303);
	return str_dup(w->t.a, reply_header(&p, "location"));
}

static void test_look__the_words_are_not_in_the_address(void **state)
{
	struct rights_world *w = *state;
	struct str to = look(w, SENCO, 'S', "at=%2Fpupils&q=zara&class=");
	struct net_reply p;

	assert_true(str_starts(to, S("/pupils?in=")));
	assert_true(str_find(to, S("zara")) < 0);
	p = get(w, SENCO, 'S', to);
	assert_int_equal(p.status, 303);
	assert_true(str_starts(reply_header(&p, "location"), S("/pupil/501")));
	assert_true(str_eq(to, look(w, SENCO, 'S', "at=%2Fpupils&q=zara")));
	assert_false(str_eq(to, look(w, SENCO, 'S', "at=%2Fpupils&q=zarb")));
}

static void test_look__stays_sealed_from_page_to_page(void **state)
{
	struct rights_world *w = *state;
	struct str to = look(w, SENCO, 'S', "at=%2Fpupils&q=xyzzy&status=KE");
	struct net_reply p = get(w, SENCO, 'S', to);

	assert_int_equal(p.status, 200);
	assert_has(&p, "value=\"xyzzy\"");
	assert_has(&p, "<option value=\"KE\" selected");
	assert_has(&p, "Look for “xyzzy” in what is written");
	assert_has(&p, "href=\"/find?in=");
	assert_has_not(&p, "q=xyzzy");
	p = get(w, SENCO, 'S', str_fmt(w->t.a, "%.*s&page=2", STR_ARG(to)));
	assert_has(&p, "value=\"xyzzy\"");
	to = look(w, SENCO, 'S', "at=%2Fpupil%2F501%2Fhistory&q=xyzzy&kind=seen");
	p = get(w, SENCO, 'S', to);
	assert_has(&p, "value=\"xyzzy\"");
	assert_has_not(&p, "q=xyzzy");
}

/* Somebody else, another page, or other letters: as if nothing had been typed. */
static void test_look__opens_for_who_typed_it_only(void **state)
{
	struct rights_world *w = *state;
	struct str to = look(w, SENCO, 'S', "at=%2Fpupils&q=xyzzy");
	struct str letters = str_sub(to, strlen("/pupils"), to.n);
	struct str before = str_sub(to, 0, to.n - 5), after = str_sub(to, to.n - 4, to.n);
	struct net_reply p = get(w, HEAD, 'H', to);

	assert_int_equal(p.status, 200);
	assert_has_not(&p, "xyzzy");
	p = get(w, SENCO, 'S', str_fmt(w->t.a, "/find%.*s", STR_ARG(letters)));
	assert_int_equal(p.status, 200);
	assert_has_not(&p, "xyzzy");
	p = get(w, SENCO, 'S',
	        str_fmt(w->t.a, "%.*s%c%.*s", STR_ARG(before), to.p[before.n] == 'A' ? 'B' : 'A', STR_ARG(after)));
	assert_int_equal(p.status, 200);
	assert_has_not(&p, "xyzzy");
	p = get(w, SENCO, 'S', S("/pupils?in=%00%ff%2f"));
	assert_true(p.status < 500);
	p = get(w, SENCO, 'S', S("/pupils?in=AAAA"));
	assert_int_equal(p.status, 200);
}

static void test_look__leads_to_our_pages_only(void **state)
{
	static const char *const no[] = { "",
		                          "at=",
		                          "at=%2F%2Fevil.example",
		                          "at=https%3A%2F%2Fevil.example",
		                          "at=%2Fnowhere",
		                          "at=%2Flook",
		                          "at=%2Fpupils%3Fq%3D1",
		                          "at=%2Fpupils%0d%0aX%3A1",
		                          "q=zara" };
	struct rights_world *w = *state;

	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		assert_int_equal(site_post(&w->site, world_token(w, SENCO, 'S'), "/look", no[i]).status, 404);
}

/* As much as a name has, however much came; and letters are not cut in two. */
static void test_look__takes_as_much_as_a_name_has(void **state)
{
	struct rights_world *w = *state;
	struct buf b = buf_new(w->t.a, 4000);
	struct net_reply p;

	buf_fmt(&b, "at=%%2Fpupils&q=");
	for (int i = 0; i < 300; i++)
		buf_fmt(&b, "%%C3%%AB");
	p = get(w, SENCO, 'S', look(w, SENCO, 'S', str_c(w->t.a, buf_view(&b))));
	assert_int_equal(p.status, 200);
	assert_has(&p, "ëë");
}

static bool is_typed(struct str form)
{
	for (struct str rest = form; rest.n > 0;) {
		ptrdiff_t at = str_find(rest, S("<input"));
		struct str tag;

		if (at < 0)
			break;
		rest = str_sub(rest, (size_t)at + 1, rest.n);
		tag = str_sub(rest, 0, (size_t)(str_find(rest, S(">")) + 1));
		if (str_find(tag, S("inputmode=\"numeric\"")) >= 0) /* a day */
			continue;
		if (str_find(tag, S("type=")) < 0 || str_find(tag, S("type=\"text\"")) >= 0 ||
		    str_find(tag, S("type=\"search\"")) >= 0)
			return true;
	}
	return str_find(form, S("<textarea")) >= 0;
}

/* Forms that go into the address and have a field for words. */
static int typed_in_address(struct str page, const char *route)
{
	int wrong = 0;

	for (struct str rest = page; rest.n > 0;) {
		ptrdiff_t at = str_find(rest, S("<form"));
		struct str form;
		ptrdiff_t end;

		if (at < 0)
			break;
		rest = str_sub(rest, (size_t)at, rest.n);
		end = str_find(rest, S("</form>"));
		form = str_sub(rest, 0, end < 0 ? rest.n : (size_t)end);
		if (str_find(str_sub(form, 0, (size_t)(str_find(form, S(">")) + 1)), S("method=\"post\"")) < 0 &&
		    is_typed(form)) {
			print_error("%s: %.*s\n", route, (int)(form.n < 400 ? form.n : 400), form.p);
			wrong++;
		}
		rest = str_sub(rest, form.n, rest.n);
	}
	return wrong;
}

static void test_look__no_form_puts_words_into_the_address(void **state)
{
	struct rights_world *w = *state;
	int wrong = 0, pages = 0, adults = 0;

	for (size_t k = 0; k < rights_rows; k++) {
		char seen[32] = "";

		for (size_t i = 0; i < w->n; i++) {
			const struct asker *x = &w->asker[i];
			struct arena_mark m;
			struct net_reply p;

			if (strncmp(rights_table[k].route, "GET ", 4) != 0 || !rights_allow(&rights_table[k], x) ||
			    strchr(seen, x->role) != NULL || strlen(seen) + 1 == sizeof seen)
				continue; /* one of each role is enough */
			seen[strlen(seen)] = x->role;
			m = arena_mark(w->t.a);
			p = site_get(&w->site, x->token, rights_path(w->t.a, &rights_table[k], ZARA));
			if (p.status == 200 && str_starts(reply_header(&p, "content-type"), S("text/html"))) {
				wrong += typed_in_address(p.body, rights_table[k].route);
				pages++;
				adults += strcmp(rights_table[k].route, "GET /adult/:id/merge") == 0;
			}
			arena_rewind(w->t.a, m);
		}
	}
	assert_true(pages > 100 && adults > 0);
	assert_int_equal(wrong, 0);
}

TEST_MAIN(test_look_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_look__the_words_are_not_in_the_address, rights_world_setup,
		                                rights_world_teardown),
		cmocka_unit_test_setup_teardown(test_look__stays_sealed_from_page_to_page, rights_world_setup,
		                                rights_world_teardown),
		cmocka_unit_test_setup_teardown(test_look__opens_for_who_typed_it_only, rights_world_setup,
		                                rights_world_teardown),
		cmocka_unit_test_setup_teardown(test_look__leads_to_our_pages_only, rights_world_setup,
		                                rights_world_teardown),
		cmocka_unit_test_setup_teardown(test_look__takes_as_much_as_a_name_has, rights_world_setup,
		                                rights_world_teardown),
		cmocka_unit_test_setup_teardown(test_look__no_form_puts_words_into_the_address, rights_world_setup,
		                                rights_world_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
