/* JSON as a small tree of our own: read by libjansson, which nothing but this file meets, and written by us. A key that
 * stands twice and what is no UTF-8 are refused. Only texts, lists and objects are told apart: our files have nothing
 * else. docs/decisions/0047. */
#pragma once

#include "kit/base/buf.h"

enum jtree_kind { JTREE_OTHER, JTREE_TEXT, JTREE_LIST, JTREE_OBJECT };

struct jtree {
	enum jtree_kind kind;
	struct str name;     /* its key, in an object */
	struct str text;     /* of JTREE_TEXT */
	struct jtree *first; /* of what is inside, in the order of the file */
	struct jtree *next;
};

/* NULL: *why says what is wrong, and in which line. Memory: a. */
const struct jtree *jtree_read(struct arena *a, struct str bytes, struct str *why);
/* The member of an object; NULL when it is not there, or when o is NULL or no object. */
const struct jtree *jtree_get(const struct jtree *o, const char *name);
/* A member that is a text; empty when there is none. */
struct str jtree_text(const struct jtree *o, const char *name);

/* Writing: jtree_open(&w, "key", '{'), jtree_put(&w, "key", text), jtree_shut(&w). In a list the key is NULL. */
enum { JTREE_DEEP = 16 };
struct jtree_out {
	struct buf b;
	size_t depth;
	bool inner; /* something stands in the innermost already */
	char end[JTREE_DEEP];
};
struct jtree_out jtree_out_new(struct arena *a, size_t max_bytes);
void jtree_open(struct jtree_out *w, const char *key, char bracket);
void jtree_shut(struct jtree_out *w);
void jtree_put(struct jtree_out *w, const char *key, struct str text);
void jtree_put_false(struct jtree_out *w, const char *key);
