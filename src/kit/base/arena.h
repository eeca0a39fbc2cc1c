/* Memory with three lifetimes: process, request, scratch.
 *
 * An arena hands out zeroed memory (but for arena_raw) and frees all of it at once. Any function that allocates takes
 * the arena as its first parameter. Allocation is bounded (the maximum is given at birth) and never returns NULL: at
 * the bound the process says so and exits with status 70; the parent starts another worker and the front answers with
 * an error page. Foreign resources are closed by a cleanup registered when they are acquired. */
#pragma once

#include <stddef.h>

struct arena;

struct arena_mark {
	void *chunk;
	size_t used;
	size_t total;
	void *cleanup;
};

/* A new arena that may hold at most max_bytes. The caller frees it with arena_free. */
struct arena *arena_new(size_t max_bytes);
/* Zeroed memory aligned for any type, valid until reset or rewind. */
void *arena_alloc(struct arena *a, size_t size) __attribute__((malloc, returns_nonnull));
/* The same without the zeros, for text and tables that are written as a whole at once. */
void *arena_raw(struct arena *a, size_t size) __attribute__((malloc, returns_nonnull));
/* count * size with overflow check. */
void *arena_array(struct arena *a, size_t count, size_t size) __attribute__((malloc, returns_nonnull));
/* Runs fn(x) at reset, newest first. */
void arena_on_reset(struct arena *a, void (*fn)(void *), void *x);
/* Gives everything back and runs the cleanups; a few chunks are kept for the next request. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);
/* Scratch inside loops: rewind gives back all that was taken since the mark. */
struct arena_mark arena_mark(struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark m);
/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *a);

#define NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define NEW_ARRAY(a, T, n) ((T *)arena_array((a), (n), sizeof(T)))
