/* What is owed around a plan: that there is one, who is responsible for it, when it is reviewed, who has read it. */
#pragma once

#include "core/duty/duty_rule.h"

/* The latest cycle of a pupil on SEN Support and its plan in force. Dates may be none. */
struct plan_due_fact {
	int64_t pupil_id;
	struct date known_from; /* no plan is missed before it */
	struct date opened;     /* the cycle */
	struct date reviewed;
	struct date shared; /* the plan in force */
	struct date review_due;
	bool has_teacher;
	const struct duty_person *staff; /* who is to read it */
	size_t staff_n;
	struct date reminded; /* the last time somebody was reminded to read it */
};

struct duty_row plan_due_open(const struct plan_due_fact *f);
struct duty_row plan_due_teacher(const struct plan_due_fact *f);
struct duty_row plan_due_review_date(const struct plan_due_fact *f);
/* Memory: texts from a. */
struct duty_row plan_due_staff(struct arena *a, const struct plan_due_fact *f);
