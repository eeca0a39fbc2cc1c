/* Text: pointer and length, UTF-8 checked at the door. Not terminated; str_c makes a C string for the borders. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kit/base/arena.h"

struct str {
	const char *p;
	size_t n;
};

#define S(lit) ((struct str){ "" lit "", sizeof(lit) - 1 })
#define STR_NONE ((struct str){ NULL, 0 })
/* For printf: "%.*s", STR_ARG(s) */
#define STR_ARG(s) (int)(s).n, (s).p

struct str str_of(const char *c); /* view of a C string; NULL gives the empty text */
const char *str_c(struct arena *a, struct str s);
struct str str_dup(struct arena *a, struct str s);
struct str str_fmt(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *c);
bool str_same(struct str a, struct str b); /* equal but for capitals, A to Z only */
int str_cmp(struct str a, struct str b);   /* by bytes, for sorting keys */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
struct str str_sub(struct str s, size_t from, size_t n); /* clipped to s */
struct str str_trim(struct str s);                       /* without white space at both ends */
/* Cuts s at the first sep: returns the part before, *rest is what follows (empty when there is no sep). */
struct str str_cut(struct str s, char sep, struct str *rest);
ptrdiff_t str_find(struct str s, struct str what); /* position or -1 */
size_t str_count(struct str s, char c);            /* how often it stands in s */
/* Whole text is a decimal number within int64; false otherwise, *out untouched. */
bool str_int(struct str s, int64_t *out);
struct str str_lower_ascii(struct arena *a, struct str s);
/* The text with its first letter large when that is a to z: an aim as a heading. */
struct str str_sentence(struct arena *a, struct str s);
struct str str_join(struct arena *a, const struct str *parts, size_t n, struct str between);
