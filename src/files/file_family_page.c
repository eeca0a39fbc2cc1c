/* /family/:id/files and /me/files: what a parent or the pupil may read of the files, in plain words. */
#include "core/door/page.h"
#include "core/people/family_card_parts.h"
#include "core/people/young.h"
#include "files/file_parts.h"

/* Where the pages of who reads are. */
static struct str base_of(struct req *q, int64_t pupil_id)
{
	return q->c.actor.hat == ROLE_PUPIL ? S("/me/files") : str_fmt(q->a, "/family/%lld/files", (long long)pupil_id);
}

static void item_write(struct req *q, const struct files_view *v, const struct pupil_file *f)
{
	struct str url = str_fmt(q->a, "%.*s/%lld", STR_ARG(base_of(q, v->pupil.id)), (long long)f->id);

	html(&q->w, "<section class=\"sheet\"><h2>$</h2>\n<p class=\"quiet\">", h(file_title(f)));
	if (f->made_by.n > 0)
		html(&q->w, "$, ", h(f->made_by));
	html(&q->w, "$. $.</p>\n", h(date_long(q->a, f->made_on)), h(file_about(q->a, f)));
	if (file_is_picture(f))
		html(&q->w, "<p><img class=\"shown\" src=\"$\" alt=\"$\" loading=\"lazy\"></p>\n",
		     h_url(str_fmt(q->a, "%.*s/picture", STR_ARG(url))), h(f->words.n > 0 ? f->words : file_title(f)));
	if (file_is_sound(f))
		html(&q->w, "<p><audio controls preload=\"none\" src=\"$\"></audio></p>\n",
		     h_url(str_fmt(q->a, "%.*s/whole", STR_ARG(url))));
	if (f->words.n > 0 && !file_is_picture(f)) {
		html(&q->w, "<p>");
		html_lines(&q->w, f->words);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "<p><a href=\"$\">Download", h_url(str_fmt(q->a, "%.*s/get", STR_ARG(url))));
	ui_hidden_text(&q->w, str_fmt(q->a, ": %.*s", STR_ARG(file_title(f))));
	html(&q->w, "</a></p>\n");
	if (file_has_words(file_type_of(f->type)) || files_has_sheets(f, &v->who)) {
		html(&q->w, "<p><a href=\"$\">Read only the words", h_url(str_fmt(q->a, "%.*s/words", STR_ARG(url))));
		ui_hidden_text(&q->w, str_fmt(q->a, ": %.*s", STR_ARG(file_title(f))));
		html(&q->w, "</a></p>\n");
	}
	html(&q->w, "</section>\n");
}

static enum rc list_page(struct req *q, int64_t pupil_id)
{
	const bool own = q->c.actor.hat == ROLE_PUPIL;
	struct files_view v;
	size_t shown = 0;

	TRY(files_load(&q->c, pupil_id, 0, &v));
	page_begin(q, &(struct page){ .title = own ? S("Your files") : str_fmt(q->a, "Files of %.*s", STR_ARG(v.first)),
	                              .width = "width--fam",
	                              .back_url = own ? S("/me") : str_fmt(q->a, "/family/%lld", (long long)pupil_id),
	                              .back_text =
	                                  own ? S("Your page") : str_fmt(q->a, "%.*s’s page", STR_ARG(v.first)) });
	if (own)
		html(&q->w, "<div class=\"head\"><h1>Your files</h1><p>Your work, and papers about you.</p></div>\n");
	else
		html(&q->w,
		     "<div class=\"head\"><h1>Files of $</h1><p>Papers and work that the school shows you.</p></div>\n",
		     h(v.first));
	html(&q->w, "<div class=\"stack--l\">\n");
	for (size_t i = 0; i < v.n; i++)
		if (file_is_open(&v.item[i], &v.who)) {
			item_write(q, &v, &v.item[i]);
			shown++;
		}
	if (shown == 0)
		ui_empty(&q->w, S("There are no files here."));
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_family(struct req *q)
{
	return list_page(q, q->id[0]);
}

static enum rc page_me(struct req *q)
{
	int64_t pupil_id;

	TRY(young_me(&q->c, &pupil_id));
	return list_page(q, pupil_id);
}

/* ---- bytes ---- */

static enum rc family_get(struct req *q)
{
	return file_send(q, q->id[0], q->id[1]);
}

static enum rc family_picture(struct req *q)
{
	return file_show(q, q->id[0], q->id[1], FILE_SCREEN);
}

static enum rc family_whole(struct req *q)
{
	return file_show(q, q->id[0], q->id[1], FILE_WHOLE);
}

static enum rc me_get(struct req *q)
{
	int64_t pupil_id;

	TRY(young_me(&q->c, &pupil_id));
	return file_send(q, pupil_id, q->id[0]);
}

static enum rc me_picture(struct req *q)
{
	int64_t pupil_id;

	TRY(young_me(&q->c, &pupil_id));
	return file_show(q, pupil_id, q->id[0], FILE_SCREEN);
}

static enum rc me_whole(struct req *q)
{
	int64_t pupil_id;

	TRY(young_me(&q->c, &pupil_id));
	return file_show(q, pupil_id, q->id[0], FILE_WHOLE);
}

static enum rc card(struct req *q, const struct family_for *who)
{
	size_t n;

	TRY(files_count(&q->c, who->pupil_id, &n));
	if (n == 0)
		return RC_OK;
	html(&q->w, "<p class=\"noprint\" id=\"files\">");
	ui_icon(&q->w, "attach");
	html(&q->w, " <a href=\"$\">$</a></p>\n", h_url(base_of(q, who->pupil_id)),
	     h(say_n(&q->w, (int64_t)n, "See the $ file that the school shows you",
	             "See the $ files that the school shows you", h(n))));
	return RC_OK;
}

ROUTES(file_family_routes, R(GET, "/family/:id/files", CAP_FAMILY, page_family),
       R(GET, "/family/:id/files/:id/get", CAP_FAMILY, family_get),
       R(GET, "/family/:id/files/:id/picture", CAP_FAMILY, family_picture),
       R(GET, "/family/:id/files/:id/whole", CAP_FAMILY, family_whole), R(GET, "/me/files", CAP_OWN_PAGE, page_me),
       R(GET, "/me/files/:id/get", CAP_OWN_PAGE, me_get), R(GET, "/me/files/:id/picture", CAP_OWN_PAGE, me_picture),
       R(GET, "/me/files/:id/whole", CAP_OWN_PAGE, me_whole));
FAMILY_CARD(card_files, .order = 125, .to = TO_PARENT | TO_KEPT | TO_OWN, .id = "files", .write = card);
