/* What every command needs: the data folder with its key, the database, the clock. */
#pragma once

#include "core/rights/ctx.h"

struct app_options {
	struct str data_dir;   /* --data */
	struct str database;   /* --database postgresql://…; empty = DIR/apdr.db */
	struct str now;        /* --now or APDR_NOW; empty = the machine's clock */
	struct str public_url; /* --public-url */
	struct str scanner;    /* --scanner: socket of clamd */
	struct str security;   /* --security-contact */
	int64_t
	    now_runs_from_us; /* serve: the time of --now runs on from here (clock_monotonic_us); 0: it stands still */
};

enum app_create { APP_EXISTS, APP_CREATE };

/* Opens (or creates) an installation. Checks: folder and key file belong to nobody else's eyes, database reachable, of
 * this binary's version (APP_CREATE migrates an empty one) and written with this key. Memory of app lives in a.
 * Messages say what to do. */
enum rc app_open(struct arena *a, const struct app_options *o, enum app_create create, struct app *app, struct db **db,
                 struct err *e) NODISCARD;
/* The key of the installation in the folder dir: APP_KEY bytes. */
enum rc app_key_load(struct arena *a, struct str dir, unsigned char *key, struct err *e) NODISCARD;
/* Opens app->reads, the file of the read events (DIR/reads.db), for who writes or reads these: the first time it is
 * made. It stays NULL when the database is on PostgreSQL. RC_FAIL when it was there and is gone. */
enum rc app_reads_open(struct arena *a, const struct app_options *o, struct app *app, struct db *db,
                       struct err *e) NODISCARD;
/* The place of the database: URL or DIR/apdr.db. Workers open their own connection with it. */
struct str app_database(struct arena *a, const struct app_options *o);
