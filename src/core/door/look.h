/* What people type to find somebody is a name more often than not, and an address is seen by others: it stands in the
 * history of the browser and in the log of the proxy. So a form that looks for something posts to /look, and what was
 * chosen goes into the address of the list sealed: for the account that typed it and the page that it is for, the same
 * words always in the same letters, so that going back, loading again and keeping the page work as ever. */
#pragma once

#include "core/door/request.h"

/* The beginning of a form whose fields are chosen for the page at path; ui_filter_end ends it. */
void look_form_begin(struct req *q, struct str path);
/* The fields that such a form has beside those that people see, for one with an outside of its own. */
void look_form_fields(struct req *q, struct str path);
/* path with value under name, ready for "&" and more. */
struct str look_address(struct req *q, struct str path, const char *name, struct str value);
/* The address of the list at path with what is chosen now, without (a name, or NULL) being left out: ends in "?" or
 * "&", so that more may follow. What came open stays open, what came sealed or in a form is sealed. */
struct str look_again(struct req *q, struct str path, const char *const *names, size_t n, const char *without);
/* For the door: what is sealed in the address of this request becomes its query, before what stands there open. What
 * was sealed for somebody else, or changed, is nothing. */
void look_open(struct req *q);
