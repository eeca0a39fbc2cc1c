/* How a duty stands on a day, and its words. The duties themselves are declared in the capabilities. */
#include "core/duty/duty_rule.h"

#include "kit/base/buf.h"

enum { TEXT_MAX = 1 << 16, YEAR_SAID_DAYS = 182 };

extern const struct duty_rule *const __start_apdr_duty[] __attribute__((weak));
extern const struct duty_rule *const __stop_apdr_duty[] __attribute__((weak));

const struct duty_rule *duty_rule_at(size_t i)
{
	return i < (size_t)(__stop_apdr_duty - __start_apdr_duty) ? __start_apdr_duty[i] : NULL;
}

const struct duty_rule *duty_rule_find(struct str key)
{
	const struct duty_rule *r;

	for (size_t i = 0; (r = duty_rule_at(i)) != NULL; i++)
		if (str_eq(r->key, key))
			return r;
	return NULL;
}

struct str duty_owner_word(enum duty_owner o)
{
	static const struct str words[] = {
		[OWNER_SENCO] = RTEXT("SENCO"), [OWNER_TEACHER] = RTEXT("Teacher"), [OWNER_HEAD] = RTEXT("Head")
	};

	return words[o];
}

struct str duty_time_word(enum duty_time t)
{
	static const struct str words[] = {
		[TIME_DEFAULT] = RTEXT("APDR’s default"),
		[TIME_SCHOOL] = RTEXT("Set by the school"),
		[TIME_AGREED] = RTEXT("As agreed"),
		[TIME_GUIDE] = RTEXT("Guidance"),
		[TIME_LAW] = RTEXT("By law"),
	};

	return words[t];
}

struct str duty_timing_words(struct arena *a, const struct duty_rule *r)
{
	static const struct str after[] = { [DUTY_SCHOOL_DAYS_AFTER] = RTEXT("school days after"),
		                            [DUTY_DAYS_AFTER] = RTEXT("days after"),
		                            [DUTY_DAYS_BEFORE] = RTEXT("days before"),
		                            [DUTY_ON_DAY] = RTEXT("On"),
		                            [DUTY_YEAR_SHARE] = RTEXT("Spread evenly over") };

	if (r->days == 0)
		return str_fmt(a, "%.*s %.*s", STR_ARG(after[r->clock]), STR_ARG(r->trigger));
	return str_fmt(a, "%d %.*s %.*s", r->days, STR_ARG(after[r->clock]), STR_ARG(r->trigger));
}

struct duty_row duty_follow(int64_t pupil_id, struct date start, struct date done)
{
	return (struct duty_row){ .pupil_id = pupil_id, .start = start, .done = done };
}

struct duty_row duty_of_people(struct arena *a, int64_t pupil_id, struct date start, const struct duty_person *p,
                               size_t n)
{
	struct duty_row row = { .pupil_id = pupil_id, .start = start };
	struct buf b = buf_new(a, TEXT_MAX);

	for (size_t i = 0; i < n; i++) {
		if (p[i].is_done)
			continue;
		if (row.count > 0)
			buf_str(&b, S(", "));
		buf_str(&b, p[i].name);
		row.count++;
	}
	row.people = buf_view(&b);
	row.is_done = n > 0 && row.count == 0;
	return row;
}

struct duty_day duty_day(const struct calendar *c, struct date today)
{
	return (struct duty_day){ .calendar = c,
		                  .today = today,
		                  .week_end = date_add(today, 6 - date_weekday(today)),
		                  .half_end = half_term_end(c, today) };
}

/* Part 3 of the Children and Families Act 2014 and the Code are in force from here. */
static const struct date PART_3 = { 2014, 9, 1 };

static bool given(struct date d)
{
	return !date_none(d);
}

static struct date later(struct date a, struct date b)
{
	return date_cmp(a, b) >= 0 ? a : b;
}

static struct date due_of(const struct duty_day *day, const struct duty_rule *r, const struct duty_row *row)
{
	struct date due = row->start;

	if (given(row->due))
		due = row->due;
	else if (r->clock == DUTY_SCHOOL_DAYS_AFTER)
		due = school_day_add(day->calendar, row->start, r->days);
	else if (r->clock == DUTY_DAYS_AFTER)
		due = later(school_day_until(day->calendar, date_add(row->start, r->days)), row->start);
	else
		due = later(school_day_until(day->calendar, date_add(row->start, -r->days)), row->not_before);
	return given(row->until) && date_cmp(row->until, due) < 0 ? row->until : due;
}

static enum duty_state state_of(const struct duty_day *day, const struct duty_row *row, struct date due)
{
	if (row->is_done || (given(row->done) && date_cmp(row->done, row->start) >= 0))
		return DUTY_DONE;
	if (date_cmp(due, day->today) < 0)
		return DUTY_OVERDUE;
	if (date_cmp(due, day->week_end) <= 0)
		return DUTY_THIS_WEEK;
	return date_cmp(due, day->half_end) <= 0 ? DUTY_HALF_TERM : DUTY_LATER;
}

struct date duty_code_from(struct date code_from, struct date joined_on)
{
	return date_none(code_from) ? code_from : date_later(code_from, joined_on);
}

/* In school days, and not from one day to another that somebody named. */
static bool is_counted(const struct duty_rule *r, const struct duty_row *row)
{
	return r->clock == DUTY_YEAR_SHARE || (r->clock == DUTY_SCHOOL_DAYS_AFTER && !given(row->due));
}

bool duty_make(const struct duty_rule *r, const struct duty_pupil *p, const struct duty_row *row,
               const struct duty_day *day, struct duty *out)
{
	struct str code = { &p->code, 1 };

	if (date_none(row->start) || !rule_applies(given(r->from) ? r->from : PART_3, r->to, day->today) ||
	    str_find(r->codes, code) < 0)
		return false;
	*out = (struct duty){ .rule = r, .row = *row, .pupil = p->id, .due = due_of(day, r, row) };
	out->is_guess = is_counted(r, row) && !calendar_knows(day->calendar, out->due);
	out->state = state_of(day, row, out->due);
	out->days_late = date_diff(day->today, out->due);
	return true;
}

/* $ the name, @ the name with 's, # the day, with its year when it is far away. */
static void fill(struct arena *a, struct buf *b, const struct duty_pupil *p, const struct duty_day *day,
                 struct str text, struct date on)
{
	bool far = given(on) && date_diff(day->today, on) > YEAR_SAID_DAYS;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '#')
			buf_str(b, far ? date_long(a, on) : date_short(a, on));
		else if (text.p[i] == '$' || text.p[i] == '@')
			buf_str(b, p->name);
		else
			buf_char(b, text.p[i]);
		if (text.p[i] == '@')
			buf_str(b, S("’s"));
	}
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

void duty_words(struct arena *a, const struct duty_pupil *p, const struct duty_day *day, struct duty *d)
{
	const struct duty_row *row = &d->row;
	struct buf title = buf_new(a, TEXT_MAX);
	struct buf lead = buf_new(a, TEXT_MAX);
	struct buf why = buf_new(a, TEXT_MAX);

	fill(a, &title, p, day, row->title.n > 0 ? row->title : d->rule->title, DATE_NONE);
	if (row->lead.n > 0)
		buf_str(&lead, row->lead);
	else
		fill(a, &lead, p, day, d->rule->lead, row->start);
	if (d->is_guess)
		buf_fmt(&lead, "%sThe terms of %.*s are not entered: the day is counted with the usual ones.",
		        lead.n > 0 ? " " : "", STR_ARG(school_year_words(a, date_school_year(d->due).y)));
	d->title = buf_view(&title);
	d->lead = buf_view(&lead);
	buf_str(&why, d->lead);
	if (d->lead.n > 0)
		buf_char(&why, ' ');
	buf_str(&why, row->why.n > 0 ? row->why : d->rule->why);
	if (row->people.n > 0) {
		buf_char(&why, ' ');
		buf_str(&why, d->rule->people);
		buf_str(&why, row->people);
		buf_char(&why, '.');
	}
	d->why = buf_view(&why);
	d->when = when_of(a, d);
}

struct str duty_source(struct arena *a, const struct duty *d)
{
	if (d->rule->force == FORCE_MUST || d->rule->ref.n == 0)
		return d->row.act.n > 0 ? d->row.act : d->rule->act;
	return str_fmt(a, "Code %.*s", STR_ARG(d->rule->ref));
}

struct str duty_force_word(const struct duty_rule *r)
{
	static const struct str words[] = {
		[FORCE_MUST] = RTEXT("Must"), [FORCE_SHOULD] = RTEXT("Should"), [FORCE_MAY] = RTEXT("May")
	};

	return r->force_word.n > 0 ? r->force_word : words[r->force];
}

struct str duty_state_word(enum duty_state s)
{
	static const struct str words[] = {
		[DUTY_OVERDUE] = RTEXT("Overdue"),
		[DUTY_THIS_WEEK] = RTEXT("Due this week"),
		[DUTY_HALF_TERM] = RTEXT("Before the half term ends"),
		[DUTY_LATER] = RTEXT("Later"),
		[DUTY_DONE] = RTEXT("Done"),
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
	if (x->rule->force != y->rule->force)
		return x->rule->force < y->rule->force ? -1 : 1;
	if (x->pupil != y->pupil)
		return x->pupil < y->pupil ? -1 : 1;
	due = str_cmp(x->rule->key, y->rule->key);
	return (due > 0) - (due < 0);
}
