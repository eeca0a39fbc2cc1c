/* The pages of an import, for tests of them. */
#pragma once

#include "support/test_web.h"

/* The preview of a file that was just sent in: the page on which its columns are matched stands before it, and nobody
 * has to open that. */
const char *preview_of(struct site *s, const struct net_reply *sent);
