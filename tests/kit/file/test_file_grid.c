/* kit/file/grid: what stands in the cells of workbooks, web pages and transfer files comes out as people see it, and
 * what is not sound ends only the process that looks. Every file is made here. */
#include "support/support.h"

#include <string.h>

#include "kit/file/grid.h"
#include "support/some_book.h"

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

static struct grid read_sheet(struct arena *a, enum grid_form form, int64_t sheet, struct str in)
{
	struct grid g = { 0 };
	enum grid_fault f = GRID_FINE;
	struct err e = { "" };

	if (grid_read(a, a, 0, form, sheet, in, &g, &f, &e) != RC_OK || f != GRID_FINE)
		fail_msg("refused: fault %d %s", (int)f, e.text);
	return g;
}

static enum grid_fault fault_of(struct arena *a, enum grid_form form, struct str in)
{
	struct grid g;
	enum grid_fault f = GRID_FINE;
	struct err e = { "" };

	assert_int_equal(grid_read(a, a, 0, form, 0, in, &g, &f, &e), RC_OK);
	return f;
}

/* Cells of a row apart by |. */
static void assert_row(struct arena *a, const struct grid *g, size_t i, size_t line, const char *want)
{
	struct str got;

	assert_true(i < g->n);
	got = str_join(a, g->row[i].cell, g->row[i].n, S("|"));
	if (!str_is(got, want) || g->row[i].line != line)
		fail_msg("row %zu: expected line %zu '%s', got line %zu '%.*s'", i, line, want, g->row[i].line,
		         STR_ARG(got));
}

#define ROW(n, x) "<row r=\"" n "\">" x "</row>"

static void test_book__every_kind_of_cell(void **state)
{
	struct arena *a = *state;
	const struct some_sheet sheet = {
		"Pupils",
		"<sheetData>" ROW("1", "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c>") ROW(
		    "3",
		    "<c r=\"A3\" t=\"inlineStr\"><is><r><t>Zo</t></r><r><t>ë</t></r><rPh><t>no</t></rPh></is></c>"
		    "<c r=\"B3\"><v>7</v></c><c r=\"C3\"><v>92.0</v></c><c r=\"D3\"><v>0.1</v></c>"
		    "<c r=\"E3\" t=\"b\"><v>1</v></c><c r=\"F3\" t=\"str\"><f>A1&amp;B1</f><v>as told</v></c>"
		    "<c r=\"G3\" t=\"e\"><v>#N/A</v></c><c r=\"H3\"/><c r=\"I3\"><v>7700900111</v></c>") "</sheetData>",
		false
	};
	struct grid g =
	    read_sheet(a, GRID_WORKBOOK, 0,
	               some_book(a, &(struct some_book){ .sheet = &sheet,
	                                                 .sheets = 1,
	                                                 .shared = "<si><t>UPN</t></si><si><r><t>Sur</t></r><r>"
	                                                           "<t>name</t></r></si>" }));

	assert_int_equal(g.sheets, 1);
	assert_int_equal(g.n, 2);
	assert_row(a, &g, 0, 1, "UPN||Surname");
	assert_row(a, &g, 1, 3, "Zoë|7|92|0.1|TRUE|as told|#N/A||7700900111");
}

static void assert_shown(struct arena *a, const char *format, const char *number, bool base_1904, const char *want)
{
	struct some_sheet sheet = { "S", NULL, false };
	struct some_book b = { .sheet = &sheet, .sheets = 1, .base_1904 = base_1904 };
	const bool known = strspn(format, "0123456789") == strlen(format) && strlen(format) < 3;
	struct grid g;

	sheet.xml = str_c(a, str_fmt(a, "<sheetData><row><c s=\"1\"><v>%s</v></c></row></sheetData>", number));
	b.styles = str_c(a, str_fmt(a,
	                            "<numFmts><numFmt numFmtId=\"170\" formatCode=\"%s\"/></numFmts><cellXfs><xf/><xf "
	                            "numFmtId=\"%s\"/></cellXfs>",
	                            known ? "" : format, known ? format : "170"));
	g = read_sheet(a, GRID_WORKBOOK, 0, some_book(a, &b));
	assert_row(a, &g, 0, 1, want);
}

static void test_book__dates_by_their_format(void **state)
{
	struct arena *a = *state;

	assert_shown(a, "14", "42993", false, "2017-09-15");
	assert_shown(a, "22", "42993.5", false, "2017-09-15 12:00");
	assert_shown(a, "dd/mm/yyyy", "42767", false, "2017-02-01");
	assert_shown(a, "[$-809]d mmm yyyy;@", "42767.25", false, "2017-02-01");
	assert_shown(a, "&quot;born &quot;d.m.yy", "42767", false, "2017-02-01");
	assert_shown(a, "dd/mm/yyyy", "41305", true, "2017-02-01");
	assert_shown(a, "dd/mm/yyyy", "59", false, "1900-02-28");
	assert_shown(a, "dd/mm/yyyy", "61", false, "1900-03-01");
	assert_shown(a, "mmm", "42767", false, "2017-02-01");
	assert_shown(a, "h:mm", "0.295833333333333", false, "7:06");
	assert_shown(a, "[h]:mm", "1.25", false, "30:00");
	assert_shown(a, "hh:mm:ss", "0.5000115740740740", false, "12:00:01");
	/* no dates, though they have such letters */
	assert_shown(a, "General", "42993", false, "42993");
	assert_shown(a, "0.00E+00", "42993", false, "42993");
	assert_shown(a, "[Red]0", "42993", false, "42993");
	assert_shown(a, "#,##0 \\d", "42993", false, "42993");
	assert_shown(a, "0%", "0.94", false, "94%");
	assert_shown(a, "0.0%", "0.945", false, "94.5%");
	assert_shown(a, "00000000000", "7700900111", false, "07700900111");
	assert_shown(a, "dd/mm/yyyy", "-1", false, "-1");
	assert_shown(a, "dd/mm/yyyy", "9999999", false, "9999999");
}

static void test_book__which_sheet(void **state)
{
	struct arena *a = *state;
	const struct some_sheet sheet[] = {
		{ "Cover", "<sheetData><row r=\"1\"><c r=\"A1\"/></row></sheetData>", false },
		{ "Lists", "<sheetData>" ROW("1", "<c><v>1</v></c>") "</sheetData>", true },
		{ "Pupils", "<sheetData>" ROW("1", "<c><v>2</v></c>") "</sheetData>", false },
		{ "Staff &amp; others", "<sheetData>" ROW("4", "<c><v>3</v></c>") "</sheetData>", false },
	};
	struct str book = some_book(a, &(struct some_book){ .sheet = sheet, .sheets = 4 });
	struct grid g = read_sheet(a, GRID_WORKBOOK, 0, book);
	enum grid_fault f;
	struct err e;

	assert_int_equal(g.sheets, 4);
	assert_int_equal(g.taken, 3);
	assert_false(g.sheet[0].filled);
	assert_true(g.sheet[1].hidden);
	assert_true(str_is(g.sheet[3].name, "Staff & others"));
	assert_row(a, &g, 0, 1, "2");
	g = read_sheet(a, GRID_WORKBOOK, 4, book);
	assert_row(a, &g, 0, 4, "3");
	assert_int_equal(grid_read(a, a, 0, GRID_WORKBOOK, 5, book, &g, &f, &e), RC_OK);
	assert_int_equal(f, GRID_NO_SHEET);
	assert_int_equal(grid_read(a, a, 0, GRID_WORKBOOK, 1, book, &g, &f, &e), RC_OK);
	assert_int_equal(f, GRID_EMPTY);
}

static void test_book__what_is_merged_downwards_stands_in_every_line(void **state)
{
	struct arena *a = *state;
	const struct some_sheet sheet = {
		"S",
		"<sheetData>" ROW("1", "<c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c>")
		    ROW("2", "<c r=\"B2\"><v>3</v></c>") ROW("3", "<c r=\"B3\"><v>4</v></c>") ROW(
		        "4",
		        "<c r=\"B4\"><v>5</v></c>") "</sheetData><mergeCells>"
		                                    "<mergeCell ref=\"A1:A3\"/><mergeCell ref=\"B4:D4\"/></mergeCells>",
		false
	};
	struct grid g =
	    read_sheet(a, GRID_WORKBOOK, 0, some_book(a, &(struct some_book){ .sheet = &sheet, .sheets = 1 }));

	assert_row(a, &g, 1, 2, "1|3");
	assert_row(a, &g, 2, 3, "1|4");
	assert_row(a, &g, 3, 4, "|5");
}

static void test_book__what_is_not_sound_is_refused(void **state)
{
	struct arena *a = *state;
	const struct some_sheet sheet = { "S", "<sheetData>" ROW("1", "<c><v>1</v></c>") "</sheetData>", false };
	const struct some_book b = { .sheet = &sheet, .sheets = 1 };
	struct str sound = some_book(a, &b);
	struct buf nothing = buf_new(a, 64u << 20);
	const struct zip_in bare = { .name = "xl/worksheets/sheet1.xml", .body = S("<worksheet/>") };

	for (size_t i = 0; i < 40u << 20; i += 16)
		buf_str(&nothing, S("                "));
	assert_int_equal(fault_of(a, GRID_WORKBOOK, sound), GRID_FINE);
	assert_int_equal(fault_of(a, GRID_WORKBOOK, str_sub(sound, 0, sound.n - 30)), GRID_DAMAGED);
	assert_int_equal(fault_of(a, GRID_WORKBOOK, S("PK\x03\x04rest")), GRID_DAMAGED);
	assert_int_equal(fault_of(a, GRID_WORKBOOK, some_zip(a, &bare, 1)), GRID_DAMAGED);
	assert_int_equal(fault_of(a, GRID_WORKBOOK,
	                          some_book_with(a, &b,
	                                         (struct zip_in){ .name = "xl/worksheets/sheet1.xml",
	                                                          .body =
	                                                              S("<!DOCTYPE x [<!ENTITY e \"boom\">]>"
	                                                                "<worksheet><sheetData><row><c><v>&e;</v></c>"
	                                                                "</row></sheetData></worksheet>") })),
	                 GRID_UNSAFE);
	assert_int_equal(fault_of(a, GRID_WORKBOOK,
	                          some_book_with(a, &b,
	                                         (struct zip_in){ .name = "xl/worksheets/sheet1.xml",
	                                                          .body = buf_view(&nothing) })),
	                 GRID_EXCESSIVE);
	assert_int_equal(fault_of(a, GRID_WORKBOOK,
	                          some_book_with(a, &b,
	                                         (struct zip_in){ .name = "xl/worksheets/sheet1.xml",
	                                                          .body = S("<worksheet><sheetData><row><c><v>1</v></c>"
	                                                                    "</row></sheetData></worksheet>"),
	                                                          .said = 10 })),
	                 GRID_EXCESSIVE);
	assert_int_equal(fault_of(a, GRID_WORKBOOK,
	                          some_book_with(a, &b,
	                                         (struct zip_in){ .name = "xl/worksheets/sheet1.xml",
	                                                          .body = S("<worksheet><sheetData><row><c r=\"XFD1\">"
	                                                                    "<v>1</v></c></row></sheetData>"
	                                                                    "</worksheet>") })),
	                 GRID_MANY_COLUMNS);
}

static enum grid_fault fault_of_part(struct arena *a, const char *name, struct str body)
{
	const struct some_sheet sheet = { "S", "<sheetData>" ROW("1", "<c><v>1</v></c>") "</sheetData>", false };
	const struct some_book b = { .sheet = &sheet, .sheets = 1, .shared = "<si><t>x</t></si>" };

	return fault_of(a, GRID_WORKBOOK, some_book_with(a, &b, (struct zip_in){ .name = name, .body = body }));
}

/* Entities, references and marks of the markup, where a part is read without a tree. */
static void test_book__letters_that_xml_writes_in_other_ways(void **state)
{
	struct arena *a = *state;
	const struct some_sheet sheet = {
		"S",
		"<sheetData>" ROW("1", "<c t=\"str\"><v>A &amp; B &lt;&#67;&#x20AC;</v></c>"
		                       "<c t=\"str\"><v><![CDATA[<raw>]]> end</v></c><c t=\"s\"><v>0</v></c>"
		                       "<c><v>007</v></c><c><v>123456789012345</v></c><c><v>1e3</v></c>"
		                       "<c t=\"&#115;tr\"><v>x<!-- no -->y</v></c>"
		                       "<c t=\"str\"><v>d&#127;el</v></c><c t=\"str\"><v>&#127;</v></c>"
		                       "<c t=\"str\"><v>end</v></c>") "</sheetData>",
		false
	};
	struct grid g = read_sheet(a, GRID_WORKBOOK, 0,
	                           some_book(a, &(struct some_book){ .sheet = &sheet,
	                                                             .sheets = 1,
	                                                             .shared = "<si><t>Ann &amp; <![CDATA[Bo]]></t>"
	                                                                       "</si>" }));

	assert_row(a, &g, 0, 1, "A & B <C€|<raw> end|Ann & Bo|7|123456789012345|1000|xy|del||end");
	assert_int_equal(
	    fault_of_part(a, "xl/worksheets/sheet1.xml",
	                  S("<worksheet><sheetData><row><c><v>1&e;</v></c></row></sheetData></worksheet>")),
	    GRID_DAMAGED);
	assert_int_equal(fault_of_part(a, "xl/worksheets/sheet1.xml",
	                               S("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>")),
	                 GRID_DAMAGED);
	assert_int_equal(fault_of_part(a, "xl/sharedStrings.xml", S("<!DOCTYPE x><sst><si><t>x</t></si></sst>")),
	                 GRID_UNSAFE);
	assert_int_equal(fault_of_part(a, "xl/sharedStrings.xml", S("<!DOCTYPE x SYSTEM \"x.dtd\"><sst/>")),
	                 GRID_UNSAFE);
	assert_int_equal(fault_of_part(a, "xl/sharedStrings.xml", S("<sst><si><t>x</si></sst>")), GRID_DAMAGED);
}

static void test_page__a_table_saved_as_a_workbook(void **state)
{
	struct arena *a = *state;
	struct grid g = read_sheet(
	    a, GRID_PAGE, 0,
	    S("<html><head><meta charset=\"utf-8\"><style>td{x:y}</style></head><body><table><tr><td>Report</table>"
	      "<table><tr><th>UPN<th>Name<th colspan=2>Reading</tr>"
	      "<tr><td rowspan=2>A1</td><td>Zo&euml;\n  O&#8217;Neill<br>x</td><td>1<td>2</tr>"
	      "<tr><td>b &amp; c</td><td></td><td><script>alert(1)</script>3</td></tr></table></body></html>"));

	assert_int_equal(g.sheets, 2);
	assert_int_equal(g.taken, 2);
	assert_row(a, &g, 0, 1, "UPN|Name|Reading");
	assert_row(a, &g, 1, 2, "A1|Zoë O’Neill\nx|1|2");
	assert_row(a, &g, 2, 3, "A1|b & c||3");
	assert_int_equal(fault_of(a, GRID_PAGE, S("<html><p>Nothing here")), GRID_EMPTY);
}

static void test_xml_book__sheets_of_2003(void **state)
{
	struct arena *a = *state;
	struct str in =
	    S("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
	      "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
	      "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Pupils\"><Table>"
	      "<Row><Cell><Data ss:Type=\"String\">UPN</Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"String\">Born"
	      "</Data></Cell></Row><Row ss:Index=\"4\"><Cell ss:MergeAcross=\"1\"><Data "
	      "ss:Type=\"Number\">7.0</Data></Cell>"
	      "<Cell><Data "
	      "ss:Type=\"DateTime\">2017-02-01T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>");
	struct grid g = read_sheet(a, GRID_XML_WORKBOOK, 0, in);

	assert_row(a, &g, 0, 1, "UPN||Born");
	assert_row(a, &g, 1, 4, "7||2017-02-01");
	assert_true(str_is(g.sheet[0].name, "Pupils"));
	assert_int_equal(fault_of(a, GRID_XML_WORKBOOK, S("<!DOCTYPE a [<!ENTITY e \"x\">]><Workbook>&e;</Workbook>")),
	                 GRID_UNSAFE);
}

#define CTF(inner)                                                                                                     \
	S("<?xml "                                                                                                     \
	  "version=\"1.0\"?><CTfile><Header><DateTime>2026-07-14T10:15:00</DateTime></Header><CTFpupilData>" inner     \
	  "</CTFpupilData></CTfile>")
#define FERN                                                                                                           \
	"<Pupil><UPN>X998204119013</UPN><Surname>Fern</Surname><Forename>Asha</Forename><DOB>2019-03-02</DOB><Sex>F</" \
	"Sex>"                                                                                                         \
	"<BasicDetails><FormerUPN>F998204119001</FormerUPN><NCyearActual>2</NCyearActual></BasicDetails><SENhistory>"  \
	"<SEN><StartDate>2025-09-01</StartDate><SENprovision>E</SENprovision></SEN>"                                   \
	"<SEN><StartDate>2023-09-01</StartDate><SENprovision>K</SENprovision></SEN><SENneeds>"                         \
	"<SENneed><SENtypeRank>2</SENtypeRank><SENtype>SEMH</SENtype></SENneed>"                                       \
	"<SENneed><SENtypeRank>1</SENtypeRank><SENtype>SLCN</SENtype></SENneed><SENneed><NeedEndDate>2025-01-01"       \
	"</NeedEndDate><SENtypeRank>1</SENtypeRank><SENtype>MLD</SENtype></SENneed></SENneeds></SENhistory><Address>"  \
	"<BS7666Address><PAON>1</PAON><Street>Elm Row</Street></BS7666Address><PostCode>ZZ1 1ZZ</PostCode></Address>"  \
	"<Contacts><Contact><Order>2</Order><Surname>Fern</Surname><Forename>Omar</Forename>"                          \
	"<Relationship>PAF</Relationship><Responsibility>false</Responsibility></Contact><Contact><Order>1</Order>"    \
	"<Title>Ms</Title><Surname>Reed</Surname><Forename>Ivy</Forename><Relationship>PAM</Relationship>"             \
	"<Responsibility>true</Responsibility><AddressAsPupil>true</AddressAsPupil><Phones><Phone><TelephoneType>M"    \
	"</TelephoneType><PhoneNo>07700 900123</PhoneNo></Phone></Phones></Contact></Contacts><StageAssessments>"      \
	"<KeyStage><Stage>KS1</Stage><StageAssessment><Year>2026</Year><Subject>PHO</Subject><ResultStatus>R"          \
	"</ResultStatus><Result>29</Result></StageAssessment><StageAssessment><Year>2026</Year><Subject>REA</Subject>" \
	"<ResultStatus>T</ResultStatus><Result>EXS</Result></StageAssessment></KeyStage></StageAssessments></Pupil>"

static void test_ctf__pupils_contacts_and_results(void **state)
{
	struct arena *a = *state;
	struct str in = CTF(FERN);
	struct grid g = read_sheet(a, GRID_CTF, GRID_CTF_PUPILS, in);

	assert_row(
	    a, &g, 0, 1,
	    "UPN|Former UPN|Surname|Forename|Date of birth|Sex|NC year|SEN provision|SEN provision start date|Other "
	    "SEN provision|Earlier SEN needs|SEN need 1|SEN need 2|Contact 1 Title|Contact 1 Forename|Contact 1 "
	    "Surname|Contact 1 Relationship|Contact 1 Parental responsibility|Contact 1 Phone|Contact 1 Email|Contact "
	    "1 Address|Contact 1 Lives with|Contact 2 Title|Contact 2 Forename|Contact 2 Surname|Contact 2 "
	    "Relationship|Contact 2 Parental responsibility|Contact 2 Phone|Contact 2 Email|Contact 2 Address|Contact "
	    "2 Lives with");
	assert_row(
	    a, &g, 1, 2,
	    "X998204119013|F998204119001|Fern|Asha|2019-03-02|F|2|E|2025-09-01|K from 2023-09-01 to 2025-09-01|MLD to "
	    "2025-01-01|SLCN|SEMH|Ms|Ivy|Reed|Mother|true|07700 900123||1, Elm Row, ZZ1 1ZZ|Y||Omar|Fern|Father|false");
	g = read_sheet(a, GRID_CTF, GRID_CTF_CONTACTS, in);
	assert_int_equal(g.n, 3);
	assert_row(a, &g, 2, 3, "X998204119013|Fern|Asha|2019-03-02||Omar|Fern|Father|false");
	g = read_sheet(a, GRID_CTF, GRID_CTF_RESULTS, in);
	assert_row(a, &g, 1, 2, "X998204119013|Fern|Asha|2019-03-02|KS1|2025/26|Phonics||||R|29");
	/* a target is no result */
	assert_row(a, &g, 2, 3, "X998204119013|Fern|Asha|2019-03-02|KS1|2025/26|Reading||||T||EXS");
	assert_int_equal(fault_of(a, GRID_CTF, S("<Other/>")), GRID_DAMAGED);
	assert_int_equal(fault_of(a, GRID_CTF, S("<CTfile><CTFpupilData/>")), GRID_DAMAGED);
	assert_int_equal(fault_of(a, GRID_CTF, CTF("")), GRID_EMPTY);
	assert_int_equal(fault_of(a, GRID_CTF,
	                          S("<!DOCTYPE CTfile [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><CTfile>&x;"
	                            "</CTfile>")),
	                 GRID_UNSAFE);
}

#define SEN_OF(day, spells)                                                                                            \
	S("<?xml version=\"1.0\"?><CTfile><Header><DateTime>" day "</DateTime></Header><CTFpupilData><Pupil>"          \
	  "<UPN>X998204119013</UPN><Surname>Fern</Surname><Forename>Asha</Forename><DOB>2019-03-02</"                  \
	  "DOB><SENhistory>" spells "</SENhistory></Pupil></CTFpupilData></CTfile>")
#define SPELL(code, from, until)                                                                                       \
	"<SEN><StartDate>" from "</StartDate><EndDate>" until "</EndDate><SENprovision>" code "</SENprovision></SEN>"
#define NEED_UNTIL(day)                                                                                                \
	"<SENneeds><SENneed><NeedEndDate>" day "</NeedEndDate><SENtype>MLD</SENtype></SENneed></SENneeds>"
#define ASHA "X998204119013|Fern|Asha|2019-03-02"
#define WHO "UPN|Surname|Forename|Date of birth"

/* What has ended is not what is now, and is not lost. */
static void test_ctf__what_has_ended_is_not_current(void **state)
{
	struct arena *a = *state;
	const struct {
		struct str in;
		const char *heading;
		const char *want;
	} cases[] = {
		{ SEN_OF("2026-07-14T10:15:00", SPELL("K", "2023-09-01", "2025-07-20")), WHO "|Other SEN provision",
		  ASHA "|K from 2023-09-01 to 2025-07-20" },
		{ SEN_OF("2026-07-14T10:15:00",
		         SPELL("E", "2024-09-01", "2026-07-14") SPELL("K", "2023-09-01", "2024-08-31")),
		  WHO "|Other SEN provision",
		  ASHA "|K from 2023-09-01 to 2024-08-31; E from 2024-09-01 to 2026-07-14" },
		/* one whose end is to come is */
		{ SEN_OF("2026-07-14T10:15:00", SPELL("K", "2023-09-01", "2026-08-31") NEED_UNTIL("2026-08-31")),
		  WHO "|SEN provision|SEN provision start date|SEN need 1", ASHA "|K|2023-09-01|MLD" },
		/* of two of one day it is the one without an end */
		{ SEN_OF("2026-07-14T10:15:00", SPELL("K", "2023-09-01", "") SPELL("N", "2023-09-01", "2023-09-01")),
		  WHO "|SEN provision|SEN provision start date|Other SEN provision",
		  ASHA "|K|2023-09-01|N from 2023-09-01 to 2023-09-01" },
		/* without a day of the file nobody can tell */
		{ SEN_OF("", SPELL("K", "2023-09-01", "2030-07-20") NEED_UNTIL("2030-07-20")),
		  WHO "|Other SEN provision|Earlier SEN needs",
		  ASHA "|K from 2023-09-01 to 2030-07-20|MLD to 2030-07-20" },
		{ SEN_OF("yesterday", SPELL("K", "2023-09-01", "2025-07-20") NEED_UNTIL("2025-07-20")),
		  WHO "|Other SEN provision|Earlier SEN needs",
		  ASHA "|K from 2023-09-01 to 2025-07-20|MLD to 2025-07-20" },
		{ SEN_OF("", SPELL("K", "2023-09-01", "")), WHO "|SEN provision|SEN provision start date",
		  ASHA "|K|2023-09-01" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct grid g = read_sheet(a, GRID_CTF, GRID_CTF_PUPILS, cases[i].in);

		assert_row(a, &g, 0, 1, cases[i].heading);
		assert_row(a, &g, 1, 2, cases[i].want);
	}
}

TEST_MAIN(test_file_grid)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_book__every_kind_of_cell),
		cmocka_unit_test(test_book__dates_by_their_format),
		cmocka_unit_test(test_book__which_sheet),
		cmocka_unit_test(test_book__what_is_merged_downwards_stands_in_every_line),
		cmocka_unit_test(test_book__what_is_not_sound_is_refused),
		cmocka_unit_test(test_book__letters_that_xml_writes_in_other_ways),
		cmocka_unit_test(test_page__a_table_saved_as_a_workbook),
		cmocka_unit_test(test_xml_book__sheets_of_2003),
		cmocka_unit_test(test_ctf__pupils_contacts_and_results),
		cmocka_unit_test(test_ctf__what_has_ended_is_not_current),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
