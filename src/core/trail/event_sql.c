#include "core/trail/event_sql.h"

#include <string.h>

enum { NAME_MOST = 100 };

STMT_UNSCOPED(Q_EVENT_LAST, 1, "the audit is kept by school and chain",
              "SELECT seq, hash FROM event WHERE school_id = $1 AND chain = $2 ORDER BY seq DESC LIMIT 1");
STMT_UNSCOPED(
    Q_EVENT_INSERT, 0, "the audit is kept by school and chain",
    "INSERT INTO event (school_id, chain, seq, at, account_id, person_id, hat, action, pupil, record, record_id,"
    " digest, address, address_mark, hash)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)");
STMT(Q_EVENT_ADDRESS_FORGET, 0, "UPDATE event SET address = '' WHERE school_id = $1 AND at < $2 AND address <> ''");
STMT_UNSCOPED(Q_EVENT_ALL, 0, "verification walks over every chain of every school",
              "SELECT school_id, chain, seq, at, account_id, person_id, hat, action, pupil, record, record_id, digest,"
              " address, address_mark, hash"
              " FROM event ORDER BY school_id, chain, seq");
STMT_UNSCOPED(Q_EVENT_CHAIN, 0, "the audit is kept by school and chain",
              "SELECT school_id, chain, seq, at, account_id, person_id, hat, action, pupil, record, record_id, digest,"
              " address, address_mark, hash"
              " FROM event WHERE school_id = $1 AND chain = $2 ORDER BY seq");
STMT(Q_EVENT_HEAD_SAVE, 0,
     "INSERT INTO setting (school_id, name, value) VALUES ($1, $2, $3)"
     " ON CONFLICT (school_id, name) DO UPDATE SET value = excluded.value");
STMT(Q_EVENT_HEAD_LOAD, 1, "SELECT value FROM setting WHERE school_id = $1 AND name = $2");
STMT_UNSCOPED(Q_EVENT_HEADS, 100000, "verification walks over every chain of every school",
              "SELECT school_id, name, value FROM setting WHERE name LIKE 'audit.head.%' ORDER BY school_id, name");
STMT_UNSCOPED(
    Q_EVENT_ANCHORS, 100000, "verification walks over every chain of every school",
    "SELECT school_id, 'audit.head.r' AS name, value FROM setting WHERE name = 'audit.anchor' ORDER BY school_id");
STMT_UNSCOPED(Q_EVENT_KEY, 100000, "the key is that of the whole installation",
              "SELECT value FROM setting WHERE name = 'audit.key' ORDER BY school_id");
STMT_UNSCOPED(Q_EVENT_KEY_SAVE, 0, "the key is that of the whole installation",
              "INSERT INTO setting (school_id, name, value) SELECT s.id, 'audit.key', CAST($1 AS TEXT) FROM school s"
              " WHERE NOT EXISTS (SELECT 1 FROM setting x WHERE x.school_id = s.id AND x.name = 'audit.key')");

enum rc event_last(struct db *db, struct arena *a, int64_t school_id, struct str chain, int64_t *seq, struct str *hash,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_EVENT_LAST, &r, e, DV(school_id), DV(chain)));
	*seq = r.n > 0 ? row_int(&r, 0, "seq") : 0;
	*hash = r.n > 0 ? row_str(&r, 0, "hash") : STR_NONE;
	return RC_OK;
}

enum rc event_insert(struct db *db, struct arena *a, const struct event_row *v, struct err *e)
{
	return db_run(db, a, &Q_EVENT_INSERT, NULL, e, DV(v->school_id), DV(v->chain), DV(v->seq), DV(v->at),
	              DV(v->account_id), DV(v->person_id), DV(v->hat), DV(v->action), DV(v->pupil), DV(v->record),
	              DV(v->record_id), DV(v->digest), DV(v->address), DV(v->address_mark), DV(v->hash));
}

enum rc event_addresses_forget(struct db *db, struct arena *a, int64_t school_id, int64_t before, struct err *e)
{
	return db_run(db, a, &Q_EVENT_ADDRESS_FORGET, NULL, e, DV(school_id), DV(before));
}

struct each_ctx {
	enum rc (*each)(void *ctx, const struct event_row *v);
	void *ctx;
};

struct event_row event_from_row(struct rows *r)
{
	return (struct event_row){
		.school_id = row_int(r, 0, "school_id"),
		.chain = row_str(r, 0, "chain"),
		.seq = row_int(r, 0, "seq"),
		.at = row_int(r, 0, "at"),
		.account_id = row_int(r, 0, "account_id"),
		.person_id = row_int(r, 0, "person_id"),
		.hat = row_str(r, 0, "hat"),
		.action = row_str(r, 0, "action"),
		.pupil = row_int(r, 0, "pupil"),
		.record = row_str(r, 0, "record"),
		.record_id = row_int(r, 0, "record_id"),
		.digest = row_str(r, 0, "digest"),
		.address = row_str(r, 0, "address"),
		.address_mark = row_str(r, 0, "address_mark"),
		.hash = row_str(r, 0, "hash"),
	};
}

static enum rc event_row_each(void *ctx, struct rows *r)
{
	struct each_ctx *x = ctx;
	struct event_row v = event_from_row(r);

	return x->each(x->ctx, &v);
}

enum rc event_each(struct db *db, struct arena *a, enum rc (*each)(void *ctx, const struct event_row *v), void *ctx,
                   struct err *e)
{
	struct each_ctx x = { each, ctx };

	return db_each(db, a, &Q_EVENT_ALL, NULL, 0, event_row_each, &x, e);
}

enum rc event_chain_each(struct db *db, struct arena *a, int64_t school_id, struct str chain,
                         enum rc (*each)(void *ctx, const struct event_row *v), void *ctx, struct err *e)
{
	struct each_ctx x = { each, ctx };
	const struct dbv v[] = { DV(school_id), DV(chain) };

	return db_each(db, a, &Q_EVENT_CHAIN, v, 2, event_row_each, &x, e);
}

static struct str head_name(struct arena *a, struct str chain)
{
	return str_fmt(a, "audit.head.%.*s", STR_ARG(chain));
}

enum rc event_head_save(struct db *db, struct arena *a, int64_t school_id, struct str chain, struct str value,
                        struct err *e)
{
	return db_run(db, a, &Q_EVENT_HEAD_SAVE, NULL, e, DV(school_id), DV(head_name(a, chain)), DV(value));
}

enum rc event_head_load(struct db *db, struct arena *a, int64_t school_id, struct str chain, struct str *value,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_EVENT_HEAD_LOAD, &r, e, DV(school_id), DV(head_name(a, chain))));
	*value = r.n > 0 ? row_str(&r, 0, "value") : STR_NONE;
	return RC_OK;
}

enum rc event_anchor_save(struct db *db, struct arena *a, const struct event_head *v, struct err *e)
{
	return db_run(db, a, &Q_EVENT_HEAD_SAVE, NULL, e, DV(v->school_id), DV("audit.anchor"), DV(v->value));
}

static enum rc heads_load(struct db *db, struct arena *a, const struct stmt *q, struct event_head **out, size_t *n,
                          struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, q, &r, e));
	*n = r.n;
	*out = NEW_ARRAY(a, struct event_head, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] =
		    (struct event_head){ .school_id = row_int(&r, i, "school_id"),
			                 .chain = str_sub(row_str(&r, i, "name"), strlen("audit.head."), NAME_MOST),
			                 .value = row_str(&r, i, "value") };
	return RC_OK;
}

enum rc event_heads(struct db *db, struct arena *a, struct event_head **out, size_t *n, struct err *e)
{
	return heads_load(db, a, &Q_EVENT_HEADS, out, n, e);
}

enum rc event_anchors(struct db *db, struct arena *a, struct event_head **out, size_t *n, struct err *e)
{
	return heads_load(db, a, &Q_EVENT_ANCHORS, out, n, e);
}

enum rc event_key_prints(struct db *db, struct arena *a, struct str **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_EVENT_KEY, &r, e));
	*n = r.n;
	*out = NEW_ARRAY(a, struct str, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = row_str(&r, i, "value");
	return RC_OK;
}

enum rc event_key_print_save(struct db *db, struct arena *a, struct str print, struct err *e)
{
	return db_run(db, a, &Q_EVENT_KEY_SAVE, NULL, e, DV(print));
}
