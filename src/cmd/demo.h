/* The demonstration: a complete fictional school with several years of history, relative to a given day, and a small
 * second one beside it. Everything is invented; the same day and seed give the same school. */
#pragma once

#include "core/rights/ctx.h"

enum { DEMO_CLASSES_MAX = 2000, DEMO_SUBJECTS = 3, DEMO_NAMED = 10, DEMO_SLOW = 12 };

struct demo_pupil {
	int64_t id;
	struct str given;
	struct str family;
	struct date born;
	int year;
	size_t class_at; /* index into klass */
	bool girl;
	int64_t parent[2];         /* person ids, 0 = none */
	struct str parent_name[2]; /* "Mrs Field" */
	bool done;                 /* has a story of its own */
};

struct demo_class {
	int64_t id;
	struct str name;
	int year;
	int64_t teacher;
	int64_t ta;
};

struct demo {
	struct ctx *c;
	uint64_t seed;
	int64_t school_id;
	const char *phase; /* "primary" */
	int year_first;    /* year groups of the school */
	int year_last;
	int year_story; /* its first class has the teacher and the assistant who can sign in */
	struct date today;
	struct date year_start; /* 1 September of this school year */
	struct str pw_hash;
	struct demo_class klass[DEMO_CLASSES_MAX];
	size_t classes;
	struct demo_pupil *pupil;
	size_t pupils;
	size_t pupils_max;
	int64_t senco;
	int64_t head;
	int64_t subject_teacher[DEMO_SUBJECTS];
	int64_t specialist;
	int64_t serial;         /* of UPNs */
	size_t slow[DEMO_SLOW]; /* pupils whose results fall behind */
	size_t slows;
	struct date term_starts[9]; /* nine terms: last year, this year, next year */
	struct date term_half_starts[9];
	struct date term_half_ends[9];
	struct date term_ends[9];
};

/* A number in 0..n-1; the same seed gives the same numbers. */
int64_t demo_pick(struct demo *d, int64_t n);
#define DEMO_ONE_OF(d, list) ((list)[demo_pick((d), (int64_t)(sizeof(list) / sizeof((list)[0])))])
/* The school day at or after a date (Monday to Friday, not in the holidays). */
struct date demo_school_day(const struct demo *d, struct date day);
int64_t demo_person(struct demo *d, const char *title, struct str given, struct str family, const char *job,
                    const char *language, enum rc *rc);
void demo_account(struct demo *d, int64_t person_id, const char *login, const char *role, enum rc *rc);

/* One school: calendar, area, staff, classes, families and pupils. In one transaction with the rest. */
enum rc demo_school(struct demo *d, struct str name, size_t pupils, const char *login_suffix) NODISCARD;
/* What happened to the pupils on SEN Support: cycles of several years, every state of the life cycle. */
enum rc demo_cycles(struct demo *d) NODISCARD;
/* Results of every pupil at three points of each school year. */
enum rc demo_results(struct demo *d) NODISCARD;
/* What people noticed: concerns, observations, circumstances. After demo_results. */
enum rc demo_noticed(struct demo *d) NODISCARD;
/* A complaint that is open and one that is closed. After demo_results. */
enum rc demo_complaint(struct demo *d) NODISCARD;
/* A young person in the sixth form, whose rights are their own. After demo_school. */
enum rc demo_young(struct demo *d) NODISCARD;
/* Zara's story, as told on the pages of the guide. */
enum rc demo_story(struct demo *d) NODISCARD;

extern const char *const demo_given_girl[];
extern const char *const demo_given_boy[];
extern const char *const demo_family[];
extern const size_t demo_given_girls;
extern const size_t demo_given_boys;
extern const size_t demo_families;
