/* Nothing that was answered is lost: clients save while processes of the server are killed at random moments, the
 * parent too. Every save that got its answer is there afterwards, the file is sound, the audit is whole, and each time
 * the service comes back. How soon is printed, and nothing fails for it: the machine may be busy. A power cut:
 * test_power.c.
 *
 * Short in the suite; script/fault runs it as long as wanted (APDR_FAULT_SECONDS, APDR_FAULT_SEED). */
#include "support/support.h"

#include "support/processes.h"
#include "support/savers.h"
#include "support/tool.h"

#include "kit/base/clock.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	SECONDS_USUAL = 8,
	KILLS_LEAST = 8,  /* and so many kills, however slow the machine is */
	BACK_MS = 2000,   /* what is hoped for; those that took longer are counted */
	BACKS_MAX = 4000, /* that are noted */
	US_PER_MS = 1000,
};

/* How long the service was away, each time. */
struct away {
	int64_t ms[BACKS_MAX];
	size_t n;
};

/* The accidents */

static void kill_one(struct served *s, unsigned *seed, int kills[4], struct away *away)
{
	static const char *const name[] = { "apdr-front", "apdr-worker", "apdr-ledger" };
	unsigned which = (unsigned)rand_r(seed) % 4;
	pid_t pid[TEST_CHILDREN_MAX];
	int64_t ms;

	if (which < 3) {
		size_t n = test_children(s->pid, name[which], pid);

		if (n == 0)
			return;                                     /* it is being started again at this moment */
		(void)kill(pid[(size_t)rand_r(seed) % n], SIGKILL); /* it may have ended by itself */
	} else {
		assert_int_equal(kill(s->pid, SIGKILL), 0);
		assert_int_equal(waitpid(s->pid, NULL, 0), s->pid);
		served_start(s);
	}
	kills[which]++;
	ms = served_await(s);
	if (away->n < BACKS_MAX)
		away->ms[away->n++] = ms;
	if (ms > BACK_MS)
		print_message("after the end of %s the service was back in %lld ms\n",
		              which < 3 ? name[which] : "the parent", (long long)ms);
}

static int by_ms(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static void away_print(struct away *away)
{
	size_t late = 0;

	qsort(away->ms, away->n, sizeof away->ms[0], by_ms);
	for (size_t i = 0; i < away->n; i++)
		late += away->ms[i] > BACK_MS;
	if (away->n > 0)
		print_message(
		    "back after %lld ms (median), %lld ms (99 of 100), %lld ms (slowest); %zu of %zu after more"
		    " than %d ms\n",
		    (long long)away->ms[away->n / 2], (long long)away->ms[away->n * 99 / 100],
		    (long long)away->ms[away->n - 1], late, away->n, BACK_MS);
}

static long number_of(const char *name, long usual)
{
	const char *text = getenv(name);

	return text != NULL ? strtol(text, NULL, 10) : usual;
}

static void test_kill__nothing_answered_is_lost(void **state)
{
	struct served *s = *state;
	unsigned seed = (unsigned)number_of("APDR_FAULT_SEED", (long)(clock_monotonic_us() % 100000));
	int64_t until = clock_monotonic_us() + number_of("APDR_FAULT_SECONDS", SECONDS_USUAL) * 1000000;
	struct savers *savers;
	int kills[4] = { 0 };
	struct away *away = NEW(s->a, struct away);
	size_t lost;
	int status = -1;

	print_message("seed %u\n", seed);
	savers = savers_start(s, seed, 0);
	while (clock_monotonic_us() < until || away->n < KILLS_LEAST || savers_saved(savers) <= SAVERS) {
		usleep((50 + (unsigned)rand_r(&seed) % 500) * US_PER_MS);
		kill_one(s, &seed, kills, away);
		if (clock_monotonic_us() - until > (int64_t)TEST_HANGING_MS * US_PER_MS)
			fail_msg("nothing is saved");
	}
	lost = savers_stop(savers);
	assert_int_equal(kill(s->pid, SIGTERM), 0);
	assert_int_equal(waitpid(s->pid, &status, 0), s->pid);
	assert_int_equal(status, 0);
	s->pid = 0;
	print_message("%zu saves answered, %zu not; killed: front %d, worker %d, ledger %d, parent %d\n",
	              savers_saved(savers), lost, kills[0], kills[1], kills[2], kills[3]);
	away_print(away);
	savers_assert(savers, s);
	savers_free(savers);
}

static int site_begin(void **state)
{
	struct served *s = served_make("demo");

	served_start(s);
	(void)served_await(s);
	*state = s;
	return 0;
}

static int site_end(void **state)
{
	served_free(*state);
	return 0;
}

TEST_MAIN(test_kill)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kill__nothing_answered_is_lost, site_begin, site_end),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
