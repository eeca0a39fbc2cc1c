/* Reviews as entries of a pupil's record. Withdrawing one opens the cycle again. */
#include "core/cycle/cycle_sql.h"
#include "core/cycle/cycle_take.h"
#include "core/cycle/progress_rule.h"
#include "core/entry/known.h"
#include "letters/notice_take.h"
#include "meeting/meeting_sql.h"
#include "review/review_rec.h"

ENTRY_TABLE(review_rows, review_rec, "review", REVIEW);
ENTRY_TABLE(review_outcome_rows, review_outcome_rec, "review_outcome", REVIEW_OUTCOME);
ENTRY_TABLE(review_provision_rows, review_provision_rec, "review_provision", REVIEW_PROVISION);
ENTRY_ROWS_BY(Q_OUTCOMES_OF_REVIEW, "review_outcome", REVIEW_OUTCOME, "review_id");
ENTRY_ROWS_BY(Q_PROVISIONS_OF_REVIEW, "review_provision", REVIEW_PROVISION, "review_id");
/* clang-format off */
ENTRY_LIST(Q_ENTRY_REVIEW, "review", "w", "w.held_on", "w.made_by",
           ", w.state, w.finished_on, w.learned, w.summary, w.pupil_summary, y.number,"
           " (SELECT COUNT(*) FROM review_outcome o WHERE o.school_id = w.school_id AND o.pupil_id ="
           " w.pupil_id AND o.review_id = w.id) AS outcomes, (SELECT COUNT(*) FROM review_outcome o WHERE o.school_id ="
           " w.school_id AND o.pupil_id = w.pupil_id AND o.review_id = w.id AND o.judgement = 'reached') AS reached",
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
		e->words = outcomes_words(ask->a, (size_t)row_int(r, i, "reached"), (size_t)outcomes);
	if (ask->family) {
		struct str own = ask->hat == ROLE_PUPIL ? row_str(r, i, "pupil_summary") : STR_NONE;

		e->what = S("We looked at what worked");
		e->words = own.n > 0 ? own : row_str(r, i, "summary");
	}
	e->rest = final ? str_fmt(ask->a, "/reviews/%lld", (long long)e->id) : S("/review");
	e->home = str_fmt(ask->a, "/reviews/%lld", (long long)e->id);
	e->again = final && date_cmp(row_date(r, i, "finished_on"), ask->today) == 0;
}

static void known(const struct entry_ask *ask, struct rows *r, size_t i, const struct entry *e, struct known_list *out)
{
	struct str from = str_fmt(ask->a, "Review of cycle %lld", (long long)row_int(r, i, "number"));
	struct str learned = row_str(r, i, "learned");

	if (!str_is(row_str(r, i, "state"), "final"))
		return;
	known_add(out, e, KNOWN_LEARNED,
	          str_fmt(ask->a, "%.*s%s%.*s", STR_ARG(e->words), e->words.n > 0 && learned.n > 0 ? " " : "",
	                  STR_ARG(learned)),
	          from);
}

/* ---- what hangs on a finished one ---- */

/* The meeting that finishing noted goes too; one that was booked before may have been held all the same. */
static enum rc meeting_apart(struct entry_take *t, int64_t cycle_id, struct date held)
{
	const struct entry_table *rows = entry_table_find(S("meeting"));
	struct meeting *m;
	size_t n;

	TRY(meeting_list(t->c->db, t->c->a, t->k, &m, &n, &t->c->err));
	for (size_t i = 0; i < n; i++) {
		struct str what =
		    str_fmt(t->c->a, "The meeting of %.*s was counted by it", STR_ARG(date_long(t->c->a, m[i].on_day)));

		if (m[i].cycle_id != cycle_id || date_cmp(m[i].on_day, held) != 0 || m[i].state != MEETING_HELD ||
		    !m[i].counts)
			continue;
		if (m[i].kind == MEETING_KIND_REVIEW && m[i].revision == 1) {
			entry_say(t, SAY_ALONG, what, S("It was recorded by finishing, and goes with it."), STR_NONE);
			TRY(entry_take_along(t, rows, NULL, m[i].id, NULL));
			continue;
		}
		entry_say(t, SAY_ALONG, what,
		          S("It is no longer counted. It stands as held: put that right too if it did not take place."),
		          str_fmt(t->c->a, "/meetings/%lld", (long long)m[i].id));
		TRY(ENTRY_CHANGE(t, rows, m[i].id, { "counts", dv_int(0) }));
	}
	return RC_OK;
}

/* The one after it; NULL when there is none. */
static const struct cycle *cycle_after(const struct cycle *all, size_t n, const struct cycle *y)
{
	for (size_t i = 0; i < n; i++)
		if (all[i].number == y->number + 1)
			return &all[i];
	return NULL;
}

/* The cycle is open again when nothing has begun after it. */
static enum rc cycle_apart(struct entry_take *t, int64_t cycle_id, struct date finished)
{
	const struct cycle *next;
	struct cycle *all;
	struct cycle y;
	bool opens = true;
	size_t n;

	TRY(cycle_load(t->c->db, t->c->a, t->k, cycle_id, &y, &t->c->err));
	TRY(cycle_list(t->c->db, t->c->a, t->k, &all, &n, &t->c->err));
	next = cycle_after(all, n, &y);
	if (next != NULL)
		TRY(cycle_is_empty(t, next, &opens));
	opens = opens && date_cmp(y.closed_on, finished) == 0;
	if (opens && next != NULL) {
		entry_say(t, SAY_ALONG, str_fmt(t->c->a, "Cycle %lld was opened by it", (long long)next->number),
		          S("Nothing stands in it yet: it goes with it."), STR_NONE);
		TRY(entry_take_along(t, &cycle_rows, NULL, next->id, NULL));
	}
	if (opens)
		entry_say(t, SAY_ALONG, str_fmt(t->c->a, "Cycle %lld was closed by it", (long long)y.number),
		          S("It is open again, and its review is due."), STR_NONE);
	else
		entry_say(t, t->again ? SAY_FIRST : SAY_KNOW,
		          str_fmt(t->c->a, "What came after cycle %lld has begun", (long long)y.number),
		          t->again ? S("It cannot be opened again.") : S("The cycle stays closed, without a review."),
		          STR_NONE);
	y.reviewed_on = DATE_NONE;
	y.learned = S("");
	if (opens)
		y.closed_on = DATE_NONE;
	return cycle_put_right(t, t->k, &y);
}

static enum rc apart(struct entry_take *t, const struct kept_row *own)
{
	int64_t id = kept_int(own, "id");
	struct date finished = DATE_NONE;
	struct date held = DATE_NONE;

	if (!t->again) {
		TRY(entry_take_own(t, &review_outcome_rows, &Q_OUTCOMES_OF_REVIEW, id, NULL));
		TRY(entry_take_own(t, &review_provision_rows, &Q_PROVISIONS_OF_REVIEW, id, NULL));
	}
	(void)date_parse_iso(kept_str(own, "finished_on"), &finished);
	(void)date_parse_iso(kept_str(own, "held_on"), &held);
	if (date_none(finished))
		return RC_OK;
	TRY(notices_take(t, id));
	TRY(meeting_apart(t, kept_int(own, "cycle_id"), held));
	return cycle_apart(t, kept_int(own, "cycle_id"), finished);
}

static enum rc fit(struct entry_move *m)
{
	m->why_not =
	    S("It reviews the plan of this pupil. Withdraw it here, and write the other pupil’s on their record");
	return RC_OK;
}

static enum rc open_again(struct entry_take *t, const struct kept_row *own)
{
	return ENTRY_CHANGE(t, &review_rows, kept_int(own, "id"), { "state", dv_text(review_state_code(REVIEW_DRAFT)) },
	                    { "finished_on", dv_null() });
}

/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_REVIEW,
            ENTRY_PIECE("review", "id", "1", "Who took part", "present") ENTRY_AND
            ENTRY_PIECE("review_outcome", "review_id", "2", "Outcome", "words") ENTRY_AND
            ENTRY_PIECE("review_provision", "review_id", "3", "Support", "words") ENTRY_AND
            ENTRY_PIECE("review", "id", "4", "Where views differ", "differ") ENTRY_AND
            ENTRY_PIECE("review", "id", "5", "What we learned", "learned") ENTRY_AND
            ENTRY_PIECE("review", "id", "6", "Why", "why") ENTRY_AND
            ENTRY_PIECE("review", "id", "7", "Do pupil and parents agree?", "family_agrees") ENTRY_AND
            ENTRY_PIECE("review", "id", "8", "Summary for parents", "summary") ENTRY_AND
            ENTRY_PIECE("review", "id", "9", "Summary for the pupil", "pupil_summary"));
/* clang-format on */

ENTRY_KIND(entry_review, .code = "review", .whole = &Q_WHOLE_REVIEW, .whole_cap = CAP_PUPIL_RECORD,
           .group = ENTRY_REVIEWS, .word = "Review", .a_word = "a review", .icon = "review", .cap = CAP_PUPIL_RECORD,
           .to_family = true, .list = &Q_ENTRY_REVIEW, .line = line, .known = known, .table = &review_rows,
           .apart = apart, .fit = fit, .open_again = open_again, .again = "It was finished too early");
