/* The history as pages show it: of a pupil for staff, and of a child for a family. */
#pragma once

#include "core/door/request.h"
#include "core/entry/history.h"

struct history_place {
	struct str base; /* what the addresses of entries are below: "/pupil/12" */
	struct str path; /* of the page itself */
	bool family;
};

/* What is chosen, from the address. Unknown words are no choice. */
struct history_query history_query_read(struct req *q);
/* "117 entries since 4 July 2023, newest first. 1 withdrawn." Memory: a. */
struct str history_summary(struct arena *a, const struct history_view *v);
/* Choices, months with their lines, pages. */
void history_write(struct req *q, const struct history_view *v, const struct history_place *at);
