/* Words in what is written: every entry of the pupils a person holds that this person may read, as their history would
 * show it. A word typed begins a word of the text; capitals and accents do not count. */
#pragma once

#include "core/entry/entry.h"
#include "core/rights/ctx.h"

enum { FIND_PAGE = 20, FIND_MOST = 1000, FIND_LETTERS = 2 };

struct find_hit {
	int64_t pupil_id;
	struct str name;
	struct str class_name;
	struct entry entry;
	struct str words; /* where the first word stands, with some around it */
	struct str url;
};

struct find_view {
	bool asked;           /* enough letters were typed */
	struct find_hit *hit; /* of the page, newest first */
	size_t hits;
	size_t total;
	bool more; /* there are more than FIND_MOST: not all were looked for */
	int64_t page;
	int64_t pages;
};

enum rc find_load(struct ctx *c, struct str typed, int64_t page, struct find_view *out) NODISCARD;
