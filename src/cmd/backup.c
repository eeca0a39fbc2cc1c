/* apdr backup and apdr restore: the whole installation in one tar file: a list with check sums, the database as it was
 * at one moment, and the key, without which passwords and the audit cannot be checked. The file is as secret as the
 * data folder. Neither command writes over anything that exists. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/app.h"
#include "cmd/folder.h"
#include "cmd/options.h"
#include "db/migrate.h"
#include "text/tar.h"

#define PART "restore.part"
#define PART_KEY "restore-key.part"
#define LIST_NAME "apdr-backup.txt"
#define LIST_FORMAT                                                                                                    \
	"apdr-backup 1\nschema %d\ntaken %" PRId64 "\n" FOLDER_DATABASE " %" PRId64 " %64s\n" FOLDER_KEY " %64s\n"

enum { COMMAND_ARENA = 64 << 20, WAIT_MS = 30000, LIST_MAX = 1024, CREATE_MODE = 0600 };

/* What is in a backup. */
struct list {
	int schema;
	int64_t taken; /* seconds UTC */
	int64_t size;  /* bytes of the database */
	char database[DIGEST_HEX + 1];
	char key[DIGEST_HEX + 1];
};

static enum rc of_errno(struct err *e, const char *what, const char *path)
{
	return err_set(e, RC_FAIL, "%s %s: %s", path, what, strerror(errno));
}

static int made(const char *path)
{
	return open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, CREATE_MODE);
}

/* Writing */

static enum rc part_write(int to, const char *name, int64_t now, int from, int64_t size, char *hex, struct err *e)
{
	static const char zeros[TAR_BLOCK];
	struct tar_entry entry = { .size = size, .mtime = now };
	unsigned char block[TAR_BLOCK];
	const size_t pad = tar_padding(size);
	int64_t copied;
	enum rc rc;

	(void)snprintf(entry.name, sizeof entry.name, "%s", name);
	if (!tar_header(&entry, block))
		return err_set(e, RC_FAIL, "%s is too large for a backup", name);
	if (write(to, block, sizeof block) != (ssize_t)sizeof block)
		return err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
	if (lseek(from, 0, SEEK_SET) != 0)
		return err_set(e, RC_FAIL, "reading failed: %s", strerror(errno));
	rc = folder_copy(from, to, size, hex, &copied, e);
	if (rc == RC_OK && write(to, zeros, pad) != (ssize_t)pad)
		rc = err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
	return rc;
}

static enum rc list_write(int to, const struct list *l, struct err *e)
{
	static const char zeros[TAR_BLOCK * 2];
	struct tar_entry entry = { .name = LIST_NAME, .mtime = l->taken };
	unsigned char block[TAR_BLOCK];
	char text[TAR_BLOCK] = { 0 };
	int n = snprintf(text, sizeof text, LIST_FORMAT, l->schema, l->taken, l->size, l->database, l->key);

	entry.size = n;
	if (n < 0 || n >= (int)sizeof text || !tar_header(&entry, block) ||
	    write(to, block, sizeof block) != (ssize_t)sizeof block ||
	    write(to, text, sizeof text) != (ssize_t)sizeof text || /* one block, the rest zeros */
	    write(to, zeros, sizeof zeros) != (ssize_t)sizeof zeros)
		return err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
	return RC_OK;
}

static enum rc archive_write(int to, int database, int key, struct list *l, struct err *e)
{
	struct stat st;
	enum rc rc;

	if (fstat(database, &st) != 0)
		return err_set(e, RC_FAIL, "reading failed: %s", strerror(errno));
	l->size = st.st_size;
	rc = part_write(to, FOLDER_DATABASE, l->taken, database, l->size, l->database, e);
	if (rc == RC_OK)
		rc = part_write(to, FOLDER_KEY, l->taken, key, FOLDER_KEY_BYTES, l->key, e);
	if (rc == RC_OK)
		rc = list_write(to, l, e);
	if (rc == RC_OK && fsync(to) != 0)
		rc = err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
	return rc;
}

/* Reading */

static enum rc part_read(int from, const char *name, int64_t size, int to, int64_t *found, char *hex, struct err *e)
{
	struct tar_entry entry;
	unsigned char block[TAR_BLOCK];
	enum rc rc;

	if (read(from, block, sizeof block) != (ssize_t)sizeof block || !tar_header_read(block, &entry) || entry.end ||
	    strcmp(entry.name, name) != 0 || (size >= 0 && entry.size != size))
		return err_set(e, RC_INVALID, "this is not a whole backup of APDR: %s is not where it should be", name);
	rc = folder_copy(from, to, entry.size, hex, found, e);
	if (rc == RC_OK && lseek(from, (off_t)tar_padding(entry.size), SEEK_CUR) < 0)
		rc = err_set(e, RC_FAIL, "reading failed: %s", strerror(errno));
	return rc;
}

static enum rc list_read(int from, struct list *l, struct err *e)
{
	char text[TAR_BLOCK + 1] = { 0 };
	struct tar_entry entry;
	unsigned char block[TAR_BLOCK];

	if (read(from, block, sizeof block) != (ssize_t)sizeof block || !tar_header_read(block, &entry) ||
	    strcmp(entry.name, LIST_NAME) != 0 || read(from, text, TAR_BLOCK) != TAR_BLOCK ||
	    sscanf(text, LIST_FORMAT, &l->schema, &l->taken, &l->size, l->database, l->key) != 5)
		return err_set(e, RC_INVALID, "this is not a whole backup of APDR: it ends too early");
	return RC_OK;
}

/* Reads a whole backup and compares every check sum; the parts go to open files, or nowhere (-1). */
static enum rc archive_read(int from, int database, int key, struct list *l, struct err *e)
{
	struct list is = { 0 };
	int64_t key_size;
	enum rc rc;

	if (lseek(from, 0, SEEK_SET) != 0)
		return err_set(e, RC_FAIL, "reading failed: %s", strerror(errno));
	rc = part_read(from, FOLDER_DATABASE, -1, database, &is.size, is.database, e);
	if (rc == RC_OK)
		rc = part_read(from, FOLDER_KEY, FOLDER_KEY_BYTES, key, &key_size, is.key, e);
	if (rc == RC_OK)
		rc = list_read(from, l, e);
	if (rc == RC_OK && (l->size != is.size || strcmp(l->database, is.database) != 0 || strcmp(l->key, is.key) != 0))
		rc =
		    err_set(e, RC_INVALID, "the backup was damaged or changed: a check sum is not the one in its list");
	return rc;
}

/* backup */

static enum rc copy_pack(struct arena *a, struct str dir, const char *copy, const char *part, struct list *l,
                         struct err *e)
{
	int database = open(copy, O_RDONLY | O_CLOEXEC);
	int key = open(folder_path(a, dir, FOLDER_KEY), O_RDONLY | O_CLOEXEC);
	int to = made(part);
	struct list again = { 0 };
	enum rc rc = RC_OK;

	if (database < 0)
		rc = of_errno(e, "cannot be read", copy);
	else if (key < 0)
		rc = of_errno(e, "cannot be read", folder_path(a, dir, FOLDER_KEY));
	else if (to < 0)
		rc = of_errno(e, "cannot be made", part);
	if (rc == RC_OK)
		rc = archive_write(to, database, key, l, e);
	if (rc == RC_OK)
		rc = archive_read(to, -1, -1, &again, e);
	if (database >= 0)
		close(database);
	if (key >= 0)
		close(key);
	if (to >= 0)
		close(to);
	return rc;
}

static enum rc backup_make(struct arena *a, const struct app_options *o, const char *path, struct list *l,
                           struct err *e)
{
	const char *copy = str_c(a, str_fmt(a, "%s.copy-%ld", path, (long)getpid()));
	const char *part = str_c(a, str_fmt(a, "%s.part-%ld", path, (long)getpid()));
	struct db *db = NULL;
	enum rc rc;

	if (access(path, F_OK) == 0)
		return err_set(e, RC_CONFLICT, "%s exists already: give another name", path);
	if (access(folder_path(a, o->data_dir, FOLDER_DATABASE), R_OK) != 0)
		return of_errno(e, "cannot be read", folder_path(a, o->data_dir, FOLDER_DATABASE));
	rc = db_open(app_database(a, o), WAIT_MS, &db, e);
	if (rc == RC_OK)
		rc = migrate_version(db, &l->schema, e);
	if (rc == RC_OK)
		rc = db_copy_to(db, str_of(copy), e);
	db_close(db);
	if (rc == RC_OK)
		rc = copy_pack(a, o->data_dir, copy, part, l, e);
	if (rc == RC_OK && link(part, path) != 0)
		rc = of_errno(e, "cannot be made", path);
	if (rc == RC_OK)
		rc = folder_sync(str_c(a, folder_of(a, path)), e);
	(void)unlink(copy); /* neither is there when it went wrong earlier */
	(void)unlink(part);
	return rc;
}

static int ended(struct arena *a, const char *command, enum rc rc, const struct err *e)
{
	if (rc != RC_OK)
		fprintf(stderr, "apdr %s: %s\n", command, e->text);
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}

int cmd_backup(int argc, char **argv)
{
	struct arena *a;
	struct app_options o = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &o.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_TEXT, &o.database, "URL   the database, when it is not in the data folder", false },
	};
	struct list l = { .taken = clock_read(&(struct clock){ 0 }).utc };
	struct operands left;
	struct err e = { "" };
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 1))
		return 2;
	if (left.n != 1) {
		fprintf(stderr, "apdr backup: give the name of the file to make\n");
		return 2;
	}
	a = arena_new(COMMAND_ARENA);
	if (o.database.n > 0)
		rc = err_set(&e, RC_INVALID,
		             "a database on a server is copied with its own tools (pg_dump); keep %.*s/" FOLDER_KEY
		             " with it",
		             STR_ARG(o.data_dir));
	else
		rc = backup_make(a, &o, str_c(a, left.v[0]), &l, &e);
	if (rc == RC_OK)
		printf(
		    "Copied and checked: %.*s (%lld kB). It holds the key too: keep it as safe as the data folder.\n",
		    STR_ARG(left.v[0]), (long long)(l.size / 1024));
	return ended(a, "backup", rc, &e);
}

/* restore */

static enum rc folder_is_free(struct arena *a, struct str dir, struct err *e)
{
	static const char *const names[] = { FOLDER_DATABASE, FOLDER_DATABASE "-wal", FOLDER_DATABASE "-shm",
		                             FOLDER_DATABASE "-journal", FOLDER_KEY };

	if (folder_in_use(a, dir))
		return err_set(e, RC_CONFLICT, "%.*s is in use: stop APDR first. Nothing was changed", STR_ARG(dir));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (access(folder_path(a, dir, names[i]), F_OK) == 0)
			return err_set(
			    e, RC_CONFLICT,
			    "%.*s holds %s already; nothing was changed. Move the folder away first: mv %.*s %.*s.old",
			    STR_ARG(dir), names[i], STR_ARG(dir), STR_ARG(dir));
	}
	return RC_OK;
}

static enum rc copy_judge(const char *path, const struct list *l, struct arena *a, struct err *e)
{
	struct db *db = NULL;
	struct str say = S("ok");
	int version = 0;
	enum rc rc = db_open(str_of(path), WAIT_MS, &db, e);

	if (rc == RC_OK)
		rc = db_check(db, a, &say, e);
	if (rc == RC_OK && !str_is(say, "ok"))
		rc = err_set(e, RC_INVALID, "the database in the backup is not sound: %.*s", STR_ARG(say));
	if (rc == RC_OK)
		rc = migrate_version(db, &version, e);
	if (rc == RC_OK && version != l->schema)
		rc = err_set(e, RC_INVALID, "the database in the backup is of version %d, its list says %d", version,
		             l->schema);
	db_close(db);
	return rc;
}

static enum rc unpack(struct arena *a, int from, const char *database, const char *key, struct list *l, struct err *e)
{
	int to_database = made(database), to_key = made(key);
	enum rc rc = RC_OK;

	if (to_database < 0 || to_key < 0)
		rc = of_errno(e, "cannot be made", to_database < 0 ? database : key);
	if (rc == RC_OK)
		rc = archive_read(from, to_database, to_key, l, e);
	if (to_database >= 0)
		close(to_database);
	if (to_key >= 0)
		close(to_key);
	if (rc == RC_OK)
		rc = copy_judge(database, l, a, e);
	if (rc == RC_OK)
		rc = folder_sync(database, e);
	if (rc == RC_OK)
		rc = folder_sync(key, e);
	return rc;
}

/* Names of an unfinished restore. A log of SQLite beside a new file would be taken for its own. */
static void parts_remove(struct arena *a, struct str dir)
{
	static const char *const names[] = { PART, PART "-wal", PART "-shm", PART "-journal", PART_KEY };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		(void)unlink(folder_path(a, dir, names[i])); /* mostly there is none */
}

/* Gives the checked parts their names; link() does not write over anything. The key first: with it alone there is no
 * installation yet. */
static enum rc parts_name(struct arena *a, struct str dir, const char *database, const char *key, struct err *e)
{
	const char *final_key = folder_path(a, dir, FOLDER_KEY);

	if (access(folder_path(a, dir, PART "-wal"), F_OK) == 0)
		return err_set(e, RC_FAIL, "the checked copy is still open");
	if (link(key, final_key) != 0)
		return of_errno(e, "cannot be made", final_key);
	if (link(database, folder_path(a, dir, FOLDER_DATABASE)) == 0)
		return RC_OK;
	(void)of_errno(e, "cannot be made", folder_path(a, dir, FOLDER_DATABASE));
	(void)unlink(final_key); /* made two lines above */
	return RC_FAIL;
}

static enum rc restore_from(struct arena *a, struct str dir, const char *path, struct list *l, struct err *e)
{
	const char *database = folder_path(a, dir, PART), *key = folder_path(a, dir, PART_KEY);
	int from;
	enum rc rc = folder_is_free(a, dir, e);

	if (rc != RC_OK)
		return rc;
	from = open(path, O_RDONLY | O_CLOEXEC);
	if (from < 0)
		return of_errno(e, "cannot be read", path);
	if (mkdir(str_c(a, dir), 0700) != 0 && errno != EEXIST)
		rc = of_errno(e, "cannot be made", str_c(a, dir));
	parts_remove(a, dir); /* of an earlier attempt that was cut off */
	if (rc == RC_OK)
		rc = unpack(a, from, database, key, l, e);
	close(from);
	if (rc == RC_OK)
		rc = parts_name(a, dir, database, key, e);
	parts_remove(a, dir);
	return rc == RC_OK ? folder_sync(str_c(a, dir), e) : rc;
}

int cmd_restore(int argc, char **argv)
{
	struct arena *a;
	struct str dir = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &dir, "DIR   the data folder, new or empty", true },
	};
	struct list l = { 0 };
	struct operands left;
	struct err e = { "" };
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 1))
		return 2;
	if (left.n != 1) {
		fprintf(stderr, "apdr restore: give the name of the backup\n");
		return 2;
	}
	a = arena_new(COMMAND_ARENA);
	rc = restore_from(a, dir, str_c(a, left.v[0]), &l, &e);
	if (rc == RC_OK)
		printf("Restored and checked: %.*s, as it was on %.*s.\n%s", STR_ARG(dir),
		       STR_ARG(clock_datetime(a, l.taken)),
		       l.schema < migrate_head() ? "It is of an older version. Run: apdr migrate\n" : "");
	return ended(a, "restore", rc, &e);
}
