/* What a dossier is made of in tests: the record of one invented pupil, and what a dossier says, part by part. */
#pragma once

#include "support/support.h"

#include "boards/dossier/dossier_book_rule.h"

/* Zara, Year 5: a first cycle that was reviewed late, a second with a plan in force that is behind. Each list is a copy
 * that a test may change. Memory: from a. */
struct dossier_fact dossier_zara(struct arena *a);
/* A record of which nothing is known but the name. */
struct dossier_fact dossier_nobody(void);
struct dossier dossier_of(struct arena *a, struct dossier_fact f, struct dossier_wish w);

/* NULL when there is none. */
const struct dossier_part *part_find(const struct dossier *d, const char *heading);
/* Fails when there is none. */
const struct dossier_part *part_of(const struct dossier *d, const char *heading);
/* The lines of a part, rows first, and no more: a row is its cells with " | " between, a point its lead and its text,
 * and each ends in its sources in words, " [Plan of cycle 2 …]". A no-break space is written as a space. */
void part_says(struct arena *a, const struct dossier *d, const char *heading, const char *const *lines);
#define PART_SAYS(a, d, heading, ...) part_says(a, d, heading, (const char *const[]){ __VA_ARGS__, NULL })
/* The text with spaces for no-break spaces. */
const char *spaced(struct arena *a, struct str s);
/* Everything it says, one after the other. */
struct str dossier_said(struct arena *a, const struct dossier *d);
