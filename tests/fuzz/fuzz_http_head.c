/* Any bytes as what comes over a connection: read whole or in pieces of any size the head is the same, and what is
 * accepted has nothing that two readers could take in two ways. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/base/utf8.h"
#include "kit/net/http_head.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "fuzz_http_head: %s\n", what);
	abort();
}

static bool same(struct http_refusal x, struct http_refusal y)
{
	return x.status == y.status &&
	       (x.why == y.why || (x.why != NULL && y.why != NULL && strcmp(x.why, y.why) == 0));
}

static bool plain(struct str s, char but)
{
	for (size_t i = 0; i < s.n; i++)
		if (((unsigned char)s.p[i] < ' ' && s.p[i] != but) || s.p[i] == 0x7F)
			return false;
	return true;
}

static void accepted_check(const struct http_head *h)
{
	char room[HTTP_TARGET_MAX];
	struct str path;

	must(str_is(h->method, "GET") || str_is(h->method, "HEAD") || str_is(h->method, "POST"), "a method of ours");
	must(h->target.n > 0 && h->target.p[0] == '/' && plain(h->target, ' ') && plain(h->query, ' '), "a target");
	must(h->host.n > 0 && h->headers <= NET_HEADERS_MAX && h->length <= NET_BODY_MAX, "within limits");
	must(h->length == 0 || str_is(h->method, "POST"), "only POST has a body");
	for (size_t i = 0; i < h->headers; i++)
		must(plain(h->header[i].name, ' ') && plain(h->header[i].value, '\t'), "headers of one line");
	if (http_path_decode(h->target, room, &path).status != 0)
		return;
	must(path.n > 0 && path.p[0] == '/' && utf8_ok(path) && plain(path, ' '), "a path");
	must(str_find(path, S("//")) < 0 && str_find(path, S("/../")) < 0 && str_find(path, S("/./")) < 0, "no dots");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = { (const char *)data, size };
	size_t seen = 0, whole = 0, pieces = 0, at = 0;
	size_t step = size > 0 ? 1 + data[size - 1] % 7 : 1;
	struct http_refusal one = http_head_scan(in, &seen, &whole);
	struct http_refusal many = HTTP_FINE;
	struct http_head h;

	seen = 0;
	while (at < size && pieces == 0 && many.status == 0) {
		at = at + step < size ? at + step : size;
		many = http_head_scan((struct str){ in.p, at }, &seen, &pieces);
	}
	if (size == 0)
		return 0;
	/* What comes behind the head is another request, and not looked at. */
	must(pieces == whole && (whole > 0 || same(one, many)), "the same in pieces");
	if (whole == 0)
		return 0;
	must(whole <= size && whole <= HTTP_HEAD_MAX, "not longer than what came");
	memset(&h, 0, sizeof h);
	if (http_head_read(str_sub(in, 0, whole), NET_BODY_MAX, &h).status == 0)
		accepted_check(&h);
	return 0;
}
