/* Words that every rule shares: how strong it is, where it comes from, how sure we are of the source. A rule that can
 * be shown to a person carries its reference, so that a page can answer "why?". No rules live here. */
#pragma once

#include "kit/base/date.h"
#include "kit/base/str.h"

/* MUST: Act, regulations or case law. SHOULD: guidance; a departure needs a reason. MAY: an option. */
enum force { FORCE_MUST, FORCE_SHOULD, FORCE_MAY };

/* How the fact came to us. RECALLED facts are data with dates and never stop anybody. */
enum source_mark { SOURCE_SEED, SOURCE_VERIFIED, SOURCE_RECALLED, SOURCE_INFERRED };

/* For tables: a text known at compile time. S() is for expressions. */
#define RTEXT(lit)                                                                                                     \
	{                                                                                                              \
		"" lit "", sizeof(lit) - 1                                                                             \
	}

/* "must", "should" or "may", for a sentence. */
struct str force_word(enum force f);
/* "From the information leaflets", "Checked against a published source" …. */
struct str source_word(enum source_mark m);
/* A rule with dates applies on a day: from <= on <= to; none means open. */
bool rule_applies(struct date from, struct date to, struct date on);
