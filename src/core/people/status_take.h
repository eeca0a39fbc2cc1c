/* The status of a pupil and the needs recorded with it, put right with a decision that they came from. */
#pragma once

#include "core/entry/put_right.h"
#include "core/people/pupil_rec.h"

/* Of the status that began on this day: what began with it ends or goes, what ended with it goes on. The history keeps
 * both when it stood for a day or more. *changed: false when no status began
 * by it; then nothing is done. When it was changed again since, that has to be put right first. */
struct status_wrong {
	enum status_code code; /* K or N */
	struct date on;
	int64_t by;
};
enum rc status_revoke(struct entry_take *t, const struct status_wrong *w, bool *changed) NODISCARD;
