#include "boards/pupil/latest_sql.h"

#include "core/record/record_sql.h"

/* One kind: the names of the columns that its line reads (# before a number), and nine of them as text. The first one
 * gives all their names and types. */
#define OF_(kind, table, t, day, at, by, names, columns, more)                                                         \
	"SELECT '" kind "' AS kind, '" names "' AS names, " t ".id, " day " AS on_day, " at " AS at, COALESCE(" by     \
	", 0) AS by_id, " columns " FROM " table " " t more " WHERE " t ".school_id = $1 AND " t ".pupil_id = $2"
#define OF(kind, table, t, day, by, names, columns, more) OF_(kind, table, t, day, "0", by, names, columns, more)
#define OF_AT(kind, table, t, by, names, columns) OF_(kind, table, t, "''", t ".at", by, names, columns, "")
#define NUMBER(x) "CAST(" x " AS TEXT)"
#define FIRST(a, b, c)                                                                                                 \
	a " AS a, " b " AS b, " c " AS c, CAST(NULL AS TEXT) AS d, CAST(NULL AS TEXT) AS e, CAST(NULL AS TEXT) AS f,"  \
	  " CAST(NULL AS TEXT) AS g, CAST(NULL AS TEXT) AS h, CAST(NULL AS TEXT) AS i"
#define C9(a, b, c, d, e, f, g, h, i) a ", " b ", " c ", " d ", " e ", " f ", " g ", " h ", " i
#define C8(a, b, c, d, e, f, g, h) C9(a, b, c, d, e, f, g, h, "NULL")
#define C5(a, b, c, d, e) C9(a, b, c, d, e, "NULL", "NULL", "NULL", "NULL")
#define C4(a, b, c, d) C5(a, b, c, d, "NULL")
#define C3(a, b, c) C4(a, b, c, "NULL")
#define C2(a, b) C3(a, b, "NULL")
#define OF_REVIEW                                                                                                      \
	" FROM review_outcome o WHERE o.school_id = w.school_id AND o.pupil_id = w.pupil_id AND o.review_id = w.id"
#define OF_ROUND                                                                                                       \
	" FROM round_answer w WHERE w.school_id = r.school_id AND w.pupil_id = r.pupil_id AND w.round_id = r.id"
#define CYCLE(t)                                                                                                       \
	" JOIN cycle y ON y.school_id = " t ".school_id AND y.pupil_id = " t ".pupil_id AND y.id = " t ".cycle_id"

/* clang-format off */
#define DATED \
	OF("observation", "observation", "o", "o.seen_on", "o.seen_by", "place subject words", \
	   FIRST("o.place", "o.subject", "o.words"), "") " AND 1 = CAST($3 AS BIGINT)" \
	" UNION ALL " \
	OF("view", "view", "v", "v.given_on", "v.person_id", \
	   "name going_well hard words #private method moment #cycle_id", \
	   C8("v.name", "v.going_well", "v.hard", "v.words", NUMBER("v.private"), "v.method", "v.moment", \
	      NUMBER("v.cycle_id")), "") " AND v.private = 0" \
	" UNION ALL " \
	OF("meeting", "meeting", "m", "m.on_day", "m.made_by", "kind state notes agreed", \
	   C4("m.kind", "m.state", "m.notes", "m.agreed"), "") \
	" UNION ALL " \
	OF("concern", "concern", "q", "q.raised_on", "COALESCE(q.noted_by, q.person_id)", \
	   "from_kind #person_id from_name words #private #noted_by result answer answered_on", \
	   C9("q.from_kind", NUMBER("q.person_id"), "q.from_name", "q.words", NUMBER("q.private"), \
	      NUMBER("q.noted_by"), "q.result", "q.answer", "q.answered_on"), "") " AND 1 = CAST($5 AS BIGINT)" \
	" UNION ALL " \
	OF("circumstance", "circumstance", "c", "c.noted_on", "c.noted_by", \
	   "kind level words starts ends #hours agreed review_on", \
	   C8("c.kind", "c.level", "c.words", "c.starts", "c.ends", NUMBER("c.hours"), "c.agreed", "c.review_on"), "") \
	" UNION ALL " \
	OF("screening", "screen_decision", "d", "d.decided_on", "d.decided_by", "result reason what until_on", \
	   C4("d.result", "d.reason", "d.what", "d.until_on"), "") \
	" UNION ALL " \
	OF("round", "round", "r", "r.asked_on", "r.asked_by", "question #asked #answers", \
	   C3("r.question", NUMBER("(SELECT COUNT(*)" OF_ROUND ")"), \
	      NUMBER("(SELECT COUNT(*)" OF_ROUND " AND w.answered_on IS NOT NULL)")), "") \
	" UNION ALL " \
	OF("agreement", "young_agreement", "g", "g.starts", "g.noted_by", "kind words", C2("g.kind", "g.words"), "") \
	" AND 1 = CAST($6 AS BIGINT)" \
	" UNION ALL " \
	OF("discussion", "discussion", "d", "d.held_on", "d.noted_by", "present next_steps", \
	   C2("d.present", "d.next_steps"), "") \
	" UNION ALL " \
	OF("decision", "decision", "d", "d.decided_on", "d.decided_by", "result reason", C2("d.result", "d.reason"), "") \
	" UNION ALL " \
	OF("assessment", "cycle", "y", "y.assessed_on", "NULL", "#number assess_reason", \
	   C2(NUMBER("y.number"), "y.assess_reason"), "") \
	" UNION ALL " \
	OF("plan", "plan", "p", "p.shared_on", "COALESCE(p.shared_by, p.made_by)", \
	   "state #version changes shared_on #number", \
	   C5("p.state", NUMBER("p.version"), "p.changes", "p.shared_on", NUMBER("y.number")), CYCLE("p")) \
	" AND p.state <> 'draft'" \
	" UNION ALL " \
	OF("review", "review", "w", "w.held_on", "w.made_by", "state finished_on #number #outcomes #reached", \
	   C5("w.state", "w.finished_on", NUMBER("y.number"), NUMBER("(SELECT COUNT(*)" OF_REVIEW ")"), \
	      NUMBER("(SELECT COUNT(*)" OF_REVIEW " AND o.judgement = 'reached')")), CYCLE("w")) \
	" AND w.state = 'final'"
/* An instant cannot be put in order with days by one text for both engines. */
#define SAID \
	OF_AT("reply", "plan_reply", "k", "k.person_id", "answer words #plan_id", \
	      FIRST("k.answer", "k.words", NUMBER("k.plan_id"))) \
	" UNION ALL " \
	OF_AT("message", "message", "m", "m.person_id", "words answer", C2("m.words", "m.answer")) \
	" AND 1 = CAST($4 AS BIGINT)"
#define COLUMNS "kind, names, id, on_day, at, by_id, a, b, c, d, e, f, g, h, i"

STMT(Q_LATEST, LATEST_READ,
     "SELECT u.kind, u.names, u.id, u.on_day, u.at, u.by_id, " SQL_NAME("z") " AS by_name, u.a, u.b, u.c, u.d, u.e,"
     " u.f, u.g, u.h, u.i FROM (SELECT " COLUMNS " FROM (SELECT " COLUMNS " FROM (" DATED ") dated WHERE"
     " on_day IS NOT NULL ORDER BY on_day DESC, id DESC LIMIT CAST($7 AS BIGINT)) days UNION ALL SELECT " COLUMNS
     " FROM (SELECT " COLUMNS " FROM (" SAID ") said ORDER BY at DESC, id DESC LIMIT CAST($7 AS BIGINT)) instants) u"
     " LEFT JOIN person z ON z.school_id = $1 AND z.id = u.by_id ORDER BY u.on_day DESC, u.at DESC, u.id DESC");
/* clang-format on */

enum rc latest_rows(struct db *db, struct arena *a, struct pupil_key k, const struct latest_may *may, struct rows *out,
                    struct err *e)
{
	return db_run(db, a, &Q_LATEST, out, e, DV(k.school_id), DV(k.pupil_id), DV(may->observations), DV(may->family),
	              DV(may->concerns), DV(may->wishes), DV(LATEST_READ / 2));
}
