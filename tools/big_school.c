/* For script/bench screen: schools of 1,500 pupils with 216,000 results each in a real database, and what it costs to
 * read and screen them.
 *
 *   big_school make --data DIR --now DAY …     makes them; --files writes what they know as files to import
 *   big_school screen --data DIR --now DAY …   reads and screens school after school, beside a plain sum of the same
 * arrays
 */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "kit/base/clock.h"
#include "cmd/app.h"
#include "cmd/options.h"
#include "kit/net/process.h"
#include "core/school/setup_sql.h"
#include "support/big_school.h"
#include "notice/screen/screening.h"
#include "core/account/password.h"
#include "core/account/sign_in.h"

enum {
	FIRST_ID = 1001,
	SCHOOLS_MAX = 1000,
	YEARS = 6,
	YEARS_MAX = 10,
	YEAR_SIZE = 250,
	SUBJECTS = 8,
	POINTS = 18,
	HASH_MIB = 19
};
enum { SUMS = 5, MILLION = 1000000 };
static const size_t ARENA = (size_t)2 << 30;

struct args {
	struct app_options app;
	int64_t schools;
	int64_t years;
	int64_t year_size;
	int64_t points;
	bool empty;
	bool bare;
	struct str files;
	struct str password;
};

static int64_t cpu_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* cannot fail with this clock */
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static struct big_school school_of(const struct args *g, int64_t id)
{
	return (struct big_school){ .id = id,
		                    .years = (size_t)g->years,
		                    .year_size = (size_t)g->year_size,
		                    .subjects = SUBJECTS,
		                    .points = (size_t)g->points,
		                    .empty = g->empty,
		                    .bare = g->bare };
}

static bool file_write(struct arena *a, struct str dir, const char *name, struct str text)
{
	FILE *f = fopen(str_c(a, str_fmt(a, "%.*s/%s", STR_ARG(dir), name)), "we");
	bool ok = f != NULL && fwrite(text.p, 1, text.n, f) == text.n;

	ok = f != NULL && fclose(f) == 0 && ok;
	if (!ok)
		fprintf(stderr, "big_school: %s cannot be written\n", name);
	return ok;
}

static enum rc make(struct ctx *c, const struct args *g)
{
	const int64_t from = clock_monotonic_us();
	struct str hash = STR_NONE;
	size_t results = 0;
	enum rc rc = password_hash(c->app, c->a, g->password, &hash, &c->err);

	for (int64_t i = 0; rc == RC_OK && i < g->schools; i++) {
		struct big_school b = school_of(g, FIRST_ID + i);

		b.login = i == 0 ? S("senco") : STR_NONE;
		b.pw_hash = hash;
		rc = big_school_make(c, &b);
		results += b.results;
		if (rc == RC_OK && i == 0 && g->files.n > 0 &&
		    (!file_write(c->a, g->files, "roll.csv", big_school_roll(c->a, c->now.today, &b)) ||
		     !file_write(c->a, g->files, "wide.csv", big_school_file(c->a, &b, true)) ||
		     !file_write(c->a, g->files, "long.csv", big_school_file(c->a, &b, false))))
			rc = RC_FAIL;
	}
	printf("%lld schools with %zu results made in %.1f s\n", (long long)g->schools, results,
	       (double)(clock_monotonic_us() - from) / MILLION);
	return rc;
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

/* What was spent, in nanoseconds. */
struct spent {
	int64_t wall, cpu, run, plain;
	size_t results, findings;
	int64_t sum;
};

static enum rc screen_one(struct ctx *c, int64_t school_id, struct spent *t)
{
	struct screening s;
	struct screen_finding *f;
	size_t n;
	int64_t wall = clock_monotonic_us(), cpu = cpu_ns();
	enum rc rc;

	c->actor = (struct actor){ .school_id = school_id, .hat = ROLE_SENCO };
	c->read_count = 0;
	rc = IN_READ(c, screening_load(c, DATE_NONE, &s));
	if (rc != RC_OK)
		return rc;
	t->cpu += cpu_ns() - cpu;
	t->wall += (clock_monotonic_us() - wall) * 1000;
	cpu = cpu_ns();
	rc = screen_run(c->a, &s.rules, &s.run, &f, &n);
	t->run += cpu_ns() - cpu;
	cpu = cpu_ns();
	for (int i = 0; i < SUMS; i++)
		t->sum += plain(&s.run);
	t->plain += (cpu_ns() - cpu) / SUMS;
	t->results += s.run.results;
	t->findings += n;
	return rc;
}

static enum rc screen(struct ctx *c, const struct args *g)
{
	int64_t *id = NEW_ARRAY(c->a, int64_t, SCHOOLS_MAX);
	struct spent t = { 0 };
	struct rusage u;
	double million;
	size_t n = 0;
	enum rc rc = school_ids(c->db, c->a, id, SCHOOLS_MAX, &n, &c->err);

	n = g->schools > 0 && (size_t)g->schools < n ? (size_t)g->schools : n;
	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		struct arena_mark m = arena_mark(c->a);

		rc = screen_one(c, id[i], &t);
		arena_rewind(c->a, m);
	}
	if (rc != RC_OK || t.results == 0)
		return rc;
	million = (double)t.results / MILLION;
	(void)getrusage(RUSAGE_SELF, &u); /* cannot fail for ourselves */
	printf("%zu schools one after another: %.1f million results, %zu findings; for a million: read and screened in "
	       "%.0f ms (%.0f ms of this process), screen alone %.1f ms, plain sum %.2f ms: %.0f and %.1f times; %.0f "
	       "ms a "
	       "school; memory at most %ld MB (%d)\n",
	       n, million, t.findings, (double)t.wall / 1e6 / million, (double)t.cpu / 1e6 / million,
	       (double)t.run / 1e6 / million, (double)t.plain / 1e6 / million, (double)t.wall / (double)t.plain,
	       (double)t.run / (double)t.plain, (double)t.wall / 1e6 / (double)n, u.ru_maxrss / 1024, (int)(t.sum & 1));
	return RC_OK;
}

int main(int argc, char **argv)
{
	struct args g = {
		.schools = 0, .years = YEARS, .year_size = YEAR_SIZE, .points = POINTS, .password = S("demo")
	};
	struct arena *a = arena_new(ARENA);
	const struct option table[] = {
		{ "--data", OPT_TEXT, &g.app.data_dir, "DIR   the data folder, made when it is not there", true },
		{ "--database", OPT_TEXT, &g.app.database, "URL   postgresql://… instead of a file in it", false },
		{ "--now", OPT_TEXT, &g.app.now, "DAY   2026-03-10", true },
		{ "--schools", OPT_INT, &g.schools, "N     how many: 1 is made, all are screened", false },
		{ "--years", OPT_INT, &g.years, "N     year groups (6)", false },
		{ "--year-size", OPT_INT, &g.year_size, "N     pupils in each of them (250)", false },
		{ "--points", OPT_INT, &g.points, "N     assessment points (18)", false },
		{ "--empty", OPT_FLAG, &g.empty, "makes them without results, for an import", false },
		{ "--bare", OPT_FLAG, &g.bare, "makes them without pupils, for a roll", false },
		{ "--files", OPT_TEXT, &g.files, "DIR   writes roll.csv, wide.csv and long.csv of the first one",
		  false },
		{ "--password", OPT_TEXT, &g.password, "PW    of senco, who is the SENCO of the first one", false },
	};
	bool making = argc > 1 && strcmp(argv[1], "make") == 0;
	struct ctx *c = NEW(a, struct ctx);
	struct operands left;
	struct app app;
	enum rc rc;

	if (argc < 2 || (!making && strcmp(argv[1], "screen") != 0)) {
		fputs("big_school make|screen --data DIR --now DAY …\n", stderr);
		return 2;
	}
	if (!options_read(argc - 1, argv + 1, table, sizeof table / sizeof table[0], &left, 0))
		return 2;
	if (g.year_size < 1 || g.year_size > YEAR_SIZE || g.years < 1 || g.years > YEARS_MAX || g.points < 1 ||
	    g.points > POINTS)
		return 2;
	process_keep_memory(); /* as the server does */
	g.schools = making && g.schools < 1 ? 1 : g.schools;
	*c = (struct ctx){ .app = &app, .a = a };
	rc = app_open(a, &g.app, making ? APP_CREATE : APP_EXISTS, &app, &c->db, &c->err);
	if (rc == RC_OK) {
		app.hash_memory_mib = HASH_MIB;
		c->now = clock_read(&app.clock);
		rc = making ? make(c, &g) : screen(c, &g);
		db_close(c->db);
	}
	if (rc != RC_OK)
		fprintf(stderr, "big_school: %s (%d)\n", c->err.text, (int)rc);
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}
