/* A reason about a query of the census as an entry of a pupil's record: withdrawn, and the query is asked again. */
#include "core/entry/entry.h"
#include "register/census_reason_rec.h"
#include "register/census_rule.h"

ENTRY_TABLE(census_reason_rows, census_reason_rec, "census_reason", CENSUS_REASON);
ENTRY_LIST(Q_ENTRY_CENSUS_REASON, "census_reason", "z", "z.on_day", "z.by_id", ", z.rule, z.words", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	const struct census_rule *rule = census_rule_find(row_str(r, i, "rule"));

	e->what = S("Query of the census answered");
	if (rule != NULL)
		e->what = str_fmt(ask->a, "Query of the census answered: %.*s", STR_ARG(rule->name));
	e->words = row_str(r, i, "words");
	e->rest = S("/census");
}

ENTRY_KIND(entry_census_reason, .code = "census_reason", .group = ENTRY_DECISIONS, .word = "Answer to the census",
           .a_word = "an answer to the census", .icon = "info", .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_CENSUS_REASON,
           .line = line, .table = &census_reason_rows);
