/* An annual report as an entry of a pupil's record. The family reads that it went and when; the note is for staff. */
#include "core/entry/entry.h"
#include "report/annual_report_rec.h"

ENTRY_TABLE(annual_report_rows, annual_report_rec, "annual_report", ANNUAL_REPORT);
ENTRY_LIST(Q_ENTRY_ANNUAL_REPORT, "annual_report", "z", "z.given_on", "z.noted_by", ", z.words", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	if (ask->family) {
		e->what = ask->hat == ROLE_PUPIL ? S("Your annual report went out") : S("The annual report went out");
		return;
	}
	e->what = S("Annual report given to the parents");
	e->words = row_str(r, i, "words");
	e->rest = S("/annual-report");
}

ENTRY_KIND(entry_annual_report, .code = "annual_report", .group = ENTRY_LETTERS, .word = "Annual report",
           .a_word = "an annual report", .icon = "mail", .cap = CAP_PUPIL_RECORD, .to_family = true,
           .list = &Q_ENTRY_ANNUAL_REPORT, .line = line, .table = &annual_report_rows);
