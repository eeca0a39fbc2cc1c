/* A worry that came by the school's public page: about a child whom nobody has looked up yet. A member of staff matches
 * it to a pupil, which makes a concern with the same words, or sets it aside with a reason. Source: R26, R34. */
#pragma once

#include "core/record/record_rec.h"

struct concern_inbox {
	int64_t school_id;
	int64_t id;
	struct str receipt;    /* "K7MW-4PQR" */
	struct str child;      /* as the sender names the child */
	struct str child_more; /* class, year or age */
	struct str sender;
	struct str relation; /* parent, carer, family, professional, other */
	struct str reach;
	struct str words;
	struct str language;
	struct str helper;
	int64_t at;       /* UTC seconds */
	struct str state; /* new, matched, aside */
	int64_t pupil_id; /* when matched */
	int64_t concern_id;
	int64_t settled_by;
	int64_t settled_at;
	struct str settled_why; /* when set aside */
	int64_t revision;
	struct str settled_name; /* joined, no column: only in the list of those set aside */
};

extern const struct record concern_inbox_rec;
extern const struct choice concern_relation_choices[];
