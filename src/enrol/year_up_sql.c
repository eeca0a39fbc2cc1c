#include "enrol/year_up_sql.h"

#include "core/people/member_sql.h"
#include "core/people/people_sql.h"
#include "core/people/person_rec.h"

enum { PUPILS_MAX = 20000, STEPS_MAX = 50 };

#define KEEPS "New school year"
#define SEN                                                                                                            \
	" EXISTS (SELECT 1 FROM pupil_status t WHERE t.school_id = p.school_id AND t.pupil_id = p.id"                  \
	" AND t.code IN ('K', 'E') AND t.starts <= $3 AND (t.ends IS NULL OR t.ends >= $3)) AS sen"

STMT_UNSCOPED(
    Q_YEAR_UP_PUPILS, PUPILS_MAX, "the whole school goes up",
    "SELECT p.id, p.given, p.family, p.preferred, p.born, p.joined_on, p.year_group, p.class_id,"
    " COALESCE(k.name, '') AS class_name,"
    " (SELECT m.year_group FROM class_member m WHERE m.school_id = p.school_id AND m.pupil_id = p.id AND m.starts <= $4"
    " AND (m.ends IS NULL OR m.ends >= $4) ORDER BY m.starts DESC, m.id DESC LIMIT 1) AS year_may,"
    " EXISTS (SELECT 1 FROM year_up_pupil u JOIN year_up y ON y.school_id = u.school_id AND y.id = u.id"
    " WHERE u.school_id = p.school_id AND u.pupil_id = p.id AND y.turn = $2 AND y.undone = 0) AS moved," SEN
    " FROM pupil p LEFT JOIN class k ON k.school_id = p.school_id AND k.id = p.class_id"
    " WHERE p.school_id = $1 AND p.left_on IS NULL ORDER BY p.year_group, class_name, p.name_key, p.id");
STMT(Q_YEAR_UP_INSERT, 0,
     "INSERT INTO year_up (school_id, id, turn, on_day, done_by, undone) VALUES ($1, $2, $3, $4, $5, 0)");
STMT(Q_YEAR_UP_UNDO, 0, "UPDATE year_up SET undone = 1 WHERE school_id = $1 AND id = $2");
#define STEP                                                                                                           \
	"SELECT y.id, y.turn, y.on_day, y.done_by, y.undone, o.given, o.family FROM year_up y JOIN person o"           \
	" ON o.school_id = y.school_id AND o.id = y.done_by WHERE y.school_id = $1"
STMT(Q_YEAR_UP_LOAD, 1, STEP " AND y.id = $2");
STMT(Q_YEAR_UP_LIST, STEPS_MAX, STEP " ORDER BY y.id DESC LIMIT 50");
STMT(Q_YEAR_UP_DONE_INSERT, 0,
     "INSERT INTO year_up_pupil (school_id, pupil_id, id, what, year_was, year_is, class_was, class_is, member_was,"
     " member_is) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
STMT_UNSCOPED(
    Q_YEAR_UP_DONE, PUPILS_MAX, "the whole school went up",
    "SELECT u.pupil_id, u.what, u.year_was, u.year_is, u.class_was, u.class_is, u.member_was, u.member_is, p.given,"
    " p.family, p.preferred, COALESCE(f.name, '') AS from_name, COALESCE(g.name, '') AS to_name,"
    " CASE WHEN p.year_group <> u.year_is OR COALESCE(p.class_id, 0) <> COALESCE(u.class_is, 0) THEN 1 ELSE 0 END"
    " AS changed," SEN " FROM year_up_pupil u JOIN pupil p ON p.school_id = u.school_id AND p.id = u.pupil_id"
    " LEFT JOIN class f ON f.school_id = u.school_id AND f.id = u.class_was"
    " LEFT JOIN class g ON g.school_id = u.school_id AND g.id = u.class_is"
    " WHERE u.school_id = $1 AND u.id = $2 ORDER BY to_name, p.name_key, p.id");
STMT(Q_MEMBER_DROP, 0, "DELETE FROM class_member WHERE school_id = $1 AND pupil_id = $2 AND id = $3");
STMT(Q_KEEP_END, 0,
     "DELETE FROM assignment WHERE school_id = $1 AND pupil_id = $2 AND kind = 'teacher' AND note = '" KEEPS
     "' AND starts = $3");

static struct dbv id_or_null(int64_t id)
{
	return id == 0 ? dv_null() : dv_int(id);
}

static struct str name_of(struct arena *a, struct rows *r, size_t i)
{
	struct str first = row_str(r, i, "preferred");

	return name_full(a, first.n > 0 ? first : row_str(r, i, "given"), row_str(r, i, "family"));
}

static int64_t id_of(struct rows *r, size_t i, const char *name)
{
	return row_null(r, i, name) ? 0 : row_int(r, i, name);
}

enum rc year_up_pupils(struct db *db, struct arena *a, int64_t school_id, int turn, struct date may, struct date today,
                       struct year_up_pupil **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_YEAR_UP_PUPILS, &r, e, DV(school_id), DV((int64_t)turn), dv_date(a, today),
	           dv_date(a, may)));
	*out = NEW_ARRAY(a, struct year_up_pupil, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct year_up_pupil){
			.id = row_int(&r, i, "id"),
			.name = name_of(a, &r, i),
			.class_id = id_of(&r, i, "class_id"),
			.class_name = row_str(&r, i, "class_name"),
			.facts = { .year = (int)row_int(&r, i, "year_group"),
			           .year_may =
			               row_null(&r, i, "year_may") ? YEAR_NOT_KNOWN : (int)row_int(&r, i, "year_may"),
			           .born = row_date(&r, i, "born"),
			           .joined_on = row_date(&r, i, "joined_on"),
			           .moved = row_int(&r, i, "moved") != 0 },
			.sen = row_int(&r, i, "sen") != 0,
		};
	return RC_OK;
}

enum rc year_up_step_insert(struct db *db, struct arena *a, int64_t school_id, const struct year_up_step *s,
                            struct err *e)
{
	return db_run(db, a, &Q_YEAR_UP_INSERT, NULL, e, DV(school_id), DV(s->id), DV(s->turn), dv_date(a, s->on_day),
	              DV(s->done_by));
}

enum rc year_up_step_undo(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e)
{
	return db_run(db, a, &Q_YEAR_UP_UNDO, NULL, e, DV(school_id), DV(id));
}

static struct year_up_step step_of(struct arena *a, struct rows *r, size_t i)
{
	return (struct year_up_step){
		.id = row_int(r, i, "id"),
		.turn = row_int(r, i, "turn"),
		.on_day = row_date(r, i, "on_day"),
		.done_by = row_int(r, i, "done_by"),
		.by = name_full(a, row_str(r, i, "given"), row_str(r, i, "family")),
		.undone = row_int(r, i, "undone") != 0,
	};
}

enum rc year_up_step_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct year_up_step *out,
                          struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_YEAR_UP_LOAD, &r, e, DV(school_id), DV(id)));
	if (r.n == 0)
		return RC_NONE;
	*out = step_of(a, &r, 0);
	return RC_OK;
}

enum rc year_up_steps(struct db *db, struct arena *a, int64_t school_id, struct year_up_step **out, size_t *n,
                      struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_YEAR_UP_LIST, &r, e, DV(school_id)));
	*out = NEW_ARRAY(a, struct year_up_step, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = step_of(a, &r, i);
	return RC_OK;
}

enum rc year_up_done_insert(struct db *db, struct arena *a, int64_t school_id, int64_t step,
                            const struct year_up_done *d, struct err *e)
{
	return db_run(db, a, &Q_YEAR_UP_DONE_INSERT, NULL, e, DV(school_id), DV(d->pupil_id), DV(step),
	              DV(year_up_what_code(d->what)), DV(d->year_was), DV(d->year_is), id_or_null(d->class_was),
	              id_or_null(d->class_is), id_or_null(d->member_was), id_or_null(d->member_is));
}

enum rc year_up_done_list(struct db *db, struct arena *a, int64_t school_id, int64_t step, struct date today,
                          struct year_up_done **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_YEAR_UP_DONE, &r, e, DV(school_id), DV(step), dv_date(a, today)));
	*out = NEW_ARRAY(a, struct year_up_done, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++) {
		struct year_up_done *d = &(*out)[i];
		enum year_up_what what;

		(void)year_up_what_of(row_str(&r, i, "what"), &what); /* only the program writes them */
		*d = (struct year_up_done){
			.pupil_id = row_int(&r, i, "pupil_id"),
			.what = what,
			.year_was = row_int(&r, i, "year_was"),
			.year_is = row_int(&r, i, "year_is"),
			.class_was = id_of(&r, i, "class_was"),
			.class_is = id_of(&r, i, "class_is"),
			.member_was = id_of(&r, i, "member_was"),
			.member_is = id_of(&r, i, "member_is"),
			.name = name_of(a, &r, i),
			.from = row_str(&r, i, "from_name"),
			.to = row_str(&r, i, "to_name"),
			.sen = row_int(&r, i, "sen") != 0,
			.changed = row_int(&r, i, "changed") != 0,
		};
	}
	return RC_OK;
}

enum rc year_up_member_back(struct db *db, struct arena *a, struct pupil_key k, int64_t was, int64_t is, struct err *e)
{
	if (is != 0)
		TRY(db_run(db, a, &Q_MEMBER_DROP, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(is)));
	if (was == 0)
		return RC_OK;
	return member_goes_on(db, a, k, was, e);
}

enum rc year_up_keep(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t person_id,
                     struct date today, struct date until, struct err *e)
{
	return assignment_insert(db, a, k, id, person_id, S("teacher"), S(KEEPS), today, until, e);
}

enum rc year_up_keep_end(struct db *db, struct arena *a, struct pupil_key k, struct date today, struct err *e)
{
	return db_run(db, a, &Q_KEEP_END, NULL, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, today));
}
