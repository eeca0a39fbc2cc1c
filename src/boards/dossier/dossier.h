/* Dossiers: a pupil's record for one purpose. Who makes one is in the trail with the purpose; nothing is kept of it and
 * nothing is sent. SENCO and head (CAP_DOSSIER). */
#pragma once

#include "boards/dossier/dossier_rule.h"
#include "core/rights/ctx.h"

enum { DOSSIER_PUPILS_MOST = 12 };

/* One, on the screen or as a file: not for a subject access. RC_NONE: the pupil is not theirs, or the purpose has no
 * such depth. A short one has as much as fits on two pages. */
enum rc dossier_load(struct ctx *c, int64_t pupil_id, const struct dossier_wish *w, struct dossier *out) NODISCARD;
/* The short ones of several pupils, in the order of the ids. RC_NONE when one of them is not theirs. */
enum rc dossiers_load(struct ctx *c, const int64_t *pupil_id, size_t n, const struct dossier_wish *w,
                      struct dossier *out) NODISCARD;

/* As tagged A4, several in one file. */
enum rc dossier_pdf(struct ctx *c, const struct dossier *d, size_t n, struct str *out) NODISCARD;

/* Who it is, for the page on which the purpose is chosen. */
struct dossier_choose {
	int64_t pupil_id;
	struct str name;
	struct str first;
	int64_t cycle[60]; /* numbers, the latest first */
	size_t cycles;
};
enum rc dossier_choose_load(struct ctx *c, int64_t pupil_id, struct dossier_choose *out) NODISCARD;

/* What a person has to read before a subject access is given: the entries, each with what speaks against it. */
enum rc dossier_subject_open(struct ctx *c, int64_t pupil_id, struct dossier_fact *out) NODISCARD;
/* The document, of facts that were opened in the same transaction; keep: for each entry. Refused (RC_INVALID) while
 * `undecided` of those that concern others is not 0. Inside a write. */
enum rc dossier_subject_give(struct ctx *c, int64_t pupil_id, const struct dossier_fact *f, const bool *keep,
                             size_t undecided, struct dossier *out) NODISCARD;
