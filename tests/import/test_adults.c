/* import/import_adults: which adult a contact is, on both engines. Nobody is taken for somebody else on one e-mail or
 * one telephone; what is in doubt is asked; what was answered stays. */
#include "support/support.h"

#include <string.h>

#include "import/import.h"
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

static struct import_data there(size_t persons)
{
	struct import_data d;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	assert_int_equal(d.persons, persons);
	return d;
}

#define HEAD                                                                                                           \
	"UPN,Surname,Forename,DOB,Year,Contact 1 Name,Contact 1 Relationship,Contact 1 Parental "                      \
	"Responsibility,Contact 1 "                                                                                    \
	"Email,Contact 1 Phone,Contact 2 Name,Contact 2 Relationship,Contact 2 Email,Contact 2 Phone,Contact 2 Court " \
	"Order\n"
#define CY "W998204119080,Beck,Cy,01/02/2017,5,Mrs Dee Beck,Mother,Yes,family@beck.example,07700900201," ELI
#define ELI "Mr Eli Beck,Father,family@beck.example,07700900201,No\n"
#define FAY "K998204119081,Beck,Fay,01/03/2018,4,Mrs D Beck,Mother,Yes,family@beck.example,07700900201," GUS
#define GUS "Mr Gus Vole,Step Father,gus@vole.example,07700900202,\n"
#define HAL                                                                                                            \
	"Z998204119082,Crane,Hal,01/04/2018,4,Mr & Mrs J Crane,Parents,Y,crane@crane.example,07700900203," HAL_SENIOR
#define HAL_SENIOR "Hal Crane,Father,,07700900204,Y\n"

static const struct person *person_named(const struct import_data *d, const char *title, const char *given)
{
	const struct person *found = NULL;

	for (size_t i = 0; i < d->persons; i++)
		if (str_is(d->person[i].given, given) && str_is(d->person[i].title, title)) {
			assert_null(found);
			found = &d->person[i];
		}
	if (found == NULL)
		fail_msg("nobody is called %s %s", title, given);
	return found;
}

static size_t links_to(const struct import_data *d, const struct person *p)
{
	size_t n = 0;

	for (size_t i = 0; i < d->contacts; i++)
		n += d->contact[i].person_id == p->id;
	return n;
}

/* Answers what is open by what its title begins with. */
static void answer_titled(const char *part, const char *code)
{
	for (size_t i = 0; i < report.questions; i++)
		if (report.question[i].answer.n == 0 && str_find(report.question[i].title, str_of(part)) >= 0) {
			say(i, code);
			return;
		}
	problems_show();
	fail_msg("nothing is asked about %s", part);
}

static void test_adults__initials_and_two_names_are_asked(void **state)
{
	struct import_data d;

	(void)state;
	asks(HEAD CY FAY HAL, 3);
	answer_titled("Mrs D Beck", "is:");
	answer_titled("Mr & Mrs J Crane", "two");
	answer_titled("Hal Crane", "new");
	run_ok(HEAD CY FAY HAL);
	d = there(6); /* Dee, Eli, Gus, Mr and Mrs J Crane, Hal Crane the elder */
	assert_int_equal(links_to(&d, person_named(&d, "Mrs", "Dee")), 2);
	assert_int_equal(links_to(&d, person_named(&d, "Mr", "Eli")), 1);
	assert_int_equal(links_to(&d, person_named(&d, "Mr", "J")), 1);
	assert_int_equal(links_to(&d, person_named(&d, "Mrs", "J")), 1);
	for (size_t i = 0; i < d.contacts; i++)
		assert_int_equal(d.contact[i].restricted, d.contact[i].person_id == person_named(&d, "", "Hal")->id);
	answers = 0;
	run_ok(HEAD CY FAY HAL); /* what was answered is not asked again */
	assert_int_equal(report.count[ITEM_UNCHANGED], 3);
	run_ok(HEAD HAL FAY CY);
	assert_int_equal(report.count[ITEM_UNCHANGED], 3);
	there(6);
}

static void test_adults__the_order_does_not_matter(void **state)
{
	struct import_data d;

	(void)state;
	asks(HEAD FAY CY, 1); /* the initial comes first */
	answer_titled("Mrs Dee Beck", "is:");
	run_ok(HEAD FAY CY);
	d = there(3);
	assert_int_equal(links_to(&d, person_named(&d, "Mrs", "Dee")), 2);
}

static void test_adults__another_person_stays_another(void **state)
{
	struct import_data d;

	(void)state;
	asks(HEAD CY FAY, 1);
	answer_titled("Mrs D Beck", "new");
	run_ok(HEAD CY FAY);
	d = there(4);
	assert_int_equal(links_to(&d, person_named(&d, "Mrs", "D")), 1);
	answers = 0;
	run_ok(HEAD FAY CY);
	there(4);
}

static void test_adults__a_shared_email_is_nobody(void **state)
{
	struct import_data d;

	(void)state;
	run_ok(HEAD CY);
	/* A mother without forename has the e-mail that both share: she does not become the father, nor the father she.
	 */
	asks(HEAD "K998204119081,Beck,Fay,01/03/2018,4,Beck,Grandparent,Yes,family@beck.example,," GUS, 1);
	assert_int_equal(report.question[0].rivals, 2);
	d = there(2);
	run_ok(HEAD
	       "K998204119081,Beck,Fay,01/03/2018,4,Mrs Ann Beck,Grandparent,Yes,family@beck.example,07700900201," GUS);
	d = there(4);
	assert_int_equal(links_to(&d, person_named(&d, "Mrs", "Dee")), 1);
	assert_int_equal(links_to(&d, person_named(&d, "Mrs", "Ann")), 1);
	/* Name with e-mail, or name with telephone, of another line is enough. */
	run_ok(HEAD "Z998204119082,Crane,Hal,01/04/2018,4,Dee Beck,Aunt,,family@beck.example,,Mrs Ann "
	            "Beck,Carer,,07700900201,\n");
	d = there(4);
	assert_int_equal(links_to(&d, person_named(&d, "Mrs", "Dee")), 2);
	assert_int_equal(links_to(&d, person_named(&d, "Mrs", "Ann")), 2);
	/* The name alone is not. */
	run_ok(HEAD ",Dunn,Ola,01/05/2018,4,Dee Beck,Aunt,,other@beck.example,07700900299,,,,,\n");
	there(5);
}

static void test_adults__lines_are_tied_together_in_any_order(void **state)
{
#define ONE "W998204119080,Ash,Cy,01/02/2017,5,Kim Roe,Mother,,kim@roe.example,07700900211,,,,,\n"
#define MAIL "K998204119081,Ash,Fay,01/03/2018,4,Kim Roe,Mother,,kim@roe.example,,,,,,\n"
#define CALL "Z998204119082,Ash,Hal,01/04/2018,4,Kim Roe,Mother,,,07700900211,,,,,\n"
	(void)state;
	run_ok(HEAD MAIL CALL ONE);
	there(1);
	run_ok(HEAD CALL ONE MAIL);
	there(1);
}

/* "Surname" and "Forename" of a file of contacts are the child's: until the columns are told apart, it is a question.
 */
/* The contact has no name of its own: it would be the child's. */
#define SAME_NAME                                                                                                      \
	"UPN,Surname,Forename,Contact Title,Relationship,Court Order\n"                                                \
	"W998204119080,Beck,Cy,Mr,Father,True\n"

static void test_adults__the_child_is_not_its_own_parent(void **state)
{
	(void)state;
	run_ok("UPN,Surname,Forename,DOB\nW998204119080,Beck,Cy,01/02/2017\n");
	asks(HEAD "W998204119080,Beck,Cy,01/02/2017,5,Cy Beck,Father,,,,,,,,\n", 1);
	run_ok(HEAD "K998204119081,Beck,Fay,01/03/2018,4,Mrs Fay Beck,Mother,,,,,,,,\n"); /* a title says it */
	there(1);
	if (run_as((struct import_options){ .kind = IMPORT_CONTACTS }, SAME_NAME) != RC_INVALID)
		fail_msg("the child became a contact");
	assert_int_equal(report.open, 1);
	there(1);
	say(0, "out");
	assert_int_equal(run_as((struct import_options){ .kind = IMPORT_CONTACTS }, SAME_NAME), RC_OK);
	assert_int_equal(report.kept_out, 1);
	there(1);
}

static void test_adults__who_is_shut_out_is_not_renamed(void **state)
{
#define SHUT "W998204119080,Beck,Cy,01/02/2017,5,Mr Eli Beck,Father,,eli@beck.example,07700900205,,,,,\n"
	struct import_data d;

	(void)state;
	run_ok(HEAD "W998204119080,Beck,Cy,01/02/2017,5,,,,,,Mr Eli Beck,Father,eli@beck.example,07700900205,Yes\n");
	/* Of another child, under another surname. */
	asks(HEAD "K998204119081,Vole,Fay,01/03/2018,4,Mr Eli Vole,Father,,eli@beck.example,07700900205,,,,,\n", 1);
	answer_titled("Mr Eli Vole", "is:");
	run_ok(HEAD "K998204119081,Vole,Fay,01/03/2018,4,Mr Eli Vole,Father,,eli@beck.example,07700900205,,,,,\n");
	d = there(1);
	assert_true(str_is(d.person[0].family, "Beck"));
	run_ok(HEAD SHUT);
	d = there(1);
	assert_int_equal(d.contact[0].restricted + d.contact[1].restricted, 1);
}

/* Named anew by the name of a record that was merged into theirs, with nothing else that is theirs. */
static void test_adults__who_is_shut_out_is_so_under_a_merged_name(void **state)
{
	struct import_data d;

	(void)state;
	run_ok(HEAD "W998204119080,Hart,Ann,01/02/2017,5,Dan Hart,Father,,,07700900205,,,,,\n"
	            "K998204119081,Vole,Fay,01/03/2018,4,Daniel Hart,Uncle,,,07700900206,,,,,\n");
	test_db_script(c->db, "UPDATE person SET merged_into = (SELECT id FROM person WHERE given = 'Dan')"
	                      " WHERE given = 'Daniel'");
	test_db_script(c->db, "DELETE FROM contact_link WHERE relationship = 'Uncle'");
	test_db_script(c->db, "UPDATE contact_link SET restricted = 1 WHERE relationship = 'Father'");
	run_ok(HEAD "W998204119080,Hart,Ann,01/02/2017,5,,,,,,Daniel Hart,Stepfather,,07700900209,\n");
	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	for (size_t i = 0; i < d.contacts; i++)
		assert_true(d.contact[i].restricted);
	assert_int_equal(d.contacts, 2);
}

TEST_MAIN(test_adults)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_adults__initials_and_two_names_are_asked),
		T(test_adults__the_order_does_not_matter),
		T(test_adults__another_person_stays_another),
		T(test_adults__a_shared_email_is_nobody),
		T(test_adults__lines_are_tied_together_in_any_order),
		T(test_adults__the_child_is_not_its_own_parent),
		T(test_adults__who_is_shut_out_is_not_renamed),
		T(test_adults__who_is_shut_out_is_so_under_a_merged_name),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
