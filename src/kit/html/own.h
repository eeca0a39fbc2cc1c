/* A literal of html() or say() in the language of the page: its text, and its values in the order of that text. */
#pragma once

#include "kit/base/tongue.h"
#include "kit/html/html.h"

struct html_own {
	const char *text;
	size_t n;
	const struct hval *v;
	struct hval moved[TONGUE_VALUES];
};

/* form: plural form, 0 for a text without number. False: there is no translation, and out is English. */
bool html_own(const struct tongue *t, size_t form, const char *text, size_t n, const struct hval *v, size_t nv,
              struct html_own *out);
