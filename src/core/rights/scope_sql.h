/* The question "whose pupils": the table pupil_scope, which the database keeps equal to the view pupil_scope_rule
 * (docs/decisions/0023). Lists ask in their own statements. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"

/* Part of a statement with $1 school, $2 person, $3 hat, $4 today: this person holds the pupil of the row. For
 * statements that walk over few rows of a school, each of which is looked up. Where the pupils of one person are to
 * lead to the rows, "id IN (SELECT s.pupil_id FROM pupil_scope s …)" lets SQLite begin with them. */
#define SCOPE_HOLDS(id)                                                                                                \
	" EXISTS (SELECT 1 FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3"              \
	" AND s.pupil_id = " id " AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4))"

/* RC_OK when the person holds the pupil in this hat on this day, RC_NONE otherwise. */
enum rc scope_has(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                  int64_t pupil_id, struct date today, struct err *e) NODISCARD;
