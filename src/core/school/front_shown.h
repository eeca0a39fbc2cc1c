/* What a school chose to show about itself on its public pages, beside what its record says. */
#pragma once

#include "core/rights/ctx.h"

struct front_shown {
	bool senco;             /* the SENCO by name; on until it is turned off */
	bool numbers;           /* how many children have support; on until it is turned off */
	struct str senco_email; /* what follows may all be empty */
	struct str governor;    /* the governor for SEN */
	struct str hours;       /* of the office */
};
/* Of the school that c asks in; for anybody. */
enum rc front_shown_load(struct ctx *c, struct front_shown *out) NODISCARD;
/* For who may change settings. */
enum rc front_shown_save(struct ctx *c, const struct front_shown *v) NODISCARD;
