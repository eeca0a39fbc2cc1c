#include "complain/complaint_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

enum { COMPLAINTS_MAX = 20000, STEPS_MAX = 2000 };

#define COLUMNS COLUMNS_OF_PUPIL("q", COMPLAINT) ", " SQL_NAME("b") " AS noted_name"
#define FROM " FROM complaint q LEFT JOIN person b ON b.school_id = q.school_id AND b.id = q.noted_by"
/* The last step, and what it says about how things stand. */
#define STANDS                                                                                                         \
	", t.number AS last_number, t.on_day AS last_on, t.kind AS last_kind, t.stage AS last_stage,"                  \
	" t.holder AS last_holder, t.sealed AS last_sealed, t.closed AS last_closed, t.answer_by AS last_by,"          \
	" t.outcome AS last_outcome"
#define LAST                                                                                                           \
	" JOIN complaint_step t ON t.school_id = q.school_id AND t.pupil_id = q.pupil_id AND t.complaint_id = q.id"    \
	" AND t.number = (SELECT MAX(z.number) FROM complaint_step z WHERE z.school_id = q.school_id"                  \
	" AND z.pupil_id = q.pupil_id AND z.complaint_id = q.id)"
/* $1 school, $2 person, $3 hat, $4 today, $5 1 when they read what is about the SENCO. */
#define HELD " AND" SCOPE_HOLDS("q.pupil_id") " AND (t.sealed = 0 OR 1 = CAST($5 AS BIGINT))"

STMT(Q_COMPLAINT_INSERT, 0, INSERT_OF_PUPIL("complaint", COMPLAINT));
STMT(Q_COMPLAINT_LOAD, 1, "SELECT " COLUMNS FROM " WHERE q.school_id = $1 AND q.pupil_id = $2 AND q.id = $3");
STMT(Q_COMPLAINT_STEP_INSERT, 0, INSERT_OF_PUPIL("complaint_step", COMPLAINT_STEP));
STMT(Q_COMPLAINT_STEPS, STEPS_MAX,
     "SELECT " COLUMNS_OF_PUPIL("t", COMPLAINT_STEP) ", " SQL_NAME(
         "b") " AS by_name FROM complaint_step t LEFT JOIN person b ON b.school_id = t.school_id AND b.id = t.by_id"
              " WHERE t.school_id = $1 AND t.pupil_id = $2 AND t.complaint_id = $3 ORDER BY t.number");
STMT(Q_COMPLAINT_LIST_OF, STEPS_MAX,
     "SELECT " COLUMNS STANDS FROM LAST " WHERE q.school_id = $1 AND q.pupil_id = $2 AND q.person_id = $3"
     " ORDER BY q.raised_on DESC, q.id DESC");
STMT(Q_COMPLAINT_LINES, COMPLAINTS_MAX,
     "SELECT " COLUMNS STANDS ", p.given, p.family, p.preferred, COALESCE(c.name, '') AS class_name" FROM LAST
     " JOIN pupil p ON p.school_id = q.school_id AND p.id = q.pupil_id"
     " LEFT JOIN class c ON c.school_id = p.school_id AND c.id = p.class_id"
     " WHERE q.school_id = $1" HELD " AND (t.closed = 0 OR t.on_day >= $6)"
     " ORDER BY q.pupil_id, q.raised_on DESC, q.id DESC");

enum rc complaint_insert(struct db *db, struct arena *a, struct pupil_key k, const struct complaint *v, struct err *e)
{
	return record_write(db, a, &Q_COMPLAINT_INSERT, &complaint_rec, k, v, e);
}

enum rc complaint_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct complaint *out,
                       struct err *e)
{
	struct rows r;

	*out = (struct complaint){ 0 };
	TRY(db_run(db, a, &Q_COMPLAINT_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&complaint_rec, &r, out);
}

enum rc complaint_step_insert(struct db *db, struct arena *a, struct pupil_key k, const struct complaint_step *v,
                              struct err *e)
{
	return record_write(db, a, &Q_COMPLAINT_STEP_INSERT, &complaint_step_rec, k, v, e);
}

enum rc complaint_step_list(struct db *db, struct arena *a, struct pupil_key k, int64_t complaint_id,
                            struct complaint_step **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_COMPLAINT_STEPS, &r, e, DV(k.school_id), DV(k.pupil_id), DV(complaint_id)));
	*n = r.n;
	*out = records_from_rows(a, &complaint_step_rec, &r);
	return RC_OK;
}

static struct complaint_step last_read(struct rows *r, size_t i, const struct complaint *q)
{
	return (struct complaint_step){ .school_id = q->school_id,
		                        .pupil_id = q->pupil_id,
		                        .complaint_id = q->id,
		                        .number = row_int(r, i, "last_number"),
		                        .on_day = row_date(r, i, "last_on"),
		                        .kind = row_choice(r, i, "last_kind", complaint_step_kind_choices),
		                        .stage = row_int(r, i, "last_stage"),
		                        .holder = row_choice(r, i, "last_holder", complaint_holder_choices),
		                        .sealed = row_int(r, i, "last_sealed"),
		                        .closed = row_int(r, i, "last_closed"),
		                        .answer_by = row_date(r, i, "last_by"),
		                        .outcome = row_choice(r, i, "last_outcome", complaint_outcome_choices) };
}

static struct complaint_line *lines_read(struct arena *a, struct rows *r)
{
	struct complaint_line *l = NEW_ARRAY(a, struct complaint_line, r->n);

	for (size_t i = 0; i < r->n; i++) {
		record_from_row(&complaint_rec, r, i, &l[i].complaint);
		l[i].last = last_read(r, i, &l[i].complaint);
	}
	return l;
}

enum rc complaint_list_of(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id,
                          struct complaint_line **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_COMPLAINT_LIST_OF, &r, e, DV(k.school_id), DV(k.pupil_id), DV(person_id)));
	*n = r.n;
	*out = lines_read(a, &r);
	return RC_OK;
}

enum rc complaint_lines(struct db *db, struct arena *a, const struct complaint_scope *s, struct date since,
                        struct complaint_line **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_COMPLAINT_LINES, &r, e, DV(s->school_id), DV(s->person_id), DV(s->hat),
	           dv_date(a, s->today), DV((int64_t)s->reads_sealed), dv_date(a, since)));
	*n = r.n;
	*out = lines_read(a, &r);
	for (size_t i = 0; i < r.n; i++) {
		struct complaint_line *l = &(*out)[i];

		l->given = row_str(&r, i, "given");
		l->family = row_str(&r, i, "family");
		l->preferred = row_str(&r, i, "preferred");
		l->class_name = row_str(&r, i, "class_name");
	}
	return RC_OK;
}

STMT(Q_COMPLAINT_WAIT, 1,
     "SELECT COUNT(*) AS n FROM complaint q" LAST " WHERE q.school_id = $1 AND t.closed = 0"
     " AND (t.sealed = 0 OR 1 = CAST($5 AS BIGINT)) AND" SCOPE_HOLDS("q.pupil_id"));

enum rc complaint_wait_count(struct db *db, struct arena *a, const struct complaint_scope *s, int64_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_COMPLAINT_WAIT, &r, e, DV(s->school_id), DV(s->person_id), DV(s->hat),
	                    dv_date(a, s->today), DV((int64_t)s->reads_sealed));

	*n = rc == RC_OK && r.n > 0 ? row_int(&r, 0, "n") : 0;
	return rc;
}
