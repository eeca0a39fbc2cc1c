/* Files of contacts, staff, classes, results and circumstances in other dress. */
#include "support/support.h"

#include "support/import_variant.h"
#include "support/test_db.h"

#define PUPILS                                                                                                         \
	"UPN,Surname,Forename,DOB,Year\nN999200126005,Nolan,Freya,2018-06-20,4\n"                                      \
	"F999200126008,Singh,Noah,2018-04-12,4\nG999200126001,Iqbal,Zara,2017-05-21,5\n"                               \
	"Z999200126004,Osei,Daniel,2015-09-17,6\nW998204119080,Beck,Cy,2017-02-01,5\n"
#define STAFF                                                                                                          \
	"Staff Code,Title,Surname,Forename,Role,Email\nSTO,Mr,Stone,Alan,Teacher,a.stone@school.example\n"             \
	"WEL,Mrs,Wells,Beth,Teacher,b.wells@school.example\nLSA1,Ms,Yates,Cora,TA,c.yates@school.example\n"
#define CY "W998204119080"
#define FREYA "N999200126005"
#define NOAH "F999200126008"
#define ZARA "G999200126001"
#define DANIEL "Z999200126004"

#define TRY_ALL(list) variants_try(list, sizeof list / sizeof *list, PUPILS, STAFF)
#define C IMPORT_CONTACTS
#define L IMPORT_CLASSES
#define T IMPORT_STAFF
#define V IMPORT_RESULTS
#define U IMPORT_CIRCUMSTANCES

static void test_variants__contacts(void **state)
{
	static const struct variant list[] = {
		{ "Arbor", C,
		  "Student,Student UPN,Guardian,Relationship,Guardian Email Address,Guardian Mobile Number,Parental "
		  "Responsibility,Lives With Student\nCy Beck," CY ",Mrs Dee Beck,Mother,dee@beck.example,07700 "
		  "900201,Yes,Yes\n",
		  "in\ncontact Cy: Mrs Dee Beck, Mother, pr yes, 07700 900201, dee@beck.example, , order 1, lives "
		  "with, letters" },
		{ "Bromcom", C,
		  "Student UPN,Student Last Name,Student First Name,Contact Title,Contact First Name,Contact Last "
		  "Name,Contact "
		  "Relationship,Contact Priority,Has Parental Responsibility,Contact Email,Mobile Telephone,Contact "
		  "Address,Court Order\n" CY
		  ",Beck,Cy,Mr,Eli,Beck,Father,2,T,eli@beck.example,07700 900205,9 Far Road,T\n",
		  "in\ncontact Cy: Mr Eli Beck, Father, pr yes, 07700 900205, eli@beck.example, 9 Far Road, order 2, "
		  "letters, "
		  "RESTRICTED" },
		{ "by mother and father", C,
		  "UPN,Surname,Forename,Mother's Name,Mother Email,Mother Mobile,Dad,Father Email\n" CY
		  ",Beck,Cy,Dee Beck,dee@beck.example,07700 900201,Eli Beck,eli@beck.example\n",
		  "in\ncontact Cy:  Dee Beck, Mother, pr unknown, 07700 900201, dee@beck.example\ncontact Cy:  Eli "
		  "Beck, Father, "
		  "pr unknown, , eli@beck.example\npersons 5" },
		{ "by mother and father, in a roll", IMPORT_ROLL,
		  "Surname,Forename,DOB,Mother Name,Mother Mobile,First language\nVale,Una,2018-01-01,Dee Beck,07700 "
		  "900201,Urdu\n",
		  "in\nUna Vale () 2018-01-01 - - 4 - N from 2026-11-29 joined - left - Urdu\ncontact Una:  Dee Beck, "
		  "Mother, pr "
		  "unknown, 07700 900201" },
		{ "by priority, in a roll", IMPORT_ROLL,
		  "Surname,Forename,DOB,Priority 1 Contact Name,Priority 1 Relationship,Priority 1 Email,Priority 1 "
		  "Mobile\n"
		  "Vale,Una,2018-01-01,Mrs Dee Beck,Mother,dee@beck.example,07700 900201\n",
		  "in\ncontact Una: Mrs Dee Beck, Mother, pr unknown, 07700 900201, dee@beck.example, , order 1" },
		{ "words for order, responsibility and court orders", C,
		  "UPN,Contact Name,Relationship,Priority,Parental Responsibility,Court Order\n" CY
		  ",Dee Beck,Mother,1st,Yes,No court order\n" CY ",Eli Beck,Father,P2,No,Yes - no contact\n" CY
		  ",Una Elm,Grandmother,None,Unknown,N/A\n" CY ",Joe Oak,Uncle,Priority 4,✗,✘\n",
		  "in\nDee Beck, Mother, pr yes, , , , order 1, letters\n!Dee Beck, Mother, pr yes, , , , order 1, "
		  "letters, "
		  "RESTRICTED\nEli Beck, Father, pr no, , , , order 2, RESTRICTED\nUna Elm, Grandmother, pr "
		  "unknown\nJoe Oak, "
		  "Uncle, pr no, , , , order 4\n!Elm, Grandmother, pr unknown, , , , order 3, RESTRICTED" },
		{ "no contact is no no", C,
		  "UPN,Contact Name,Court Order\n" CY ",Eli Beck,No contact\n" CY ",Dee Beck,Not to collect\n",
		  "refused\nproblem 2 Court Order: Write Y or N\nproblem 3 Court Order: Write Y or N" },
		{ "an address as a link, two addresses", C,
		  "UPN,Contact Name,Email\n" CY ",Dee Beck,mailto:dee@beck.example\n" CY
		  ",Eli Beck,<eli@beck.example>\n" CY ",Una Elm,no email\n",
		  "in\nDee Beck, , pr unknown, , dee@beck.example\nEli Beck, , pr unknown, , eli@beck.example\nUna "
		  "Elm, , pr "
		  "unknown, , ," },
		{ "an order of nought, a point behind an address", C,
		  "UPN,Contact Name,Priority,Email\n" CY ",Dee Beck,0,dee@beck.example;\n" CY
		  ",Eli Beck,2.0,eli@beck.example\n",
		  "in\nDee Beck, , pr unknown, , dee@beck.example, , order 1\nEli Beck, , pr unknown, , "
		  "eli@beck.example, , order "
		  "2" },
		{ "whose of two addresses it is nobody knows", C,
		  "UPN,Contact Name,Email\n" CY ",Dee Beck,dee@beck.example; eli@beck.example\n",
		  "refused\nproblem 2 Email: This is not one e-mail address" },
		{ "telephones", C,
		  "UPN,Contact Name,Mobile\n" CY ",A Oak,+44 (0)7700 900123\n" CY ",B Oak,(07700) 900123\n" CY
		  ",C Oak,07700 900123 ext 12\n" CY ",D Oak,ex directory\n" CY ",E Oak,TBC\n" CY ",F Oak,0\n",
		  "in\nA Oak, , pr unknown, +44 (0)7700 900123\nB Oak, , pr unknown, (07700) 900123\nC Oak, , pr "
		  "unknown, 07700 "
		  "900123 ext 12\nD Oak, , pr unknown, , ,\nF Oak, , pr unknown, , ,\nnote 5 Mobile: There is no "
		  "number" },
	};

	(void)state;
	TRY_ALL(list);
}

static void test_variants__staff_and_classes(void **state)
{
	static const struct variant list[] = {
		{ "staff with names in one cell", T,
		  "Staff Code,Full Name,Role,Work Email,Mobile\nOAK,Mr John Oak,Class "
		  "Teacher,j.oak@school.example,n/a\n"
		  "ELM,\"Elm, Una\",Teaching Assistant,None,\n",
		  "in\nperson OAK Mr John Oak: teacher, , j.oak@school.example,\nperson ELM  Una Elm: ta, , "
		  ",\n!n/a\n!None" },
		{ "staff who have left", T,
		  "Surname,Forename,Role,Leaving Date\nOak,John,Teacher,31/08/2025\nElm,Una,Teacher,31/08/2027\n",
		  "in\n!John Oak\nperson -  Una Elm: teacher\nnote 2 Leaving Date: This member of staff has left" },
		{ "leavers among staff by yes and no", T,
		  "Surname,Forename,Role,Left\nOak,John,Teacher,Y\nElm,Una,Teacher,N\nAsh,Ira,Teacher,\n",
		  "in\n!John Oak\nperson -  Una Elm: teacher\nperson -  Ira Ash: teacher\n"
		  "note 2 Left: This member of staff has left" },
		{ "OneRoster users are no staff list", T,
		  "sourcedId,role,givenName,familyName,email\ns1,student,Gil,Dove,\nt1,teacher,Hope,Eave,hope@school."
		  "example\n",
		  "refused\nproblem 2 role: This is not a role" },
		{ "OneRoster enrollments and orgs name no class", L,
		  "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,active,c1,org1,s1,student\n",
		  "refused\nmissing: class" },
		{ "initials, several people, a code", L,
		  "Class,Year,Class Teacher,TA\n5A,Year 5,Mr A. Stone,Ms C Yates\n6B,Y6,B Wells,\nRW,Rec,\"Wells, "
		  "B\",LSA1\n"
		  "Nurs,N2,Alan Stone & Beth Wells,C. Yates\n",
		  "in\nclass 5A, 5: teacher Stone ; ta Yates\nclass 6B, 6: teacher Wells\nclass RW, R: teacher Wells ; "
		  "ta Yates\n"
		  "class Nurs, N2: teacher Stone ; teacher Wells ; ta Yates" },
		{ "Bromcom", L,
		  "Class Code,Class Name,Year Group,Main Teacher,Support Staff,Room\n5-A,5A,5,Alan Stone,Cora "
		  "Yates,R1\n",
		  "in\nclass 5A, 5: teacher Stone ; ta Yates" },
		{ "several years, names turned round", L,
		  "Class,Year,Teacher\n5A,5 & 6,Mr Alan Stone (STO)\n6B,Y5/6,STONE Alan\n4C,Years 1 and "
		  "2,stone\n3D,KS1,\"Wells, "
		  "Beth\"\n2E,Mixed,a.stone@school.example\n",
		  "in\nclass 5A, X: teacher Stone\nclass 6B, X: teacher Stone\nclass 4C, X: teacher Stone\nclass 3D, "
		  "X: teacher "
		  "Wells\nclass 2E, X: teacher Stone" },
		{ "nobody yet", L, "Class,Year,Teacher\n5A,5,Vacancy\n6B,6,TBC\n4C,4,-\n3D,3,Unassigned\n",
		  "in\nclass 5A, 5:\nclass 3D, 3:\n!teacher Stone\nnote 1 Teacher: Words such as" },
	};

	(void)state;
	TRY_ALL(list);
}

static void test_variants__circumstances(void **state)
{
	static const struct variant list[] = {
		{ "percentages", U, "UPN,Attendance %\n" FREYA ",95.2\n" NOAH ",\"95,2\"\n" ZARA ",95.2 %\n",
		  "in\nFreya attendance - 95.2%\nNoah attendance - 95.2%\nZara attendance - 95.2%" },
		{ "sessions beside", U,
		  "UPN,Surname,Forename,Sessions Possible,Sessions Attended,Percentage Attendance\n" FREYA
		  ",Nolan,Freya,120,110,91.7\n",
		  "in\nFreya attendance - 91.7%\nunused: Sessions Possible, Sessions Attended" },
		{ "parts of one, where one is all", U, "UPN,Attendance\n" FREYA ",0.95\n" NOAH ",1\n" ZARA ",0.5\n",
		  "in\nFreya attendance - 95%\nNoah attendance - 100%\nZara attendance - 50%\nnote 1 Attendance: Parts "
		  "of one" },
		{ "percentages, where one is one", U, "UPN,Attendance\n" FREYA ",95\n" NOAH ",1\n" ZARA ",0.5\n",
		  "in\nFreya attendance - 95%\nNoah attendance - 1%\nZara attendance - 0.5%" },
		{ "parts of one on lines of their own", U,
		  "UPN,Kind,Value,From,Until\n" FREYA ",Attendance,0.95,01/09/2026,20/11/2026\n" NOAH
		  ",attendance,1,01/09/2026,20/11/2026\n" ZARA ",EAL,B,,\n",
		  "in\nFreya attendance - 95% 2026-09-01 2026-11-20\nNoah attendance - 100%\nZara language B" },
		{ "ticks and crosses", U,
		  "UPN,PP,EAL,Service,LAC\n" FREYA ",T,F,F,F\n" NOAH ",✓,✗,,✘\n" ZARA ",✔,❌,n,No\n" DANIEL ",☑,☐,,\n",
		  "in\nFreya other - Pupil premium -\nNoah other - Pupil premium -\nZara other - Pupil premium "
		  "-\nDaniel other - "
		  "Pupil premium -\n!language\n!looked_after\n!Service child" },
		{ "a cross that may be either", U, "UPN,EAL\n" FREYA ",×\n", "refused\nproblem 2 EAL: Write Y or N" },
		{ "words", U,
		  "UPN,Pupil Premium Indicator,EAL,LAC,Medical\n" FREYA ",Not PP,Not EAL,Never,None known\n" NOAH
		  ",Yes (FSM6),Yes - Urdu,Previously,Asthma\n",
		  "in\n!circumstance Freya\nNoah other - Pupil premium: Yes (FSM6)\nNoah language - Yes - Urdu\nNoah "
		  "looked_after - "
		  "Previously\nNoah medical - Asthma" },
		{ "who had free meals in the last six years may have none now", U,
		  "UPN,FSM,FSM Ever 6\n" FREYA ",N,Y\n", "in\n!Free school meals\nunused: FSM Ever 6" },
		{ "fluency", U,
		  "UPN,Proficiency in English,EAL\n" FREYA ",B - Early acquisition,Y\n" NOAH ",Not required,N\n" ZARA
		  ",N - Not yet assessed,Y\n",
		  "in\nFreya language B\n!circumstance Noah\nZara language - Proficiency not assessed" },
	};

	(void)state;
	TRY_ALL(list);
}

static void test_variants__results_of_systems(void **state)
{
	static const struct variant list[] = {
		{ "key stage 2 with the name of the collection", V,
		  "KS2_UPN,KS2_SURNAME,KS2_FORENAMES,KS2_DOB,KS2_ACADYR,KS2_READSCORE,KS2_MATSCORE\n" DANIEL
		  ",Osei,Daniel,17/09/2015,2025/2026,104,97\n",
		  "in\nDaniel reading ks2-scaled Summer 2026 104\nDaniel maths ks2-scaled Summer 2026 97" },
		{ "two years in one file: the one without a point is no other", V,
		  "ACADYR,UPN,Phonics_PHONICS_MARK\n2024/25," FREYA ",20\n2025/26," FREYA ",33\n",
		  "refused\nproblem 2 ACADYR: The settings have no assessment point in the summer of this school "
		  "year\n!problem 3" },
		{ "NGRT", V,
		  "Surname,Forename,UPN,DOB,Test Taken,Date Taken,Overall SAS,Stanine,Overall Reading "
		  "Age\nNolan,Freya," FREYA ",20/06/2018,NGRT B,12/06/2026,92,5,07:05\n",
		  "in\nFreya reading standardised Summer 2026 92\nFreya reading reading-age Summer 2026 89" },
		{ "Star: the grade is a school year", V,
		  "Student Name,UPN,Class,Grade,Test Date,SS,PR,IRL,ZPD,Reading Age,NRSS\n\"Nolan, Freya\"," FREYA
		  ",4A,4,12/06/2026,941,92,4.1,2.4-3.4,7:05,92\n",
		  "in\nFreya reading standardised Summer 2026 92\nFreya reading reading-age Summer 2026 89\n!Summer "
		  "2026 4" },
		{ "PiRA, PUMA and GAPS", V,
		  "Forename,Surname,UPN,PiRA Autumn Standardised Score,PiRA Autumn Reading Age,PUMA Autumn SS,GAPS "
		  "Autumn SS\n"
		  "Freya,Nolan," FREYA ",101,8:01,99,97\n",
		  "in\nFreya reading standardised Autumn 2025 101\nFreya reading reading-age Autumn 2025 97\nFreya "
		  "maths "
		  "standardised Autumn 2025 99\nFreya gps standardised Autumn 2025 97" },
		{ "NTS and NFER: raw marks are left out", V,
		  "Surname,Forename,UPN,Reading Summer raw,Reading Summer standardised score,Maths Summer standardised "
		  "score\n"
		  "Nolan,Freya," FREYA ",40,101,99\n",
		  "in\nFreya reading standardised Summer 2026 101\nFreya maths standardised Summer 2026 99\n!Summer "
		  "2026 40" },
	};

	(void)state;
	TRY_ALL(list);
}

static void test_variants__what_a_result_is(void **state)
{
	static const struct variant list[] = {
		{ "ages", V,
		  "UPN,Term,Reading age\n" FREYA ",Summer 2026,7y 6m\n" NOAH ",Summer 2026,7 years 6 months\n" ZARA
		  ",Summer 2026,07:06:00\n" DANIEL ",Summer 2026,7-06\n" CY ",Summer 2026,Below 6:00\n",
		  "in\nFreya reading reading-age Summer 2026 90\nNoah reading reading-age Summer 2026 90\nZara reading "
		  "reading-age Summer 2026 90\nDaniel reading reading-age Summer 2026 90 7-06\nCy reading reading-age "
		  "Summer 2026 "
		  "72 Below 6:00" },
		{ "faults of the spreadsheet are no results", V,
		  "UPN,Term,Reading standardised,Maths standardised\n" FREYA ",Summer 2026,#N/A,99\n" NOAH
		  ",Summer 2026,=\"101\",-\n",
		  "in\n!Freya reading\nFreya maths standardised Summer 2026 99\nNoah reading standardised Summer 2026 "
		  "101\n!Noah "
		  "maths" },
		{ "a letter for a figure, half a point", V,
		  "UPN,Term,Reading standardised\n" FREYA ",Summer 2026,1O1\n" NOAH ",Summer 2026,101.5\n",
		  "refused\nproblem 2 Reading standardised\nproblem 3 Reading standardised" },
		{ "terms", V,
		  "UPN,Reading Spring Term 2026 SAS,Reading Sum SAS,Reading Aut 25 SAS\n" FREYA ",92,93,95\n",
		  "in\nFreya reading standardised Spring 2026 92\nFreya reading standardised Summer 2026 93\nFreya "
		  "reading "
		  "standardised Autumn 2025 95" },
		{ "terms in cells", V,
		  "UPN,Subject,Term,Scale,Result\n" FREYA ",Reading,Summer,SAS,92\n" FREYA
		  ",Maths,Sum 26,Standardised,93\n" NOAH ",Reading,Spring term 2026,Age standardised score,94\n",
		  "in\nFreya reading standardised Summer 2026 92\nFreya maths standardised Summer 2026 93\nNoah "
		  "reading "
		  "standardised Spring 2026 94\nnote 1 Term: The term is taken as the assessment point" },
		{ "a term that is none", V, "UPN,Subject,Term,Scale,Result\n" FREYA ",Reading,Summer resit,SAS,92\n",
		  "refused\nproblem 2 Term: There is no assessment point of this name" },
		{ "judgements", V,
		  "UPN,Term,Reading teacher,Maths teacher\n" FREYA ",Summer 2026,Expected standard,Greater Depth\n" NOAH
		  ",Summer 2026,Working towards the expected standard,EXS\n" ZARA ",Summer 2026,1,2\n",
		  "refused\n!problem 2\n!problem 3\nproblem 4 Reading teacher" },
		{ "targets, predictions and effort are no results", V,
		  "UPN,Term,Maths GCSE target,Maths GCSE predicted grade,Maths GCSE grade,English GCSE effort\n" FREYA
		  ",Summer 2026,7,6,5,2\n",
		  "in\nFreya maths gcse Summer 2026 5\n!predicted gcse\n!target gcse\n!effort gcse\nnote 1 Maths GCSE "
		  "target: A "
		  "target, a prediction" },
		{ "the level of a test at its name; its percentile and raw marks", V,
		  "UPN,Test date,PTM8 SAS,PTE10 SAS,PTM8 Stanine,NGRT B,NGRT percentile,GAPS raw score,Star Maths "
		  "SS\n" FREYA ",12/06/2026,92,101,4,97,50,45,150\n",
		  "in\nFreya maths standardised Summer 2026 92\nFreya english standardised Summer 2026 101\nFreya "
		  "reading "
		  "standardised Summer 2026 97\n!gps\n!2026 50\n!2026 150\nnote 1 NGRT percentile: No subject is "
		  "known" },
		{ "targets are no results", V,
		  "UPN,Term,Reading Target SAS,Reading SAS,Reading predicted standardised score\n" FREYA
		  ",Summer 2026,110,92,120\n",
		  "in\nFreya reading standardised Summer 2026 92\n!110\n!120" },
		{ "another child's name beside the number", V,
		  "UPN,Surname,Forename,DOB,Term,Reading SAS\n" FREYA ",Singh,Noah,12/04/2018,Summer 2026,92\n",
		  "refused\nask 2: Is Noah Singh on line 2 somebody who is here?\nasked 1\n!result Freya" },
		{ "two tests of one subject", V,
		  "UPN,Term,Reading SAS,Reading standardised score\n" FREYA ",Summer 2026,92,95\n" NOAH
		  ",Summer 2026,90,90\n",
		  "refused\nproblem 2 Reading standardised score: Another column of this line has a result\n!problem "
		  "3" },
	};

	(void)state;
	TRY_ALL(list);
}

TEST_MAIN(test_variants_other)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_variants__contacts),         cmocka_unit_test(test_variants__staff_and_classes),
		cmocka_unit_test(test_variants__circumstances),    cmocka_unit_test(test_variants__results_of_systems),
		cmocka_unit_test(test_variants__what_a_result_is),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
