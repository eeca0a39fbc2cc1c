/* The language of a page: of what families and strangers read. Staff read English. */
#pragma once

#include "core/door/request.h"

/* What the reader chose on this device; otherwise what a signed-in adult wishes. NULL: English, as are pages behind the
 * sign-in, but for those of a route that says otherwise (R_SAID), which a parent reads in a language that has nearly
 * all words of family pages: half a page is none. route NULL: not known yet, or none. */
struct route;
const struct tongue *language_of(const struct req *q, const struct route *route);
/* The strip with all languages, under the name of the school. */
void language_strip(struct req *q);
/* That nobody has checked the words yet; nothing when somebody has, or the page is English. */
void language_note(struct req *q);
