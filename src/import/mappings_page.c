/* /settings/mappings: how the school's files are read, kept by name. Each can be renamed, removed, and taken to another
 * school as a file; a file that was taken is brought in here. Its columns are changed on the page on which the columns
 * of a file are matched. */
#include "core/door/page.h"
#include "core/school/setting_parts.h"
#include "import/import_parts.h"
#include "import/mapping.h"
#include "import/mapping_read.h"
#include "import/mapping_starter_read.h"
#include "kit/html/ui.h"

static void head(struct req *q, struct str title, struct str lead, bool top)
{
	page_begin(q, &(struct page){ .title = title,
	                              .menu = "/settings",
	                              .width = "width--read",
	                              .back_url = top ? S("/settings") : S("/settings/mappings"),
	                              .back_text = top ? S("School settings") : S("How files are read") });
	html(&q->w, "<div class=\"head\"><h1>$</h1>", h(title));
	if (lead.n > 0)
		html(&q->w, "<p class=\"lead quiet\">$</p>", h(lead));
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
}

static void foot(struct req *q)
{
	html(&q->w, "</div>\n");
	page_end(q);
}

static const char *kind_words(struct str kind)
{
	enum import_kind k;

	return import_kind_parse(kind, &k) ? import_kind_label(k) : "";
}

/* The next line: heading and what it is, in words. False at the end. */
static bool line_words(struct arena *a, struct str *rest, struct str *heading, struct str *is)
{
	struct str what;
	enum column c;
	int nth;

	while (rest->n > 0) {
		*heading = str_cut(str_cut(*rest, '\n', rest), '\t', &what);
		if (what.n == 0)
			continue;
		if (str_starts(what, S("=")))
			*is = str_fmt(a, "A result: %.*s", STR_ARG(str_sub(what, 1, what.n - 1)));
		else
			*is = column_key_read(what, &c, &nth) ? column_label(a, c, nth) : S("Left out");
		return true;
	}
	return false;
}

static void kept_table(struct req *q, const struct mappings *all)
{
	static const struct ui_column cols[] = { { .head = { "Name", 4 } }, { .head = { "What is in the file", 19 } } };
	struct ui_table t = { .caption = S("How the school’s files are read"), .col = cols, .cols = 2, .cards = true };

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < all->n; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">$</a>",
		     h_url(str_fmt(q->a, "/settings/mappings/%lld", (long long)all->mapping[i].id)),
		     h(all->mapping[i].name));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, str_of(kind_words(all->mapping[i].kind)));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

static void starters_write(struct req *q)
{
	struct import_mapping m;
	struct str source;

	ui_details_begin(&q->w, S("Files that are known from the start"));
	html(&q->w, "<ul>\n");
	for (size_t i = 0; mapping_starter_at(q->a, i, &m, &source); i++)
		html(&q->w, "<li>$ ($)</li>\n", h(m.name), h(kind_words(m.kind)));
	html(&q->w, "</ul>\n");
	ui_details_end(&q->w);
}

static void words_write(struct req *q, const struct import_words *w)
{
	static const struct ui_column cols[] = { { .head = { "Word", 4 } },
		                                 { .head = { "Column", 6 } },
		                                 { .head = { "Means", 5 } },
		                                 { .head = { "Change", 6 } } };
	struct ui_table t = { .caption = S("What words in files mean"), .col = cols, .cols = 4, .cards = true };

	if (w->n == 0)
		return;
	ui_sheet_begin(&q->w, "words", S("What words in files mean"), str_fmt(q->a, "%zu", w->n));
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < w->n; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, w->item[i].value);
		ui_cell(&q->w, &t, column_label(q->a, w->item[i].column, 1));
		ui_cell(&q->w, &t, w->item[i].code.n > 0 ? w->item[i].code : S("Left out"));
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<form method=\"post\" action=\"/settings/mappings/words\">");
		form_token(q);
		ui_hidden(&q->w, "at", str_fmt(q->a, "%zu", i));
		ui_hidden(&q->w, "value", w->item[i].value);
		ui_action(&q->w,
		          &(struct ui_action){ .text = S("Forget"), .about = w->item[i].value, .secondary = true });
		html(&q->w, "</form>");
		ui_cell_end(&q->w, &t);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static void file_write(struct req *q, struct str error)
{
	ui_sheet_begin(&q->w, "bring", S("From another school"), STR_NONE);
	html(&q->w,
	     "<form method=\"post\" action=\"/settings/mappings\" enctype=\"multipart/form-data\" novalidate>\n");
	form_token(q);
	ui_input(&q->w, &(struct ui_field){ .name = "file",
	                                    .type = "file",
	                                    .label = S("A file that was downloaded from such a page"),
	                                    .error = error });
	ui_button(&q->w, S("Bring it in"), NULL, NULL, true);
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static enum rc list_page(struct req *q, struct str error)
{
	const struct ui_error e = { "file", error };
	struct mappings all;
	struct import_words words;

	TRY(mappings_load(&q->c, &all));
	TRY(mapping_words_load(&q->c, &words));
	head(q, S("How files are read"),
	     S("What each column of a file is, kept under a name. The next file with the same headings is read the "
	       "same way."),
	     true);
	page_done(q);
	ui_error_summary(&q->w, &e, error.n > 0);
	html(&q->w, "<section class=\"sheet\">\n");
	if (all.n > 0)
		kept_table(q, &all);
	else
		ui_empty(&q->w, S("Nothing is kept yet. Import a file and tick “Remember these choices”."));
	starters_write(q);
	html(&q->w, "</section>\n");
	words_write(q, &words);
	file_write(q, error);
	foot(q);
	return RC_OK;
}

static enum rc page_list(struct req *q)
{
	return list_page(q, STR_NONE);
}

static enum rc do_bring(struct req *q)
{
	struct import_mapping m;
	struct str source, fault;
	enum rc rc;

	if (q->files != 1 || q->file[0].body.n == 0)
		fault = S("Choose a file that is not empty");
	else if (!mapping_file_read(q->a, q->file[0].body, &m, &source))
		fault = S("This is no file of how columns are read. Download one on the page of another school");
	else if ((rc = IN_WRITE(&q->c, mapping_keep(&q->c, &m, false, &fault))) != RC_INVALID)
		return rc == RC_OK ? req_redirect(q, "/settings/mappings?done=saved") : rc;
	req_refuse(q, 422);
	return list_page(q, fault);
}

static enum rc do_forget(struct req *q)
{
	int64_t at;

	if (str_int(req_form(q, "at"), &at) && at >= 0)
		TRY(mapping_word_forget(&q->c, (size_t)at, req_form(q, "value")));
	return req_redirect(q, "/settings/mappings?done=saved");
}

static enum rc one_page(struct req *q, const struct import_mapping *m, struct str name, struct str error)
{
	static const struct ui_column cols[] = { { .head = { "Column", 6 } }, { .head = { "Is", 2 } } };
	struct ui_table t = { .caption = S("What each column is"), .col = cols, .cols = 2 };
	const struct ui_error e = { "name", error };
	struct str rest = m->columns, heading, is;

	head(q, m->name, str_of(kind_words(m->kind)), false);
	ui_error_summary(&q->w, &e, error.n > 0);
	html(&q->w, "<section class=\"sheet\">\n");
	ui_table_begin(&q->w, &t);
	while (line_words(q->a, &rest, &heading, &is)) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, heading);
		ui_cell(&q->w, &t, is);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	html(&q->w,
	     "<p class=\"small quiet gap\">To change it, import such a file, open its columns, and save under the same "
	     "name.</p>\n<p><a href=\"$\">Download it for another school</a></p></section>\n"
	     "<section class=\"sheet\"><form method=\"post\" action=\"$\" novalidate>\n",
	     h_url(str_fmt(q->a, "/settings/mappings/%lld/file", (long long)m->id)),
	     h_url(str_fmt(q->a, "/settings/mappings/%lld", (long long)m->id)));
	form_token(q);
	ui_enter_saves(&q->w, S("Save"), NULL, NULL);
	ui_hidden(&q->w, "revision", str_fmt(q->a, "%lld", (long long)m->revision));
	ui_input(&q->w, &(struct ui_field){ .name = "name", .label = S("Name"), .value = name, .error = error });
	html(&q->w, "<p class=\"row\">");
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	ui_action(&q->w,
	          &(struct ui_action){ .text = S("Remove"), .name = "remove", .value = S("1"), .warning = true });
	html(&q->w, "</p></form></section>\n");
	foot(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct import_mapping m;

	TRY(mapping_open(&q->c, q->id[0], &m));
	return one_page(q, &m, m.name, STR_NONE);
}

static enum rc do_one(struct req *q)
{
	struct import_mapping m;
	struct str fault = STR_NONE;
	int64_t revision = 0;
	enum rc rc;

	TRY(mapping_open(&q->c, q->id[0], &m));
	if (!str_int(req_form(q, "revision"), &revision))
		revision = 0; /* an old one: somebody else's */
	rc = req_form_has(q, "remove") ? mapping_remove(&q->c, m.id, revision)
	                               : mapping_rename(&q->c, m.id, revision, req_form(q, "name"), &fault);
	if (rc == RC_CONFLICT)
		fault = S("Somebody else has changed it since you looked. This is how it is now");
	if (rc == RC_CONFLICT || rc == RC_INVALID) {
		req_refuse(q, rc == RC_CONFLICT ? 409 : 422);
		return one_page(q, &m, req_form(q, "name"), fault);
	}
	return rc == RC_OK ? req_redirect(q, "/settings/mappings?done=saved") : rc;
}

static enum rc page_file(struct req *q)
{
	struct import_mapping m;

	TRY(mapping_open(&q->c, q->id[0], &m));
	return req_send(q, "text/plain; charset=utf-8", mapping_file_write(q->a, &m), S("columns.txt"));
}

ROUTES(mappings_routes, R(GET, "/settings/mappings", CAP_IMPORT, page_list),
       R_FILE(POST, "/settings/mappings", CAP_IMPORT, do_bring),
       R(POST, "/settings/mappings/words", CAP_IMPORT, do_forget),
       R(GET, "/settings/mappings/:id", CAP_IMPORT, page_one), R(POST, "/settings/mappings/:id", CAP_IMPORT, do_one),
       R(GET, "/settings/mappings/:id/file", CAP_IMPORT, page_file));
SETTING(setting_mappings, .order = 91, .path = "/settings/mappings", .title = "How files are read",
        .about = "What the columns of your files are, kept for the next time", .cap = CAP_IMPORT);
