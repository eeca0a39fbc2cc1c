/* Which duties a pupil's facts give rise to, and how they stand. The register itself is duty_table.c. */
#include "domain/duty.h"

#include "base/buf.h"

#include <stdlib.h>

/* No text of a duty is longer than this many bytes. */
enum { TEXT_MAX = 1 << 16 };

/* What a rule finds in the facts. */
struct trigger {
	bool applies;
	bool is_done;
	struct date start;
	struct date due;   /* instead of the clock; none: the clock decides */
	struct date until; /* not later than this; none: no such bound */
	size_t count;
	struct str lead; /* instead of the rule's lead */
	struct str people;
};

struct look {
	struct arena *a;
	const struct duty_fact *f;
	const struct calendar *c;
	struct date today;
};

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
	return follow(l->f->concern, l->f->concern_answered);
}

static struct trigger on_message(const struct look *l)
{
	return follow(l->f->message, DATE_NONE);
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
	struct span year = school_year_span(l->c, l->today);

	return (struct trigger){ .applies = true,
		                 .is_done = date_cmp(l->f->report_given, year.from) >= 0,
		                 .start = year.from,
		                 .due = year.to };
}

static struct trigger on_annual_review(const struct look *l)
{
	return follow(l->f->ehc_reviewed, DATE_NONE);
}

typedef struct trigger trigger_fn(const struct look *);

static trigger_fn *const TRIGGERS[DUTIES] = {
	[DUTY_CONCERN] = on_concern,
	[DUTY_MESSAGE] = on_message,
	[DUTY_TALK] = on_talk,
	[DUTY_DISCUSSION] = on_discussion,
	[DUTY_DECISION] = on_decision,
	[DUTY_NOTICE] = on_notice,
	[DUTY_MONITOR] = on_monitor,
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
};

static struct date due_by_clock(const struct look *l, const struct duty_rule *r, int days, struct date start)
{
	if (r->clock == DUTY_SCHOOL_DAYS_AFTER)
		return school_day_add(l->c, start, days);
	if (r->clock == DUTY_DAYS_BEFORE)
		return later(date_add(start, -days), l->f->plan_shared);
	if (r->clock == DUTY_MONTHS_AFTER)
		return date_add_months(start, days);
	return start;
}

static struct date due_of(const struct look *l, const struct duty_rule *r, int days, const struct trigger *t)
{
	struct date due = given(t->due) ? t->due : due_by_clock(l, r, days, t->start);

	return given(t->until) && date_cmp(t->until, due) < 0 ? t->until : due;
}

static enum duty_state state_of(const struct look *l, const struct duty_rule *r, const struct trigger *t,
                                struct date due)
{
	struct date sunday = date_add(l->today, 6 - date_weekday(l->today));

	if (t->is_done)
		return DUTY_DONE;
	if ((l->f->answered >> r->id & 1) != 0)
		return DUTY_ANSWERED;
	if (date_cmp(due, l->today) < 0)
		return DUTY_OVERDUE;
	if (date_cmp(due, sunday) <= 0)
		return DUTY_THIS_WEEK;
	return date_cmp(due, half_term_end(l->c, l->today)) <= 0 ? DUTY_HALF_TERM : DUTY_LATER;
}

/* $ the name, @ the name with 's, # the day. */
static struct str fill(struct arena *a, struct str text, struct str name, struct date day)
{
	struct buf b = buf_new(a, TEXT_MAX);

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '#')
			buf_str(&b, date_short(a, day));
		else if (text.p[i] == '$' || text.p[i] == '@')
			buf_str(&b, name);
		else
			buf_char(&b, text.p[i]);
		if (text.p[i] == '@')
			buf_str(&b, S("’s"));
	}
	return buf_view(&b);
}

static struct str title_of(const struct look *l, const struct duty_rule *r)
{
	struct str title = r->title;

	if (r->id == DUTY_NOTICE && l->f->tell_pupil)
		title = S("Tell $ about SEN Support");
	return fill(l->a, title, l->f->name, DATE_NONE);
}

static struct str why_of(const struct look *l, const struct duty_rule *r, const struct trigger *t)
{
	struct buf b = buf_new(l->a, TEXT_MAX);
	struct str lead = t->lead.n > 0 ? t->lead : fill(l->a, r->lead, l->f->name, t->start);

	buf_str(&b, lead);
	if (lead.n > 0)
		buf_char(&b, ' ');
	if (r->id == DUTY_NOTICE && l->f->tell_pupil)
		buf_str(&b, S("Over compulsory school age: the young person must be told formally, in writing."));
	else
		buf_str(&b, r->why);
	if (t->people.n > 0) {
		buf_str(&b, r->id == DUTY_NOTICE ? S(" Not told yet: ") : S(" Not read yet: "));
		buf_str(&b, t->people);
		buf_char(&b, '.');
	}
	return buf_view(&b);
}

static struct str when_of(struct arena *a, const struct duty *d)
{
	struct str day;

	if (d->state == DUTY_OVERDUE)
		return str_fmt(a, "%d day%s late", d->days_late, d->days_late == 1 ? "" : "s");
	if (d->state == DUTY_THIS_WEEK) {
		day = date_full(a, d->due);
		return str_fmt(a, "By %.*s", (int)day.n - 5, day.p); /* without the year */
	}
	if (d->state == DUTY_HALF_TERM || d->state == DUTY_LATER) {
		day = date_short(a, d->due);
		return str_fmt(a, "By %.*s", STR_ARG(day));
	}
	return S("");
}

struct str duty_state_word(enum duty_state s)
{
	static const struct str words[] = {
		[DUTY_OVERDUE] = RTEXT("Overdue"),
		[DUTY_THIS_WEEK] = RTEXT("Due this week"),
		[DUTY_HALF_TERM] = RTEXT("Before the half term ends"),
		[DUTY_LATER] = RTEXT("Later"),
		[DUTY_DONE] = RTEXT("Done"),
		[DUTY_ANSWERED] = RTEXT("Answered with a reason"),
	};

	return words[s];
}

int duty_cmp(const void *a, const void *b)
{
	const struct duty *x = a;
	const struct duty *y = b;
	int due = date_cmp(x->due, y->due);

	if (x->state != y->state)
		return x->state < y->state ? -1 : 1;
	if (due != 0)
		return due;
	if (x->pupil != y->pupil)
		return x->pupil < y->pupil ? -1 : 1;
	return (x->rule->id > y->rule->id) - (x->rule->id < y->rule->id);
}

/* The rule is in force and is about pupils with this code. */
static bool rule_is_about(const struct duty_rule *r, const struct look *l)
{
	struct str code = { &l->f->code, 1 };

	return rule_applies(r->from, r->to, l->today) && str_find(r->codes, code) >= 0;
}

struct duty_list duty_list(struct arena *a, const struct duty_fact *f, const struct calendar *c,
                           const struct duty_policy *policy, struct date today)
{
	const struct look l = { a, f, c, today };
	struct duty *out = NEW_ARRAY(a, struct duty, DUTIES);
	struct duty_list list = { .item = out };

	for (size_t i = 0; i < DUTIES; i++) {
		const struct duty_rule *r = duty_rule_at(i);
		struct duty *d = &out[list.n];
		struct trigger t;

		if (!rule_is_about(r, &l))
			continue;
		t = TRIGGERS[i](&l);
		if (!t.applies)
			continue;
		*d = (struct duty){ .rule = r, .pupil = f->pupil, .start = t.start, .count = t.count };
		d->due = due_of(&l, r, policy != NULL ? policy->days[i] : r->days, &t);
		d->state = state_of(&l, r, &t, d->due);
		d->days_late = date_diff(today, d->due);
		d->title = title_of(&l, r);
		d->why = why_of(&l, r, &t);
		d->when = when_of(a, d);
		list.open += d->state < DUTY_DONE;
		list.n++;
	}
	qsort(out, list.n, sizeof *out, duty_cmp);
	return list;
}
