/* SQLite's waits for another writer: its own are too long for saves that take a fraction of a millisecond. */
#include "kit/db/sqlite_own.h"

#include "kit/base/clock.h"

enum {
	WAIT_US = 150,
	WAIT_MAX_US = 5000,
	WAIT_PATIENT = 200, /* tries after which the other writer is a slow one */
};

/* Short waits first: the lock is free to whoever asks first. */
int sqlite_wait(void *x, int count)
{
	struct sqlite_db *s = x;
	int64_t us = count < WAIT_PATIENT ? (int64_t)WAIT_US << (count < 3 ? count : 3) : WAIT_MAX_US;
	const int64_t now = clock_monotonic_us();

	if (count == 0)
		s->wait_from_us = now;
	if (now - s->wait_from_us >= (int64_t)s->db.max_wait_ms * 1000)
		return 0;
	clock_sleep_us(us / 2 + now % us);
	return 1;
}
