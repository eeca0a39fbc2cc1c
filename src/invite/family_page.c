/* /pupil/…/invite: who of a family may come in, and how the code reaches only them (design 26). */
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/people/step_parts.h"
#include "invite/family_invite.h"

enum { TICKS_MAX = 40 };

static struct str rest_url(struct req *q, int64_t pupil_id, const char *rest)
{
	return str_fmt(q->a, "/pupil/%lld/invite%s", (long long)pupil_id, rest);
}

static const char *box_id(struct req *q, const struct invitee *v)
{
	return v->is_pupil ? "pupil" : str_c(q->a, str_fmt(q->a, "who-%lld", (long long)v->person_id));
}

static bool is_ticked(struct req *q, const struct invitee *v)
{
	int64_t id;

	if (q->status != 422)
		return !v->is_pupil;
	for (size_t i = 0; i < q->form.n; i++) {
		if (v->is_pupil && str_is(q->form.v[i].name, "pupil"))
			return true;
		if (!v->is_pupil && str_is(q->form.v[i].name, "who") && str_int(q->form.v[i].value, &id) &&
		    id == v->person_id)
			return true;
	}
	return false;
}

static void apart_write(struct req *q, const struct invitee *v)
{
	for (size_t i = 0; i < v->aparts; i++) {
		html(&q->w, "<br><span class=\"same\">");
		ui_icon(&q->w, "people");
		html(&q->w, " $</span>", h(v->apart[i]));
	}
}

static struct str pupil_line(struct req *q, const struct family_invites *v)
{
	int age = date_age(v->pupil.born, q->c.now.today);

	return str_fmt(q->a, "Aged %d. %s", age,
	               v->card_fits ? "A card: the code of the class and three pictures, on a device of the school"
	                            : "A letter with a code, then a password of their own");
}

/* Somebody who can be ticked. */
static void box_write(struct req *q, const struct family_invites *v, const struct invitee *p)
{
	const char *id = box_id(q, p);

	html(&q->w,
	     "<div class=\"govuk-checkboxes\"><div class=\"govuk-checkboxes__item\"><input "
	     "class=\"govuk-checkboxes__input\" type=\"checkbox\" name=\"$\" id=\"$\" value=\"$\" "
	     "aria-describedby=\"$-hint\"$>",
	     h(p->is_pupil ? "pupil" : "who"), h(id), h(p->is_pupil ? 1 : p->person_id), h(id),
	     h_flag("checked", is_ticked(q, p)));
	html(&q->w,
	     "<label class=\"govuk-label govuk-checkboxes__label\" for=\"$\">$</label>"
	     "<span class=\"govuk-hint govuk-checkboxes__hint\" id=\"$-hint\">$",
	     h(id), h(p->name), h(id), h(p->is_pupil ? pupil_line(q, v) : p->line));
	apart_write(q, p);
	html(&q->w, "</span></div></div>\n");
}

static void way_write(struct req *q, const struct family_invites *v)
{
	static const struct ui_choice WAYS[] = { { .value = { "card", 4 },
		                                   .label = { "Card: class code and pictures", 29 } },
		                                 { .value = { "letter", 6 }, .label = { "Letter with a code", 18 } } };
	struct str typed = req_form(q, "way");

	if (!v->card_may) {
		html(&q->w, "<p class=\"small quiet\">A letter with a code.</p>");
		return;
	}
	ui_select(&q->w,
	          &(struct ui_field){ .name = "way",
	                              .label = str_fmt(q->a, "How %.*s comes in", STR_ARG(v->first)),
	                              .label_hidden = true,
	                              .value = typed.n > 0    ? typed
	                                       : v->card_fits ? S("card")
	                                                      : S("letter") },
	          WAYS, 2);
}

static void ready_write(struct req *q, const struct family_invites *v, const struct invitee *p)
{
	html(&q->w, "<li>");
	box_write(q, v, p);
	html(&q->w, "<div>");
	if (p->is_pupil)
		way_write(q, v);
	else
		html(&q->w, "<p class=\"small quiet\">$</p>",
		     h(p->can == INVITE_AS_STAFF ? "Signs in already as staff: the page is added, no letter"
		       : p->large                ? "Letter to print, in large print"
		                                 : "Letter to print"));
	html(&q->w, "</div></li>\n");
}

/* Somebody without a box: why not, and what can be mended. */
static void off_write(struct req *q, const struct family_invites *v, const struct invitee *p)
{
	html(&q->w, "<li><div class=\"off\">");
	ui_icon(&q->w, "lock");
	html(&q->w, "<strong>$</strong><br><span class=\"quiet small\">$</span>", h(p->name),
	     h(invite_why_not(p->can)));
	apart_write(q, p);
	html(&q->w, "</div><div>");
	if (p->link_id != 0 && (p->can == INVITE_NO_RIGHT || p->can == INVITE_UNSURE || p->can == INVITE_RESTRICTED))
		html(&q->w,
		     "<p class=\"small\"><a href=\"$\">Look at the contact<span class=\"govuk-visually-hidden\">: "
		     "$</span></a></p>",
		     h_url(url_pupil(q->a, v->pupil.id,
		                     str_c(q->a, str_fmt(q->a, "/contacts/%lld", (long long)p->link_id)))),
		     h(p->name));
	if (p->can == INVITE_THEIR_YES)
		html(&q->w, "<p class=\"small\"><a href=\"$\">What $ has agreed</a></p>",
		     h_url(url_pupil(q->a, v->pupil.id, "/young")), h(v->first));
	html(&q->w, "</div></li>\n");
}

static bool is_ready(const struct invitee *p)
{
	return invite_takes_tick(p->can);
}

static bool is_done(const struct invitee *p)
{
	return p->can == INVITE_WAITS || p->can == INVITE_IN;
}

static void invite_sheet(struct req *q, const struct family_invites *v, struct str why)
{
	size_t ready = 0;

	ui_sheet_begin(&q->w, "inv", str_fmt(q->a, "Invite %.*s’s family", STR_ARG(v->first)), STR_NONE);
	html(&q->w, "<p>Each person gets a page of their own, and a code that only they see.</p>\n");
	html(&q->w, "<form method=\"post\" action=\"$\" novalidate>\n", h_url(rest_url(q, v->pupil.id, "")));
	form_token(q);
	html(&q->w, "<fieldset class=\"govuk-fieldset\" id=\"who\"><legend class=\"govuk-visually-hidden\">Who to "
	            "invite</legend>\n");
	if (why.n > 0)
		html(&q->w, "<p class=\"govuk-error-message\">$</p>\n", h(why));
	html(&q->w, "<ul class=\"invitees\">\n");
	for (size_t i = 0; i < v->n; i++) {
		ready += is_ready(&v->item[i]);
		if (is_ready(&v->item[i]))
			ready_write(q, v, &v->item[i]);
		else if (!is_done(&v->item[i]))
			off_write(q, v, &v->item[i]);
	}
	html(&q->w, "</ul></fieldset>\n");
	if (ready > 0)
		ui_button(&q->w, S("Prepare the letters"), NULL, NULL, false);
	else
		ui_empty(&q->w, S("Nobody else can be invited."));
	html(&q->w, "</form>\n<p class=\"gap\"><a href=\"$\">Add an adult</a></p>\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/contacts")));
	ui_sheet_end(&q->w);
}

static void press_write(struct req *q, const struct family_invites *v, const struct invitee *p, const char *what,
                        const char *text)
{
	html(&q->w, "<form method=\"post\" action=\"$\">", h_url(rest_url(q, v->pupil.id, "/change")));
	form_token(q);
	ui_hidden(&q->w, "who", str_fmt(q->a, "%lld", (long long)(p->is_pupil && v->card.id != 0 ? 0 : p->person_id)));
	ui_action(&q->w, &(struct ui_action){ .text = str_of(text),
	                                      .about = str_fmt(q->a, ": %.*s", STR_ARG(p->name)),
	                                      .name = "do",
	                                      .value = str_of(what),
	                                      .secondary = true });
	html(&q->w, "</form>\n");
}

static void state_write(struct req *q, const struct family_invites *v, const struct invitee *p)
{
	bool card = p->is_pupil && v->card.id != 0;
	int64_t last = card ? v->card.last_in_at : p->account.last_in_at;

	html(&q->w, "<p class=\"small quiet\">");
	if (card && card_locked(v->card.failures))
		html(&q->w, "Tapped the wrong pictures five times: a grown-up has to let them in. ");
	if (last > 0)
		html(&q->w, "Last signed in on $", h(clock_datetime(q->a, last)));
	else
		html(&q->w, "$", h(card ? "Has a card and has not used it yet" : "Has not signed in yet"));
	if (p->prints)
		html(&q->w, ". Letter of $, $; it works until $", h(date_long(q->a, clock_at(p->letter.made_at).today)),
		     h(p->letter.printed_at > 0 ? "printed" : "not printed yet"), h(date_short(q->a, p->letter.until)));
	if (!card && p->account.login.n > 0)
		html(&q->w, ". Sign-in name: $", h(p->account.login));
	html(&q->w, "</p>\n");
}

static void done_write(struct req *q, const struct family_invites *v, const struct invitee *p)
{
	bool card = p->is_pupil && v->card.id != 0;

	html(&q->w, "<li><p><strong>$</strong></p>\n", h(p->name));
	state_write(q, v, p);
	html(&q->w, "<div class=\"row\">\n");
	if (p->prints)
		html(&q->w,
		     "<p class=\"small\"><a href=\"$\">Print this letter<span class=\"govuk-visually-hidden\">: "
		     "$</span></a></p>\n",
		     h_url(rest_url(q, v->pupil.id,
		                    str_c(q->a, str_fmt(q->a, "/letters.pdf?who=%lld", (long long)p->person_id)))),
		     h(p->name));
	if (card) {
		press_write(q, v, p, "card", "New pictures");
		press_write(q, v, p, "back", "Take the card back");
	} else if (p->prints) {
		press_write(q, v, p, "back", "Take the letter back");
	} else if (p->account.has_password && !p->account.works_here) {
		press_write(q, v, p, "again", "New letter, for a forgotten password");
	}
	html(&q->w, "</div></li>\n");
}

static void done_sheet(struct req *q, const struct family_invites *v)
{
	bool any = false;

	ui_sheet_begin(&q->w, "before", S("Invited before"), STR_NONE);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->n; i++) {
		if (!is_done(&v->item[i]))
			continue;
		any = true;
		done_write(q, v, &v->item[i]);
	}
	html(&q->w, "</ul>\n");
	if (!any)
		html(&q->w, "<p>Nobody yet.</p>\n");
	html(
	    &q->w,
	    "<p class=\"small quiet\">Whoever invites, and when, stands in the <a href=\"$\">access history</a>.</p>\n",
	    h_url(url_pupil(q->a, v->pupil.id, "/looked")));
	ui_sheet_end(&q->w);
}

static void print_sheet(struct req *q, const struct family_invites *v)
{
	if (v->to_print == 0)
		return;
	ui_sheet_begin(&q->w, "print", S("To print"), STR_NONE);
	html(&q->w, "<p>");
	ui_action(&q->w, &(struct ui_action){ .text = str_fmt(q->a, "Print %zu letter%s and card%s (PDF)", v->to_print,
	                                                      v->to_print == 1 ? "" : "s", v->to_print == 1 ? "" : "s"),
	                                      .icon = "print",
	                                      .url = rest_url(q, v->pupil.id, "/letters.pdf") });
	html(&q->w, " <a href=\"$\">The same in large print</a></p>\n",
	     h_url(rest_url(q, v->pupil.id, "/letters-large.pdf")));
	html(&q->w,
	     "<p class=\"small quiet\">Each letter folds twice and shuts: the code is inside. It works once. Printing "
	     "it again prints the same code. Until they sign in, everything goes to them on paper.</p>\n");
	ui_sheet_end(&q->w);
}

static void sees_sheet(struct req *q, const struct family_invites *v)
{
	ui_sheet_begin(&q->w, "sees", S("What they will see"), STR_NONE);
	html(&q->w, "<ul class=\"checks\">\n<li>");
	ui_icon(&q->w, "person");
	html(&q->w,
	     "<span><strong>Each parent:</strong> plan, progress, meetings and letters, and their own messages. Not "
	     "the other parent’s.</span></li>\n<li>");
	ui_icon(&q->w, "heart");
	html(&q->w,
	     "<span><strong>$:</strong> goals, who helps, how it feels. No reports, no letters.</span></li>\n</ul>\n",
	     h(v->first));
	ui_sheet_end(&q->w);
}

static enum rc invite_page(struct req *q, struct str why)
{
	struct family_invites v;
	struct ui_error e = { "who", why };

	TRY(family_invites_load(&q->c, q->id[0], &v));
	step_head(q, v.pupil.id, v.name, v.first, S("Invitations"), STR_NONE, "/invite");
	if (why.n > 0)
		ui_error_summary(&q->w, &e, 1);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	print_sheet(q, &v);
	invite_sheet(q, &v, why);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"What they will see\">\n");
	sees_sheet(q, &v);
	done_sheet(q, &v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_family_invite(struct req *q)
{
	return invite_page(q, STR_NONE);
}

static enum rc do_family_invite(struct req *q)
{
	int64_t person[TICKS_MAX];
	struct family_tick t = { .person = person,
		                 .pupil = req_form(q, "pupil").n > 0,
		                 .by_card = str_is(req_form(q, "way"), "card") };
	struct str why;
	enum rc rc;

	for (size_t i = 0; i < q->form.n && t.persons < TICKS_MAX; i++)
		if (str_is(q->form.v[i].name, "who") && str_int(q->form.v[i].value, &person[t.persons]))
			t.persons++;
	rc = family_invite(&q->c, q->id[0], &t, &why);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return invite_page(q, why);
	}
	TRY(rc);
	return req_redirect(q, "/pupil/%lld/invite?done=print", (long long)q->id[0]);
}

static enum rc do_change(struct req *q)
{
	struct str what = req_form(q, "do");
	int64_t who = 0;

	TRY(str_int(req_form(q, "who"), &who) ? RC_OK : RC_NONE);
	if (str_is(what, "back"))
		TRY(family_take_back(&q->c, q->id[0], who));
	else if (str_is(what, "again"))
		TRY(family_letter_again(&q->c, q->id[0], who));
	else if (str_is(what, "card"))
		TRY(family_card_new(&q->c, q->id[0]));
	else
		return RC_NONE;
	return req_redirect(q, "/pupil/%lld/invite?done=%s", (long long)q->id[0],
	                    str_is(what, "back") ? "letter_back" : "print");
}

static struct str base_url(struct req *q)
{
	return q->c.app->public_url.n > 0 ? q->c.app->public_url : req_header(q, "host");
}

static enum rc letters_send(struct req *q, bool large)
{
	struct str pdf;
	int64_t who = 0;

	(void)str_int(req_query(q, "who"), &who); /* without one: all */
	TRY(family_letters_print(&q->c, q->id[0], who, base_url(q), large, &pdf));
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

ROUTES(family_invite_routes, R(GET, "/pupil/:id/invite", CAP_INVITE, page_family_invite),
       R_MANY(POST, "/pupil/:id/invite", CAP_INVITE, do_family_invite, "who"),
       R(POST, "/pupil/:id/invite/change", CAP_INVITE, do_change),
       R_WRITE(GET, "/pupil/:id/invite/letters.pdf", CAP_INVITE, page_letters),
       R_WRITE(GET, "/pupil/:id/invite/letters-large.pdf", CAP_INVITE, page_letters_large));
TAB(tab_invite, .tab = TAB_FAMILY, .order = 50, .rest = "/invite", .text = "Invitations", .cap = CAP_INVITE);
