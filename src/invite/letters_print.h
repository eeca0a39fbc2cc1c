/* What both kinds of letters share: the head of the school, where to go, and the letter of a family or of staff. */
#pragma once

#include "core/rights/ctx.h"
#include "invite/invite_paper.h"

/* School, addresses to type, day. base: "https://apdr.school.example" or what the browser asked for. */
enum rc letters_frame(struct ctx *c, struct str base, bool large, struct invite_papers *out) NODISCARD;
/* Adds the lines of an address to the reader. */
void letter_to(struct letter_invite *l, struct str name, struct str address);
