/* /family/wishes and /me/wishes: how a parent, or a young person to whom letters go, wants letters, talks and meetings:
 * language, format, an interpreter, how to reach them. What the school has now, what they asked for before, and nothing
 * promised that nobody does. */
#include "boards/family/family_parts.h"
#include "core/people/wish_parts.h"
#include "kit/base/id.h"

static bool is_own(const struct req *q)
{
	return q->c.actor.hat == ROLE_PUPIL;
}

static void form_write(struct form *f, int64_t revision)
{
	struct req *q = f->q;

	form_begin(f, is_own(q) ? S("/me/wishes") : S("/family/wishes"));
	ui_hidden(&q->w, "person_revision", str_fmt(q->a, "%lld", (long long)revision));
	form_field(f, "language");
	form_field(f, "interpreter");
	form_field(f, "format");
	form_field(f, "reach");
	ui_action(&q->w, &(struct ui_action){ .text = S("Save my wishes") });
	form_end(f);
}

static enum rc wish_draw(struct req *q, struct form *f, const struct wish_view *v, bool changed)
{
	page_begin(q, &(struct page){ .title = S("How you want to hear from us"),
	                              .width = "width--fam",
	                              .back_url = is_own(q) ? S("/me") : S("/family"),
	                              .back_text = is_own(q) ? S("My page") : S("Back to the plan") });
	html(&q->w, "<div class=\"head\"><h1>How you want to hear from us</h1></div>\n");
	page_done(q);
	form_summary(f);
	if (changed)
		form_conflict(f, &v->now);
	html(&q->w,
	     "<div class=\"stack--l\">\n<section class=\"sheet\" aria-label=\"Your wishes\">\n<p>The school sees this "
	     "when "
	     "it books a meeting, prints a letter or calls you. You can change it on any day.</p>\n<p>A parent can "
	     "read the page of their child in other languages: choose one at its top. Other pages are in English. We "
	     "print letters and plans in usual print and in large print. If you choose something else, we "
	     "talk with you about what we can do.</p>\n<div class=\"gap\">\n");
	form_write(f, v->revision);
	html(&q->w, "</div>\n</section>\n");
	if (v->n > 0) {
		ui_sheet_begin(&q->w, "before", S("What you asked for"), STR_NONE);
		wish_history_write(q, v, q->c.actor.person_id);
		ui_sheet_end(&q->w);
	}
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_wishes(struct req *q)
{
	struct wish_view v;
	struct wish x;
	struct form f;

	TRY(wish_own_load(&q->c, &v));
	x = v.now;
	x.id = id_new();
	form_init(&f, q, &wish_rec, &x);
	return wish_draw(q, &f, &v, false);
}

static enum rc do_wishes(struct req *q)
{
	struct wish_view v;
	struct wish x;
	struct form f;
	int64_t revision = 0;
	bool sound;
	enum rc rc;

	TRY(wish_own_load(&q->c, &v));
	x = v.now;
	x.id = 0;
	form_init(&f, q, &wish_rec, &x);
	sound = form_read(&f);
	x.id = x.id != 0 ? x.id : id_new();
	(void)str_int(req_form(q, "person_revision"), &revision);
	if (!sound)
		return wish_draw(q, &f, &v, false);
	rc = wish_own_save(&q->c, &x, revision, &v);
	if (rc == RC_CONFLICT)
		return wish_draw(q, &f, &v, true);
	TRY(rc);
	form_done(&f);
	return is_own(q) ? req_redirect(q, "/me/wishes?done=saved") : req_redirect(q, "/family/wishes?done=saved");
}

ROUTES(wish_routes, R(GET, "/family/wishes", CAP_FAMILY, page_wishes), R(POST, "/family/wishes", CAP_FAMILY, do_wishes),
       R(GET, "/me/wishes", CAP_OWN_PAGE, page_wishes), R(POST, "/me/wishes", CAP_OWN_PAGE, do_wishes));
