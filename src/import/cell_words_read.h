/* Words and signs of a cell that say yes, no, or that there is nothing. */
#pragma once

#include "import/import_read.h"

/* "-", "N/A", "NULL", "(blank)": a cell of this column is empty. Names are never nothing, nor what a result, a status
 * or a need may be. What people write besides ("not known", "none", "TBC") counts where it cannot be an entry. */
bool cell_says_nothing(struct arena *a, enum column c, struct str cell);
/* Y, Yes, True, 1, a tick and their opposites, whole or in front ("Yes - see file", "No court order"). ANSWER_NONE: it
 * is neither. */
enum answer cell_answer(struct arena *a, struct str cell);
/* The same of words that are the whole cell. */
enum answer cell_answer_plain(struct arena *a, struct str cell);
