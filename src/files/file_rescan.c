#include "files/file_rescan.h"

#include "files/file_sql.h"
#include "files/file_store.h"
#include "kit/base/log.h"
#include "kit/file/clam.h"

/* What is kept is asked about: of a picture, the one that was drawn. Bytes that are not there are no clean ones. */
static enum rc asked(struct ctx *c, const struct file_waiting *w, struct file_scanned *out)
{
	struct str bytes;
	enum rc rc = file_store_get(c, (struct file_place){ w->key.school_id, w->blob_id }, FILE_WHOLE, &bytes);

	*out = (struct file_scanned){ .scan = FILE_SCAN_WAITING, .at = c->now.utc };
	if (rc == RC_NONE || rc == RC_INVALID) {
		log_warn("files: the bytes of file %lld are not there: see apdr doctor", (long long)w->id);
		return RC_OK;
	}
	TRY(rc);
	switch (clam_ask(c->a, c->app->scanner, bytes, &out->found)) {
	case CLAM_CLEAN:
		out->scan = FILE_SCAN_CLEAN;
		break;
	case CLAM_FOUND:
		out->scan = FILE_SCAN_FOUND;
		log_warn("files: the scanner found something in file %lld: it stays closed", (long long)w->id);
		break;
	case CLAM_SILENT:
		break;
	}
	return RC_OK;
}

enum rc file_rescan(const struct app *app, struct db *db, struct arena *a, bool *did, struct err *e)
{
	struct ctx *c = NEW(a, struct ctx);
	struct file_waiting w;
	struct file_scanned s;
	enum rc rc;

	*did = false;
	if (app->scanner.n == 0)
		return RC_OK;
	*c = (struct ctx){ .app = app, .db = db, .a = a, .now = clock_read(&app->clock) };
	rc = file_waiting_next(db, a, c->now.utc - RESCAN_EVERY_S, &w, e);
	if (rc != RC_OK)
		return rc == RC_NONE ? RC_OK : rc;
	rc = asked(c, &w, &s);
	if (rc == RC_OK)
		rc = IN_WRITE(c, file_scanned_write(db, a, &w, &s, &c->err));
	if (rc != RC_OK)
		*e = c->err;
	*did = rc == RC_OK && s.scan != FILE_SCAN_WAITING;
	return rc;
}
