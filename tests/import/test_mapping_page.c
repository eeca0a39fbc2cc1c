/* The columns of a file as a person matches them, and what is kept of it: /import/:id/columns, /settings/mappings. */
#include "support/support.h"

#include "support/import_pages.h"
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

/* The path of the preview. */
static const char *upload(const char *kind, const char *text)
{
	const char *fields = str_c(s->a, str_fmt(s->a, "kind=%s", kind));
	struct net_reply p = site_upload(s, senco, "/import", fields, "file", str_of(text));

	return preview_of(s, &p);
}

/* The page on which the columns of a file are matched. */
static const char *columns_at(const char *preview)
{
	return str_c(s->a, str_fmt(s->a, "%s/columns", preview));
}

static const char *columns_of(const char *kind, const char *text)
{
	return columns_at(upload(kind, text));
}

static void test_import__columns_are_shown_with_their_values(void **state)
{
	struct net_reply p = site_get(s, senco,
	                              columns_of("roll", "UPN;Surname;Forename;DOB;Shoes\n"
	                                                 ";Kaur;Ava;1/9/2015;36\n;Li;Mei;3/9/2015;35\n"));

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, "<li>Kaur</li><li>Li</li>");
	assert_has(&p, "About the child <span class=\"quiet\">4 columns</span>");
	assert_has(&p, "Left out <span class=\"quiet\">1 column. That is no mistake.</span>");
	assert_has(&p, "<option value=\"born\" selected>Date of birth</option>");
	assert_has(&p, "<optgroup label=\"The contact\">");
}

static void test_import__a_column_can_be_named_and_is_remembered(void **state)
{
	const char *file = "Nachname,Vorname,Geb,Klasse\nKeller,Ute,1/9/2015,5A\n";
	const char *path = columns_of("roll", file);
	struct net_reply p = site_post(s, senco, path, "c0=surname&c1=forename&c2=-&c3=-&remember=1&name=Ours");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "Say which column is: date of birth");
	assert_has(&p, "value=\"Ours\"");
	p = site_post(s, senco, path, "c0=surname&c1=surname&c2=born&c3=class&remember=1&name=Ours");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Column A is this already");
	p = site_post(s, senco, path, "c0=surname&c1=forename&c2=born&c3=nonsense&remember=1&name=Ours");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose one from the list");
	p = site_post(s, senco, path, "c0=surname&c1=forename&c2=born&c3=class&remember=1&name=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Give it a name");
	p = site_post(s, senco, path, "c0=surname&c1=forename&c2=born&c3=class&remember=1&name=Ours");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, str_c(s->a, reply_header(&p, "location")));
	assert_int_equal(p.status, 200);
	assert_has(&p, "Ute Keller");
	/* The next file of this kind skips the page. */
	p = site_get(s, senco, columns_of("roll", file));
	assert_int_equal(p.status, 303);
	p = site_get(s, senco,
	             str_c(s->a, str_fmt(s->a, "%.*s/columns?look=1", STR_ARG(reply_header(&p, "location")))));
	assert_has(&p, "As kept from last time.");
	/* Another file does not take its name by accident. */
	path = columns_of("roll", "A,B,C\nKeller,Ute,1/9/2015\n");
	p = site_post(s, senco, path, "c0=surname&c1=forename&c2=born&remember=1&name=ours");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Another kind of file is kept under this name");
	p = site_post(s, senco, path, "c0=surname&c1=forename&c2=born&remember=1&name=ours&replace=1");
	assert_int_equal(p.status, 303);
}

/* The first child is no heading: nothing of the file is matched, and nothing of the child is kept as a heading. */
static void test_import__a_file_without_headings_is_refused(void **state)
{
	const char *path = columns_of("roll", "E998204119311,Ash,Tia,1/2/2017\nX998204119013,Fern,Asha,2/3/2019\n");
	struct net_reply p = site_get(s, senco, path);
	const char *preview;

	(void)state;
	assert_int_equal(p.status, 303);
	preview = str_c(s->a, reply_header(&p, "location"));
	p = site_get(s, senco, preview);
	assert_int_equal(p.status, 422);
	assert_has(&p, "Line 1: The first line holds a pupil, not column headings. Add a line of headings.");
	p = site_post(s, senco, path, "c0=upn&c1=surname&c2=forename&c3=born&remember=1&name=Bare");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/settings/mappings");
	assert_int_equal(p.status, 200);
	assert_has_not(&p, "Bare");
	assert_has_not(&p, "998204119311");
}

static void test_import__two_columns_of_one_meaning_are_a_question(void **state)
{
	const char *preview = upload("roll", "Surname,Forename,DOB,SEN status,SEN status\nKaur,Ina,1/9/2015,N,K\n"
	                                     "Li,May,3/9/2015,N,N\n");
	const char *path = columns_at(preview);
	struct net_reply p = site_get(s, senco, path);

	(void)state;
	assert_has(&p, "Two columns could be: SEN status. Which one counts?");
	p = site_get(s, senco, preview);
	assert_int_equal(p.status, 422);
	assert_has(&p, "Columns D and E could both be: SEN status");
	p = site_post(s, senco, path, "name=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose which column counts");
	p = site_post(s, senco, path, "claim0=4");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, str_c(s->a, reply_header(&p, "location")));
	assert_int_equal(p.status, 200);
	assert_has(&p, "To be added");
}

static void test_import__a_word_that_is_no_code_is_asked_once(void **state)
{
	const char *file = "Surname,Forename,DOB,SEN status\nKaur,Ina,1/9/2015,Monitoring\nLi,May,3/9/2015,monitoring\n"
	                   "Roe,Max,3/9/2016,K\n";
	const char *path = upload("roll", file);
	const char *words = str_c(s->a, str_fmt(s->a, "%s/words", path));
	struct net_reply p = site_get(s, senco, path);

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "“Monitoring” <span class=\"quiet\">SEN status, 2 rows</span>");
	/* How the file is looked at goes along. */
	p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "%s?how=keep_sen&sheet=1", path)));
	assert_has(&p, "/words?sheet=1&amp;how=keep_sen\"");
	assert_has(&p, "/columns?sheet=1&amp;how=keep_sen&amp;look=1\"");
	p = site_post(s, senco, str_c(s->a, str_fmt(s->a, "%s?how=keep_sen", words)), "w0=");
	assert_true(str_ends(reply_header(&p, "location"), S("?how=keep_sen")));
	assert_int_equal(site_post(s, senco, words, "w0=SUPPORT&k0=status&v0=Monitoring").status, 303);
	assert_int_equal(site_get(s, senco, path).status, 422); /* that is no choice */
	assert_int_equal(site_post(s, senco, words, "w0=N&k0=status&v0=Monitoring").status, 303);
	p = site_get(s, senco, path);
	assert_int_equal(p.status, 200);
	assert_has(&p, "<dt>Added</dt><dd>3</dd>");
	assert_int_equal(site_get(s, senco, upload("roll", file)).status, 200); /* remembered */
	p = site_get(s, senco, "/settings/mappings");
	assert_has(&p, "Monitoring");
	assert_int_equal(site_post(s, senco, "/settings/mappings/words", "at=0&value=Monitoring").status, 303);
	assert_int_equal(site_get(s, senco, path).status, 422);
}

/* A person sees as what each column is read, and what has nothing to do with results stands with what is left out. */
static void test_import__of_results_it_is_said_what_each_heading_means(void **state)
{
	const char *preview = upload("results", "UPN,Surname,Forename,DOB,Group,Test name,Stanine,SAS,Quux,"
	                                        "Maths standardised,Phonics\n"
	                                        ",Kaur,Ina,1/9/2015,4A,New Group Reading Test,5,101,x,99,31\n");
	struct net_reply p = site_get(s, senco, preview); /* so that the school has scales */

	(void)state;
	p = site_get(s, senco, columns_at(preview));
	assert_int_equal(p.status, 200);
	assert_has(&p, "The subject of the row: Standardised score");
	assert_has(&p, "Maths: Standardised score");
	assert_has(&p, "Phonics: Phonics screening check");
	assert_has(&p, "No subject is known by this heading. If it has results, choose which.");
	assert_has(&p, "Results <span class=\"quiet\">3 columns</span>");
	assert_has(&p, "Left out <span class=\"quiet\">3 columns. That is no mistake.</span>");
}

static void test_import__results_are_what_a_person_says(void **state)
{
	const char *preview = upload("results", "Surname,Forename,DOB,Spell,Odd\nKaur,Ina,1/9/2015,101,x\n");
	const char *path = columns_at(preview);
	struct net_reply p = site_get(s, senco, preview);

	(void)state;
	p = site_get(s, senco, path);
	assert_has(&p, "<optgroup label=\"A result\">");
	assert_has(&p, "<option value=\"=Spelling Standardised score\">");
	p = site_post(s, senco, path, "c3=%3DSpelling Standardised score&c4=-");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, str_c(s->a, reply_header(&p, "location")));
	/* The subject and the scale are understood: only the day is asked. */
	assert_has(&p, "<td data-h=\"Column\">Spell</td>");
	assert_has(&p, "Choose an assessment point for all");
	assert_false(reply_has(&p, "Odd</td>"));
}

static void test_import__how_files_are_read_can_be_taken_along(void **state)
{
	const char *ours = "name\tOurs\r\nkind\troll\r\n\r\nSurname\tsurname\r\nColour\t-\r\n";
	struct net_reply p = site_upload(s, senco, "/settings/mappings", "", "file", str_of(ours));
	struct net_reply file;
	const char *path;
	ptrdiff_t at;

	(void)state;
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/settings/mappings");
	at = str_find(p.body, S("href=\"/settings/mappings/"));
	assert_true(at > 0);
	path = str_c(s->a, str_sub(p.body, (size_t)at + 6,
	                           (size_t)str_find(str_sub(p.body, (size_t)at + 6, p.body.n), S("\""))));
	p = site_get(s, senco, path);
	assert_int_equal(p.status, 200);
	assert_has(&p, "Left out");
	file = site_get(s, senco, str_c(s->a, str_fmt(s->a, "%s/file", path)));
	assert_has(&file, "kind\troll");
	p = site_post(s, senco, path, "revision=99&name=Other");
	assert_int_equal(p.status, 409);
	p = site_post(s, senco, path, "revision=1&name=");
	assert_int_equal(p.status, 422);
	p = site_post(s, senco, path, "revision=1&remove=1");
	assert_int_equal(p.status, 303);
	assert_int_equal(site_get(s, senco, path).status, 404);
	p = site_upload(s, senco, "/settings/mappings", "", "file", file.body);
	assert_int_equal(p.status, 303);
	/* It is used for a file that has all that it names. */
	p = site_get(s, senco, columns_of("roll", "Colour,Surname,Forename,DOB\nred,Kaur,Ina,1/9/2015\n"));
	assert_int_equal(p.status, 303);
	p = site_upload(s, senco, "/settings/mappings", "", "file", S("UPN,Surname\n"));
	assert_int_equal(p.status, 422);
	assert_has(&p, "no file of how columns are read");
}

TEST_MAIN(test_mapping_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_import__columns_are_shown_with_their_values),
		T(test_import__a_column_can_be_named_and_is_remembered),
		T(test_import__a_file_without_headings_is_refused),
		T(test_import__two_columns_of_one_meaning_are_a_question),
		T(test_import__a_word_that_is_no_code_is_asked_once),
		T(test_import__of_results_it_is_said_what_each_heading_means),
		T(test_import__results_are_what_a_person_says),
		T(test_import__how_files_are_read_can_be_taken_along),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
