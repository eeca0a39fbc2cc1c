/* Sessions and progress checks as entries of a pupil's record. */
#include "core/cycle/cycle_sql.h"
#include "core/cycle/cycle_take.h"
#include "core/cycle/support_rec.h"

/* ---- sessions ---- */

ENTRY_TABLE(session_rows, session_note_rec, "session", SESSION_NOTE);
ENTRY_LIST(Q_ENTRY_SESSION, "session", "x", "x.on_day", "x.noted_by",
           ", x.result, x.reason, x.note, COALESCE((SELECT MAX(v.what) FROM provision v WHERE v.school_id = x.school_id"
           " AND v.pupil_id = x.pupil_id AND v.root_id = x.provision_root), '') AS support",
           "");
/* Sessions that were given since a day, without this one. */
STMT(Q_SESSION_FIRST, 1,
     "SELECT MIN(x.on_day) AS on_day FROM session x WHERE x.school_id = $1 AND x.pupil_id = $2 AND x.id <> $3"
     " AND x.on_day >= $4 AND x.result <> 'missed'");
/* The support of the other pupil that this one is: of the same group, or called the same. */
/* clang-format off */
STMT(Q_SUPPORT_SAME, 1,
     "SELECT v.root_id FROM provision v WHERE v.school_id = $1 AND v.pupil_id = $2 AND v.live = 1 AND EXISTS (SELECT 1"
     " FROM provision w WHERE w.school_id = v.school_id AND w.pupil_id = $4 AND w.root_id = $3"
     " AND ((w.group_key = v.group_key AND v.group_key <> '') OR w.what = v.what)) ORDER BY v.position, v.id LIMIT 1");
/* clang-format on */

static void session_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct str reason = row_str(r, i, "reason");
	struct str note = row_str(r, i, "note");
	struct str support = row_str(r, i, "support");

	e->what = str_fmt(ask->a, "%.*s: %s", STR_ARG(support.n > 0 ? support : S("Session")),
	                  choice_word_of(session_result_choices, row_str(r, i, "result")));
	if (reason.n > 0)
		e->words = str_fmt(ask->a, "%s. ", choice_word_of(session_reason_choices, reason));
	e->words = str_fmt(ask->a, "%.*s%.*s", STR_ARG(e->words), STR_ARG(note));
	e->rest = S("/sessions");
}

/* The day on which support began, when this session was the first. */
static enum rc session_apart(struct entry_take *t, const struct kept_row *own)
{
	struct cycle *y;
	struct date on;
	struct rows r;
	size_t n;

	if (!date_parse_iso(kept_str(own, "on_day"), &on))
		return RC_OK;
	TRY(cycle_list(t->c->db, t->c->a, t->k, &y, &n, &t->c->err));
	for (size_t i = 0; i < n; i++) {
		if (date_none(y[i].do_on) || date_cmp(y[i].do_on, on) != 0)
			continue;
		TRY(db_run(t->c->db, t->c->a, &Q_SESSION_FIRST, &r, &t->c->err, DV(t->k.school_id), DV(t->k.pupil_id),
		           DV(kept_int(own, "id")), dv_date(t->c->a, y[i].opened_on)));
		y[i].do_on = row_date(&r, 0, "on_day");
		if (date_cmp(y[i].do_on, on) == 0)
			continue;
		entry_say(t, SAY_ALONG, S("It was the first session of the cycle"),
		          S("The day on which support began follows from the others."), STR_NONE);
		TRY(cycle_put_right(t, t->k, &y[i]));
	}
	return RC_OK;
}

static enum rc session_fit(struct entry_move *m)
{
	struct dbv *root = kept_value(&m->kept->row[0], "provision_root");
	struct rows r;

	TRY(db_run(m->c->db, m->c->a, &Q_SUPPORT_SAME, &r, &m->c->err, DV(m->to.school_id), DV(m->to.pupil_id), *root,
	           DV(m->take->k.pupil_id)));
	if (r.n > 0)
		*root = dv_int(row_int(&r, 0, "root_id"));
	else
		m->why_not =
		    str_fmt(m->c->a, "%.*s does not get this support. Withdraw it here instead", STR_ARG(m->first));
	return RC_OK;
}

ENTRY_KIND(entry_session, .code = "session", .group = ENTRY_SESSIONS, .word = "Session", .a_word = "a session",
           .icon = "do", .routine = true, .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_SESSION, .line = session_line,
           .table = &session_rows, .apart = session_apart, .fit = session_fit);

/* ---- progress ---- */

ENTRY_TABLE(progress_rows, measure_point_rec, "measure_point", MEASURE_POINT);
ENTRY_LIST(Q_ENTRY_PROGRESS, "measure_point", "m", "m.on_day", "m.noted_by",
           ", m.value, m.note, COALESCE((SELECT MAX(o.measure) FROM outcome o WHERE o.school_id = m.school_id"
           " AND o.pupil_id = m.pupil_id AND o.root_id = m.outcome_root), '') AS measure",
           "");
/* The outcome of the other pupil's plan that is measured in the same way. */
/* clang-format off */
STMT(Q_OUTCOME_SAME, 1,
     "SELECT o.root_id FROM outcome o JOIN plan p ON p.school_id = o.school_id AND p.pupil_id = o.pupil_id"
     " AND p.id = o.plan_id AND p.state = 'shared' WHERE o.school_id = $1 AND o.pupil_id = $2 AND EXISTS (SELECT 1"
     " FROM outcome x WHERE x.school_id = o.school_id AND x.pupil_id = $4 AND x.root_id = $3 AND x.measure = o.measure"
     " AND o.measure <> '') ORDER BY o.position, o.id LIMIT 1");
/* clang-format on */

static void progress_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct str measure = row_str(r, i, "measure");

	e->what = str_fmt(ask->a, "%.*s: %.*s", STR_ARG(measure.n > 0 ? measure : S("Progress check")),
	                  STR_ARG(milli_text(ask->a, row_int(r, i, "value"))));
	e->words = row_str(r, i, "note");
}

static enum rc progress_fit(struct entry_move *m)
{
	struct dbv *root = kept_value(&m->kept->row[0], "outcome_root");
	struct rows r;

	TRY(db_run(m->c->db, m->c->a, &Q_OUTCOME_SAME, &r, &m->c->err, DV(m->to.school_id), DV(m->to.pupil_id), *root,
	           DV(m->take->k.pupil_id)));
	if (r.n > 0)
		*root = dv_int(row_int(&r, 0, "root_id"));
	else
		m->why_not =
		    str_fmt(m->c->a, "%.*s’s plan has no outcome that is measured so. Withdraw it here instead",
		            STR_ARG(m->first));
	return RC_OK;
}

ENTRY_KIND(entry_progress, .code = "progress", .group = ENTRY_PROGRESS, .word = "Progress check",
           .a_word = "a progress check", .icon = "up", .routine = true, .cap = CAP_PUPIL_RECORD,
           .list = &Q_ENTRY_PROGRESS, .line = progress_line, .table = &progress_rows, .fit = progress_fit);
