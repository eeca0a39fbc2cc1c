/* Which adviser may read the page of which family. */
#pragma once

#include "advise/adviser_yes_rec.h"
#include "core/record/key_rec.h"
#include "core/record/record_sql.h"
#include "kit/db/db.h"

struct adviser {
	int64_t person_id;
	struct str name;
};
/* Who has the role at this school today, by name. */
enum rc adviser_list(struct db *db, struct arena *a, int64_t school_id, struct date today, struct adviser **out,
                     size_t *n, struct err *e) NODISCARD;
/* Newest first, with names. */
enum rc adviser_yes_list(struct db *db, struct arena *a, struct pupil_key k, struct adviser_yes **out, size_t *n,
                         struct err *e) NODISCARD;
/* A family whose page an adviser may read today. */
struct advised {
	int64_t pupil_id;
	struct str given;
	struct str family;
	struct str preferred;
	struct date ends;
};
/* By name of the pupil; $3 hat: that of the adviser. */
enum rc advised_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date today,
                     struct advised **out, size_t *n, struct err *e) NODISCARD;
extern const struct record_sql adviser_yes_sql;
