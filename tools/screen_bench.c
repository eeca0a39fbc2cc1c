/* For script/bench screen: how well the four tests find what is known to be so, for several levels of noise, and what
 * the screen costs beside a plain loop that adds up the same values. usage: screen_bench            */
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "kit/net/process.h"
#include "support/cohort.h"

enum { SCHOOLS = 185, YEARS = 6, YEAR_SIZE = 250, SUBJECTS = 8, POINTS = 18, RUNS = 5, MILLION = 1000000 };

static void truth_print(struct arena *a, int32_t noise)
{
	struct screen_rules rules = screen_rules_default();
	struct cohort c = cohort_make(a, 20251204, YEARS, YEAR_SIZE, 2, 9, noise);
	struct screen_finding *f;
	size_t n;

	if (screen_run(a, &rules, &c.school, &f, &n) != RC_OK)
		return;
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++) {
		size_t hit = 0, missed = 0, more = 0, unknown = 0;

		for (size_t i = 0; i < n; i++) {
			bool fails = cohort_fails(&c, f[i].pupil, f[i].subject, t), met = f[i].answer[t] == SCREEN_MET;

			hit += fails && met;
			missed += fails && !met;
			more += !fails && met;
			unknown += f[i].answer[t] == SCREEN_CANNOT_TELL;
		}
		printf("  noise %.1f  %-28.*s precision %.2f  recall %.2f  met %5zu  cannot tell %5zu of %zu\n",
		       noise / 1000.0, STR_ARG(screen_title(t)),
		       hit + more > 0 ? (double)hit / (double)(hit + more) : 0.0,
		       hit + missed > 0 ? (double)hit / (double)(hit + missed) : 0.0, hit + more, unknown, n);
	}
}

/* Of this process: other work on the machine counts less. */
static int64_t cpu_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* cannot fail with this clock */
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Every column, as the screen reads them. */
static int64_t plain(const struct screen_school *s)
{
	int64_t sum = 0;

	for (size_t i = 0; i < s->results; i++) {
		const struct screen_result *r = &s->result[i];

		sum += (int64_t)r->pupil + r->subject + r->scale + r->point + r->has_value + r->value;
	}
	return sum;
}

int main(void)
{
	struct arena *a = arena_new((size_t)2 << 30);
	struct screen_rules rules = screen_rules_default();
	int64_t screen_ns = 0, plain_ns = 0, results = 0, sum = 0;
	struct rusage u;

	process_keep_memory(); /* as the server does */
	puts("known truth: six year groups of 250, two subjects, nine points; one pupil in ten is made to fail");
	for (int32_t noise = 0; noise <= 6000; noise += 1500) {
		truth_print(a, noise);
		arena_reset(a);
	}
	for (int k = 0; k < SCHOOLS; k++) {
		struct cohort c =
		    cohort_make(a, 1000003u * (unsigned)(k + 1), YEARS, YEAR_SIZE, SUBJECTS, POINTS, 3000);
		struct screen_finding *f;
		size_t n;
		int64_t from = cpu_ns(), to;

		if (screen_run(a, &rules, &c.school, &f, &n) != RC_OK)
			return 1;
		to = cpu_ns();
		screen_ns += to - from;
		for (int i = 0; i < RUNS; i++)
			sum += plain(&c.school);
		plain_ns += cpu_ns() - to;
		results += (int64_t)c.school.results;
		if (k == 0)
			printf("one school: %zu results, %zu findings, %.1f ms\n", c.school.results, n,
			       (double)screen_ns / 1e6);
		arena_reset(a);
	}
	(void)getrusage(RUSAGE_SELF, &u); /* cannot fail for ourselves */
	printf("%d schools one after another: %.1f million results, screen %.1f ms and plain sum of every column %.2f "
	       "ms a "
	       "million: %.1f times (%lld)\n",
	       SCHOOLS, (double)results / MILLION, (double)screen_ns / 1e6 / ((double)results / MILLION),
	       (double)plain_ns / RUNS / 1e6 / ((double)results / MILLION), (double)screen_ns * RUNS / (double)plain_ns,
	       (long long)(sum & 1));
	printf("memory of the process at most %ld MB\n", u.ru_maxrss / 1024);
	arena_free(a);
	return 0;
}
