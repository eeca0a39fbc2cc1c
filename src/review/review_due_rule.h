/* What is owed around a review: the views before it, the review itself, telling the parents, the next cycle, and three
 * a year. */
#pragma once

#include "core/duty/duty_rule.h"
#include "core/duty/meeting_count_rule.h"

/* The latest cycle of a pupil on SEN Support and its plan in force. Dates may be none. */
struct review_due_fact {
	int64_t pupil_id;
	struct date shared; /* the plan */
	struct date review_due;
	struct date reviewed;
	struct date parents_asked; /* for this review */
	struct date parents_view;
	struct date pupil_view; /* also "did not wish to" */
	bool has_meeting;       /* one is booked for the review */
	struct date support_from;
	const struct date *held; /* of all finished reviews of the year */
	size_t helds;
};

struct duty_row review_due_held(const struct review_due_fact *f);
struct duty_row review_due_parents(const struct review_due_fact *f);
struct duty_row review_due_pupil(const struct review_due_fact *f);
struct duty_row review_due_next(const struct review_due_fact *f);
/* Memory: words from a. */
struct duty_row review_due_three(struct arena *a, const struct review_due_fact *f, const struct calendar *c,
                                 struct date today);
