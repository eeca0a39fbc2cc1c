/* Results of every pupil at three points of each school year: reading, maths and spelling as standardised scores,
 * attendance, and the national checks of the years that have one. Most children keep their place; a few fall behind,
 * and the screen has to find them. */
#include "cmd/demo.h"

#include "kit/base/id.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"

enum {
	YEARS = 3,
	POINTS = 3 * YEARS,
	MILLI = 1000,
	MEAN = 100,
	LEAST = 69,
	MOST = 135,
	SLOW_OF = 24, /* one pupil of so many falls behind in one subject */
	LATE_CLASSES = 2,
};

enum demo_subject { READING, MATHS, SPELLING, SUBJECTS };

static const char *const SUBJECT[SUBJECTS] = { "reading", "maths", "spelling" };

struct book {
	struct demo *d;
	int64_t standard; /* scale ids */
	int64_t attendance;
	int64_t phonics;
	int64_t tables;
	int64_t point[POINTS];
	struct date on[POINTS];
	size_t points;
};

/* What a pupil's numbers do. */
struct pupil_trend {
	int64_t level[SUBJECTS]; /* standing among the same age */
	size_t slow;             /* the subject that falls behind; SUBJECTS = none */
	int64_t fall;            /* points of score at each point of the last year and a half */
	int64_t attends;         /* percent */
};

static enum rc scales_find(struct book *b)
{
	const struct {
		const char *code;
		int64_t *id;
	} NEEDED[] = { { "standardised", &b->standard },
		       { "attendance", &b->attendance },
		       { "phonics-check", &b->phonics },
		       { "tables-check", &b->tables } };
	struct demo *d = b->d;
	struct scale *s;
	size_t n;
	enum rc rc = scale_list(d->c->db, d->c->a, d->school_id, &s, &n, &d->c->err);

	for (size_t i = 0; rc == RC_OK && i < n; i++)
		for (size_t k = 0; k < sizeof NEEDED / sizeof NEEDED[0]; k++)
			if (str_is(s[i].code, NEEDED[k].code))
				*NEEDED[k].id = s[i].id;
	return rc;
}

/* The calendar of the demonstration begins a year ago; before that, any weekday. */
static struct date point_day(const struct demo *d, struct date on)
{
	if (date_cmp(on, d->term_starts[0]) >= 0)
		return demo_school_day(d, on);
	while (date_weekday(on) > 4)
		on = date_add(on, 1);
	return on;
}

static enum rc point_add(struct book *b, const char *season, struct date on)
{
	struct demo *d = b->d;
	struct assessment_point p = { .school_id = d->school_id,
		                      .id = id_new(),
		                      .name = str_fmt(d->c->a, "%s %d", season, on.y),
		                      .held_on = point_day(d, on),
		                      .revision = 1 };

	if (date_cmp(p.held_on, d->today) > 0)
		return RC_OK;
	b->point[b->points] = p.id;
	b->on[b->points] = p.held_on;
	b->points++;
	return assessment_point_insert(d->c->db, d->c->a, &p, &d->c->err);
}

static enum rc points_make(struct book *b)
{
	enum rc rc = RC_OK;

	for (int i = YEARS - 1; i >= 0 && rc == RC_OK; i--) {
		int16_t y = (int16_t)(b->d->year_start.y - i);

		rc = point_add(b, "Autumn", (struct date){ y, 12, 4 });
		if (rc == RC_OK)
			rc = point_add(b, "Spring", (struct date){ (int16_t)(y + 1), 3, 5 });
		if (rc == RC_OK)
			rc = point_add(b, "Summer", (struct date){ (int16_t)(y + 1), 7, 3 });
	}
	return rc;
}

/* A school year has three points; the pupil was so many years below today's year then. */
static int year_at(const struct book *b, const struct demo_pupil *p, size_t point)
{
	struct date on = b->on[point];
	int begins = on.m >= 9 ? on.y : on.y - 1;

	return p->year - (b->d->year_start.y - begins);
}

static int64_t between(int64_t v, int64_t least, int64_t most)
{
	return v < least ? least : v > most ? most : v;
}

static enum rc result_add(struct book *b, const struct demo_pupil *p, size_t point, const char *subject, int64_t scale,
                          int64_t value, const char *code)
{
	struct demo *d = b->d;
	bool changed;

	return result_write(d->c->db, d->c->a, (struct pupil_key){ d->school_id, p->id },
	                    &(struct result){ .id = id_new(),
	                                      .point_id = b->point[point],
	                                      .subject = str_of(subject),
	                                      .scale_id = scale,
	                                      .value = code[0] == '\0' ? value : MILLI_NONE,
	                                      .code = str_of(code),
	                                      .way = S("demo"),
	                                      .noted_by = d->senco,
	                                      .noted_at = clock_instant(date_add(b->on[point], 2), 16 * 60) },
	                    &changed, &d->c->err);
}

static enum rc scores_add(struct book *b, const struct demo_pupil *p, const struct pupil_trend *t, size_t point)
{
	struct demo *d = b->d;
	enum rc rc = RC_OK;

	for (size_t s = 0; s < SUBJECTS && rc == RC_OK; s++) {
		int64_t recent = (int64_t)point - ((int64_t)b->points - 5);
		int64_t score = t->level[s] + demo_pick(d, 5) - 2;
		bool away = demo_pick(d, 40) == 0;

		if (s == t->slow && recent > 0)
			score = t->level[s] - t->fall * recent + demo_pick(d, 3) - 1;
		rc = result_add(b, p, point, SUBJECT[s], b->standard, between(score, LEAST, MOST) * MILLI,
		                away && s != t->slow ? "A" : "");
	}
	return rc;
}

/* The checks of Year 1 (phonics) and Year 4 (multiplication), in June. */
static enum rc checks_add(struct book *b, const struct demo_pupil *p, const struct pupil_trend *t, size_t point)
{
	int64_t up = t->level[READING] - MEAN;

	if (b->on[point].m < 6 || b->on[point].m > 8)
		return RC_OK;
	if (year_at(b, p, point) == 1)
		return result_add(b, p, point, "phonics", b->phonics,
		                  between(34 + up / 3 + demo_pick(b->d, 5) - 2, 2, 40) * MILLI, "");
	if (year_at(b, p, point) == 4)
		return result_add(b, p, point, "tables", b->tables,
		                  between(20 + up / 4 + demo_pick(b->d, 5) - 2, 0, 25) * MILLI, "");
	return RC_OK;
}

static struct pupil_trend trend_of(struct demo *d, size_t at)
{
	struct pupil_trend t = { .slow = SUBJECTS, .attends = 91 + demo_pick(d, 9) };
	int64_t general = MEAN - 5 + demo_pick(d, 6) + demo_pick(d, 6);

	for (size_t s = 0; s < SUBJECTS; s++)
		t.level[s] = general - 2 + demo_pick(d, 5);
	if (at >= DEMO_NAMED && !d->pupil[at].done && d->pupil[at].year > 2 && demo_pick(d, SLOW_OF) == 0) {
		t.slow = (size_t)demo_pick(d, SUBJECTS);
		t.fall = 4 + demo_pick(d, 3);
		t.level[t.slow] = 95 + demo_pick(d, 9);
		if (d->slows < DEMO_SLOW)
			d->slow[d->slows++] = at;
	} else if (d->pupil[at].done) {
		for (size_t s = 0; s < SUBJECTS; s++)
			t.level[s] -= 12;
	}
	if (demo_pick(d, 30) == 0)
		t.attends = 78 + demo_pick(d, 8);
	return t;
}

static enum rc pupil_results(struct book *b, size_t at)
{
	struct demo *d = b->d;
	const struct demo_pupil *p = &d->pupil[at];
	struct pupil_trend t = trend_of(d, at);
	enum rc rc = RC_OK;

	for (size_t i = 0; i < b->points && rc == RC_OK; i++) {
		bool is_new = i + 1 == b->points && date_cmp(date_add(b->on[i], 21), d->today) >= 0;

		if (year_at(b, p, i) < 1)
			continue;
		/* Two classes have not given in the newest results yet. */
		if (is_new && p->class_at + LATE_CLASSES >= d->classes)
			continue;
		rc = scores_add(b, p, &t, i);
		if (rc == RC_OK)
			rc = checks_add(b, p, &t, i);
		if (rc == RC_OK)
			rc = result_add(b, p, i, "attendance", b->attendance,
			                between(t.attends + demo_pick(d, 5) - 2, 50, 100) * MILLI, "");
	}
	return rc;
}

enum rc demo_results(struct demo *d)
{
	struct book b = { .d = d };
	enum rc rc = scales_find(&b);

	if (rc == RC_OK)
		rc = points_make(&b);
	for (size_t i = 0; i < d->pupils && rc == RC_OK; i++)
		rc = pupil_results(&b, i);
	return rc;
}
