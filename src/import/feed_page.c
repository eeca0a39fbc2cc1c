/* What waits of a nightly file is set aside. Answering it is on the pages of an import. */
#include "core/door/page.h"
#include "import/feed.h"

static enum rc do_aside(struct req *q)
{
	int64_t run_id = 0;
	enum rc rc;

	(void)str_int(req_form(q, "run"), &run_id); /* else it is that of no file */
	rc = feed_aside(&q->c, q->id[0], run_id);
	if (rc == RC_CONFLICT)
		return page_message(q, 409, S("Another file has come since you looked"),
		                    S("Nothing was set aside. See what waits of it now."), S("/import#feed-waits"),
		                    S("Go to import"));
	return rc == RC_OK ? req_redirect(q, "/import") : rc;
}

ROUTES(feed_routes, R(POST, "/import/feed/:id/aside", CAP_IMPORT, do_aside));
