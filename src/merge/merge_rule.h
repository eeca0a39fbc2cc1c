/* What stops two records from becoming one until a person has settled it. */
#pragma once

#include "kit/base/arena.h"
#include "kit/base/date.h"
#include "kit/base/str.h"

struct merge_facts {
	struct date born[2];
	bool signs_in[2];
	bool has_open_cycle[2];
	bool has_namesake;    /* of somebody who must not see the one, among the contacts of the other */
	bool withdrawn_today; /* could still be taken back to the record that goes */
};
/* In a sentence; empty: nothing. */
struct str merge_stops(const struct merge_facts *f);

enum { MERGE_WHY_MAX = 400 };
/* What is wrong with the reason, trimmed; empty: nothing. one: "child", "person". Memory: from a. */
struct str merge_why_fault(struct arena *a, const char *one, struct str why);

enum { MERGE_UNDO_DAYS = 30 };
bool merge_can_undo(struct date done, struct date today);
