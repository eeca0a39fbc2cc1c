#include "import/import_sql.h"

STMT(Q_IMPORT_PUPIL_UPDATE, 0,
     "UPDATE pupil SET upn = $3, former_upn = $4, given = $5, family = $6, preferred = $7, name_key = $8, born = $9,"
     " sex = $10, year_group = $11, class_id = $12, language = $13, pronoun = $14, joined_on = $15, left_on = $16,"
     " revision = revision + 1 WHERE school_id = $1 AND id = $2");
STMT(Q_IMPORT_NEED_END, 0,
     "UPDATE pupil_need SET ends = $4 WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND ends IS NULL");
STMT(Q_IMPORT_CONTACT_UPDATE, 0,
     "UPDATE contact_link SET relationship = $4, responsibility = $5, lives_with = $6, contact_order = $7,"
     " gets_letters = $8, restricted = $9, revision = revision + 1"
     " WHERE school_id = $1 AND pupil_id = $2 AND id = $3");
STMT(Q_IMPORT_CLASS_YEAR, 0, "UPDATE class SET year_group = $3 WHERE school_id = $1 AND id = $2");
STMT(Q_IMPORT_TEACHING_END, 0, "UPDATE teaching SET ends = $3 WHERE school_id = $1 AND id = $2 AND ends IS NULL");
STMT(Q_UPLOAD_INSERT, 0,
     "INSERT INTO upload (school_id, id, account_id, kind, name, body, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
STMT(Q_UPLOAD_LOAD, 1,
     "SELECT school_id, id, account_id, kind, name, body, made_at, columns FROM upload"
     " WHERE school_id = $1 AND account_id IN ($2, 0) AND id = $3");
STMT(Q_UPLOAD_COLUMNS, 0, "UPDATE upload SET columns = $4 WHERE school_id = $1 AND account_id IN ($2, 0) AND id = $3");
/* What was said about the file of the night before is kept: its answers are found by what the lines say. A mapping that
 * the feed names may have been edited since. */
STMT(Q_UPLOAD_OF_FEED, 0,
     "INSERT INTO upload (school_id, id, account_id, kind, name, body, made_at, columns)"
     " VALUES ($1, $2, 0, $3, $4, $5, $6, $7) ON CONFLICT (school_id, id)"
     " DO UPDATE SET name = excluded.name, body = excluded.body, made_at = excluded.made_at,"
     " columns = CASE WHEN excluded.columns = '' THEN upload.columns ELSE excluded.columns END");
STMT(Q_UPLOAD_DONE, 0, "DELETE FROM upload WHERE school_id = $1 AND id = $2 AND body = $3");
STMT(Q_UPLOAD_DELETE, 0, "DELETE FROM upload WHERE school_id = $1 AND id = $2");
STMT(Q_UPLOAD_PURGE, 0, "DELETE FROM upload WHERE school_id = $1 AND made_at < $2 AND account_id <> 0");

/* Answers go with their file. */
STMT(Q_UPLOAD_ANSWERS_LOST, 0,
     "DELETE FROM upload_answer WHERE school_id = $1 AND NOT EXISTS (SELECT 1 FROM upload u"
     " WHERE u.school_id = upload_answer.school_id AND u.id = upload_answer.upload_id)");
STMT(Q_UPLOAD_ANSWERS, 20000,
     "SELECT question, answer FROM upload_answer WHERE school_id = $1 AND upload_id = $2 ORDER BY question");
STMT(Q_UPLOAD_ANSWER_PUT, 0,
     "INSERT INTO upload_answer (school_id, upload_id, question, answer, answered_by, answered_at)"
     " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (school_id, upload_id, question)"
     " DO UPDATE SET answer = excluded.answer, answered_by = excluded.answered_by, answered_at = excluded.answered_at");
STMT(Q_UPLOAD_ANSWERS_DROP, 0,
     "DELETE FROM upload_answer WHERE school_id = $1 AND upload_id = $2 AND question LIKE $3");

enum rc import_pupil_update(struct db *db, struct arena *a, const struct pupil *p, struct err *e)
{
	return db_run(db, a, &Q_IMPORT_PUPIL_UPDATE, NULL, e, DV(p->school_id), DV(p->id), DV(p->upn),
	              DV(p->former_upn), DV(p->given), DV(p->family), DV(p->preferred), DV(p->name_key),
	              dv_date(a, p->born), DV(sex_code(p->sex)), DV(p->year_group), dv_ref(p->class_id),
	              DV(p->language), DV(pronoun_code(p->pronoun)), dv_date(a, p->joined_on), dv_date(a, p->left_on));
}

enum rc import_need_end(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct date ends, struct err *e)
{
	return db_run(db, a, &Q_IMPORT_NEED_END, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id), dv_date(a, ends));
}

enum rc import_contact_update(struct db *db, struct arena *a, const struct contact *c, struct err *e)
{
	return db_run(db, a, &Q_IMPORT_CONTACT_UPDATE, NULL, e, DV(c->school_id), DV(c->pupil_id), DV(c->id),
	              DV(c->relationship), DV(responsibility_code(c->responsibility)), DV(c->lives_with),
	              DV(c->contact_order), DV(c->gets_letters), DV(c->restricted));
}

enum rc import_class_year(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t year_group,
                          struct err *e)
{
	return db_run(db, a, &Q_IMPORT_CLASS_YEAR, NULL, e, DV(school_id), DV(id), DV(year_group));
}

enum rc import_teaching_end(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct date ends,
                            struct err *e)
{
	return db_run(db, a, &Q_IMPORT_TEACHING_END, NULL, e, DV(school_id), DV(id), dv_date(a, ends));
}

enum rc upload_insert(struct db *db, struct arena *a, const struct upload *u, struct err *e)
{
	return db_run(db, a, &Q_UPLOAD_INSERT, NULL, e, DV(u->school_id), DV(u->id), DV(u->account_id), DV(u->kind),
	              DV(u->name), dv_blob(u->body), DV(u->made_at));
}

enum rc upload_of_feed(struct db *db, struct arena *a, const struct upload *u, struct err *e)
{
	return db_run(db, a, &Q_UPLOAD_OF_FEED, NULL, e, DV(u->school_id), DV(u->id), DV(u->kind), DV(u->name),
	              dv_blob(u->body), DV(u->made_at), DV(u->columns));
}

enum rc upload_load(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t id,
                    struct upload *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UPLOAD_LOAD, &r, e, DV(school_id), DV(account_id), DV(id)));
	if (r.n == 0)
		return RC_NONE;
	*out = (struct upload){ .school_id = school_id,
		                .id = id,
		                .account_id = row_int(&r, 0, "account_id"),
		                .kind = row_str(&r, 0, "kind"),
		                .name = row_str(&r, 0, "name"),
		                .body = row_str(&r, 0, "body"),
		                .made_at = row_int(&r, 0, "made_at"),
		                .columns = row_str(&r, 0, "columns") };
	return RC_OK;
}

enum rc upload_columns(struct db *db, struct arena *a, const struct upload *u, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UPLOAD_COLUMNS, &r, e, DV(u->school_id), DV(u->account_id), DV(u->id), DV(u->columns)));
	return r.changed == 1 ? RC_OK : RC_NONE;
}

enum rc upload_delete(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e)
{
	TRY(db_run(db, a, &Q_UPLOAD_DELETE, NULL, e, DV(school_id), DV(id)));
	return db_run(db, a, &Q_UPLOAD_ANSWERS_LOST, NULL, e, DV(school_id));
}

enum rc upload_done(struct db *db, struct arena *a, const struct upload *u, struct err *e)
{
	TRY(db_run(db, a, &Q_UPLOAD_DONE, NULL, e, DV(u->school_id), DV(u->id), dv_blob(u->body)));
	return db_run(db, a, &Q_UPLOAD_ANSWERS_LOST, NULL, e, DV(u->school_id));
}

enum rc upload_purge(struct db *db, struct arena *a, int64_t school_id, int64_t made_before, struct err *e)
{
	TRY(db_run(db, a, &Q_UPLOAD_PURGE, NULL, e, DV(school_id), DV(made_before)));
	return db_run(db, a, &Q_UPLOAD_ANSWERS_LOST, NULL, e, DV(school_id));
}

enum rc upload_answers(struct db *db, struct arena *a, int64_t school_id, int64_t upload_id, struct upload_answer **out,
                       size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UPLOAD_ANSWERS, &r, e, DV(school_id), DV(upload_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct upload_answer, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct upload_answer){ row_str(&r, i, "question"), row_str(&r, i, "answer") };
	return RC_OK;
}

enum rc upload_answer_put(struct db *db, struct arena *a, int64_t school_id, int64_t upload_id,
                          const struct upload_answer *v, int64_t by, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_UPLOAD_ANSWER_PUT, NULL, e, DV(school_id), DV(upload_id), DV(v->question),
	              DV(v->answer), DV(by), DV(now));
}

enum rc upload_answers_drop(struct db *db, struct arena *a, int64_t school_id, int64_t upload_id, struct str begins,
                            struct err *e)
{
	return db_run(db, a, &Q_UPLOAD_ANSWERS_DROP, NULL, e, DV(school_id), DV(upload_id),
	              DV(str_fmt(a, "%.*s%%", STR_ARG(begins))));
}
