#include "core/trail/proof_sql.h"

/* Every table of the schema is in here or in LEFT_OUT (tests/core/trail/test_proof.c). */
/* clang-format off */
#define TABLES_OF_PUPIL(X) \
	X(acknowledgement) X(adviser_yes) X(annual_report) X(assignment) X(census_reason) X(circumstance) X(class_member) \
	X(complaint) \
	X(concern) X(contact_link) X(cycle) X(decision) X(discussion) X(duty_reason) X(ehc_date) X(family_ask) \
	X(home_note) \
	X(insight) X(measure_point) X(meeting) X(meeting_answer) X(message) X(need_statement) X(notice) X(observation) \
	X(outcome) X(plan) X(plan_reply) X(provision) X(pupil_file) X(pupil_need) X(pupil_status) \
	X(reminder) X(restriction) X(result) X(review) X(review_outcome) X(review_provision) X(round) \
	X(round_answer) X(screen_decision) X(session) \
	X(statement_answer) X(statement_of_help) X(strategy) X(view) X(withdrawn_entry) \
	X(year_up_pupil) X(young_agreement)
#define TABLES_OF_SCHOOL(X) \
	X(account) X(area_fact) X(assessment_point) X(class) X(closure) X(concern_inbox) \
	X(enquiry) X(enquiry_step) \
	X(feed) X(feed_run) \
	X(import_later) X(import_mapping) X(person) X(publication) \
	X(publication_line) X(publication_part) X(pupil) X(record_merge) X(role_grant) X(scale) \
	X(taken_out) X(teaching) X(term) X(wish) X(year_up)
/* With the columns of the key, and more for the condition. */
#define TABLES_OTHER(X) \
	X(account_reset, "", "account_id", "id") X(class_code, "", "class_id") \
	X(complaint_step, "", "pupil_id", "complaint_id", "number") \
	X(hand_set, "", "record", "record_id", "field") X(invitation, "", "token_hash") \
	X(merge_row, "", "merge_id", "n") X(picture_card, "", "pupil_id") \
	X(publication_fact, "", "publication_id", "name") \
	X(school_tablet, "", "token_hash") X(setting, " AND name NOT LIKE 'audit.%'", "name") \
	X(told_apart, "", "low_id", "high_id")
/* clang-format on */

#define WHOLE "whole rows: the proof covers every column"
#define STMT_WHOLE(table, more)                                                                                        \
	STMT_UNSCOPED(Q_WHOLE_##table, 0, WHOLE, "SELECT * FROM " #table " WHERE school_id = $1" more);
#define STMT_PLAIN(table) STMT_WHOLE(table, "")
#define STMT_OTHER(table, more, ...) STMT_WHOLE(table, more)
TABLES_OF_PUPIL(STMT_PLAIN)
TABLES_OF_SCHOOL(STMT_PLAIN)
TABLES_OTHER(STMT_OTHER)
STMT_UNSCOPED(Q_WHOLE_school, 0, WHOLE, "SELECT * FROM school WHERE id = $1");

#define ROW_OF_PUPIL(table) { #table, { "pupil_id", "id" }, &Q_WHOLE_##table },
#define ROW_OF_SCHOOL(table) { #table, { "id" }, &Q_WHOLE_##table },
#define ROW_OTHER(table, more, ...) { #table, { __VA_ARGS__ }, &Q_WHOLE_##table },
static const struct proof_table TABLE[] = { TABLES_OF_PUPIL(ROW_OF_PUPIL) TABLES_OF_SCHOOL(ROW_OF_SCHOOL)
	                                        TABLES_OTHER(ROW_OTHER){ "school", { "id" }, &Q_WHOLE_school } };

/* What is in no proof, because it ends with a session or says nothing of anybody: docs/decisions/0035. pupil_scope is
 * what triggers make of other tables, and is compared with their rule. */
static const char *const LEFT_OUT[] = { "session_token",    "device",  "throttle",   "form_draft", "upload",
	                                "upload_answer",    "job",     "file_chunk", "event",      "pupil_scope",
	                                "schema_migration", "unusual", "pupil_read", "pupil_words" };

STMT_UNSCOPED(Q_PROOF_SCHOOLS, 100000, "verification walks over every school",
              "SELECT id FROM school UNION SELECT school_id AS id FROM event GROUP BY school_id ORDER BY id");
STMT_UNSCOPED(Q_PROOF_WITHOUT, 1, "every school has its proof",
              "SELECT COUNT(*) AS n, (SELECT COUNT(*) FROM setting WHERE name = 'audit.head.c') +"
              " (SELECT COUNT(*) FROM event WHERE chain = 'c') AS begun FROM school s WHERE NOT EXISTS"
              " (SELECT 1 FROM setting x WHERE x.school_id = s.id AND x.name = 'audit.head.c')");
#define HELD "school_id, pupil_id, person_id, hat, starts, COALESCE(ends, '')"
#define HELD_BY_RULE                                                                                                   \
	"SELECT school_id, pupil_id, person_id, hat, starts, COALESCE(CASE WHEN COUNT(*) = COUNT(ends) THEN MAX(ends)" \
	" END, '') FROM pupil_scope_rule WHERE school_id = $1 GROUP BY school_id, pupil_id, person_id, hat, starts"
#define HELD_AS_ROWS "SELECT " HELD " FROM pupil_scope WHERE school_id = $1"
STMT_UNSCOPED(Q_PROOF_SCOPE, 1, "the whole table is compared with its rule",
              "SELECT (SELECT COUNT(*) FROM (" HELD_AS_ROWS " EXCEPT " HELD_BY_RULE ") x) + (SELECT COUNT(*) FROM "
              "(" HELD_BY_RULE " EXCEPT " HELD_AS_ROWS ") y) AS n");

size_t proof_table_count(void)
{
	return sizeof TABLE / sizeof TABLE[0];
}

const struct proof_table *proof_table_at(size_t i)
{
	return &TABLE[i];
}

const struct proof_table *proof_table_named(struct str name)
{
	for (size_t i = 0; i < proof_table_count(); i++)
		if (str_is(name, TABLE[i].name))
			return &TABLE[i];
	return NULL;
}

bool proof_leaves_out(struct str name)
{
	for (size_t i = 0; i < sizeof LEFT_OUT / sizeof LEFT_OUT[0]; i++)
		if (str_is(name, LEFT_OUT[i]))
			return true;
	return false;
}

struct str proof_stmt_table(const struct stmt *q)
{
	struct str rest = str_of(q->sql);
	struct str verb = str_cut(rest, ' ', &rest);

	if (str_is(verb, "INSERT") || str_is(verb, "DELETE"))
		(void)str_cut(rest, ' ', &rest); /* INTO, FROM */
	else if (!str_is(verb, "UPDATE"))
		return STR_NONE;
	return str_cut(rest, ' ', &rest);
}

enum rc proof_rows_each(struct db *db, struct arena *a, const struct proof_table *t, int64_t school_id,
                        enum rc (*each)(void *ctx, struct rows *row), void *ctx, struct err *e)
{
	const struct dbv v = DV(school_id);

	return db_each(db, a, t->whole, &v, 1, each, ctx, e);
}

enum rc proof_schools(struct db *db, struct arena *a, int64_t **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PROOF_SCHOOLS, &r, e));
	*n = r.n;
	*out = NEW_ARRAY(a, int64_t, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = row_int(&r, i, "id");
	return RC_OK;
}

enum rc proof_schools_without(struct db *db, struct arena *a, int64_t *n, bool *begun, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PROOF_WITHOUT, &r, e));
	*n = r.n > 0 ? row_int(&r, 0, "n") : 0;
	*begun = r.n > 0 && row_int(&r, 0, "begun") > 0;
	return RC_OK;
}

enum rc proof_scope_differs(struct db *db, struct arena *a, int64_t school_id, int64_t *rows, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PROOF_SCOPE, &r, e, DV(school_id)));
	*rows = r.n > 0 ? row_int(&r, 0, "n") : 0;
	return RC_OK;
}
