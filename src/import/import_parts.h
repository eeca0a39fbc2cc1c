/* Parts of the pages of an import. */
#pragma once

#include "core/door/page.h"
#include "import/import_read.h"

/* What a kind of file is called on pages: "Roll", "Results". */
const char *import_kind_label(enum import_kind k);

enum import_step { IMPORT_STEP_FILE, IMPORT_STEP_COLUMNS, IMPORT_STEP_QUESTIONS, IMPORT_STEP_CHECK, IMPORT_STEP_DONE };

/* Begins a page of an import: where one is, heading, lead; import_page_end closes it. back: the preview that it belongs
 * to; empty: it is one step from the start. */
void import_page_begin(struct req *q, enum import_step step, struct str back, struct str title, struct str lead);
void import_page_end(struct req *q);
