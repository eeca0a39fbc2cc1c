/* What waits to be put right of files, as parts of pages. */
#pragma once

#include "core/door/page.h"
#include "import/later.h"

/* "Line 3 of roll.csv": where it stood; "Lines 3 and 4" of several. */
struct str later_where(struct req *q, const struct import_later *v);
/* "DOB: This is not a date.": one fault. */
struct str later_fault_words(struct arena *a, const struct import_fault *f);
/* What is wrong with it, in one sentence: the first fault, and how many more. */
struct str later_wrong(struct req *q, const struct later_item *x);
/* The list with a way to each, at most `max`; nothing when none waits. */
void later_duties(struct req *q, const struct later_list *all, struct str heading, size_t max);
/* A line on the first page of who may import; nothing when none waits. */
enum rc later_band(struct req *q) NODISCARD;
