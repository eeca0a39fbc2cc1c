#include "import/import_index.h"

#include <string.h>

struct index_entry {
	struct str key;
	void *value;
	uint32_t next; /* position plus 1 in the same slot; 0 = last */
};

static uint64_t hash_of(struct str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h ^ h >> 29;
}

static void chain(struct import_index *x, uint32_t i)
{
	uint32_t *slot = &x->slot[hash_of(x->entry[i].key) & x->mask];

	/* New ones go to the end, so that the order of adding is the order of finding. */
	while (*slot != 0)
		slot = &x->entry[*slot - 1].next;
	*slot = i + 1;
}

static void grow(struct import_index *x, size_t cap)
{
	struct index_entry *entry = arena_raw(x->a, cap * sizeof *entry);

	if (x->n > 0)
		memcpy(entry, x->entry, x->n * sizeof *entry);
	x->entry = entry;
	x->cap = cap;
	x->mask = 2 * cap - 1;
	x->slot = NEW_ARRAY(x->a, uint32_t, 2 * cap);
	for (size_t i = 0; i < x->n; i++)
		x->entry[i].next = 0;
	for (size_t i = 0; i < x->n; i++)
		chain(x, (uint32_t)i);
}

struct import_index import_index_new(struct arena *a, size_t expect)
{
	struct import_index x = { .a = a };
	size_t cap = 64;

	while (cap < expect)
		cap *= 2;
	grow(&x, cap);
	return x;
}

void import_index_add(struct import_index *x, struct str key, void *value)
{
	if (key.n == 0)
		return;
	if (x->n == x->cap)
		grow(x, 2 * x->cap);
	x->entry[x->n] = (struct index_entry){ key, value, 0 };
	chain(x, (uint32_t)x->n++);
}

void *import_index_next(const struct import_index *x, struct str key, uint32_t *at)
{
	uint32_t i = *at == 0 ? x->slot[hash_of(key) & x->mask] : x->entry[*at - 1].next;

	for (; i != 0; i = x->entry[i - 1].next)
		if (str_eq(x->entry[i - 1].key, key)) {
			*at = i;
			return x->entry[i - 1].value;
		}
	*at = 0;
	return NULL;
}
