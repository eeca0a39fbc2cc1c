/* Every record's table of fields against the real schema: the same columns, the same kinds, and what people read. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/record/record_rec.h"
#include "support/store_school.h"
#include "support/test_db.h"

enum { COLUMNS_MAX = 2000 };

static const struct stmt SQLITE_COLUMNS = {
	.name = "RECORD_COLUMNS_SQLITE",
	.max_rows = COLUMNS_MAX,
	.sql = "SELECT m.name AS tbl, c.name AS col, c.type AS type, c.\"notnull\" AS must FROM sqlite_schema m,"
	       " pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid",
};
static const struct stmt POSTGRES_COLUMNS = {
	.name = "RECORD_COLUMNS_POSTGRES",
	.max_rows = COLUMNS_MAX,
	.sql =
	    "SELECT CAST(table_name AS TEXT) AS tbl, CAST(column_name AS TEXT) AS col, CAST(data_type AS TEXT) AS type,"
	    " CASE WHEN is_nullable = 'NO' THEN 1 ELSE 0 END AS must FROM information_schema.columns"
	    " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position",
};

static struct rows columns_of(struct store_test *t)
{
	struct rows r = { 0 };

	assert_int_equal(db_run(t->db, t->a, test_db_is_postgres() ? &POSTGRES_COLUMNS : &SQLITE_COLUMNS, &r, &t->e),
	                 RC_OK);
	return r;
}

static bool is_number(enum field_type type)
{
	return type == FT_ID || type == FT_INT || type == FT_FLAG || type == FT_MILLI;
}

static void test_records__have_the_columns_of_the_schema(void **state)
{
	struct store_test *t = *state;
	struct rows r = columns_of(t);
	size_t bad = 0;

	for (size_t i = 0; i < record_count(); i++) {
		const struct record *rec = record_at(i);
		size_t columns = 0;

		for (size_t k = 0; k < r.n; k++) {
			struct str col = row_str(&r, k, "col");
			struct str type = row_str(&r, k, "type");
			const struct field *f;

			if (!str_is(row_str(&r, k, "tbl"), rec->name))
				continue;
			columns++;
			f = record_field(rec, col);
			if (f == NULL || is_number(f->type) != (str_is(type, "INTEGER") || str_is(type, "bigint"))) {
				print_error("%s.%.*s: no field of this kind\n", rec->name, STR_ARG(col));
				bad++;
			}
			/* A day that has to be there is asked for, or made by the application. */
			if (f != NULL && f->type == FT_DATE && row_int(&r, k, "must") != 0 &&
			    (f->flags & (F_REQUIRED | F_HIDDEN)) == 0 && strcmp(rec->name, "contact_link") != 0) {
				print_error("%s.%s: the schema needs a day, the form does not\n", rec->name, f->name);
				bad++;
			}
		}
		if (columns != rec->fields) {
			print_error("%s: %zu columns, %zu fields\n", rec->name, columns, rec->fields);
			bad++;
		}
	}
	assert_int_equal(bad, 0);
	assert_true(record_count() > 25);
}

static void test_records__explain_themselves(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < record_count(); i++) {
		const struct record *rec = record_at(i);

		for (size_t k = 0; k < rec->fields; k++) {
			const struct field *f = &rec->field[k];
			bool typed = (f->flags & F_HIDDEN) == 0;

			if (f->doc != NULL && f->doc[0] != '\0' &&
			    (!typed || (f->label != NULL && f->label[0] != '\0')) &&
			    (f->type != FT_ONE_OF || !typed || f->choices != NULL))
				continue;
			print_error("%s.%s: without doc, label or choices\n", rec->name, f->name);
			bad++;
		}
	}
	assert_int_equal(bad, 0);
}

static void test_records__are_listed_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < record_count(); i++) {
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(record_at(i)->name, record_at(k)->name);
	}
}

TEST_MAIN(test_record_sql)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_records__have_the_columns_of_the_schema, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test(test_records__explain_themselves),
		cmocka_unit_test(test_records__are_listed_once),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
