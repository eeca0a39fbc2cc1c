#include "import/import_upload.h"

#include "kit/base/id.h"
#include "kit/base/utf8.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_IMPORT_UPLOAD, "import.upload", "Sent in a file");
ACTION(ACT_IMPORT_SAID, "import.said", "Answered the questions about a file");

/* How what was said is kept: the answers by the key of the question, and these. */
#define LEFT "left"
#define LEFT_WHOLE "left.whole"
#define LEFT_NUMBER "left.number"
#define LEFT_WHO "left.who."

enum { FILE_NAME_MAX = 120 };

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
	rc = upload_purge(c->db, c->a, u.school_id, c->now.utc - IMPORT_KEPT_SECONDS, &c->err);
	if (rc == RC_OK)
		rc = upload_insert(c->db, c->a, &u, &c->err);
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_IMPORT_UPLOAD, "upload", u.id, u.kind);
	*id = u.id;
	return db_end(c->db, rc, &c->err);
}

/* What was said about the file, into the options. */
static enum rc said_load(struct ctx *c, int64_t id, struct import_options *o, struct import_waiting *w)
{
	struct upload_answer *all;
	struct import_answer *answer;
	int64_t *leaver;
	size_t n;

	TRY(upload_answers(c->db, c->a, c->actor.school_id, id, &all, &n, &c->err));
	answer = NEW_ARRAY(c->a, struct import_answer, n);
	leaver = NEW_ARRAY(c->a, int64_t, n);
	o->answers = o->leavers = 0;
	for (size_t i = 0; i < n; i++) {
		struct str q = all[i].question;

		if (str_is(q, LEFT_WHOLE)) {
			w->left_said = true;
			w->whole = str_is(all[i].answer, "yes");
		} else if (str_is(q, LEFT_NUMBER)) {
			(void)str_int(all[i].answer, &o->left_number); /* we wrote it */
		} else if (str_starts(q, S(LEFT_WHO))) {
			o->leavers += str_int(str_sub(q, sizeof LEFT_WHO - 1, q.n), &leaver[o->leavers]);
		} else {
			answer[o->answers++] = (struct import_answer){ q, all[i].answer };
		}
	}
	o->answer = answer;
	o->leaver = leaver;
	return RC_OK;
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
	if ((u.account_id != 0 && u.made_at < c->now.utc - IMPORT_KEPT_SECONDS) || !import_kind_parse(u.kind, &o->kind))
		return RC_NONE;
	*w = (struct import_waiting){ .id = id, .kind = o->kind, .name = u.name, .made_at = u.made_at };
	*body = u.body;
	o->columns = u.columns;
	o->file_name = u.name;
	return said_load(c, id, o, w);
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
	struct upload u = { .school_id = c->actor.school_id, .id = id };

	TRY(upload_of(c, id, o, w, &u.body));
	o->rehearse = false;
	TRY(import_run(c, o, u.body, r));
	return upload_done(c->db, c->a, &u, &c->err);
}

enum rc import_upload_kind(struct ctx *c, int64_t id, struct import_options *o)
{
	struct import_waiting w;
	struct str body;

	return upload_of(c, id, o, &w, &body);
}

static enum rc said_put(struct ctx *c, int64_t id, struct str question, struct str answer)
{
	const struct upload_answer v = { question, answer };

	return upload_answer_put(c->db, c->a, c->actor.school_id, id, &v, c->actor.account_id, c->now.utc, &c->err);
}

static enum rc said_begin(struct ctx *c, int64_t id)
{
	struct import_options o;

	TRY(import_upload_kind(c, id, &o));
	return db_begin(c->db, DB_WRITE, &c->err);
}

enum rc import_answers_keep(struct ctx *c, int64_t id, const struct import_answer *answer, size_t n)
{
	enum rc rc = said_begin(c, id);

	if (rc != RC_OK)
		return rc;
	for (size_t i = 0; i < n && rc == RC_OK; i++)
		rc = said_put(c, id, answer[i].key, answer[i].code);
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_IMPORT_SAID, "upload", id, str_fmt(c->a, "%zu answers", n));
	return db_end(c->db, rc, &c->err);
}

static enum rc left_put(struct ctx *c, int64_t id, const struct import_left *left)
{
	TRY(upload_answers_drop(c->db, c->a, c->actor.school_id, id, S(LEFT), &c->err));
	if (left->said)
		TRY(said_put(c, id, S(LEFT_WHOLE), left->whole ? S("yes") : S("no")));
	if (!left->whole)
		return RC_OK;
	if (left->number > 0)
		TRY(said_put(c, id, S(LEFT_NUMBER), str_fmt(c->a, "%lld", (long long)left->number)));
	for (size_t i = 0; i < left->leavers; i++)
		TRY(said_put(c, id, str_fmt(c->a, LEFT_WHO "%lld", (long long)left->leaver[i]), S("yes")));
	return RC_OK;
}

enum rc import_left_keep(struct ctx *c, int64_t id, const struct import_left *left)
{
	enum rc rc = said_begin(c, id);

	if (rc != RC_OK)
		return rc;
	rc = left_put(c, id, left);
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_IMPORT_SAID, "upload", id, str_fmt(c->a, "%zu leavers", left->leavers));
	return db_end(c->db, rc, &c->err);
}
