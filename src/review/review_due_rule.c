#include "review/review_due_rule.h"

static bool given(struct date d)
{
	return !date_none(d);
}

/* A review that is agreed for a plan in force. */
static struct duty_row agreed(const struct review_due_fact *f)
{
	struct duty_row row = duty_follow(f->pupil_id, given(f->shared) ? f->review_due : DATE_NONE, DATE_NONE);

	row.is_done = given(f->reviewed);
	row.not_before = f->shared; /* a plan shared a week before its review is not late from the start */
	return row;
}

struct duty_row review_due_held(const struct review_due_fact *f)
{
	struct duty_row row = agreed(f);

	row.lacks = !f->has_meeting;
	return row;
}

struct duty_row review_due_parents(const struct review_due_fact *f)
{
	struct duty_row row = agreed(f);

	row.is_done = row.is_done || given(f->parents_asked) || given(f->parents_view);
	row.done = given(f->parents_asked) ? f->parents_asked : f->parents_view;
	return row;
}

struct duty_row review_due_pupil(const struct review_due_fact *f)
{
	struct duty_row row = agreed(f);

	row.is_done = row.is_done || given(f->pupil_view);
	row.done = f->pupil_view;
	return row;
}

struct duty_row review_due_next(const struct review_due_fact *f)
{
	return duty_follow(f->pupil_id, f->reviewed, DATE_NONE);
}

struct duty_row review_due_three(struct arena *a, const struct review_due_fact *f, const struct calendar *c,
                                 struct date today)
{
	struct date planned = given(f->reviewed) ? DATE_NONE : f->review_due;
	struct year_count n = review_count(a, c, f->held, f->helds, planned, f->support_from, today);

	return duty_counted(f->pupil_id, &n, f->support_from);
}
