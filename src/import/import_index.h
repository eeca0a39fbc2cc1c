/* A look-up from text to records, several under one text in the order of adding. For the length of one import. */
#pragma once

#include "kit/base/str.h"

struct import_index {
	size_t mask;
	uint32_t *slot;
	struct index_entry *entry;
	size_t n;
	size_t cap;
	struct arena *a;
};

/* expect: about how many entries; it grows when there are more. */
struct import_index import_index_new(struct arena *a, size_t expect);
/* Empty keys are not kept: nobody is found by nothing. The key must live as long as the index. */
void import_index_add(struct import_index *x, struct str key, void *value);
/* The first value under the key with *at = 0, then the next ones; NULL when there are no more. */
void *import_index_next(const struct import_index *x, struct str key, uint32_t *at);
