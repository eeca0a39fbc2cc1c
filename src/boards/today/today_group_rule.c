#include "boards/today/today_group_rule.h"

#include <stdlib.h>
#include <string.h>

#include "kit/base/buf.h"

enum { SATURDAY = 5, TITLE_MAX = 4096 };

bool today_is_weekend(const struct duty_day *day)
{
	return date_weekday(day->today) >= SATURDAY;
}

static enum today_section section_of(const struct today_lines *l, const struct duty *d)
{
	if (d->state == DUTY_OVERDUE)
		return SECTION_LATE;
	if (date_cmp(d->due, l->week_end) <= 0)
		return SECTION_WEEK;
	return date_cmp(d->due, l->next_end) <= 0 ? SECTION_NEXT : SECTION_TERM;
}

static bool is_same(const struct today_line *l, const struct duty_rule *r, struct str many)
{
	return l->rule == r && str_eq(l->many, many);
}

static struct today_line *line_of(struct today_lines *l, const struct duty *d)
{
	enum today_section s = section_of(l, d);

	for (size_t i = 0; i < l->n; i++)
		if (l->line[i].section == s && is_same(&l->line[i], d->rule, d->row.many))
			return &l->line[i];
	l->line[l->n] = (struct today_line){ .section = s, .rule = d->rule, .many = d->row.many };
	return &l->line[l->n++];
}

static int item_cmp(const void *x, const void *y)
{
	const struct duty *a = *(const struct duty *const *)x;
	const struct duty *b = *(const struct duty *const *)y;
	int by = date_cmp(a->due, b->due);

	return by != 0 ? by : (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

static int line_cmp(const void *x, const void *y)
{
	const struct today_line *a = x;
	const struct today_line *b = y;
	int by = date_cmp(a->item[0]->due, b->item[0]->due);

	if (a->section != b->section)
		return (int)a->section - (int)b->section;
	if (a->rule->force != b->rule->force)
		return (int)a->rule->force - (int)b->rule->force;
	if (by == 0)
		by = str_cmp(a->rule->key, b->rule->key);
	return by != 0 ? by : str_cmp(a->many, b->many);
}

/* First how many each line has, then who. */
static void lines_fill(struct arena *a, struct today_lines *l, const struct duty *const *duty, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		line_of(l, duty[i])->n++;
		l->law += duty[i]->rule->force == FORCE_MUST;
	}
	for (size_t i = 0; i < l->n; i++) {
		l->line[i].item = NEW_ARRAY(a, const struct duty *, l->line[i].n);
		l->line[i].n = 0;
	}
	for (size_t i = 0; i < n; i++) {
		struct today_line *x = line_of(l, duty[i]);

		x->item[x->n++] = duty[i];
		x->lacking += duty[i]->row.lacks;
	}
}

static struct today_line *same_before(struct today_lines *l, size_t at)
{
	for (size_t i = at; i-- > 0;)
		if (l->line[i].section != SECTION_LATE && is_same(&l->line[i], l->line[at].rule, l->line[at].many))
			return &l->line[i];
	return NULL;
}

/* The line goes into the same duty's line of an earlier section. */
static void join(struct arena *a, struct today_lines *l, struct today_line *into, size_t at)
{
	const struct today_line *x = &l->line[at];
	const struct duty **item = NEW_ARRAY(a, const struct duty *, into->n + x->n);

	memcpy(item, into->item, into->n * sizeof *item);
	memcpy(item + into->n, x->item, x->n * sizeof *item);
	into->item = item;
	into->n += x->n;
	into->lacking += x->lacking;
	l->n--;
	memmove(&l->line[at], &l->line[at + 1], (l->n - at) * sizeof *l->line);
}

/* The line of a section that is folded next, SIZE_MAX: none may be. What is near keeps its order and loses the last
 * line; of what is further away the line with the fewest duties. What the law asks for is folded last. */
static size_t to_fold(const struct today_lines *l, enum today_section s, bool law)
{
	size_t open = 0;
	size_t at = SIZE_MAX;

	for (size_t i = 0; i < l->n; i++) {
		const struct today_line *x = &l->line[i];

		if (x->section != s || x->folded)
			continue;
		open++;
		if ((x->rule->force == FORCE_MUST) == law &&
		    (at == SIZE_MAX || s <= SECTION_WEEK || x->n <= l->line[at].n))
			at = i;
	}
	return open > 1 ? at : SIZE_MAX;
}

static void fold(struct today_lines *l, bool law)
{
	size_t at;

	for (int s = SECTIONS; s-- > 0;)
		while (l->shown > TODAY_LINES && (at = to_fold(l, (enum today_section)s, law)) != SIZE_MAX) {
			l->line[at].folded = true;
			l->shown -= l->folded[s] > 0; /* the first one only changes places with the fold */
			l->folded[s]++;
		}
}

static void shorten(struct arena *a, struct today_lines *l)
{
	struct today_line *into;

	for (size_t i = l->n; i-- > 1 && l->n > TODAY_LINES;)
		if ((into = same_before(l, i)) != NULL)
			join(a, l, into, i);
	l->shown = l->n;
	fold(l, false);
	fold(l, true);
	for (size_t i = 0; i < l->n; i++)
		l->count[l->line[i].section] += l->line[i].n;
}

struct today_lines today_group(struct arena *a, const struct duty *const *duty, size_t n, const struct duty_day *day)
{
	struct today_lines l = { .week_end = day->week_end, .duties = n };

	if (today_is_weekend(day))
		l.week_end = date_add(l.week_end, 7);
	l.next_end = date_add(l.week_end, 7);
	l.line = NEW_ARRAY(a, struct today_line, n + 1);
	lines_fill(a, &l, duty, n);
	for (size_t i = 0; i < l.n; i++)
		qsort(l.line[i].item, l.line[i].n, sizeof(struct duty *), item_cmp);
	qsort(l.line, l.n, sizeof *l.line, line_cmp);
	shorten(a, &l);
	return l;
}

struct str today_line_title(struct arena *a, const struct today_line *l, const struct duty_day *day)
{
	struct str many = l->many.n > 0 ? l->many : l->rule->many;
	struct buf b = buf_new(a, TITLE_MAX);

	if (l->n == 1)
		return l->item[0]->title;
	for (size_t i = 0; i < many.n; i++)
		if (many.p[i] == '#')
			buf_fmt(&b, "%zu", l->n);
		else
			buf_char(&b, many.p[i]);
	if (l->section == SECTION_TERM && l->rule->lack.n > 0) {
		struct str until = date_short(a, day->half_end);

		buf_fmt(&b, " before %.*s", STR_ARG(until));
	}
	if (l->lacking > 0 && l->rule->lack.n > 0)
		buf_fmt(&b, ": %zu %s %.*s", l->lacking, l->lacking == 1 ? "has" : "have", STR_ARG(l->rule->lack));
	return buf_view(&b);
}

/* "Tuesday 10 March" */
static struct str day_words(struct arena *a, struct date d)
{
	struct str s = date_full(a, d);

	return str_sub(s, 0, s.n - 5); /* without the year */
}

struct str today_line_when(struct arena *a, const struct today_line *l)
{
	struct date first = l->item[0]->due;
	struct date last = l->item[l->n - 1]->due;
	int32_t late = l->item[0]->days_late;

	if (l->section == SECTION_LATE)
		return str_fmt(a, "%s%d day%s late", l->n > 1 ? "oldest " : "", late, late == 1 ? "" : "s");
	if (date_cmp(first, last) == 0)
		return str_fmt(a, "by %.*s", STR_ARG(day_words(a, first)));
	return str_fmt(a, "from %.*s to %.*s", STR_ARG(day_words(a, first)), STR_ARG(day_words(a, last)));
}

struct str today_section_title(struct arena *a, enum today_section s, const struct today_lines *l,
                               const struct duty_day *day, struct date opens)
{
	struct str from = date_short(a, date_add(l->week_end, 1));
	struct str to = date_short(a, date_add(l->next_end, -2));

	if (s == SECTION_LATE)
		return S("Overdue");
	if (s == SECTION_WEEK && today_is_weekend(day))
		return str_fmt(a, "From %s%.*s", date_cmp(opens, date_add(day->today, 1)) == 0 ? "tomorrow, " : "",
		               STR_ARG(day_words(a, opens)));
	if (s == SECTION_WEEK)
		return str_fmt(a, "This week, to %.*s", STR_ARG(day_words(a, date_add(l->week_end, -2))));
	if (s == SECTION_NEXT)
		return str_fmt(a, "%s, %.*s to %.*s", today_is_weekend(day) ? "The week after" : "Next week",
		               STR_ARG(from), STR_ARG(to));
	return str_fmt(a, "Before we break up on %.*s", STR_ARG(date_short(a, day->half_end)));
}
