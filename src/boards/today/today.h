/* What is due: the register of duties held against the record of every pupil a person holds. Also the teacher's class
 * and where everybody is. A fixed number of statements, however many pupils. What the pages that gather ask. */
#pragma once

#include "boards/today/today_sql.h"
#include "core/cycle/cycle_rule.h"
#include "core/duty/duty_rule.h"
#include "core/rights/ctx.h"

enum { IDLE_MAX = 200, IDLE_NAMED = 4 };

/* One duty with its pupil. */
struct due {
	struct duty duty;
	const struct today_pupil *pupil;
};

/* Support that has not begun this week, for one pupil or a group. */
struct idle {
	struct str what;
	struct str group_key;
	struct str giver; /* empty: nobody is named */
	int64_t per_week;
	int64_t missed; /* logged as not given */
	const struct today_pupil *pupil[IDLE_NAMED];
	size_t pupils; /* may be more than are named */
};

struct today_all {
	struct today_pupil *pupil; /* on roll, in order of id */
	size_t pupils;
	enum stage *stage; /* of each of them, STAGE_CLOSED without a cycle */
	struct due *due;   /* open ones due this half term, most urgent first */
	size_t dues;
	struct due *done; /* done since Monday, newest first */
	size_t dones;
	struct due next; /* the first one after this half term; duty.rule NULL: none */
	struct duty_day day;
	struct term_place place;
	struct date opens;             /* the next school day after today */
	int64_t by_code[3];            /* N, K, E */
	int64_t by_stage[STAGE_STEPS]; /* of pupils on SEN Support */
	struct idle *idle;
	size_t idles;
	size_t idle_more; /* beyond IDLE_MAX */
	size_t supports;  /* that should happen this week */
	size_t waiting;   /* of them not begun, and not missed either: the week is young */
};

/* owner_teacher: only duties that a teacher owns (the class page). */
enum rc today_view_load(struct ctx *c, enum cap need, bool owner_teacher, struct today_all *out) NODISCARD;
/* How many plans in force who asks has not read. */
enum rc today_plans_to_read(struct ctx *c, size_t *n) NODISCARD;

struct str today_pupil_name(struct arena *a, const struct today_pupil *p);
struct str today_pupil_first(const struct today_pupil *p);

/* Where this person does something about it, and the words on the button. Who may not do it there gets a page they may
 * open. */
struct due_way {
	const char *path; /* below /pupil/ID; of a duty of the school the whole */
	struct str url;
	struct str label;
};
struct due_way due_way(struct arena *a, enum role hat, const struct due *d);
