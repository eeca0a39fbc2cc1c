/* A pupil becomes a young person: who decides, what they want shared with their parents, and who acts when it was found
 * that they cannot decide. The rule is core/people/young_rule; here it is recorded and read. What pages of the family
 * show is boards/family/family. Source: Code 8.13; R25. */
#pragma once

#include "core/people/young_rule.h"
#include "core/people/young_rec.h"
#include "core/people/pupil_sql.h"
#include "core/rights/ctx.h"

/* A parent or other adult of the pupil, not a restricted one. */
struct young_adult {
	struct contact contact;
	struct str name; /* "Mrs Iqbal" */
	struct young_parent may;
};

struct young_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct young young;
	struct young_agreement *item; /* newest first */
	size_t n;
	struct young_adult *adult;
	size_t adults;
};

/* Inside the caller's transaction, for work that has passed a gate of its own. Memory: c->a. */
enum rc young_read(struct ctx *c, struct pupil_key k, struct date born, struct young *out) NODISCARD;
/* The pupil who asks, by their own account: RC_NONE when the person is none. */
enum rc young_me(struct ctx *c, int64_t *pupil_id) NODISCARD;

/* For the SENCO. */
enum rc young_load(struct ctx *c, int64_t pupil_id, struct young_view *out) NODISCARD;
/* in gives id, kind, person_id, ends, how and words; the first day is today, or the day the rights pass when that is
 * still to come. The same form again is a success. RC_INVALID: *field is wrong, *why says so. */
enum rc young_note(struct ctx *c, int64_t pupil_id, const struct young_agreement *in, const char **field,
                   struct str *why) NODISCARD;
/* It holds no longer: yesterday was the last day. Ended before is a success. */
enum rc young_end(struct ctx *c, int64_t pupil_id, int64_t id) NODISCARD;

/* For the young person: the same view, without the words of others, and their own choice. person is an adult of the
 * view, share or keep. RC_NONE until the rights are theirs. */
enum rc young_own_load(struct ctx *c, struct young_view *out) NODISCARD;
enum rc young_own_choose(struct ctx *c, int64_t person, bool share) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_ME_OPEN;
