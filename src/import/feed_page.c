/* What waits of a nightly file is set aside. Answering it is on the pages of an import. */
#include "core/door/page.h"
#include "import/feed.h"

static enum rc do_aside(struct req *q)
{
	TRY(feed_aside(&q->c, q->id[0]));
	return req_redirect(q, "/import");
}

ROUTES(feed_routes, R(POST, "/import/feed/:id/aside", CAP_IMPORT, do_aside));
