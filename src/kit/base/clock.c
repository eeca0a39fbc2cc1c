#include "kit/base/clock.h"

#include <time.h>

enum { DAY = 86400, HOUR = 3600, MINUTES = 1440 };

static struct date last_sunday(int16_t y, int8_t m)
{
	struct date d = { y, m, 31 };

	return date_add(d, -((date_weekday(d) + 1) % 7));
}

static int64_t change_utc(int16_t y, int8_t m)
{
	return (int64_t)date_days(last_sunday(y, m)) * DAY + HOUR;
}

static bool is_summer(int64_t utc)
{
	int16_t y = date_from_days((int32_t)(utc / DAY)).y;

	return utc >= change_utc(y, 3) && utc < change_utc(y, 10);
}

struct now clock_at(int64_t utc)
{
	int64_t local = utc + (is_summer(utc) ? HOUR : 0);

	return (struct now){ utc, date_from_days((int32_t)(local / DAY)), (int)(local % DAY / 60) };
}

struct now clock_read(const struct clock *c)
{
	int64_t passed = c->runs_from_us != 0 ? (clock_monotonic_us() - c->runs_from_us) / 1000000 : 0;

	return clock_at(c->fixed ? c->utc + passed : (int64_t)time(NULL));
}

int64_t clock_instant(struct date d, int minute)
{
	int64_t local = (int64_t)date_days(d) * DAY + (int64_t)minute * 60;

	return is_summer(local - HOUR) ? local - HOUR : local;
}

bool clock_parse(struct str s, struct clock *out)
{
	struct date d;
	int64_t h = 9;
	int64_t m = 0;

	if (!date_parse_iso(str_sub(s, 0, 10), &d))
		return false;
	if (s.n != 10) {
		if (s.n != 16 || s.p[10] != 'T' || s.p[13] != ':' || !str_int(str_sub(s, 11, 2), &h) ||
		    !str_int(str_sub(s, 14, 2), &m) || h < 0 || h > 23 || m < 0 || m > 59)
			return false;
	}
	*out = (struct clock){ .fixed = true, .utc = clock_instant(d, (int)(h * 60 + m)) };
	return true;
}

struct str clock_time(struct arena *a, int minute)
{
	int h = minute / 60 % 24;
	int m = minute % 60;
	int h12 = h % 12 == 0 ? 12 : h % 12;
	const char *half = h < 12 ? "am" : "pm";

	return m == 0 ? str_fmt(a, "%d%s", h12, half) : str_fmt(a, "%d.%02d%s", h12, m, half);
}

struct str clock_datetime(struct arena *a, int64_t utc)
{
	struct now n = clock_at(utc);
	struct str day = date_long(a, n.today);
	struct str at = clock_time(a, n.minute);

	return str_fmt(a, "%.*s, %.*s", STR_ARG(day), STR_ARG(at));
}

int64_t clock_monotonic_us(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t); /* cannot fail with this clock */
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t clock_processor_us(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* nor with this one */
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void clock_sleep_us(int64_t us)
{
	nanosleep(&(struct timespec){ us / 1000000, us % 1000000 * 1000 }, NULL);
}
