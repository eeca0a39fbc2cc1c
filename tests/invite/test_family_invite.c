/* invite/: a family is invited, the letter has a code that opens the account once, a small child comes in with a card.
 * On both engines, with a fixed clock: Tuesday 10 March 2026, 9am. */
#include "support/support.h"
#include "support/test_db.h"

#include "core/account/account_sql.h"
#include "core/account/accounts.h"
#include "core/account/invite.h"
#include "core/people/young_sql.h"
#include "core/school/admin_sql.h"
#include "invite/family_invite.h"
#include "invite/staff_letters.h"
#include "support/work_school.h"

static struct ctx *senco_of(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

static struct family_invites view_of(struct store_test *t, int64_t pupil)
{
	struct ctx *c = senco_of(t);
	struct family_invites v;

	assert_int_equal(IN_READ(c, family_invites_load(c, pupil, &v)), RC_OK);
	return v;
}

static const struct invitee *who_of(const struct family_invites *v, int64_t person)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->item[i].person_id == person)
			return &v->item[i];
	fail_msg("nobody is %lld", (long long)person);
	return NULL;
}

static enum rc tick(struct store_test *t, int64_t pupil, int64_t person, bool child, bool card)
{
	struct ctx *c = senco_of(t);
	struct family_tick k = { .person = &person, .persons = person != 0, .pupil = child, .by_card = card };
	struct str why;

	return IN_WRITE(c, family_invite(c, pupil, &k, &why));
}

static struct str code_of_person(struct store_test *t, int64_t pupil, int64_t person)
{
	struct ctx *c = senco_of(t);
	struct family_invites v = view_of(t, pupil);
	struct str code;
	struct date until;

	assert_int_equal(IN_WRITE(c, invite_code(c, who_of(&v, person)->account.id, &code, &until)), RC_OK);
	assert_int_equal(date_cmp(until, (struct date){ 2026, 3, 24 }), 0);
	return code;
}

static enum rc come_in(struct store_test *t, struct str code, struct signed_in *in, struct str *why)
{
	struct ctx *c = work_as(t, 0, ROLE_NONE);
	struct invite i;
	int64_t wait;
	enum rc rc;

	c->actor = (struct actor){ 0 };
	rc = invite_try(c, code, S("192.0.2.7"), &i, why, &wait);
	if (rc != RC_OK)
		return rc;
	assert_int_equal(wait, 0);
	return invite_accept(c, &i, S("kettle under seven hills"),
	                     &(struct device_is){ .user_agent = S("Firefox Android") }, in, why);
}

static void test_parent__comes_in_with_the_code_once(void **state)
{
	struct store_test *t = *state;
	struct family_invites v = view_of(t, ZARA);
	struct signed_in in;
	struct str why, code;

	assert_int_equal(who_of(&v, MOTHER)->can, INVITE_CAN);
	assert_int_equal(who_of(&v, FATHER)->can, INVITE_RESTRICTED);
	assert_int_equal(tick(t, ZARA, FATHER, false, false), RC_NONE);
	assert_int_equal(tick(t, ZARA, MOTHER, false, false), RC_OK);
	code = code_of_person(t, ZARA, MOTHER);
	assert_int_equal(tick(t, ZARA, MOTHER, false, false), RC_OK); /* pressed twice */
	assert_true(str_eq(code, code_of_person(t, ZARA, MOTHER)));   /* printed again */
	v = view_of(t, ZARA);
	assert_int_equal(who_of(&v, MOTHER)->can, INVITE_WAITS);
	assert_true(str_is(who_of(&v, MOTHER)->account.login, "nadia.iqbal"));
	assert_int_equal(come_in(t, code, &in, &why), RC_OK);
	assert_int_equal(in.hat, ROLE_PARENT);
	v = view_of(t, ZARA);
	assert_int_equal(who_of(&v, MOTHER)->can, INVITE_IN);
	assert_int_equal(come_in(t, code, &in, &why), RC_INVALID); /* used, and when */
	assert_true(str_find(why, S("10 March 2026")) > 0);
	v = view_of(t, AVA); /* the other child of hers: the account is there */
	assert_int_equal(who_of(&v, MOTHER)->can, INVITE_IN);
}

static void test_letter__taken_back_or_too_old_opens_nothing(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco_of(t);
	struct signed_in in;
	struct invite i;
	struct str why, code;

	assert_int_equal(tick(t, ZARA, MOTHER, false, false), RC_OK);
	code = code_of_person(t, ZARA, MOTHER);
	assert_int_equal(IN_WRITE(c, family_take_back(c, ZARA, MOTHER)), RC_OK);
	assert_int_equal(come_in(t, code, &in, &why), RC_NONE);
	assert_int_equal(tick(t, ZARA, MOTHER, false, false), RC_OK);
	assert_false(str_eq(code, code_of_person(t, ZARA, MOTHER)));
	code = code_of_person(t, ZARA, MOTHER);
	c->now = clock_at(clock_instant((struct date){ 2026, 3, 24 }, 1439));
	assert_int_equal(IN_READ(c, invite_look(c, code, &i, &why)), RC_OK);
	c->now = clock_at(clock_instant((struct date){ 2026, 3, 25 }, 0));
	assert_int_equal(IN_READ(c, invite_look(c, code, &i, &why)), RC_NONE);
}

static void test_purpose__names_school_person_and_child(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, 0, ROLE_NONE);
	struct invite i;
	struct str why, code;

	assert_int_equal(tick(t, ZARA, MOTHER, false, false), RC_OK);
	code = code_of_person(t, ZARA, MOTHER);
	assert_int_equal(IN_READ(c, invite_look(c, code, &i, &why)), RC_OK);
	assert_true(str_is(i.school_name, "Marlbeck"));
	assert_true(str_is(i.name, "Nadia Iqbal"));
	assert_true(str_is(i.purpose, "Your own page about Ava and Zara: the help at school, and how it is going"));
}

static void test_guesses__of_one_address_come_to_an_end(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, 0, ROLE_NONE);
	struct invite i;
	struct str why;
	int64_t wait = 0;
	int tried = 0;

	for (int k = 0; k < 500 && wait == 0; k++) {
		enum rc rc =
		    invite_try(c, str_fmt(t->a, "heron plum river lamp %04d", k), S("192.0.2.9"), &i, &why, &wait);

		tried += rc == RC_NONE;
	}
	assert_int_equal(tried, 100);
	assert_true(wait > 3000);
}

static void test_pupil__is_a_person_with_a_page_of_their_own(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco_of(t);
	struct family_invites v = view_of(t, TOM);
	struct signed_in in;
	struct str why, login;
	ptrdiff_t at;
	int64_t mine;

	assert_int_equal(v.item[v.n - 1].can, INVITE_CAN);
	assert_int_equal(tick(t, TOM, 0, true, false), RC_OK);
	assert_int_equal(tick(t, TOM, 0, true, false), RC_OK);
	v = view_of(t, TOM);
	assert_true(v.pupil.person_id != 0);
	assert_int_equal(v.item[v.n - 1].can, INVITE_WAITS);
	/* A name that an administrator reads, of words by chance: one of them is tomato. */
	login = v.item[v.n - 1].account.login;
	at = str_find(login, S("tom"));
	assert_true(at < 0 || str_starts(str_sub(login, (size_t)at, login.n), S("tomato")));
	assert_int_equal(str_find(login, S("ward")), -1);
	assert_int_equal(come_in(t, code_of_person(t, TOM, v.pupil.person_id), &in, &why), RC_OK);
	assert_int_equal(in.hat, ROLE_PUPIL);
	c = work_as(t, v.pupil.person_id, ROLE_PUPIL);
	assert_int_equal(IN_READ(c, young_me(c, &mine)), RC_OK);
	assert_int_equal(mine, TOM);
}

static void test_staff__never_get_a_code_from_the_pupils_page(void **state)
{
	struct store_test *t = *state;
	struct ctx *admin = work_as(t, HEAD, ROLE_ADMIN), *c = senco_of(t);
	struct account_tick one = { MUSIC_TEACHER, ROLE_TEACHER };
	struct account_fault fault;
	struct family_invites v;
	struct str pdf;
	size_t n;

	assert_int_equal(IN_WRITE(admin, accounts_invite_many(admin, &one, 1, &n, &fault)), RC_OK);
	assert_int_equal(n, 1);
	v = view_of(t, TOM); /* her child */
	assert_int_equal(who_of(&v, MUSIC_TEACHER)->can, INVITE_AS_STAFF);
	assert_int_equal(tick(t, TOM, MUSIC_TEACHER, false, false), RC_OK);
	v = view_of(t, TOM);
	assert_int_equal(who_of(&v, MUSIC_TEACHER)->can, INVITE_BY_HEAD);
	assert_false(who_of(&v, MUSIC_TEACHER)->prints);
	assert_int_equal(IN_WRITE(c, family_letters_print(c, TOM, MUSIC_TEACHER, S("x.example"), false, &pdf)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(c, family_take_back(c, TOM, MUSIC_TEACHER)), RC_NONE);
}

static void test_young_person__is_asked_before_the_parents(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco_of(t);
	struct pupil p;
	struct young_agreement yes = { .id = 7001,
		                       .kind = YOUNG_SHARE,
		                       .starts = { 2026, 3, 1 },
		                       .how = YOUNG_HOW_PAGE,
		                       .noted_by = SENCO,
		                       .noted_at = 1,
		                       .revision = 1 };
	struct family_invites v;

	assert_int_equal(pupil_load(t->db, t->a, zara, &p, &t->e), RC_OK);
	p.born = (struct date){ 2008, 1, 9 };
	assert_int_equal(pupil_update(t->db, t->a, zara, &p, &t->e), RC_OK);
	v = view_of(t, ZARA);
	assert_int_equal(who_of(&v, MOTHER)->can, INVITE_THEIR_YES);
	assert_false(v.card_may);
	assert_int_equal(tick(t, ZARA, MOTHER, false, false), RC_NONE);
	assert_int_equal(young_agreement_insert(c->db, c->a, zara, &yes, &c->err), RC_OK);
	assert_int_equal(tick(t, ZARA, MOTHER, false, false), RC_OK);
}

/* ---- cards ---- */

struct tablet {
	struct ctx *c;
	struct school_tablet t;
	struct str code;
	int64_t card;
	int picture[CARD_PICTURES];
};

static struct tablet tablet_with_ava(struct store_test *t)
{
	struct tablet x = { .c = work_as(t, 0, ROLE_NONE) };
	struct ctx *c = senco_of(t);
	struct card_print p;
	struct pupil ava_row;
	struct picture_card card;
	struct str cookie;

	assert_int_equal(tick(t, AVA, 0, true, true), RC_OK);
	assert_int_equal(IN_WRITE(c, tablet_make(c, S("Tablet 3"), &cookie)), RC_OK);
	assert_int_equal(pupil_load(t->db, t->a, ava, &ava_row, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, card_print_of(c, &ava_row, &p)), RC_OK);
	assert_int_equal(card_load(t->db, t->a, ava, &card, &t->e), RC_OK);
	x.c->actor = (struct actor){ 0 };
	assert_int_equal(card_tablet(x.c, cookie, &x.t), RC_OK);
	x.code = p.code;
	x.card = card.id;
	for (int i = 0; i < CARD_PICTURES; i++)
		x.picture[i] = p.picture[i];
	return x;
}

static enum card_result enter(struct tablet *x, const int tapped[CARD_PICTURES], struct signed_in *in)
{
	enum card_result r = CARD_CLOSED;

	assert_int_equal(card_enter(x->c, &x->t, STR_NONE, x->code, x->card, tapped, &r, in), RC_OK);
	return r;
}

static void test_card__opens_the_childs_own_page(void **state)
{
	struct store_test *t = *state;
	struct tablet x = tablet_with_ava(t);
	struct card_list l;
	struct sign_in_session s;
	struct signed_in in;

	assert_int_equal(card_class(x.c, &x.t, x.code, &l), RC_OK);
	assert_int_equal(l.n, 1);
	assert_true(str_is(l.name[0].shown, "Ava I."));
	assert_int_equal(card_class(x.c, &x.t, S("OTTER 99"), &l), RC_NONE);
	assert_int_equal(enter(&x, x.picture, &in), CARD_IN);
	assert_int_equal(in.hat, ROLE_PUPIL);
	assert_int_equal(in.device.n, 0);
	assert_int_equal(sign_in_of(x.c, in.token, &s), RC_OK);
	assert_true(s.signed_in && s.by_card);
	x.c->now = clock_at(x.c->now.utc + 601); /* another child has the tablet by then */
	assert_int_equal(sign_in_of(x.c, in.token, &s), RC_OK);
	assert_false(s.signed_in);
}

/* What was open on the tablet before is out, as soon as somebody comes in with a card, and not before. */
static void test_card__ends_what_was_open_on_the_tablet(void **state)
{
	struct store_test *t = *state;
	struct tablet x = tablet_with_ava(t);
	const int wrong[CARD_PICTURES] = { x.picture[1], x.picture[0], x.picture[2] };
	struct sign_in_session s;
	struct signed_in first, in;
	enum card_result r;

	assert_int_equal(enter(&x, x.picture, &first), CARD_IN);
	assert_int_equal(sign_in_of(x.c, first.token, &s), RC_OK);
	assert_int_equal(card_enter(x.c, &x.t, s.token_hash, x.code, x.card, wrong, &r, &in), RC_OK);
	assert_int_equal(sign_in_of(x.c, first.token, &s), RC_OK);
	assert_true(s.signed_in);
	assert_int_equal(card_enter(x.c, &x.t, s.token_hash, x.code, x.card, x.picture, &r, &in), RC_OK);
	assert_int_equal(sign_in_of(x.c, first.token, &s), RC_OK);
	assert_false(s.signed_in);
	assert_int_equal(sign_in_of(x.c, in.token, &s), RC_OK);
	assert_true(s.signed_in);
}

static void test_card__five_wrong_tries_and_a_grown_up(void **state)
{
	struct store_test *t = *state;
	struct tablet x = tablet_with_ava(t);
	struct ctx *teacher = work_as(t, CLASS_TEACHER, ROLE_TEACHER), *c = senco_of(t);
	const int wrong[CARD_PICTURES] = { x.picture[1], x.picture[0], x.picture[2] };
	struct signed_in in;

	for (int i = 1; i < CARD_TRIES; i++)
		assert_int_equal(enter(&x, wrong, &in), CARD_WRONG);
	assert_int_equal(enter(&x, wrong, &in), CARD_LOCKED);
	assert_int_equal(enter(&x, x.picture, &in), CARD_LOCKED);                 /* even with the right ones */
	assert_int_equal(IN_WRITE(teacher, card_release(teacher, AVA)), RC_NONE); /* of another class */
	assert_int_equal(IN_WRITE(c, card_release(c, AVA)), RC_OK);
	x.c->actor = (struct actor){ .school_id = SCHOOL };
	assert_int_equal(enter(&x, x.picture, &in), CARD_IN);
}

static void day_later(struct tablet *x)
{
	x->c->now = clock_at(x->c->now.utc + 86400);
	x->c->actor = (struct actor){ .school_id = SCHOOL };
}

/* Nobody who taps wrong pictures keeps a child out: one more try on the next school day, and from then on five again.
 */
static void test_card__that_rests_opens_on_the_next_school_day(void **state)
{
	struct store_test *t = *state;
	struct tablet x = tablet_with_ava(t);
	const int wrong[CARD_PICTURES] = { x.picture[1], x.picture[0], x.picture[2] };
	struct signed_in in;

	for (int i = 1; i < CARD_TRIES; i++)
		assert_int_equal(enter(&x, wrong, &in), CARD_WRONG);
	assert_int_equal(enter(&x, wrong, &in), CARD_LOCKED);
	x.c->now = clock_at(clock_instant((struct date){ 2026, 3, 10 }, CARD_TO - 1));
	assert_int_equal(enter(&x, x.picture, &in), CARD_LOCKED); /* to the end of the day */
	x.c->now = clock_at(clock_instant((struct date){ 2026, 3, 11 }, CARD_FROM));
	assert_int_equal(enter(&x, wrong, &in), CARD_LOCKED); /* the one try of this day */
	assert_int_equal(enter(&x, x.picture, &in), CARD_LOCKED);
	day_later(&x);
	assert_int_equal(enter(&x, x.picture, &in), CARD_IN);
	day_later(&x);
	assert_int_equal(enter(&x, wrong, &in), CARD_WRONG);
	assert_int_equal(enter(&x, x.picture, &in), CARD_IN);
}

/* Whose card, for the headteacher; and one device has no more than some tries that are wrong. */
static void test_card__wrong_pictures_are_noticed_and_slowed(void **state)
{
	struct store_test *t = *state;
	struct tablet x = tablet_with_ava(t);
	const int wrong[CARD_PICTURES] = { x.picture[1], x.picture[0], x.picture[2] };
	struct ctx *c = senco_of(t);
	struct picture_card card;
	struct card_list l = { 0 };
	struct signed_in in;
	int tried = 0;

	assert_int_equal(card_load(t->db, t->a, ava, &card, &t->e), RC_OK);
	assert_int_equal(enter(&x, x.picture, &in), CARD_IN);
	x.c->actor = (struct actor){ .school_id = SCHOOL };
	assert_int_equal(x.c->noted_n, 0);
	assert_int_equal(enter(&x, wrong, &in), CARD_WRONG);
	assert_int_equal(x.c->noted_n, 1);
	assert_int_equal(x.c->noted[0].kind, UNUSUAL_CARD);
	assert_int_equal(x.c->noted[0].school_id, SCHOOL);
	assert_int_equal(x.c->noted[0].account_id, card.account_id);
	for (; tried < 100 && l.wait_s == 0; tried++) {
		assert_int_equal(IN_WRITE(c, card_release(c, AVA)), RC_OK);
		assert_int_equal(enter(&x, wrong, &in), CARD_WRONG);
		assert_int_equal(card_class(x.c, &x.t, x.code, &l), RC_OK);
	}
	assert_int_equal(tried, 59);
	x.c->now = clock_at(x.c->now.utc + 600);
	assert_int_equal(card_class(x.c, &x.t, x.code, &l), RC_OK);
	assert_int_equal(l.wait_s, 0);
}

/* A class shares a device: what its children tap wrongly shuts nobody out while some of them get it right, and is no
 * wrong code of a class. */
static void test_card__that_is_right_forgets_wrong_pictures_of_others(void **state)
{
	struct store_test *t = *state;
	struct tablet x = tablet_with_ava(t);
	const int wrong[CARD_PICTURES] = { x.picture[1], x.picture[0], x.picture[2] };
	struct ctx *c = senco_of(t);
	struct card_list l = { 0 };
	struct signed_in in;

	for (int i = 0; i < 100; i++) {
		assert_int_equal(IN_WRITE(c, card_release(c, AVA)), RC_OK);
		if (i % 30 == 29) {
			assert_int_equal(enter(&x, x.picture, &in), CARD_IN);
			x.c->actor = (struct actor){ .school_id = SCHOOL };
		}
		assert_int_equal(enter(&x, wrong, &in), CARD_WRONG);
		assert_int_equal(card_class(x.c, &x.t, x.code, &l), RC_OK);
		assert_int_equal(l.wait_s, 0);
	}
	assert_int_equal(card_class(x.c, &x.t, S("OTTER 99"), &l), RC_NONE);
}

static void test_card__sleeps_outside_school_and_ends_with_it(void **state)
{
	struct store_test *t = *state;
	struct tablet x = tablet_with_ava(t);
	struct ctx *c = senco_of(t);
	struct card_list l;
	struct signed_in in;
	int64_t now = x.c->now.utc;
	enum card_result r;

	x.c->now = clock_at(clock_instant((struct date){ 2026, 3, 10 }, CARD_TO));
	assert_int_equal(card_class(x.c, &x.t, x.code, &l), RC_OK);
	assert_true(l.why.n > 0 && l.n == 0); /* no names of children either */
	assert_int_equal(enter(&x, x.picture, &in), CARD_CLOSED);
	x.c->now = clock_at(now);
	assert_int_equal(IN_WRITE(c, family_take_back(c, AVA, 0)), RC_OK);
	assert_int_equal(card_enter(x.c, &x.t, STR_NONE, x.code, x.card, x.picture, &r, &in), RC_NONE);
	x.c->actor = (struct actor){ 0 };
	assert_int_equal(card_tablet(x.c, S("0123456789abcdef0123456789abcdef"), &x.t), RC_NONE);
}

static void test_class_codes__are_not_tried_through(void **state)
{
	struct store_test *t = *state;
	struct tablet x = tablet_with_ava(t);
	struct card_list l = { 0 };
	int tried = 0;

	for (int k = 10; k < 99 && l.wait_s == 0; k++)
		tried += card_class(x.c, &x.t, str_fmt(t->a, "zebra %d", k), &l) == RC_NONE;
	assert_true(l.wait_s > 0);
	assert_true(tried <= 20);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_family_invite)
{
	const struct CMUnitTest tests[] = {
		T(test_parent__comes_in_with_the_code_once),
		T(test_letter__taken_back_or_too_old_opens_nothing),
		T(test_purpose__names_school_person_and_child),
		T(test_guesses__of_one_address_come_to_an_end),
		T(test_pupil__is_a_person_with_a_page_of_their_own),
		T(test_staff__never_get_a_code_from_the_pupils_page),
		T(test_young_person__is_asked_before_the_parents),
		T(test_card__opens_the_childs_own_page),
		T(test_card__ends_what_was_open_on_the_tablet),
		T(test_card__five_wrong_tries_and_a_grown_up),
		T(test_card__that_rests_opens_on_the_next_school_day),
		T(test_card__wrong_pictures_are_noticed_and_slowed),
		T(test_card__that_is_right_forgets_wrong_pictures_of_others),
		T(test_card__sleeps_outside_school_and_ends_with_it),
		T(test_class_codes__are_not_tried_through),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
