/* What a dossier is made of, read from the record as who asks may read it. */
#pragma once

#include "boards/dossier/dossier_rule.h"
#include "core/rights/ctx.h"

/* Of n pupils whose gate the caller has passed, in the order of the keys. Memory: c->a. */
enum rc dossier_facts_load(struct ctx *c, const struct pupil_key *k, size_t n, struct dossier_fact *out) NODISCARD;
/* Adds to the entries what stands in them beside their line. */
enum rc dossier_whole_load(struct ctx *c, struct pupil_key k, struct dossier_fact *f) NODISCARD;
/* Says of each entry whom else it concerns, for a subject access. */
enum rc dossier_third_load(struct ctx *c, struct pupil_key k, struct dossier_fact *f) NODISCARD;
