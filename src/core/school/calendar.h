/* The school's calendar as the domain rules want it. */
#pragma once

#include "core/school/term_rule.h"
#include "core/rights/ctx.h"

/* Terms and closures that end on or after `from`, the usual ones where none are entered. Memory: c->a. */
enum rc calendar_load(struct ctx *c, struct date from, struct calendar *out) NODISCARD;
