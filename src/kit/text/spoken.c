#include "kit/text/spoken.h"

#include "kit/base/buf.h"

#include <string.h>

enum {
	SPOKEN_MOST = 4 * 1024 * 1024,
	PHONE_MOST = 24,
	DIGITS_LEAST = 10,
	DIGITS_MOST = 13,
	GROUP_LONG = 5,
	SAID_MOST = 200
};

struct said {
	struct str word;
	struct str as;
};

struct reading {
	struct buf out;
	struct said said[SAID_MOST];
	size_t n;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_large(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
	return is_large(c) || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Nothing that goes on with a word or a number follows. */
static bool ends(struct str s, size_t at)
{
	return at >= s.n || (!is_digit(s.p[at]) && !is_letter(s.p[at])) ||
	       (at + 2 < s.n && memcmp(s.p + at, "\xe2\x80", 2) == 0); /* dashes and quotation marks */
}

static size_t digits(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && is_digit(s.p[at + n]))
		n++;
	return n;
}

static int64_t number(struct str s, size_t at, size_t n)
{
	int64_t v = 0;

	return str_int(str_sub(s, at, n), &v) ? v : 0;
}

/* "-", or an en dash. Returns its bytes; 0: there is none. */
static size_t dash(struct str s, size_t at)
{
	if (at < s.n && s.p[at] == '-')
		return 1;
	return at + 2 < s.n && memcmp(s.p + at, "\xe2\x80\x93", 3) == 0 ? 3 : 0;
}

/* ---- numbers in words ---- */

static const char *const SMALL[] = { "oh",       "one",     "two",     "three",     "four",     "five",    "six",
	                             "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
	                             "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen" };
static const char *const TENS[] = {
	"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
};

/* 1 to 99. */
static void words_of(struct buf *b, int64_t v)
{
	if (v < 20) {
		buf_fmt(b, "%s", SMALL[v]);
		return;
	}
	buf_fmt(b, "%s", TENS[v / 10]);
	if (v % 10 != 0)
		buf_fmt(b, "-%s", SMALL[v % 10]);
}

/* 1900 to 2099, as people say a year. */
static void year_of(struct buf *b, int64_t y)
{
	if (y / 10 == 200) {
		buf_str(b, S("two thousand"));
		if (y % 10 != 0)
			buf_fmt(b, " and %s", SMALL[y % 10]);
		return;
	}
	words_of(b, y / 100);
	buf_char(b, ' ');
	if (y % 100 == 0)
		buf_str(b, S("hundred"));
	else if (y % 100 < 10)
		buf_fmt(b, "oh %s", SMALL[y % 100]);
	else
		words_of(b, y % 100);
}

static void day_of(struct buf *b, int64_t d)
{
	static const char *const ORDINAL[] = { "",          "first",     "second",      "third",      "fourth",
		                               "fifth",     "sixth",     "seventh",     "eighth",     "ninth",
		                               "tenth",     "eleventh",  "twelfth",     "thirteenth", "fourteenth",
		                               "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
		                               "twentieth" };

	if (d <= 20)
		buf_fmt(b, "%s", ORDINAL[d]);
	else if (d == 30)
		buf_str(b, S("thirtieth"));
	else
		buf_fmt(b, "%s-%s", TENS[d / 10], ORDINAL[d % 10]);
}

/* ---- what is read in a way of its own: each returns how many bytes it has read, 0: it is something else ---- */

static size_t group_say(struct buf *b, const char *p, size_t n)
{
	size_t first = n == 11 ? GROUP_LONG : n > GROUP_LONG ? 3 : n;

	for (size_t i = 0; i < n; i++)
		buf_fmt(b, "%s%s",
		        i == 0                                                            ? ""
		        : i == first || (i > first && (i - first) % 3 == 0 && n - i >= 3) ? ", "
		                                                                          : " ",
		        SMALL[p[i] - '0']);
	return n;
}

/* "01629 533660", "(020) 7946 0118", "+44 20 7946 0118". */
static size_t phone_read(struct buf *b, struct str s)
{
	size_t at = s.p[0] == '+' || s.p[0] == '(';
	size_t end = at, n = 0;

	if (at >= s.n || !is_digit(s.p[at]) || (s.p[0] != '+' && s.p[at] != '0'))
		return 0;
	for (size_t i = at; i < s.n && i < PHONE_MOST && n <= DIGITS_MOST; i++) {
		bool between = s.p[i] == ' ' || s.p[i] == '-' || (s.p[i] == ')' && s.p[0] == '(') ||
		               (s.p[i] == '(' && s.p[0] == '+');

		if (is_digit(s.p[i])) {
			n++;
			end = i + 1;
		} else if (!between) {
			break;
		}
	}
	if (n < DIGITS_LEAST || n > DIGITS_MOST || !ends(s, end))
		return 0;
	buf_str(b, s.p[0] == '+' ? S("plus ") : S(""));
	for (size_t i = at, k; i<end; i += k> 0 ? k : 1) {
		k = digits(str_sub(s, 0, end), i);
		if (k == 0)
			continue;
		buf_str(b, i > at ? S(", ") : S(""));
		(void)group_say(b, s.p + i, k);
	}
	return end;
}

static size_t month_at(struct str s, size_t at)
{
	static const char *const MONTH[] = { "January", "February", "March",     "April",   "May",      "June",
		                             "July",    "August",   "September", "October", "November", "December" };

	for (size_t i = 0; i < sizeof MONTH / sizeof *MONTH; i++) {
		size_t n = strlen(MONTH[i]);

		if (str_starts(str_sub(s, at, s.n), str_of(MONTH[i])) && ends(s, at + n))
			return n;
	}
	return 0;
}

/* "1 December": the year that may follow is read by itself. */
static size_t day_read(struct buf *b, struct str s)
{
	size_t n = digits(s, 0);
	int64_t day = number(s, 0, n);
	size_t month = n > 0 && n < 3 && n < s.n && s.p[n] == ' ' ? month_at(s, n + 1) : 0;
	bool the = b->n >= 4 && memcmp(b->p + b->n - 4, "the ", 4) == 0;

	if (month == 0 || day < 1 || day > 31)
		return 0;
	buf_str(b, the ? S("") : S("the "));
	day_of(b, day);
	buf_fmt(b, " of %.*s", (int)month, s.p + n + 1);
	if (n + 1 + month + 1 < s.n && s.p[n + 1 + month] == ' ' && digits(s, n + 2 + month) == 4)
		buf_char(b, ',');
	return n + 1 + month;
}

/* Bytes of "am" or "pm" with a blank in front or none; *pm. */
static size_t half_of_day(struct str s, size_t at, bool *pm)
{
	size_t from = at + (at < s.n && s.p[at] == ' ');

	if (from + 1 >= s.n || (s.p[from] != 'a' && s.p[from] != 'p') || s.p[from + 1] != 'm' || !ends(s, from + 2))
		return 0;
	*pm = s.p[from] == 'p';
	return from + 2 - at;
}

/* "9am", "9.30 am", and "15:30" as half past three is said. A stop without am or pm is a paragraph or a number. */
static size_t time_read(struct buf *b, struct str s)
{
	size_t n = digits(s, 0);
	int64_t hour = number(s, 0, n), minute = 0;
	bool colon = n < s.n && s.p[n] == ':', pm = false;
	bool minutes = (colon || (n < s.n && s.p[n] == '.')) && digits(s, n + 1) == 2;
	size_t half;

	if (n == 0 || n > 2 || hour > 24)
		return 0;
	if (minutes) {
		minute = number(s, n + 1, 2);
		n += 3;
	}
	half = half_of_day(s, n, &pm);
	if (minute > 59 || (half == 0 && (!colon || !minutes || !ends(s, n))))
		return 0;
	words_of(b, hour % 12 == 0 ? 12 : hour % 12);
	if (minute > 0)
		buf_str(b, minute < 10 ? S(" oh ") : S(" "));
	if (minute > 0)
		words_of(b, minute);
	if (half > 0 || hour > 12 || hour == 0)
		buf_str(b, pm || (hour > 12 && hour < 24) ? S(" P M") : S(" A M"));
	else if (minute == 0)
		buf_str(b, S(" o'clock"));
	return n + half;
}

/* "2026", and "2026/27". */
static size_t year_read(struct buf *b, struct str s)
{
	int64_t y = digits(s, 0) == 4 ? number(s, 0, 4) : 0;
	size_t between = 4 < s.n && s.p[4] == '/' ? 1 : dash(s, 4);

	if (y < 1900 || y > 2099)
		return 0;
	if (between > 0 && digits(s, 4 + between) == 2 && ends(s, 6 + between) && number(s, 4 + between, 2) > 0) {
		year_of(b, y);
		buf_str(b, S(" to "));
		words_of(b, number(s, 4 + between, 2));
		return 6 + between;
	}
	if (!ends(s, 4) || (s.n > 5 && (s.p[4] == ',' || s.p[4] == '.') && is_digit(s.p[5])))
		return 0;
	year_of(b, y);
	return 4;
}

/* "£6,000", "£12.50". */
static size_t money_read(struct buf *b, struct str s)
{
	size_t at = 2, from = b->n;
	bool one;

	if (!str_starts(s, S("£")) || digits(s, 2) == 0)
		return 0;
	while (at < s.n && (is_digit(s.p[at]) || (s.p[at] == ',' && digits(s, at + 1) >= 3))) {
		if (s.p[at] != ',')
			buf_char(b, s.p[at]);
		at++;
	}
	one = b->n == from + 1 && b->p[from] == '1';
	buf_str(b, one ? S(" pound") : S(" pounds"));
	if (at < s.n && s.p[at] == '.' && digits(s, at + 1) == 2) {
		if (number(s, at + 1, 2) > 0)
			buf_fmt(b, " %lld", (long long)number(s, at + 1, 2));
		at += 3;
	}
	return at;
}

/* "DE4 3AG". */
static size_t post_code_read(struct buf *b, struct str s)
{
	size_t area = 0, out;

	while (area < 2 && area < s.n && is_large(s.p[area]))
		area++;
	out = area + (area > 0) * digits(s, area);
	out += out > area && out < s.n && is_large(s.p[out]);
	if (out == area || out > 4 || out + 4 > s.n || s.p[out] != ' ' || digits(s, out + 1) != 1 ||
	    !is_large(s.p[out + 2]) || !is_large(s.p[out + 3]) || !ends(s, out + 4))
		return 0;
	for (size_t i = 0; i < out + 4; i++) {
		if (s.p[i] == ' ')
			buf_char(b, ',');
		else
			buf_fmt(b, "%s%c", i > 0 ? " " : "", s.p[i]);
	}
	return out + 4;
}

static void address_say(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *as = s.p[i] == '@'   ? " at "
		                 : s.p[i] == '.' ? " dot "
		                 : s.p[i] == '-' ? " dash "
		                 : s.p[i] == '_' ? " underscore "
		                                 : NULL;

		if (as != NULL)
			buf_str(b, str_of(as));
		else if (is_digit(s.p[i]) || is_letter(s.p[i]))
			buf_char(b, s.p[i]);
	}
}

/* A web address (its host: nobody can write down the rest by ear) or an e-mail address. */
static size_t address_read(struct buf *b, struct str s)
{
	size_t n = 0, end, from = 0;
	bool web = str_starts(s, S("https://")) || str_starts(s, S("http://")) || str_starts(s, S("www."));
	struct str path, host;

	while (n < s.n && (unsigned char)s.p[n] > ' ' && (unsigned char)s.p[n] < 0x80)
		n++;
	while (n > 0 && strchr(".,;:)!?]", s.p[n - 1]) != NULL)
		n--;
	if (!web) {
		ptrdiff_t at = str_find(str_sub(s, 0, n), S("@"));

		if (at < 1 || (size_t)at + 3 >= n || str_find(str_sub(s, (size_t)at, n - (size_t)at), S(".")) < 0)
			return 0;
		address_say(b, str_sub(s, 0, n));
		return n;
	}
	from = str_starts(s, S("https://")) ? 8 : str_starts(s, S("http://")) ? 7 : 0;
	from += str_starts(str_sub(s, from, n), S("www.")) ? 4 : 0;
	host = str_cut(str_sub(s, from, n - from), '/', &path);
	end = n;
	address_say(b, host);
	if (path.n > 0)
		buf_str(b, S(", the whole address is in the text"));
	return end;
}

static size_t listed_read(struct reading *r, struct str s)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct said *w = &r->said[i];

		if (str_starts(s, w->word) && ends(s, w->word.n)) {
			buf_str(&r->out, w->as);
			return w->word.n;
		}
	}
	return 0;
}

/* At the beginning of a word or a number. */
static size_t special_read(struct reading *r, struct str s)
{
	static size_t (*const READ[])(struct buf * b, struct str s) = { phone_read,  day_read,   time_read,
		                                                        year_read,   money_read, post_code_read,
		                                                        address_read };
	size_t n = listed_read(r, s);

	for (size_t i = 0; n == 0 && i < sizeof READ / sizeof *READ; i++)
		n = READ[i](&r->out, s);
	return n;
}

/* ---- signs between words ---- */

struct sign {
	const char *sign;
	const char *as;
};

static const struct sign SIGNS[] = {
	{ " – ", ", " },   { "–", " to " }, { "—", ", " },        { "“", "" },           { "”", "" },
	{ "‘", "" },       { "’", "'" },    { "…", "." },         { "×", " times " },    { "→", ", " },
	{ "•", " " },      { "·", ", " },   { "≤", " at most " }, { "≥", " at least " }, { "&", " and " },
	{ "+", " plus " }, { "=", " is " }, { "(", ", " },        { ")", "," },          { "[", " " },
	{ "]", " " },      { "<", " " },    { ">", " " },         { "{", " " },          { "}", " " },
	{ "|", " " },      { "*", " " },    { "_", " " },         { "#", " " },          { "\\", " " },
	{ "~", " " },      { "^", " " },    { "`", "" },          { "\"", "" },
};

/* One blank between words, and none in front of a comma. */
static void between_put(struct buf *b, struct str as)
{
	while (as.n > 0 && as.p[0] == ',' && b->n > 0 && b->p[b->n - 1] == ' ')
		b->n--;
	if (as.n > 0 && as.p[0] == ' ' && b->n > 0 && b->p[b->n - 1] == ' ')
		as = str_sub(as, 1, as.n);
	buf_str(b, as);
}

/* What stands at this place when it is no word. Returns its bytes. */
static size_t sign_read(struct reading *r, struct str all, size_t at)
{
	struct str s = str_sub(all, at, all.n);
	bool inside = at > 0 && at + 1 < all.n;

	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (str_starts(s, str_of(SIGNS[i].sign))) {
			between_put(&r->out, str_of(SIGNS[i].as));
			return strlen(SIGNS[i].sign);
		}
	if (s.p[0] == '/' && inside)
		between_put(&r->out, S(" or "));
	else if (s.p[0] == '-' && inside && is_digit(all.p[at + 1]) &&
	         (is_digit(all.p[at - 1]) || all.p[at - 1] == 'm'))
		between_put(&r->out, S(" to "));
	else
		between_put(&r->out, str_sub(s, 0, 1));
	return 1;
}

static bool is_sign(struct str s)
{
	return !is_digit(s.p[0]) &&
	       (!is_letter(s.p[0]) || str_starts(s, S("\xe2")) || str_starts(s, S("×")) || str_starts(s, S("·")));
}

/* A word as it stands, or a number, which may have a stop or commas in it. */
static size_t plain_read(struct reading *r, struct str s)
{
	size_t n = 0;
	bool figures = is_digit(s.p[0]);

	while (n < s.n &&
	       (!is_sign(str_sub(s, n, s.n)) || (figures && strchr(".,", s.p[n]) != NULL && digits(s, n + 1) > 0)))
		n++;
	for (size_t i = 0; i < n; i++)
		if (s.p[i] != ',')
			buf_char(&r->out, s.p[i]);
	return n;
}

static void list_take(struct reading *r, struct str said)
{
	while (said.n > 0 && r->n < SAID_MOST) {
		struct str as;
		struct str word = str_trim(str_cut(str_cut(said, '\n', &said), '=', &as));

		if (word.n > 0 && word.p[0] != '#')
			r->said[r->n++] = (struct said){ word, str_trim(as) };
	}
}

struct str spoken(struct arena *a, struct str text, struct str said)
{
	struct reading *r = NEW(a, struct reading);

	r->out = buf_new(a, SPOKEN_MOST);
	list_take(r, said);
	for (size_t at = 0; at < text.n;) {
		struct str s = str_sub(text, at, text.n);
		size_t n = special_read(r, s); /* words and signs are read as a whole: one begins here */

		if (n == 0)
			n = is_sign(s) ? sign_read(r, text, at) : plain_read(r, s);
		at += n;
	}
	return r->out.full ? STR_NONE : buf_view(&r->out);
}
