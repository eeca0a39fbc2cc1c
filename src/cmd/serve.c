/* apdr serve: the web server. Puts the functions of this program into the processes of kit/net/service.h: workers
 * answer pages, the ledger commits read events, the job process does what takes long. The parent opens no database and
 * no key. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit/base/beat.h"
#include "kit/base/log.h"
#include "cmd/app.h"
#include "cmd/heads_file.h"
#include "cmd/keeper.h"
#include "cmd/options.h"
#include "files/file_rescan.h"
#include "kit/file/look.h"
#include "core/door/routes.h"
#include "kit/net/process.h"
#include "kit/net/service.h"
#include "kit/net/worker.h"
#include "core/door/web.h"
#include "core/trail/audit.h"
#include "boards/find/find_words.h"
#include "import/import_job.h"
#include "cmd/seal_try.h"
#include "cmd/sound_try.h"
#include "import/later.h"

enum {
	WORKERS_LEAST = 4,
	WORKERS_USUAL = 8, /* when nobody says how many */
	DRAIN_MS = 6000,   /* a second more than the front takes for what is in work */
	ARENA_START = 16 << 20,
	ARENA_REQUEST = 256 << 20,
	ARENA_LEDGER = 64 << 20,
	ARENA_KEEP = 64 << 20,
	JOB_PAUSE_MS = 300,
	WORDS_ROUNDS = 16,
	WORDS_EVERY_S = 5,
	OLD_EVERY_S = 3600,
	SIDE_WAIT_MS = 100,
	ANCHOR_EVERY = 500, /* commits of the ledger */
	US_PER_S = 1000 * 1000,
	SAVE_MS = 20, /* SQLite has one writer */
	FILES_LEAST = 512,
	RESERVE = 64 << 20, /* of the disk */
};

/* The greatest file of results, 250,000 lines, with all that hangs on it. */
static const size_t ARENA_JOB = (size_t)2 << 30;

struct serve {
	struct app_options options;
	struct net_range proxy[OPTION_LIST_MAX];
	struct service service;
	bool superuser; /* --allow-superuser */
};

/* What one process works with. */
struct desk {
	struct app app;
	struct db *db;
	struct arena *a;         /* of one request or one commit */
	int commits;             /* ledger: since the last note of how far the read events are */
	struct heads_file heads; /* ledger: where it is noted outside the database how far all chains are */
	int64_t heads_us;        /* and when it was last */
};

static enum rc desk_open(const struct serve *s, struct desk *d, size_t arena_bytes, const char *who)
{
	struct arena *life = arena_new(ARENA_START);
	struct err e = { "" };

	process_keep_memory();
	if (app_open(life, &s->options, APP_EXISTS, &d->app, &d->db, &e) != RC_OK ||
	    app_reads_open(life, &s->options, &d->app, d->db, &e) != RC_OK) {
		log_error("%s: %s", who, e.text);
		return RC_FAIL;
	}
	db_leave_log(d->db);
	if (d->app.reads != NULL)
		db_leave_log(d->app.reads);
	d->a = arena_new(arena_bytes);
	process_confine_worker(life, s->options.data_dir, s->options.database.n > 0);
	return RC_OK;
}

static void desk_close(struct desk *d)
{
	db_close(d->app.reads);
	db_close(d->db);
}

/* Without a word: what was committed may be gone from the log, and the next sync would not say so. */
static void end_when_disk_failed(const struct desk *d, const char *who)
{
	if (!db_disk_failed(d->db) && (d->app.reads == NULL || !db_disk_failed(d->app.reads)))
		return;
	log_error("%s: the disk does not take the log of the database. Nobody is told that anything was saved; the "
	          "service ends",
	          who);
	_exit(SERVICE_CANNOT_GO_ON);
}

static void answer(void *x, const struct net_request *q, struct net_reply *p)
{
	struct desk *d = x;
	struct worker w = { &d->app, d->db, d->a };

	web_answer(&w, q, p);
	end_when_disk_failed(d, "worker");
}

static int run_worker(void *x, int control, int front_fd, int ledger_fd, int keeper_fd)
{
	const struct serve *s = x;
	struct desk d;
	struct worker_desk loop;
	struct err e = { "" };
	enum rc rc;

	if (desk_open(s, &d, ARENA_REQUEST, "worker") != RC_OK || db_sync_later(d.db, &e) != RC_OK)
		return SERVICE_CANNOT_START;
	if (s->options.database.n == 0)
		d.app.reserve = RESERVE;
	d.app.ledger_fd = ledger_fd;
	d.app.keeper_fd = keeper_fd;
	d.app.keep = keep_new(arena_new(ARENA_KEEP), ARENA_KEEP);
	service_ready(control);
	loop = (struct worker_desk){ d.a, answer, &d };
	rc = worker_loop(front_fd, &loop);
	desk_close(&d);
	return rc == RC_OK ? 0 : 1;
}

/* Not at each commit: that would empty the page caches that the file of the read events is there to keep. */
static void anchor(struct desk *d)
{
	struct err e = { "" };

	d->commits = 0;
	if (audit_anchor(d->db, d->app.reads, d->a, &e) != RC_OK) {
		log_warn("ledger: how far the read events are is noted later: %s", e.text);
		d->commits = ANCHOR_EVERY / 2;
	}
	arena_reset(d->a);
}

/* Notes the heads outside the database. What they rest on goes to the disk first: after a power cut a line must not
 * know more than the database. */
static void heads_note(struct desk *d)
{
	struct event_head *head;
	struct err e = { "" };
	size_t n = 0;
	enum rc rc = audit_heads(d->db, d->app.reads, d->a, &head, &n, &e);

	d->heads_us = clock_monotonic_us();
	if (rc == RC_OK)
		rc = db_sync(d->db, &e);
	if (rc == RC_OK)
		rc = heads_file_add(d->a, d->app.key, clock_read(&d->app.clock).utc, &d->heads, head, n, &e);
	if (rc != RC_OK)
		log_warn("ledger: the ends of the trail are noted later: %s", e.text);
	arena_reset(d->a);
}

static enum rc commit(void *x, const struct str *payload, size_t n)
{
	struct desk *d = x;
	struct err e = { "" };
	enum rc rc = audit_reads_append(d->app.reads != NULL ? d->app.reads : d->db, d->a, d->app.key, payload, n, &e);

	if (rc != RC_OK)
		log_error("ledger: rc=%d: %s", (int)rc, e.text);
	arena_reset(d->a);
	if (rc == RC_OK && d->app.reads != NULL && ++d->commits >= ANCHOR_EVERY)
		anchor(d);
	if (rc == RC_OK && clock_monotonic_us() - d->heads_us >= (int64_t)HEADS_EVERY_S * US_PER_S)
		heads_note(d);
	return rc;
}

static enum rc sync_saves(void *x)
{
	struct desk *d = x;
	struct err e = { "" };
	enum rc rc = db_sync(d->db, &e);

	if (rc != RC_OK)
		log_error("ledger: %s. Nobody is told that anything was saved; the service ends", e.text);
	return rc;
}

/* Where the database is only for the note, no page waits long for who writes there. */
static bool ledger_hurries(const struct serve *s, struct desk *d)
{
	struct err e = { "" };
	enum rc rc = RC_OK;

	if (d->app.reads != NULL) {
		db_close(d->db);
		d->db = NULL;
		rc = db_open(app_database(d->a, &s->options), SIDE_WAIT_MS, &d->db, &e);
		arena_reset(d->a);
	}
	if (rc != RC_OK)
		log_error("ledger: %s", e.text);
	else
		db_leave_log(d->db);
	return rc == RC_OK;
}

static int run_ledger(void *x, int control)
{
	const struct serve *s = x;
	struct err e = { "" };
	struct desk d;
	struct ledger_batch batch = { commit, sync_saves, &d };

	if (desk_open(x, &d, ARENA_LEDGER, "ledger") != RC_OK || !ledger_hurries(x, &d))
		return SERVICE_CANNOT_START;
	if (heads_file_open(d.a, s->options.data_dir, &d.heads, &e) != RC_OK) {
		log_error("ledger: %s", e.text);
		return SERVICE_CANNOT_START;
	}
	heads_note(&d);
	service_ready(control);
	d.commits = ANCHOR_EVERY - 1; /* the first one is noted: from then on the file has to be there */
	if (ledger_serve(control, &batch) != RC_OK)
		return SERVICE_CANNOT_GO_ON;
	anchor(&d);
	heads_note(&d);
	desk_close(&d);
	return 0;
}

/* The next job, if any. What fails stays in the queue and is tried again. */
static bool job_try(struct desk *d, struct db *side)
{
	struct err e = { "" };
	bool did = false;
	enum rc rc;

	beat(BEAT_WORKS);
	rc = import_job_do(&d->app, d->db, side, d->a, &did, &e);
	if (rc != RC_OK && rc != RC_BUSY)
		log_error("job: rc=%d: %s", (int)rc, e.text);
	arena_reset(d->a);
	return did && rc == RC_OK;
}

/* Files that the scanner has not answered about, until it is silent: the next one a pause later. */
static void scan_try(struct desk *d)
{
	struct err e = { "" };
	bool did = false;

	do {
		enum rc rc;

		beat(BEAT_WORKS);
		rc = file_rescan(&d->app, d->db, d->a, &did, &e);
		if (rc != RC_OK && rc != RC_BUSY)
			log_error("scan: rc=%d: %s", (int)rc, e.text);
		arena_reset(d->a);
	} while (did);
}

/* Words for finding: of some pupils at a time, so that a save never waits long; after the last one a while later from
 * the first. */
static void words_try(struct desk *d, struct pupil_key *after, int64_t *next_us)
{
	struct err e = { "" };
	bool did = true;

	for (int i = 0; i < WORDS_ROUNDS && did && clock_monotonic_us() >= *next_us; i++) {
		enum rc rc = find_words_make(&d->app, d->db, d->a, after, &did, &e);
		if (rc != RC_OK && rc != RC_BUSY)
			log_error("words: rc=%d: %s", (int)rc, e.text);
		arena_reset(d->a);
		if (did)
			continue;
		process_give_memory();
		*after = (struct pupil_key){ 0, 0 };
		*next_us = clock_monotonic_us() + (int64_t)WORDS_EVERY_S * US_PER_S;
	}
}

/* What has been kept for its time goes by itself, whether anybody brings in a file or not. */
static void old_try(struct desk *d, int64_t *next_us)
{
	struct err e = { "" };
	bool did = clock_monotonic_us() >= *next_us;

	if (did)
		*next_us = clock_monotonic_us() + (int64_t)OLD_EVERY_S * US_PER_S;
	while (did) {
		enum rc rc = later_old_remove(&d->app, d->db, d->a, &did, &e);
		if (rc != RC_OK && rc != RC_BUSY)
			log_error("old: rc=%d: %s", (int)rc, e.text);
		arena_reset(d->a);
	}
}

static int run_job(void *x, int control, int keeper_fd)
{
	const struct serve *s = x;
	struct arena *life = arena_new(ARENA_START);
	struct db *side = NULL; /* for progress, which is seen while the other connection is at work */
	struct pupil_key words_after = { 0, 0 };
	int64_t words_next_us = 0, old_next_us = 0;
	struct seal_turn seal = { { 0, 0 }, 0 };
	struct sound_turn sound = sound_turn_new(s->options.now.n > 0);
	struct err e = { "" };
	struct desk d;

	if (desk_open(s, &d, ARENA_JOB, "job") != RC_OK)
		return SERVICE_CANNOT_START;
	if (db_open(app_database(life, &s->options), SIDE_WAIT_MS, &side, &e) != RC_OK) {
		log_error("job: %s", e.text);
		return SERVICE_CANNOT_START;
	}
	db_leave_log(side);
	d.app.keeper_fd = keeper_fd;
	service_ready(control);
	while (service_goes_on(control, JOB_PAUSE_MS)) {
		while (job_try(&d, side))
			;
		end_when_disk_failed(&d, "job");
		scan_try(&d);
		words_try(&d, &words_after, &words_next_us);
		old_try(&d, &old_next_us);
		seal_try(&d.app, d.db, d.a, &seal);
		sound_try(&d.app, d.db, d.a, &sound);
	}
	db_close(side);
	desk_close(&d);
	return 0;
}

/* Opens nothing of the installation: what is looked at there must not find anything. */
static int run_keeper(void *x, int control)
{
	(void)x;
	return keeper_serve(control, FILE_WORK, FILE_WORKS, service_ready);
}

static void started(void *x)
{
	const struct serve *s = x;

	printf("APDR is serving http://%.*s:%d\n", STR_ARG(s->service.listen.host), s->service.listen.port);
	(void)fflush(stdout); /* nobody may be listening, and that is no reason to stop */
}

/* What would go wrong slowly is said before anybody works: a page of the file that cannot be read, a key that nobody
 * has noted, the file of the trail's ends that is not there, a role that may do anything. */
static enum rc installation_sound(const struct serve *s, struct arena *a, const struct app *app, struct db *db,
                                  struct err *e)
{
	struct str say = S("ok");
	bool begun = false;
	bool super = false;

	TRY(db_superuser(db, &super, e));
	if (super && !s->superuser)
		return err_set(
		    e, RC_FAIL,
		    "the role of --database is a superuser of the server: APDR needs one that owns its database and "
		    "nothing else. CREATE ROLE apdr LOGIN; CREATE DATABASE apdr OWNER apdr. To serve all the same: "
		    "--allow-superuser");
	TRY(db_check(db, a, &say, e));
	if (!str_is(say, "ok"))
		return err_set(
		    e, RC_FAIL,
		    "the database is damaged: %.*s. Keep the folder as it is, restore the last good backup into a new "
		    "one, and look with `apdr doctor`",
		    STR_ARG(say));
	TRY(audit_key_note(db, a, app->key, e));
	TRY(heads_file_begin(a, s->options.data_dir, app->key, clock_read(&app->clock).utc, "served", &begun, e));
	if (begun)
		log_warn("the file " FOLDER_HEADS
		         " was not there and begins anew: when APDR was not updated just now, somebody "
		         "has taken it away");
	return RC_OK;
}

/* What the processes of the last time, or of this one, have left in the logs is moved into the files, and said when the
 * disk does not take it: after a sync that failed nobody else has looked (docs/decisions/0017). */
static enum rc logs_settle(struct app *app, struct db *db, struct err *e)
{
	TRY(db_settle(db, e));
	return app->reads != NULL ? db_settle(app->reads, e) : RC_OK;
}

/* Opens the installation once in a process of its own, so that what is wrong with it is said once, and before anybody
 * can connect; and once more when all have ended. A SQLite connection must not pass a fork, so the parent does not do
 * it itself. */
static bool installation_opens(const struct serve *s, bool begins)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		struct arena *a = arena_new(ARENA_START);
		struct app app;
		struct db *db = NULL;
		struct err e = { "" };
		enum rc rc = app_open(a, &s->options, APP_EXISTS, &app, &db, &e);

		if (rc == RC_OK)
			rc = app_reads_open(a, &s->options, &app, db, &e); /* made here when it is the first time */
		if (rc == RC_OK)
			rc = logs_settle(&app, db, &e);
		if (rc == RC_OK && begins)
			rc = installation_sound(s, a, &app, db, &e);
		if (rc == RC_OK) {
			db_close(app.reads);
			db_close(db);
		} else {
			fprintf(stderr, "apdr serve: %s\n", e.text);
		}
		arena_free(a);
		_exit(rc == RC_OK ? 0 : rc == RC_INVALID ? 2 : 1);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Sockets between the processes, and a few for those who ask. */
static bool files_enough(void)
{
	struct rlimit r;

	if (getrlimit(RLIMIT_NOFILE, &r) != 0 || r.rlim_max >= FILES_LEAST)
		return true;
	fprintf(
	    stderr,
	    "apdr serve: %llu open files are allowed here, and it takes %d at least: raise the limit (LimitNOFILE of "
	    "systemd, ulimit -n)\n",
	    (unsigned long long)r.rlim_max, FILES_LEAST);
	return false;
}

/* Two that serve one folder would each have a ledger. The lock is the parent's and ends with it; every child closes its
 * own end of it when it begins. */
static bool folder_take(struct arena *a, struct str dir)
{
	int fd = open(str_c(a, dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) == 0)
		return true; /* what is wrong with a folder that does not open is said when the key is read */
	close(fd);
	fprintf(stderr, "apdr serve: %.*s is being served already: stop that one first\n", STR_ARG(dir));
	return false;
}

static int serve(struct serve *s, struct arena *a, struct str listen)
{
	struct err e = { "" };
	enum rc rc;

	if (!files_enough() || !folder_take(a, s->options.data_dir) || !installation_opens(s, true))
		return 1;
	s->options.now_runs_from_us = clock_monotonic_us(); /* with --now, time begins there and passes for everybody */
	/* SQLite's temporary files stay in the data folder: workers can write nowhere else. */
	if (setenv("SQLITE_TMPDIR", str_c(a, s->options.data_dir), 1) != 0)
		return 1;
	rc = listen_open(a, listen, &s->service.listen, &e);
	if (rc == RC_OK)
		rc = service_run(&s->service, &e);
	if (rc != RC_OK)
		fprintf(stderr, "apdr serve: %s\n", e.text);
	if (rc == RC_OK && s->options.database.n == 0 && !installation_opens(s, false))
		return 1;
	return rc == RC_OK ? 0 : rc == RC_INVALID ? 2 : 1;
}

/* "apdr.school.example" of "https://apdr.school.example/": what browsers send as Host when the port is the usual one.
 */
static struct str url_host(struct str url)
{
	size_t from = 0, to;

	for (size_t i = 0; i + 2 < url.n && from == 0; i++)
		if (memcmp(url.p + i, "://", 3) == 0)
			from = i + 3;
	for (to = from; to < url.n && url.p[to] != '/' && url.p[to] != ':'; to++)
		;
	return (struct str){ url.p + from, from > 0 ? to - from : 0 };
}

static bool proxies_read(struct serve *s, const struct option_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (!range_read(list->v[i], &s->proxy[i])) {
			fprintf(stderr, "apdr: --proxy wants an address or a range such as 127.0.0.1 or 10.0.0.0/8\n");
			return false;
		}
	s->service.proxy = s->proxy;
	s->service.proxies = list->n;
	return true;
}

/* A contact of security.txt is an address that a browser can open (RFC 9116). */
static bool contact_ok(struct str s)
{
	bool ok = str_starts(s, S("mailto:")) || str_starts(s, S("https://")) || str_starts(s, S("tel:"));

	for (size_t i = 0; i < s.n; i++)
		ok = ok && (unsigned char)s.p[i] > 0x20 && (unsigned char)s.p[i] < 0x7f;
	if (s.n > 0 && !ok)
		fprintf(stderr, "apdr: --security-contact wants mailto:…, https://… or tel:…\n");
	return s.n == 0 || ok;
}

static void by_https(struct serve *s)
{
	s->service.https = str_starts(s->options.public_url, S("https://"));
	if (!s->service.https)
		return;
	s->service.session_cookie = S(REQ_COOKIE_OF_HOST REQ_SESSION_COOKIE);
	s->service.device_cookie = S(REQ_COOKIE_OF_HOST REQ_DEVICE_COOKIE);
}

/* Two for each processor: one works while the other waits for the ledger. More push each other out of its caches. */
static int workers_usual(void)
{
	long n = 2 * sysconf(_SC_NPROCESSORS_ONLN);
	return n < WORKERS_LEAST ? WORKERS_LEAST : n > WORKERS_USUAL ? WORKERS_USUAL : (int)n;
}

int cmd_serve(int argc, char **argv)
{
	struct arena *a = arena_new(ARENA_START);
	struct str listen = S("127.0.0.1:8080");
	int64_t workers = workers_usual();
	struct option_list proxies = { 0 };
	struct serve s = {
		.options = { .now = str_of(getenv("APDR_NOW")) },
		.service = { .limits = front_limits_usual(),
		             .drain_ms = DRAIN_MS,
		             .watch = watch_limits_usual(),
		             .x = &s,
		             .worker = run_worker,
		             .ledger = run_ledger,
		             .job = run_job,
		             .keeper = run_keeper,
		             .session_cookie = S(REQ_SESSION_COOKIE),
		             .device_cookie = S(REQ_DEVICE_COOKIE),
		             .door = route_door,
		             .started = started },
	};
	const struct option table[] = {
		{ "--data", OPT_TEXT, &s.options.data_dir, "DIR   the data folder", true },
		{ "--listen", OPT_TEXT, &listen, "ADDRESS:PORT   where to listen (127.0.0.1:8080)", false },
		{ "--host", OPT_TEXT, &s.service.host, "NAME   the name that browsers use, behind a reverse proxy",
		  false },
		{ "--proxy", OPT_LIST, &proxies,
		  "ADDRESS[/BITS]   a proxy that says for whom it asks; may be given again", false },
		{ "--public-url", OPT_TEXT, &s.options.public_url, "URL   the address in letters and messages", false },
		{ "--security-contact", OPT_TEXT, &s.options.security,
		  "mailto:…   whom one tells of a weakness (/.well-known/security.txt)", false },
		{ "--database", OPT_DATABASE, &s.options.database,
		  "URL   the database, when it is not in the data folder", false },
		{ "--allow-superuser", OPT_FLAG, &s.superuser, "   though the role of the database is a superuser",
		  false },
		{ "--workers", OPT_INT, &workers, "N   processes that answer pages (4 to 8)", false },
		{ "--scanner", OPT_TEXT, &s.options.scanner,
		  "PATH   the socket of clamd, which scans files for viruses", false },
		{ "--now", OPT_TEXT, &s.options.now, "T   pretend that it is this time: 2026-03-10T09:00", false },
	};
	struct operands left;
	int status;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 0))
		return 2;
	if (workers < 1 || workers > SERVICE_WORKERS_MAX) {
		fprintf(stderr, "apdr: --workers wants a number from 1 to %d\n", SERVICE_WORKERS_MAX);
		return 2;
	}
	if (!proxies_read(&s, &proxies) || !contact_ok(s.options.security))
		return 2;
	by_https(&s);
	if (s.service.host.n == 0)
		s.service.host = url_host(s.options.public_url);
	s.service.workers = (int)workers;
	s.service.limits.save_ms = s.options.database.n == 0 ? SAVE_MS : 0;
	status = serve(&s, a, listen);
	arena_free(a);
	return status;
}
