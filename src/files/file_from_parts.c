#include "files/file_from_parts.h"

struct str file_from_url(struct arena *a, int64_t pupil_id, struct file_from from)
{
	struct str url = str_fmt(a, "/pupil/%lld/files/%lld", (long long)pupil_id, (long long)from.file_id);

	return from.page > 0 ? str_fmt(a, "%.*s?page=%lld", STR_ARG(url), (long long)from.page) : url;
}

void file_from_write(struct req *q, int64_t pupil_id, const struct files_known *known, struct file_from from)
{
	const struct pupil_file *f = files_known_at(known, from.file_id);
	struct str words = file_from_words(q->a, from, f, &known->who);

	if (words.n > 0 && f != NULL && file_is_seen(f, &known->who))
		html(&q->w, "<a href=\"$\">$</a>", h_url(file_from_url(q->a, pupil_id, from)), h(words));
	else
		html(&q->w, "$", h(words));
}

void file_uses_write(struct req *q, int64_t pupil_id, int64_t file_id, const struct file_use *u, size_t n)
{
	bool any = false;

	ui_sheet_begin(&q->w, "used", S("Already used from this file"), STR_NONE);
	for (size_t i = 0; i < n; i++) {
		if (u[i].from.file_id != file_id)
			continue;
		if (!any)
			html(&q->w, "<ul class=\"list\">\n");
		any = true;
		html(&q->w, "<li>");
		html_lines(&q->w, u[i].words);
		html(&q->w, "<br><span class=\"small quiet\">");
		if (u[i].from.page > 0)
			html(&q->w, "Page $, ", h(u[i].from.page));
		html(&q->w, "<a href=\"$\">$</a></span></li>\n",
		     h_url(str_fmt(q->a, "/pupil/%lld/assess/%lld", (long long)pupil_id, (long long)u[i].cycle_id)),
		     h(u[i].where));
	}
	if (any)
		html(&q->w, "</ul>\n");
	else
		ui_empty(&q->w, S("No sentence of the assessment comes from it."));
	ui_sheet_end(&q->w);
}

/* Page numbers that were named, each once, in order: "pages 2, 3 and 5". */
static struct str pages_of(struct req *q, int64_t file_id, const struct file_use *u, size_t n)
{
	struct str s = STR_NONE;
	int64_t last = 0;
	size_t found = 0;

	for (int64_t more = 1; more > 0;) {
		int64_t next = 0, after = 0;

		for (size_t i = 0; i < n; i++) {
			int64_t p = u[i].from.file_id == file_id ? u[i].from.page : 0;

			if (p > last && (next == 0 || p < next))
				next = p;
		}
		for (size_t i = 0; i < n; i++)
			after += u[i].from.file_id == file_id && u[i].from.page > next;
		if (next == 0)
			break;
		s = found++ == 0 ? str_fmt(q->a, "%lld", (long long)next)
		                 : str_fmt(q->a, "%.*s%s%lld", STR_ARG(s), after > 0 ? ", " : " and ", (long long)next);
		last = next;
		more = after;
	}
	return found == 0 ? STR_NONE : str_fmt(q->a, ": page%s %.*s", found == 1 ? "" : "s", STR_ARG(s));
}

void file_uses_line(struct req *q, int64_t file_id, const struct file_use *u, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found += u[i].from.file_id == file_id;
	if (found == 0)
		return;
	html(&q->w, "<p class=\"entry__by\"><span>");
	ui_icon(&q->w, "assess");
	html(&q->w, " $ $ of the assessment$</span></p>\n", h(found), h(found == 1 ? "sentence" : "sentences"),
	     h(pages_of(q, file_id, u, n)));
}
