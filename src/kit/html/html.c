/* The writer behind html(): a state machine over the literal markup. It knows at each $ whether it stands in text, in
 * a quoted attribute or in a URL, escapes the value for that place and reports what must not be written there. It is
 * no validator: closing tags and allowed nesting are the affair of the tests. */
#include "kit/html/html.h"
#include "kit/html/own.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum state {
	ST_TEXT,   /* between tags */
	ST_RAW,    /* inside script or style: no values */
	ST_OPEN,   /* after '<' */
	ST_NAME,   /* in the tag's name */
	ST_TAG,    /* between attributes */
	ST_ATTR,   /* in an attribute's name */
	ST_EQ,     /* after '=' */
	ST_QUOTED, /* in a quoted value */
	ST_BARE,   /* in an unquoted value */
	ST_BANG,   /* comment or doctype */
};

enum kind { KIND_TEXT, KIND_URL, KIND_NEVER };

/* What a byte becomes in text and in quoted attributes; NULL is itself. Control letters cannot be in a page. */
#define BAD "\xef\xbf\xbd"
static const char *const escapes[256] = {
	[0] = BAD,  [1] = BAD,   [2] = BAD,       [3] = BAD,      [4] = BAD,      [5] = BAD,        [6] = BAD,
	[7] = BAD,  [8] = BAD,   [11] = BAD,      [12] = BAD,     [14] = BAD,     [15] = BAD,       [16] = BAD,
	[17] = BAD, [18] = BAD,  [19] = BAD,      [20] = BAD,     [21] = BAD,     [22] = BAD,       [23] = BAD,
	[24] = BAD, [25] = BAD,  [26] = BAD,      [27] = BAD,     [28] = BAD,     [29] = BAD,       [30] = BAD,
	[31] = BAD, [127] = BAD, ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
};

/* The first report is kept for the log; all are counted. */
static void __attribute__((format(printf, 2, 3))) misuse(struct html *w, const char *fmt, ...)
{
	va_list ap;

	if (w->misuse++ > 0)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(w->first_misuse, sizeof w->first_misuse, fmt, ap); /* cut when too long: only a message */
	va_end(ap);
}

void html_init(struct html *w, struct arena *a, struct buf *b)
{
	*w = (struct html){ .b = b, .a = a };
}

void html_end(struct html *w)
{
	if (w->at.state != ST_TEXT)
		misuse(w, "the page ends inside <%s>", w->at.tag);
}

static void escape(struct buf *b, struct str s)
{
	size_t from = 0;
	const char *e;

	for (size_t i = 0; i < s.n; i++) {
		e = escapes[(unsigned char)s.p[i]];
		if (e == NULL)
			continue;
		buf_add(b, s.p + from, i - from);
		buf_add(b, e, strlen(e));
		from = i + 1;
	}
	if (s.n > from)
		buf_add(b, s.p + from, s.n - from);
}

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
	       c == '.' || c == '~';
}

/* Text as a part of a URL: all but the unreserved letters of RFC 3986 section 2.3 are percent-encoded. */
static void escape_part(struct buf *b, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";
	unsigned char c;

	for (size_t i = 0; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (is_unreserved(s.p[i]))
			buf_char(b, s.p[i]);
		else
			buf_add(b, (char[]){ '%', hex[c >> 4], hex[c & 15] }, 3);
	}
}

/* Browsers drop tabs and line ends inside URLs and take '\' for '/', so "/\t/host" would leave our site. */
static bool url_ok(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == '\\' || s.p[i] == 127)
			return false;
	if (s.n == 0)
		return false;
	if (s.p[0] == '/')
		return s.n == 1 || s.p[1] != '/';
	return s.p[0] == '#' || s.p[0] == '?' || str_starts(s, S("https://")) || str_starts(s, S("mailto:")) ||
	       str_starts(s, S("tel:"));
}

static void put_url(struct html *w, struct str s)
{
	if (w->at.first != 0) {
		misuse(w, "a whole URL in the middle of %s of <%s>", w->at.attr, w->at.tag);
	} else if (!url_ok(s)) {
		misuse(w, "not a URL for %s of <%s>", w->at.attr, w->at.tag);
		buf_char(w->b, '#');
		w->at.first = '#';
	} else {
		escape(w->b, s);
		w->at.first = s.p[0];
	}
}

static void put_tenths(struct buf *b, int64_t i)
{
	int digit = (int)(i % 10);

	if (i < 0 && i > -10)
		buf_char(b, '-');
	buf_int(b, i / 10);
	if (digit != 0)
		buf_add(b, (char[]){ '.', (char)('0' + (digit < 0 ? -digit : digit)) }, 2);
}

static void put_in_url(struct html *w, const struct hval *v)
{
	if (v->type == HV_URL)
		put_url(w, v->s);
	else if (v->type == HV_FLAG || w->at.first == 0 || strchr("/.#?hmt", w->at.first) == NULL)
		misuse(w, "text as a URL in %s of <%s>", w->at.attr, w->at.tag);
	else if (v->type == HV_INT)
		buf_int(w->b, v->i);
	else
		escape_part(w->b, v->s);
}

static void put_plain(struct html *w, const struct hval *v)
{
	switch (v->type) {
	case HV_TEXT:
	case HV_URL:
		escape(w->b, v->s);
		break;
	case HV_INT:
		buf_int(w->b, v->i);
		break;
	case HV_TENTHS:
		put_tenths(w->b, v->i);
		break;
	case HV_FLAG:
		misuse(w, "a flag outside a tag");
		break;
	}
}

/* One $. */
static void put(struct html *w, const struct hval *v)
{
	switch (w->at.state) {
	case ST_TEXT:
		put_plain(w, v);
		break;
	case ST_QUOTED:
		if (w->at.attr_kind == KIND_NEVER)
			misuse(w, "a value in %s of <%s>", w->at.attr, w->at.tag);
		else if (w->at.attr_kind == KIND_URL)
			put_in_url(w, v);
		else
			put_plain(w, v);
		break;
	case ST_NAME: /* `<td$>`: the flag brings its own space */
	case ST_TAG:
		if (v->type != HV_FLAG)
			misuse(w, "a value between the attributes of <%s>", w->at.tag);
		else
			buf_str(w->b, v->s);
		w->at.state = ST_TAG;
		break;
	case ST_EQ:
	case ST_BARE:
		misuse(w, "a value in %s of <%s>, which has no quotes", w->at.attr, w->at.tag);
		break;
	default:
		misuse(w, "a value where none may be, near <%s>", w->at.tag);
		break;
	}
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static enum kind attr_kind(const struct html *w)
{
	static const char *const urls[] = { "href", "src",  "action", "formaction", "poster",
		                            "cite", "data", "ping",   "xlink:href", "srcset" };

	if (strncmp(w->at.attr, "on", 2) == 0 || strcmp(w->at.attr, "style") == 0 || strcmp(w->at.attr, "srcdoc") == 0)
		return KIND_NEVER;
	for (size_t i = 0; i < sizeof urls / sizeof urls[0]; i++)
		if (w->at.attr[0] == urls[i][0] && strcmp(w->at.attr, urls[i]) == 0)
			return KIND_URL;
	return KIND_TEXT;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static void name_add(char *name, int *n, size_t size, char c)
{
	if ((size_t)*n + 1 < size)
		name[(*n)++] = lower(c);
	name[*n] = '\0';
}

static bool is_raw(const struct html *w)
{
	return !w->at.closing && (strcmp(w->at.tag, "script") == 0 || strcmp(w->at.tag, "style") == 0);
}

static void tag_begin(struct html *w, char c)
{
	w->at.closing = c == '/';
	w->at.tag_n = 0;
	w->at.tag[0] = '\0';
	if (c == '!') {
		w->at.state = ST_BANG;
		return;
	}
	w->at.state = ST_NAME;
	if (c != '/')
		name_add(w->at.tag, &w->at.tag_n, sizeof w->at.tag, c);
}

static void attr_begin(struct html *w, char c)
{
	w->at.attr_n = 0;
	w->at.first = 0;
	name_add(w->at.attr, &w->at.attr_n, sizeof w->at.attr, c);
	w->at.state = ST_ATTR;
}

static void attr_value(struct html *w)
{
	w->at.attr_kind = attr_kind(w);
	if (w->at.attr_kind == KIND_NEVER)
		misuse(w, "%s of <%s>: behaviour and looks belong into files", w->at.attr, w->at.tag);
	w->at.state = ST_EQ;
}

static void tag_end(struct html *w)
{
	w->at.state = is_raw(w) ? ST_RAW : ST_TEXT;
}

/* One letter of markup inside a tag. */
static void step_tag(struct html *w, char c)
{
	switch (w->at.state) {
	case ST_NAME:
		if (is_space(c) || c == '/')
			w->at.state = ST_TAG;
		else
			name_add(w->at.tag, &w->at.tag_n, sizeof w->at.tag, c);
		break;
	case ST_TAG:
		if (c == '=') /* after `name ` */
			attr_value(w);
		else if (!is_space(c) && c != '/')
			attr_begin(w, c);
		break;
	case ST_ATTR:
		if (c == '=')
			attr_value(w);
		else if (is_space(c))
			w->at.state = ST_TAG;
		else
			name_add(w->at.attr, &w->at.attr_n, sizeof w->at.attr, c);
		break;
	case ST_EQ:
		if (c == '"' || c == '\'') {
			w->at.quote = c;
			w->at.state = ST_QUOTED;
		} else if (!is_space(c)) {
			w->at.state = ST_BARE;
		}
		break;
	case ST_BARE:
		if (is_space(c))
			w->at.state = ST_TAG;
		break;
	default:
		break;
	}
}

static void step(struct html *w, char c)
{
	switch (w->at.state) {
	case ST_TEXT:
		if (c == '<')
			w->at.state = ST_OPEN;
		break;
	case ST_RAW:
		if (c == '<')
			w->at.state = ST_OPEN;
		else if (!is_space(c))
			misuse(w, "text inside <%s>", w->at.tag);
		break;
	case ST_OPEN:
		tag_begin(w, c);
		break;
	case ST_QUOTED:
		if (c == w->at.quote)
			w->at.state = ST_TAG;
		else if (w->at.first == 0)
			w->at.first = c;
		break;
	case ST_BANG:
		if (c == '>')
			w->at.state = ST_TEXT;
		break;
	default:
		if (c == '>')
			tag_end(w);
		else
			step_tag(w, c);
		break;
	}
}

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || c == '-';
}

/* Moves over letters that cannot change the state, most of a page; the caller has taken care of $. */
static size_t skip(struct html *w, const char *tpl, size_t i, size_t n)
{
	switch (w->at.state) {
	case ST_TEXT:
		while (i < n && tpl[i] != '<' && tpl[i] != '$')
			i++;
		break;
	case ST_QUOTED:
		while (w->at.first != 0 && i < n && tpl[i] != w->at.quote && tpl[i] != '$')
			i++;
		break;
	case ST_NAME:
		for (; i < n && is_name(tpl[i]); i++)
			name_add(w->at.tag, &w->at.tag_n, sizeof w->at.tag, tpl[i]);
		break;
	case ST_ATTR:
		for (; i < n && is_name(tpl[i]); i++)
			name_add(w->at.attr, &w->at.attr_n, sizeof w->at.attr, tpl[i]);
		break;
	default:
		break;
	}
	return i;
}

/* The same literals are written again and again: what the walk over one of them found is kept. */

/* One $ of a literal, or only the end of a run of markup. */
struct piece {
	uint32_t from; /* markup before it */
	uint32_t n;
	bool value;
	const struct html_at *at; /* where the value stands; NULL: in text */
};

/* A literal that begins in text. */
struct outline {
	const char *tpl;
	bool bad; /* a walk over it alone reports something: walk each time, so that it is reported each time */
	struct piece *piece;
	size_t pieces;
	size_t values;
	const struct html_at *end; /* NULL: in text */
};

enum {
	OUTLINES = 4096, /* a power of two; the program has about half as many literals */
	OUTLINES_USED = OUTLINES / 4 * 3,
	OUTLINE_LETTERS = 64 * 1024,
	OUTLINE_BYTES = 4 << 20,
	FIRST_OF_VALUE = 1, /* for first: a value stands there, and w has its first letter already */
};

static struct arena *outline_arena;
static const struct outline *outline_table[OUTLINES];
static size_t outline_count;

static const struct outline **outline_slot(const char *tpl)
{
	size_t at = (size_t)((uintptr_t)tpl * 0x9E3779B97F4A7C15u >> 40) & (OUTLINES - 1);

	while (outline_table[at] != NULL && outline_table[at]->tpl != tpl)
		at = (at + 1) & (OUTLINES - 1);
	return &outline_table[at];
}

static const struct html_at *at_keep(const struct html *w)
{
	struct html_at *at;

	if (w->at.state == ST_TEXT)
		return NULL;
	at = NEW(outline_arena, struct html_at);
	*at = w->at;
	return at;
}

/* The place of a value, and the state after it: only `first` would depend on the value. */
static struct piece piece_make(struct html *w, size_t from, size_t to)
{
	struct piece p = { (uint32_t)from, (uint32_t)(to - from), true, at_keep(w) };

	if (w->at.state == ST_NAME)
		w->at.state = ST_TAG;
	else if (w->at.state == ST_QUOTED && w->at.attr_kind == KIND_URL && w->at.first == 0)
		w->at.first = FIRST_OF_VALUE;
	else if (w->at.state != ST_TEXT && w->at.state != ST_TAG && w->at.state != ST_QUOTED)
		misuse(w, "a value where none may be");
	return p;
}

static const struct outline *outline_make(const char *tpl, size_t n)
{
	struct html w = { .a = outline_arena };
	struct outline *o = NEW(outline_arena, struct outline);
	size_t from = 0;
	size_t most = 1;

	for (size_t i = 0; i < n; i++)
		most += tpl[i] == '$';
	o->tpl = tpl;
	o->piece = NEW_ARRAY(outline_arena, struct piece, most);
	for (size_t i = skip(&w, tpl, 0, n); i < n; i = skip(&w, tpl, i + 1, n)) {
		if (tpl[i] != '$') {
			step(&w, tpl[i]);
		} else if (i + 1 < n && tpl[i + 1] == '$') {
			o->piece[o->pieces++] = (struct piece){ (uint32_t)from, (uint32_t)(i - from), false, NULL };
			from = ++i; /* the second one is copied */
			step(&w, '$');
		} else {
			o->piece[o->pieces++] = piece_make(&w, from, i);
			o->values++;
			from = i + 1;
		}
	}
	o->piece[o->pieces++] = (struct piece){ (uint32_t)from, (uint32_t)(n - from), false, NULL };
	o->end = at_keep(&w);
	o->bad = w.misuse > 0;
	return o;
}

/* What is known about a literal; NULL: walk over it. */
static const struct outline *outline_of(const struct html *w, const char *tpl, size_t n)
{
	const struct outline **slot;

	if (w->at.state != ST_TEXT || n > OUTLINE_LETTERS)
		return NULL;
	slot = outline_slot(tpl);
	if (*slot != NULL || outline_count == OUTLINES_USED)
		return *slot;
	if (outline_arena == NULL)
		outline_arena = arena_new(OUTLINE_BYTES);
	if (arena_used(outline_arena) > OUTLINE_BYTES / 2)
		return NULL;
	*slot = outline_make(tpl, n);
	outline_count++;
	return *slot;
}

static void at_set(struct html *w, const struct html_at *at)
{
	char first = w->at.first;

	if (at == NULL) {
		w->at.state = ST_TEXT;
		return;
	}
	w->at = *at;
	if (at->first == FIRST_OF_VALUE)
		w->at.first = first;
}

static void outline_emit(struct html *w, const struct outline *o, const struct hval *v)
{
	for (const struct piece *p = o->piece, *end = p + o->pieces; p < end; p++) {
		buf_add(w->b, o->tpl + p->from, p->n);
		if (!p->value)
			continue;
		at_set(w, p->at);
		put(w, v++);
	}
	at_set(w, o->end);
}

static void walk_emit(struct html *w, const char *tpl, size_t tpl_n, const struct hval *v, size_t nv)
{
	size_t from = 0;
	size_t used = 0;

	for (size_t i = skip(w, tpl, 0, tpl_n); i < tpl_n; i = skip(w, tpl, i + 1, tpl_n)) {
		if (tpl[i] != '$') {
			step(w, tpl[i]);
			continue;
		}
		buf_add(w->b, tpl + from, i - from);
		if (i + 1 < tpl_n && tpl[i + 1] == '$') {
			from = ++i; /* the second one is copied */
			step(w, '$');
			continue;
		}
		from = i + 1;
		if (used < nv)
			put(w, &v[used]);
		used++;
	}
	buf_add(w->b, tpl + from, tpl_n - from);
	if (used != nv)
		misuse(w, "%zu values for %zu places in: %.80s", nv, used, tpl);
}

void html_emit(struct html *w, const char *tpl, size_t tpl_n, const struct hval *v, size_t nv)
{
	const struct outline *o;
	struct html_own own;

	if (w->tongue != NULL && html_own(w->tongue, 0, tpl, tpl_n, v, nv, &own)) {
		tpl = own.text;
		tpl_n = own.n;
		v = own.v;
	}
	o = outline_of(w, tpl, tpl_n);
	if (o != NULL && !o->bad && o->values == nv)
		outline_emit(w, o, v);
	else
		walk_emit(w, tpl, tpl_n, v, nv);
}

static void lines_write(struct html *w, struct str s, bool english)
{
	size_t from = 0;

	if (w->at.state != ST_TEXT) {
		misuse(w, "lines inside <%s>", w->at.tag);
		return;
	}
	s = str_trim(s);
	html(w, "<bdi$>", h_flag("lang=\"en\"", english));
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\n' && s.p[i] != '\r')
			continue;
		escape(w->b, str_sub(s, from, i - from));
		html(w, "<br>");
		if (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
			i++;
		from = i + 1;
	}
	escape(w->b, str_sub(s, from, s.n - from));
	html(w, "</bdi>");
}

void html_lines(struct html *w, struct str s)
{
	lines_write(w, s, false);
}

void html_typed_lines(struct html *w, struct str s)
{
	lines_write(w, s, w->tongue != NULL);
}

void html_checked(struct html *w, struct str markup)
{
	if (w->at.state != ST_TEXT)
		misuse(w, "markup inside <%s>", w->at.tag);
	else
		buf_str(w->b, markup);
}
