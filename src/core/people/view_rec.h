/* What the pupil, a parent or a member of staff thinks, at a moment of a cycle or at any time. */
#pragma once

#include "core/record/record_rec.h"
#include "core/rights/action_rec.h"

struct view {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t cycle_id;  /* 0: given outside of a cycle */
	struct str moment; /* assess, plan, review, anytime */
	struct str who;    /* pupil, parent, staff, specialist */
	int64_t person_id; /* when the person is known to the school */
	struct str name;   /* as it is shown */
	struct str method;
	struct str helper;
	struct str going_well;
	struct str hard;
	struct str words;
	int64_t rating; /* 1 to 5; 0 = not given */
	struct str language;
	int64_t private; /* not shown to the family beside others' views */
	struct date given_on;
	int64_t revision;
};

extern const struct record view_rec;
extern const struct choice view_who_choices[];
extern const struct choice view_moment_choices[];
extern const struct choice view_method_choices[];
/* "1" Very hard to "5" Great. */
extern const struct choice rating_choices[];

/* Also used by other files. */
extern const struct action ACT_VIEW_ADD;
