#include "notice/screen/screen_missing.h"

#include <stdlib.h>

#include "notice/results/subject_rule.h"
#include "notice/results/grid.h"
#include "notice/screen/screen_list_own.h"

/* A subject on a scale, as results have it. */
struct pair {
	uint16_t subject;
	uint16_t scale;
};

/* Of a year group or a class on a pair. */
struct tally {
	int newest;    /* the newest point with a result of the year group; -1: none that is new enough */
	uint32_t ever; /* pupils of the class with a result at any point */
	uint32_t now;  /* pupils with one at the newest */
	bool asked;    /* of the class: it is missed when it is not there */
};

struct group {
	int year;
	struct str class_name;
	size_t cohort;
	uint32_t *pupil; /* by name */
	size_t n;
};

struct sum {
	const struct screening *s;
	struct pair *pair;
	size_t pairs;
	size_t *pair_of; /* place + 1 of subject and scale */
	size_t *from;    /* of each pupil, and one beyond: where their results begin */
	int *year;       /* cohorts */
	uint32_t *year_n;
	size_t years;
	size_t *cohort; /* of each pupil */
	struct group *group;
	size_t groups;
	struct tally *of_year; /* cohort by pair */
	struct tally *of_group;
};

static size_t *pair_place(const struct sum *m, const struct screen_result *r)
{
	return &m->pair_of[(size_t)r->subject * m->s->run.scales + r->scale];
}

/* The last result of those of one pupil on one scale that begin at i: of the newest point. */
static size_t run_end(const struct screen_school *s, size_t i, size_t end)
{
	size_t k = i + 1;

	while (k < end && s->result[k].subject == s->result[i].subject && s->result[k].scale == s->result[i].scale)
		k++;
	return k;
}

static void pairs_make(struct arena *a, struct sum *m)
{
	const struct screen_school *s = &m->s->run;

	m->pair_of = NEW_ARRAY(a, size_t, s->subjects * s->scales);
	m->from = NEW_ARRAY(a, size_t, s->pupils + 1);
	for (size_t i = 0; i < s->results; i++) {
		size_t *at = pair_place(m, &s->result[i]);

		m->from[s->result[i].pupil + 1] = i + 1;
		if (*at == 0)
			*at = ++m->pairs;
	}
	for (size_t i = 0; i < s->pupils; i++) /* of those without any, where the next begins */
		if (m->from[i + 1] < m->from[i])
			m->from[i + 1] = m->from[i];
	m->pair = NEW_ARRAY(a, struct pair, m->pairs);
	for (size_t i = 0; i < s->results; i++)
		m->pair[*pair_place(m, &s->result[i]) - 1] = (struct pair){ s->result[i].subject, s->result[i].scale };
}

static void cohorts_make(struct arena *a, struct sum *m)
{
	const struct screen_school *s = &m->s->run;

	m->year = NEW_ARRAY(a, int, s->pupils);
	m->year_n = NEW_ARRAY(a, uint32_t, s->pupils);
	m->cohort = NEW_ARRAY(a, size_t, s->pupils);
	for (size_t i = 0; i < s->pupils; i++) {
		size_t y = 0;

		while (y < m->years && m->year[y] != s->pupil[i].year_group)
			y++;
		if (y == m->years)
			m->year[m->years++] = s->pupil[i].year_group;
		m->cohort[i] = y;
		m->year_n[y]++;
	}
}

static struct group *group_of(struct sum *m, uint32_t pupil)
{
	const struct screening *s = m->s;
	struct group *g;

	for (size_t i = 0; i < m->groups; i++)
		if (m->group[i].cohort == m->cohort[pupil] &&
		    str_eq(m->group[i].class_name, s->pupil[pupil].class_name))
			return &m->group[i];
	g = &m->group[m->groups++];
	*g = (struct group){ s->run.pupil[pupil].year_group, s->pupil[pupil].class_name, m->cohort[pupil], NULL, 0 };
	return g;
}

static int group_cmp(const void *x, const void *y)
{
	const struct group *a = x;
	const struct group *b = y;

	return a->year != b->year ? (a->year > b->year) - (a->year < b->year) : str_cmp(a->class_name, b->class_name);
}

static void groups_make(struct arena *a, struct sum *m, const uint32_t *who, size_t n)
{
	m->group = NEW_ARRAY(a, struct group, n);
	for (size_t i = 0; i < n; i++)
		group_of(m, who[i])->n++;
	for (size_t i = 0; i < m->groups; i++) {
		m->group[i].pupil = NEW_ARRAY(a, uint32_t, m->group[i].n);
		m->group[i].n = 0;
	}
	for (size_t i = 0; i < n; i++) {
		struct group *g = group_of(m, who[i]);

		g->pupil[g->n++] = who[i];
	}
	if (m->groups > 1)
		qsort(m->group, m->groups, sizeof *m->group, group_cmp);
}

static bool is_fresh(const struct screening *s, int point)
{
	return point >= 0 && date_diff(s->asked, s->run.point[point].on) <= s->rules.stale_days;
}

/* The newest point of each year group on each pair, and how many of it have a result there. */
static void years_count(struct arena *a, struct sum *m)
{
	const struct screen_school *s = &m->s->run;

	m->of_year = NEW_ARRAY(a, struct tally, m->years * m->pairs);
	for (size_t i = 0; i < m->years * m->pairs; i++)
		m->of_year[i].newest = -1;
	for (int round = 0; round < 2; round++)
		for (size_t p = 0; p < s->pupils; p++)
			for (size_t i = m->from[p], end; i < m->from[p + 1]; i = end) {
				const size_t pair = *pair_place(m, &s->result[i]) - 1;
				struct tally *t = &m->of_year[m->cohort[p] * m->pairs + pair];
				int last;

				end = run_end(s, i, m->from[p + 1]);
				last = s->result[end - 1].point;
				if (round == 0)
					t->newest = last > t->newest ? last : t->newest;
				else
					t->now += last == t->newest;
			}
	for (size_t i = 0; i < m->years * m->pairs; i++)
		if (!is_fresh(m->s, m->of_year[i].newest))
			m->of_year[i].newest = -1;
}

static void groups_count(struct arena *a, struct sum *m)
{
	const struct screen_school *s = &m->s->run;

	m->of_group = NEW_ARRAY(a, struct tally, m->groups * m->pairs);
	for (size_t g = 0; g < m->groups; g++) {
		struct tally *own = &m->of_group[g * m->pairs];
		const struct tally *year = &m->of_year[m->group[g].cohort * m->pairs];

		for (size_t k = 0; k < m->group[g].n; k++) {
			const uint32_t p = m->group[g].pupil[k];

			for (size_t i = m->from[p], end; i < m->from[p + 1]; i = end) {
				const size_t pair = *pair_place(m, &s->result[i]) - 1;

				end = run_end(s, i, m->from[p + 1]);
				own[pair].ever++;
				own[pair].now += s->result[end - 1].point == year[pair].newest;
			}
		}
		for (size_t i = 0; i < m->pairs; i++) {
			own[i].newest = year[i].newest;
			own[i].asked = year[i].newest >= 0 && (2 * own[i].ever >= m->group[g].n ||
			                                       2 * year[i].now >= m->year_n[m->group[g].cohort]);
		}
	}
}

/* Has a result there on this scale, or in the subject on a scale that is not asked of the class. */
static bool is_there(const struct sum *m, const struct tally *own, uint32_t p, size_t pair)
{
	const struct screen_school *s = &m->s->run;

	for (size_t i = m->from[p]; i < m->from[p + 1]; i++) {
		const size_t other = *pair_place(m, &s->result[i]) - 1;

		if (s->result[i].point == own[pair].newest && m->pair[other].subject == m->pair[pair].subject &&
		    (other == pair || !own[other].asked))
			return true;
	}
	return false;
}

static struct screen_absent absent_begin(struct arena *a, const struct group *g)
{
	return (struct screen_absent){
		.year = g->year, .class_name = g->class_name, .pupil = NEW_ARRAY(a, uint32_t, g->n), .of = g->n
	};
}

static void none_find(struct arena *a, const struct sum *m, const struct group *g, struct screen_missing *out)
{
	struct screen_absent *none = &out->none[out->nones];

	*none = absent_begin(a, g);
	for (size_t i = 0; i < g->n; i++)
		if (m->from[g->pupil[i]] == m->from[g->pupil[i] + 1])
			none->pupil[none->missing++] = g->pupil[i];
	out->nones += none->missing > 0;
}

static void gap_find(struct arena *a, const struct sum *m, size_t g, size_t pair, struct screen_missing *out)
{
	const struct group *who = &m->group[g];
	const struct tally *own = &m->of_group[g * m->pairs];
	struct screen_gap *gap = &out->gap[out->gaps];

	if (!own[pair].asked || own[pair].now == who->n)
		return;
	*gap = (struct screen_gap){ .who = absent_begin(a, who),
		                    .subject = m->pair[pair].subject,
		                    .scale = m->pair[pair].scale,
		                    .point = (uint16_t)own[pair].newest };
	for (size_t i = 0; i < who->n; i++)
		if (!is_there(m, own, who->pupil[i], pair))
			gap->who.pupil[gap->who.missing++] = who->pupil[i];
	out->gaps += gap->who.missing > 0;
}

/* In the order of pages. */
static void pairs_order(const struct sum *m, struct arena *a, size_t *order)
{
	size_t *place = NEW_ARRAY(a, size_t, m->pairs);

	for (size_t i = 0; i < m->pairs; i++) {
		size_t at = i;

		place[i] = subject_order(m->s->subject[m->pair[i].subject].code);
		for (; at > 0; at--) {
			const size_t b = order[at - 1];
			int by = (place[b] > place[i]) - (place[b] < place[i]);

			if (by == 0)
				by = str_cmp(m->s->subject[m->pair[b].subject].code,
				             m->s->subject[m->pair[i].subject].code);
			if (by == 0)
				by = m->pair[b].scale > m->pair[i].scale ? 1 : -1;
			if (by <= 0)
				break;
			order[at] = b;
		}
		order[at] = i;
	}
}

static void gaps_make(struct arena *a, const uint32_t *who, size_t n, struct screen_missing *out)
{
	struct sum m = { .s = &out->all };
	size_t *order;

	pairs_make(a, &m);
	cohorts_make(a, &m);
	groups_make(a, &m, who, n);
	years_count(a, &m);
	groups_count(a, &m);
	order = NEW_ARRAY(a, size_t, m.pairs);
	pairs_order(&m, a, order);
	out->gap = NEW_ARRAY(a, struct screen_gap, m.groups * m.pairs + 1);
	out->none = NEW_ARRAY(a, struct screen_absent, m.groups + 1);
	for (size_t g = 0; g < m.groups; g++) {
		none_find(a, &m, &m.group[g], out);
		for (size_t i = 0; i < m.pairs; i++)
			gap_find(a, &m, g, order[i], out);
	}
}

static bool is_dark(const struct screen_finding *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
			if (f[i].answer[t] != SCREEN_CANNOT_TELL)
				return false;
	return true;
}

static void darks_make(struct arena *a, const uint32_t *who, size_t n, struct screen_missing *out)
{
	const struct screening *s = &out->all;
	struct screen_dark *all = NEW_ARRAY(a, struct screen_dark, s->run.pupils);

	for (size_t i = 0; i < s->findings; i++) { /* those of a pupil lie together */
		struct screen_dark *d = &all[s->finding[i].pupil];

		if (d->n++ == 0)
			d->from = i;
	}
	out->dark = NEW_ARRAY(a, struct screen_dark, n);
	for (size_t i = 0; i < n; i++) {
		const struct screen_dark *d = &all[who[i]];

		if (d->n > 0 && is_dark(s->finding + d->from, d->n))
			out->dark[out->darks++] = (struct screen_dark){ who[i], d->from, d->n };
	}
}

void screen_missing_make(struct arena *a, const struct screen_filter *filter, struct screen_missing *out)
{
	uint32_t *who;

	out->looked = screen_wanted(a, &out->all, filter, &who);
	if (out->all.run.results > 0)
		gaps_make(a, who, out->looked, out);
	darks_make(a, who, out->looked, out);
}

static int64_t class_find(const struct grid_classes *k, struct str name)
{
	for (size_t i = 0; i < k->n && name.n > 0; i++)
		if (str_eq(k->item[i].name, name))
			return k->item[i].id;
	return 0;
}

/* Classes have no number in the screening: those that this person may fill are found by name. */
static enum rc classes_fill(struct ctx *c, struct screen_missing *out)
{
	struct grid_classes k;

	if (!role_can(c->actor.hat, CAP_RESULTS_WRITE))
		return RC_OK;
	TRY(grid_classes_load(c, &k));
	for (size_t i = 0; i < out->gaps; i++)
		out->gap[i].who.class_id = class_find(&k, out->gap[i].who.class_name);
	for (size_t i = 0; i < out->nones; i++)
		out->none[i].class_id = class_find(&k, out->none[i].class_name);
	return RC_OK;
}

enum rc screen_missing_load(struct ctx *c, struct date asked, const struct screen_filter *filter,
                            struct screen_missing *out)
{
	*out = (struct screen_missing){ 0 };
	TRY(screening_load(c, asked, &out->all));
	screen_missing_make(c->a, filter, out);
	return classes_fill(c, out);
}
