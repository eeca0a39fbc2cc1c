/* Which school a command is about. */
#pragma once

#include "core/rights/ctx.h"

/* The only school, or the one named by --school (its name, short name or number). RC_FAIL says what to do. */
enum rc school_find(struct ctx *c, struct str want, int64_t *out) NODISCARD;
/* RC_FAIL, with words, when that of c->actor is an advice service: no rolls and no feeds there. */
enum rc school_has_pupils(struct ctx *c) NODISCARD;
