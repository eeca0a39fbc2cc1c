/* What every use case gets: the connection, memory, the time, and who is asking. Passed down, never global. */
#pragma once

#include "kit/base/clock.h"
#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "core/rights/caps_rule.h"

enum { APP_KEY = 32, CTX_READS_MAX = 256 };

/* One process: read-only after start. */
struct app {
	struct clock clock;
	struct str data_dir;
	struct str public_url;      /* "https://apdr.school.example" or empty */
	unsigned char key[APP_KEY]; /* keys the audit chain and the pepper of passwords; never in the database */
	int ledger_fd;       /* socket to the ledger process that commits read events in groups; -1 = commit here */
	struct db *reads;    /* the file of the read events; NULL = they are in the database */
	int hash_memory_mib; /* Argon2id memory; tests may lower it */
};

/* Who is asking, in which hat. All zero for nobody. */
struct actor {
	int64_t school_id;
	int64_t account_id;
	int64_t person_id;
	enum role hat;
	struct str name; /* "Ruth Adeyemi" */
	struct str school_name;
	struct str look; /* display choices, as the cookie has them */
};

struct read_event {
	int64_t pupil_id;
	const char *action; /* "pupil.open" */
	int64_t record_id;
};

struct ctx {
	const struct app *app;
	struct db *db;
	struct arena *a;
	struct now now;
	struct actor actor;
	struct err err;
	struct read_event reads[CTX_READS_MAX]; /* what was opened; committed before the page leaves */
	size_t read_count;
};
