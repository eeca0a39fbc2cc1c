/* What was typed into a form, put back into it on a page that is written already: for forms that other pages than their
 * own draw, and for those that draw their controls by hand. Pure. */
#pragma once

#include "core/door/request.h"

/* The page with the values of `typed` in its form that is sent to `path`; its token and its passwords stay as they are.
 * Of several forms the one whose hidden fields are those that were sent, never another record's, and that has most of
 * the controls. False when there is no
 * such form on the page; *out is untouched then. */
bool refill(struct arena *a, struct str page, struct str path, const struct params_in *typed, struct str *out);
