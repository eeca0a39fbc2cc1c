/* /invitations: letters that wait for the one who prints them. */
#include "core/door/menu.h"
#include "core/door/page.h"
#include "core/people/person_rec.h"
#include "invite/staff_letters.h"

static void line_write(struct req *q, const struct open_letter *o, bool prints)
{
	struct str who = name_full(q->a, o->given, o->family);
	struct str made = date_long(q->a, clock_at(o->made_at).today);
	struct str until = date_short(q->a, clock_at(o->expires_at - 1).today);

	html(&q->w, "<li><p><strong>$</strong>", h(who));
	if (o->job.n > 0)
		html(&q->w, ", $", h(o->job));
	html(&q->w, "<br><span class=\"small quiet\">Made on $, $, works until $</span></p>\n", h(made),
	     h(o->printed_at > 0 ? "printed" : "not printed yet"), h(until));
	if (prints)
		html(&q->w,
		     "<p class=\"small\"><a href=\"/invitations/letters.pdf?who=$\">Print this letter<span "
		     "class=\"govuk-visually-hidden\">: $</span></a></p>\n",
		     h(o->account_id), h(who));
	html(&q->w, "</li>\n");
}

static void list_write(struct req *q, const struct open_letter *o, size_t n, bool prints)
{
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n; i++)
		line_write(q, &o[i], prints);
	html(&q->w, "</ul>\n");
}

static void staff_sheet(struct req *q, const struct staff_letters *v)
{
	ui_sheet_begin(&q->w, "staff", S("Letters to print"), STR_NONE);
	if (v->n == 0)
		ui_empty(&q->w, S("No letter waits for you."));
	if (v->n > 0) {
		html(&q->w, "<p class=\"row row--base\">");
		ui_action(&q->w, &(struct ui_action){
		                     .text = str_fmt(q->a, "Print %zu letter%s (PDF)", v->n, v->n == 1 ? "" : "s"),
		                     .icon = "print",
		                     .url = S("/invitations/letters.pdf") });
		html(&q->w, " <a href=\"/invitations/letters-large.pdf\">The same in large print</a></p>\n"
		            "<p class=\"small quiet gap\">Each letter folds twice and shuts: the code is inside, and "
		            "works once. "
		            "Give it to the person whose name is on it. Printing it again prints the same code.</p>\n");
		list_write(q, v->item, v->n, true);
	}
	if (v->others > 0)
		html(&q->w, "<p class=\"small quiet\">$ more $ printed by $.</p>\n", h(v->others),
		     h(v->others == 1 ? "is" : "are"), h(v->hand));
	ui_sheet_end(&q->w);
}

static void answer_button(struct req *q, const struct reset_line *l, const char *text, const char *say, bool secondary)
{
	ui_action(&q->w, &(struct ui_action){ .text = str_of(text),
	                                      .about = str_fmt(q->a, " to a new letter for %.*s", STR_ARG(l->owner)),
	                                      .name = "say",
	                                      .value = str_of(say),
	                                      .secondary = secondary });
}

/* An account in use takes a second person: the one who reads this. */
static void resets_sheet(struct req *q, const struct staff_letters *v)
{
	if (v->resets == 0)
		return;
	ui_sheet_begin(&q->w, "resets", S("Asked for: new letters for accounts in use"), STR_NONE);
	html(&q->w,
	     "<p>With a new letter somebody can take the account. Ask them yourself first, face to face or by a number "
	     "that you know.</p>\n<ul class=\"list\">\n");
	for (size_t i = 0; i < v->resets; i++) {
		const struct reset_line *l = &v->reset[i];

		html(&q->w, "<li><p><strong>$</strong>", h(l->owner));
		if (l->job.n > 0)
			html(&q->w, ", $", h(l->job));
		html(&q->w, "<br><span class=\"small quiet\">Asked for by $ on $. It ends after $</span></p>\n",
		     h(l->said.asker), h(l->said.asked_on), h(l->said.until));
		html(&q->w, "<form method=\"post\" action=\"/invitations/resets\" class=\"row\">");
		form_token(q);
		ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)l->id));
		answer_button(q, l, "Agree", "yes", false);
		answer_button(q, l, "Refuse", "no", true);
		html(&q->w, "</form></li>\n");
	}
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static void away_sheet(struct req *q, const struct staff_letters *v)
{
	if (q->c.actor.hat != ROLE_SENCO)
		return;
	ui_sheet_begin(&q->w, "families", S("Families who were invited and have not come in"), STR_NONE);
	if (v->aways == 0)
		ui_empty(&q->w, S("Nobody."));
	else
		list_write(q, v->away, v->aways, false);
	html(&q->w, "<p class=\"small quiet\">Their letters are printed from the pupil’s page, under Family, "
	            "Invitations.</p>\n");
	ui_sheet_end(&q->w);
}

static enum rc page_invitations(struct req *q)
{
	struct staff_letters v;

	TRY(staff_letters_load(&q->c, &v));
	page_begin(q, &(struct page){ .title = S("Invitations"), .menu = "/invitations" });
	html(&q->w, "<div class=\"head\"><h1>Invitations</h1></div>\n");
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	resets_sheet(q, &v);
	staff_sheet(q, &v);
	away_sheet(q, &v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc do_reset(struct req *q)
{
	bool yes = str_is(req_form(q, "say"), "yes");
	int64_t id;

	TRY(str_int(req_form(q, "id"), &id) && (yes || str_is(req_form(q, "say"), "no")) ? RC_OK : RC_NONE);
	TRY(reset_answer(&q->c, id, yes));
	return req_redirect(q, "/invitations?done=%s", yes ? "agreed" : "refused");
}

static enum rc resets_wait(struct ctx *c, int64_t *n)
{
	struct reset_line *l;
	size_t waiting;

	TRY(resets_waiting(c, &l, &waiting));
	*n = (int64_t)waiting;
	return RC_OK;
}

static enum rc letters_send(struct req *q, bool large)
{
	struct str base = q->c.app->public_url.n > 0 ? q->c.app->public_url : req_header(q, "host"), pdf;
	int64_t who = 0;

	(void)str_int(req_query(q, "who"), &who); /* without one: all */
	TRY(staff_letters_print(&q->c, who, base, large, &pdf));
	return req_send(q, "application/pdf", pdf, large ? S("invitations-large.pdf") : S("invitations.pdf"));
}

static enum rc page_letters(struct req *q)
{
	return letters_send(q, false);
}

static enum rc page_letters_large(struct req *q)
{
	return letters_send(q, true);
}

ROUTES(staff_letters_routes, R(GET, "/invitations", CAP_LETTERS, page_invitations),
       R(POST, "/invitations/resets", CAP_LETTERS, do_reset),
       R_WRITE(GET, "/invitations/letters.pdf", CAP_LETTERS, page_letters),
       R_WRITE(GET, "/invitations/letters-large.pdf", CAP_LETTERS, page_letters_large));
MENU(menu_invitations, .area = AREA_SCHOOL, .order = 60, .path = "/invitations", .text = "Invitations",
     .cap = CAP_LETTERS, .settles = true, .waits = resets_wait);
