/* What counts as out of the ordinary, where it is counted, and what to do about it in plain words. Pure. */
#pragma once

#include "core/rights/unusual_rec.h"

enum {
	UNUSUAL_FEW = 5,          /* a day: below, it happens to everybody */
	UNUSUAL_SIGN_INS = 10,    /* a day from one address, a school sharing one */
	UNUSUAL_DAYS = 30,        /* shown */
	UNUSUAL_FULL = 200,       /* of what else costs a stranger nothing, so many are counted in one row */
	UNUSUAL_ROWS_MINUTE = 20, /* strangers fill no database: of more addresses in one minute, … */
	UNUSUAL_ROWS_DAY = 2000,  /* … or on one day, only the number is counted, by the hour and account */
	READING_LEAST = 30,
	READING_USUAL = 120, /* pupils whose pages one account opens in an hour, before it is noticed */
	READING_MOST = 2000,
	READING_WINDOW = 3600,
	READING_PAUSE = 30, /* seconds between two, beyond twice that */
};

/* When such a thing begins to be counted: the minute, or the hour for what is counted without an address. */
int64_t unusual_slot(enum unusual_kind kind, bool many, int64_t at);
/* Are there so many rows of addresses already that this one is left out? Never for what a person does who is signed in.
 */
bool unusual_is_many(enum unusual_kind kind, int64_t rows_now, int64_t rows_day);
/* Were there so many already that one more is not written? Never where trying is slowed, or a person is signed in. */
bool unusual_is_full(enum unusual_kind kind, int64_t n);
/* What to do, for who runs the school. */
const char *unusual_advice(enum unusual_kind kind);

/* How long to wait before the page of another pupil: count pages of others were opened within the hour, the last one at
 * last_at. 0: at once. */
int64_t reading_wait(int64_t limit, int64_t count, int64_t last_at, int64_t now);
