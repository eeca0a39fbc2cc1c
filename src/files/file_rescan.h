/* What the scanner did not answer about when it was added is asked about again, by the job process. */
#pragma once

#include "core/rights/ctx.h"

enum { RESCAN_EVERY_S = 15 * 60 };

/* The file that has waited longest, if one was last asked about 15 minutes ago; *did: there was one, and the scanner
 * answered. */
enum rc file_rescan(const struct app *app, struct db *db, struct arena *a, bool *did, struct err *e) NODISCARD;
