/* apdr migrate: brings the database to this program's version. On SQLite a verified copy is made first and stays in the
 * data folder; a database that is in use is left alone. */
#include "cmd/migrate_cmd.h"

#include <stdio.h>

#include "cmd/app.h"
#include "cmd/folder.h"
#include "cmd/options.h"

enum { COMMAND_ARENA = 64 << 20, WAIT_MS = 10000 };

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

int cmd_migrate(int argc, char **argv)
{
	struct arena *a;
	struct app_options o = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &o.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &o.database, "URL   the database, when it is not in the data folder",
		  false },
	};
	struct operands left;
	struct db *db = NULL;
	struct err e = { "" };
	enum rc rc = RC_OK;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 0))
		return 2;
	a = arena_new(COMMAND_ARENA);
	if (folder_in_use(a, o.data_dir))
		rc = err_set(&e, RC_CONFLICT, "%.*s is in use: stop APDR first. Nothing was changed",
		             STR_ARG(o.data_dir));
	if (rc == RC_OK)
		rc = db_open(app_database(a, &o), WAIT_MS, &db, &e);
	if (rc == RC_OK)
		rc = migrate_safely(db, a, migration_files, o.data_dir, clock_read(&(struct clock){ 0 }).utc, &e);
	db_close(db);
	if (rc != RC_OK)
		fprintf(stderr, "apdr migrate: %s\n", e.text);
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}
