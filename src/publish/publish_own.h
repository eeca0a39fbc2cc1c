/* What the files of this capability share: reading behind the caller's own gate. */
#pragma once

#include "publish/publish.h"

/* As publish_all_load and publish_doc_load, without a gate and without parts. */
enum rc publish_docs_read(struct ctx *c, struct publish_doc **out, size_t *n) NODISCARD;
enum rc publish_doc_read(struct ctx *c, struct str kind, struct publish_doc *out) NODISCARD;
/* Fills the parts of one version; it becomes the first of d->version. */
enum rc publish_version_read(struct ctx *c, struct publish_doc *d, int64_t version) NODISCARD;
