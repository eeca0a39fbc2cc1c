#include "publish/publish_sql.h"

enum { VERSIONS_MOST = 2000, PARTS_MOST = 200, LINES_MOST = 2000 };

/* clang-format off */
#define BY(alias, column) " LEFT JOIN person " alias " ON " alias ".school_id = p.school_id AND " alias ".id = p." column
STMT(Q_PUBLICATION_LIST, VERSIONS_MOST,
     "SELECT " COLUMNS_OF_SCHOOL("p", PUBLICATION) ", " SQL_NAME("b") " AS begun_name, " SQL_NAME("s") " AS sent_name, "
     SQL_NAME("r") " AS returned_name, " SQL_NAME("d") " AS decided_name, " SQL_NAME("u") " AS published_name"
     " FROM publication p" BY("b", "begun_by") BY("s", "sent_by") BY("r", "returned_by") BY("d", "decided_by")
     BY("u", "published_by") " WHERE p.school_id = $1 AND (CAST($2 AS TEXT) = '' OR p.kind = $2)"
     " ORDER BY p.kind, p.version DESC");
/* clang-format on */
STMT(Q_PUBLICATION_LOAD, 1,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(PUBLICATION) " FROM publication WHERE school_id = $1 AND id = $2");
STMT(Q_PUBLICATION_INSERT, 0, INSERT_OF_SCHOOL("publication", PUBLICATION));
STMT(Q_PUBLICATION_UPDATE, 0, UPDATE_OF_SCHOOL("publication", PUBLICATION));
STMT(Q_PUBLICATION_PARTS, PARTS_MOST,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(
         PUBLICATION_PART) " FROM publication_part WHERE school_id = $1 AND publication_id = $2 ORDER BY id");
STMT(Q_PUBLICATION_PART_INSERT, 0, INSERT_OF_SCHOOL("publication_part", PUBLICATION_PART));
STMT(Q_PUBLICATION_PART_UPDATE, 0, UPDATE_OF_SCHOOL("publication_part", PUBLICATION_PART));
STMT(Q_PUBLICATION_LINES, LINES_MOST,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(
         PUBLICATION_LINE) " FROM publication_line WHERE school_id = $1 AND publication_id = $2 ORDER BY part, id");
STMT(Q_PUBLICATION_LINE_LOAD, 1,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(PUBLICATION_LINE) " FROM publication_line WHERE school_id = $1 AND id = $2");
STMT(Q_PUBLICATION_LINE_INSERT, 0, INSERT_OF_SCHOOL("publication_line", PUBLICATION_LINE));
STMT(Q_PUBLICATION_LINE_UPDATE, 0, UPDATE_OF_SCHOOL("publication_line", PUBLICATION_LINE));
STMT(Q_PUBLICATION_LINE_DELETE, 0,
     "DELETE FROM publication_line WHERE school_id = $1 AND publication_id = $2 AND id = $3");
STMT(Q_PUBLICATION_FACTS, PARTS_MOST,
     "SELECT name, words, as_of FROM publication_fact WHERE school_id = $1 AND publication_id = $2 ORDER BY name");
STMT(Q_PUBLICATION_FACT_INSERT, 0,
     "INSERT INTO publication_fact (school_id, publication_id, name, words, as_of) VALUES ($1, $2, $3, $4, $5)");
STMT(Q_PUBLICATION_FACTS_DELETE, 0, "DELETE FROM publication_fact WHERE school_id = $1 AND publication_id = $2");

#define COUNTED "counts for the public, without a name; small ones are hidden before anybody sees them"
/* clang-format off */
#define ON_ROLL "(p.left_on IS NULL OR p.left_on >= $2)"
STMT_UNSCOPED(Q_PUBLISH_BY_CODE, 10, COUNTED,
     "SELECT COALESCE(c.code, 'N') AS code, COUNT(DISTINCT p.id) AS n FROM pupil p LEFT JOIN pupil_status c"
     " ON c.school_id = p.school_id AND c.pupil_id = p.id AND c.starts <= $2 AND (c.ends IS NULL OR c.ends >= $2)"
     " WHERE p.school_id = $1 AND " ON_ROLL " GROUP BY COALESCE(c.code, 'N') ORDER BY 1");
STMT_UNSCOPED(Q_PUBLISH_BY_NEED, PUBLISH_CODES_MOST, COUNTED,
     "SELECT COALESCE(n.code, '') AS code, COUNT(DISTINCT p.id) AS n FROM pupil p JOIN pupil_status c"
     " ON c.school_id = p.school_id AND c.pupil_id = p.id AND c.code IN ('K', 'E') AND c.starts <= $2"
     " AND (c.ends IS NULL OR c.ends >= $2) LEFT JOIN pupil_need n ON n.school_id = p.school_id AND n.pupil_id = p.id"
     " AND n.rank = 1 AND n.starts <= $2 AND (n.ends IS NULL OR n.ends >= $2)"
     " WHERE p.school_id = $1 AND " ON_ROLL " GROUP BY COALESCE(n.code, '') ORDER BY 1");
STMT_UNSCOPED(Q_PUBLISH_DONE, 1, COUNTED,
     "SELECT (SELECT COUNT(*) FROM meeting m WHERE m.school_id = $1 AND m.state = 'held' AND m.on_day >= $3"
     " AND m.on_day <= $2) AS meetings, (SELECT COUNT(DISTINCT v.pupil_id) FROM view v WHERE v.school_id = $1"
     " AND v.who = 'pupil' AND v.given_on >= $3 AND v.given_on <= $2) AS views, (SELECT COUNT(DISTINCT s.what)"
     " FROM provision s WHERE s.school_id = $1 AND s.live = 1) AS helps");
/* clang-format on */

enum rc publication_list(struct db *db, struct arena *a, int64_t school_id, struct str kind,
                         struct publish_version **out, size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_PUBLICATION_LIST, &r, e, DV(school_id), DV(kind)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct publish_version, r.n + 1);
	for (size_t i = 0; i < r.n; i++) {
		struct publish_version *v = &(*out)[i];

		record_from_row(&publication_rec, &r, i, &v->pub);
		v->begun_name = row_str(&r, i, "begun_name");
		v->sent_name = row_str(&r, i, "sent_name");
		v->returned_name = row_str(&r, i, "returned_name");
		v->decided_name = row_str(&r, i, "decided_name");
		v->published_name = row_str(&r, i, "published_name");
	}
	return RC_OK;
}

enum rc publication_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct publication *out,
                         struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PUBLICATION_LOAD, &r, e, DV(school_id), DV(id)));
	return record_one(&publication_rec, &r, out);
}

enum rc publication_insert(struct db *db, struct arena *a, const struct publication *v, struct err *e)
{
	return record_write_plain(db, a, &Q_PUBLICATION_INSERT, &publication_rec, v, e);
}

enum rc publication_update(struct db *db, struct arena *a, const struct publication *v, struct err *e)
{
	return record_write_plain(db, a, &Q_PUBLICATION_UPDATE, &publication_rec, v, e);
}

enum rc publication_parts(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                          struct publication_part **out, size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_PUBLICATION_PARTS, &r, e, DV(school_id), DV(publication_id)));
	*n = r.n;
	*out = records_from_rows(a, &publication_part_rec, &r);
	return RC_OK;
}

enum rc publication_part_insert(struct db *db, struct arena *a, const struct publication_part *v, struct err *e)
{
	return record_write_plain(db, a, &Q_PUBLICATION_PART_INSERT, &publication_part_rec, v, e);
}

enum rc publication_part_update(struct db *db, struct arena *a, const struct publication_part *v, struct err *e)
{
	return record_write_plain(db, a, &Q_PUBLICATION_PART_UPDATE, &publication_part_rec, v, e);
}

enum rc publication_lines(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                          struct publication_line **out, size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_PUBLICATION_LINES, &r, e, DV(school_id), DV(publication_id)));
	*n = r.n;
	*out = records_from_rows(a, &publication_line_rec, &r);
	return RC_OK;
}

enum rc publication_line_load(struct db *db, struct arena *a, int64_t school_id, int64_t id,
                              struct publication_line *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PUBLICATION_LINE_LOAD, &r, e, DV(school_id), DV(id)));
	return record_one(&publication_line_rec, &r, out);
}

enum rc publication_line_insert(struct db *db, struct arena *a, const struct publication_line *v, struct err *e)
{
	return record_write_plain(db, a, &Q_PUBLICATION_LINE_INSERT, &publication_line_rec, v, e);
}

const struct record_sql publication_line_sql = { &publication_line_rec, &Q_PUBLICATION_LINE_LOAD,
	                                         &Q_PUBLICATION_LINE_INSERT, &Q_PUBLICATION_LINE_UPDATE };

enum rc publication_line_delete(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id, int64_t id,
                                struct err *e)
{
	return db_run(db, a, &Q_PUBLICATION_LINE_DELETE, NULL, e, DV(school_id), DV(publication_id), DV(id));
}

enum rc publication_facts(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                          struct publish_fact **out, size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_PUBLICATION_FACTS, &r, e, DV(school_id), DV(publication_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct publish_fact, r.n + 1);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] =
		    (struct publish_fact){ row_str(&r, i, "name"), row_str(&r, i, "words"), row_date(&r, i, "as_of") };
	return RC_OK;
}

enum rc publication_fact_insert(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                                const struct publish_fact *v, struct err *e)
{
	return db_run(db, a, &Q_PUBLICATION_FACT_INSERT, NULL, e, DV(school_id), DV(publication_id), DV(v->name),
	              DV(v->words), dv_date(a, v->as_of));
}

enum rc publication_facts_delete(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                                 struct err *e)
{
	return db_run(db, a, &Q_PUBLICATION_FACTS_DELETE, NULL, e, DV(school_id), DV(publication_id));
}

enum rc publish_count(struct db *db, struct arena *a, int64_t school_id, struct date today, struct date since,
                      struct publish_counts *out, struct err *e)
{
	struct rows r;

	*out = (struct publish_counts){ 0 };
	TRY(db_run(db, a, &Q_PUBLISH_BY_CODE, &r, e, DV(school_id), dv_date(a, today)));
	for (size_t i = 0; i < r.n; i++) {
		const int64_t n = row_int(&r, i, "n");

		out->pupils += n;
		out->support += str_is(row_str(&r, i, "code"), "K") ? n : 0;
		out->ehc += str_is(row_str(&r, i, "code"), "E") ? n : 0;
	}
	TRY(db_run(db, a, &Q_PUBLISH_BY_NEED, &r, e, DV(school_id), dv_date(a, today)));
	for (size_t i = 0; i < r.n; i++) {
		out->need[i].code = row_str(&r, i, "code");
		out->need[i].pupils = row_int(&r, i, "n");
	}
	out->needs = r.n;
	TRY(db_run(db, a, &Q_PUBLISH_DONE, &r, e, DV(school_id), dv_date(a, today), dv_date(a, since)));
	out->meetings = row_int(&r, 0, "meetings");
	out->views = row_int(&r, 0, "views");
	out->helps = row_int(&r, 0, "helps");
	return RC_OK;
}
