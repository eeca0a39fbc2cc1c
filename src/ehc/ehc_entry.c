/* The dates of an EHC plan as entries of a pupil's record. */
#include "core/entry/entry.h"
#include "core/record/record_sql.h"
#include "ehc/ehc_date_rec.h"

ENTRY_TABLE(ehc_date_rows, ehc_date_rec, "ehc_date", EHC_DATE);
ENTRY_LIST(Q_ENTRY_EHC_DATE, "ehc_date", "z", "z.on_day", "z.noted_by", ", z.kind, z.state, z.outcome, z.note", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	enum ehc_kind kind = row_choice(r, i, "kind", ehc_kind_choices);
	enum ehc_state state = row_choice(r, i, "state", ehc_state_choices);
	enum ehc_outcome outcome = row_choice(r, i, "outcome", ehc_outcome_choices);

	e->what =
	    kind == EHC_KIND_PLAN ? S("EHC plan made") : str_fmt(ask->a, "Annual review: %s", ehc_state_word(state));
	e->words = row_str(r, i, "note");
	if (outcome != EHC_OUTCOME_NONE)
		e->words = str_fmt(ask->a, "Decision: %s.%s%.*s", ehc_outcome_word(outcome), e->words.n > 0 ? " " : "",
		                   STR_ARG(e->words));
	e->rest = S("/ehc");
}

ENTRY_KIND(entry_ehc_date, .code = "ehc_date", .group = ENTRY_REVIEWS, .word = "Date of the EHC plan",
           .a_word = "a date of the EHC plan", .icon = "calendar", .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_EHC_DATE,
           .line = line, .table = &ehc_date_rows);
