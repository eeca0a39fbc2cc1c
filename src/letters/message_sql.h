/* Messages between a family member and the school. A family member sees only their own. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "meeting/meeting_rec.h"

/* Newest first. person_id 0: of the whole family (staff); else only of that person. */
enum rc message_list(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct message **out,
                     size_t *n, struct err *e) NODISCARD;
enum rc message_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct message *out,
                     struct err *e) NODISCARD;
enum rc message_insert(struct db *db, struct arena *a, struct pupil_key k, const struct message *v,
                       struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc message_update(struct db *db, struct arena *a, struct pupil_key k, const struct message *v,
                       struct err *e) NODISCARD;

struct message_line {
	struct message message;
	struct str given;
	struct str family;
	struct str preferred;
	struct str class_name;
};
/* Not answered yet, of all pupils in scope, oldest first. */
enum rc message_open(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                     struct date today, struct message_line **out, size_t *n, struct err *e) NODISCARD;
/* How many have no answer, of all pupils in scope. */
enum rc message_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                           struct date today, int64_t *n, struct err *e) NODISCARD;
