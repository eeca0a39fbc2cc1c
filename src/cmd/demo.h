/* The demonstration: three invented schools whose history is told in content/demo/, line by line, and replayed through
 * the use cases with a clock that moves from line to line. Whoever acts in a line acts in their own hat, past gate,
 * rule and trail: the demonstration can show no state that the product cannot make. Everything is invented; the same
 * day gives the same schools. */
#pragma once

#include "cmd/demo_text.h"
#include "core/record/record_rec.h"
#include "core/rights/ctx.h"
#include "core/school/term_rule.h"

enum {
	DEMO_TERMS = 9,
	DEMO_GOALS = 2,
	DEMO_CLASSES_MAX = 2000,
	DEMO_PEOPLE_MAX = 200,
	DEMO_SLOW = 12,
	DEMO_CASES = 300
};

/* Somebody who can sign in. */
struct demo_person {
	struct str login; /* as the scenario says it, without the school's ending */
	struct str name;  /* "Ruth Adeyemi" */
	int64_t id;
	int64_t account;
	enum role hat;
};

struct demo_class {
	struct str name;
	int year;
	struct str teacher; /* logins */
	struct str ta;
};

struct demo_parent {
	bool known;
	bool lives_with;
	struct str given;
	struct str language;
	int64_t n; /* of telephone, house and address */
};

enum demo_subject { DEMO_READING, DEMO_MATHS, DEMO_SPELLING, DEMO_SUBJECTS };

/* What a pupil's results do. */
struct demo_trend {
	int64_t level[DEMO_SUBJECTS]; /* standing among the same age */
	size_t slow;                  /* the subject that falls behind; DEMO_SUBJECTS = none */
	int64_t fall;                 /* points of score at each point of the last year and a half */
	int64_t attends;              /* percent */
};

struct demo_pupil {
	struct str upn;
	struct demo_parent parent[2];
	struct demo_trend trend;
	int64_t id; /* 0: nobody has acted on them yet */
	struct str given;
	struct str family;
	struct date born;
	int year;
	size_t class_at; /* index into klass, this school year */
	bool girl;
	bool ehc;                     /* the roll says so */
	bool told;                    /* has a story of its own */
	const struct demo_part *part; /* what the scenario says of them; NULL: nothing */
};

/* A pupil on the way through the cycle. */
struct demo_case {
	struct demo_pupil *p;
	const struct demo_part *profile;
	int64_t outcome[DEMO_GOALS]; /* roots; 0 before the first plan */
	int64_t support[DEMO_GOALS];
	int64_t level[DEMO_GOALS]; /* where the measure stands, whole numbers */
	int64_t target[DEMO_GOALS];
	bool doing; /* a plan is in force and not reviewed */
};

/* One line, on one day. */
struct demo_act {
	struct date day;
	size_t seq;
	const struct demo_line *line;
	struct demo_case *x;      /* NULL: about the school */
	int64_t pupil;            /* found by who acts; 0 when they have no list */
	struct str who;           /* a login */
	struct date open, review; /* of the cycle it belongs to */
	size_t nth;               /* of points: which */
};

struct demo {
	struct ctx *c;   /* its arena is emptied after each act */
	struct arena *a; /* lives as long as the replay */
	uint64_t seed;
	int64_t school_id;
	struct str ending; /* of sign-in names: "-fenwick" */
	struct str password;
	struct demo_text text; /* the school's own file, then the shared ones */
	size_t asked;          /* how many pupils are wanted */
	bool whole;            /* large enough for the told stories */
	int year_first, year_last, year_story;
	struct now end; /* the day of the demonstration */
	struct date start;
	struct date year; /* 1 September of this school year */
	struct calendar calendar;
	struct term term[DEMO_TERMS]; /* of the last, this and the next school year */
	struct demo_person person[DEMO_PEOPLE_MAX];
	size_t people;
	struct demo_class klass[DEMO_CLASSES_MAX];
	size_t classes;
	struct demo_pupil *pupil;
	size_t pupils;
	struct demo_pupil *slow[DEMO_SLOW]; /* whose results fall behind */
	size_t slows;
	struct demo_case *the_case[DEMO_CASES];
	size_t cases;
	struct demo_act *act;
	size_t acts, act_room;
	size_t commits;
	struct str *read; /* what was opened, for the trail of reading */
	size_t reads, read_room;
};

/* The sign-in name of somebody of the school: it ends in the school's, but those of the young person and the parent. */
struct str demo_login(const struct demo *d, struct str name);
/* Uses an invitation up: what was chosen with it is the password of the demonstration. */
enum rc demo_accept(struct demo *d, struct str token, struct str *why) NODISCARD;

/* Makes the three schools in an empty database, as on the day of c->now. What fails leaves a beginning behind. */
enum rc demo_make(struct ctx *c, size_t pupils, struct str password) NODISCARD;

/* ---- time and chance (demo_time.c) ---- */

/* A number in 0..n-1; the same seed gives the same numbers. */
int64_t demo_pick(struct demo *d, int64_t n);
/* The dates of the school years, as the program proposes them. */
void demo_terms(struct demo *d);
size_t demo_term_now(const struct demo *d);
/* "begin-21", "today-6~3" (3 days' play), "review"; a day in the holidays moves to a school day: back when it is
 * counted back. DATE_NONE and *why when it cannot be read. */
struct date demo_day(struct demo *d, struct str when, struct str anchor, struct date from);
struct date demo_school_day(const struct demo *d, struct date day, bool back);
/* Which of the pupil's classes that was on a day. */
const struct demo_class *demo_class_on(const struct demo *d, const struct demo_pupil *p, struct date day);

/* ---- the replay (demo_play.c) ---- */

/* Puts a line on a day into the queue; days to come are left out. */
void demo_queue(struct demo *d, const struct demo_act *t);
/* Plays the queue in order of time. */
enum rc demo_play(struct demo *d) NODISCARD;
/* Signs somebody in, in their hat. RC_NONE when nobody has that name. */
enum rc demo_sign_in(struct demo *d, struct str login) NODISCARD;
const struct demo_person *demo_who(const struct demo *d, int64_t person_id);
/* What was opened to be read stands in the trail; what was opened in order to write does not, as in the program. */
void demo_opened(struct demo *d);
/* The id of the pupil, found in the list of whoever acts. */
enum rc demo_pupil_id(struct demo *d, struct demo_pupil *p, int64_t *id) NODISCARD;
/* Fills a record from the fields of the line, {words} replaced. */
enum rc demo_fill(struct demo *d, const struct demo_act *t, const struct record *rec, void *obj) NODISCARD;
/* A text of the line or, when it has none, of the profile; empty when neither has it. */
struct str demo_words(struct demo *d, const struct demo_act *t, const char *name);
struct str demo_put(struct demo *d, const struct demo_act *t, struct str words);
int64_t demo_number(struct demo *d, const struct demo_act *t, const char *name);
/* The day of a field: "today+20", "+3" from the act's own, "review". */
struct date demo_date(struct demo *d, const struct demo_act *t, const char *name);
enum rc demo_fault(struct demo *d, const struct demo_act *t, enum rc rc, struct str why);

typedef enum rc demo_fn(struct demo *d, const struct demo_act *t);
struct demo_verb {
	const char *name;
	demo_fn *fn;
};
extern const struct demo_verb demo_verbs_school[];
extern const struct demo_verb demo_verbs_files[];
extern const struct demo_verb demo_verbs_notice[];
extern const struct demo_verb demo_verbs_cycle[];
extern const struct demo_verb demo_verbs_do[];
extern const struct demo_verb demo_verbs_family[];
extern const struct demo_verb demo_verbs_gap[];
extern const struct demo_verb demo_verbs_ehc[];
extern const struct demo_verb demo_verbs_papers[];
extern const struct demo_verb demo_verbs_publish[];

/* ---- one school (demo_school.c) ---- */

/* Makes the pupils and the queue of a school; nothing is written yet. */
enum rc demo_cast(struct demo *d) NODISCARD;
/* How a pupil's results went: drawn in demo_files.c, so that those who fall behind are known. */
void demo_results_draw(struct demo *d);
/* The days of assessment points before today, oldest first. */
size_t demo_points(const struct demo *d, struct date *out, size_t max);

extern const char *const demo_given_girl[];
extern const char *const demo_given_boy[];
extern const char *const demo_family[];
extern const size_t demo_given_girls;
extern const size_t demo_given_boys;
extern const size_t demo_families;
