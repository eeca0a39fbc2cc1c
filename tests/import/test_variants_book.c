/* Workbooks, web pages and transfer files in other dress: what stands in them ends as it does from plain text. */
#include "support/support.h"

#include "support/import_variant.h"
#include "support/some_book.h"
#include "support/test_db.h"

#define R IMPORT_ROLL
#define V IMPORT_RESULTS
#define PUPILS                                                                                                         \
	"UPN,Surname,Forename,DOB,Year\nZ999200126004,Osei,Daniel,2015-09-17,6\nN999200126005,Nolan,Freya,2018-06-20," \
	"4\n"

static void try_book(const char *name, enum import_kind kind, const struct some_book *b, const char *want)
{
	struct ctx *c = said_school();
	const struct import_options o = { .kind = kind, .special = true };
	struct import_report report;
	bool good = said_is(name, said_bring(c, &o, some_book(c->a, b), &report), want);

	said_school_end(c);
	assert_true(good);
}

#define TEXT(ref, s) "<c r=\"" ref "\" t=\"inlineStr\"><is><t>" s "</t></is></c>"
#define STYLES                                                                                                         \
	"<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"         \
	"<xf numFmtId=\"164\"/></cellXfs>"
#define HEADS TEXT("A1", "Surname") TEXT("B1", "Forename") TEXT("C1", "DOB") TEXT("D1", "Class")

static void test_variants__cells_of_a_workbook(void **state)
{
	const struct some_sheet cells = {
		"Pupils",
		"<sheetData><row r=\"1\">" HEADS TEXT("E1", "Contact 1 Name") TEXT("F1", "Contact 1 PR")
		    TEXT("G1", "Contact 1 Court order") TEXT("H1", "Contact 1 Phone")
		        TEXT("I1",
		             "Year") "</row><row r=\"2\">"
		                     "<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>"
		                     "<c r=\"C2\" s=\"1\"><v>42767</v></c>"
		                     "<c r=\"D2\" t=\"e\"><f>VLOOKUP(1,X,2)</f><v>#N/A</v></c>" TEXT(
		                         "E2",
		                         "Una Elm") "<c r=\"F2\" t=\"b\"><v>1</v></c><c r=\"G2\" t=\"b\"><v>1</v></c>"
		                                    "<c r=\"H2\"><v>7700900123</v></c><c r=\"I2\" "
		                                    "t=\"str\"><f>1+4</f><v>5</v></c>"
		                                    "</row></sheetData>",
		false
	};
	const struct some_book book = { .sheet = &cells,
		                        .sheets = 1,
		                        .styles = STYLES,
		                        .shared = "<si><r><t>O</t></r><r><t>\xE2\x80\x99"
		                                  "Brien</t></r></si><si><t>\xE4\xBC\x9F</t><rPh sb=\"0\" eb=\"1\"><t>"
		                                  "\xE3\x82\xA6\xE3\x82\xA7\xE3\x82\xA4</t></rPh></si>" };

	(void)state;
	try_book("shared words with readings, a fault, booleans, a number for a telephone, a formula", R, &book,
	         "in\npupil 伟 O’Brien () 2017-02-01 - - 5 - N\n!#N/A -\nnote 2 Class: The spreadsheet shows a "
	         "fault\ncontact "
	         "伟:  Una Elm, , pr yes, 07700900123, , , order 1, letters, RESTRICTED\nnote 1 Contact 1 Phone: A "
	         "spreadsheet "
	         "has damaged");
}

#define ROW(r, cells) "<row r=\"" r "\">" cells "</row>"
#define DOWN(column) "<mergeCell ref=\"" column "4:" column "5\"/>"

static void test_variants__sheets_of_a_workbook(void **state)
{
	/* clang-format off */
	const struct some_sheet sheets[] = {
		{ "Lists", "<sheetData>" ROW("1", TEXT("A1", "N")) "</sheetData>", true },
		{ "Pupils",
		  "<sheetData>"
		  ROW("1", TEXT("A1", "SEN register"))
		  ROW("2", TEXT("A2", "Pupil") TEXT("D2", "Born") TEXT("E2", "SEN"))
		  ROW("3", TEXT("A3", "UPN") TEXT("B3", "Surname") TEXT("C3", "Forename") TEXT("D3", "DOB")
		           TEXT("E3", "Status") TEXT("F3", "Need 1"))
		  ROW("4", TEXT("A4", "P998204119400") TEXT("B4", "Ash") TEXT("C4", "Di")
		           "<c r=\"D4\" s=\"1\"><v>41305</v></c>" TEXT("E4", "K") TEXT("F4", "SLCN"))
		  ROW("5", TEXT("F5", "ASD"))
		  "</sheetData><mergeCells>" DOWN("A") DOWN("B") DOWN("C") DOWN("D") DOWN("E") "</mergeCells>",
		  false },
	};
	/* clang-format on */
	const struct some_book book = { .sheet = sheets, .sheets = 2, .styles = STYLES, .base_1904 = true };

	(void)state;
	try_book("a hidden sheet, groups, merged lines, days counted from 1904", R, &book,
	         "in\npupil Di Ash () 2017-02-01 P998204119400 - 5 - K from 2026-11-29 1:SLCN 2026-11-29 2:ASD\n"
	         "note 1 : This line is above\npupils 1");
}

static void test_variants__web_pages(void **state)
{
	static const struct variant list[] = {
		{ "spans, entities, a logo", R,
		  "<html><body><table><tr><td>Logo</td></tr></table><table><tr><th colspan=\"7\">SEN register &ndash; "
		  "2026</th></tr><tr><th>UPN</th><th>Surname</th><th>Forename</th><th>DOB</th><th>Year</"
		  "th><th>SEN&nbsp;status"
		  "</th><th>SEN need 1</th></tr><tr><td rowspan=2>P998204119400</td><td rowspan=2>O&#39;Brien</td><td "
		  "rowspan=2>Zo&euml;</td><td rowspan=2>01/02/2017</td><td rowspan=2>5</td><td "
		  "rowspan=2>K</td><td>SLCN</td>"
		  "</tr><tr><td>ASD</td></tr><tr><td></td><td>Elm &amp; "
		  "Oak</td><td>Ed<br>Tom</td><td>02/02/2017</td><td>5</td>"
		  "<td>N</td><td>&nbsp;</td></tr></table></body></html>",
		  "in\npupil Zoë O'Brien () 2017-02-01 P998204119400 - 5 - K from 2026-11-29 1:SLCN 2026-11-29 "
		  "2:ASD\npupil Ed "
		  "Tom Elm & Oak () 2017-02-02" },
		{ "a table in a table", R,
		  "<table><tr><td><table><tr><th>Surname</th><th>Forename</th><th>DOB</th></tr><tr><td>Ash</td><td>Di</"
		  "td><td>01/02/2017</td></tr></table></td></tr></table>",
		  "in\npupil Di Ash () 2017-02-01\npupils 1" },
		{ "tags that are left open, a foot", R,
		  "<table><thead><tr><th>Surname<th>Forename<th>DOB</thead><tbody><tr><td>Ash<td>Di<td "
		  "x:num=\"42767\">01/02/2017</tbody><tfoot><tr><td colspan=3>Total: 1</tfoot></table>",
		  "in\npupil Di Ash () 2017-02-01\npupils 1" },
	};

	(void)state;
	variants_try(list, sizeof list / sizeof *list, NULL, NULL);
}

#define CTF(inner)                                                                                                     \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?><CTfile xmlns=\"http://ctf.example\"><Header><DateTime>"            \
	"2026-07-14T10:15:00</DateTime></Header><CTFpupilData>" inner "</CTFpupilData></CTfile>"
#define CHILD(family, given, rest)                                                                                     \
	"<Pupil><Surname>" family "</Surname><Forename>" given "</Forename><DOB>2019-03-02</DOB>" rest "</Pupil>"
#define SEN(day, code) "<SEN><StartDate>" day "</StartDate><SENprovision>" code "</SENprovision></SEN>"
#define MARK(year, subject, method, status, qualifier, result)                                                         \
	"<StageAssessment><Year>" year "</Year><Subject>" subject "</Subject><Method>" method                          \
	"</Method><ResultStatus>" status "</ResultStatus><ResultQualifier>" qualifier                                  \
	"</ResultQualifier><Result>" result "</Result></StageAssessment>"

static void test_variants__transfer_files(void **state)
{
	static const struct variant list[] = {
		{ "several pupils, elements missing, needs by rank", R,
		  CTF(CHILD("Ash", "Di", "<Gender>F</Gender>") CHILD(
		      "Elm", "Ed",
		      "<SENhistory>" SEN("2024-09-01", "K") SEN(
		          "2025-09-01",
		          "E") "<SENneeds><SENneed><SENtypeRank>2</SENtypeRank><SENtype>SLCN</SENtype></"
		               "SENneed><SENneed>"
		               "<SENtypeRank>1</SENtypeRank><SENtype>ASD</SENtype></SENneed></SENneeds></SENhistory>")),
		  "in\npupil Di Ash () 2019-03-02 - F 3 - N\npupil Ed Elm () 2019-03-02 - - 3 - E from 2025-09-01 "
		  "1:ASD 2025-09-01 "
		  "2:SLCN\nunused: Other SEN provision\npupils 2" },
		{ "a plan that is still to come is not the status", R,
		  CTF(CHILD("Ash", "Di", "<SENhistory>" SEN("2024-09-01", "K") SEN("2027-01-01", "E") "</SENhistory>")),
		  "in\npupil Di Ash () 2019-03-02 - - 3 - K from 2024-09-01\nunused: Other SEN provision" },
		{ "a pupil without a name", R,
		  CTF("<Pupil><Forename>Di</Forename><DOB>2019-03-02</DOB></Pupil>" CHILD("Elm", "Ed", "")),
		  "refused\nproblem 2 Surname: This cell is empty\npupils 0" },
	};
	static const struct variant results[] = {
		{ "scaled scores, judgements, targets and raw marks", V,
		  CTF("<Pupil><UPN>Z999200126004</UPN><Surname>Osei</Surname><Forename>Daniel</"
		      "Forename><DOB>2015-09-17</DOB>"
		      "<StageAssessments><KeyStage><Stage>KS2</Stage>" MARK("2026", "REA", "TT", "R", "NS", "104")
		          MARK("2026", "MAT", "TT", "R", "NM", "88") MARK("2026", "MAT", "TA", "E", "NS", "110")
		              MARK("2026", "WRI", "TA", "R", "NT", "EXS") "</KeyStage></StageAssessments></Pupil>"),
		  "in\nDaniel reading ks2-scaled Summer 2026 104\nDaniel writing teacher Summer 2026 \n!Daniel maths" },
		{ "a year without an assessment point is no other year", V,
		  CTF("<Pupil><UPN>Z999200126004</UPN><Surname>Osei</Surname><Forename>Daniel</"
		      "Forename><DOB>2015-09-17</DOB>"
		      "<StageAssessments><KeyStage><Stage>KS1</Stage>" MARK(
		          "2022", "PHO", "TT", "R", "NM", "29") "</KeyStage></StageAssessments></Pupil>"),
		  "refused\nproblem 2 Academic year: The settings have no assessment point in the summer of this "
		  "school year\n"
		  "!result Daniel" },
	};

	(void)state;
	variants_try(list, sizeof list / sizeof *list, NULL, NULL);
	variants_try(results, sizeof results / sizeof *results, PUPILS, NULL);
}

TEST_MAIN(test_variants_book)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_variants__cells_of_a_workbook),
		cmocka_unit_test(test_variants__sheets_of_a_workbook),
		cmocka_unit_test(test_variants__web_pages),
		cmocka_unit_test(test_variants__transfer_files),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
