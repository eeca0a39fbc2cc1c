#include "import/feed_rule.h"

static const char *const CODES[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
static const char *const NAMES[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

enum { WEEK = 7, ALL_DAYS = (1 << WEEK) - 1 };

static int day_of(struct str word)
{
	for (int i = 0; i < WEEK; i++)
		if (str_is(word, CODES[i]))
			return i;
	return -1;
}

bool feed_nights_parse(struct str text, unsigned *weekdays)
{
	*weekdays = str_is(text, "every") ? ALL_DAYS : 0;
	if (*weekdays != 0 || str_is(text, "school"))
		return true;
	while (text.n > 0) {
		int day = day_of(str_trim(str_cut(text, ',', &text)));

		if (day < 0)
			return false;
		*weekdays |= 1u << day;
	}
	return *weekdays != 0;
}

struct str feed_nights_words(struct arena *a, unsigned weekdays)
{
	struct str days = STR_NONE;
	unsigned left = weekdays;

	if (weekdays == 0)
		return S("each school day");
	if (weekdays == ALL_DAYS)
		return S("each night in term time");
	for (int i = 0; i < WEEK; i++) {
		if ((left >> i & 1u) == 0)
			continue;
		left &= ~(1u << i);
		days = str_fmt(a, "%.*s%s%s", STR_ARG(days), days.n == 0 ? "" : left == 0 ? " and " : ", ", NAMES[i]);
	}
	return str_fmt(a, "%.*s in term time", STR_ARG(days));
}

bool feed_expected(const struct feed_plan *p, const struct calendar *c, struct date night)
{
	if (p->weekdays == 0)
		return school_day(c, night);
	return (p->weekdays >> date_weekday(night) & 1u) != 0 &&
	       (school_day(c, night) || school_day(c, date_add(night, -1)));
}

struct feed_absence feed_absent(const struct feed_plan *p, const struct calendar *c, struct date last,
                                const struct now *now)
{
	struct feed_absence out = { .first = DATE_NONE };
	const int32_t today = date_days(now->today);
	int32_t day = date_days(last) + 1;

	if (day < today - FEED_LOOK_BACK)
		day = today - FEED_LOOK_BACK;
	for (; day <= today; day++) {
		struct date night = date_from_days(day);

		if ((day == today && now->minute < p->due_minute) || !feed_expected(p, c, night))
			continue;
		if (out.nights++ == 0)
			out.first = night;
	}
	out.late = out.nights >= p->patience;
	return out;
}
