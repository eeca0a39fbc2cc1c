/* Is a page what the browser has already? Decision 21. */
#include "core/door/menu.h"
#include "core/door/request.h"
#include "core/trail/audit.h"

enum { NUMBER_MOST = 24 };

/* What waits, as the menu of this page will say it. */
static struct str counts_text(struct req *q)
{
	const int64_t *count = menu_counts(&q->c, false);
	struct buf b = buf_new(q->a, MENU_MOST * NUMBER_MOST);

	for (size_t i = 0; i < menu_count() && i < MENU_MOST; i++) {
		buf_char(&b, ' ');
		buf_int(&b, count[i]);
	}
	return buf_view(&b);
}

/* All that a page can depend on: the records, by the head of their chain as it was before anything was read for the
 * page (a mark may be older than its page, and then it fits no more; it is never newer); who asks, in which hat and
 * session (its forms carry the token of the session); the day; how it is displayed; where the reader comes from; what
 * waits; and the program, which begins anew when it is another one. */
static struct str page_state(struct req *q)
{
	const struct actor *who = &q->c.actor;
	struct str tongue = q->w.tongue != NULL ? str_of(q->w.tongue->code) : S("en");
	const struct str part[] = {
		tongue,    q->c.revision, q->session.csrf, date_iso(q->a, q->c.now.today), req_cookie(q, "look"),
		who->look, q->net->path,  q->net->query,   req_header(q, "referer"),       counts_text(q)
	};

	return str_fmt(q->a, "%lld|%lld|%lld|%d|%lld|%.*s", (long long)who->school_id, (long long)who->account_id,
	               (long long)who->person_id, (int)who->hat, (long long)q->c.app->clock.runs_from_us,
	               STR_ARG(str_join(q->a, part, sizeof part / sizeof *part, S("|"))));
}

bool req_same(struct req *q)
{
	if (q->c.revision.n == 0 || str_is(q->net->method, "POST") || q->session.drafts)
		return false;
	q->etag = str_fmt(q->a, "\"%.*s\"", STR_ARG(audit_mark(&q->c, page_state(q))));
	/* Several may be named, and a proxy that packs the page makes them weak: W/"…". */
	if (str_find(req_header(q, "if-none-match"), q->etag) < 0)
		return false;
	q->status = 304;
	return true;
}
