/* For script/bench screen: how well the four tests find what is known to be so, for several levels of noise, and what
 * the screen costs beside a plain loop that adds up the same values. usage: screen_bench            */
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "kit/net/process.h"
#include "support/cohort.h"

enum { SCHOOLS = 185, SUBJECTS = 8, POINTS = 18, RUNS = 5, CHANCES = 8, MILLION = 1000000 };

/* Over all the times that a school is made anew. */
struct sums {
	size_t hit[SCREEN_TESTS], missed[SCREEN_TESTS], wrong[SCREEN_TESTS], perhaps[SCREEN_TESTS],
	    unknown[SCREEN_TESTS];
	size_t n, any, any_wrong, pupils, listed;
};

static void sums_add(struct arena *a, const struct cohort *c, const struct screen_finding *f, size_t n, struct sums *x)
{
	bool *listed = NEW_ARRAY(a, bool, c->school.pupils);

	x->n += n;
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++) {
		struct cohort_score s = cohort_score(c, f, n, t);

		x->hit[t] += s.hit;
		x->missed[t] += s.missed;
		x->wrong[t] += s.wrong;
		x->perhaps[t] += s.perhaps;
		x->unknown[t] += s.unknown;
	}
	for (size_t i = 0; i < n; i++) {
		bool wrong = false;

		for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
			wrong |= f[i].answer[t] == SCREEN_MET && !cohort_fails(c, f[i].pupil, f[i].subject, t);
		x->any_wrong += wrong;
		x->any += screen_met(&f[i]) > 0;
		listed[f[i].pupil] |= screen_met(&f[i]) > 0;
	}
	x->pupils += c->school.pupils;
	for (size_t i = 0; i < c->school.pupils; i++)
		x->listed += listed[i];
}

static struct sums sums_of(struct arena *a, struct cohort_plan plan)
{
	struct screen_rules rules = screen_rules_default();
	struct sums x = { 0 };

	for (int k = 0; k < CHANCES; k++) {
		struct screen_finding *f;
		struct cohort c = cohort_make(a, &plan);
		size_t n;

		if (screen_run(a, &rules, &c.school, &f, &n) == RC_OK)
			sums_add(a, &c, f, n, &x);
		arena_reset(a);
		plan.seed += 7919;
	}
	return x;
}

static double share(size_t part, size_t all)
{
	return all > 0 ? (double)part / (double)all : 0.0;
}

static void truth_print(struct arena *a, const char *what, struct cohort_plan plan)
{
	struct sums x = sums_of(a, plan);

	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		printf("  %-10s %-28.*s precision %.2f  recall %.2f  clear %4.1f %%  perhaps %4.1f %%  cannot tell "
		       "%4.1f %%\n",
		       what, STR_ARG(screen_title(t)), share(x.hit[t], x.hit[t] + x.wrong[t]),
		       share(x.hit[t], x.hit[t] + x.missed[t]), 100 * share(x.hit[t] + x.wrong[t], x.n),
		       100 * share(x.perhaps[t], x.n), 100 * share(x.unknown[t], x.n));
}

/* Nobody is made to fail: what is marked all the same. Who really stands a whole spread below the year is no mistake of
 * test 3. */
static void nobody_print(struct arena *a, const char *what, struct cohort_plan plan)
{
	struct sums x = sums_of(a, plan);

	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		printf("  %-10s %-28.*s clear %4.1f %%  of them wrong %4.1f %%  perhaps %4.1f %%\n", what,
		       STR_ARG(screen_title(t)), 100 * share(x.hit[t] + x.wrong[t], x.n), 100 * share(x.wrong[t], x.n),
		       100 * share(x.perhaps[t], x.n));
	printf("  %-10s any of the four              clear %4.1f %%  of them wrong %4.1f %%  pupils listed %4.1f %%\n",
	       what, 100 * share(x.any, x.n), 100 * share(x.any_wrong, x.n), 100 * share(x.listed, x.pupils));
}

static void truths_print(struct arena *a)
{
	struct cohort_plan plan;

	printf("known truth: six year groups of 250, two subjects, nine points, %d times; one pupil in ten is made to "
	       "fail, by "
	       "15 points\n",
	       CHANCES);
	truth_print(a, "noise 0.0", cohort_plan(0));
	truth_print(a, "noise 1.5", cohort_plan(1500));
	truth_print(a, "noise 3.0", cohort_plan(3000));
	truth_print(a, "noise 4.5", cohort_plan(4500));
	truth_print(a, "noise 6.0", cohort_plan(6000));
	plan = cohort_plan(3000);
	plan.fall = 7500;
	truth_print(a, "by 7.5", plan);
	plan = cohort_plan(3000);
	plan.size = 30;
	truth_print(a, "30 a year", plan);
	plan = cohort_published();
	plan.fall = 15000;
	truth_print(a, "published", plan);
	puts("nobody is made to fail: with a noise of 3, and with the published figures of a reading test");
	plan = cohort_plan(3000);
	plan.fall = 0;
	nobody_print(a, "noise 3.0", plan);
	nobody_print(a, "published", cohort_published());
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
	truths_print(a);
	for (int k = 0; k < SCHOOLS; k++) {
		struct cohort_plan plan = cohort_plan(3000);
		struct cohort c;
		struct screen_finding *f;
		size_t n;
		int64_t from, to;

		plan.seed = 1000003u * (unsigned)(k + 1);
		plan.subjects = SUBJECTS;
		plan.points = POINTS;
		c = cohort_make(a, &plan);
		from = cpu_ns();
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
