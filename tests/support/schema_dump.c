#include "support/schema_dump.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/base/buf.h"

enum { LINES_MAX = 5000, ROWS_EACH = 3, TEXT_MAX = 8 << 20, TABLES_MAX = 200, PARAMS_MAX = 64 };

/* Columns: tbl, col, kind, is_null, key (place in the primary key, 0 = none), in order. */
static const struct stmt COLUMNS[] = {
	[DB_SQLITE] = { .name = "COLUMNS",
	                .max_rows = LINES_MAX,
	                .sql = "SELECT m.name AS tbl, c.name AS col, c.type AS kind, c.\"notnull\" = 0 AND c.pk = 0 AS "
	                       "is_null,"
	                       " c.pk AS key FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'"
	                       " AND m.name <> 'schema_migration' ORDER BY m.name, c.cid" },
	[DB_POSTGRES] = { .name = "COLUMNS",
	                  .max_rows = LINES_MAX,
	                  .sql = "SELECT CAST(c.table_name AS TEXT) COLLATE \"C\" AS tbl, CAST(c.column_name AS TEXT) "
	                         "AS col,"
	                         " CASE c.data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'bytea' THEN 'BLOB' ELSE"
	                         " upper(c.data_type) END AS kind, c.is_nullable = 'YES' AS is_null,"
	                         " COALESCE((SELECT k.ordinal_position FROM information_schema.key_column_usage k"
	                         " JOIN information_schema.table_constraints t ON t.constraint_name = k.constraint_name"
	                         " AND t.table_name = k.table_name AND t.constraint_type = 'PRIMARY KEY'"
	                         " WHERE k.table_name = c.table_name AND k.column_name = c.column_name), 0) AS key"
	                         " FROM information_schema.columns c JOIN information_schema.tables b"
	                         " ON b.table_name = c.table_name AND b.table_type = 'BASE TABLE'"
	                         " WHERE c.table_schema = 'public' AND c.table_name <> 'schema_migration'"
	                         " ORDER BY 1, c.ordinal_position" },
};

/* Lines for indexes made by CREATE INDEX and for UNIQUE. */
static const struct stmt INDEXES[] = {
	[DB_SQLITE] = { .name = "INDEXES",
	                .max_rows = LINES_MAX,
	                .sql =
	                    "SELECT m.name AS tbl, 'index ' || CASE i.\"unique\" WHEN 1 THEN 'unique ' ELSE '' END ||"
	                    " (SELECT group_concat(x.name, ' ') FROM (SELECT c.name FROM pragma_index_info(i.name) c"
	                    " ORDER BY c.seqno) x) AS line FROM sqlite_schema m, pragma_index_list(m.name) i"
	                    " WHERE m.type = 'table' AND i.origin <> 'pk' ORDER BY 1, 2" },
	[DB_POSTGRES] = { .name = "INDEXES",
	                  .max_rows = LINES_MAX,
	                  .sql = "SELECT CAST(t.relname AS TEXT) COLLATE \"C\" AS tbl, ('index ' || CASE WHEN "
	                         "i.indisunique"
	                         " THEN 'unique ' ELSE '' END || (SELECT string_agg(a.attname, ' ' ORDER BY k.n)"
	                         " FROM unnest(i.indkey) WITH ORDINALITY AS k(col, n) JOIN pg_attribute a"
	                         " ON a.attrelid = t.oid AND a.attnum = k.col)) COLLATE \"C\" AS line"
	                         " FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace s"
	                         " ON s.oid = t.relnamespace WHERE s.nspname = 'public' AND NOT i.indisprimary ORDER "
	                         "BY 1, 2" },
};

/* References: tbl, target, line. Those of results to point and scale are triggers on PostgreSQL since migration 38. */
static const struct stmt REFERENCES[] = {
	[DB_SQLITE] = { .name = "REFERENCES",
	                .max_rows = LINES_MAX,
	                .sql = "SELECT m.name AS tbl, f.\"table\" AS target, 'reference ' || f.\"table\" || ' by ' ||"
	                       " group_concat(f.\"from\", ' ') AS line FROM sqlite_schema m, "
	                       "pragma_foreign_key_list(m.name) f"
	                       " WHERE m.type = 'table' GROUP BY m.name, f.id, f.\"table\" ORDER BY 1, 3" },
	[DB_POSTGRES] = { .name = "REFERENCES",
	                  .max_rows = LINES_MAX,
	                  .sql =
	                      "SELECT CAST(t.relname AS TEXT) COLLATE \"C\" AS tbl, CAST(r.relname AS TEXT) AS target,"
	                      " ('reference ' || r.relname || ' by ' || (SELECT string_agg(a.attname, ' ' ORDER BY k.n)"
	                      " FROM unnest(c.conkey) WITH ORDINALITY AS k(col, n) JOIN pg_attribute a"
	                      " ON a.attrelid = t.oid AND a.attnum = k.col)) COLLATE \"C\" AS line"
	                      " FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r"
	                      " ON r.oid = c.confrelid WHERE c.contype = 'f' UNION ALL"
	                      " SELECT 'result', x.target, 'reference ' || x.target || ' by school_id ' || x.by_id"
	                      " FROM (VALUES ('assessment_point', 'point_id'), ('scale', 'scale_id')) AS x (target, "
	                      "by_id)"
	                      " WHERE EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'result_refers_insert')"
	                      " AND EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = x.target || '_referred')"
	                      " ORDER BY 1, 3" },
};

static struct rows ask(struct arena *a, struct db *db, const struct stmt *q)
{
	struct err e;
	struct rows r;

	if (db_run(db, a, q, &r, &e) != RC_OK) {
		fprintf(stderr, "schema: %s\n", e.text);
		exit(1);
	}
	return r;
}

struct rows schema_columns(struct arena *a, struct db *db)
{
	return ask(a, db, &COLUMNS[db_engine(db)]);
}

struct rows schema_references(struct arena *a, struct db *db)
{
	return ask(a, db, &REFERENCES[db_engine(db)]);
}

static void lines_add(struct buf *b, struct rows r)
{
	for (size_t i = 0; i < r.n; i++)
		buf_fmt(b, "%.*s %.*s\n", STR_ARG(row_str(&r, i, "tbl")), STR_ARG(row_str(&r, i, "line")));
}

struct str schema_text(struct arena *a, struct db *db)
{
	struct rows c = ask(a, db, &COLUMNS[db_engine(db)]);
	struct buf b = buf_new(a, TEXT_MAX);

	for (size_t i = 0; i < c.n; i++)
		buf_fmt(&b, "%.*s.%.*s %.*s %s key %d\n", STR_ARG(row_str(&c, i, "tbl")),
		        STR_ARG(row_str(&c, i, "col")), STR_ARG(row_str(&c, i, "kind")),
		        row_int(&c, i, "is_null") != 0 ? "null" : "not null", (int)row_int(&c, i, "key"));
	lines_add(&b, ask(a, db, &INDEXES[db_engine(db)]));
	lines_add(&b, ask(a, db, &REFERENCES[db_engine(db)]));
	return buf_view(&b);
}

/* Rows */

static struct dbv value_for(struct arena *a, struct rows *c, size_t i, int row)
{
	struct str column = row_str(c, i, "col"), kind = row_str(c, i, "kind");

	if (str_is(kind, "TEXT"))
		return dv_text(
		    str_fmt(a, "%.*s.%.*s \xc3\xa9 '%d'", STR_ARG(row_str(c, i, "tbl")), STR_ARG(column), row));
	if (str_is(kind, "BLOB"))
		return dv_blob(str_fmt(a, "\x01\xff%d %zu", row, i));
	if (str_is(column, "id") || str_ends(column, S("_id")))
		return dv_int(row);
	return dv_int(INT64_C(10000000000) * row + (int64_t)i);
}

/* Columns first to last-1 of c belong to one table. */
static void table_fill(struct arena *a, struct db *db, struct rows *c, size_t first, size_t last)
{
	struct buf sql = buf_new(a, TEXT_MAX);
	struct stmt q = { .name = "FILL" };
	struct dbv v[PARAMS_MAX];
	struct stmt *kept;
	struct err e;

	buf_fmt(&sql, "INSERT INTO %.*s (", STR_ARG(row_str(c, first, "tbl")));
	for (size_t i = first; i < last; i++)
		buf_fmt(&sql, "%s%.*s", i > first ? ", " : "", STR_ARG(row_str(c, i, "col")));
	buf_str(&sql, S(") VALUES ("));
	for (size_t i = first; i < last; i++)
		buf_fmt(&sql, "%s$%zu", i > first ? ", " : "", i - first + 1);
	buf_str(&sql, S(")"));
	q.sql = str_c(a, buf_view(&sql));
	kept = NEW(a, struct stmt); /* the connection knows statements by their place */
	memcpy(kept, &q, sizeof q);
	for (int row = 1; row <= ROWS_EACH; row++) {
		for (size_t i = first; i < last; i++)
			v[i - first] = value_for(a, c, i, row);
		if (db_run_(db, a, kept, v, last - first, NULL, &e) != RC_OK) {
			fprintf(stderr, "fill: %s\n\t%s\n", e.text, q.sql);
			exit(1);
		}
	}
}

static bool is_among(const struct str *list, size_t n, struct str what)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq(list[i], what))
			return true;
	}
	return false;
}

static bool targets_filled(struct rows *f, struct str table, const struct str *filled, size_t n)
{
	for (size_t i = 0; i < f->n; i++) {
		struct str target = row_str(f, i, "target");

		if (str_eq(row_str(f, i, "tbl"), table) && !str_eq(target, table) && !is_among(filled, n, target))
			return false;
	}
	return true;
}

void schema_fill(struct arena *a, struct db *db)
{
	struct rows c = ask(a, db, &COLUMNS[db_engine(db)]), f = ask(a, db, &REFERENCES[db_engine(db)]);
	struct str filled[TABLES_MAX];
	size_t n = 0, before;

	do { /* tables that others refer to come first */
		before = n;
		for (size_t i = 0, last; i < c.n; i = last) {
			struct str table = row_str(&c, i, "tbl");

			for (last = i; last < c.n && str_eq(row_str(&c, last, "tbl"), table);)
				last++;
			if (is_among(filled, n, table) || !targets_filled(&f, table, filled, n))
				continue;
			table_fill(a, db, &c, i, last);
			filled[n++] = table;
		}
	} while (n > before);
}

/* Content */

/* " ORDER BY" the columns of the table's key: a value that moved to another row is a change. */
static struct str key_order(struct arena *a, struct rows *c, struct str table)
{
	struct buf b = buf_new(a, TEXT_MAX);

	for (size_t i = 0; i < c->n; i++) {
		if (str_eq(row_str(c, i, "tbl"), table) && row_int(c, i, "key") > 0)
			buf_fmt(&b, "%s%.*s", b.n == 0 ? " ORDER BY " : ", ", STR_ARG(row_str(c, i, "col")));
	}
	return buf_view(&b);
}

static struct str values_read(struct arena *a, struct db *db, struct rows *c, size_t at)
{
	struct str table = row_str(c, at, "tbl"), column = row_str(c, at, "col"), kind = row_str(c, at, "kind");
	struct stmt *q = NEW(a, struct stmt);
	struct buf b = buf_new(a, TEXT_MAX);
	struct stmt made = { .name = "CONTENT", .max_rows = LINES_MAX };
	struct rows r;

	made.sql = str_c(a, str_fmt(a, "SELECT %.*s AS v FROM %.*s%.*s", STR_ARG(column), STR_ARG(table),
	                            STR_ARG(key_order(a, c, table))));
	memcpy(q, &made, sizeof made);
	r = ask(a, db, q);
	for (size_t i = 0; i < r.n; i++) {
		if (row_null(&r, i, "v"))
			buf_str(&b, S("null"));
		else if (str_is(kind, "INTEGER"))
			buf_int(&b, row_int(&r, i, "v"));
		else
			buf_str(&b, row_str(&r, i, "v"));
		buf_char(&b, '\n');
	}
	return buf_view(&b);
}

struct content *content_read(struct arena *a, struct db *db, size_t *n)
{
	struct rows c = ask(a, db, &COLUMNS[db_engine(db)]);
	struct content *out = NEW_ARRAY(a, struct content, c.n);

	for (size_t i = 0; i < c.n; i++) {
		struct str table = row_str(&c, i, "tbl"), column = row_str(&c, i, "col");

		out[i].column = str_fmt(a, "%.*s.%.*s", STR_ARG(table), STR_ARG(column));
		out[i].values = values_read(a, db, &c, i);
	}
	*n = c.n;
	return out;
}
