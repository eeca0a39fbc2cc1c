/* How a workbook shows a number: what its format says of it. Pure. */
#pragma once

#include <stdint.h>

#include "kit/base/str.h"

/* How a number is shown. */
enum show { SHOW_NUMBER, SHOW_DAY, SHOW_DAY_TIME, SHOW_TIME, SHOW_ELAPSED, SHOW_PERCENT, SHOW_ZEROS };

struct grid_style {
	unsigned char show;
	unsigned char digits; /* SHOW_ZEROS: so many at least; SHOW_PERCENT: behind the dot */
};

/* What a format shows, from its first part: "dd/mm/yyyy;@". */
struct grid_style grid_style_of(struct str format);
/* Of the formats that every program knows by number. */
struct grid_style grid_style_known(int64_t id);
