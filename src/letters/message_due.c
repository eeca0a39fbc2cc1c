/* A family wrote: it waits for an answer, the oldest first. */
#include "core/duty/duty.h"
#include "core/people/person_rec.h"
#include "kit/base/utf8.h"

static duty_facts message_facts;

DUTY(due_message, message_facts, .key = RTEXT("message_answer"), .title = RTEXT("Answer @ family"),
     .many = RTEXT("Answer # families"), .force = FORCE_SHOULD, .ref = RTEXT("6.65"),
     .act = RTEXT("SEND Code of Practice 6.65"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"),
     .lead = RTEXT("They wrote on #."), .why = RTEXT("Families should be able to talk with school regularly."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3, .trigger = RTEXT("a message from the family"),
     .label = RTEXT("Answer"), .at = "/messages", .cap = CAP_REPLY_FAMILY, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_INFERRED);

/* The law gives one month; ten school days leave time to look into it. */
DUTY(due_wrong, message_facts, .key = RTEXT("put_right"), .title = RTEXT("Put @ record right, or say why not"),
     .many = RTEXT("Put # records right, or say why not"), .force = FORCE_MUST, .ref = RTEXT(""),
     .act = RTEXT("UK GDPR articles 12 and 16"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"),
     .lead = RTEXT("They asked on #."),
     .why = RTEXT("Answer without delay, and within one month: what was changed, or why not."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 10, .trigger = RTEXT("the family says that something is wrong"),
     .label = RTEXT("See what they ask"), .at = "/put-right", .cap = CAP_REPLY_FAMILY, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_INFERRED);

/* The oldest of each pupil, of messages and of requests to put something right. */
/* clang-format off */
STMT(Q_DUE_MESSAGE, 20000,
     "SELECT m.pupil_id, m.at, m.kind, m.words, b.title, b.given, b.family FROM message m JOIN person b ON b.school_id ="
     " m.school_id AND b.id = m.person_id WHERE m.school_id = $1" DUTY_HELD("m.pupil_id") " AND"
     " COALESCE(m.answered_at, 0) = 0 AND NOT EXISTS (SELECT 1 FROM message x WHERE x.school_id = m.school_id AND"
     " x.pupil_id = m.pupil_id AND COALESCE(x.answered_at, 0) = 0 AND (x.kind = 'wrong') = (m.kind = 'wrong') AND (x.at"
     " < m.at OR (x.at = m.at AND x.id < m.id))) ORDER BY m.pupil_id, m.at, m.id");
/* clang-format on */

enum { WORDS_SHOWN = 140 };

/* "Mrs Iqbal wrote on 4 March: “…”" */
static struct str lead_of(struct arena *a, struct rows *r, size_t i, struct date on)
{
	struct str words = row_str(r, i, "words");
	struct str from = name_formal(a, row_str(r, i, "title"), row_str(r, i, "given"), row_str(r, i, "family"));
	struct str head = utf8_head(words, WORDS_SHOWN);
	struct str day = date_short(a, on);

	return str_fmt(a, "%.*s wrote on %.*s: “%.*s%s”", STR_ARG(from), STR_ARG(day), STR_ARG(head),
	               head.n < words.n ? " …" : "");
}

static enum rc message_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;
	enum rc rc = duty_run(c, ask, &Q_DUE_MESSAGE, &r);

	for (size_t i = 0; rc == RC_OK && i < r.n; i++) {
		struct date on = clock_at(row_int(&r, i, "at")).today;
		struct duty_row row = duty_follow(row_int(&r, i, "pupil_id"), on, DATE_NONE);

		row.lead = lead_of(c->a, &r, i, on);
		duty_put(out, str_is(row_str(&r, i, "kind"), "wrong") ? &due_wrong : &due_message, row);
	}
	return rc;
}
