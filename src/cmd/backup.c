/* apdr backup and apdr restore: the whole installation in one tar file: a list with check sums, the database as it was
 * at one moment, the file of the read events as it was a moment later, so that none is missing, the sealed bytes that
 * the database names, and the key, without which passwords and the audit cannot be checked and no file be opened. The
 * file is as secret as the data folder. Neither command writes over anything that exists. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/app.h"
#include "cmd/backup_files.h"
#include "cmd/backup_part.h"
#include "cmd/folder.h"
#include "cmd/heads_file.h"
#include "cmd/options.h"
#include "cmd/proof_say.h"
#include "kit/db/migrate.h"
#include "kit/file/shelf.h"
#include "core/trail/reads_sql.h"
#include "kit/text/tar.h"
#include "core/trail/audit.h"

#define PART "restore.part"
#define PART_READS "restore-reads.part"
#define PART_KEY "restore-key.part"
#define PART_FILES "restore-files.part"
#define LIST_NAME "apdr-backup.txt"
/* Form 1 has no read events: they were in the database, or nobody has looked at a record yet. Form 2 is without files:
 * there are none. Form 3 has both, of size 0 where there are none. */
#define LIST_FORMAT(form)                                                                                              \
	"apdr-backup " form "\nschema %d\ntaken %" PRId64 "\n" FOLDER_DATABASE " %" PRId64 " %64s\n" FOLDER_KEY        \
	" %64s\n"
#define LIST_1 LIST_FORMAT("1")
#define LIST_2 LIST_FORMAT("2") FOLDER_READS " %" PRId64 " %64s\n"
#define LIST_3 LIST_FORMAT("3") FOLDER_READS " %" PRId64 " %64s\n" SHELF_FOLDER " %" PRId64 " %" PRId64 " %64s\n"
enum { LIST_1_VALUES = 5, LIST_2_VALUES = 7, LIST_3_VALUES = 10 };
#define NO_SUM "-" /* of what is not there */

enum { COMMAND_ARENA = 1 << 30, WAIT_MS = 30000, CREATE_MODE = 0600 };

/* What is in a backup. */
struct list {
	int schema;
	int64_t taken; /* seconds UTC */
	int64_t size;  /* bytes of the database */
	char database[DIGEST_HEX + 1];
	char key[DIGEST_HEX + 1];
	bool has_reads;
	int64_t reads_size;
	char reads[DIGEST_HEX + 1];
	struct packed_files files;
};

/* The files that go in or come out; -1: there is none, or it is only read. */
struct parts {
	int database;
	int key;
	int reads;
	struct str dir;    /* backup: the data folder */
	const char *copy;  /* backup: the database as it is copied */
	const char *files; /* restore: the folder that files go to; NULL: nowhere */
};

static void parts_close(const struct parts *p)
{
	if (p->database >= 0)
		close(p->database);
	if (p->key >= 0)
		close(p->key);
	if (p->reads >= 0)
		close(p->reads);
}

static enum rc of_errno(struct err *e, const char *what, const char *path)
{
	return err_set(e, RC_FAIL, "%s %s: %s", path, what, strerror(errno));
}

static int made(const char *path)
{
	return open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, CREATE_MODE);
}

/* Writing */

static enum rc list_write(int to, const struct list *l, struct err *e)
{
	static const char zeros[TAR_BLOCK * 2];
	struct tar_entry entry = { .name = LIST_NAME, .mtime = l->taken };
	unsigned char block[TAR_BLOCK];
	char text[TAR_BLOCK] = { 0 };
	int n;

	if (l->files.n > 0)
		n = snprintf(text, sizeof text, LIST_3, l->schema, l->taken, l->size, l->database, l->key,
		             l->reads_size, l->has_reads ? l->reads : NO_SUM, l->files.n, l->files.bytes, l->files.sum);
	else if (l->has_reads)
		n = snprintf(text, sizeof text, LIST_2, l->schema, l->taken, l->size, l->database, l->key,
		             l->reads_size, l->reads);
	else
		n = snprintf(text, sizeof text, LIST_1, l->schema, l->taken, l->size, l->database, l->key);
	entry.size = n;
	if (n < 0 || n >= (int)sizeof text || !tar_header(&entry, block) ||
	    write(to, block, sizeof block) != (ssize_t)sizeof block ||
	    write(to, text, sizeof text) != (ssize_t)sizeof text || /* one block, the rest zeros */
	    write(to, zeros, sizeof zeros) != (ssize_t)sizeof zeros)
		return err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
	return RC_OK;
}

static enum rc archive_write(struct arena *a, int to, const struct parts *p, struct list *l, struct err *e)
{
	struct stat st, reads = { 0 };
	enum rc rc;

	if (fstat(p->database, &st) != 0 || (p->reads >= 0 && fstat(p->reads, &reads) != 0))
		return err_set(e, RC_FAIL, "reading failed: %s", strerror(errno));
	l->size = st.st_size;
	l->has_reads = p->reads >= 0;
	l->reads_size = reads.st_size;
	rc = part_write(to, FOLDER_DATABASE, l->taken, p->database, l->size, l->database, e);
	if (rc == RC_OK)
		rc = part_write(to, FOLDER_KEY, l->taken, p->key, FOLDER_KEY_BYTES, l->key, e);
	if (rc == RC_OK && l->has_reads)
		rc = part_write(to, FOLDER_READS, l->taken, p->reads, l->reads_size, l->reads, e);
	if (rc == RC_OK)
		rc = files_pack(a, p->dir, p->copy, l->schema == migrate_head(), to, l->taken, &l->files, e);
	if (rc == RC_OK)
		rc = list_write(to, l, e);
	if (rc == RC_OK && fsync(to) != 0)
		rc = err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
	return rc;
}

/* Reading */

static enum rc list_read(int from, struct list *l, struct err *e)
{
	char text[TAR_BLOCK + 1] = { 0 };
	struct tar_entry entry;
	unsigned char block[TAR_BLOCK];

	if (read(from, block, sizeof block) != (ssize_t)sizeof block || !tar_header_read(block, &entry) ||
	    strcmp(entry.name, LIST_NAME) != 0 || read(from, text, TAR_BLOCK) != TAR_BLOCK)
		return err_set(e, RC_INVALID, "this is not a whole backup of APDR: it ends too early");
	if (sscanf(text, LIST_3, &l->schema, &l->taken, &l->size, l->database, l->key, &l->reads_size, l->reads,
	           &l->files.n, &l->files.bytes, l->files.sum) == LIST_3_VALUES) {
		l->has_reads = strcmp(l->reads, NO_SUM) != 0;
		return RC_OK;
	}
	l->has_reads = sscanf(text, LIST_2, &l->schema, &l->taken, &l->size, l->database, l->key, &l->reads_size,
	                      l->reads) == LIST_2_VALUES;
	if (!l->has_reads &&
	    sscanf(text, LIST_1, &l->schema, &l->taken, &l->size, l->database, l->key) != LIST_1_VALUES)
		return err_set(e, RC_INVALID, "this is not a whole backup of APDR: its list cannot be read");
	return RC_OK;
}

static bool list_same(const struct list *x, const struct list *y)
{
	return x->size == y->size && strcmp(x->database, y->database) == 0 && strcmp(x->key, y->key) == 0 &&
	       x->has_reads == y->has_reads && x->reads_size == y->reads_size &&
	       (!x->has_reads || strcmp(x->reads, y->reads) == 0) && x->files.n == y->files.n &&
	       x->files.bytes == y->files.bytes && (x->files.n == 0 || strcmp(x->files.sum, y->files.sum) == 0);
}

/* Reads a whole backup and compares every check sum; the parts go to open files, or nowhere (-1). */
static enum rc archive_read(struct arena *a, int from, const struct parts *p, struct list *l, struct err *e)
{
	struct list is = { 0 };
	struct tar_entry next;
	int64_t key_size;
	enum rc rc;

	if (lseek(from, 0, SEEK_SET) != 0)
		return err_set(e, RC_FAIL, "reading failed: %s", strerror(errno));
	rc = part_read(from, FOLDER_DATABASE, -1, p->database, &is.size, is.database, e);
	if (rc == RC_OK)
		rc = part_read(from, FOLDER_KEY, FOLDER_KEY_BYTES, p->key, &key_size, is.key, e);
	if (rc == RC_OK && part_next(from, &next) && strcmp(next.name, FOLDER_READS) == 0) {
		is.has_reads = true;
		rc = part_read(from, FOLDER_READS, -1, p->reads, &is.reads_size, is.reads, e);
	}
	if (rc == RC_OK)
		rc = files_unpack(a, from, p->files, &is.files, e);
	if (rc == RC_OK)
		rc = list_read(from, l, e);
	if (rc == RC_OK && !list_same(l, &is))
		rc =
		    err_set(e, RC_INVALID, "the backup was damaged or changed: a check sum is not the one in its list");
	return rc;
}

/* backup */

/* reads: NULL when there are none. */
static enum rc copy_pack(struct arena *a, struct str dir, const char *copy, const char *reads, const char *part,
                         struct list *l, struct err *e)
{
	const struct parts none = { .database = -1, .key = -1, .reads = -1 };
	struct parts p = { .database = open(copy, O_RDONLY | O_CLOEXEC),
		           .key = open(folder_path(a, dir, FOLDER_KEY), O_RDONLY | O_CLOEXEC),
		           .reads = reads != NULL ? open(reads, O_RDONLY | O_CLOEXEC) : -1,
		           .dir = dir,
		           .copy = copy };
	int to = made(part);
	struct list again = { 0 };
	enum rc rc = RC_OK;

	if (p.database < 0)
		rc = of_errno(e, "cannot be read", copy);
	else if (reads != NULL && p.reads < 0)
		rc = of_errno(e, "cannot be read", reads);
	else if (p.key < 0)
		rc = of_errno(e, "cannot be read", folder_path(a, dir, FOLDER_KEY));
	else if (to < 0)
		rc = of_errno(e, "cannot be made", part);
	if (rc == RC_OK)
		rc = archive_write(a, to, &p, l, e);
	if (rc == RC_OK)
		rc = archive_read(a, to, &none, &again, e);
	parts_close(&p);
	if (to >= 0)
		close(to);
	return rc;
}

/* *copy becomes NULL when the installation has no read events yet. They are missing when the database knows of some. */
static enum rc reads_copy(struct arena *a, const struct app_options *o, struct db *db, const char **copy, struct err *e)
{
	const char *path = folder_path(a, o->data_dir, FOLDER_READS);
	struct db *reads = NULL;
	bool known = false;
	enum rc rc;

	if (access(path, F_OK) != 0) {
		*copy = NULL;
		rc = audit_anchored(db, a, &known, e);
		return rc == RC_OK && known ? of_errno(e, "cannot be read", path) : rc;
	}
	rc = db_open(str_of(path), WAIT_MS, &reads, e);
	if (rc == RC_OK)
		rc = db_copy_to(reads, str_of(*copy), e);
	db_close(reads);
	return rc;
}

static enum rc backup_make(struct arena *a, const struct app_options *o, const char *path, struct list *l,
                           struct err *e)
{
	const char *copy = str_c(a, str_fmt(a, "%s.copy-%ld", path, (long)getpid()));
	const char *copy_reads = str_c(a, str_fmt(a, "%s.reads-%ld", path, (long)getpid()));
	const char *reads = copy_reads;
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
	if (rc == RC_OK)
		rc = reads_copy(a, o, db, &reads, e);
	db_close(db);
	if (rc == RC_OK)
		rc = copy_pack(a, o->data_dir, copy, reads, part, l, e);
	if (rc == RC_OK && link(part, path) != 0)
		rc = of_errno(e, "cannot be made", path);
	if (rc == RC_OK)
		rc = folder_sync(str_c(a, folder_of(a, path)), e);
	(void)unlink(copy); /* none of them is there when it went wrong earlier */
	(void)unlink(copy_reads);
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
		{ "--database", OPT_DATABASE, &o.database, "URL   the database, when it is not in the data folder",
		  false },
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
		    STR_ARG(left.v[0]), (long long)((l.size + l.reads_size + l.files.bytes) / 1024));
	if (rc == RC_OK && l.files.missing > 0)
		rc =
		    err_set(&e, RC_NONE,
		            "the backup was made, but %lld files that the database names are not whole in the "
		            "folder " SHELF_FOLDER ". Look: apdr doctor. Keep the earlier backups, which may have them",
		            (long long)l.files.missing);
	return ended(a, "backup", rc, &e);
}

/* restore */

static enum rc folder_is_free(struct arena *a, struct str dir, struct err *e)
{
	static const char *const names[] = { FOLDER_DATABASE,
		                             FOLDER_DATABASE "-wal",
		                             FOLDER_DATABASE "-shm",
		                             FOLDER_DATABASE "-journal",
		                             FOLDER_READS,
		                             FOLDER_READS "-wal",
		                             FOLDER_READS "-shm",
		                             FOLDER_READS "-journal",
		                             FOLDER_KEY,
		                             FOLDER_HEADS };
	const char *files = folder_path(a, dir, SHELF_FOLDER);

	if (folder_in_use(a, dir))
		return err_set(e, RC_CONFLICT, "%.*s is in use: stop APDR first. Nothing was changed", STR_ARG(dir));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (access(folder_path(a, dir, names[i]), F_OK) == 0)
			return err_set(
			    e, RC_CONFLICT,
			    "%.*s holds %s already; nothing was changed. Move the folder away first: mv %.*s %.*s.old",
			    STR_ARG(dir), names[i], STR_ARG(dir), STR_ARG(dir));
	}
	if (rmdir(files) != 0 && errno != ENOENT) /* an empty one is in nobody's way */
		return err_set(e, RC_CONFLICT,
		               "%s holds files already; nothing was changed. Move the folder away first", files);
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

static enum rc reads_judge(const char *path, struct arena *a, struct err *e)
{
	struct db *reads = NULL;
	struct str say = S("ok");
	int version = 0;
	enum rc rc = db_open(str_of(path), WAIT_MS, &reads, e);

	if (rc == RC_OK)
		rc = db_check(reads, a, &say, e);
	if (rc == RC_OK && !str_is(say, "ok"))
		rc = err_set(e, RC_INVALID, "the read events in the backup are not sound: %.*s", STR_ARG(say));
	if (rc == RC_OK)
		rc = migrate_version_of(reads, reads_migrations, &version, e);
	db_close(reads);
	return rc;
}

/* Paths of the parts before they get their names. */
struct unpacked {
	const char *database;
	const char *key;
	const char *reads;
	const char *files;
};

static enum rc unpack(struct arena *a, int from, const struct unpacked *u, struct list *l, struct err *e)
{
	struct parts to = {
		.database = made(u->database), .key = made(u->key), .reads = made(u->reads), .files = u->files
	};
	enum rc rc = RC_OK;

	if (to.database < 0 || to.key < 0 || to.reads < 0)
		rc = of_errno(e, "cannot be made", to.database < 0 ? u->database : to.key < 0 ? u->key : u->reads);
	if (rc == RC_OK)
		rc = archive_read(a, from, &to, l, e);
	parts_close(&to);
	if (rc == RC_OK)
		rc = copy_judge(u->database, l, a, e);
	if (rc == RC_OK && l->has_reads)
		rc = reads_judge(u->reads, a, e);
	if (rc == RC_OK)
		rc = folder_sync(u->database, e);
	if (rc == RC_OK)
		rc = folder_sync(u->reads, e);
	if (rc == RC_OK)
		rc = folder_sync(u->key, e);
	return rc;
}

/* Names of an unfinished restore. A log of SQLite beside a new file would be taken for its own. */
static void parts_remove(struct arena *a, struct str dir)
{
	static const char *const names[] = { PART,       PART "-wal",       PART "-shm",       PART "-journal",
		                             PART_READS, PART_READS "-wal", PART_READS "-shm", PART_READS "-journal",
		                             PART_KEY };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		(void)unlink(folder_path(a, dir, names[i])); /* mostly there is none */
	files_unpacked_remove(folder_path(a, dir, PART_FILES));
}

/* One part gets its name; link() does not write over anything, nor does rename() of a folder over one that is not
 * empty.
 */
static enum rc part_name(const char *part, const char *name, bool is_folder, struct err *e)
{
	return (is_folder ? rename(part, name) : link(part, name)) == 0 ? RC_OK : of_errno(e, "cannot be made", name);
}

/* The file of the trail's ends begins anew: that of another folder would go on there. */
static enum rc heads_begin_anew(struct arena *a, struct str dir, const char *key_path, struct err *e)
{
	unsigned char key[FOLDER_KEY_BYTES];
	int fd = open(key_path, O_RDONLY | O_CLOEXEC);
	bool whole = fd >= 0 && read(fd, key, sizeof key) == (ssize_t)sizeof key;
	bool begun;

	if (fd >= 0)
		close(fd);
	if (!whole)
		return of_errno(e, "cannot be read", key_path);
	return heads_file_begin(a, dir, key, clock_read(&(struct clock){ 0 }).utc, "restored", &begun, e);
}

/* Gives the checked parts their names, the database last: without it there is no installation yet. */
static enum rc parts_name(struct arena *a, struct str dir, const struct unpacked *u, const struct list *l,
                          struct err *e)
{
	const struct {
		const char *part;
		const char *name;
		bool there;
		bool is_folder;
	} part[] = { { u->key, folder_path(a, dir, FOLDER_KEY), true, false },
		     { u->reads, folder_path(a, dir, FOLDER_READS), l->has_reads, false },
		     { u->files, folder_path(a, dir, SHELF_FOLDER), l->files.n > 0, true },
		     { u->database, folder_path(a, dir, FOLDER_DATABASE), true, false } };
	enum rc rc = RC_OK;
	size_t n = 0;

	if (access(folder_path(a, dir, PART "-wal"), F_OK) == 0 ||
	    access(folder_path(a, dir, PART_READS "-wal"), F_OK) == 0)
		return err_set(e, RC_FAIL, "the checked copy is still open");
	for (; n < sizeof part / sizeof *part; n++) {
		if (part[n].there)
			rc = part_name(part[n].part, part[n].name, part[n].is_folder, e);
		if (rc != RC_OK)
			break;
	}
	while (rc != RC_OK && n-- > 0) { /* what was made above */
		if (part[n].there && part[n].is_folder)
			(void)rename(part[n].name, part[n].part);
		else if (part[n].there)
			(void)unlink(part[n].name);
	}
	return rc;
}

static enum rc restore_from(struct arena *a, struct str dir, const char *path, struct list *l, struct err *e)
{
	const struct unpacked u = { folder_path(a, dir, PART), folder_path(a, dir, PART_KEY),
		                    folder_path(a, dir, PART_READS), folder_path(a, dir, PART_FILES) };
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
		rc = unpack(a, from, &u, l, e);
	close(from);
	if (rc == RC_OK)
		rc = parts_name(a, dir, &u, l, e);
	if (rc == RC_OK)
		rc = heads_begin_anew(a, dir, u.key, e);
	parts_remove(a, dir);
	return rc == RC_OK ? folder_sync(str_c(a, dir), e) : rc;
}

/* A backup of records that somebody had changed brings the change back: that is said. */
static enum rc records_judge(struct arena *a, struct str dir, const struct list *l, struct err *e)
{
	struct db *db = NULL;
	unsigned char key[APP_KEY];
	enum rc rc;

	if (l->schema < migrate_head())
		return RC_OK; /* `apdr migrate` compares them first */
	TRY(app_key_load(a, dir, key, e));
	rc = db_open(str_of(folder_path(a, dir, FOLDER_DATABASE)), WAIT_MS, &db, e);
	if (rc == RC_OK)
		rc = proof_say(db, a, key, e);
	db_close(db);
	return rc == RC_INVALID ? err_set(e, RC_INVALID,
	                                  "restored, but the records are not as they were written: somebody had "
	                                  "changed them before the backup was made. An earlier backup may be good")
	                        : rc;
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
	if (rc == RC_OK)
		rc = records_judge(a, dir, &l, &e);
	return ended(a, "restore", rc, &e);
}
