/* How it goes at home: a family sends a note, a photograph, a paper or a recording about a goal of the plan, and the
 * pupil a drawing or a recording; staff who read the plan see it by the goal, and a teacher or the SENCO says that it
 * was seen. The file is a file of the record (files/files) with the id of the note. docs/decisions/0055. */
#pragma once

#include "core/edit/record_edit.h"
#include "core/people/pupil_rec.h"
#include "files/files.h"
#include "home/home_rule.h"
#include "home/home_sql.h"

/* What came from home, and how its files may be shown to who asks. */
struct home_known {
	struct home_note *item; /* that they may see, newest first */
	size_t n;
	struct files_known files;
};
/* After the caller's gate; notes no reading. */
enum rc home_known(struct ctx *c, struct pupil_key k, struct home_known *out) NODISCARD;
/* Its file, when there is one here that they may open; else NULL. */
const struct pupil_file *home_file(const struct home_known *h, const struct home_note *v);
/* How many that nobody has read yet. */
size_t home_unseen(const struct home_known *h);

struct home_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct home_goal *goal; /* of the plan in force */
	size_t goals;
	struct home_known known;
	bool own;         /* the pupil asks */
	bool decides;     /* and is a young person who decides */
	bool may_see_off; /* staff: may say that it was seen */
};
/* For staff, a parent or the pupil. RC_NONE: not theirs, or a parent who does not read what is new. */
enum rc home_load(struct ctx *c, int64_t pupil_id, struct home_view *out) NODISCARD;
/* One more from the family: in has id and what was typed; bytes empty: no file. Opens its own transactions. The same
 * form twice is one. RC_INVALID: *fault is the field ("file": the file itself). */
enum rc home_send(struct ctx *c, int64_t pupil_id, struct home_note *in, struct str name, struct str bytes,
                  struct edit_fault *fault) NODISCARD;
/* Who sent it takes it back, on the same day. RC_NONE: not theirs, or not any more. press: of the form. */
enum rc home_take_back(struct ctx *c, int64_t pupil_id, int64_t id, int64_t press) NODISCARD;
/* A teacher or the SENCO has read it; who was first stays. */
enum rc home_seen(struct ctx *c, int64_t pupil_id, int64_t id) NODISCARD;
