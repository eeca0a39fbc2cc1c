/* Inside the writing of plans: what editing and sharing have in common. */
#pragma once

#include "plan/plan_edit.h"

/* Fills the view inside the caller's transaction, after the gate. */
enum rc plan_edit_read(struct ctx *c, struct pupil_key k, struct plan_edit *v) NODISCARD;
/* Moves the rows of w into arrays with room for what the form may add. */
void plan_room_make(struct ctx *c, struct plan_whole *w);
/* v->draft for a cycle without a draft: from the version in force, after a review from what is carried on, or from
 * what the assessment says. Nothing is saved. */
enum rc plan_draft_new(struct ctx *c, struct pupil_key k, struct plan_edit *v) NODISCARD;
