/* The Do step: what a person gives on a day, sessions, points on the way to an outcome. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "core/cycle/support_rec.h"

enum { SUPPORT_LINES_MAX = 2000 };

/* One live support of one pupil that a person gives. */
struct support_line {
	int64_t pupil_id;
	struct str given;
	struct str family;
	struct str preferred;
	struct str class_name;
	int64_t root_id;
	int64_t plan_id;
	struct str what;
	int64_t per_week;
	int64_t minutes;
	int64_t group_size;
	struct str group_key;
	struct date starts;
	struct date ends;
	struct str aim;          /* of the outcome it is for */
	int64_t given_this_week; /* given or part, Monday to day */
};

/* Live support given by a person on a day, by group, what, pupil. Scope: pupil_scope in this hat. */
enum rc support_of_giver(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                         struct date day, struct date monday, struct support_line **out, size_t *n,
                         struct err *e) NODISCARD;
/* The same of one support only (whoever gives it), for the log page: all pupils of the group on that day. */
enum rc support_of_group(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                         struct date day, struct date monday, struct str group_key, int64_t root_id,
                         struct support_line **out, size_t *n, struct err *e) NODISCARD;

/* A session line for a day page. */
struct session_of_day {
	int64_t pupil_id;
	int64_t provision_root;
	int64_t id;
	int64_t turn;
	enum session_result result;
	enum session_reason reason;
	struct str note;
	int64_t revision;
	int64_t noted_by;
};
/* Sessions of pupils in scope on a day. */
enum rc session_day(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                    struct date day, struct session_of_day **out, size_t *n, struct err *e) NODISCARD;

/* A first session was given: the cycle of its plan is in its Do step, once. */
enum rc support_begun(struct db *db, struct arena *a, struct pupil_key k, int64_t root_id, struct date on,
                      struct err *e) NODISCARD;
enum rc session_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct session_note *out,
                     struct err *e) NODISCARD;
/* RC_CONFLICT: the same id, or the same support, day and turn, is there already. */
enum rc session_note_insert(struct db *db, struct arena *a, struct pupil_key k, const struct session_note *v,
                            struct err *e) NODISCARD;
/* RC_CONFLICT: an old revision. */
enum rc session_note_update(struct db *db, struct arena *a, struct pupil_key k, const struct session_note *v,
                            struct err *e) NODISCARD;
/* By day, newest first; since DATE_NONE: all. */
enum rc session_list(struct db *db, struct arena *a, struct pupil_key k, struct date since, struct session_note **out,
                     size_t *n, struct err *e) NODISCARD;
/* What pages that only count need of a session. */
struct session_given {
	int64_t provision_root;
	struct date on_day;
	enum session_result result;
	enum session_reason reason;
};

/* In the order they were noted, the last first. */
enum rc session_facts(struct db *db, struct arena *a, struct pupil_key k, struct date since, struct session_given **out,
                      size_t *n, struct err *e) NODISCARD;

enum rc point_insert(struct db *db, struct arena *a, struct pupil_key k, const struct measure_point *v,
                     struct err *e) NODISCARD;
/* By outcome and day, oldest first. */
enum rc point_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct measure_point *out,
                   struct err *e) NODISCARD;
/* Day, value and note of one that is there; RC_CONFLICT when it is not. */
enum rc point_update(struct db *db, struct arena *a, struct pupil_key k, const struct measure_point *v,
                     struct err *e) NODISCARD;
enum rc point_list(struct db *db, struct arena *a, struct pupil_key k, struct measure_point **out, size_t *n,
                   struct err *e) NODISCARD;
/* The same from a day on (DATE_NONE: all) with only outcome, day and value filled. */
enum rc point_facts(struct db *db, struct arena *a, struct pupil_key k, struct date since, struct measure_point **out,
                    size_t *n, struct err *e) NODISCARD;
