/* Meetings with parents: booked, held, missed; what was said and agreed; three a year (Code 6.65, 6.71; R56). A meeting
 * is not a review. */
#pragma once

#include "core/duty/meeting_count_rule.h"
#include "meeting/meeting_answer_rule.h"
#include "letters/notice_rec.h"
#include "meeting/meeting_sql.h"
#include "core/people/pupil_sql.h"
#include "core/rights/ctx.h"
#include "core/edit/record_edit.h"
#include "core/people/wish.h"

struct meetings_view {
	struct pupil pupil;
	struct meeting *item; /* newest first */
	size_t n;
	struct year_count count;
	struct meeting chosen; /* of meeting_open; a new one otherwise */
	struct meeting kept;   /* the same as it is stored, with its answers */
	struct notice *letter; /* about it: invitations, in order of making */
	size_t letters;
	struct wish_lines wishes; /* of the family: an interpreter, a language */
	struct str advice;        /* the chosen day is not a school day, and the like; empty when all is well */
};

/* Three a year, for every page that says how often the parents were met. Memory: words from a. */
struct year_count meetings_count(struct arena *a, const struct calendar *c, const struct meeting *m, size_t n,
                                 const struct status *status, struct date today);

enum rc meetings_load(struct ctx *c, int64_t pupil_id, struct meetings_view *out) NODISCARD;
/* meeting_id 0: a new one with an id. */
enum rc meeting_open(struct ctx *c, int64_t pupil_id, int64_t meeting_id, struct meetings_view *out) NODISCARD;
/* Saves a meeting; a new one has revision 0: see core/edit/record_edit. The family is invited, or hears what is
 * different: meeting_invite. */
enum rc meeting_save(struct ctx *c, int64_t pupil_id, const struct meeting *in, struct meeting *theirs,
                     struct edit_fault *f) NODISCARD;
/* Of all pupils of this person: from a month ago to a quarter ahead. */
enum rc meetings_all(struct ctx *c, struct meeting_line **out, size_t *n) NODISCARD;
