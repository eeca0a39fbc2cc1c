/* What is owed around a plan. */
#pragma once
struct plan_due_fact {
	int pupil_id;
	int shared; /* set */
	int agreed; /* nobody records it */
	const int *staff;
	int staff_n;
};
