/* The documents that the program knows, from content/publish. */
#pragma once

#include "publish/publish_kind_rule.h"

enum { PUBLISH_KINDS_MOST = 16 };

/* The documents there are, in their order; built into the program. */
struct publish_kinds {
	struct publish_kind item[PUBLISH_KINDS_MOST];
	size_t n;
};
const struct publish_kinds *publish_kinds(struct arena *a);
/* NULL when there is no such document. */
const struct publish_kind *publish_kind_find(struct arena *a, struct str key);
