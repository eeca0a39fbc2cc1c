/* Says how our reader understands heads, for a comparison with another reader (llhttp.mjs). In: for each a length of
 * four bytes and the bytes. Out: for each four bytes of status (0: taken; ~0: more is wanted), and of those that are
 * taken size, length of the body, whether the connection ends, then method, path, query, and names and values of what
 * workers see, each with its length. */
#include "kit/net/http_head.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { INPUT_MAX = 64 * 1024, WANTS_MORE = -1 };

static void put_number(uint32_t n)
{
	unsigned char out[NET_FRAME_HEAD];

	frame_put_length(out, n);
	(void)fwrite(out, 1, sizeof out, stdout); /* a short answer is seen by the reader */
}

static void put_text(struct str s)
{
	put_number((uint32_t)s.n);
	if (s.n > 0)
		(void)fwrite(s.p, 1, s.n, stdout);
}

static void answer(struct str in)
{
	struct http_head h = { 0 };
	size_t seen = 0, size = 0;
	struct http_refusal no = http_head_scan(in, &seen, &size);

	if (no.status == 0 && size > 0)
		no = http_head_read(str_sub(in, 0, size), NET_BODY_MAX, &h);
	if (no.status != 0 || size == 0) {
		put_number((uint32_t)(no.status != 0 ? no.status : WANTS_MORE));
		return;
	}
	put_number(0);
	put_number((uint32_t)size);
	put_number((uint32_t)h.length);
	put_number(h.close);
	put_text(h.method);
	put_text(h.target);
	put_text(h.query);
	put_number((uint32_t)h.headers);
	for (size_t i = 0; i < h.headers; i++) {
		put_text(h.header[i].name);
		put_text(h.header[i].value);
	}
}

int main(void)
{
	static char in[INPUT_MAX];
	unsigned char length[NET_FRAME_HEAD];

	while (fread(length, 1, sizeof length, stdin) == sizeof length) {
		size_t n = frame_get_length(length);

		if (n > sizeof in || fread(in, 1, n, stdin) != n)
			return 1;
		answer((struct str){ in, n });
	}
	return 0;
}
