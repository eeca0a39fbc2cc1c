/* A leaflet as plain text, for those who read with a program of their own, and as what a voice reads. */
#pragma once

#include "leaflet/leaf_rule.h"

/* "Version 3, 1 December 2026. Next check by 1 December 2027." Memory: a. */
struct str leaf_version_words(struct arena *a, const struct leaf *l);
/* The whole of it, lines of at most 76 letters. from: "Marlbeck Primary School". Memory: a. */
struct str leaf_text(struct arena *a, const struct leaf *l, struct str from);
