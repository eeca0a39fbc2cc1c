/* "Latest" on the overview says of each entry what the history says of it to the same person, and nothing else. */
#include "support/support.h"

#include <string.h>

#include "boards/pupil/latest.h"
#include "support/entry_samples.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { MOST = 8 };

static const struct {
	int64_t person;
	enum role hat;
} WHO[] = { { SENCO, ROLE_SENCO },
	    { HEAD, ROLE_HEAD },
	    { CLASS_TEACHER, ROLE_TEACHER },
	    { ASSISTANT, ROLE_TA },
	    { SPECIALIST, ROLE_SPECIALIST } };

/* What happens all the time, results, complaints, and a secret of the pupil's are in the history alone. */
static bool is_shown(struct ctx *c, const struct entry *e)
{
	return !e->kind->routine && strcmp(e->kind->code, "result") != 0 && strcmp(e->kind->code, "complaint") != 0 &&
	       strcmp(e->kind->code, "file") != 0 && strcmp(e->kind->code, "home") != 0 &&
	       strcmp(e->kind->code, "ehc_date") != 0 && strcmp(e->kind->code, "duty_reason") != 0 &&
	       strcmp(e->kind->code, "census_reason") != 0 &&
	       strcmp(e->kind->code, "annual_report") != 0 && /* in lists of their own */
	       role_can(c->actor.hat, e->kind->cap) && !str_is(e->rest, "/plan") && !str_is(e->rest, "/review");
}

static void assert_text(const char *what, const struct entry *e, struct str is, struct str wanted)
{
	if (!str_eq(is, wanted))
		fail_msg("%s of %s: \"%.*s\" is not \"%.*s\"", what, e->kind->code, STR_ARG(is), STR_ARG(wanted));
}

static void compare(struct ctx *c)
{
	struct entry_ask ask;
	struct entry *all;
	struct entry *latest;
	size_t n, latests, k = 0;

	assert_int_equal(IN_READ(c, entry_ask_make(c, false, &ask)), RC_OK);
	assert_int_equal(IN_READ(c, entries_load(c, zara, &ask, ENTRIES_MOST, &all, &n)), RC_OK);
	assert_int_equal(IN_READ(c, latest_load(c, zara, MOST, &latest, &latests)), RC_OK);
	for (size_t i = 0; i < n && k < MOST; i++) {
		if (!is_shown(c, &all[i]))
			continue;
		if (k == latests)
			fail_msg("%s is not among the latest", all[i].kind->code);
		assert_string_equal(latest[k].kind->code, all[i].kind->code);
		assert_int_equal(latest[k].id, all[i].id);
		assert_int_equal(date_cmp(latest[k].on, all[i].on), 0);
		assert_text("what", &all[i], latest[k].what, all[i].what);
		assert_text("words", &all[i], latest[k].words, all[i].words);
		assert_text("by", &all[i], latest[k].by, all[i].by);
		assert_text("rest", &all[i], latest[k].rest, all[i].rest);
		k++;
	}
	assert_int_equal(k, latests);
}

static void test_latest__says_what_the_history_says(void **state)
{
	for (size_t i = 0; entry_sample_at(i) != NULL; i++) {
		const struct entry_sample *s = entry_sample_at(i);

		if (s->make == NULL)
			continue;
		assert_int_equal(store_test_setup(state), 0);
		entry_samples_begin(*state);
		s->make(*state, s->by != 0 ? s->by : CLASS_TEACHER);
		for (size_t w = 0; w < sizeof WHO / sizeof *WHO; w++)
			compare(work_as(*state, WHO[w].person, WHO[w].hat));
		store_test_teardown(state);
	}
}

/* All samples at once: the last few by day, instants among the days. */
static void test_latest__is_the_last_few(void **state)
{
	static const char *const CODES[] = { "observation", "message",    "meeting",   "concern", "circumstance",
		                             "screening",   "discussion", "agreement", "reply",   "round" };
	struct store_test *t = *state;
	struct entry *latest;
	size_t n;

	entry_samples_begin(t);
	for (size_t i = 0; entry_sample_at(i) != NULL; i++)
		for (size_t k = 0; k < sizeof CODES / sizeof *CODES; k++)
			if (strcmp(CODES[k], entry_sample_at(i)->code) == 0)
				entry_sample_at(i)->make(t,
				                         entry_sample_at(i)->by != 0 ? entry_sample_at(i)->by : SENCO);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         latest_load(work_as(t, SENCO, ROLE_SENCO), zara, MOST, &latest, &n)),
	                 RC_OK);
	assert_int_equal(n, MOST);
	for (size_t i = 1; i < n; i++)
		assert_true(date_cmp(latest[i - 1].on, latest[i].on) >= 0);
}

TEST_MAIN(test_latest)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_latest__says_what_the_history_says),
		cmocka_unit_test_setup_teardown(test_latest__is_the_last_few, store_test_setup, store_test_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
