/* What this person was reminded of, for their first page. */
#pragma once

#include "core/duty/reminder_sql.h"
#include "core/rights/ctx.h"

/* Plans in force that this person is asked to read and has not. */
enum rc reminders_load(struct ctx *c, struct reminder_line **out, size_t *n) NODISCARD;
