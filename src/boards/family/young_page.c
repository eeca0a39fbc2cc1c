/* /me of a young person: their plan in full, as a parent of a child sees it, said to "you"; their answer to it; and
 * what their parents see. The parts are those of the family's page. A younger pupil's page is mypage_pages.c. */
#include "boards/family/family_parts.h"
#include "boards/family/young_parts.h"
#include "boards/me/mypage.h"
#include "core/people/person_rec.h"

static void head_write(struct req *q, const struct family_view *v)
{
	html(&q->w,
	     "<div class=\"head\">\n<h1>Your plan</h1>\n<p>Hello $. This is how school is helping you.</p>\n<div "
	     "class=\"gap\">",
	     h(v->pupil.first));
	family_cards_jump(q, TO_OWN);
	html(&q->w, "</div>\n</div>\n");
	page_done(q);
}

static void decides_write(struct req *q, const struct family_view *v)
{
	ui_sheet_begin(&q->w, "decides", S("You decide now"), STR_NONE);
	html(&q->w,
	     "<p>You have been over compulsory school age since $. From that day the rights that your parents had are "
	     "yours: "
	     "plans and letters go to you, and your answers are the ones that count. You can ask a parent or "
	     "anybody else to help you, or to speak for you.</p>\n",
	     h(date_long(q->a, v->young.who.young_from)));
	ui_sheet_end(&q->w);
}

static void words_write(struct req *q, const struct mypage_view *m)
{
	ui_sheet_begin(&q->w, "said", S("Your words"), STR_NONE);
	if (m->saids > 0) {
		html(&q->w, "<div class=\"bubble\"><p>");
		html_lines(&q->w, m->said[0].words);
		html(&q->w, "</p><p>$", h(date_short(q->a, m->said[0].given_on)));
		if (m->said[0].private)
			html(&q->w, ". Only you and the SENCO see this");
		html(&q->w, "</p></div>\n");
	}
	html(&q->w, "<p class=\"row gap\">");
	ui_action(&q->w,
	          &(struct ui_action){ .text = S("Say something new"), .icon = "pencil", .url = S("/me/words") });
	html(&q->w, " <a href=\"/me/feel\">How is it going?</a> <a href=\"/me/helps\">What helps me</a>"
	            " <a href=\"/me/worry\">Something worries me</a></p>\n");
	ui_sheet_end(&q->w);
}

/* ---- what the parents see ---- */

static struct str share_words(const struct young_adult *x)
{
	if (!x->may.is_asked)
		return S("Nobody has asked you yet. They keep reading your plan and letters unless you say no.");
	return x->may.sees ? S("You agreed that they read your plan and letters.") : S("They do not see what is new.");
}

static void share_adult(struct req *q, const struct young_adult *x)
{
	html(&q->w, "<li class=\"who\">");
	ui_face(&q->w, name_initials(q->a, x->name), false);
	html(&q->w,
	     "<div><p><strong>$</strong>. $</p>\n<form method=\"post\" action=\"/me/share\" class=\"row gap\">\n",
	     h(x->name), h(share_words(x)));
	form_token(q);
	ui_hidden(&q->w, "person", str_fmt(q->a, "%lld", (long long)x->contact.person_id));
	if (!x->may.is_asked || !x->may.sees)
		ui_action(&q->w, &(struct ui_action){ .text = str_fmt(q->a, "Share with %.*s", STR_ARG(x->name)),
		                                      .name = "share",
		                                      .value = S("yes"),
		                                      .secondary = true });
	if (x->may.sees)
		ui_action(&q->w, &(struct ui_action){ .text = str_fmt(q->a, "Do not share with %.*s", STR_ARG(x->name)),
		                                      .name = "share",
		                                      .value = S("no"),
		                                      .secondary = true });
	html(&q->w, "</form></div></li>\n");
}

static void share_write(struct req *q, const struct young_view *y)
{
	ui_sheet_begin(&q->w, "share", S("What your parents see"), STR_NONE);
	if (y->adults == 0)
		html(&q->w, "<p>No parent is recorded at school.</p>\n");
	else
		html(&q->w,
		     "<p>You choose, and you can change it on any day. It is about new plans, letters, meetings and "
		     "how it goes. They still know what they read before. If you are in danger, school still talks "
		     "with those who keep you safe.</p>\n");
	html(&q->w, "<ul class=\"list people\">\n");
	for (size_t i = 0; i < y->adults; i++)
		share_adult(q, &y->adult[i]);
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

/* ---- as cards ---- */

static enum rc card_decides(struct req *q, const struct family_for *who)
{
	decides_write(q, who->view);
	return RC_OK;
}

static enum rc card_words(struct req *q, const struct family_for *who)
{
	words_write(q, who->me);
	return RC_OK;
}

static enum rc card_share(struct req *q, const struct family_for *who)
{
	struct young_view y;

	(void)who;
	TRY(young_own_load(&q->c, &y));
	share_write(q, &y);
	return RC_OK;
}

enum rc young_me_page(struct req *q, const struct mypage_view *m)
{
	struct family_view *v = NEW(q->a, struct family_view);
	int64_t pupil_id;

	TRY(family_own_load(&q->c, v, &pupil_id));
	page_begin(q, &(struct page){ .title = S("Your plan"), .width = "width--fam" });
	head_write(q, v);
	html(&q->w, "<div class=\"stack--l\">\n");
	TRY(family_cards_write(q,
	                       &(struct family_for){
	                           .to = TO_OWN, .pupil_id = pupil_id, .first = v->pupil.first, .view = v, .me = m }));
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc do_share(struct req *q)
{
	int64_t person;
	bool yes = str_is(req_form(q, "share"), "yes");

	if (!str_int(req_form(q, "person"), &person) || (!yes && !str_is(req_form(q, "share"), "no")))
		return RC_NONE;
	TRY(young_own_choose(&q->c, person, yes));
	return req_redirect(q, "/me?done=saved#share");
}

ROUTES(young_routes, R(GET, "/me/plan", CAP_OWN_PAGE, family_page_reply),
       R(POST, "/me/plan", CAP_OWN_PAGE, family_do_reply), R(GET, "/me/plan.pdf", CAP_OWN_PAGE, family_page_plan_pdf),
       R(GET, "/me/plan-large.pdf", CAP_OWN_PAGE, family_page_plan_large),
       R(GET, "/me/plan.opus", CAP_OWN_PAGE, family_page_plan_sound),
       R_WRITE(GET, "/me/letters/:id", CAP_OWN_PAGE, family_page_letter),
       R_WRITE(GET, "/me/letters/:id/letter.pdf", CAP_OWN_PAGE, family_page_letter_pdf),
       R(GET, "/me/tell", CAP_OWN_PAGE, family_page_tell), R(POST, "/me/tell", CAP_OWN_PAGE, family_do_tell),
       R(GET, "/me/unhappy", CAP_OWN_PAGE, family_page_unhappy),
       R(POST, "/me/unhappy", CAP_OWN_PAGE, family_do_unhappy), R(POST, "/me/share", CAP_OWN_PAGE, do_share));
FAMILY_CARD(own_decides, .order = 10, .to = TO_OWN, .id = "decides", .write = card_decides);
FAMILY_CARD(own_words, .order = 90, .to = TO_OWN, .id = "said", .write = card_words);
FAMILY_CARD(own_share, .order = 100, .to = TO_OWN, .id = "share", .jump_own = "What your parents see",
            .write = card_share);
