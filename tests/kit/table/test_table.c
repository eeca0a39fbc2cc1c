/* kit/table: what a file is, is seen from what is in it; the table is found in it; what is passed over is said, and is
 * never a line of the table. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "kit/base/buf.h"
#include "kit/table/table.h"
#include "support/some_book.h"

enum { CASE_MAX = 64 * 1024 };

static int setup(void **state)
{
	*state = arena_new((size_t)1 << 30);
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static struct table read_as(struct arena *a, enum import_kind kind, struct str bytes)
{
	struct table t = { 0 };
	struct csv_problem bad = { 0 };
	struct err e = { "" };

	if (table_read(a, &(struct table_wish){ .kind = kind }, bytes, &t, &bad, &e) != RC_OK)
		fail_msg("refused: %.*s %s", STR_ARG(csv_problem_text(a, bad)), e.text);
	return t;
}

static struct table roll(struct arena *a, const char *text)
{
	return read_as(a, IMPORT_ROLL, str_of(text));
}

static void assert_refused(struct arena *a, struct str bytes, const char *say)
{
	struct table t;
	struct csv_problem bad = { 0 };
	struct err e = { "" };
	struct str got;

	assert_int_equal(table_read(a, &(struct table_wish){ .kind = IMPORT_ROLL }, bytes, &t, &bad, &e), RC_INVALID);
	got = csv_problem_text(a, bad);
	if (str_find(got, str_of(say)) < 0)
		fail_msg("expected '…%s…', got '%.*s'", say, STR_ARG(got));
}

static void assert_row(struct arena *a, const struct csv_row *r, const char *want)
{
	struct str got = r->n > 0 ? str_join(a, r->cell, r->n, S("|")) : STR_NONE;

	if (!str_is(got, want))
		fail_msg("expected '%s', got '%.*s'", want, STR_ARG(got));
}

static void assert_note(const struct table *t, size_t i, size_t line, const char *say)
{
	assert_true(i < t->notes);
	if (t->note[i].line != line || str_find(t->note[i].reason, str_of(say)) < 0)
		fail_msg("expected line %zu '…%s…', got line %zu '%.*s'", line, say, t->note[i].line,
		         STR_ARG(t->note[i].reason));
}

static struct str case_file(struct arena *a, const char *name)
{
	FILE *f = fopen(str_c(a, str_fmt(a, "tests/fixtures/cases/%s", name)), "rb");
	char *p = arena_alloc(a, CASE_MAX);
	size_t n;

	if (f == NULL)
		fail_msg("%s is not there", name);
	n = fread(p, 1, CASE_MAX, f);
	fclose(f);
	assert_true(n < CASE_MAX);
	return (struct str){ p, n };
}

static void test_table__titles_above_the_headings(void **state)
{
	struct arena *a = *state;
	struct table t = read_as(a, IMPORT_ROLL, case_file(a, "13-title-rows-above.csv"));

	assert_row(a, &t.file.heading, "UPN|Surname|Forename|DOB|Year|SEN status");
	assert_int_equal(t.file.n, 2);
	assert_int_equal(t.file.row[0].line, 6);
	assert_row(a, &t.file.row[0], "Z998204119024|Kerr|Lux|01/02/2017|5|K");
	assert_int_equal(t.notes, 3);
	assert_note(&t, 0, 1, "above the headings");
	assert_note(&t, 2, 3, "above the headings");
	/* a title has none of the signs of the table below it, or others */
	t = roll(a, "SEN Register\nCase School, Leeds, printed today\nUPN;Surname;Forename;DOB\nX;Kerr;Lux;1/2/2017\n");
	assert_int_equal(t.file.separator, ';');
	assert_int_equal(t.file.n, 1);
	assert_int_equal(t.notes, 2);
	t = roll(a, "Pupils\tof\tour\tschool\nUPN,Surname,Forename,DOB\nX,Kerr,Lux,1/2/2017\n");
	assert_row(a, &t.file.heading, "UPN|Surname|Forename|DOB");
}

static void test_table__guidance_and_headings_once_more(void **state)
{
	struct arena *a = *state;
	struct table t =
	    roll(a, "Pupil template,,,\nRows 1 to 3 are guidance,,,\nUPN,First name,Last name,Date of birth\n"
	            "upn,first_name,last_name,date_of_birth\nRequired,Required,Required,DD/MM/YYYY\n"
	            "X,Lux,Kerr,1/2/2017\nUPN,First name,Last name,Date of birth\nY,Nye,Lark,1/3/2017\n");

	assert_int_equal(t.file.n, 2);
	assert_row(a, &t.file.row[0], "X|Lux|Kerr|1/2/2017");
	assert_row(a, &t.file.row[1], "Y|Nye|Lark|1/3/2017");
	assert_int_equal(t.notes, 5);
	assert_note(&t, 2, 4, "headings once more");
	assert_note(&t, 3, 5, "what the columns hold");
	assert_note(&t, 4, 7, "headings once more");
}

static void test_table__headings_on_two_lines(void **state)
{
	struct arena *a = *state;
	struct table t = read_as(a, IMPORT_RESULTS, case_file(a, "15-two-row-headings-results.csv"));

	assert_row(
	    a, &t.file.heading,
	    "UPN|Surname|Forename|DOB|Reading Autumn 2025|Reading Spring 2026|Maths Autumn 2025|Maths Spring 2026");
	assert_int_equal(t.file.n, 2);
	assert_row(a, &t.file.row[0], "N999200126005|Nolan|Freya|20/06/2018|92|94|101|99");
	assert_int_equal(t.notes, 0);
	/* the groups above, with a title over them */
	t = read_as(a, IMPORT_RESULTS,
	            S("Results,,,,\n,,Reading,,Maths,\nUPN,Surname,Autumn,Spring,Autumn,Spring\n"
	              "N999200126005,Nolan,92,94,101,99\n"));
	assert_row(a, &t.file.heading, "UPN|Surname|Reading Autumn|Reading Spring|Maths Autumn|Maths Spring");
	assert_int_equal(t.notes, 1);
	t = roll(a,
	         ",,,Contact 1,,Contact 2,\nSurname,Forename,DOB,Name,Phone,Name,Phone\nKerr,Lux,1/2/2017,A,1,B,2\n");
	assert_row(a, &t.file.heading,
	           "Surname|Forename|DOB|Contact 1 Name|Contact 1 Phone|Contact 2 Name|Contact 2 Phone");
	/* no second line of headings: a line of data that is not whole */
	t = roll(a, "UPN,Surname,Forename,DOB,Reg,\n,,,,5A,x\nX,Kerr,Lux,1/2/2017,5A,\n");
	assert_row(a, &t.file.heading, "UPN|Surname|Forename|DOB|Reg");
	assert_int_equal(t.file.n, 2);
}

static void test_table__totals_below_and_notes_beside(void **state)
{
	struct arena *a = *state;
	struct table t = read_as(a, IMPORT_ROLL, case_file(a, "14-total-row-trailing-columns.csv"));

	assert_row(a, &t.file.heading, "UPN|Surname|Forename|DOB|Year|SEN status");
	assert_int_equal(t.file.n, 2);
	assert_row(a, &t.file.row[1], "R998204119027|Nash|Pim|01/03/2017|5|N");
	assert_int_equal(t.notes, 1);
	assert_note(&t, 0, 5, "no name, date or UPN");
	t = read_as(a, IMPORT_ROLL, case_file(a, "14b-trailing-spill.csv"));
	assert_int_equal(t.file.n, 2);
	assert_row(a, &t.file.row[1], "R998204119027|Nash|Pim|01/03/2017|5|N");
	assert_int_equal(t.notes, 1);
	assert_note(&t, 0, 3, "to the right of the table");
	assert_true(str_is(t.note[0].value, "checked by office"));
}

static void assert_kept(struct arena *a, const char *last_line)
{
	struct table t =
	    roll(a, str_c(a, str_fmt(a, "UPN,Surname,Forename,DOB\nX,Kerr,Lux,1/2/2017\n%s\n", last_line)));

	if (t.file.n != 2)
		fail_msg("passed over: %s", last_line);
}

/* What a spreadsheet could not work out is no name; the line stays, so that who reads it says that the name is missing.
 */
static void test_table__faults_of_a_spreadsheet_are_emptied(void **state)
{
	struct arena *a = test_arena();
	struct table t =
	    roll(a, "Surname,Forename,DOB,Class\nAsh,Di,1/2/2017,#N/A\n#REF!,Ed,1/2/2017,#1\nElm,Una,1/2/2017,"
	            "####\n#N/A,#N/A,#N/A,\n");

	(void)state;
	assert_int_equal(t.file.n, 4);
	assert_row(a, &t.file.row[0], "Ash|Di|1/2/2017|");
	assert_row(a, &t.file.row[1], "|Ed|1/2/2017|#1");
	assert_row(a, &t.file.row[2], "Elm|Una|1/2/2017|");
	assert_note(&t, 0, 3, "2 cells of this column");
	assert_note(&t, 3, 2, "2 cells of this column");
	arena_free(a);
}

/* A line above the headings may say what they are about. */
static void test_table__groups_above_the_headings(void **state)
{
	struct arena *a = test_arena();
	struct table t =
	    roll(a, "Pupil,,,Dates,,SEN,\nUPN,Surname,Forename,DOB,Admission Date,Status,Need 1\n,Ash,Di,1/2/2017,"
	            "1/9/2021,K,ASD\n");

	(void)state;
	assert_row(a, &t.file.heading,
	           "Pupil UPN|Pupil Surname|Pupil Forename|DOB|Admission Date|SEN Status|SEN Need 1");
	t = roll(a, "Register,Autumn\nSurname,Forename,DOB\nAsh,Di,1/2/2017\n");
	assert_row(a, &t.file.heading, "Surname|Forename|DOB");
	assert_note(&t, 0, 1, "above the headings");
	arena_free(a);
}

static void test_table__in_doubt_a_line_stays(void **state)
{
	struct arena *a = *state;
	struct table t;

	assert_kept(a, "N82012342500,,,");
	assert_kept(a, ",,,1/2/2017");
	assert_kept(a, ",,,1-Feb-17");
	assert_kept(a, ",Kerr,,");
	assert_kept(a, ",Page,Mean,");
	assert_kept(a, ",,Zoë,");
	assert_kept(a, ",李,,");
	assert_kept(a, ",de la Cruz,,");
	assert_kept(a, ",Total,Lux,1/2/2017");
	/* in the middle nothing is passed over, and where no line says who, none is */
	t = roll(a, "UPN,Surname,Forename,DOB\nTotal,2,,\nX,Kerr,Lux,1/2/2017\n");
	assert_int_equal(t.file.n, 2);
	t = roll(a, "UPN,Surname,Forename,DOB\n1,,,\n2,,,\n");
	assert_int_equal(t.file.n, 2);
	/* shifted cells are no notes beside the table */
	t = roll(a, "UPN,Surname,Forename,DOB\nX,Kerr,Lux,1/2/2017,5\n");
	assert_int_equal(t.file.row[0].n, 5);
	assert_int_equal(t.notes, 0);
	/* a contact without its pupil */
	t = read_as(a, IMPORT_CONTACTS,
	            S("UPN,Pupil surname,Contact name\nN820123425001,Kerr,Ivy Reed\n,,Omar Fern\n"));
	assert_int_equal(t.file.n, 2);
	/* a column that nobody named is said */
	t = roll(a, "UPN,,Surname,Forename,DOB\nX,note,Kerr,Lux,1/2/2017\n");
	assert_note(&t, 0, 2, "Column 2 has no heading");
}

static void test_table__letters_of_every_kind(void **state)
{
	struct arena *a = *state;
	struct table t = read_as(a, IMPORT_ROLL, case_file(a, "17-unicode-text-utf16.txt"));

	assert_int_equal(t.file.encoding, CSV_UTF16_LE);
	assert_row(a, &t.file.row[0], "F998204119030|Łukasik|Żaneta|01/02/2017|5|K");
	t = read_as(a, IMPORT_ROLL,
	            S("S\0u\0r\0n\0a\0m\0e\0,\0F\0o\0r\0e\0n\0a\0m\0e\0,\0D\0O\0B\0\n\0"
	              "K\0,\0Z\0o\0\xEB\0,\0"
	              "1\0/\0"
	              "2\0/\0"
	              "2\0"
	              "0\0"
	              "1\0"
	              "7\0"));
	assert_row(a, &t.file.row[0], "K|Zoë|1/2/2017");
	t = read_as(a, IMPORT_ROLL, S("\xFE\xFF\0S\0u\0r\0n\0a\0m\0e\0\n\xD8\x3D\xDE\x00\0x"));
	assert_int_equal(t.file.encoding, CSV_UTF16_BE);
	assert_row(a, &t.file.row[0], "😀x");
	t = read_as(a, IMPORT_ROLL, case_file(a, "20b-macroman.csv"));
	assert_int_equal(t.file.encoding, CSV_MAC_ROMAN);
	assert_row(a, &t.file.row[0], "M998204119034|Müller|Zoë|01/02/2017|5|K");
	assert_note(&t, 0, 1, "old Macintosh");
	t = read_as(a, IMPORT_ROLL,
	            S("Surname,Forename\nO\x92Hara,Zo\xEB\nM\xFCller \x96 Lee,Ren\xE9\nD\x92\xC9toile,\xC9va\n"));
	assert_int_equal(t.file.encoding, CSV_WINDOWS_1252);
	assert_row(a, &t.file.row[2], "D’Étoile|Éva");
	t = read_as(a, IMPORT_ROLL, S("Surname,Forename\nM\x9Fller,Ren\x8E\nFran\x8Dois,Ana\x95s\n"));
	assert_int_equal(t.file.encoding, CSV_MAC_ROMAN);
	assert_row(a, &t.file.row[0], "Müller|René");
	assert_row(a, &t.file.row[1], "François|Anaïs");
	t = read_as(a, IMPORT_ROLL, S("Surname,Note\nKerr,\x95Kit\x99 said \x93no\x94\nKO\x8AIR,\x80 5\n"));
	assert_int_equal(t.file.encoding, CSV_WINDOWS_1252);
	assert_row(a, &t.file.row[0], "Kerr|•Kit™ said “no”");
	assert_row(a, &t.file.row[1], "KOŠIR|€ 5");
	t = read_as(a, IMPORT_ROLL, case_file(a, "19-eu-semicolon-sep.csv"));
	assert_int_equal(t.file.separator, ';');
	assert_int_equal(t.file.n, 2);
}

static void test_table__mangled_names_are_said(void **state)
{
	struct arena *a = *state;
	struct table t = read_as(a, IMPORT_ROLL, case_file(a, "20-mojibake.csv"));

	assert_int_equal(t.notes, 2);
	assert_note(&t, 0, 2, "mangled");
	assert_true(str_is(t.note[0].heading, "Surname"));
	assert_true(str_is(t.note[0].value, "Oâ€™Neill (probably O’Neill)"));
	assert_true(str_is(t.note[1].value, "ZoÃ« (probably Zoë)"));
	t = roll(a, "Surname,Forename,DOB\nZo\xEF\xBF\xBD,SÃO,1/2/2017\nConceição,São Éva,1/2/2017\n");
	assert_int_equal(t.notes, 1);
	assert_true(str_is(t.note[0].heading, "Surname"));
}

static void test_table__a_workbook_whatever_it_is_called(void **state)
{
	struct arena *a = *state;
	struct table t = read_as(a, IMPORT_ROLL,
	                         some_table(a,
	                                    "SEN Register\nUPN|Surname|Forename|DOB|Year\nX|O’Neill|Zoë|#42767|5\n"
	                                    "Total pupils:|1\n",
	                                    "dd/mm/yyyy"));

	assert_int_equal(t.form, TABLE_WORKBOOK);
	assert_int_equal(t.sheets, 1);
	assert_row(a, &t.file.row[0], "X|O’Neill|Zoë|2017-02-01|5");
	assert_int_equal(t.file.n, 1);
	assert_int_equal(t.file.row[0].line, 3);
	assert_int_equal(t.notes, 2);
	t = read_as(a, IMPORT_ROLL, case_file(a, "18c-html-table-saved-as-xls.xls"));
	assert_int_equal(t.form, TABLE_PAGE);
	assert_row(a, &t.file.row[0], "V998204119031|Orr|Quin|01/02/2017");
	t = read_as(a, IMPORT_ROLL, case_file(a, "08-ctf-9982041_LLLLLLL_001.xml"));
	assert_int_equal(t.form, TABLE_CTF);
	assert_row(a, &t.file.heading,
	           "UPN|Surname|Forename|Date of birth|Sex|SEN provision|SEN provision start date|SEN need 1");
	assert_row(a, &t.file.row[0], "X998204119013|Fern|Asha|2019-03-02|F|K|2024-09-01|SLCN");
	t = read_as(a, IMPORT_RESULTS, case_file(a, "08-ctf-9982041_LLLLLLL_001.xml"));
	assert_row(a, &t.file.row[0], "X998204119013|Fern|Asha|2019-03-02|KS1|2025/26|Phonics|TT|VAL||R|29");
}

static void test_table__merged_headings(void **state)
{
	struct arena *a = *state;
	const struct some_sheet sheet = {
		"Results",
		"<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>UPN</v></c><c r=\"B1\" t=\"str\"><v>Reading</v></c>"
		"<c r=\"D1\" t=\"str\"><v>Maths</v></c></row><row r=\"2\"><c r=\"A2\"/><c r=\"B2\" "
		"t=\"str\"><v>Autumn</v></c>"
		"<c r=\"C2\" t=\"str\"><v>Spring</v></c><c r=\"D2\" t=\"str\"><v>Autumn</v></c><c r=\"E2\" "
		"t=\"str\"><v>Spring"
		"</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><v>N999200126005</v></c><c r=\"B3\"><v>92</v></c>"
		"<c r=\"E3\"><v>99</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell "
		"ref=\"B1:C1\"/>"
		"<mergeCell ref=\"D1:E1\"/></mergeCells>",
		false
	};
	struct table t = read_as(a, IMPORT_RESULTS, some_book(a, &(struct some_book){ .sheet = &sheet, .sheets = 1 }));

	assert_row(a, &t.file.heading, "UPN|Reading Autumn|Reading Spring|Maths Autumn|Maths Spring");
	assert_row(a, &t.file.row[0], "N999200126005|92|||99");
	assert_int_equal(t.file.n, 1);
	assert_int_equal(t.notes, 0);
}

static void test_table__a_sheet_by_its_name(void **state)
{
	struct arena *a = *state;
	const struct some_sheet sheet[] = {
		{ "Read me", "<sheetData><row><c t=\"str\"><v>Hello</v></c></row></sheetData>", false },
		{ "Year 5",
		  "<sheetData><row><c t=\"str\"><v>Surname</v></c><c t=\"str\"><v>Forename</v></c></row>"
		  "<row hidden=\"1\"><c t=\"str\"><v>Kerr</v></c><c t=\"str\"><v>Lux</v></c></row></sheetData>",
		  false },
	};
	struct str book = some_book(a, &(struct some_book){ .sheet = sheet, .sheets = 2 });
	struct table t;
	struct csv_problem bad;
	struct err e;
	struct table_wish w = { .kind = IMPORT_STAFF, .sheet_named = S("year 5") };

	assert_int_equal(table_read(a, &w, book, &t, &bad, &e), RC_OK);
	assert_int_equal(t.sheets, 2);
	assert_int_equal(t.taken, 2);
	assert_row(a, &t.file.row[0], "Kerr|Lux");
	assert_note(&t, 0, 2, "workbook hides");
	w.sheet_named = S("Year 6");
	assert_int_equal(table_read(a, &w, book, &t, &bad, &e), RC_INVALID);
	assert_true(str_find(csv_problem_text(a, bad), S("no sheet of this name")) >= 0);
}

static void test_table__what_cannot_be_read_is_named(void **state)
{
	struct arena *a = *state;
	const struct zip_in ods = { .name = "mimetype",
		                    .body = S("application/vnd.oasis.opendocument.spreadsheet"),
		                    .stored = true };
	const struct zip_in other = { .name = "a.csv", .body = S("x") };

	assert_refused(a, S("\xD0\xCF\x11\xE0\xA1\xB1W\0o\0r\0k\0b\0o\0o\0k\0"), "old .xls workbook: save it as .xlsx");
	assert_refused(a, S("\x09\x08\x10\x00\x00\x06"), "old .xls workbook");
	assert_refused(a,
	               S("\xD0\xCF\x11\xE0"
	                 "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
	               "password");
	assert_refused(a, S("\xD0\xCF\x11\xE0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), ".doc");
	assert_refused(a, some_zip(a, &ods, 1), ".ods");
	assert_refused(a, some_docx(a), ".docx");
	assert_refused(a, some_odt(a), ".odt");
	assert_refused(a, some_zip(a, &other, 1), "Unpack it");
	assert_refused(a, some_pdf(a, 1, "", ""), "PDF");
	assert_refused(a, some_png(a, 2, 2), "picture");
	assert_refused(a, S("<?xml version=\"1.0\"?><Other/>"), "XML file of another kind");
	assert_refused(a, case_file(a, "18-real-workbook.xlsx"), "damaged, or not whole");
	assert_refused(a, case_file(a, "18b-xlsx-renamed.csv"), "damaged, or not whole");
	assert_refused(a, S(""), "empty");
}

/* ---- a property: no line of the table is lost, whatever stands around it ---- */

static uint64_t chance = 88172645463325252u;

static size_t any(size_t n)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return (size_t)(chance % n);
}

/* A line of a roll as schools have it: never without all of name, birthday and UPN. */
static void pupil_line(struct buf *b, size_t i)
{
	static const char *const family[] = { "Kerr", "O’Neill", "Page", "Total", "de la Cruz", "李", "Mean", "Count" };
	static const char *const given[] = { "Lux", "Zoë", "Summer", "Anne Marie", "May", "" };
	size_t what = any(4);

	buf_fmt(b, "%s,%s,%s,%s,%s,%s", what != 1 ? "N820123425001" : "", what != 2 ? family[any(8)] : "",
	        what != 2 ? given[any(6)] : "", what != 3 || any(2) == 0 ? "1/2/2017" : "", any(2) != 0 ? "5" : "",
	        any(3) == 0 ? "K" : "");
	buf_fmt(b, ",id%zu\n", i);
}

static void test_table__no_line_of_the_table_is_lost(void **state)
{
	static const char *const above[] = { "SEN Register,,,,,,\n", "Case School\n", "Printed 29/11/2026,,,,,,\n",
		                             ",,,\n" };
	static const char *const below[] = { "Total pupils:,2,,,,,\n", "Printed 29 November 2026,,,,,,\n",
		                             ",Number of pupils: 7,,,,,\n", ",,,,,,\n", "Page 1 of 1\n" };
	struct arena *a = arena_new(64u << 20);

	(void)state;
	for (int round = 0; round < 400; round++) {
		struct arena_mark mark = arena_mark(a);
		struct buf b = buf_new(a, 1 << 20);
		size_t lines = 0, n = 1 + any(20), ups = any(4), downs = any(5), spoken = 0, seen = 0;
		struct table t;

		for (size_t i = 0; i < ups; i++, lines++) {
			size_t k = any(4);

			buf_str(&b, str_of(above[k]));
			spoken += k != 3;
		}
		buf_str(&b, S("UPN,Surname,Forename,DOB,Year,SEN status,Ref\n"));
		for (size_t i = 0; i < n; i++)
			pupil_line(&b, i);
		for (size_t i = 0; i < downs; i++) {
			size_t k = any(5);

			buf_str(&b, str_of(below[k]));
			spoken += k != 3;
		}
		t = read_as(a, IMPORT_ROLL, buf_view(&b));
		assert_int_equal(t.file.n, n);
		for (size_t i = 0; i < n; i++)
			seen += str_eq(csv_cell(&t.file.row[i], 6), str_fmt(a, "id%zu", i));
		assert_int_equal(seen, n);
		assert_int_equal(t.notes, spoken);
		arena_rewind(a, mark);
	}
	arena_free(a);
}

/* ---- a property: a table is the same in whatever file it comes ---- */

enum { COLUMNS = 5, ROWS_MAX = 12 };

struct forms {
	struct buf csv;
	struct buf cells; /* for some_table */
	struct buf page;
	struct buf old;
};

static void cell_in(struct arena *a, struct forms *f, size_t i, const char *word)
{
	struct csv_out o = { .b = &f->csv, .in_row = i > 0 };
	struct buf safe = buf_new(a, 256);

	for (const char *c = word; *c != '\0'; c++)
		if (*c == '&' || *c == '<')
			buf_str(&safe, *c == '&' ? S("&amp;") : S("&lt;"));
		else
			buf_char(&safe, *c);
	csv_out_text(&o, str_of(word));
	buf_fmt(&f->cells, "%s%s", i > 0 ? "|" : "", word);
	buf_fmt(&f->page, "<td>%.*s</td>", STR_ARG(buf_view(&safe)));
	buf_fmt(&f->old, "<Cell><Data ss:Type=\"String\">%.*s</Data></Cell>", STR_ARG(buf_view(&safe)));
}

static void row_in(struct arena *a, struct forms *f, const char *const *word)
{
	buf_str(&f->page, S("<tr>"));
	buf_str(&f->old, S("<Row>"));
	for (size_t i = 0; i < COLUMNS; i++)
		cell_in(a, f, i, word[i]);
	buf_str(&f->csv, S("\r\n"));
	buf_str(&f->cells, S("\n"));
	buf_str(&f->page, S("</tr>"));
	buf_str(&f->old, S("</Row>"));
}

static void assert_same(struct arena *a, const struct table *x, struct str other)
{
	struct table y = read_as(a, IMPORT_ROLL, other);

	assert_int_equal(x->file.n, y.file.n);
	assert_int_equal(x->notes, y.notes);
	for (size_t i = 0; i <= x->file.n; i++) {
		const struct csv_row *p = i == 0 ? &x->file.heading : &x->file.row[i - 1];
		const struct csv_row *q = i == 0 ? &y.file.heading : &y.file.row[i - 1];

		for (size_t k = 0; k < COLUMNS; k++)
			if (!str_eq(csv_cell(p, k), csv_cell(q, k)))
				fail_msg("row %zu: %.*s is %.*s", i, STR_ARG(csv_cell(p, k)), STR_ARG(csv_cell(q, k)));
	}
}

static void test_table__the_same_in_whatever_file(void **state)
{
	static const char *const head[] = { "UPN", "Surname", "Forename", "DOB", "Reg" };
	static const char *const total[] = { "Total:", "2", "", "", "" };
	static const char *const names[] = { "Kerr",    "O’Neill", "Lark & Sons", "a < b", "李",         "Łukasik",
		                             "Zoë Ann", "Nÿe",     "x;y",         "",      "de la Cruz", "Quay, Jr" };
	struct arena *a = arena_new(256u << 20);

	(void)state;
	for (int round = 0; round < 25; round++) {
		struct arena_mark mark = arena_mark(a);
		struct forms f = { buf_new(a, 1 << 20), buf_new(a, 1 << 20), buf_new(a, 1 << 20), buf_new(a, 1 << 20) };
		size_t n = 1 + any(ROWS_MAX);
		struct table t;

		buf_str(&f.page, S("<html><table>"));
		buf_str(&f.old,
		        S("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
		          "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet "
		          "ss:Name=\"S\"><Table>"));
		row_in(a, &f, head);
		for (size_t i = 0; i < n; i++) {
			const char *row[] = { any(2) != 0 ? "N820123425001" : "", names[any(12)], names[any(12)],
				              "1/2/2017", any(3) != 0 ? "5A" : "" };

			row_in(a, &f, row);
		}
		row_in(a, &f, total);
		buf_str(&f.old, S("</Table></Worksheet></Workbook>"));
		buf_char(&f.cells, '\0');
		t = read_as(a, IMPORT_ROLL, buf_view(&f.csv));
		assert_int_equal(t.file.n, n);
		assert_int_equal(t.notes, 1);
		assert_same(a, &t, some_table(a, f.cells.p, NULL));
		assert_same(a, &t, buf_view(&f.page));
		assert_same(a, &t, buf_view(&f.old));
		arena_rewind(a, mark);
	}
	arena_free(a);
}

TEST_MAIN(test_table)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table__titles_above_the_headings),
		cmocka_unit_test(test_table__guidance_and_headings_once_more),
		cmocka_unit_test(test_table__headings_on_two_lines),
		cmocka_unit_test(test_table__totals_below_and_notes_beside),
		cmocka_unit_test(test_table__faults_of_a_spreadsheet_are_emptied),
		cmocka_unit_test(test_table__groups_above_the_headings),
		cmocka_unit_test(test_table__in_doubt_a_line_stays),
		cmocka_unit_test(test_table__letters_of_every_kind),
		cmocka_unit_test(test_table__mangled_names_are_said),
		cmocka_unit_test(test_table__a_workbook_whatever_it_is_called),
		cmocka_unit_test(test_table__merged_headings),
		cmocka_unit_test(test_table__a_sheet_by_its_name),
		cmocka_unit_test(test_table__what_cannot_be_read_is_named),
		cmocka_unit_test(test_table__no_line_of_the_table_is_lost),
		cmocka_unit_test(test_table__the_same_in_whatever_file),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
