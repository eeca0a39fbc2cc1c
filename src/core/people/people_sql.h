/* People and what they may be: persons, accounts, roles, classes, who teaches what, who is assigned to whom. Plain
 * inserts and ends for imports, accounts, set-up and the demonstration school. */
#pragma once

#include "core/people/person_rec.h"
#include "kit/db/db.h"
#include "core/record/key_rec.h"

struct person_row {
	int64_t school_id;
	int64_t id;
	struct str title;
	struct str given;
	struct str family;
	struct str name_key;
	struct str job;
	struct str email;
	struct str phone;
	struct str address;
	struct str language; /* "en", "ur" … of letters */
	enum letter_format format;
	int64_t interpreter;
	struct str staff_code;
};
/* The row of a person. */
struct person_row person_row_of(const struct person *p);
enum rc person_insert(struct db *db, struct arena *a, const struct person_row *p, struct err *e) NODISCARD;
/* Everything but ids; revision goes up. */
enum rc person_update(struct db *db, struct arena *a, const struct person_row *p, struct err *e) NODISCARD;

/* Records that were merged into this one, directly or by way of others, by id. */
enum rc person_merged_ids(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t **out, size_t *n,
                          struct err *e) NODISCARD;

/* *into: the record that this one was merged into, 0: none. */
enum rc person_merged_into(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t *into,
                           struct err *e) NODISCARD;

/* state: invited, active, disabled. RC_CONFLICT when the sign-in name is taken. */
enum rc account_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t person_id,
                       struct str login, struct str pw_hash, struct str state, int64_t now, struct err *e) NODISCARD;
enum rc role_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t person_id, struct str role,
                    struct date starts, struct date ends, struct err *e) NODISCARD;
enum rc class_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name, int64_t year_group,
                     struct err *e) NODISCARD;

struct teaching_row {
	int64_t school_id;
	int64_t id;
	int64_t person_id;
	int64_t class_id;
	struct str kind; /* teacher, ta */
	struct str subject;
	int64_t is_main; /* the class teacher */
	struct date starts;
	struct date ends;
};
enum rc teaching_insert(struct db *db, struct arena *a, const struct teaching_row *t, struct err *e) NODISCARD;
/* kind: ta, specialist, teacher. ends may be none (never for a specialist). */
enum rc assignment_insert(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t person_id,
                          struct str kind, struct str note, struct date starts, struct date ends,
                          struct err *e) NODISCARD;
