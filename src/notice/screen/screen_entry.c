/* Decisions about a pupil on the screening list, as entries of the record. */
#include "core/entry/put_right.h"
#include "notice/screen/screen_decision_rec.h"

ENTRY_TABLE(screen_decision_rows, screen_decision_rec, "screen_decision", SCREEN_DECISION);
ENTRY_LIST(Q_ENTRY_SCREEN, "screen_decision", "d", "d.decided_on", "d.decided_by",
           ", d.result, d.reason, d.what, d.until_on, d.talked_words", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct date until = row_date(r, i, "until_on");
	struct str what = row_str(r, i, "what");

	e->what =
	    str_fmt(ask->a, "Expected progress: %s", choice_word_of(screen_action_choices, row_str(r, i, "result")));
	e->words = row_str(r, i, "reason");
	if (what.n > 0)
		e->words = str_fmt(ask->a, "%.*s %.*s", STR_ARG(e->words), STR_ARG(what));
	if (!date_none(until))
		e->words =
		    str_fmt(ask->a, "%.*s Look again on %.*s.", STR_ARG(e->words), STR_ARG(date_long(ask->a, until)));
	if (role_can(ask->hat, CAP_SCREEN))
		e->rest = S("/screening");
}

static enum rc apart(struct entry_take *t, const struct kept_row *own)
{
	(void)own;
	entry_say(t, SAY_KNOW, S("The screening asks about this pupil again"),
	          S("It does until something is decided, as long as the results are as they are."), STR_NONE);
	return RC_OK;
}

/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_SCREEN,
            ENTRY_PIECE("screen_decision", "id", "1", "What was found", "said") ENTRY_AND
            ENTRY_PIECE("screen_decision", "id", "2", "Talked with", "talked_with") ENTRY_AND
            ENTRY_PIECE("screen_decision", "id", "3", "What was said and agreed", "talked_words"));
/* clang-format on */

ENTRY_KIND(entry_screen, .code = "screening", .whole = &Q_WHOLE_SCREEN, .whole_cap = CAP_SCREEN,
           .group = ENTRY_DECISIONS, .word = "Decision about expected progress", .a_word = "a screening decision",
           .icon = "flag", .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_SCREEN, .line = line,
           .table = &screen_decision_rows, .apart = apart);
