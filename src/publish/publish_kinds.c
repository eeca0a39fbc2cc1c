#include "publish/publish_kinds.h"

#include <stdlib.h>

#include "kit/base/embed.h"

static int kind_cmp(const void *x, const void *y)
{
	return ((const struct publish_kind *)x)->order - ((const struct publish_kind *)y)->order;
}

const struct publish_kinds *publish_kinds(struct arena *a)
{
	static const struct str FOLDER = RTEXT("publish/");
	struct publish_kinds *all = NEW(a, struct publish_kinds);

	for (const struct embedded *f = content_files; f->name != NULL; f++) {
		struct str name = str_of(f->name);
		struct str key = str_sub(name, FOLDER.n, name.n);
		int line;

		if (!str_starts(name, FOLDER) || !str_ends(key, S(".txt")) || all->n == PUBLISH_KINDS_MOST)
			continue;
		key = str_sub(key, 0, key.n - 4);
		all->n +=
		    publish_kind_read(key, (struct str){ (const char *)f->data, f->size }, &all->item[all->n], &line);
	}
	qsort(all->item, all->n, sizeof *all->item, kind_cmp);
	return all;
}

const struct publish_kind *publish_kind_find(struct arena *a, struct str key)
{
	const struct publish_kinds *all = publish_kinds(a);

	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->item[i].key, key))
			return &all->item[i];
	return NULL;
}
