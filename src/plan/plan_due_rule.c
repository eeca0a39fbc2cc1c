#include "plan/plan_due_rule.h"

struct duty_row plan_due_open(const struct plan_due_fact *f)
{
	struct duty_row row = duty_follow(f->pupil_id, date_none(f->opened) ? f->known_from : f->opened, DATE_NONE);

	if (!date_none(f->reviewed)) /* the next cycle comes first */
		row.start = DATE_NONE;
	row.is_done = !date_none(f->shared);
	row.done = f->shared;
	return row;
}

struct duty_row plan_due_teacher(const struct plan_due_fact *f)
{
	struct duty_row row = duty_follow(f->pupil_id, f->shared, DATE_NONE);

	row.is_done = f->has_teacher;
	return row;
}

struct duty_row plan_due_review_date(const struct plan_due_fact *f)
{
	struct duty_row row = duty_follow(f->pupil_id, f->shared, DATE_NONE);

	row.is_done = !date_none(f->review_due) || !date_none(f->reviewed);
	return row;
}

struct duty_row plan_due_staff(struct arena *a, const struct plan_due_fact *f)
{
	struct duty_row row = duty_of_people(a, f->pupil_id, f->shared, f->staff, f->staff_n);

	if (f->staff_n == 0) /* nobody but the author holds the pupil */
		row.start = DATE_NONE;
	if (!date_none(f->reminded) && row.count > 0) {
		struct str shared = date_short(a, f->shared);
		struct str day = date_short(a, f->reminded);

		row.lead = str_fmt(a, "Shared on %.*s, reminded on %.*s.", STR_ARG(shared), STR_ARG(day));
	}
	return row;
}
