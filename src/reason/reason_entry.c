/* A reason as an entry of a pupil's record: withdrawn, and the reminder is back. */
#include "core/duty/duty_about_rule.h"
#include "core/duty/duty_reason_rec.h"
#include "core/entry/entry.h"

ENTRY_TABLE(duty_reason_rows, duty_reason_rec, "duty_reason", DUTY_REASON);
ENTRY_LIST(Q_ENTRY_REASON, "duty_reason", "z", "z.on_day", "z.by_id", ", z.about, z.words, z.until_on", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	const struct duty_rule *d = duty_of_about(row_str(r, i, "about"));
	struct str until = date_long(ask->a, row_date(r, i, "until_on"));

	e->what = S("Not done, with a reason");
	if (d != NULL)
		e->what = str_fmt(ask->a, "Not done, with a reason: %.*s", STR_ARG(duty_title_plain(ask->a, d)));
	e->words =
	    str_fmt(ask->a, "%.*s To be looked at again on %.*s.", STR_ARG(row_str(r, i, "words")), STR_ARG(until));
	e->rest = S("/reasons");
}

ENTRY_KIND(entry_reason, .code = "duty_reason", .group = ENTRY_DECISIONS, .word = "Reason", .a_word = "a reason",
           .icon = "info", .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_REASON, .line = line, .table = &duty_reason_rows);
