/* Concerns and the inbox of the public form. What its sender said is written once: no statement here changes the words,
 * the language, or who said it. */
#pragma once

#include "kit/db/db.h"
#include "notice/concern/concern_rec.h"
#include "notice/concern/concern_inbox_rec.h"
#include "core/record/key_rec.h"

/* Of one pupil, newest first. person_id 0: of everybody (staff); else only what that person has said. */
enum rc concern_list(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct concern **out,
                     size_t *n, struct err *e) NODISCARD;
enum rc concern_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct concern *out,
                     struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc concern_insert(struct db *db, struct arena *a, struct pupil_key k, const struct concern *v,
                       struct err *e) NODISCARD;
/* Writes comparison, decision and answer, and nothing else. RC_CONFLICT when the revision is an old one. */
enum rc concern_settle(struct db *db, struct arena *a, struct pupil_key k, const struct concern *v,
                       struct err *e) NODISCARD;

struct concern_line {
	struct concern concern;
	struct str given;
	struct str family;
	struct str preferred;
	struct str class_name;
};
/* Of all pupils whom a person holds in a hat ("senco") on a day, in order of pupil and newest first: those without an
 * answer, and those raised on `since` or later. For the list of concerns and for the screen. */
enum rc concern_lines(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                      struct date today, struct date since, struct concern_line **out, size_t *n,
                      struct err *e) NODISCARD;

/* ---- the inbox ---- */

/* Those in a state ("new"), oldest first. */
enum rc inbox_list(struct db *db, struct arena *a, int64_t school_id, struct str state, struct concern_inbox **out,
                   size_t *n, struct err *e) NODISCARD;
/* The 200 that were set aside last, the last one first, with settled_name. */
enum rc inbox_aside_list(struct db *db, struct arena *a, int64_t school_id, struct concern_inbox **out, size_t *n,
                         struct err *e) NODISCARD;
enum rc inbox_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct concern_inbox *out,
                   struct err *e) NODISCARD;
/* RC_CONFLICT when the id or the receipt is there already. */
enum rc inbox_insert(struct db *db, struct arena *a, const struct concern_inbox *v, struct err *e) NODISCARD;
/* Writes state, pupil, concern, who, when and why. RC_CONFLICT when the revision is an old one. */
enum rc inbox_settle(struct db *db, struct arena *a, const struct concern_inbox *v, struct err *e) NODISCARD;

/* How many have no answer, of all pupils whom a person holds, with those of the public form that wait to be matched. */
enum rc concern_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                           struct date today, int64_t *n, struct err *e) NODISCARD;
