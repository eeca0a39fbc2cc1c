/* The part of the preview that asks what unknown values mean (import/words_page). */
#pragma once

#include "core/door/request.h"
#include "import/import_read.h"

/* Nothing when there is none that can be chosen from a list. */
void import_words_ask(struct req *q, int64_t upload_id, const struct import_unknowns *all);
