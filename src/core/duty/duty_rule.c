/* Which duties a pupil's facts give rise to, and how they stand. The register itself is duty_table.c. */
#include "core/duty/duty_rule.h"

#include "core/duty/duty_trigger_rule.h"

#include "kit/base/buf.h"

#include <stdlib.h>

static bool given(struct date d)
{
	return !date_none(d);
}

static struct date later(struct date a, struct date b)
{
	return date_cmp(a, b) >= 0 ? a : b;
}

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
	if (t->is_done)
		return DUTY_DONE;
	if ((l->f->answered >> r->id & 1) != 0)
		return DUTY_ANSWERED;
	if (date_cmp(due, l->today) < 0)
		return DUTY_OVERDUE;
	if (date_cmp(due, l->week_end) <= 0)
		return DUTY_THIS_WEEK;
	return date_cmp(due, l->half_end) <= 0 ? DUTY_HALF_TERM : DUTY_LATER;
}

enum { YEAR_SAID_DAYS = 182 };

/* $ the name, @ the name with 's, # the day, with its year when it is far away. */
static struct str fill(const struct look *l, struct str text, struct date day)
{
	struct arena *a = l->a;
	struct str name = l->f->name;
	struct buf b = buf_new(a, TEXT_MAX);
	bool far = !date_none(day) && date_diff(l->today, day) > YEAR_SAID_DAYS;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '#')
			buf_str(&b, far ? date_long(a, day) : date_short(a, day));
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
	return fill(l, title, DATE_NONE);
}

static struct str why_of(const struct look *l, const struct duty_rule *r, const struct trigger *t)
{
	struct buf b = buf_new(l->a, TEXT_MAX);
	struct str lead = t->lead.n > 0 ? t->lead : fill(l, r->lead, t->start);

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
	const struct look l = { .a = a,
		                .f = f,
		                .c = c,
		                .today = today,
		                .week_end = date_add(today, 6 - date_weekday(today)),
		                .half_end = half_term_end(c, today),
		                .year = school_year_span(c, today) };
	struct duty *out = NEW_ARRAY(a, struct duty, DUTIES);
	struct duty_list list = { .item = out };

	for (size_t i = 0; i < DUTIES; i++) {
		const struct duty_rule *r = duty_rule_at(i);
		struct duty *d = &out[list.n];
		struct trigger t;

		if (!rule_is_about(r, &l))
			continue;
		t = duty_trigger(r->id, &l);
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
