/* Rounds to the teachers and their answers. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "notice/round/round_rec.h"
#include "notice/round/round_answer_rec.h"

/* Newest first, with by_name. */
enum rc round_list(struct db *db, struct arena *a, struct pupil_key k, struct round **out, size_t *n,
                   struct err *e) NODISCARD;
enum rc round_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct round *out,
                   struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc round_insert(struct db *db, struct arena *a, struct pupil_key k, const struct round *v,
                     struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc round_update(struct db *db, struct arena *a, struct pupil_key k, const struct round *v,
                     struct err *e) NODISCARD;

/* Of all rounds of a pupil, newest round first, by name in it; with by_name. */
enum rc round_answer_list(struct db *db, struct arena *a, struct pupil_key k, struct round_answer **out, size_t *n,
                          struct err *e) NODISCARD;
enum rc round_answer_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct round_answer *out,
                          struct err *e) NODISCARD;
/* What one person was asked in one round. RC_NONE when they were not. */
enum rc round_answer_of(struct db *db, struct arena *a, struct pupil_key k, int64_t round_id, int64_t person_id,
                        struct round_answer *out, struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc round_answer_insert(struct db *db, struct arena *a, struct pupil_key k, const struct round_answer *v,
                            struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc round_answer_update(struct db *db, struct arena *a, struct pupil_key k, const struct round_answer *v,
                            struct err *e) NODISCARD;

/* One answer of an open round about a pupil in scope. */
struct round_line {
	int64_t pupil_id;
	int64_t round_id;
	struct str given;
	struct str family;
	struct str preferred;
	struct str class_name;
	struct date asked_on;
	struct date answer_by;
	struct date reminded_on;
	struct str question;
	struct str asker;
	int64_t person_id;
	struct str person;
	struct date answered_on;
};
/* All answers of all open rounds about the pupils a person holds in a hat on a day, round by round, those that are
 * due first. asked_id: only what this person was asked and has not answered; 0 = everybody. */
enum rc round_open(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                   struct date today, int64_t asked_id, struct round_line **out, size_t *n, struct err *e) NODISCARD;
/* How many this person was asked and has not answered. */
enum rc round_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                         struct date today, int64_t *n, struct err *e) NODISCARD;
