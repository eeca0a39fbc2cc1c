/* Who is in a school of the demonstration, and what its scenario says about them, put into the queue. */
#include "cmd/demo.h"

#include "core/people/upn_rule.h"
#include "core/people/year_rule.h"

enum {
	START_DAYS = 60,
	CLASS_OF = 30,
	SHARE_AFTER = 9,
	PLAN_LEAST_DAYS = 14,
	TERMS_BACK = 2,
	EVERY_OTHER = 14,
	NEW_HERE_DAYS = 28,
	EHC_KINDS = 10,
};

struct times {
	struct date begin, open, share, review;
};

static struct date ymd(int y, int m, int day)
{
	return (struct date){ (int16_t)y, (int8_t)m, (int8_t)day };
}

/* ---- classes and pupils ---- */

static struct str login_of(struct demo *d, const char *what, size_t i)
{
	const struct demo_part *p = demo_part(&d->text, S("staff"));
	struct str rest = p != NULL ? demo_field(p->field, p->fields, what) : STR_NONE;
	struct str all = rest, one = STR_NONE;

	for (size_t k = 0; k <= i; k++) {
		if (rest.n == 0)
			rest = all;
		one = str_trim(str_cut(rest, ',', &rest));
	}
	return one;
}

/* Who can sign in as teacher and assistant has the class of the told story alone. */
static void classes_make(struct demo *d)
{
	static const char LETTERS[] = "PKMRTB";
	size_t years = (size_t)(d->year_last - d->year_first) + 1;
	size_t a_year = d->asked / years / CLASS_OF > 0 ? d->asked / years / CLASS_OF : 1;

	for (int year = d->year_first; year <= d->year_last; year++)
		for (size_t i = 0; i < a_year && d->classes + years < DEMO_CLASSES_MAX; i++) {
			struct demo_class *k = &d->klass[d->classes];
			struct str code = year_code(d->a, year);
			bool story = year == d->year_story && i == 0;

			k->year = year;
			k->name = a_year < sizeof LETTERS ? str_fmt(d->a, "%.*s%c", STR_ARG(code), LETTERS[i])
			                                  : str_fmt(d->a, "%.*s-%zu", STR_ARG(code), i + 1);
			k->teacher = story ? S("teacher") : login_of(d, "teachers", d->classes);
			k->ta = story ? S("ta") : login_of(d, "assistants", d->classes);
			d->classes++;
		}
}

static size_t class_of_year(const struct demo *d, int year)
{
	for (size_t i = 0; i < d->classes; i++)
		if (d->klass[i].year == year)
			return i;
	return 0;
}

static struct str said(const struct demo_pupil *p, const char *name)
{
	return p->part != NULL ? demo_field(p->part->field, p->part->fields, name) : STR_NONE;
}

static void parents_draw(struct demo *d, struct demo_pupil *p)
{
	static const char *const LANGUAGES[] = { "English", "English", "English", "English", "English",
		                                 "English", "Urdu",    "Polish",  "Arabic",  "Romanian" };

	for (size_t i = 0; i < 2; i++)
		p->parent[i] = (struct demo_parent){
			.known = i == 0 || p->told || demo_pick(d, 5) > 0,
			.lives_with = i == 0 || demo_pick(d, 4) > 0,
			.given = str_of(i == 0 ? demo_given_girl[demo_pick(d, (int64_t)demo_given_girls)]
			                       : demo_given_boy[demo_pick(d, (int64_t)demo_given_boys)]),
			.language = str_of(LANGUAGES[demo_pick(d, 10)]),
			.n = demo_pick(d, 1000),
		};
}

static bool name_is_free(const struct demo *d, const struct demo_pupil *p)
{
	for (size_t i = 0; i < d->pupils && i < 1000; i++)
		if (str_eq(d->pupil[i].given, p->given) && str_eq(d->pupil[i].family, p->family))
			return false;
	return true;
}

static void pupil_draw(struct demo *d, const struct demo_part *part)
{
	struct demo_pupil *p = &d->pupil[d->pupils];
	int64_t year = 0;
	struct str body = str_fmt(d->a, "999%04lld%02d%03zu", (long long)(1000 + d->school_id % 9000),
	                          d->year.y % 100 - (int)(d->pupils / 1000), d->pupils % 1000);

	*p = (struct demo_pupil){ .part = part, .told = part != NULL, .class_at = d->pupils % d->classes };
	p->girl = part != NULL ? str_is(said(p, "Sex"), "F") : demo_pick(d, 2) == 0;
	for (int tries = 0; tries < 8 && (tries == 0 || !name_is_free(d, p)); tries++) {
		p->given = str_of(p->girl ? demo_given_girl[demo_pick(d, (int64_t)demo_given_girls)]
		                          : demo_given_boy[demo_pick(d, (int64_t)demo_given_boys)]);
		p->family = str_of(demo_family[demo_pick(d, (int64_t)demo_families)]);
	}
	if (part != NULL) {
		p->given = said(p, "Legal forename");
		p->family = said(p, "Legal surname");
		if (str_int(said(p, "NC year"), &year))
			p->class_at = class_of_year(d, (int)year);
	}
	p->upn = str_fmt(d->a, "%c%.*s", upn_letter(body), STR_ARG(body));
	p->year = d->klass[p->class_at].year;
	p->born = date_add(ymd(d->year.y - 5 - p->year, 9, 1), (int32_t)demo_pick(d, 360));
	parents_draw(d, p);
	d->pupils++;
}

static void pupils_make(struct demo *d)
{
	d->pupil = NEW_ARRAY(d->a, struct demo_pupil, d->asked);
	for (size_t i = 0; d->whole && i < d->text.parts && d->pupils < d->asked; i++)
		if (str_starts(d->text.part[i].name, S("pupil ")))
			pupil_draw(d, &d->text.part[i]);
	while (d->pupils < d->asked)
		pupil_draw(d, NULL);
}

/* ---- lines into the queue ---- */

static struct date line_day(struct demo *d, struct str when, const struct times *t)
{
	const struct {
		const char *word;
		struct date from;
	} FROM[] = { { "start", d->start }, { "year", d->year },   { "today", d->end.today }, { "begin", t->begin },
		     { "open", t->open },   { "share", t->share }, { "review", t->review } };
	struct date day = DATE_NONE;

	for (size_t i = 0; i < sizeof FROM / sizeof FROM[0] && date_none(day); i++)
		if (!date_none(FROM[i].from))
			day = demo_day(d, when, str_of(FROM[i].word), FROM[i].from);
	if (!date_none(day) && date_cmp(day, d->start) < 0)
		day = d->start;
	return day;
}

/* RC_INVALID also for a line whose day cannot be read. */
static enum rc line_queue(struct demo *d, const struct demo_line *l, struct demo_case *x, const struct times *t)
{
	struct demo_act act = { .line = l, .x = x, .who = l->who, .open = t->open, .review = t->review };

	act.day = line_day(d, l->when, t);
	if (date_none(act.day))
		return demo_fault(d, &act, RC_INVALID, S("the day cannot be read"));
	if (x != NULL && x->p->year == d->year_first && date_cmp(act.day, date_add(d->year, 2)) < 0)
		act.day =
		    demo_school_day(d, date_add(d->year, 2), false); /* new here: not before they are on the roll */
	if (x != NULL && str_is(l->who, "teacher"))
		act.who = demo_class_on(d, x->p, act.day)->teacher;
	else if (x != NULL && str_is(l->who, "assistant"))
		act.who = demo_class_on(d, x->p, act.day)->ta;
	demo_queue(d, &act);
	return RC_OK;
}

static enum rc part_queue(struct demo *d, const struct demo_part *p, struct demo_case *x, const struct times *t)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; p != NULL && i < p->lines && rc == RC_OK; i++)
		rc = line_queue(d, &p->line[i], x, t);
	return rc;
}

static struct demo_case *case_new(struct demo *d, struct demo_pupil *p, struct str profile)
{
	struct demo_case *x = NEW(d->a, struct demo_case);

	x->p = p;
	x->profile = demo_part(&d->text, str_fmt(d->a, "profile %.*s", STR_ARG(profile)));
	for (int i = 0; x->profile != NULL && i < DEMO_GOALS; i++)
		(void)str_int(demo_field(x->profile->field, x->profile->fields, i == 0 ? "from 1" : "from 2"),
		              &x->level[i]);
	if (d->cases < DEMO_CASES)
		d->the_case[d->cases++] = x;
	return x;
}

/* ---- the way of one pupil ---- */

static enum rc chapters_queue(struct demo *d, struct demo_case *x, struct str names, const struct times *t)
{
	enum rc rc = RC_OK;

	while (names.n > 0 && rc == RC_OK) {
		struct str name = str_cut(names, ' ', &names);
		const struct demo_part *p = demo_part(&d->text, name);

		if (p == NULL)
			return err_set(&d->c->err, RC_INVALID, "content/demo: there is no part [%.*s]", STR_ARG(name));
		rc = part_queue(d, p, x, t);
	}
	return rc;
}

static struct date way_day(struct demo *d, const struct demo_part *way, const char *name, struct date otherwise)
{
	struct str when = demo_field(way->field, way->fields, name);
	struct date day = when.n > 0 ? demo_day(d, when, S("today"), d->end.today) : DATE_NONE;

	return date_none(day) ? otherwise : day;
}

static void times_of(struct demo *d, const struct demo_part *way, size_t term, bool now, struct times *t)
{
	struct date usual = demo_school_day(d, date_add(d->term[term].ends, -1 - (int32_t)demo_pick(d, 12)), true);

	t->open = date_cmp(t->begin, d->term[term].starts) > 0 ? t->begin : d->term[term].starts;
	t->open = now ? way_day(d, way, "open", t->open) : t->open;
	t->share = demo_school_day(d, date_add(t->open, SHARE_AFTER), false);
	t->review = now ? way_day(d, way, "review", usual) : usual;
	if (date_cmp(t->review, date_add(t->share, PLAN_LEAST_DAYS)) < 0) /* so early in the term nothing is late */
		t->review = usual;
}

static enum rc way_queue(struct demo *d, struct demo_case *x, struct str name, size_t back)
{
	const struct demo_part *way = demo_part(&d->text, str_fmt(d->a, "way %.*s", STR_ARG(name)));
	size_t now = demo_term_now(d);
	struct str other = way != NULL ? demo_field(way->field, way->fields, "in the holidays") : STR_NONE;
	struct times t = { 0 };
	size_t first;
	enum rc rc;

	if (way == NULL)
		return err_set(&d->c->err, RC_INVALID, "content/demo: there is no part [way %.*s]", STR_ARG(name));
	if (other.n > 0 && date_cmp(d->term[now].ends, d->end.today) < 0)
		return way_queue(d, x, other, back);
	first = back > now ? 0 : now - back;
	while (first < now && x->p->year == d->year_first && date_cmp(d->term[first].starts, d->year) < 0)
		first++; /* not in the school before; and nobody decides in the first weeks */
	t.begin = date_add(d->term[first].starts, first == 3 && x->p->year == d->year_first ? NEW_HERE_DAYS : 0);
	t.begin = way_day(d, way, "begin", demo_school_day(d, t.begin, false));
	rc = chapters_queue(d, x, demo_field(way->field, way->fields, "once"), &t);
	for (size_t term = first; term <= now && rc == RC_OK; term++) {
		times_of(d, way, term, term == now, &t);
		rc = chapters_queue(d, x, demo_field(way->field, way->fields, term == now ? "now" : "past"), &t);
	}
	return rc;
}

/* "words, 3, doing": profile, terms back, way. */
static enum rc told_queue(struct demo *d, struct demo_pupil *p)
{
	struct str rest, profile = str_trim(str_cut(said(p, "way"), ',', &rest));
	struct str back = str_trim(str_cut(rest, ',', &rest));
	struct demo_case *x = case_new(d, p, profile);
	int64_t terms = 0;
	enum rc rc = RC_OK;

	if (str_int(back, &terms))
		rc = way_queue(d, x, str_trim(rest), (size_t)terms);
	return rc == RC_OK ? part_queue(d, p->part, x, &(struct times){ 0 }) : rc;
}

static struct str listed(struct str list, size_t at)
{
	size_t n = 1;

	for (size_t i = 0; i < list.n; i++)
		n += list.p[i] == ',';
	for (at %= n; at > 0; at--)
		(void)str_cut(list, ',', &list); /* the one before */
	return str_trim(str_cut(list, ',', &list));
}

/* What the SENCO has entered of an EHC plan: "[ehc 1]" and so on in turn; of one of them nothing is known. */
static enum rc ehc_queue(struct demo *d, struct demo_pupil *p, size_t nth)
{
	const struct demo_part *part = demo_part(&d->text, str_fmt(d->a, "ehc %zu", nth % EHC_KINDS + 1));

	return part == NULL ? RC_OK : part_queue(d, part, case_new(d, p, STR_NONE), &(struct times){ 0 });
}

/* The others: so many of them with SEN Support in every state, with an EHC plan, watched. */
static enum rc crowd_queue(struct demo *d)
{
	const struct demo_part *crowd = demo_part(&d->text, S("crowd"));
	struct str ways, profiles;
	size_t cases = 0, ehcs = 0;
	enum rc rc = RC_OK;

	if (crowd == NULL)
		return RC_OK;
	ways = demo_field(crowd->field, crowd->fields, "ways");
	profiles = demo_field(crowd->field, crowd->fields, "profiles");
	for (size_t i = 0; i < d->pupils && rc == RC_OK && d->cases < DEMO_CASES - DEMO_SLOW; i++) {
		struct demo_pupil *p = &d->pupil[i];
		size_t round = i / d->classes, turn = i + round;                 /* so that every class has its share */
		struct str profile = listed(profiles, p->class_at + round / 14); /* two a class: groups come together */
		struct str way = listed(ways, cases);

		if (p->told)
			continue;
		if (turn % 33 == 5) {
			p->ehc = p->told = true;
			rc = ehc_queue(d, p, ehcs++);
		} else if (turn % 40 == 11) {
			p->told = true;
			rc = way_queue(d, case_new(d, p, profile), turn % 80 == 11 ? S("watched") : S("talked"), 0);
		} else if (turn % 7 == 3) {
			/* What is late stays rare, however large the school is. */
			if (cases++ > 14 && (str_is(way, "late") || str_is(way, "untold") || str_is(way, "unread")))
				way = S("doing");
			p->told = true;
			rc = way_queue(d, case_new(d, p, profile), way, (size_t)demo_pick(d, TERMS_BACK));
		}
	}
	return rc;
}

/* ---- the school's own lines ---- */

/* "daily", "fortnightly" for everybody of a kind, "points" for every assessment point. */
static enum rc many_queue(struct demo *d, const struct demo_line *l)
{
	bool daily = str_is(l->when, "daily"), ta = str_is(l->who, "assistants");
	int32_t step = daily ? 1 : EVERY_OTHER;
	struct date day = daily ? d->start : date_add(d->start, 4 - date_weekday(d->start));
	struct demo_act act = { .line = l, .who = l->who };

	if (str_is(l->when, "points")) {
		struct date on[DEMO_TERMS];

		act.nth = 0;
		for (size_t n = demo_points(d, on, DEMO_TERMS); act.nth < n; act.nth++) {
			act.day = demo_school_day(d, date_add(on[act.nth], 2), false);
			act.day = date_cmp(act.day, d->end.today) > 0 ? d->end.today : act.day;
			if (date_cmp(act.day, date_add(d->start, 2)) < 0) /* brought in with the roll, or after it */
				act.day = demo_school_day(d, date_add(d->start, 2), false);
			demo_queue(d, &act);
		}
		return RC_OK;
	}
	for (; date_cmp(day, d->end.today) < 0; day = date_add(day, step))
		for (size_t i = 0; school_day(&d->calendar, day) && i < d->classes && i < DEMO_PEOPLE_MAX; i++) {
			bool again = false;

			act.day = day;
			act.who = ta ? d->klass[i].ta : d->klass[i].teacher;
			for (size_t k = 0; k < i; k++)
				again = again || str_eq(act.who, ta ? d->klass[k].ta : d->klass[k].teacher);
			if (!again)
				demo_queue(d, &act);
		}
	return RC_OK;
}

static enum rc school_queue(struct demo *d)
{
	const struct demo_part *p = demo_part(&d->text, S("school"));
	enum rc rc = RC_OK;

	for (size_t i = 0; i < p->lines && rc == RC_OK; i++) {
		struct str when = p->line[i].when;
		bool many = str_is(when, "daily") || str_is(when, "fortnightly") || str_is(when, "points");

		rc = many ? many_queue(d, &p->line[i]) : line_queue(d, &p->line[i], NULL, &(struct times){ 0 });
	}
	return rc;
}

static enum rc slow_queue(struct demo *d)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < d->slows && rc == RC_OK; i++) {
		struct str name = str_fmt(d->a, "slow %zu", i + 1);

		if (demo_part(&d->text, name) != NULL)
			rc = part_queue(d, demo_part(&d->text, name), case_new(d, d->slow[i], STR_NONE),
			                &(struct times){ 0 });
	}
	return rc;
}

enum rc demo_cast(struct demo *d)
{
	const struct demo_part *told = demo_part(&d->text, S("story"));
	enum rc rc;

	d->year = date_school_year(d->end.today);
	demo_terms(d);
	d->start = demo_school_day(d, date_add(ymd(d->year.y - 1, 9, 1), -START_DAYS), false);
	classes_make(d);
	pupils_make(d);
	rc = school_queue(d);
	if (rc == RC_OK && d->whole)
		rc = part_queue(d, told, NULL, &(struct times){ 0 });
	for (size_t i = 0; i < d->pupils && rc == RC_OK; i++)
		if (d->pupil[i].part != NULL)
			rc = told_queue(d, &d->pupil[i]);
	if (rc == RC_OK)
		rc = crowd_queue(d);
	demo_results_draw(d);
	if (rc == RC_OK)
		rc = slow_queue(d);
	return rc;
}
