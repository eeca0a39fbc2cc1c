/* Throttling of sign-in without lock-out. Wrong guesses cost the guesser time, never the right person: a device that
 * has signed in before is counted by itself and does not wait for what strangers do, and no wait is longer than fifteen
 * minutes. Refused attempts are not counted, so hammering does not make a wait longer. Counters and times come in, an
 * answer comes out; passwords and storage are elsewhere. Source: trust.md 2.4. */
#pragma once

#include "kit/base/str.h"

/* A counter as stored: failures since first_at, the latest at last_at (UTC seconds). All zero: nothing happened. */
struct failure_count {
	int64_t failures;
	int64_t first_at;
	int64_t last_at;
};

enum {
	SIGNIN_KNOWN_MOST = 10,     /* failures of one account on one known device … */
	SIGNIN_KNOWN_WINDOW = 300,  /* … in so many seconds */
	SIGNIN_WAIT_MOST = 900,     /* strangers: the wait doubles from 1 second up to this */
	SIGNIN_FORGET = 86400,      /* strangers: counted anew after a day without a failure */
	SIGNIN_ADDRESS_MOST = 1000, /* failures of one address in an hour; high, because a school shares one */
	SIGNIN_ADDRESS_WINDOW = 3600,
	SIGNIN_ALERT_AT = 20, /* strange failures after which the owner of the account is told */
};

struct signin_fact {
	bool is_known_device;         /* a valid device cookie that names this account */
	struct failure_count own;     /* of (account, this device), or of (account, all strange devices) */
	struct failure_count address; /* of the network address; looked at for strange devices only */
};

struct signin_answer {
	bool may_try;   /* evaluate the password */
	int64_t wait_s; /* else: try again after so many seconds */
	struct str words;
};

/* May this attempt be evaluated at `now` (UTC seconds)? Memory: words from a. */
struct signin_answer signin_may(struct arena *a, const struct signin_fact *f, int64_t now);
/* The counter after an evaluated attempt failed. */
struct failure_count signin_failed_known(struct failure_count c, int64_t now);
struct failure_count signin_failed_strange(struct failure_count c, int64_t now);
struct failure_count signin_failed_address(struct failure_count c, int64_t now);
/* The failure that was just counted is the one after which people are told. */
bool signin_alerts(const struct failure_count *strange);

/* So many failures in so many seconds, then none until the window is over: for codes that are typed. */
struct failure_limit {
	int64_t most;
	int64_t window_s;
};
int64_t limit_wait(struct failure_limit l, const struct failure_count *c, int64_t now); /* 0: may try */
struct failure_count limit_failed(struct failure_limit l, struct failure_count c, int64_t now);

/* A bucket of attempts from all strange devices together, so that hashing never fills the machine. Tokens are
 * thousandths of an attempt. */
struct token_bucket {
	int64_t milli;
	int64_t at_ms; /* 0: never used, full */
};

struct bucket_rule {
	int64_t most;       /* attempts that fit in */
	int64_t per_second; /* attempts that come back */
};

/* Takes one attempt. False when there is none; *b is brought up to date either way. */
bool bucket_take(struct token_bucket *b, struct bucket_rule r, int64_t now_ms);
