#include "import/import_upload.h"

#include "kit/base/id.h"
#include "kit/base/utf8.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_IMPORT_UPLOAD, "import.upload", "Sent in a file");

enum { KEEP_SECONDS = 24 * 3600, FILE_NAME_MAX = 120 };

/* The last part of the path, if the browser sent one. */
static struct str name_tidy(struct str name)
{
	for (size_t i = name.n; i > 0; i--)
		if (name.p[i - 1] == '/' || name.p[i - 1] == '\\')
			return utf8_head(str_sub(name, i, name.n), FILE_NAME_MAX);
	return utf8_head(name, FILE_NAME_MAX);
}

enum rc import_upload_keep(struct ctx *c, enum import_kind kind, struct str name, struct str body, int64_t *id)
{
	struct upload u = { .school_id = c->actor.school_id,
		            .id = id_new(),
		            .account_id = c->actor.account_id,
		            .kind = str_of(import_kind_name(kind)),
		            .name = name_tidy(name),
		            .body = body,
		            .made_at = c->now.utc };
	enum rc rc = gate_cap(c, CAP_IMPORT);

	if (rc == RC_OK)
		rc = db_begin(c->db, DB_WRITE, &c->err);
	if (rc != RC_OK)
		return rc;
	rc = upload_purge(c->db, c->a, u.school_id, c->now.utc - KEEP_SECONDS, &c->err);
	if (rc == RC_OK)
		rc = upload_insert(c->db, c->a, &u, &c->err);
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_IMPORT_UPLOAD, "upload", u.id, u.kind);
	*id = u.id;
	return db_end(c->db, rc, &c->err);
}

static enum rc upload_of(struct ctx *c, int64_t id, struct import_options *o, struct import_waiting *w,
                         struct str *body)
{
	struct upload u;
	enum rc rc = gate_cap(c, CAP_IMPORT);

	if (rc == RC_OK)
		rc = upload_load(c->db, c->a, c->actor.school_id, c->actor.account_id, id, &u, &c->err);
	if (rc != RC_OK)
		return rc;
	if (u.made_at < c->now.utc - KEEP_SECONDS || !import_kind_parse(u.kind, &o->kind))
		return RC_NONE;
	*w = (struct import_waiting){ id, o->kind, u.name, u.made_at };
	*body = u.body;
	o->columns = u.columns;
	return RC_OK;
}

enum rc import_upload_columns(struct ctx *c, int64_t id, int64_t sheet, struct import_waiting *w,
                              struct import_columns *out)
{
	struct import_options o = { .rehearse = true, .sheet = sheet };
	struct str body;

	TRY(upload_of(c, id, &o, w, &body));
	return import_columns_look(c, &o, body, out);
}

enum rc import_upload_say(struct ctx *c, int64_t id, struct str columns)
{
	struct upload u = {
		.school_id = c->actor.school_id, .id = id, .account_id = c->actor.account_id, .columns = columns
	};

	TRY(gate_cap(c, CAP_IMPORT));
	return upload_columns(c->db, c->a, &u, &c->err);
}

enum rc import_upload_show(struct ctx *c, int64_t id, struct import_options *o, struct import_waiting *w,
                           struct import_report *r)
{
	struct str body;
	enum rc rc = upload_of(c, id, o, w, &body);

	o->rehearse = true;
	o->expected = 0;
	return rc == RC_OK ? import_run(c, o, body, r) : rc;
}

enum rc import_upload_apply(struct ctx *c, int64_t id, struct import_options *o, struct import_waiting *w,
                            struct import_report *r)
{
	struct str body;
	enum rc rc = upload_of(c, id, o, w, &body);

	o->rehearse = false;
	if (rc == RC_OK)
		rc = import_run(c, o, body, r);
	return rc == RC_OK ? import_upload_forget(c, id) : rc;
}

enum rc import_upload_kind(struct ctx *c, int64_t id, struct import_options *o)
{
	struct import_waiting w;
	struct str body;

	return upload_of(c, id, o, &w, &body);
}

enum rc import_upload_forget(struct ctx *c, int64_t id)
{
	enum rc rc = gate_cap(c, CAP_IMPORT);

	return rc == RC_OK ? upload_delete(c->db, c->a, c->actor.school_id, id, &c->err) : rc;
}
