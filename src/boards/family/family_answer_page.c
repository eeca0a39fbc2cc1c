/* What a parent sends: a message, an answer to the plan, views; and the letters they open. Each page
 * holds its own form, so that a form that met an error or a lost session comes back with every word. */
#include "kit/base/id.h"
#include "boards/family/family_parts.h"
#include "boards/family/family_print.h"
#include "boards/family/family_sound.h"

enum rc family_here(struct req *q, struct family_view *v, int64_t *pupil_id)
{
	*pupil_id = q->id[0];
	return q->c.actor.hat == ROLE_PUPIL ? family_own_load(&q->c, v, pupil_id) : family_load(&q->c, q->id[0], v);
}

enum rc family_pupil_here(struct req *q, int64_t *pupil_id)
{
	*pupil_id = q->id[0];
	return q->c.actor.hat == ROLE_PUPIL ? young_me(&q->c, pupil_id) : RC_OK;
}

enum rc family_thanks(struct req *q)
{
	return q->c.actor.hat == ROLE_PUPIL ? req_redirect(q, "/me?done=thanks")
	                                    : req_redirect(q, "/family/%lld?done=thanks", (long long)q->id[0]);
}

static struct str back_text(struct req *q, bool own, struct str first)
{
	return own ? S("My page") : say(&q->w, "$’s plan", h(first));
}

void family_top_write(struct req *q, const struct family_view *v, struct str heading)
{
	page_begin(q, &(struct page){ .title = heading,
	                              .width = "width--fam",
	                              .back_url = url_home(q->a, v, ""),
	                              .back_text = back_text(q, v->own, v->pupil.first) });
	html(&q->w, "<div class=\"head\"><h1>$</h1></div>\n<div class=\"stack--l\">\n", h_said(&q->w, heading));
}

void family_bottom_write(struct req *q)
{
	html(&q->w, "</div>\n");
	page_end(q);
}

/* ---- messages ---- */

static enum rc tell_page(struct req *q, struct form *f, const struct family_view *v)
{
	family_top_write(q, v, S("Tell us something, or ask"));
	form_summary(f);
	html(&q->w, "<section class=\"sheet\" aria-label=\"Your message\">\n");
	family_tell_form(q, f, v);
	html(&q->w, "</section>\n");
	family_bottom_write(q);
	return RC_OK;
}

static enum rc unhappy_page(struct req *q, struct form *f, const struct family_view *v)
{
	struct str to = v->school.senco.n > 0 ? v->school.senco : say(&q->w, "the school");

	family_top_write(q, v, S("I am not happy about this"));
	form_summary(f);
	ui_sheet_begin(&q->w, "say", S("Say what is wrong"), STR_NONE);
	if (v->own)
		html(&q->w,
		     "<p>It goes to $ at once. You do not need to do anything else. It will not change how we treat "
		     "you.</p>\n",
		     h(to));
	else
		html(&q->w,
		     "<p>It goes to $ at once. You do not need to do anything else. It will not change how we treat "
		     "$.</p>\n",
		     h(to), h(v->pupil.first));
	html(&q->w, "<div class=\"gap\">\n");
	form_begin(f, url_home(q->a, v, "/unhappy"));
	form_field_as(f, "words", S("What is wrong, and what would put it right?"), S("Write in any language."));
	ui_action(&q->w, &(struct ui_action){ .text = S("Send it to the school") });
	form_end(f);
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "steps", S("The next steps"), STR_NONE);
	family_ways_write(q, v);
	family_complain_write(q, v);
	ui_sheet_end(&q->w);
	family_advice_write(q, &v->school);
	family_bottom_write(q);
	return RC_OK;
}

enum rc family_message_open(struct req *q, enum message_kind kind, family_message_page *draw)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct message m = { .id = id_new(), .kind = kind };
	struct form f;
	int64_t pupil_id;

	TRY(family_here(q, v, &pupil_id));
	form_init(&f, q, &message_rec, &m);
	return draw(q, &f, v);
}

enum rc family_message_send(struct req *q, enum message_kind kind, family_message_page *draw)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct message m = { .kind = kind };
	struct form f;
	int64_t pupil_id;

	form_init(&f, q, &message_rec, &m);
	if (!form_read(&f) || !form_need(&f, "words")) {
		TRY(family_here(q, v, &pupil_id));
		m.id = m.id != 0 ? m.id : id_new();
		return draw(q, &f, v);
	}
	m.id = m.id != 0 ? m.id : id_new();
	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_tell(&q->c, pupil_id, &m));
	form_done(&f);
	return family_thanks(q);
}

enum rc family_page_tell(struct req *q)
{
	return family_message_open(q, MESSAGE_TELL, tell_page);
}

enum rc family_do_tell(struct req *q)
{
	if (str_is(req_form(q, "kind"), "worry") && q->c.actor.hat != ROLE_PUPIL)
		return family_worry_send(q);
	return family_message_send(q, MESSAGE_TELL, tell_page);
}

enum rc family_page_unhappy(struct req *q)
{
	return family_message_open(q, MESSAGE_UNHAPPY, unhappy_page);
}

enum rc family_do_unhappy(struct req *q)
{
	return family_message_send(q, MESSAGE_UNHAPPY, unhappy_page);
}

/* ---- the plan ---- */

static enum rc reply_page(struct req *q, struct form *f, const struct family_view *v, bool changed)
{
	family_top_write(q, v, S("What do you think of the plan?"));
	form_summary(f);
	if (changed)
		ui_note(&q->w, S("The plan has changed"),
		        S("A newer version was shared while you were writing. Your words are kept below. "
		          "Read the new plan, then send your answer."),
		        true);
	html(&q->w,
	     "<section class=\"sheet\" aria-label=\"Your answer\">\n<p>The plan of $. <a href=\"$\">Read it "
	     "again</a>.</p>\n",
	     h(html_say_date(&q->w, v->pupil.plan.plan.shared_on, TONGUE_LONG)), h_url(url_home(q->a, v, "#goals")));
	html(&q->w, "<div class=\"gap\">\n");
	family_reply_form(q, f, v);
	html(&q->w,
	     "</div>\n<p class=\"gap quiet\">The help goes on, whatever you answer. If you do not agree, we will talk "
	     "with you.</p>\n</section>\n");
	family_advice_write(q, &v->school);
	family_bottom_write(q);
	return RC_OK;
}

enum rc family_page_reply(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct plan_reply r = { .id = id_new() };
	struct form f;
	int64_t pupil_id;
	enum rc rc = family_here(q, v, &pupil_id);

	if (rc != RC_OK || !v->pupil.has_plan || !v->may.sees)
		return rc != RC_OK ? rc : RC_NONE;
	r.plan_id = v->pupil.plan.plan.id;
	form_init(&f, q, &plan_reply_rec, &r);
	return reply_page(q, &f, v, false);
}

enum rc family_do_reply(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct plan_reply r = { 0 };
	struct form f;
	int64_t pupil_id;
	bool sound;
	enum rc rc = family_pupil_here(q, &pupil_id);

	if (rc != RC_OK)
		return rc;
	rc = RC_INVALID;
	form_init(&f, q, &plan_reply_rec, &r);
	sound = form_read(&f);
	r.id = r.id != 0 ? r.id : id_new();
	if (sound && r.answer == PLAN_ANSWER_NONE) {
		form_error(&f, "answer", S("Choose an answer"));
		sound = false;
	}
	if (!str_int(req_form(q, "plan_id"), &r.plan_id))
		return RC_NONE;
	if (sound)
		rc = family_reply(&q->c, pupil_id, &r);
	if (rc == RC_OK) {
		form_done(&f);
		return family_thanks(q);
	}
	if (rc != RC_INVALID && rc != RC_CONFLICT)
		return rc;
	if (family_here(q, v, &pupil_id) != RC_OK || !v->pupil.has_plan || !v->may.sees)
		return RC_NONE;
	if (rc == RC_CONFLICT)
		req_refuse(q, 409);
	r.plan_id = v->pupil.plan.plan.id;
	return reply_page(q, &f, v, rc == RC_CONFLICT);
}

/* ---- views ---- */

static enum rc views_page(struct req *q, struct form *f, const struct family_view *v)
{
	struct str first = v->pupil.first;

	family_top_write(q, v, S("What you think"));
	form_summary(f);
	page_done(q);
	html(&q->w,
	     "<section class=\"sheet\" aria-label=\"Your view\">\n<p>We read this before we meet. Nobody else in your "
	     "family sees it. Fill in as much as you like.</p>\n");
	html(&q->w, "<div class=\"gap\">\n");
	form_begin(f, url_family(q->a, v->pupil.pupil.id, "/views"));
	form_field_as(f, "going_well", say(&q->w, "What goes well for $?", h(first)), STR_NONE);
	form_field_as(f, "hard", say(&q->w, "What is hard for $?", h(first)), STR_NONE);
	form_field_as(f, "words", S("What else do you want to say, in your own words?"), STR_NONE);
	form_field_as(f, "language", S("Which language did you write in?"), S("Leave empty for English"));
	form_field_as(f, "helper", S("Did somebody help you to write this?"),
	              S("Their name. Leave empty if nobody did"));
	ui_action(&q->w, &(struct ui_action){ .text = S("Send what I think") });
	form_end(f);
	html(&q->w, "</div>\n");
	html(&q->w, "</section>\n");
	if (v->views > 0) {
		ui_sheet_begin(&q->w, "before", S("What you said before"), STR_NONE);
		for (size_t i = 0; i < v->views; i++) {
			const struct view *x = &v->view[i];

			html(&q->w, "<h3>$</h3>\n", h(html_say_date(&q->w, x->given_on, TONGUE_LONG)));
			if (x->going_well.n > 0)
				ui_quote(&q->w, x->going_well, say(&q->w, "Goes well"));
			if (x->hard.n > 0)
				ui_quote(&q->w, x->hard, say(&q->w, "Is hard"));
			if (x->words.n > 0)
				ui_quote(&q->w, x->words, STR_NONE);
		}
		ui_sheet_end(&q->w);
	}
	family_bottom_write(q);
	return RC_OK;
}

static enum rc page_views(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct view x = { .id = id_new() };
	struct form f;

	TRY(family_load(&q->c, q->id[0], v));
	form_init(&f, q, &view_rec, &x);
	return views_page(q, &f, v);
}

static enum rc do_views(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct view x = { 0 };
	struct form f;
	bool sound;

	form_init(&f, q, &view_rec, &x);
	sound = form_read(&f);
	x.id = x.id != 0 ? x.id : id_new();
	if (sound && str_trim(x.going_well).n + str_trim(x.hard).n + str_trim(x.words).n == 0) {
		form_error(&f, "words", S("Write something in one of the boxes"));
		sound = false;
	}
	if (!sound) {
		TRY(family_load(&q->c, q->id[0], v));
		return views_page(q, &f, v);
	}
	TRY(family_say(&q->c, q->id[0], &x));
	form_done(&f);
	return req_redirect(q, "/family/%lld/views?done=thanks", (long long)q->id[0]);
}

/* ---- letters and the plan on paper ---- */

/* The first one is in the print that this person wishes for. */
static void letter_prints(struct req *q, struct str url)
{
	html(&q->w,
	     "<ul class=\"plain contact gap\">\n<li><a href=\"$\">This letter to print or keep (PDF)</a></li>\n<li><a "
	     "href=\"$\">In usual print (PDF)</a></li>\n<li><a href=\"$\">In large print (PDF)</a></li>\n</ul>\n",
	     h_url(url), h_url(str_fmt(q->a, "%.*s?print=usual", STR_ARG(url))),
	     h_url(str_fmt(q->a, "%.*s?print=large", STR_ARG(url))));
}

enum rc family_page_letter(struct req *q)
{
	bool own = q->c.actor.hat == ROLE_PUPIL;
	struct notice n;
	struct str first;
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_letter(&q->c, pupil_id, q->id[own ? 0 : 1], &n, &first));
	page_begin(q, &(struct page){ .title = family_letter_name(&n),
	                              .width = "width--fam",
	                              .back_url = own ? S("/me") : url_family(q->a, pupil_id, ""),
	                              .back_text = back_text(q, own, first) });
	html(&q->w,
	     "<div class=\"head\"><h1>$</h1><p>To $, $</p></div>\n<section class=\"sheet\" aria-label=\"Letter\">\n<p>",
	     h(family_letter_name(&n)), h(n.addressee), h(date_long(q->a, n.sent_on)));
	html_lines(&q->w, n.body);
	html(&q->w, "</p>\n");
	if (n.by_name.n > 0)
		html(&q->w, "<p class=\"gap\">$<br>$</p>\n", h(n.by_name), h(q->c.actor.school_name));
	letter_prints(q, str_fmt(q->a, "%.*s/letter.pdf", STR_ARG(q->net->path)));
	html(&q->w, "</section>\n<p class=\"gap\"><a href=\"$\">Write to us about this letter</a></p>\n",
	     h_url(own ? S("/me/tell") : url_family(q->a, pupil_id, "/tell")));
	page_end(q);
	return RC_OK;
}

enum rc family_page_letter_pdf(struct req *q)
{
	struct str print = req_query(q, "print");
	struct str body;
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_letter_paper(&q->c, pupil_id, q->id[q->c.actor.hat == ROLE_PUPIL ? 0 : 1],
	                        str_is(print, "large")   ? PRINT_LARGE
	                        : str_is(print, "usual") ? PRINT_USUAL
	                                                 : PRINT_AS_WISHED,
	                        &body));
	return req_send(q, "application/pdf", body, S("letter.pdf"));
}

static enum rc plan_send(struct req *q, bool large)
{
	struct str body;
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_plan_paper(&q->c, pupil_id, large, &body));
	return req_send(q, "application/pdf", body, large ? S("plan-large.pdf") : S("plan.pdf"));
}

enum rc family_page_plan_pdf(struct req *q)
{
	return plan_send(q, false);
}

enum rc family_page_plan_large(struct req *q)
{
	return plan_send(q, true);
}

enum rc family_page_plan_sound(struct req *q)
{
	struct str body;
	int64_t pupil_id;

	if (!family_sound_possible())
		return RC_NONE;
	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_plan_sound(&q->c, pupil_id, &body));
	return req_send(q, "audio/ogg", body, S("plan.opus"));
}

ROUTES(family_answer_routes, R_SAID(GET, "/family/:id/tell", CAP_FAMILY, family_page_tell),
       R_SAID(POST, "/family/:id/tell", CAP_FAMILY, family_do_tell),
       R_SAID(GET, "/family/:id/unhappy", CAP_FAMILY, family_page_unhappy),
       R_SAID(POST, "/family/:id/unhappy", CAP_FAMILY, family_do_unhappy),
       R_SAID(GET, "/family/:id/plan", CAP_FAMILY, family_page_reply),
       R_SAID(POST, "/family/:id/plan", CAP_FAMILY, family_do_reply),
       R_SAID(GET, "/family/:id/views", CAP_FAMILY, page_views),
       R_SAID(POST, "/family/:id/views", CAP_FAMILY, do_views),
       R_WRITE(GET, "/family/:id/letters/:id", CAP_FAMILY, family_page_letter),
       R_WRITE(GET, "/family/:id/letters/:id/letter.pdf", CAP_FAMILY, family_page_letter_pdf),
       R(GET, "/family/:id/plan.pdf", CAP_FAMILY, family_page_plan_pdf),
       R(GET, "/family/:id/plan-large.pdf", CAP_FAMILY, family_page_plan_large),
       R(GET, "/family/:id/plan.opus", CAP_FAMILY, family_page_plan_sound));
