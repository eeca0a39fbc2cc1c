/* Words that every rule shares. */
#include "core/record/force_rule.h"

static const struct str FORCES[] = {
	[FORCE_MUST] = RTEXT("must"),
	[FORCE_SHOULD] = RTEXT("should"),
	[FORCE_MAY] = RTEXT("may"),
};

static const struct str SOURCES[] = {
	[SOURCE_SEED] = RTEXT("From the information leaflets"),
	[SOURCE_VERIFIED] = RTEXT("Checked against a published source"),
	[SOURCE_RECALLED] = RTEXT("From memory: check before relying on it"),
	[SOURCE_INFERRED] = RTEXT("Worked out from other rules"),
};

struct str force_word(enum force f)
{
	return FORCES[f];
}

struct str source_word(enum source_mark m)
{
	return SOURCES[m];
}

bool rule_applies(struct date from, struct date to, struct date on)
{
	return (date_none(from) || date_cmp(from, on) <= 0) && (date_none(to) || date_cmp(on, to) <= 0);
}
