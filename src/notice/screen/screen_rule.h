/* The four tests of less than expected progress (Code 6.17), for every pupil, subject and scale of one school. Pure:
 * arrays in, findings out, no clock, no database. Each test is met, not met, or cannot be told, and then why; there is
 * no score and no order of children. Results are compared only within one subject on one scale whose values may be
 * subtracted.
 *
 * 1 slower than peers from the same baseline · 2 does not match the child's own earlier rate · 3 does not close the gap
 * to peers · 4 widens it. Definitions and thresholds: docs/decisions/0011; what is chance and what is not:
 * docs/decisions/0026. Source: domain.md 2.2, 4.9, 10 points 6 and 7. */
#pragma once

#include "kit/base/arena.h"
#include "kit/base/date.h"
#include "kit/base/rc.h"
#include "kit/base/str.h"

enum screen_test { SCREEN_SAME_START, SCREEN_OWN_PACE, SCREEN_GAP_NOT_CLOSING, SCREEN_GAP_GROWING, SCREEN_TESTS };

/* Met is said "clear": the 90 % bands of the two results do not touch. Perhaps: they touch, and yet such a difference
 * is chance in one case of twenty only. */
enum screen_answer { SCREEN_CANNOT_TELL, SCREEN_NOT_MET, SCREEN_PERHAPS, SCREEN_MET };

enum screen_why {
	SCREEN_WHY_NONE,
	SCREEN_WHY_FEW_POINTS, /* too few dated results on this scale */
	SCREEN_WHY_NO_PEERS,   /* too few with the same baseline, even in the widest band */
	SCREEN_WHY_NO_MIDDLE,  /* too few in the year group at one of the ends */
	SCREEN_WHY_SCALE,      /* the newest value is on another scale of numbers, or the scale is no number */
	SCREEN_WHY_ERROR,      /* the difference is smaller than the measurement error */
	SCREEN_WHY_USUAL,      /* not met: behind, but as far as others of the same start are too */
	SCREEN_WHYS
};

/* Thresholds; settings of the school with these defaults (screen_rules_default gives them, with reasons there). */
struct screen_rules {
	int32_t span_days;    /* baseline: the newest point at least this long before the latest */
	int32_t span_least;   /* …and if there is none so old, at least this */
	int32_t stale_days;   /* a latest result older than this before the day asked is not judged */
	int32_t pair_days;    /* the result before an end counts with it when it is at most so much older; 0: never */
	int32_t peers_least;  /* pupils with the same baseline, the pupil not counted */
	int32_t middle_least; /* pupils in the year group for a middle */
	int32_t widen_most;   /* how often the baseline band may be widened */
	int32_t slower_permille; /* test 1: behind the peers' middle by more than this share of their spread */
	int32_t gap_permille;    /* tests 3: a gap is one when it is at least this share of the year group's spread */
	int32_t band_default_permille; /* 90 % band of a scale that names none, of its range */
};

struct screen_scale {
	int64_t id;
	bool numbers; /* interval, count or age: may be subtracted */
	bool age;     /* thousandths of a month, written as years:months */
	bool rising;  /* a greater number is better */
	int32_t low, high;
	int32_t step;
	int32_t band; /* the 90 % band of one result, so much up and down, in thousandths; 0 = not known */
	bool has_national;
	int32_t national;
};

enum { SCREEN_VALUE_MOST = 500000000 }; /* of a value, a band or a range, in thousandths, up or down */

struct screen_point {
	int64_t id;
	struct date on;
};

struct screen_pupil {
	int64_t id;
	int32_t year_group; /* the cohort */
	int32_t class_no;   /* index into the caller's classes; -1 none */
};

/* Sorted by pupil, subject, scale, point (points in order of date). */
struct screen_result {
	uint32_t pupil;
	uint16_t subject;
	uint16_t scale;
	uint16_t point;
	bool has_value; /* false: absent or a code */
	int32_t value;  /* thousandths */
};

struct screen_school {
	struct date today; /* the day asked */
	const struct screen_scale *scale;
	size_t scales;
	const struct screen_point *point;
	size_t points;
	const struct screen_pupil *pupil;
	size_t pupils;
	size_t subjects;
	const struct screen_result *result;
	size_t results;
};

struct screen_finding {
	uint32_t pupil;
	uint16_t subject;
	uint16_t scale;
	enum screen_answer answer[SCREEN_TESTS];
	enum screen_why why[SCREEN_TESTS]; /* of what cannot be told, or was left because of error */
	uint16_t base_point, latest_point; /* meaningful when points >= 2 */
	uint16_t base_also, latest_also;   /* the older result of each end that counts with it; the same point: none */
	uint16_t points;                   /* results with a value on this scale */
	int32_t base, latest;              /* the pupil's values: of two results the middle between them */
	int32_t earlier_rate, latest_rate; /* own pace: thousandths for 100 days */
	uint32_t peers;                    /* same start: how many, and their middle at both ends */
	int32_t peers_base, peers_latest;
	int32_t widened;   /* how often the band was widened to find them */
	uint32_t middle_n; /* the year group at the latest point */
	int32_t middle_base, middle_latest;
	int32_t gap_base, gap_latest; /* below the middle is positive */
	int32_t error;                /* where the bands of the two ends touch, for a change; what is more is clear */
	int32_t own_error;            /* the same for test 2 */
};

struct screen_rules screen_rules_default(void);
/* One finding for each pupil, subject and scale that has a value. Memory: findings and scratch from a; time linear in
 * the results apart from sorting each cohort's values. RC_INVALID when an index or the order is wrong, or a value is
 * beyond SCREEN_VALUE_MOST. */
enum rc screen_run(struct arena *a, const struct screen_rules *rules, const struct screen_school *s,
                   struct screen_finding **out, size_t *n) NODISCARD;

/* Whom a finding was compared with in test 1, at every point from its baseline to its latest, the older results of both
 * ends too: for pictures. */
struct screen_peers {
	uint32_t n;      /* how many, the pupil not counted */
	int64_t within;  /* how near their baselines are, thousandths */
	bool *has;       /* by point of the school: enough of them have a value there */
	int32_t *middle; /* by point; at an end of one result what the finding says */
};

/* f: a finding of screen_run over s. False when there are too few. Memory: from a; time in the pupils of the school and
 * the results of the year group on this scale. */
bool screen_peers(struct arena *a, const struct screen_rules *rules, const struct screen_school *s,
                  const struct screen_finding *f, struct screen_peers *out);
/* Of bands that touch at `error`: up to this a difference is no more than chance. */
int64_t screen_chance(int64_t error);
int screen_met(const struct screen_finding *f);      /* how many tests are met, 0 to 4 */
bool screen_perhaps(const struct screen_finding *f); /* at least one is perhaps met */
/* What chance alone lists is a few in a hundred; more than this share of the pupils looked at is worth a second look at
 * the bands of the tests. */
enum { SCREEN_SHARE_PERCENT = 15, SCREEN_SHARE_PUPILS = 20 /* among fewer a share says nothing */ };
bool screen_is_much(size_t listed, size_t pupils);
/* "clear", "perhaps", "no", "cannot tell". */
struct str screen_answer_word(enum screen_answer x);
/* "reading 1 2 4", as kept with a decision. Memory: from a. */
struct str screen_found(struct arena *a, const struct screen_finding *f, struct str subject);
/* One test in words with the numbers that were used: "Zara and 9 classmates scored about 94 in July 2023. They are now
 * at 100. Zara is at 88." or why it cannot be told. Memory: from a. */
struct str screen_words(struct arena *a, const struct screen_school *s, const struct screen_finding *f,
                        enum screen_test t, struct str first_name);
struct str screen_title(enum screen_test t); /* "Slower than the same start" */
