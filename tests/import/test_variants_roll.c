/* Rolls in other dress: the headings of other systems, cells of spreadsheets, words for nothing, names, years, dates.
 * Each is what a person would say who sees the file; the worst is what is taken wrongly in silence. */
#include "support/support.h"

#include "support/import_variant.h"
#include "support/test_db.h"

#define TRY_ALL(list) variants_try(list, sizeof list / sizeof *list, NULL, NULL)
#define R IMPORT_ROLL
#define DI "in\npupil Di Ash () 2016-05-13"

static void test_variants__headings_of_systems(void **state)
{
	static const struct variant list[] = {
		{ "SIMS", R,
		  "Adno,UPN,Legal Surname,Legal Forename,Preferred Surname,Preferred Forename,Middle "
		  "Name(s),DOB,Gender,Year,"
		  "Reg,House,SEN Status,SEN Need 1,SEN Need 2,First Language,Ethnicity,DOA,In Care,FSM\n"
		  "003211,P998204119400,O'Brien,Niamh,O'Brien,Niamh,Roisin,12/03/2016,F,Year  5,5A,Red,K,SLCN - "
		  "Speech,ASD,"
		  "Irish,WBRI,01/09/2020,No,F\n",
		  "in\npupil Niamh O'Brien () 2016-03-12 P998204119400 F 5 5A K from 2020-09-01 1:SLCN 2026-11-29 "
		  "2:ASD "
		  "2026-11-29 joined 2020-09-01 left - Irish" },
		{ "Bromcom", R,
		  "Student ID,UPN,LastName,FirstName,PreferredLastName,PreferredFirstName,DateOfBirth,Gender,Year "
		  "Group,Tutor "
		  "Group,SEN Provision Code,SEN Provision,Primary SEN Need,Admission Date\n"
		  "12,,McDonald,Calum,McDonald,Cal,2016-03-12T00:00:00,Male,5,5MR,K,SEN Support,Moderate Learning "
		  "Difficulty,2020-09-01T00:00:00\n",
		  "in\npupil Calum McDonald (Cal) 2016-03-12 - M 5 5MR K from 2020-09-01 1:MLD" },
		{ "ScholarPack", R,
		  "Pupil ID,UPN,Surname,Forename,Known As,D.O.B.,Sex,NC Year,Class,SEN,SEN Need,Start Date\n"
		  "1,,Smith-Jones,Ann Marie,Annie,01/11/2016,F,Y4,Oak,K | SEN support,SEMH | Social emotional and "
		  "mental "
		  "health,01/09/2021\n",
		  "in\npupil Ann Marie Smith-Jones (Annie) 2016-11-01 - F 4 Oak K from 2026-11-29 1:SEMH 2021-09-01 "
		  "joined -" },
		{ "Integris", R,
		  "Pupil Surname,Pupil Forename,Pupil Middle Names,Pupil UPN,Pupil DOB,Pupil Gender,Pupil Year "
		  "Group,Pupil Reg "
		  "Group,Pupil SEN Stage,Pupil Date Of Entry\nKhan,Ayaan,,,01/11/2016,M,4,4K,K,06/09/2021\n",
		  "in\npupil Ayaan Khan () 2016-11-01 - M 4 4K K from 2021-09-06" },
		{ "iSAMS: a register of yes and no is a question, not a no", R,
		  "School ID,Title,Surname,Forename,Preferred Name,Initials,DOB,Gender,NC Year,Form,SEN Register\n"
		  "1,Miss,Okoro,Blessing,Bea,B,11 October 2013,F,8,8R,Yes\n",
		  "refused\nproblem 2 SEN Register: This is not a SEN provision code" },
		{ "Compass", R,
		  "Compass ID,First Name,Last Name,Date of Birth,Gender,Year Level,Form Group,SEND Status\n"
		  "1,Leo,Ng,2014-05-01,Male,Year 7,7A,SEN Support\n",
		  "in\npupil Leo Ng () 2014-05-01 - M 7 7A K" },
		{ "Go 4 Schools", R,
		  "First name,Surname,UPN,Date of birth,Gender,Year,Tutor group,SEN code,SEN need,PP,EAL\n"
		  "Leo,Ng,,01/05/2014,Male,7,7A,K,SpLD,Yes,No\n",
		  "in\npupil Leo Ng () 2014-05-01 - M 7 7A K from 2026-11-29 1:SPLD" },
		{ "Arbor's live feed", R,
		  "Student,UPN,Date of Birth,Age,Sex (assigned at birth),Year Group (Now),Registration Form (Now),SEN "
		  "Status "
		  "(Now),SEN Need (Primary),SEN Need (Secondary),Home language\n"
		  "Leo Ng,,01 May 2014,12 years,Male,Year 7,7A,SEN Support,SpLD,SLCN,English\n",
		  "in\npupil Leo Ng () 2014-05-01 - M 7 7A K from 2026-11-29 1:SPLD 2026-11-29 2:SLCN" },
		{ "upper case, columns turned round", R,
		  "SEN STATUS,CLASS,YEAR,DOB,FORENAME,SURNAME,UPN\nK,5A,5,01/05/2016,MARY ANN,O'BRIEN-SMITH,\n",
		  "in\npupil MARY ANN O'BRIEN-SMITH () 2016-05-01 - - 5 5A K" },
		{ "line breaks and spaces in headings", R,
		  "\"UPN\n\",\"Legal\nSurname \",\"Legal  Forename\",\"Date of\nBirth\",\"Year\nGroup\",\"Reg\nGrp\","
		  "\"SEN\nStatus\",\"Primary\nNeed\"\n,Ash,Di,13/05/2016,5,5A,K,ASD\n",
		  DI " - - 5 5A K from 2026-11-29 1:ASD" },
		{ "a mark in the middle, signs behind", R,
		  "UPN,\xEF\xBB\xBFSurname,Forename ,DOB (dd/mm/yyyy),NC Year*,Reg. Group:,SEN Status?\r\n"
		  ",Ash,Di,13/05/2016,5,5A,K\r\n",
		  DI " - - 5 5A K" },
		{ "units in brackets, two words for one thing", R,
		  "UPN *,Surname/Last name,Forename(s) *,Date of birth [dd/mm/yyyy],Year group (1-11),Class / Reg,SEN "
		  "(N/K/E)\n"
		  ",Ash,Di,13/05/2016,5,5A,K\n",
		  DI " - - 5 5A K" },
		{ "two words for two things are neither", R, "Surname,Forename,DOB,Year/Class\nAsh,Di,13/05/2016,5A\n",
		  DI " - - 6 - N\nunused: Year/Class" },
	};

	(void)state;
	TRY_ALL(list);
}

static void test_variants__where_the_table_is(void **state)
{
	static const struct variant list[] = {
		{ "titles and blank lines above, totals below", R,
		  "\n\nMarlbeck Primary School,,,\n,,,\nSEN register as at 29/11/2026,,,\nPage 1 of 1,,,\n,,,\n"
		  "Surname,Forename,DOB,SEN status\nAsh,Di,13/05/2016,K\n,,,\nTotal,1,,\nPrinted by: A Stone "
		  "29/11/2026 "
		  "10:00,,,\n",
		  DI " - - 6 - K\npupils 1\nnote 11 : This line at the end\nnote 12 : This line at the end" },
		{ "groups above, the first column too", R,
		  "Pupil,,,Dates,,SEN,,\nUPN,Surname,Forename,DOB,Admission Date,Status,Need 1,Need 2\n"
		  ",Ash,Di,13/05/2016,01/09/2020,K,ASD,SLCN\n",
		  DI " - - 6 - K from 2020-09-01 1:ASD 2026-11-29 2:SLCN 2026-11-29 joined 2020-09-01" },
		{ "contacts in groups", R,
		  ",,,Contact 1,,Contact 2,\nSurname,Forename,DOB,Name,Mobile,Name,Mobile\n"
		  "Ash,Di,13/05/2016,Una Ash,07700 900123,Joe Elm,07700 900124\n",
		  DI "\ncontact Di:  Una Ash, , pr unknown, 07700 900123\ncontact Di:  Joe Elm, , pr unknown, 07700 "
		     "900124" },
		{ "a title of two cells is no group", R, "Register,Autumn,\nSurname,Forename,DOB\nAsh,Di,13/05/2016\n",
		  DI "\nnote 1 : This line is above" },
		{ "sep=", R, "sep=;\r\nSurname;Forename;DOB\r\nAsh;Di;13/05/2016\r\n", DI "\npupils 1" },
		{ "sep= in quotes", R, "\"sep=;\"\r\nSurname;Forename;DOB\r\nAsh;Di;13/05/2016\r\n", DI "\npupils 1" },
		{ "bars", R, "Surname|Forename|DOB\r\nAsh|Di|13/05/2016\r\n", DI "\npupils 1" },
		{ "headings and nothing below", R, "Surname,Forename,DOB\n",
		  "refused\nfile: There is nothing below the headings" },
		{ "tabs", R, "Surname\tForename\tDOB\r\nAsh\tDi\t13/05/2016\r\n", DI "\npupils 1" },
		{ "line ends of a Macintosh", R, "Surname,Forename,DOB\rAsh,Di,13/05/2016\rElm,Ed,13/05/2016\r",
		  DI "\npupils 2" },
	};

	(void)state;
	TRY_ALL(list);
}

static void test_variants__cells_of_spreadsheets(void **state)
{
	static const struct variant list[] = {
		{ "digits kept as a text", R,
		  "UPN,Surname,Forename,DOB,Year\n=\"P998204119400\",\"Ash\",\"Di\",\"13/05/2016\",\"5\"\n"
		  "\"=\"\"\"\"\",Elm,Ed,=\"13/05/2016\",=\"05\"\n",
		  DI " P998204119400 - 5\npupil Ed Elm () 2016-05-13 - - 5" },
		{ "a name that a formula did not find is no name", R,
		  "Surname,Forename,DOB\n#N/A,Di,13/05/2016\n#REF!,Ed,13/05/2016\nAsh,Una,13/05/2016\n",
		  "refused\nproblem 2 Surname: This cell is empty, but it is needed\nproblem 3 Surname\nnote 2 "
		  "Surname: The "
		  "spreadsheet shows a fault\npupils 0" },
		{ "nor a class, a need, a status", R,
		  "UPN,Surname,Forename,DOB,Year,Class,SEN status,SEN need,First language,Preferred name\n"
		  "#N/A,Ash,Di,13/05/2016,#VALUE!,#REF!,K,#N/A,#DIV/0!,#NAME?\n,Elm,Ed,13/05/2016,5,########,#N/A,,,\n",
		  DI " - - 6 - K from 2026-11-29 joined - left - \npupil Ed Elm () 2016-05-13 - - 5 - N\n!class "
		     "#\nnote 2 Class: The "
		     "spreadsheet shows a fault of its own here (" },
		{ "words for nothing", R,
		  "UPN,Surname,Forename,DOB,Year,Class,SEN status,First language,Preferred name,Date of leaving\n"
		  "NULL,Ash,Di,13/05/2016,5,NULL,NULL,NULL,NULL,NULL\n"
		  ",Elm,Ed,13/05/2016,(blank),(none),N/A,None,None,n/a\n"
		  ",Oak,Una,13/05/2016,-,-,-,-,-,-\n"
		  ",Yew,Kit,13/05/2016,N/A,TBC,,Not known,.,\n",
		  DI " - - 5 - N\npupil Ed Elm () 2016-05-13 - - 6 - N\npupil Una Oak () 2016-05-13 - - 6 - N\npupil "
		     "Kit Yew () "
		     "2016-05-13 - - 6 - N\nnote 1 Class: Words such as N/A, NULL\n!class\n!None" },
		{ "somebody whose name is Null, or Na", R,
		  "Surname,Forename,DOB,Preferred name\nNull,Na,13/05/2016,Na\n", "in\npupil Na Null () 2016-05-13" },
	};

	(void)state;
	TRY_ALL(list);
}

static void test_variants__names(void **state)
{
	static const struct variant list[] = {
		{ "one column", R,
		  "Name,DOB\n\"O'Brien, Niamh\",13/05/2016\nJan van der Berg,13/05/2016\nCalum McDonald,13/05/2016\n"
		  "\"Smith Jones, Ann Marie\",13/05/2016\nMr Tom Elm,13/05/2016\n\"Elm, Master Hugo\",13/05/2016\n"
		  "José da Silva,13/05/2016\n\"محمد, علي\",13/05/2016\n",
		  "in\nNiamh O'Brien ()\nJan van der Berg ()\nCalum McDonald ()\nAnn Marie Smith Jones ()\nTom Elm ()\n"
		  "Hugo Elm ()\nJosé da Silva ()\nعلي محمد ()\npupils 8" },
		{ "a suffix is no surname", R,
		  "Name,DOB,Contact 1 Name\nTom Ash Jr,13/05/2016,Mr Tom Ash Sr.\nAnn Elm,13/05/2016,John Paul Elm "
		  "III\n",
		  "in\npupil Tom Ash Jr ()\ncontact Tom: Mr Tom Ash Sr.,\ncontact Ann:  John Paul Elm III,\npersons "
		  "2" },
		{ "one name only", R, "Surname,Forename,DOB\nSuharto,-,13/05/2016\n.,Ravi,13/05/2016\n",
		  "in\npupil  Suharto () 2016-05-13\npupil  Ravi () 2016-05-13\nnote 2 Forename: The pupil has one "
		  "name only" },
		{ "a forename that is missing", R, "Surname,Forename,DOB\nAsh,,13/05/2016\n",
		  "refused\nproblem 2 Forename: This cell is empty" },
		{ "no name at all", R, "Surname,Forename,DOB\n-,-,13/05/2016\n",
		  "refused\nproblem 2 Forename: The pupil has no "
		  "name" },
		{ "what is no forename in brackets", R,
		  "Name,DOB\n\"Ash, Di (5A)\",13/05/2016\n\"Elm, Ed (EAL)\",13/05/2016\n\"Oak, Al "
		  "(Twin)\",13/05/2016\n",
		  "in\npupil Di (5A) Ash ()\npupil Ed (EAL) Elm ()\npupil Al (Twin) Oak ()" },
		{ "a contact by what they are", R,
		  "Surname,Forename,DOB,Contact 1 Name,Contact 1 Relationship\nAsh,Di,13/05/2016,Una Ash (Mother),\n"
		  "Elm,Ed,13/05/2016,Mother: Una Elm,\nOak,Al,13/05/2016,Una Oak (Mother),Mum\n",
		  "in\ncontact Di:  Una Ash, Mother,\ncontact Ed:  Una Elm, Mother,\ncontact Al:  Una Oak, Mum," },
		{ "a contact without a name", R, "Surname,Forename,DOB,Contact 1 Name\nAsh,Di,13/05/2016,Mum\n",
		  "refused\nproblem 2 Contact 1 Name: The contact has no name" },
		{ "a forename in brackets", R, "Name,DOB\n\"Ash, Thomas (Tom)\",13/05/2016\n",
		  "in\npupil Thomas Ash (Tom)" },
	};

	(void)state;
	TRY_ALL(list);
}

static void test_variants__years_numbers_and_days(void **state)
{
	static const struct variant list[] = {
		{ "years", R,
		  "Surname,Forename,DOB,Year\nA,Di,13/05/2016,Yr. 5\nB,Di,13/05/2016,Year-5\nC,Di,13/05/2016,Upper "
		  "6th\nD,Di,13/05/2016,Lower Sixth\nE,Di,13/05/2016,L6\nF,Di,13/05/2016,Foundation Stage 2\n"
		  "G,Di,13/05/2016,Nur\nH,Di,13/05/2016,Year Five\nI,Di,13/05/2016,Reception / Year "
		  "R\nJ,Di,13/05/2016,Year "
		  "-1\nK,Di,13/05/2016,Year 1 (KS1)\nL,Di,13/05/2016,Rec.\nM,Di,13/05/2016,Y 10\nN,Di,13/05/2016,NCY "
		  "5\n",
		  "in\nDi A () 2016-05-13 - - 5\nDi B () 2016-05-13 - - 5\nDi C () 2016-05-13 - - 13\nDi D () "
		  "2016-05-13 - - "
		  "12\nDi E () 2016-05-13 - - 12\nDi F () 2016-05-13 - - R\nDi G () 2016-05-13 - - N2\nDi H () "
		  "2016-05-13 - - "
		  "5\nDi I () 2016-05-13 - - R\nDi J () 2016-05-13 - - N2\nDi K () 2016-05-13 - - 1 \nDi L () "
		  "2016-05-13 - - "
		  "R\nDi M () 2016-05-13 - - 10\nDi N () 2016-05-13 - - 5" },
		{ "years that nobody can tell", R,
		  "Surname,Forename,DOB,Year\nA,Di,13/05/2016,Foundation\nB,Di,13/05/2016,Year "
		  "5/6\nC,Di,13/05/2016,Sixth "
		  "Form\nD,Di,13/05/2016,5A\nE,Di,13/05/2016,EYFS\n",
		  "refused\nproblem 2 Year\nproblem 3 Year\nproblem 4 Year\nproblem 5 Year\nproblem 6 Year" },
		{ "UPNs", R,
		  "UPN,Surname,Forename,DOB\np998204119400,A,Di,13/05/2016\nTo follow,B,Di,13/05/2016\nNot yet "
		  "received,C,Di,13/05/2016\nrequested,D,Di,13/05/2016\n",
		  "in\nDi A () 2016-05-13 P998204119400\nDi B () 2016-05-13 - \nnote 3 UPN: This says that there is no "
		  "UPN\n"
		  "note 4 UPN\nnote 5 UPN\npupils 4" },
		{ "a UPN of which Excel has made a number, or half a one", R,
		  "UPN,Surname,Forename,DOB\n9.98204E+11,A,Di,13/05/2016\nA99820411,B,Di,13/05/2016\n",
		  "refused\nproblem 2 UPN\nproblem 3 UPN\npupils 0" },
		{ "a day before the birth is no day", R,
		  "Surname,Forename,DOB,SEN status,SEN start date,Date of "
		  "admission\nA,Di,13/05/2016,K,01/01/1900,13/09/2020\n"
		  "B,Di,13/05/2016,K,,01/01/1900\n",
		  "in\nDi A () 2016-05-13 - - 6 - K from 2020-09-13 joined 2020-09-13\nDi B () 2016-05-13 - - 6 - K "
		  "from "
		  "2026-11-29 joined -\nnote 2 SEN start date: This day is before the pupil was born" },
		{ "two columns of birthdays", R, "Surname,Forename,DOB,Date of Birth\nA,Di,13/05/2016,14/05/2016\n",
		  "refused\nproblem 1 Date of Birth: Columns C and D could both be" },
		{ "two columns of birthdays that say the same", R,
		  "Surname,Forename,DOB,Date of Birth\nA,Di,13/05/2016,2016-05-13\n", "in\nDi A () 2016-05-13" },
		{ "sexes", R,
		  "Surname,Forename,DOB,Gender\nA,Di,13/05/2016,F - Female\nB,Di,13/05/2016,Male "
		  "(M)\nC,Di,13/05/2016,M/F\n",
		  "in\nDi A () 2016-05-13 - F\nDi B () 2016-05-13 - M\nDi C () 2016-05-13 - -\nnote 4 Gender: Known "
		  "are F and "
		  "M" },
		{ "days that a spreadsheet turned round", R,
		  "Surname,Forename,DOB\nA,Di,5/13/2016\nB,Di,2016-04-03\nC,Di,2016-05-01\nD,Di,2017-01-12\n",
		  "refused\nproblem 1 DOB: A spreadsheet has probably turned day and month round here\npupils 0" },
		{ "the same from the other side", R,
		  "Surname,Forename,DOB\nA,Di,13/05/2016\nB,Di,2016-04-03\nC,Di,2016-05-01\nD,Di,2017-01-12\n",
		  "refused\nproblem 1 DOB: A spreadsheet has probably turned" },
		{ "days written in two ways", R,
		  "Surname,Forename,DOB\nA,Di,13/05/2016\nB,Di,2016-04-03\nC,Di,2016-05-01\nD,Di,2017-01-31\n",
		  "in\nDi B () 2016-04-03\npupils 4" },
		{ "one day typed, the others of one day of the month", R,
		  "Surname,Forename,DOB,SEN status,SEN start date\nA,Di,13/05/2016,K,2024-09-01\nB,Di,14/05/2016,K,"
		  "2025-09-01\nC,Di,15/05/2016,K,2023-09-01\nD,Di,16/05/2016,K,21/03/2025\n",
		  "in\nDi D () 2016-05-16\npupils 4" },
		{ "a column that may be the status", R,
		  "Surname,Forename,DOB,SEN Category,House\nA,Di,13/05/2016,K,Red\n",
		  "in\nnote 1 SEN Category: No column of this file is known as the SEN status, so new pupils get "
		  "N\n!note 1 House" },
		{ "leavers by yes and no", R,
		  "Surname,Forename,DOB,Leaver\nA,Di,13/05/2016,N\nB,Di,13/05/2016,Y\nC,Di,13/05/2016,20/07/2026\n",
		  "in\nDi A () 2016-05-13\n!Di B ()\n!Di C ()\nnote 3 \nnote 4 Leaver: This pupil has left" },
		{ "month first, two digits", R, "Surname,Forename,DOB\nA,Di,5/13/16\nB,Di,1/2/16\n",
		  "in\nDi A () 2016-05-13\nDi B () 2016-01-02" },
		{ "day first, two digits", R, "Surname,Forename,DOB\nA,Di,13/5/16\nB,Di,1/2/16\n",
		  "in\nDi A () 2016-05-13\nDi B () 2016-02-01" },
	};

	(void)state;
	TRY_ALL(list);
}

/* What is not taken speaks against what is: a question, never the first of the two in silence. */
static void test_variants__columns_against_each_other(void **state)
{
	static const struct variant list[] = {
		{ "two columns of the status that differ", R,
		  "Surname,Forename,DOB,SEN status,Current SEN status\nA,Di,13/05/2016,K,E\n",
		  "refused\nproblem 2 Current SEN status: Another column, SEN status, says another status" },
		{ "and that do not, in other words", R,
		  "Surname,Forename,DOB,SEN status,Current SEN status\nA,Di,13/05/2016,K,SEN Support\n",
		  "in\npupil Di A () 2016-05-13" },
		{ "a status that has ended", R,
		  "Surname,Forename,DOB,SEN Status,SEN Status Start Date,SEN Status End Date\n"
		  "A,Di,13/05/2016,K,01/09/2022,31/08/2024\n",
		  "refused\nproblem 2 SEN Status End Date: What this line says of SEN has ended" },
		{ "one that ends later, or not", R,
		  "Surname,Forename,DOB,SEN Status,SEN End Date\nA,Di,13/05/2016,K,31/08/2028\nB,Di,14/05/2016,K,\n",
		  "in\nDi A ()\nDi B ()" },
		{ "a need that has ended", R,
		  "Surname,Forename,DOB,SEN Status,SEN Need,Need Start Date,Need End Date\n"
		  "A,Di,13/05/2016,K,SLCN,01/09/2022,31/08/2024\n",
		  "refused\nproblem 2 Need End Date: What this line says of SEN has ended" },
		{ "names in curly quotation marks", R,
		  "Surname,Forename,DOB\n\xE2\x80\x9C"
		  "A\xE2\x80\x9D,\xE2\x80\x98"
		  "Di\xE2\x80\x99,13/05/2016\n",
		  "in\npupil Di A () 2016-05-13" },
		{ "an order in a column of notes", IMPORT_CONTACTS,
		  "Pupil surname,Pupil forename,DOB,Contact name,Relationship,Notes\nAsh,Di,13/05/2016,Ray "
		  "Ash,Father,\"NO CONTACT, see file\"\n",
		  "refused\nproblem 2 Notes: This speaks of an order or of contact that is not allowed" },
		{ "an order in a roll with contacts", R,
		  "Surname,Forename,DOB,Contact 1 name,Remarks\nA,Di,13/05/2016,Ray Ash,Prohibited steps order of "
		  "2024\n",
		  "refused\nproblem 2 Remarks: This speaks of an order" },
		{ "no order", R,
		  "Surname,Forename,DOB,Contact 1 name,Remarks\nA,Di,13/05/2016,Ray Ash,No court order\n",
		  "in\npupil Di A () 2016-05-13" },
		{ "an apostrophe is no quotation mark", R, "Surname,Forename,DOB\nO'Hara',Di,13/05/2016\n",
		  "in\npupil Di O'Hara' ()" },
	};

	(void)state;
	TRY_ALL(list);
}

TEST_MAIN(test_variants_roll)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_variants__headings_of_systems),
		cmocka_unit_test(test_variants__where_the_table_is),
		cmocka_unit_test(test_variants__cells_of_spreadsheets),
		cmocka_unit_test(test_variants__names),
		cmocka_unit_test(test_variants__years_numbers_and_days),
		cmocka_unit_test(test_variants__columns_against_each_other),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
