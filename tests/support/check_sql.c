#include "support/check_sql.h"

#include <ctype.h>
#include <string.h>

enum { COLUMNS_MAX = 2000, TOKENS_MAX = 4000, DEPTH_MAX = 32 };

static const struct stmt SQLITE_COLUMNS = {
	.name = "SQLITE_COLUMNS",
	.max_rows = COLUMNS_MAX,
	.sql = "SELECT m.name AS tbl, c.name AS col FROM sqlite_schema m, pragma_table_info(m.name) c"
	       " WHERE m.type IN ('table', 'view') ORDER BY m.name, c.name",
};
static const struct stmt POSTGRES_COLUMNS = {
	.name = "POSTGRES_COLUMNS",
	.max_rows = COLUMNS_MAX,
	.sql =
	    "SELECT CAST(table_name AS TEXT) AS tbl, CAST(column_name AS TEXT) AS col FROM information_schema.columns"
	    " WHERE table_schema = 'public' ORDER BY 1, 2",
};

enum rc schema_read(struct db *db, struct arena *a, struct schema *out, struct err *e)
{
	const struct stmt *q = db_engine(db) == DB_SQLITE ? &SQLITE_COLUMNS : &POSTGRES_COLUMNS;
	struct schema_table *t = NULL;
	struct rows r;
	enum rc rc = db_run(db, a, q, &r, e);

	if (rc != RC_OK)
		return rc;
	out->n = 0;
	for (size_t i = 0; i < r.n; i++) {
		struct str table = row_str(&r, i, "tbl"), column = row_str(&r, i, "col");

		if (t == NULL || !str_eq(t->name, table)) {
			if (out->n == SCHEMA_TABLES_MAX)
				return err_set(e, RC_FAIL, "more than %d tables", SCHEMA_TABLES_MAX);
			t = &out->table[out->n++];
			*t = (struct schema_table){ .name = table, .pupil = str_is(table, "pupil") };
		}
		t->school |= str_is(column, "school_id");
		t->pupil |= str_is(column, "pupil_id");
	}
	return RC_OK;
}

/* Words: names and key words in lower case, numbers, $n, single signs; texts in quotes become ''. */
struct words {
	struct str w[TOKENS_MAX];
	size_t n;
	bool many; /* did not fit, or a quoted name: not understood */
};

static bool is_name(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$';
}

static void words_read(struct arena *a, const char *sql, struct words *out)
{
	struct str s = str_lower_ascii(a, str_of(sql));

	out->n = 0;
	out->many = false;
	for (size_t i = 0; i < s.n;) {
		size_t from = i++;

		if (isspace((unsigned char)s.p[from]))
			continue;
		if (is_name(s.p[from])) {
			while (i < s.n && is_name(s.p[i]))
				i++;
		} else if (s.p[from] == '\'') {
			while (i < s.n && s.p[i] != '\'')
				i++;
			i++;
		}
		if (out->n == TOKENS_MAX || s.p[from] == '"') {
			out->many = true;
			return;
		}
		out->w[out->n++] = s.p[from] == '\'' ? S("''") : str_sub(s, from, i - from);
	}
}

static bool word_is(const struct words *w, size_t i, const char *what)
{
	return i < w->n && str_is(w->w[i], what);
}

static bool has_word(const struct words *w, const char *what)
{
	for (size_t i = 0; i < w->n; i++) {
		if (word_is(w, i, what))
			return true;
	}
	return false;
}

static bool is_parameter(const struct words *w, size_t i)
{
	return i < w->n && w->w[i].n > 1 && w->w[i].p[0] == '$';
}

/* column = $n, also $n = column and column = CAST($n …). */
static bool compares(const struct words *w, const char *column)
{
	for (size_t i = 0; i < w->n; i++) {
		size_t left = i;

		if (!word_is(w, i, column))
			continue;
		if (word_is(w, i + 1, "=") &&
		    (is_parameter(w, i + 2) || (word_is(w, i + 2, "cast") && is_parameter(w, i + 4))))
			return true;
		if (left >= 2 && word_is(w, left - 1, "."))
			left -= 2; /* the alias */
		if (left >= 2 && word_is(w, left - 1, "=") && is_parameter(w, left - 2))
			return true;
	}
	return false;
}

static size_t list_end(const struct words *w, size_t open)
{
	size_t i = open, depth = 0;

	for (; i < w->n; i++) {
		if (word_is(w, i, "("))
			depth++;
		else if (word_is(w, i, ")") && --depth == 0)
			break;
	}
	return i;
}

/* INSERT INTO t (…, column, …) VALUES (…, $n, …), or SELECT $n, …: the value in the column's place is a parameter. */
static bool inserts(const struct words *w, const char *column)
{
	size_t open = 3, end, place = 0, depth = 0, i;

	if (!word_is(w, 0, "insert") || !word_is(w, open, "("))
		return false;
	end = list_end(w, open);
	for (i = open + 1; i < end && !word_is(w, i, column); i++)
		place += word_is(w, i, ",");
	if (i == end)
		return false;
	i = end + 1;
	i += word_is(w, i, "values") ? 2 : 1;
	for (; i < w->n && place > 0; i++) {
		if (word_is(w, i, "("))
			depth++;
		else if (word_is(w, i, ")"))
			depth--;
		else if (depth == 0 && word_is(w, i, ","))
			place--;
	}
	return is_parameter(w, i) || (word_is(w, i, "cast") && is_parameter(w, i + 2));
}

static bool binds(const struct words *w, const char *column)
{
	return compares(w, column) || inserts(w, column);
}

static const struct schema_table *table_named(const struct schema *s, struct str name)
{
	for (size_t i = 0; i < s->n; i++) {
		if (str_eq(s->table[i].name, name))
			return &s->table[i];
	}
	return NULL;
}

/* What the statement reads or writes: names in FROM lists (also after a comma), after JOIN, INTO and UPDATE. */
static void touched(const struct schema *s, const struct words *w, struct schema_table *sum)
{
	bool from[DEPTH_MAX] = { false };
	size_t depth = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct schema_table *t;

		if (word_is(w, i, "(") && depth + 1 < DEPTH_MAX)
			from[++depth] = false;
		else if (word_is(w, i, ")") && depth > 0)
			depth--;
		else if (word_is(w, i, "from") || word_is(w, i, "join"))
			from[depth] = true;
		else if (word_is(w, i, "where") || word_is(w, i, "select") || word_is(w, i, "on") ||
		         word_is(w, i, "set") || word_is(w, i, "group") || word_is(w, i, "order"))
			from[depth] = false;
		if (i == 0 || !(word_is(w, i - 1, "from") || word_is(w, i - 1, "join") || word_is(w, i - 1, "into") ||
		                word_is(w, i - 1, "update") || (word_is(w, i - 1, ",") && from[depth]) ||
		                (word_is(w, i - 1, "(") && depth > 0 && from[depth - 1])))
			continue;
		t = table_named(s, w->w[i]);
		if (t == NULL)
			continue;
		sum->school |= t->school;
		sum->pupil |= t->pupil;
		if (str_is(t->name, "pupil"))
			sum->name = t->name;
	}
}

static bool names_scope(const struct words *w, const struct schema_table *t)
{
	if (has_word(w, "pupil_scope"))
		return compares(w, "person_id") && compares(w, "hat");
	return binds(w, "pupil_id") || (t->name.n > 0 && binds(w, "id"));
}

/* The proof of the records covers every column, those of tomorrow too, and looks each row up by its key. */
static bool whole_rows(const struct stmt *q)
{
	return q->unscoped != NULL && str_starts(str_of(q->unscoped), S("whole rows:"));
}

struct str check_sql(struct arena *a, const struct schema *s, const struct stmt *q)
{
	struct words *w = NEW(a, struct words);
	struct schema_table t = { .name = STR_NONE };

	words_read(a, db_stmt_text(a, q), w);
	if (w->many)
		return S("too long, or with a name in double quotes");
	if (!word_is(w, 0, "select") && !word_is(w, 0, "insert") && !word_is(w, 0, "update") &&
	    !word_is(w, 0, "delete") && !word_is(w, 0, "with"))
		return S("not a SELECT, INSERT, UPDATE, DELETE or WITH");
	if (has_word(w, "select") && has_word(w, "*") && !has_word(w, "count") && !whole_rows(q))
		for (size_t i = 1; i < w->n; i++) {
			if (word_is(w, i, "*") && (word_is(w, i - 1, "select") || word_is(w, i - 1, ".")))
				return S("columns are named, not *");
		}
	if ((word_is(w, 0, "select") || word_is(w, 0, "with")) && q->max_rows != 1 && !has_word(w, "order") &&
	    !whole_rows(q))
		return S("a list without ORDER BY");
	if (has_word(w, "now") || has_word(w, "current_timestamp") || has_word(w, "current_date") ||
	    has_word(w, "random"))
		return S("the database's clock or chance");
	touched(s, w, &t);
	if (q->unscoped != NULL)
		return q->unscoped[0] != '\0' ? STR_NONE : S("unscoped without a reason");
	if (t.school && !binds(w, "school_id"))
		return S("school_id is not bound to a parameter");
	if (t.pupil && !names_scope(w, &t))
		return S("a pupil's table without pupil_scope (with person_id and hat) or pupil_id = $n");
	return STR_NONE;
}
