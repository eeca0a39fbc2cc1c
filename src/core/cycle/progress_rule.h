/* Is it working? Progress towards an outcome from dated points, the judgement before and after for a review, and the
 * sessions that were given against those that were planned. All in whole numbers: values are thousandths of the unit,
 * shares are permille. Where there is too little to go on, the answer is "cannot tell", never a guess.
 * Source: Code 6.48 (expected impact), 6.52, 6.53 to 6.55; domain.md 5.5 (entry, exit, expected). */
#pragma once

#include "core/cycle/support_rec.h"
#include "core/school/term_rule.h"

struct point {
	struct date on;
	int64_t value; /* thousandths */
};

enum progress_state {
	PROGRESS_UNSET,       /* no target or no starting point: nothing can be said */
	PROGRESS_TOO_FEW,     /* fewer than three points, or less than two weeks apart */
	PROGRESS_REACHED,     /* the latest point is at the target or past it */
	PROGRESS_ON_COURSE,   /* the trend meets the target by the date */
	PROGRESS_BEHIND,      /* the trend does not */
	PROGRESS_NOT_REACHED, /* the date has passed without it */
};

enum { PROGRESS_POINTS_LEAST = 3, PROGRESS_DAYS_LEAST = 14 };

struct outcome_fact {
	bool has_baseline;
	int64_t baseline;
	struct date baseline_on; /* day of the plan; none: the baseline is no point of the trend */
	bool has_target;
	int64_t target;
	struct date by;            /* none: no date, so no forecast */
	struct point const *point; /* in order of date, all since the plan began */
	size_t points;
};

struct progress {
	enum progress_state state;
	bool is_down; /* a smaller number is better */
	bool has_latest;
	struct point latest;
	int64_t gained;   /* towards the target; negative when it went the other way */
	int64_t needed;   /* from baseline to target, never negative */
	int64_t permille; /* gained of needed, 0 to 1000 */
	bool has_forecast;
	int64_t forecast; /* at the date, rounded as a person would say it */
	int64_t per_week; /* trend towards the target */
	struct str words; /* "Behind. At this rate, about 48 by the review." */
};

/* The trend is a least-squares line through the points (and the baseline). Memory: words from a. */
struct progress progress_of(struct arena *a, const struct outcome_fact *f, struct date today);
struct str progress_word(enum progress_state s); /* "Behind", "On course" … for a tag */
/* Thousandths as a person writes them: 48000 is "48", 4500 is "4.5". */
struct str progress_number(struct arena *a, int64_t value);

enum judgement {
	JUDGED_UNKNOWN, /* no value after */
	JUDGED_BACK,    /* further from the target than before */
	JUDGED_NONE,    /* no change */
	JUDGED_PARTLY,
	JUDGED_REACHED,
	JUDGED_MORE, /* past the target */
};

/* Before and after for a review. A target that equals the baseline ("keep it") is reached when nothing was lost. */
enum judgement judgement_of(int64_t baseline, int64_t target, bool has_after, int64_t after);
struct str judgement_word(enum judgement j);    /* "Partly reached" */
struct str judgement_code(enum judgement j);    /* "partly", as stored */
enum judgement judgement_read(struct str code); /* JUDGED_UNKNOWN for anything else */
/* "Partly reached: 11 of 17 words". unit: "words", may be empty. Memory: from a. */
struct str judgement_words(struct arena *a, int64_t baseline, int64_t target, bool has_after, int64_t after,
                           struct str unit);

/* How many were reached: "2 of 3 outcomes reached.", to the parents "2 of 3 goals are reached.", to the pupil "You
 * reached 2 of your 3 goals."; of a single one no number. n is not 0. Memory: from a. */
struct str outcomes_words(struct arena *a, size_t reached, size_t n);
struct str goals_words(struct arena *a, size_t reached, size_t n);
struct str goals_words_to_you(struct arena *a, size_t reached, size_t n);

struct session_fact {
	struct date on;
	enum session_result result;
	struct str reason; /* of a missed one: "covering another class" */
};

struct provision_fact {
	int64_t per_week;
	struct date from;
	struct date to; /* last day; none: open */
};

struct dose {
	int64_t planned; /* up to and with `until` */
	int64_t given;   /* part sessions among them */
	int64_t part;
	int64_t missed;
	int64_t permille; /* given of planned, 0 to 1000 */
	bool is_low;  /* clearly less than planned, by a whole session at least: look at it before judging the impact */
	int64_t over; /* what rounding added to planned, in fifths of a session; below 0: took away */
};

/* Below this share of planned sessions a support is called behind (product default). */
enum { DOSE_LOW_PERMILLE = 800 };

/* Sessions planned from the start until a day: times a week spread over the school days, to the nearest whole number.
 */
int64_t sessions_planned(const struct calendar *c, const struct provision_fact *p, struct date until);
struct dose dose_of(const struct calendar *c, const struct provision_fact *p, const struct session_fact *s, size_t n,
                    struct date until);
/* Several supports together. */
struct dose dose_add(struct dose x, struct dose y);
/* "12 of 30 planned sessions"; never "0 of 0": "no session planned yet". Memory: from a. */
struct str dose_words(struct arena *a, const struct dose *d);
/* Reasons of missed sessions, the most frequent first: "covering another class 6, Jo away 4". Empty when none was
 * missed; a missed session without a reason counts as "no reason given". Memory: from a. */
struct str missed_reasons(struct arena *a, const struct session_fact *s, size_t n);
