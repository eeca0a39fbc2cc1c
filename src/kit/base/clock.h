/* The time, as an argument. Only clock_read asks the machine; everything else is given a struct now.
 * School-local means Europe/London: one hour ahead of UTC from 01:00 UTC on the last Sunday of March to 01:00 UTC
 * on the last Sunday of October. */
#pragma once

#include "kit/base/date.h"

struct now {
	int64_t utc;       /* seconds since 1970-01-01T00:00Z */
	struct date today; /* school-local */
	int minute;        /* school-local minute of the day, 0..1439 */
};

/* A clock that runs with the machine, stands at a fixed instant (--now), or runs on from one: a server that is started
 * at another time still sees time pass. */
struct clock {
	bool fixed;
	int64_t utc;
	int64_t runs_from_us; /* clock_monotonic_us at the fixed instant; 0: it stands still */
};

struct now clock_at(int64_t utc); /* the local reading of an instant */
struct now clock_read(const struct clock *c);
/* "2026-03-10T09:00" or "2026-03-10" (09:00) in school-local time. False when it is not one. */
bool clock_parse(struct str s, struct clock *out);
/* Instant of a local date and minute. A time that the spring change skips is an hour later. */
int64_t clock_instant(struct date d, int minute);
struct str clock_time(struct arena *a, int minute);      /* "3.30pm" */
struct str clock_datetime(struct arena *a, int64_t utc); /* "24 March 2026, 3.30pm" */
int64_t clock_monotonic_us(void);
/* Processor time of this process so far. */
int64_t clock_processor_us(void);
/* Waits. A signal ends the wait early. */
void clock_sleep_us(int64_t us);
