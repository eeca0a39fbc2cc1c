/* Reading plans: versions of a pupil, one version whole, who has read it, the plans a person still has to read.
 * Source: Code 6.49, R46, R47, R50. */
#pragma once

#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "core/rights/ctx.h"
#include "core/people/young.h"

/* One member of staff and the answer to a version. */
struct plan_reader {
	struct pupil_staff staff;
	struct str name;
	enum acknowledgement_state state; /* none: not answered */
	struct str note;
};

struct plan_read {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct young young; /* whose agreement counts */
	struct plan *list;  /* heads of all versions but drafts, newest first */
	size_t lists;
	bool may_record;            /* sees what was said and replied, else the briefing only */
	struct plan_whole whole;    /* of plan_read_version */
	struct plan_reader *reader; /* of SENCO and head: everybody who is to read it; of others only the own answer */
	size_t readers;
	bool may_see_readers;
	struct plan_reply *reply;
	size_t replies;
	struct need *need;
	size_t needs;
};

/* Heads only. */
enum rc plan_read_list(struct ctx *c, int64_t pupil_id, struct plan_read *out) NODISCARD;
/* One shared or superseded version; RC_NONE for drafts (the editor shows those). */
enum rc plan_read_version(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct plan_read *out) NODISCARD;
/* The version on paper: A4 or 18 point. */
/* The copy of one person of the family, to be put with other papers: the version in force, without what others have
 * answered. RC_NONE: not in force. */
struct plan_paper;
enum rc plan_family_sheet(struct ctx *c, int64_t pupil_id, int64_t plan_id, bool large, struct str copy_for,
                          struct plan_paper *out) NODISCARD;
enum rc plan_read_paper(struct ctx *c, int64_t pupil_id, int64_t plan_id, bool large, struct str *out) NODISCARD;

/* For SENCO and head. */
struct plan_unanswered {
	struct plan_reading *unread; /* who has not read which plan in force, by reader */
	size_t unreads;
	struct plan_reading *help; /* who needs help with one, oldest first */
	size_t helps;
};
enum rc plan_unanswered(struct ctx *c, struct plan_unanswered *out) NODISCARD;
/* Plans in force of the pupils this person works with, unread ones first. */
enum rc plan_reading(struct ctx *c, struct plan_reading **out, size_t *n) NODISCARD;
/* For the menu: plans this person has not read. None wait for those who see what others have not read. */
enum rc plans_wait(struct ctx *c, int64_t *n) NODISCARD;
/* "I have read it" (state read) or "I need help with this" (state help, with a note). Sending it again changes the
 * answer. RC_INVALID: an unknown answer, or help without a note. */
enum rc plan_acknowledge(struct ctx *c, int64_t pupil_id, int64_t plan_id, enum acknowledgement_state state,
                         struct str note) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_PLAN_OPEN;
