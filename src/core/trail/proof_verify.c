/* Compares the records with their proof, and takes them up anew. */
#include <string.h>

#include "core/trail/audit_hash.h"
#include "core/trail/proof.h"

enum { MAP_FIRST = 4096, TAKEN_ARENA = 1 << 30 };

/* An entry of the chain 'c'. */
struct entry {
	int64_t seq;
	int64_t event;
	int64_t at;
	struct str action;
};

/* What was written last of a row. */
struct known {
	const struct proof_table *table; /* NULL: a free place */
	struct str key;
	char digest[ROW_HASH_TEXT];
	bool met;
	const struct entry *by;
};

/* One school while it is compared. */
struct walk {
	struct arena *a;
	const unsigned char *key;
	int64_t school_id;
	struct known *map;
	size_t places;
	size_t used;
	int64_t rows;
	int64_t seq; /* of the chain, as far as it was walked */
	char hash[2 * AUDIT_HASH_BYTES + 1];
	bool broken;                     /* the chain is not what was written: nothing is proven by it */
	bool taking;                     /* every row is wanted, of a school without a proof too */
	const struct proof_table *table; /* whose rows are compared */
	void (*each)(void *ctx, const struct proof_fault *f);
	void *ctx;
	struct proof_count *n;
};

const char *proof_how_word(enum proof_how how)
{
	switch (how) {
	case PROOF_CHANGED:
		return "was changed behind the program's back";
	case PROOF_PUT_IN:
		return "was put in behind the program's back";
	case PROOF_REMOVED:
		return "was removed behind the program's back";
	case PROOF_LIST:
		return "the list of what was written is not the one that was written";
	case PROOF_SCOPE:
		return "whose pupils somebody sees is not what the other tables say";
	case PROOF_NONE:
		return "there is no proof of this school's records; `apdr migrate` begins one";
	}
	return "";
}

static void fault(struct walk *w, enum proof_how how, const char *table, struct str key, struct str digest,
                  const struct entry *by)
{
	struct proof_fault f = { .how = how, .school_id = w->school_id, .table = table, .key = key, .digest = digest };

	if (by != NULL) {
		f.seq = by->seq;
		f.event = by->event;
		f.at = by->at;
		f.action = by->action;
	}
	w->n->faults++;
	w->each(w->ctx, &f);
}

/* The rows as they were written last */

static size_t home(const struct walk *w, const struct proof_table *t, struct str key)
{
	uint64_t h = (uintptr_t)t;

	for (size_t i = 0; i < key.n; i++)
		h = (h ^ (unsigned char)key.p[i]) * 0x100000001B3u;
	return (size_t)((h * 0x9E3779B97F4A7C15u) >> 24) & (w->places - 1);
}

static struct known *place(struct walk *w, const struct proof_table *t, struct str key)
{
	size_t at = home(w, t, key);

	while (w->map[at].table != NULL && (w->map[at].table != t || !str_eq(w->map[at].key, key)))
		at = (at + 1) & (w->places - 1);
	return &w->map[at];
}

static void map_grow(struct walk *w)
{
	struct known *old = w->map;
	const size_t n = w->places;

	w->places = n == 0 ? MAP_FIRST : n * 2;
	w->map = NEW_ARRAY(w->a, struct known, w->places);
	for (size_t i = 0; i < n; i++)
		if (old[i].table != NULL)
			*place(w, old[i].table, old[i].key) = old[i];
}

static void line_take(struct walk *w, struct str line, const struct entry *by)
{
	struct str rest;
	const struct proof_table *t = proof_table_named(str_cut(line, ' ', &rest));
	struct str key = str_cut(rest, ' ', &rest);
	struct known *k;

	if (t == NULL || rest.n >= ROW_HASH_TEXT)
		return; /* of a table that is no more */
	if (w->used * 2 >= w->places)
		map_grow(w);
	k = place(w, t, key);
	if (k->table == NULL) {
		k->table = t;
		k->key = str_dup(w->a, key);
		w->used++;
	}
	memcpy(k->digest, rest.p, rest.n);
	k->digest[rest.n] = '\0';
	k->by = by;
}

static enum rc list_take(void *ctx, const struct event_row *v)
{
	struct walk *w = ctx;
	struct entry *by = NEW(w->a, struct entry);
	struct str list = v->digest;
	struct arena_mark m;
	bool sound;

	if (w->broken)
		return RC_OK;
	*by = (struct entry){ v->seq, v->record_id, v->at, str_dup(w->a, v->action) };
	m = arena_mark(w->a);
	sound = v->seq == w->seq + 1 && str_eq(v->hash, event_hash(w->a, w->key, v, str_of(w->hash)));
	arena_rewind(w->a, m);
	if (!sound || v->hash.n >= sizeof w->hash) {
		fault(w, PROOF_LIST, "", STR_NONE, STR_NONE, by);
		w->broken = true; /* what comes after it proves nothing */
		return RC_OK;
	}
	w->seq = v->seq;
	memcpy(w->hash, v->hash.p, v->hash.n);
	while (list.n > 0)
		line_take(w, str_cut(list, '\n', &list), by);
	return RC_OK;
}

/* Does the chain end where it ended? */
static enum rc head_check(struct db *db, struct walk *w, struct err *e)
{
	const struct entry end = { .seq = w->seq };
	struct str head;

	TRY(event_head_load(db, w->a, w->school_id, S("c"), &head, e));
	if (str_eq(head, w->seq > 0 ? head_value(w->a, w->key, w->seq, str_of(w->hash)) : S("")))
		return RC_OK;
	w->broken = true;
	fault(w, PROOF_LIST, "", STR_NONE, STR_NONE, &end);
	return RC_OK;
}

/* The rows as they are */

static enum rc row_compare(void *ctx, struct rows *row)
{
	struct walk *w = ctx;
	struct arena_mark m = arena_mark(w->a);
	struct known *k;
	struct str key;
	char hash[ROW_HASH_TEXT];

	w->rows++;
	if (w->seq == 0 && !w->taking)
		return RC_OK; /* none is proven: that is one fault and not thousands */
	key = proof_row_key(w->a, w->table, row);
	k = place(w, w->table, key);
	row_hash(w->key, w->table->name, row, hash);
	if (k->table == NULL || k->met || strcmp(k->digest, PROOF_GONE) == 0)
		fault(w, PROOF_PUT_IN, w->table->name, key, str_of(hash), k->by);
	else if (strcmp(k->digest, hash) != 0)
		fault(w, PROOF_CHANGED, w->table->name, key, str_of(hash), k->by);
	if (k->table != NULL)
		k->met = true;
	arena_rewind(w->a, m);
	return RC_OK;
}

static void gone_find(struct walk *w)
{
	for (size_t i = 0; i < w->places; i++) {
		const struct known *k = &w->map[i];

		if (k->table != NULL && !k->met && strcmp(k->digest, PROOF_GONE) != 0)
			fault(w, PROOF_REMOVED, k->table->name, k->key, S(PROOF_GONE), k->by);
	}
}

/* Taking up */

struct taken_line {
	const struct proof_table *table;
	struct str text;
};

struct taken {
	struct arena *a;
	int64_t now;
	const char *action;
	struct taken_line *line; /* of one school */
	size_t n;
	size_t room;
	bool refused;
};

static void take(void *ctx, const struct proof_fault *f)
{
	struct taken *t = ctx;

	if (f->how == PROOF_LIST) {
		t->refused = true;
		return;
	}
	if (f->how == PROOF_SCOPE)
		return; /* nothing to take up: it has no proof of its own */
	if (t->n == t->room) {
		struct taken_line *more = NEW_ARRAY(t->a, struct taken_line, t->room == 0 ? MAP_FIRST : t->room * 2);

		if (t->n > 0)
			memcpy(more, t->line, t->n * sizeof *more);
		t->room = t->room == 0 ? MAP_FIRST : t->room * 2;
		t->line = more;
	}
	t->line[t->n++] = (struct taken_line){ proof_table_named(str_of(f->table)),
		                               str_fmt(t->a, "%.*s %.*s\n", STR_ARG(f->key), STR_ARG(f->digest)) };
}

static enum rc taken_write(struct db *db, struct walk *w, struct err *e)
{
	struct taken *t = w->ctx;
	const struct event_row by = { .school_id = w->school_id,
		                      .chain = S("c"),
		                      .at = t->now,
		                      .hat = S(""),
		                      .action = str_of(t->action),
		                      .record = S("event") };
	struct arena_mark m = arena_mark(w->a);
	struct proof_list l = proof_list_begin(db, w->a, w->key, &by);
	enum rc rc = RC_OK;

	if (t->refused)
		return err_set(e, RC_INVALID,
		               "the list of what was written is not the one that was written: look with `apdr audit "
		               "verify --content`, and restore the last good backup");
	for (size_t i = 0; i < t->n && rc == RC_OK; i++)
		rc = proof_list_add(&l, t->line[i].table, t->line[i].text, e);
	if (rc == RC_OK)
		rc = proof_list_end(&l, e);
	arena_rewind(w->a, m);
	t->line = NULL;
	t->n = t->room = 0;
	arena_reset(t->a);
	return rc;
}

/* pupil_scope is read by every page: who could write there would see what is not theirs. */
static enum rc scope_compare(struct db *db, struct walk *w, struct err *e)
{
	int64_t rows = 0;

	TRY(proof_scope_differs(db, w->a, w->school_id, &rows, e));
	if (rows > 0)
		fault(w, PROOF_SCOPE, "pupil_scope", str_fmt(w->a, "%lld", (long long)rows), STR_NONE, NULL);
	return RC_OK;
}

static enum rc tables_compare(struct db *db, struct walk *w, struct err *e)
{
	for (size_t i = 0; i < proof_table_count(); i++) {
		bool has;

		w->table = proof_table_at(i);
		TRY(db_has_table(db, w->table->name, &has, e)); /* not in an older schema */
		if (has)
			TRY(proof_rows_each(db, w->a, w->table, w->school_id, row_compare, w, e));
	}
	gone_find(w);
	return RC_OK;
}

static enum rc school_walk(struct db *db, struct walk *w, struct err *e)
{
	w->map = NULL;
	w->places = w->used = 0;
	w->seq = w->rows = 0;
	w->broken = false;
	memset(w->hash, 0, sizeof w->hash);
	map_grow(w);
	TRY(event_chain_each(db, w->a, w->school_id, S("c"), list_take, w, e));
	if (!w->broken)
		TRY(head_check(db, w, e));
	if (!w->broken)
		TRY(tables_compare(db, w, e));
	if (w->seq == 0 && w->rows > 0 && !w->taking)
		fault(w, PROOF_NONE, "", STR_NONE, STR_NONE, NULL);
	w->n->rows += w->rows;
	return scope_compare(db, w, e);
}

static enum rc schools_walk(struct db *db, struct walk *w, struct err *e)
{
	struct arena *a = w->a;
	int64_t *school;
	size_t n;

	TRY(proof_schools(db, a, &school, &n, e));
	for (size_t i = 0; i < n; i++) {
		struct arena_mark m = arena_mark(a);
		enum rc rc;

		w->school_id = school[i];
		rc = school_walk(db, w, e);
		if (rc == RC_OK && w->taking)
			rc = taken_write(db, w, e);
		arena_rewind(a, m);
		if (rc != RC_OK)
			return rc;
	}
	return RC_OK;
}

enum rc proof_verify(struct db *db, struct arena *a, const unsigned char *key,
                     void (*each)(void *ctx, const struct proof_fault *f), void *ctx, struct proof_count *n,
                     struct err *e)
{
	struct walk w = { .a = a, .key = key, .each = each, .ctx = ctx, .n = n };

	*n = (struct proof_count){ 0 };
	TRY(db_begin(db, DB_READ, e));
	TRY(db_end(db, schools_walk(db, &w, e), e));
	return n->faults == 0 ? RC_OK : RC_INVALID;
}

enum rc proof_take_up(struct db *db, struct arena *a, const unsigned char *key, int64_t now, const char *action,
                      int64_t *rows, struct err *e)
{
	struct taken t = { .a = arena_new(TAKEN_ARENA), .now = now, .action = action };
	struct proof_count n = { 0 };
	struct walk w = { .a = a, .key = key, .taking = true, .each = take, .ctx = &t, .n = &n };
	enum rc rc = db_begin(db, DB_WRITE, e);

	if (rc == RC_OK)
		rc = db_end(db, schools_walk(db, &w, e), e);
	arena_free(t.a);
	*rows = n.faults;
	return rc;
}

enum rc proof_begun(struct db *db, struct arena *a, bool *all, bool *any, struct err *e)
{
	int64_t without = 0;

	TRY(proof_schools_without(db, a, &without, any, e));
	*all = without == 0;
	return RC_OK;
}
