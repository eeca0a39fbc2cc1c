/* /import: how many lines a file of each kind may have. */
#include "support/support.h"

#include "import/import.h"
#include "kit/base/buf.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco;

static int setup(void **state)
{
	(void)state;
	s = site_new();
	senco = site_sign_in(s, "ruth", "senco", NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static struct ctx *who_imports(void)
{
	struct ctx *c = site_ctx(s);

	c->actor.hat = ROLE_SENCO;
	return c;
}

/* A file of n lines of a kind. */
static struct str lines_of(enum import_kind kind, size_t n)
{
	static const struct {
		const char *head;
		const char *before, *after; /* of a number */
	} FILES[IMPORT_LAST + 1] = {
		[IMPORT_ROLL] = { "Surname,Forename,DOB,Year\n", "Kaur,Ava ", ",1/9/2015,5\n" },
		[IMPORT_STAFF] = { "Surname,Forename,Staff code,Role\n", "Field,Pat,S", ",TA\n" },
		[IMPORT_CONTACTS] = { "UPN,Contact surname,Contact forename,Relationship\n", "N820123425001,Kaur,Ava ",
		                      ",Aunt\n" },
		[IMPORT_CLASSES] = { "Class,Year\n", "C", ",5\n" },
		[IMPORT_RESULTS] = { "UPN,Date,Subject,Scale,Result\n", "N820123425001,5/12/2025,Workshop ",
		                     ",GCSE grade,5\n" },
		[IMPORT_CIRCUMSTANCES] = { "UPN,Kind,Note\n", "N820123425001,other,Noted ", "\n" },
	};
	struct buf b = buf_new(s->a, 32 << 20);

	buf_str(&b, str_of(FILES[kind].head));
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%s%zu%s", FILES[kind].before, i, FILES[kind].after);
	return buf_view(&b);
}

/* The browser takes what the command takes: one number of lines for each kind, and one more is refused by both, before
 * anything is kept. */
static void test_import__as_many_lines_of_every_kind_as_the_command(void **state)
{
	const struct arena_mark mark = arena_mark(s->a);

	(void)state;
	for (int k = 0; k <= IMPORT_LAST; k++) {
		enum import_kind kind = (enum import_kind)k;
		size_t most = import_lines_most(kind);
		struct import_options o = { .kind = kind, .rehearse = true };
		struct str file = lines_of(kind, most + 1), why;
		struct import_report r;
		struct net_reply p;

		assert_true(most >= 25000);
		assert_int_equal(import_run(site_ctx(s), &o, file, &r), RC_INVALID);
		assert_int_equal(r.file.fault, CSV_MANY_ROWS);
		p = site_upload(s, senco, "/import", str_c(s->a, str_fmt(s->a, "kind=%s", import_kind_name(kind))),
		                "file", file);
		assert_int_equal(p.status, 422);
		assert_has(&p, str_c(s->a, csv_problem_text(s->a, r.file)));
		file.n -= 1;
		while (file.p[file.n - 1] != '\n')
			file.n--;
		assert_int_equal(import_file_look(who_imports(), &o, file, &why), RC_OK);
		assert_int_equal(why.n, 0);
		arena_rewind(s->a, mark);
	}
}

/* Line breaks in cells are no lines. */
static void test_import__line_breaks_are_not_lines(void **state)
{
	struct import_options o = { .kind = IMPORT_ROLL };
	struct buf b = buf_new(s->a, 4 << 20);
	struct str why;

	(void)state;
	buf_str(&b, S("Surname,Forename,DOB,Contact 1 name,Contact 1 address\n"));
	for (int i = 0; i < 7000; i++)
		buf_fmt(&b, "Kaur,Ava %d,1/9/2015,Jo Kaur,\"1 High Street\nMarlbeck\nNorthshire\nZZ1 1ZZ\"\n", i);
	assert_int_equal(import_file_look(who_imports(), &o, buf_view(&b), &why), RC_OK);
	assert_int_equal(why.n, 0);
}

TEST_MAIN(test_import_lines_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_import__as_many_lines_of_every_kind_as_the_command),
		T(test_import__line_breaks_are_not_lines),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
