/* What machines outside ask, without a session and without learning anything of the school: is the service well (a
 * proxy, a monitor), and whom does one tell of a weakness (RFC 9116). */
#include "core/door/routes.h"
#include "core/school/health.h"
#include "kit/base/clock.h"
#include "kit/base/log.h"
#include "kit/net/ledger.h"

enum { LOOK_EVERY_US = 5 * 1000 * 1000, LEDGER_WAIT_MS = 2000, CONTACT_DAYS = 90 };

static const char TEXT[] = "text/plain; charset=utf-8";

static bool is_well(struct req *q)
{
	enum rc rc = health_database(&q->c);

	if (rc == RC_OK && q->c.app->ledger_fd >= 0)
		rc = ledger_ask_within(q->c.app->ledger_fd, STR_NONE, LEDGER_WAIT_MS);
	if (rc != RC_OK)
		log_error("health: rc=%d: %s", (int)rc,
		          q->c.err.text[0] != '\0' ? q->c.err.text : "the ledger does not answer");
	return rc == RC_OK;
}

/* Each process looks once in a while, however often it is asked. */
static bool is_well_lately(struct req *q)
{
	static const bool found[] = { false, true };
	struct keep *k = q->c.app->keep != NULL ? &q->c.app->keep[KEEP_HEALTH] : NULL;
	struct str key = str_fmt(q->a, "%lld", (long long)(clock_monotonic_us() / LOOK_EVERY_US));
	const bool *kept = k != NULL ? keep_find(k, key) : NULL;
	bool well = kept != NULL ? *kept : is_well(q);

	if (k != NULL && kept == NULL) {
		keep_drop(k);
		keep_put(k, key, &found[well]);
	}
	return well;
}

static enum rc page_health(struct req *q)
{
	TRY(req_send(q, TEXT, STR_NONE, STR_NONE));
	q->empty = true; /* waiting for the disk is what it is asked about */
	if (!is_well_lately(q))
		q->status = 503;
	return RC_OK;
}

/* Nothing is said that nobody has set: without a contact there is no such file. */
static enum rc page_security(struct req *q)
{
	struct str url = q->c.app->public_url;
	struct buf b = buf_new(q->a, 4096);

	if (q->c.app->security.n == 0)
		return RC_NONE;
	buf_fmt(&b, "Contact: %.*s\nExpires: %.*sT00:00:00Z\nPreferred-Languages: en\n", STR_ARG(q->c.app->security),
	        STR_ARG(date_iso(q->a, date_add(q->c.now.today, CONTACT_DAYS))));
	if (str_ends(url, S("/")))
		url.n--;
	if (str_starts(url, S("https://")))
		buf_fmt(&b, "Canonical: %.*s/.well-known/security.txt\n", STR_ARG(url));
	return req_send(q, TEXT, buf_view(&b), STR_NONE);
}

ROUTES(service_routes, R_OWN(GET, "/health", CAP_PUBLIC, page_health),
       R(GET, "/.well-known/security.txt", CAP_PUBLIC, page_security));
