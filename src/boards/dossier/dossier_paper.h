/* A dossier as tagged A4. */
#pragma once

#include "boards/dossier/dossier_rule.h"
#include "kit/base/rc.h"

/* How many pages it has. */
int dossier_pages(struct arena *a, const struct dossier *d);
/* Several in one file, each on a new page. Memory: from a. */
enum rc dossier_paper(struct arena *a, const struct dossier *d, size_t n, int64_t made_utc, struct str *out,
                      struct err *err) NODISCARD;
