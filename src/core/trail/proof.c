#include "core/trail/proof.h"

#include <stdlib.h>
#include <string.h>

#include "core/trail/audit_hash.h"
#include "core/trail/chain.h"
#include "kit/base/buf.h"

enum {
	WATCH_ARENA = 512 << 20,
	OWN_ARENA = 64 * 1024,
	TOLD_BLOCK = 512,
	TEXT_BLOCK = 32 * 1024,
	LIST_MAX = 256 * 1024, /* of one entry; more lines are more entries */
	LINE_MOST = 600,
	KEY_PART_MOST = 120,
};

/* One row that was told, in as little room as goes: an import tells of hundreds of thousands. */
struct told {
	int64_t school_id;
	const struct proof_table *table;
	const char *line; /* key, blank, digest and the end of the line */
	uint16_t key_n;
	uint16_t n;
	uint32_t order;
};

struct told_block {
	struct told_block *before;
	struct told v[TOLD_BLOCK];
};

/* What a connection has written since its transaction began. */
struct proof {
	struct arena *own; /* and what is made of one row */
	struct arena *a;   /* of the transaction */
	unsigned char key[APP_KEY];
	struct clock clock;
	struct told_block *last;
	size_t n;
	char *text; /* where the next line goes */
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
	if (p->n % TOLD_BLOCK == 0) {
		struct told_block *b = arena_raw(p->a, sizeof *b);

		b->before = p->last;
		p->last = b;
	}
	return &p->last->v[p->n++ % TOLD_BLOCK];
}

/* A piece of text that stays until the transaction ends. */
static char *text_new(struct proof *p, size_t n)
{
	char *at;

	if (p->room < n) {
		p->room = TEXT_BLOCK;
		p->text = arena_raw(p->a, p->room);
	}
	at = p->text;
	p->text += n;
	p->room -= n;
	return at;
}

static void row_told(void *ctx, const void *what, bool gone, struct rows *row)
{
	struct proof *p = ctx;
	const struct proof_table *t = what;
	struct told *v = told_new(p);
	const int64_t school_id = row_int(row, 0, strcmp(t->name, "school") == 0 ? "id" : "school_id");
	struct arena_mark m = arena_mark(p->own);
	struct str key = proof_row_key(p->own, t, row), digest = S(PROOF_GONE);
	char hash[ROW_HASH_TEXT], *line;

	if (!gone) {
		row_hash(p->key, t->name, row, hash);
		digest = str_of(hash);
	}
	line = text_new(p, key.n + digest.n + 2);
	memcpy(line, key.p, key.n);
	line[key.n] = ' ';
	memcpy(line + key.n + 1, digest.p, digest.n);
	line[key.n + 1 + digest.n] = '\n';
	*v = (struct told){ school_id, t, line, (uint16_t)key.n, (uint16_t)(key.n + digest.n + 2), (uint32_t)p->n };
	arena_rewind(p->own, m);
}

static struct str key_of(const struct told *v)
{
	return (struct str){ v->line, v->key_n };
}

static int row_cmp(const struct told *x, const struct told *y)
{
	if (x->school_id != y->school_id)
		return x->school_id < y->school_id ? -1 : 1;
	if (x->table != y->table)
		return x->table < y->table ? -1 : 1;
	return str_cmp(key_of(x), key_of(y));
}

static int told_cmp(const void *x, const void *y)
{
	const struct told *a = *(const struct told *const *)x, *b = *(const struct told *const *)y;
	int c = row_cmp(a, b);

	return c != 0 ? c : (a->order > b->order) - (a->order < b->order);
}

/* Rows by school, table and key, each as it stands in the end; *n of them. A file comes in mostly in this order. */
static const struct told **told_sorted(struct proof *p, size_t *n)
{
	const struct told **v = arena_raw(p->a, p->n * sizeof *v);
	const struct told_block *b = p->last;
	bool sorted = true;

	for (size_t i = p->n; i > 0; i--) {
		v[i - 1] = &b->v[(i - 1) % TOLD_BLOCK];
		sorted = sorted && (i == p->n || told_cmp(&v[i - 1], &v[i]) < 0);
		if ((i - 1) % TOLD_BLOCK == 0)
			b = b->before;
	}
	if (!sorted)
		qsort(v, p->n, sizeof *v, told_cmp);
	*n = 0;
	for (size_t i = 0; i < p->n; i++)
		if (i + 1 == p->n || row_cmp(v[i], v[i + 1]) != 0)
			v[(*n)++] = v[i];
	return v;
}

struct proof_list proof_list_begin(struct db *db, struct arena *a, const unsigned char *key, const struct event_row *by)
{
	return (struct proof_list){ db, a, key, *by, buf_new(a, LIST_MAX) };
}

enum rc proof_list_end(struct proof_list *l, struct err *e)
{
	struct arena_mark m = arena_mark(l->a);
	struct event_row v = l->by;
	enum rc rc;

	if (l->text.n == 0)
		return RC_OK;
	v.digest = buf_view(&l->text);
	rc = chain_append(l->db, l->a, l->key, &v, 1, e);
	arena_rewind(l->a, m);
	l->text.n = 0;
	return rc;
}

enum rc proof_list_add(struct proof_list *l, const struct proof_table *table, struct str line, struct err *e)
{
	if (l->text.n + LINE_MOST > LIST_MAX)
		TRY(proof_list_end(l, e));
	buf_str(&l->text, str_of(table->name));
	buf_char(&l->text, ' ');
	buf_str(&l->text, line);
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
	const struct told **v;
	size_t n = 0;

	if (p->n == 0)
		return RC_OK;
	v = told_sorted(p, &n);
	for (size_t i = 0; i < n;) {
		const int64_t school_id = v[i]->school_id;
		const struct event_row by = entry_by(p, school_id);
		struct proof_list l = proof_list_begin(db, p->a, p->key, &by);

		for (; i < n && v[i]->school_id == school_id; i++)
			TRY(proof_list_add(&l, v[i]->table, (struct str){ v[i]->line, v[i]->n }, e));
		TRY(proof_list_end(&l, e));
	}
	return RC_OK;
}

static void forget(void *ctx)
{
	struct proof *p = ctx;

	if (p->n > 0 || p->by.seq > 0)
		arena_reset(p->a);
	p->last = NULL;
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
	struct arena *own = arena_new(OWN_ARENA);
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
