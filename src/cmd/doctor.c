/* apdr doctor: looks at an installation and says in words what is wrong and what helps. Changes nothing, prints nothing
 * personal. */
#include <errno.h>
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "cmd/app.h"
#include "cmd/backup_files.h"
#include "cmd/feed_folder.h"
#include "cmd/folder.h"
#include "cmd/heads_file.h"
#include "cmd/options.h"
#include "kit/base/room.h"
#include "cmd/proof_say.h"
#include "kit/db/migrate.h"
#include "kit/file/shelf.h"
#include "core/trail/audit.h"
#include "core/trail/reads_sql.h"
#include "core/school/setup_sql.h"
#include "import/feed_sql.h"

enum {
	COMMAND_ARENA = 1 << 30,
	WAIT_MS = 5000,
	FREE_MIN_MB = 500,
	MB = 1 << 20,
	SMALL_CLOCK_ERROR_S = 300,
	SCHOOLS_MAX = 200,
};

struct visit {
	struct arena *a;
	struct str dir;
	int problems;
};

static void good(const char *what)
{
	printf("  ok       %s\n", what);
}

static void problem(struct visit *v, struct str what, struct str remedy)
{
	printf("  PROBLEM  %.*s\n           %.*s\n", STR_ARG(what), STR_ARG(remedy));
	v->problems++;
}

/* Only the owner may look. */
static void permissions(struct visit *v, const char *path, bool is_folder, mode_t wanted)
{
	struct stat st;

	if (stat(path, &st) != 0) {
		problem(
		    v, str_fmt(v->a, "%s: %s", path, strerror(errno)),
		    S("Is --data right? A new installation is made by: apdr init. A copy comes back by: apdr restore"));
		return;
	}
	if (is_folder != (S_ISDIR(st.st_mode) != 0))
		problem(v, str_fmt(v->a, "%s is not a %s", path, is_folder ? "folder" : "file"), S("Move it away."));
	else if ((st.st_mode & 077) != 0)
		problem(v, str_fmt(v->a, "%s can be seen by other users of this machine", path),
		        str_fmt(v->a, "Run: chmod %o %s", (unsigned)wanted, path));
	else if (st.st_uid != geteuid())
		problem(v,
		        str_fmt(v->a, "%s belongs to user number %u, not to the one who asks (%u)", path,
		                (unsigned)st.st_uid, (unsigned)geteuid()),
		        S("Run this as the user APDR runs as, or give the folder to it: chown -R USER DIR"));
	else
		good(path);
}

static void file_system(struct visit *v)
{
	const char *dir = str_c(v->a, v->dir);
	struct statfs fs;

	if (statfs(dir, &fs) != 0)
		return; /* said already */
	switch ((unsigned)fs.f_type) {
	case NFS_SUPER_MAGIC:
	case SMB_SUPER_MAGIC:
	case 0xFF534D42u: /* CIFS */
	case 0xFE534D42u: /* SMB2 */
		problem(v, S("The data folder is on a network drive: SQLite cannot keep data safe there"),
		        S("Move the folder to a disk of this machine, or use --database with PostgreSQL."));
		break;
	case TMPFS_MAGIC:
	case RAMFS_MAGIC:
		problem(v, S("The data folder is in memory: it is gone when the machine stops"),
		        S("Move the folder to a disk."));
		break;
	default:
		good("the disk is one of this machine");
	}
}

static void space(struct visit *v)
{
	const char *dir = str_c(v->a, v->dir);
	struct statvfs fs;
	struct stat st = { 0 };
	int64_t is, wanted;

	if (statvfs(dir, &fs) != 0)
		return;                                              /* said already */
	(void)stat(folder_path(v->a, v->dir, FOLDER_DATABASE), &st); /* none: nothing to copy */
	is = room_left(dir) / MB;
	wanted = FREE_MIN_MB + 2 * (int64_t)st.st_size / MB; /* a copy before a migration and some growth */
	if (is < wanted)
		problem(v, str_fmt(v->a, "Only %lld MB are free on the disk of the data folder", (long long)is),
		        str_fmt(v->a,
		                "Make room for at least %lld MB: old copies (before-migration-*.db) may go elsewhere.",
		                (long long)wanted));
	else
		good(str_c(v->a, str_fmt(v->a, "%lld MB free", (long long)is)));
	if (fs.f_ffree == 0 && fs.f_files > 0)
		problem(v, S("The disk has no room for more files"), S("Remove files that are not needed."));
}

/* Dates decide about plans and duties: a clock that went back is seen by the files. */
static void time_of_machine(struct visit *v)
{
	const int64_t now = clock_read(&(struct clock){ 0 }).utc;
	struct stat st;

	if (stat(folder_path(v->a, v->dir, FOLDER_DATABASE), &st) == 0 && st.st_mtime > now + SMALL_CLOCK_ERROR_S)
		problem(v, S("The database was written in the future: the clock of this machine is wrong"),
		        S("Switch time synchronisation on: timedatectl set-ntp true"));
	else
		good("the clock");
}

static void version(struct visit *v, struct db *db)
{
	struct err e = { "" };
	int is = 0;
	enum rc rc = migrate_version(db, &is, &e);

	if (rc == RC_INVALID)
		problem(v, str_fmt(v->a, "Version: %s", e.text),
		        S("Install the program that last ran with this database."));
	else if (rc != RC_OK)
		problem(v, str_fmt(v->a, "Version: %s", e.text), S("Restore the last good backup into a new folder."));
	else if (is < migrate_head())
		problem(v, str_fmt(v->a, "The database is of version %d, this program needs %d", is, migrate_head()),
		        S("Stop APDR, then run: apdr migrate"));
	else
		good(str_c(v->a, str_fmt(v->a, "version %d of the database", is)));
}

static bool up_to_date(struct db *db)
{
	struct err e = { "" };
	int is = 0;

	return migrate_version(db, &is, &e) == RC_OK && is == migrate_head();
}

static void soundness(struct visit *v, struct db *db)
{
	struct err e = { "" };
	struct str say = S("");
	enum rc rc = db_check(db, v->a, &say, &e);

	if (rc == RC_OK && str_is(say, "ok"))
		good("the database is sound and every reference leads somewhere");
	else
		problem(v, str_fmt(v->a, "The database is damaged: %.*s%s", STR_ARG(say), e.text),
		        S("Stop APDR, keep the folder as it is, and restore the last good backup into a new one."));
}

/* Is this the key that the database was written with, and is there the file that notes the ends of the trail? */
static void key_and_heads(struct visit *v, struct db *db)
{
	unsigned char key[APP_KEY];
	struct err e = { "" };
	enum rc rc = app_key_load(v->a, v->dir, key, &e);

	if (rc != RC_OK)
		return; /* said already */
	if (audit_key_fits(db, v->a, key, &e) != RC_OK)
		problem(v, S("The key file is not the one that this database was written with"),
		        S("Put the right secret.key into the data folder: it is in every backup. Every node of one "
		          "database has "
		          "the same one."));
	else
		good("the key is that of this database");
	if (access(folder_path(v->a, v->dir, FOLDER_HEADS), F_OK) != 0)
		problem(v, S("heads.log is missing: it notes how far the trail was"),
		        S("When APDR was updated just now, serving begins it. Otherwise somebody has taken it away: "
		          "compare with "
		          "what `apdr audit heads` printed earlier."));
	else
		permissions(v, folder_path(v->a, v->dir, FOLDER_HEADS), false, 0600);
}

/* Is every row as it was written? */
static void records(struct visit *v, struct db *db)
{
	unsigned char key[APP_KEY];
	struct err e = { "" };
	enum rc rc = app_key_load(v->a, v->dir, key, &e);

	if (rc != RC_OK || audit_key_fits(db, v->a, key, &e) != RC_OK)
		return; /* said already */
	rc = proof_say(db, v->a, key, &e);
	if (rc == RC_OK)
		good("every record is as it was written");
	else if (rc == RC_INVALID)
		problem(v, S("Records are not as they were written: the lines above name them"),
		        S("Somebody has changed the database behind the program's back. Compare with the last backup; "
		          "`apdr audit "
		          "accept` takes what is there now."));
	else
		problem(v, str_fmt(v->a, "The records cannot be compared with their proof: %s", e.text),
		        S("See the lines above."));
}

/* What is in the database and was not made by APDR: a trigger could write behind everybody's back. */
static void strangers(struct visit *v, struct db *db, const struct embedded *list)
{
	struct str *name;
	size_t n = 0;
	struct err e = { "" };

	if (migrate_strangers(db, v->a, list, &name, &n, &e) != RC_OK) {
		problem(v, str_fmt(v->a, "The tables cannot be listed: %s", e.text), S("See the lines above."));
		return;
	}
	for (size_t i = 0; i < n; i++)
		problem(v, str_fmt(v->a, "APDR did not make this in the database: %.*s", STR_ARG(name[i])),
		        S("Find out who did. A trigger can change records behind everybody's back."));
	if (n == 0)
		good("every table, index, view and trigger is one of APDR's");
}

static void role(struct visit *v, struct db *db)
{
	struct err e = { "" };
	bool super = false;

	if (db_superuser(db, &super, &e) == RC_OK && super)
		problem(v, S("The role of --database is a superuser of the server"),
		        S("Give APDR a role that owns its database and nothing else: CREATE ROLE apdr LOGIN; CREATE "
		          "DATABASE apdr "
		          "OWNER apdr."));
}

/* The file of the read events, where there is one. */
static void reads(struct visit *v, const struct app_options *o, struct db *db)
{
	const char *path = folder_path(v->a, v->dir, FOLDER_READS);
	struct app app = { 0 };
	struct err e = { "" };
	struct str say = S("");
	bool known = false;
	enum rc rc;

	if (access(path, F_OK) != 0) {
		rc = audit_anchored(db, v->a, &known, &e); /* a table that is missing was said already */
		if (rc == RC_OK && known)
			problem(v, str_fmt(v->a, "%s is missing: it holds who opened which record", path),
			        S("Put it back from where it went, or restore the last backup into a new folder."));
		return;
	}
	permissions(v, path, false, 0600);
	rc = app_reads_open(v->a, o, &app, db, &e);
	if (rc == RC_OK) {
		strangers(v, app.reads, reads_migrations);
		rc = db_check(app.reads, v->a, &say, &e);
	}
	db_close(app.reads);
	if (rc == RC_OK && str_is(say, "ok"))
		good("the file of the read events is sound");
	else
		problem(v, str_fmt(v->a, "The file of the read events is damaged: %.*s%s", STR_ARG(say), e.text),
		        S("Stop APDR, keep the folder as it is, and restore the last good backup into a new one."));
}

/* Nothing is broken by it: it may go. */
static void note(struct str what, struct str more)
{
	printf("  note     %.*s\n           %.*s\n", STR_ARG(what), STR_ARG(more));
}

/* Do rows and sealed bytes belong together? */
static void files(struct visit *v, struct db *db)
{
	const bool beside = db_engine(db) == DB_SQLITE;
	const int64_t now = clock_read(&(struct clock){ 0 }).utc;
	struct files_state is = { 0 };
	struct err e = { "" };
	enum rc rc;

	if (!up_to_date(db))
		return; /* said already */
	rc = beside ? files_compare(v->a, v->dir, db, now, &is, &e)
	            : files_in_database(db, v->a, &is.missing, &is.unnamed, &e);
	if (rc != RC_OK)
		problem(v, str_fmt(v->a, "Files of records cannot be looked at: %s", e.text),
		        S("Run this as the user APDR runs as."));
	if (is.open)
		permissions(v, folder_path(v->a, v->dir, SHELF_FOLDER), true, 0700);
	if (is.missing > 0)
		problem(v,
		        str_fmt(v->a, "Files of records without their bytes, or with a part of them: %lld",
		                (long long)is.missing),
		        beside
		            ? S("Restore backups into new folders, the last one first, and copy what is not here from "
		                "their folder " SHELF_FOLDER " into this one: cp --no-clobber --recursive.")
		            : S("Restore the last good copy of the database that has them."));
	else if (rc == RC_OK)
		good("every file of a record has its bytes");
	if (is.unnamed > 0)
		note(str_fmt(v->a, "Files that belong to no record: %lld", (long long)is.unnamed),
		     S("A save that was cut off leaves such bytes. Nobody can open them, and no backup has them."));
}

/* Can the folders of the nightly feeds be used? */
static void feeds(struct visit *v, struct db *db)
{
	int64_t school[SCHOOLS_MAX];
	size_t schools = 0, n;
	struct feed_held *held;
	struct err e = { "" };
	enum rc rc = school_ids(db, v->a, school, SCHOOLS_MAX, &schools, &e);

	for (size_t i = 0; i < schools && rc == RC_OK; i++) {
		rc = feed_list(db, v->a, school[i], &held, &n, &e);
		for (size_t k = 0; rc == RC_OK && k < n; k++) {
			struct str folder = held[k].feed.folder, remedy;
			struct str fault = feed_folder_fault(v->a, folder, v->dir, &remedy);

			if (fault.n > 0)
				problem(v,
				        str_fmt(v->a, "The nightly feed of %.*s: %.*s", STR_ARG(folder),
				                STR_ARG(fault)),
				        remedy);
			else
				good(str_c(v->a, str_fmt(v->a, "the folder of a nightly feed: %.*s", STR_ARG(folder))));
		}
	}
	if (rc != RC_OK)
		problem(v, str_fmt(v->a, "The nightly feeds cannot be listed: %s", e.text), S("See the lines above."));
}

static void database(struct visit *v, const struct app_options *o)
{
	struct db *db = NULL;
	struct err e = { "" };

	if (o->database.n == 0 && access(folder_path(v->a, v->dir, FOLDER_DATABASE), F_OK) != 0)
		return; /* said already; opening would make a new one */
	if (db_open(app_database(v->a, o), WAIT_MS, &db, &e) != RC_OK) {
		problem(v, str_fmt(v->a, "The database cannot be opened as it must be: %s", e.text),
		        o->database.n > 0
		            ? S("Is the server running, and is the URL right? Its settings fsync, full_page_writes"
		                " and synchronous_commit must be on.")
		            : S("Is the disk full or the folder of another user? If not, restore the last backup."));
		return;
	}
	good(db_engine(db) == DB_SQLITE ? "settings: WAL, synchronous FULL, references kept"
	                                : "settings of the server: fsync, full_page_writes, synchronous_commit");
	version(v, db);
	soundness(v, db);
	if (up_to_date(db)) {
		key_and_heads(v, db);
		records(v, db);
		strangers(v, db, migration_files);
		feeds(v, db);
	}
	role(v, db);
	if (db_engine(db) == DB_SQLITE)
		reads(v, o, db);
	files(v, db);
	db_close(db);
}

int cmd_doctor(int argc, char **argv)
{
	struct app_options o = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &o.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &o.database, "URL   the database, when it is not in the data folder",
		  false },
	};
	struct operands left;
	struct visit v = { 0 };

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 0))
		return 2;
	v.a = arena_new(COMMAND_ARENA);
	v.dir = o.data_dir;
	printf("Looking at %.*s\n", STR_ARG(v.dir));
	permissions(&v, str_c(v.a, v.dir), true, 0700);
	permissions(&v, folder_path(v.a, v.dir, FOLDER_KEY), false, 0600);
	if (o.database.n == 0)
		permissions(&v, folder_path(v.a, v.dir, FOLDER_DATABASE), false, 0600);
	file_system(&v);
	space(&v);
	time_of_machine(&v);
	database(&v, &o);
	if (v.problems == 0)
		puts("Nothing is wrong.");
	else
		printf("Problems found: %d\n", v.problems);
	arena_free(v.a);
	return v.problems == 0 ? 0 : 1;
}
