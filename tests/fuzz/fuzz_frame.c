/* Any bytes as a frame between the processes: what is taken for a request or a reply becomes the same bytes again. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/net/net.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "fuzz_frame: %s\n", what);
	abort();
}

enum { ARENA = 16 << 20, FRAME_MOST = 4 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(ARENA);
	struct str in = { (const char *)data, size };
	struct net_request *q = NEW(a, struct net_request), *again = NEW(a, struct net_request);
	struct net_reply *p = NEW(a, struct net_reply), *anew = NEW(a, struct net_reply);
	struct buf b = buf_new(a, FRAME_MOST), c = buf_new(a, FRAME_MOST);

	if (frame_get_request(in, q) == RC_OK) {
		frame_put_request(&b, q);
		must(frame_get_request(buf_view(&b), again) == RC_OK, "a request is one again");
		must(again->headers == q->headers && str_eq(again->path, q->path) && str_eq(again->body, q->body) &&
		         str_eq(again->query, q->query) && str_eq(again->peer, q->peer),
		     "and the same");
	}
	if (frame_get_reply(in, p) == RC_OK) {
		frame_put_reply(&c, p);
		must(frame_get_reply(buf_view(&c), anew) == RC_OK, "a reply is one again");
		must(anew->headers == p->headers && anew->status == p->status && str_eq(anew->body, p->body),
		     "and the same");
	}
	arena_free(a);
	return 0;
}
