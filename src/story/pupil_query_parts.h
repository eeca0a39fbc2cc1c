/* The filter of the list of pupils as it stands in an address and in hidden fields of a form: for the list itself, and
 * for the file that is made of it. */
#pragma once

#include "core/door/request.h"
#include "story/pupil_list.h"

/* "q", "class" … up to NULL. */
extern const char *const pupil_query_part[];

struct pupil_query_status {
	const char *code; /* NULL: the end */
	const char *label;
};
extern const struct pupil_query_status pupil_query_status[];

/* Unknown words are no filter. */
struct pupil_query pupil_query_of(const struct params_in *p);
/* The pupils that are ticked ("pupil"), into q->chosen. Memory: a. */
void pupil_query_chosen(struct arena *a, const struct params_in *p, struct pupil_query *q);
/* "/pupils?class=12&page=", to be followed by a number, or without the page: of the address that was asked for. */
struct str pupil_query_url(struct req *q, const char *path, bool with_page);
/* The filter as hidden fields. */
void pupil_query_hidden(struct req *q, const struct params_in *p);
