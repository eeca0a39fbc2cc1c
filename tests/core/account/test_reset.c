/* core/account/reset: nobody who looks after accounts can take one. An administrator asks, a second person agrees, the
 * owner is told. On both engines, with a fixed clock: Tuesday 10 March 2026, 9am. */
#include "support/support.h"
#include "support/test_db.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/accounts.h"
#include "core/account/invite.h"
#include "core/account/reset.h"
#include "core/people/people_sql.h"
#include "core/school/admin_sql.h"
#include "invite/family_invite.h"
#include "invite/staff_letters.h"
#include "support/work_school.h"

enum { ADMIN = GIVER, OWNER = SENCO, DAY_S = 86400 };

/* Head, SENCO and a teacher sign in; ADMIN looks after accounts. */
static int setup(void **state)
{
	struct store_test *t;
	int rc = store_test_setup(state);

	t = *state;
	work_account(t, SENCO, "ruth");
	work_account(t, HEAD, "ann");
	work_account(t, CLASS_TEACHER, "tea");
	work_account(t, ADMIN, "jo");
	return rc;
}

static struct ctx *at_day(struct ctx *c, int days)
{
	c->now = clock_at(c->now.utc + (int64_t)days * DAY_S);
	return c;
}

static struct ctx *admin_of(struct store_test *t)
{
	return work_as(t, ADMIN, ROLE_ADMIN);
}

static enum rc ask(struct store_test *t, int64_t person, int days)
{
	struct ctx *c = at_day(admin_of(t), days);
	struct str fault;

	return IN_WRITE(c, reset_ask(c, 900 + person, &fault));
}

/* What waits for somebody; the first one's id, or 0. */
static int64_t waits(struct store_test *t, int64_t person, enum role hat, int days, size_t *n)
{
	struct ctx *c = at_day(work_as(t, person, hat), days);
	struct reset_line *l;

	assert_int_equal(IN_READ(c, resets_waiting(c, &l, n)), RC_OK);
	return *n > 0 ? l[0].id : 0;
}

static enum rc answer(struct store_test *t, int64_t person, enum role hat, int64_t id, bool yes)
{
	struct ctx *c = work_as(t, person, hat);

	return IN_WRITE(c, reset_answer(c, id, yes));
}

/* The request for this account, agreed to by the head. */
static void agreed(struct store_test *t, int64_t person)
{
	size_t n;
	int64_t id;

	assert_int_equal(ask(t, person, 0), RC_OK);
	id = waits(t, HEAD, ROLE_HEAD, 0, &n);
	assert_int_equal(n, 1);
	assert_int_equal(answer(t, HEAD, ROLE_HEAD, id, true), RC_OK);
}

static bool prints(struct store_test *t, int64_t person, enum role hat, int64_t whose)
{
	struct ctx *c = work_as(t, person, hat);
	struct staff_letters v;
	struct str pdf;
	bool listed = false;
	enum rc rc;

	assert_int_equal(IN_READ(c, staff_letters_load(c, &v)), RC_OK);
	for (size_t i = 0; i < v.n; i++)
		listed = listed || v.item[i].account_id == 900 + whose;
	rc = IN_WRITE(c, staff_letters_print(c, 900 + whose, S("http://apdr.example"), false, &pdf));
	assert_int_equal(rc, listed ? RC_OK : RC_NONE);
	return listed;
}

static struct str news(struct store_test *t, int64_t person)
{
	struct ctx *c = work_as(t, person, ROLE_SENCO);
	struct str out;

	assert_int_equal(IN_READ(c, reset_news(c, &out)), RC_OK);
	return out;
}

static void assert_news(struct store_test *t, int64_t person, const char *words)
{
	struct str is = news(t, person);

	if (str_find(is, str_of(words)) < 0)
		fail_msg("not \"%s\" but \"%.*s\"", words, STR_ARG(is));
}

/* The owner uses the letter on a phone that is new. */
static enum rc use(struct store_test *t, int64_t person)
{
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);
	struct signed_in in;
	struct invite i;
	struct str code, why;
	struct date until;
	int64_t wait;
	enum rc rc = IN_WRITE(c, invite_code(c, 900 + person, &code, &until));

	if (rc != RC_OK)
		return rc;
	c->actor = (struct actor){ 0 };
	rc = invite_try(c, code, S("192.0.2.7"), &i, &why, &wait);
	return rc != RC_OK ? rc
	                   : invite_accept(c, &i, S("kettle under seven hills"),
	                                   &(struct device_is){ .user_agent = S("Firefox Android") }, &in, &why);
}

static bool has_password(struct store_test *t, int64_t person)
{
	struct account who;

	assert_int_equal(account_by_id(t->db, t->a, SCHOOL, 900 + person, &who, &t->e), RC_OK);
	return str_is(who.pw_hash, "x") && str_is(who.state, "active");
}

static void switched_off(struct store_test *t, int64_t person, const char *hash)
{
	assert_int_equal(account_set_password(t->db, t->a, SCHOOL, 900 + person, str_of(hash), S("disabled"), &t->e),
	                 RC_OK);
}

/* Earlier versions kept the password of who was switched off. */
static void test_switched_on__has_no_password_of_before(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = admin_of(t);
	struct account who;

	switched_off(t, CLASS_TEACHER, "x");
	assert_int_equal(IN_WRITE(c, accounts_enable(c, 900 + CLASS_TEACHER)), RC_OK);
	assert_int_equal(account_by_id(t->db, t->a, SCHOOL, 900 + CLASS_TEACHER, &who, &t->e), RC_OK);
	assert_string_equal(str_c(t->a, who.state), "invited");
	assert_int_equal(who.pw_hash.n, 0);
}

static void test_administrator__cannot_take_an_account_in_use(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = admin_of(t);
	struct account_new v = {
		.id = 70, .given = S("Sam"), .family = S("Friend"), .login = S("sam"), .role = ROLE_SENCO
	};
	struct account_fault fault;
	struct str why;

	assert_int_equal(IN_WRITE(c, accounts_reinvite(c, 900 + HEAD, false, NULL, &why)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, accounts_reinvite(c, 900 + SENCO, true, NULL, &why)), RC_INVALID);
	assert_true(has_password(t, HEAD) && has_password(t, SENCO));
	assert_false(prints(t, ADMIN, ROLE_ADMIN, SENCO));
	/* Nor is a school whose leads are switched off one that has none yet. */
	assert_int_equal(account_touch(t->db, t->a, SCHOOL, 900 + SENCO, 5, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, accounts_disable(c, 900 + HEAD, &why)), RC_OK);
	assert_int_equal(IN_WRITE(c, accounts_disable(c, 900 + SENCO, &why)), RC_OK);
	assert_int_equal(IN_WRITE(c, accounts_invite(c, &v, NULL, &fault)), RC_OK);
	assert_false(prints(t, ADMIN, ROLE_ADMIN, 70 - 900));
}

static void test_reset__takes_the_head_who_prints_it(void **state)
{
	struct store_test *t = *state;
	size_t n;
	int64_t id;

	assert_int_equal(ask(t, OWNER, 0), RC_OK);
	assert_int_equal(ask(t, OWNER, 0), RC_OK); /* pressed twice */
	assert_int_equal(waits(t, OWNER, ROLE_SENCO, 0, &n), 0);
	assert_int_equal(waits(t, ADMIN, ROLE_ADMIN, 0, &n), 0);
	id = waits(t, HEAD, ROLE_HEAD, 0, &n);
	assert_int_equal(n, 1);
	assert_news(t, OWNER, "A second person has to say yes, by 17 March 2026");
	assert_int_equal(answer(t, ADMIN, ROLE_ADMIN, id, true), RC_NONE);
	assert_int_equal(answer(t, ADMIN, ROLE_HEAD, id, true), RC_NONE); /* whatever role they hold beside */
	assert_int_equal(answer(t, OWNER, ROLE_SENCO, id, true), RC_NONE);
	assert_int_equal(answer(t, CLASS_TEACHER, ROLE_TEACHER, id, true), RC_NONE);
	assert_false(prints(t, HEAD, ROLE_HEAD, OWNER));
	assert_int_equal(answer(t, HEAD, ROLE_HEAD, id, true), RC_OK);
	assert_int_equal(answer(t, HEAD, ROLE_HEAD, id, false), RC_NONE); /* answered */
	assert_int_equal(ask(t, OWNER, 0), RC_OK); /* the letter is out: it is the same request */
	(void)waits(t, HEAD, ROLE_HEAD, 0, &n);
	assert_int_equal(n, 0);
	assert_true(has_password(t, OWNER)); /* it goes on */
	assert_news(t, OWNER, "said yes on 10 March 2026");
	assert_true(prints(t, HEAD, ROLE_HEAD, OWNER));
	assert_false(prints(t, ADMIN, ROLE_ADMIN, OWNER));
	assert_false(prints(t, ADMIN, ROLE_HEAD, OWNER));
	assert_false(prints(t, OWNER, ROLE_SENCO, OWNER));
}

static void test_owner__is_told_until_they_say_they_know(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, OWNER, ROLE_SENCO);
	struct reset_line *l;
	size_t n;

	assert_int_equal(news(t, OWNER).n, 0);
	agreed(t, OWNER);
	assert_int_equal(IN_WRITE(c, reset_known(c)), RC_OK);
	assert_int_equal(news(t, OWNER).n, 0);
	assert_int_equal(use(t, OWNER), RC_OK);
	assert_false(has_password(t, OWNER));
	assert_news(t, OWNER, "Your password was reset on 10 March 2026");
	assert_news(t, OWNER, "A new device signed in: Firefox on Android.");
	assert_int_equal(IN_WRITE(c, reset_known(c)), RC_OK);
	assert_int_equal(news(t, OWNER).n, 0);
	assert_int_equal(IN_READ(c, resets_mine(c, &l, &n)), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(l[0].state, RESET_USED);
	assert_int_equal(use(t, OWNER), RC_NONE);  /* once */
	assert_int_equal(ask(t, OWNER, 1), RC_OK); /* forgotten again */
	(void)waits(t, HEAD, ROLE_HEAD, 1, &n);
	assert_int_equal(n, 1);
}

static void test_no__comes_from_whoever_says_it_first(void **state)
{
	struct store_test *t = *state;
	struct ctx *owner = work_as(t, OWNER, ROLE_SENCO), *admin = admin_of(t);
	size_t n;

	assert_int_equal(ask(t, OWNER, 0), RC_OK);
	assert_int_equal(answer(t, HEAD, ROLE_HEAD, waits(t, HEAD, ROLE_HEAD, 0, &n), false), RC_OK);
	assert_int_equal(use(t, OWNER), RC_NONE);
	assert_int_equal(IN_WRITE(admin, reset_withdraw(admin, 900 + OWNER)), RC_NONE);
	agreed(t, OWNER);
	assert_int_equal(IN_WRITE(owner, reset_stop(owner)), RC_OK);
	assert_int_equal(IN_WRITE(owner, reset_stop(owner)), RC_NONE);
	assert_int_equal(use(t, OWNER), RC_NONE);
	assert_false(prints(t, HEAD, ROLE_HEAD, OWNER));
	assert_int_equal(news(t, OWNER).n, 0);
	agreed(t, OWNER);
	assert_int_equal(IN_WRITE(admin, reset_withdraw(admin, 900 + OWNER)), RC_OK);
	assert_int_equal(use(t, OWNER), RC_NONE);
	assert_int_equal(news(t, OWNER).n, 0);
	assert_true(has_password(t, OWNER));
}

static void test_request__ends_by_itself(void **state)
{
	struct store_test *t = *state;
	int64_t id, later;
	size_t n;

	assert_int_equal(ask(t, OWNER, 0), RC_OK);
	id = waits(t, HEAD, ROLE_HEAD, RESET_DAYS, &n);
	assert_int_equal(n, 1);
	(void)waits(t, HEAD, ROLE_HEAD, RESET_DAYS + 1, &n);
	assert_int_equal(n, 0);
	assert_int_equal(ask(t, OWNER, RESET_DAYS + 1), RC_OK);
	later = waits(t, HEAD, ROLE_HEAD, RESET_DAYS + 1, &n);
	assert_int_equal(n, 1);
	assert_true(later != id);
}

static void test_heads_own__takes_the_senco(void **state)
{
	struct store_test *t = *state;
	size_t n;
	int64_t id;

	assert_int_equal(ask(t, HEAD, 0), RC_OK);
	assert_int_equal(waits(t, HEAD, ROLE_HEAD, 0, &n), 0);
	id = waits(t, SENCO, ROLE_SENCO, 0, &n);
	assert_int_equal(n, 1);
	assert_int_equal(answer(t, SENCO, ROLE_SENCO, id, true), RC_OK);
	assert_true(prints(t, SENCO, ROLE_SENCO, HEAD));
	assert_false(prints(t, HEAD, ROLE_HEAD, HEAD));
	assert_false(prints(t, ADMIN, ROLE_ADMIN, HEAD));
}

static void test_nobody_left__is_for_the_command_line(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_ADMIN), *machine = work_as(t, 0, ROLE_ADMIN);
	struct reset_view v;
	struct str fault, token;

	/* The SENCO looks after accounts too, and no head signs in. */
	switched_off(t, HEAD, "");
	assert_int_equal(IN_READ(c, reset_view(c, 900 + CLASS_TEACHER, &v)), RC_OK);
	assert_int_equal(v.hand, RESET_BY_MACHINE);
	assert_int_equal(IN_WRITE(c, reset_ask(c, 900 + CLASS_TEACHER, &fault)), RC_INVALID);
	assert_true(str_find(fault, S("apdr user reset")) > 0);
	machine->actor = (struct actor){ .school_id = SCHOOL, .hat = ROLE_ADMIN };
	assert_int_equal(IN_WRITE(machine, accounts_reinvite(machine, 900 + CLASS_TEACHER, false, &token, &fault)),
	                 RC_OK);
	assert_news(t, CLASS_TEACHER, "Whoever runs the server made a new link");
	assert_int_equal(IN_WRITE(machine, accounts_reinvite(machine, 900 + HEAD, true, &token, &fault)), RC_INVALID);
}

static void test_ask__is_refused_where_it_makes_no_sense(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = admin_of(t), *head = work_as(t, HEAD, ROLE_HEAD);
	struct str fault;

	work_account(t, MOTHER, "nadia");
	work_account(t, FATHER, "nobody");
	assert_int_equal(account_insert(t->db, t->a, SCHOOL, 900 + ASSISTANT, ASSISTANT, S("new"), S(""), S("invited"),
	                                1, &t->e),
	                 RC_OK);
	assert_int_equal(ask(t, MOTHER, 0), RC_INVALID);    /* the SENCO makes those */
	assert_int_equal(ask(t, FATHER, 0), RC_INVALID);    /* holds no role */
	assert_int_equal(ask(t, ADMIN, 0), RC_INVALID);     /* their own */
	assert_int_equal(ask(t, ASSISTANT, 0), RC_INVALID); /* nobody has used it */
	assert_int_equal(IN_WRITE(c, accounts_reinvite(c, 900 + ASSISTANT, false, NULL, &fault)), RC_OK);
	assert_int_equal(news(t, ASSISTANT).n, 0);
	assert_int_equal(ask(t, 77, 0), RC_NONE);
	assert_int_equal(IN_WRITE(head, reset_ask(head, 900 + SENCO, &fault)), RC_NONE); /* no right */
	switched_off(t, SENCO, "");
	assert_int_equal(ask(t, SENCO, 0), RC_INVALID);
}

static void test_family__is_told_of_the_sencos_letter(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO), *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct reset_line *l;
	size_t n;

	work_account(t, MOTHER, "nadia");
	assert_int_equal(IN_WRITE(c, family_letter_again(c, ZARA, MOTHER)), RC_OK);
	assert_int_equal(IN_WRITE(c, family_letter_again(c, ZARA, MOTHER)), RC_OK); /* pressed twice */
	assert_news(t, MOTHER, "made a new letter for your account");
	assert_int_equal(IN_READ(mother, resets_mine(mother, &l, &n)), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(use(t, MOTHER), RC_OK);
	assert_news(t, MOTHER, "Your password was reset on 10 March 2026");
}

/* The letter that agreement makes is a new one: another may be in other hands. */
static void test_agreement__ends_a_letter_that_is_out(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct str before, after;
	struct date until;

	assert_int_equal(IN_WRITE(c, invite_prepare(c, 900 + CLASS_TEACHER, ZARA)), RC_OK);
	assert_int_equal(IN_WRITE(c, invite_code(c, 900 + CLASS_TEACHER, &before, &until)), RC_OK);
	c->now = clock_at(c->now.utc + 1);
	agreed(t, CLASS_TEACHER);
	assert_int_equal(IN_WRITE(c, invite_code(c, 900 + CLASS_TEACHER, &after, &until)), RC_OK);
	assert_false(str_eq(before, after));
}

STMT_UNSCOPED(Q_TEST_OVERTAKEN, 1, "a test counts",
              "SELECT COUNT(*) AS n FROM event WHERE action = 'account.reset_overtaken' AND record_id = $1");

/* How often the trail says that something newer took the place of what was open for them. */
static int64_t overtaken(struct store_test *t, int64_t person)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, &Q_TEST_OVERTAKEN, &r, &t->e, DV(900 + person)), RC_OK);
	return row_int(&r, 0, "n");
}

/* Of one account one thing is open at a time, whoever makes the next: no way in is left behind the one that is seen. */
static void test_open__is_one_at_a_time(void **state)
{
	struct store_test *t = *state;
	struct ctx *machine = work_as(t, 0, ROLE_ADMIN), *owner = work_as(t, OWNER, ROLE_SENCO);
	struct reset_line *l;
	struct invite i;
	struct str first, second, fault;
	size_t n, open = 0;

	machine->actor = (struct actor){ .school_id = SCHOOL, .hat = ROLE_ADMIN };
	assert_int_equal(IN_WRITE(machine, accounts_reinvite(machine, 900 + OWNER, false, &first, &fault)), RC_OK);
	assert_int_equal(overtaken(t, OWNER), 0);
	assert_int_equal(IN_WRITE(machine, accounts_reinvite(machine, 900 + OWNER, false, &second, &fault)), RC_OK);
	assert_int_equal(overtaken(t, OWNER), 1);
	assert_int_equal(IN_READ(machine, invite_look(machine, first, &i, &fault)), RC_NONE);
	assert_int_equal(ask(t, OWNER, 0), RC_OK);
	assert_int_equal(overtaken(t, OWNER), 2);
	assert_int_equal(IN_READ(machine, invite_look(machine, second, &i, &fault)), RC_NONE);
	assert_int_equal(answer(t, HEAD, ROLE_HEAD, waits(t, HEAD, ROLE_HEAD, 0, &n), true), RC_OK);
	assert_int_equal(overtaken(t, OWNER), 2); /* its own letter takes nobody's place */
	assert_true(prints(t, HEAD, ROLE_HEAD, OWNER));
	assert_int_equal(IN_WRITE(machine, accounts_reinvite(machine, 900 + OWNER, false, &first, &fault)), RC_OK);
	assert_int_equal(overtaken(t, OWNER), 3);
	assert_false(prints(t, HEAD, ROLE_HEAD, OWNER));
	assert_int_equal(IN_READ(owner, resets_mine(owner, &l, &n)), RC_OK);
	assert_int_equal(n, 4);
	for (size_t k = 0; k < n; k++)
		open += reset_can_end(l[k].state);
	assert_int_equal(open, 1);
	assert_int_equal(l[0].state, RESET_MADE);
	for (size_t k = 1; k < n; k++)
		assert_int_equal(l[k].state, RESET_WITHDRAWN);
}

/* A link from the command line overtakes a request; one press of the owner ends what is out. */
static void test_link__overtakes_a_request(void **state)
{
	struct store_test *t = *state;
	struct ctx *machine = work_as(t, 0, ROLE_ADMIN), *owner = work_as(t, OWNER, ROLE_SENCO);
	struct reset_line *l;
	struct invite i;
	struct str token, fault;
	size_t n;

	machine->actor = (struct actor){ .school_id = SCHOOL, .hat = ROLE_ADMIN };
	assert_int_equal(ask(t, OWNER, 0), RC_OK);
	assert_int_equal(IN_WRITE(machine, accounts_reinvite(machine, 900 + OWNER, false, &token, &fault)), RC_OK);
	(void)waits(t, HEAD, ROLE_HEAD, 0, &n);
	assert_int_equal(n, 0);
	assert_int_equal(IN_READ(machine, invite_look(machine, token, &i, &fault)), RC_OK);
	assert_int_equal(IN_WRITE(owner, reset_stop(owner)), RC_OK);
	assert_int_equal(IN_READ(machine, invite_look(machine, token, &i, &fault)), RC_NONE);
	assert_int_equal(IN_READ(owner, resets_mine(owner, &l, &n)), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(l[0].state, RESET_STOPPED);
	assert_true(str_starts(reset_words(t->a, &l[0].said),
	                       S("There was a new link for your account, by whoever runs the server, on ")));
	assert_int_equal(l[1].state, RESET_WITHDRAWN);
	assert_true(str_find(reset_words(t->a, &l[1].said), S(" asked for a new letter for your account on ")) > 0);
	assert_int_equal(overtaken(t, OWNER), 1);
}

/* A letter that nobody used is over with its day, and can be asked for again. */
static void test_letter__that_was_not_used_is_over(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = at_day(work_as(t, OWNER, ROLE_SENCO), INVITE_DAYS + 1);
	struct reset_line *l;
	struct str out;
	size_t n;

	agreed(t, OWNER);
	assert_int_equal(IN_READ(c, reset_news(c, &out)), RC_OK);
	assert_int_equal(out.n, 0);
	assert_int_equal(IN_READ(c, resets_mine(c, &l, &n)), RC_OK);
	assert_int_equal(l[0].state, RESET_UNUSED);
	assert_int_equal(ask(t, OWNER, INVITE_DAYS + 1), RC_OK);
	(void)waits(t, HEAD, ROLE_HEAD, INVITE_DAYS + 1, &n);
	assert_int_equal(n, 1);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)

TEST_MAIN(test_reset)
{
	const struct CMUnitTest tests[] = {
		T(test_switched_on__has_no_password_of_before),
		T(test_administrator__cannot_take_an_account_in_use),
		T(test_reset__takes_the_head_who_prints_it),
		T(test_owner__is_told_until_they_say_they_know),
		T(test_no__comes_from_whoever_says_it_first),
		T(test_request__ends_by_itself),
		T(test_heads_own__takes_the_senco),
		T(test_nobody_left__is_for_the_command_line),
		T(test_ask__is_refused_where_it_makes_no_sense),
		T(test_family__is_told_of_the_sencos_letter),
		T(test_agreement__ends_a_letter_that_is_out),
		T(test_open__is_one_at_a_time),
		T(test_link__overtakes_a_request),
		T(test_letter__that_was_not_used_is_over),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
