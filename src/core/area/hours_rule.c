#include "core/area/hours_rule.h"

enum { DAY_MINUTES = 24 * 60, HOUR = 60, NOON = 12, WORD_MAX = 12, WEEKDAYS = 5 };

static const char *const DAY[HOURS_DAYS] = { "monday", "tuesday",  "wednesday", "thursday",
	                                     "friday", "saturday", "sunday" };
static const char *const DAY_NAME[HOURS_DAYS] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
	                                          "Friday", "Saturday", "Sunday" };

enum token { T_END, T_DAY, T_WEEKDAYS, T_EVERY_DAY, T_TO, T_BETWEEN, T_TIME, T_BAD };

struct reader {
	struct str s;
	size_t i;
	enum token token;
	int value; /* day, or minutes */
};

static char low(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool letter(char c)
{
	return low(c) >= 'a' && low(c) <= 'z';
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "mon", "tues", "monday", "mondays". */
static int day_of(struct str w)
{
	for (int d = 0; d < HOURS_DAYS; d++) {
		struct str full = str_of(DAY[d]);

		if (w.n >= 3 &&
		    (str_starts(full, w) || (w.n == full.n + 1 && str_starts(w, full) && str_ends(w, S("s")))))
			return d;
	}
	return -1;
}

static void word(struct reader *r)
{
	char buf[WORD_MAX];
	struct str w = { buf, 0 };

	while (r->i < r->s.n && letter(r->s.p[r->i])) {
		if (w.n < WORD_MAX)
			buf[w.n++] = low(r->s.p[r->i]);
		r->i++;
	}
	r->value = day_of(w);
	if (r->value >= 0)
		r->token = T_DAY;
	else if (str_is(w, "weekdays"))
		r->token = T_WEEKDAYS;
	else if (str_is(w, "daily") || str_is(w, "every"))
		r->token = T_EVERY_DAY;
	else if (str_is(w, "to") || str_is(w, "until") || str_is(w, "till"))
		r->token = T_TO;
	else if (str_is(w, "and") || str_is(w, "from") || str_is(w, "day"))
		r->token = T_BETWEEN;
	else if (str_is(w, "noon") || str_is(w, "midday")) {
		r->token = T_TIME;
		r->value = NOON * HOUR;
	} else
		r->token = T_BAD;
}

static int number(struct reader *r)
{
	int v = 0;

	for (int k = 0; k < 2 && r->i < r->s.n && digit(r->s.p[r->i]); k++)
		v = v * 10 + (r->s.p[r->i++] - '0');
	return v;
}

static void hour(struct reader *r)
{
	int h = number(r), m = 0;
	struct str rest;

	if (r->i + 1 < r->s.n && (r->s.p[r->i] == '.' || r->s.p[r->i] == ':') && digit(r->s.p[r->i + 1])) {
		r->i++;
		m = number(r);
	}
	while (r->i < r->s.n && r->s.p[r->i] == ' ')
		r->i++;
	rest = str_sub(r->s, r->i, 2);
	r->token = T_TIME;
	if (rest.n == 2 && low(rest.p[1]) == 'm' && (low(rest.p[0]) == 'a' || low(rest.p[0]) == 'p')) {
		r->i += 2;
		if (h > NOON)
			r->token = T_BAD;
		h = h % NOON + (low(rest.p[0]) == 'p' ? NOON : 0);
	}
	r->value = h * HOUR + m;
	if (m >= HOUR || r->value > DAY_MINUTES)
		r->token = T_BAD;
}

static void next(struct reader *r)
{
	struct str rest;

	while (r->i < r->s.n && r->s.p[r->i] == ' ')
		r->i++;
	rest = str_sub(r->s, r->i, r->s.n);
	if (rest.n == 0) {
		r->token = T_END;
	} else if (letter(rest.p[0])) {
		word(r);
	} else if (digit(rest.p[0])) {
		hour(r);
	} else if (str_starts(rest, S("–"))) {
		r->i += sizeof "–" - 1;
		r->token = T_TO;
	} else {
		r->i++;
		r->token = rest.p[0] == '-'                                                               ? T_TO
		           : rest.p[0] == ',' || rest.p[0] == ';' || rest.p[0] == '&' || rest.p[0] == ':' ? T_BETWEEN
		                                                                                          : T_BAD;
	}
}

static void skip(struct reader *r)
{
	while (r->token == T_BETWEEN)
		next(r);
}

/* Which days the next times are of. */
static bool days(struct reader *r, bool *is)
{
	bool any = false;

	for (;; any = true) {
		int from = 0, to = HOURS_DAYS - 1;

		skip(r);
		if (r->token != T_DAY && r->token != T_WEEKDAYS && r->token != T_EVERY_DAY)
			return any;
		if (r->token == T_WEEKDAYS)
			to = WEEKDAYS - 1;
		if (r->token == T_DAY)
			from = to = r->value;
		next(r);
		if (r->token == T_TO) {
			next(r);
			if (r->token != T_DAY || r->value < from)
				return false;
			to = r->value;
			next(r);
		}
		for (int d = from; d <= to; d++)
			is[d] = true;
	}
}

static bool span(struct reader *r, int *from, int *to)
{
	if (r->token != T_TIME)
		return false;
	*from = r->value;
	next(r);
	if (r->token != T_TO)
		return false;
	next(r);
	if (r->token != T_TIME || r->value <= *from)
		return false;
	*to = r->value;
	next(r);
	return true;
}

bool hours_read(struct str s, struct hours *out)
{
	struct reader r = { .s = s };

	*out = (struct hours){ 0 };
	next(&r);
	skip(&r);
	while (r.token != T_END) {
		bool is[HOURS_DAYS] = { false };
		int from, to;

		if (!days(&r, is) || !span(&r, &from, &to))
			return false;
		for (int d = 0; d < HOURS_DAYS; d++)
			if (is[d] && out->day[d].from != out->day[d].to)
				return false;
			else if (is[d]) {
				out->day[d].from = from;
				out->day[d].to = to;
			}
		skip(&r);
	}
	return s.n > 0;
}

/* "9.30am", "3pm", "noon" */
static struct str time_words(struct arena *a, int minute)
{
	int h = minute / HOUR, m = minute % HOUR;

	if (minute == NOON * HOUR)
		return S("noon");
	if (m == 0)
		return str_fmt(a, "%d%s", (h + NOON - 1) % NOON + 1, h < NOON ? "am" : "pm");
	return str_fmt(a, "%d.%02d%s", (h + NOON - 1) % NOON + 1, m, h < NOON ? "am" : "pm");
}

static bool alike(const struct hours *h, int x, int y)
{
	return h->day[x].from == h->day[y].from && h->day[x].to == h->day[y].to;
}

struct str hours_words(struct arena *a, struct str s)
{
	struct str part[HOURS_DAYS];
	struct hours h;
	size_t n = 0;

	if (!hours_read(s, &h))
		return s;
	for (int d = 0; d < HOURS_DAYS;) {
		int last = d;

		while (last + 1 < HOURS_DAYS && alike(&h, d, last + 1))
			last++;
		if (h.day[d].from != h.day[d].to)
			part[n++] = str_fmt(a, "%s%s%s, %.*s to %.*s", DAY_NAME[d],
			                    last == d       ? ""
			                    : last == d + 1 ? " and "
			                                    : " to ",
			                    last == d ? "" : DAY_NAME[last], STR_ARG(time_words(a, h.day[d].from)),
			                    STR_ARG(time_words(a, h.day[d].to)));
		d = last + 1;
	}
	return str_join(a, part, n, S("; "));
}

bool hours_open(const struct hours *h, int weekday, int minute)
{
	return minute >= h->day[weekday].from && minute < h->day[weekday].to;
}

int hours_days_until(const struct hours *h, int weekday, int minute)
{
	for (int n = 0; n <= HOURS_DAYS; n++) {
		int d = (weekday + n) % HOURS_DAYS;

		if (h->day[d].from != h->day[d].to && (n > 0 || minute < h->day[d].to))
			return n;
	}
	return -1;
}
