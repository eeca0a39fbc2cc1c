/* A growable buffer with a maximum given at birth. It remembers its failure: write as much as you like, check
 * `full` once at the end. Memory comes from the arena. */
#pragma once

#include "kit/base/str.h"

struct buf {
	struct arena *a;
	char *p;
	size_t n;
	size_t cap;
	size_t max;
	bool full; /* something did not fit: the content is not to be used */
};

struct buf buf_new(struct arena *a, size_t max_bytes);
void buf_reserve(struct buf *b, size_t n); /* room for so much at once, where much is to come */
void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t v);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct str buf_view(const struct buf *b); /* valid until the next write */
