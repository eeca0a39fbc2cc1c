/* On pages for staff: from which file a sentence comes, linked for those who may see it. */
#pragma once

#include "core/door/page.h"
#include "files/files.h"

/* Where a file is read, at its page: below /pupil/ID. Memory: a. */
struct str file_from_url(struct arena *a, int64_t pupil_id, struct file_from from);
/* Nothing when it is from no file. */
void file_from_write(struct req *q, int64_t pupil_id, const struct files_known *known, struct file_from from);
/* What was taken from this file into assessments: a part of a page. */
void file_uses_write(struct req *q, int64_t pupil_id, int64_t file_id, const struct file_use *u, size_t n);
/* The same in one line of a list: "3 sentences of the assessment: pages 2, 3 and 5". Nothing when there is none. */
void file_uses_line(struct req *q, int64_t file_id, const struct file_use *u, size_t n);
