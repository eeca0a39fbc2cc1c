/* What a school has published, for everybody: the newest version of each document, and the earlier ones. No draft, and
 * nothing of a pupil. */
#pragma once

#include "core/school/public.h"
#include "publish/publish.h"

/* Those that are published, in their order. */
enum rc publish_public_list(struct ctx *c, const struct public_school *s, struct publish_doc **out,
                            size_t *n) NODISCARD;
/* version 0: the newest. Its parts and facts; d->version is the version, the earlier ones follow. RC_NONE: none such.
 */
enum rc publish_public_load(struct ctx *c, const struct public_school *s, struct str kind, int64_t version,
                            struct publish_doc *out) NODISCARD;
