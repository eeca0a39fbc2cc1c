/* /family/:id/ask-meeting and /ask-copy, the same below /me: a family asks for a meeting with the teacher or the SENCO,
 * or for a copy in the form that they need; and the card that says by when there is an answer, and what it is. */
#include "ask/family_ask.h"
#include "boards/family/family_ask_parts.h"
#include "boards/family/family_parts.h"

static const char *const MEETING_OFFERS[] = { "whom", "why", "suits", "way", "interpreter", NULL };
static const char *const COPY_OFFERS[] = { "paper", "form", "language", "why", NULL };

static enum rc meeting_page(struct req *q, struct form *f)
{
	struct family_view *v = NEW(q->a, struct family_view);
	int64_t pupil_id;

	TRY(family_here(q, v, &pupil_id));
	family_top_write(q, v, S("Ask for a meeting"));
	form_summary(f);
	html(&q->w, "<section class=\"sheet\" aria-label=\"Your wish\">\n<p>You can ask for a talk at any time. You "
	            "can bring a "
	            "friend, or someone from the advice service.</p>\n<div class=\"gap\">\n");
	form_begin(f, url_home(q->a, v, "/ask-meeting"));
	form_field_as(f, "whom", S("Whom do you want to meet?"),
	              v->teacher.n > 0 && v->school.senco.n > 0
	                  ? say(&q->w, "$ is the teacher. $ is the SENCO.", h(v->teacher), h(v->school.senco))
	              : v->teacher.n > 0      ? say(&q->w, "$ is the teacher.", h(v->teacher))
	              : v->school.senco.n > 0 ? say(&q->w, "$ is the SENCO.", h(v->school.senco))
	                                      : STR_NONE);
	form_field_as(f, "why", S("What is it about?"), S("A few words will do. Write in any language."));
	form_field_as(f, "suits", S("Which days and times suit you?"), S("Leave it empty if you do not mind"));
	form_field(f, "way");
	form_field(f, "interpreter");
	ui_action(&q->w, &(struct ui_action){ .text = S("Ask for the meeting") });
	form_end(f);
	html(&q->w, "</div>\n</section>\n");
	family_bottom_write(q);
	return RC_OK;
}

static enum rc copy_page(struct req *q, struct form *f)
{
	struct family_view *v = NEW(q->a, struct family_view);
	int64_t pupil_id;

	TRY(family_here(q, v, &pupil_id));
	family_top_write(q, v, S("Ask for a copy"));
	form_summary(f);
	html(
	    &q->w,
	    "<section class=\"sheet\" aria-label=\"Your wish\">\n<p>Tell us what you want, and in which form. It costs "
	    "you nothing.</p>\n<div class=\"gap\">\n");
	form_begin(f, url_home(q->a, v, "/ask-copy"));
	form_field(f, "paper");
	form_field(f, "form");
	form_field(f, "language");
	form_field_as(f, "why", S("Which letter or leaflet, or something else we need to know"),
	              S("Leave it empty if it is clear"));
	ui_action(&q->w, &(struct ui_action){ .text = S("Ask for the copy") });
	form_end(f);
	html(&q->w, "</div>\n</section>\n");
	family_bottom_write(q);
	return RC_OK;
}

static enum rc page_meeting(struct req *q)
{
	return family_ask_open(q, ASK_MEETING, meeting_page);
}

static enum rc do_meeting(struct req *q)
{
	return family_ask_post(q, ASK_MEETING, MEETING_OFFERS, meeting_page);
}

static enum rc page_copy(struct req *q)
{
	return family_ask_open(q, ASK_COPY, copy_page);
}

static enum rc do_copy(struct req *q)
{
	return family_ask_post(q, ASK_COPY, COPY_OFFERS, copy_page);
}

/* ---- the card ---- */

/* As ask_words, in the language of the page. */
static struct str ask_said(struct req *q, const struct family_ask *x)
{
	struct str how;

	if (x->kind == ASK_COUNCIL)
		return say(&q->w, "You asked the council for an EHC needs assessment on $",
		           h(html_say_date(&q->w, x->council_on, TONGUE_LONG)));
	if (x->kind == ASK_COPY) {
		how = x->form == ASK_FORM_LANGUAGE ? x->language : html_say_str(&q->w, str_of(ask_form_word(x->form)));
		return say(&q->w, "A copy: $. $", h_said(&q->w, str_of(ask_paper_word(x->paper))), h(how));
	}
	how = html_say_str(&q->w, str_of(ask_way_word(x->way)));
	return x->whom == ASK_WHOM_TEACHER ? say(&q->w, "A meeting with the teacher. $", h(how))
	                                   : say(&q->w, "A meeting with the SENCO. $", h(how));
}

static void asked_write(struct req *q, const struct family_view *v, const struct family_ask *x)
{
	html(&q->w, "<li><strong>$</strong><br>You asked on $. ", h(ask_said(q, x)),
	     h(html_say_date(&q->w, x->asked_on, TONGUE_SHORT)));
	if (date_none(x->answered_on)) {
		html(&q->w, "We answer by <strong class=\"nowrap\">$</strong>.</li>\n",
		     h(html_say_date(&q->w, x->due_on, TONGUE_FULL)));
		return;
	}
	html(&q->w, "<br><strong>$, $:</strong> ", h(x->answered_name.n > 0 ? x->answered_name : v->school.school.name),
	     h(html_say_date(&q->w, x->answered_on, TONGUE_SHORT)));
	html_typed_lines(&q->w, x->answer);
	html(&q->w, "</li>\n");
}

static enum rc card_ask(struct req *q, const struct family_for *who)
{
	const struct family_view *v = who->view;

	ui_fold_begin(&q->w, "ask", S("Ask us for something"), STR_NONE, v->asks > 0);
	html(&q->w, "<ul class=\"plain contact\">\n<li>");
	ui_icon(&q->w, "people");
	html(&q->w, " <a href=\"$\">Ask for a meeting</a></li>\n<li>", h_url(url_home(q->a, v, "/ask-meeting")));
	ui_icon(&q->w, "doc");
	html(&q->w, " <a href=\"$\">Ask for a copy, in large print, another language or to listen to</a>",
	     h_url(url_home(q->a, v, "/ask-copy")));
	html(&q->w, "</li>\n");
	if (v->may.sees) {
		html(&q->w, "<li>");
		ui_icon(&q->w, "pencil");
		if (v->own)
			html(&q->w,
			     " <a href=\"$\">Ask the council to look at what you need (an EHC needs "
			     "assessment)</a></li>\n",
			     h_url(S("/me/council")));
		else
			html(&q->w,
			     " <a href=\"$\">Ask the council to look at what $ needs (an EHC needs "
			     "assessment)</a></li>\n",
			     h_url(url_home(q->a, v, "/council")), h(who->first));
	}
	html(&q->w, "</ul>\n");
	if (v->asks > 0) {
		html(&q->w,
		     "<h3 class=\"gap-l\">What you asked for</h3>\n<p class=\"quiet\">Only you and the school see "
		     "this.</p>\n<ul class=\"list\">\n");
		for (size_t i = 0; i < v->asks; i++)
			asked_write(q, v, &v->ask[i]);
		html(&q->w, "</ul>\n");
	}
	ui_fold_end(&q->w);
	return RC_OK;
}

ROUTES(family_ask_routes, R_SAID(GET, "/family/:id/ask-meeting", CAP_FAMILY, page_meeting),
       R_SAID(POST, "/family/:id/ask-meeting", CAP_FAMILY, do_meeting),
       R_SAID(GET, "/family/:id/ask-copy", CAP_FAMILY, page_copy),
       R_SAID(POST, "/family/:id/ask-copy", CAP_FAMILY, do_copy), R(GET, "/me/ask-meeting", CAP_OWN_PAGE, page_meeting),
       R(POST, "/me/ask-meeting", CAP_OWN_PAGE, do_meeting), R(GET, "/me/ask-copy", CAP_OWN_PAGE, page_copy),
       R(POST, "/me/ask-copy", CAP_OWN_PAGE, do_copy));
FAMILY_CARD(ask, .order = 105, .to = TO_PARENT | TO_KEPT | TO_OWN, .id = "ask", .jump = "Ask for something",
            .jump_own = "Ask for something", .write = card_ask);
