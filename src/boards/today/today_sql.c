#include "boards/today/today_sql.h"

#include "core/record/record_sql.h"

/* clang-format off */
enum { PUPILS_MAX = 20000, LINES_MAX = 200000 };

/* $1 school, $2 person, $3 hat, $4 today. */
#define HELD(id)                                                                                                      \
	" AND " id " IN (SELECT s.pupil_id FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2"            \
	" AND s.hat = $3 AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4))"
#define OF(x) x ".school_id = p.school_id AND " x ".pupil_id = p.id"
#define CODE_ON                                                                                                       \
	"(SELECT z.id FROM pupil_status z WHERE " OF("z") " AND z.starts <= $4 AND (z.ends IS NULL OR z.ends >= $4)"   \
	" ORDER BY z.starts DESC, z.id DESC LIMIT 1)"
#define LATEST(table, order)                                                                                          \
	"(SELECT z.id FROM " table " z WHERE " OF("z") " ORDER BY " order " LIMIT 1)"

/* The one that is due first of those without an answer; if there is none, the latest of this year that asks for an early
 * discussion. A pupil's private one is a matter of the SENCO alone. */
#define CONCERN_NOW                                                                                                   \
	"(SELECT z.id FROM concern z WHERE " OF("z") " AND (z.private = 0 OR $3 = 'senco')"                           \
	" AND (z.answered_on IS NULL OR (z.result = 'discuss' AND z.answered_on >= $5))"                              \
	" ORDER BY CASE WHEN z.answered_on IS NULL THEN 0 ELSE 1 END,"                                                \
	" CASE WHEN z.answered_on IS NULL THEN z.answer_by ELSE '' END, z.raised_on DESC, z.id LIMIT 1)"

/* Of answered concerns with a day to look again, the first: those that this person may read, and about which nothing was
 * decided, talked over or reviewed after the answer. */
#define SINCE_ANSWER(table, day)                                                                                      \
	" AND NOT EXISTS (SELECT 1 FROM " table " x WHERE x.school_id = z.school_id AND x.pupil_id = z.pupil_id"      \
	" AND x." day " > z.answered_on)"
#define CONCERN_LOOK                                                                                                  \
	"(SELECT z.id FROM concern z WHERE " OF("z") " AND z.answered_on IS NOT NULL AND z.look_on IS NOT NULL"       \
	" AND ($3 = 'senco' OR (z.private = 0 AND ($3 = 'head' OR z.noted_by = $2"                                    \
	" OR z.result IN ('adapt', 'watch', 'discuss'))))" SINCE_ANSWER("screen_decision", "decided_on")              \
	SINCE_ANSWER("discussion", "held_on") SINCE_ANSWER("decision", "decided_on")                                  \
	SINCE_ANSWER("review", "finished_on") " ORDER BY z.look_on, z.id LIMIT 1)"

/* Of the complaints that are with this person and have no answer, the one that is due first. One about the SENCO is with
 * the head, and not shown to a head who is the SENCO as well. */
#define COMPLAINT_NOW                                                                                                 \
	"(SELECT z.complaint_id FROM complaint_step z WHERE " OF("z") " AND z.holder = $3 AND z.closed = 0"           \
	" AND z.answer_by IS NOT NULL AND z.number = (SELECT MAX(x.number) FROM complaint_step x"                     \
	" WHERE x.school_id = z.school_id AND x.pupil_id = z.pupil_id AND x.complaint_id = z.complaint_id)"           \
	" AND (z.sealed = 0 OR NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.school_id = $1 AND g.person_id = $2"    \
	" AND g.role = 'senco' AND g.starts <= $4 AND (g.ends IS NULL OR g.ends >= $4)))"                             \
	" ORDER BY z.answer_by, z.complaint_id LIMIT 1)"

STMT(Q_TODAY_PUPIL, PUPILS_MAX,
     "SELECT p.id, p.given, p.family, p.preferred, p.year_group, p.born, p.joined_on,"
     " CASE WHEN p.person_id IS NULL THEN 0 ELSE 1 END AS has_person, COALESCE(k.name, '') AS class_name,"
     " COALESCE(s.code, 'N') AS code, s.starts AS code_from, d.id AS discussion_id, d.held_on AS discussion_on,"
     " d.copy_on AS discussion_copy_on, n.id AS decision_id, n.result AS decision, n.decided_on, n.monitor_on,"
     " y.id AS cycle_id, y.number AS cycle_number, y.opened_on, y.assessed_on, y.planned_on, y.do_on, y.review_on,"
     " y.reviewed_on, y.closed_on, (SELECT MAX(w.id) FROM plan w WHERE " OF("w") " AND w.cycle_id = y.id"
     " AND w.state = 'draft') AS draft_id, l.id AS plan_id, l.version AS plan_version, l.cycle_id AS plan_cycle_id,"
     " l.teacher_id, l.shared_on AS plan_shared_on, l.review_on AS plan_review_on,"
     " (SELECT MIN(v.starts) FROM provision v WHERE " OF("v") " AND v.live = 1) AS support_from,"
     " m.at AS message_at, m.id AS message_id, q.raised_on AS concern_on, q.answered_on AS concern_answered_on,"
     " q.answer_by AS concern_by, u.until_on AS screen_look_on, g.id AS look_concern_id, g.look_on AS concern_look_on,"
     " o.complaint_id, (SELECT MAX(z.on_day) FROM complaint_step z WHERE " OF("z") " AND z.complaint_id = o.complaint_id"
     " AND z.kind IN ('raised', 'moved')) AS complaint_on, o.answer_by AS complaint_by,"
     " CASE WHEN o.holder = 'head' THEN 1 ELSE 0 END AS complaint_head,"
     " (SELECT MIN(z.starts) FROM young_agreement z WHERE " OF("z") " AND z.kind = 'explained') AS young_explained_on,"
     " e.id AS young_acts_id, e.person_id AS young_acts_person"
     " FROM pupil p"
     " LEFT JOIN class k ON k.school_id = p.school_id AND k.id = p.class_id"
     " LEFT JOIN pupil_status s ON " OF("s") " AND s.id = " CODE_ON
     " LEFT JOIN discussion d ON " OF("d") " AND d.id = " LATEST("discussion", "z.held_on DESC, z.id DESC")
     " LEFT JOIN decision n ON " OF("n") " AND n.id = " LATEST("decision", "z.decided_on DESC, z.id DESC")
     " LEFT JOIN cycle y ON " OF("y") " AND y.id = " LATEST("cycle", "z.number DESC, z.id DESC")
     " LEFT JOIN plan l ON " OF("l") " AND l.id = (SELECT z.id FROM plan z WHERE " OF("z") " AND z.state = 'shared'"
     " ORDER BY z.shared_on DESC, z.id DESC LIMIT 1)"
     " LEFT JOIN message m ON " OF("m") " AND m.id = (SELECT z.id FROM message z WHERE " OF("z")
     " AND COALESCE(z.answered_at, 0) = 0 ORDER BY z.at, z.id LIMIT 1)"
     " LEFT JOIN concern q ON " OF("q") " AND q.id = " CONCERN_NOW
     " LEFT JOIN screen_decision u ON " OF("u") " AND u.id = " LATEST("screen_decision", "z.decided_on DESC, z.id DESC")
     " LEFT JOIN concern g ON " OF("g") " AND g.id = " CONCERN_LOOK
     " LEFT JOIN complaint_step o ON " OF("o") " AND o.complaint_id = " COMPLAINT_NOW " AND o.number ="
     " (SELECT MAX(z.number) FROM complaint_step z WHERE " OF("z") " AND z.complaint_id = o.complaint_id)"
     " LEFT JOIN young_agreement e ON " OF("e") " AND e.id = (SELECT z.id FROM young_agreement z WHERE " OF("z")
     " AND z.kind = 'acts' AND z.starts <= $4 AND (z.ends IS NULL OR z.ends >= $4)"
     " ORDER BY z.starts DESC, z.noted_at DESC, z.id DESC LIMIT 1)"
     " WHERE p.school_id = $1" HELD("p.id") " AND (p.left_on IS NULL OR p.left_on >= $4)"
     " AND (s.code IN ('K', 'E') OR d.held_on >= $5 OR n.decided_on >= $5 OR n.monitor_on >= $5 OR m.id IS NOT NULL"
     " OR q.id IS NOT NULL OR u.until_on IS NOT NULL OR g.id IS NOT NULL"
     " OR o.id IS NOT NULL) ORDER BY p.id");

STMT(Q_TODAY_NOTICE, LINES_MAX,
     "SELECT m.pupil_id, m.id, m.kind, m.about_id, m.person_id, m.addressee, m.to_pupil, m.made_on, m.sent_on"
     " FROM notice m WHERE m.school_id = $1" HELD("m.pupil_id") " AND (m.made_on >= $5 OR m.sent_on IS NULL"
     " OR m.about_id = (SELECT z.id FROM decision z WHERE z.school_id = m.school_id AND z.pupil_id = m.pupil_id"
     " ORDER BY z.decided_on DESC, z.id DESC LIMIT 1))"
     " ORDER BY m.pupil_id, m.made_on, m.id");

STMT(Q_TODAY_CONTACT, LINES_MAX,
     "SELECT c.pupil_id, c.person_id, b.title, b.given, b.family, c.relationship, c.responsibility, b.language,"
     " c.lives_with, c.gets_letters, c.restricted, c.starts, c.ends, (SELECT COUNT(*) FROM account u"
     " WHERE u.school_id = c.school_id AND u.person_id = c.person_id AND u.state = 'active') AS accounts"
     " FROM contact_link c JOIN person b ON b.school_id = c.school_id AND b.id = c.person_id"
     " WHERE c.school_id = $1" HELD("c.pupil_id") " AND c.starts <= $4 AND (c.ends IS NULL OR c.ends >= $4)"
     " AND (EXISTS (SELECT 1 FROM pupil_status z WHERE z.school_id = c.school_id AND z.pupil_id = c.pupil_id"
     " AND z.starts <= $4 AND (z.ends IS NULL OR z.ends >= $4) AND z.code IN ('K', 'E'))"
     " OR EXISTS (SELECT 1 FROM decision z WHERE z.school_id = c.school_id AND z.pupil_id = c.pupil_id"
     " AND z.decided_on >= $5)) ORDER BY c.pupil_id, c.contact_order, c.id");

STMT(Q_TODAY_MEETING, LINES_MAX,
     "SELECT m.pupil_id, m.id, m.kind, m.on_day, COALESCE(m.minute, 0) AS minute, m.state, m.counts FROM meeting m"
     " WHERE m.school_id = $1" HELD("m.pupil_id") " AND m.on_day >= $5 ORDER BY m.pupil_id, m.on_day, m.id");

STMT(Q_TODAY_REVIEW, LINES_MAX,
     "SELECT r.pupil_id, r.id, r.cycle_id, r.held_on, r.state, r.finished_on FROM review r"
     " WHERE r.school_id = $1" HELD("r.pupil_id") " AND r.held_on >= $5 ORDER BY r.pupil_id, r.held_on, r.id");

STMT(Q_TODAY_VIEW, LINES_MAX,
     "SELECT v.pupil_id, v.cycle_id, v.who, v.moment, v.given_on FROM view v"
     " WHERE v.school_id = $1" HELD("v.pupil_id") " AND v.given_on >= $5 ORDER BY v.pupil_id, v.given_on, v.id");

/* DISTINCT: the people are found once for the school, not once for each plan. */
STMT(Q_TODAY_READER, LINES_MAX,
     "SELECT l.pupil_id, l.id AS plan_id, b.id AS person_id, b.title, b.given, b.family, b.job,"
     " COALESCE(k.state, '') AS state FROM (SELECT DISTINCT h.person_id, h.pupil_id FROM pupil_scope h"
     " WHERE h.school_id = $1 AND h.hat IN ('teacher', 'ta') AND h.starts <= $4 AND (h.ends IS NULL OR h.ends >= $4)) r"
     " JOIN plan l ON l.school_id = $1 AND l.pupil_id = r.pupil_id AND l.state = 'shared' AND l.shared_by <> r.person_id"
     " JOIN person b ON b.school_id = $1 AND b.id = r.person_id"
     " LEFT JOIN acknowledgement k ON k.school_id = $1 AND k.pupil_id = l.pupil_id AND k.plan_id = l.id"
     " AND k.person_id = b.id WHERE l.school_id = $1" HELD("l.pupil_id") " ORDER BY l.pupil_id, b.name_key, b.id");

STMT(Q_TODAY_SUPPORT, LINES_MAX,
     "SELECT v.pupil_id, v.root_id, v.what, v.group_key, v.per_week, v.minutes, v.starts, v.ends, v.giver_id,"
     " COALESCE(g.title, '') AS giver_title, COALESCE(g.given, '') AS giver_given,"
     " COALESCE(g.family, '') AS giver_family,"
     " SUM(CASE WHEN x.result = 'given' THEN 1 ELSE 0 END) AS given,"
     " SUM(CASE WHEN x.result = 'part' THEN 1 ELSE 0 END) AS part,"
     " SUM(CASE WHEN x.result = 'missed' THEN 1 ELSE 0 END) AS missed,"
     " SUM(CASE WHEN x.on_day >= $5 AND x.result IN ('given', 'part') THEN 1 ELSE 0 END) AS week_done,"
     " SUM(CASE WHEN x.on_day >= $5 AND x.result = 'missed' THEN 1 ELSE 0 END) AS week_missed"
     " FROM provision v LEFT JOIN person g ON g.school_id = v.school_id AND g.id = v.giver_id"
     " LEFT JOIN session x ON x.school_id = v.school_id AND x.pupil_id = v.pupil_id"
     " AND x.provision_root = v.root_id AND x.on_day >= v.starts AND x.on_day <= $4"
     " WHERE v.school_id = $1 AND v.live = 1" HELD("v.pupil_id")
     " GROUP BY v.pupil_id, v.id, v.root_id, v.what, v.group_key, v.per_week, v.minutes, v.starts, v.ends, v.giver_id,"
     " v.position, g.title, g.given, g.family ORDER BY v.pupil_id, v.position, v.id");

STMT(Q_TODAY_COUNTS, 500,
     "SELECT t.code, t.year_group, COUNT(*) AS n FROM (SELECT p.year_group, COALESCE((SELECT z.code FROM pupil_status z"
     " WHERE " OF("z") " AND z.id = " CODE_ON "), 'N') AS code FROM pupil p WHERE p.school_id = $1" HELD("p.id")
     " AND (p.left_on IS NULL OR p.left_on >= $4)) t GROUP BY t.code, t.year_group ORDER BY t.code, t.year_group");

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
	return (struct today_pupil){
		.id = row_int(r, i, "id"),
		.given = row_str(r, i, "given"),
		.family = row_str(r, i, "family"),
		.preferred = row_str(r, i, "preferred"),
		.year_group = row_int(r, i, "year_group"),
		.born = row_date(r, i, "born"),
		.joined_on = row_date(r, i, "joined_on"),
		.has_person = row_int(r, i, "has_person"),
		.class_name = row_str(r, i, "class_name"),
		.code = row_str(r, i, "code"),
		.code_from = row_date(r, i, "code_from"),
		.discussion_id = row_int(r, i, "discussion_id"),
		.discussion_on = row_date(r, i, "discussion_on"),
		.discussion_copy_on = row_date(r, i, "discussion_copy_on"),
		.decision_id = row_int(r, i, "decision_id"),
		.decision = row_str(r, i, "decision"),
		.decided_on = row_date(r, i, "decided_on"),
		.monitor_on = row_date(r, i, "monitor_on"),
		.cycle_id = row_int(r, i, "cycle_id"),
		.cycle_number = row_int(r, i, "cycle_number"),
		.opened_on = row_date(r, i, "opened_on"),
		.assessed_on = row_date(r, i, "assessed_on"),
		.planned_on = row_date(r, i, "planned_on"),
		.do_on = row_date(r, i, "do_on"),
		.review_on = row_date(r, i, "review_on"),
		.reviewed_on = row_date(r, i, "reviewed_on"),
		.closed_on = row_date(r, i, "closed_on"),
		.draft_id = row_int(r, i, "draft_id"),
		.plan_id = row_int(r, i, "plan_id"),
		.plan_version = row_int(r, i, "plan_version"),
		.plan_cycle_id = row_int(r, i, "plan_cycle_id"),
		.teacher_id = row_int(r, i, "teacher_id"),
		.plan_shared_on = row_date(r, i, "plan_shared_on"),
		.plan_review_on = row_date(r, i, "plan_review_on"),
		.support_from = row_date(r, i, "support_from"),
		.message_at = row_int(r, i, "message_at"),
		.message_id = row_int(r, i, "message_id"),
		.concern_on = row_date(r, i, "concern_on"),
		.concern_answered_on = row_date(r, i, "concern_answered_on"),
		.concern_by = row_date(r, i, "concern_by"),
		.screen_look_on = row_date(r, i, "screen_look_on"),
		.complaint_id = row_int(r, i, "complaint_id"),
		.complaint_on = row_date(r, i, "complaint_on"),
		.complaint_by = row_date(r, i, "complaint_by"),
		.complaint_head = row_int(r, i, "complaint_head"),
		.look_concern_id = row_int(r, i, "look_concern_id"),
		.concern_look_on = row_date(r, i, "concern_look_on"),
		.young_explained_on = row_date(r, i, "young_explained_on"),
		.young_acts_id = row_int(r, i, "young_acts_id"),
		.young_acts_person = row_int(r, i, "young_acts_person"),
	};
}

static void notices_read(struct arena *a, struct rows *r, struct today *t)
{
	t->notice = NEW_ARRAY(a, struct today_notice, r->n + 1);
	t->notices = r->n;
	for (size_t i = 0; i < r->n; i++)
		t->notice[i] = (struct today_notice){
			.pupil_id = row_int(r, i, "pupil_id"),
			.id = row_int(r, i, "id"),
			.kind = row_str(r, i, "kind"),
			.about_id = row_int(r, i, "about_id"),
			.person_id = row_int(r, i, "person_id"),
			.addressee = row_str(r, i, "addressee"),
			.to_pupil = row_int(r, i, "to_pupil") != 0,
			.made_on = row_date(r, i, "made_on"),
			.sent_on = row_date(r, i, "sent_on"),
		};
}

static void contacts_read(struct arena *a, struct rows *r, struct today *t)
{
	t->contact = NEW_ARRAY(a, struct today_contact, r->n + 1);
	t->contacts = r->n;
	for (size_t i = 0; i < r->n; i++)
		t->contact[i] = (struct today_contact){
			.pupil_id = row_int(r, i, "pupil_id"),
			.person_id = row_int(r, i, "person_id"),
			.title = row_str(r, i, "title"),
			.given = row_str(r, i, "given"),
			.family = row_str(r, i, "family"),
			.relationship = row_str(r, i, "relationship"),
			.responsibility = row_str(r, i, "responsibility"),
			.language = row_str(r, i, "language"),
			.lives_with = row_int(r, i, "lives_with") != 0,
			.gets_letters = row_int(r, i, "gets_letters") != 0,
			.restricted = row_int(r, i, "restricted") != 0,
			.has_account = row_int(r, i, "accounts") > 0,
			.starts = row_date(r, i, "starts"),
			.ends = row_date(r, i, "ends"),
		};
}

static void meetings_read(struct arena *a, struct rows *r, struct today *t)
{
	t->meeting = NEW_ARRAY(a, struct today_meeting, r->n + 1);
	t->meetings = r->n;
	for (size_t i = 0; i < r->n; i++)
		t->meeting[i] = (struct today_meeting){
			.pupil_id = row_int(r, i, "pupil_id"),
			.id = row_int(r, i, "id"),
			.kind = row_str(r, i, "kind"),
			.on_day = row_date(r, i, "on_day"),
			.minute = row_int(r, i, "minute"),
			.state = row_str(r, i, "state"),
			.counts = row_int(r, i, "counts") != 0,
		};
}

static void reviews_read(struct arena *a, struct rows *r, struct today *t)
{
	t->review = NEW_ARRAY(a, struct today_review, r->n + 1);
	t->reviews = r->n;
	for (size_t i = 0; i < r->n; i++)
		t->review[i] = (struct today_review){
			.pupil_id = row_int(r, i, "pupil_id"),
			.id = row_int(r, i, "id"),
			.cycle_id = row_int(r, i, "cycle_id"),
			.held_on = row_date(r, i, "held_on"),
			.state = row_str(r, i, "state"),
			.finished_on = row_date(r, i, "finished_on"),
		};
}

static void views_read(struct arena *a, struct rows *r, struct today *t)
{
	t->view = NEW_ARRAY(a, struct today_view, r->n + 1);
	t->views = r->n;
	for (size_t i = 0; i < r->n; i++)
		t->view[i] = (struct today_view){
			.pupil_id = row_int(r, i, "pupil_id"),
			.cycle_id = row_int(r, i, "cycle_id"),
			.who = row_str(r, i, "who"),
			.moment = row_str(r, i, "moment"),
			.given_on = row_date(r, i, "given_on"),
		};
}

static void readers_read(struct arena *a, struct rows *r, struct today *t)
{
	t->reader = NEW_ARRAY(a, struct today_reader, r->n + 1);
	t->readers = r->n;
	for (size_t i = 0; i < r->n; i++)
		t->reader[i] = (struct today_reader){
			.pupil_id = row_int(r, i, "pupil_id"),
			.plan_id = row_int(r, i, "plan_id"),
			.person_id = row_int(r, i, "person_id"),
			.title = row_str(r, i, "title"),
			.given = row_str(r, i, "given"),
			.family = row_str(r, i, "family"),
			.job = row_str(r, i, "job"),
			.state = row_str(r, i, "state"),
		};
}

static void supports_read(struct arena *a, struct rows *r, struct today *t)
{
	t->support = NEW_ARRAY(a, struct today_support, r->n + 1);
	t->supports = r->n;
	for (size_t i = 0; i < r->n; i++)
		t->support[i] = (struct today_support){
			.pupil_id = row_int(r, i, "pupil_id"),
			.root_id = row_int(r, i, "root_id"),
			.what = row_str(r, i, "what"),
			.group_key = row_str(r, i, "group_key"),
			.per_week = row_int(r, i, "per_week"),
			.minutes = row_int(r, i, "minutes"),
			.starts = row_date(r, i, "starts"),
			.ends = row_date(r, i, "ends"),
			.giver_id = row_int(r, i, "giver_id"),
			.giver_title = row_str(r, i, "giver_title"),
			.giver_given = row_str(r, i, "giver_given"),
			.giver_family = row_str(r, i, "giver_family"),
			.given = row_int(r, i, "given"),
			.part = row_int(r, i, "part"),
			.missed = row_int(r, i, "missed"),
			.week_done = row_int(r, i, "week_done"),
			.week_missed = row_int(r, i, "week_missed"),
		};
}

static void pupils_read(struct arena *a, struct rows *r, struct today *t)
{
	t->pupil = NEW_ARRAY(a, struct today_pupil, r->n + 1);
	t->pupils = r->n;
	for (size_t i = 0; i < r->n; i++)
		t->pupil[i] = pupil_read(r, i);
}

enum rc today_load(struct db *db, struct arena *a, const struct today_scope *s, struct today *out, struct err *e)
{
	const struct {
		const struct stmt *q;
		struct date from;
		void (*read)(struct arena *a, struct rows *r, struct today *t);
	} parts[] = {
		{ &Q_TODAY_PUPIL, s->since, pupils_read },     { &Q_TODAY_NOTICE, s->since, notices_read },
		{ &Q_TODAY_CONTACT, s->since, contacts_read }, { &Q_TODAY_MEETING, s->since, meetings_read },
		{ &Q_TODAY_REVIEW, s->since, reviews_read },   { &Q_TODAY_VIEW, s->since, views_read },
		{ &Q_TODAY_READER, DATE_NONE, readers_read },  { &Q_TODAY_SUPPORT, s->monday, supports_read },
	};

	*out = (struct today){ 0 };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct rows r;
		enum rc rc = run(db, a, parts[i].q, s, parts[i].from, &r, e);

		if (rc != RC_OK)
			return rc;
		parts[i].read(a, &r, out);
	}
	return RC_OK;
}

enum rc today_counts(struct db *db, struct arena *a, const struct today_scope *s, struct today_count **out, size_t *n,
		     struct err *e)
{
	struct rows r;

	TRY(run(db, a, &Q_TODAY_COUNTS, s, DATE_NONE, &r, e));
	*out = NEW_ARRAY(a, struct today_count, r.n + 1);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct today_count){
			.code = row_str(&r, i, "code"),
			.year_group = row_int(&r, i, "year_group"),
			.n = row_int(&r, i, "n"),
		};
	return RC_OK;
}
