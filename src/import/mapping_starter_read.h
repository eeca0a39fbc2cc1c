/* The starter set: how the exports of well-known systems are read, as files of content/mappings. A file begins with
 * lines "name", "kind" and "source", each with a tab and its text; after an empty line come the headings as the system
 * writes them, each with a tab and what it is (import/mapping_read). */
#pragma once

#include "import/mapping_rec.h"
#include "import/mapping_read.h"

/* The starter of this kind of which every heading is in the file; of several, the one with most headings. False when
 * there is none. *out has id 0. */
bool mapping_starter(struct arena *a, enum import_kind kind, const struct csv_row *heading, struct import_mapping *out);
/* The i-th file of the set, with its source; false behind the last. For documents and tests. */
bool mapping_starter_at(struct arena *a, size_t i, struct import_mapping *out, struct str *source);
/* One such file as text, and back; source may be empty. A school's mapping is kept as a file in the same way. Reading
 * gives false when it is no such file: no name, no kind, or no line of columns. */
struct str mapping_file_write(struct arena *a, const struct import_mapping *m);
bool mapping_file_read(struct arena *a, struct str text, struct import_mapping *out, struct str *source);
