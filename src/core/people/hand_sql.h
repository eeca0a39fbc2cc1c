/* Marks of what was set by hand, by record, id and field. The rule is hand_rule. */
#pragma once

#include "kit/db/db.h"

struct hand_row {
	struct str record; /* pupil, person, contact_link */
	int64_t record_id;
	struct str field;
	bool has_file;
	struct str before;
	int64_t set_by;
	struct str by_name;
	struct date set_on;
};
/* Of one record. */
enum rc hand_list(struct db *db, struct arena *a, int64_t school_id, struct str record, int64_t record_id,
                  struct hand_row **out, size_t *n, struct err *e) NODISCARD;
/* All of a school, by record, id and field: for an import. */
enum rc hand_list_all(struct db *db, struct arena *a, int64_t school_id, struct hand_row **out, size_t *n,
                      struct err *e) NODISCARD;
enum rc hand_put(struct db *db, struct arena *a, int64_t school_id, const struct hand_row *v, struct err *e) NODISCARD;
enum rc hand_drop(struct db *db, struct arena *a, int64_t school_id, struct str record, int64_t record_id,
                  struct str field, struct err *e) NODISCARD;
