#include "core/duty/reminder_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

/* clang-format off */
STMT(Q_REMINDER_PUT, 0,
     "INSERT INTO reminder (school_id, pupil_id, id, kind, about_id, person_id, asked_on, asked_by, press)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (school_id, pupil_id, kind, about_id, person_id)"
     " DO UPDATE SET asked_on = excluded.asked_on, asked_by = excluded.asked_by, press = excluded.press"
     " WHERE reminder.asked_on < excluded.asked_on");

STMT(Q_REMINDER_ABOUT, 200,
     "SELECT id, kind, about_id, person_id, asked_on, asked_by, press FROM reminder WHERE school_id = $1 AND pupil_id = $2"
     " AND about_id = $3 ORDER BY asked_on, id");

STMT_UNSCOPED(Q_REMINDER_LETTERS_DROP, 0, "one press of the person's own, about several pupils",
              "DELETE FROM notice WHERE school_id = $1 AND kind = 'views' AND sent_on IS NULL AND EXISTS (SELECT 1 FROM"
              " reminder m WHERE m.school_id = notice.school_id AND m.pupil_id = notice.pupil_id AND m.press = $2"
              " AND m.asked_by = $3 AND m.asked_on = $4 AND m.kind = 'views_letter' AND m.about_id = notice.about_id"
              " AND m.person_id = notice.person_id)");

STMT_UNSCOPED(Q_REMINDER_UNDO, 0, "one press of the person's own, about several pupils",
     "DELETE FROM reminder WHERE school_id = $1 AND press = $2 AND asked_by = $3 AND asked_on = $4");

STMT(Q_REMINDER_PLANS, 2000,
     "SELECT m.pupil_id, m.about_id, m.asked_on, p.given, p.family, p.preferred, " SQL_NAME("b") " AS asker"
     " FROM reminder m JOIN pupil p ON p.school_id = m.school_id AND p.id = m.pupil_id"
     " JOIN plan l ON l.school_id = m.school_id AND l.pupil_id = m.pupil_id AND l.id = m.about_id AND l.state = 'shared'"
     " LEFT JOIN person b ON b.school_id = m.school_id AND b.id = m.asked_by"
     " WHERE m.school_id = $1 AND m.person_id = $2 AND m.kind = 'plan'"
     " AND" SCOPE_HOLDS("m.pupil_id")
     " AND NOT EXISTS (SELECT 1 FROM acknowledgement k WHERE k.school_id = m.school_id AND k.pupil_id = m.pupil_id"
     " AND k.plan_id = m.about_id AND k.person_id = m.person_id AND k.state <> '') ORDER BY m.asked_on, m.id");

STMT(Q_REMINDER_VIEWS, 1,
     "SELECT m.asked_on FROM reminder m WHERE m.school_id = $1 AND m.pupil_id = $2 AND m.kind = 'views'"
     " AND m.person_id = $3 AND m.about_id = (SELECT y.id FROM cycle y WHERE y.school_id = $1 AND y.pupil_id = $2"
     " AND y.reviewed_on IS NULL ORDER BY y.number DESC, y.id DESC LIMIT 1)"
     " AND NOT EXISTS (SELECT 1 FROM view v WHERE v.school_id = $1 AND v.pupil_id = $2 AND v.person_id = $3"
     " AND v.cycle_id = m.about_id AND v.given_on >= m.asked_on)");

STMT_UNSCOPED(Q_REMINDER_UNREAD, 2000, "one pupil, who has passed the gate; the scope says who else holds them",
     "SELECT DISTINCT l.id AS plan_id, h.person_id FROM plan l JOIN pupil_scope h ON h.school_id = l.school_id"
     " AND h.pupil_id = l.pupil_id AND h.hat IN ('teacher', 'ta') AND h.starts <= $3 AND (h.ends IS NULL OR h.ends >= $3)"
     " WHERE l.school_id = $1 AND l.pupil_id = $2 AND l.state = 'shared' AND l.shared_by <> h.person_id"
     " AND NOT EXISTS (SELECT 1 FROM acknowledgement k WHERE k.school_id = l.school_id AND k.pupil_id = l.pupil_id"
     " AND k.plan_id = l.id AND k.person_id = h.person_id AND k.state <> '') ORDER BY l.id, h.person_id");
/* clang-format on */

enum rc reminder_put(struct db *db, struct arena *a, struct pupil_key k, const struct reminder *v, bool *fresh,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_REMINDER_PUT, &r, e, DV(k.school_id), DV(k.pupil_id), DV(v->id), DV(v->kind),
	           DV(v->about_id), DV(v->person_id), DV(dv_date(a, v->asked_on)), DV(v->asked_by), DV(v->press)));
	*fresh = r.changed > 0;
	return RC_OK;
}

enum rc reminder_list_about(struct db *db, struct arena *a, struct pupil_key k, int64_t about_id, struct reminder **out,
                            size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_REMINDER_ABOUT, &r, e, DV(k.school_id), DV(k.pupil_id), DV(about_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct reminder, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct reminder){ .id = row_int(&r, i, "id"),
			                       .kind = row_str(&r, i, "kind"),
			                       .about_id = row_int(&r, i, "about_id"),
			                       .person_id = row_int(&r, i, "person_id"),
			                       .asked_on = row_date(&r, i, "asked_on"),
			                       .asked_by = row_int(&r, i, "asked_by"),
			                       .press = row_int(&r, i, "press") };
	return RC_OK;
}

enum rc reminder_letters_drop(struct db *db, struct arena *a, int64_t school_id, int64_t press, int64_t asked_by,
                              struct date today, struct err *e)
{
	return db_run(db, a, &Q_REMINDER_LETTERS_DROP, NULL, e, DV(school_id), DV(press), DV(asked_by),
	              DV(dv_date(a, today)));
}

enum rc reminder_undo(struct db *db, struct arena *a, int64_t school_id, int64_t press, int64_t asked_by,
                      struct date today, size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_REMINDER_UNDO, &r, e, DV(school_id), DV(press), DV(asked_by), DV(dv_date(a, today))));
	*n = (size_t)r.changed;
	return RC_OK;
}

enum rc reminder_plans(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                       struct date today, struct reminder_line **out, size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_REMINDER_PLANS, &r, e, DV(school_id), DV(person_id), DV(hat), DV(dv_date(a, today))));
	*n = r.n;
	*out = NEW_ARRAY(a, struct reminder_line, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct reminder_line){ .pupil_id = row_int(&r, i, "pupil_id"),
			                            .plan_id = row_int(&r, i, "about_id"),
			                            .given = row_str(&r, i, "given"),
			                            .family = row_str(&r, i, "family"),
			                            .preferred = row_str(&r, i, "preferred"),
			                            .asker = row_str(&r, i, "asker"),
			                            .asked_on = row_date(&r, i, "asked_on") };
	return RC_OK;
}

enum rc reminder_views(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct date *asked_on,
                       struct err *e)
{
	struct rows r;

	*asked_on = DATE_NONE;
	TRY(db_run(db, a, &Q_REMINDER_VIEWS, &r, e, DV(k.school_id), DV(k.pupil_id), DV(person_id)));
	if (r.n > 0)
		*asked_on = row_date(&r, 0, "asked_on");
	return RC_OK;
}

enum rc reminder_unread(struct db *db, struct arena *a, struct pupil_key k, struct date today, struct unread_plan **out,
                        size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_REMINDER_UNREAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(dv_date(a, today))));
	*n = r.n;
	*out = NEW_ARRAY(a, struct unread_plan, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct unread_plan){ row_int(&r, i, "plan_id"), row_int(&r, i, "person_id") };
	return RC_OK;
}
