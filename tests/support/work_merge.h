/* A school in which one child has two records, merged and taken apart by the SENCO. */
#pragma once

#include "core/people/pupil_sql.h"
#include "merge/merge.h"

enum {
	TWIN_SCHOOL = 7,
	TWIN_SENCO = 21,
	TWIN_MOTHER = 22,
	TWIN_ACCOUNT = 31,
	TWIN_CLASS = 51,
	TWIN_KEPT = 101,
	TWIN_GONE = 102
};

/* On 10 March 2026, on the engine of the test. */
struct ctx *work_merge_new(void);
void work_merge_drop(struct ctx *c);
/* With an id, a reason and the first revisions where there are none. */
enum rc work_merge_do(struct ctx *c, struct merge_in in);
enum rc work_merge_undo(struct ctx *c, int64_t id);
/* Since 5 January 2026. */
void work_merge_status(struct ctx *c, int64_t pupil, int64_t id, enum status_code code);
void work_merge_contact(struct ctx *c, int64_t pupil, int64_t id, int64_t person, bool restricted);
