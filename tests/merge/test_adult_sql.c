/* merge/adult_sql: every column that can name an adult is compared with the schema, so that a new one cannot be
 * forgotten. On both engines. */
#include "support/support.h"

#include "merge/adult_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

TEST_STMT(Q_IDS_SQLITE, 2000,
          "SELECT m.name AS tab, c.name AS col FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type ="
          " 'table' AND c.type = 'INTEGER' ORDER BY m.name, c.cid");
TEST_STMT(Q_IDS_POSTGRES, 2000,
          "SELECT t.table_name AS tab, t.column_name AS col FROM information_schema.columns t JOIN"
          " information_schema.tables b ON b.table_schema = t.table_schema AND b.table_name = t.table_name WHERE"
          " b.table_type = 'BASE TABLE' AND t.table_schema = 'public' AND t.data_type = 'bigint'"
          " ORDER BY t.table_name, t.ordinal_position");
static bool is_one_of(struct str s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_is(s, *list))
			return true;
	return false;
}

/* Who wrote an entry stays with the name under which it was written; and what names something else. */
static bool is_no_party(struct str tab, struct str col)
{
	static const char *const ids[] = { "school_id",
		                           "pupil_id",
		                           "id",
		                           "account_id",
		                           "class_id",
		                           "cycle_id",
		                           "plan_id",
		                           "root_id",
		                           "round_id",
		                           "review_id",
		                           "meeting_id",
		                           "point_id",
		                           "scale_id",
		                           "file_id",
		                           "blob_id",
		                           "upload_id",
		                           "entry_id",
		                           "about_id",
		                           "record_id",
		                           "merge_id",
		                           "row_id",
		                           "kept_id",
		                           "gone_id",
		                           "low_id",
		                           "high_id",
		                           "concern_id",
		                           "complaint_id",
		                           "discussion_id",
		                           "invitation_id",
		                           "feed_id",
		                           "statement_id",
		                           "replaces_id",
		                           "publication_id",
		                           "enquiry_id",
		                           NULL };
	static const char *const derived[] = { "event", "pupil_scope", "pupil", NULL }; /* a pupil is no adult */

	if (str_is(col, "person_id"))
		return is_one_of(tab, derived);
	return is_one_of(col, ids) || str_ends(col, S("_by")) || str_is(col, "by_id");
}

static void test_adult_sql__no_column_is_forgotten(void **state)
{
	struct store_test *t = *state;
	struct rows r;
	size_t found = 0, named = 0;

	assert_int_equal(db_run(t->db, t->a, test_db_is_postgres() ? &Q_IDS_POSTGRES : &Q_IDS_SQLITE, &r, &t->e),
	                 RC_OK);
	for (size_t i = 0; i < r.n; i++) {
		struct str tab = row_str(&r, i, "tab"), col = row_str(&r, i, "col");
		const struct adult_cell *known = adult_cell_named(tab, col);

		found += known != NULL && known->what != NULL;
		if (known == NULL && (str_ends(col, S("_id")) || str_ends(col, S("_by"))) && !is_no_party(tab, col))
			fail_msg("%.*s.%.*s: does it name an adult? (merge/adult_sql.c)", STR_ARG(tab), STR_ARG(col));
	}
	for (size_t i = 0; i < adult_cell_count(); i++)
		named += adult_cell_at(i)->what != NULL;
	assert_int_equal(found, named);
}

TEST_MAIN(test_adult_sql)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_adult_sql__no_column_is_forgotten, store_test_setup,
		                                store_test_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
