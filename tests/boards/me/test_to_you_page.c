/* A pupil and a young person are spoken to: on each of their own pages they are "you". Their name stands where they are
 * greeted or a letter is addressed, and nothing speaks of a child, of him or of her. */
#include "support/support.h"

#include <string.h>

#include "kit/base/buf.h"
#include "support/rights_table.h"
#include "support/rights_world.h"

/* The words of a page without its markup, in small letters, with single spaces. */
static struct str words_of(struct arena *a, struct str body)
{
	struct buf b = buf_new(a, body.n + 2);
	bool tag = false, space = true;

	body = str_sub(body, (size_t)str_find(body, S("<main")), body.n);
	for (size_t i = 0; i < body.n; i++) {
		char c = body.p[i];

		tag = c == '<' || (tag && c != '>');
		if (tag || c == '>' || c == ' ' || c == '\n' || c == '.' || c == ',' || c == ':') {
			if (!space)
				buf_char(&b, ' ');
			space = true;
			continue;
		}
		buf_char(&b, c);
		space = false;
	}
	return str_lower_ascii(a, buf_view(&b));
}

static struct str without(struct arena *a, struct str text, const char *part)
{
	for (ptrdiff_t at; (at = str_find(text, str_of(part))) >= 0;)
		text =
		    str_fmt(a, "%.*s %.*s", (int)at, text.p, STR_ARG(str_sub(text, (size_t)at + strlen(part), text.n)));
	return text;
}

static int speaks_of(struct rights_world *w, const struct asker *x, const char *path, const char *first,
                     const char *const *greeting)
{
	static const char *const ABOUT[] = { " he ",
		                             " she ",
		                             " him ",
		                             " his ",
		                             " her ",
		                             " your child",
		                             " a child",
		                             " the child",
		                             " children",
		                             " the pupil ",
		                             " the young person" };
	struct net_reply p = site_get(&w->site, x->token, path);
	struct str text;
	int wrong = 0;

	if (p.status != 200 || !str_starts(reply_header(&p, "content-type"), S("text/html")))
		return 0;
	text = words_of(w->t.a, p.body);
	for (size_t i = 0; greeting[i] != NULL; i++)
		text = without(w->t.a, text, greeting[i]);
	for (size_t i = 0; i <= sizeof ABOUT / sizeof ABOUT[0]; i++) {
		const char *word = i == 0 ? first : ABOUT[i - 1];
		ptrdiff_t at = str_find(text, str_of(word));

		if (at < 0)
			continue;
		print_error("%s reads “%s” on %s: …%.*s…\n", x->who, word, path,
		            STR_ARG(str_sub(text, at > 40 ? (size_t)at - 40 : 0, 100)));
		wrong++;
	}
	return wrong;
}

static void test_own_pages__speak_to_you(void **state)
{
	static const char *const ZARAS[] = { "hello zara", NULL }, *const AMIRS[] = {
		"hello amir", "to amir said", "name amir said", "children and families act", "this letter amir field",
		NULL
	};
	struct rights_world *w = *state;
	size_t pages = 0;
	int wrong = 0;

	for (size_t i = 0; i < w->n; i++)
		for (size_t k = 0; k < rights_rows; k++) {
			const struct asker *x = &w->asker[i];
			bool young = x->person_id == YOUNG_PERSON;

			if (x->role != 'U' || (!young && x->person_id != ZARA_PERSON) ||
			    strncmp(rights_table[k].route, "GET /me", 7) != 0)
				continue;
			wrong += speaks_of(w, x, rights_path(w->t.a, &rights_table[k], ZARA), young ? " amir" : " zara",
			                   young ? AMIRS : ZARAS);
			pages++;
		}
	assert_true(pages > 40);
	assert_int_equal(wrong, 0);
}

TEST_MAIN(test_to_you_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_own_pages__speak_to_you, rights_world_setup, rights_world_teardown)
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
