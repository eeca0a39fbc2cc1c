/* Formal notices to a pupil's family. A parent sees only the own ones: notice_list_of. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "letters/notice_rec.h"

/* Newest first, with by_name. kind empty: all. */
enum rc notice_list(struct db *db, struct arena *a, struct pupil_key k, struct str kind, struct notice **out, size_t *n,
                    struct err *e) NODISCARD;
/* Notices given (sent_on set) to one person on their page or on paper, newest first. to_pupil: those to the pupil
 * instead; person_id is not looked at then. */
enum rc notice_list_of(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, bool to_pupil,
                       struct notice **out, size_t *n, struct err *e) NODISCARD;
/* Notices about one record (a decision, plan, review), in order of making. */
enum rc notice_list_about(struct db *db, struct arena *a, struct pupil_key k, int64_t about_id, struct notice **out,
                          size_t *n, struct err *e) NODISCARD;
enum rc notice_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct notice *out,
                    struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc notice_insert(struct db *db, struct arena *a, struct pupil_key k, const struct notice *v,
                      struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc notice_update(struct db *db, struct arena *a, struct pupil_key k, const struct notice *v,
                      struct err *e) NODISCARD;
/* Notes the first opening by the person it is for (to_pupil: by the pupil); later ones change nothing. */
enum rc notice_seen(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t person_id, int64_t at,
                    struct err *e) NODISCARD;
