/* Enquiries and their steps. What a sender wrote is written once, and wiped once. */
#pragma once

#include "enquiry/enquiry_rec.h"
#include "kit/db/db.h"

/* RC_CONFLICT when the id or the receipt is there already. */
enum rc enquiry_insert(struct db *db, struct arena *a, const struct enquiry *v, struct err *e) NODISCARD;
enum rc enquiry_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct enquiry *out,
                     struct err *e) NODISCARD;
/* Kind, desk and day of answer of the one with this receipt, and nothing of who wrote. */
enum rc enquiry_by_receipt(struct db *db, struct arena *a, int64_t school_id, struct str receipt, struct enquiry *out,
                           struct err *e) NODISCARD;
/* Those that wait at a desk, by the day of their answer, and those without one last. */
enum rc enquiry_waiting(struct db *db, struct arena *a, int64_t school_id, struct str desk, struct enquiry **out,
                        size_t *n, struct err *e) NODISCARD;
/* The 200 that were dealt with or set aside last, the last one first. */
enum rc enquiry_dealt(struct db *db, struct arena *a, int64_t school_id, struct str desk, struct enquiry **out,
                      size_t *n, struct err *e) NODISCARD;
/* How many wait, and how many of them were promised for a day before today. */
enum rc enquiry_counts(struct db *db, struct arena *a, int64_t school_id, struct str desk, struct date today,
                       int64_t *waiting, int64_t *late, struct err *e) NODISCARD;
/* What readers said since an instant: clear, in part, not. */
enum rc enquiry_clear_counts(struct db *db, struct arena *a, int64_t school_id, struct str desk, int64_t since,
                             int64_t out[3], struct err *e) NODISCARD;
/* State and day. RC_CONFLICT when the revision is an old one. */
enum rc enquiry_settle(struct db *db, struct arena *a, const struct enquiry *v, struct err *e) NODISCARD;

/* RC_CONFLICT when the id is there already. */
enum rc enquiry_step_insert(struct db *db, struct arena *a, const struct enquiry_step *v, struct err *e) NODISCARD;
/* Of one enquiry, the last one first, with by_name. */
enum rc enquiry_steps(struct db *db, struct arena *a, int64_t school_id, int64_t enquiry_id, struct enquiry_step **out,
                      size_t *n, struct err *e) NODISCARD;

/* Wipes words, names and ways to reach of what was dealt with on this day or before, and the notes about it; how many.
 */
enum rc enquiry_wipe(struct db *db, struct arena *a, int64_t school_id, struct date done, int64_t *n,
                     struct err *e) NODISCARD;
/* The same of one that is over, at once. RC_CONFLICT: it waits, or was wiped before. */
enum rc enquiry_wipe_one(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e) NODISCARD;

/* Does somebody act for the advice service here today? */
enum rc enquiry_service_here(struct db *db, struct arena *a, int64_t school_id, struct date today, bool *is,
                             struct err *e) NODISCARD;
