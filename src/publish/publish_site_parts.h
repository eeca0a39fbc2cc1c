/* All published documents of a school as plain pages that stand by themselves: no script, no address of this program,
 * the styles in the page. For the school's own website. */
#pragma once

#include "core/school/public.h"
#include "core/rights/ctx.h"
#include "publish/publish_zip.h"

/* Inside the caller's transaction. Nothing published: only the index, which says so. Memory: c->a. */
enum rc publish_site_make(struct ctx *c, const struct public_school *s, struct publish_file **out, size_t *n) NODISCARD;
/* The same as one zip. */
enum rc publish_site_zip(struct ctx *c, const struct public_school *s, struct str *out) NODISCARD;
