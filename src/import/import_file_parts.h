/* The file of an import, on pages: choosing it, how it was read, and which sheet of it. */
#pragma once

#include "core/door/page.h"
#include "import/import_upload.h"

/* The control for the file; error: empty, or what is wrong with it. */
void import_file_field(struct req *q, struct str error);
/* How it was read: its kind, rows and columns. */
void import_file_how(struct req *q, const struct import_waiting *w, const struct import_report *r);
/* The other sheets of a workbook: choosing one shows the page again. */
void import_sheets(struct req *q, const struct import_waiting *w, const struct import_report *r);
/* In a form: the sheet that was chosen. */
void import_sheet_keep(struct req *q, const struct import_options *o);
