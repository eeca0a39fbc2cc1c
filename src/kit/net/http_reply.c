#include "kit/net/http_reply.h"

#include "kit/base/asset.h"
#include "kit/base/date.h"
#include "kit/net/http_head.h"

#include <stdio.h>
#include <string.h>

enum { DAY_S = 86400 };

/* On every reply. Assets and pages alike, so that a new kind of reply cannot forget them. */
static const char POLICY[] =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "font-src 'self'; media-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "object-src 'none'\r\n";
/* Instead, for what people have sent and get back (it says how it is to be taken): whatever it is, nothing of it runs,
 * and it belongs to no site. */
static const char POLICY_INERT[] =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox\r\n";
static const char SECURITY[] =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()\r\n"
    "X-Robots-Tag: noindex\r\n";

/* For a year; names below this one too, as a page of such a host could plant what this one reads. */
static const char HTTPS_ONLY[] = "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

static const char *const FRONTS_OWN[] = {
	"connection",
	"content-length",
	"transfer-encoding",
	"keep-alive",
	"upgrade",
	"trailer",
	"date",
	"server",
	"content-security-policy",
	"x-content-type-options",
	"x-frame-options",
	"referrer-policy",
	"cross-origin-opener-policy",
	"cross-origin-resource-policy",
	"permissions-policy",
	"x-robots-tag",
	"strict-transport-security",
};

static const struct {
	int status;
	const char *phrase;
	const char *title; /* of the front's own page; NULL: the words of 500 */
	const char *text;
} STATUS[] = {
	{ 200, "OK", NULL, NULL },
	{ 204, "No Content", NULL, NULL },
	{ 206, "Partial Content", NULL, NULL },
	{ 302, "Found", NULL, NULL },
	{ 303, "See Other", NULL, NULL },
	{ 304, "Not Modified", NULL, NULL },
	{ 400, "Bad Request", "We could not read that request", "Nothing was changed. Go back and try again." },
	{ 403, "Forbidden", "This is not open to you", "Nothing was changed." },
	{ 404, "Not Found", "We cannot find that page",
	  "The address may be wrong, or the page may not be open to you. Your work is safe." },
	{ 405, "Method Not Allowed", "This page cannot be used in that way", "Nothing was changed." },
	{ 408, "Request Timeout", "That took too long to arrive", "Nothing was changed. Go back and try again." },
	{ 409, "Conflict", NULL, NULL },
	{ 411, "Length Required", "We could not read that request", "Nothing was changed. Go back and try again." },
	{ 413, "Content Too Large", "That is too large to send",
	  "Nothing was changed. Go back and send less, or a smaller file." },
	{ 414, "URI Too Long", "That address is too long", "Nothing was changed." },
	{ 416, "Range Not Satisfiable", "There is no such part", "Nothing was changed." },
	{ 417, "Expectation Failed", "We could not read that request", "Nothing was changed." },
	{ 421, "Misdirected Request", "This is not the address of this service",
	  "Use the address that your school gave you." },
	{ 422, "Unprocessable Content", NULL, NULL },
	{ 429, "Too Many Requests", "Please wait a moment", "Nothing was changed. Try again in a minute." },
	{ 431, "Request Header Fields Too Large", "We could not read that request",
	  "Nothing was changed. If this stays, delete the cookies of this site." },
	{ 500, "Internal Server Error", "Something went wrong here",
	  "This is our fault, not yours. What was saved before is safe." },
	{ 501, "Not Supported", "We could not read that request", "Nothing was changed." },
	{ 503, "Service Unavailable", "Please try again",
	  "Many people are using this at the moment. Nothing was changed. Go back and try again." },
	{ 504, "Gateway Timeout", "That took too long", "What was saved before is safe." },
	{ 505, "HTTP Version Not Supported", "We could not read that request", "Nothing was changed." },
};

static size_t status_row(int status)
{
	size_t fault = 0;

	for (size_t i = 0; i < sizeof STATUS / sizeof STATUS[0]; i++) {
		if (STATUS[i].status == status)
			return i;
		if (STATUS[i].status == 500)
			fault = i;
	}
	return fault;
}

static void add(struct bytes *out, const char *text)
{
	bytes_add(out, str_of(text));
}

void http_date(char out[30], int64_t utc)
{
	static const char day[7][4] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char month[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
		                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct date d = date_from_days((int32_t)(utc / DAY_S));
	int s = (int)(utc % DAY_S);

	(void)snprintf(out, 30, "%s, %02u %s %04u %02d:%02d:%02d GMT", day[date_weekday(d)], (unsigned)d.d % 100,
	               month[d.m - 1], (unsigned)d.y % 10000, s / 3600 % 24, s / 60 % 60, s % 60); /* 29 letters */
}

bool http_reply_sound(const struct net_reply *p)
{
	for (size_t i = 0; i < p->headers; i++) {
		struct str name = p->header[i].name;
		struct str value = p->header[i].value;

		for (size_t j = 0; j < name.n; j++)
			if (name.p[j] != '-' && (name.p[j] < 'a' || name.p[j] > 'z'))
				return false;
		for (size_t j = 0; j < value.n; j++)
			if ((unsigned char)value.p[j] < 0x20 || value.p[j] == 0x7f)
				return false;
		if (name.n == 0)
			return false;
	}
	return true;
}

static bool is_fronts_own(struct str name)
{
	for (size_t i = 0; i < sizeof FRONTS_OWN / sizeof FRONTS_OWN[0]; i++)
		if (str_is(name, FRONTS_OWN[i]))
			return true;
	return false;
}

void http_reply_head(struct bytes *out, const struct http_reply *r)
{
	char date[30];
	bool cache = false;
	bool inert = false;

	bytes_reserve(out, 1024 + sizeof POLICY + sizeof SECURITY + sizeof HTTPS_ONLY);
	add(out, "HTTP/1.1 ");
	bytes_number(out, (size_t)r->status);
	add(out, " ");
	add(out, STATUS[status_row(r->status)].phrase);
	http_date(date, r->utc);
	add(out, "\r\nDate: ");
	add(out, date);
	add(out, "\r\n");
	if (r->status != 204 && r->status != 304) {
		add(out, "Content-Length: ");
		bytes_number(out, r->length);
		add(out, "\r\n");
	}
	if (r->close)
		add(out, "Connection: close\r\n");
	for (size_t i = 0; i < r->headers; i++) {
		if (is_fronts_own(r->header[i].name))
			continue;
		cache = cache || str_is(r->header[i].name, "cache-control");
		inert = inert || str_is(r->header[i].name, "content-disposition");
		bytes_add(out, r->header[i].name);
		add(out, ": ");
		bytes_add(out, r->header[i].value);
		add(out, "\r\n");
	}
	if (!cache)
		add(out, "Cache-Control: no-store\r\n");
	add(out, inert ? POLICY_INERT : POLICY);
	bytes_add(out, (struct str){ SECURITY, sizeof SECURITY - 1 });
	if (r->https)
		add(out, HTTPS_ONLY);
	add(out, "\r\n");
}

void http_fault_page(struct bytes *out, const struct http_fault *f)
{
	size_t row = status_row(f->status);

	if (STATUS[row].title == NULL)
		row = status_row(500);
	add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	add(out, STATUS[row].title);
	add(out, " – APDR</title>\n<link rel=\"stylesheet\" href=\"");
	add(out, asset_css_url);
	add(out, "\">\n<link rel=\"icon\" href=\"");
	add(out, asset_favicon_url);
	add(out, "\">\n</head>\n<body class=\"apdr\">\n"
	         "<a class=\"govuk-skip-link\" href=\"#main\">Skip to main content</a>\n"
	         "<header class=\"top\">\n<div class=\"width top__row\">\n"
	         "<a class=\"top__brand\" href=\"/\">APDR</a>\n</div>\n</header>\n"
	         "<main class=\"main\" id=\"main\">\n<div class=\"width\">\n<div class=\"head\"><h1>");
	add(out, STATUS[row].title);
	add(out, "</h1></div>\n<section class=\"sheet\"><p>");
	add(out, STATUS[row].text);
	if (f->was_post && (f->status == 500 || f->status == 504))
		add(out, " We do not know whether the last thing you sent was saved: go back and send it once more. "
		         "The same form is never saved twice.");
	if (f->status >= 500 && f->id.n > 0) {
		add(out, " The number of this fault is ");
		bytes_add(out, f->id);
		add(out, ".");
	}
	add(out, "</p></section>\n</div>\n</main>\n</body>\n</html>\n");
}
