/* Parts of the pages of an import. */
#pragma once

#include "core/door/page.h"
#include "import/import.h"

/* What a kind of file is called on pages: "Roll", "Results". */
const char *import_kind_label(enum import_kind k);

enum import_step { IMPORT_STEP_FILE, IMPORT_STEP_COLUMNS, IMPORT_STEP_QUESTIONS, IMPORT_STEP_CHECK, IMPORT_STEP_DONE };

/* How a file is looked at (its sheet, whether SEN stays, point and scale) travels in the address of every page of the
 * import: what is confirmed is what was seen. */
struct import_options import_how(const struct req *q);
struct import_options import_how_in(const struct params_in *p);
/* The address of a page of the import, rest "" or "/columns", with how the file is looked at. */
struct str import_url(struct req *q, int64_t upload_id, const char *rest);
/* The name of a field of which there are several: "c12". */
const char *import_field(struct req *q, const char *what, size_t i);
/* To the preview. */
enum rc import_redirect(struct req *q, int64_t upload_id);
/* Begins a page of an import: where one is, heading, lead; import_page_end closes it. back: the preview that it belongs
 * to; empty: it is one step from the start. */
void import_page_begin(struct req *q, enum import_step step, struct str back, struct str title, struct str lead);
void import_page_end(struct req *q);
