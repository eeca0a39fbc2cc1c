/* What parents, pupils and young people read is read with ease at grade 6: every page that the table of rights opens to
 * them, and the plan as a PDF, in the world of that table, without names and without what people typed.
 * tests/support/readable says how it is counted, and why so. */
#include "support/support.h"

#include <stdlib.h>
#include <string.h>

#include "kit/base/buf.h"
#include "support/readable.h"
#include "support/rights_table.h"
#include "support/rights_world.h"
#include "support/schema_dump.h"
#include "support/tool.h"
#include "support/work_school.h"

enum { VALUES_MOST = 20000, PAGES_LEAST = 45, PAPERS_LEAST = 4, PDF_WORDS_MOST = 1 << 20 };

static const double GRADE = 6.0;    /* of a page */
static const double SENTENCE = 8.0; /* of one long sentence on it */

/* Names and typed texts of the world; codes are of small letters without a blank and are none. */
static struct str *typed(struct rights_world *w, size_t *n)
{
	struct str *out = NEW_ARRAY(w->t.a, struct str, VALUES_MOST);
	struct content *c;
	size_t columns;

	*n = 0;
	c = content_read(w->t.a, w->t.db, &columns);
	for (size_t i = 0; i < columns; i++)
		for (struct str rest = c[i].values; rest.n > 0;) {
			struct str v = str_trim(str_cut(rest, '\n', &rest));
			bool is_name = false;
			bool known = false;

			for (size_t k = 0; k < v.n; k++)
				is_name = is_name || (v.p[k] >= 'A' && v.p[k] <= 'Z') || v.p[k] == ' ';
			for (size_t k = 0; k < *n && is_name; k++)
				known = known || str_eq(out[k], v);
			if (is_name && !known && v.n > 2 && *n < VALUES_MOST)
				out[(*n)++] = v;
		}
	return out;
}

static bool is_family(const struct rights_row *r)
{
	return r->about == ALL || r->about == IN || strpbrk(r->who, "PpUuy") != NULL;
}

struct reader {
	const char *who;
	int64_t person;
	char role;
	int64_t pupil;
};

/* What is read of a PDF: a line for each part of its structure, whatever lines and pages it is broken into. A part that
 * stands in another one (a bold word) belongs to its line. */
static struct str pdf_words(struct arena *a, struct str file)
{
	struct str rest = SAID(a, "pdfinfo", "-struct-text", pdf_checked(a, "readable.pdf", file));
	struct buf b = buf_new(a, PDF_WORDS_MOST);

	while (rest.n > 0) {
		struct str line = str_trim(str_cut(rest, '\n', &rest));

		if (str_starts(line, S("\"")) && str_ends(line, S("\"")) && line.n > 2)
			buf_fmt(&b, "%.*s ", (int)line.n - 2, line.p + 1);
		else if (str_find(line, S("(block)")) > 0 || str_starts(line, S("LI")))
			buf_char(&b, '\n');
	}
	return buf_view(&b);
}

/* What is read of a reply; empty: it is none of ours. */
static struct str words_of(struct arena *a, const struct net_reply *p, bool *pdf)
{
	struct str type = reply_header(p, "content-type");

	*pdf = str_is(type, "application/pdf");
	if (*pdf)
		return pdf_words(a, p->body);
	return str_starts(type, S("text/html")) ? readable_page(a, p->body) : STR_NONE;
}

static int page_judge(struct rights_world *w, const struct reader *x, const struct rights_row *row, struct str token,
                      const struct str *value, size_t values, int pages[static 2])
{
	struct net_reply p = site_get(&w->site, token, rights_path(w->t.a, row, x->pupil));
	struct readable r;
	struct str words;
	bool pdf;

	if (p.status != 200)
		return 0;
	words = words_of(w->t.a, &p, &pdf);
	if (words.n == 0)
		return 0;
	r = readable_of(w->t.a, readable_without(w->t.a, words, value, values));
	pages[pdf]++;
	print_message("%-6s %-32s grade %4.1f, hardest sentence %4.1f, %3d sentences\n", x->who, row->route + 4,
	              r.grade, r.worst_grade, r.sentences);
	if (r.grade <= GRADE && r.worst_grade <= SENTENCE)
		return 0;
	print_error("%s, %s is grade %.1f; the hardest sentence is %.1f: %.*s\n", x->who, row->route, r.grade,
	            r.worst_grade, STR_ARG(r.worst));
	return 1;
}

static void test_pages__are_read_with_ease(void **state)
{
	static const struct reader READERS[] = { { "parent", MOTHER, 'P', ZARA },
		                                 { "pupil", ZARA_PERSON, 'U', ZARA },
		                                 { "young", YOUNG_PERSON, 'U', YOUNG_PUPIL } };
	struct rights_world *w = *state;
	size_t values;
	struct str *value = typed(w, &values);
	int pages[2] = { 0, 0 };
	int bad = 0;

	for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++) {
		const struct reader *x = &READERS[i];
		struct str token = world_token(w, x->person, x->role);

		for (size_t k = 0; k < rights_rows; k++)
			if (strncmp(rights_table[k].route, "GET ", 4) == 0 && is_family(&rights_table[k]))
				bad += page_judge(w, x, &rights_table[k], token, value, values, pages);
	}
	assert_true(pages[0] >= PAGES_LEAST); /* none is passed over because its address changed */
	assert_true(pages[1] >= PAPERS_LEAST);
	assert_int_equal(bad, 0);
}

TEST_MAIN(test_readable_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_pages__are_read_with_ease, rights_world_setup,
		                                rights_world_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
