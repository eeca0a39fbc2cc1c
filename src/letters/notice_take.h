/* Letters about an entry that is withdrawn: those that were not given go with it; who was given one gets a letter that
 * corrects it, which waits to be read and given. */
#pragma once

#include "core/entry/put_right.h"
#include "letters/notice_rec.h"

extern const struct entry_table notice_rows;

/* All letters about this record, for the kinds they are about. */
enum rc notices_take(struct entry_take *t, int64_t about_id) NODISCARD;
/* Of a letter whose row is taken already: says what becomes of it, and prepares the correction. */
enum rc notice_corrected(struct entry_take *t, const struct kept_row *letter) NODISCARD;
