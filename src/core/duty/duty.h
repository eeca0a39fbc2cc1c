/* The duties of many pupils, read from the record: every function of facts in the register is asked once, in a fixed
 * number of statements however many pupils there are. For the _due files of the capabilities, and for the pages that
 * gather. Inside the caller's transaction. */
#pragma once

#include "core/duty/duty_rule.h"
#include "core/rights/ctx.h"
#include "core/rights/scope_sql.h"

/* Who asks, for which day and which pupils. */
struct duty_ask {
	int64_t person_id;
	enum role hat;
	struct date today;
	struct date since;  /* first day of the school year */
	struct date monday; /* of this week: what was done from then on is told */
	const struct calendar *calendar;
	const struct duty_pupil *pupil; /* whom this person holds, in order of id */
	size_t pupils;
	bool owner_teacher; /* only duties that a teacher owns */
	bool school;        /* those of the school itself too, about no pupil (duty_row.pupil_id 0) */
};

/* Of id 0: the school, when its own duties are asked for. */
const struct duty_pupil *duty_pupil_find(const struct duty_ask *ask, int64_t id);

/* $1 school, $2 person, $3 hat, $4 today: the pupils this person holds. Part of every statement of facts. */
#define DUTY_HELD(id) " AND" SCOPE_HOLDS(id)

/* Runs a statement with $1 to $4, and with the first day of the school year as $5. Memory: c->a. */
enum rc duty_run(struct ctx *c, const struct duty_ask *ask, const struct stmt *q, struct rows *out) NODISCARD;
enum rc duty_run_since(struct ctx *c, const struct duty_ask *ask, const struct stmt *q, struct rows *out) NODISCARD;

/* For facts: this is what the record says. */
void duty_put(struct duty_rows *out, const struct duty_rule *r, struct duty_row row);

/* Every duty that there is, done ones too, but not those that rest with a reason; in no order and without words.
 * Memory: c->a. */
enum rc duties_load(struct ctx *c, const struct duty_ask *ask, struct duty **out, size_t *n) NODISCARD;
