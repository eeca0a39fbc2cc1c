#include "invite/card_sql.h"

#define CARD_COLUMNS "c.id, c.pupil_id, c.account_id, c.made_at, c.failures, COALESCE(c.last_in_at, 0) AS last_in_at"

STMT(Q_CARD_LOAD, 1,
     "SELECT " CARD_COLUMNS " FROM picture_card c WHERE c.school_id = $1 AND c.pupil_id = $2 AND c.ended_at IS NULL");
STMT(Q_CARD_PUT, 0,
     "INSERT INTO picture_card (school_id, pupil_id, id, account_id, made_by, made_at, failures)"
     " VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT (school_id, pupil_id) DO UPDATE SET id = excluded.id,"
     " account_id = excluded.account_id, made_by = excluded.made_by, made_at = excluded.made_at, failures = 0,"
     " ended_at = NULL");
STMT(Q_CARD_COUNT, 0, "UPDATE picture_card SET failures = $3 WHERE school_id = $1 AND pupil_id = $2");
STMT(Q_CARD_USED, 0, "UPDATE picture_card SET failures = 0, last_in_at = $3 WHERE school_id = $1 AND pupil_id = $2");
STMT(Q_CARD_END, 0,
     "UPDATE picture_card SET ended_at = $3 WHERE school_id = $1 AND pupil_id = $2 AND ended_at IS NULL");
STMT_UNSCOPED(Q_CARD_HOLDERS, 500,
              "who of a class has a card: asked by a device of the school and by the class's staff",
              "SELECT " CARD_COLUMNS ", u.given, u.family, u.preferred, u.born FROM picture_card c"
              " JOIN pupil u ON u.school_id = c.school_id AND u.id = c.pupil_id"
              " JOIN account a ON a.school_id = c.school_id AND a.id = c.account_id"
              " WHERE c.school_id = $1 AND u.class_id = $2 AND c.ended_at IS NULL AND a.state = 'active'"
              " AND (u.left_on IS NULL OR u.left_on >= $3) ORDER BY u.name_key, u.id");
STMT(Q_CLASS_CODE_LOAD, 1, "SELECT code FROM class_code WHERE school_id = $1 AND class_id = $2");
STMT(Q_CLASS_CODE_PUT, 0,
     "INSERT INTO class_code (school_id, class_id, code) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
STMT(Q_CLASS_OF_CODE, 1,
     "SELECT c.class_id, k.name FROM class_code c JOIN class k ON k.school_id = c.school_id AND k.id = c.class_id"
     " WHERE c.school_id = $1 AND c.code = $2");
STMT(Q_TABLET_INSERT, 0,
     "INSERT INTO school_tablet (token_hash, school_id, id, name, made_by, made_at, ends_on)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7)");
#define TABLET_COLUMNS                                                                                                 \
	"SELECT t.school_id, t.id, t.name, t.made_at, t.ends_on, p.given, p.family FROM school_tablet t"               \
	" JOIN person p ON p.school_id = t.school_id AND p.id = t.made_by"
STMT_UNSCOPED(Q_TABLET_FIND, 1, "the token itself says which school",
              TABLET_COLUMNS " WHERE t.token_hash = $1 AND t.ends_on >= $2");
STMT(Q_TABLET_LIST, 1000, TABLET_COLUMNS " WHERE t.school_id = $1 AND t.ends_on >= $2 ORDER BY t.name, t.id");
STMT(Q_TABLET_END, 0, "DELETE FROM school_tablet WHERE school_id = $1 AND id = $2");

static struct picture_card card_at(struct rows *r, size_t i)
{
	return (struct picture_card){ .id = row_int(r, i, "id"),
		                      .pupil_id = row_int(r, i, "pupil_id"),
		                      .account_id = row_int(r, i, "account_id"),
		                      .made_at = row_int(r, i, "made_at"),
		                      .failures = row_int(r, i, "failures"),
		                      .last_in_at = row_int(r, i, "last_in_at") };
}

enum rc card_load(struct db *db, struct arena *a, struct pupil_key k, struct picture_card *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CARD_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = r.n > 0 ? card_at(&r, 0) : (struct picture_card){ 0 };
	return RC_OK;
}

enum rc card_put(struct db *db, struct arena *a, struct pupil_key k, const struct picture_card *v, int64_t made_by,
                 struct err *e)
{
	return db_run(db, a, &Q_CARD_PUT, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(v->id), DV(v->account_id),
	              DV(made_by), DV(v->made_at));
}

enum rc card_count(struct db *db, struct arena *a, struct pupil_key k, int64_t failures, struct err *e)
{
	return db_run(db, a, &Q_CARD_COUNT, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(failures));
}

enum rc card_used(struct db *db, struct arena *a, struct pupil_key k, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_CARD_USED, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(now));
}

enum rc card_end(struct db *db, struct arena *a, struct pupil_key k, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_CARD_END, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(now));
}

enum rc card_holders(struct db *db, struct arena *a, int64_t school_id, int64_t class_id, struct date today,
                     struct card_holder **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CARD_HOLDERS, &r, e, DV(school_id), DV(class_id), dv_date(a, today)));
	*out = NEW_ARRAY(a, struct card_holder, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++) {
		struct str first = row_str(&r, i, "preferred");

		(*out)[i] = (struct card_holder){ .card = card_at(&r, i),
			                          .first = first.n > 0 ? first : row_str(&r, i, "given"),
			                          .family = row_str(&r, i, "family"),
			                          .born = row_date(&r, i, "born") };
	}
	return RC_OK;
}

enum rc class_code_load(struct db *db, struct arena *a, int64_t school_id, int64_t class_id, struct str *out,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CLASS_CODE_LOAD, &r, e, DV(school_id), DV(class_id)));
	*out = r.n > 0 ? row_str(&r, 0, "code") : STR_NONE;
	return RC_OK;
}

enum rc class_code_put(struct db *db, struct arena *a, int64_t school_id, int64_t class_id, struct str code,
                       struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CLASS_CODE_PUT, &r, e, DV(school_id), DV(class_id), DV(code)));
	return r.changed == 0 ? RC_CONFLICT : RC_OK;
}

enum rc class_of_code(struct db *db, struct arena *a, int64_t school_id, struct str code, int64_t *class_id,
                      struct str *name, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CLASS_OF_CODE, &r, e, DV(school_id), DV(code)));
	if (r.n == 0)
		return RC_NONE;
	*class_id = row_int(&r, 0, "class_id");
	*name = row_str(&r, 0, "name");
	return RC_OK;
}

enum rc tablet_insert(struct db *db, struct arena *a, struct str token_hash, const struct school_tablet *v,
                      int64_t made_by, struct err *e)
{
	return db_run(db, a, &Q_TABLET_INSERT, NULL, e, DV(token_hash), DV(v->school_id), DV(v->id), DV(v->name),
	              DV(made_by), DV(v->made_at), dv_date(a, v->ends_on));
}

static struct school_tablet tablet_at(struct arena *a, struct rows *r, size_t i)
{
	return (struct school_tablet){ .school_id = row_int(r, i, "school_id"),
		                       .id = row_int(r, i, "id"),
		                       .name = row_str(r, i, "name"),
		                       .by_name = str_fmt(a, "%.*s %.*s", STR_ARG(row_str(r, i, "given")),
		                                          STR_ARG(row_str(r, i, "family"))),
		                       .made_at = row_int(r, i, "made_at"),
		                       .ends_on = row_date(r, i, "ends_on") };
}

enum rc tablet_find(struct db *db, struct arena *a, struct str token_hash, struct date today, struct school_tablet *out,
                    struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_TABLET_FIND, &r, e, DV(token_hash), dv_date(a, today)));
	if (r.n == 0)
		return RC_NONE;
	*out = tablet_at(a, &r, 0);
	return RC_OK;
}

enum rc tablet_list(struct db *db, struct arena *a, int64_t school_id, struct date today, struct school_tablet **out,
                    size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_TABLET_LIST, &r, e, DV(school_id), dv_date(a, today)));
	*out = NEW_ARRAY(a, struct school_tablet, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = tablet_at(a, &r, i);
	return RC_OK;
}

enum rc tablet_end(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_TABLET_END, &r, e, DV(school_id), DV(id)));
	return r.changed == 0 ? RC_NONE : RC_OK;
}
