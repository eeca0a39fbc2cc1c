/* Pupils themselves and lists of them. What hangs on a pupil is in pupil_around.c. */
#include "core/people/pupil_sql.h"

#include "core/record/record_sql.h"

#define PUPIL_COLUMNS COLUMNS_OF_SCHOOL("p", PUPIL)

STMT(Q_PUPIL_LOAD, 1,
     "SELECT " PUPIL_COLUMNS ", COALESCE(c.name, '') AS class_name FROM pupil p"
     " LEFT JOIN class c ON c.school_id = p.school_id AND c.id = p.class_id WHERE p.school_id = $1 AND p.id = $2");
STMT(Q_PUPIL_INSERT, 0, INSERT_OF_SCHOOL("pupil", PUPIL));
STMT(Q_PUPIL_UPDATE, 0, UPDATE_OF_SCHOOL("pupil", PUPIL));
STMT(Q_PUPIL_OF_PERSON, 1,
     "SELECT s.pupil_id FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3"
     " ORDER BY s.pupil_id LIMIT 1");

/* What a list says about the latest cycle: no rule is applied here, core/cycle/cycle_rule derives the step. */
#define LINE_COLUMNS                                                                                                   \
	"p.id, p.upn, p.given, p.family, p.preferred, p.born, p.year_group, p.class_id, p.language, p.joined_on,"      \
	" p.left_on,"                                                                                                  \
	" COALESCE(k.name, '') AS class_name,"                                                                         \
	" (SELECT s.code FROM pupil_status s WHERE s.school_id = p.school_id AND s.pupil_id = p.id AND s.starts <= $4" \
	" AND (s.ends IS NULL OR s.ends >= $4) ORDER BY s.starts DESC, s.id DESC LIMIT 1) AS code,"                    \
	" (SELECT s.starts FROM pupil_status s WHERE s.school_id = p.school_id AND s.pupil_id = p.id AND s.starts <= " \
	"$4"                                                                                                           \
	" AND (s.ends IS NULL OR s.ends >= $4) ORDER BY s.starts DESC, s.id DESC LIMIT 1) AS code_from,"               \
	" (SELECT n.code FROM pupil_need n WHERE n.school_id = p.school_id AND n.pupil_id = p.id AND n.starts <= $4"   \
	" AND (n.ends IS NULL OR n.ends >= $4) ORDER BY n.rank, n.id LIMIT 1) AS need,"                                \
	" y.id AS cycle_id, y.number AS cycle_number, y.opened_on, y.assessed_on, y.planned_on, y.do_on, y.review_on," \
	" (SELECT MIN(r.held_on) FROM review r WHERE r.school_id = p.school_id AND r.pupil_id = p.id"                  \
	" AND r.cycle_id = y.id) AS review_begun, y.reviewed_on, y.closed_on"
#define LINE_FROM                                                                                                      \
	" FROM pupil p LEFT JOIN class k ON k.school_id = p.school_id AND k.id = p.class_id"                           \
	" LEFT JOIN cycle y ON y.school_id = p.school_id AND y.pupil_id = p.id AND y.id = (SELECT z.id FROM cycle z"   \
	" WHERE z.school_id = p.school_id AND z.pupil_id = p.id ORDER BY z.number DESC, z.id DESC LIMIT 1)"
#define LINE_SCOPE                                                                                                     \
	" WHERE p.school_id = $1 AND p.id IN (SELECT s.pupil_id FROM pupil_scope s WHERE s.school_id = $1"             \
	" AND s.person_id = $2 AND s.hat = $3 AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4))"
/* A word begins a word of the name, is a word of the class's name, the UPN, or stands for needs (codes between spaces).
 */
#define WORD_FITS(word, needs)                                                                                         \
	" AND (' ' || p.name_key LIKE '% ' || " word " || '%' OR LOWER(p.upn) = " word                                 \
	" OR ' ' || LOWER(COALESCE(k.name, '')) || ' ' LIKE '% ' || " word " || ' %' OR (" needs " <> '' AND EXISTS"   \
	" (SELECT 1 FROM pupil_need n WHERE n.school_id = p.school_id AND n.pupil_id = p.id AND n.starts <= $4"        \
	" AND (n.ends IS NULL OR n.ends >= $4) AND " needs " LIKE '% ' || n.code || ' %')))"

STMT(Q_PUPIL_LIST, PUPIL_PAGE_MAX,
     "SELECT t.id, t.upn, t.given, t.family, t.preferred, t.born, t.year_group, t.class_id, t.class_name, t.language,"
     " t.joined_on, t.code, t.code_from, t.need, t.left_on, t.cycle_id, t.cycle_number, t.opened_on, t.assessed_on, "
     "t.planned_on, t.do_on,"
     " t.review_on, t.review_begun, t.reviewed_on, t.closed_on, COUNT(*) OVER () AS total"
     " FROM (SELECT p.name_key, " LINE_COLUMNS LINE_FROM LINE_SCOPE
     " AND (p.class_id = $5 OR 0 = CAST($5 AS BIGINT)) AND (p.year_group = $6 OR -1000 = CAST($6 AS BIGINT))"
     " AND (p.id = $8 OR 0 = CAST($8 AS BIGINT))"
     " AND (0 = CAST($9 AS BIGINT) OR EXISTS (SELECT 1 FROM teaching t WHERE t.school_id = p.school_id"
     " AND t.class_id = p.class_id AND t.person_id = $9 AND t.kind = 'teacher' AND t.starts <= $4"
     " AND (t.ends IS NULL OR t.ends >= $4)))" WORD_FITS("$10", "$16") WORD_FITS("$11", "$17")
         WORD_FITS("$12", "$18") " AND (2 = CAST($13 AS BIGINT) OR $13 = CASE WHEN p.left_on < $4 THEN 1 ELSE 0 END)) t"
                                 " WHERE ($7 = '' OR $7 LIKE '%' || COALESCE(t.code, 'N') || '%')"
                                 " ORDER BY t.name_key, t.id LIMIT $14 OFFSET $15");

enum rc pupil_load(struct db *db, struct arena *a, struct pupil_key k, struct pupil *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PUPIL_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = (struct pupil){ 0 };
	TRY(record_one(&pupil_rec, &r, out));
	out->class_name = row_str(&r, 0, "class_name");
	return RC_OK;
}

enum rc pupil_insert(struct db *db, struct arena *a, const struct pupil *p, struct err *e)
{
	return record_write_plain(db, a, &Q_PUPIL_INSERT, &pupil_rec, p, e);
}

enum rc pupil_update(struct db *db, struct arena *a, struct pupil_key k, const struct pupil *p, struct err *e)
{
	return record_write(db, a, &Q_PUPIL_UPDATE, &pupil_rec, k, p, e); /* its second field is its own id */
}

enum rc pupil_of_person(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t *pupil_id,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PUPIL_OF_PERSON, &r, e, DV(school_id), DV(person_id), DV(S("pupil"))));
	if (r.n == 0)
		return RC_NONE;
	*pupil_id = row_int(&r, 0, "pupil_id");
	return RC_OK;
}

static struct pupil_line line_read(struct rows *r, size_t i)
{
	return (struct pupil_line){
		.id = row_int(r, i, "id"),
		.upn = row_str(r, i, "upn"),
		.given = row_str(r, i, "given"),
		.family = row_str(r, i, "family"),
		.preferred = row_str(r, i, "preferred"),
		.born = row_date(r, i, "born"),
		.year_group = row_int(r, i, "year_group"),
		.class_id = row_int(r, i, "class_id"),
		.class_name = row_str(r, i, "class_name"),
		.code =
		    row_null(r, i, "code") ? STATUS_N : (enum status_code)row_choice(r, i, "code", status_code_choices),
		.language = row_str(r, i, "language"),
		.joined_on = row_date(r, i, "joined_on"),
		.code_from = row_date(r, i, "code_from"),
		.need = row_str(r, i, "need"),
		.left_on = row_date(r, i, "left_on"),
		.cycle_id = row_int(r, i, "cycle_id"),
		.cycle_number = row_int(r, i, "cycle_number"),
		.opened_on = row_date(r, i, "opened_on"),
		.assessed_on = row_date(r, i, "assessed_on"),
		.planned_on = row_date(r, i, "planned_on"),
		.do_on = row_date(r, i, "do_on"),
		.review_on = row_date(r, i, "review_on"),
		.review_begun = row_date(r, i, "review_begun"),
		.reviewed_on = row_date(r, i, "reviewed_on"),
		.closed_on = row_date(r, i, "closed_on"),
	};
}

enum rc pupil_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                   struct date today, const struct pupil_filter *f, struct pupil_lines *out, struct err *e)
{
	struct rows r;
	const int64_t limit = f->limit > 0 && f->limit < PUPIL_PAGE_MAX ? f->limit : PUPIL_PAGE_MAX;
	enum rc rc = db_run(db, a, &Q_PUPIL_LIST, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today),
	                    DV(f->class_id), DV(f->year_group), DV(f->code), DV(f->only_id), DV(f->teacher_id),
	                    DV(f->word[0]), DV(f->word[1]), DV(f->word[2]), DV((int64_t)f->roll), DV(limit),
	                    DV(f->offset), DV(f->needs[0]), DV(f->needs[1]), DV(f->needs[2]));

	if (rc != RC_OK)
		return rc;
	*out = (struct pupil_lines){ .item = NEW_ARRAY(a, struct pupil_line, r.n > 0 ? r.n : 1), .n = r.n };
	for (size_t i = 0; i < r.n; i++)
		out->item[i] = line_read(&r, i);
	if (r.n > 0)
		out->total = row_int(&r, 0, "total");
	return RC_OK;
}
