#include "statement/statement_sql.h"

#include "core/people/person_rec.h"

enum { STATEMENTS_MAX = 2000, ANSWERS_MAX = 5000, SPANS_MAX = 2000, SESSIONS_MAX = 5000, AT_ONCE = 50 };

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_PUPIL("h", STATEMENT_OF_HELP) " FROM statement_of_help h WHERE h.school_id = $1"          \
	                                                   " AND h.pupil_id = $2"
STMT(Q_STATEMENT_LIST, STATEMENTS_MAX, SELECT " ORDER BY h.month DESC, h.number DESC");
STMT(Q_STATEMENT_OF_MONTH, 1, SELECT " AND h.month = $3 ORDER BY h.number DESC LIMIT 1");
STMT(Q_STATEMENT_LOAD, 1, SELECT " AND h.id = $3");
STMT(Q_STATEMENT_INSERT, 0, INSERT_OF_PUPIL("statement_of_help", STATEMENT_OF_HELP));
STMT(Q_STATEMENT_UPDATE, 0, UPDATE_OF_PUPIL("statement_of_help", STATEMENT_OF_HELP));
const struct record_sql statement_sql = { &statement_of_help_rec, &Q_STATEMENT_LOAD, &Q_STATEMENT_INSERT,
	                                  &Q_STATEMENT_UPDATE };
STMT_UNSCOPED(Q_STATEMENT_OF_CODE, 1, "whoever has the paper has the code, which nobody guesses",
              "SELECT " COLUMNS_OF_PUPIL(
                  "h", STATEMENT_OF_HELP) ", s.name AS school_name, COALESCE((SELECT MIN(x.made_on) FROM"
                                          " statement_of_help x WHERE x.school_id = h.school_id AND x.pupil_id ="
                                          " h.pupil_id AND x.month = h.month AND x.number > h.number), '') AS later_on"
                                          " FROM statement_of_help h JOIN school s ON s.id = h.school_id"
                                          " WHERE h.code = $1");

#define ANSWER_SELECT                                                                                                  \
	"SELECT " COLUMNS_OF_PUPIL("w", STATEMENT_ANSWER) ", " SQL_NAME("b") " AS from_name, COALESCE(" SQL_NAME(      \
	    "y") ", '') AS settled_name, h.month FROM statement_answer w JOIN statement_of_help h ON h.school_id"      \
	         " = w.school_id AND h.pupil_id = w.pupil_id AND h.id = w.statement_id JOIN person b ON b.school_id"   \
	         " = w.school_id AND b.id = w.person_id LEFT JOIN person y ON y.school_id = w.school_id AND y.id ="    \
	         " w.settled_by WHERE w.school_id = $1 AND w.pupil_id = $2"
STMT(Q_ANSWER_LIST, ANSWERS_MAX,
     ANSWER_SELECT " AND (w.statement_id = $3 OR 0 = CAST($3 AS BIGINT)) AND (w.person_id = $4 OR 0 = CAST($4 AS"
                   " BIGINT)) ORDER BY w.on_day DESC, w.id DESC");
STMT(Q_ANSWER_LOAD, 1, ANSWER_SELECT " AND w.id = $3");
STMT(Q_ANSWER_INSERT, 0, INSERT_OF_PUPIL("statement_answer", STATEMENT_ANSWER));
STMT(Q_ANSWER_UPDATE, 0, UPDATE_OF_PUPIL("statement_answer", STATEMENT_ANSWER));
const struct record_sql statement_answer_sql = { &statement_answer_rec, &Q_ANSWER_LOAD, &Q_ANSWER_INSERT,
	                                         &Q_ANSWER_UPDATE };

/* A version holds until the day before the next one; the last one of a support that ended, until it ended. Help that
 * began before its plan was shared began then. */
/* clang-format off */
STMT(Q_HELP_SPANS, SPANS_MAX,
     "SELECT v.root_id, v.what, v.per_week, v.minutes, v.starts, v.ends, p.shared_on, p.state,"
     " COALESCE(g.title, '') AS title, COALESCE(g.given, '') AS given, COALESCE(g.family, '') AS family,"
     " (SELECT MIN(o.shared_on) FROM plan o JOIN provision f ON f.school_id = o.school_id AND f.pupil_id = o.pupil_id"
     " AND f.plan_id = o.id WHERE o.school_id = v.school_id AND o.pupil_id = v.pupil_id AND f.root_id = v.root_id"
     " AND o.state IN ('shared', 'superseded')) AS first_on,"
     " (SELECT MIN(n.shared_on) FROM plan n WHERE n.school_id = p.school_id AND n.pupil_id = p.pupil_id AND n.state IN"
     " ('shared', 'superseded') AND (n.shared_on > p.shared_on OR (n.shared_on = p.shared_on AND n.id > p.id)))"
     " AS next_on, (SELECT MAX(s.ends) FROM pupil_status s WHERE s.school_id = p.school_id AND s.pupil_id = p.pupil_id"
     " AND s.code IN ('K', 'E')) AS support_ends FROM provision v JOIN plan p ON p.school_id = v.school_id"
     " AND p.pupil_id = v.pupil_id AND p.id = v.plan_id LEFT JOIN person g ON g.school_id = v.school_id"
     " AND g.id = v.giver_id WHERE v.school_id = $1 AND v.pupil_id = $2 AND p.state IN ('shared', 'superseded')"
     " AND p.shared_on <= $3 ORDER BY v.root_id, p.shared_on, p.id");
/* clang-format on */
STMT(Q_HELP_SESSIONS, SESSIONS_MAX,
     "SELECT provision_root, on_day, result, reason, minutes FROM session WHERE school_id = $1 AND pupil_id = $2"
     " AND on_day >= $3 AND on_day <= $4 ORDER BY on_day, provision_root, turn, id");
STMT_UNSCOPED(Q_HELP_PUPILS, AT_ONCE, "the statements of a whole school are sealed by the program itself",
              "SELECT p.pupil_id FROM plan p WHERE p.school_id = $1 AND p.state IN ('shared', 'superseded')"
              " AND p.shared_on <= $2 AND p.pupil_id > $3 GROUP BY p.pupil_id ORDER BY p.pupil_id LIMIT 50");
STMT_UNSCOPED(Q_HELP_SCHOOLS, 100000, "the program itself looks which schools have statements to be sealed",
              "SELECT s.id FROM school s WHERE NOT EXISTS (SELECT 1 FROM setting x WHERE x.school_id = s.id"
              " AND x.name = $1 AND x.value = $2) ORDER BY s.id");

enum rc statement_list(struct db *db, struct arena *a, struct pupil_key k, struct statement_of_help **out, size_t *n,
                       struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_STATEMENT_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = r.n;
	*out = records_from_rows(a, &statement_of_help_rec, &r);
	return RC_OK;
}

enum rc statement_of_month(struct db *db, struct arena *a, struct pupil_key k, struct date month,
                           struct statement_of_help *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_STATEMENT_OF_MONTH, &r, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, month)));
	return record_one(&statement_of_help_rec, &r, out);
}

enum rc statement_of_code(struct db *db, struct arena *a, struct str code, struct statement_of_help *out,
                          struct str *school, struct date *later_on, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_STATEMENT_OF_CODE, &r, e, DV(code)));
	TRY(record_one(&statement_of_help_rec, &r, out));
	*school = row_str(&r, 0, "school_name");
	*later_on = DATE_NONE;
	(void)date_parse_iso(row_str(&r, 0, "later_on"), later_on); /* empty: none */
	return RC_OK;
}

enum rc statement_answers(struct db *db, struct arena *a, struct pupil_key k, int64_t statement_id, int64_t person_id,
                          struct statement_answer **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ANSWER_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(statement_id), DV(person_id)));
	*n = r.n;
	*out = records_from_rows(a, &statement_answer_rec, &r);
	return RC_OK;
}

static struct help_span span_of(struct arena *a, struct rows *r, size_t i)
{
	struct date shared = row_date(r, i, "shared_on");
	struct date next = row_date(r, i, "next_on");
	struct date starts = row_date(r, i, "starts");
	struct date to = row_date(r, i, "ends");
	bool first = date_cmp(shared, row_date(r, i, "first_on")) == 0;

	if (!date_none(next) && (date_none(to) || date_cmp(next, to) <= 0))
		to = date_add(next, -1);
	if (date_none(next) && str_is(row_str(r, i, "state"), "superseded") && date_none(to))
		to = row_date(r, i, "support_ends");
	return (struct help_span){ .root = row_int(r, i, "root_id"),
		                   .what = row_str(r, i, "what"),
		                   .who = name_formal(a, row_str(r, i, "title"), row_str(r, i, "given"),
		                                      row_str(r, i, "family")),
		                   .per_week = row_int(r, i, "per_week"),
		                   .minutes = row_int(r, i, "minutes"),
		                   .from = first && !date_none(starts) ? starts : date_later(starts, shared),
		                   .to = to };
}

enum rc help_spans(struct db *db, struct arena *a, struct pupil_key k, struct date from, struct date to,
                   struct help_span **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_HELP_SPANS, &r, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, to)));
	*out = NEW_ARRAY(a, struct help_span, r.n);
	*n = 0;
	for (size_t i = 0; i < r.n; i++) {
		struct help_span s = span_of(a, &r, i);

		if (date_none(s.to) || (date_cmp(s.to, from) >= 0 && date_cmp(s.from, s.to) <= 0))
			(*out)[(*n)++] = s;
	}
	return RC_OK;
}

enum rc help_sessions(struct db *db, struct arena *a, struct pupil_key k, struct date from, struct date to,
                      struct help_session **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_HELP_SESSIONS, &r, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, from), dv_date(a, to)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct help_session, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct help_session){ .root = row_int(&r, i, "provision_root"),
			                           .on = row_date(&r, i, "on_day"),
			                           .result = row_choice(&r, i, "result", session_result_choices),
			                           .reason = row_choice(&r, i, "reason", session_reason_choices),
			                           .minutes = row_int(&r, i, "minutes") };
	return RC_OK;
}

static void ids_read(struct arena *a, struct rows *r, const char *column, int64_t **out, size_t *n)
{
	*n = r->n;
	*out = NEW_ARRAY(a, int64_t, r->n);
	for (size_t i = 0; i < r->n; i++)
		(*out)[i] = row_int(r, i, column);
}

enum rc help_pupils(struct db *db, struct arena *a, int64_t school_id, struct date by, int64_t after, int64_t **out,
                    size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_HELP_PUPILS, &r, e, DV(school_id), dv_date(a, by), DV(after)));
	ids_read(a, &r, "pupil_id", out, n);
	return RC_OK;
}

enum rc help_schools(struct db *db, struct arena *a, struct str name, struct str value, int64_t **out, size_t *n,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_HELP_SCHOOLS, &r, e, DV(name), DV(value)));
	ids_read(a, &r, "id", out, n);
	return RC_OK;
}
