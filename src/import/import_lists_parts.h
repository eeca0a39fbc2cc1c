/* The lists of a preview: what is wrong or good to know, and what is added, changed or missing. */
#pragma once

#include "core/door/page.h"
#include "import/import.h"

/* wrong: errors; else what is good to know. */
void import_problems_write(struct req *q, const struct import_problems *list, bool wrong);
/* Who is added or has gone is named; what changes is shown field by field. id: of the sheet. */
void import_items_write(struct req *q, const struct import_report *r, enum import_what what, const char *id, bool done);
