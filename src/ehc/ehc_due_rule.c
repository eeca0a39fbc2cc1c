#include "ehc/ehc_due_rule.h"

static bool given(struct date d)
{
	return !date_none(d);
}

/* Twelve months that start on 29 February end on the last day of February. */
struct date ehc_year_ends(struct date d)
{
	if (d.m == 2 && d.d == 29)
		return date_add_months(d, 12);
	return date_add(date_add_months(d, 12), -1);
}

struct date ehc_decision_by(struct date meeting)
{
	return date_add(meeting, EHC_DECISION_DAYS);
}

static void add_review(struct ehc_due_fact *f, const struct ehc_date *d)
{
	if (d->state == EHC_STATE_BOOKED && date_cmp(d->on_day, f->booked) > 0) {
		f->booked = d->on_day;
		f->booked_id = d->id;
		f->papers = d->papers_on;
	}
	if (d->state != EHC_STATE_HELD)
		return;
	f->made = date_later(f->made, given(d->decided_on) ? d->decided_on : d->on_day);
	if (date_cmp(d->on_day, f->held) > 0) {
		f->held = d->on_day;
		f->held_id = d->id;
		f->is_reported = given(d->report_on) || given(d->decided_on);
	}
}

struct ehc_due_fact ehc_due_fact(int64_t pupil_id, struct date since, const struct ehc_date *d, size_t n)
{
	struct ehc_due_fact f = { .pupil_id = pupil_id, .since = since };

	for (size_t i = 0; i < n; i++) {
		if (d[i].kind == EHC_KIND_PLAN)
			f.made = date_later(f.made, d[i].on_day);
		else
			add_review(&f, &d[i]);
	}
	return f;
}

/* Nobody can tell when the review is due. */
static struct duty_row ask_date(const struct ehc_due_fact *f)
{
	struct duty_row row = duty_follow(f->pupil_id, f->since, DATE_NONE);

	row.due = f->since;
	row.title = S("Enter the date of @ EHC plan");
	row.many = S("Enter the dates of # EHC plans");
	row.why = S("The annual review is counted from the date on the plan, or from the last review.");
	row.lead = S("No date is recorded, so nobody can tell when the annual review is due.");
	return row;
}

struct duty_row ehc_due_review(struct arena *a, const struct ehc_due_fact *f)
{
	struct duty_row row = duty_follow(f->pupil_id, ehc_year_ends(f->made), DATE_NONE);
	struct str day, end;

	if (!given(f->made))
		return ask_date(f);
	row.lacks = !given(f->booked);
	row.until = f->booked;
	row.record_id = f->booked_id;
	if (given(f->booked)) {
		day = date_short(a, f->booked);
		end = date_long(a, row.start);
		row.lead = str_fmt(a, "The meeting is booked for %.*s. The twelve months end on %.*s.", STR_ARG(day),
		                   STR_ARG(end));
	}
	return row;
}

struct duty_row ehc_due_papers(const struct ehc_due_fact *f)
{
	struct duty_row row = duty_follow(f->pupil_id, f->booked, DATE_NONE);

	row.record_id = f->booked_id;
	row.is_done = given(f->papers);
	row.done = f->papers;
	return row;
}

struct duty_row ehc_due_report(const struct ehc_due_fact *f)
{
	struct duty_row row = duty_follow(f->pupil_id, f->held, DATE_NONE);

	row.record_id = f->held_id;
	row.is_done = f->is_reported;
	return row;
}

static struct ehc_fault plan_fault(const struct ehc_date *v, struct date today)
{
	if (date_cmp(v->on_day, today) > 0)
		return (struct ehc_fault){ "on_day", S("The date on a plan is not in the future") };
	if (given(v->papers_on) || given(v->report_on) || given(v->decided_on) || v->outcome != EHC_OUTCOME_NONE)
		return (struct ehc_fault){ "kind", S("Papers, report and decision belong to an annual review") };
	return (struct ehc_fault){ NULL, STR_NONE };
}

static struct ehc_fault review_fault(const struct ehc_date *v, struct date today)
{
	if (v->state == EHC_STATE_HELD && date_cmp(v->on_day, today) > 0)
		return (struct ehc_fault){ "state", S("The meeting is in the future: it is booked, not held") };
	if (given(v->papers_on) && (date_cmp(v->papers_on, today) > 0 || date_cmp(v->papers_on, v->on_day) > 0))
		return (struct ehc_fault){ "papers_on", S("Enter the day they went: not in the future, not after the "
			                                  "meeting") };
	if (given(v->report_on) && (date_cmp(v->report_on, today) > 0 || date_cmp(v->report_on, v->on_day) < 0))
		return (struct ehc_fault){ "report_on",
			                   S("Enter the day it went: after the meeting, not in the future") };
	if (given(v->decided_on) && (date_cmp(v->decided_on, today) > 0 || date_cmp(v->decided_on, v->on_day) < 0))
		return (struct ehc_fault){ "decided_on", S("Enter the day: after the meeting, not in the future") };
	if ((given(v->report_on) || given(v->decided_on)) && v->state != EHC_STATE_HELD)
		return (struct ehc_fault){ "state", S("A report or a decision means that the meeting was held") };
	return (struct ehc_fault){ NULL, STR_NONE };
}

struct ehc_fault ehc_date_fault(const struct ehc_date *v, struct date born, struct date today)
{
	if (v->kind == EHC_KIND_NONE)
		return (struct ehc_fault){ "kind", S("Choose what it is") };
	if (date_none(v->on_day))
		return (struct ehc_fault){ "on_day", S("Enter the date") };
	if (date_cmp(v->on_day, born) < 0)
		return (struct ehc_fault){ "on_day", S("This day is before the pupil was born") };
	return v->kind == EHC_KIND_PLAN ? plan_fault(v, today) : review_fault(v, today);
}
