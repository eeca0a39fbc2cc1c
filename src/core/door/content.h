/* Our own texts from content/ as HTML: the one place where converted Markdown reaches a page. */
#pragma once

#include "core/door/request.h"

/* Writes content/NAME.md (without its first heading) into the page. False when there is no such text. */
bool content_write(struct req *q, struct str name);
/* The first heading of a text: "6.65 Three meetings a year"; empty when there is no such text. */
struct str content_title(struct arena *a, struct str name);
/* Names of all texts below a folder, in order: content_next(S("code/"), &i) until empty. */
struct str content_next(struct arena *a, struct str folder, size_t *i);
