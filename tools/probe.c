/* One page in one process, without sockets and without the front: where its time goes. For script/bench.
 *
 *   probe DIR NOW LOGIN ROLE PATH COUNT [DATABASE]
 *
 * Signs LOGIN in by a session row, asks the page COUNT times through web_answer, spread over the pupils when PATH has
 * "{pupil}" in it, and prints one line; then once more for a browser that has them. Read events go to a child that says
 * yes to everything, so that the page is measured alone; what the ledger costs is measured on its own. A PATH that
 * begins with /find is measured without an index of words and with one; one that ends in /discussion is saved to, a
 * new note each time. The database is changed by it: use a demonstration.
 *
 * Instructions, which do not depend on what else the machine does: page_counted, again_counted and save_counted are
 * entered for what is measured only, so that
 *   valgrind --tool=callgrind --toggle-collect=page_counted build/probe …
 * counts COUNT pages and nothing else (docs/operate/bench.md). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit/base/clock.h"
#include "kit/base/id.h"
#include "boards/find/find_words.h"
#include "cmd/app.h"
#include "kit/net/process.h"
#include "core/account/account_sql.h"
#include "core/people/pupil_sql.h"
#include "core/door/web.h"
#include "core/trail/audit.h"
#include "core/account/sign_in.h"
#include "core/account/token.h"

enum { ARENA_LIFE = 64 << 20, ARENA_PAGE = 256 << 20, ARENA_KEEP = 64 << 20, WARM = 200, ROUND = 4, ROUNDS = 500 };

struct probe {
	struct app app;
	struct db *db;
	struct arena *a;
	struct account who;
	struct str cookie;
	struct str path; /* before the number */
	struct str rest; /* after it */
	int64_t pupil[PUPIL_PAGE_MAX];
	struct str mark[PUPIL_PAGE_MAX]; /* of their pages, when these have one */
	size_t pupils;
};

static int64_t cpu_us(void)
{
	struct rusage u;

	(void)getrusage(RUSAGE_SELF, &u); /* cannot fail for ourselves */
	return (int64_t)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000 + u.ru_utime.tv_usec + u.ru_stime.tv_usec;
}

/* Answers every question of ledger_ask with yes: the number it came with, and RC_OK. */
static void yes_serve(int fd)
{
	char packet[64 * 1024 + 64];
	int64_t answer[2] = { 0, RC_OK };

	while (recv(fd, packet, sizeof packet, 0) >= (ssize_t)sizeof answer[0]) {
		memcpy(&answer[0], packet, sizeof answer[0]);
		if (send(fd, answer, sizeof answer, MSG_NOSIGNAL) < 0)
			break;
	}
	_exit(0);
}

static struct net_reply ask(struct probe *p, struct arena *a, int64_t pupil, struct str has, struct str body)
{
	struct net_request *q = NEW(a, struct net_request);
	struct net_reply reply;
	struct worker w = { &p->app, p->db, a };

	*q = (struct net_request){
		.method = body.n > 0 ? S("POST") : S("GET"), .peer = S("127.0.0.1"), .id = S("1"), .body = body
	};
	q->path = p->path;
	if (pupil != 0)
		q->path = str_fmt(a, "%.*s%lld%.*s", STR_ARG(p->path), (long long)pupil, STR_ARG(p->rest));
	q->path = str_cut(q->path, '?', &q->query);
	q->header[q->headers++] = (struct net_pair){ S("host"), S("localhost") };
	q->header[q->headers++] = (struct net_pair){ S("cookie"), p->cookie };
	if (body.n > 0)
		q->header[q->headers++] =
		    (struct net_pair){ S("content-type"), S("application/x-www-form-urlencoded") };
	if (has.n > 0)
		q->header[q->headers++] = (struct net_pair){ S("if-none-match"), has };
	web_answer(&w, q, &reply);
	return reply;
}

/* For callgrind: one each, so that it can be told which of them to count. */
#if defined(__clang__)
#define COUNTED __attribute__((noinline))
#else
#define COUNTED __attribute__((noinline, noclone))
#endif

static COUNTED struct net_reply page_counted(struct probe *p, struct arena *a, int64_t pupil)
{
	return ask(p, a, pupil, STR_NONE, STR_NONE);
}

static COUNTED struct net_reply again_counted(struct probe *p, struct arena *a, int64_t pupil, struct str has)
{
	return ask(p, a, pupil, has, STR_NONE);
}

static COUNTED struct net_reply save_counted(struct probe *p, struct arena *a, int64_t pupil, struct str body)
{
	return ask(p, a, pupil, STR_NONE, body);
}

static int64_t pupil_at(const struct probe *p, long i)
{
	return p->pupils > 0 ? p->pupil[(size_t)i * 7919 % p->pupils] : 0;
}

/* The mark of each pupil's page, as a browser keeps it. */
static void marks_take(struct probe *p, struct arena *a)
{
	for (size_t i = 0; i < (p->pupils > 0 ? p->pupils : 1); i++) {
		struct net_reply r = ask(p, a, pupil_at(p, (long)i), STR_NONE, STR_NONE);
		size_t place = i * 7919 % (p->pupils > 0 ? p->pupils : 1);

		for (size_t k = 0; k < r.headers; k++)
			if (str_is(r.header[k].name, "etag"))
				p->mark[place] = str_dup(p->a, r.header[k].value);
		arena_reset(a);
	}
}

/* The page count times, one after the other; again: for a browser that has each of them already. */
static void page_measure(struct probe *p, long count, bool again)
{
	struct arena *a = arena_new(ARENA_PAGE);
	const long warm = count < WARM ? count : WARM;
	int64_t used = 0;
	int64_t bytes = 0;
	int64_t us;
	int64_t statements;
	int64_t began = 0;
	int64_t wall = 0;

	if (again)
		marks_take(p, a);
	for (long i = -warm; i < count; i++) {
		const size_t place = (size_t)(i + warm) * 7919 % (p->pupils > 0 ? p->pupils : 1);
		const int64_t pupil = pupil_at(p, i + warm);
		struct net_reply r;

		if (i == 0) {
			db_spent(p->db, &us, &statements);
			began = cpu_us();
			wall = clock_monotonic_us();
			bytes = 0;
		}
		r = i < 0   ? ask(p, a, pupil, again ? p->mark[place] : STR_NONE, STR_NONE)
		    : again ? again_counted(p, a, pupil, p->mark[place])
		            : page_counted(p, a, pupil);
		if (r.status != (again && p->mark[0].n > 0 ? 304 : 200)) {
			fprintf(stderr, "probe: status %d\n", r.status);
			exit(1);
		}
		bytes += (int64_t)r.body.n;
		used += (int64_t)arena_used(a);
		arena_reset(a);
	}
	began = cpu_us() - began;
	wall = clock_monotonic_us() - wall;
	db_spent(p->db, &us, &statements);
	printf("%s=%.1f of %.1f by the clock: database_us=%.1f rest_us=%.1f statements=%.1f bytes=%lld memory=%lld\n",
	       again ? "again_us" : "page_us", (double)began / (double)count, (double)wall / (double)count,
	       (double)us / (double)count, (double)(wall - us) / (double)count, (double)statements / (double)count,
	       (long long)(bytes / count), (long long)(used / (count + warm)));
	arena_free(a);
}

/* A note of an early discussion count times, each with an id of its own. */
static int save_measure(struct probe *p, long count)
{
	struct arena *a = arena_new(ARENA_PAGE);
	const long warm = count < WARM ? count : WARM;
	int64_t began = 0;
	int64_t us;
	int64_t statements;

	for (long i = -warm; i < count; i++) {
		struct net_reply r;
		struct str body =
		    str_fmt(a,
		            "_csrf=forgery&id=%lld&revision=0&held_on-day=9&held_on-month=3&held_on-year="
		            "2026&present=Parents&strengths=Reads+well&difficulties=Spelling&parent_worries="
		            "Homework&pupil_view=I+like+maths&hopes=More+reading&next_steps=Note+%ld",
		            (long long)id_new(), i);

		if (i == 0) {
			db_spent(p->db, &us, &statements);
			began = cpu_us();
		}
		r = i < 0 ? ask(p, a, pupil_at(p, i + warm), STR_NONE, body)
		          : save_counted(p, a, pupil_at(p, i + warm), body);
		if (r.status != 303) {
			fprintf(stderr, "probe: status %d\n", r.status);
			return 1;
		}
		arena_reset(a);
	}
	began = cpu_us() - began;
	db_spent(p->db, &us, &statements);
	printf("save_us=%.1f: database_us=%.1f statements=%.1f\n", (double)began / (double)count,
	       (double)us / (double)count, (double)statements / (double)count);
	arena_free(a);
	return 0;
}

/* The commit of read events, as the ledger does it: so many pages in one transaction. */
static int ledger_measure(struct probe *p, size_t pages, long count)
{
	struct arena *a = arena_new(ARENA_PAGE);
	struct ctx c = { .app = &p->app,
		         .db = p->db,
		         .a = p->a,
		         .now = clock_read(&p->app.clock),
		         .actor = { .school_id = p->who.school_id,
		                    .account_id = p->who.id,
		                    .person_id = p->who.person_id,
		                    .hat = ROLE_SENCO },
		         .reads = &(struct read_event){ p->pupils > 0 ? p->pupil[0] : 0,
		                                        &(const struct action){ "pupil.open", "" }, 0, true },
		         .read_count = 1,
		         .opened = p->pupils > 0 ? p->pupil[0] : 0 };
	struct str one = audit_reads_payload(&c, &(size_t){ 0 });
	struct str payload[ROUND] = { one, one, one, one };
	struct db *to = p->app.reads != NULL ? p->app.reads : p->db;
	const long rounds = count < ROUNDS ? count : ROUNDS;
	int64_t began = cpu_us();

	for (long i = 0; i < rounds; i++) {
		struct err e = { "" };

		if (audit_reads_append(to, a, p->app.key, payload, pages, &e) != RC_OK) {
			fprintf(stderr, "probe: %s\n", e.text);
			return 1;
		}
		arena_reset(a);
	}
	printf("ledger_us=%.1f (%zu pages in a commit: %.1f for each)\n", (double)(cpu_us() - began) / (double)rounds,
	       pages, (double)(cpu_us() - began) / (double)rounds / (double)pages);
	arena_free(a);
	return 0;
}

/* The index of words, as the job process makes it. */
static int words_measure(struct probe *p)
{
	struct arena *a = arena_new(ARENA_PAGE);
	struct pupil_key after = { 0, 0 };
	struct err e = { "" };
	int64_t began = cpu_us();
	long rounds = 0;
	bool did = true;

	for (; did; rounds += did) {
		if (find_words_make(&p->app, p->db, a, &after, &did, &e) != RC_OK) {
			fprintf(stderr, "probe: %s\n", e.text);
			return 1;
		}
		arena_reset(a);
	}
	printf("words_us=%.1f for up to 4 pupils, %ld times\n", (double)(cpu_us() - began) / (double)(rounds + 1),
	       rounds);
	arena_free(a);
	return 0;
}

/* Those on SEN support or with an EHC plan: their pages are the full ones. */
static enum rc pupils_find(struct probe *p, const char *role, struct err *e)
{
	struct pupil_filter f = { .code = S("KE"), .year_group = -1000, .limit = PUPIL_PAGE_MAX };
	struct pupil_lines list;
	enum rc rc = pupil_list(p->db, p->a, p->who.school_id, p->who.person_id, str_of(role),
	                        clock_read(&p->app.clock).today, &f, &list, e);

	for (size_t i = 0; rc == RC_OK && i < list.n; i++)
		p->pupil[p->pupils++] = list.item[i].id;
	return rc;
}

static int session_as(struct probe *p, const char *login, const char *role)
{
	struct str token = random_hex(p->a, 32);
	struct err e = { "" };
	enum rc rc = account_by_login(p->db, p->a, str_of(login), &p->who, &e);

	if (rc == RC_OK)
		rc = sign_in_insert(p->db, p->a, token_hash(p->a, token), p->who.school_id, p->who.id, str_of(role),
		                    S("forgery"), clock_read(&p->app.clock).utc, &e);
	if (rc == RC_OK)
		rc = pupils_find(p, role, &e);
	if (rc != RC_OK)
		fprintf(stderr, "probe: %s: %s\n", login, e.text);
	p->cookie = str_fmt(p->a, "apdr=%.*s", STR_ARG(token));
	return rc == RC_OK ? 0 : 1;
}

int main(int argc, char **argv)
{
	static struct probe p;
	struct app_options o = { 0 };
	struct err e = { "" };
	int fd[2];
	pid_t child;
	ptrdiff_t at;
	int status;
	long count;

	if (argc != 7 && argc != 8) {
		fputs("probe DIR NOW LOGIN ROLE PATH COUNT [DATABASE]\n", stderr);
		return 2;
	}
	o.data_dir = str_of(argv[1]);
	o.now = str_of(argv[2]);
	o.database = argc == 8 ? str_of(argv[7]) : STR_NONE;
	p.a = arena_new(ARENA_LIFE);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fd) != 0)
		return 1;
	child = fork();
	if (child == 0) {
		close(fd[0]);
		yes_serve(fd[1]);
	}
	close(fd[1]);
	if (child < 0 || app_open(p.a, &o, APP_EXISTS, &p.app, &p.db, &e) != RC_OK ||
	    app_reads_open(p.a, &o, &p.app, p.db, &e) != RC_OK) {
		fprintf(stderr, "probe: %s\n", e.text);
		return 1;
	}
	process_keep_memory();
	p.app.keep = keep_new(p.a, ARENA_KEEP);
	p.app.ledger_fd = fd[0];
	status = session_as(&p, argv[3], argv[4]);
	p.path = str_of(argv[5]);
	at = str_find(p.path, S("{pupil}"));
	if (at >= 0) {
		p.rest = str_sub(p.path, (size_t)at + strlen("{pupil}"), p.path.n);
		p.path.n = (size_t)at;
	} else {
		p.pupils = 0;
	}
	count = strtol(argv[6], NULL, 10);
	if (status == 0 && count > 0 && str_starts(p.path, S("/find"))) {
		page_measure(&p, count, false);
		status = words_measure(&p);
	}
	if (status == 0 && count > 0 && str_ends(p.rest, S("/discussion"))) {
		status = save_measure(&p, count);
	} else if (status == 0 && count > 0) {
		page_measure(&p, count, false);
		page_measure(&p, count, true);
		status = ledger_measure(&p, 1, count);
	}
	if (status == 0 && count > 0)
		status = ledger_measure(&p, ROUND, count);
	db_close(p.app.reads);
	db_close(p.db);
	close(fd[0]);
	waitpid(child, NULL, 0);
	return status;
}
