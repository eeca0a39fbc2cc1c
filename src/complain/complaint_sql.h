/* Complaints and their steps. There is no statement that changes or takes away either: both are only added to. Which
 * ones the SENCO must not read is asked in every statement for staff ("reads_sealed"). */
#pragma once

#include "kit/db/db.h"
#include "complain/complaint_rec.h"
#include "core/record/key_rec.h"

/* RC_CONFLICT when the id is there already. */
enum rc complaint_insert(struct db *db, struct arena *a, struct pupil_key k, const struct complaint *v,
                         struct err *e) NODISCARD;
enum rc complaint_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct complaint *out,
                       struct err *e) NODISCARD;
/* RC_CONFLICT when somebody wrote this number of this complaint before. */
enum rc complaint_step_insert(struct db *db, struct arena *a, struct pupil_key k, const struct complaint_step *v,
                              struct err *e) NODISCARD;
/* All of one complaint, oldest first. */
enum rc complaint_step_list(struct db *db, struct arena *a, struct pupil_key k, int64_t complaint_id,
                            struct complaint_step **out, size_t *n, struct err *e) NODISCARD;

/* A complaint and how it stands. */
struct complaint_line {
	struct complaint complaint;
	struct complaint_step last; /* number, on_day, kind, stage, holder, sealed, closed, answer_by, outcome */
	struct str given;
	struct str family;
	struct str preferred;
	struct str class_name;
};
/* About one pupil: those that this person has made, newest first. */
enum rc complaint_list_of(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id,
                          struct complaint_line **out, size_t *n, struct err *e) NODISCARD;

/* Staff: whose pupils, and whether they may read what is about the SENCO. */
struct complaint_scope {
	int64_t school_id;
	int64_t person_id;
	struct str hat;
	struct date today;
	bool reads_sealed;
};
/* Of all pupils in scope: open ones, and those closed on `since` or later; by pupil and newest first. */
enum rc complaint_lines(struct db *db, struct arena *a, const struct complaint_scope *s, struct date since,
                        struct complaint_line **out, size_t *n, struct err *e) NODISCARD;
/* How many of them are open. */
enum rc complaint_wait_count(struct db *db, struct arena *a, const struct complaint_scope *s, int64_t *n,
                             struct err *e) NODISCARD;
