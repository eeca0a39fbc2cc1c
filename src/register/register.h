/* The SEN register: everybody on SEN Support or with an EHC plan with all their needs, how many they are, and what the
 * census would send back. For those who see the whole school by name. */
#pragma once

#include "core/rights/ctx.h"
#include "register/census_rule.h"
#include "register/register_sql.h"

struct register_pupil {
	struct pupil_line line;
	const struct need *need;
	size_t needs;
};

/* What a rule finds about a pupil. */
struct register_finding {
	const struct register_pupil *pupil;
	struct census_finding found;
	struct str reason; /* why it is right: it is not asked any more; empty: none */
};

struct register_need {
	struct str code; /* empty: none is given */
	int64_t pupils;
};

struct register_view {
	struct register_pupil *pupil; /* everybody on roll, in order of name */
	size_t pupils;
	int64_t by_code[3]; /* N, K, E */
	struct census_day census;
	struct register_finding *finding; /* in the order of the rules, then of the names */
	size_t findings;
	int64_t errors;
	int64_t queries;  /* that are not answered */
	int64_t answered; /* with a reason that holds */
	struct register_need
	    *first; /* first needs of those on the register, the most frequent first, none given last */
	size_t firsts;
};

enum rc register_load(struct ctx *c, struct register_view *out) NODISCARD;
/* The same facts as the rules want them. */
struct census_pupil register_facts(const struct register_pupil *p);
