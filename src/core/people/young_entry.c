/* What a young person agreed about their parents, as entries of the record. */
#include "core/entry/put_right.h"
#include "core/people/young_rec.h"

ENTRY_TABLE(young_rows, young_agreement_rec, "young_agreement", YOUNG_AGREEMENT);
ENTRY_LIST(Q_ENTRY_YOUNG, "young_agreement", "g", "g.starts", "g.noted_by", ", g.kind, g.words, g.ends", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	e->what = str_of(choice_word_of(young_kind_choices, row_str(r, i, "kind")));
	e->words = row_str(r, i, "words");
	if (role_can(ask->hat, CAP_NOTICE))
		e->rest = S("/young");
}

static enum rc fit(struct entry_move *m)
{
	m->why_not = S("What one young person decides cannot be another’s. Withdraw it, and record theirs afresh");
	return RC_OK;
}

ENTRY_KIND(entry_young, .code = "agreement", .group = ENTRY_DECISIONS, .word = "What the young person wants",
           .a_word = "what the young person wants", .icon = "person", .cap = CAP_NOTICE, .list = &Q_ENTRY_YOUNG,
           .line = line, .table = &young_rows, .fit = fit);
