/* A published document on paper, in usual and in large print. Text as it stands in the version; nothing is asked here.
 */
#pragma once

#include "kit/paper/paper.h"

struct publish_paper_part {
	struct str heading;
	struct str words;                /* empty lines end a paragraph */
	const struct paper_table *table; /* of rows, or numbers; NULL: none */
};
struct publish_paper {
	struct str school;
	struct str title;
	struct str lead;
	struct str about; /* "Approved by governors on …" */
	struct str foot;  /* of each page */
	const struct publish_paper_part *part;
	size_t parts;
	bool large;
	int64_t made_utc;
};
enum rc publish_paper_make(struct arena *a, const struct publish_paper *v, struct str *out, struct err *e) NODISCARD;
