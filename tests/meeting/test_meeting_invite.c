/* The letter that invites to a meeting: on the page or to print, each for one person; moved and called off, no old one
 * is left to be given. */
#include "support/support.h"

#include "core/people/people_sql.h"
#include "letters/notice.h"
#include "letters/notice_sql.h"
#include "meeting/meeting.h"
#include "post/envelope.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { MEETING = 31, HALF_PAST_THREE = 930 };

static const struct date DAY = { 2026, 3, 24 };

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

/* The mother has a page; the aunt has none, and needs an interpreter. */
static int setup(void **state)
{
	struct store_test *t;

	assert_int_equal(store_test_setup(state), 0);
	t = *state;
	work_carer(t);
	work_account(t, MOTHER, "mother");
	assert_int_equal(person_update(t->db, t->a,
	                               &(struct person_row){ .school_id = zara.school_id,
	                                                     .id = AUNT,
	                                                     .title = S("Ms"),
	                                                     .given = S("Sara"),
	                                                     .family = S("Iqbal"),
	                                                     .name_key = S("iqbal sara"),
	                                                     .language = S("Urdu"),
	                                                     .interpreter = 1 },
	                               &t->e),
	                 RC_OK);
	return 0;
}

static struct meeting booked(void)
{
	return (struct meeting){ .id = MEETING,
		                 .kind = MEETING_KIND_REVIEW,
		                 .on_day = DAY,
		                 .minute = HALF_PAST_THREE,
		                 .place = S("Room 2"),
		                 .who = S("Mr Price and Mrs Adeyemi"),
		                 .state = MEETING_BOOKED,
		                 .counts = 1 };
}

static void save(struct store_test *t, struct meeting *m)
{
	struct ctx *c = senco(t);
	struct edit_fault f;
	struct meeting was;

	assert_int_equal(IN_WRITE(c, meeting_save(c, ZARA, m, &was, &f)), RC_OK);
	m->revision++;
}

/* The letters to one person, newest first. */
static struct notice *letters(struct store_test *t, int64_t person, size_t *n)
{
	struct notice *all;
	struct notice *own;
	size_t count;

	assert_int_equal(notice_list(t->db, t->a, zara, S(""), &all, &count, &t->e), RC_OK);
	own = NEW_ARRAY(t->a, struct notice, count);
	*n = 0;
	for (size_t i = 0; i < count; i++)
		if (all[i].person_id == person)
			own[(*n)++] = all[i];
	return own;
}

/* What waits to be given on paper, as the pages and the menu count it. */
static size_t waits(struct store_test *t, struct date today)
{
	struct ctx *c = senco(t);
	struct envelopes v;
	int64_t count;
	size_t n = 0;

	c->now.today = today;
	assert_int_equal(IN_READ(c, envelopes_load(c, 0, &v)), RC_OK);
	assert_int_equal(IN_READ(c, envelopes_wait(c, &count)), RC_OK);
	for (size_t i = 0; i < v.n; i++)
		n += v.item[i]->n;
	assert_int_equal(count, n + v.helds);
	return n;
}

static void give(struct store_test *t, int64_t id)
{
	const struct notice_giving how = { .channel = CHANNEL_HAND, .on = TODAY };
	struct ctx *c = senco(t);
	const char *at;
	struct str why;

	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, id, &how, &at, &why)), RC_OK);
}

#define SAYS(n, words) assert_true(str_find((n).body, S(words)) >= 0)
#define NEVER_SAYS(n, words) assert_true(str_find((n).body, S(words)) < 0)

static void test_booked__each_is_invited_on_the_page_or_on_paper(void **state)
{
	struct store_test *t = *state;
	struct meeting m = booked();
	struct notice *v;
	size_t n;

	save(t, &m);
	m.revision = 0;
	save(t, &m); /* sent twice */
	v = letters(t, MOTHER, &n);
	assert_int_equal(n, 1);
	assert_int_equal(v[0].kind, NOTICE_MEETING);
	assert_int_equal(v[0].channel, CHANNEL_PAGE);
	assert_int_equal(date_cmp(v[0].sent_on, TODAY), 0);
	SAYS(v[0], "Tuesday 24 March 2026, 3.30pm");
	SAYS(v[0], "Where: Room 2");
	SAYS(v[0], "Who comes: Mr Price and Mrs Adeyemi");
	SAYS(v[0], "If this day does not suit you");
	SAYS(v[0], "Answer on your page");
	SAYS(v[0], "Do you need an interpreter?");
	v = letters(t, AUNT, &n);
	assert_int_equal(n, 1);
	assert_true(date_none(v[0].sent_on));
	SAYS(v[0], "Interpreter: We will have one for Urdu.");
	SAYS(v[0], "Write it on this letter");
	NEVER_SAYS(v[0], "your page");
	letters(t, FATHER, &n);
	assert_int_equal(n, 0); /* restricted */
	assert_int_equal(waits(t, TODAY), 1);
}

static void test_moved__the_old_one_is_gone(void **state)
{
	struct store_test *t = *state;
	struct meeting m = booked();
	struct notice *v;
	size_t n;

	save(t, &m);
	m.on_day = date_add(DAY, 2);
	save(t, &m);
	v = letters(t, AUNT, &n);
	assert_int_equal(n, 1); /* written anew: one waits, not two */
	SAYS(v[0], "Thursday 26 March 2026");
	NEVER_SAYS(v[0], "24 March");
	NEVER_SAYS(v[0], "has changed"); /* she never had the other one */
	v = letters(t, MOTHER, &n);
	assert_int_equal(n, 2);
	SAYS(v[0], "Our meeting has changed");
	SAYS(v[0], "Thursday 26 March 2026");
	give(t, letters(t, AUNT, &n)[0].id);
	assert_int_equal(waits(t, TODAY), 0);
	m.place = S("Room 4");
	save(t, &m);
	v = letters(t, AUNT, &n);
	assert_int_equal(n, 2);
	assert_true(date_none(v[0].sent_on));
	SAYS(v[0], "Our meeting has changed");
	SAYS(v[0], "Room 4");
	assert_int_equal(waits(t, TODAY), 1);
}

static void test_called_off__is_not_invited_to_and_those_who_know_hear_it(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	const struct notice_giving how = { .channel = CHANNEL_HAND, .on = TODAY };
	struct meeting m = booked();
	struct notice *v;
	const char *at;
	struct str why;
	size_t n;

	save(t, &m);
	m.state = MEETING_CANCELLED;
	save(t, &m);
	assert_int_equal(waits(t, TODAY), 0); /* the aunt has heard nothing: nothing to take back */
	v = letters(t, AUNT, &n);
	assert_int_equal(n, 1);
	assert_int_equal(IN_WRITE(c, notice_give(c, ZARA, v[0].id, &how, &at, &why)), RC_INVALID);
	v = letters(t, MOTHER, &n);
	assert_int_equal(n, 2);
	assert_int_equal(v[0].kind, NOTICE_MEETING_OFF);
	SAYS(v[0], "Our meeting on Tuesday 24 March 2026, 3.30pm is off");
	m.state = MEETING_BOOKED;
	save(t, &m);
	assert_int_equal(waits(t, TODAY), 1); /* asked after all */
	give(t, letters(t, AUNT, &n)[0].id);
	m.state = MEETING_CANCELLED;
	save(t, &m);
	assert_int_equal(waits(t, TODAY), 1); /* that it is off, now that she was invited */
	m.state = MEETING_BOOKED;
	save(t, &m);
	v = letters(t, AUNT, &n);
	assert_int_equal(waits(t, TODAY), 1); /* the new invitation; that it is off is not said any more */
	assert_int_equal(v[0].kind, NOTICE_MEETING);
}

static void test_past__an_invitation_is_not_left_to_be_given(void **state)
{
	struct store_test *t = *state;
	struct meeting m = booked();

	save(t, &m);
	assert_int_equal(waits(t, DAY), 1);
	assert_int_equal(waits(t, date_add(DAY, 1)), 0);
}

static void test_small_change__rewrites_what_nobody_touched(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct meeting m = booked();
	struct notice theirs;
	struct notice mine;
	size_t n;

	save(t, &m);
	m.who = S("Mrs Adeyemi");
	save(t, &m);
	mine = letters(t, AUNT, &n)[0];
	assert_int_equal(n, 1);
	SAYS(mine, "Who comes: Mrs Adeyemi");
	letters(t, MOTHER, &n);
	assert_int_equal(n, 1); /* who comes is no reason for another letter */
	mine.body = S("Dear Sara, see you on Tuesday.");
	assert_int_equal(IN_WRITE(c, notice_change(c, ZARA, &mine, &theirs)), RC_OK);
	m.who = S("Mr Price");
	save(t, &m);
	assert_true(str_is(letters(t, AUNT, &n)[0].body, "Dear Sara, see you on Tuesday."));
	m.notes = S("Bring the reading book");
	save(t, &m);
	letters(t, MOTHER, &n);
	assert_int_equal(n, 1);
}

static void test_held__nobody_is_invited_to_what_was(void **state)
{
	struct store_test *t = *state;
	struct meeting m = booked();
	size_t n;

	m.on_day = date_add(TODAY, -1);
	m.state = MEETING_HELD;
	save(t, &m);
	letters(t, MOTHER, &n);
	assert_int_equal(n, 0);
	assert_int_equal(waits(t, TODAY), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)

TEST_MAIN(test_meeting_invite)
{
	const struct CMUnitTest tests[] = {
		T(test_booked__each_is_invited_on_the_page_or_on_paper),
		T(test_moved__the_old_one_is_gone),
		T(test_called_off__is_not_invited_to_and_those_who_know_hear_it),
		T(test_past__an_invitation_is_not_left_to_be_given),
		T(test_small_change__rewrites_what_nobody_touched),
		T(test_held__nobody_is_invited_to_what_was),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
