/* A published document as a PDF file. */
#pragma once

#include "core/school/public.h"
#include "publish/publish.h"

/* d: as publish_public_load gives it. Memory: c->a. */
enum rc publish_print(struct ctx *c, const struct public_school *s, const struct publish_doc *d, struct str title,
                      struct str lead, bool large, struct str *out) NODISCARD;
