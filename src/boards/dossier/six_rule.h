/* Pupils for an inspection: of many, a few that differ, as an inspector chooses them: status, year, need,
 * circumstances, step, going well and not. Pure. */
#pragma once

#include "boards/dossier/dossier_rule.h"

enum { SIX = 6 };

/* What tells a pupil from another one. */
struct six_kind {
	enum status_code code;
	int64_t year;
	struct str need;
	bool looked_after;
	bool language;
	bool health;
	int stage;
	bool late; /* the review is */
};

/* At most `most`, each as different from those before as can be; places in k, in the order in which they were chosen.
 */
size_t six_suggest(const struct six_kind *k, size_t n, size_t most, size_t *out);
/* One line: what the record shows. */
struct str six_shows(struct arena *a, const struct dossier_fact *f);
/* "Looked after, EAL". */
struct str six_also(struct arena *a, const struct six_kind *k);
