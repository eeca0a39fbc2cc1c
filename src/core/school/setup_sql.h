/* A school and its calendar: inserts and updates for set-up, settings and the demonstration school.
 * Reading is in school_store. */
#pragma once

#include "core/school/school_rec.h"
#include "kit/db/db.h"

struct school_row {
	int64_t id;
	struct str name;
	struct str short_name;
	struct str phase; /* primary, secondary, all-through, nursery */
	struct str la_no;
	struct str estab_no;
	struct str urn;
	struct str address;
	struct str phone;
	struct str email;
	struct str website;
	struct str local_offer;
	struct str web_name;
	int64_t ready; /* 0 until set-up is finished */
};
enum rc school_insert(struct db *db, struct arena *a, const struct school_row *s, struct err *e) NODISCARD;
enum rc school_update(struct db *db, struct arena *a, const struct school_row *s, struct err *e) NODISCARD;
/* Ids of all schools in this database, in order; at most max. */
enum rc school_ids(struct db *db, struct arena *a, int64_t *out, size_t max, size_t *n, struct err *e) NODISCARD;

enum rc term_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name, struct date starts,
                    struct date half_starts, struct date half_ends, struct date ends, struct err *e) NODISCARD;
enum rc term_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e) NODISCARD;
/* kind: bank, inset, other. */
enum rc closure_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name,
                       enum closure_kind kind, struct date starts, struct date ends, struct err *e) NODISCARD;
enum rc closure_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e) NODISCARD;
