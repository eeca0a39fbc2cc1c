/* Concerns for staff: noting one, those of a pupil and of the school with their clocks, one of them with the school's
 * own evidence beside it, and comparison, decision and answer. Nobody changes the words of the sender.
 * Who sees which: the SENCO all; the head all but a pupil's private one; other staff those they noted themselves and
 * those that ask something of lessons. Source: Code 6.20, 6.45; R26, R34, R35. */
#pragma once

#include "notice/concern/concern_rule.h"
#include "notice/concern/concern_inbox_rec.h"
#include "notice/concern/concern_sql.h"
#include "core/people/adults.h"
#include "notice/concern/concern_evidence.h"
#include "core/rights/ctx.h"

struct concern_pupil {
	int64_t id;
	struct str name;  /* "Zara Iqbal" */
	struct str first; /* "Zara" */
};

struct concern_item {
	struct concern concern;
	struct concern_clock clock;
	struct concern_pupil pupil;
	struct str class_name;
};

/* May the person who asks see this concern about a pupil they hold? */
bool concern_shown(struct ctx *c, const struct concern *q);

/* All of the school that this person may see: not answered yet, the longest due first, then those answered in this
 * school year, newest first. The inbox is for those who answer. */
struct concerns_all {
	struct concern_item *item;
	size_t n;
	size_t open;
	struct concern_inbox *inbox;
	size_t inboxes;
	struct str public_form; /* address of the public form */
};
enum rc concerns_load(struct ctx *c, struct concerns_all *out) NODISCARD;
/* For the menu: how many wait for who answers; 0 for everybody else. */
enum rc concerns_wait(struct ctx *c, int64_t *n) NODISCARD;

/* Of one pupil, newest first. */
struct concerns_of {
	struct concern_pupil pupil;
	struct concern_item *item;
	size_t n;
	struct adult *person; /* contacts to choose from; none for those who may not see contacts */
	size_t persons;
};
enum rc concerns_of_load(struct ctx *c, int64_t pupil_id, struct concerns_of *out) NODISCARD;
/* Notes a concern for somebody: in gives id, raised_on, from_kind, person_id, from_name, reach, way, words, language,
 * helper. The same form again is a success. RC_INVALID: the person is no contact of the pupil, the day lies ahead. */
enum rc concern_note(struct ctx *c, int64_t pupil_id, struct concern *in) NODISCARD;

/* One concern. */
struct concern_one {
	struct concern_pupil pupil;
	struct concern concern;
	struct concern_clock clock;
	bool has_page; /* who raised it has an account to read the answer on */
	struct concern_evidence evidence;
	struct concern *earlier; /* others about the pupil that this person may see, newest first */
	size_t earliers;
};
enum rc concern_one_load(struct ctx *c, int64_t pupil_id, int64_t id, struct concern_one *out) NODISCARD;
/* Saves comparison, decision and answer; send: answers now, after which nothing changes. RC_CONFLICT: *theirs stands
 * there. RC_INVALID: answered already with other words, or concern_check finds a fault. */
enum rc concern_decide(struct ctx *c, int64_t pupil_id, const struct concern *in, bool send,
                       struct concern *theirs) NODISCARD;

/* School days until the answer. */
enum rc concern_days_load(struct ctx *c, int64_t *days) NODISCARD;
enum rc concern_days_save(struct ctx *c, int64_t days) NODISCARD; /* RC_INVALID: not 1 to CONCERN_DAYS_MOST */

/* For those who make a concern (this file, concern_tell, concern_public): fills answer_by, state and revision, inserts
 * it, writes the audit. Inside the caller's write transaction. RC_OK and *again when the same one is there already;
 * another one under the same id gets an id of its own. */
enum rc concern_add(struct ctx *c, struct pupil_key k, struct concern *in, bool *again) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_CONCERN_OPEN;
