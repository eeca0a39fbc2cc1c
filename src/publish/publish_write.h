/* Writing in a draft: the words of a part by who has it, and the rows of a plan. */
#pragma once

#include "core/edit/record_edit.h"
#include "publish/publish.h"

/* RC_CONFLICT with *theirs of id 0: the version is no draft any more. Saving words that were carried over, changed or
 * not, says that they are right. Only SENCO and head give a part to somebody else. */
enum rc publish_part_save(struct ctx *c, struct str kind, const struct publication_part *typed,
                          struct publication_part *theirs, struct edit_fault *f) NODISCARD;
/* A row of a part with rows; who may write the part may write its rows. */
enum rc publish_line_save(struct ctx *c, struct str kind, const struct publication_line *typed,
                          struct publication_line *theirs, struct edit_fault *f) NODISCARD;
enum rc publish_line_remove(struct ctx *c, struct str kind, int64_t id) NODISCARD;
/* The row, of the open version; RC_NONE: none of theirs. */
enum rc publish_line_open(struct ctx *c, struct str kind, int64_t id, struct publication_line *out) NODISCARD;
