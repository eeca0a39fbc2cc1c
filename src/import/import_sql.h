/* All of a school's roll at once, and the writes that only an import makes: what import/import compares a file with.
 * One transaction of the caller holds reading and writing together. Uploads wait here between preview and confirmation.
 */
#pragma once

#include "kit/db/db.h"
#include "core/school/school_rec.h"
#include "core/people/apart_sql.h"
#include "core/people/hand_sql.h"
#include "core/people/member_sql.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"

struct class_held {
	int64_t id;
	struct str name;
	int64_t year_group; /* as in core/people/year_rule; CLASS_MIXED */
	bool fresh;         /* made by this import */
};

struct role_held {
	int64_t person_id;
	struct str role;
};

/* Everything is in order of pupil and id, or of id; histories hold only what is in force. */
struct import_data {
	struct pupil *pupil; /* leavers too */
	size_t pupils;
	struct status *status;
	size_t statuses;
	struct need *need; /* by pupil and rank */
	size_t needs;
	struct contact *contact; /* without the joined person */
	size_t contacts;
	struct person *person;
	size_t persons;
	struct person *merged; /* records that were merged into another: what the next file may still say */
	size_t mergeds;
	struct aparts apart; /* of whom somebody has said that they are two */
	struct class_held *class;
	size_t classes;
	struct member *member;
	size_t members;
	struct teaching_row *teaching;
	size_t teachings;
	struct role_held *role;
	size_t roles;
	struct hand_row *hand; /* what people set by hand, by record, id and field */
	size_t hands;
};

/* Loads what a file of pupils or contacts is compared with, or (people only) one of staff and classes. */
enum rc import_load_roll(struct db *db, struct arena *a, int64_t school_id, struct import_data *out,
                         struct err *e) NODISCARD;
enum rc import_load_people(struct db *db, struct arena *a, int64_t school_id, struct date today,
                           struct import_data *out, struct err *e) NODISCARD;

/* Every column a school system knows; about and person_id stay. Whatever the revision was, it goes up. */
enum rc import_pupil_update(struct db *db, struct arena *a, const struct pupil *p, struct err *e) NODISCARD;
enum rc import_need_end(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct date ends,
                        struct err *e) NODISCARD;
enum rc import_contact_update(struct db *db, struct arena *a, const struct contact *c, struct err *e) NODISCARD;
enum rc import_class_year(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t year_group,
                          struct err *e) NODISCARD;
enum rc import_teaching_end(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct date ends,
                            struct err *e) NODISCARD;

struct upload {
	int64_t school_id;
	int64_t id;
	int64_t account_id; /* 0: it came by a feed, whose id it has, and is there for all who may import */
	struct str kind;    /* import_kind_name */
	struct str name;    /* of the file */
	struct str body;
	int64_t made_at;
	struct str columns; /* what a person said the columns are (import/mapping_read); empty: nothing yet */
};
enum rc upload_insert(struct db *db, struct arena *a, const struct upload *u, struct err *e) NODISCARD;
/* The file of a feed, in place of the one before. */
enum rc upload_of_feed(struct db *db, struct arena *a, const struct upload *u, struct err *e) NODISCARD;
/* Only of this account, or of a feed. RC_NONE when there is none. */
enum rc upload_load(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t id,
                    struct upload *out, struct err *e) NODISCARD;
/* Keeps u->columns. RC_NONE when it is not there, or not of this account. */
enum rc upload_columns(struct db *db, struct arena *a, const struct upload *u, struct err *e) NODISCARD;
enum rc upload_delete(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e) NODISCARD;
/* What of it was to be done is done: u->body. Another file of the feed, which came meanwhile, stays. */
enum rc upload_done(struct db *db, struct arena *a, const struct upload *u, struct err *e) NODISCARD;
/* Uploads that nobody confirmed; those of feeds stay. */
enum rc upload_purge(struct db *db, struct arena *a, int64_t school_id, int64_t made_before, struct err *e) NODISCARD;

/* What was said about a waiting file: a question and the code of its answer. */
struct upload_answer {
	struct str question;
	struct str answer;
};
enum rc upload_answers(struct db *db, struct arena *a, int64_t school_id, int64_t upload_id, struct upload_answer **out,
                       size_t *n, struct err *e) NODISCARD;
/* Takes the place of an answer to the same question. */
enum rc upload_answer_put(struct db *db, struct arena *a, int64_t school_id, int64_t upload_id,
                          const struct upload_answer *v, int64_t by, int64_t now, struct err *e) NODISCARD;
/* All answers to questions that begin so. */
enum rc upload_answers_drop(struct db *db, struct arena *a, int64_t school_id, int64_t upload_id, struct str begins,
                            struct err *e) NODISCARD;
