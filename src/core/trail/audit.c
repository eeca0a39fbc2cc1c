#include "core/trail/audit.h"

#include "kit/base/buf.h"
#include "core/trail/audit_hash.h"
#include "core/trail/chain.h"
#include "core/trail/proof.h"
#include "core/trail/reads_sql.h"
#include "core/trail/unusual_rule.h"

enum { READ_LINE_MAX = 256 };

enum rc audit_write(struct ctx *c, int64_t pupil_id, const struct action *action, const char *record, int64_t record_id,
                    struct str what)
{
	struct event_row v = {
		.school_id = c->actor.school_id,
		.chain = S("w"),
		.at = c->now.utc,
		.account_id = c->actor.account_id,
		.person_id = c->actor.person_id,
		.hat = c->actor.by_itself.n > 0 ? c->actor.by_itself : str_of(role_key(c->actor.hat)),
		.action = str_of(action->key),
		.pupil = pupil_id,
		.record = str_of(record),
		.record_id = record_id,
		.digest = what.n > 0 ? keyed_hash(c->a, c->app->key, what) : STR_NONE,
		.address = c->address,
	};

	if (!db_in_tx(c->db))
		return err_set(&c->err, RC_FAIL, "audit %s outside a transaction", action->key);
	TRY(chain_append(c->db, c->a, c->app->key, &v, 1, &c->err));
	proof_of_event(c->db, &v);
	return RC_OK;
}

enum rc audit_addresses_forget(struct ctx *c)
{
	return event_addresses_forget(c->db, c->a, c->actor.school_id, c->now.utc - AUDIT_ADDRESS_KEPT_S, &c->err);
}

enum rc audit_revision(struct ctx *c, struct str *out)
{
	return event_head_load(c->db, c->a, c->actor.school_id, S("w"), out, &c->err);
}

struct str audit_mark(struct ctx *c, struct str text)
{
	return keyed_hash(c->a, c->app->key, text);
}

struct str audit_reads_payload(struct ctx *c, size_t *at)
{
	struct buf b = buf_new(c->a, AUDIT_PAYLOAD_MAX);

	for (; *at < c->read_count && b.n + READ_LINE_MAX <= AUDIT_PAYLOAD_MAX; (*at)++) {
		const struct read_event *r = &c->reads[*at];

		buf_fmt(&b, "%lld %lld %lld %lld %s %lld %s %lld %d\n", (long long)c->actor.school_id,
		        (long long)c->now.utc, (long long)c->actor.account_id, (long long)c->actor.person_id,
		        role_key(c->actor.hat), (long long)r->pupil_id, r->action->key, (long long)r->record_id,
		        r->opened && r->pupil_id == c->opened);
	}
	return buf_view(&b);
}

static bool read_parse(struct str line, struct event_row *v, bool *opened)
{
	struct str rest = line;

	*v = (struct event_row){ .chain = S("r") };
	if (!str_int(str_cut(rest, ' ', &rest), &v->school_id) || !str_int(str_cut(rest, ' ', &rest), &v->at) ||
	    !str_int(str_cut(rest, ' ', &rest), &v->account_id) || !str_int(str_cut(rest, ' ', &rest), &v->person_id))
		return false;
	v->hat = str_cut(rest, ' ', &rest);
	if (!str_int(str_cut(rest, ' ', &rest), &v->pupil))
		return false;
	v->action = str_cut(rest, ' ', &rest);
	v->record = S("pupil");
	if (!str_int(str_cut(rest, ' ', &rest), &v->record_id))
		return false;
	*opened = str_is(rest, "1");
	return true;
}

static size_t lines_count(const struct str *payload, size_t n)
{
	size_t lines = 0;

	for (size_t i = 0; i < n; i++)
		for (struct str rest = payload[i]; rest.n > 0; lines++)
			(void)str_cut(rest, '\n', &rest); /* only counted here */
	return lines;
}

enum rc audit_reads_append(struct db *db, struct arena *a, const unsigned char *key, const struct str *payload,
                           size_t n, struct err *e)
{
	const size_t lines = lines_count(payload, n);
	struct event_row *all = NEW_ARRAY(a, struct event_row, lines);
	struct event_row *run = NEW_ARRAY(a, struct event_row, lines);
	bool *opened = NEW_ARRAY(a, bool, lines);
	size_t count = 0;
	enum rc rc;

	for (size_t i = 0; i < n; i++)
		for (struct str rest = payload[i]; rest.n > 0;)
			if (read_parse(str_cut(rest, '\n', &rest), &all[count], &opened[count]))
				count++;
	if (count == 0)
		return RC_OK;
	rc = db_begin(db, DB_WRITE, e);
	for (size_t i = 0; i < count && rc == RC_OK; i++)
		if (opened[i])
			rc = reads_opened(db, a, all[i].school_id, all[i].account_id, all[i].pupil, all[i].at,
			                  all[i].at - READING_WINDOW, e);
	/* One run for each school: the chains are separate. */
	for (size_t i = 0; i < count && rc == RC_OK; i++) {
		size_t m = 0;
		int64_t school = all[i].school_id;

		if (school == 0)
			continue;
		for (size_t k = i; k < count; k++)
			if (all[k].school_id == school) {
				run[m++] = all[k];
				all[k].school_id = 0;
			}
		rc = chain_append(db, a, key, run, m, e);
	}
	return db_end(db, rc, e);
}

/* The heads as they are in the file, with their proofs. */
enum rc audit_anchor(struct db *db, struct db *reads, struct arena *a, struct err *e)
{
	struct event_head *head;
	size_t heads;
	enum rc rc = reads != NULL ? event_heads(reads, a, &head, &heads, e) : RC_NONE;

	if (rc != RC_OK)
		return rc == RC_NONE ? RC_OK : rc;
	rc = db_begin(db, DB_WRITE, e);
	if (rc != RC_OK)
		return rc;
	for (size_t i = 0; i < heads && rc == RC_OK; i++)
		rc = event_anchor_save(db, a, &head[i], e);
	return db_end(db, rc, e);
}

enum rc audit_anchored(struct db *db, struct arena *a, bool *has, struct err *e)
{
	struct event_head *anchor;
	size_t n = 0;
	enum rc rc = event_anchors(db, a, &anchor, &n, e);

	*has = n > 0;
	return rc;
}

enum rc audit_heads(struct db *db, struct db *reads, struct arena *a, struct event_head **out, size_t *n, struct err *e)
{
	struct event_head *of_reads = NULL;
	struct event_head *of_db;
	size_t m = 0;

	TRY(event_heads(db, a, &of_db, n, e));
	if (reads != NULL)
		TRY(event_heads(reads, a, &of_reads, &m, e));
	*out = NEW_ARRAY(a, struct event_head, *n + m);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = of_db[i];
	for (size_t i = 0; i < m; i++)
		(*out)[(*n)++] = of_reads[i];
	return RC_OK;
}

static struct str key_print(struct arena *a, const unsigned char *key)
{
	return keyed_hash(a, key, S("the key of this installation"));
}

/* A head that this key made. */
static bool head_fits(struct arena *a, const unsigned char *key, const struct event_head *head)
{
	struct str rest;
	struct str seq = str_cut(head->value, ' ', &rest);
	struct str hash = str_cut(rest, ' ', &rest);
	int64_t number = 0;

	return str_int(seq, &number) && str_eq(head->value, head_value(a, key, number, hash));
}

enum rc audit_key_fits(struct db *db, struct arena *a, const unsigned char *key, struct err *e)
{
	struct event_head *head;
	struct str *print;
	size_t prints, heads;
	bool fits;

	TRY(event_key_prints(db, a, &print, &prints, e));
	TRY(event_heads(db, a, &head, &heads, e));
	fits = prints == 0 && heads == 0;
	for (size_t i = 0; i < prints; i++)
		fits = fits || str_eq(print[i], key_print(a, key));
	for (size_t i = 0; i < heads && prints == 0; i++) /* a database of before there were prints */
		fits = fits || head_fits(a, key, &head[i]);
	if (!fits)
		return err_set(
		    e, RC_FAIL,
		    "the key file is not the one that this database was written with. Nothing was changed. Put "
		    "the right secret.key into the data folder: every node of one database has the same one");
	return RC_OK;
}

enum rc audit_key_note(struct db *db, struct arena *a, const unsigned char *key, struct err *e)
{
	return event_key_print_save(db, a, key_print(a, key), e);
}
