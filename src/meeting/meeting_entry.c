/* Meetings as entries of a pupil's record. */
#include "core/entry/put_right.h"
#include "core/cycle/cycle_sql.h"
#include "letters/notice_take.h"
#include "meeting/meeting_answer_rec.h"
#include "meeting/meeting_rec.h"

ENTRY_TABLE(meeting_rows, meeting_rec, "meeting", MEETING);
ENTRY_TABLE(meeting_answer_rows, meeting_answer_rec, "meeting_answer", MEETING_ANSWER);
ENTRY_ROWS_BY(Q_ROWS_OF_MEETING, "meeting_answer", MEETING_ANSWER, "meeting_id");
ENTRY_LIST(Q_ENTRY_MEETING, "meeting", "m", "m.on_day", "m.made_by", ", m.kind, m.state, m.who, m.notes, m.agreed", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct str state = row_str(r, i, "state");
	struct str agreed = row_str(r, i, "agreed");
	struct str notes = row_str(r, i, "notes");

	e->what = str_fmt(ask->a, "%s: %s", choice_word_of(meeting_kind_choices, row_str(r, i, "kind")),
	                  choice_word_of(meeting_state_choices, state));
	if (agreed.n > 0)
		e->words = str_fmt(ask->a, "Agreed: %.*s", STR_ARG(agreed));
	if (!ask->family && notes.n > 0)
		e->words = str_fmt(ask->a, "%.*s%s%.*s", STR_ARG(e->words), e->words.n > 0 ? " " : "", STR_ARG(notes));
	e->hidden = ask->family && !str_is(state, "held") && !str_is(state, "booked");
	if (role_can(ask->hat, CAP_MEETING))
		e->rest = str_fmt(ask->a, "/meetings/%lld", (long long)e->id);
}

/* What this family answered is no answer of another one. */
static enum rc apart(struct entry_take *t, const struct kept_row *own)
{
	size_t n;

	TRY(notices_take(t, kept_int(own, "id")));
	TRY(entry_take_along(t, &meeting_answer_rows, &Q_ROWS_OF_MEETING, kept_int(own, "id"), &n));
	if (n > 0)
		entry_say(t, SAY_KNOW, S("The family has answered whether they come"),
		          S("Their answers go with it. They no longer find the meeting on their page: tell them."),
		          STR_NONE);
	return RC_OK;
}

/* It belongs to the cycle that the other pupil is in, if there is one. */
static enum rc fit(struct entry_move *m)
{
	struct cycle y = { 0 };
	enum rc rc = cycle_latest(m->c->db, m->c->a, m->to, &y, &m->c->err);

	*kept_value(&m->kept->row[0], "cycle_id") = dv_ref(y.id);
	return rc == RC_NONE ? RC_OK : rc;
}

/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_MEETING,
            ENTRY_PIECE("meeting", "id", "1", "Who took part", "who") ENTRY_AND
            ENTRY_PIECE("meeting", "id", "2", "Where", "place"));
/* clang-format on */

ENTRY_KIND(entry_meeting, .code = "meeting", .whole = &Q_WHOLE_MEETING, .whole_cap = CAP_MEETING, .group = ENTRY_TALKS,
           .word = "Meeting", .a_word = "a meeting", .icon = "people", .cap = CAP_PUPIL_RECORD, .to_family = true,
           .list = &Q_ENTRY_MEETING, .line = line, .table = &meeting_rows, .apart = apart, .fit = fit);
