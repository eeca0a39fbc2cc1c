/* The head and tabs that all pages of one pupil share. */
#pragma once

#include "core/door/page.h"

/* Tabs of a pupil's record for this role; current is the rest of the path ("", "/plans" …). label e.g. "Zara's record".
 */
void pupil_tabs(struct req *q, int64_t pupil_id, struct str first, const char *current);
