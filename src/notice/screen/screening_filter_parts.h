/* What is asked of /screening: class, year and day, and which view. */
#pragma once

#include "notice/screen/screening_case_parts.h"

struct screening_wish {
	struct screen_filter filter;
	struct date on;      /* none: today */
	struct str on_fault; /* empty: the day is fine */
};

struct screening_wish screening_wish_read(struct req *q);
/* view: kept when the filter is used; empty for the list. */
void screening_filter_write(struct req *q, const struct screening *s, const struct screening_wish *k, struct str view);
/* "/screening?view=missing" for the same pupils and day. */
struct str screening_missing_url(struct req *q);
/* The view of what data is missing. */
enum rc screening_missing_page(struct req *q, const struct screening_wish *k);
