/* What the last imports did, in numbers: the trail says when, what and by whom, and keeps of the rest a digest only.
 * One setting of the school, a line for each, newest first; no data of people. */
#pragma once

#include "import/import.h"

enum { PAST_KEPT = 24 };

struct past_counts {
	int64_t at; /* seconds of UTC, as in the trail */
	enum import_kind kind;
	int64_t in;      /* records that were added or changed */
	int64_t waits;   /* lines that were kept for later */
	int64_t refused; /* lines that did not come in: a person left them out, or they are of nobody here */
};
enum rc past_counts_add(struct ctx *c, const struct past_counts *v) NODISCARD;
/* out: room for PAST_KEPT. */
enum rc past_counts_load(struct ctx *c, struct past_counts *out, size_t *n) NODISCARD;
