/* The forms of a page as a browser would send them: what their controls hold, and of those that hold nothing something
 * that fits. */
#pragma once

#include "kit/base/str.h"

enum { FORM_FIELDS_MAX = 400, FORMS_MAX = 60 };

struct posted_form {
	struct str action;
	struct str name[FORM_FIELDS_MAX], value[FORM_FIELDS_MAX];
	bool text[FORM_FIELDS_MAX]; /* people write words there */
	size_t n;
	bool twice; /* two controls that hold one value each have one name */
};

/* Those that are sent with POST, without their token. */
size_t forms_of(struct arena *a, struct str page, struct posted_form **out);
/* As it is sent, with control `at` left out (value NULL) or filled with value; at FORM_FIELDS_MAX: as it is. */
struct str form_with(struct arena *a, const struct posted_form *f, size_t at, const char *value);
