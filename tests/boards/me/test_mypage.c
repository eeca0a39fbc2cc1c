/* boards/me/mypage: a pupil's own page and nobody else's, private words for the SENCO alone, changing own words. */
#include "support/support.h"

#include "assess/assess_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "letters/messages.h"
#include "boards/me/mypage.h"

static struct ctx *pupil(struct store_test *t)
{
	return work_as(t, ZARA_PERSON, ROLE_PUPIL);
}

static void say(struct store_test *t, int64_t id, const char *words, bool private)
{
	struct view x = { .id = id, .words = str_of(words), .private = private };

	assert_int_equal(IN_WRITE(pupil(t), mypage_say(pupil(t), &x)), RC_OK);
}

static void test_page__is_the_own_one(void **state)
{
	struct store_test *t = *state;
	struct mypage_view v;
	struct view x = { .id = 9001, .words = S("Hello") };

	assert_int_equal(IN_READ(pupil(t), mypage_load(pupil(t), &v)), RC_OK);
	assert_int_equal(v.pupil.pupil.id, ZARA);
	assert_int_equal(v.pupil.contacts, 0);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PUPIL), mypage_load(work_as(t, MOTHER, ROLE_PUPIL), &v)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT), mypage_load(work_as(t, MOTHER, ROLE_PARENT), &v)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO), mypage_load(work_as(t, SENCO, ROLE_SENCO), &v)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT), mypage_say(work_as(t, MOTHER, ROLE_PARENT), &x)),
	                 RC_NONE);
}

static void test_private__reaches_the_senco_alone(void **state)
{
	struct store_test *t = *state;
	struct messages_view m;
	struct family_view f;
	struct mypage_view v;

	say(t, 9001, "canary-private", true);
	say(t, 9002, "I like art", false);
	assert_int_equal(IN_READ(pupil(t), mypage_load(pupil(t), &v)), RC_OK);
	assert_int_equal(v.saids, 2);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO), messages_load(work_as(t, SENCO, ROLE_SENCO), ZARA, &m)),
	                 RC_OK);
	assert_int_equal(m.secrets, 1);
	assert_true(str_is(m.secret[0].words, "canary-private"));
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD), messages_load(work_as(t, HEAD, ROLE_HEAD), ZARA, &m)),
	                 RC_OK);
	assert_int_equal(m.secrets, 0);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         family_load(work_as(t, MOTHER, ROLE_PARENT), ZARA, &f)),
	                 RC_OK);
	assert_true(str_is(f.pupil_words, "I like art"));
}

static void test_words__twice_changed_and_met(void **state)
{
	struct store_test *t = *state;
	struct mypage_view v;
	struct view x;
	struct view theirs;

	say(t, 9001, "I like art", false);
	say(t, 9001, "I like art", false);
	assert_int_equal(IN_READ(pupil(t), mypage_load(pupil(t), &v)), RC_OK);
	assert_int_equal(v.saids, 1);
	assert_int_equal(IN_READ(pupil(t), mypage_word(pupil(t), 9001, &x)), RC_OK);
	x.words = S("I like music");
	assert_int_equal(IN_WRITE(pupil(t), mypage_change(pupil(t), &x, &theirs)), RC_OK);
	x.words = S("I like maths");
	assert_int_equal(IN_WRITE(pupil(t), mypage_change(pupil(t), &x, &theirs)), RC_CONFLICT);
	assert_true(str_is(theirs.words, "I like music"));
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         mypage_word(work_as(t, MOTHER, ROLE_PARENT), 9001, &x)),
	                 RC_NONE);
}

static void test_words__of_others_stay(void **state)
{
	struct store_test *t = *state;
	struct view x = { .id = 9005,
		          .moment = VIEW_MOMENT_PLAN,
		          .who = VIEW_WHO_PARENT,
		          .person_id = MOTHER,
		          .words = S("Ours"),
		          .given_on = TODAY,
		          .revision = 1 };
	struct view theirs;

	assert_int_equal(view_insert(t->db, t->a, zara, &x, &t->e), RC_OK);
	assert_int_equal(IN_READ(pupil(t), mypage_word(pupil(t), 9005, &theirs)), RC_NONE);
	assert_int_equal(IN_WRITE(pupil(t), mypage_change(pupil(t), &x, &theirs)), RC_NONE);
	assert_int_equal(IN_WRITE(pupil(t), mypage_take_away(pupil(t), 9005)), RC_NONE);
}

static void test_helps_faces_and_meeting(void **state)
{
	struct store_test *t = *state;
	struct view help = { .id = 9001, .words = S("Cream paper") };
	struct view wish = { .id = 9002, .words = S("I want to come.") };
	struct view more = { .id = 9010, .words = S("") };
	struct feel_item face = { .root_id = 0, .rating = 2 };
	struct mypage_view v;

	assert_int_equal(cycle_insert(t->db, t->a, zara,
	                              &(struct cycle){ .id = 7001, .number = 1, .opened_on = TODAY, .revision = 1 },
	                              &t->e),
	                 RC_OK);
	assert_int_equal(IN_WRITE(pupil(t), mypage_help(pupil(t), &help)), RC_OK);
	assert_int_equal(IN_WRITE(pupil(t), mypage_wish(pupil(t), &wish)), RC_OK);
	assert_int_equal(IN_WRITE(pupil(t), mypage_feel(pupil(t), &face, 1, &more)), RC_OK);
	assert_int_equal(IN_READ(pupil(t), mypage_load(pupil(t), &v)), RC_OK);
	assert_int_equal(v.saids, 0);
	assert_int_equal(v.help, 1);
	assert_true(str_is(v.helps[0].words, "Cream paper"));
	assert_true(str_is(v.wish, "I want to come."));
	assert_int_equal(v.feels, 1);
	assert_int_equal(v.feel[0].rating, 2);
	assert_int_equal(IN_WRITE(pupil(t), mypage_take_away(pupil(t), 9001)), RC_OK);
	assert_int_equal(IN_WRITE(pupil(t), mypage_take_away(pupil(t), 9001)), RC_OK);
	assert_int_equal(IN_WRITE(pupil(t), mypage_take_away(pupil(t), 9002)), RC_NONE);
	assert_int_equal(IN_READ(pupil(t), mypage_load(pupil(t), &v)), RC_OK);
	assert_int_equal(v.help, 0);
}

TEST_MAIN(test_mypage)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_page__is_the_own_one),         T(test_private__reaches_the_senco_alone),
		T(test_words__twice_changed_and_met), T(test_words__of_others_stay),
		T(test_helps_faces_and_meeting),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
