#include "meeting/meeting_sql.h"

#include "core/people/person_rec.h"
#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

#define MEETING_COLUMNS COLUMNS_OF_PUPIL("m", MEETING)
/* A row for each answer, and one for each meeting without. */
STMT(Q_MEETING_LIST, 1000,
     "SELECT " MEETING_COLUMNS ", x.id AS answer_id, x.person_id, x.answer, x.days, x.on_day AS answer_day,"
     " x.minute AS answer_minute, x.at, x.noted_by, b.title AS by_title, b.given AS by_given, b.family AS by_family"
     " FROM meeting m LEFT JOIN meeting_answer x ON x.school_id = m.school_id AND x.pupil_id = m.pupil_id"
     " AND x.meeting_id = m.id AND m.state = 'booked'"
     " LEFT JOIN person b ON b.school_id = x.school_id AND b.id = x.person_id"
     " WHERE m.school_id = $1 AND m.pupil_id = $2 ORDER BY m.on_day DESC, m.id DESC, x.at, x.id");
STMT(Q_MEETING_LOAD, 1,
     "SELECT " MEETING_COLUMNS " FROM meeting m WHERE m.school_id = $1 AND m.pupil_id = $2 AND m.id = $3");
STMT(Q_MEETING_INSERT, 0, INSERT_OF_PUPIL("meeting", MEETING));
STMT(Q_MEETING_UPDATE, 0, UPDATE_OF_PUPIL("meeting", MEETING));
STMT(Q_MEETING_ANSWER_PUT, 0,
     "INSERT INTO meeting_answer (" COLUMNS_PLAIN_OF_PUPIL(
         MEETING_ANSWER) ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
                         " ON CONFLICT (school_id, pupil_id, meeting_id, person_id) DO UPDATE SET answer ="
                         " excluded.answer, days = excluded.days, on_day = excluded.on_day, minute = excluded.minute,"
                         " at = excluded.at, noted_by = excluded.noted_by");
#define ANSWERED(answer)                                                                                               \
	"(SELECT COUNT(*) FROM meeting_answer x WHERE x.school_id = m.school_id AND x.pupil_id = m.pupil_id"           \
	" AND x.meeting_id = m.id AND x.answer = '" answer "' AND x.on_day = m.on_day AND x.minute ="                  \
	" COALESCE(m.minute, 0))"
/* clang-format off */
STMT(Q_MEETING_BETWEEN, 5000,
     "SELECT " MEETING_COLUMNS ", p.given, p.family, p.preferred, COALESCE(c.name, '') AS class_name, "
     ANSWERED("coming") " AS coming, " ANSWERED("cannot") " AS cannot"
     " FROM meeting m JOIN pupil p ON p.school_id = m.school_id AND p.id = m.pupil_id"
     " LEFT JOIN class c ON c.school_id = p.school_id AND c.id = p.class_id"
     " WHERE m.school_id = $1 AND m.on_day >= $5 AND m.on_day <= $6 AND" SCOPE_HOLDS("m.pupil_id")
     " ORDER BY m.on_day, m.minute, m.id");
/* clang-format on */

static void answer_read(struct arena *a, struct rows *r, size_t i, const struct meeting *m, struct meeting_answer *x)
{
	*x = (struct meeting_answer){ .school_id = m->school_id,
		                      .pupil_id = m->pupil_id,
		                      .id = row_int(r, i, "answer_id"),
		                      .meeting_id = m->id,
		                      .person_id = row_int(r, i, "person_id"),
		                      .answer = (enum coming)row_choice(r, i, "answer", coming_choices),
		                      .days = row_str(r, i, "days"),
		                      .on_day = row_date(r, i, "answer_day"),
		                      .minute = row_int(r, i, "answer_minute"),
		                      .at = row_int(r, i, "at"),
		                      .noted_by = row_int(r, i, "noted_by"),
		                      .by_name = name_formal(a, row_str(r, i, "by_title"), row_str(r, i, "by_given"),
		                                             row_str(r, i, "by_family")) };
}

enum rc meeting_list(struct db *db, struct arena *a, struct pupil_key k, struct meeting **out, size_t *n, struct err *e)
{
	struct meeting_answer *x;
	struct meeting *all;
	struct rows r;

	TRY(db_run(db, a, &Q_MEETING_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = 0;
	*out = all = records_from_rows(a, &meeting_rec, &r);
	x = NEW_ARRAY(a, struct meeting_answer, r.n);
	for (size_t i = 0; i < r.n; i++) {
		if (*n == 0 || all[*n - 1].id != all[i].id) {
			all[*n] = all[i];
			all[(*n)++].answer = &x[i];
		}
		if (row_int(&r, i, "answer_id") != 0)
			answer_read(a, &r, i, &all[*n - 1], &x[i]);
		all[*n - 1].answers += x[i].id != 0;
	}
	return RC_OK;
}

enum rc meeting_answer_put(struct db *db, struct arena *a, struct pupil_key k, const struct meeting_answer *v,
                           struct err *e)
{
	return record_write(db, a, &Q_MEETING_ANSWER_PUT, &meeting_answer_rec, k, v, e);
}

enum rc meeting_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct meeting *out, struct err *e)
{
	struct rows r;

	*out = (struct meeting){ 0 };
	TRY(db_run(db, a, &Q_MEETING_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&meeting_rec, &r, out);
}

enum rc meeting_insert(struct db *db, struct arena *a, struct pupil_key k, const struct meeting *v, struct err *e)
{
	return record_write(db, a, &Q_MEETING_INSERT, &meeting_rec, k, v, e);
}

enum rc meeting_update(struct db *db, struct arena *a, struct pupil_key k, const struct meeting *v, struct err *e)
{
	return record_write(db, a, &Q_MEETING_UPDATE, &meeting_rec, k, v, e);
}

enum rc meeting_between(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                        struct date today, struct date from, struct date to, struct meeting_line **out, size_t *n,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MEETING_BETWEEN, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today),
	           dv_date(a, from), dv_date(a, to)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct meeting_line, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct meeting_line *m = &(*out)[i];

		record_from_row(&meeting_rec, &r, i, &m->meeting);
		m->answered =
		    (struct coming_count){ (size_t)row_int(&r, i, "coming"), (size_t)row_int(&r, i, "cannot") };
		m->given = row_str(&r, i, "given");
		m->family = row_str(&r, i, "family");
		m->preferred = row_str(&r, i, "preferred");
		m->class_name = row_str(&r, i, "class_name");
	}
	return RC_OK;
}

const struct record_sql meeting_sql = { &meeting_rec, &Q_MEETING_LOAD, &Q_MEETING_INSERT, &Q_MEETING_UPDATE };
