/* Pictures for easy read (assets/symbols.svg) by name, with their shapes for paper: made by tools/symbols. On a grid of
 * 64; y goes down. */
#pragma once

#include "kit/base/str.h"

enum symbol_fill { SYMBOL_EMPTY, SYMBOL_INK, SYMBOL_WASH, SYMBOL_BACK };
struct symbol_op {
	char op;     /* 'M', 'L', 'C' and 'Z' of SVG; 'P': paint what was drawn since the last */
	char fill;   /* of P: enum symbol_fill */
	float width; /* of P: of the line; 0: no line */
	float at[6];
};
struct symbol {
	const char *name;
	const struct symbol_op *op;
	size_t ops;
};
extern const struct symbol symbols[]; /* by name; ends with a NULL name */

/* NULL: there is none of this name. */
const struct symbol *symbol_find(struct str name);
