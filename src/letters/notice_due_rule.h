/* Telling the family formally, as a duty: whom the latest decision has still to reach, and by when. */
#pragma once

#include "core/duty/duty_rule.h"

struct notice_due_fact {
	int64_t pupil_id;
	struct date decided;
	struct date provision_from; /* first day of support; none: not yet */
	bool notice_tell_pupil;     /* the addressee is the young person */
	const struct duty_person *told;
	size_t told_n;
};

/* Support that started earlier brings the day forward, never before the decision. Memory: from a. */
struct duty_row notice_due_row(struct arena *a, const struct notice_due_fact *f);
