/* Who has read a plan, what the family answered, and what is still to be read. */
#include "plan/plan_sql.h"
#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

enum { ANSWERS_MAX = 1000, READINGS_MAX = 50000 };

#define ACK_COLUMNS COLUMNS_OF_PUPIL("k", ACKNOWLEDGEMENT)
STMT(Q_ACKNOWLEDGEMENT_LIST, ANSWERS_MAX,
     "SELECT " ACK_COLUMNS
     ", " SQL_NAME("b") " AS by_name FROM acknowledgement k"
                        " LEFT JOIN person b ON b.school_id = k.school_id AND b.id = k.person_id"
                        " WHERE k.school_id = $1 AND k.pupil_id = $2 AND k.plan_id = $3 ORDER BY k.at, k.id");
STMT(Q_ACKNOWLEDGEMENT_PUT, 0,
     "INSERT INTO acknowledgement (" COLUMNS_PLAIN_OF_PUPIL(
         ACKNOWLEDGEMENT) ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (school_id, pupil_id, plan_id, "
                          "person_id)"
                          " DO UPDATE SET state = excluded.state, note = excluded.note, at = excluded.at");

#define REPLY_COLUMNS COLUMNS_OF_PUPIL("k", PLAN_REPLY)
STMT(Q_PLAN_REPLY_LIST, ANSWERS_MAX,
     "SELECT " REPLY_COLUMNS
     ", " SQL_NAME("b") " AS by_name FROM plan_reply k"
                        " LEFT JOIN person b ON b.school_id = k.school_id AND b.id = k.person_id"
                        " WHERE k.school_id = $1 AND k.pupil_id = $2 AND (k.plan_id = $3 OR 0 = CAST($3 AS BIGINT)) "
                        "ORDER BY k.at, k.id");
STMT(Q_PLAN_REPLY_INSERT, 0, INSERT_OF_PUPIL("plan_reply", PLAN_REPLY));

/* Both in one: the page of a pupil asks for them together. */
#define ANSWERED(family, table, said, words)                                                                           \
	"SELECT " family " AS family, k.id, k.person_id, k." said " AS said, k." words                                 \
	" AS words, k.at, " SQL_NAME("b") " AS by_name FROM " table                                                    \
	                                  " k LEFT JOIN person b ON b.school_id = k.school_id AND b.id = k.person_id"  \
	                                  " WHERE k.school_id = $1 AND k.pupil_id = $2 AND k.plan_id = $3"
STMT(Q_PLAN_ANSWERED, 2 * ANSWERS_MAX,
     ANSWERED("0", "acknowledgement", "state", "note") " UNION ALL " ANSWERED("1", "plan_reply", "answer",
                                                                              "words") " ORDER BY 6, 2");

#define READING_COLUMNS                                                                                                \
	"u.id AS pupil_id, u.given AS pupil_given, u.family AS pupil_family, u.preferred AS pupil_preferred,"          \
	" u.year_group, COALESCE(c.name, '') AS class_name, l.id AS plan_id, l.version, l.shared_on,"                  \
	" b.id AS person_id, b.title AS person_title, b.given AS person_given, b.family AS person_family,"             \
	" b.job AS person_job, COALESCE(k.state, '') AS state, COALESCE(k.note, '') AS note"
#define READING_JOINS                                                                                                  \
	" JOIN pupil u ON u.school_id = l.school_id AND u.id = l.pupil_id"                                             \
	" LEFT JOIN class c ON c.school_id = u.school_id AND c.id = u.class_id"                                        \
	" LEFT JOIN acknowledgement k ON k.school_id = l.school_id AND k.pupil_id = l.pupil_id AND k.plan_id = l.id"   \
	" AND k.person_id = b.id"
#define HELD " AND" SCOPE_HOLDS("l.pupil_id")

/* DISTINCT: the people are found once for the school, not once for each plan. */
#define READERS                                                                                                        \
	"SELECT " READING_COLUMNS " FROM (SELECT DISTINCT h.person_id, h.pupil_id FROM pupil_scope h"                  \
	" WHERE h.school_id = $1 AND h.hat IN ('teacher', 'ta')"                                                       \
	" AND h.starts <= $4 AND (h.ends IS NULL OR h.ends >= $4)) r"                                                  \
	" JOIN plan l ON l.school_id = $1 AND l.pupil_id = r.pupil_id AND l.state = 'shared'"                          \
	" AND l.shared_by <> r.person_id"                                                                              \
	" JOIN person b ON b.school_id = $1 AND b.id = r.person_id" READING_JOINS

STMT(Q_PLAN_UNREAD, READINGS_MAX, READERS " WHERE k.id IS NULL" HELD " ORDER BY b.name_key, b.id, l.shared_on, l.id");
STMT(Q_PLAN_HELP, READINGS_MAX, READERS " WHERE k.state = 'help'" HELD " ORDER BY k.at, k.id");
STMT(Q_PLAN_READING, READINGS_MAX,
     "SELECT " READING_COLUMNS " FROM plan l JOIN person b ON b.school_id = l.school_id AND b.id = $2" READING_JOINS
     " WHERE l.school_id = $1 AND l.state = 'shared'" HELD
     " ORDER BY CASE WHEN k.id IS NULL THEN 0 ELSE 1 END, l.shared_on, l.id");

enum rc acknowledgement_list(struct db *db, struct arena *a, struct pupil_key k, int64_t plan_id,
                             struct acknowledgement **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ACKNOWLEDGEMENT_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(plan_id)));
	*out = records_from_rows(a, &acknowledgement_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc acknowledgement_put(struct db *db, struct arena *a, struct pupil_key k, const struct acknowledgement *v,
                            struct err *e)
{
	return record_write(db, a, &Q_ACKNOWLEDGEMENT_PUT, &acknowledgement_rec, k, v, e);
}

enum rc plan_reply_list(struct db *db, struct arena *a, struct pupil_key k, int64_t plan_id, struct plan_reply **out,
                        size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_REPLY_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(plan_id)));
	*out = records_from_rows(a, &plan_reply_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc plan_answered_list(struct db *db, struct arena *a, struct pupil_key k, int64_t plan_id,
                           struct acknowledgement **ack, size_t *acks, struct plan_reply **reply, size_t *replies,
                           struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_ANSWERED, &r, e, DV(k.school_id), DV(k.pupil_id), DV(plan_id)));
	*acks = *replies = 0;
	*ack = NEW_ARRAY(a, struct acknowledgement, r.n);
	*reply = NEW_ARRAY(a, struct plan_reply, r.n);
	for (size_t i = 0; i < r.n; i++) {
		int64_t id = row_int(&r, i, "id");
		int64_t person = row_int(&r, i, "person_id");
		struct str words = row_str(&r, i, "words");
		int64_t at = row_int(&r, i, "at");
		struct str name = row_str(&r, i, "by_name");

		if (row_int(&r, i, "family") != 0)
			(*reply)[(*replies)++] =
			    (struct plan_reply){ k.school_id,
				                 k.pupil_id,
				                 .id = id,
				                 .plan_id = plan_id,
				                 .person_id = person,
				                 .answer =
				                     (enum plan_answer)row_choice(&r, i, "said", plan_answer_choices),
				                 .words = words,
				                 .at = at,
				                 .by_name = name };
		else
			(*ack)[(*acks)++] = (struct acknowledgement){
				k.school_id,
				k.pupil_id,
				.id = id,
				.plan_id = plan_id,
				.person_id = person,
				.state = (enum acknowledgement_state)row_choice(&r, i, "said",
				                                                acknowledgement_state_choices),
				.note = words,
				.at = at,
				.by_name = name
			};
	}
	return RC_OK;
}

enum rc plan_reply_insert(struct db *db, struct arena *a, struct pupil_key k, const struct plan_reply *v, struct err *e)
{
	return record_write(db, a, &Q_PLAN_REPLY_INSERT, &plan_reply_rec, k, v, e);
}

static void readings_read(struct arena *a, struct rows *r, struct plan_reading **out, size_t *n)
{
	*out = NEW_ARRAY(a, struct plan_reading, r->n + 1);
	*n = r->n;
	for (size_t i = 0; i < r->n; i++)
		(*out)[i] = (struct plan_reading){
			.pupil_id = row_int(r, i, "pupil_id"),
			.pupil_given = row_str(r, i, "pupil_given"),
			.pupil_family = row_str(r, i, "pupil_family"),
			.pupil_preferred = row_str(r, i, "pupil_preferred"),
			.class_name = row_str(r, i, "class_name"),
			.year_group = row_int(r, i, "year_group"),
			.plan_id = row_int(r, i, "plan_id"),
			.version = row_int(r, i, "version"),
			.shared_on = row_date(r, i, "shared_on"),
			.person_id = row_int(r, i, "person_id"),
			.person_title = row_str(r, i, "person_title"),
			.person_given = row_str(r, i, "person_given"),
			.person_family = row_str(r, i, "person_family"),
			.person_job = row_str(r, i, "person_job"),
			.state = row_choice(r, i, "state", acknowledgement_state_choices),
			.note = row_str(r, i, "note"),
		};
}

enum rc plan_unread_list(struct db *db, struct arena *a, int64_t school_id, int64_t viewer, struct str hat,
                         struct date today, struct plan_reading **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_UNREAD, &r, e, DV(school_id), DV(viewer), DV(hat), dv_date(a, today)));
	readings_read(a, &r, out, n);
	return RC_OK;
}

enum rc plan_help_list(struct db *db, struct arena *a, int64_t school_id, int64_t viewer, struct str hat,
                       struct date today, struct plan_reading **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_HELP, &r, e, DV(school_id), DV(viewer), DV(hat), dv_date(a, today)));
	readings_read(a, &r, out, n);
	return RC_OK;
}

enum rc plan_reading_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                          struct date today, struct plan_reading **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_READING, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today)));
	readings_read(a, &r, out, n);
	return RC_OK;
}

STMT(Q_PLAN_WAIT, 1,
     "SELECT COUNT(*) AS n FROM plan l WHERE l.school_id = $1 AND l.state = 'shared'" HELD
     " AND NOT EXISTS (SELECT 1 FROM acknowledgement k WHERE k.school_id = l.school_id AND k.pupil_id = l.pupil_id"
     " AND k.plan_id = l.id AND k.person_id = $2)");

enum rc plan_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                        struct date today, int64_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_PLAN_WAIT, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today));

	*n = rc == RC_OK && r.n > 0 ? row_int(&r, 0, "n") : 0;
	return rc;
}
