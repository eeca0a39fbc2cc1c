/* What the census would ask about one pupil, and why a query is right as it is. The SENCO says it, who reads the record
 * reads it. */
#pragma once

#include "core/edit/record_edit.h"
#include "register/census_reason_rec.h"
#include "register/census_rule.h"

struct census_asked {
	struct census_finding found;
	const struct census_reason *reason; /* that holds; NULL: none */
};

struct census_why_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct census_day census;
	struct census_asked asked[CENSUS_RULES_MAX];
	size_t askeds;
	struct census_reason *item; /* newest first */
	size_t n;
	struct census_reason one; /* when asked for one */
};

/* id 0: the list alone. */
enum rc census_why_load(struct ctx *c, int64_t pupil_id, int64_t id, struct census_why_view *out) NODISCARD;
/* RC_INVALID: the rule is an error or none, or the record says something else by now. See core/edit/record_edit. */
enum rc census_why_save(struct ctx *c, int64_t pupil_id, const struct census_reason *v, struct census_reason *theirs,
                        struct edit_fault *f) NODISCARD;
/* The one that answers this finding: a query, and the record still says the same. NULL: none. */
const struct census_reason *census_reason_of(const struct census_reason *r, size_t n, const struct census_finding *f);
