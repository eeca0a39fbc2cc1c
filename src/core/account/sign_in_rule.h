/* Throttling of sign-in without lock-out. Wrong guesses cost the guesser time, never the right person: a device that
 * has signed in before is counted by itself and does not wait for what strangers do. Strangers wait for their own
 * guesses at one name, from their address; for those of others only when a name has been guessed at from many places,
 * or when their address guesses all the time. No wait is longer than fifteen minutes, that of an address a few seconds:
 * it slows, and shuts nobody out. Refused attempts are not counted, so hammering does not make a wait longer. Counters
 * and times come in, an answer comes out; passwords and storage are elsewhere. Source: trust.md 2.4. */
#pragma once

#include "kit/base/str.h"

/* A counter as stored: failures since first_at, the latest at last_at (UTC seconds). All zero: nothing happened. */
struct failure_count {
	int64_t failures;
	int64_t first_at;
	int64_t last_at;
};

enum {
	SIGNIN_KNOWN_MOST = 10,    /* failures of one account on one known device … */
	SIGNIN_KNOWN_WINDOW = 300, /* … in so many seconds */
	SIGNIN_WAIT_MOST = 900,    /* strangers: the wait doubles from 1 second up to this */
	SIGNIN_FORGET = 86400,     /* strangers: counted anew after a day without a failure */
	SIGNIN_ADDRESS_MOST = 100, /* failures of one address in an hour, a school sharing one; from then on … */
	SIGNIN_ADDRESS_WINDOW = 3600,
	SIGNIN_ADDRESS_PAUSE = 4, /* … so many seconds after each */
	SIGNIN_ALERT_AT = 20,     /* strange failures at one name, from anywhere: it is noted, and strangers wait */
};

struct signin_fact {
	bool is_known_device;      /* a valid device cookie that names this account */
	struct failure_count own;  /* of (account, this device), or of (name, this address) */
	struct failure_count name; /* of the name by strangers anywhere; this and the next for strange devices only */
	struct failure_count address; /* of the network address */
};

struct signin_answer {
	bool may_try;   /* evaluate the password */
	int64_t wait_s; /* else: try again after so many seconds */
};

/* May this attempt be evaluated at `now` (UTC seconds)? */
struct signin_answer signin_may(const struct signin_fact *f, int64_t now);
/* "Please wait 2 minutes and try again": the one place that says how long. Memory: a. */
struct str wait_words(struct arena *a, int64_t wait_s);
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
