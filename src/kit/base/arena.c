#include "kit/base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_MIN = 64 * 1024, CHUNKS_KEPT = 4, ALIGN = 16, EXIT_MEMORY = 70, NOT_WRITTEN = 0xa5 };

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_EXACT 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_EXACT 1
#endif
#endif
#ifndef ARENA_EXACT
#define ARENA_EXACT 0 /* 1: each allocation is a block of its own, so that overruns are seen */
#endif

struct chunk {
	struct chunk *prev;
	size_t size;
	size_t used;
	_Alignas(ALIGN) unsigned char data[];
};

struct cleanup {
	struct cleanup *prev;
	void (*fn)(void *);
	void *x;
};

struct arena {
	struct chunk *top;
	struct chunk *kept; /* of the usual size, warm for the next request */
	size_t keeps;
	struct cleanup *cleanups;
	size_t total;
	size_t max;
};

static void arena_give_up(const struct arena *a, size_t size)
{
	fprintf(stderr, "memory: %zu bytes wanted, %zu of %zu in use; stopping this process\n", size, a->total, a->max);
	exit(EXIT_MEMORY);
}

struct arena *arena_new(size_t max_bytes)
{
	struct arena *a = calloc(1, sizeof *a);

	if (a == NULL) {
		fputs("memory: none left\n", stderr);
		exit(EXIT_MEMORY);
	}
	a->max = max_bytes;
	return a;
}

static struct chunk *chunk_add(struct arena *a, size_t size)
{
	size_t room = ARENA_EXACT || size > CHUNK_MIN ? size : CHUNK_MIN;
	struct chunk *c = a->kept;

	if (c != NULL && room == CHUNK_MIN) {
		a->kept = c->prev;
		a->keeps--;
	} else {
		c = malloc(sizeof *c + room);
	}
	if (c == NULL)
		arena_give_up(a, size);
	c->prev = a->top;
	c->size = room;
	c->used = 0;
	a->top = c;
	return c;
}

void *arena_raw(struct arena *a, size_t size)
{
	size_t want = (size + (ALIGN - 1)) & ~(size_t)(ALIGN - 1);
	struct chunk *c = a->top;
	void *p;

	if (want == 0)
		want = ALIGN;
	if (want < size || want > a->max || a->total > a->max - want)
		arena_give_up(a, size);
	if (ARENA_EXACT)
		want = size > 0 ? size : 1;
	if (ARENA_EXACT || c == NULL || c->size - c->used < want)
		c = chunk_add(a, want);
	p = c->data + c->used;
	c->used += want;
	a->total += want;
	if (ARENA_EXACT)
		memset(p, NOT_WRITTEN, want); /* who reads it before writing it is to be found out */
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return memset(arena_raw(a, size), 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		arena_give_up(a, SIZE_MAX);
	return arena_alloc(a, bytes);
}

void arena_on_reset(struct arena *a, void (*fn)(void *), void *x)
{
	struct cleanup *c = arena_alloc(a, sizeof *c);

	c->prev = a->cleanups;
	c->fn = fn;
	c->x = x;
	a->cleanups = c;
}

static void chunk_leave(struct arena *a, struct chunk *c)
{
	if (ARENA_EXACT || c->size != CHUNK_MIN || a->keeps == CHUNKS_KEPT) {
		free(c);
		return;
	}
	c->prev = a->kept;
	a->kept = c;
	a->keeps++;
}

struct arena_mark arena_mark(struct arena *a)
{
	return (struct arena_mark){ a->top, a->top != NULL ? a->top->used : 0, a->total, a->cleanups };
}

void arena_rewind(struct arena *a, struct arena_mark m)
{
	while (a->cleanups != m.cleanup) {
		struct cleanup *c = a->cleanups;

		a->cleanups = c->prev;
		c->fn(c->x);
	}
	while (a->top != NULL && a->top != m.chunk) {
		struct chunk *c = a->top;

		a->top = c->prev;
		chunk_leave(a, c);
	}
	if (a->top != NULL && a->top == m.chunk)
		a->top->used = m.used;
	a->total = m.total;
}

void arena_reset(struct arena *a)
{
	arena_rewind(a, (struct arena_mark){ 0 });
}

void arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	arena_reset(a);
	while (a->kept != NULL) {
		struct chunk *c = a->kept;

		a->kept = c->prev;
		free(c);
	}
	free(a);
}

size_t arena_used(const struct arena *a)
{
	return a->total;
}
