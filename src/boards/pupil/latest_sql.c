#include "boards/pupil/latest_sql.h"

#include "core/record/record_sql.h"

/* One kind: where it stands, its day or instant, by whom, which of them; then the columns that its line reads (their
 * names, # before a number; the values; from where). The newest are found by the first half alone, and only of these
 * the second is read, as one text: kind and names, then the values, with a \x1f between them, \x1e for none. Neither
 * of the two gets into a text of ours (kit/base/utf8.h). */
#define NUMBER(x) "CAST(" x " AS TEXT)"
#define V(x) " || '\x1f' || COALESCE(" x ", '\x1e')"
#define P2(a, b) V(a) V(b)
#define P3(a, b, c) P2(a, b) V(c)
#define P4(a, b, c, d) P3(a, b, c) V(d)
#define P5(a, b, c, d, e) P4(a, b, c, d) V(e)
#define P8(a, b, c, d, e, f, g, h) P5(a, b, c, d, e) V(f) V(g) V(h)
#define P9(a, b, c, d, e, f, g, h, i) P8(a, b, c, d, e, f, g, h) V(i)
#define OF(t) " WHERE " t ".school_id = $1 AND " t ".pupil_id = $2"
#define OF_REVIEW                                                                                                      \
	" FROM review_outcome o WHERE o.school_id = w.school_id AND o.pupil_id = w.pupil_id AND o.review_id = w.id"
#define OF_ROUND                                                                                                       \
	" FROM round_answer w WHERE w.school_id = r.school_id AND w.pupil_id = r.pupil_id AND w.round_id = r.id"
#define CYCLE(t)                                                                                                       \
	" JOIN cycle y ON y.school_id = " t ".school_id AND y.pupil_id = " t ".pupil_id AND y.id = " t ".cycle_id"

/* clang-format off */
#define DATED(X) \
	X("", "1", "observation", "observation o", "o", "o.seen_on", "o.seen_by", " AND 1 = CAST($3 AS BIGINT)", \
	  "place subject words", P3("o.place", "o.subject", "o.words"), "") \
	X(" UNION ALL ", "2", "view", "view v", "v", "v.given_on", "v.person_id", " AND v.private = 0", \
	  "name going_well hard words #private method moment #cycle_id", \
	  P8("v.name", "v.going_well", "v.hard", "v.words", NUMBER("v.private"), "v.method", "v.moment", \
	     NUMBER("v.cycle_id")), "") \
	X(" UNION ALL ", "3", "meeting", "meeting m", "m", "m.on_day", "m.made_by", "", \
	  "kind state notes agreed", P4("m.kind", "m.state", "m.notes", "m.agreed"), "") \
	X(" UNION ALL ", "4", "concern", "concern q", "q", "q.raised_on", "COALESCE(q.noted_by, q.person_id)", \
	  " AND 1 = CAST($5 AS BIGINT)", \
	  "from_kind #person_id from_name words #private #noted_by result answer answered_on", \
	  P9("q.from_kind", NUMBER("q.person_id"), "q.from_name", "q.words", NUMBER("q.private"), NUMBER("q.noted_by"), \
	     "q.result", "q.answer", "q.answered_on"), "") \
	X(" UNION ALL ", "5", "circumstance", "circumstance c", "c", "c.noted_on", "c.noted_by", "", \
	  "kind level words starts ends #hours agreed review_on", \
	  P8("c.kind", "c.level", "c.words", "c.starts", "c.ends", NUMBER("c.hours"), "c.agreed", "c.review_on"), "") \
	X(" UNION ALL ", "6", "screening", "screen_decision d", "d", "d.decided_on", "d.decided_by", "", \
	  "result reason what until_on", P4("d.result", "d.reason", "d.what", "d.until_on"), "") \
	X(" UNION ALL ", "7", "round", "round r", "r", "r.asked_on", "r.asked_by", "", \
	  "question #asked #answers", \
	  P3("r.question", NUMBER("(SELECT COUNT(*)" OF_ROUND ")"), \
	     NUMBER("(SELECT COUNT(*)" OF_ROUND " AND w.answered_on IS NOT NULL)")), "") \
	X(" UNION ALL ", "8", "agreement", "young_agreement g", "g", "g.starts", "g.noted_by", \
	  " AND 1 = CAST($6 AS BIGINT)", \
	  "kind words", P2("g.kind", "g.words"), "") \
	X(" UNION ALL ", "9", "discussion", "discussion d", "d", "d.held_on", "d.noted_by", "", \
	  "present next_steps", P2("d.present", "d.next_steps"), "") \
	X(" UNION ALL ", "10", "decision", "decision d", "d", "d.decided_on", "d.decided_by", "", \
	  "result reason", P2("d.result", "d.reason"), "") \
	X(" UNION ALL ", "11", "assessment", "cycle y", "y", "y.assessed_on", "NULL", "", \
	  "#number assess_reason", P2(NUMBER("y.number"), "y.assess_reason"), "") \
	X(" UNION ALL ", "12", "plan", "plan p", "p", "p.shared_on", "COALESCE(p.shared_by, p.made_by)", \
	  " AND p.state <> 'draft'", \
	  "state #version changes shared_on #number", \
	  P5("p.state", NUMBER("p.version"), "p.changes", "p.shared_on", NUMBER("y.number")), CYCLE("p")) \
	X(" UNION ALL ", "13", "review", "review w", "w", "w.held_on", "w.made_by", " AND w.state = 'final'", \
	  "state finished_on #number #outcomes #reached", \
	  P5("w.state", "w.finished_on", NUMBER("y.number"), NUMBER("(SELECT COUNT(*)" OF_REVIEW ")"), \
	     NUMBER("(SELECT COUNT(*)" OF_REVIEW " AND o.judgement = 'reached')")), CYCLE("w"))
/* An instant cannot be put in order with days by one text for both engines. */
#define SAID(X) \
	X("", "14", "reply", "plan_reply k", "k", "k.at", "k.person_id", "", \
	  "answer words #plan_id", P3("k.answer", "k.words", NUMBER("k.plan_id")), "") \
	X(" UNION ALL ", "15", "message", "message m", "m", "m.at", "m.person_id", " AND 1 = CAST($4 AS BIGINT)", \
	  "words answer", P2("m.words", "m.answer"), "")
#define HEAD(next, no, kind, table, t, when, by, which, names, values, more) \
	next "SELECT " no " AS kind, " t ".id AS id, " when " AS at, COALESCE(" by ", 0) AS by_id FROM " table \
	OF(t) which " AND " when " IS NOT NULL"
#define DETAIL(next, no, kind, table, t, when, by, which, names, values, more) \
	" WHEN " no " THEN (SELECT '" kind " " names "'" values " FROM " table more OF(t) " AND " t ".id = u.id)"

/* In order of an expression, not of a column: else SQLite sorts each kind on its own and merges them, which costs it far
 * more. entries_unpack puts the two halves in order. */
STMT(Q_LATEST, LATEST_READ,
     "SELECT u.id, u.on_day, u.at, u.by_id, " SQL_NAME("z") " AS by_name, CASE u.kind" DATED(DETAIL) SAID(DETAIL)
     " END AS packed FROM (SELECT kind, id, on_day, 0 AS at, by_id FROM (SELECT kind, id, at AS on_day, by_id FROM ("
     DATED(HEAD) ") dated ORDER BY at || '' DESC, id DESC LIMIT CAST($7 AS BIGINT)) days UNION ALL SELECT kind, id,"
     " '' AS on_day, at, by_id FROM (SELECT kind, id, at, by_id FROM (" SAID(HEAD) ") said ORDER BY at + 0 DESC, id DESC"
     " LIMIT CAST($7 AS BIGINT)) instants) u LEFT JOIN person z ON z.school_id = $1 AND z.id = u.by_id");
/* clang-format on */

enum rc latest_rows(struct db *db, struct arena *a, struct pupil_key k, const struct latest_may *may, size_t most,
                    struct rows *out, struct err *e)
{
	return db_run(db, a, &Q_LATEST, out, e, DV(k.school_id), DV(k.pupil_id), DV(may->observations), DV(may->family),
	              DV(may->concerns), DV(may->wishes), DV((int64_t)most));
}
