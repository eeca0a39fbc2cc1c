/* Rolls as school systems write them: names by which pupils are known (21), several lines for one pupil (01, 23b, 43),
 * a class in a list of courses (02), enrolment (23). */
#include "support/support.h"

#include "import/roll_read.h"
#include "support/import_case.h"

static void test_cases__21_preferred_names(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(
	    a, IMPORT_ROLL,
	    S("Admission No,UPN,Legal Surname,Legal Forename,Preferred Name,Preferred Surname,Date of Birth,"
	      "Gender,Year Group,Reg Group,Enrolment Status,SEN Status\n"
	      "A001,B998204119035,Carter,Emmeline,Emma Carter,,12/03/2016,F,5,5A,Active,N - No SEN\n"
	      "A002,Q998204119036,Petrov-Hale,Aleksandr,Sasha,Hale,01/07/2016,M,5,5A,Active,K - SEN Support\n"
	      "A003,E998204119037,Osman,Xi,\"Chen, Robin\",,02/07/2016,U,5,5A,Active,K - SEN Support\n"
	      "A004,,Müller,Zoë,zoe MULLER,,03/07/2016,F,5,5A,,\n"
	      "A005,,Vale,Mary,Mary Jane,Vale,04/07/2016,F,5,5A,,\n"
	      "A006,,Vale,Mary,Mary,,05/07/2016,F,5,5A,,\n"
	      "A007,,Petrov-Hale,Aleksandr,Sasha Hale,Hale,06/07/2016,M,5,5A,,\n"
	      "A008,,de Souza,Ana,\"de Souza, Nina\",,07/07/2016,F,5,5A,,\n"));
	struct roll_rows all = roll_read(&r);
	static const char *const want[] = { "Emma", "Sasha", "Robin", "zoe", "Mary Jane", "", "Sasha", "Nina" };

	(void)state;
	case_good(&r);
	assert_int_equal(all.n, 8);
	for (size_t i = 0; i < 8; i++)
		case_str(all.row[i].preferred, want[i]);
	case_str(all.row[0].family, "Carter");
	case_str(all.row[1].family, "Petrov-Hale");
	assert_true(case_says(&r.notes, 3, "Preferred Surname", "preferred surname"));
	assert_true(case_says(&r.notes, 4, "Preferred Name", "preferred surname"));
	arena_free(a);
}

#define ARBOR                                                                                                          \
	"UPN,Name,\"Year group(s) this academic year\",\"Registration form(s) this academic year\",\"Date of Birth\"," \
	"Ethnicity,\"SEN status\",\"Sen Need\",\"SEN Description\",\"SEN Need Ranking\",\"Start Date\","               \
	"\"Funded Hours\",\"SEN status\"\n"
#define ORLA "F998204119001,\"Quill, Orla\",\"Year 4\",\"4 Kestrel\",15/09/2017,\"White - British\",\"SEN Support\","
#define ORLA_END "\"16 Dec 2025\",\"15h 0m\",K\n"

static void test_cases__01_lines_of_needs_are_one_pupil(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(
	    a, IMPORT_ROLL,
	    S(ARBOR ORLA
	      "\"Social, Emotional & Mental Health\",,2,\"03 Jan 2026\",\"15h 0m\",K\n"
	      "V998204119002,\"Tansy, Ben\",\"Year 5\",\"5 Heron\",15/09/2016,\"White - British\",\"Education, "
	      "Health and Care Plan\",\"Autistic Spectrum Disorder\",,1,\"03 Sep 2024\",\"\",E\n" ORLA
	      "\"Speech, Language and Communication Needs\",,1," ORLA_END));
	struct roll_rows all = roll_read(&r);

	(void)state;
	case_good(&r);
	assert_int_equal(all.n, 2);
	case_str(all.row[0].family, "Quill");
	case_str(all.row[0].class_name, "4 Kestrel");
	assert_int_equal(all.row[0].year, 4);
	assert_int_equal(all.row[0].status, STATUS_K);
	assert_int_equal(all.row[0].needs, 2);
	case_str(all.row[0].need[0], "SLCN");
	case_str(all.row[0].need[1], "SEMH");
	case_day(all.row[0].need_start[0], 2025, 12, 16);
	case_day(all.row[0].need_start[1], 2026, 1, 3);
	assert_true(date_none(all.row[0].joined) && date_none(all.row[0].status_start));
	assert_int_equal(all.row[1].status, STATUS_E);
	case_str(all.row[1].need[0], "ASD");
	assert_int_equal(all.row[1].need_reach, 2);
	assert_true(case_says(&r.notes, 1, "Start Date", "is the need’s"));
	arena_free(a);
}

static void test_cases__01b_a_start_beside_a_need_is_the_needs(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r =
	    case_reader(a, IMPORT_ROLL,
	                S("UPN,Name,Year,Date of Birth,SEN status,Sen Need,SEN Need Ranking,Start Date\n"
	                  "F998204119001,\"Quill, Orla\",Year 4,15/09/2017,SEN Support,Moderate "
	                  "Learning Difficulty,1,16 Dec 2025\n"
	                  ",\"Moss, Cara\",Year 4,15/09/2017,No SEN,,,\n"
	                  ",\"Reed, Tom\",Year 4,15/09/2017,K,SLCN,1,16 Dec 2027\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	assert_int_equal(all.n, 2);
	assert_true(date_none(all.row[0].joined) && date_none(all.row[0].status_start));
	case_day(all.row[0].need_start[0], 2025, 12, 16);
	assert_true(case_says(&r.problems, 4, "Start Date", "future"));
	/* Without needs in the file it is the day of admission, as ever. */
	r = case_reader(a, IMPORT_ROLL, S("Surname,Forename,DOB,Start Date\nA,Ash,15/09/2017,16 Dec 2025\n"));
	all = roll_read(&r);
	case_day(all.row[0].joined, 2025, 12, 16);
	/* Beside a status alone it could be either, and is not taken. */
	r = case_reader(a, IMPORT_ROLL,
	                S("Surname,Forename,DOB,SEN status,Start Date\nA,Ash,15/09/2017,K,16 Dec 2025\n"));
	all = roll_read(&r);
	case_good(&r);
	assert_true(date_none(all.row[0].joined) && date_none(all.row[0].status_start));
	assert_true(case_says(&r.notes, 1, "Start Date", "is not taken"));
	/* A column of its own is clear. */
	r = case_reader(a, IMPORT_ROLL,
	                S("Surname,Forename,DOB,Start Date,Need,SEN Need Start Date\n"
	                  "A,Ash,15/09/2017,16 Dec 2025,x,\n"));
	assert_int_equal(roll_read(&r).row[0].joined.y, 2025);
	arena_free(a);
}

#define LINES "UPN,Surname,Forename,DOB,Class,SEN status,SEN need,Rank of need\n"
#define TIA "E998204119311,Ash,Tia,2017-02-01,5A,K,"

static void test_cases__01_ranks_that_do_not_fit(void **state)
{
	static const struct {
		const char *rows;
		size_t line;
		const char *words;
	} wrong[] = {
		{ TIA "SLCN,2\n", 2, "no first is given" },
		{ TIA "SLCN,2\n" TIA "ASD,3\n", 2, "no first is given" },
		{ TIA "SLCN,1\n" TIA "ASD,1\n", 3, "has rank 1 as well" },
		{ TIA "SLCN,first or so\n", 2, "as a number" },
		{ TIA "SLCN,1\nE998204119311,Ash,Tia,2017-02-01,5B,K,ASD,2\n", 3, "with another class" },
		{ TIA "SLCN,1\nE998204119311,Ash,Tia,2017-02-01,5A,E,ASD,2\n", 3, "with another SEN status" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct import_reader r = case_reader(a, IMPORT_ROLL, str_fmt(a, "%s%s", LINES, wrong[i].rows));

		(void)roll_read(&r);
		if (!case_says(&r.problems, wrong[i].line, "", wrong[i].words))
			fail_msg("case %zu", i);
	}
	arena_free(a);
}

static void test_cases__01_lines_in_other_dress(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL,
	                                     S(LINES TIA "SLCN,Secondary\n" TIA "ASD,1st\n"
	                                                 /* without a UPN the rank shows that it is one child */
	                                                 ",Elm,Rob,2016-09-09,5A,K,MLD,1\n"
	                                                 ",Elm,Rob,2016-09-09,5A,K,HI,2.0\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	case_good(&r);
	assert_int_equal(all.n, 2);
	case_str(all.row[0].need[0], "ASD");
	case_str(all.row[0].need[1], "SLCN");
	case_str(all.row[1].need[1], "HI");
	/* no ranks: as the file has them, and that is said */
	r = case_reader(a, IMPORT_ROLL,
	                S("UPN,Surname,Forename,DOB,SEN status,SEN need\n"
	                  "E998204119311,Ash,Tia,2017-02-01,K,SLCN\nE998204119311,Ash,Tia,2017-02-01,K,ASD\n"
	                  "E998204119311,Ash,Tia,2017-02-01,K,SLCN\n,Elm,Rob,2016-09-09,K,MLD\n"));
	all = roll_read(&r);
	case_good(&r);
	assert_int_equal(all.n, 2);
	assert_int_equal(all.row[0].needs, 2);
	case_str(all.row[0].need[0], "SLCN");
	assert_int_equal(all.row[1].need_reach, 2);
	assert_true(case_says(&r.notes, 2, "SEN need", "without ranks"));
	/* a second column without the first */
	r = case_reader(a, IMPORT_ROLL,
	                S("Surname,Forename,DOB,SEN status,SEN need 1,SEN need 2\nAsh,Tia,2017-02-01,K,,SLCN\n"));
	assert_int_equal(roll_read(&r).n, 0);
	assert_true(case_says(&r.problems, 2, "SEN need 2", "without a first"));
	arena_free(a);
}

static void test_cases__43_two_children_with_one_upn(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL,
	                                     S("UPN,Surname,Forename,DOB,Year,Reg,SEN status\n"
	                                       "E998204119311,Ash,Tia,01/02/2017,5,5A,K\n"
	                                       "E998204119311,Elm,Rob,09/09/2016,5,5A,N\n"));

	(void)state;
	assert_int_equal(roll_read(&r).n, 1);
	assert_int_equal(r.problems.n, 1);
	assert_true(case_says(&r.problems, 3, "UPN", "Another child, on line 2, has the same UPN"));
	r = case_reader(a, IMPORT_ROLL,
	                S("UPN,Surname,Forename,DOB\nE998204119311,Ash,Tia,2017-02-01\n"
	                  "E998204119311,Ash,Tia,2017-02-02\nE998204119311,Ashe,Tia,2017-02-01\n"));
	(void)roll_read(&r);
	assert_true(case_says(&r.problems, 3, "UPN", "another date of birth"));
	assert_true(case_says(&r.problems, 4, "UPN", "another name"));
	/* twins without numbers stay a question (25) */
	r = case_reader(a, IMPORT_ROLL,
	                S("UPN,Surname,Forename,DOB,Reg\n,Khan,Mohammed,2017-02-01,5B\n,Khan,Mohammed,2017-02-01,5A\n"
	                  "L998204119072,Khan,Mohammed,2017-02-01,5A\nA998204119073,Khan,Mohammed,2017-02-01,5B\n"));
	assert_int_equal(roll_read(&r).n, 3);
	assert_true(case_says(&r.problems, 3, "", "already on line 2"));
	arena_free(a);
}

static void test_cases__23b_two_registrations(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL,
	                                     S("UPN,Surname,Forename,DOB,Year,Reg,Enrolment Status,SEN status\n"
	                                       "H998204119041,Shaw,Ulf,01/03/2017,5,PRU1,S,E\n"
	                                       "H998204119041,Shaw,Ulf,01/03/2017,5,5A,M,E\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	case_good(&r);
	assert_int_equal(all.n, 1);
	case_str(all.row[0].class_name, "5A");
	assert_int_equal(all.row[0].enrolment, ENROLMENT_HERE);
	assert_true(case_says(&r.notes, 2, "Enrolment Status", "main one is taken"));
	arena_free(a);
}

static void test_cases__23_enrolment_words(void **state)
{
	static const struct {
		const char *word;
		enum enrolment is;
	} words[] = {
		{ "Single Registration", ENROLMENT_HERE },
		{ "Current Subsidiary (dual registration)", ENROLMENT_SUBSIDIARY },
		{ "Guest (pupil not registered at this school)", ENROLMENT_GUEST },
		{ "Previous", ENROLMENT_PREVIOUS },
		{ "Active", ENROLMENT_HERE },
		{ "C", ENROLMENT_HERE },
		{ "M", ENROLMENT_HERE },
		{ "S", ENROLMENT_SUBSIDIARY },
		{ "F", ENROLMENT_GUEST },
		{ "O", ENROLMENT_GUEST },
		{ "G", ENROLMENT_GUEST },
		{ "P", ENROLMENT_PREVIOUS },
		{ "C - Current (single registration at this school)", ENROLMENT_HERE },
		{ "M: Current main (dual registration)", ENROLMENT_HERE },
		{ "Current Main", ENROLMENT_HERE },
		{ "FE College", ENROLMENT_GUEST },
		{ "Leaver", ENROLMENT_PREVIOUS },
		{ "Pre-admission", ENROLMENT_TO_COME },
		{ "Accepted applicant", ENROLMENT_TO_COME },
		{ "On roll", ENROLMENT_HERE },
		{ "No", ENROLMENT_PREVIOUS },
		{ "", ENROLMENT_NONE },
	};
	struct arena *a = test_arena();
	struct import_reader r;

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct roll_rows all;

		r = case_reader(a, IMPORT_ROLL,
		                str_fmt(a, "Surname,Forename,DOB,Enrolment Status\nA,Ash,2017-02-01,\"%s\"\n",
		                        words[i].word));
		all = roll_read(&r);
		case_good(&r);
		if (all.row[0].enrolment != words[i].is)
			fail_msg("%s", words[i].word);
	}
	r = case_reader(a, IMPORT_ROLL, S("Surname,Forename,DOB,Enrolment Status\nA,Ash,2017-02-01,Waiting\n"));
	assert_int_equal(roll_read(&r).n, 0);
	assert_true(case_says(&r.problems, 2, "Enrolment Status", "not an enrolment status"));
	arena_free(a);
}

static void test_cases__02_a_class_among_courses(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(
	    a, IMPORT_ROLL,
	    S("\"Globally Unique Student ID\",\"Arbor Student ID\",\"UPN\",\"Legal First Name\",\"Legal Last "
	      "Name\",\"Sex\","
	      "\"Year group(s) this academic year\",\"Date of Birth\",\"Courses/classes\",\"SEN status\"\n"
	      "G001,881,J998204119003,Ava,Larkspur,Female,Year 4,15/09/2017,\"Year 4: 4 Rauf And Year 4\",SEN Support\n"
	      "G002,882,Y998204119004,Milo,Thorne,Male,Year 6,03/11/2015,\"Year 6 And Year 6: 6 Howe\",\"Education, "
	      "Health "
	      "and Care Plan\"\n"
	      "G003,883,M998204119005,Iris,Vane,Female,Year N2,21/01/2023,\"N Butterworth, N Butterworth: Monday "
	      "Am\",\n"
	      "G004,884,,Una,Vane,Female,Year 7,21/01/2015,\"7x/Ma1, 7x/En2 And 7 Hooper\",\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	case_good(&r);
	assert_int_equal(all.n, 4);
	case_str(all.row[0].class_name, "4 Rauf");
	case_str(all.row[1].class_name, "6 Howe");
	case_str(all.row[2].class_name, "N Butterworth");
	case_str(all.row[3].class_name, "");
	assert_int_equal(all.row[1].status, STATUS_E);
	assert_int_equal(all.row[2].year, -1);
	assert_true(case_says(&r.notes, 5, "Courses/classes", "No one class"));
	arena_free(a);
}

TEST_MAIN(test_cases_roll)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases__21_preferred_names),
		cmocka_unit_test(test_cases__01_lines_of_needs_are_one_pupil),
		cmocka_unit_test(test_cases__01b_a_start_beside_a_need_is_the_needs),
		cmocka_unit_test(test_cases__01_ranks_that_do_not_fit),
		cmocka_unit_test(test_cases__01_lines_in_other_dress),
		cmocka_unit_test(test_cases__43_two_children_with_one_upn),
		cmocka_unit_test(test_cases__23b_two_registrations),
		cmocka_unit_test(test_cases__23_enrolment_words),
		cmocka_unit_test(test_cases__02_a_class_among_courses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
