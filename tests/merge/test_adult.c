/* merge/adult: two records of one adult become one and are taken apart again, on both engines. */
#include "support/support.h"

#include "core/account/account_sql.h"
#include "core/account/accounts.h"
#include "core/people/apart_sql.h"
#include "core/people/people_sql.h"
#include "core/people/restriction_sql.h"
#include "core/school/school_sql.h"
#include "import/import.h"
#include "kit/text/fold.h"
#include "merge/adult.h"
#include "support/test_db.h"
#include "support/work_merge.h"

enum { KEPT = TWIN_MOTHER, GONE = 23, OTHER = 24, HANA = TWIN_KEPT, HANNA = TWIN_GONE };

static struct ctx *c;
static struct adult_view view;

TEST_STMT(Q_SEES, 1,
          "SELECT COUNT(*) AS n FROM pupil_scope WHERE school_id = 7 AND pupil_id = $1 AND person_id = $2 AND hat = "
          "'parent'");
TEST_STMT(Q_EVENTS, 1, "SELECT COUNT(*) AS n FROM event WHERE action = 'merge.adult' AND pupil = $1");
TEST_STMT(Q_STATE, 1, "SELECT state, person_id FROM account WHERE id = $1");
TEST_STMT(Q_SESSIONS, 1, "SELECT COUNT(*) AS n FROM session_token WHERE account_id = $1");
TEST_STMT(Q_WHOSE_ANSWER, 1, "SELECT person_id AS n FROM meeting_answer WHERE id = $1");
TEST_STMT(Q_OF_PHONE, 1, "SELECT id AS n FROM person WHERE phone = $1");
TEST_STMT(Q_PEOPLE, 1, "SELECT COUNT(*) AS n FROM person");
TEST_STMT(Q_HOLDS, 1, "SELECT COUNT(*) AS n FROM pupil_scope WHERE pupil_id = $1 AND person_id = 22");
TEST_STMT(Q_WHOSE_MESSAGE, 1, "SELECT person_id AS n FROM message WHERE id = $1");

static void ok(enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("rc %d: %s", (int)rc, c->err.text);
}

static void person_add(int64_t id, const char *given, const char *family, const char *phone)
{
	struct person_row p = { .school_id = TWIN_SCHOOL,
		                .id = id,
		                .given = str_of(given),
		                .family = str_of(family),
		                .phone = str_of(phone) };

	p.name_key = fold_name(c->a, p.family, p.given, STR_NONE);
	ok(person_insert(c->db, c->a, &p, &c->err));
}

static int setup(void **state)
{
	(void)state;
	c = work_merge_new();
	person_add(GONE, "Elena", "Petrov", "07700 900164");
	person_add(OTHER, "Hal", "Crane", "07700 900165");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	work_merge_drop(c);
	return 0;
}

static int64_t number(const struct stmt *q, int64_t id)
{
	struct rows r;

	ok(db_run(c->db, c->a, q, &r, &c->err, DV(id)));
	return r.n > 0 ? row_int(&r, 0, "n") : -1;
}

static bool sees(int64_t pupil, int64_t person)
{
	struct rows r;

	ok(db_run(c->db, c->a, &Q_SEES, &r, &c->err, DV(pupil), DV(person)));
	return row_int(&r, 0, "n") > 0;
}

static const char *fault;
static struct str say;

static enum rc merge(int64_t id, struct adult_in in)
{
	enum rc rc;

	in.id = id;
	if (in.why.n == 0)
		in.why = S("She says so on the telephone.");
	if (in.revision[0] == 0) {
		struct adult_view v;

		rc = adult_load(c, KEPT, GONE, &v);
		for (int i = 0; i < 2; i++)
			in.revision[i] = rc == RC_OK ? v.person[i].revision : 1;
	}
	ok(db_begin(c->db, DB_WRITE, &c->err));
	rc = adult_merge(c, KEPT, GONE, &in, &fault, &say);
	return db_end(c->db, rc, &c->err);
}

static enum rc undo(int64_t id)
{
	ok(db_begin(c->db, DB_WRITE, &c->err));
	return db_end(c->db, adult_undo(c, KEPT, id), &c->err);
}

static void look(void)
{
	ok(adult_load(c, KEPT, GONE, &view));
}

static void bar(int64_t pupil, int64_t id, int64_t person)
{
	struct restriction r = { .school_id = TWIN_SCHOOL,
		                 .pupil_id = pupil,
		                 .id = id,
		                 .person_id = person,
		                 .what = S("No contact"),
		                 .paper = S("Order ZC26P00123"),
		                 .starts = { 2026, 1, 5 },
		                 .way = S("hand"),
		                 .noted_by = TWIN_SENCO,
		                 .revision = 1 };

	ok(restriction_insert(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, pupil }, &r, &c->err));
}

static void bar_end(int64_t pupil, int64_t id)
{
	struct pupil_key k = { TWIN_SCHOOL, pupil };
	struct restriction r;

	ok(restriction_load(c->db, c->a, k, id, &r, &c->err));
	r.ended_on = c->now.today;
	ok(restriction_update(c->db, c->a, k, &r, &c->err));
}

/* ---- what comes together ---- */

static void test_adult__comes_together_and_goes_back(void **state)
{
	struct adult_in in = { .id = 0 };
	struct person p;

	(void)state;
	work_merge_contact(c, HANA, 301, KEPT, false);
	work_merge_contact(c, HANNA, 302, GONE, false);
	test_db_script(c->db,
	               "INSERT INTO message (school_id, pupil_id, id, person_id, kind, words, language, at, answer,"
	               " revision) VALUES (7, 102, 401, 23, 'tell', 'x', '', 1, '', 1)");
	look();
	assert_int_equal(view.stops.n, 0);
	assert_int_equal(view.children, 0);
	for (size_t i = 0; i < ADULT_PICKS; i++)
		in.gone[i] =
		    str_is(str_of(adult_pick(i)->name), "phone") || str_is(str_of(adult_pick(i)->name), "family");
	ok(merge(900, in));
	ok(merge(900, in)); /* sent twice */
	assert_int_equal(number(&Q_EVENTS, HANA), 1);
	assert_int_equal(number(&Q_EVENTS, HANNA), 1);
	assert_true(sees(HANA, KEPT) && sees(HANNA, KEPT) && !sees(HANNA, GONE));
	assert_int_equal(number(&Q_WHOSE_MESSAGE, 401), KEPT);
	ok(person_load(c->db, c->a, TWIN_SCHOOL, KEPT, &p, &c->err));
	assert_true(str_is(p.family, "Petrov") && str_is(p.phone, "07700 900164"));
	assert_int_equal(adult_load(c, KEPT, GONE, &view), RC_NONE);
	test_db_script(c->db,
	               "INSERT INTO message (school_id, pupil_id, id, person_id, kind, words, language, at, answer,"
	               " revision) VALUES (7, 102, 402, 22, 'tell', 'since', '', 1, '', 1)");
	test_db_script(c->db, "UPDATE person SET phone = '07700 900199' WHERE id = 22"); /* changed since */
	ok(undo(900));
	ok(undo(900));
	assert_true(sees(HANA, KEPT) && sees(HANNA, GONE) && !sees(HANNA, KEPT));
	assert_int_equal(number(&Q_WHOSE_MESSAGE, 401), GONE);
	assert_int_equal(number(&Q_WHOSE_MESSAGE, 402), KEPT); /* written in between: stays with who was kept */
	ok(person_load(c->db, c->a, TWIN_SCHOOL, KEPT, &p, &c->err));
	assert_true(str_is(p.family, "Petrova") && str_is(p.phone, "07700 900199"));
	look();
}

/* One child, both a contact: the one that is chosen goes on. */
static void test_adult__one_contact_goes_on(void **state)
{
	struct contact *k;
	size_t n;

	(void)state;
	work_merge_contact(c, HANA, 301, KEPT, false);
	work_merge_contact(c, HANA, 302, GONE, false);
	look();
	assert_int_equal(view.children, 1);
	ok(merge(901, (struct adult_in){ .child_gone = { true } }));
	ok(contact_list(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, HANA }, c->now.today, &k, &n, &c->err));
	assert_int_equal(n, 1);
	assert_int_equal(k[0].id, 302);
	ok(undo(901));
	ok(contact_list(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, HANA }, c->now.today, &k, &n, &c->err));
	assert_int_equal(n, 2);
}

/* Two answers of one person to one thing: the later one is theirs. */
static void test_adult__of_two_answers_the_later_one_stands(void **state)
{
	(void)state;
	work_merge_contact(c, HANA, 301, KEPT, false);
	test_db_script(c->db,
	               "INSERT INTO meeting_answer (school_id, pupil_id, id, meeting_id, person_id, answer, days,"
	               " on_day, minute, at) VALUES (7, 101, 501, 1, 22, 'coming', '', '2026-03-20', 0, 10),"
	               " (7, 101, 502, 1, 23, 'cannot', '', '2026-03-20', 0, 20), (7, 101, 503, 2, 22, 'coming',"
	               " '', '2026-03-20', 0, 20), (7, 101, 504, 2, 23, 'cannot', '', '2026-03-20', 0, 10)");
	ok(merge(902, (struct adult_in){ .id = 0 }));
	assert_int_equal(number(&Q_WHOSE_ANSWER, 501), GONE);
	assert_int_equal(number(&Q_WHOSE_ANSWER, 502), KEPT);
	assert_int_equal(number(&Q_WHOSE_ANSWER, 503), KEPT);
	assert_int_equal(number(&Q_WHOSE_ANSWER, 504), GONE);
	ok(undo(902));
	assert_int_equal(number(&Q_WHOSE_ANSWER, 501), KEPT);
	assert_int_equal(number(&Q_WHOSE_ANSWER, 502), GONE);
}

/* ---- restrictions ---- */

/* A merge lifts nothing, in either direction, and shuts nobody out unsaid. */
static void test_adult__the_narrower_one_stays(void **state)
{
	(void)state;
	work_merge_contact(c, HANA, 301, KEPT, false);
	work_merge_contact(c, HANA, 302, GONE, false);
	bar(HANA, 401, GONE);
	look();
	assert_true(str_is(view.shut_out, "Elena Petrova"));
	assert_int_equal(merge(903, (struct adult_in){ .id = 0 }), RC_INVALID);
	assert_string_equal(fault, "confirm");
	assert_int_equal(merge(903, (struct adult_in){ .confirm = S("Elena Petrov") }), RC_INVALID);
	ok(merge(903, (struct adult_in){ .confirm = S("elena  PETROVA"), .child_gone = { true } }));
	assert_false(sees(HANA, KEPT));
	ok(undo(903));
	assert_true(sees(HANA, KEPT));
	assert_false(sees(HANA, GONE));
}

/* Who sees the child as staff is shut out too, and it has to be said. */
static void test_adult__who_sees_as_staff_is_shut_out_by_name(void **state)
{
	(void)state;
	test_db_script(c->db, "UPDATE pupil SET class_id = 51 WHERE id = 101");
	test_db_script(c->db,
	               "INSERT INTO teaching (school_id, id, person_id, class_id, kind, subject, is_main, starts)"
	               " VALUES (7, 801, 22, 51, 'teacher', '', 1, '2026-01-05')");
	work_merge_contact(c, HANA, 302, GONE, false);
	bar(HANA, 401, GONE);
	look();
	assert_true(str_is(view.shut_out, "Elena Petrova"));
	ok(merge(913, (struct adult_in){ .confirm = S("Elena Petrova") }));
	assert_int_equal(number(&Q_HOLDS, HANA), 0);
	ok(undo(913));
	assert_int_equal(number(&Q_HOLDS, HANA), 1);
}

static void test_adult__a_bar_without_a_contact_and_one_recorded_since(void **state)
{
	(void)state;
	work_merge_contact(c, HANA, 301, GONE, false);
	work_merge_contact(c, HANNA, 302, KEPT, false);
	bar(HANA, 401, KEPT); /* who is no contact there */
	ok(merge(904, (struct adult_in){ .confirm = S("Elena Petrov") }));
	assert_false(sees(HANA, KEPT));
	bar(HANNA, 1402, KEPT); /* while they are one */
	bar(HANA, 1403, KEPT);
	ok(undo(904));
	assert_false(sees(HANNA, KEPT));
	assert_false(sees(HANA, GONE)); /* the one recorded since stands at both */
	bar_end(HANNA, 1402);
	assert_true(sees(HANNA, KEPT));
}

static void test_adult__a_bar_that_ended_since_stays_ended(void **state)
{
	(void)state;
	work_merge_contact(c, HANA, 301, KEPT, false);
	work_merge_contact(c, HANA, 302, GONE, false);
	bar(HANA, 401, GONE);
	ok(merge(905, (struct adult_in){ .confirm = S("Elena Petrova") }));
	bar_end(HANA, 401);
	assert_true(sees(HANA, KEPT));
	ok(undo(905));
	assert_true(sees(HANA, KEPT));
	assert_true(sees(HANA, GONE));
}

static void test_adult__each_shuts_out_the_other(void **state)
{
	(void)state;
	work_merge_contact(c, HANA, 301, KEPT, false);
	work_merge_contact(c, HANA, 302, GONE, false);
	work_merge_contact(c, HANNA, 303, KEPT, false);
	work_merge_contact(c, HANNA, 304, GONE, false);
	bar(HANA, 401, GONE);
	bar(HANNA, 402, KEPT);
	look();
	assert_true(str_is(view.shut_out, "Elena Petrova and Elena Petrov") ||
	            str_is(view.shut_out, "Elena Petrov and Elena Petrova"));
	assert_int_equal(merge(915, (struct adult_in){ .confirm = S("Elena Petrova") }), RC_INVALID);
	assert_string_equal(fault, "confirm");
	ok(merge(915, (struct adult_in){ .confirm = view.shut_out }));
}

/* Each had one, and the one of who was kept was lifted in between: it keeps nobody out any more. */
static void test_adult__nobody_stays_shut_out_with_nothing_to_lift(void **state)
{
	(void)state;
	work_merge_contact(c, HANA, 301, KEPT, false);
	work_merge_contact(c, HANA, 302, GONE, false);
	bar(HANA, 401, KEPT);
	bar(HANA, 402, GONE);
	look();
	ok(merge(914, (struct adult_in){ .confirm = view.shut_out }));
	bar_end(HANA, 401);
	assert_false(sees(HANA, KEPT));
	ok(undo(914));
	assert_true(sees(HANA, KEPT));
	assert_false(sees(HANA, GONE));
}

/* ---- sign-ins ---- */

static void account_add(int64_t id, int64_t person, const char *login)
{
	ok(account_insert(c->db, c->a, TWIN_SCHOOL, id, person, str_of(login), S("x"), S("active"), 1, &c->err));
	ok(sign_in_insert(c->db, c->a, str_fmt(c->a, "t%lld", (long long)id), TWIN_SCHOOL, id, S("parent"), S("c"),
	                  c->now.utc, &c->err));
}

static void account_is(int64_t id, const char *state, int64_t person)
{
	struct rows r;

	ok(db_run(c->db, c->a, &Q_STATE, &r, &c->err, DV(id)));
	assert_true(str_is(row_str(&r, 0, "state"), state));
	assert_int_equal(row_int(&r, 0, "person_id"), person);
}

static void test_adult__one_sign_in_is_left(void **state)
{
	(void)state;
	account_add(61, KEPT, "elena.petrova");
	account_add(62, GONE, "elena.petrov");
	look();
	assert_int_equal(view.sign_in, SIGN_IN_ASKED);
	assert_int_equal(merge(906, (struct adult_in){ .sign_in = -1 }), RC_INVALID);
	assert_string_equal(fault, "sign_in");
	ok(merge(906, (struct adult_in){ .sign_in = 1 }));
	account_is(61, "disabled", GONE);
	account_is(62, "active", KEPT);
	assert_int_equal(number(&Q_SESSIONS, 61), 0);
	assert_int_equal(number(&Q_SESSIONS, 62), 1);
	c->actor.hat = ROLE_ADMIN; /* nobody opens it again while the two are one */
	assert_int_equal(IN_WRITE(c, accounts_enable(c, 61)), RC_NONE);
	c->actor.hat = ROLE_SENCO;
	ok(undo(906));
	account_is(61, "active", KEPT);
	account_is(62, "active", GONE);
}

/* Merging gives nobody a role: whoever made a family's letter cannot come in as the head with it. */
static void test_adult__gives_no_sign_in_a_role(void **state)
{
	(void)state;
	account_add(61, KEPT, "elena.petrova");
	ok(role_insert(c->db, c->a, TWIN_SCHOOL, 42, GONE, S("head"), (struct date){ 2020, 9, 1 }, DATE_NONE, &c->err));
	assert_int_equal(merge(907, (struct adult_in){ .sign_in = 0 }), RC_INVALID);
	assert_string_equal(fault, "stops");
	account_add(62, GONE, "elena.petrov");
	look();
	assert_int_equal(view.sign_in, SIGN_IN_SECOND);
	ok(merge(907, (struct adult_in){ .sign_in = 0 })); /* what was sent does not matter */
	account_is(61, "disabled", GONE);
	account_is(62, "active", KEPT);
}

/* ---- who must not ---- */

static void test_adult__what_stops_it(void **state)
{
	struct adult_facts f = { .is_me = false };
	struct adult_view v;

	(void)state;
	assert_int_equal(adult_stops(&f).n, 0);
	assert_int_equal(adult_sign_in(&f), SIGN_IN_NONE);
	f.withdrawn_today = true;
	assert_true(str_find(adult_stops(&f), S("withdrawn")) > 0);
	f.young_differs = true;
	assert_true(str_find(adult_stops(&f), S("young person")) > 0);
	f.roles[0] = (struct adult_roles){ { S("ta") }, 1 };
	f.roles[1] = (struct adult_roles){ { S("teacher") }, 1 };
	f.signs_in[0] = f.signs_in[1] = true;
	assert_true(str_find(adult_stops(&f), S("role")) > 0);
	f.is_me = true;
	assert_true(str_find(adult_stops(&f), S("is you")) > 0);
	assert_int_equal(adult_load(c, KEPT, KEPT, &v), RC_NONE);
	assert_int_equal(adult_load(c, KEPT, 999, &v), RC_NONE);
	ok(adult_load(c, KEPT, TWIN_SENCO, &v));
	assert_true(str_find(v.stops, S("is you")) > 0);
	assert_int_equal(merge(908, (struct adult_in){ .revision = { 1, 2 } }), RC_CONFLICT);
	assert_int_equal(merge(908, (struct adult_in){ .why = S(" ") }), RC_INVALID);
	c->actor.hat = ROLE_TEACHER;
	assert_int_equal(merge(908, (struct adult_in){ .revision = { 1, 1 } }), RC_NONE);
	c->actor.hat = ROLE_SENCO;
	test_db_script(c->db, "UPDATE pupil SET person_id = 23 WHERE id = 101"); /* a child with a sign-in */
	assert_int_equal(adult_load(c, KEPT, GONE, &v), RC_NONE);
}

/* A record of the SENCO's own child is not theirs, and so are its adults. */
static void test_adult__of_ones_own_child_is_somebody_elses_to_merge(void **state)
{
	struct adult_view v;

	(void)state;
	work_merge_contact(c, HANA, 301, KEPT, false);
	ok(adult_load(c, KEPT, GONE, &v));
	work_merge_contact(c, HANA, 302, TWIN_SENCO, false);
	assert_int_equal(adult_load(c, KEPT, GONE, &v), RC_NONE);
}

static void young_add(int64_t id, const char *kind, int64_t person)
{
	test_db_script(c->db,
	               str_c(c->a, str_fmt(c->a,
	                                   "INSERT INTO young_agreement (school_id, pupil_id, id, kind, person_id,"
	                                   " starts, how, words, noted_by, noted_at, revision) VALUES (7, 101, %lld,"
	                                   " '%s', %lld, '2026-01-05', 'said', '', 21, 1, 1)",
	                                   (long long)id, kind, (long long)person)));
}

static void test_adult__what_a_young_person_said_is_not_widened(void **state)
{
	(void)state;
	test_db_script(c->db, "UPDATE pupil SET born = '2008-04-14' WHERE id = 101");
	work_merge_contact(c, HANA, 301, KEPT, false);
	young_add(601, "share", KEPT);
	look();
	assert_int_equal(view.stops.n, 0);
	young_add(602, "keep", GONE);
	look();
	assert_true(str_find(view.stops, S("young person")) > 0);
}

/* ---- two people ---- */

static void test_adult__two_people_are_not_asked_about_again(void **state)
{
	struct adult_twice *two;
	struct aparts said;
	size_t n;

	(void)state;
	ok(adult_doubles(c, &two, &n));
	assert_int_equal(n, 0); /* other surnames */
	person_add(25, "Hal", "Crane", "+44 7700 900165");
	person_add(26, "Hal", "Crane", "07700 900165");
	person_add(27, "H", "Crane", "07700 900165"); /* an initial says too little */
	person_add(28, "Hal", "Crane", "");           /* one thing less */
	ok(adult_doubles(c, &two, &n));
	assert_int_equal(n, 1);
	assert_int_equal(two[0].of[0].id, OTHER);
	assert_int_equal(two[0].of[1].id, 26);
	ok(IN_WRITE(c, adult_apart(c, 26, OTHER)));
	ok(IN_WRITE(c, adult_apart(c, OTHER, 26)));
	ok(adult_doubles(c, &two, &n));
	assert_int_equal(n, 0);
	/* Who is not the one is not the other either. */
	ok(IN_WRITE(c, adult_apart(c, GONE, OTHER)));
	ok(merge(909, (struct adult_in){ .id = 0 }));
	ok(apart_list(c->db, c->a, TWIN_SCHOOL, 0, &said, &c->err));
	assert_non_null(apart_find(&said, OTHER, KEPT));
	ok(undo(909));
	ok(apart_list(c->db, c->a, TWIN_SCHOOL, 0, &said, &c->err));
	assert_null(apart_find(&said, OTHER, KEPT));
	assert_non_null(apart_find(&said, OTHER, GONE));
}

/* The next file still says both, and finds the one record under either name; what was chosen stays. */
static void test_adult__the_next_import_knows(void **state)
{
	static const char FILE_[] =
	    "UPN,Contact 1 surname,Contact 1 forename,Contact 1 relationship,Contact 1 telephone\n"
	    "P999200124052,Petrova,Elena,Mother,07700 900171\n"
	    "V99920012601B,Petrov,Ellie,Mother,07700 900172\n";
	struct import_options o = { .kind = IMPORT_CONTACTS };
	struct import_report r;
	struct rows n;
	struct person p;

	(void)state;
	c->actor.account_id = 0;
	ok(import_run(c, &o, str_of(FILE_), &r));
	ok(db_run(c->db, c->a, &Q_OF_PHONE, &n, &c->err, DV("07700 900171")));
	c->actor.account_id = TWIN_ACCOUNT;
	{
		int64_t kept = row_int(&n, 0, "n"), gone;
		struct adult_in in = { .id = 920, .why = S("x") };
		struct adult_view v;

		ok(db_run(c->db, c->a, &Q_OF_PHONE, &n, &c->err, DV("07700 900172")));
		gone = row_int(&n, 0, "n");
		ok(adult_load(c, kept, gone, &v));
		for (int i = 0; i < 2; i++)
			in.revision[i] = v.person[i].revision;
		ok(IN_WRITE(c, adult_merge(c, kept, gone, &in, &fault, &say)));
		c->actor.account_id = 0;
		ok(import_run(c, &o, str_of(FILE_), &r));
		assert_int_equal(r.questions, 0);
		ok(db_run(c->db, c->a, &Q_PEOPLE, &n, &c->err));
		assert_int_equal(row_int(&n, 0, "n"), 6); /* the two of the file are one; nobody new */
		ok(person_load(c->db, c->a, TWIN_SCHOOL, kept, &p, &c->err));
		assert_true(str_is(p.given, "Elena") && str_is(p.family, "Petrova") && str_is(p.phone, "07700 900171"));
	}
}

static void test_adult__the_last_merge_is_undone_first_and_within_30_days(void **state)
{
	struct adult_in in = { .id = 911, .why = S("x"), .revision = { 0, 1 } };
	struct adult_view v;

	(void)state;
	ok(merge(910, (struct adult_in){ .id = 0 }));
	ok(adult_load(c, KEPT, OTHER, &v));
	in.revision[0] = v.person[0].revision;
	ok(IN_WRITE(c, adult_merge(c, KEPT, OTHER, &in, &fault, &say)));
	assert_int_equal(undo(910), RC_CONFLICT);
	ok(undo(911));
	c->now.today = date_add(c->now.today, 31);
	assert_int_equal(undo(910), RC_CONFLICT);
	c->now.today = date_add(c->now.today, -1);
	ok(undo(910));
	assert_int_equal(undo(999), RC_NONE);
}

TEST_MAIN(test_adult)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_adult__comes_together_and_goes_back),
		T(test_adult__one_contact_goes_on),
		T(test_adult__of_two_answers_the_later_one_stands),
		T(test_adult__the_narrower_one_stays),
		T(test_adult__who_sees_as_staff_is_shut_out_by_name),
		T(test_adult__a_bar_without_a_contact_and_one_recorded_since),
		T(test_adult__a_bar_that_ended_since_stays_ended),
		T(test_adult__each_shuts_out_the_other),
		T(test_adult__nobody_stays_shut_out_with_nothing_to_lift),
		T(test_adult__one_sign_in_is_left),
		T(test_adult__gives_no_sign_in_a_role),
		T(test_adult__what_stops_it),
		T(test_adult__of_ones_own_child_is_somebody_elses_to_merge),
		T(test_adult__what_a_young_person_said_is_not_widened),
		T(test_adult__two_people_are_not_asked_about_again),
		T(test_adult__the_next_import_knows),
		T(test_adult__the_last_merge_is_undone_first_and_within_30_days),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
