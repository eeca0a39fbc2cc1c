/* The typed HTML writer. The markup must be a string literal (the compiler refuses others); each $ takes one typed
 * value; the writer follows the markup and escapes by context (text, quoted attribute, URL attribute). Misuse (text as
 * a whole href, a value in on…/style/unquoted attribute/script, wrong number of values) is reported: a failure in
 * tests, a log line and an empty value in production. A literal dollar sign is written $$. The markup may be split over
 * several calls at any place: the context travels in the writer.
 *
 * In a URL attribute (href, src, action …) a whole URL is h_url(). After a literal beginning, as in
 * `href="/pupils/$?q=$"`, a number or text is a part and is percent-encoded.
 *
 * There is no function that writes a run-time string unescaped, except html_checked for markup that our own
 * converter made (Markdown of content/) or that the writer itself made earlier. */
#pragma once

#include "kit/base/buf.h"
#include "kit/base/date.h"
#include "kit/base/tongue.h"

struct hval {
	enum { HV_TEXT, HV_INT, HV_TENTHS, HV_URL, HV_FLAG } type;
	struct str s;
	int64_t i;
};

/* Where in the markup the writer is. */
struct html_at {
	int state;
	int attr_kind;
	int closing;
	int tag_n;
	int attr_n;
	char quote;
	char first; /* first letter of the attribute's value, 0 when nothing is written yet */
	char tag[32];
	char attr[40];
};

/* State of the writer. Opaque to callers, but for b, a and the reports. */
struct html {
	struct buf *b;
	struct arena *a;
	struct html_at at;
	const struct tongue *tongue; /* literals are written in this language; NULL: English */
	int misuse;                  /* number of reports */
	char first_misuse[160];      /* the first one, for the log and the tests */
};

void html_init(struct html *w, struct arena *a, struct buf *b);
/* Ends the document: reports an unfinished tag. */
void html_end(struct html *w);
void html_emit(struct html *w, const char *tpl, size_t tpl_n, const struct hval *v, size_t nv);

#define html(w, tpl, ...)                                                                                              \
	html_emit((w), "" tpl "", sizeof(tpl) - 1, (const struct hval[]){ h_int(0), ##__VA_ARGS__ } + 1,               \
	          sizeof((const struct hval[]){ h_int(0), ##__VA_ARGS__ }) / sizeof(struct hval) - 1)

/* Values. Text is escaped; in a URL attribute only h_url is accepted as the whole or the beginning. */
static inline struct hval h_text(struct str s)
{
	return (struct hval){ HV_TEXT, s, 0 };
}
static inline struct hval h_cstr(const char *c)
{
	return (struct hval){ HV_TEXT, str_of(c), 0 };
}
static inline struct hval h_int(int64_t i)
{
	return (struct hval){ HV_INT, STR_NONE, i };
}
/* A number in tenths, as drawings use them: 716 is written 71.6, 720 is written 72. */
static inline struct hval h_tenths(int64_t i)
{
	return (struct hval){ HV_TENTHS, STR_NONE, i };
}
static inline struct hval h_same(struct hval v)
{
	return v;
}
/* A URL: our own path (starts with one '/'), '#…', '?…', https://, mailto: or tel:, without control letters and
 * backslashes. Others become "#" and a report. */
static inline struct hval h_url(struct str s)
{
	return (struct hval){ HV_URL, s, 0 };
}
/* A literal attribute or nothing: `<option value="$"$>` with h_flag("selected", is); also `h_flag("class=\"n\"", is)`.
 */
#define h_flag(name, on) ((struct hval){ HV_FLAG, (on) ? S(" " name) : STR_NONE, 0 })
/* h(x): text or number by type. */
#define h(x)                                                                                                           \
	_Generic((x), struct str: h_text, char *: h_cstr, const char *: h_cstr, signed char: h_int,                   \
		 unsigned char: h_int, short: h_int, unsigned short: h_int, int: h_int, long: h_int, long long: h_int, \
		 unsigned long: h_int, struct hval: h_same)(x)
/* ---- other languages ----
 * html() writes its literal in the language of the page when po/ has it: the whole literal with its markup is the
 * message. What components get as text is said by these; the literal is the message too, with a $ for each value. */
#define say(w, text, ...)                                                                                              \
	html_say((w), "" text "", sizeof(text) - 1, (const struct hval[]){ h_int(0), ##__VA_ARGS__ } + 1,              \
	         sizeof((const struct hval[]){ h_int(0), ##__VA_ARGS__ }) / sizeof(struct hval) - 1)
/* By number: say_n(w, n, "$ meeting", "$ meetings", h(n)). */
#define say_n(w, count, one, many, ...)                                                                                \
	html_say_n((w), (count), "" one "", "" many "", (const struct hval[]){ h_int(0), ##__VA_ARGS__ } + 1,          \
	           sizeof((const struct hval[]){ h_int(0), ##__VA_ARGS__ }) / sizeof(struct hval) - 1)
/* Marks a text of a table as a message: who writes it says html_say_str. */
#define SAY_TEXT(text) "" text ""
struct str html_say(struct html *w, const char *text, size_t n, const struct hval *v, size_t nv);
struct str html_say_n(struct html *w, int64_t count, const char *one, const char *many, const struct hval *v,
                      size_t nv);
/* A text of a table (label of a field, word of a choice) whose words are messages. */
struct str html_say_str(const struct html *w, struct str english);
#define h_said(w, english) h(html_say_str((w), (english)))
struct str html_say_date(struct html *w, struct date d, enum tongue_date how);

/* Text of people: keeps line breaks (writes <br>), drops white space at both ends and isolates direction (<bdi>).
 * Content context only. */
void html_lines(struct html *w, struct str s);
/* Words of the record, as people typed them in English: on a page in another language they are marked as English. One
 * line, and lines. What a family wrote itself is in whatever language they chose: html_lines. */
static inline void html_typed(struct html *w, struct str s)
{
	if (w->tongue != NULL)
		html(w, "<bdi lang=\"en\">$</bdi>", h(s));
	else
		html(w, "$", h(s));
}
void html_typed_lines(struct html *w, struct str s);
/* Markup that is already safe, unescaped: made by our Markdown converter or by another writer. Content context only.
 * tools/check_html lists the files that may call it. */
void html_checked(struct html *w, struct str markup);
