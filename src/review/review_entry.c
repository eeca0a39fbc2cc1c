/* Reviews as entries of a pupil's record. Withdrawing one opens the cycle again. */
#include "core/cycle/cycle_sql.h"
#include "core/cycle/cycle_take.h"
#include "letters/notice_take.h"
#include "review/review_rec.h"

ENTRY_TABLE(review_rows, review_rec, "review", REVIEW);
ENTRY_TABLE(review_outcome_rows, review_outcome_rec, "review_outcome", REVIEW_OUTCOME);
ENTRY_TABLE(review_provision_rows, review_provision_rec, "review_provision", REVIEW_PROVISION);
ENTRY_ROWS_BY(Q_OUTCOMES_OF_REVIEW, "review_outcome", REVIEW_OUTCOME, "review_id");
ENTRY_ROWS_BY(Q_PROVISIONS_OF_REVIEW, "review_provision", REVIEW_PROVISION, "review_id");
/* clang-format off */
ENTRY_LIST(Q_ENTRY_REVIEW, "review", "w", "w.held_on", "w.made_by",
           ", w.state, w.summary, w.next_step, y.number, (SELECT COUNT(*) FROM review_outcome o WHERE o.school_id ="
           " w.school_id AND o.pupil_id = w.pupil_id AND o.review_id = w.id) AS outcomes, (SELECT COUNT(*) FROM"
           " review_outcome o WHERE o.school_id = w.school_id AND o.pupil_id = w.pupil_id AND o.review_id = w.id AND"
           " o.judgement = 'reached') AS reached",
           " LEFT JOIN cycle y ON y.school_id = w.school_id AND y.pupil_id = w.pupil_id AND y.id = w.cycle_id");
/* clang-format on */

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	bool final = str_is(row_str(r, i, "state"), "final");
	long long outcomes = (long long)row_int(r, i, "outcomes");
	long long number = (long long)row_int(r, i, "number");

	e->hidden = !final && (ask->family || !role_can(ask->hat, CAP_REVIEW));
	e->what = final ? str_fmt(ask->a, "Review of cycle %lld held", number)
	                : str_fmt(ask->a, "Review of cycle %lld, not finished", number);
	if (outcomes > 0)
		e->words =
		    str_fmt(ask->a, "%lld of %lld outcomes reached.", (long long)row_int(r, i, "reached"), outcomes);
	e->rest = final ? str_fmt(ask->a, "/reviews/%lld", (long long)e->id) : S("/review");
	e->home = str_fmt(ask->a, "/reviews/%lld", (long long)e->id);
}

ENTRY_KIND(entry_review, .code = "review", .group = ENTRY_REVIEWS, .word = "Review", .a_word = "a review",
           .icon = "review", .cap = CAP_PUPIL_RECORD, .to_family = true, .list = &Q_ENTRY_REVIEW, .line = line);
