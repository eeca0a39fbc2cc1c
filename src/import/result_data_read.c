#include "import/result_data_read.h"

#include "kit/base/embed.h"
#include "kit/text/fold.h"

static struct str file_of(const char *name)
{
	for (const struct embedded *f = content_files; f->name != NULL; f++)
		if (str_is(str_of(f->name), name))
			return (struct str){ (const char *)f->data, f->size };
	return STR_NONE;
}

static struct result_lines lines_read(struct arena *a, const char *name,
                                      struct str (*fold)(struct arena *a, struct str s))
{
	struct str text = file_of(name);
	struct result_lines out = { .line = NEW_ARRAY(a, struct result_line, str_count(text, '\n') + 1) };

	if (str_is(str_cut(str_cut(text, '\n', &text), '\t', &out.source), "source"))
		(void)str_cut(text, '\n', &text); /* the empty line */
	while (text.n > 0) {
		struct str rest;
		struct result_line *l = &out.line[out.n++];

		l->key = fold(a, str_cut(str_cut(text, '\n', &text), '\t', &rest));
		for (size_t i = 0; i < RESULT_LINE_IS; i++)
			l->is[i] = str_cut(rest, '\t', &rest);
	}
	return out;
}

const struct result_data *result_data(struct arena *a)
{
	struct result_data *d = NEW(a, struct result_data);

	d->downloads = lines_read(a, "results/downloads.txt", fold_tight);
	d->aims = lines_read(a, "results/aims.txt", fold_key);
	d->aside = lines_read(a, "results/aside.txt", fold_tight);
	d->scales = lines_read(a, "results/scales.txt", fold_key);
	d->tests = lines_read(a, "results/tests.txt", fold_key);
	d->subjects = lines_read(a, "results/subjects.txt", fold_key);
	d->collections = lines_read(a, "results/collections.txt", fold_tight);
	d->reading = lines_read(a, "results/reading.txt", fold_tight);
	return d;
}
