/* notice/concern/concern*: noted, compared and answered once; who sees which; a parent's and a pupil's own; the public
 * form. */
#include "support/support.h"

#include "boards/today/today.h"
#include "core/account/flood_rule.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "notice/concern/concern.h"
#include "notice/concern/concern_public.h"
#include "notice/concern/concern_tell.h"

#define SAME_DAY(a, b) assert_int_equal(date_cmp((a), (b)), 0)

static struct concern by_phone(void)
{
	return (struct concern){ .id = 9001,
		                 .raised_on = { 2026, 3, 9 },
		                 .from_kind = CONCERN_FROM_PARENT,
		                 .from_name = S("Mrs Iqbal"),
		                 .way = SAID_PHONE,
		                 .words = S("وہ پڑھتے ہوئے روتی ہے"),
		                 .language = S("Urdu"),
		                 .helper = S("Ms Khan, interpreter") };
}

static struct concern decision_of(const struct concern *q)
{
	struct concern x = *q;

	x.words = S("changed");
	x.language = S("English");
	x.from_name = S("Somebody");
	x.compared = S("Her reading has stood still since autumn");
	x.result = CONCERN_ADAPT;
	x.reason = S("Shorter texts until Easter");
	x.look_on = (struct date){ 2026, 4, 20 };
	x.answer = S("Thank you. We see it too.");
	x.answered_how = ANSWERED_PHONE;
	return x;
}

static struct concern loaded(struct store_test *t, int64_t id)
{
	struct concern q;

	assert_int_equal(concern_load(t->db, t->a, zara, id, &q, &t->e), RC_OK);
	return q;
}

static void test_note__once_and_the_words_stay(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct concern q = by_phone();
	struct concern x;
	struct concern theirs;

	assert_int_equal(IN_WRITE(c, concern_note(c, ZARA, &q)), RC_OK);
	assert_int_equal(IN_WRITE(c, concern_note(c, ZARA, &q)), RC_OK); /* sent twice */
	q = loaded(t, 9001);
	assert_int_equal(q.noted_by, SENCO);
	SAME_DAY(q.answer_by, ((struct date){ 2026, 3, 23 }));
	x = decision_of(&q);
	assert_int_equal(IN_WRITE(c, concern_decide(c, ZARA, &x, false, &theirs)), RC_OK);
	assert_int_equal(IN_WRITE(c, concern_decide(c, ZARA, &x, true, &theirs)), RC_CONFLICT); /* an old revision */
	x.revision = 2;
	x.answer = S("");
	assert_int_equal(IN_WRITE(c, concern_decide(c, ZARA, &x, true, &theirs)), RC_INVALID);
	x.answer = S("We see it too");
	assert_int_equal(IN_WRITE(c, concern_decide(c, ZARA, &x, true, &theirs)), RC_OK);
	assert_int_equal(IN_WRITE(c, concern_decide(c, ZARA, &x, true, &theirs)), RC_OK); /* sent twice */
	x.answer = S("Something else");
	assert_int_equal(IN_WRITE(c, concern_decide(c, ZARA, &x, true, &theirs)),
	                 RC_CONFLICT); /* an answer given stays */
	q = loaded(t, 9001);
	assert_true(str_eq(q.words, by_phone().words));
	assert_true(str_is(q.language, "Urdu"));
	assert_true(str_is(q.from_name, "Mrs Iqbal"));
	assert_true(str_is(q.answer, "We see it too"));
	SAME_DAY(q.answered_on, TODAY);
	assert_int_equal(q.answered_by, SENCO);
}

static void test_note__what_does_not_fit_is_refused(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct concern q = by_phone();
	struct concerns_of v;

	q.raised_on = (struct date){ 2026, 3, 11 };
	assert_int_equal(IN_WRITE(c, concern_note(c, ZARA, &q)), RC_INVALID);
	q = by_phone();
	q.words = S("  ");
	assert_int_equal(IN_WRITE(c, concern_note(c, ZARA, &q)), RC_INVALID);
	q = by_phone();
	q.person_id = MUSIC_TEACHER; /* no contact of hers */
	assert_int_equal(IN_WRITE(c, concern_note(c, ZARA, &q)), RC_INVALID);
	q.person_id = MOTHER;
	q.from_name = S("");
	assert_int_equal(IN_WRITE(c, concern_note(c, ZARA, &q)), RC_OK);
	assert_int_equal(IN_READ(c, concerns_of_load(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.n, 1);
	assert_true(v.item[0].concern.from_name.n > 0);
	q = by_phone();
	q.id = 9002;
	q.person_id = MOTHER;
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          concern_note(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, &q)),
	                 RC_INVALID);
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          concern_note(work_as(t, CLASS_TEACHER, ROLE_TEACHER), AVA, &q)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT),
	                          concern_note(work_as(t, MOTHER, ROLE_PARENT), ZARA, &q)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          concern_decide(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, &q, true, &q)),
	                 RC_NONE);
}

static size_t seen(struct store_test *t, int64_t person, enum role hat)
{
	struct concerns_of v;

	assert_int_equal(IN_READ(work_as(t, person, hat), concerns_of_load(work_as(t, person, hat), ZARA, &v)), RC_OK);
	return v.n;
}

static void test_seen__by_whom(void **state)
{
	struct store_test *t = *state;
	struct concern q = by_phone();
	struct concern mine = { .id = 9003, .words = S("Maths is too fast"), .private = 1 };
	struct concern x;
	struct concern theirs;
	struct concern_one one;

	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO), concern_note(work_as(t, SENCO, ROLE_SENCO), ZARA, &q)),
	                 RC_OK);
	assert_int_equal(IN_WRITE(work_as(t, ZARA_PERSON, ROLE_PUPIL),
	                          concern_tell(work_as(t, ZARA_PERSON, ROLE_PUPIL), ZARA, &mine)),
	                 RC_OK);
	assert_int_equal(seen(t, SENCO, ROLE_SENCO), 2);
	assert_int_equal(seen(t, HEAD, ROLE_HEAD), 1); /* private: the SENCO alone */
	assert_int_equal(seen(t, CLASS_TEACHER, ROLE_TEACHER), 0);
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD),
	                         concern_one_load(work_as(t, HEAD, ROLE_HEAD), ZARA, 9003, &one)),
	                 RC_NONE);
	q = loaded(t, 9001);
	x = decision_of(&q);
	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                          concern_decide(work_as(t, SENCO, ROLE_SENCO), ZARA, &x, true, &theirs)),
	                 RC_OK);
	assert_int_equal(seen(t, CLASS_TEACHER, ROLE_TEACHER), 1); /* asks something of lessons */
	q = by_phone();
	q.id = 9004;
	q.from_kind = CONCERN_FROM_STAFF;
	assert_int_equal(IN_WRITE(work_as(t, ASSISTANT, ROLE_TA),
	                          concern_note(work_as(t, ASSISTANT, ROLE_TA), ZARA, &q)),
	                 RC_OK);
	assert_int_equal(seen(t, ASSISTANT, ROLE_TA), 2); /* own and decided */
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         concern_one_load(work_as(t, SENCO, ROLE_SENCO), TOM, 9004, &one)),
	                 RC_NONE);
}

static void test_own__only_what_they_said(void **state)
{
	struct store_test *t = *state;
	struct concern in = { .id = 9005, .words = S("She is afraid of the bus"), .language = S("Urdu"), .private = 1 };
	struct concern_own own;
	struct concern q;
	struct concern theirs;
	struct concern_one one;

	work_account(t, MOTHER, "nadia");
	work_carer(t);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT),
	                          concern_tell(work_as(t, MOTHER, ROLE_PARENT), ZARA, &in)),
	                 RC_OK);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT),
	                          concern_tell(work_as(t, MOTHER, ROLE_PARENT), ZARA, &in)),
	                 RC_OK);
	in.id = 9006;
	assert_int_equal(IN_WRITE(work_as(t, FATHER, ROLE_PARENT),
	                          concern_tell(work_as(t, FATHER, ROLE_PARENT), ZARA, &in)),
	                 RC_NONE); /* restricted */
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         concern_one_load(work_as(t, SENCO, ROLE_SENCO), ZARA, 9005, &one)),
	                 RC_OK);
	assert_true(one.has_page);
	assert_int_equal(one.concern.private, 0); /* a pupil's choice only */
	q = decision_of(&one.concern);
	q.answered_how = ANSWERED_PAGE;
	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                          concern_decide(work_as(t, SENCO, ROLE_SENCO), ZARA, &q, false, &theirs)),
	                 RC_OK);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         concern_own_load(work_as(t, MOTHER, ROLE_PARENT), ZARA, &own)),
	                 RC_OK);
	assert_int_equal(own.n, 1);
	assert_int_equal(own.item[0].answer.n, 0); /* not before it is given */
	q.revision = 2;
	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                          concern_decide(work_as(t, SENCO, ROLE_SENCO), ZARA, &q, true, &theirs)),
	                 RC_OK);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         concern_own_load(work_as(t, MOTHER, ROLE_PARENT), ZARA, &own)),
	                 RC_OK);
	assert_true(str_is(own.item[0].answer, "Thank you. We see it too."));
	assert_int_equal(own.item[0].compared.n, 0);
	assert_int_equal(own.item[0].reason.n, 0);
	assert_int_equal(IN_READ(work_as(t, AUNT, ROLE_PARENT),
	                         concern_own_load(work_as(t, AUNT, ROLE_PARENT), ZARA, &own)),
	                 RC_OK);
	assert_int_equal(own.n, 0);
	assert_int_equal(IN_READ(work_as(t, ZARA_PERSON, ROLE_PUPIL),
	                         concern_own_load(work_as(t, ZARA_PERSON, ROLE_PUPIL), ZARA, &own)),
	                 RC_OK);
	assert_int_equal(own.n, 0);
	assert_int_equal(IN_READ(work_as(t, ZARA_PERSON, ROLE_PUPIL),
	                         concern_own_load(work_as(t, ZARA_PERSON, ROLE_PUPIL), TOM, &own)),
	                 RC_NONE);
}

static void test_days__setting_moves_the_clock(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct concern q = by_phone();
	int64_t days;

	assert_int_equal(concern_days_load(c, &days), RC_OK);
	assert_int_equal(days, CONCERN_DAYS);
	assert_int_equal(IN_WRITE(c, concern_days_save(c, 0)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, concern_days_save(c, CONCERN_DAYS_MOST + 1)), RC_INVALID);
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          concern_days_save(work_as(t, CLASS_TEACHER, ROLE_TEACHER), 3)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(c, concern_days_save(c, 3)), RC_OK);
	assert_int_equal(IN_WRITE(c, concern_note(c, ZARA, &q)), RC_OK);
	SAME_DAY(loaded(t, 9001).answer_by, ((struct date){ 2026, 3, 12 }));
}

/* The duty of Zara as this person is shown it; NULL: it is not. */
static const struct due *due_of(struct store_test *t, int64_t person, enum role hat, const char *key)
{
	struct today_all *v = NEW(t->a, struct today_all);

	struct ctx *c = work_as(t, person, hat);

	assert_int_equal(IN_READ(c, today_view_load(c, CAP_DUTIES, false, v)), RC_OK);
	for (size_t i = 0; i < v->dues; i++)
		if (v->due[i].pupil->id == ZARA && str_is(v->due[i].duty.rule->key, key))
			return &v->due[i];
	if (v->next.duty.rule != NULL && str_is(v->next.duty.rule->key, key)) /* after Easter */
		return &v->next;
	return NULL;
}

static void test_today__the_one_due_first(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct concern q = by_phone();
	struct concern theirs;
	struct concern own = { .id = 9008, .words = S("I am scared"), .private = 1 };
	const struct due *d;

	assert_int_equal(IN_WRITE(c, concern_note(c, ZARA, &q)), RC_OK);
	q.id = 9007;
	q.raised_on = (struct date){ 2026, 3, 2 };
	assert_int_equal(IN_WRITE(c, concern_note(c, ZARA, &q)), RC_OK);
	d = due_of(t, SENCO, ROLE_SENCO, "concern_answer");
	assert_non_null(d);
	SAME_DAY(d->duty.row.start, ((struct date){ 2026, 3, 2 }));
	SAME_DAY(d->duty.due, ((struct date){ 2026, 3, 16 }));
	for (int64_t id = 9001; id <= 9007; id += 6) {
		struct concern x = loaded(t, id);

		x = decision_of(&x);
		x.result = id == 9001 ? CONCERN_DISCUSS : CONCERN_NOTHING;
		x.look_on = DATE_NONE;
		assert_int_equal(IN_WRITE(c, concern_decide(c, ZARA, &x, true, &theirs)), RC_OK);
	}
	assert_null(due_of(t, SENCO, ROLE_SENCO, "concern_answer"));
	d = due_of(t, SENCO, ROLE_SENCO, "early_talk"); /* it asks for a talk */
	assert_non_null(d);
	SAME_DAY(d->duty.row.start, ((struct date){ 2026, 3, 9 }));
	assert_int_equal(IN_WRITE(work_as(t, ZARA_PERSON, ROLE_PUPIL),
	                          concern_tell(work_as(t, ZARA_PERSON, ROLE_PUPIL), ZARA, &own)),
	                 RC_OK);
	assert_non_null(due_of(t, SENCO, ROLE_SENCO, "concern_answer"));
	assert_null(due_of(t, HEAD, ROLE_HEAD, "concern_answer")); /* the private one is not for the head */
	assert_non_null(due_of(t, HEAD, ROLE_HEAD, "early_talk"));
}

static struct concern_inbox letter(int64_t id, struct str child)
{
	return (struct concern_inbox){ .id = id,
		                       .child = child,
		                       .sender = S("M. Iqbal"),
		                       .relation = INBOX_FROM_PARENT,
		                       .reach = S("020 7946 0001"),
		                       .words = S("She cannot see the board") };
}

static void test_public__the_same_for_any_child(void **state)
{
	struct store_test *t = *state;
	struct ctx *nobody = work_as(t, 0, ROLE_NONE);
	struct public_school school;
	struct concern_inbox on_roll = letter(1, S("Zara Iqbal"));
	struct concern_inbox unknown = letter(2, S("No Such Child"));
	struct concern_inbox *list;
	struct str receipt;
	size_t n;
	bool full;

	nobody->actor = (struct actor){ 0 };
	assert_int_equal(public_school_load(nobody, S("999"), &school), RC_NONE);
	assert_int_equal(public_school_load(nobody, str_fmt(nobody->a, "%d", (int)SCHOOL), &school), RC_OK);
	assert_int_equal(IN_WRITE(nobody, public_worry(nobody, &school, S("192.0.2.1"), &on_roll, &full)), RC_OK);
	receipt = on_roll.receipt;
	assert_true(receipt_is(receipt));
	assert_int_equal(IN_WRITE(nobody, public_worry(nobody, &school, S("192.0.2.1"), &on_roll, &full)),
	                 RC_OK); /* sent twice */
	assert_true(str_eq(on_roll.receipt, receipt));
	assert_int_equal(IN_WRITE(nobody, public_worry(nobody, &school, S("192.0.2.1"), &unknown, &full)), RC_OK);
	assert_true(receipt_is(unknown.receipt));
	unknown.child = S("Another");
	assert_int_equal(IN_WRITE(nobody, public_worry(nobody, &school, S("192.0.2.1"), &unknown, &full)),
	                 RC_OK); /* its own letter */
	assert_int_not_equal(unknown.id, 2);
	unknown.words = S(" ");
	assert_int_equal(IN_WRITE(nobody, public_worry(nobody, &school, S("192.0.2.1"), &unknown, &full)), RC_INVALID);
	assert_int_equal(inbox_list(t->db, t->a, SCHOOL, S("new"), &list, &n, &t->e), RC_OK);
	assert_int_equal(n, 3);
	assert_int_equal(nobody->actor.school_id, 0);
	assert_int_equal(nobody->read_count, 0); /* no pupil was looked up */
}

static void test_public__so_many_in_an_hour(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, 0, ROLE_NONE);
	struct public_school school = { .id = SCHOOL };
	struct concern_inbox x;
	struct concern_inbox *list;
	size_t n;
	bool full;

	for (int i = 0; i < FLOOD_ADDRESS_MOST; i++) {
		x = letter(100 + i, S("Zara"));
		assert_int_equal(IN_WRITE(c, public_worry(c, &school, S("192.0.2.1"), &x, &full)), RC_OK);
		assert_false(full);
	}
	x = letter(500, S("Zara"));
	assert_int_equal(IN_WRITE(c, public_worry(c, &school, S("192.0.2.1"), &x, &full)), RC_OK);
	assert_true(full);
	assert_int_equal(IN_WRITE(c, public_worry(c, &school, S("192.0.2.2"), &x, &full)), RC_OK); /* another address */
	assert_false(full);
	assert_int_equal(inbox_list(t->db, t->a, SCHOOL, S("new"), &list, &n, &t->e), RC_OK);
	assert_int_equal(n, FLOOD_ADDRESS_MOST + 1);
	c->now.utc += FLOOD_WINDOW;
	x = letter(501, S("Zara"));
	assert_int_equal(IN_WRITE(c, public_worry(c, &school, S("192.0.2.1"), &x, &full)), RC_OK);
	assert_false(full);
}

static void test_inbox__matched_once_or_set_aside(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct public_school school = { .id = SCHOOL };
	struct concern_inbox x = letter(1, S("Zara"));
	struct concern_inbox y = letter(2, S("Nobody"));
	struct concern q;
	int64_t id;
	int64_t again;
	bool full;

	assert_int_equal(IN_WRITE(c, public_worry(c, &school, S("192.0.2.1"), &x, &full)), RC_OK);
	assert_int_equal(IN_WRITE(c, public_worry(c, &school, S("192.0.2.1"), &y, &full)), RC_OK);
	assert_int_equal(c->actor.person_id, SENCO);
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD), inbox_match(work_as(t, HEAD, ROLE_HEAD), 1, ZARA, &id)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(c, inbox_match(c, 1, 999999, &id)), RC_NONE);
	assert_int_equal(IN_WRITE(c, inbox_match(c, 1, ZARA, &id)), RC_OK);
	assert_int_equal(IN_WRITE(c, inbox_match(c, 1, ZARA, &again)), RC_OK);
	assert_int_equal(id, again);
	assert_int_equal(IN_WRITE(c, inbox_match(c, 1, TOM, &again)), RC_CONFLICT);
	q = loaded(t, id);
	assert_true(str_eq(q.words, x.words));
	assert_true(str_eq(q.receipt, x.receipt));
	assert_true(q.way == SAID_PUBLIC);
	assert_int_equal(q.person_id, 0); /* who wrote is not known: no account gets it */
	assert_int_equal(IN_WRITE(c, inbox_aside(c, 2, S(" "))), RC_INVALID);
	assert_int_equal(IN_WRITE(c, inbox_aside(c, 2, S("Not our school"))), RC_OK);
	assert_int_equal(IN_WRITE(c, inbox_aside(c, 2, S("Not our school"))), RC_OK);
	assert_int_equal(IN_WRITE(c, inbox_match(c, 2, ZARA, &id)), RC_CONFLICT);
	assert_int_equal(IN_WRITE(c, inbox_aside(c, 1, S("Late"))), RC_CONFLICT);
	assert_int_equal(IN_WRITE(c, inbox_take_back(c, 1)), RC_CONFLICT); /* it is a concern now */
}

static void test_inbox__what_was_set_aside_can_be_taken_back(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct public_school school = { .id = SCHOOL };
	struct concern_inbox x = letter(1, S("Zara"));
	struct concern_inbox *list;
	int64_t id;
	size_t n;
	bool full;

	assert_int_equal(IN_WRITE(work_as(t, 0, ROLE_NONE),
	                          public_worry(work_as(t, 0, ROLE_NONE), &school, S("192.0.2.7"), &x, &full)),
	                 RC_OK);
	assert_int_equal(IN_READ(c, inbox_asides_load(c, &list, &n)), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(IN_WRITE(c, inbox_aside(c, 1, S("Not our school"))), RC_OK);
	assert_int_equal(IN_READ(c, inbox_asides_load(c, &list, &n)), RC_OK);
	assert_int_equal(n, 1);
	assert_true(str_is(list[0].settled_why, "Not our school"));
	assert_true(list[0].settled_name.n > 0);
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD),
	                         inbox_asides_load(work_as(t, HEAD, ROLE_HEAD), &list, &n)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD), inbox_take_back(work_as(t, HEAD, ROLE_HEAD), 1)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(c, inbox_take_back(c, 1)), RC_OK);
	assert_int_equal(IN_WRITE(c, inbox_take_back(c, 1)), RC_OK); /* pressed twice */
	assert_int_equal(IN_WRITE(c, inbox_take_back(c, 77)), RC_NONE);
	assert_int_equal(IN_READ(c, inbox_asides_load(c, &list, &n)), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(IN_WRITE(c, inbox_match(c, 1, ZARA, &id)), RC_OK);
}

TEST_MAIN(test_concern)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_note__once_and_the_words_stay),
		T(test_note__what_does_not_fit_is_refused),
		T(test_seen__by_whom),
		T(test_own__only_what_they_said),
		T(test_days__setting_moves_the_clock),
		T(test_today__the_one_due_first),
		T(test_public__the_same_for_any_child),
		T(test_public__so_many_in_an_hour),
		T(test_inbox__matched_once_or_set_aside),
		T(test_inbox__what_was_set_aside_can_be_taken_back),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
