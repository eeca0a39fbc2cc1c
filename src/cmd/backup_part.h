/* Entries of a backup, one by one: what backup, restore and their files share. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

/* Writes size bytes of an open file, from its beginning, as an entry of this name; hex is their SHA-256. */
enum rc part_write(int to, const char *name, int64_t now, int from, int64_t size, char *hex, struct err *e) NODISCARD;
/* Reads the next entry, which has to be of this name, and of this size unless that is negative, into an open file or
 * nowhere (-1). */
enum rc part_read(int from, const char *name, int64_t size, int to, int64_t *found, char *hex, struct err *e) NODISCARD;
struct tar_entry;
/* What the next entry is. False when there is none. Stays before it. */
bool part_next(int from, struct tar_entry *out);
