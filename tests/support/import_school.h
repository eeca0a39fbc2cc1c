/* An empty school in a database of its own, and who imports into it: the system, as on the command line. */
#pragma once

#include "core/rights/ctx.h"

/* app has to live as long; ends with import_school_end. */
struct ctx *import_school(struct app *app, int64_t school_id);
void import_school_end(struct ctx *c);
