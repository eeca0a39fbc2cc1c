/* Counts of what is out of the ordinary, by slot of time, kind, account and address. */
#pragma once

#include "core/rights/unusual_rec.h"
#include "kit/db/db.h"

struct unusual_count {
	int64_t school_id;
	int64_t slot; /* when it began to be counted: a minute, or an hour */
	enum unusual_kind kind;
	int64_t account_id;
	struct str address; /* empty: from many, or from none */
	int64_t n;
	int64_t first_at;
	int64_t last_at;
};

/* The school that what belongs to none is told to: the oldest one. RC_NONE when there is no school yet. */
enum rc unusual_school(struct db *db, struct arena *a, int64_t *school_id, struct err *e) NODISCARD;
/* How many of these there are; 0: there is no such row. */
enum rc unusual_times(struct db *db, struct arena *a, const struct unusual_count *v, int64_t *n,
                      struct err *e) NODISCARD;
/* The first of these at last_at, on a day, or one more. */
enum rc unusual_add(struct db *db, struct arena *a, const struct unusual_count *v, struct date on,
                    struct err *e) NODISCARD;
/* Rows of this slot, and of slots from `since` on, of the address that is not empty. */
enum rc unusual_rows(struct db *db, struct arena *a, int64_t school_id, int64_t slot, int64_t since, int64_t *now,
                     int64_t *day, struct err *e) NODISCARD;
/* Rows that nobody adds to any more, in the minute and the hour that go on, whose event does not stand in the trail
 * yet: at most UNUSUAL_TELL, and the mark that it does. */
enum { UNUSUAL_TELL = 50 };
enum rc unusual_untold(struct db *db, struct arena *a, int64_t school_id, int64_t minute, int64_t hour,
                       struct unusual_count **out, size_t *n, struct err *e) NODISCARD;
enum rc unusual_told(struct db *db, struct arena *a, const struct unusual_count *v, struct err *e) NODISCARD;
enum rc unusual_forget(struct db *db, struct arena *a, int64_t school_id, int64_t before, struct err *e) NODISCARD;
/* Marks what is not seen, up to a time. */
enum rc unusual_seen(struct db *db, struct arena *a, int64_t school_id, int64_t until, int64_t at, int64_t person_id,
                     struct err *e) NODISCARD;

/* A day's counts of one kind at one account, or from one address. */
struct unusual_line {
	enum unusual_kind kind;
	int64_t account_id; /* 0: by address */
	struct str name;    /* of the account's owner */
	bool is_pupil;
	struct str address; /* by account: empty, or the only one */
	int64_t others;     /* by account: how many addresses; by address: how many accounts */
	bool many;          /* by account: and more addresses, that were not told apart */
	int64_t n;
	int64_t first_at;
	int64_t last_at;
	bool seen;
};
enum { UNUSUAL_LINES = 200 };
/* From a time on, newest first; few and sign_ins: of what happens to everybody now and then, so many a day and more. */
enum rc unusual_by_account(struct db *db, struct arena *a, int64_t school_id, int64_t since, int64_t few,
                           struct unusual_line **out, size_t *n, struct err *e) NODISCARD;
enum rc unusual_by_address(struct db *db, struct arena *a, int64_t school_id, int64_t since, int64_t few,
                           int64_t sign_ins, struct unusual_line **out, size_t *n, struct err *e) NODISCARD;
