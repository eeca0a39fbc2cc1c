/* Nightly feeds: what is certain of a file comes in and nothing ends by it, the rest waits as one file, once is once,
 * and who sets something aside is not asked again about the same. On both engines. */
#include "support/support.h"

#include <string.h>

#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"
#include "import/feed_sql.h"
#include "import/feed_take.h"
#include "import/import.h"
#include "import/mapping_sql.h"
#include "support/test_db.h"

enum { SCHOOL = 7, OTHER = 8 };

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 }; /* 10 March 2026, 9am */
static struct ctx *c;
static struct feed_run run;
static int64_t written;

TEST_STMT(Q_BY_FEED, 1, "SELECT COUNT(*) AS n FROM event WHERE hat = 'feed' AND action = 'pupil.change'");
TEST_STMT(Q_LEFT, 1, "SELECT COUNT(*) AS n FROM pupil WHERE left_on IS NOT NULL");
TEST_STMT(Q_PUPILS, 1, "SELECT COUNT(*) AS n FROM pupil");
TEST_STMT(Q_UPLOADS, 1, "SELECT COUNT(*) AS n FROM upload");
TEST_STMT(Q_ANSWERS, 1, "SELECT COUNT(*) AS n FROM upload_answer");
TEST_STMT(Q_SUPPORT, 1, "SELECT COUNT(*) AS n FROM pupil_status WHERE code = 'K' AND ends IS NULL");
TEST_STMT(Q_TEACHES, 1, "SELECT COUNT(*) AS n FROM teaching WHERE ends IS NULL");
TEST_STMT(Q_NEEDS, 1, "SELECT COUNT(*) AS n FROM pupil_need WHERE ends IS NULL");
TEST_STMT(Q_LETTERS, 1, "SELECT COUNT(*) AS n FROM contact_link WHERE gets_letters = 1 AND responsibility = 'yes'");
TEST_STMT(Q_HOME, 1,
          "SELECT COUNT(*) AS n FROM contact_link k JOIN person p ON p.school_id = k.school_id AND p.id = k.person_id"
          " WHERE k.lives_with = 1 AND p.interpreter = 1 AND p.language = 'Urdu'");
TEST_STMT(Q_LATER, 1, "SELECT COUNT(*) AS n FROM import_later");
TEST_STMT(Q_RUNS, 1, "SELECT COUNT(*) AS n FROM feed_run");

static int64_t number(const struct stmt *q)
{
	struct rows r;

	assert_int_equal(db_run(c->db, c->a, q, &r, &c->err), RC_OK);
	return row_int(&r, 0, "n");
}

static void school_new(int64_t id)
{
	struct school_row school = {
		.id = id, .name = S("Marlbeck"), .short_name = S("Marlbeck"), .phase = S("primary"), .ready = 1
	};

	assert_int_equal(school_insert(c->db, c->a, &school, &c->err), RC_OK);
}

static int setup(void **state)
{
	struct arena *a = arena_new(512u << 20);

	c = NEW(a, struct ctx);
	*c = (struct ctx){ .app = &app, .db = test_db_new(), .a = a, .now = clock_read(&app.clock) };
	school_new(SCHOOL);
	c->actor.school_id = SCHOOL;
	written = 0;
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	test_db_drop(c->db);
	arena_free(c->a);
	return 0;
}

static enum rc feed_new(struct feed f, struct str *fault)
{
	f.nights = f.nights.n > 0 ? f.nights : S("school");
	f.due_minute = FEED_DAY_ENDS;
	f.patience = FEED_PATIENCE;
	return IN_WRITE(c, feed_add(c, &f, fault));
}

static void feed_of(const char *kind)
{
	struct str fault;

	assert_int_equal(feed_new((struct feed){ .kind = str_of(kind), .folder = S("/srv/feed") }, &fault), RC_OK);
}

static struct feed_state *state_now(void)
{
	struct feeds all;

	c->actor = (struct actor){ .school_id = SCHOOL };
	c->now = clock_read(&app.clock);
	assert_int_equal(IN_READ(c, feeds_load(c, &all)), RC_OK);
	assert_int_equal(all.n, 1);
	return all.item;
}

static struct str digest_of(const char *text)
{
	uint64_t h = 14695981039346656037u;

	for (; *text != '\0'; text++)
		h = (h ^ (unsigned char)*text) * 1099511628211u;
	return str_fmt(c->a, "%016llx", (unsigned long long)h);
}

/* A file of one night, written at its own time. */
static enum rc takes_at(const char *text, int64_t at)
{
	struct feed_file f = {
		.name = S("pupils.csv"), .bytes = str_of(text), .digest = digest_of(text), .written_at = at
	};
	enum rc rc = feed_take(c, state_now(), &f, &run);

	if (rc == RC_FAIL)
		fail_msg("feed: %s", c->err.text);
	return rc;
}

static void takes(const char *text)
{
	assert_int_equal(takes_at(text, ++written), RC_OK);
}

static void rest_is(int64_t questions, int64_t lines, int64_t words, int64_t ends, int64_t gone)
{
	assert_int_equal(run.questions, questions);
	assert_int_equal(run.lines, lines);
	assert_int_equal(run.words, words);
	assert_int_equal(run.ends, ends);
	assert_int_equal(run.gone, gone);
}

static void words_are(const char *want)
{
	assert_string_equal(str_c(c->a, feed_run_words(c->a, &run, true)), want);
}

#define HEAD "UPN,Surname,Forename,DOB,Year,Reg,SEN status\n"
#define AVA "N820123425001,Kaur,Ava,1/9/2015,5,5A,K\n"
#define BEN "M830200026001,Stone,Ben,2/10/2015,5,5A,N\n"
#define CAL "Z805330126042,Reed,Cal,3/11/2015,5,5B,E\n"
/* Enough others, so that one is less than a tenth. */
#define OTHERS                                                                                                         \
	",Ash,Dan,1/1/2016,5,5A,N\n,Birch,Eli,2/1/2016,5,5A,N\n,Cedar,Fay,3/1/2016,5,5A,N\n,Dale,Gus,4/1/"             \
	"2016,5,5A,N\n"                                                                                                \
	",Elm,Hal,5/1/2016,5,5A,N\n,Fern,Ida,6/1/2016,5,5A,N\n,Gale,Jan,7/1/2016,5,5A,N\n,Hill,Kit,8/1/2016,5,5A,N\n"  \
	",Iver,Lee,9/1/2016,5,5A,N\n,Jay,Mia,10/1/2016,5,5A,N\n,Kerr,Ned,11/1/2016,5,5A,N\n"                           \
	",Lark,Ola,12/1/2016,5,5A,N\n,Moss,Pip,13/1/2016,5,5A,N\n,Nash,Roy,14/1/2016,5,5A,N\n"                         \
	",Oak,Sue,15/1/2016,5,5A,N\n,Park,Tom,16/1/2016,5,5A,N\n,Quay,Una,17/1/2016,5,5A,N\n"                          \
	",Rook,Val,18/1/2016,5,5A,N\n"

static void test_feed__a_first_file_comes_in(void **state)
{
	(void)state;
	feed_of("roll");
	takes(HEAD AVA BEN CAL OTHERS);
	assert_int_equal(run.outcome, FEED_OUTCOME_TAKEN);
	assert_int_equal(run.added, 21);
	rest_is(0, 0, 0, 0, 0);
	words_are("21 added");
	assert_false(state_now()->waits);
	assert_int_equal(number(&Q_UPLOADS), 0);
}

static void test_feed__the_rest_waits_and_is_one_file(void **state)
{
	(void)state;
	feed_of("roll");
	takes(HEAD AVA BEN CAL OTHERS);
	takes(HEAD "G998204119050,Kaur,Ava,1/9/2015,5,5A,K\n"
	           "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n"
	           "Z805330126042,Reed,Cal,3/11/2015,5,5A,E\n" OTHERS);
	assert_int_equal(run.outcome, FEED_OUTCOME_TAKEN);
	assert_int_equal(run.added, 0);
	assert_int_equal(run.changed, 1);
	rest_is(1, 1, 0, 0, 0);
	words_are("1 changed, 1 question and 1 line with an error wait");
	assert_true(state_now()->waits);
	assert_non_null(feed_waiting(state_now()));
	assert_int_equal(number(&Q_BY_FEED), 1);
	assert_int_equal(IN_WRITE(c, upload_answer_put(c->db, c->a, SCHOOL, state_now()->feed.id,
	                                               &(struct upload_answer){ S("q1"), S("new") }, 1, 1, &c->err)),
	                 RC_OK);
	takes(HEAD "G998204119050,Kaur,Ava,1/9/2015,5,5A,K\nM830200026001,Stone,Ben,2/10/2015,5,5A,N\n" CAL OTHERS);
	rest_is(1, 0, 0, 0, 0);
	assert_int_equal(number(&Q_UPLOADS), 1);
	assert_int_equal(number(&Q_ANSWERS), 1);
	takes(HEAD AVA BEN CAL OTHERS);
	words_are("No changes");
	assert_int_equal(number(&Q_UPLOADS), 0);
	assert_int_equal(number(&Q_ANSWERS), 0);
}

static void test_feed__nobody_leaves_and_nothing_ends(void **state)
{
	(void)state;
	feed_of("roll");
	takes(HEAD AVA BEN CAL OTHERS);
	takes(HEAD AVA CAL OTHERS); /* Ben is not in it */
	rest_is(0, 0, 0, 0, 1);
	words_are("No changes, 1 pupil here but not in the file waits");
	assert_int_equal(number(&Q_LEFT), 0);
	takes("UPN,Surname,Forename,DOB,Year,Reg,SEN status,Date of leaving\n"
	      "N820123425001,Kaur,Ava,1/9/2015,5,5A,N,\nM830200026001,Stone,Ben,2/10/2015,5,5B,N,2026-03-06\n"
	      "Z805330126042,Reed,Cal,3/11/2015,5,5B,E,\n,Ash,Dan,1/1/2016,5,5A,N,\n");
	assert_int_equal(run.outcome, FEED_OUTCOME_HELD); /* too many are missing */
	takes("UPN,Surname,Forename,DOB,Year,Reg,SEN status,Date of leaving\n"
	      "N820123425001,Kaur,Ava,1/9/2015,5,5A,N\nM830200026001,Stone,Ben,2/10/2015,5,5B,N,2026-03-06\n"
	      "Z805330126042,Reed,Cal,3/11/2015,5,5B,E\n" OTHERS);
	assert_int_equal(run.changed, 1); /* Ben's class */
	rest_is(0, 0, 0, 2, 0);
	assert_int_equal(number(&Q_LEFT), 0);
	assert_int_equal(number(&Q_SUPPORT), 1);
	assert_true(state_now()->waits);
}

#define NEEDS "UPN,Surname,Forename,DOB,Year,Reg,SEN status,Primary need,SEN need 2\n"
#define AVA_SAYS(says) "N820123425001,Kaur,Ava,1/9/2015,5,5A," says "\n"

/* Left out, a need goes: that is for a person. Another one that comes, or another order, takes nothing away. */
static void test_feed__no_need_is_ended(void **state)
{
	(void)state;
	feed_of("roll");
	takes(NEEDS AVA_SAYS("K,SLCN,SEMH"));
	assert_int_equal(number(&Q_NEEDS), 2);
	takes(NEEDS AVA_SAYS("K,SLCN,"));
	rest_is(0, 0, 0, 1, 0);
	words_are("No changes, 1 change that a person has to confirm waits");
	assert_int_equal(number(&Q_NEEDS), 2);
	takes(NEEDS AVA_SAYS("K,SEMH,SLCN"));
	rest_is(0, 0, 0, 0, 0);
	words_are("1 changed");
	takes(NEEDS AVA_SAYS("E,SEMH,SLCN"));
	rest_is(0, 0, 0, 0, 0);
	takes(NEEDS AVA_SAYS("K,SEMH,HI"));
	rest_is(0, 0, 0, 2, 0);
	words_are("No changes, 2 changes that a person has to confirm wait");
	assert_int_equal(number(&Q_NEEDS), 2);
}

#define HOME                                                                                                           \
	"Surname,Forename,DOB,Year,Contact 1 name,Contact 1 phone,Contact 1 parental responsibility,Contact 1 gets "   \
	"letters,Contact 1 lives with,Contact 1 interpreter,Contact 1 language\n"
#define AVA_AT_HOME "Kaur,Ava,1/9/2015,5,Ms Pat Kaur,07700 900002,Y,Y,,,\n"

static void test_feed__a_family_is_arranged_by_a_person(void **state)
{
	(void)state;
	feed_of("roll");
	takes(HOME "Kaur,Ava,1/9/2015,5,Ms Pat Kaur,07700 900001,Y,Y,Y,Y,Urdu\n");
	rest_is(0, 0, 0, 0, 0);
	assert_int_equal(number(&Q_HOME), 1);
	takes(HOME "Kaur,Ava,1/9/2015,5,Ms Pat Kaur,07700 900002,Y,Y,N,N,Polish\n");
	rest_is(0, 0, 0, 3, 0);
	words_are("1 changed, 3 changes that a person has to confirm wait");
	assert_int_equal(number(&Q_HOME), 1);
	takes(HOME AVA_AT_HOME "Kaur,Ben,1/9/2016,4,Mr Lou Kaur,07700 900003,Y,Y,N,N,English\n");
	takes(HOME AVA_AT_HOME "Kaur,Ben,1/9/2016,4,Mr Lou Kaur,07700 900003,N,N,Y,Y,Polish\n");
	rest_is(0, 0, 0, 5, 0);
	assert_int_equal(number(&Q_HOME), 1);
	assert_int_equal(number(&Q_LETTERS), 2);
}

static void test_feed__a_roll_that_has_shrunk_is_not_taken(void **state)
{
	(void)state;
	feed_of("roll");
	takes(HEAD AVA BEN CAL OTHERS);
	takes(HEAD "N820123425001,Kaur,Ava,1/9/2015,5,5B,K\n" OTHERS); /* two of 21 */
	assert_int_equal(run.outcome, FEED_OUTCOME_TAKEN);
	takes(HEAD OTHERS ",Zorn,Zoe,1/1/2015,5,5A,N\n"); /* three of 21 */
	assert_int_equal(run.outcome, FEED_OUTCOME_HELD);
	words_are("Not taken. 3 of the 21 pupils on roll here are not in it.");
	assert_int_equal(number(&Q_PUPILS), 21);
	assert_true(state_now()->waits);
}

static void test_feed__a_part_of_the_roll_misses_nobody(void **state)
{
	struct str fault;

	(void)state;
	assert_int_equal(feed_new((struct feed){ .kind = S("roll"), .folder = S("/srv/sen"), .part = 1 }, &fault),
	                 RC_OK);
	takes(HEAD AVA BEN CAL OTHERS);
	takes(HEAD "N820123425001,Kaur,Ava,1/9/2015,5,5B,K\n");
	words_are("1 changed");
	assert_false(state_now()->waits);
}

static void test_feed__what_cannot_be_read_waits_with_its_reason(void **state)
{
	struct str fault;

	(void)state;
	feed_of("roll");
	takes("Who,When\nAva,now\n");
	assert_int_equal(run.outcome, FEED_OUTCOME_HELD);
	assert_true(run.reason.n > 0);
	assert_true(state_now()->waits);
	takes(HEAD);
	assert_int_equal(run.outcome, FEED_OUTCOME_HELD);
	takes("\xFF\xD8\xFF\xE0 not a table");
	assert_int_equal(run.outcome, FEED_OUTCOME_HELD);
	assert_int_equal(number(&Q_UPLOADS), 1);
	assert_int_equal(number(&Q_PUPILS), 0);
	assert_int_equal(feed_new((struct feed){ .kind = S("roll"), .folder = S("/srv/b"), .mapping = S("Arbor") },
	                          &fault),
	                 RC_INVALID);
	assert_true(str_find(fault, S("--mapping")) >= 0);
}

static void test_feed__words_that_are_no_code_wait(void **state)
{
	(void)state;
	feed_of("roll");
	takes(HEAD AVA BEN CAL OTHERS ",Zorn,Zoe,1/1/2015,5,5A,Monitoring\n");
	assert_int_equal(run.added, 21);
	rest_is(0, 0, 1, 0, 0);
	words_are("21 added, 1 unknown word waits");
}

static void test_feed__once_is_once(void **state)
{
	(void)state;
	feed_of("roll");
	takes(HEAD AVA BEN CAL OTHERS);
	assert_int_equal(takes_at(HEAD AVA BEN CAL OTHERS, written), RC_OK); /* the move was cut off */
	assert_int_equal(run.outcome, FEED_OUTCOME_NONE);
	assert_int_equal(number(&Q_RUNS), 1);
	takes(HEAD AVA BEN CAL OTHERS); /* the same the next night */
	assert_int_equal(run.outcome, FEED_OUTCOME_SAME);
	words_are("No changes");
	assert_int_equal(number(&Q_RUNS), 2);
	written += 10;
	takes(HEAD "N820123425001,Kaur,Ava,1/9/2015,5,5C,K\n" BEN CAL OTHERS);
	words_are("1 changed");
	assert_int_equal(takes_at(HEAD AVA BEN CAL OTHERS, written - 5), RC_OK);
	assert_int_equal(run.outcome, FEED_OUTCOME_NONE);
	assert_true(run.reason.n > 0);
	assert_int_equal(number(&Q_RUNS), 3);
	struct feed_state *before = state_now();
	struct feed_file f = { S("p.csv"), S(HEAD AVA BEN CAL OTHERS ",Zorn,Zoe,1/1/2015,5,5A,N\n"), S("d"), 99 };

	assert_int_equal(feed_take(c, before, &f, &run), RC_OK);
	assert_int_equal(run.added, 1);
	assert_int_equal(feed_take(c, before, &f, &run), RC_OK);
	assert_int_equal(run.outcome, FEED_OUTCOME_NONE);
	assert_int_equal(number(&Q_PUPILS), 22);
}

/* The clock of the school's system was wrong for one night. */
static void test_feed__a_file_of_the_future_stops_no_other(void **state)
{
	const int64_t ns = 1000000000, day = 86400;

	(void)state;
	feed_of("roll");
	assert_int_equal(takes_at(HEAD AVA BEN CAL OTHERS, (app.clock.utc + 365 * day) * ns), RC_OK);
	assert_int_equal(run.outcome, FEED_OUTCOME_TAKEN);
	app.clock.utc += day;
	assert_int_equal(takes_at(HEAD AVA BEN CAL OTHERS, (app.clock.utc + 364 * day) * ns), RC_OK);
	assert_int_equal(run.outcome, FEED_OUTCOME_NONE); /* where it could not be moved it is known */
	assert_int_equal(takes_at(HEAD "N820123425001,Kaur,Ava,1/9/2015,5,5C,K\n" BEN CAL OTHERS,
	                          (app.clock.utc - 60) * ns),
	                 RC_OK);
	words_are("1 changed");
	assert_int_equal(takes_at(HEAD AVA BEN CAL OTHERS, (app.clock.utc - 3600) * ns), RC_OK);
	assert_int_equal(run.outcome, FEED_OUTCOME_NONE); /* the order of the others counts */
	app.clock.utc = 1773133200;
}

static void test_feed__what_was_set_aside_does_not_wait_again(void **state)
{
	int64_t id, seen;

	(void)state;
	feed_of("roll");
	takes(HEAD AVA BEN CAL OTHERS);
	takes(HEAD BEN CAL OTHERS);
	seen = run.id;
	takes(HEAD AVA CAL OTHERS);
	id = state_now()->feed.id;
	assert_int_equal(IN_WRITE(c, feed_aside(c, id, seen)), RC_CONFLICT); /* nobody has looked at this one */
	assert_true(state_now()->waits);
	assert_int_equal(IN_WRITE(c, feed_aside(c, id, run.id)), RC_OK);
	assert_false(state_now()->waits);
	assert_int_equal(IN_WRITE(c, feed_aside(c, id, run.id)), RC_NONE); /* pressed twice */
	assert_int_equal(IN_WRITE(c, feed_aside(c, id + 1, run.id)), RC_NONE);
	takes(HEAD CAL AVA OTHERS); /* the same is missing, on other lines */
	assert_false(state_now()->waits);
	words_are("No changes");
	takes(HEAD AVA OTHERS); /* another one is */
	rest_is(0, 0, 0, 0, 2);
	assert_true(state_now()->waits);
}

/* The list of what was kept for later: a person puts lines on it, a file that has them right takes them off. */
static void test_feed__what_a_person_kept_is_not_asked_again(void **state)
{
	const struct import_options keep = { .kind = IMPORT_ROLL, .keep = true };
	struct import_report r;

	(void)state;
	feed_of("roll");
	takes(HEAD AVA BEN CAL OTHERS);
	takes(HEAD AVA "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n" CAL OTHERS);
	rest_is(0, 1, 0, 0, 0);
	assert_int_equal(number(&Q_LATER), 0);
	c->actor = (struct actor){ .school_id = SCHOOL };
	assert_int_equal(import_run(c, &keep, S(HEAD AVA "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n" CAL OTHERS), &r),
	                 RC_OK);
	assert_int_equal(number(&Q_LATER), 1);
	takes(HEAD "M830200026001,Stone,Ben,31/2/2015,5,5B,N\n" AVA CAL OTHERS);
	rest_is(0, 0, 0, 0, 0);
	assert_false(state_now()->waits);
	assert_int_equal(number(&Q_LATER), 1);
	takes(HEAD AVA BEN CAL OTHERS);
	words_are("No changes");
	assert_int_equal(number(&Q_LATER), 0);
}

#define ZOE ",Zorn,Zoe,1/1/2015,5,5A,Monitoring\n"

static void test_feed__a_word_on_a_line_that_was_kept_is_not_asked_again(void **state)
{
	const struct import_options keep = { .kind = IMPORT_ROLL, .keep = true };
	struct import_report r;

	(void)state;
	feed_of("roll");
	takes(HEAD AVA BEN CAL OTHERS ZOE);
	rest_is(0, 0, 1, 0, 0);
	c->actor = (struct actor){ .school_id = SCHOOL };
	assert_int_equal(import_run(c, &keep, S(HEAD AVA BEN CAL OTHERS ZOE), &r), RC_OK);
	assert_int_equal(number(&Q_LATER), 1);
	takes(HEAD BEN AVA CAL OTHERS ZOE);
	rest_is(0, 0, 0, 0, 0);
	assert_false(state_now()->waits);
	takes(HEAD AVA BEN CAL OTHERS ZOE ",Yule,Yan,2/1/2015,5,5A,Monitoring\n"); /* on another one it is */
	rest_is(0, 0, 1, 0, 0);
	assert_true(state_now()->waits);
}

static void test_feed__a_file_that_is_not_taken_waits_each_time(void **state)
{
	(void)state;
	feed_of("roll");
	takes("Who,When\nAva,now\n");
	assert_int_equal(IN_WRITE(c, feed_aside(c, state_now()->feed.id, run.id)), RC_OK);
	assert_false(state_now()->waits);
	takes("Who,When\nAva,today\n");
	assert_true(state_now()->waits);
}

static void test_feed__teaching_goes_on(void **state)
{
	struct import_report r;
	const struct import_options staff = { .kind = IMPORT_STAFF }, classes = { .kind = IMPORT_CLASSES };

	(void)state;
	assert_int_equal(import_run(c, &staff,
	                            S("Surname,Forename,Staff code,Role\nStone,Al,STO,teacher\nWell,Bo,WEL,teacher\n"),
	                            &r),
	                 RC_OK);
	assert_int_equal(import_run(c, &classes, S("Class,Year,Teacher\n5A,5,STO\n"), &r), RC_OK);
	feed_of("classes");
	takes("Class,Year,Teacher\n5A,5,WEL\n");
	assert_int_equal(run.changed, 1);
	rest_is(0, 0, 0, 1, 0);
	words_are("1 changed, 1 change that a person has to confirm waits");
	assert_int_equal(number(&Q_TEACHES), 2);
}

static void test_feed__a_file_that_stops_coming_is_noticed(void **state)
{
	const int64_t day = 86400;
	struct feed_state *s;

	(void)state;
	feed_of("roll");
	app.clock.utc = 1772186400; /* Friday 27 February 2026, 10am */
	takes(HEAD AVA BEN CAL OTHERS);
	app.clock.utc += 3 * day; /* Monday */
	assert_int_equal(state_now()->absent.nights, 0);
	app.clock.utc += day;
	s = state_now();
	assert_int_equal(s->absent.nights, 1);
	assert_false(s->absent.late);
	assert_string_equal(str_c(c->a, s->night[0].words), "No file");
	app.clock.utc += day;
	s = state_now();
	assert_true(s->absent.late);
	assert_string_equal(str_c(c->a, s->night[0].words), "No file, nor any night since: 2 nights");
	assert_string_equal(str_c(c->a, s->night[1].words), "21 added");
	takes(HEAD AVA BEN CAL OTHERS);
	s = state_now();
	assert_int_equal(s->absent.nights, 0);
	assert_string_equal(str_c(c->a, s->night[0].words), "No changes");
	assert_string_equal(str_c(c->a, s->night[1].words), "No file for 2 nights");
	assert_int_equal(date_cmp(s->night[1].on, (struct date){ 2026, 3, 2 }), 0);
	app.clock.utc = 1773133200;
}

static void test_feed__a_feed_that_is_removed_meanwhile_leaves_nothing(void **state)
{
	struct feed_file f = { S("p.csv"), S("Who,When\nAva,now\n"), S("d"), 99 };
	struct feed_state *before = (feed_of("roll"), state_now());

	(void)state;
	assert_int_equal(IN_WRITE(c, feed_remove(c, before->feed.id)), RC_OK);
	assert_int_equal(feed_take(c, before, &f, &run), RC_NONE);
	assert_int_equal(number(&Q_UPLOADS), 0);
	assert_int_equal(number(&Q_RUNS), 0);
}

static void waits_by(struct upload *u, const char *columns, const char *want)
{
	u->columns = str_of(columns);
	assert_int_equal(upload_of_feed(c->db, c->a, u, &c->err), RC_OK);
	assert_int_equal(upload_load(c->db, c->a, SCHOOL, 1, u->id, u, &c->err), RC_OK);
	assert_string_equal(str_c(c->a, u->columns), want);
}

static void test_feed__what_waits_is_the_file_of_now(void **state)
{
	struct upload u = { .school_id = SCHOOL, .id = 5, .kind = S("roll"), .name = S("a.csv"), .body = S("new") };

	(void)state;
	waits_by(&u, "a", "a");
	waits_by(&u, "b", "b"); /* the mapping of the feed was edited */
	waits_by(&u, "", "b");  /* it names none: what a person said stays */
	u.body = S("old");      /* a person brought this one in, and meanwhile another one has come */
	assert_int_equal(upload_done(c->db, c->a, &u, &c->err), RC_OK);
	assert_int_equal(number(&Q_UPLOADS), 1);
}

static void test_feed__set_up_and_removed(void **state)
{
	struct str fault;
	struct feed f = { .kind = S("staff"), .folder = S("/srv/feed") };

	(void)state;
	assert_int_equal(feed_new(f, &fault), RC_INVALID);
	assert_true(str_find(fault, S("roles")) >= 0);
	f.kind = S("roll");
	f.folder = S("srv");
	assert_int_equal(feed_new(f, &fault), RC_INVALID);
	f.folder = S("/srv/feed");
	f.nights = S("monday");
	assert_int_equal(feed_new(f, &fault), RC_INVALID);
	f.nights = S("mon");
	assert_int_equal(feed_new(f, &fault), RC_OK);
	f.kind = S("contacts");
	assert_int_equal(feed_new(f, &fault), RC_INVALID); /* one folder, one feed */
	school_new(OTHER);
	c->actor.school_id = OTHER;
	assert_int_equal(feed_new(f, &fault), RC_INVALID); /* nor of another school */
	takes(HEAD AVA CAL "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n");
	assert_int_equal(number(&Q_UPLOADS), 1);
	assert_int_equal(IN_WRITE(c, feed_remove(c, state_now()->feed.id)), RC_OK);
	assert_int_equal(number(&Q_UPLOADS), 0);
	assert_int_equal(number(&Q_RUNS), 0);
	assert_int_equal(number(&Q_PUPILS), 2);
}

TEST_MAIN(test_feed)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_feed__a_first_file_comes_in, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__the_rest_waits_and_is_one_file, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__nobody_leaves_and_nothing_ends, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__no_need_is_ended, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__a_family_is_arranged_by_a_person, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__a_roll_that_has_shrunk_is_not_taken, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__a_part_of_the_roll_misses_nobody, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__what_cannot_be_read_waits_with_its_reason, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__words_that_are_no_code_wait, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__once_is_once, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__a_file_of_the_future_stops_no_other, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__what_was_set_aside_does_not_wait_again, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__what_a_person_kept_is_not_asked_again, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__a_word_on_a_line_that_was_kept_is_not_asked_again, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_feed__a_file_that_is_not_taken_waits_each_time, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__teaching_goes_on, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__a_file_that_stops_coming_is_noticed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__a_feed_that_is_removed_meanwhile_leaves_nothing, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_feed__what_waits_is_the_file_of_now, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed__set_up_and_removed, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
