/* Lists of rows inside a form: each row is a record, its controls are named PREFIX-N-FIELD (N from 1). An empty row is
 * no row. Drawn with a few blank rows at the end, so that it works without script. */
#pragma once

#include "core/door/form.h"

struct rows_form {
	struct form *f; /* gives what was typed, takes the errors */
	const struct record *rec;
	const char *prefix;       /* "term" */
	const char *legend;       /* "Term": each row is a group "Term 1" */
	const char *const *field; /* names, in the order on the page; ends with NULL */
	const char *const *place; /* class of each control in the grid: "f4"; ends with NULL */
	size_t max;
};

/* Decodes the rows that have something in them into out[0..max); errors go to the form. Returns how many. */
size_t rows_read(const struct rows_form *r, void *out);
/* Draws n records, or what was typed, and blank rows after them. */
void rows_draw(const struct rows_form *r, const void *item, size_t n, size_t blanks);
