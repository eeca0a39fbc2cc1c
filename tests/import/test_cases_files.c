/* Every file that schools have shown (tests/fixtures/cases), brought into a school as it came: what a person would say
 * stands in the records afterwards, or what is said. The cases by kind, with others like them, are in test_cases_* and
 * test_variants_*. */
#include "support/support.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "support/import_said.h"
#include "support/test_db.h"

enum { FILE_MAX = 64 * 1024 };

#define R IMPORT_ROLL
#define C IMPORT_CONTACTS
#define L IMPORT_CLASSES
#define T IMPORT_STAFF
#define V IMPORT_RESULTS
#define U IMPORT_CIRCUMSTANCES

struct shown {
	const char *file;
	enum import_kind kind;
	const char *want;
	const char *before; /* brought in first: a file, or PUPILS */
	bool for_all;       /* point and scale are chosen for those that name none */
};

#define PUPILS "pupils"

static const struct shown ROLLS[] = {
	{ .file = "01-arbor-sen-register.csv",
	  .kind = R,
	  .want = "in\npupil Orla Quill () 2017-09-15 F998204119001 - 4 4 Kestrel K from 2026-11-29 1:SLCN 2025-12-16 "
	          "2:SEMH "
	          "2025-12-16 joined - left -\npupil Ben Tansy () 2016-09-15 V998204119002 - 5 5 Heron E from "
	          "2026-11-29 1:ASD "
	          "2024-09-03 joined -\npupils 2" },
	{ .file = "01b-arbor-sen-register-one-need.csv",
	  .kind = R,
	  .want = "in\npupil Orla Quill () 2017-09-15 F998204119001 - 4 4 Kestrel K from 2026-11-29 1:MLD 2025-12-16 "
	          "joined -\n"
	          "note 1 Start Date: A start date beside a need is the need’s\npupils 1" },
	{ .file = "01c-arbor-words-corrected.csv",
	  .kind = R,
	  .want = "in\npupil Orla Quill () 2017-09-15 F998204119001 - 4 4 Kestrel K from 2026-11-29 1:SLCN 2025-12-16 "
	          "2:SEMH "
	          "2025-12-16 joined -\npupils 2" },
	{ .file = "02-arbor-roll.csv",
	  .kind = R,
	  .want = "in\nAva Larkspur () 2017-09-15 J998204119003 F 4 4 Rauf K\nMilo Thorne () 2015-11-03 Y998204119004 "
	          "M 6 6 Howe "
	          "E\nIris Vane () 2023-01-21 M998204119005 F N2 N Butterworth N\npupils 3" },
	{ .file = "03-dfe-census-us-dates.csv",
	  .kind = R,
	  .want =
	      "in\nnote 1 DOB: The month stands before the day, as line 3 shows\nCara Moss () 2018-01-03\nTom Reed () "
	      "2018-03-20\nKit Dale () 2017-11-09\npupils 3" },
	{ .file = "03b-dfe-census-us-dates-4digit.csv",
	  .kind = R,
	  .want = "in\nnote 1 DOB: The month stands before the day\nCara Moss () 2018-01-03\nTom Reed () "
	          "2018-03-20\npupils 2" },
	{ .file = "03c-us-dates-all-ambiguous.csv",
	  .kind = R,
	  .want = "in\nnote 1 DOB: Nothing in the file shows whether the day or the month stands first\nCara Moss () "
	          "2018-03-01\npupils 1" },
	{ .file = "08-ctf-9982041_LLLLLLL_001.xml",
	  .kind = R,
	  .want =
	      "in\npupil Asha Fern () 2019-03-02 X998204119013 F 3 - K from 2024-09-01 1:SLCN 2024-09-01\npupils 1" },
	{ .file = "10-status-wording-suppliers.csv",
	  .kind = R,
	  .want = "refused\nproblem 19 SEN status: This is not a SEN provision code\nproblem 25 SEN status\n!problem "
	          "18\n!problem "
	          "22\npupils 0" },
	{ .file = "11-excel-serial-dates.csv",
	  .kind = R,
	  .want = "in\nnote 1 DOB: These are Excel’s day numbers\nIvo Glen () 2017-09-15 T998204119020 - 4 - K from "
	          "2023-03-15\nUna Holt () 2016-09-14\npupils 2" },
	{ .file = "13-title-rows-above.csv",
	  .kind = R,
	  .want =
	      "in\nnote 1 : This line is above the headings\nLux Kerr () 2017-02-01 Z998204119024 - 5 - K\nNye Lark () "
	      "2017-03-01\npupils 2" },
	{ .file = "14-total-row-trailing-columns.csv",
	  .kind = R,
	  .want = "in\nnote 5 : This line at the end has no name, date or UPN\nOla Mead () 2017-02-01\nPim Nash () "
	          "2017-03-01\npupils 2" },
	{ .file = "14b-trailing-spill.csv",
	  .kind = R,
	  .want = "in\nnote 3 : This stands to the right of the table\nOla Mead () 2017-02-01\npupils 2" },
	{ .file = "16-nbsp-smartquotes-newlines.csv",
	  .kind = R,
	  .want =
	      "in\nZoë O’Neill () 2017-02-01 F998204119028 - 5 - K\nAna María D’Souza () 2017-02-01 V998204119029 - 5\n"
	      "contact Zoë: Mr “Al” O’Neill, , pr unknown, , , 1 High Street Eastmoor EM1 2AB\npupils 2" },
	{ .file = "17-unicode-text-utf16.txt", .kind = R, .want = "in\nŻaneta Łukasik () 2017-02-01\npupils 1" },
	{ .file = "18-real-workbook.xlsx",
	  .kind = R,
	  .want = "refused\nfile: This file is damaged, or not whole\npupils 0" },
	{ .file = "18b-xlsx-renamed.csv",
	  .kind = R,
	  .want = "refused\nfile: This file is damaged, or not whole\npupils 0" },
	{ .file = "18c-html-table-saved-as-xls.xls",
	  .kind = R,
	  .want = "in\nQuin Orr () 2017-02-01 V998204119031\npupils 1" },
	{ .file = "19-eu-semicolon-sep.csv",
	  .kind = R,
	  .want = "in\n!problem\nRia Pike () 2017-02-01\nSid Quay; Jr () 2017-03-01\npupils 2" },
	{ .file = "20-mojibake.csv",
	  .kind = R,
	  .want = "in\nnote 2 Surname: Letters were mangled\nnote 2 Forename: Letters were mangled\npupils 1" },
	{ .file = "20b-macroman.csv",
	  .kind = R,
	  .want = "in\nnote 1 : The file has the letters of an old Macintosh\nZoë Müller () 2017-02-01" },
	{ .file = "21-preferred-names.csv",
	  .kind = R,
	  .want = "in\nEmmeline Carter (Emma) 2016-03-12\nAleksandr Petrov-Hale (Sasha) 2016-07-01\nXi Osman (Robin) "
	          "2016-07-02\nnote 3 Preferred Surname: A preferred surname has no place of its own\npupils 3" },
	{ .file = "22-gender-values.csv",
	  .kind = R,
	  .want =
	      "in\nGen00 () 2017-02-01 Q998204119200 M\nGen04 () 2017-02-01 X998204119204 - 5\nGen09 () 2017-02-01 "
	      "T998204119209 - 5\nGen14 () 2017-02-01 K998204119214 M\nnote 6 Gender: Known are F and M\npupils 16" },
	{ .file = "23-enrolment-status.csv",
	  .kind = R,
	  .want = "in\nTam Rook\nUlf Shaw\n!Viv Teal\n!Wyn Umber\n!Xan Vale\nnote 4 Enrolment Status: A guest\nnote 5 "
	          "Enrolment "
	          "Status: This pupil has left\nnote 6 Date of Admission: This pupil is still to come\npupils 2" },
	{ .file = "23b-same-pupil-two-registrations.csv",
	  .kind = R,
	  .want = "in\nUlf Shaw () 2017-03-01 H998204119041 - 5 5A E\nmain one is taken\npupils 1" },
	{ .file = "24a-first-roll.csv", .kind = R, .want = "in\nYara Wren\nZed Yew\nAbe Zander\npupils 3" },
	{ .file = "24b-upn-corrected.csv",
	  .kind = R,
	  .want = "refused\nask 2: \nask 4: \nasked 2\npupils 3\nYara Wren () 2017-02-01 G998204119050\n!V998204119060",
	  .before = "24a-first-roll.csv" },
	{ .file = "24c-name-and-dob-corrected.csv",
	  .kind = R,
	  .want = "in\nYara Wren () 2017-01-02 G998204119050 - 5 5A K from 2026-11-29 1:SLCN\nZedekiah Bluebell () "
	          "2017-03-01 "
	          "W998204119051\npupils 3\nasked 0",
	  .before = "24a-first-roll.csv" },
	{ .file = "24d-demo-roll-one-upn-corrected.csv",
	  .kind = R,
	  .want =
	      "refused\nask 2: \nasked 1\nZara Iqbal () 2017-05-21 G999200126001 - 5 - K\n!X998204119399\npupils 76",
	  .before = "38-sen-register-only.csv" },
	{ .file = "25-twins.csv",
	  .kind = R,
	  .want = "refused\nproblem 7 : The same pupil is already on line 6\n!problem 2\n!problem 3\npupils 0" },
	{ .file = "25b-twins-same-first-upn-one.csv",
	  .kind = R,
	  .want = "in\nMohammed Khan () 2017-02-01 L998204119072 - 5 5A N\nMohammed Khan () 2017-02-01 A998204119073 - "
	          "5 5B "
	          "K\npupils 2" },
	{ .file = "26-contacts-shared-email.csv",
	  .kind = R,
	  .want = "refused\nproblem 3 Contact 2 Email: This is not one e-mail address\n!problem 4\npupils 0" },
	{ .file = "26c-contacts-shared-email-repaired.csv",
	  .kind = R,
	  .want = "refused\nask 3: Is Mrs D Beck on line 3 somebody who is here?\nask 4: “Mr & Mrs J Crane” on line 4: "
	          "one adult or "
	          "two?\nask 4: Is Hal Crane on line 4 a grown-up?\nasked 3\npupils 0" },
	{ .file = "29-oneroster-users.csv", .kind = R, .want = "refused\nmissing: date of birth\npupils 0" },
	{ .file = "31-year-values.csv",
	  .kind = R,
	  .want = "refused\nproblem 22 Year: This is not a year group\nproblem 27 Year\nproblem 28 Year\n!problem "
	          "21\n!problem 23" },
	{ .file = "32-date-formats.csv",
	  .kind = R,
	  .want =
	      "refused\nproblem 18 DOB: This looks like one of Excel’s day numbers\nproblem 21 DOB: This is not a "
	      "date\n"
	      "!problem 8\n!problem 9\n!problem 10\n!problem 11\n!problem 12\n!problem 15\n!problem 17\n!problem 20" },
	{ .file = "33-upn-forms.csv",
	  .kind = R,
	  .want = "refused\nproblem 6 UPN: A UPN has 13\nproblem 7 UPN: A UPN has 13\nnote 9 UPN: This says that there "
	          "is no "
	          "UPN\nnote 10 UPN\nnote 11 UPN\nnote 12 UPN\nnote 13 UPN\n!problem 2\n!problem 3\n!problem "
	          "4\n!problem 5" },
	{ .file = "38-sen-register-only.csv",
	  .kind = R,
	  .want = "in\nZara Iqbal () 2017-05-21 G999200126001 - 5 - K\npupils 76" },
	{ .file = "40a-year-2026.csv",
	  .kind = R,
	  .want = "in\nAli Ames () 2017-02-01 C998204119300 - 5 5A K\npupils 4" },
	{ .file = "40b-year-2027.csv",
	  .kind = R,
	  .want = "in\nAli Ames () 2017-02-01 C998204119300 - 6 6A K\nDot Dove () 2018-03-01 V998204119303 - 5 5A "
	          "K\nCal Carr () "
	          "2016-03-01 F998204119302 - 6 6A K\n!Flo Fox\nnote 6 Date of Admission: This pupil is still to "
	          "come\npupils 4",
	  .before = "40a-year-2026.csv" },
	{ .file = "41a-isams-no-upn.csv",
	  .kind = R,
	  .want = "in\nAnne Marie van der Berg () 2014-08-01 - - 8 8A N\npupils 3" },
	{ .file = "42a-temporary-upn.csv",
	  .kind = R,
	  .want = "in\nnote 2 UPN: This is a temporary UPN\nYara Wren () 2017-02-01 G99820412601A" },
	{ .file = "42b-permanent-upn.csv",
	  .kind = R,
	  .want = "in\nYara Wren () 2017-02-01 Q998204119310 - 5 5A K\npupils 1\nasked 0",
	  .before = "42a-temporary-upn.csv" },
	{ .file = "43-two-children-one-upn.csv",
	  .kind = R,
	  .want = "refused\nproblem 3 UPN: Another child, on line 2, has the same UPN\n!already\npupils 0" },
	{ .file = "46-n-after-k.csv",
	  .kind = R,
	  .want = "in\nYara Wren () 2017-02-01 G998204119050 - 5 5A N from 2026-11-29 joined -\nZed Yew () 2017-03-01 "
	          "W998204119051 - 5 5A K from 2026-11-29 1:MLD\npupils 3",
	  .before = "24a-first-roll.csv" },
};

static const struct shown OTHERS[] = {
	{ .file = "05-giap-phonics.csv",
	  .kind = V,
	  .want =
	      "in\nresult Leo phonics phonics-check Summer 2026 28\nresult Maisie phonics phonics-check Summer 2026 A",
	  .before = PUPILS },
	{ .file = "06-giap-mtc.csv",
	  .kind = V,
	  .want = "in\nresult Freya tables tables-check Summer 2026 19\nnote 3 ReasonNotTakingCheck: This code is "
	          "none\n!result "
	          "Noah",
	  .before = PUPILS },
	{ .file = "07-giap-ks2.csv",
	  .kind = V,
	  .want = "in\nresult Daniel reading ks2-scaled Summer 2026 104\nresult Daniel maths ks2-scaled Summer 2026 "
	          "97\nresult "
	          "Daniel gps ks2-scaled Summer 2026 110\nresult Daniel writing teacher\nresult Zara reading "
	          "ks2-scaled Summer 2026 "
	          "B\nnote 3 WRITTAOUTCOME: This code is none of the scale\n!result Zara writing",
	  .before = PUPILS },
	{ .file = "07b-ks2-tidied-codes.csv",
	  .kind = V,
	  .want = "in\nresult Daniel maths ks2-scaled Summer 2026 97\nresult Zara reading ks2-scaled Summer 2026 "
	          "B\nnote 3 Maths "
	          "KS2 scaled score: This code is none of the scale\n!result Zara maths",
	  .before = PUPILS },
	{ .file = "15-two-row-headings-results.csv",
	  .kind = V,
	  .want = "in\nresult Freya reading standardised Autumn 2025 92\nresult Freya reading standardised Spring 2026 "
	          "94\nresult "
	          "Freya maths standardised Spring 2026 99\nresult Noah maths standardised Autumn 2025 88",
	  .before = PUPILS,
	  .for_all = true },
	{ .file = "27-gl-progress-test.csv",
	  .kind = V,
	  .want = "in\nresult Freya maths standardised Summer 2026 92\nresult Noah reading standardised Summer 2026 69 "
	          "69-\nresult "
	          "Noah reading reading-age Summer 2026 75",
	  .before = PUPILS },
	{ .file = "27b-star-reading.csv",
	  .kind = V,
	  .want =
	      "in\nresult Freya reading standardised Summer 2026 92\nresult Freya reading reading-age Summer 2026 89",
	  .before = PUPILS },
	{ .file = "27c-own-headings-standardised.csv",
	  .kind = V,
	  .want = "refused\nproblem 2 PUMA Summer 2026 Maths: Another column of this line has a result for the same "
	          "subject\n!problem 2 Reading\n!problem 2 Spelling",
	  .before = PUPILS,
	  .for_all = true },
	{ .file = "28-results-odd-values.csv",
	  .kind = V,
	  .want = "in\nresult Freya reading standardised Summer 2026 130 >130\nresult Freya maths standardised Summer "
	          "2026 92 "
	          "\nresult Noah reading reading-age Summer 2026 95\nresult Noah spelling spelling-age Summer 2026 95 "
	          "7.11\nresult "
	          "Noah writing teacher Summer 2026 1 EXS+\nnote 10 Result: This code is none of the scale",
	  .before = PUPILS },
	{ .file = "37-secondary-subjects.csv",
	  .kind = V,
	  .want =
	      "in\nresult Freya history gcse Summer 2026 6\nresult Freya french gcse Summer 2026 4 4+\nresult Freya "
	      "art-and-design gcse Summer 2026 7\nresult Freya computer-science gcse Summer 2026 0\nnote 2 Combined "
	      "Science "
	      "GCSE grade: A double grade\n!combined",
	  .before = PUPILS },
	{ .file = "45-results-preferred-name.csv",
	  .kind = V,
	  .want = "refused\n!problem\nask 2: Is Sasha Hale on line 2 somebody who is here?\nasked 1",
	  .before = "21-preferred-names.csv",
	  .for_all = true },
	{ .file = "34-attendance-export.csv",
	  .kind = U,
	  .want = "in\ncircumstance Freya attendance - 91.7% 2026-09-01 2026-11-29",
	  .before = PUPILS },
	{ .file = "35-provision-map.csv", .kind = U, .want = "refused\nmissing: UPN", .before = PUPILS },
	{ .file = "36-pupil-premium-lac.csv",
	  .kind = U,
	  .want = "in\ncircumstance Freya looked_after\ncircumstance Freya other - Pupil premium\n!language\n!other - "
	          "Service",
	  .before = PUPILS },
	{ .file = "26b-sims-contacts.csv",
	  .kind = C,
	  .want = "in\ncontact Cy: Mrs Dee Beck, Mother, pr yes, 07700 900201, dee@beck.example, 1 Mill Lane Eastmoor, "
	          "order "
	          "1\ncontact Cy: Mr Eli Beck, Father, pr yes, 07700 900205, eli@beck.example, 9 Far Road Eastmoor, "
	          "order 2, "
	          "letters, RESTRICTED\n!Cy Beck, \npersons 2",
	  .before = PUPILS },
	{ .file = "30s-staff.csv",
	  .kind = T,
	  .want = "in\nperson STO Mr Alan Stone: teacher\nperson WEL Mrs Beth Wells: teacher\nperson LSA1 Ms Cora "
	          "Yates: ta" },
	{ .file = "30s2-staff-role-words.csv",
	  .kind = T,
	  .want = "in\nperson WEL Mrs Beth Wells: teacher, Teacher of English" },
	{ .file = "30-sets-timetable.csv",
	  .kind = L,
	  .want = "in\nclass 10X/Ma1, X: teacher Stone Mathematics; teacher Wells Mathematics;\nclass 10A, X: teacher "
	          "Stone",
	  .before = "30s-staff.csv" },
	{ .file = "30b-set-membership.csv",
	  .kind = L,
	  .want = "refused\nproblem 1 : This file has a line for each pupil and set\n!class 10X/Ma1",
	  .before = "30s-staff.csv" },
	{ .file = "40c-classes-2026.csv",
	  .kind = L,
	  .want = "in\nclass 5A, 5: teacher Stone\nclass 4A, 4: teacher Wells",
	  .before = "30s-staff.csv" },
	{ .file = "40d-classes-2027.csv",
	  .kind = L,
	  .want = "in\nclass 5A, 5: teacher Stone\nclass RA, R: teacher Stone",
	  .before = "30s-staff.csv" },
};

static struct str bytes_of(struct ctx *c, const char *name)
{
	FILE *f = fopen(str_c(c->a, str_fmt(c->a, "tests/fixtures/cases/%s", name)), "rb");
	char *p = arena_alloc(c->a, FILE_MAX);
	size_t n;

	if (f == NULL)
		fail_msg("%s is not there", name);
	n = fread(p, 1, FILE_MAX, f);
	fclose(f);
	assert_true(n > 0 && n < FILE_MAX);
	return (struct str){ p, n };
}

static const struct shown *shown_file(const char *name)
{
	for (size_t i = 0; i < sizeof ROLLS / sizeof *ROLLS; i++)
		if (strcmp(ROLLS[i].file, name) == 0)
			return &ROLLS[i];
	for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
		if (strcmp(OTHERS[i].file, name) == 0)
			return &OTHERS[i];
	return NULL;
}

static void before_bring(struct ctx *c, const struct shown *v)
{
	struct import_options o = { .kind = IMPORT_ROLL };
	struct import_report report;
	struct str text = S("UPN,Surname,Forename,DOB,Year\n"
	                    "W999200126002,Barrett,Leo,2020-09-10,1\nK999200126003,Cole,Maisie,2019-02-25,3\n"
	                    "Z999200126004,Osei,Daniel,2015-09-17,6\nN999200126005,Nolan,Freya,2018-06-20,4\n"
	                    "F999200126008,Singh,Noah,2018-04-12,4\nG999200126001,Iqbal,Zara,2017-05-21,5\n"
	                    "W998204119080,Beck,Cy,2017-02-01,5\n");

	if (v->before == NULL)
		return;
	if (strcmp(v->before, PUPILS) != 0) {
		text = bytes_of(c, v->before);
		o.kind = shown_file(v->before)->kind;
	}
	if (import_run(c, &o, text, &report) != RC_OK)
		fail_msg("%s: %s is not brought in", v->file, v->before);
}

static int64_t standardised(struct ctx *c)
{
	struct scales all;

	assert_int_equal(scales_read(c, &all), RC_OK);
	for (size_t i = 0; i < all.n; i++)
		if (str_is(all.scale[i].code, "standardised"))
			return all.scale[i].id;
	fail_msg("no scale");
	return 0;
}

static bool shown_is(const struct shown *v)
{
	struct ctx *c = said_school();
	struct import_options o = { .kind = v->kind, .special = true };
	struct import_report report;
	bool good;

	before_bring(c, v);
	if (v->for_all) {
		o.point_id = SAID_SUMMER;
		o.scale_id = standardised(c);
	}
	good = said_is(v->file, said_bring(c, &o, bytes_of(c, v->file), &report), v->want);
	good = said_twice(c, v->file, &o, bytes_of(c, v->file)) && good;
	said_school_end(c);
	return good;
}

static void test_cases__rolls_as_they_came(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof ROLLS / sizeof *ROLLS; i++)
		wrong += !shown_is(&ROLLS[i]);
	assert_int_equal(wrong, 0);
}

static void test_cases__other_files_as_they_came(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
		wrong += !shown_is(&OTHERS[i]);
	assert_int_equal(wrong, 0);
}

static void test_cases__no_file_is_without_a_case(void **state)
{
	DIR *d = opendir("tests/fixtures/cases");
	size_t n = 0;

	(void)state;
	assert_non_null(d);
	for (struct dirent *e = readdir(d); e != NULL; e = readdir(d)) {
		if (e->d_name[0] == '.')
			continue;
		if (shown_file(e->d_name) == NULL)
			fail_msg("%s has no case", e->d_name);
		n++;
	}
	closedir(d);
	assert_int_equal(n, sizeof ROLLS / sizeof *ROLLS + sizeof OTHERS / sizeof *OTHERS);
}

TEST_MAIN(test_cases_files)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases__rolls_as_they_came),
		cmocka_unit_test(test_cases__other_files_as_they_came),
		cmocka_unit_test(test_cases__no_file_is_without_a_case),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
