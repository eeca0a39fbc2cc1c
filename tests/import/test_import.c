/* import/import: a roll into an empty school and into a full one, on both engines. Names survive, bad lines are named,
 * nothing is half done, twice is once. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "kit/base/id.h"
#include "core/people/restriction_sql.h"
#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"
#include "support/test_db.h"
#include "support/import_school.h"
#include "import/import.h"

enum { SCHOOL = 7 };

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 }; /* 10 March 2026, 9am */
static struct ctx *c;
static struct import_report report;

static int setup(void **state)
{
	c = import_school(&app, SCHOOL);
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	import_school_end(c);
	return 0;
}

static enum rc run_with(struct import_options o, const char *text)
{
	enum rc rc = import_run(c, &o, str_of(text), &report);

	if (rc == RC_FAIL)
		fail_msg("import: %s", c->err.text);
	return rc;
}

static enum rc run(enum import_kind kind, const char *text)
{
	return run_with((struct import_options){ .kind = kind }, text);
}

static enum rc rehearse(enum import_kind kind, const char *text)
{
	return run_with((struct import_options){ .kind = kind, .rehearse = true }, text);
}

static void run_ok(enum import_kind kind, const char *text)
{
	if (run(kind, text) == RC_OK)
		return;
	for (size_t i = 0; i < report.problems.kept; i++)
		print_error("line %zu, %.*s: %.*s\n", report.problems.item[i].line,
		            STR_ARG(report.problems.item[i].column), STR_ARG(report.problems.item[i].reason));
	fail_msg("not imported; missing: %.*s", STR_ARG(report.missing));
}

static void assert_counts(size_t added, size_t changed, size_t unchanged, size_t left)
{
	assert_int_equal(report.count[ITEM_ADDED], added);
	assert_int_equal(report.count[ITEM_CHANGED], changed);
	assert_int_equal(report.count[ITEM_UNCHANGED], unchanged);
	assert_int_equal(report.count[ITEM_LEFT], left);
}

static struct import_data now_there(void)
{
	struct import_data d;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	return d;
}

static const struct pupil *pupil_there(const struct import_data *d, const char *given)
{
	for (size_t i = 0; i < d->pupils; i++)
		if (str_is(d->pupil[i].given, given))
			return &d->pupil[i];
	fail_msg("no pupil %s", given);
	return NULL;
}

static const struct import_field *field_of(const char *who, const char *label)
{
	for (size_t i = 0; i < report.items; i++)
		for (size_t k = 0; k < report.item[i].fields; k++)
			if (str_is(report.item[i].who, who) && strcmp(report.item[i].field[k].label, label) == 0)
				return &report.item[i].field[k];
	fail_msg("%s: nothing about %s", who, label);
	return NULL;
}

static void assert_str(struct str got, const char *want)
{
	if (!str_is(got, want))
		fail_msg("expected '%s', got '%.*s'", want, STR_ARG(got));
}

#define HEAD                                                                                                           \
	"UPN,Surname,Forename,DOB,Sex,Year,Reg,SEN status,SEN Need 1,SEN Need 2,Contact 1 Name,Contact 1 PR,"          \
	"Contact 1 Phone,Contact 1 Email\n"
#define ZOE "N820123425001,O'Hara-Müller,Zoë,1/9/2015,F,5,5A,K,SLCN,," CHLOE
#define CHLOE "Ms Chloé O'Hara-Müller,Y,07700 900111,c@family.example\n"
#define WEI "M830200026001,Nguyễn,Wei,2/10/2015,M,5,5A,N,,,Mr Bao Nguyễn,Y,07700 900112,\n"
#define LI "Z805330126042,李,Mei,3/11/2015,F,5,5B,E,ASD,SEMH,,,,\n"

static void test_roll__names_survive(void **state)
{
	struct import_data d;
	const struct pupil *p;

	(void)state;
	run_ok(IMPORT_ROLL, HEAD ZOE WEI LI);
	assert_counts(3, 0, 0, 0);
	d = now_there();
	assert_int_equal(d.pupils, 3);
	p = pupil_there(&d, "Zoë");
	assert_str(p->family, "O'Hara-Müller");
	assert_str(p->name_key, "ohara muller zoe");
	assert_int_equal(p->year_group, 5);
	assert_str(pupil_there(&d, "Wei")->family, "Nguyễn");
	assert_str(pupil_there(&d, "Mei")->family, "李");
	assert_int_equal(d.classes, 2);
	assert_int_equal(d.persons, 2);
	assert_int_equal(d.contacts, 2);
	assert_int_equal(d.statuses, 3);
	assert_int_equal(d.needs, 3);
	assert_int_equal(d.members, 3);
}

static void test_roll__twice_is_once(void **state)
{
	int64_t revision;
	struct import_data d;

	(void)state;
	run_ok(IMPORT_ROLL, HEAD ZOE WEI LI);
	d = now_there();
	revision = d.pupil[0].revision;
	run_ok(IMPORT_ROLL, HEAD ZOE WEI LI);
	assert_counts(0, 0, 3, 0);
	d = now_there();
	assert_int_equal(d.pupil[0].revision, revision);
	assert_int_equal(d.persons, 2);
	assert_int_equal(d.contacts, 2);
}

static void test_roll__a_rehearsal_writes_nothing_and_says_the_same(void **state)
{
	uint64_t digest;

	(void)state;
	assert_int_equal(rehearse(IMPORT_ROLL, HEAD ZOE WEI), RC_OK);
	assert_counts(2, 0, 0, 0);
	digest = report.digest;
	assert_int_equal(now_there().pupils, 0);
	assert_int_equal(now_there().classes, 0);
	assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL, .expected = digest }, HEAD ZOE WEI),
	                 RC_OK);
	assert_int_equal(now_there().pupils, 2);
	/* What was rehearsed is not what would happen now. */
	assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL, .expected = digest }, HEAD ZOE WEI),
	                 RC_CONFLICT);
}

static void test_roll__a_bad_line_stops_everything(void **state)
{
	(void)state;
	assert_int_equal(run(IMPORT_ROLL, HEAD ZOE "N820123425002,Kaur,Ava,31/2/2015,F,5,5A,N,,,,,,\n" LI), RC_INVALID);
	assert_int_equal(report.problems.n, 2);
	assert_int_equal(report.problems.item[0].line, 3);
	assert_str(report.problems.item[0].column, "UPN");
	assert_int_equal(report.problems.item[1].line, 3);
	assert_str(report.problems.item[1].column, "DOB");
	assert_true(str_find(report.problems.item[1].reason, S("not a date")) >= 0);
	assert_int_equal(now_there().pupils, 0);
	assert_int_equal(run(IMPORT_ROLL, "UPN,Surname\nx,y\n"), RC_INVALID);
	assert_true(report.missing.n > 0);
	assert_int_equal(run(IMPORT_ROLL, "UPN,Surname\n\"x,y\n"), RC_INVALID);
	assert_int_equal(report.file.fault, CSV_QUOTES);
}

static void test_roll__changes_are_shown_and_kept_as_history(void **state)
{
	struct import_data d;
	struct status *s;
	size_t n;
	struct pupil_key k = { .school_id = SCHOOL };

	(void)state;
	run_ok(IMPORT_ROLL, HEAD ZOE WEI LI);
	c->now = clock_at(c->now.utc + 30 * 86400);
	run_ok(IMPORT_ROLL,
	       HEAD "N820123425001,O'Hara,Zoë,1/9/2015,F,6,6A,E,SEMH,SLCN,Ms Chloé O'Hara-Müller,N,07700 900999,"
	            "c@family.example\n" WEI LI);
	assert_counts(0, 1, 2, 0);
	assert_str(field_of("Zoë O'Hara", "Surname")->from, "O'Hara-Müller");
	assert_str(field_of("Zoë O'Hara", "SEN status")->from, "K");
	assert_str(field_of("Zoë O'Hara", "SEN status")->to, "E");
	assert_str(field_of("Zoë O'Hara", "Needs")->to, "SEMH, SLCN");
	assert_str(field_of("Zoë O'Hara", "Class")->from, "5A");
	assert_str(field_of("Zoë O'Hara", "Contact 1 phone")->to, "07700 900999");
	assert_str(field_of("Zoë O'Hara", "Contact 1 parental responsibility")->to, "no");
	d = now_there();
	k.pupil_id = pupil_there(&d, "Zoë")->id;
	assert_int_equal(status_list(c->db, c->a, k, &s, &n, &c->err), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(s[0].code, STATUS_E);
	assert_int_equal(s[1].code, STATUS_K);
	assert_int_equal(date_diff(s[0].starts, s[1].ends), 1);
	assert_int_equal(d.needs, 4);
	assert_int_equal(d.members, 3);
}

static void test_roll__sen_can_be_left_alone(void **state)
{
	(void)state;
	run_ok(IMPORT_ROLL, HEAD ZOE);
	assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL, .keep_sen = true },
	                          HEAD "N820123425001,O'Hara-Müller,Zoë,1/9/2015,F,5,5A,N,,,,,,\n"),
	                 RC_OK);
	assert_counts(0, 0, 1, 0);
	run_ok(IMPORT_ROLL, HEAD "N820123425001,O'Hara-Müller,Zoë,1/9/2015,F,5,5A,,,,,,,\n");
	assert_counts(0, 0, 1, 0);
}

static void test_roll__who_is_missing_is_reported(void **state)
{
	struct import_data d;

	(void)state;
	run_ok(IMPORT_ROLL, HEAD ZOE WEI LI);
	run_ok(IMPORT_ROLL, HEAD ZOE LI);
	assert_counts(0, 0, 2, 1);
	d = now_there();
	assert_true(date_none(pupil_there(&d, "Wei")->left_on));
	assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL, .record_left = true, .left_number = 1 },
	                          HEAD ZOE LI),
	                 RC_OK);
	d = now_there();
	assert_false(date_none(pupil_there(&d, "Wei")->left_on));
	assert_int_equal(d.members, 2);
	run_ok(IMPORT_ROLL, HEAD ZOE WEI LI);
	assert_counts(0, 1, 2, 0);
	d = now_there();
	assert_true(date_none(pupil_there(&d, "Wei")->left_on));
}

static void test_roll__found_without_upn(void **state)
{
	(void)state;
	run_ok(IMPORT_ROLL, "Surname,Forename,DOB\nNguyễn,Wei,2/10/2015\n");
	run_ok(IMPORT_ROLL, HEAD WEI);
	assert_counts(0, 1, 0, 0);
	assert_str(field_of("Wei Nguyễn", "UPN")->to, "M830200026001");
	/* taken apart and without marks it is still the same */
	run_ok(IMPORT_ROLL, "Surname,Forename,DOB\nNguye\xCC\x82\xCC\x83n,Wei,2/10/2015\n");
	assert_counts(0, 0, 1, 0);
}

static void test_roll__one_parent_of_two_children(void **state)
{
	const char *two =
	    HEAD ZOE "R674123101121,O'Hara-Müller,Max,13/9/2017,M,3,3A,N,,,Ms Chloé O'Hara-Müller,Y,07700 900222,"
	             "C@family.example\n";

	(void)state;
	run_ok(IMPORT_ROLL, two);
	assert_int_equal(now_there().persons, 1);
	assert_int_equal(now_there().contacts, 2);
	assert_int_equal(report.notes.n, 1);
	assert_int_equal(report.notes.item[0].line, 3);
	run_ok(IMPORT_ROLL, two);
	assert_counts(0, 0, 2, 0);
}

static void test_roll__two_parents_with_one_address_stay_two(void **state)
{
	const char *both =
	    "UPN,Surname,Forename,DOB,Contact 1 Name,Contact 1 Email,Contact 2 Name,Contact 2 Email\n"
	    "N820123425001,Kaur,Ava,1/9/2015,Ana Kaur,home@family.example,Raj Kaur,home@family.example\n";

	(void)state;
	run_ok(IMPORT_ROLL, both);
	assert_int_equal(now_there().persons, 2);
	run_ok(IMPORT_ROLL, both);
	assert_counts(0, 0, 1, 0);
}

static void test_roll__two_contacts_of_one_name_stay_two(void **state)
{
	const char *both =
	    "UPN,Surname,Forename,DOB,Contact 1 Name,Contact 1 Relationship,Contact 1 Phone,"
	    "Contact 2 Name,Contact 2 Relationship,Contact 2 Phone\n"
	    "N820123425001,Kaur,Ava,1/9/2015,Mrs Ana Kaur,Mother,07700 900137,Ms Ana Kaur,Aunt,07700 900170\n";

	(void)state;
	run_ok(IMPORT_ROLL, both);
	assert_int_equal(now_there().persons, 2);
	assert_int_equal(now_there().contacts, 2);
	run_ok(IMPORT_ROLL, both);
	assert_counts(0, 0, 1, 0);
	/* both numbers of the first one are new */
	run_ok(IMPORT_ROLL, "UPN,Surname,Forename,DOB,Contact 1 Name,Contact 1 Relationship,Contact 1 Phone\n"
	                    "N820123425001,Kaur,Ava,1/9/2015,Mrs Ana Kaur,Mother,07700 900199\n");
	assert_int_equal(now_there().persons, 2);
	assert_str(field_of("Ava Kaur", "Contact 1 phone")->from, "07700 900137");
}

static void test_contacts__by_row_and_restriction_stays(void **state)
{
	const char *file = "UPN,Contact name,Relationship,PR,Court order,E-mail\n"
	                   "N820123425001,Ms Chloé O'Hara-Müller,Mother,Y,,c@family.example\n"
	                   "N820123425001,Mr Jon Field,Father,Y,Y,j@family.example\n";
	struct import_data d;

	(void)state;
	run_ok(IMPORT_ROLL, HEAD ZOE);
	run_ok(IMPORT_CONTACTS, file);
	d = now_there();
	assert_int_equal(d.contacts, 2);
	assert_int_equal(d.contact[1].restricted, 1);
	assert_int_equal(d.contact[1].contact_order, 2);
	run_ok(IMPORT_CONTACTS, file);
	assert_counts(0, 0, 2, 0);
	run_ok(IMPORT_CONTACTS, "UPN,Contact name,Court order\nN820123425001,Mr Jon Field,N\n");
	assert_int_equal(now_there().contact[1].restricted, 1);
	assert_int_equal(run(IMPORT_CONTACTS, "UPN,Contact name\nM830200026001,Mr Jon Field\n"), RC_INVALID);
	assert_int_equal(report.problems.item[0].line, 2);
	assert_str(report.problems.item[0].column, "UPN");
}

static size_t shut_out(void)
{
	struct import_data d = now_there();
	size_t n = 0;

	for (size_t i = 0; i < d.contacts; i++)
		n += d.contact[i].restricted != 0;
	return n;
}

/* On which line it stands is nothing to a restriction. */
static void test_contacts__a_restriction_on_a_later_line_counts(void **state)
{
	const char *file = "UPN,Contact name,Relationship,PR,Court order,E-mail\n"
	                   "N820123425001,Mr Jon Field,Father,Y,,j@family.example\n"
	                   "N820123425001,Ms Eva Stone,Aunt,N,,e@family.example\n"
	                   "N820123425001,Mr Jon Field,Father,Y,Y,j@family.example\n";
	struct restriction *r;
	size_t n;

	(void)state;
	run_ok(IMPORT_ROLL, HEAD ZOE);
	run_ok(IMPORT_CONTACTS, file); /* new ones */
	assert_int_equal(shut_out(), 1);
	run_ok(IMPORT_CONTACTS, "UPN,Contact name,Court order\n"
	                        "N820123425001,Ms Eva Stone,\n"
	                        "N820123425001,Ms Eva Stone,Y\n"
	                        "N820123425001,Ms Eva Stone,N\n"); /* known ones */
	assert_int_equal(shut_out(), 2);
	run_ok(IMPORT_CONTACTS, file);
	assert_int_equal(shut_out(), 2);
	assert_int_equal(restriction_list(c->db, c->a, (struct pupil_key){ SCHOOL, now_there().pupil[0].id }, 0, &r, &n,
	                                  &c->err),
	                 RC_OK);
	assert_int_equal(n, 2); /* recorded once */
}

/* A pupil on several lines, one for each need. */
static void test_roll__a_restriction_on_a_later_line_counts(void **state)
{
	(void)state;
	run_ok(IMPORT_ROLL, "UPN,Surname,Forename,DOB,Need,Need rank,Contact 1 Name,Contact 1 Court order,Contact 2 "
	                    "Name,Contact 2 Court order\n"
	                    "N820123425001,Kaur,Ava,1/9/2015,SLCN,1,Mr Jon Field,,Ms Eva Stone,N\n"
	                    "N820123425001,Kaur,Ava,1/9/2015,SEMH,2,Mr Jon Field,,Ms Eva Stone,Y\n");
	assert_int_equal(now_there().contacts, 2);
	assert_int_equal(shut_out(), 1);
}

/* Two registrations: the contacts of the main one are taken, and who must not see the pupil by either. */
static void test_roll__a_restriction_of_the_other_registration_counts(void **state)
{
	(void)state;
	run_ok(IMPORT_ROLL, "UPN,Surname,Forename,DOB,Enrolment status,Contact 1 Name,Contact 1 Court order\n"
	                    "N820123425001,Kaur,Ava,1/9/2015,S,Mr Jon Field,Y\n"
	                    "N820123425001,Kaur,Ava,1/9/2015,M,Ms Eva Stone,\n");
	assert_int_equal(now_there().contacts, 2);
	assert_int_equal(shut_out(), 1);
}

static void test_staff_and_classes(void **state)
{
	const char *staff = "Staff Code,Title,Forename,Surname,Email,Job title,Role\n"
	                    "HAL,Ms,Dana,Hall,d.hall@school.example,Class teacher,teacher\n"
	                    "OKA,Mr,Tobi,Okafor,t.okafor@school.example,TA,Teaching assistant\n";
	struct teaching *t;
	size_t n;

	(void)state;
	run_ok(IMPORT_STAFF, staff);
	assert_counts(2, 0, 0, 0);
	run_ok(IMPORT_STAFF, staff);
	assert_counts(0, 0, 2, 0);
	run_ok(IMPORT_CLASSES, "Class,Year,Teacher,TA\n5A,5,Ms Hall,OKA\n5B,5,Dana Hall,\n");
	assert_counts(2, 0, 0, 0);
	run_ok(IMPORT_CLASSES, "Class,Year,Teacher,TA\n5A,5,Ms Hall,OKA\n5B,5,d.hall@school.example,\n");
	assert_counts(0, 0, 2, 0);
	assert_int_equal(teaching_list(c->db, c->a, SCHOOL, c->now.today, &t, &n, &c->err), RC_OK);
	assert_int_equal(n, 3);
	run_ok(IMPORT_CLASSES, "Class,Teacher\n5B,Tobi Okafor\n");
	assert_str(field_of("5B", "Teacher")->to, "Tobi Okafor");
	assert_int_equal(teaching_list(c->db, c->a, SCHOOL, c->now.today, &t, &n, &c->err), RC_OK);
	assert_int_equal(n, 3);
	assert_int_equal(run(IMPORT_CLASSES, "Class,Teacher\n5B,Nobody Atall\n"), RC_INVALID);
	assert_str(report.problems.item[0].column, "Teacher");
	assert_int_equal(run(IMPORT_STAFF, "Name,Role\nDana Hall,Wizard\n"), RC_INVALID);
}

static void test_import__other_schools_are_not_touched(void **state)
{
	struct school_row other = {
		.id = SCHOOL + 1, .name = S("Fenwick"), .short_name = S("Fenwick"), .phase = S("primary"), .ready = 1
	};
	int64_t before;

	(void)state;
	assert_int_equal(school_insert(c->db, c->a, &other, &c->err), RC_OK);
	run_ok(IMPORT_ROLL, HEAD ZOE WEI);
	before = now_there().pupil[0].id;
	c->actor.school_id = SCHOOL + 1;
	run_ok(IMPORT_ROLL, HEAD ZOE LI);
	assert_counts(2, 0, 0, 0);
	c->actor.school_id = SCHOOL;
	assert_int_equal(now_there().pupils, 2);
	assert_int_equal(now_there().pupil[0].id, before);
	run_ok(IMPORT_ROLL, HEAD ZOE WEI);
	assert_counts(0, 0, 2, 0);
}

static void test_import__needs_the_right(void **state)
{
	(void)state;
	c->actor.account_id = 5;
	c->actor.hat = ROLE_TEACHER;
	assert_int_equal(run(IMPORT_ROLL, HEAD ZOE), RC_NONE);
	assert_int_equal(now_there().pupils, 0);
}

TEST_MAIN(test_import)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_roll__names_survive),
		T(test_roll__twice_is_once),
		T(test_roll__a_rehearsal_writes_nothing_and_says_the_same),
		T(test_roll__a_bad_line_stops_everything),
		T(test_roll__changes_are_shown_and_kept_as_history),
		T(test_roll__sen_can_be_left_alone),
		T(test_roll__who_is_missing_is_reported),
		T(test_roll__found_without_upn),
		T(test_roll__one_parent_of_two_children),
		T(test_roll__two_parents_with_one_address_stay_two),
		T(test_roll__two_contacts_of_one_name_stay_two),
		T(test_contacts__by_row_and_restriction_stays),
		T(test_contacts__a_restriction_on_a_later_line_counts),
		T(test_roll__a_restriction_on_a_later_line_counts),
		T(test_roll__a_restriction_of_the_other_registration_counts),
		T(test_staff_and_classes),
		T(test_import__other_schools_are_not_touched),
		T(test_import__needs_the_right),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
