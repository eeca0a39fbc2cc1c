/* Complaints as entries of a pupil's record. */
#include "complain/complaint_rec.h"
#include "core/entry/put_right.h"

ENTRY_TABLE(complaint_rows, complaint_rec, "complaint", COMPLAINT);
ENTRY_TABLE(complaint_step_rows, complaint_step_rec, "complaint_step", COMPLAINT_STEP);
ENTRY_ROWS_BY(Q_ROWS_OF_COMPLAINT, "complaint_step", COMPLAINT_STEP, "complaint_id");
/* The last step says whom it is for. */
ENTRY_LIST(Q_ENTRY_COMPLAINT, "complaint", "q", "q.raised_on", "COALESCE(q.noted_by, q.person_id)",
           ", q.person_id, q.from_name, q.words, t.sealed, t.closed, t.outcome",
           " JOIN complaint_step t ON t.school_id = q.school_id AND t.pupil_id = q.pupil_id AND t.complaint_id = q.id"
           " AND t.number = (SELECT MAX(z.number) FROM complaint_step z WHERE z.school_id = q.school_id"
           " AND z.pupil_id = q.pupil_id AND z.complaint_id = q.id)");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	const char *outcome = choice_word_of(complaint_outcome_choices, row_str(r, i, "outcome"));
	bool closed = row_int(r, i, "closed") != 0;

	e->own = row_int(r, i, "person_id") != 0 && row_int(r, i, "person_id") == ask->person_id;
	e->sealed = !ask->family && row_int(r, i, "sealed") != 0;
	e->hidden = ask->family && !e->own;
	e->what = ask->family ? S("You made a complaint")
	                      : str_fmt(ask->a, "Complaint from %.*s", STR_ARG(row_str(r, i, "from_name")));
	e->words = str_fmt(ask->a, "“%.*s” %s%s", STR_ARG(row_str(r, i, "words")), closed ? "Closed: " : "Open.",
	                   closed ? outcome : "");
	e->rest = str_fmt(ask->a, "/complaints/%lld", (long long)e->id);
	if (ask->hat != ROLE_PUPIL)
		e->home = e->rest;
}

static enum rc apart(struct entry_take *t, const struct kept_row *own)
{
	size_t n;

	TRY(entry_take_own(t, &complaint_step_rows, &Q_ROWS_OF_COMPLAINT, kept_int(own, "id"), &n));
	entry_say(
	    t, SAY_KNOW, str_fmt(t->c->a, "%.*s has a right to an answer", STR_ARG(kept_str(own, "from_name"))),
	    S("Only take out what was written on the wrong record. They no longer find it on their page: tell them "
	      "what becomes of it."),
	    STR_NONE);
	return RC_OK;
}

/* Its steps stand in it as far as it is read at all: of a sealed one the entry is for the head. The first step has the
 * words of the complaint itself. */
/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_COMPLAINT,
            ENTRY_PIECE("complaint", "id", "1", "What would put it right", "wish") ENTRY_AND
            ENTRY_PIECE("complaint_step", "complaint_id", "10 * number", "What was done", "words")
            " AND kind <> 'raised'" ENTRY_AND
            ENTRY_PIECE("complaint_step", "complaint_id", "10 * number + 1", "What the school learned", "learnt"));
/* clang-format on */

ENTRY_KIND(entry_complaint, .code = "complaint", .whole = &Q_WHOLE_COMPLAINT, .whole_cap = CAP_COMPLAINT,
           .group = ENTRY_SAID, .word = "Complaint", .a_word = "a complaint", .icon = "flag", .cap = CAP_COMPLAINT,
           .to_family = true, .list = &Q_ENTRY_COMPLAINT, .line = line, .table = &complaint_rows, .apart = apart);
