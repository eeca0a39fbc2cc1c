/* Is this page sound? A strict reader for what the writer made, for tests of components and pages. */
#pragma once

#include "kit/base/str.h"

/* NULL when the markup is sound, otherwise the first problem in words: every element is closed in order, attributes
 * are quoted and not repeated, ids are unique, for, aria-labelledby, aria-describedby and local links lead to an id of
 * the page (a fragment may be part of a page: whole false leaves out that check), no number is "nan" or "inf". */
const char *markup_problem(struct arena *a, struct str markup, bool whole);
