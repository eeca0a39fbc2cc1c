#include "merge/adult_sql.h"

#include <string.h>

#include "core/people/pupil_rec.h"
#include "core/people/person_rec.h"
#include "merge/merge_sql.h"

enum { ADULT_PAIRS_MAX = 5000, ADULT_LINKS_MAX = 500, ADULT_FOUND_MAX = 40, NAMESAKES_MAX = 2000 };

#define WHY "what names one adult, in every record, becomes what names the other"
#define SET(table, col)                                                                                                \
	"UPDATE " #table " SET " #col " = $3 WHERE school_id = $1 AND id = $2 AND " #col " IS NOT DISTINCT FROM $4"
#define NAMES(table, col)                                                                                              \
	STMT_UNSCOPED(Q_ADULT_OF_##table, MERGE_ROWS_MOST, WHY,                                                        \
	              "SELECT id FROM " #table " WHERE school_id = $1 AND " #col " = $2 ORDER BY id");                 \
	STMT_UNSCOPED(Q_ADULT_SET_##table, 0, WHY, SET(table, col))
#define SETTLES(table, col) STMT_UNSCOPED(Q_ADULT_SETTLE_##table##_##col, 0, WHY, SET(table, col))

/* clang-format off */
#define ADULT_NAMES(X) \
	X(account, person_id, "Sign-ins") \
	X(acknowledgement, person_id, "Answers and agreements") \
	X(adviser_yes, person_id, "Answers and agreements") \
	X(assignment, person_id, "Pupils, classes and roles as staff") \
	X(complaint, person_id, "Concerns and complaints") \
	X(concern, person_id, "Concerns and complaints") \
	X(contact_link, person_id, "Children") \
	X(family_ask, person_id, "Messages") \
	X(home_note, person_id, "Messages") \
	X(meeting_answer, person_id, "Answers and agreements") \
	X(message, person_id, "Messages") \
	X(notice, person_id, "Letters") \
	X(plan, teacher_id, "Pupils, classes and roles as staff") \
	X(plan_reply, person_id, "Answers and agreements") \
	X(provision, giver_id, "Pupils, classes and roles as staff") \
	X(publication_part, owner_id, "Pupils, classes and roles as staff") \
	X(reminder, person_id, "Questions and reminders") \
	X(restriction, person_id, "Restrictions") \
	X(role_grant, person_id, "Pupils, classes and roles as staff") \
	X(round_answer, person_id, "Questions and reminders") \
	X(statement_answer, person_id, "Answers and agreements") \
	X(teaching, person_id, "Pupils, classes and roles as staff") \
	X(view, person_id, "Answers and agreements") \
	X(wish, person_id, "Wishes for letters and meetings") \
	X(young_agreement, person_id, "Answers and agreements")
#define ADULT_SETTLES(X) X(account, state) X(contact_link, ends) X(contact_link, restricted)
/* clang-format on */

#define STMT_NAMES(table, col, what) NAMES(table, col);
ADULT_NAMES(STMT_NAMES)
#define STMT_SETTLES(table, col) SETTLES(table, col);
ADULT_SETTLES(STMT_SETTLES)

#define ROW_NAMES(table, col, what) { #table, #col, what, &Q_ADULT_OF_##table, &Q_ADULT_SET_##table },
#define ROW_SETTLES(table, col) { #table, #col, NULL, NULL, &Q_ADULT_SETTLE_##table##_##col },
static const struct adult_cell CELLS[] = { ADULT_NAMES(ROW_NAMES) ADULT_SETTLES(ROW_SETTLES) };

/* Tables in which a person has one row for one thing. */
#define TWICE(table, same, newer)                                                                                      \
	STMT_UNSCOPED(Q_ADULT_TWICE_##table, ADULT_PAIRS_MAX, WHY,                                                     \
	              "SELECT g.id AS gone_row, k.id AS kept_row, CASE WHEN " newer " THEN 1 ELSE 0 END AS newer"      \
	              " FROM " #table " g JOIN " #table " k ON k.school_id = g.school_id AND k.pupil_id = g.pupil_id"  \
	              " AND " same " WHERE g.school_id = $1 AND k.person_id = $2 AND g.person_id = $3 ORDER BY g.id")
/* clang-format off */
#define ADULT_TWICES(X) \
	X(acknowledgement, "k.plan_id = g.plan_id", "g.at > k.at") \
	X(meeting_answer, "k.meeting_id = g.meeting_id", "g.at > k.at") \
	X(reminder, "k.kind = g.kind AND k.about_id = g.about_id", "g.asked_on > k.asked_on") \
	X(round_answer, "k.round_id = g.round_id", "g.answered_on IS NOT NULL AND k.answered_on IS NULL")
/* clang-format on */
#define STMT_TWICE(table, same, newer) TWICE(table, same, newer);
ADULT_TWICES(STMT_TWICE)
#define ROW_TWICE(table, same, newer) { #table, &Q_ADULT_TWICE_##table },
static const struct {
	const char *tab;
	const struct stmt *of;
} TWICES[] = { ADULT_TWICES(ROW_TWICE) };

#define NO_CHILD(id) " NOT EXISTS (SELECT 1 FROM pupil u WHERE u.school_id = $1 AND u.person_id = " id ")"
STMT_UNSCOPED(
    Q_ADULT_IS_ONE, 1, "whether somebody is an adult; no column of a pupil is read",
    "SELECT p.id FROM person p WHERE p.school_id = $1 AND p.id = $2 AND p.merged_into IS NULL AND" NO_CHILD("p.id"));
STMT(Q_ADULT_MERGED, 0, "UPDATE person SET merged_into = $3 WHERE school_id = $1 AND id = $2");
STMT(Q_ADULT_NAMES, ADULT_FOUND_MAX,
     "SELECT DISTINCT q.name_key FROM ("
     "WITH RECURSIVE one (id, name_key) AS (SELECT p.id, p.name_key FROM person p WHERE p.school_id = $1 AND p.id = $2"
     " UNION SELECT p.id, p.name_key FROM person p JOIN one o ON p.merged_into = o.id WHERE p.school_id = $1)"
     " SELECT name_key FROM one) q WHERE q.name_key <> '' ORDER BY q.name_key LIMIT 40");
STMT_UNSCOPED(Q_ADULT_LINKS, ADULT_LINKS_MAX, "the gate is asked for each of these pupils",
              "SELECT c.pupil_id, c.id, c.person_id, c.relationship, c.responsibility, c.lives_with, c.gets_letters,"
              " c.restricted, c.starts, c.ends, u.given, u.family, u.preferred FROM contact_link c"
              " JOIN pupil u ON u.school_id = c.school_id AND u.id = c.pupil_id WHERE c.school_id = $1"
              " AND (c.person_id = $2 OR c.person_id = $3) ORDER BY u.name_key, c.pupil_id, c.person_id, c.id");
STMT_UNSCOPED(Q_ADULT_BARS, ADULT_LINKS_MAX, "the gate is asked for each of these pupils",
              "SELECT r.pupil_id, r.id, r.person_id, u.given, u.family, u.preferred FROM restriction r"
              " JOIN pupil u ON u.school_id = r.school_id AND u.id = r.pupil_id WHERE r.school_id = $1"
              " AND (r.person_id = $2 OR r.person_id = $3) AND r.ended_on IS NULL ORDER BY u.name_key, r.id");
STMT(Q_ADULT_ACCOUNT, 1,
     "SELECT id, login, state FROM account WHERE school_id = $1 AND person_id = $2"
     " ORDER BY CASE WHEN state = 'disabled' THEN 1 ELSE 0 END, id DESC LIMIT 1");
STMT_UNSCOPED(Q_ADULT_HOLDS, 1, "a number only",
              "SELECT COUNT(DISTINCT s.pupil_id) AS n FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2"
              " AND s.hat <> 'parent' AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4) AND NOT EXISTS"
              " (SELECT 1 FROM pupil_scope o WHERE o.school_id = s.school_id AND o.pupil_id = s.pupil_id"
              " AND o.person_id = $3 AND o.hat <> 'parent' AND o.starts <= $4 AND (o.ends IS NULL OR o.ends >= $4))");
STMT_UNSCOPED(Q_ADULT_SEES, 1, "whether somebody would be shut out, in whatever role; nothing is read",
              "SELECT COUNT(*) AS n FROM pupil_scope WHERE school_id = $1 AND pupil_id = $2 AND person_id = $3"
              " AND starts <= $4 AND (ends IS NULL OR ends >= $4)");
STMT_UNSCOPED(Q_ADULT_WITHDRAWN, 1, "whether there is any; nothing of it is read",
              "SELECT COUNT(*) AS n FROM withdrawn_entry WHERE school_id = $1 AND state <> 'back' AND done_at > $3"
              " AND kept LIKE '%' || CAST($2 AS TEXT) || '%'");
STMT_UNSCOPED(Q_ADULT_FIND, ADULT_FOUND_MAX, "names of adults only; no column of a pupil is read",
              "SELECT p.id, p.title, p.given, p.family, p.job, p.email, p.phone FROM person p WHERE p.school_id = $1"
              " AND p.merged_into IS NULL AND ' ' || p.name_key LIKE '% ' || CAST($2 AS TEXT) || '%'"
              " AND ' ' || p.name_key LIKE '% ' || CAST($3 AS TEXT) || '%'"
              " AND ' ' || p.name_key LIKE '% ' || CAST($4 AS TEXT) || '%' AND" NO_CHILD(
                  "p.id") " ORDER BY p.name_key, p.id LIMIT 40");
STMT_UNSCOPED(Q_ADULT_NAMESAKES, NAMESAKES_MAX, "names of adults only; no column of a pupil is read",
              "SELECT p.id, p.title, p.given, p.family, p.job, p.email, p.phone, o.id AS o_id, o.title AS o_title,"
              " o.job AS o_job, o.email AS o_email, o.phone AS o_phone FROM person p JOIN person o"
              " ON o.school_id = p.school_id AND o.name_key = p.name_key AND o.id > p.id WHERE p.school_id = $1"
              " AND p.merged_into IS NULL AND o.merged_into IS NULL AND" NO_CHILD("p.id") " AND" NO_CHILD(
                  "o.id") " AND NOT EXISTS (SELECT 1 FROM told_apart t WHERE t.school_id = p.school_id"
                          " AND t.low_id = p.id AND t.high_id = o.id) ORDER BY p.name_key, p.id, o.id LIMIT 2000");

size_t adult_cell_count(void)
{
	return sizeof CELLS / sizeof *CELLS;
}

const struct adult_cell *adult_cell_at(size_t i)
{
	return &CELLS[i];
}

const struct adult_cell *adult_cell_named(struct str tab, struct str col)
{
	for (size_t i = 0; i < adult_cell_count(); i++)
		if (str_is(tab, CELLS[i].tab) && str_is(col, CELLS[i].col))
			return &CELLS[i];
	return NULL;
}

enum rc adult_rows(struct db *db, struct arena *a, const struct adult_cell *t, int64_t school_id, int64_t person_id,
                   int64_t **id, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, t->of, &r, e, DV(school_id), DV(person_id)));
	*n = r.n;
	*id = NEW_ARRAY(a, int64_t, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*id)[i] = row_int(&r, i, "id");
	return RC_OK;
}

enum rc adult_set(struct db *db, struct arena *a, const struct adult_cell *t, int64_t school_id, int64_t row_id,
                  struct dbv from, struct dbv to, bool *done, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, t->set, &r, e, DV(school_id), DV(row_id), to, from));
	*done = r.changed > 0;
	return RC_OK;
}

enum rc adult_pairs(struct db *db, struct arena *a, int64_t school_id, int64_t kept_id, int64_t gone_id,
                    struct adult_pair **out, size_t *n, struct err *e)
{
	struct rows r[sizeof TWICES / sizeof *TWICES];
	size_t room = 0;

	for (size_t t = 0; t < sizeof TWICES / sizeof *TWICES; t++) {
		TRY(db_run(db, a, TWICES[t].of, &r[t], e, DV(school_id), DV(kept_id), DV(gone_id)));
		room += r[t].n;
	}
	*out = NEW_ARRAY(a, struct adult_pair, room);
	*n = 0;
	for (size_t t = 0; t < sizeof TWICES / sizeof *TWICES; t++)
		for (size_t i = 0; i < r[t].n; i++)
			(*out)[(*n)++] =
			    (struct adult_pair){ adult_cell_named(str_of(TWICES[t].tab), S("person_id")),
				                 row_int(&r[t], i, "gone_row"), row_int(&r[t], i, "kept_row"),
				                 row_int(&r[t], i, "newer") != 0 };
	return RC_OK;
}

enum rc adult_is_one(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_IS_ONE, &r, e, DV(school_id), DV(id)));
	return r.n == 0 ? RC_NONE : RC_OK;
}

enum rc adult_merged(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t into, struct err *e)
{
	return db_run(db, a, &Q_ADULT_MERGED, NULL, e, DV(school_id), DV(id), dv_ref(into));
}

enum rc adult_names(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str **out, size_t *n,
                    struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_NAMES, &r, e, DV(school_id), DV(id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct str, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = row_str(&r, i, "name_key");
	return RC_OK;
}

static struct str child_name(struct arena *a, struct rows *r, size_t i)
{
	struct str preferred = row_str(r, i, "preferred");

	return name_full(a, preferred.n > 0 ? preferred : row_str(r, i, "given"), row_str(r, i, "family"));
}

enum rc adult_links(struct db *db, struct arena *a, int64_t school_id, const int64_t person_id[2],
                    struct adult_link **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_LINKS, &r, e, DV(school_id), DV(person_id[0]), DV(person_id[1])));
	*n = r.n;
	*out = NEW_ARRAY(a, struct adult_link, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct adult_link){ .pupil = { school_id, row_int(&r, i, "pupil_id") },
			                         .pupil_name = child_name(a, &r, i),
			                         .id = row_int(&r, i, "id"),
			                         .person_id = row_int(&r, i, "person_id"),
			                         .relationship = row_str(&r, i, "relationship"),
			                         .responsibility = row_str(&r, i, "responsibility"),
			                         .lives_with = row_int(&r, i, "lives_with") != 0,
			                         .gets_letters = row_int(&r, i, "gets_letters") != 0,
			                         .restricted = row_int(&r, i, "restricted") != 0,
			                         .runs = row_null(&r, i, "ends"),
			                         .starts = row_date(&r, i, "starts") };
	return RC_OK;
}

enum rc adult_bars(struct db *db, struct arena *a, int64_t school_id, const int64_t person_id[2],
                   struct adult_bar **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_BARS, &r, e, DV(school_id), DV(person_id[0]), DV(person_id[1])));
	*n = r.n;
	*out = NEW_ARRAY(a, struct adult_bar, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct adult_bar){ { school_id, row_int(&r, i, "pupil_id") },
			                        child_name(a, &r, i),
			                        row_int(&r, i, "id"),
			                        row_int(&r, i, "person_id") };
	return RC_OK;
}

enum rc adult_account(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct adult_account *out,
                      struct err *e)
{
	struct rows r;

	*out = (struct adult_account){ .id = 0 };
	TRY(db_run(db, a, &Q_ADULT_ACCOUNT, &r, e, DV(school_id), DV(person_id)));
	if (r.n > 0)
		*out = (struct adult_account){ row_int(&r, 0, "id"), row_str(&r, 0, "login"), row_str(&r, 0, "state") };
	return RC_OK;
}

enum rc adult_holds(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t but,
                    struct date today, int64_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_HOLDS, &r, e, DV(school_id), DV(person_id), DV(but), dv_date(a, today)));
	*n = row_int(&r, 0, "n");
	return RC_OK;
}

enum rc adult_sees(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct date today, bool *yes,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_SEES, &r, e, DV(k.school_id), DV(k.pupil_id), DV(person_id), dv_date(a, today)));
	*yes = row_int(&r, 0, "n") > 0;
	return RC_OK;
}

enum rc adult_withdrawn(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t since, bool *yes,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_WITHDRAWN, &r, e, DV(school_id), DV(str_fmt(a, "%lld", (long long)person_id)),
	           DV(since)));
	*yes = row_int(&r, 0, "n") > 0;
	return RC_OK;
}

static struct adult_known known_at(struct rows *r, size_t i)
{
	return (struct adult_known){ row_int(r, i, "id"),     row_str(r, i, "title"), row_str(r, i, "given"),
		                     row_str(r, i, "family"), row_str(r, i, "job"),   row_str(r, i, "email"),
		                     row_str(r, i, "phone") };
}

enum rc adult_find(struct db *db, struct arena *a, int64_t school_id, const struct str word[ADULT_WORDS],
                   struct adult_known **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_FIND, &r, e, DV(school_id), DV(word[0]), DV(word[1]), DV(word[2])));
	*n = r.n;
	*out = NEW_ARRAY(a, struct adult_known, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = known_at(&r, i);
	return RC_OK;
}

enum rc adult_namesakes(struct db *db, struct arena *a, int64_t school_id, struct adult_twice **out, size_t *n,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_NAMESAKES, &r, e, DV(school_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct adult_twice, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct adult_known p = known_at(&r, i);

		(*out)[i] = (struct adult_twice){ { p,
			                            { row_int(&r, i, "o_id"), row_str(&r, i, "o_title"), p.given,
			                              p.family, row_str(&r, i, "o_job"), row_str(&r, i, "o_email"),
			                              row_str(&r, i, "o_phone") } } };
	}
	return RC_OK;
}
