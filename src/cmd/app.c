#include "cmd/app.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kit/base/id.h"
#include "cmd/folder.h"
#include "cmd/heads_file.h"
#include "kit/db/migrate.h"
#include "core/trail/reads_sql.h"
#include "core/trail/audit.h"
#include "core/trail/proof.h"

enum { WRITER_WAIT_MS = 5000 };

struct str app_database(struct arena *a, const struct app_options *o)
{
	return o->database.n > 0 ? o->database : str_fmt(a, "%.*s/apdr.db", STR_ARG(o->data_dir));
}

static enum rc key_create(const char *path, unsigned char *key, struct err *e)
{
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
	bool ok;

	if (fd < 0)
		return err_set(e, RC_FAIL, "cannot make the key file %s: %s", path, strerror(errno));
	random_bytes(key, APP_KEY);
	ok = write(fd, key, APP_KEY) == APP_KEY && fsync(fd) == 0;
	ok = close(fd) == 0 && ok;
	return ok ? RC_OK : err_set(e, RC_FAIL, "cannot write the key file %s: %s", path, strerror(errno));
}

static enum rc key_load(const char *path, enum app_create create, unsigned char *key, struct err *e)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok;

	if (fd < 0 && errno == ENOENT && create == APP_CREATE)
		return key_create(path, key, e);
	if (fd < 0)
		return err_set(
		    e, RC_FAIL,
		    "the key %s cannot be opened (%s). Is --data right? A new installation is made by `apdr init`; "
		    "of one that was here the key comes back with a backup, and no other key will do",
		    path, strerror(errno));
	ok = fstat(fd, &st) == 0 && read(fd, key, APP_KEY) == APP_KEY;
	(void)close(fd); /* only read from */
	if (!ok)
		return err_set(e, RC_FAIL, "the key file %s is not whole", path);
	if ((st.st_mode & 077) != 0)
		return err_set(e, RC_FAIL, "the key file %s can be read by others. Run: chmod 600 %s", path, path);
	return RC_OK;
}

enum rc app_key_load(struct arena *a, struct str dir, unsigned char *key, struct err *e)
{
	return key_load(folder_path(a, dir, FOLDER_KEY), APP_EXISTS, key, e);
}

static enum rc version_check(struct db *db, enum app_create create, int64_t now, struct err *e)
{
	int version;
	enum rc rc = migrate_version(db, &version, e);

	if (rc != RC_OK)
		return rc;
	if (create == APP_CREATE && version == 0)
		return migrate_up(db, 0, now, e);
	if (version < migrate_head())
		return err_set(e, RC_FAIL, "the database is of version %d, this program needs %d. Run `apdr migrate`",
		               version, migrate_head());
	if (version > migrate_head())
		return err_set(e, RC_FAIL,
		               "the database is of version %d, newer than this program (%d). Install the newer APDR",
		               version, migrate_head());
	return RC_OK;
}

enum rc app_open(struct arena *a, const struct app_options *o, enum app_create create, struct app *app, struct db **db,
                 struct err *e)
{
	const char *dir = str_c(a, o->data_dir);
	bool begun;
	enum rc rc;

	*app = (struct app){
		.data_dir = o->data_dir,
		.public_url = o->public_url,
		.scanner = o->scanner,
		.security = o->security,
		.ledger_fd = -1,
	};
	if (sodium_init() < 0)
		return err_set(e, RC_FAIL, "the cryptographic library does not start");
	if (o->now.n > 0 && !clock_parse(o->now, &app->clock))
		return err_set(e, RC_INVALID, "--now wants a time such as 2026-03-10T09:00");
	app->clock.runs_from_us = o->now_runs_from_us;
	if (create == APP_CREATE && mkdir(dir, 0700) != 0 && errno != EEXIST)
		return err_set(e, RC_FAIL, "cannot make the folder %s: %s", dir, strerror(errno));
	rc = key_load(str_c(a, str_fmt(a, "%s/secret.key", dir)), create, app->key, e);
	if (rc == RC_OK)
		rc = db_open(app_database(a, o), WRITER_WAIT_MS, db, e);
	if (rc != RC_OK)
		return rc;
	rc = version_check(*db, create, clock_read(&app->clock).utc, e);
	if (rc == RC_OK)
		rc = audit_key_fits(*db, a, app->key, e);
	if (rc == RC_OK && create == APP_CREATE)
		rc = heads_file_begin(a, o->data_dir, app->key, clock_read(&app->clock).utc, "new", &begun, e);
	if (rc == RC_OK) {
		proof_watch(*db, app->key, &app->clock);
	} else {
		db_close(*db);
		*db = NULL;
	}
	return rc;
}

/* A file that went away is not made anew: who opened what would be gone and nobody would be told. */
static enum rc reads_missing(struct arena *a, const char *path, struct db *db, struct err *e)
{
	bool was_there = false;
	enum rc rc = access(path, F_OK) != 0 ? audit_anchored(db, a, &was_there, e) : RC_OK;

	if (rc == RC_OK && was_there)
		rc = err_set(e, RC_FAIL,
		             "%s is missing: it holds who opened which record. Put it back from where it went, or "
		             "restore the last backup into a new folder",
		             path);
	return rc;
}

enum rc app_reads_open(struct arena *a, const struct app_options *o, struct app *app, struct db *db, struct err *e)
{
	const char *path = folder_path(a, o->data_dir, FOLDER_READS);
	int version = 0;
	enum rc rc;

	if (db_engine(db) != DB_SQLITE)
		return RC_OK;
	rc = reads_missing(a, path, db, e);
	if (rc == RC_OK)
		rc = db_open(str_of(path), WRITER_WAIT_MS, &app->reads, e);
	if (rc != RC_OK)
		return rc;
	rc = migrate_version_of(app->reads, reads_migrations, &version, e);
	if (rc == RC_OK && reads_migrations[version].name != NULL)
		rc = migrate_up_of(app->reads, reads_migrations, 0, clock_read(&app->clock).utc, e);
	if (rc != RC_OK) {
		db_close(app->reads);
		app->reads = NULL;
	}
	return rc;
}
