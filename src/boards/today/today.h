/* What is due: the register of duties held against the facts of every pupil a person holds. Also the teacher's class
 * and where everybody is. A fixed number of statements, however many pupils. Source: core/duty/duty_rule. */
#pragma once

#include "letters/message_sql.h"
#include "core/rights/ctx.h"
#include "boards/today/today_fact.h"

enum { IDLE_MAX = 200, IDLE_NAMED = 4 };

/* One duty with its pupil. */
struct due {
	struct duty duty;
	const struct today_pupil *pupil;
};

/* A person who has plans to read. */
struct unread {
	struct str name;
	struct str job;
	size_t plans;
	struct date oldest;              /* day on which the oldest of them was shared */
	const struct today_pupil *pupil; /* of that one */
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
	struct today facts;
	struct due *due; /* open ones, most urgent first */
	size_t dues;
	enum stage *stage; /* of each pupil in facts, STAGE_CLOSED without a cycle */
	struct term_place place;
	struct date half_term_ends;
	struct today_count *count; /* by code and year group */
	size_t counts;
	int64_t on_roll;
	int64_t by_code[3];            /* N, K, E */
	int64_t by_stage[STAGE_STEPS]; /* of pupils on SEN Support */
	struct unread *unread;
	size_t unreads;
	struct idle *idle;
	size_t idles;
	size_t idle_more; /* beyond IDLE_MAX */
	struct message_line *message;
	size_t messages;
};

/* owner_teacher: only duties that a teacher owns (the class page). */
enum rc today_view_load(struct ctx *c, enum cap need, bool owner_teacher, struct today_all *out) NODISCARD;

/* Where this person does something about it: the page below /pupil/ID ("/review") and the words on the button. Who may
 * not do it there gets a page they may open. */
struct due_way {
	const char *path;
	struct str label;
};
struct due_way due_way(struct arena *a, enum role hat, const struct due *d);
