/* Leaflets of a school for everybody: the text for families, filled with what is known of the school and its area.
 * Nothing of a pupil is read. */
#pragma once

#include "core/school/public.h"
#include "leaflet/leaf_rule.h"

enum rc leaflet_facts(struct ctx *c, const struct public_school *s, struct leaf_facts *out) NODISCARD;
/* leaf_head, as this school or service calls it. */
bool leaflet_head(struct arena *a, const struct public_school *s, struct str name, struct leaf *out);
/* RC_NONE: there is no such leaflet, or it has no easy read form; RC_FAIL: the content is not sound. */
enum rc leaflet_load(struct ctx *c, const struct public_school *s, struct str name, bool easy,
                     struct leaf *out) NODISCARD;
/* On paper. points: 16, 18 or 24 for large print, else 0; folded: A4 in thirds. */
enum rc leaflet_file(struct ctx *c, const struct public_school *s, const struct leaf *l, int points, bool folded,
                     struct str *out) NODISCARD;
