#include "files/file_sheet_parts.h"

int64_t file_page_asked(struct req *q)
{
	int64_t page;

	return str_int(req_query(q, "page"), &page) ? page : 1;
}

int64_t file_sheet_asked(struct req *q, const struct pupil_file *f)
{
	return file_page_of(f, file_page_asked(q));
}

static void way_write(struct req *q, struct str before, const char *rel, int64_t page)
{
	html(&q->w, "<a rel=\"$\" href=\"$\">Page $</a>\n", h(rel),
	     h_url(str_fmt(q->a, "%.*s%lld", STR_ARG(before), (long long)page)), h(page));
}

/* before: an address to which the number of a page is added. */
static void head_write(struct req *q, const struct pupil_file *f, int64_t page, struct str before)
{
	struct str which = f->pages > 0 ? str_fmt(q->a, "%lld of %lld", (long long)page, (long long)f->pages)
	                                : str_fmt(q->a, "%lld", (long long)page);

	html(&q->w, "<section id=\"page\" aria-labelledby=\"page-h\">\n<nav class=\"pager\" aria-label=\"Pages\">\n");
	if (page > 1)
		way_write(q, before, "prev", page - 1);
	html(&q->w, "<h2 id=\"page-h\">Page $</h2>\n", h(which));
	if (file_has_page(f, page + 1))
		way_write(q, before, "next", page + 1);
	html(&q->w, "</nav>\n");
}

static struct str one_url(struct req *q, int64_t pupil_id, const struct pupil_file *f, const char *rest)
{
	return str_fmt(q->a, "/pupil/%lld/files/%lld%s", (long long)pupil_id, (long long)f->id, rest);
}

void file_sheet_write(struct req *q, int64_t pupil_id, const struct pupil_file *f, int64_t page, struct str base)
{
	struct str picture = one_url(q, pupil_id, f, "/sheet?page=");
	struct str words = one_url(q, pupil_id, f, "/words?page=");

	head_write(q, f, page, str_fmt(q->a, "%.*s?page=", STR_ARG(base)));
	html(&q->w,
	     "<p class=\"pageview\"><img src=\"$\" alt=\"Page $ of $, as a picture: its words are under Words only\" "
	     "width=\"1240\" height=\"1754\"></p>\n"
	     "<p class=\"small quiet\">The page is shown as a picture. <a href=\"$\">Words only</a></p>\n</section>\n",
	     h_url(str_fmt(q->a, "%.*s%lld", STR_ARG(picture), (long long)page)), h(page), h(file_title(f)),
	     h_url(str_fmt(q->a, "%.*s%lld", STR_ARG(words), (long long)page)));
}

void file_sheet_words_begin(struct req *q, const struct pupil_file *f, int64_t page, struct str url)
{
	head_write(q, f, page, str_fmt(q->a, "%.*s/words?page=", STR_ARG(url)));
}
