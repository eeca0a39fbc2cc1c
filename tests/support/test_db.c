#include "support/test_db.h"

#include <fcntl.h>
#include <ftw.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/support.h"

enum { OPEN_MAX = 64, WHERE_MAX = 300, WAIT_MS = 2000 };

/* What this program has made. */
static struct {
	struct db *db;
	char where[WHERE_MAX];
	char name[64];
} made[OPEN_MAX];
static char folder[128];
static int made_total;
static pid_t owner;

static void give_up(const char *what, const char *why)
{
	fprintf(stderr, "test_db: %s: %s\n", what, why);
	exit(1);
}

bool test_db_is_postgres(void)
{
	const char *engine = getenv("APDR_TEST_DB");

	return engine != NULL && strcmp(engine, "postgres") == 0;
}

bool test_db_ready(void)
{
	const char *url = getenv("APDR_TEST_PG");

	return !test_db_is_postgres() || (url != NULL && url[0] != '\0');
}

/* The folder */

static int entry_remove(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw; /* every entry goes */
	return remove(path);
}

static void folder_remove(void)
{
	if (getpid() == owner) /* not in a child that a test forked */
		nftw(folder, entry_remove, 16, FTW_DEPTH | FTW_PHYS);
}

const char *test_folder(void)
{
	const char *top = getenv("TMPDIR");

	if (folder[0] == '\0') {
		snprintf(folder, sizeof folder, "%.90s/apdr-test-XXXXXX", top != NULL ? top : "/tmp");
		if (mkdtemp(folder) == NULL)
			give_up("temporary folder", folder);
		owner = getpid();
		atexit(folder_remove);
	}
	return folder;
}

/* PostgreSQL: one database each, on the server of APDR_TEST_PG */

/* A process of the server that tidies up keeps a database from being dropped for a moment. */
static void server_run(const char *sql)
{
	enum { TIMES = 50, PAUSE_US = 200000 };
	PGconn *h = PQconnectdb(getenv("APDR_TEST_PG"));
	PGresult *res = PQexec(h, sql);

	for (int i = 0; PQresultStatus(res) != PGRES_COMMAND_OK; i++) {
		if (i == TIMES || strncmp(sql, "DROP ", 5) != 0)
			give_up(sql, PQerrorMessage(h));
		PQclear(res);
		usleep(PAUSE_US);
		res = PQexec(h, sql);
	}
	PQclear(res);
	PQfinish(h);
}

/* The URL of the server with another database name. */
static void server_url(const char *database, char *out)
{
	const char *url = getenv("APDR_TEST_PG");
	const char *host = strstr(url, "//");
	const char *slash = host != NULL ? strchr(host + 2, '/') : NULL;
	const char *more = slash != NULL ? strchr(slash, '?') : NULL;

	if (slash == NULL)
		give_up("APDR_TEST_PG", "not postgresql://user@host:port/database");
	snprintf(out, WHERE_MAX, "%.*s/%s%s", (int)(slash - url), url, database, more != NULL ? more : "");
}

/* Opening */

static struct db *opened(const char *where, int max_wait_ms)
{
	struct db *db = NULL;
	struct err e = { 0 };

	if (db_open(str_of(where), max_wait_ms, &db, &e) != RC_OK)
		give_up(where, e.text);
	return db;
}

static struct db *noted(const char *where, const char *name)
{
	for (int i = 0; i < OPEN_MAX; i++) {
		if (made[i].db != NULL)
			continue;
		made[i].db = opened(where, WAIT_MS);
		snprintf(made[i].where, WHERE_MAX, "%s", where);
		snprintf(made[i].name, sizeof made[i].name, "%s", name);
		return made[i].db;
	}
	give_up("database", "too many are open");
	return NULL;
}

static void name_next(char *name, size_t size)
{
	snprintf(name, size, "apdr_test_%ld_%d", (long)getpid(), ++made_total);
}

static void migrated(struct db *db)
{
	struct err e = { 0 };

	if (migrate_up(db, 0, 1767225600, &e) != RC_OK)
		give_up("migrate", e.text);
}

static void file_copy(const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC), out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	char block[65536];
	ssize_t n = in < 0 || out < 0 ? -1 : 1;

	while (n > 0) {
		n = read(in, block, sizeof block);
		if (n > 0 && write(out, block, (size_t)n) != n)
			n = -1;
	}
	if (n < 0)
		give_up("copy of the template", to);
	close(in);
	close(out);
}

/* The template lives as long as the program. */
static const char *template_name(void)
{
	static char name[WHERE_MAX];
	char where[WHERE_MAX], sql[WHERE_MAX];
	struct db *db;

	if (name[0] != '\0')
		return name;
	if (test_db_is_postgres()) {
		snprintf(name, sizeof name, "apdr_test_%ld_template", (long)getpid());
		snprintf(sql, sizeof sql, "CREATE DATABASE %.200s", name);
		server_run(sql);
		server_url(name, where);
	} else {
		snprintf(name, sizeof name, "%s/template.db", test_folder());
		snprintf(where, sizeof where, "%s", name);
	}
	db = opened(where, WAIT_MS);
	migrated(db);
	db_close(db); /* the last connection folds the log into the file */
	return name;
}

static void template_drop(void)
{
	char sql[WHERE_MAX];

	if (getpid() != owner)
		return;
	snprintf(sql, sizeof sql, "DROP DATABASE IF EXISTS %.200s WITH (FORCE)", template_name());
	server_run(sql);
}

static struct db *postgres_new(const char *template)
{
	static bool cleaning;
	char name[64], where[WHERE_MAX], sql[WHERE_MAX];

	if (template != NULL && !cleaning) {
		cleaning = true;
		test_folder(); /* notes the owner */
		atexit(template_drop);
	}
	name_next(name, sizeof name);
	snprintf(sql, sizeof sql, "CREATE DATABASE %s TEMPLATE %.150s", name,
	         template != NULL ? template : "template0");
	server_run(sql);
	server_url(name, where);
	return noted(where, name);
}

static struct db *sqlite_new(const char *template)
{
	char name[64], where[WHERE_MAX];

	name_next(name, sizeof name);
	snprintf(where, sizeof where, "%s/%s.db", test_folder(), name);
	if (template != NULL)
		file_copy(template, where);
	return noted(where, name);
}

struct db *test_db_new(void)
{
	const char *template = template_name();

	return test_db_is_postgres() ? postgres_new(template) : sqlite_new(template);
}

struct db *test_db_empty(void)
{
	return test_db_is_postgres() ? postgres_new(NULL) : sqlite_new(NULL);
}

struct str test_db_where(const struct db *db)
{
	for (int i = 0; i < OPEN_MAX; i++) {
		if (made[i].db == db)
			return str_of(made[i].where);
	}
	give_up("database", "not made by test_db");
	return STR_NONE;
}

struct db *test_db_again(const struct db *db, int max_wait_ms)
{
	struct str where = test_db_where(db);

	return opened(where.p, max_wait_ms);
}

void test_db_drop(struct db *db)
{
	for (int i = 0; i < OPEN_MAX; i++) {
		char sql[WHERE_MAX];

		if (db == NULL || made[i].db != db)
			continue;
		db_close(db);
		made[i].db = NULL;
		if (!test_db_is_postgres()) {
			unlink(made[i].where);
			return;
		}
		snprintf(sql, sizeof sql, "DROP DATABASE %s WITH (FORCE)", made[i].name);
		server_run(sql);
		return;
	}
}

void test_db_script(struct db *db, const char *sql)
{
	struct err e = { 0 };

	if (db_script(db, str_of(sql), &e) != RC_OK)
		give_up(sql, e.text);
}

int test_db_setup(void **state)
{
	*state = test_db_new();
	return 0;
}

int test_db_teardown(void **state)
{
	test_db_drop(*state);
	return 0;
}
