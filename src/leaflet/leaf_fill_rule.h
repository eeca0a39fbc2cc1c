/* Filling: sentences of a block with the facts of a school, and their marks as spans. Marks: **must** and **should**
 * for the force of the law and of the Code, **other words** bold, [words](address) a link, [6.45] a paragraph of the
 * Code. */
#pragma once

#include "leaflet/leaf_rule.h"

struct leaf_spans {
	const struct leaf_span *span;
	size_t n;         /* 0: no sentence of it can be said */
	struct str fault; /* a fact that there is not, "must" without the law; empty: none */
};
struct leaf_spans leaf_fill(struct arena *a, struct str text, const struct leaf_facts *facts, enum leaf_force force);
/* The next sentence with what follows it up to the next; empty at the end. */
struct str leaf_sentence_next(struct str *rest);
/* Which fact a word like "senco.name" asks for; -1: none. */
int leaf_fact_of(struct str word);
/* May it stand in a link? */
bool leaf_url_sound(struct str url);
