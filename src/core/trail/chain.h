/* Adding to a chain of the trail: the next number, the hash over the entry before, the head moved. */
#pragma once

#include "core/trail/event_sql.h"

/* Appends n events of one school and chain, inside a transaction; their seq and hash are set. */
enum rc chain_append(struct db *db, struct arena *a, const unsigned char *key, struct event_row *v, size_t n,
                     struct err *e) NODISCARD;
