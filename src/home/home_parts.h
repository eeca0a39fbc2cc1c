/* What came from home, on pages for staff and for the family. */
#pragma once

#include "core/door/page.h"
#include "home/home.h"

/* How the page shows what came: where files are, who reads, what may be done there. */
struct home_show {
	const struct home_known *known;
	struct str base; /* "/pupil/7": files are below it, and /home */
	bool family;     /* said to who reads */
	bool own;        /* the pupil reads */
	bool see_off;    /* may say that it was seen */
};
/* What came about one goal (0: about none), newest first, at most `most`: a list; false: nothing came. */
bool home_goal_write(struct req *q, const struct home_show *s, int64_t root, size_t most);
/* Below a goal on the pages of Do and Review: a fold with what the family sent about it; nothing when nothing came. id:
 * of the part in the page, other for each goal. */
void home_fold_write(struct req *q, int64_t pupil_id, const struct home_known *known, int64_t root, const char *id);
/* The same without a heading around: what is about no goal of these. */
bool home_rest_write(struct req *q, const struct home_show *s, const struct home_goal *goal, size_t goals);
