#include "core/people/people_sql.h"

enum { MERGED_MOST = 1000 };

STMT(Q_PERSON_INSERT, 0,
     "INSERT INTO person (school_id, id, title, given, family, name_key, job, email, phone, address, language, format,"
     " interpreter, staff_code, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)");
STMT(Q_PERSON_UPDATE, 0,
     "UPDATE person SET title = $3, given = $4, family = $5, name_key = $6, job = $7, email = $8, phone = $9,"
     " address = $10, language = $11, format = $12, interpreter = $13, staff_code = $14, revision = revision + 1"
     " WHERE school_id = $1 AND id = $2");
STMT(Q_PERSON_MERGED_IDS, MERGED_MOST,
     "SELECT id FROM (WITH RECURSIVE one (id) AS (SELECT p.id FROM person p WHERE p.school_id = $1 AND p.merged_into = "
     "$2"
     " UNION SELECT p.id FROM person p JOIN one o ON p.merged_into = o.id WHERE p.school_id = $1)"
     " SELECT id FROM one) same ORDER BY id");
STMT(Q_PERSON_MERGED_INTO, 1,
     "SELECT COALESCE(merged_into, 0) AS merged_into FROM person WHERE school_id = $1 AND id = $2");
STMT(Q_ACCOUNT_INSERT, 0,
     "INSERT INTO account (school_id, id, person_id, login, pw_hash, state, look, created_at, last_in_at, revision)"
     " VALUES ($1, $2, $3, $4, $5, $6, '', $7, NULL, 1)");
STMT(Q_ROLE_INSERT, 0,
     "INSERT INTO role_grant (school_id, id, person_id, role, starts, ends) VALUES ($1, $2, $3, $4, $5, $6)");
STMT(Q_CLASS_INSERT, 0, "INSERT INTO class (school_id, id, name, year_group) VALUES ($1, $2, $3, $4)");
STMT(Q_TEACHING_INSERT, 0,
     "INSERT INTO teaching (school_id, id, person_id, class_id, kind, subject, is_main, starts, ends)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
STMT(Q_ASSIGNMENT_INSERT, 0,
     "INSERT INTO assignment (school_id, pupil_id, id, person_id, kind, note, starts, ends)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");

struct person_row person_row_of(const struct person *p)
{
	return (struct person_row){ p->school_id, p->id,     p->title,       p->given,     p->family,
		                    p->name_key,  p->job,    p->email,       p->phone,     p->address,
		                    p->language,  p->format, p->interpreter, p->staff_code };
}

enum rc person_insert(struct db *db, struct arena *a, const struct person_row *p, struct err *e)
{
	return db_run(db, a, &Q_PERSON_INSERT, NULL, e, DV(p->school_id), DV(p->id), DV(p->title), DV(p->given),
	              DV(p->family), DV(p->name_key), DV(p->job), DV(p->email), DV(p->phone), DV(p->address),
	              DV(p->language), DV(letter_format_code(p->format)), DV(p->interpreter), DV(p->staff_code));
}

enum rc person_update(struct db *db, struct arena *a, const struct person_row *p, struct err *e)
{
	return db_run(db, a, &Q_PERSON_UPDATE, NULL, e, DV(p->school_id), DV(p->id), DV(p->title), DV(p->given),
	              DV(p->family), DV(p->name_key), DV(p->job), DV(p->email), DV(p->phone), DV(p->address),
	              DV(p->language), DV(letter_format_code(p->format)), DV(p->interpreter), DV(p->staff_code));
}

enum rc person_merged_ids(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t **out, size_t *n,
                          struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_PERSON_MERGED_IDS, &r, e, DV(school_id), DV(id)));
	*out = NEW_ARRAY(a, int64_t, r.n + 1);
	for (size_t i = 0; i < r.n; i++)
		(*out)[(*n)++] = row_int(&r, i, "id");
	return RC_OK;
}

enum rc person_merged_into(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t *into, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PERSON_MERGED_INTO, &r, e, DV(school_id), DV(id)));
	*into = r.n > 0 ? row_int(&r, 0, "merged_into") : 0;
	return RC_OK;
}

enum rc account_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t person_id,
                       struct str login, struct str pw_hash, struct str state, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_ACCOUNT_INSERT, NULL, e, DV(school_id), DV(id), DV(person_id), DV(login), DV(pw_hash),
	              DV(state), DV(now));
}

enum rc role_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t person_id, struct str role,
                    struct date starts, struct date ends, struct err *e)
{
	return db_run(db, a, &Q_ROLE_INSERT, NULL, e, DV(school_id), DV(id), DV(person_id), DV(role),
	              dv_date(a, starts), dv_date(a, ends));
}

enum rc class_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name, int64_t year_group,
                     struct err *e)
{
	return db_run(db, a, &Q_CLASS_INSERT, NULL, e, DV(school_id), DV(id), DV(name), DV(year_group));
}

enum rc teaching_insert(struct db *db, struct arena *a, const struct teaching_row *t, struct err *e)
{
	return db_run(db, a, &Q_TEACHING_INSERT, NULL, e, DV(t->school_id), DV(t->id), DV(t->person_id),
	              DV(t->class_id), DV(t->kind), DV(t->subject), DV(t->is_main), dv_date(a, t->starts),
	              dv_date(a, t->ends));
}

enum rc assignment_insert(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t person_id,
                          struct str kind, struct str note, struct date starts, struct date ends, struct err *e)
{
	return db_run(db, a, &Q_ASSIGNMENT_INSERT, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id), DV(person_id),
	              DV(kind), DV(note), dv_date(a, starts), dv_date(a, ends));
}
