/* The name of a school in the addresses of its public pages: /s/marlbeck. */
#pragma once

#include "kit/base/str.h"

enum { WEB_NAME_MOST = 40 };

/* Small letters, digits and single hyphens between them, with at least one letter: a number leads to a school by its
 * own way. */
bool web_name_ok(struct str s);
/* One made from the name of a school: "Hill Top Primary School" gives hill-top-primary-school. Letters that are not
 * English lose their marks; empty when nothing is left. Memory: a. */
struct str web_name_of(struct arena *a, struct str school);
