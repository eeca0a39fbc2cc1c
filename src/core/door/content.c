#include "core/door/content.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "kit/base/embed.h"

static struct str content_find(struct arena *a, struct str name)
{
	struct str file = str_fmt(a, "%.*s.md", STR_ARG(name));

	for (const struct embedded *f = content_files; f->name != NULL; f++)
		if (str_is(file, f->name))
			return (struct str){ (const char *)f->data, f->size };
	return STR_NONE;
}

struct str content_title(struct arena *a, struct str name)
{
	struct str text = content_find(a, name);
	struct str rest;
	struct str line = str_cut(text, '\n', &rest);

	return str_starts(line, S("# ")) ? str_trim(str_sub(line, 2, line.n)) : STR_NONE;
}

struct str content_next(struct arena *a, struct str folder, size_t *i)
{
	(void)a;
	for (; content_files[*i].name != NULL; (*i)++) {
		struct str name = str_of(content_files[*i].name);

		if (str_starts(name, folder) && str_ends(name, S(".md"))) {
			(*i)++;
			return str_sub(name, 0, name.n - 3);
		}
	}
	return STR_NONE;
}

/* cmark leaves out raw HTML and unsafe links; the texts are ours and built in. */
bool content_write(struct req *q, struct str name)
{
	struct str text = content_find(q->a, name);
	struct str body;
	char *out;

	if (text.n == 0)
		return false;
	(void)str_cut(text, '\n', &body); /* the heading is the page's h1 */
	out = cmark_markdown_to_html(body.p, body.n, CMARK_OPT_DEFAULT);
	buf_str(q->w.b, str_of(out));
	free(out);
	return true;
}
