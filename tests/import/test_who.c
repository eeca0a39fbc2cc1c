/* import/import_who and import/import_left: who is who in a roll, on both engines. The files are those of schools' own
 * systems, with the questions that they have to raise and what each answer does. */
#include "support/support.h"

#include <string.h>

#include "import/import.h"
#include "notice/results/scale_sql.h"
#include "support/test_db.h"
#include "support/import_school.h"

enum { SCHOOL = 7, ANSWERS_MAX = 8 };

static struct app app = { .clock = { .fixed = true, .utc = 1780304400 }, .ledger_fd = -1 }; /* 1 June 2026 */
static struct ctx *c;
static struct import_report report;
static struct import_answer answer[ANSWERS_MAX];
static size_t answers;

static int setup(void **state)
{
	(void)state;
	c = import_school(&app, SCHOOL);
	answers = 0;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	import_school_end(c);
	return 0;
}

static enum rc run_as(struct import_options o, const char *text)
{
	enum rc rc;

	o.answer = answer;
	o.answers = answers;
	rc = import_run(c, &o, str_of(text), &report);
	if (rc == RC_FAIL)
		fail_msg("import: %s", c->err.text);
	return rc;
}

static enum rc run(const char *text)
{
	return run_as((struct import_options){ .kind = IMPORT_ROLL }, text);
}

static void problems_show(void)
{
	for (size_t i = 0; i < report.problems.kept; i++)
		print_error("line %zu: %.*s\n", report.problems.item[i].line, STR_ARG(report.problems.item[i].reason));
	for (size_t i = 0; i < report.questions; i++)
		print_error("asked: %.*s %.*s\n", STR_ARG(report.question[i].title), STR_ARG(report.question[i].why));
}

static void run_ok(const char *text)
{
	if (run(text) != RC_OK) {
		problems_show();
		fail_msg("not imported");
	}
}

/* Nothing was written, and so many questions are open. */
static void asks(const char *text, size_t open)
{
	if (run(text) != RC_INVALID || report.open != open || report.problems.n != 0) {
		problems_show();
		fail_msg("%zu questions are open, not %zu", report.open, open);
	}
}

/* Chooses the first choice of the question that begins so. */
static void say(size_t nth, const char *code)
{
	const struct import_question *q = &report.question[nth];

	for (size_t i = 0; i < q->choices; i++)
		if (str_starts(q->choice[i].code, str_of(code))) {
			answer[answers++] = (struct import_answer){ q->key, q->choice[i].code };
			return;
		}
	fail_msg("no choice %s", code);
}

static void counts(size_t added, size_t changed, size_t unchanged, size_t left)
{
	assert_int_equal(report.count[ITEM_ADDED], added);
	assert_int_equal(report.count[ITEM_CHANGED], changed);
	assert_int_equal(report.count[ITEM_UNCHANGED], unchanged);
	assert_int_equal(report.count[ITEM_LEFT], left);
}

static struct import_data there(size_t pupils)
{
	struct import_data d;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	assert_int_equal(d.pupils, pupils);
	return d;
}

static const struct pupil *pupil_of(const struct import_data *d, const char *upn)
{
	for (size_t i = 0; i < d->pupils; i++)
		if (str_is(d->pupil[i].upn, upn))
			return &d->pupil[i];
	fail_msg("nobody has %s", upn);
	return NULL;
}

#define HEAD "UPN,Surname,Forename,DOB,Year,Reg,SEN status,Primary need\n"
#define YARA "G998204119050,Wren,Yara,01/02/2017,5,5A,K,SLCN\n"
#define YEW "W998204119051,Yew,Zed,01/03/2017,5,5A,K,MLD\n"
#define ABE "K998204119052,Zander,Abe,01/04/2017,5,5A,N,\n"
#define YARA_2 "V998204119060,Wren,Yara,01/02/2017,5,5A,K,SLCN\n"
#define ABE_2 "J998204119061,Hartley,Abe,01/04/2017,5,5A,N,\n"

static void test_who__a_corrected_upn_is_asked(void **state)
{
	struct import_data d;
	int64_t yara;

	(void)state;
	run_ok(HEAD YARA YEW ABE);
	d = there(3);
	yara = pupil_of(&d, "G998204119050")->id;
	asks(HEAD YARA_2 YEW ABE_2, 2);
	assert_int_equal(report.gones, 0); /* who is asked about is not gone */
	there(3);
	assert_true(str_is(report.question[0].why, "The name and the birthday are the same. The UPN is not."));
	assert_true(str_is(report.question[0].fact[2].file, "V998204119060"));
	assert_true(str_is(report.question[0].fact[2].here[0], "G998204119050"));
	say(0, "same:");
	asks(HEAD YARA_2 YEW ABE_2, 1);
	say(1, "new");
	run_ok(HEAD YARA_2 YEW ABE_2);
	counts(1, 1, 1, 1);
	d = there(4);
	assert_int_equal(pupil_of(&d, "V998204119060")->id, yara);
	assert_true(str_is(pupil_of(&d, "V998204119060")->former_upn, "G998204119050"));
	assert_true(str_is(pupil_of(&d, "K998204119052")->family, "Zander"));
	assert_true(str_is(pupil_of(&d, "J998204119061")->family, "Hartley"));
	answers = 0;
	run_ok(HEAD YARA_2 YEW ABE_2); /* what was answered is not asked again */
	counts(0, 0, 3, 1);
	run_ok(HEAD ABE_2 YEW YARA_2);
	counts(0, 0, 3, 1);
}

static void test_who__left_out_keeps_the_rest(void **state)
{
	struct import_data d;

	(void)state;
	run_ok(HEAD YARA YEW);
	asks(HEAD YARA_2 YEW ABE, 1);
	say(0, "out");
	run_ok(HEAD YARA_2 YEW ABE);
	assert_int_equal(report.kept_out, 1);
	counts(1, 0, 1, 0);
	d = there(3);
	(void)pupil_of(&d, "G998204119050");
	answer[0].code = S("same:999"); /* nobody who was asked about */
	asks(HEAD YARA_2 YEW ABE, 1);
}

static void test_who__a_number_with_another_name_and_birthday_is_asked(void **state)
{
	const char *text = HEAD "G998204119050,Quist,Zoe,11/11/2017,4,4A,N,\n" YEW;
	struct import_data d;

	(void)state;
	run_ok(HEAD YARA YEW);
	asks(text, 1);
	say(0, "new");
	run_ok(text);
	d = there(3);
	assert_true(str_is(pupil_of(&d, "G998204119050")->given, "Yara"));
	assert_true(str_is(pupil_of(&d, "")->given, "Zoe"));
	/* Name or birthday corrected under the same number: the same child, without a question. */
	run_ok(
	    HEAD
	    "G998204119050,Wren,Yara,02/01/2017,5,5A,K,SLCN\nW998204119051,Bluebell,Zedekiah,01/03/2017,5,5A,K,MLD\n");
	counts(0, 2, 0, 1);
	there(3);
}

/* "Another child" is remembered: the same wrong number is not asked about again, and is still nobody's word about a
 * third child. */
static void test_who__another_child_is_not_asked_about_again(void **state)
{
	(void)state;
	run_ok(HEAD YARA);
	asks(HEAD "G998204119050,Quist,Ned,09/09/2016,5,5A,N,\n", 1);
	say(0, "new");
	run_ok(HEAD "G998204119050,Quist,Ned,09/09/2016,5,5A,N,\n");
	counts(1, 0, 0, 1);
	answers = 0;
	run_ok(HEAD "G998204119050,Quist,Ned,09/09/2016,5,5A,N,\n"); /* the next night */
	counts(0, 0, 1, 1);
	there(2);
	asks(HEAD "G998204119050,Zander,Abe,01/04/2015,6,6A,N,\n", 1);
}

/* The number of the one, name and birthday of the other, whose own number stays: said once who it is. */
static void test_who__the_same_is_not_asked_about_again(void **state)
{
	static const char LINE[] = HEAD "G998204119050,Yew,Zed,01/03/2017,5,5A,K,MLD\n" ABE;
	static const char NO_NUMBER[] = HEAD YARA ",Yew,Zed,01/03/2017,5,5A,K,MLD\n" ABE;
	struct import_data d;
	int64_t yew;

	(void)state;
	run_ok(HEAD YARA YEW ABE);
	d = there(3);
	yew = pupil_of(&d, "W998204119051")->id;
	for (int numbered = 1; numbered >= 0; numbered--) {
		if (!numbered) {
			test_db_script(c->db, "DELETE FROM told_apart");
			test_db_script(c->db, "UPDATE pupil SET upn = '' WHERE upn = 'W998204119051'");
		}
		answers = 0;
		asks(LINE, 1);
		answer[answers++] =
		    (struct import_answer){ report.question[0].key, str_fmt(c->a, "same:%lld", (long long)yew) };
		run_ok(LINE);
		answers = 0;
		run_ok(LINE); /* the next night */
		assert_int_equal(report.questions, 0);
		d = there(3);
		assert_true(str_is(pupil_of(&d, "G998204119050")->given, "Yara"));
	}
	run_ok(NO_NUMBER);
	there(3);
}

/* Also from a file that adds nobody. */
static void test_who__the_same_is_remembered_from_every_kind(void **state)
{
	static const struct {
		enum import_kind kind;
		const char *line;
	} FILES[] = {
		{ IMPORT_CONTACTS, "UPN,Pupil surname,Pupil forename,DOB,Contact name,Relationship\n"
		                   "G998204119050,Yew,Zed,01/03/2017,Ms Pat Yew,Mother\n" },
		{ IMPORT_CIRCUMSTANCES, "UPN,Surname,Forename,DOB,Kind,Note\n"
		                        "G998204119050,Yew,Zed,01/03/2017,other,Plays the horn\n" },
		{ IMPORT_RESULTS, "UPN,Surname,Forename,DOB,Date,Subject,Scale,Result\n"
		                  "G998204119050,Yew,Zed,01/03/2017,1/12/2025,Reading,Standardised score,101\n" },
	};
	struct import_data d;
	struct import_report r;
	int64_t yew;
	struct assessment_point autumn = {
		.school_id = SCHOOL, .id = 31, .name = S("Autumn 2025"), .held_on = { 2025, 12, 1 }, .revision = 1
	};

	(void)state;
	assert_int_equal(assessment_point_insert(c->db, c->a, &autumn, &c->err), RC_OK);
	run_ok(HEAD YARA YEW ABE);
	d = there(3);
	yew = pupil_of(&d, "W998204119051")->id;
	for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
		struct import_options o = { .kind = FILES[i].kind };
		struct import_answer said;
		struct str next = str_fmt(c->a, "%s", FILES[i].line);

		test_db_script(c->db, "DELETE FROM told_apart");
		assert_int_equal(import_run(c, &o, str_of(FILES[i].line), &r), RC_INVALID);
		if (r.open != 1)
			fail_msg("kind %d: %.*s", (int)o.kind,
			         STR_ARG(r.problems.kept > 0 ? r.problems.item[0].reason : r.missing));
		said = (struct import_answer){ r.question[0].key, str_fmt(c->a, "same:%lld", (long long)yew) };
		o.answer = &said;
		o.answers = 1;
		if (import_run(c, &o, str_of(FILES[i].line), &r) != RC_OK)
			fail_msg("kind %d was not brought in", (int)o.kind);
		o.answers = 0;
		assert_int_equal(import_run(c, &o, next, &r), RC_OK);
		assert_int_equal(r.questions, 0);
		there(3);
	}
}

static void test_who__twins_are_told_apart_by_number(void **state)
{
	struct import_data d;

	(void)state;
	run_ok(
	    HEAD
	    "H998204119070,Adeyemi,Taiwo,01/02/2017,5,5A,K,SLCN\nX998204119071,Adeyemi,Kehinde,01/02/2017,5,5A,N,\n");
	run_ok(HEAD "X998204119071,Adeyemi,Kehinde,01/02/2017,5,5A,N,\n");
	counts(0, 0, 1, 1);
	run_ok(HEAD "L998204119072,Khan,Mohammed,01/02/2017,5,5A,N,\n");
	run_ok(HEAD
	       "L998204119072,Khan,Mohammed,01/02/2017,5,5A,N,\nA998204119073,Khan,Mohammed,01/02/2017,5,5B,K,MLD\n");
	counts(1, 0, 1, 2);
	run_ok(HEAD
	       "A998204119073,Khan,Mohammed,01/02/2017,5,5B,K,MLD\nL998204119072,Khan,Mohammed,01/02/2017,5,5A,N,\n");
	counts(0, 0, 2, 2);
	/* Their numbers changed about: nobody's record becomes the other's without a word. */
	asks(HEAD
	     "H998204119070,Adeyemi,Kehinde,01/02/2017,5,5A,N,\nX998204119071,Adeyemi,Taiwo,01/02/2017,5,5A,K,SLCN\n",
	     2);
	asks(HEAD ",Khan,Mohammed,01/02/2017,5,5A,N,\n", 1);
	d = there(4);
	assert_true(str_is(pupil_of(&d, "H998204119070")->given, "Taiwo"));
	/* Without numbers: who is named by another line is nobody's near name. */
	run_ok(HEAD ",Khan,Mohammed A,01/02/2015,5,5A,N,\n,Khan,Mohammed Y,01/02/2015,5,5A,K,MLD\n");
	run_ok(HEAD ",Khan,Mohammed Y,01/02/2015,5,5A,K,MLD\n,Khan,Mohammed,01/02/2015,5,5B,N,\n,Khan,Mohammed "
	            "A,01/02/2015,5,5A,N,\n");
	counts(1, 0, 2, 4);
}

static void test_who__a_near_name_is_asked(void **state)
{
	static const char *const near[] = { "van der Berg,Annemarie",  "van der Berg,Anne", "van der Berg,Anen Marie",
		                            "Anne Marie,van der Berg", "Berg,Anne Marie",   "Hall,Anne Marie" };

	(void)state;
	run_ok("Surname,Forename,DOB\nvan der Berg,Anne Marie,01/08/2014\n");
	run_ok("Surname,Forename,DOB\nvan-der-Berg,Anne-Marie,01/08/2014\n"); /* hyphens are the same name */
	for (size_t i = 0; i < sizeof near / sizeof near[0]; i++)
		asks(str_c(c->a, str_fmt(c->a, "Surname,Forename,DOB\n%s,01/08/2014\n", near[i])), 1);
	run_ok("Surname,Forename,DOB\nvan der Berg,Annemarie,01/08/2013\nOrr,Kim,01/08/2014\n");
	there(3);
}

static void test_who__a_permanent_number_follows_an_interim_one(void **state)
{
	struct import_data d;

	(void)state;
	run_ok(HEAD "G99820412601A,Wren,Yara,01/02/2017,5,5A,K,SLCN\n");
	run_ok(HEAD "Q998204119310,Wren,Yara,01/02/2017,5,5A,K,SLCN\n");
	counts(0, 1, 0, 0);
	d = there(1);
	assert_true(str_is(pupil_of(&d, "Q998204119310")->former_upn, "G99820412601A"));
	run_ok(HEAD "G99820412601A,Wren,Yara,01/02/2017,5,5A,K,SLCN\n"); /* an old file: found, and the number stays */
	d = there(1);
	(void)pupil_of(&d, "Q998204119310");
}

static void test_who__one_number_on_two_lines_is_said_as_it_is(void **state)
{
	(void)state;
	assert_int_equal(run(HEAD
	                     "E998204119311,Ash,Tia,01/02/2017,5,5A,K,MLD\nE998204119311,Elm,Rob,09/09/2016,5,5A,N,\n"),
	                 RC_INVALID);
	assert_true(str_starts(report.problems.item[0].reason, S("Another child, on line 2, has the same UPN")));
	assert_int_equal(run(HEAD
	                     "E998204119311,Ash,Tia,01/02/2017,5,5A,K,MLD\nE998204119311,Ash,Tia,01/02/2017,5,5A,N,\n"),
	                 RC_INVALID);
	assert_true(str_starts(report.problems.item[0].reason, S("The same pupil is already on line 2")));
}

static void test_who__a_preferred_name_is_known(void **state)
{
	struct import_data d;

	(void)state;
	run_ok("Surname,Forename,Preferred name,DOB\nPetrov-Hale,Aleksandr,Sasha,01/07/2016\n");
	run_ok("Surname,Forename,DOB\nPetrov Hale,Sasha,01/07/2016\n");
	d = there(1);
	assert_true(str_is(pupil_of(&d, "")->given, "Aleksandr"));
}

static const char *roll_of(size_t from, size_t to)
{
	struct buf b = buf_new(c->a, 1 << 20);

	buf_str(&b, S("Surname,Forename,DOB,Year,Reg\n"));
	for (size_t i = from; i < to; i++)
		buf_fmt(&b, "Family%zu,Given%zu,%zu/%zu/201%zu,5,5%c\n", i, i, 1 + i % 28, 1 + i / 28 % 12, i % 7,
		        'A' + (int)(i % 3));
	return str_c(c->a, buf_view(&b));
}

static size_t on_roll(void)
{
	struct import_data d;
	size_t n = 0;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	for (size_t i = 0; i < d.pupils; i++)
		n += date_none(d.pupil[i].left_on);
	return n;
}

/* A register of 76 brought in as a roll of 420, with "left", sent 344 children away. */
static void test_left__many_are_never_sent_away_unasked(void **state)
{
	struct import_options o = { .kind = IMPORT_ROLL, .record_left = true };

	(void)state;
	run_ok(roll_of(0, 420));
	assert_int_equal(run_as(o, roll_of(0, 76)), RC_INVALID);
	assert_true(report.wants_number);
	assert_int_equal(report.leaving, 344);
	assert_int_equal(report.gones, 344);
	assert_int_equal(on_roll(), 420);
	o.left_number = 343;
	assert_int_equal(run_as(o, roll_of(0, 76)), RC_INVALID);
	assert_int_equal(on_roll(), 420);
	o.left_number = 0;
	assert_int_equal(run_as(o, roll_of(42, 420)), RC_OK); /* a tenth needs no number */
	assert_int_equal(on_roll(), 378);
	run_ok(roll_of(0, 420));
	assert_int_equal(on_roll(), 420);
	o.left_number = 344;
	assert_int_equal(run_as(o, roll_of(0, 76)), RC_OK);
	assert_int_equal(on_roll(), 76);
}

static void test_left__only_who_is_ticked(void **state)
{
	struct import_options o = { .kind = IMPORT_ROLL, .rehearse = true };
	int64_t one;

	(void)state;
	run_ok(roll_of(0, 40));
	assert_int_equal(run_as(o, roll_of(4, 40)), RC_OK);
	assert_int_equal(report.gones, 4);
	assert_int_equal(report.leaving, 0);
	assert_true(str_cmp(report.gone[0].class_name, report.gone[3].class_name) <= 0);
	one = report.gone[2].id;
	o = (struct import_options){ .kind = IMPORT_ROLL, .leaver = &one, .leavers = 1 };
	assert_int_equal(run_as(o, roll_of(4, 40)), RC_OK);
	assert_int_equal(report.leaving, 1);
	assert_int_equal(on_roll(), 39);
}

TEST_MAIN(test_who)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_who__a_corrected_upn_is_asked),
		T(test_who__left_out_keeps_the_rest),
		T(test_who__a_number_with_another_name_and_birthday_is_asked),
		T(test_who__another_child_is_not_asked_about_again),
		T(test_who__the_same_is_not_asked_about_again),
		T(test_who__the_same_is_remembered_from_every_kind),
		T(test_who__twins_are_told_apart_by_number),
		T(test_who__a_near_name_is_asked),
		T(test_who__a_permanent_number_follows_an_interim_one),
		T(test_who__one_number_on_two_lines_is_said_as_it_is),
		T(test_who__a_preferred_name_is_known),
		T(test_left__many_are_never_sent_away_unasked),
		T(test_left__only_who_is_ticked),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
