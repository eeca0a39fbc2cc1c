/* Results and circumstances as entries of a pupil's record. */
#include "core/entry/known.h"
#include "core/entry/put_right.h"
#include "notice/results/circumstance_rec.h"
#include "notice/results/result_rec.h"
#include "notice/results/scale_rule.h"
#include "notice/results/subject_rule.h"

/* ---- results ---- */

ENTRY_TABLE(result_rows, result_rec, "result", RESULT);
/* What this result corrected is the same result, at the same point and on the same scale. */
STMT(Q_ROWS_OF_RESULT, KEPT_ROWS_MOST,
     "SELECT " COLUMNS_OF_PUPIL("r", RESULT) " FROM result r JOIN result x ON x.school_id = r.school_id"
                                             " AND x.pupil_id = r.pupil_id AND x.id = $3 AND r.point_id = x.point_id"
                                             " AND r.subject = x.subject AND r.scale_id = x.scale_id AND r.id <> x.id"
                                             " WHERE r.school_id = $1 AND r.pupil_id = $2 ORDER BY r.id");
/* clang-format off */
STMT(Q_ENTRY_RESULT, ENTRIES_MOST,
     "SELECT r.id, t.held_on AS on_day, COALESCE(r.noted_by, 0) AS by_id, " SQL_NAME("b") " AS by_name, r.subject,"
     " r.value, r.code, r.note, t.name AS point, s.name AS scale, s.kind AS scale_kind, s.steps, s.codes FROM result r"
     " JOIN assessment_point t ON t.school_id = r.school_id AND t.id = r.point_id"
     " JOIN scale s ON s.school_id = r.school_id AND s.id = r.scale_id"
     " LEFT JOIN person b ON b.school_id = r.school_id AND b.id = r.noted_by"
     " WHERE r.school_id = $1 AND r.pupil_id = $2 AND (r.id = $3 OR 0 = CAST($3 AS BIGINT)) AND r.until_at IS NULL"
     " ORDER BY t.held_on DESC, r.id DESC");
/* clang-format on */

static void result_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct scale s = { .steps = row_str(r, i, "steps"), .codes = row_str(r, i, "codes") };
	int64_t value = row_null(r, i, "value") ? MILLI_NONE : row_int(r, i, "value");
	struct str note = row_str(r, i, "note");
	struct str code = row_str(r, i, "code");

	(void)scale_kind_of(row_str(r, i, "scale_kind"), &s.kind);
	e->what = str_fmt(ask->a, "%.*s, %.*s: %.*s", STR_ARG(row_str(r, i, "point")),
	                  STR_ARG(subject_name(ask->a, row_str(r, i, "subject"))),
	                  STR_ARG(scale_text(ask->a, &s, value, code, note)));
	e->words = row_str(r, i, "scale");
	if (note.n > 0 && !str_is(code, RESULT_WORDS))
		e->words = str_fmt(ask->a, "%.*s. %.*s", STR_ARG(e->words), STR_ARG(note));
	e->rest = S("/results");
}

static void result_known(const struct entry_ask *ask, struct rows *r, size_t i, const struct entry *e,
                         struct known_list *out)
{
	(void)ask;
	known_add(out, e, KNOWN_RESULT, e->what, row_str(r, i, "scale"));
}

static enum rc result_apart(struct entry_take *t, const struct kept_row *own)
{
	size_t n;

	TRY(entry_take_own(t, &result_rows, &Q_ROWS_OF_RESULT, kept_int(own, "id"), &n));
	if (n > 0)
		entry_say(t, SAY_ALONG, S("It was corrected before"), S("What stood there earlier goes with it."),
		          STR_NONE);
	return RC_OK;
}

ENTRY_KIND(entry_result, .code = "result", .group = ENTRY_RESULTS, .word = "Result", .a_word = "a result",
           .icon = "target", .cap = CAP_RESULTS, .list = &Q_ENTRY_RESULT, .line = result_line, .known = result_known,
           .table = &result_rows, .apart = result_apart);

/* ---- circumstances ---- */

ENTRY_TABLE(circumstance_rows, circumstance_rec, "circumstance", CIRCUMSTANCE);
ENTRY_LIST(Q_ENTRY_CIRCUMSTANCE, "circumstance", "c", "c.noted_on", "c.noted_by",
           ", c.kind, c.level, c.words, c.starts, c.ends, c.hours, c.agreed, c.review_on", "");

static void circumstance_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct circumstance v = { .words = row_str(r, i, "words"),
		                  .starts = row_date(r, i, "starts"),
		                  .ends = row_date(r, i, "ends"),
		                  .hours = row_int(r, i, "hours"),
		                  .review_on = row_date(r, i, "review_on") };
	struct str when = circumstance_when(ask->a, &v);

	(void)circumstance_kind_of(row_str(r, i, "kind"), &v.kind);
	(void)english_level_of(row_str(r, i, "level"), &v.level);
	(void)parents_agreed_of(row_str(r, i, "agreed"), &v.agreed);
	e->what = str_fmt(ask->a, "Circumstance: %s", circumstance_kind_word(v.kind));
	e->words = circumstance_text(ask->a, &v);
	if (when.n > 0)
		e->words = str_fmt(ask->a, "%.*s (%.*s)", STR_ARG(e->words), STR_ARG(when));
	e->rest = S("/circumstances");
}

ENTRY_KIND(entry_circumstance, .code = "circumstance", .group = ENTRY_RESULTS, .word = "Circumstance",
           .a_word = "a circumstance", .icon = "home", .cap = CAP_RESULTS, .list = &Q_ENTRY_CIRCUMSTANCE,
           .line = circumstance_line, .table = &circumstance_rows);
