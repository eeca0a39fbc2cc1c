/* Concerns as entries of a pupil's record. */
#include "core/entry/known.h"
#include "core/entry/put_right.h"
#include "notice/concern/concern_inbox_rec.h"
#include "notice/concern/concern_rule.h"

ENTRY_TABLE(concern_rows, concern_rec, "concern", CONCERN);
ENTRY_TABLE_OF_SCHOOL(concern_inbox_rows, concern_inbox_rec, "concern_inbox", CONCERN_INBOX);
/* What came by the public form holds the same words. */
STMT(Q_ROWS_OF_INBOX, KEPT_ROWS_MOST,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(
         CONCERN_INBOX) " FROM concern_inbox WHERE school_id = $1 AND pupil_id = $2 AND concern_id = $3 ORDER BY id");
ENTRY_LIST(Q_ENTRY_CONCERN, "concern", "q", "q.raised_on", "COALESCE(q.noted_by, q.person_id)",
           ", q.from_kind, q.person_id, q.from_name, q.words, q.private, q.noted_by, q.result, q.answer, q.answered_on",
           "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct concern q = { .person_id = row_int(r, i, "person_id"),
		             .private = row_int(r, i, "private"),
		             .noted_by = row_int(r, i, "noted_by"),
		             .answered_on = row_date(r, i, "answered_on") };
	struct str answer = row_str(r, i, "answer");
	bool answered = !date_none(q.answered_on);

	(void)concern_from_of(row_str(r, i, "from_kind"), &q.from_kind);
	(void)concern_result_of(row_str(r, i, "result"), &q.result);
	e->own = q.person_id != 0 && q.person_id == ask->person_id;
	e->hidden = ask->family ? !e->own
	                        : !concern_is_shown(ask->hat, author_of(&ask->mine, q.noted_by) == ask->person_id, &q);
	e->narrow = q.private != 0;
	e->what = ask->family ? S("You told us about a worry")
	                      : str_fmt(ask->a, "Concern from %.*s", STR_ARG(row_str(r, i, "from_name")));
	e->home = S("/worry");
	e->words = str_fmt(ask->a, "“%.*s”%s%.*s", STR_ARG(row_str(r, i, "words")),
	                   answered ? " Answer: " : " No answer yet.", STR_ARG(answered ? answer : STR_NONE));
	e->rest = str_fmt(ask->a, "/concerns/%lld", (long long)e->id);
}

/* A pupil's secret is offered to nobody. */
static void known(const struct entry_ask *ask, struct rows *r, size_t i, const struct entry *e, struct known_list *out)
{
	struct str from = str_fmt(ask->a, "%.*s, concern", STR_ARG(row_str(r, i, "from_name")));
	enum concern_from who;

	(void)concern_from_of(row_str(r, i, "from_kind"), &who);
	if (row_int(r, i, "private") == 0 && (who == CONCERN_FROM_PARENT || who == CONCERN_FROM_PUPIL))
		known_add(out, e, who == CONCERN_FROM_PUPIL ? KNOWN_PUPIL : KNOWN_PARENTS, row_str(r, i, "words"),
		          from);
	else if (who == CONCERN_FROM_STAFF)
		known_add(out, e, KNOWN_HARD, row_str(r, i, "words"), from);
}

static enum rc apart(struct entry_take *t, const struct kept_row *own)
{
	size_t n;

	TRY(entry_take_own(t, &concern_inbox_rows, &Q_ROWS_OF_INBOX, kept_int(own, "id"), &n));
	if (n > 0)
		entry_say(t, SAY_ALONG, S("It came by the school’s public form"), S("The form goes with it."),
		          STR_NONE);
	if (kept_value(own, "answered_on")->type != DBV_NULL)
		entry_say(t, SAY_KNOW, str_fmt(t->c->a, "%.*s was answered", STR_ARG(kept_str(own, "from_name"))),
		          S("Tell them yourself what becomes of it: they no longer find it on their page."), STR_NONE);
	return RC_OK;
}

ENTRY_KIND(entry_concern, .code = "concern", .group = ENTRY_SAID, .word = "Concern", .a_word = "a concern",
           .icon = "message", .cap = CAP_CONCERN, .to_family = true, .list = &Q_ENTRY_CONCERN, .line = line,
           .known = known, .table = &concern_rows, .apart = apart);
