/* invite/invite_rule and card_rule: who may be invited, cards and their limits, and names that tell children apart. */
#include "support/support.h"

#include "invite/card_rule.h"
#include "invite/invite_rule.h"

static struct invite_facts parent(void)
{
	return (struct invite_facts){ .responsibility = RESPONSIBILITY_YES };
}

static void test_restriction__beats_everything(void **state)
{
	(void)state;
	for (int bits = 0; bits < 512; bits++) {
		struct invite_facts f = { .restricted = true,
			                  .responsibility = RESPONSIBILITY_YES,
			                  .lives_with = bits & 1,
			                  .has_account = bits & 2,
			                  .has_password = bits & 4,
			                  .works_here = bits & 8,
			                  .is_family = bits & 16,
			                  .letter_open = bits & 32,
			                  .is_off = bits & 64,
			                  .said_yes = bits & 128,
			                  .left = bits & 256 };

		assert_int_equal(invite_can(&f), INVITE_RESTRICTED);
		assert_false(invite_takes_tick(invite_can(&f)));
		assert_false(invite_prints(invite_can(&f), true));
	}
}

static void test_right__is_responsibility_or_living_with_them(void **state)
{
	struct invite_facts f = parent();

	(void)state;
	assert_int_equal(invite_can(&f), INVITE_CAN);
	f.responsibility = RESPONSIBILITY_NO;
	assert_int_equal(invite_can(&f), INVITE_NO_RIGHT);
	f.responsibility = RESPONSIBILITY_UNKNOWN;
	assert_int_equal(invite_can(&f), INVITE_UNSURE);
	f.responsibility = RESPONSIBILITY_NONE;
	assert_int_equal(invite_can(&f), INVITE_UNSURE);
	f.lives_with = true; /* a foster carer, a grandmother */
	assert_int_equal(invite_can(&f), INVITE_CAN);
	f.responsibility = RESPONSIBILITY_NO;
	assert_int_equal(invite_can(&f), INVITE_CAN);
}

static void test_young_person__says_yes_first(void **state)
{
	struct invite_facts f = parent();

	(void)state;
	f.needs_yes = true;
	assert_int_equal(invite_can(&f), INVITE_THEIR_YES);
	f.said_yes = true;
	assert_int_equal(invite_can(&f), INVITE_CAN);
}

static void test_states__of_an_account(void **state)
{
	struct invite_facts f = parent();

	(void)state;
	f.letter_open = f.has_account = true;
	assert_int_equal(invite_can(&f), INVITE_WAITS);
	assert_true(invite_prints(INVITE_WAITS, true));
	assert_false(invite_prints(INVITE_WAITS, false));
	f.has_password = true;
	assert_int_equal(invite_can(&f), INVITE_IN);
	f.is_off = true;
	assert_int_equal(invite_can(&f), INVITE_OFF);
	f = (struct invite_facts){ .responsibility = RESPONSIBILITY_YES, .has_account = true, .works_here = true };
	assert_int_equal(invite_can(&f), INVITE_AS_STAFF);
	assert_false(invite_prints(INVITE_AS_STAFF, true)); /* a letter of staff is the head's, not the SENCO's */
	f.is_family = true;
	assert_int_equal(invite_can(&f), INVITE_BY_HEAD);
	assert_false(invite_prints(INVITE_BY_HEAD, true));
	f = (struct invite_facts){ .is_pupil = true, .left = true };
	assert_int_equal(invite_can(&f), INVITE_LEFT);
	f = (struct invite_facts){ .is_pupil = true, .has_account = true, .has_card = true };
	assert_int_equal(invite_can(&f), INVITE_IN);
}

static void test_why__stands_where_there_is_no_box(void **state)
{
	(void)state;
	for (int i = INVITE_CAN; i <= INVITE_LEFT; i++) {
		enum invite_can can = (enum invite_can)i;
		bool silent = invite_takes_tick(can) || can == INVITE_WAITS || can == INVITE_IN;

		assert_int_equal(invite_why_not(can).n == 0, silent);
	}
}

static void test_pictures__are_three_different_ones_and_all_occur(void **state)
{
	int seen[CARD_CHOICES] = { 0 };

	(void)state;
	for (unsigned i = 0; i < 5000; i++) {
		unsigned char seed[CARD_SEED];
		int p[CARD_PICTURES];

		for (unsigned k = 0; k < CARD_SEED; k++)
			seed[k] = (unsigned char)((i * 2654435761u) >> (k % 4 * 8)) ^ (unsigned char)(k * 37 + i);
		card_pictures(seed, p);
		assert_true(p[0] != p[1] && p[1] != p[2] && p[0] != p[2]);
		for (int k = 0; k < CARD_PICTURES; k++) {
			assert_in_range(p[k], 0, CARD_CHOICES - 1);
			seen[p[k]]++;
		}
	}
	for (int i = 0; i < CARD_CHOICES; i++)
		assert_true(seen[i] > 600);
}

static void test_pictures__count_in_their_order(void **state)
{
	const int p[CARD_PICTURES] = { 1, 2, 3 };

	(void)state;
	assert_true(card_right(p, (const int[]){ 1, 2, 3 }));
	assert_false(card_right(p, (const int[]){ 1, 3, 2 }));
	assert_false(card_right(p, (const int[]){ 3, 2, 1 }));
	assert_false(card_right(p, (const int[]){ 1, 2, 4 }));
	assert_false(card_right(p, (const int[]){ 0, 2, 3 }));
}

static void test_hours__are_those_of_a_school_day(void **state)
{
	const struct term term = { .starts = { 2026, 1, 5 },
		                   .half_starts = { 2026, 2, 16 },
		                   .half_ends = { 2026, 2, 20 },
		                   .ends = { 2026, 3, 27 } };
	const struct closure shut = { .starts = { 2026, 3, 11 }, .ends = { 2026, 3, 11 } };
	const struct calendar c = { .term = &term, .terms = 1, .closure = &shut, .closures = 1 };
	const struct date tuesday = { 2026, 3, 10 };

	(void)state;
	assert_int_equal(card_open(&c, tuesday, CARD_FROM), CARD_OPEN);
	assert_int_equal(card_open(&c, tuesday, CARD_FROM - 1), CARD_TOO_EARLY);
	assert_int_equal(card_open(&c, tuesday, CARD_TO - 1), CARD_OPEN);
	assert_int_equal(card_open(&c, tuesday, CARD_TO), CARD_TOO_LATE);
	assert_int_equal(card_open(&c, (struct date){ 2026, 3, 11 }, 600), CARD_NO_SCHOOL); /* closed */
	assert_int_equal(card_open(&c, (struct date){ 2026, 3, 14 }, 600), CARD_NO_SCHOOL); /* Saturday */
	assert_int_equal(card_open(&c, (struct date){ 2026, 2, 17 }, 600), CARD_NO_SCHOOL); /* half term */
	assert_int_equal(card_open_words(CARD_OPEN).n, 0);
	assert_true(card_open_words(CARD_TOO_EARLY).n > 0 && card_open_words(CARD_TOO_LATE).n > 0 &&
	            card_open_words(CARD_NO_SCHOOL).n > 0);
}

static void test_limits(void **state)
{
	(void)state;
	assert_false(card_locked(CARD_TRIES - 1));
	assert_true(card_locked(CARD_TRIES));
	assert_true(card_fits((struct date){ 2015, 3, 11 }, (struct date){ 2026, 3, 10 }));
	assert_false(card_fits((struct date){ 2015, 3, 10 }, (struct date){ 2026, 3, 10 })); /* 11 today */
	assert_true(card_may(false, false, true));
	assert_false(card_may(true, false, true));
	assert_false(card_may(false, true, true));
	assert_false(card_may(false, false, false));
	assert_int_equal(date_cmp(tablet_until((struct date){ 2026, 8, 31 }), (struct date){ 2026, 8, 31 }), 0);
	assert_int_equal(date_cmp(tablet_until((struct date){ 2026, 9, 1 }), (struct date){ 2027, 8, 31 }), 0);
}

static void test_names__are_told_apart(void **state)
{
	struct arena *a = arena_new(1u << 22);
	struct card_name v[] = {
		{ .first = S("Leo"), .family = S("Barrett"), .born = { 2019, 5, 12 } },
		{ .first = S("Leo"), .family = S("Benson"), .born = { 2019, 6, 1 } },
		{ .first = S("Isla"), .family = S("May"), .born = { 2019, 1, 1 } },
		{ .first = S("Ava"), .family = S("Ng"), .born = { 2019, 2, 2 } },
		{ .first = S("Ava"), .family = S("Ng"), .born = { 2019, 8, 3 } },
		{ .first = S("Ava"), .family = S("Ngo"), .born = { 2019, 8, 4 } },
		{ .first = S("Zoë"), .family = S("Łucja"), .born = { 2019, 8, 5 } },
		{ .first = S("Prince"), .family = S(""), .born = { 2019, 8, 6 } },
	};
	static const char *const SHOWN[] = { "Leo Ba.",          "Leo Be.", "Isla M.", "Ava Ng, 2 February",
		                             "Ava Ng, 3 August", "Ava Ngo", "Zoë Ł.",  "Prince" };

	(void)state;
	card_names(a, v, sizeof v / sizeof *v);
	for (size_t i = 0; i < sizeof v / sizeof *v; i++)
		assert_string_equal(str_c(a, v[i].shown), SHOWN[i]);
	arena_free(a);
}

/* Two of one name are told apart by the birthday, both of them. */
static void test_names__of_two_namesakes_both_have_the_birthday(void **state)
{
	struct arena *a = test_arena();
	struct card_name v[] = { { .first = S("Sam"), .family = S("Oak"), .born = { 2017, 2, 1 } },
		                 { .first = S("Sam"), .family = S("Oak"), .born = { 2016, 3, 4 } } };

	(void)state;
	card_names(a, v, 2);
	assert_true(str_find(v[0].shown, date_short(a, v[0].born)) > 0);
	assert_true(str_find(v[1].shown, date_short(a, v[1].born)) > 0);
	arena_free(a);
}

/* Each picture is drawn by four bytes of the seed, the first of them the heaviest. */
static void test_pictures__are_drawn_by_four_bytes(void **state)
{
	(void)state;
	for (unsigned t = 0; t < 40; t++) {
		unsigned char seed[CARD_SEED];
		int drawn[CARD_PICTURES], left[CARD_CHOICES];

		for (unsigned k = 0; k < CARD_SEED; k++)
			seed[k] = (unsigned char)(t * 37 + k * 91 + k * k * 13);
		for (int k = 0; k < CARD_CHOICES; k++)
			left[k] = k;
		card_pictures(seed, drawn);
		for (int i = 0; i < CARD_PICTURES; i++) {
			uint64_t v = 0;
			int last = CARD_CHOICES - 1 - i, at;

			for (int k = 0; k < 4; k++)
				v = v * 256 + seed[i * 4 + k];
			at = (int)(v % (uint64_t)(last + 1));
			assert_int_equal(drawn[i], left[at]);
			left[at] = left[last]; /* each once: the last fills the gap */
		}
	}
}

TEST_MAIN(test_invite_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pictures__are_drawn_by_four_bytes),
		cmocka_unit_test(test_names__of_two_namesakes_both_have_the_birthday),
		cmocka_unit_test(test_restriction__beats_everything),
		cmocka_unit_test(test_right__is_responsibility_or_living_with_them),
		cmocka_unit_test(test_young_person__says_yes_first),
		cmocka_unit_test(test_states__of_an_account),
		cmocka_unit_test(test_why__stands_where_there_is_no_box),
		cmocka_unit_test(test_pictures__are_three_different_ones_and_all_occur),
		cmocka_unit_test(test_pictures__count_in_their_order),
		cmocka_unit_test(test_hours__are_those_of_a_school_day),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_names__are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
