/* /import: choose, preview, confirm; nothing is written before the confirmation. */
#include "support/support.h"

#include "import/import_sql.h"
#include "support/some_book.h"
#include "support/import_pages.h"
#include "support/test_web.h"
#include "import/import_job.h"
#include "core/people/upn_rule.h"
#include "notice/results/scale_sql.h"

static struct site *s;
static struct str senco;

#define HEAD "UPN;Surname;Forename;DOB;Year;Reg;SEN status\n"
static const char *const roll = HEAD "N820123425001;O'Hara-Müller;Zoë;1/9/2015;5;5A;K\n"
                                     "Z805330126042;李;Mei;3/11/2015;6;6B;E\n";

TEST_STMT(Q_ANSWER_EVENTS, 1, "SELECT COUNT(*) AS n FROM event WHERE action = 'import.answer'");
TEST_STMT(Q_ANSWERS, 1, "SELECT COUNT(*) AS n FROM upload_answer");
TEST_STMT(Q_WREN, 1, "SELECT id AS n FROM pupil WHERE family = 'Wren'");
TEST_STMT(Q_GONE, 1, "SELECT COUNT(*) AS n FROM pupil WHERE left_on IS NOT NULL");

static int64_t number(const struct stmt *q)
{
	struct rows r;
	struct err e = { "" };

	assert_int_equal(db_run(s->db, s->a, q, &r, &e), RC_OK);
	return row_int(&r, 0, "n");
}

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

static size_t pupils(void)
{
	struct import_data d;
	struct err e;

	assert_int_equal(import_load_roll(s->db, s->a, s->school_id, &d, &e), RC_OK);
	return d.pupils;
}

/* The path of the preview. */
static const char *upload(const char *kind, const char *text)
{
	const char *fields = str_c(s->a, str_fmt(s->a, "kind=%s", kind));
	struct net_reply p = site_upload(s, senco, "/import", fields, "file", str_of(text));

	return preview_of(s, &p);
}

static const char *upload_bytes(const char *kind, struct str bytes)
{
	const char *fields = str_c(s->a, str_fmt(s->a, "kind=%s", kind));
	struct net_reply p = site_upload_as(s, senco, "/import", fields, "file", "export.csv", bytes);

	return preview_of(s, &p);
}

/* The digest in the form of the preview. */
static const char *confirm_form(const struct net_reply *p)
{
	ptrdiff_t at = str_find(p->body, S("name=\"digest\" value=\""));

	assert_true(at > 0);
	return str_c(s->a, str_fmt(s->a, "digest=%.*s", STR_ARG(str_sub(p->body, (size_t)at + 21, 16))));
}

/* As many pupils as go to the job process, and one file of them. */
static const char *long_roll(size_t n)
{
	struct buf b = buf_new(s->a, 1 << 20);

	buf_str(&b, S("Surname,Forename,DOB,Year,Reg,SEN status\n"));
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "Kaur,Ava %zu,1/9/2015,5,5A,K\n", i);
	return str_c(s->a, buf_view(&b));
}

static void test_import__preview_then_confirm(void **state)
{
	const char *path;
	struct net_reply p;
	const char *form;

	(void)state;
	assert_int_equal(site_get(s, senco, "/import").status, 200);
	path = upload("roll", roll);
	p = site_get(s, senco, path);
	assert_int_equal(p.status, 200);
	assert_has(&p, "<dt>Added</dt><dd>2</dd>");
	assert_has(&p, "Zoë O&#39;Hara-Müller");
	assert_has(&p, "semicolon");
	assert_int_equal(pupils(), 0);
	form = confirm_form(&p);
	p = site_post(s, senco, path, form);
	assert_int_equal(p.status, 200);
	assert_has(&p, "2 added");
	assert_int_equal(pupils(), 2);
	p = site_post(s, senco, path, form);
	assert_int_equal(p.status, 404);
	assert_has(&p, "no longer here");
	p = site_get(s, senco, upload("roll", roll));
	assert_has(&p, "nothing to bring in");
}

static void test_import__bad_lines_are_listed(void **state)
{
	struct net_reply p;

	(void)state;
	p = site_get(s, senco, upload("roll", HEAD "N820123425001;Kaur;Ava;31/2/2015;5;5A;K\n"));
	assert_int_equal(p.status, 422);
	assert_has(&p, "<td data-h=\"Column\">DOB</td>");
	assert_has(&p, "not a date");
	assert_has(&p, "31/2/2015");
	assert_false(reply_has(&p, "Import this file"));
	p = site_get(s, senco, upload("roll", "Colour\nred\n"));
	assert_has(&p, "surname and forename");
	p = site_get(s, senco, upload("roll", "A,\"B\nred\n"));
	assert_has(&p, "quotation mark");
}

/* Two sheets with pupils: so many in the first, one in the second. */
static struct str book_of_two(size_t n)
{
	static const char *const head =
	    "<sheetData><row><c t=\"str\"><v>Surname</v></c><c t=\"str\"><v>Forename</v></c>"
	    "<c t=\"str\"><v>DOB</v></c><c t=\"str\"><v>Year</v></c></row>";
	struct buf b = buf_new(s->a, 4 << 20);
	struct some_sheet sheet[] = { { "Year 5", NULL, false }, { "Year 6", NULL, false } };

	buf_str(&b, str_of(head));
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b,
		        "<row><c t=\"str\"><v>Kaur</v></c><c t=\"str\"><v>Ava %zu</v></c><c s=\"1\"><v>42248</v></c>"
		        "<c><v>5</v></c></row>",
		        i);
	buf_str(&b, S("</sheetData>"));
	sheet[0].xml = str_c(s->a, buf_view(&b));
	sheet[1].xml = str_c(s->a, str_fmt(s->a,
	                                   "%s<row><c t=\"str\"><v>Lee</v></c><c t=\"str\"><v>Mei</v></c><c s=\"1\">"
	                                   "<v>41883</v></c><c><v>6</v></c></row></sheetData>",
	                                   head));
	return some_book(s->a, &(struct some_book){ .sheet = sheet,
	                                            .sheets = 2,
	                                            .styles = "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>" });
}

static void test_import__a_sheet_of_a_workbook(void **state)
{
	const char *path = upload_bytes("roll", book_of_two(2));
	struct net_reply p = site_get(s, senco, path);

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, "<dt>Added</dt><dd>2</dd>");
	assert_has(&p, "Excel workbook");
	assert_has(&p, "Year 6</option>");
	p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "%s?sheet=2", path)));
	assert_has(&p, "<dt>Added</dt><dd>1</dd>");
	assert_has(&p, "name=\"sheet\" value=\"2\"");
	p = site_post(s, senco, path, str_c(s->a, str_fmt(s->a, "sheet=2&%s", confirm_form(&p))));
	assert_int_equal(p.status, 200);
	assert_has(&p, "1 added");
	assert_int_equal(pupils(), 1);
	p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "%s?sheet=9", upload_bytes("roll", book_of_two(2)))));
	assert_int_equal(p.status, 422);
	assert_has(&p, "no such sheet");
}

static void test_import__what_was_passed_over_is_said(void **state)
{
	struct net_reply p =
	    site_get(s, senco,
	             upload("roll", "SEN Register,,,\nUPN,Surname,Forename,DOB\nN820123425001,Kaur,Ava,"
	                            "1/9/2015\nTotal pupils: 1,,,\n"));

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, "<dt>Added</dt><dd>1</dd>");
	assert_has(&p, "above the headings and was passed over");
	assert_has(&p, "Total pupils: 1");
	assert_int_equal(pupils(), 0);
}

static void test_import__another_kind_of_file_is_named_by_the_field(void **state)
{
	struct net_reply p = site_upload_as(s, senco, "/import", "kind=roll", "file", "roll.csv",
	                                    S("\xD0\xCF\x11\xE0\xA1\xB1W\0o\0r\0k\0b\0o\0o\0k\0"));

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "This is an old .xls workbook: save it as .xlsx and choose that.");
	assert_has(&p, "href=\"#file\"");
	p = site_upload_as(s, senco, "/import", "kind=roll", "file", "roll.csv", book_of_two(25001));
	assert_int_equal(p.status, 422);
	assert_has(&p, "more than 25,000 lines");
	p = site_upload(s, senco, "/import", "kind=staff", "file", S("<CTfile><CTFpupilData/></CTfile>"));
	assert_int_equal(p.status, 422);
	assert_has(&p, "Common Transfer File");
}

static void test_import__what_is_missing_is_said_by_the_field(void **state)
{
	struct net_reply p = site_upload(s, senco, "/import", "", "file", STR_NONE);

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose what is in the file");
	assert_has(&p, "Choose a file that is not empty");
	assert_has(&p, "href=\"#file\"");
	p = site_upload(s, senco, "/import", "kind=roll", "file", str_of(long_roll(25001)));
	assert_int_equal(p.status, 422);
	assert_has(&p, "more than 25,000 lines");
}

static void test_import__a_change_in_between_is_shown(void **state)
{
	const char *path = upload("roll", roll);
	const char *other = upload("roll", roll);
	struct net_reply p = site_get(s, senco, path);
	const char *form = confirm_form(&p);

	(void)state;
	p = site_get(s, senco, other);
	assert_int_equal(site_post(s, senco, other, confirm_form(&p)).status, 200);
	p = site_post(s, senco, path, form);
	assert_int_equal(p.status, 409);
	assert_has(&p, "Something was changed here");
	assert_int_equal(pupils(), 2);
}

static void job_does(bool expected)
{
	struct db *side = test_db_again(s->db, 100);
	struct err e = { "" };
	bool did = false;

	if (import_job_do(&s->app, s->db, side, s->a, &did, &e) != RC_OK)
		fail_msg("the job failed: %s", e.text);
	assert_int_equal(did, expected);
	db_close(side);
}

static void test_import__a_long_file_is_done_elsewhere(void **state)
{
	const char *path = upload("roll", long_roll(IMPORT_AT_ONCE + 50));
	struct net_reply p = site_get(s, senco, path);
	const char *form = str_c(s->a, str_fmt(s->a, "rows=250&%s", confirm_form(&p)));
	const char *job;
	const char *second;

	(void)state;
	p = site_post(s, senco, path, form);
	assert_int_equal(p.status, 303);
	job = str_c(s->a, reply_header(&p, "location"));
	p = site_post(s, senco, path, form);
	second = str_c(s->a, reply_header(&p, "location"));
	p = site_get(s, senco, job);
	assert_has(&p, "Waiting to begin: 250 rows");
	assert_has(&p, "<progress");
	assert_int_equal(pupils(), 0);
	job_does(true);
	assert_int_equal(pupils(), 250);
	p = site_get(s, senco, job);
	assert_has(&p, "Done. 250 added, 0 changed, 0 unchanged.");
	job_does(true);
	p = site_get(s, senco, second);
	assert_has(&p, "Nothing was brought in");
	assert_int_equal(pupils(), 250);
	job_does(false);
	assert_int_equal(site_get(s, site_sign_in(s, "rana", "senco", NULL), job).status, 404);
}

enum { PUPILS = 250, SUBJECTS = 240 };

/* A roll of pupils with numbers, and a line for each of them in many subjects. */
static void many_results(struct buf *pupils_file, struct buf *results)
{
	buf_str(pupils_file, S("UPN,Surname,Forename,DOB,Year,Reg\n"));
	buf_str(results, S("UPN,Assessment point,Subject,Scale,Result\n"));
	for (int i = 0; i < PUPILS; i++) {
		struct str body = str_fmt(s->a, "9991234%05d", i);

		buf_fmt(pupils_file, "%c%.*s,Kaur,Ava,%d/9/2015,5,5A\n", upn_letter(body), STR_ARG(body), i % 28 + 1);
		for (int k = 0; k < SUBJECTS; k++)
			buf_fmt(results, "%c%.*s,Autumn 2025,Workshop %d,GCSE grade,%d\n", upn_letter(body),
			        STR_ARG(body), k, (i + k) % 9 + 1);
	}
}

static void test_import__results_as_many_as_the_command_takes(void **state)
{
	struct assessment_point autumn = {
		.school_id = s->school_id, .id = 31, .name = S("Autumn 2025"), .held_on = { 2025, 12, 5 }, .revision = 1
	};
	struct buf people = buf_new(s->a, 1 << 20), results = buf_new(s->a, 8 << 20);
	struct net_reply p;
	const char *path, *form;
	struct err e;

	(void)state;
	assert_int_equal(assessment_point_insert(s->db, s->a, &autumn, &e), RC_OK);
	many_results(&people, &results);
	path = upload("roll", str_c(s->a, buf_view(&people)));
	p = site_get(s, senco, path);
	assert_int_equal(site_post(s, senco, path, confirm_form(&p)).status, 200);
	path = upload("results", str_c(s->a, buf_view(&results)));
	p = site_get(s, senco, path);
	assert_int_equal(p.status, 200);
	assert_has(&p, "<dt>Added</dt><dd>60000</dd>");
	form = str_c(s->a, str_fmt(s->a, "rows=60000&point=0&scale=0&%s", confirm_form(&p)));
	p = site_post(s, senco, path, form);
	assert_int_equal(p.status, 303);
	job_does(true);
	p = site_get(s, senco, str_c(s->a, reply_header(&p, "location")));
	assert_has(&p, "Done. 60000 added, 0 changed, 0 unchanged.");
	/* A cell is a result, too: a file of few lines can be too much. */
	results.n = 0;
	for (int i = 0; i < 1300001; i++)
		buf_char(&results, i % 199 == 198 ? '\n' : ',');
	p = site_upload(s, senco, "/import", "kind=results", "file", buf_view(&results));
	assert_int_equal(p.status, 422);
	assert_has(&p, "more than 1300000 cells");
}

/* More contacts than there was room for before, from the choice of the file to the end of its job. */
static void test_import__contacts_of_a_large_school(void **state)
{
	enum { MANY = 2600, EACH = 5 };
	struct buf people = buf_new(s->a, 1 << 20), b = buf_new(s->a, 4 << 20);
	struct net_reply p;
	const char *path;

	(void)state;
	buf_str(&people, S("Surname,Forename,DOB,Year,Reg\n"));
	buf_str(&b, S("Pupil surname,Pupil forename,DOB,Contact surname,Contact forename,Relationship\n"));
	for (int i = 0; i < MANY; i++) {
		buf_fmt(&people, "Kaur%d,Ava,%d/%d/2015,5,5A\n", i, i % 28 + 1, i / 28 % 12 + 1);
		for (int k = 0; k < EACH; k++)
			buf_fmt(&b, "Kaur%d,Ava,%d/%d/2015,Kaur%d,Jo%c,Aunt\n", i, i % 28 + 1, i / 28 % 12 + 1, i,
			        'a' + k);
	}
	path = upload("roll", str_c(s->a, buf_view(&people)));
	p = site_get(s, senco, path);
	p = site_post(s, senco, path, str_c(s->a, str_fmt(s->a, "rows=%d&%s", MANY, confirm_form(&p))));
	assert_int_equal(p.status, 303);
	job_does(true);
	path = upload("contacts", str_c(s->a, buf_view(&b)));
	p = site_get(s, senco, path);
	assert_int_equal(p.status, 200);
	p = site_post(s, senco, path, str_c(s->a, str_fmt(s->a, "rows=%d&%s", MANY * EACH, confirm_form(&p))));
	assert_int_equal(p.status, 303);
	job_does(true);
	p = site_get(s, senco, str_c(s->a, reply_header(&p, "location")));
	assert_has(&p, "Done. 0 added, 13000 changed, 0 unchanged.");
}

static void test_import__a_long_sheet_is_done_elsewhere(void **state)
{
	const char *path = upload_bytes("roll", book_of_two(IMPORT_AT_ONCE + 50));
	struct net_reply p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "%s?sheet=1", path)));
	const char *form = str_c(s->a, str_fmt(s->a, "sheet=1&rows=250&%s", confirm_form(&p)));

	(void)state;
	p = site_post(s, senco, path, form);
	assert_int_equal(p.status, 303);
	job_does(true);
	p = site_get(s, senco, str_c(s->a, reply_header(&p, "location")));
	assert_has(&p, "Done. 250 added, 0 changed, 0 unchanged.");
	assert_int_equal(pupils(), 250);
}

static void test_import__a_job_of_somebody_who_may_no_longer(void **state)
{
	const char *path = upload("roll", long_roll(IMPORT_AT_ONCE + 50));
	struct net_reply p = site_get(s, senco, path);
	const char *job;

	(void)state;
	p = site_post(s, senco, path, str_c(s->a, str_fmt(s->a, "rows=250&%s", confirm_form(&p))));
	job = str_c(s->a, reply_header(&p, "location"));
	test_db_script(s->db, "UPDATE account SET state = 'disabled'");
	job_does(true);
	test_db_script(s->db, "UPDATE account SET state = 'active'");
	p = site_get(s, senco, job);
	assert_has(&p, "the right to import has ended");
	assert_int_equal(pupils(), 0);
}

static void bring_in(const char *text)
{
	const char *path = upload("roll", text);
	struct net_reply p = site_get(s, senco, path);

	assert_int_equal(p.status, 200);
	assert_int_equal(site_post(s, senco, path, confirm_form(&p)).status, 200);
}

/* The name of the first question's radios. */
static const char *question_key(const struct net_reply *p)
{
	struct str rest = p->body;
	ptrdiff_t at;

	while ((at = str_find(rest, S(" name=\"q"))) > 0) {
		rest = str_sub(rest, (size_t)at + 7, rest.n);
		if (rest.p[17] == '"') /* not the box for searching */
			return str_c(s->a, str_sub(rest, 0, 17));
	}
	fail_msg("nothing is asked");
	return NULL;
}

static const char *choice_of(const struct net_reply *p, const char *begins)
{
	const char *want = str_c(s->a, str_fmt(s->a, " value=\"%s", begins));
	ptrdiff_t at = str_find(p->body, str_of(want));
	struct str rest;

	assert_true(at > 0);
	rest = str_sub(p->body, (size_t)at + 8, 60);
	return str_c(s->a, str_cut(rest, '"', &rest));
}

static void test_import__a_question_is_answered_before_anything_is_written(void **state)
{
	const char *path, *questions, *key, *same;
	struct net_reply p;

	(void)state;
	bring_in(HEAD "G998204119050;Wren;Yara;01/02/2017;5;5A;K\n");
	path =
	    upload("roll", HEAD "V998204119060;Wren;Yara;01/02/2017;5;5A;K\nW998204119051;Yew;Zed;01/03/2017;5;5A;K\n");
	questions = str_c(s->a, str_fmt(s->a, "%s/questions", path));
	p = site_get(s, senco, path);
	assert_int_equal(p.status, 200);
	assert_has(&p, "0 of 1 answered");
	assert_false(reply_has(&p, "Import this file"));
	/* A form that was made up: refused, and nothing is written. */
	assert_int_equal(site_post(s, senco, path, "digest=0&rows=2").status, 422);
	assert_int_equal(pupils(), 1);
	p = site_get(s, senco, questions);
	assert_int_equal(p.status, 200);
	assert_has(&p, "V998204119060");
	assert_has(&p, "G998204119050");
	assert_has(&p, "The UPN is not");
	key = question_key(&p);
	same = choice_of(&p, "same:");
	p = site_post(s, senco, questions, "");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Line 2: say who is meant");
	p = site_post(s, senco, questions, str_c(s->a, str_fmt(s->a, "%s=same:1", key))); /* not one of the choices */
	assert_int_equal(p.status, 422);
	p = site_post(s, senco, questions, str_c(s->a, str_fmt(s->a, "%s=%s", key, same)));
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, questions);
	assert_has(&p, "checked");
	p = site_get(s, senco, path);
	assert_has(&p, "All is answered");
	assert_int_equal(site_post(s, senco, path, confirm_form(&p)).status, 200);
	assert_int_equal(pupils(), 2);
	assert_int_equal(number(&Q_ANSWER_EVENTS), 1);
	assert_int_equal(number(&Q_ANSWERS), 0); /* it goes with the file */
	assert_int_equal(site_get(s, site_sign_in(s, "dana", "teacher", NULL), questions).status, 404);
}

static void test_import__a_long_file_takes_its_answers_along(void **state)
{
	const char *path, *job;
	struct net_reply p;

	(void)state;
	bring_in("Surname,Forename,DOB,Year,Reg,SEN status\nKaur,Ava Ann,1/9/2015,5,5A,K\n");
	path = upload("roll",
	              str_c(s->a, str_fmt(s->a, "%sKaur,Avaann,1/9/2015,5,5A,K\n", long_roll(IMPORT_AT_ONCE + 50))));
	p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "%s/questions", path)));
	assert_int_equal(site_post(s, senco, str_c(s->a, str_fmt(s->a, "%s/questions", path)),
	                           str_c(s->a, str_fmt(s->a, "%s=%s", question_key(&p), choice_of(&p, "same:"))))
	                     .status,
	                 303);
	p = site_get(s, senco, path);
	p = site_post(s, senco, path, str_c(s->a, str_fmt(s->a, "rows=251&%s", confirm_form(&p))));
	assert_int_equal(p.status, 303);
	job = str_c(s->a, reply_header(&p, "location"));
	job_does(true);
	p = site_get(s, senco, job);
	assert_has(&p, "Done. 250 added, 1 changed");
	assert_int_equal(pupils(), 251);
}

static void test_import__who_left_is_ticked(void **state)
{
	const char *path, *left;
	struct net_reply p;
	int64_t wren;

	(void)state;
	bring_in(HEAD "G998204119050;Wren;Yara;01/02/2017;5;5A;K\nW998204119051;Yew;Zed;01/03/2017;5;5A;K\n"
	              "K998204119052;Zander;Abe;01/04/2017;6;6A;N\n");
	wren = number(&Q_WREN);
	path = upload("roll", HEAD "W998204119051;Yew;Zed;01/03/2017;5;5A;K\n");
	left = str_c(s->a, str_fmt(s->a, "%s/left", path));
	p = site_get(s, senco, path);
	assert_has(&p, "Nobody leaves because a line is missing");
	assert_has(&p, "it looks like a part of the school");
	assert_has(&p, "nothing to bring in");
	p = site_get(s, senco, left);
	assert_int_equal(p.status, 200);
	assert_false(reply_has(&p, "name=\"leaver\" type=\"checkbox\" value=\"1\" checked"));
	p = site_post(s, senco, left, "whole=no&all=1");
	assert_int_equal(p.status, 200); /* ticked to be looked at: nothing is kept yet */
	assert_has(&p, "\" checked");
	p = site_post(s, senco, left, str_c(s->a, str_fmt(s->a, "whole=no&leaver=%lld", (long long)wren)));
	assert_int_equal(p.status, 422);
	assert_has(&p, "Nobody leaves by a file of some of the pupils");
	p = site_post(s, senco, left, str_c(s->a, str_fmt(s->a, "whole=yes&number=2&leaver=%lld", (long long)wren)));
	assert_int_equal(p.status, 422);
	assert_has(&p, "1 of 3 leave: type 1 if that is right");
	assert_has(&p, "value=\"2\"");
	p = site_post(s, senco, left, str_c(s->a, str_fmt(s->a, "whole=yes&number=1&leaver=%lld", (long long)wren)));
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, path);
	assert_has(&p, "1 of them leave today");
	p = site_post(s, senco, path, confirm_form(&p));
	assert_int_equal(p.status, 200);
	assert_has(&p, "Yara Wren");
	assert_has(&p, "/pupils?roll=left");
	assert_int_equal(number(&Q_GONE), 1);
	p = site_get(s, senco, "/pupils?roll=all"); /* today is the last day on roll */
	assert_has(&p, "Leaves on");
}

static void test_import__only_for_those_who_may(void **state)
{
	struct str teacher = site_sign_in(s, "dana", "teacher", NULL);
	struct str other = site_sign_in(s, "rana", "senco", NULL);
	const char *path = upload("roll", roll);

	(void)state;
	assert_int_equal(site_get(s, teacher, "/import").status, 404);
	assert_int_equal(site_get(s, teacher, path).status, 404);
	assert_int_equal(site_get(s, other, path).status, 404);
}

TEST_MAIN(test_import_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_import__preview_then_confirm),
		T(test_import__bad_lines_are_listed),
		T(test_import__a_sheet_of_a_workbook),
		T(test_import__what_was_passed_over_is_said),
		T(test_import__another_kind_of_file_is_named_by_the_field),
		T(test_import__what_is_missing_is_said_by_the_field),
		T(test_import__a_change_in_between_is_shown),
		T(test_import__a_long_file_is_done_elsewhere),
		T(test_import__results_as_many_as_the_command_takes),
		T(test_import__a_long_sheet_is_done_elsewhere),
		T(test_import__contacts_of_a_large_school),
		T(test_import__a_job_of_somebody_who_may_no_longer),
		T(test_import__a_question_is_answered_before_anything_is_written),
		T(test_import__a_long_file_takes_its_answers_along),
		T(test_import__who_left_is_ticked),
		T(test_import__only_for_those_who_may),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
