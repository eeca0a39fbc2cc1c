/* A row as text: a line "TABLE HOW", a line for each column, a line with a point. A column is "NAME n" when it is
 * empty, "NAME i12" or "NAME t5:words", with the length of the text, so that any text can stand there. */
#include "core/entry/kept_sql.h"

#include <string.h>

#include "kit/base/buf.h"

enum { ROOM_FIRST = 16 };

static const char *const HOW[] = { [KEPT_TAKEN] = "taken",
	                           [KEPT_ALONG] = "along",
	                           [KEPT_CHANGED] = "changed",
	                           [KEPT_MADE] = "made",
	                           [KEPT_AFTER] = "after" };
enum { HOWS = sizeof HOW / sizeof *HOW };

extern const struct entry_table *const __start_apdr_entry_table[] __attribute__((weak));
extern const struct entry_table *const __stop_apdr_entry_table[] __attribute__((weak));

const struct entry_table *entry_table_find(struct str name)
{
	for (const struct entry_table *const *t = __start_apdr_entry_table; t < __stop_apdr_entry_table; t++)
		if (str_is(name, (*t)->rec->name))
			return *t;
	return NULL;
}

struct kept_row *kept_add(struct kept *k, enum kept_how how, const struct entry_table *t)
{
	struct kept_row *r;

	if (k->n == k->room) {
		struct kept_row *more;

		k->room = k->room == 0 ? ROOM_FIRST : 2 * k->room;
		more = NEW_ARRAY(k->a, struct kept_row, k->room);
		if (k->n > 0)
			memcpy(more, k->row, k->n * sizeof *more);
		k->row = more;
	}
	r = &k->row[k->n++];
	*r = (struct kept_row){ how, t, NEW_ARRAY(k->a, struct dbv, t->rec->fields) };
	for (size_t i = 0; i < t->rec->fields; i++)
		r->value[i] = dv_null();
	return r;
}

enum rc kept_read(struct db *db, struct kept *k, struct pupil_key key, enum kept_how how, const struct entry_table *t,
                  const struct stmt *q, int64_t id, struct err *e)
{
	struct rows r;

	TRY(db_run(db, k->a, q != NULL ? q : t->one, &r, e, DV(key.school_id), DV(key.pupil_id), DV(id)));
	for (size_t i = 0; i < r.n; i++) {
		struct kept_row *row = kept_add(k, how, t);

		for (size_t f = 0; f < t->rec->fields; f++) {
			size_t at;

			if (rows_column(&r, t->rec->field[f].name, &at))
				row->value[f] = r.cell[i * r.cols + at];
		}
	}
	return RC_OK;
}

struct dbv *kept_value(const struct kept_row *r, const char *column)
{
	for (size_t f = 0; f < r->table->rec->fields; f++)
		if (strcmp(r->table->rec->field[f].name, column) == 0)
			return &r->value[f];
	return NULL;
}

int64_t kept_int(const struct kept_row *r, const char *column)
{
	const struct dbv *v = kept_value(r, column);

	return v != NULL && v->type == DBV_INT ? v->i : 0;
}

struct str kept_str(const struct kept_row *r, const char *column)
{
	const struct dbv *v = kept_value(r, column);

	return v != NULL && v->type == DBV_TEXT ? v->s : STR_NONE;
}

static struct pupil_key key_of(const struct kept_row *r)
{
	return (struct pupil_key){ kept_int(r, "school_id"), kept_int(r, "pupil_id") };
}

enum rc kept_drop(struct db *db, struct arena *a, const struct kept_row *r, struct err *e)
{
	return db_run(db, a, r->table->drop, NULL, e, DV(key_of(r).school_id), DV(key_of(r).pupil_id),
	              DV(kept_int(r, "id")));
}

enum rc kept_put(struct db *db, struct arena *a, const struct kept_row *r, struct err *e)
{
	struct rows out;

	TRY(db_run_(db, a, r->table->put, r->value, r->table->rec->fields, &out, e));
	return out.changed == 1 ? RC_OK : RC_CONFLICT;
}

static bool value_same(const struct dbv *x, const struct dbv *y)
{
	if (x->type != y->type)
		return false;
	return x->type == DBV_INT ? x->i == y->i : x->type == DBV_NULL || str_eq(x->s, y->s);
}

enum rc kept_stands(struct db *db, struct arena *a, const struct kept_row *r, bool *yes, struct err *e)
{
	struct kept now = { .a = a };

	*yes = false;
	TRY(kept_read(db, &now, key_of(r), r->how, r->table, NULL, kept_int(r, "id"), e));
	*yes = now.n == 1;
	for (size_t f = 0; *yes && f < r->table->rec->fields; f++)
		*yes = value_same(&now.row[0].value[f], &r->value[f]);
	return RC_OK;
}

struct str kept_text(struct arena *a, const struct kept *k)
{
	struct buf b = buf_new(a, KEPT_TEXT_MOST);

	for (size_t i = 0; i < k->n; i++) {
		const struct record *rec = k->row[i].table->rec;

		buf_fmt(&b, "%s %s\n", rec->name, HOW[k->row[i].how]);
		for (size_t f = 0; f < rec->fields; f++) {
			const struct dbv *v = &k->row[i].value[f];

			if (v->type == DBV_INT)
				buf_fmt(&b, "%s i%lld\n", rec->field[f].name, (long long)v->i);
			else if (v->type == DBV_NULL)
				buf_fmt(&b, "%s n\n", rec->field[f].name);
			else
				buf_fmt(&b, "%s t%zu:%.*s\n", rec->field[f].name, v->s.n, STR_ARG(v->s));
		}
		buf_str(&b, S(".\n"));
	}
	return b.full ? STR_NONE : buf_view(&b);
}

/* One value behind its name; *rest begins with the next line then. */
static bool value_of_text(struct str *rest, struct dbv *out)
{
	int64_t n;
	char type = rest->n > 0 ? rest->p[0] : '\0';

	*rest = str_sub(*rest, 1, SIZE_MAX);
	if (type == 'n') {
		*out = dv_null();
		return str_cut(*rest, '\n', rest).n == 0;
	}
	if (!str_int(str_cut(*rest, type == 't' ? ':' : '\n', rest), &n))
		return false;
	*out = dv_int(n);
	if (type != 't')
		return type == 'i';
	if (n < 0 || (uint64_t)n >= rest->n || rest->p[n] != '\n')
		return false;
	*out = dv_text(str_sub(*rest, 0, (size_t)n));
	*rest = str_sub(*rest, (size_t)n + 1, SIZE_MAX);
	return true;
}

static bool row_of_text(struct str *rest, struct kept *out)
{
	struct str how;
	const struct entry_table *t = entry_table_find(str_cut(str_cut(*rest, '\n', rest), ' ', &how));
	struct kept_row *r;
	size_t h = 0;

	while (h < HOWS && !str_is(how, HOW[h]))
		h++;
	if (t == NULL || h == HOWS)
		return false;
	r = kept_add(out, (enum kept_how)h, t);
	while (rest->n > 0 && !str_starts(*rest, S(".\n"))) {
		struct str name = str_cut(*rest, ' ', rest);
		struct dbv lost; /* of a column that is no more */
		struct dbv *v = NULL;

		for (size_t f = 0; f < t->rec->fields; f++)
			if (str_is(name, t->rec->field[f].name))
				v = &r->value[f];
		if (!value_of_text(rest, v != NULL ? v : &lost))
			return false;
	}
	*rest = str_sub(*rest, 2, SIZE_MAX);
	return true;
}

enum rc kept_of_text(struct arena *a, struct str text, struct kept *out)
{
	*out = (struct kept){ .a = a };
	while (text.n > 0)
		if (!row_of_text(&text, out))
			return RC_INVALID;
	return RC_OK;
}
