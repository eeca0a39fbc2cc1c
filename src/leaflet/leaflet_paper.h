/* A leaflet on paper: usual and large print, easy read with its pictures, and folded in thirds. */
#pragma once

#include "kit/paper/paper.h"
#include "leaflet/leaf_rule.h"

struct leaflet_print {
	struct str school;
	int points;  /* 16, 18, 24: large print; 0: usual */
	bool folded; /* A4 in thirds, both sides */
	int64_t made_utc;
};
NODISCARD enum rc leaflet_paper(struct arena *a, const struct leaf *l, const struct leaflet_print *how, struct str *out,
                                struct err *err);
