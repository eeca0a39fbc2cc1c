/* apdr migrate: brings the database to this program's version. On SQLite a verified copy is made first and stays in the
 * data folder; a database that is in use is left alone. What a migration changes is taken up into the proof of the
 * records afterwards; so they are compared with it before, and one that does not fit stops the command. */
#include "cmd/migrate_cmd.h"

#include <stdio.h>

#include "cmd/app.h"
#include "cmd/folder.h"
#include "cmd/options.h"
#include "cmd/proof_say.h"
#include "core/trail/audit.h"

enum { COMMAND_ARENA = 2 << 29, WAIT_MS = 10000 };

/* The name says of which version and when: DIR/before-migration-1-1767225600.db */
static enum rc copy_first(struct db *db, struct arena *a, struct str dir, int version, int64_t now, struct err *e)
{
	const char *path =
	    str_c(a, str_fmt(a, "%.*s/before-migration-%d-%lld.db", STR_ARG(dir), version, (long long)now));
	enum rc rc = db_copy_to(db, str_of(path), e);

	if (rc == RC_OK)
		printf("Copied and checked first: %s\n", path);
	return rc;
}

enum rc migrate_safely(struct db *db, struct arena *a, const struct embedded *list, struct str dir, int64_t now,
                       struct err *e)
{
	int version = 0, after = 0;
	enum rc rc = migrate_version_of(db, list, &version, e);

	if (rc == RC_OK && list[version].name == NULL) {
		printf("The database is of version %d already: nothing to do.\n", version);
		return RC_OK;
	}
	if (rc == RC_OK && version > 0 && db_engine(db) == DB_SQLITE)
		rc = copy_first(db, a, dir, version, now, e);
	else if (rc == RC_OK && version > 0)
		puts("No copy is made of a database on a server: pg_dump makes one.");
	if (rc == RC_OK)
		rc = migrate_up_of(db, list, 0, now, e);
	if (rc == RC_OK)
		rc = migrate_version_of(db, list, &after, e);
	if (rc == RC_OK)
		printf("The database is of version %d now; it was %d.\n", after, version);
	return rc;
}

/* One command. Each step has a connection of its own: a statement that was prepared knows the columns of before. */
struct migrating {
	struct arena *a;
	struct app_options o;
	unsigned char key[APP_KEY];
	bool accept; /* --accept */
	struct err e;
};

static enum rc opened(struct migrating *m, struct db **db)
{
	return db_open(app_database(m->a, &m->o), WAIT_MS, db, &m->e);
}

/* Is there a proof, and does it hold? version: of the database as it is. */
static enum rc compare_first(struct migrating *m, struct db *db, int version)
{
	bool all = false, any = false;
	enum rc rc = version > 0 ? proof_begun(db, m->a, &all, &any, &m->e) : RC_OK;

	if (rc != RC_OK || !any) /* a school without one among others that have it is a fault, and is compared */
		return rc;
	rc = proof_say(db, m->a, m->key, &m->e);
	if (rc != RC_INVALID || m->accept)
		return rc == RC_INVALID ? RC_OK : rc;
	return err_set(&m->e, RC_INVALID,
	               "records were changed behind the program's back, or a migration ended half-way. Nothing was "
	               "changed. Look at them with the program of before; --accept takes them as they are now");
}

/* After a migration, and in a database that never had a proof. */
static enum rc take_up(struct migrating *m, struct db *db, bool changed)
{
	int64_t now = clock_read(&(struct clock){ 0 }).utc, rows = 0;
	bool all = false, any = false;
	enum rc rc = proof_begun(db, m->a, &all, &any, &m->e);

	if (rc != RC_OK || (all && !changed && !m->accept))
		return rc;
	rc = audit_key_fits(db, m->a, m->key, &m->e);
	if (rc == RC_OK)
		rc = proof_take_up(db, m->a, m->key, now, "rows.migrated", &rows, &m->e);
	if (rc == RC_OK)
		printf("Rows whose proof was written anew: %lld.\n", (long long)rows);
	return rc;
}

static enum rc migrate(struct migrating *m)
{
	struct db *db = NULL;
	int before = 0, after = 0;
	enum rc rc = opened(m, &db);

	if (rc == RC_OK)
		rc = migrate_version(db, &before, &m->e);
	if (rc == RC_OK)
		rc = compare_first(m, db, before);
	db_close(db);
	db = NULL;
	if (rc == RC_OK)
		rc = opened(m, &db);
	if (rc == RC_OK)
		rc = migrate_safely(db, m->a, migration_files, m->o.data_dir, clock_read(&(struct clock){ 0 }).utc,
		                    &m->e);
	db_close(db);
	db = NULL;
	if (rc == RC_OK)
		rc = opened(m, &db);
	if (rc == RC_OK)
		rc = migrate_version(db, &after, &m->e);
	if (rc == RC_OK)
		rc = take_up(m, db, after != before);
	db_close(db);
	return rc;
}

int cmd_migrate(int argc, char **argv)
{
	struct migrating m = { .e = { "" } };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &m.o.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &m.o.database, "URL   the database, when it is not in the data folder",
		  false },
		{ "--accept", OPT_FLAG, &m.accept, "      take records as they are though their proof does not fit",
		  false },
	};
	struct operands left;
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 0))
		return 2;
	m.a = arena_new(COMMAND_ARENA);
	rc = app_key_load(m.a, m.o.data_dir, m.key, &m.e);
	if (rc == RC_OK && folder_in_use(m.a, m.o.data_dir))
		rc = err_set(&m.e, RC_CONFLICT, "%.*s is in use: stop APDR first. Nothing was changed",
		             STR_ARG(m.o.data_dir));
	if (rc == RC_OK)
		rc = migrate(&m);
	if (rc != RC_OK)
		fprintf(stderr, "apdr migrate: %s\n", m.e.text);
	arena_free(m.a);
	return rc == RC_OK ? 0 : 1;
}
