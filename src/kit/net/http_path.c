/* Path and host of a request: the two places where another spelling of the same thing could slip past a check. */
#include "kit/net/http_head.h"

#include "kit/base/utf8.h"

#include <string.h>

#define REFUSE(status, why) ((struct http_refusal){ (status), (why) })

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Every segment but the last has letters, and none is "." or "..". */
static bool segments_ok(struct str path)
{
	struct str rest = str_sub(path, 1, path.n);

	while (rest.n > 0) {
		struct str segment = str_cut(rest, '/', &rest);

		if (segment.n == 0 || str_is(segment, ".") || str_is(segment, ".."))
			return false;
	}
	return true;
}

struct http_refusal http_path_decode(struct str target, char *room, struct str *path)
{
	size_t n = 0;
	struct str got;

	for (size_t i = 0; i < target.n; i++) {
		char c = target.p[i];

		if (c == '%') {
			int high = i + 2 < target.n ? hex(target.p[i + 1]) : -1;
			int low = high >= 0 ? hex(target.p[i + 2]) : -1;

			if (low < 0)
				return REFUSE(400, "bad escape");
			c = (char)(high * 16 + low);
			i += 2;
			if (c == '/')
				return REFUSE(400, "escaped slash");
		}
		if ((unsigned char)c < 0x20 || c == 0x7f || c == '\\')
			return REFUSE(400, "path has a forbidden letter");
		room[n++] = c;
	}
	got = (struct str){ room, n };
	if (n == 0 || room[0] != '/' || !segments_ok(got))
		return REFUSE(400, "empty or dot segment");
	if (!utf8_ok(got))
		return REFUSE(400, "path is not UTF-8");
	*path = got;
	return HTTP_FINE;
}

static bool name_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
	       c == '_';
}

static bool port_ok(struct str s)
{
	int64_t port = 0;

	return s.n >= 2 && s.n <= 6 && s.p[0] == ':' && s.p[1] >= '0' && s.p[1] <= '9' &&
	       str_int(str_sub(s, 1, s.n), &port) && port > 0 && port <= 65535;
}

struct str http_host_name(struct str host)
{
	size_t n = 0;

	if (host.n > 0 && host.p[0] == '[') {
		while (n < host.n && host.p[n] != ']')
			n++;
		if (n == host.n)
			return STR_NONE;
		for (size_t i = 1; i < n; i++)
			if (hex(host.p[i]) < 0 && host.p[i] != ':' && host.p[i] != '.')
				return STR_NONE;
		n++;
	} else {
		while (n < host.n && name_letter(host.p[n]))
			n++;
	}
	if (n < host.n && !port_ok(str_sub(host, n, host.n)))
		return STR_NONE;
	return str_sub(host, 0, n);
}
