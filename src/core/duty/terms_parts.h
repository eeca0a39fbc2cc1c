/* The band that asks for the terms of a school year, on the first pages of those who can enter them. */
#pragma once

#include "core/door/page.h"
#include "core/school/term_rule.h"

/* Nothing when they are entered. c: as calendar_load gives it. */
void terms_band(struct req *q, const struct calendar *c);
/* The same on a page that has no calendar of its own. */
enum rc terms_band_load(struct req *q) NODISCARD;
