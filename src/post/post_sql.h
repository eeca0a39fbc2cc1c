/* Pupils with letters that wait to be given. */
#pragma once

#include "kit/base/date.h"
#include "kit/db/db.h"

/* Their ids, of those whom the person holds in the hat, by name. */
enum rc post_pupils(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                    struct date today, int64_t **out, size_t *n, struct err *e) NODISCARD;
/* How many letters wait for them. */
enum rc post_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                        struct date today, int64_t *n, struct err *e) NODISCARD;
