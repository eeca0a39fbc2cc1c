/* What the hashes of the trail cover, and how they are keyed: who has the database alone can make none of them. */
#pragma once

#include "core/trail/event_sql.h"

enum { AUDIT_HASH_BYTES = 32, ROW_HASH_BYTES = 16, ROW_HASH_TEXT = 2 * ROW_HASH_BYTES + 1 };

/* n bytes in hexadecimal digits. Memory: a, as below. */
struct str hex_of(struct arena *a, const unsigned char *p, size_t n);
/* Keyed BLAKE2b of a text, in hexadecimal digits. key: APP_KEY bytes. */
struct str keyed_hash(struct arena *a, const unsigned char *key, struct str text);
/* Of the address of an event: no two events have the same, so that it says nothing when the address is forgotten. Empty
 * when there is none. */
struct str address_mark(struct arena *a, const unsigned char *key, const struct event_row *v);
/* Of an event: every column but the address, which is in it by its mark, and the hash of the one before. */
struct str event_hash(struct arena *a, const unsigned char *key, const struct event_row *v, struct str before);
/* A head as it is kept: number and hash of a chain's last event, with their proof. */
struct str head_value(struct arena *a, const unsigned char *key, int64_t seq, struct str hash);
/* Keyed BLAKE2b of a whole row of a table, with the names and types of its columns, in hexadecimal digits. */
void row_hash(const unsigned char *key, const char *table, const struct rows *row, char out[ROW_HASH_TEXT]);
