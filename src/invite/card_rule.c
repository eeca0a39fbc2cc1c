#include "invite/card_rule.h"

#include "kit/base/utf8.h"

void card_pictures(const unsigned char seed[CARD_SEED], int out[CARD_PICTURES])
{
	int left[CARD_CHOICES];
	int n = CARD_CHOICES;

	for (int i = 0; i < CARD_CHOICES; i++)
		left[i] = i;
	for (int i = 0; i < CARD_PICTURES; i++) {
		const unsigned char *p = seed + 4 * i;
		uint32_t v = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
		int at = (int)(v % (uint32_t)n);

		out[i] = left[at];
		left[at] = left[--n];
	}
}

bool card_right(const int pictures[CARD_PICTURES], const int tapped[CARD_PICTURES])
{
	bool right = true;

	for (int i = 0; i < CARD_PICTURES; i++)
		right = right && pictures[i] == tapped[i];
	return right;
}

enum card_open card_open(const struct calendar *c, struct date today, int minute)
{
	if (!school_day(c, today))
		return CARD_NO_SCHOOL;
	return minute < CARD_FROM ? CARD_TOO_EARLY : minute >= CARD_TO ? CARD_TOO_LATE : CARD_OPEN;
}

struct str card_open_words(enum card_open o)
{
	switch (o) {
	case CARD_NO_SCHOOL:
		return S("There is no school today. Your page is here on the next school day.");
	case CARD_TOO_EARLY:
		return S("It is too early. Your page opens at 8 in the morning.");
	case CARD_TOO_LATE:
		return S("School is over for today. Your page opens again at 8 in the morning.");
	case CARD_OPEN:
		return STR_NONE;
	}
	return STR_NONE;
}

bool card_locked(int64_t failures)
{
	return failures >= CARD_TRIES;
}

struct date tablet_until(struct date today)
{
	struct date d = date_school_year(today);

	return (struct date){ (int16_t)(d.y + 1), 8, 31 };
}

static void shown_at(struct arena *a, struct card_name *v, size_t letters)
{
	struct str part = utf8_head(v->family, letters);

	v->shown = part.n == 0             ? v->first
	           : part.n == v->family.n ? str_fmt(a, "%.*s %.*s", STR_ARG(v->first), STR_ARG(part))
	                                   : str_fmt(a, "%.*s %.*s.", STR_ARG(v->first), STR_ARG(part));
}

/* A full stop at the end tells nobody apart. */
static struct str undotted(struct str s)
{
	return str_ends(s, S(".")) ? str_sub(s, 0, s.n - 1) : s;
}

static bool is_shared(const struct card_name *v, size_t n, size_t at)
{
	for (size_t i = 0; i < n; i++)
		if (i != at && str_eq(undotted(v[i].shown), undotted(v[at].shown)))
			return true;
	return false;
}

void card_names(struct arena *a, struct card_name *v, size_t n)
{
	bool *more = NEW_ARRAY(a, bool, n);
	bool any = true;

	for (size_t i = 0; i < n; i++)
		shown_at(a, &v[i], 1);
	for (size_t letters = 2; any; letters++) {
		any = false;
		for (size_t i = 0; i < n; i++)
			more[i] = is_shared(v, n, i) && utf8_len(v[i].family) >= letters;
		for (size_t i = 0; i < n; i++) {
			if (more[i])
				shown_at(a, &v[i], letters);
			any = any || more[i];
		}
	}
	for (size_t i = 0; i < n; i++)
		more[i] = is_shared(v, n, i);
	for (size_t i = 0; i < n; i++)
		if (more[i])
			v[i].shown = str_fmt(a, "%.*s, %.*s", STR_ARG(v[i].shown), STR_ARG(date_short(a, v[i].born)));
}
