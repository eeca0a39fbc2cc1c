/* Walks the chains of the trail and finds the first entry that does not fit. */
#include <stdlib.h>
#include <string.h>

#include "core/trail/audit.h"
#include "core/trail/audit_hash.h"

enum { CHAIN_NAME = 8 };

/* Where a chain ended when it was walked. */
struct chain_end {
	int64_t school_id;
	int64_t seq;
	char chain[CHAIN_NAME];
	char hash[2 * AUDIT_HASH_BYTES + 1];
	struct chain_end *next;
};

/* What was noted of a chain at some time, in the database or outside of it. */
struct anchor {
	struct heads_line line;
	const char *why; /* when the chain does not have that entry */
	bool met;
};

struct verify {
	struct arena *a;
	const unsigned char *key;
	int64_t events;
	int64_t latest; /* time of the newest event */
	struct {
		int64_t school_id, seq, at;
	} forgotten;           /* the newest event whose address is not there any more */
	struct chain_end *end; /* newest first; the first one is being walked */
	struct anchor *anchor; /* in order of school, chain and number, as the chains are walked */
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

static int line_cmp(const struct heads_line *x, const struct heads_line *y)
{
	int chain;

	if (x->school_id != y->school_id)
		return x->school_id < y->school_id ? -1 : 1;
	chain = str_cmp(x->chain, y->chain);
	return chain != 0 ? chain : (x->seq > y->seq) - (x->seq < y->seq);
}

static int anchor_cmp(const void *x, const void *y)
{
	return line_cmp(&((const struct anchor *)x)->line, &((const struct anchor *)y)->line);
}

/* All that was noted of this entry. */
static void anchors_meet(struct verify *v, const struct event_row *r)
{
	struct heads_line is = { r->school_id, r->chain, r->seq, r->hash };
	size_t low = 0, high = v->anchors;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (line_cmp(&v->anchor[mid].line, &is) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < v->anchors && line_cmp(&v->anchor[low].line, &is) == 0; low++)
		v->anchor[low].met = str_eq(v->anchor[low].line.hash, r->hash);
}

/* An address that is there is the one that was written; one that is not was forgotten when it was time to. */
static bool address_fits(struct verify *v, const struct event_row *r)
{
	if (v->latest < r->at)
		v->latest = r->at;
	if (r->address.n > 0)
		return str_eq(address_mark(v->a, v->key, r), r->address_mark);
	if (r->address_mark.n > 0 && v->forgotten.at < r->at) {
		v->forgotten.school_id = r->school_id;
		v->forgotten.seq = r->seq;
		v->forgotten.at = r->at;
	}
	return true;
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
	same = r->hash.n == 2 * AUDIT_HASH_BYTES && str_eq(event_hash(v->a, v->key, r, str_of(end->hash)), r->hash);
	same = same && address_fits(v, r);
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

static enum rc chains_verify(struct db *db, struct verify *v, struct err *e)
{
	struct event_head *head;
	size_t heads;
	enum rc rc = event_each(db, v->a, verify_each, v, e);

	if (rc == RC_OK)
		rc = event_heads(db, v->a, &head, &heads, e);
	TRY(rc == RC_OK ? heads_verify(v, head, heads) : rc);
	if (v->forgotten.at > 0 && v->forgotten.at > v->latest - AUDIT_ADDRESS_KEPT_S)
		return verify_fault(v, v->forgotten.school_id, S("w"), v->forgotten.seq,
		                    "an address was taken out before it was time");
	return RC_OK;
}

/* The notes in the database about the file of the read events. One whose proof is wrong is never met. */
static void anchors_add(struct verify *v, const struct event_head *head, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct heads_line l = { .school_id = head[i].school_id, .chain = head[i].chain };
		struct str rest;

		if (str_int(str_cut(head[i].value, ' ', &rest), &l.seq))
			l.hash = str_cut(rest, ' ', &rest);
		if (!str_eq(head[i].value, head_value(v->a, v->key, l.seq, l.hash)))
			l.hash = STR_NONE;
		v->anchor[v->anchors++] =
		    (struct anchor){ l, "the file of the read events does not hold what it held when this was noted",
			             false };
	}
}

static enum rc anchors_load(struct db *db, struct verify *v, const struct heads_line *kept, size_t n, struct err *e)
{
	struct event_head *head;
	size_t heads;

	TRY(event_anchors(db, v->a, &head, &heads, e));
	v->anchor = NEW_ARRAY(v->a, struct anchor, heads + n);
	v->anchors = 0;
	anchors_add(v, head, heads);
	for (size_t i = 0; i < n; i++)
		v->anchor[v->anchors++] =
		    (struct anchor){ kept[i], "the chain does not have the entry that was noted outside the database",
			             false };
	qsort(v->anchor, v->anchors, sizeof *v->anchor, anchor_cmp);
	return RC_OK;
}

static enum rc walk(struct db *db, struct verify *v, struct err *e)
{
	v->end = NULL;
	TRY(db_begin(db, DB_READ, e));
	return db_end(db, chains_verify(db, v, e), e);
}

/* What was noted is read before the chains that it is about: they may grow meanwhile. */
enum rc audit_verify(struct db *db, struct db *reads, struct arena *a, const unsigned char *key,
                     const struct heads_line *kept, size_t n, int64_t *events, struct audit_fault *fault, struct err *e)
{
	struct verify v = { .a = a, .key = key, .fault = fault };

	TRY(anchors_load(db, &v, kept, n, e));
	TRY(walk(db, &v, e));
	if (reads != NULL)
		TRY(walk(reads, &v, e));
	for (size_t i = 0; i < v.anchors; i++)
		if (!v.anchor[i].met)
			return verify_fault(&v, v.anchor[i].line.school_id, v.anchor[i].line.chain,
			                    v.anchor[i].line.seq, v.anchor[i].why);
	*events = v.events;
	return RC_OK;
}
