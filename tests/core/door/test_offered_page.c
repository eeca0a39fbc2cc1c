/* A page takes the fields that its form offers, and no others: every form of every page is sent as it is and with every
 * other field of text or date that any record has. What was not offered must be nowhere afterwards. Boxes and choices
 * have no words of their own to be found by: all forms are sent twice, to a school without and to one with them, and
 * both must look the same. */
#include "support/support.h"

#include <stdlib.h>
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

/* What is sent besides what the form has. */
enum more { NOTHING, TEXTS, CHOICES_TOO };

/* The last of them that people may choose. */
static const char *last_choice(const struct field *fd)
{
	const char *last = NULL;

	for (const struct choice *c = fd->choices; c != NULL && c->value != NULL; c++)
		last = c->by_program || c->value[0] == '\0' ? last : c->value;
	return last;
}

static void other_add(struct buf *b, const struct field *fd, size_t number, enum more more)
{
	if (more == TEXTS && fd->type == FT_DATE)
		buf_fmt(b, "&%s=" MARK_DAY, fd->name);
	else if (more == TEXTS && (fd->type == FT_TEXT || fd->type == FT_LONG))
		buf_fmt(b, "&%s=" MARK "%zu.", fd->name, number);
	else if (more == CHOICES_TOO && fd->type == FT_FLAG)
		buf_fmt(b, "&%s=1", fd->name);
	else if (more == CHOICES_TOO && (fd->type == FT_ONE_OF || fd->type == FT_SOME_OF) && last_choice(fd) != NULL)
		buf_fmt(b, "&%s=%s", fd->name, last_choice(fd));
}

/* Every field of every record that the form does not have, once. */
static void others_add(struct arena *a, struct buf *b, const struct posted_form *f, size_t number, enum more more)
{
	struct params_in seen = { NEW_ARRAY(a, struct param, REQ_PARAMS_MAX), 0 };

	for (size_t r = 0; r < record_count(); r++)
		for (size_t i = 0; i < record_at(r)->fields; i++) {
			const struct field *fd = &record_at(r)->field[i];
			const size_t before = b->n;

			if (offered(f, fd->name) || !is_new(&seen, fd->name))
				continue;
			other_add(b, fd, number, more);
			if (b->n > before)
				seen.v[seen.n++].name = str_of(fd->name);
		}
}

static void form_send(struct rights_world *w, const struct asker *x, const struct posted_form *f, struct sent *s,
                      enum more more)
{
	struct arena_mark m = arena_mark(w->t.a);
	struct buf b = buf_new(w->t.a, BODY_MAX);
	struct net_reply p;

	if (str_ends(f->action, S("/sign-out")) || str_ends(f->action, S("/role")) ||
	    str_ends(f->action, S("/sign-in")) || str_find(f->action, S("/")) != 0)
		return;
	assert_true(s->n < SENT_MAX);
	buf_str(&b, form_with(w->t.a, f, FORM_FIELDS_MAX, NULL));
	others_add(w->t.a, &b, f, s->n, more);
	assert_false(b.full);
	p = site_post(&w->site, x->token, str_c(w->t.a, f->action), str_c(w->t.a, buf_view(&b)));
	s->taken += p.status == 303;
	arena_rewind(w->t.a, m);
	s->what[s->n++] = str_fmt(w->t.a, "%s, %.*s", x->who, STR_ARG(f->action));
}

static void page_send(struct rights_world *w, const struct asker *x, const struct rights_row *r, struct sent *s,
                      enum more more)
{
	struct posted_form *f;
	struct net_reply p = site_get(&w->site, x->token, rights_path(w->t.a, r, ZARA));
	size_t n;

	if (p.status != 200 || !str_starts(reply_header(&p, "content-type"), S("text/html")))
		return;
	n = forms_of(w->t.a, p.body, &f);
	for (size_t i = 0; i < n; i++)
		form_send(w, x, &f[i], s, more);
}

/* Drafts are what was sent, for its form. The reason to send a paper with gaps is asked for when it was pressed. */
static bool may_have_it(struct str column)
{
	return str_starts(column, S("draft.")) || str_is(column, "publication.sent_why");
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

static struct sent *all_send(struct rights_world *w, enum more more)
{
	struct sent *s = NEW(w->t.a, struct sent);

	for (size_t k = 0; k < rights_rows; k++) {
		char seen[32] = "";

		for (size_t i = 0; i < w->n; i++) {
			const struct asker *x = &w->asker[i];

			if (strncmp(rights_table[k].route, "GET ", 4) != 0 || !rights_allow(&rights_table[k], x) ||
			    strchr(seen, x->role) != NULL || strlen(seen) + 1 == sizeof seen)
				continue; /* one of each role is enough */
			seen[strlen(seen)] = x->role;
			page_send(w, x, &rights_table[k], s, more);
		}
	}
	assert_true(s->n > 100 && s->taken > 50);
	return s;
}

static void test_post__takes_only_what_its_form_offers(void **state)
{
	struct rights_world *w = *state;
	struct sent *s = all_send(w, TEXTS);
	struct content *c;
	size_t columns;
	int wrong = 0;

	c = content_read(w->t.a, w->t.db, &columns);
	for (size_t i = 0; i < columns; i++)
		if (!may_have_it(c[i].column))
			wrong += found(s, &c[i]);
	assert_int_equal(wrong, 0);
}

static bool is_choice(struct str column)
{
	for (size_t r = 0; r < record_count(); r++)
		for (size_t i = 0; i < record_at(r)->fields; i++) {
			const struct field *fd = &record_at(r)->field[i];
			const size_t n = strlen(record_at(r)->name);

			if ((fd->type == FT_FLAG || fd->type == FT_ONE_OF || fd->type == FT_SOME_OF) &&
			    str_starts(column, str_of(record_at(r)->name)) &&
			    str_is(str_sub(column, n + 1, column.n), fd->name))
				return true;
		}
	return false;
}

static int by_text(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* The columns of boxes and choices; their values sorted: ids, and with them the order of rows, differ by chance. */
static struct content *choices_read(struct arena *a, const enum more more, size_t *n)
{
	void *state;
	struct rights_world *w;
	struct content *all, *out;
	size_t columns;

	assert_int_equal(rights_world_setup(&state), 0);
	w = state;
	(void)all_send(w, more);
	all = content_read(a, w->t.db, &columns);
	out = NEW_ARRAY(a, struct content, columns);
	*n = 0;
	for (size_t i = 0; i < columns; i++) {
		struct str *line = NEW_ARRAY(a, struct str, all[i].values.n + 1);
		size_t lines = 0;

		if (!is_choice(all[i].column))
			continue;
		for (struct str rest = all[i].values; rest.n > 0;)
			line[lines++] = str_cut(rest, '\n', &rest);
		qsort(line, lines, sizeof *line, by_text);
		out[(*n)++] = (struct content){ all[i].column, str_join(a, line, lines, S("\n")) };
	}
	assert_int_equal(rights_world_teardown(&state), 0);
	return out;
}

/* Is a value there more often than without? Both are sorted. Less often is a form that was refused for what came with
 * it.
 */
static bool has_more(struct str without, struct str with)
{
	while (with.n > 0) {
		struct str value = str_cut(with, '\n', &with);
		struct str other = STR_NONE, behind = without;

		do {
			without = behind;
			if (without.n == 0)
				return true;
			other = str_cut(without, '\n', &behind);
		} while (str_cmp(other, value) < 0);
		if (!str_eq(other, value))
			return true;
		without = behind;
	}
	return false;
}

static void test_post__takes_no_choice_that_its_form_does_not_offer(void **state)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct content *without, *with;
	size_t n, m;
	int wrong = 0;

	(void)state;
	without = choices_read(a, NOTHING, &n);
	with = choices_read(a, CHOICES_TOO, &m);
	assert_true(n == m && n > 50);
	for (size_t i = 0; i < n; i++)
		if (has_more(without[i].values, with[i].values)) {
			print_error("%.*s\n    without: %.*s\n    with: %.*s\n", STR_ARG(with[i].column),
			            STR_ARG(str_sub(without[i].values, 0, 300)),
			            STR_ARG(str_sub(with[i].values, 0, 300)));
			wrong++;
		}
	assert_int_equal(wrong, 0);
	arena_free(a);
}

TEST_MAIN(test_offered_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_post__takes_only_what_its_form_offers, rights_world_setup,
		                                rights_world_teardown),
		cmocka_unit_test(test_post__takes_no_choice_that_its_form_does_not_offer),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
