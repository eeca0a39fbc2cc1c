/* The language of a page: of what families and strangers read. Staff read English. */
#pragma once

#include "core/door/request.h"

/* What the reader chose on this device; otherwise, on a school's public pages, what a signed-in adult wishes. NULL:
 * English, as are the pages of those who are signed in: their words are not translated yet, and half a page is none. */
const struct tongue *language_of(const struct req *q);
/* The strip with all languages, under the name of the school. */
void language_strip(struct req *q);
/* That nobody has checked the words yet; nothing when somebody has, or the page is English. */
void language_note(struct req *q);
