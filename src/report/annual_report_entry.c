/* An annual report as an entry of a pupil's record. */
#include "core/entry/entry.h"
#include "report/annual_report_rec.h"

ENTRY_TABLE(annual_report_rows, annual_report_rec, "annual_report", ANNUAL_REPORT);
ENTRY_LIST(Q_ENTRY_ANNUAL_REPORT, "annual_report", "z", "z.given_on", "z.noted_by", ", z.words", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	(void)ask;
	e->what = S("Annual report given to the parents");
	e->words = row_str(r, i, "words");
	e->rest = S("/annual-report");
}

ENTRY_KIND(entry_annual_report, .code = "annual_report", .group = ENTRY_LETTERS, .word = "Annual report",
           .a_word = "an annual report", .icon = "mail", .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_ANNUAL_REPORT,
           .line = line, .table = &annual_report_rows);
