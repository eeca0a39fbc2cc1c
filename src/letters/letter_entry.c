/* Letters and messages as entries of a pupil's record. */
#include "core/entry/put_right.h"
#include "core/people/said_rec.h"
#include "letters/notice_take.h"
#include "meeting/meeting_rec.h"

/* ---- letters ---- */

ENTRY_LIST(Q_ENTRY_LETTER, "notice", "m", "COALESCE(m.sent_on, m.made_on)", "m.sent_by",
           ", m.kind, m.addressee, m.person_id, m.to_pupil, m.channel, m.sent_on, m.body", "");

static void letter_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct str channel = row_str(r, i, "channel");
	bool sent = !row_null(r, i, "sent_on");
	bool to_pupil = row_int(r, i, "to_pupil") != 0;

	e->own = to_pupil ? ask->hat == ROLE_PUPIL : row_int(r, i, "person_id") == ask->person_id;
	e->hidden = ask->family && (!e->own || !sent);
	e->what = str_fmt(ask->a, "Letter to %.*s: %s", STR_ARG(row_str(r, i, "addressee")),
	                  choice_word_of(notice_kind_choices, row_str(r, i, "kind")));
	e->words = sent ? str_fmt(ask->a, "Given: %s", choice_word_of(channel_choices, channel)) : S("Not given yet");
	if (ask->family) {
		e->what =
		    str_fmt(ask->a, "Letter to you: %s", choice_word_of(notice_kind_choices, row_str(r, i, "kind")));
		e->words = STR_NONE;
	}
	if (role_can(ask->hat, CAP_NOTICE))
		e->rest = str_fmt(ask->a, "/notices/%lld", (long long)e->id);
	e->home = str_fmt(ask->a, "/letters/%lld", (long long)e->id);
}

static enum rc letter_apart(struct entry_take *t, const struct kept_row *own)
{
	return notice_corrected(t, own);
}

static enum rc letter_fit(struct entry_move *m)
{
	m->why_not = S("A letter is made out to a person of this family. Withdraw it here, and write another there");
	return RC_OK;
}

/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_LETTER,
            ENTRY_PIECE("notice", "id", "1", "What it says", "body"));
/* clang-format on */

ENTRY_KIND(entry_letter, .code = "letter", .whole = &Q_WHOLE_LETTER, .whole_cap = CAP_NOTICE, .group = ENTRY_LETTERS,
           .word = "Letter", .a_word = "a letter", .icon = "mail", .routine = true, .cap = CAP_PUPIL_RECORD,
           .to_family = true, .list = &Q_ENTRY_LETTER, .line = letter_line, .table = &notice_rows,
           .apart = letter_apart, .fit = letter_fit);

/* ---- messages ---- */

ENTRY_TABLE(message_rows, message_rec, "message", MESSAGE);
/* clang-format off */
STMT(Q_ENTRY_MESSAGE, ENTRIES_MOST,
     "SELECT m.id, m.at, m.person_id AS by_id, " SQL_NAME("b") " AS by_name, m.kind, m.words, m.answer, m.answered_at"
     " FROM message m LEFT JOIN person b ON b.school_id = m.school_id AND b.id = m.person_id WHERE m.school_id = $1"
     " AND m.pupil_id = $2 AND (m.id = $3 OR 0 = CAST($3 AS BIGINT)) ORDER BY m.at DESC, m.id DESC");
/* clang-format on */

static void message_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct str answer = row_str(r, i, "answer");

	e->own = e->by_id == ask->person_id;
	e->hidden = ask->family && !e->own;
	e->what = ask->family ? S("You wrote to us") : str_fmt(ask->a, "Message from %.*s", STR_ARG(e->by));
	e->words = str_fmt(ask->a, "“%.*s”%s%.*s", STR_ARG(row_str(r, i, "words")), answer.n > 0 ? " Answer: " : "",
	                   STR_ARG(answer));
	e->rest = str_fmt(ask->a, "/messages/%lld", (long long)e->id);
}

ENTRY_KIND(entry_message, .code = "message", .group = ENTRY_SAID, .word = "Message", .a_word = "a message",
           .icon = "message", .cap = CAP_REPLY_FAMILY, .to_family = true, .list = &Q_ENTRY_MESSAGE,
           .line = message_line, .table = &message_rows);
