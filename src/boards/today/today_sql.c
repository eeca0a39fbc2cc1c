#include "boards/today/today_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

/* clang-format off */
enum { PUPILS_MAX = 20000, LINES_MAX = 200000 };

/* $1 school, $2 person, $3 hat, $4 today. */
#define HELD(id) " AND" SCOPE_HOLDS(id)

/* From the scope, not asking for each pupil of the school whether it is in it. A pupil comes twice who is held twice, or
 * whose code in force was written twice: pupil_add keeps one. */
STMT(Q_TODAY_PUPIL, PUPILS_MAX,
     "SELECT p.id, p.given, p.family, p.preferred, p.year_group, p.born, p.joined_on,"
     " CASE WHEN p.person_id IS NULL THEN 0 ELSE 1 END AS has_person, COALESCE(k.name, '') AS class_name,"
     " COALESCE(c.code, 'N') AS code, c.starts AS code_from, COALESCE(c.id, 0) AS code_id"
     " FROM pupil_scope s JOIN pupil p ON p.school_id = s.school_id AND p.id = s.pupil_id"
     " LEFT JOIN class k ON k.school_id = p.school_id AND k.id = p.class_id"
     " LEFT JOIN pupil_status c ON c.school_id = p.school_id AND c.pupil_id = p.id AND c.starts <= $4"
     " AND (c.ends IS NULL OR c.ends >= $4)"
     " WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3 AND s.starts <= $4"
     " AND (s.ends IS NULL OR s.ends >= $4) AND (p.left_on IS NULL OR p.left_on >= $4) ORDER BY s.pupil_id");

STMT(Q_TODAY_CYCLE, PUPILS_MAX,
     "SELECT y.pupil_id, y.number, y.opened_on, y.assessed_on, y.planned_on, y.do_on, y.review_on, y.reviewed_on,"
     " y.closed_on, (SELECT MAX(r.held_on) FROM review r WHERE r.school_id = y.school_id AND r.pupil_id = y.pupil_id"
     " AND r.cycle_id = y.id AND r.held_on >= $5) AS begun_on, (SELECT l.review_on FROM plan l"
     " WHERE l.school_id = y.school_id AND l.pupil_id = y.pupil_id AND l.state = 'shared'"
     " ORDER BY l.shared_on DESC, l.id DESC LIMIT 1) AS plan_review_on"
     " FROM cycle y WHERE y.school_id = $1" HELD("y.pupil_id")
     " AND NOT EXISTS (SELECT 1 FROM cycle x WHERE x.school_id = y.school_id AND x.pupil_id = y.pupil_id"
     " AND (x.number > y.number OR (x.number = y.number AND x.id > y.id))) ORDER BY y.pupil_id");

/* The week's first day comes before the day of the support: SQLite looks for sessions from the first of the two on. */
STMT(Q_TODAY_SUPPORT, LINES_MAX,
     "SELECT v.pupil_id, v.root_id, v.what, v.group_key, v.per_week, v.starts, v.ends,"
     " COALESCE(g.given, '') AS giver_given, COALESCE(g.family, '') AS giver_family,"
     " (SELECT COUNT(*) FROM session x WHERE x.school_id = v.school_id AND x.pupil_id = v.pupil_id"
     " AND x.provision_root = v.root_id AND x.on_day >= $5 AND x.on_day <= $4 AND x.on_day >= v.starts"
     " AND x.result IN ('given', 'part')) AS week_done,"
     " (SELECT COUNT(*) FROM session x WHERE x.school_id = v.school_id AND x.pupil_id = v.pupil_id"
     " AND x.provision_root = v.root_id AND x.on_day >= $5 AND x.on_day <= $4 AND x.on_day >= v.starts"
     " AND x.result = 'missed') AS week_missed"
     " FROM provision v LEFT JOIN person g ON g.school_id = v.school_id AND g.id = v.giver_id"
     " WHERE v.school_id = $1 AND v.live = 1" HELD("v.pupil_id") " ORDER BY v.pupil_id, v.position, v.id");

STMT(Q_TODAY_UNREAD, 1,
     "SELECT COUNT(*) AS n FROM plan l WHERE l.school_id = $1" HELD("l.pupil_id")
     " AND l.state = 'shared' AND l.shared_by <> $2 AND NOT EXISTS (SELECT 1 FROM acknowledgement k"
     " WHERE k.school_id = l.school_id AND k.pupil_id = l.pupil_id AND k.plan_id = l.id AND k.person_id = $2"
     " AND k.state <> '') AND l.shared_on <= $4");
/* clang-format on */

/* Runs one of the statements of the day; the fifth parameter is its own day, or none. */
static enum rc run(struct db *db, struct arena *a, const struct stmt *q, const struct today_scope *s, struct date from,
                   struct rows *r, struct err *e)
{
	struct params p = { .n = 0 };

	params_add(&p, dv_int(s->school_id));
	params_add(&p, dv_int(s->person_id));
	params_add(&p, dv_text(s->hat));
	params_add(&p, dv_date(a, s->today));
	if (!date_none(from))
		params_add(&p, dv_date(a, from));
	return db_run_params(db, a, q, &p, r, e);
}

static struct today_pupil pupil_read(struct rows *r, size_t i)
{
	return (struct today_pupil){ .id = row_int(r, i, "id"),
		                     .given = row_str(r, i, "given"),
		                     .family = row_str(r, i, "family"),
		                     .preferred = row_str(r, i, "preferred"),
		                     .year_group = row_int(r, i, "year_group"),
		                     .born = row_date(r, i, "born"),
		                     .has_person = row_int(r, i, "has_person") != 0,
		                     .class_name = row_str(r, i, "class_name"),
		                     .code = row_choice(r, i, "code", status_code_choices),
		                     .code_from = row_date(r, i, "code_from"),
		                     .joined_on = row_date(r, i, "joined_on") };
}

static void cycle_read(struct rows *r, size_t i, struct today_pupil *p)
{
	p->cycle_number = row_int(r, i, "number");
	p->opened_on = row_date(r, i, "opened_on");
	p->assessed_on = row_date(r, i, "assessed_on");
	p->planned_on = row_date(r, i, "planned_on");
	p->do_on = row_date(r, i, "do_on");
	p->review_on = row_date(r, i, "review_on");
	p->review_begun_on = row_date(r, i, "begun_on");
	p->reviewed_on = row_date(r, i, "reviewed_on");
	p->closed_on = row_date(r, i, "closed_on");
	p->plan_review_on = row_date(r, i, "plan_review_on");
}

struct found {
	struct today_pupil *item;
	size_t n;
	int64_t code_id; /* of the last one */
};

/* Of several rows of a pupil the one with the latest code. */
static void pupil_add(struct found *f, struct today_pupil p, int64_t code_id)
{
	struct today_pupil *last = f->n > 0 && f->item[f->n - 1].id == p.id ? &f->item[f->n - 1] : NULL;
	int later = last != NULL ? date_cmp(p.code_from, last->code_from) : 1;

	if (last == NULL)
		f->item[f->n++] = p;
	else if (later > 0 || (later == 0 && code_id > f->code_id))
		*last = p;
	else
		return;
	f->code_id = code_id;
}

enum rc today_pupils(struct db *db, struct arena *a, const struct today_scope *s, struct today_pupil **out, size_t *n,
                     struct err *e)
{
	struct rows r;
	struct rows y;
	struct found f = { 0 };
	size_t at = 0;
	enum rc rc = run(db, a, &Q_TODAY_PUPIL, s, DATE_NONE, &r, e);

	*n = 0;
	if (rc == RC_OK)
		rc = run(db, a, &Q_TODAY_CYCLE, s, s->since, &y, e);
	if (rc != RC_OK)
		return rc;
	f.item = NEW_ARRAY(a, struct today_pupil, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct today_pupil p = pupil_read(&r, i);

		while (at < y.n && row_int(&y, at, "pupil_id") < p.id)
			at++;
		if (at < y.n && row_int(&y, at, "pupil_id") == p.id)
			cycle_read(&y, at, &p);
		pupil_add(&f, p, row_int(&r, i, "code_id"));
	}
	*out = f.item;
	*n = f.n;
	return RC_OK;
}

enum rc today_supports(struct db *db, struct arena *a, const struct today_scope *s, struct today_support **out,
                       size_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = run(db, a, &Q_TODAY_SUPPORT, s, s->monday, &r, e);

	*n = rc == RC_OK ? r.n : 0;
	*out = NEW_ARRAY(a, struct today_support, *n);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = (struct today_support){
			.pupil_id = row_int(&r, i, "pupil_id"),
			.root_id = row_int(&r, i, "root_id"),
			.what = row_str(&r, i, "what"),
			.group_key = row_str(&r, i, "group_key"),
			.per_week = row_int(&r, i, "per_week"),
			.starts = row_date(&r, i, "starts"),
			.ends = row_date(&r, i, "ends"),
			.giver_given = row_str(&r, i, "giver_given"),
			.giver_family = row_str(&r, i, "giver_family"),
			.week_done = row_int(&r, i, "week_done"),
			.week_missed = row_int(&r, i, "week_missed"),
		};
	return rc;
}

enum rc today_unread(struct db *db, struct arena *a, const struct today_scope *s, size_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = run(db, a, &Q_TODAY_UNREAD, s, DATE_NONE, &r, e);

	*n = rc == RC_OK ? (size_t)row_int(&r, 0, "n") : 0;
	return rc;
}
