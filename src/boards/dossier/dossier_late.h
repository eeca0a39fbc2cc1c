/* Which duties towards a pupil are late: asked of the register once for all pupils of a sitting. */
#pragma once

#include "boards/dossier/dossier_rule.h"
#include "core/rights/ctx.h"

/* Fills late of each; name, code, code_from and born are there already. */
enum rc dossier_late_load(struct ctx *c, const struct pupil_key *k, size_t n, struct dossier_fact *f) NODISCARD;
