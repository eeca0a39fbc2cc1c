/* Plan versions of a pupil: draft, copy, share; who has read them and what the family answered (plan_read_store.c). */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "plan/plan_rec.h"

/* Heads of the versions, newest first. cycle_id 0: of every cycle. */
enum rc plan_list(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct plan **out, size_t *n,
                  struct err *e) NODISCARD;
/* The version in force (state shared), whole. RC_NONE when there is none. */
enum rc plan_in_force(struct db *db, struct arena *a, struct pupil_key k, struct plan_whole *out,
                      struct err *e) NODISCARD;
/* Only whether there is one. */
enum rc plan_is_in_force(struct db *db, struct arena *a, struct pupil_key k, bool *yes, struct err *e) NODISCARD;
/* The newest draft of a cycle, whole. RC_NONE when there is none. */
enum rc plan_draft(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct plan_whole *out,
                   struct err *e) NODISCARD;
enum rc plan_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct plan_whole *out,
                  struct err *e) NODISCARD;
/* Number of the newest version of a cycle; 0 when there is none. */
enum rc plan_version_max(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, int64_t *out,
                         struct err *e) NODISCARD;

/* A new draft with its children (plan_id and position of the children are set here; an id or root_id of 0 gets a new
 * id, so that a new child is its own root). RC_CONFLICT when the plan's id is there already. */
enum rc plan_insert(struct db *db, struct arena *a, struct pupil_key k, const struct plan_whole *v,
                    struct err *e) NODISCARD;
/* Saves the head and replaces all children. RC_CONFLICT when the revision is an old one or the plan is no draft. */
enum rc plan_save(struct db *db, struct arena *a, struct pupil_key k, const struct plan_whole *v,
                  struct err *e) NODISCARD;
/* A new draft with the content of version from_id. head gives id, cycle_id, version and made_by of the new one; the
 * children get new ids and keep their root_ids; what was agreed and said (parents_agree, changes) starts empty.
 * *out is the new draft. */
enum rc plan_copy(struct db *db, struct arena *a, struct pupil_key k, int64_t from_id, const struct plan *head,
                  struct plan_whole *out, struct err *e) NODISCARD;
/* Freezes a draft and puts it in force: every other version of the pupil is superseded, its support is live and no
 * other; support without a first day starts on this day. RC_CONFLICT when the revision is an old one or it is no
 * draft. */
enum rc plan_share(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t revision, struct date on,
                   int64_t by, struct err *e) NODISCARD;
/* No version is in force any more (SEN Support ends): the last one is superseded, no support is live. */
enum rc plan_end(struct db *db, struct arena *a, struct pupil_key k, struct err *e) NODISCARD;
/* Support begins before its plan is shared (Code 6.19): live from this day. */
enum rc provision_begin(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct date on,
                        struct err *e) NODISCARD;
/* Support in force, in order of the plan, with who gives it. */
enum rc provision_live_list(struct db *db, struct arena *a, struct pupil_key k, struct provision **out, size_t *n,
                            struct err *e) NODISCARD;

/* Who has answered for a version, by time. */
enum rc acknowledgement_list(struct db *db, struct arena *a, struct pupil_key k, int64_t plan_id,
                             struct acknowledgement **out, size_t *n, struct err *e) NODISCARD;
/* A person's answer; a later one takes the place of the earlier one. */
enum rc acknowledgement_put(struct db *db, struct arena *a, struct pupil_key k, const struct acknowledgement *v,
                            struct err *e) NODISCARD;

/* Answers of the family, oldest first. plan_id 0: to every version. */
enum rc plan_reply_list(struct db *db, struct arena *a, struct pupil_key k, int64_t plan_id, struct plan_reply **out,
                        size_t *n, struct err *e) NODISCARD;
/* Both at once, of one version; replies without way and noted_by. */
enum rc plan_answered_list(struct db *db, struct arena *a, struct pupil_key k, int64_t plan_id,
                           struct acknowledgement **ack, size_t *acks, struct plan_reply **reply, size_t *replies,
                           struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc plan_reply_insert(struct db *db, struct arena *a, struct pupil_key k, const struct plan_reply *v,
                          struct err *e) NODISCARD;

/* A plan in force and a person who is to read it. */
struct plan_reading {
	int64_t pupil_id;
	struct str pupil_given;
	struct str pupil_family;
	struct str pupil_preferred;
	struct str class_name;
	int64_t year_group;
	int64_t plan_id;
	int64_t version;
	struct date shared_on;
	int64_t person_id;
	struct str person_title;
	struct str person_given;
	struct str person_family;
	struct str person_job;
	enum acknowledgement_state state; /* none: not answered */
	struct str note;
};

/* Who has not read which plan: everybody who holds a pupil as teacher or assistant today, for the pupils that `viewer`
 * holds in this hat. By reader and date of sharing. Whoever shared a plan knows it. */
enum rc plan_unread_list(struct db *db, struct arena *a, int64_t school_id, int64_t viewer, struct str hat,
                         struct date today, struct plan_reading **out, size_t *n, struct err *e) NODISCARD;
/* Of the same people, who has asked for help with a plan in force, oldest first. */
enum rc plan_help_list(struct db *db, struct arena *a, int64_t school_id, int64_t viewer, struct str hat,
                       struct date today, struct plan_reading **out, size_t *n, struct err *e) NODISCARD;
/* Plans in force of the pupils a person holds in this hat, with their own answer: what is to be read comes first. */
enum rc plan_reading_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                          struct date today, struct plan_reading **out, size_t *n, struct err *e) NODISCARD;
/* How many plans in force of the pupils a person holds they have not read. */
enum rc plan_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                        struct date today, int64_t *n, struct err *e) NODISCARD;
