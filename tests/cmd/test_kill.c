/* Nothing that was answered is lost: clients save while processes of the server are killed and stopped at random
 * moments, the parent too. Every save that got its answer is there afterwards, and once; the file is sound, the audit
 * is whole, and each time the service comes back. How soon is printed, and nothing fails for it: the machine may be
 * busy. A power cut: test_power.c.
 *
 * Short in the suite; script/fault makes it as long as wanted (APDR_FAULT_TIMES, APDR_FAULT_SEED). */
#include "support/support.h"

#include "support/processes.h"
#include "support/savers.h"
#include "support/tool.h"

#include "kit/base/clock.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum kind { FRONT, WORKER, LEDGER, JOB, KEEPER, PARENT, KINDS };
enum how { KILLED, STOPPED, HOWS };

static const char *const NAME[] = { "apdr-front", "apdr-worker", "apdr-ledger", "apdr-job", "apdr-keeper", "parent" };
static const char *const HOW[] = { "killed", "stopped" };

enum {
	SECONDS_USUAL = 8,
	TIMES_LEAST = 8,  /* so many accidents, however slow the machine is */
	BACK_MS = 2000,   /* what is hoped for */
	NOTED_MAX = 4000, /* of one kind */
	STOP_ONE_IN = 3,
	PAUSE_MS = 7000, /* of a parent that is stopped, at most */
	US_PER_MS = 1000,
};

/* How long it took, each time, until all was well again. */
struct away {
	int64_t ms[NOTED_MAX];
	size_t n;
};

struct campaign {
	struct served *s;
	struct savers *savers;
	unsigned seed;
	struct away away[KINDS][HOWS];
	size_t times;
};

static unsigned chance(struct campaign *c, unsigned of)
{
	return (unsigned)rand_r(&c->seed) % of;
}

static size_t count_of(enum kind kind)
{
	return kind == WORKER ? SERVED_WORKERS : 1;
}

/* Until another one is in its place, somebody is answered, and one more save is. */
static void well_again(struct campaign *c, enum kind kind, pid_t gone)
{
	int64_t began = clock_monotonic_us();
	size_t saved;

	if (kind != PARENT && !test_children_wait(c->s->pid, NAME[kind], count_of(kind), gone))
		fail_msg("%s is not replaced", NAME[kind]);
	(void)served_await(c->s);
	saved = savers_saved(c->savers);
	while (savers_saved(c->savers) == saved) {
		if (clock_monotonic_us() - began > (int64_t)TEST_HANGING_MS * US_PER_MS)
			fail_msg("nothing is saved");
		usleep(US_PER_MS);
	}
}

static void note(struct campaign *c, enum kind kind, enum how how, int64_t began)
{
	struct away *a = &c->away[kind][how];

	if (a->n < NOTED_MAX)
		a->ms[a->n++] = (clock_monotonic_us() - began) / US_PER_MS;
	c->times++;
}

static void singles(const struct campaign *c, pid_t out[PARENT])
{
	for (enum kind k = FRONT; k < PARENT; k++) {
		pid_t pid[TEST_CHILDREN_MAX];

		out[k] = k != WORKER && test_children(c->s->pid, NAME[k], pid) == 1 ? pid[0] : 0;
	}
}

/* Its processes are the same afterwards: they were not silent, it was deaf. */
static void parent_stop(struct campaign *c)
{
	pid_t before[PARENT], after[PARENT];
	int64_t began;

	singles(c, before);
	assert_int_equal(kill(c->s->pid, SIGSTOP), 0);
	usleep(chance(c, PAUSE_MS) * US_PER_MS);
	assert_int_equal(kill(c->s->pid, SIGCONT), 0);
	began = clock_monotonic_us();
	well_again(c, PARENT, 0);
	note(c, PARENT, STOPPED, began);
	singles(c, after);
	assert_memory_equal(before, after, sizeof before);
}

static void parent_kill(struct campaign *c)
{
	int64_t began = clock_monotonic_us();

	assert_int_equal(kill(c->s->pid, SIGKILL), 0);
	assert_int_equal(waitpid(c->s->pid, NULL, 0), c->s->pid);
	served_start(c->s);
	well_again(c, PARENT, 0);
	note(c, PARENT, KILLED, began);
}

static void accident(struct campaign *c, enum kind kind, enum how how)
{
	pid_t pid[TEST_CHILDREN_MAX];
	int64_t began = clock_monotonic_us();
	size_t n;

	/* One that is being started again at this moment is waited for. */
	for (enum kind k = FRONT; k < PARENT; k++)
		assert_true(test_children_wait(c->s->pid, NAME[k], count_of(k), 0));
	if (kind == PARENT) {
		if (how == STOPPED)
			parent_stop(c);
		else
			parent_kill(c);
		return;
	}
	n = test_children(c->s->pid, NAME[kind], pid);
	assert_true(n > 0);
	began = clock_monotonic_us();
	pid[0] = pid[chance(c, (unsigned)n)];
	(void)kill(pid[0], how == KILLED ? SIGKILL : SIGSTOP); /* it may have ended by itself */
	well_again(c, kind, pid[0]);
	note(c, kind, how, began);
}

static int by_ms(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static void away_print(struct away *a, enum kind kind, enum how how)
{
	size_t late = 0;

	if (a->n == 0)
		return;
	qsort(a->ms, a->n, sizeof a->ms[0], by_ms);
	for (size_t i = 0; i < a->n; i++)
		late += a->ms[i] > BACK_MS;
	print_message(
	    "%-11s %s %3zu times: back after %lld ms (median), %lld ms (slowest); %zu after more than %d ms\n",
	    NAME[kind], HOW[how], a->n, (long long)a->ms[a->n / 2], (long long)a->ms[a->n - 1], late, BACK_MS);
}

static long number_of(const char *name, long usual)
{
	const char *text = getenv(name);

	return text != NULL ? strtol(text, NULL, 10) : usual;
}

static struct campaign *campaign_begin(struct served *s)
{
	struct campaign *c = NEW(s->a, struct campaign);

	c->s = s;
	c->seed = (unsigned)number_of("APDR_FAULT_SEED", (long)(clock_monotonic_us() % 100000));
	print_message("seed %u\n", c->seed);
	c->savers = savers_start(s, c->seed, 0);
	return c;
}

static void campaign_end(struct campaign *c)
{
	size_t unanswered = savers_stop(c->savers);
	int status = -1;

	assert_int_equal(kill(c->s->pid, SIGTERM), 0);
	assert_int_equal(waitpid(c->s->pid, &status, 0), c->s->pid);
	assert_int_equal(status, 0);
	c->s->pid = 0;
	print_message("%zu saves answered, %zu times not, after %zu accidents\n", savers_saved(c->savers), unanswered,
	              c->times);
	for (enum kind k = 0; k < KINDS; k++)
		for (enum how h = 0; h < HOWS; h++)
			away_print(&c->away[k][h], k, h);
	savers_assert(c->savers, c->s);
	savers_free(c->savers);
}

/* Kills; in the long version stops as well. */
static void test_kill__nothing_answered_is_lost(void **state)
{
	struct campaign *c = campaign_begin(*state);
	const size_t times = (size_t)number_of("APDR_FAULT_TIMES", TIMES_LEAST);
	const bool stops = getenv("APDR_FAULT_TIMES") != NULL;
	int64_t until = clock_monotonic_us() + number_of("APDR_FAULT_SECONDS", SECONDS_USUAL) * 1000000;

	while (clock_monotonic_us() < until || c->times < times) {
		enum kind kind = (enum kind)chance(c, KINDS);

		usleep((50 + chance(c, 500)) * US_PER_MS);
		accident(c, kind, stops && chance(c, STOP_ONE_IN) == 0 ? STOPPED : KILLED);
	}
	campaign_end(c);
}

/* Each kind, all at once but the front. */
static void test_kill__what_is_stopped_is_replaced(void **state)
{
	struct campaign *c = campaign_begin(*state);
	pid_t stopped[PARENT];
	int64_t began = clock_monotonic_us();

	for (enum kind k = WORKER; k < PARENT; k++) {
		pid_t pid[TEST_CHILDREN_MAX];

		assert_true(test_children(c->s->pid, NAME[k], pid) > 0);
		stopped[k] = pid[0];
	}
	for (enum kind k = WORKER; k < PARENT; k++)
		assert_int_equal(kill(stopped[k], SIGSTOP), 0);
	for (enum kind k = WORKER; k < PARENT; k++) {
		well_again(c, k, stopped[k]);
		note(c, k, STOPPED, began);
	}
	accident(c, FRONT, STOPPED);
	accident(c, PARENT, STOPPED);
	campaign_end(c);
}

static int site_begin(void **state)
{
	static int made; /* a folder for each */
	struct served *s = served_make(made++ == 0 ? "killed" : "stopped");

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
		cmocka_unit_test_setup_teardown(test_kill__what_is_stopped_is_replaced, site_begin, site_end),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
