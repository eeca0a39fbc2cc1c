/* On the preview: the lines that would be kept for later, with why; and on the page that says it is done. */
#pragma once

#include "core/door/page.h"
#include "import/import_upload.h"

/* "Bring in 412, keep 3 for later" */
struct str import_keep_words(struct req *q, const struct import_report *keep);
void import_keep_write(struct req *q, const struct import_report *keep);
/* After it was brought in: what waits now, and what waited before and came in. */
enum rc import_keep_done(struct req *q, const struct import_report *r) NODISCARD;
/* What follows from a roll, as it stands in Today now. */
void import_today_write(struct req *q, const struct import_report *r);
