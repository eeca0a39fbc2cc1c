/* /cards: for the grown-ups of a class: who comes in with a card, who has to be let in again, and which devices are the
 * school's. */
#include "core/door/menu.h"
#include "core/door/page.h"
#include "invite/card.h"

enum { TABLET_S = 400 * 86400 };

static void child_write(struct req *q, const struct card_holder *k, struct str shown)
{
	html(&q->w, "<li><p><strong>$</strong><br><span class=\"small quiet\">", h(shown));
	if (card_locked(k->card.failures))
		html(&q->w, "Tapped the wrong pictures five times");
	else if (k->card.last_in_at > 0)
		html(&q->w, "Last here on $", h(clock_datetime(q->a, k->card.last_in_at)));
	else
		html(&q->w, "Has not used the card yet");
	html(&q->w, "</span></p>\n");
	if (k->card.failures > 0) {
		html(&q->w, "<form method=\"post\" action=\"/cards\">");
		form_token(q);
		ui_hidden(&q->w, "pupil", str_fmt(q->a, "%lld", (long long)k->card.pupil_id));
		ui_action(&q->w, &(struct ui_action){ .text = S("Let in again"),
		                                      .about = str_fmt(q->a, ": %.*s", STR_ARG(shown)),
		                                      .secondary = true });
		html(&q->w, "</form>\n");
	}
	html(&q->w, "</li>\n");
}

static void class_sheet(struct req *q, const struct card_class_view *k)
{
	const char *id = str_c(q->a, str_fmt(q->a, "class-%lld", (long long)k->class_id));

	ui_sheet_begin(&q->w, id, str_fmt(q->a, "Class %.*s", STR_ARG(k->name)),
	               str_fmt(q->a, "Code %.*s", STR_ARG(k->code)));
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < k->n; i++)
		child_write(q, &k->item[i], k->shown[i]);
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static void tablet_form(struct req *q, const struct cards_view *v, struct str fault)
{
	if (v->here.n > 0) {
		html(&q->w, "<p>This device is <strong>$</strong>.</p>\n", h(v->here));
		return;
	}
	html(&q->w, "<form method=\"post\" action=\"/cards/device\" novalidate>\n");
	form_token(q);
	ui_input(&q->w, &(struct ui_field){ .name = "name",
	                                    .label = S("Name of this device"),
	                                    .hint = S("As it says on it, for example Tablet 3, class 1P"),
	                                    .value = req_form(q, "name"),
	                                    .error = fault,
	                                    .width = 20 });
	ui_button(&q->w, S("Use this device for cards"), NULL, NULL, true);
	html(&q->w, "</form>\n<p class=\"small quiet\">Only for a device that stays at school. Then sign out and open "
	            "/card. It counts until the end of the school year.</p>\n");
}

static void tablets_sheet(struct req *q, const struct cards_view *v, struct str fault)
{
	ui_sheet_begin(&q->w, "devices", S("Devices of the school"), STR_NONE);
	tablet_form(q, v, fault);
	if (v->tablets > 0)
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->tablets; i++) {
		const struct school_tablet *t = &v->tablet[i];

		html(&q->w, "<li><p><strong>$</strong><br><span class=\"small quiet\">Since $, by $</span></p>\n",
		     h(t->name), h(date_long(q->a, clock_at(t->made_at).today)), h(t->by_name));
		html(&q->w, "<form method=\"post\" action=\"/cards/device\">");
		form_token(q);
		ui_hidden(&q->w, "end", str_fmt(q->a, "%lld", (long long)t->id));
		ui_action(&q->w, &(struct ui_action){ .text = S("No longer a device of the school"),
		                                      .about = str_fmt(q->a, ": %.*s", STR_ARG(t->name)),
		                                      .secondary = true });
		html(&q->w, "</form></li>\n");
	}
	if (v->tablets > 0)
		html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static enum rc cards_page(struct req *q, struct str fault)
{
	struct cards_view v;
	struct ui_error e = { "name", fault };

	TRY(cards_load(&q->c, req_cookie(q, "tablet"), &v));
	page_begin(q, &(struct page){ .title = S("Sign-in cards"), .menu = "/cards" });
	html(&q->w,
	     "<div class=\"head\"><h1>Sign-in cards</h1><p>Small children come in with the code of their class and "
	     "three pictures.</p></div>\n");
	if (fault.n > 0)
		ui_error_summary(&q->w, &e, 1);
	page_done(q);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (v.classes == 0) {
		ui_sheet_begin(&q->w, "none", S("Cards"), STR_NONE);
		ui_empty(&q->w, S("No pupil here has a card. The SENCO makes one from the pupil’s page, under Family, "
		                  "Invitations."));
		ui_sheet_end(&q->w);
	}
	for (size_t i = 0; i < v.classes; i++)
		class_sheet(q, &v.class[i]);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Devices\">\n");
	tablets_sheet(q, &v, fault);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_cards(struct req *q)
{
	return cards_page(q, STR_NONE);
}

static enum rc do_release(struct req *q)
{
	int64_t pupil;

	TRY(str_int(req_form(q, "pupil"), &pupil) ? RC_OK : RC_NONE);
	TRY(card_release(&q->c, pupil));
	return req_redirect(q, "/cards?done=saved");
}

static enum rc do_device(struct req *q)
{
	struct str cookie;
	int64_t end;
	enum rc rc;

	if (str_int(req_form(q, "end"), &end)) {
		TRY(tablet_stop(&q->c, end));
		return req_redirect(q, "/cards?done=saved");
	}
	rc = tablet_make(&q->c, req_form(q, "name"), &cookie);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return cards_page(q, S("Write the name of the device, with at most 60 letters"));
	}
	TRY(rc);
	req_set_cookie(q, "tablet", cookie, TABLET_S, true);
	return req_redirect(q, "/cards?done=saved");
}

ROUTES(cards_routes, R(GET, "/cards", CAP_CARDS, page_cards), R(POST, "/cards", CAP_CARDS, do_release),
       R(POST, "/cards/device", CAP_CARDS, do_device));
MENU(menu_cards, .area = AREA_PUPILS, .order = 60, .path = "/cards", .text = "Sign-in cards", .cap = CAP_CARDS);
