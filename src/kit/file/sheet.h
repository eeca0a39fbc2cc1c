/* One page of a PDF that somebody sent: as a picture to look at, and its words. Both are made when they are asked for,
 * by Poppler's programs in the cage (docs/decisions/0037); the file stays as it came. */
#pragma once

#include "kit/file/words.h"

/* Dots across a picture: sharp at the width of a page, and on a telephone when it is drawn larger. */
enum { SHEET_DOTS = 1240, SHEET_LAST = 9999 };

/* Can this machine do it? Without the programs, or a kernel that can confine them, it cannot. */
bool sheet_possible(void);
/* page: from 1 to SHEET_LAST. *png in a: the picture. RC_NONE: there is no such page, or it cannot be drawn. RC_FAIL:
 * the machine is at fault. */
enum rc sheet_draw(struct arena *a, int keeper_fd, struct str pdf, int64_t page, struct str *png,
                   struct err *e) NODISCARD;
/* The words of the page in the order of reading, a block for each paragraph; none: it has no words, as a picture of
 * paper. Else as sheet_draw. */
enum rc sheet_words(struct arena *a, int keeper_fd, struct str pdf, int64_t page, struct words_read *out,
                    struct err *e) NODISCARD;
