/* The columns of kit/text/columns as a person chooses them: a key that is kept in a mapping, a label, and whose it is.
 * Numbered columns have their number in both: "need.2", "Type of need 2". */
#pragma once

#include "kit/text/columns.h"

enum column_owner { OWNER_CHILD, OWNER_CONTACT, OWNER_STAFF, OWNER_ROW };

/* "The child", "The contact" … */
const char *column_owner_name(enum column_owner o);
enum column_owner column_owner(enum column c);
bool column_numbered(enum column c);
/* "need.2"; empty for COL_NONE. */
struct str column_key(struct arena *a, enum column c, int nth);
/* False when the text is no key. A numbered column needs its number, 1 to COLUMN_NTH_MAX; the others have none. */
bool column_key_read(struct str key, enum column *c, int *nth);
/* "Type of need 2"; "Left out" for COL_NONE. */
struct str column_label(struct arena *a, enum column c, int nth);
