#include "core/door/content.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "kit/base/embed.h"

enum { BODY_MOST = 256 * 1024 };

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

/* One paragraph in the language of the page; of a heading the words are the message. */
static void paragraph_say(struct req *q, struct buf *b, struct str paragraph)
{
	size_t mark = 0;

	while (mark < paragraph.n && paragraph.p[mark] == '#')
		mark++;
	if (mark > 0 && mark < paragraph.n && paragraph.p[mark] == ' ')
		mark++;
	buf_add(b, paragraph.p, mark);
	buf_str(b, html_say_str(&q->w, str_sub(paragraph, mark, paragraph.n)));
	buf_str(b, S("\n\n"));
}

static struct str body_say(struct req *q, struct str body)
{
	struct buf b = buf_new(q->a, BODY_MOST);

	while (body.n > 0) {
		ptrdiff_t end = str_find(body, S("\n\n"));
		size_t n = end < 0 ? body.n : (size_t)end;

		paragraph_say(q, &b, str_trim(str_sub(body, 0, n)));
		body = str_sub(body, n, body.n);
		while (body.n > 0 && body.p[0] == '\n')
			body = str_sub(body, 1, body.n);
	}
	return b.full ? STR_NONE : buf_view(&b);
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
	if (q->w.tongue != NULL)
		body = body_say(q, body);
	out = cmark_markdown_to_html(body.p, body.n, CMARK_OPT_DEFAULT);
	buf_str(q->w.b, str_of(out));
	free(out);
	return true;
}
