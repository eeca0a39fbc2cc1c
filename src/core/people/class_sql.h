/* What every lesson needs, for all pupils of a person: strategies of the plans in force, by pupil and position. */
#pragma once

#include "kit/db/db.h"

struct strategy_line {
	int64_t pupil_id;
	struct str words;
};
enum rc strategy_of_scope(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                          struct date today, struct strategy_line **out, size_t *n, struct err *e) NODISCARD;
