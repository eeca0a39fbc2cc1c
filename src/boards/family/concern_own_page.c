/* /family/:id/worry and /me/worry: a parent or a pupil says that they are worried and finds the answer. */
#include "kit/base/id.h"
#include "boards/family/family_parts.h"
#include "notice/concern/concern_tell.h"

static void item_write(struct req *q, const struct concern *x, struct str when)
{
	html(&q->w, "<div class=\"chat\">\n<p class=\"chat__in\"><strong>You, $.</strong> ",
	     h(date_short(q->a, x->raised_on)));
	html_lines(&q->w, x->words);
	html(&q->w, "</p>\n");
	if (x->answer.n > 0) {
		html(&q->w, "<p class=\"chat__out\"><strong>$, $.</strong> ", h(x->answered_name),
		     h(date_short(q->a, x->answered_on)));
		html_lines(&q->w, x->answer);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "</div>\n<p class=\"quiet\">$.", h(when));
	if (x->private)
		html(&q->w, " Only you and the SENCO see this.");
	html(&q->w, "</p>\n");
}

static void items_write(struct req *q, const struct concern_own *v)
{
	const struct reader r = { .self = q->c.actor.hat == ROLE_PUPIL };

	if (v->n == 0)
		return;
	ui_sheet_begin(&q->w, "mine", S("What you told us"), STR_NONE);
	html(&q->w, "<p class=\"quiet\">$</p>\n",
	     h(reader_words(&r, S("Your family does not see this."), S("Nobody else in your family sees this."))));
	for (size_t i = 0; i < v->n; i++)
		item_write(q, &v->item[i], v->when[i]);
	ui_sheet_end(&q->w);
}

/* ---- a parent ---- */

static enum rc family_page(struct req *q, struct form *f, const struct family_view *v, const struct concern_own *own)
{
	struct str first = v->pupil.first;
	struct str senco = v->school.senco.n > 0 ? v->school.senco : S("the SENCO");

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "I am worried about %.*s", STR_ARG(first)),
	                              .width = "width--fam",
	                              .back_url = url_family(q->a, v->pupil.pupil.id, ""),
	                              .back_text = str_fmt(q->a, "%.*s’s plan", STR_ARG(first)) });
	html(&q->w, "<div class=\"head\"><h1>I am worried about $</h1></div>\n", h(first));
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	form_summary(f);
	html(&q->w,
	     "<section class=\"sheet\" aria-label=\"Your worry\">\n<p>It goes to $. We look at what we see in school, "
	     "and then we answer you here. You know $ best: every worry counts.</p>\n<div class=\"gap\">\n",
	     h(senco), h(first));
	form_begin(f, url_family(q->a, v->pupil.pupil.id, "/worry"));
	form_field_as(f, "words", S("What are you worried about?"), S("In your own words, in any language."));
	form_field_as(f, "language", S("Which language did you write in?"), S("Leave empty for English"));
	form_field_as(f, "helper", S("Did somebody help you to write this?"),
	              S("Their name. Leave empty if nobody did"));
	ui_action(&q->w, &(struct ui_action){ .text = S("Send my worry") });
	form_end(f);
	html(&q->w, "</div>\n</section>\n");
	items_write(q, own);
	family_advice_write(q, &v->school);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc family_draw(struct req *q, struct form *f)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct concern_own own;

	TRY(family_load(&q->c, q->id[0], v));
	TRY(concern_own_load(&q->c, q->id[0], &own));
	return family_page(q, f, v, &own);
}

static enum rc page_family(struct req *q)
{
	struct concern x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &concern_rec, &x);
	return family_draw(q, &f);
}

enum rc family_worry_send(struct req *q)
{
	struct concern x = { 0 };
	struct form f;
	bool sound;

	form_init(&f, q, &concern_rec, &x);
	sound = form_read(&f) && form_need(&f, "words");
	x.id = x.id != 0 ? x.id : id_new();
	if (!sound)
		return family_draw(q, &f);
	TRY(concern_tell(&q->c, q->id[0], &x));
	form_done(&f);
	return req_redirect(q, "/family/%lld/worry?done=thanks", (long long)q->id[0]);
}

/* ---- the pupil ---- */

static enum rc my_draw(struct req *q, struct form *f)
{
	struct concern_own own;
	int64_t pupil_id;

	TRY(concern_me(&q->c, &pupil_id));
	TRY(concern_own_load(&q->c, pupil_id, &own));
	page_begin(q, &(struct page){ .title = S("Something worries me"),
	                              .width = "width--my",
	                              .back_url = S("/me"),
	                              .back_text = S("My page") });
	html(&q->w, "<div class=\"head\"><h1>Something worries me</h1></div>\n");
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	form_summary(f);
	html(&q->w, "<section class=\"sheet\" aria-label=\"My worry\">\n");
	form_begin(f, S("/me/worry"));
	form_field_as(f, "words", S("What worries you?"), S("You can ask somebody to write it for you."));
	form_field_as(f, "private", S("Keep this between me and the SENCO"),
	              S("Nobody else sees it. If you are not safe, the SENCO will get help."));
	ui_action(&q->w, &(struct ui_action){ .text = S("Send it") });
	form_end(f);
	family_safe_write(q);
	html(&q->w, "</section>\n");
	items_write(q, &own);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_my(struct req *q)
{
	struct concern x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &concern_rec, &x);
	return my_draw(q, &f);
}

static enum rc do_my(struct req *q)
{
	struct concern x = { 0 };
	struct form f;
	int64_t pupil_id;
	bool sound;

	TRY(concern_me(&q->c, &pupil_id));
	form_init(&f, q, &concern_rec, &x);
	sound = form_read(&f) && form_need(&f, "words");
	x.id = x.id != 0 ? x.id : id_new();
	if (!sound)
		return my_draw(q, &f);
	TRY(concern_tell(&q->c, pupil_id, &x));
	form_done(&f);
	return req_redirect(q, "/me/worry?done=thanks");
}

ROUTES(concern_own_routes, R(GET, "/family/:id/worry", CAP_FAMILY, page_family),
       R(POST, "/family/:id/worry", CAP_FAMILY, family_worry_send), R(GET, "/me/worry", CAP_OWN_PAGE, page_my),
       R(POST, "/me/worry", CAP_OWN_PAGE, do_my));
