/* kit/file/clam: what a scanner says is believed only when it said it whole, and one that says nothing holds up nobody
 * for long. */
#include "support/support.h"

#include <string.h>

#include "kit/file/clam.h"
#include "support/fake_clamd.h"
#include "support/test_db.h"

/* An answer may take as long as a busy machine needs; silence is waited for. */
enum { ANSWER_MS = 300000, SILENCE_MS = 1500, LARGE = 3 * 1024 * 1024 + 17 };

static enum clam_answer asked(struct arena *a, enum fake_clamd how, struct str bytes, struct str *found)
{
	const char *path = str_c(a, str_fmt(a, "%s/clamd-%d", test_folder(), (int)how));
	const pid_t p = fake_clamd_start(path, how);
	const int wait = how == FAKE_SOUND || how == FAKE_SLOW ? ANSWER_MS : SILENCE_MS;
	const enum clam_answer is = clam_ask_within(a, str_of(path), bytes, wait, found);

	fake_clamd_end(p, path);
	return is;
}

static void test_ask__clean_and_found(void **state)
{
	struct arena *a = test_arena();
	char *large = arena_alloc(a, LARGE);
	struct str found;

	(void)state;
	memset(large, 'x', LARGE);
	assert_int_equal(asked(a, FAKE_SOUND, S("A letter"), &found), CLAM_CLEAN);
	assert_int_equal(found.n, 0);
	assert_int_equal(asked(a, FAKE_SOUND, (struct str){ large, LARGE }, &found), CLAM_CLEAN);
	memcpy(large + LARGE - 5, "EICAR", 5); /* in the last piece */
	assert_int_equal(asked(a, FAKE_SOUND, (struct str){ large, LARGE }, &found), CLAM_FOUND);
	assert_string_equal(str_c(a, found), "Win.Test.EICAR_HDB-1");
	assert_int_equal(asked(a, FAKE_SLOW, S("A letter"), &found), CLAM_CLEAN);
	assert_int_equal(asked(a, FAKE_SLOW, S("EICAR"), &found), CLAM_FOUND);
	arena_free(a);
}

/* Nothing of this is "clean". */
static void test_ask__anything_else_is_silence(void **state)
{
	static const enum fake_clamd how[] = { FAKE_MUTE, FAKE_HANGS_UP, FAKE_BABBLES, FAKE_CUT, FAKE_TOO_LARGE };
	struct arena *a = test_arena();
	char *large = arena_alloc(a, LARGE);
	struct str found;

	(void)state;
	memset(large, 'x', LARGE);
	for (size_t i = 0; i < sizeof how / sizeof *how; i++) {
		assert_int_equal(asked(a, how[i], S("EICAR"), &found), CLAM_SILENT);
		assert_int_equal(asked(a, how[i], (struct str){ large, LARGE }, &found), CLAM_SILENT);
		assert_int_equal(found.n, 0);
	}
	assert_int_equal(clam_ask(a, S("/nowhere/at/all"), S("EICAR"), &found), CLAM_SILENT);
	assert_int_equal(clam_ask(a, STR_NONE, S("EICAR"), &found), CLAM_SILENT);
	arena_free(a);
}

TEST_MAIN(test_clam)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ask__clean_and_found),
		cmocka_unit_test(test_ask__anything_else_is_silence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
