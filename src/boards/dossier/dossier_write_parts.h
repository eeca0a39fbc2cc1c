/* A dossier as markup: on the page, and in the file that needs nothing else. */
#pragma once

#include "boards/dossier/dossier_rule.h"
#include "kit/html/html.h"

void dossier_write(struct html *w, const struct dossier *d);
/* A whole document with its own style and no reference to anything outside. */
void dossier_file_write(struct html *w, const struct dossier *d);
