/* boards/find: everybody finds what their own history of the pupil would show, and nothing else; on both engines. */
#include "support/support.h"

#include <string.h>

#include "assess/assess_sql.h"
#include "kit/text/fold.h"
#include "support/entry_samples.h"
#include "support/find_made.h"
#include "support/rights_world.h"
#include "support/test_db.h"
#include "support/work_plan.h"

/* Is the sample's mark in what this person reads of ZARA? */
static size_t shown(struct ctx *c)
{
	struct entry_ask ask;
	struct entry_piece *p;
	struct entry *e;
	size_t n, pieces, marked = 0;

	assert_int_equal(IN_READ(c, entry_ask_make(c, false, &ask)), RC_OK);
	assert_int_equal(IN_READ(c, entries_load(c, zara, &ask, ENTRIES_MOST, &e, &n)), RC_OK);
	assert_int_equal(IN_READ(c, entries_whole(c, zara, &ask, &p, &pieces)), RC_OK);
	for (size_t i = 0; i < n; i++) {
		bool here = str_find(e[i].what, S(ENTRY_MARK)) >= 0 || str_find(e[i].words, S(ENTRY_MARK)) >= 0;

		for (size_t m = 0; m < pieces; m++)
			here = here || (p[m].kind == e[i].kind && p[m].id == e[i].id &&
			                str_find(p[m].words, S(ENTRY_MARK)) >= 0);
		marked += here;
	}
	return marked;
}

static void test_find__what_the_history_shows(void **state)
{
	for (size_t i = 0; entry_sample_at(i) != NULL; i++) {
		const struct entry_sample *s = entry_sample_at(i);
		size_t somebody = 0;

		if (s->make == NULL)
			continue;
		assert_int_equal(store_test_setup(state), 0);
		entry_samples_begin(*state);
		s->make(*state, s->by != 0 ? s->by : CLASS_TEACHER);
		for (size_t w = 0; w < FINDERS; w++) {
			struct ctx *c = work_as(*state, FINDER[w].person, FINDER[w].hat);
			size_t wanted = shown(c);

			if (found(c, S("quetzalm"), 1).total != wanted)
				fail_msg("%s: person %d finds it %zu times and reads it %zu times", s->code,
				         (int)FINDER[w].person, found(c, S("quetzalm"), 1).total, wanted);
			somebody += wanted;
		}
		if (somebody == 0)
			fail_msg("nobody finds a %s", s->code);
		store_test_teardown(state);
	}
}

static void test_find__nothing_outside_the_scope(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, MUSIC_TEACHER, ROLE_TEACHER);

	work_observe(t, zara, 1, "Sang the alphabet.");
	assert_int_equal(found(work_as(t, CLASS_TEACHER, ROLE_TEACHER), S("alphabet"), 1).total, 1);
	assert_int_equal(found(c, S("alphabet"), 1).total, 1); /* teaches 5P too */
	assert_int_equal(found(work_as(t, MOTHER, ROLE_TEACHER), S("alphabet"), 1).total, 0);
	assert_int_equal(found(work_as(t, GIVER, ROLE_TA), S("alphabet"), 1).total, 0);
	c = work_as(t, MOTHER, ROLE_PARENT);
	{
		struct find_view v;

		assert_int_equal(IN_READ(c, find_load(c, S("alphabet"), 1, &v)), RC_NONE);
	}
}

static void test_find__letters_accents_and_more_than_one_word(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct find_view v;

	work_observe(t, zara, 1, "Zoë’s CAFÉ game, with the well-known rules.");
	assert_int_equal(found(c, S("cafe"), 1).total, 1);
	assert_int_equal(found(c, S("zoes rule"), 1).total, 1);
	assert_int_equal(found(c, S("known"), 1).total, 1);
	assert_int_equal(found(c, S("afe"), 1).total, 0); /* a word is begun, not cut out */
	assert_int_equal(found(c, S("cafe nothing"), 1).total, 0);
	v = found(c, S("c"), 1);
	assert_false(v.asked);
	assert_int_equal(v.total, 0);
}

/* What stands beside the line of an entry is found and shown with its place. */
static void test_find__in_the_whole_of_a_plan(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct find_view v;

	work_plan(t, zara, 0, S(""));
	v = found(c, S("reading prac"), 1);
	assert_int_equal(v.total, 1);
	assert_string_equal(v.hit[0].entry.kind->code, "plan");
	assert_string_equal(str_c(t->a, v.hit[0].words), "Support: Reading practice");
	assert_string_equal(str_c(t->a, v.hit[0].url), "/pupil/501/plans/8001");
	assert_int_equal(c->reads[c->read_count - 1].pupil_id, ZARA);
	assert_string_equal(c->reads[c->read_count - 1].action->key, "find.words");
	/* an assistant reads the plan, not all that was said for it */
	assert_int_equal(found(work_as(t, ASSISTANT, ROLE_TA), S("reading prac"), 1).total, 0);
}

static void test_find__in_pages_newest_first(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct find_view v;

	for (int i = 1; i <= FIND_PAGE + 3; i++)
		work_observe(t, i % 2 == 0 ? zara : tom, i, "Watched the caterpillar.");
	v = found(c, S("caterpillar"), 1);
	assert_int_equal(v.total, FIND_PAGE + 3);
	assert_int_equal(v.hits, FIND_PAGE);
	assert_int_equal(v.pages, 2);
	assert_int_equal(v.hit[0].entry.id, FIND_PAGE + 3);
	v = found(c, S("caterpillar"), 2);
	assert_int_equal(v.hits, 3);
	assert_int_equal(found(c, S("caterpillar"), 9).hits, 0);
}

static void test_find__a_long_text_is_shown_around_the_word(void **state)
{
	struct store_test *t = *state;
	struct find_view v;

	work_observe(
	    t, zara, 1,
	    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen the caterpillar sat "
	    "still.");
	v = found(work_as(t, SENCO, ROLE_SENCO), S("caterp"), 1);
	assert_string_equal(str_c(t->a, v.hit[0].words),
	                    "… eight nine ten eleven twelve thirteen fourteen the caterpillar sat still.");
}

TEST_MAIN(test_find)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find__what_the_history_shows),
		T(test_find__nothing_outside_the_scope),
		T(test_find__letters_accents_and_more_than_one_word),
		T(test_find__in_the_whole_of_a_plan),
		T(test_find__in_pages_newest_first),
		T(test_find__a_long_text_is_shown_around_the_word),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
