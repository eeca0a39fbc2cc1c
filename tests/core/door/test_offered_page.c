/* A page takes the fields that its form offers, and no others: every form of every page is sent as it is and with every
 * other field of text or date that any record has. What was not offered must be nowhere afterwards. */
#include "support/support.h"

#include <string.h>

#include "core/door/request.h"
#include "core/record/record_rec.h"
#include "kit/base/buf.h"
#include "support/forms.h"
#include "support/rights_table.h"
#include "support/rights_world.h"
#include "support/schema_dump.h"

#define MARK "zq7x"
#define MARK_DAY "1987-07-07"

enum { SENT_MAX = 3000, BODY_MAX = 1 << 20 };

/* Which form had which number in its mark. */
struct sent {
	struct str what[SENT_MAX];
	size_t n;
	size_t taken; /* with 303 */
};

static bool offered(const struct posted_form *f, const char *name)
{
	const size_t n = strlen(name);

	for (size_t i = 0; i < f->n; i++)
		if (str_starts(f->name[i], str_of(name)) && (f->name[i].n == n || f->name[i].p[n] == '-'))
			return true;
	return false;
}

static bool is_new(const struct params_in *p, const char *name)
{
	for (size_t i = 0; i < p->n; i++)
		if (str_is(p->v[i].name, name))
			return false;
	return true;
}

/* Every field of text or date of every record that the form does not have, once. */
static void others_add(struct arena *a, struct buf *b, const struct posted_form *f, size_t number)
{
	struct params_in seen = { NEW_ARRAY(a, struct param, REQ_PARAMS_MAX), 0 };

	for (size_t r = 0; r < record_count(); r++)
		for (size_t i = 0; i < record_at(r)->fields; i++) {
			const struct field *fd = &record_at(r)->field[i];
			const bool day = fd->type == FT_DATE;

			if ((!day && fd->type != FT_TEXT && fd->type != FT_LONG) || offered(f, fd->name) ||
			    !is_new(&seen, fd->name))
				continue;
			seen.v[seen.n++].name = str_of(fd->name);
			if (day)
				buf_fmt(b, "&%s=" MARK_DAY, fd->name);
			else
				buf_fmt(b, "&%s=" MARK "%zu.", fd->name, number);
		}
}

static void form_send(struct rights_world *w, const struct asker *x, const struct posted_form *f, struct sent *s)
{
	struct arena_mark m = arena_mark(w->t.a);
	struct buf b = buf_new(w->t.a, BODY_MAX);
	struct net_reply p;

	if (str_ends(f->action, S("/sign-out")) || str_ends(f->action, S("/role")) ||
	    str_ends(f->action, S("/sign-in")) || str_find(f->action, S("/")) != 0)
		return;
	assert_true(s->n < SENT_MAX);
	buf_str(&b, form_with(w->t.a, f, FORM_FIELDS_MAX, NULL));
	others_add(w->t.a, &b, f, s->n);
	assert_false(b.full);
	p = site_post(&w->site, x->token, str_c(w->t.a, f->action), str_c(w->t.a, buf_view(&b)));
	s->taken += p.status == 303;
	arena_rewind(w->t.a, m);
	s->what[s->n++] = str_fmt(w->t.a, "%s, %.*s", x->who, STR_ARG(f->action));
}

static void page_send(struct rights_world *w, const struct asker *x, const struct rights_row *r, struct sent *s)
{
	struct posted_form *f;
	struct net_reply p = site_get(&w->site, x->token, rights_path(w->t.a, r, ZARA));
	size_t n;

	if (p.status != 200 || !str_starts(reply_header(&p, "content-type"), S("text/html")))
		return;
	n = forms_of(w->t.a, p.body, &f);
	for (size_t i = 0; i < n; i++)
		form_send(w, x, &f[i], s);
}

/* Drafts are what was sent, for its form. */
static bool may_have_it(struct str column)
{
	return str_starts(column, S("draft."));
}

static int found(const struct sent *s, const struct content *c)
{
	int n = 0;

	if (str_find(c->values, S(MARK_DAY)) >= 0) {
		print_error("%.*s has a day that no form offered\n", STR_ARG(c->column));
		n++;
	}
	for (struct str rest = c->values; rest.n > 0;) {
		ptrdiff_t at = str_find(rest, S(MARK));
		struct str behind;
		int64_t number = 0;

		if (at < 0)
			return n;
		rest = str_sub(rest, (size_t)at + strlen(MARK), rest.n);
		if (str_int(str_cut(rest, '.', &behind), &number) && number >= 0 && (size_t)number < s->n)
			print_error("%.*s: %.*s\n", STR_ARG(c->column), STR_ARG(s->what[number]));
		n++;
	}
	return n;
}

static void test_post__takes_only_what_its_form_offers(void **state)
{
	struct rights_world *w = *state;
	struct sent *s = NEW(w->t.a, struct sent);
	struct content *c;
	size_t columns;
	int wrong = 0;

	for (size_t k = 0; k < rights_rows; k++) {
		char seen[32] = "";

		for (size_t i = 0; i < w->n; i++) {
			const struct asker *x = &w->asker[i];

			if (strncmp(rights_table[k].route, "GET ", 4) != 0 || !rights_allow(&rights_table[k], x) ||
			    strchr(seen, x->role) != NULL || strlen(seen) + 1 == sizeof seen)
				continue; /* one of each role is enough */
			seen[strlen(seen)] = x->role;
			page_send(w, x, &rights_table[k], s);
		}
	}
	print_message("%zu forms, %zu taken\n", s->n, s->taken);
	assert_true(s->n > 100 && s->taken > 50);
	c = content_read(w->t.a, w->t.db, &columns);
	for (size_t i = 0; i < columns; i++)
		if (!may_have_it(c[i].column))
			wrong += found(s, &c[i]);
	assert_int_equal(wrong, 0);
}

TEST_MAIN(test_offered_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_post__takes_only_what_its_form_offers, rights_world_setup,
		                                rights_world_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
