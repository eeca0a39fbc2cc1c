/* What the rules of the register find in the facts of a pupil: one small function for each rule. */
#include "core/duty/duty_trigger_rule.h"

#include "kit/base/buf.h"
#include "core/people/young_rule.h"

static bool given(struct date d)
{
	return !date_none(d);
}

static struct date later(struct date a, struct date b)
{
	return date_cmp(a, b) >= 0 ? a : b;
}

/* Something happened and something is to follow: done when it followed on the day or after. */
static struct trigger follow(struct date start, struct date done)
{
	return (struct trigger){ .applies = given(start),
		                 .is_done = given(done) && date_cmp(done, start) >= 0,
		                 .start = start };
}

/* Names of those who are not done yet. */
static struct str names(struct arena *a, const struct duty_person *p, size_t n, size_t *count)
{
	struct buf b = buf_new(a, TEXT_MAX);

	*count = 0;
	for (size_t i = 0; i < n; i++) {
		if (p[i].is_done)
			continue;
		if (*count > 0)
			buf_str(&b, S(", "));
		buf_str(&b, p[i].name);
		++*count;
	}
	return buf_view(&b);
}

static struct trigger on_concern(const struct look *l)
{
	struct trigger t = follow(l->f->concern, l->f->concern_answered);

	t.due = l->f->concern_due;
	return t;
}

static struct trigger on_message(const struct look *l)
{
	return follow(l->f->message, DATE_NONE);
}

static struct trigger complaint_with(const struct look *l, bool head)
{
	struct trigger t = follow(l->f->complaint, DATE_NONE);

	t.applies = t.applies && l->f->complaint_head == head;
	t.due = l->f->complaint_due;
	return t;
}

static struct trigger on_complaint(const struct look *l)
{
	return complaint_with(l, false);
}

static struct trigger on_complaint_head(const struct look *l)
{
	return complaint_with(l, true);
}

static struct trigger on_talk(const struct look *l)
{
	return follow(l->f->concern, later(l->f->discussion, l->f->decided));
}

static struct trigger on_discussion(const struct look *l)
{
	return follow(l->f->discussion, l->f->discussion_copied);
}

static struct trigger on_decision(const struct look *l)
{
	return follow(l->f->discussion, l->f->decided);
}

static struct trigger on_notice(const struct look *l)
{
	const struct duty_fact *f = l->f;
	struct trigger t = follow(f->decided, DATE_NONE);

	t.applies = t.applies && f->decision == DECISION_SEN_SUPPORT;
	t.people = names(l->a, f->told, f->told_n, &t.count);
	t.is_done = f->told_n > 0 && t.count == 0;
	if (given(f->provision_from))
		t.until = later(f->provision_from, f->decided);
	return t;
}

static struct trigger on_monitor(const struct look *l)
{
	struct trigger t = follow(l->f->monitor_on, DATE_NONE);

	t.is_done = given(l->f->monitored) && date_cmp(l->f->monitored, l->f->decided) >= 0;
	return t;
}

/* A newer decision takes the place of the one that named the day, so the day alone says it all. */
static struct trigger on_screen_look(const struct look *l)
{
	return follow(l->f->screen_look_on, DATE_NONE);
}

static struct trigger on_concern_look(const struct look *l)
{
	return follow(l->f->concern_look_on, DATE_NONE);
}

static struct trigger on_plan_open(const struct look *l)
{
	const struct duty_fact *f = l->f;
	struct trigger t = follow(given(f->cycle_opened) ? f->cycle_opened : f->known_from, DATE_NONE);

	t.applies = t.applies && !given(f->review_finished);
	t.is_done = given(f->plan_shared);
	return t;
}

static struct trigger on_plan_given(const struct look *l)
{
	return follow(l->f->plan_agreed, l->f->plan_shared);
}

static struct trigger on_teacher(const struct look *l)
{
	struct trigger t = follow(l->f->plan_shared, DATE_NONE);

	t.is_done = l->f->has_teacher;
	return t;
}

static struct trigger on_review_date(const struct look *l)
{
	struct trigger t = follow(l->f->plan_shared, DATE_NONE);

	t.is_done = given(l->f->review_due) || given(l->f->review_held);
	return t;
}

static struct trigger on_staff(const struct look *l)
{
	struct trigger t = follow(l->f->plan_shared, DATE_NONE);

	t.applies = t.applies && l->f->staff_n > 0;
	t.people = names(l->a, l->f->staff, l->f->staff_n, &t.count);
	t.is_done = t.count == 0;
	return t;
}

/* A review that is agreed for a plan in force. */
static struct trigger on_review(const struct look *l)
{
	struct trigger t = follow(l->f->review_due, DATE_NONE);

	t.applies = t.applies && given(l->f->plan_shared);
	t.is_done = given(l->f->review_held);
	return t;
}

static struct trigger on_views_parents(const struct look *l)
{
	struct trigger t = on_review(l);

	t.is_done = t.is_done || given(l->f->parents_asked) || given(l->f->parents_view);
	return t;
}

static struct trigger on_views_pupil(const struct look *l)
{
	struct trigger t = on_review(l);

	t.is_done = t.is_done || given(l->f->pupil_view);
	return t;
}

static struct trigger on_summary(const struct look *l)
{
	return follow(l->f->review_held, l->f->summary_given);
}

static struct trigger on_next_cycle(const struct look *l)
{
	return follow(l->f->review_finished, DATE_NONE);
}

static struct trigger from_count(const struct year_count *n, struct date support_from)
{
	return (struct trigger){ .applies = n->expected > 0,
		                 .is_done = n->shortfall == 0,
		                 .start = support_from,
		                 .due = n->book_by,
		                 .lead = n->words };
}

static struct trigger on_meetings(const struct look *l)
{
	const struct duty_fact *f = l->f;
	struct year_count n = meeting_count(l->a, l->c, f->meeting, f->meetings, f->support_from, l->today);

	return from_count(&n, f->support_from);
}

static struct trigger on_reviews(const struct look *l)
{
	const struct duty_fact *f = l->f;
	struct date planned = given(f->review_held) ? DATE_NONE : f->review_due;
	struct year_count n = review_count(l->a, l->c, f->review, f->reviews, planned, f->support_from, l->today);

	return from_count(&n, f->support_from);
}

static struct trigger on_report(const struct look *l)
{
	return (struct trigger){ .applies = true,
		                 .is_done = date_cmp(l->f->report_given, l->year.from) >= 0,
		                 .start = l->year.from,
		                 .due = l->year.to };
}

static struct trigger on_annual_review(const struct look *l)
{
	return follow(l->f->ehc_reviewed, DATE_NONE);
}

/* Somebody who came later is not late before they came. */
static struct trigger on_young(const struct look *l)
{
	struct trigger t = follow(l->f->rights_on, DATE_NONE);

	t.is_done = given(l->f->rights_explained);
	if (t.applies && date_cmp(l->f->known_from, date_add(t.start, -YOUNG_EXPLAIN_DAYS)) > 0)
		t.due = l->f->known_from;
	return t;
}

typedef struct trigger trigger_fn(const struct look *);

static trigger_fn *const TRIGGERS[DUTIES] = {
	[DUTY_CONCERN] = on_concern,
	[DUTY_MESSAGE] = on_message,
	[DUTY_COMPLAINT] = on_complaint,
	[DUTY_COMPLAINT_HEAD] = on_complaint_head,
	[DUTY_TALK] = on_talk,
	[DUTY_DISCUSSION] = on_discussion,
	[DUTY_DECISION] = on_decision,
	[DUTY_NOTICE] = on_notice,
	[DUTY_MONITOR] = on_monitor,
	[DUTY_SCREEN_LOOK] = on_screen_look,
	[DUTY_CONCERN_LOOK] = on_concern_look,
	[DUTY_PLAN_OPEN] = on_plan_open,
	[DUTY_PLAN_GIVEN] = on_plan_given,
	[DUTY_TEACHER] = on_teacher,
	[DUTY_REVIEW_DATE] = on_review_date,
	[DUTY_STAFF_READ] = on_staff,
	[DUTY_VIEWS_PARENTS] = on_views_parents,
	[DUTY_VIEWS_PUPIL] = on_views_pupil,
	[DUTY_REVIEW] = on_review,
	[DUTY_SUMMARY] = on_summary,
	[DUTY_NEXT_CYCLE] = on_next_cycle,
	[DUTY_MEETINGS] = on_meetings,
	[DUTY_REVIEWS] = on_reviews,
	[DUTY_REPORT] = on_report,
	[DUTY_ANNUAL_REVIEW] = on_annual_review,
	[DUTY_YOUNG] = on_young,
};

struct trigger duty_trigger(enum duty_id id, const struct look *l)
{
	return TRIGGERS[id](l);
}
