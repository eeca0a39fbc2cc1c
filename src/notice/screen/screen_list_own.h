/* What the list and the decision share. */
#pragma once

#include "notice/screen/screen_list.h"

/* Decisions (by pupil, oldest first) and concerns (by pupil) of the pupils a person holds. */
struct screen_known {
	struct screen_decision *decision;
	size_t decisions;
	struct concern_count *concern;
	size_t concerns;
};

enum rc screen_known_load(struct ctx *c, struct date from, struct date on, struct screen_known *out) NODISCARD;
/* The pupils of the filter whom the person holds, by name: places in the screening. Returns how many. */
size_t screen_wanted(struct arena *a, const struct screening *s, const struct screen_filter *f, uint32_t **out);
/* False: the person does not hold this pupil. */
bool screen_case_of(struct arena *a, const struct screening *s, const struct screen_known *k, int64_t pupil_id,
                    struct screen_case *out);
