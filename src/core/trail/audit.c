#include "core/trail/audit.h"

#include <sodium.h>
#include <string.h>

#include "kit/base/buf.h"
#include "core/trail/event_sql.h"

enum { HASH_BYTES = 32, READ_LINE_MAX = 256 };

static struct str hex_of(struct arena *a, const unsigned char *p, size_t n)
{
	char *out = arena_alloc(a, 2 * n + 1);

	sodium_bin2hex(out, 2 * n + 1, p, n);
	return (struct str){ out, 2 * n };
}

static struct str keyed_hash(struct arena *a, const unsigned char *key, struct str text)
{
	unsigned char h[HASH_BYTES];

	crypto_generichash(h, sizeof h, (const unsigned char *)text.p, text.n, key, APP_KEY);
	return hex_of(a, h, sizeof h);
}

/* The text that a hash covers: every column and the hash before. Lengths make it unambiguous. */
static struct str event_hash(struct arena *a, const unsigned char *key, const struct event_row *v, struct str before)
{
	struct str t =
	    str_fmt(a, "%lld|%zu:%.*s|%lld|%lld|%lld|%lld|%zu:%.*s|%zu:%.*s|%lld|%zu:%.*s|%lld|%zu:%.*s|%.*s",
	            (long long)v->school_id, v->chain.n, STR_ARG(v->chain), (long long)v->seq, (long long)v->at,
	            (long long)v->account_id, (long long)v->person_id, v->hat.n, STR_ARG(v->hat), v->action.n,
	            STR_ARG(v->action), (long long)v->pupil, v->record.n, STR_ARG(v->record), (long long)v->record_id,
	            v->digest.n, STR_ARG(v->digest), STR_ARG(before));

	return keyed_hash(a, key, t);
}

static struct str head_value(struct arena *a, const unsigned char *key, int64_t seq, struct str hash)
{
	struct str plain = str_fmt(a, "%lld %.*s", (long long)seq, STR_ARG(hash));
	struct str proof = keyed_hash(a, key, plain);

	return str_fmt(a, "%.*s %.*s", STR_ARG(plain), STR_ARG(proof));
}

/* Appends n events of one school and chain and moves the head. */
static enum rc chain_append(struct db *db, struct arena *a, const unsigned char *key, struct event_row *v, size_t n,
                            struct err *e)
{
	int64_t seq;
	struct str before;
	enum rc rc = event_last(db, a, v[0].school_id, v[0].chain, &seq, &before, e);

	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		v[i].seq = ++seq;
		v[i].hash = event_hash(a, key, &v[i], before);
		before = v[i].hash;
		rc = event_insert(db, a, &v[i], e);
	}
	if (rc != RC_OK)
		return rc;
	return event_head_save(db, a, v[0].school_id, v[0].chain, head_value(a, key, seq, before), e);
}

enum rc audit_write(struct ctx *c, int64_t pupil_id, const struct action *action, const char *record, int64_t record_id,
                    struct str what)
{
	struct event_row v = {
		.school_id = c->actor.school_id,
		.chain = S("w"),
		.at = c->now.utc,
		.account_id = c->actor.account_id,
		.person_id = c->actor.person_id,
		.hat = str_of(role_key(c->actor.hat)),
		.action = str_of(action->key),
		.pupil = pupil_id,
		.record = str_of(record),
		.record_id = record_id,
		.digest = what.n > 0 ? keyed_hash(c->a, c->app->key, what) : STR_NONE,
	};

	if (!db_in_tx(c->db))
		return err_set(&c->err, RC_FAIL, "audit %s outside a transaction", action->key);
	return chain_append(c->db, c->a, c->app->key, &v, 1, &c->err);
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

		buf_fmt(&b, "%lld %lld %lld %lld %s %lld %s %lld\n", (long long)c->actor.school_id,
		        (long long)c->now.utc, (long long)c->actor.account_id, (long long)c->actor.person_id,
		        role_key(c->actor.hat), (long long)r->pupil_id, r->action->key, (long long)r->record_id);
	}
	return buf_view(&b);
}

static bool read_parse(struct str line, struct event_row *v)
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
	return str_int(rest, &v->record_id);
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
	size_t count = 0;
	enum rc rc;

	for (size_t i = 0; i < n; i++)
		for (struct str rest = payload[i]; rest.n > 0;)
			if (read_parse(str_cut(rest, '\n', &rest), &all[count]))
				count++;
	if (count == 0)
		return RC_OK;
	rc = db_begin(db, DB_WRITE, e);
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

enum { CHAIN_NAME = 8 };

/* Where a chain ended when it was walked. */
struct chain_end {
	int64_t school_id;
	int64_t seq;
	char chain[CHAIN_NAME];
	char hash[2 * HASH_BYTES + 1];
	struct chain_end *next;
};

/* How far a chain of reads was when it was noted in the database. */
struct anchor {
	struct event_head head;
	int64_t seq;
	bool met;
};

struct verify {
	struct arena *a;
	const unsigned char *key;
	int64_t events;
	struct chain_end *end; /* newest first; the first one is being walked */
	struct anchor *anchor;
	size_t anchors;
	struct audit_fault *fault;
};

static enum rc verify_fault(struct verify *v, int64_t school_id, struct str chain, int64_t seq, const char *why)
{
	*v->fault = (struct audit_fault){ school_id, str_dup(v->a, chain), seq, str_of(why) };
	return RC_INVALID;
}

static enum rc chain_begin(struct verify *v, const struct event_row *r)
{
	struct chain_end *end = NEW(v->a, struct chain_end);

	if (r->chain.n >= CHAIN_NAME)
		return verify_fault(v, r->school_id, r->chain, r->seq, "an unknown chain");
	end->school_id = r->school_id;
	memcpy(end->chain, r->chain.p, r->chain.n);
	end->next = v->end;
	v->end = end;
	return RC_OK;
}

static void anchors_meet(struct verify *v, const struct event_row *r)
{
	for (size_t i = 0; i < v->anchors; i++)
		if (v->anchor[i].seq == r->seq && v->anchor[i].head.school_id == r->school_id)
			v->anchor[i].met = str_eq(v->anchor[i].head.value, head_value(v->a, v->key, r->seq, r->hash));
}

static enum rc verify_each(void *ctx, const struct event_row *r)
{
	struct verify *v = ctx;
	struct chain_end *end = v->end;
	struct arena_mark m;
	bool same;

	if (end == NULL || r->school_id != end->school_id || !str_is(r->chain, end->chain)) {
		enum rc rc = chain_begin(v, r);

		if (rc != RC_OK)
			return rc;
		end = v->end;
	}
	if (r->seq != end->seq + 1)
		return verify_fault(v, r->school_id, r->chain, end->seq + 1, "an entry is missing");
	m = arena_mark(v->a);
	same = r->hash.n == 2 * HASH_BYTES && str_eq(event_hash(v->a, v->key, r, str_of(end->hash)), r->hash);
	anchors_meet(v, r);
	arena_rewind(v->a, m);
	if (!same)
		return verify_fault(v, r->school_id, r->chain, r->seq, "the entry was changed or inserted");
	memcpy(end->hash, r->hash.p, r->hash.n);
	end->seq = r->seq;
	v->events++;
	return RC_OK;
}

/* Every head that was kept must be the end of a chain, or entries were cut off; every chain must have its head. */
static enum rc heads_verify(struct verify *v, const struct event_head *head, size_t heads)
{
	size_t chains = 0;

	for (const struct chain_end *end = v->end; end != NULL; end = end->next) {
		struct str want = head_value(v->a, v->key, end->seq, str_of(end->hash));
		bool found = false;

		chains++;
		for (size_t i = 0; i < heads; i++)
			found = found || (head[i].school_id == end->school_id && str_eq(head[i].value, want));
		if (!found)
			return verify_fault(v, end->school_id, str_of(end->chain), end->seq,
			                    "the chain does not end where it ended when it was written");
	}
	if (heads > chains)
		return verify_fault(v, head[0].school_id, S("?"), 0, "a whole chain is missing");
	return RC_OK;
}

static enum rc verify_in_tx(struct db *db, struct verify *v, struct err *e)
{
	struct event_head *head;
	size_t heads;
	enum rc rc = event_each(db, v->a, verify_each, v, e);

	if (rc == RC_OK)
		rc = event_heads(db, v->a, &head, &heads, e);
	return rc == RC_OK ? heads_verify(v, head, heads) : rc;
}

static enum rc anchors_load(struct db *db, struct verify *v, struct err *e)
{
	struct event_head *head;
	enum rc rc = event_anchors(db, v->a, &head, &v->anchors, e);

	if (rc != RC_OK)
		return rc;
	v->anchor = NEW_ARRAY(v->a, struct anchor, v->anchors);
	for (size_t i = 0; i < v->anchors; i++) {
		struct str rest;

		v->anchor[i].head = head[i];
		if (!str_int(str_cut(head[i].value, ' ', &rest), &v->anchor[i].seq))
			v->anchor[i].seq = 0; /* no entry has this number, so it is never met */
	}
	return RC_OK;
}

static enum rc reads_verify(struct db *reads, struct verify *v, struct err *e)
{
	enum rc rc = db_begin(reads, DB_READ, e);

	v->end = NULL;
	if (rc == RC_OK)
		rc = db_end(reads, verify_in_tx(reads, v, e), e);
	return rc;
}

/* The notes are read before the file that they are about: it may grow meanwhile. */
enum rc audit_verify(struct db *db, struct db *reads, struct arena *a, const unsigned char *key, int64_t *events,
                     struct audit_fault *fault, struct err *e)
{
	struct verify v = { .a = a, .key = key, .fault = fault };
	struct verify of_reads = v;
	enum rc rc = db_begin(db, DB_READ, e);

	if (rc == RC_OK)
		rc = anchors_load(db, &of_reads, e);
	if (db_in_tx(db))
		rc = db_end(db, rc == RC_OK ? verify_in_tx(db, &v, e) : rc, e);
	if (rc == RC_OK && reads != NULL)
		rc = reads_verify(reads, &of_reads, e);
	for (size_t i = 0; i < of_reads.anchors && rc == RC_OK; i++)
		if (!of_reads.anchor[i].met)
			rc = verify_fault(&of_reads, of_reads.anchor[i].head.school_id, S("r"), of_reads.anchor[i].seq,
			                  "the file of the read events does not hold what it held when this was noted");
	*events = v.events + of_reads.events;
	return rc;
}
