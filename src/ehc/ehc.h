/* The EHC plan's dates: what is recorded, and what follows from it. SENCO writes, who reads the record reads. */
#pragma once

#include "core/edit/record_edit.h"
#include "core/rights/ctx.h"
#include "ehc/ehc_due_rule.h"

struct ehc_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	bool has_plan;         /* the code is E today */
	struct ehc_date *item; /* newest first */
	size_t n;
	struct ehc_due_fact fact;
	struct date ends;       /* of the twelve months; none: not known */
	struct date meeting_by; /* a school day, four weeks before */
	struct date papers_by;  /* of the booked meeting */
	struct ehc_date one;    /* when asked for one */
};

/* id 0: the list alone. */
enum rc ehc_load(struct ctx *c, int64_t pupil_id, int64_t id, struct ehc_view *out) NODISCARD;
/* A new one has revision 0: see core/edit/record_edit. */
enum rc ehc_save(struct ctx *c, int64_t pupil_id, const struct ehc_date *v, struct ehc_date *theirs,
                 struct edit_fault *f) NODISCARD;
