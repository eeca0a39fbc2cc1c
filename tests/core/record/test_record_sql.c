/* Every record's table of fields against the real schema: the same columns, the same kinds, and what people read. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/people/pupil_sql.h"
#include "core/record/record_sql.h"
#include "decide/discussion_rec.h"
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

/* What a statement joins is read where it is there, and is no column of the table. */
static const struct stmt WITH_A_NAME = { .name = "RECORD_WITH_A_NAME",
	                                 .max_rows = 1,
	                                 .sql = "SELECT CAST(5 AS BIGINT) AS id, CAST('Ruth' AS TEXT) AS by_name" };
static const struct stmt WITHOUT = { .name = "RECORD_WITHOUT", .max_rows = 1, .sql = "SELECT CAST(6 AS BIGINT) AS id" };

static void test_records__read_what_is_joined(void **state)
{
	struct store_test *t = *state;
	struct discussion *d;
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, &WITH_A_NAME, &r, &t->e), RC_OK);
	d = records_from_rows(t->a, &discussion_rec, &r);
	assert_int_equal(d->id, 5);
	assert_string_equal(str_c(t->a, d->by_name), "Ruth");
	assert_int_equal(db_run(t->db, t->a, &WITHOUT, &r, &t->e), RC_OK);
	d = records_from_rows(t->a, &discussion_rec, &r);
	assert_int_equal(d->id, 6);
	assert_int_equal(d->by_name.n, 0);
	for (size_t i = 0; i < record_count(); i++)
		for (size_t k = 0; k < record_at(i)->joins; k++)
			assert_null(record_field(record_at(i), str_of(record_at(i)->joined[k].name)));
}

/* A hand in the database, or an older program beside a newer one: what no choice is called. */
static const struct stmt PRONOUN_SPOILT = { .name = "RECORD_PRONOUN_SPOILT",
	                                    .sql = "UPDATE pupil SET pronoun = 'xe' WHERE school_id = $1 AND id = $2" };

static void test_choice__unknown_in_the_database_fails_the_transaction(void **state)
{
	struct store_test *t = *state;
	struct pupil p;

	assert_int_equal(db_run(t->db, t->a, &PRONOUN_SPOILT, NULL, &t->e, DV(zara.school_id), DV(zara.pupil_id)),
	                 RC_OK);
	assert_int_equal(db_begin(t->db, DB_READ, &t->e), RC_OK);
	assert_int_equal(pupil_load(t->db, t->a, zara, &p, &t->e), RC_OK);
	assert_int_equal(p.pronoun, PRONOUN_NONE);
	assert_int_equal(db_end(t->db, RC_OK, &t->e), RC_FAIL);
	assert_non_null(strstr(t->e.text, "column \"pronoun\" has the unknown value \"xe\""));
	/* The next transaction is another one. */
	assert_int_equal(db_begin(t->db, DB_READ, &t->e), RC_OK);
	assert_int_equal(db_end(t->db, RC_OK, &t->e), RC_OK);
}

/* Every list: none is 0, no code and no value twice, and each way leads back. */
static void test_choices__lead_from_code_to_value_and_back(void **state)
{
	size_t lists = 0;

	(void)state;
	for (size_t i = 0; i < record_count(); i++)
		for (size_t k = 0; k < record_at(i)->fields; k++) {
			const struct field *f = &record_at(i)->field[k];
			int id = -1;

			if (f->type != FT_ONE_OF)
				continue;
			lists++;
			assert_true(choice_find(f->choices, S(""), &id) && id == 0);
			assert_false(choice_find(f->choices, S("no such code"), &id));
			assert_int_equal(id, 0);
			assert_int_equal(choice_code(f->choices, 0).n, 0);
			assert_int_equal(choice_code(f->choices, 1000).n, 0);
			assert_string_equal(choice_word(f->choices, 1000), "");
			for (const struct choice *c = f->choices; c->value != NULL; c++) {
				assert_true(choice_find(f->choices, str_of(c->value), &id) && id == c->id);
				assert_true(str_is(choice_code(f->choices, c->id), c->value));
				assert_string_equal(choice_word(f->choices, c->id), c->label);
			}
		}
	assert_true(lists > 50);
}

/* Thought out once more: every field whose words the family reads as they are typed. Who lets a family read one more
 * field, in a letter, on their page or in print, marks it and adds it here. */
static void test_records__mark_what_the_family_reads(void **state)
{
	static const char *const READ[] = {
		"concern.answer",
		"decision.reason",
		"discussion.difficulties",
		"discussion.hopes",
		"discussion.next_steps",
		"discussion.parent_worries",
		"discussion.present",
		"discussion.pupil_view",
		"discussion.strengths",
		"meeting.agreed",
		"message.answer",
		"notice.body",
		"plan.everyday",
		"plan.home",
		"plan.home_school",
		"plan.parents_said",
		"plan.pupil_said",
		"review.pupil_summary",
		"review.summary",
		"family_ask.answer",
		"review.why",
		"statement_answer.settled",
	};
	struct store_test *t = *state;
	size_t marked = 0;

	for (size_t i = 0; i < record_count(); i++)
		for (size_t k = 0; k < record_at(i)->fields; k++) {
			const struct field *f = &record_at(i)->field[k];
			struct str name = str_fmt(t->a, "%s.%s", record_at(i)->name, f->name);
			bool known = false;

			if ((f->flags & F_FAMILY) == 0)
				continue;
			for (size_t x = 0; x < sizeof READ / sizeof *READ; x++)
				known = known || str_is(name, READ[x]);
			if (!known)
				fail_msg("%.*s is marked, and not in the list", STR_ARG(name));
			marked++;
		}
	assert_int_equal(marked, sizeof READ / sizeof *READ);
}

TEST_MAIN(test_record_sql)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_records__have_the_columns_of_the_schema, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test(test_records__explain_themselves),
		cmocka_unit_test(test_records__are_listed_once),
		cmocka_unit_test_setup_teardown(test_records__read_what_is_joined, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_choice__unknown_in_the_database_fails_the_transaction,
		                                store_test_setup, store_test_teardown),
		cmocka_unit_test(test_choices__lead_from_code_to_value_and_back),
		cmocka_unit_test_setup_teardown(test_records__mark_what_the_family_reads, store_test_setup,
		                                store_test_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
