/* Which school a command is about. */
#pragma once

#include "core/rights/ctx.h"

/* The only school, or the one named by --school (its name, short name or number). RC_FAIL says what to do. */
enum rc school_find(struct ctx *c, struct str want, int64_t *out) NODISCARD;
