/* What is due: the register of duties held against the facts of every pupil a person holds. Also the teacher's class
 * and where everybody is. A fixed number of statements, however many pupils. Source: domain/duty. */
#pragma once

#include "domain/cycle.h"
#include "domain/duty.h"
#include "store/message_store.h"
#include "store/today_store.h"
#include "work/ctx.h"

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
	struct message_line *message;
	size_t messages;
};

/* owner_teacher: only duties that a teacher owns (the class page). */
enum rc today_view_load(struct ctx *c, enum cap need, bool owner_teacher, struct today_all *out) NODISCARD;
struct str today_pupil_name(struct arena *a, const struct today_pupil *p);
struct str today_pupil_first(const struct today_pupil *p);
/* The page where a duty is done, below /pupil/ID: "/review"; the pupil's own page ("") for a role that only looks on. */
const char *due_path(const struct due *d, enum role who);
