/* What a person changed by hand in a record that imports write too: the marks follow from the two versions of it. */
#pragma once

#include "core/people/hand_rule.h"
#include "core/people/hand_sql.h"
#include "core/record/record_rec.h"
#include "core/rights/ctx.h"

struct hand_marks {
	struct hand_row *item;
	size_t n;
};
enum rc hand_load(struct ctx *c, struct str record, int64_t id, struct hand_marks *out) NODISCARD;
/* The mark of one field; not set when there is none. */
struct hand_mark hand_mark_of(const struct hand_marks *m, const char *field);
/* "Ruth Adeyemi, 10 March 2026", or empty. Memory: a. */
struct str hand_by(struct arena *a, const struct hand_marks *m, const char *field);
/* One field went from old to fresh (as texts), inside the caller's transaction. Equal texts change nothing. */
enum rc hand_note(struct ctx *c, const struct hand_marks *m, struct str record, int64_t id, const char *field,
                  struct str old, struct str fresh) NODISCARD;
/* Those of the named fields (up to NULL) that differ between two versions of a record. was NULL: it is new. */
enum rc hand_note_fields(struct ctx *c, const struct hand_marks *m, const struct record *rec, int64_t id,
                         const char *const *field, const void *was, const void *is) NODISCARD;
