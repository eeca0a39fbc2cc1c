#include "notice/round/round_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

enum { ROUNDS_MAX = 200, ANSWERS_MAX = 8000, OPEN_MAX = 20000 };

#define COLUMNS COLUMNS_OF_PUPIL("r", ROUND) ", " SQL_NAME("b") " AS by_name"
#define FROM                                                                                                           \
	" FROM round r LEFT JOIN person b ON b.school_id = r.school_id AND b.id = r.asked_by"                          \
	" WHERE r.school_id = $1 AND r.pupil_id = $2"
#define ANSWER COLUMNS_OF_PUPIL("w", ROUND_ANSWER) ", " SQL_NAME("b") " AS by_name, " SQL_NAME("y") " AS noted_name"
#define ANSWER_FROM                                                                                                    \
	" FROM round_answer w LEFT JOIN person b ON b.school_id = w.school_id AND b.id = w.person_id"                  \
	" LEFT JOIN person y ON y.school_id = w.school_id AND y.id = w.noted_by"                                       \
	" WHERE w.school_id = $1 AND w.pupil_id = $2"

STMT(Q_ROUND_LIST, ROUNDS_MAX, "SELECT " COLUMNS FROM " ORDER BY r.asked_on DESC, r.id DESC");
STMT(Q_ROUND_LOAD, 1, "SELECT " COLUMNS FROM " AND r.id = $3");
STMT(Q_ROUND_INSERT, 0, INSERT_OF_PUPIL("round", ROUND));
STMT(Q_ROUND_UPDATE, 0, UPDATE_OF_PUPIL("round", ROUND));
STMT(Q_ROUND_ANSWER_LIST, ANSWERS_MAX,
     "SELECT " ANSWER ANSWER_FROM " ORDER BY w.round_id DESC, COALESCE(b.family, w.said_by),"
     " COALESCE(b.given, ''), w.id");
STMT(Q_ROUND_ANSWER_LOAD, 1, "SELECT " ANSWER ANSWER_FROM " AND w.id = $3");
STMT(Q_ROUND_ANSWER_OF, 1, "SELECT " ANSWER ANSWER_FROM " AND w.round_id = $3 AND w.person_id = $4");
STMT(Q_ROUND_ANSWER_INSERT, 0, INSERT_OF_PUPIL("round_answer", ROUND_ANSWER));
STMT(Q_ROUND_ANSWER_UPDATE, 0, UPDATE_OF_PUPIL("round_answer", ROUND_ANSWER));

#define LINE                                                                                                           \
	"SELECT r.pupil_id, r.id AS round_id, p.given, p.family, p.preferred, COALESCE(c.name, '') AS class_name,"     \
	" r.asked_on, r.answer_by, r.reminded_on, r.question, " SQL_NAME("b") " AS asker, w.person_id, " SQL_NAME(     \
	    "q") " AS person, w.answered_on FROM round_answer w"                                                       \
	         " JOIN round r ON r.school_id = w.school_id AND r.pupil_id = w.pupil_id AND r.id = w.round_id"        \
	         " JOIN pupil p ON p.school_id = r.school_id AND p.id = r.pupil_id"                                    \
	         " LEFT JOIN class c ON c.school_id = p.school_id AND c.id = p.class_id"                               \
	         " LEFT JOIN person b ON b.school_id = r.school_id AND b.id = r.asked_by"                              \
	         " LEFT JOIN person q ON q.school_id = w.school_id AND q.id = w.person_id"                             \
	         " WHERE w.school_id = $1 AND r.closed_on IS NULL AND p.left_on IS NULL"                               \
	         " AND" SCOPE_HOLDS("w.pupil_id")
#define LINE_ORDER " ORDER BY r.answer_by, r.pupil_id, r.id, COALESCE(q.family, w.said_by), COALESCE(q.given, ''), w.id"
STMT(Q_ROUND_OPEN, OPEN_MAX, LINE LINE_ORDER);
STMT(Q_ROUND_WAITING, OPEN_MAX, LINE " AND w.person_id = $5 AND w.answered_on IS NULL" LINE_ORDER);

enum rc round_list(struct db *db, struct arena *a, struct pupil_key k, struct round **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ROUND_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &round_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc round_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct round *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ROUND_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&round_rec, &r, out);
}

enum rc round_insert(struct db *db, struct arena *a, struct pupil_key k, const struct round *v, struct err *e)
{
	return record_write(db, a, &Q_ROUND_INSERT, &round_rec, k, v, e);
}

enum rc round_update(struct db *db, struct arena *a, struct pupil_key k, const struct round *v, struct err *e)
{
	return record_write(db, a, &Q_ROUND_UPDATE, &round_rec, k, v, e);
}

/* Who answered has no account: the name that was noted. */
static void name_take(struct round_answer *v)
{
	v->by_name = v->person_id != 0 ? v->by_name : v->said_by;
}

enum rc round_answer_list(struct db *db, struct arena *a, struct pupil_key k, struct round_answer **out, size_t *n,
                          struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ROUND_ANSWER_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &round_answer_rec, &r);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		name_take(&(*out)[i]);
	return RC_OK;
}

static enum rc answer_one(struct rows *r, struct round_answer *out)
{
	TRY(record_one(&round_answer_rec, r, out));
	name_take(out);
	return RC_OK;
}

enum rc round_answer_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct round_answer *out,
                          struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ROUND_ANSWER_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return answer_one(&r, out);
}

enum rc round_answer_of(struct db *db, struct arena *a, struct pupil_key k, int64_t round_id, int64_t person_id,
                        struct round_answer *out, struct err *e)
{
	struct rows r;
	enum rc rc =
	    db_run(db, a, &Q_ROUND_ANSWER_OF, &r, e, DV(k.school_id), DV(k.pupil_id), DV(round_id), DV(person_id));

	return rc == RC_OK ? answer_one(&r, out) : rc;
}

enum rc round_answer_insert(struct db *db, struct arena *a, struct pupil_key k, const struct round_answer *v,
                            struct err *e)
{
	return record_write(db, a, &Q_ROUND_ANSWER_INSERT, &round_answer_rec, k, v, e);
}

enum rc round_answer_update(struct db *db, struct arena *a, struct pupil_key k, const struct round_answer *v,
                            struct err *e)
{
	return record_write(db, a, &Q_ROUND_ANSWER_UPDATE, &round_answer_rec, k, v, e);
}

static void line_take(struct rows *r, size_t i, struct round_line *l)
{
	*l = (struct round_line){ .pupil_id = row_int(r, i, "pupil_id"),
		                  .round_id = row_int(r, i, "round_id"),
		                  .given = row_str(r, i, "given"),
		                  .family = row_str(r, i, "family"),
		                  .preferred = row_str(r, i, "preferred"),
		                  .class_name = row_str(r, i, "class_name"),
		                  .asked_on = row_date(r, i, "asked_on"),
		                  .answer_by = row_date(r, i, "answer_by"),
		                  .reminded_on = row_date(r, i, "reminded_on"),
		                  .question = row_str(r, i, "question"),
		                  .asker = row_str(r, i, "asker"),
		                  .person_id = row_int(r, i, "person_id"),
		                  .person = row_str(r, i, "person"),
		                  .answered_on = row_date(r, i, "answered_on") };
}

enum rc round_open(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                   struct date today, int64_t asked_id, struct round_line **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(asked_id == 0
	        ? db_run(db, a, &Q_ROUND_OPEN, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today))
	        : db_run(db, a, &Q_ROUND_WAITING, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today),
	                 DV(asked_id)));
	*out = NEW_ARRAY(a, struct round_line, r.n + 1);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		line_take(&r, i, &(*out)[i]);
	return RC_OK;
}

STMT(Q_ROUND_WAIT, 1,
     "SELECT COUNT(*) AS n FROM round_answer w JOIN round r ON r.school_id = w.school_id AND r.pupil_id = w.pupil_id"
     " AND r.id = w.round_id JOIN pupil p ON p.school_id = r.school_id AND p.id = r.pupil_id"
     " WHERE w.school_id = $1 AND w.person_id = $2 AND w.answered_on IS NULL AND r.closed_on IS NULL"
     " AND p.left_on IS NULL AND" SCOPE_HOLDS("w.pupil_id"));

enum rc round_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                         struct date today, int64_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_ROUND_WAIT, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today));

	*n = rc == RC_OK && r.n > 0 ? row_int(&r, 0, "n") : 0;
	return rc;
}
