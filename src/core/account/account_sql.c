#include "core/account/account_sql.h"

#include "kit/base/id.h"

enum { DRAFTS_MAX = 50, SESSIONS_MAX = 200 };

#define ACCOUNT_COLUMNS                                                                                                \
	"SELECT a.school_id, a.id, a.person_id, a.login, a.pw_hash, a.state, a.look, a.revision,"                      \
	" COALESCE(a.last_in_at, 0) AS last_in_at, p.given, p.family"                                                  \
	" FROM account a JOIN person p ON p.school_id = a.school_id AND p.id = a.person_id"

STMT_UNSCOPED(Q_ACCOUNT_BY_LOGIN, 1, "before anybody is known there is no school",
              ACCOUNT_COLUMNS " WHERE a.login = $1");
STMT(Q_ACCOUNT_BY_ID, 1, ACCOUNT_COLUMNS " WHERE a.school_id = $1 AND a.id = $2 AND p.merged_into IS NULL");
STMT(Q_ACCOUNT_PASSWORD, 0,
     "UPDATE account SET pw_hash = $3, state = $4, revision = revision + 1 WHERE school_id = $1 AND id = $2");
STMT(Q_ACCOUNT_REHASH, 0,
     "UPDATE account SET pw_hash = $4, revision = revision + 1 WHERE school_id = $1 AND id = $2 AND pw_hash = $3"
     " AND state = 'active'");
STMT(Q_ACCOUNT_TOUCH, 0, "UPDATE account SET last_in_at = $3 WHERE school_id = $1 AND id = $2");
STMT(Q_ACCOUNT_LOOK, 0, "UPDATE account SET look = $3 WHERE school_id = $1 AND id = $2");
STMT(Q_ROLE_LIST, 20,
     "SELECT DISTINCT role FROM role_grant WHERE school_id = $1 AND person_id = $2 AND starts <= $3"
     " AND (ends IS NULL OR ends >= $3) ORDER BY role");
STMT_UNSCOPED(
    Q_SESSION_FIND, 1, "the token itself says which school",
    "SELECT s.school_id, s.account_id, a.person_id, s.hat, s.csrf, s.created_at, s.seen_at, p.given, p.family,"
    " p.language, c.name AS school_name, c.phase, a.look, COALESCE(w.value, '') AS revision, s.way, s.device,"
    " EXISTS (SELECT 1 FROM device d WHERE d.school_id = s.school_id AND d.account_id = s.account_id"
    " AND d.answer = '' AND d.token_hash <> s.device) AS device_news,"
    " EXISTS (SELECT 1 FROM account_reset t WHERE t.school_id = s.school_id AND t.account_id = s.account_id"
    " AND t.told_at IS NULL AND t.answer IN ('', 'agreed', 'made')) AS reset_news,"
    " EXISTS (SELECT 1 FROM form_draft f WHERE f.school_id = s.school_id AND f.account_id = s.account_id) AS drafts,"
    " EXISTS (SELECT 1 FROM role_grant g WHERE g.school_id = a.school_id AND g.person_id = a.person_id"
    " AND g.role = s.hat AND g.starts <= $2 AND (g.ends IS NULL OR g.ends >= $2)) AS hat_held"
    " FROM session_token s JOIN account a ON a.school_id = s.school_id AND a.id = s.account_id"
    " JOIN person p ON p.school_id = a.school_id AND p.id = a.person_id"
    " JOIN school c ON c.id = s.school_id"
    " LEFT JOIN setting w ON w.school_id = s.school_id AND w.name = 'audit.head.w' WHERE s.token_hash = $1 AND a.state "
    "= 'active'");
STMT(Q_SESSION_INSERT, 0,
     "INSERT INTO session_token (token_hash, school_id, account_id, hat, csrf, created_at, seen_at, id)"
     " VALUES ($1, $2, $3, $4, $5, $6, $6, $7)");
STMT_UNSCOPED(Q_SESSION_MARK, 0, "the token itself says which school",
              "UPDATE session_token SET way = $2, device = $3 WHERE token_hash = $1");
STMT_UNSCOPED(Q_SESSION_SEEN, 0, "the token itself says which school",
              "UPDATE session_token SET seen_at = $2 WHERE token_hash = $1");
STMT_UNSCOPED(Q_SESSION_HAT, 0, "the token itself says which school",
              "UPDATE session_token SET hat = $2 WHERE token_hash = $1");
STMT_UNSCOPED(Q_SESSION_DELETE, 0, "the token itself says which school",
              "DELETE FROM session_token WHERE token_hash = $1");
STMT(Q_SESSION_DELETE_OTHERS, 0,
     "DELETE FROM session_token WHERE school_id = $1 AND account_id = $2 AND token_hash <> $3");
STMT(Q_SESSION_DELETE_DEVICE, 0, "DELETE FROM session_token WHERE school_id = $1 AND account_id = $2 AND device = $3");
STMT(Q_SIGN_IN_LIST, SESSIONS_MAX,
     "SELECT s.token_hash, s.hat, s.way, s.created_at, s.seen_at, COALESCE(d.agent, '') AS agent FROM session_token s"
     " LEFT JOIN device d ON d.token_hash = s.device AND d.school_id = s.school_id AND d.account_id = s.account_id"
     " WHERE s.school_id = $1 AND s.account_id = $2 ORDER BY s.seen_at DESC, s.created_at DESC, s.id DESC,"
     " s.token_hash LIMIT 200");
STMT(Q_SIGN_IN_DELETE_ONE, 0, "DELETE FROM session_token WHERE school_id = $1 AND account_id = $2 AND token_hash = $3");
STMT_UNSCOPED(Q_SESSION_PURGE, 0, "old sessions of every school", "DELETE FROM session_token WHERE created_at < $1");
STMT(Q_DRAFT_SAVE, 0,
     "INSERT INTO form_draft (school_id, account_id, form, body, saved_at) VALUES ($1, $2, $3, $4, $5)"
     " ON CONFLICT (school_id, account_id, form) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at");
STMT(Q_DRAFT_LOAD, 1, "SELECT body, saved_at FROM form_draft WHERE school_id = $1 AND account_id = $2 AND form = $3");
STMT(Q_DRAFTS, DRAFTS_MAX,
     "SELECT form, body, saved_at FROM form_draft WHERE school_id = $1 AND account_id = $2 ORDER BY saved_at DESC, form"
     " LIMIT 50");
STMT(Q_DRAFT_DELETE, 0, "DELETE FROM form_draft WHERE school_id = $1 AND account_id = $2 AND form = $3");

static struct str full_name(struct arena *a, struct rows *r)
{
	struct str given = row_str(r, 0, "given");
	struct str family = row_str(r, 0, "family");

	return given.n == 0 ? family : str_fmt(a, "%.*s %.*s", STR_ARG(given), STR_ARG(family));
}

static enum rc account_read(struct arena *a, struct rows *r, struct account *out)
{
	if (r->n == 0)
		return RC_NONE;
	*out = (struct account){
		.school_id = row_int(r, 0, "school_id"),
		.id = row_int(r, 0, "id"),
		.person_id = row_int(r, 0, "person_id"),
		.login = row_str(r, 0, "login"),
		.pw_hash = row_str(r, 0, "pw_hash"),
		.state = row_str(r, 0, "state"),
		.look = row_str(r, 0, "look"),
		.revision = row_int(r, 0, "revision"),
		.last_in_at = row_int(r, 0, "last_in_at"),
		.name = full_name(a, r),
	};
	return RC_OK;
}

enum rc account_by_login(struct db *db, struct arena *a, struct str login, struct account *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ACCOUNT_BY_LOGIN, &r, e, DV(login)));
	return account_read(a, &r, out);
}

enum rc account_by_id(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct account *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ACCOUNT_BY_ID, &r, e, DV(school_id), DV(id)));
	return account_read(a, &r, out);
}

enum rc account_as_seen(struct db *db, struct arena *a, const struct account *seen, bool *is, struct err *e)
{
	struct account now;
	enum rc rc = account_by_id(db, a, seen->school_id, seen->id, &now, e);

	*is = rc == RC_OK && str_is(now.state, "active") && str_eq(now.pw_hash, seen->pw_hash);
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc account_set_password(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str hash,
                             struct str state, struct err *e)
{
	return db_run(db, a, &Q_ACCOUNT_PASSWORD, NULL, e, DV(school_id), DV(id), DV(hash), DV(state));
}

enum rc account_rehash(struct db *db, struct arena *a, const struct account *seen, struct str hash, struct err *e)
{
	return db_run(db, a, &Q_ACCOUNT_REHASH, NULL, e, DV(seen->school_id), DV(seen->id), DV(seen->pw_hash),
	              DV(hash));
}

enum rc account_touch(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_ACCOUNT_TOUCH, NULL, e, DV(school_id), DV(id), DV(now));
}

enum rc account_set_look(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str look, struct err *e)
{
	return db_run(db, a, &Q_ACCOUNT_LOOK, NULL, e, DV(school_id), DV(id), DV(look));
}

enum rc role_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date today,
                  struct str *out, size_t max, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ROLE_LIST, &r, e, DV(school_id), DV(person_id), dv_date(a, today)));
	*n = r.n < max ? r.n : max;
	for (size_t i = 0; i < *n; i++)
		out[i] = row_str(&r, i, "role");
	return RC_OK;
}

enum rc sign_in_find(struct db *db, struct arena *a, struct str token_hash, struct date today, struct sign_in_row *out,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SESSION_FIND, &r, e, DV(token_hash), dv_date(a, today)));
	if (r.n == 0)
		return RC_NONE;
	*out = (struct sign_in_row){
		.school_id = row_int(&r, 0, "school_id"),
		.account_id = row_int(&r, 0, "account_id"),
		.person_id = row_int(&r, 0, "person_id"),
		.hat = row_str(&r, 0, "hat"),
		.csrf = row_str(&r, 0, "csrf"),
		.created_at = row_int(&r, 0, "created_at"),
		.seen_at = row_int(&r, 0, "seen_at"),
		.name = full_name(a, &r),
		.school_name = row_str(&r, 0, "school_name"),
		.service = str_is(row_str(&r, 0, "phase"), "service"),
		.look = row_str(&r, 0, "look"),
		.language = row_str(&r, 0, "language"),
		.revision = row_str(&r, 0, "revision"),
		.hat_held = row_int(&r, 0, "hat_held") != 0,
		.way = row_str(&r, 0, "way"),
		.device = row_str(&r, 0, "device"),
		.drafts = row_int(&r, 0, "drafts") != 0,
		.device_news = row_int(&r, 0, "device_news") != 0,
		.reset_news = row_int(&r, 0, "reset_news") != 0,
	};
	return RC_OK;
}

enum rc sign_in_insert(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                       struct str hat, struct str csrf, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_SESSION_INSERT, NULL, e, DV(token_hash), DV(school_id), DV(account_id), DV(hat),
	              DV(csrf), DV(now), DV(id_new()));
}

enum rc sign_in_mark(struct db *db, struct arena *a, struct str token_hash, struct str way, struct str device,
                     struct err *e)
{
	return db_run(db, a, &Q_SESSION_MARK, NULL, e, DV(token_hash), DV(way), DV(device));
}

enum rc sign_in_seen(struct db *db, struct arena *a, struct str token_hash, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_SESSION_SEEN, NULL, e, DV(token_hash), DV(now));
}

enum rc sign_in_set_hat(struct db *db, struct arena *a, struct str token_hash, struct str hat, struct err *e)
{
	return db_run(db, a, &Q_SESSION_HAT, NULL, e, DV(token_hash), DV(hat));
}

enum rc sign_in_delete(struct db *db, struct arena *a, struct str token_hash, struct err *e)
{
	return db_run(db, a, &Q_SESSION_DELETE, NULL, e, DV(token_hash));
}

enum rc sign_in_delete_others(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str except,
                              struct err *e)
{
	return db_run(db, a, &Q_SESSION_DELETE_OTHERS, NULL, e, DV(school_id), DV(account_id), DV(except));
}

enum rc sign_in_delete_device(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str device,
                              struct err *e)
{
	return db_run(db, a, &Q_SESSION_DELETE_DEVICE, NULL, e, DV(school_id), DV(account_id), DV(device));
}

enum rc sign_in_list(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct sign_in_item **out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SIGN_IN_LIST, &r, e, DV(school_id), DV(account_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct sign_in_item, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct sign_in_item){ .token_hash = row_str(&r, i, "token_hash"),
			                           .hat = row_str(&r, i, "hat"),
			                           .way = row_str(&r, i, "way"),
			                           .agent = row_str(&r, i, "agent"),
			                           .created_at = row_int(&r, i, "created_at"),
			                           .seen_at = row_int(&r, i, "seen_at") };
	return RC_OK;
}

enum rc sign_in_delete_one(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str token_hash,
                           struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SIGN_IN_DELETE_ONE, &r, e, DV(school_id), DV(account_id), DV(token_hash)));
	return r.changed == 0 ? RC_NONE : RC_OK;
}

enum rc sign_in_purge(struct db *db, struct arena *a, int64_t created_before, struct err *e)
{
	return db_run(db, a, &Q_SESSION_PURGE, NULL, e, DV(created_before));
}

enum rc draft_save(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str form,
                   struct str body, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_DRAFT_SAVE, NULL, e, DV(school_id), DV(account_id), DV(form), DV(body), DV(now));
}

enum rc draft_load(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str form,
                   struct str *body, int64_t *saved_at, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DRAFT_LOAD, &r, e, DV(school_id), DV(account_id), DV(form)));
	if (r.n == 0)
		return RC_NONE;
	*body = row_str(&r, 0, "body");
	*saved_at = row_int(&r, 0, "saved_at");
	return RC_OK;
}

enum rc draft_list(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct draft **out, size_t *n,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DRAFTS, &r, e, DV(school_id), DV(account_id)));
	*out = NEW_ARRAY(a, struct draft, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] =
		    (struct draft){ row_str(&r, i, "form"), row_str(&r, i, "body"), row_int(&r, i, "saved_at") };
	return RC_OK;
}

enum rc draft_delete(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str form,
                     struct err *e)
{
	return db_run(db, a, &Q_DRAFT_DELETE, NULL, e, DV(school_id), DV(account_id), DV(form));
}
