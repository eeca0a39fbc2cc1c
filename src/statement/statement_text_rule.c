#include "statement/statement_text_rule.h"

#include "kit/base/buf.h"

#define FIRST_LINE "APDR statement of help\t1\n"
#define FACTS "facts\n"

enum { BODY_MAX = 60000, PARTS_MAX = 20, CODE_GROUP = 4, BITS = 5, HEX_DIGITS = 15 };

static const char SIGNS[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* ---- writing ---- */

/* A name is one line without tabs. */
static struct str plain(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] == '\t' || s.p[i] == '\n' ? ' ' : s.p[i];
	return (struct str){ p, s.n };
}

static void count_write(struct buf *b, const struct help_count *k)
{
	buf_fmt(b, "\t%lld\t%lld\t%lld\t%lld\t%lld\t%lld\t%lld\t%lld", (long long)k->agreed, (long long)k->given,
	        (long long)k->missed, (long long)k->caught, (long long)k->extra, (long long)k->unlogged,
	        (long long)k->minutes_agreed, (long long)k->minutes_given);
}

static void line_write(struct arena *a, struct buf *b, const struct help_line *l)
{
	buf_fmt(b, "help\t%lld", (long long)l->help.root);
	count_write(b, &l->count);
	buf_fmt(b, "\t%lld\t%lld\t%lld\t%.*s\t%.*s\n", (long long)l->owed, (long long)l->help.per_week,
	        (long long)l->help.minutes, STR_ARG(plain(a, l->help.what)), STR_ARG(plain(a, l->help.who)));
}

static void why_write(struct arena *a, struct buf *b, const struct help_why *w)
{
	buf_fmt(b, "why\t%.*s\t%lld\t%.*s\t", STR_ARG(session_reason_code(w->reason)), (long long)w->n,
	        STR_ARG(plain(a, w->who)));
	for (size_t i = 0; i < w->days; i++)
		buf_fmt(b, "%s%.*s", i > 0 ? "," : "", STR_ARG(date_iso(a, w->on[i])));
	buf_char(b, '\n');
}

struct str statement_body(struct arena *a, const struct statement_head *head, const struct help_statement *s)
{
	struct buf b = buf_new(a, BODY_MAX);

	buf_fmt(&b,
	        FIRST_LINE
	        "id\t%lld\nschool\t%.*s\npupil\t%.*s\t%.*s\nmonth\t%d\t%d\nmade\t%.*s\t%.*s\nreplaces\t%.*s\n",
	        (long long)head->id, STR_ARG(plain(a, head->school)), STR_ARG(plain(a, head->pupil)),
	        STR_ARG(plain(a, head->first)), head->year, head->month, STR_ARG(date_iso(a, head->made_on)),
	        STR_ARG(plain(a, head->by)), STR_ARG(head->replaces));
	buf_fmt(&b, FACTS "span\t%.*s\t%.*s\nall", STR_ARG(date_iso(a, s->span.from)),
	        STR_ARG(date_iso(a, s->span.to)));
	count_write(&b, &s->all);
	buf_char(&b, '\n');
	for (size_t i = 0; i < s->lines; i++)
		line_write(a, &b, &s->line[i]);
	for (size_t i = 0; i < s->whys; i++)
		why_write(a, &b, &s->why[i]);
	return buf_view(&b);
}

struct str statement_facts(struct str body)
{
	ptrdiff_t at = str_find(body, S("\n" FACTS));

	return at < 0 ? STR_NONE : str_sub(body, (size_t)at, body.n);
}

/* ---- reading ---- */

struct line {
	struct str part[PARTS_MAX];
	size_t n;
};

static struct line cut(struct str text)
{
	struct line l = { .n = 0 };
	bool more = true;

	while (more && l.n < PARTS_MAX) {
		more = str_find(text, S("\t")) >= 0;
		l.part[l.n++] = str_cut(text, '\t', &text);
	}
	return l;
}

static bool count_read(const struct line *l, size_t at, struct help_count *k)
{
	return l->n >= at + 8 && str_int(l->part[at], &k->agreed) && str_int(l->part[at + 1], &k->given) &&
	       str_int(l->part[at + 2], &k->missed) && str_int(l->part[at + 3], &k->caught) &&
	       str_int(l->part[at + 4], &k->extra) && str_int(l->part[at + 5], &k->unlogged) &&
	       str_int(l->part[at + 6], &k->minutes_agreed) && str_int(l->part[at + 7], &k->minutes_given);
}

static bool help_read(const struct line *l, struct help_line *out)
{
	if (l->n != 15 || !str_int(l->part[1], &out->help.root) || !count_read(l, 2, &out->count) ||
	    !str_int(l->part[10], &out->owed) || !str_int(l->part[11], &out->help.per_week) ||
	    !str_int(l->part[12], &out->help.minutes))
		return false;
	out->help.what = l->part[13];
	out->help.who = l->part[14];
	return true;
}

static bool why_read(struct arena *a, const struct line *l, struct help_why *out)
{
	struct str rest;

	if (l->n != 5 || !session_reason_of(l->part[1], &out->reason) || !str_int(l->part[2], &out->n))
		return false;
	out->who = l->part[3];
	rest = l->part[4];
	out->on = NEW_ARRAY(a, struct date, str_count(rest, ',') + 1);
	while (rest.n > 0)
		if (!date_parse_iso(str_cut(rest, ',', &rest), &out->on[out->days++]))
			return false;
	return true;
}

static bool head_read(const struct line *l, struct statement_head *h)
{
	int64_t year, month;

	if (str_is(l->part[0], "id") && l->n == 2)
		return str_int(l->part[1], &h->id);
	if (str_is(l->part[0], "school") && l->n == 2)
		h->school = l->part[1];
	else if (str_is(l->part[0], "replaces") && l->n == 2)
		h->replaces = l->part[1];
	else if (str_is(l->part[0], "pupil") && l->n == 3) {
		h->pupil = l->part[1];
		h->first = l->part[2];
	} else if (str_is(l->part[0], "made") && l->n == 3) {
		h->by = l->part[2];
		return date_parse_iso(l->part[1], &h->made_on);
	} else if (str_is(l->part[0], "month") && l->n == 3) {
		if (!str_int(l->part[1], &year) || !str_int(l->part[2], &month))
			return false;
		h->year = (int)year;
		h->month = (int)month;
	} else {
		return false;
	}
	return true;
}

static bool fact_read(struct arena *a, const struct line *l, struct help_statement *s)
{
	if (str_is(l->part[0], "span") && l->n == 3)
		return date_parse_iso(l->part[1], &s->span.from) && date_parse_iso(l->part[2], &s->span.to);
	if (str_is(l->part[0], "all") && l->n == 9)
		return count_read(l, 1, &s->all);
	if (str_is(l->part[0], "help"))
		return help_read(l, &s->line[s->lines++]);
	return str_is(l->part[0], "why") && why_read(a, l, &s->why[s->whys++]);
}

enum rc statement_parse(struct arena *a, struct str body, struct statement_head *head, struct help_statement *s)
{
	size_t most = str_count(body, '\n') + 1;
	bool facts = false;

	*head = (struct statement_head){ 0 };
	*s = (struct help_statement){ .line = NEW_ARRAY(a, struct help_line, most),
		                      .why = NEW_ARRAY(a, struct help_why, most) };
	if (!str_starts(body, S(FIRST_LINE)))
		return RC_INVALID;
	body = str_sub(body, sizeof(FIRST_LINE) - 1, body.n);
	while (body.n > 0) {
		struct line l = cut(str_cut(body, '\n', &body));

		if (!facts && l.n == 1 && str_is(l.part[0], "facts"))
			facts = true;
		else if (!(facts ? fact_read(a, &l, s) : head_read(&l, head)))
			return RC_INVALID;
	}
	return facts ? RC_OK : RC_INVALID;
}

/* ---- the code ---- */

static struct str grouped(struct arena *a, const char signs[static STATEMENT_CODE_SIGNS])
{
	struct buf b = buf_new(a, 2 * STATEMENT_CODE_SIGNS);

	for (size_t i = 0; i < STATEMENT_CODE_SIGNS; i++) {
		if (i > 0 && i % CODE_GROUP == 0)
			buf_char(&b, '-');
		buf_char(&b, signs[i]);
	}
	return buf_view(&b);
}

struct str statement_code(struct arena *a, struct str seal)
{
	char out[STATEMENT_CODE_SIGNS];
	uint64_t bits = 0;

	for (size_t i = 0; i < HEX_DIGITS && i < seal.n; i++) {
		char c = seal.p[i];

		bits = bits << 4 | (uint64_t)(c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0');
	}
	for (size_t i = STATEMENT_CODE_SIGNS; i-- > 0; bits >>= BITS)
		out[i] = SIGNS[bits & ((1u << BITS) - 1)];
	return grouped(a, out);
}

struct str statement_code_read(struct arena *a, struct str typed)
{
	char out[STATEMENT_CODE_SIGNS];
	size_t n = 0;

	for (size_t i = 0; i < typed.n; i++) {
		char c = typed.p[i];

		if (c == ' ' || c == '-')
			continue;
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
		if (n == STATEMENT_CODE_SIGNS || str_find(str_of(SIGNS), (struct str){ &c, 1 }) < 0)
			return STR_NONE;
		out[n++] = c;
	}
	return n == STATEMENT_CODE_SIGNS ? grouped(a, out) : STR_NONE;
}
