#include "kit/base/buf.h"

#include <stdarg.h>
#include <string.h>

#include "kit/base/fmt.h"

struct buf buf_new(struct arena *a, size_t max_bytes)
{
	return (struct buf){ .a = a, .max = max_bytes };
}

/* More room; false: b is full. */
static bool buf_grow(struct buf *b, size_t n)
{
	size_t cap = b->cap > 0 ? b->cap : 1024;
	char *p;

	if (b->full || n > b->max - b->n) {
		b->full = true;
		return false;
	}
	if (b->cap - b->n >= n)
		return true;
	while (cap - b->n < n)
		cap *= 2;
	p = arena_raw(b->a, cap);
	if (b->n > 0)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->cap = cap;
	return true;
}

/* What is within the room is within the bounds too, but for the last doubling. */
static inline bool buf_room(struct buf *b, size_t n)
{
	return (b->cap - b->n >= n && b->cap <= b->max && !b->full) || buf_grow(b, n);
}

void buf_reserve(struct buf *b, size_t n)
{
	(void)buf_room(b, n); /* b remembers when it is full */
}

void buf_add(struct buf *b, const void *p, size_t n)
{
	if (n == 0 || !buf_room(b, n))
		return;
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

void buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.n);
}

void buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_int(struct buf *b, int64_t v)
{
	char t[FMT_INT];
	size_t n = fmt_int(t + sizeof t, v);

	buf_add(b, t + sizeof t - n, n);
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	va_list again;
	size_t room = b->cap - b->n;
	size_t n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = fmt_text(room > 0 ? b->p + b->n : NULL, room, fmt, ap);
	va_end(ap);
	if (n > 0 && buf_room(b, n + 1)) {
		if (n >= room)
			(void)fmt_text(b->p + b->n, n + 1, fmt, again); /* room was made above */
		b->n += n;
	}
	va_end(again);
}

struct str buf_view(const struct buf *b)
{
	return (struct str){ b->p, b->n };
}
