/* An INSERT of nothing but its values: what it writes is known without asking for it. */
#include "kit/db/engine.h"

/* "INSERT INTO t (a, b) VALUES ($1, $2)": its table and columns; false for any other statement. */
static bool parts_read(struct arena *a, const char *text, struct str *table, struct str *columns)
{
	struct str s = str_of(text), values;
	size_t n = 0;

	if (!str_starts(s, S("INSERT INTO ")))
		return false;
	*table = str_cut(str_sub(s, sizeof "INSERT INTO " - 1, s.n), ' ', &s);
	if (!str_starts(s, S("(")))
		return false;
	*columns = str_cut(str_sub(s, 1, s.n), ')', &s);
	if (!str_starts(s, S(" VALUES (")))
		return false;
	values = str_cut(str_sub(s, sizeof " VALUES (" - 1, s.n), ')', &s);
	for (; values.n > 0; n++)
		if (!str_eq(str_trim(str_cut(values, ',', &values)), str_fmt(a, "$%zu", n + 1)))
			return false;
	return s.n == 0 && n == str_count(*columns, ',') + 1;
}

/* Which value a column gets: its place in the list; n: none. */
static size_t value_of(struct str columns, const char *name, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(str_trim(str_cut(columns, ',', &columns)), name))
			return i;
	return n;
}

struct stmt_plain *plain_find(struct db *db, const char *text, size_t cols, const char *const *name)
{
	struct stmt_plain *p = NEW(db->arena, struct stmt_plain);
	struct str table, columns;

	if (!parts_read(db->arena, text, &table, &columns) || str_count(columns, ',') + 1 != cols)
		return NULL;
	*p = (struct stmt_plain){ .table = str_c(db->arena, table),
		                  .columns = str_c(db->arena, columns),
		                  .n = cols,
		                  .value = NEW_ARRAY(db->arena, size_t, cols),
		                  .kind = NEW_ARRAY(db->arena, struct plain_kind, cols) };
	for (size_t c = 0; c < cols; c++) {
		p->value[c] = value_of(columns, name[c], cols);
		if (p->value[c] == cols)
			return NULL;
	}
	return p;
}

static bool is_kept(const struct dbv *v, const struct plain_kind *k)
{
	int64_t most;

	if (v->type == DBV_NULL)
		return true;
	if ((int)v->type != k->type || v->type != DBV_INT)
		return (int)v->type == k->type;
	most = INT64_MAX >> 8 * ((int)sizeof most - k->bytes);
	return v->i <= most && v->i >= -most - 1;
}

bool plain_fits(const struct stmt_plain *p, const struct dbv *v, size_t times)
{
	for (size_t i = 0; i < times * p->n; i++)
		if (!is_kept(&v[i], &p->kind[i % p->n]))
			return false;
	return true;
}

void plain_tell(struct db *db, const struct stmt_slot *slot, const struct stmt_plain *p, const struct dbv *v)
{
	struct arena_mark m = arena_mark(db->arena);
	struct dbv *cell = NEW_ARRAY(db->arena, struct dbv, p->n);

	for (size_t c = 0; c < p->n; c++)
		cell[c] = v[p->value[c]];
	db_row_told(db, slot, cell);
	arena_rewind(db->arena, m);
}
