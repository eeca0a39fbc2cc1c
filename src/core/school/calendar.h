/* The school's calendar as the domain rules want it. */
#pragma once

#include "core/school/term_rule.h"
#include "core/rights/ctx.h"

/* An advice service counts working days: Monday to Friday without bank holidays.
 * Terms and closures of the school years from that of `from` on, the usual ones where none are entered. Memory: c->a,
 * or what is kept between requests: as long as this one. */
enum rc calendar_load(struct ctx *c, struct date from, struct calendar *out) NODISCARD;
