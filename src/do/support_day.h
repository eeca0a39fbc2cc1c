/* The Do step day by day: what a person gives, and what really happened. A group is logged once for all of its pupils.
 * Source: Code 6.52, R52, R55. */
#pragma once

#include "core/cycle/support_rec.h"
#include "core/rights/ctx.h"

enum { DAY_GROUP_MAX = 40 };

struct day_pupil {
	int64_t pupil_id;
	int64_t root_id; /* of this pupil's support */
	struct str name; /* "Zara Iqbal" */
	struct str first;
	int64_t session_id; /* of this day and turn; 0 = not logged */
	int64_t noted_by;
	int64_t revision; /* of the session; 0 = not logged */
	enum session_result result;
	enum session_reason reason;
	struct str note;
};

/* One support on one day: one pupil, or a group. */
struct day_item {
	int64_t root_id; /* of the first pupil: names the item */
	struct str what;
	struct str class_name;
	struct str aim;
	int64_t minutes;
	int64_t per_week;
	int64_t given_this_week; /* of the first pupil */
	struct day_pupil *pupil;
	size_t pupils;
	size_t logged; /* pupils with a session on this day */
};

struct day_view {
	struct date day;
	struct day_item *item;
	size_t items;
	size_t logged; /* items that are logged for every pupil */
};

/* What this person gives on a day, in order of name. Opens are noted for every pupil shown. */
enum rc day_load(struct ctx *c, struct date day, struct day_view *out) NODISCARD;
/* One item by the root id of any of its pupils. RC_NONE when none of it is theirs. */
enum rc day_item_load(struct ctx *c, struct date day, int64_t root_id, struct day_item *out) NODISCARD;

struct day_log {
	int64_t root_id;
	struct date day;
	struct session_note note;    /* result, reason, minutes, note */
	int64_t away[DAY_GROUP_MAX]; /* pupil ids that were not there */
	size_t away_count;
	int64_t seen[DAY_GROUP_MAX]; /* revision of each pupil's session as the form showed it, in order of the item */
	size_t seen_count;
};
/* Saves one session for each pupil of the item, in one transaction. Sending the same again changes nothing.
 * RC_CONFLICT: somebody logged it otherwise since the form was made. RC_INVALID: a reason is missing, or the day is
 * in the future or more than 60 days ago. */
enum rc day_log_save(struct ctx *c, const struct day_log *in) NODISCARD;
