/* What every use case gets: the connection, memory, the time, and who is asking. Passed down, never global. */
#pragma once

#include "kit/base/clock.h"
#include "kit/base/keep.h"
#include "core/rights/action_rec.h"
#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "core/rights/caps_rule.h"
#include "core/rights/unusual_rec.h"

enum { APP_KEY = 32 };

/* One process: read-only after start. */
struct app {
	struct clock clock;
	struct str data_dir;
	struct str public_url;      /* "https://apdr.school.example" or empty */
	unsigned char key[APP_KEY]; /* keys the audit chain and the pepper of passwords; never in the database */
	int ledger_fd;       /* socket to the ledger process that commits read events in groups; -1 = commit here */
	int keeper_fd;       /* socket to the keeper of the cage (kit/file/cage.h); 0 = there is none */
	struct str scanner;  /* socket of clamd; empty = there is none here */
	struct str security; /* whom one tells of a weakness: "mailto:it@marlbeck.example"; empty = not said */
	struct db *reads;    /* the file of the read events; NULL = they are in the database */
	struct keep *keep;   /* KEEP_PLACES between the requests of a worker; NULL elsewhere */
	int hash_memory_mib; /* Argon2id memory; tests may lower it */
	int64_t reserve;     /* bytes of the disk that saves leave to sessions and read events; 0 = none */
};

/* The nightly feed, as it stands in the trail in place of a hat. */
#define ACTOR_FEED "feed"

/* Who is asking, in which hat. All zero for nobody. */
struct actor {
	int64_t school_id;
	int64_t account_id;
	int64_t person_id;
	enum role hat;
	struct str name; /* "Ruth Adeyemi" */
	struct str school_name;
	struct str look;      /* display choices, as the cookie has them */
	struct str language;  /* that the person wishes, as it was typed */
	bool service;         /* the installation is one of an advice service: no pupils here */
	struct str by_itself; /* ACTOR_FEED: what works without anybody; empty: a person, or nobody who is known */
};

struct read_event {
	int64_t pupil_id;
	const struct action *action;
	int64_t record_id;
	bool opened; /* a page about this pupil; else a list with the name in it */
};

/* A use case runs inside the transaction that the door of the request has opened: reading for GET, writing for POST.
 * Who calls one from elsewhere (a command, a test) opens it: IN_WRITE(c, plan_share(c, …)). RC_OK commits. */
#define IN_TX(c, mode, call)                                                                                           \
	({                                                                                                             \
		enum rc rc_ = db_begin((c)->db, (mode), &(c)->err);                                                    \
		rc_ == RC_OK ? db_end((c)->db, (call), &(c)->err) : rc_;                                               \
	})
#define IN_READ(c, call) IN_TX(c, DB_READ, call)
#define IN_WRITE(c, call) IN_TX(c, DB_WRITE, call)

struct ctx {
	const struct app *app;
	struct db *db;
	struct arena *a;
	struct now now;
	struct actor actor;
	struct str revision; /* audit_revision as it was when the request came; empty outside of requests */
	struct err err;
	struct read_event *reads; /* what was opened; committed before the page leaves. Grows in the arena */
	size_t read_count;
	size_t read_room;
	int64_t opened;     /* the one pupil whose page this is, counted with the read events; 0: none */
	struct str address; /* from where the request comes; empty: not by one */
	struct unusual noted[UNUSUAL_NOTED]; /* what is out of the ordinary about it: see core/rights/unusual.h */
	size_t noted_n;
};
