/* …/files/:id/words, for staff, parents and the pupil: the words of a paper as a page, in the letters that the reader
 * has chosen for pages. */
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/people/step_parts.h"
#include "core/people/young.h"
#include "files/file_from_parts.h"
#include "files/file_sheet_parts.h"

static void block_write(struct req *q, const struct words_block *b)
{
	switch (b->kind) {
	case WORDS_HEADING:
		html(&q->w, "<h2>");
		html_lines(&q->w, b->text);
		html(&q->w, "</h2>\n");
		break;
	case WORDS_ITEM:
		html(&q->w, "<li>");
		html_lines(&q->w, b->text);
		html(&q->w, "</li>\n");
		break;
	case WORDS_PLAIN:
		html(&q->w, "<p>");
		html_lines(&q->w, b->text);
		html(&q->w, "</p>\n");
		break;
	}
}

static void blocks_write(struct req *q, const struct words_read *w)
{
	bool list = false;

	for (size_t i = 0; i < w->n; i++) {
		bool item = w->block[i].kind == WORDS_ITEM;

		if (item && !list)
			html(&q->w, "<ul>\n");
		if (!item && list)
			html(&q->w, "</ul>\n");
		list = item;
		block_write(q, &w->block[i]);
	}
	if (list)
		html(&q->w, "</ul>\n");
	if (w->cut)
		html(&q->w, "<p class=\"quiet\">There is more in the file than is shown here.</p>\n");
}

/* Said plainly, so that nobody waits for words that do not come. */
static void none_write(struct req *q, const struct pupil_file *f)
{
	enum file_type t = file_type_of(f->type);

	html(&q->w, "<p>$</p>\n",
	     h(t == FILE_PDF && !files_draws_sheets()
	           ? "The words of a PDF cannot be shown by this server. Download the file."
	       : t == FILE_PDF
	           ? "No words can be taken from this page: it is a picture, as of a scanned paper. Ask who made it "
	             "for one with words."
	       : file_has_words(t)
	           ? "There are no words in this file that can be shown here. Download it to see it."
	           : "This file is a picture or a recording. What is known of its words stands beside it."));
}

/* url: of all files. */
static void words_write(struct req *q, const struct pupil_file *f, const struct words_read *w, struct str url)
{
	const bool pages = file_type_of(f->type) == FILE_PDF && files_draws_sheets();

	html(&q->w, "<p class=\"quiet\">$. Only the words: no pictures, and not how the page looks.</p>\n",
	     h(file_about(q->a, f)));
	html(&q->w, "<p><a href=\"$\">Download the file</a></p>\n",
	     h_url(str_fmt(q->a, "%.*s/%lld/get", STR_ARG(url), (long long)f->id)));
	if (pages)
		file_sheet_words_begin(q, f, file_sheet_asked(q, f),
		                       str_fmt(q->a, "%.*s/%lld", STR_ARG(url), (long long)f->id));
	html(&q->w, "<section class=\"sheet prose\" aria-label=\"Words of the file\">\n");
	if (w->n > 0)
		blocks_write(q, w);
	else
		none_write(q, f);
	html(&q->w, "</section>\n");
	if (pages)
		html(&q->w, "</section>\n");
}

static enum rc page_words(struct req *q)
{
	struct pupil_file f;
	struct pupil p;
	struct words_read w;

	TRY(files_read_words(&q->c, q->id[0], q->id[1], file_page_asked(q), &f, &p, &w));
	step_head(q, q->id[0], pupil_name(q->a, &p), pupil_first(&p), file_title(&f), STR_NONE, "/files");
	words_write(q, &f, &w, url_pupil(q->a, q->id[0], "/files"));
	html(&q->w, "<p><a href=\"$\">Back to the file</a></p>\n",
	     h_url(file_from_url(q->a, q->id[0],
	                         (struct file_from){ .file_id = f.id,
	                                             .page = file_type_of(f.type) == FILE_PDF ? file_sheet_asked(q, &f)
	                                                                                      : 0 })));
	page_end(q);
	return RC_OK;
}

static enum rc family_words(struct req *q, int64_t pupil_id, int64_t id, struct str base)
{
	struct pupil_file f;
	struct pupil p;
	struct words_read w;

	TRY(files_read_words(&q->c, pupil_id, id, file_page_asked(q), &f, &p, &w));
	page_begin(q,
	           &(struct page){
	               .title = file_title(&f), .width = "width--fam", .back_url = base, .back_text = S("All files") });
	html(&q->w, "<div class=\"head\"><h1>$</h1></div>\n", h(file_title(&f)));
	words_write(q, &f, &w, base);
	page_end(q);
	return RC_OK;
}

static enum rc page_family_words(struct req *q)
{
	return family_words(q, q->id[0], q->id[1], str_fmt(q->a, "/family/%lld/files", (long long)q->id[0]));
}

static enum rc page_me_words(struct req *q)
{
	int64_t pupil_id;
	enum rc rc = IN_READ(&q->c, young_me(&q->c, &pupil_id));

	return rc != RC_OK ? rc : family_words(q, pupil_id, q->id[0], S("/me/files"));
}

ROUTES(file_words_routes, R_OWN(GET, "/pupil/:id/files/:id/words", CAP_FILE, page_words),
       R_OWN(GET, "/family/:id/files/:id/words", CAP_FAMILY, page_family_words),
       R_OWN(GET, "/me/files/:id/words", CAP_OWN_PAGE, page_me_words));
