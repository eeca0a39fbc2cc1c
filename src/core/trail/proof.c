#include "core/trail/proof.h"

#include <stdlib.h>
#include <string.h>

#include "core/trail/audit_hash.h"
#include "core/trail/chain.h"
#include "kit/base/buf.h"

enum {
	WATCH_ARENA = 512 << 20,
	LINES_FIRST = 64,
	LIST_MAX = 256 * 1024, /* of one entry; more lines are more entries */
	LINE_MOST = 600,
	KEY_PART_MOST = 120,
};

/* One row that was told. */
struct told {
	int64_t school_id;
	struct proof_line line;
	size_t order;
};

/* What a connection has written since its transaction began. */
struct proof {
	struct arena *own;
	struct arena *a; /* of the transaction */
	unsigned char key[APP_KEY];
	struct clock clock;
	struct told *v;
	size_t n;
	size_t room;
	struct event_row by; /* seq 0: no write event yet */
};

/* Neither a blank nor a control character gets into a list, whatever stands in the row. */
static void part_add(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n && i < KEY_PART_MOST; i++)
		buf_char(b, s.p[i] > ' ' && s.p[i] < 127 ? s.p[i] : '?');
}

struct str proof_row_key(struct arena *a, const struct proof_table *t, struct rows *row)
{
	struct buf b = buf_new(a, LINE_MOST);

	for (size_t i = 0; i < PROOF_KEY_MAX && t->key[i] != NULL; i++) {
		size_t at;

		if (i > 0)
			buf_char(&b, '/');
		if (!rows_column(row, t->key[i], &at))
			continue; /* of an older schema */
		if (row->cell[at].type == DBV_INT)
			buf_fmt(&b, "%lld", (long long)row->cell[at].i);
		else
			part_add(&b, row->cell[at].s);
	}
	return b.n > 0 ? buf_view(&b) : S("one");
}

static const void *wanted(void *ctx, const struct stmt *q)
{
	struct str table = proof_stmt_table(q);
	const struct proof_table *t = proof_table_named(table);

	(void)ctx;
	if (t == NULL && !proof_leaves_out(table))
		abort(); /* of a table of which nobody has said whether it is proven */
	return str_starts(str_of(q->name), S("Q_EVENT_")) ? NULL : t; /* those of the trail write its ends */
}

static struct told *told_new(struct proof *p)
{
	if (p->n == p->room) {
		struct told *more = NEW_ARRAY(p->a, struct told, p->room == 0 ? LINES_FIRST : p->room * 2);

		if (p->n > 0)
			memcpy(more, p->v, p->n * sizeof *more);
		p->room = p->room == 0 ? LINES_FIRST : p->room * 2;
		p->v = more;
	}
	return &p->v[p->n++];
}

static void row_told(void *ctx, const void *what, bool gone, struct rows *row)
{
	struct proof *p = ctx;
	const struct proof_table *t = what;
	struct told *v = told_new(p);

	*v = (struct told){ .school_id = row_int(row, 0, strcmp(t->name, "school") == 0 ? "id" : "school_id"),
		            .line = { t, proof_row_key(p->a, t, row), S(PROOF_GONE) },
		            .order = p->n };
	if (!gone) {
		char *hash = arena_raw(p->a, ROW_HASH_TEXT);

		row_hash(p->key, t->name, row, hash);
		v->line.digest = str_of(hash);
	}
}

static int told_cmp(const void *x, const void *y)
{
	const struct told *a = x, *b = y;
	int c;

	if (a->school_id != b->school_id)
		return a->school_id < b->school_id ? -1 : 1;
	if (a->line.table != b->line.table)
		return a->line.table < b->line.table ? -1 : 1;
	c = str_cmp(a->line.key, b->line.key);
	return c != 0 ? c : (a->order > b->order) - (a->order < b->order);
}

static bool same_row(const struct told *x, const struct told *y)
{
	return x->school_id == y->school_id && x->line.table == y->line.table && str_eq(x->line.key, y->line.key);
}

enum rc proof_lines_append(struct db *db, struct arena *a, const unsigned char *key, const struct event_row *by,
                           const struct proof_line *line, size_t n, struct err *e)
{
	for (size_t i = 0; i < n;) {
		struct arena_mark m = arena_mark(a);
		struct buf b = buf_new(a, LIST_MAX);
		struct event_row v = *by;
		enum rc rc;

		for (; i < n && b.n + LINE_MOST <= LIST_MAX; i++)
			buf_fmt(&b, "%s %.*s %.*s\n", line[i].table->name, STR_ARG(line[i].key),
			        STR_ARG(line[i].digest));
		v.digest = buf_view(&b);
		rc = chain_append(db, a, key, &v, 1, e);
		arena_rewind(a, m);
		if (rc != RC_OK)
			return rc;
	}
	return RC_OK;
}

/* Who did it, if an event says so. */
static struct event_row entry_by(const struct proof *p, int64_t school_id)
{
	const bool known = p->by.seq > 0 && p->by.school_id == school_id;
	struct event_row v = { .school_id = school_id,
		               .chain = S("c"),
		               .at = known ? p->by.at : clock_read(&p->clock).utc,
		               .hat = known ? p->by.hat : S(""),
		               .action = known ? p->by.action : S("rows.written"),
		               .record = S("event") };

	if (known) {
		v.account_id = p->by.account_id;
		v.person_id = p->by.person_id;
		v.record_id = p->by.seq;
	}
	return v;
}

static enum rc commit(void *ctx, struct db *db, struct err *e)
{
	struct proof *p = ctx;
	struct proof_line *line;
	size_t n = 0;

	if (p->n == 0)
		return RC_OK;
	qsort(p->v, p->n, sizeof *p->v, told_cmp);
	line = NEW_ARRAY(p->a, struct proof_line, p->n);
	for (size_t i = 0; i < p->n; i++) {
		const struct told *v = &p->v[i];
		const bool last = i + 1 == p->n;
		struct event_row by;

		if (last || !same_row(v, v + 1)) /* only how it stands in the end */
			line[n++] = v->line;
		if (!last && v[1].school_id == v->school_id)
			continue;
		by = entry_by(p, v->school_id);
		TRY(proof_lines_append(db, p->a, p->key, &by, line, n, e));
		n = 0;
	}
	return RC_OK;
}

static void forget(void *ctx)
{
	struct proof *p = ctx;

	if (p->n > 0 || p->by.seq > 0)
		arena_reset(p->a);
	p->v = NULL;
	p->n = p->room = 0;
	p->by = (struct event_row){ 0 };
}

static void close_watch(void *ctx)
{
	struct proof *p = ctx;

	arena_free(p->a);
	arena_free(p->own);
}

static const struct db_watch WATCH = { wanted, row_told, commit, forget, close_watch };

void proof_watch(struct db *db, const unsigned char *key, const struct clock *clock)
{
	struct arena *own = arena_new(sizeof(struct proof) * 2);
	struct proof *p = NEW(own, struct proof);

	p->own = own;
	p->a = arena_new(WATCH_ARENA);
	p->clock = *clock;
	memcpy(p->key, key, APP_KEY);
	db_watch(db, &WATCH, p);
}

void proof_of_event(struct db *db, const struct event_row *v)
{
	struct proof *p = db_watched_by(db, &WATCH);

	if (p == NULL)
		return;
	p->by = *v;
	p->by.hat = str_dup(p->a, v->hat);
	p->by.action = str_dup(p->a, v->action);
}
