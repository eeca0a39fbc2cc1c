/* A person's own account: roles, password, where they are signed in, and the devices on which their name was used. */
#include "core/door/page.h"
#include "core/account/account.h"
#include "core/account/device.h"
#include "core/account/password_parts.h"
#include "core/account/reset_told.h"
#include "core/account/session_rule.h"
#include "core/account/sessions.h"

static void role_sheet(struct req *q, size_t hats)
{
	if (hats < 2)
		return;
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"role\"><h2 id=\"role\">Your roles</h2>"
	     "<p>You are here as $. What you see belongs to that role.</p><p><a href=\"/role\">Change "
	     "role</a></p></section>\n",
	     h(role_label(q->c.actor.hat)));
}

static struct str session_words(const struct session_line *s)
{
	return s->agent.n > 0 ? s->agent : s->by_card ? S("A device of the school, with a card") : S("A browser");
}

static void device_ask(struct req *q, const struct device_row *d)
{
	html(&q->w, "<form method=\"post\" action=\"/you/device\" class=\"row\">");
	form_token(q);
	ui_hidden(&q->w, "device", d->token_hash);
	ui_action(&q->w, &(struct ui_action){ .text = S("It was me"), .name = "was", .value = S("me") });
	ui_action(&q->w, &(struct ui_action){
	                     .text = S("It was not me"), .name = "was", .value = S("not_me"), .secondary = true });
	html(&q->w, "</form>\n");
}

static void devices_sheet(struct req *q, const struct device_row *d, size_t n)
{
	if (n == 0)
		return;
	ui_sheet_begin(&q->w, "devices", S("Where your name was used"), STR_NONE);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n; i++) {
		bool here = str_eq(d[i].token_hash, q->session.device);

		html(&q->w,
		     "<li><p><strong>$</strong>$<br><span class=\"small quiet\">First on $, last on $</span></p>",
		     h(d[i].agent.n > 0 ? d[i].agent : S("A browser")),
		     h(here                            ? ": this one"
		       : str_is(d[i].answer, "not_me") ? ": you said it was not you. It is signed out"
		       : d[i].answer.n == 0            ? ": new. Was it you?"
		                                       : ""),
		     h(clock_datetime(q->a, d[i].created_at)), h(clock_datetime(q->a, d[i].seen_at)));
		if (d[i].answer.n == 0 && !here)
			device_ask(q, &d[i]);
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static void session_end_form(struct req *q, const struct session_line *s)
{
	html(&q->w, "<form method=\"post\" action=\"/you/session\">");
	form_token(q);
	ui_hidden(&q->w, "session", s->token_hash);
	ui_action(&q->w, &(struct ui_action){ .text = S("Sign this one out"),
	                                      .about = str_fmt(q->a, ": %.*s", STR_ARG(session_words(s))),
	                                      .name = "end",
	                                      .value = S("one"),
	                                      .secondary = true });
	html(&q->w, "</form>\n");
}

static void sessions_sheet(struct req *q, const struct session_line *s, size_t n)
{
	ui_sheet_begin(&q->w, "sessions", S("Where you are signed in"), STR_NONE);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n; i++) {
		html(&q->w, "<li><p><strong>$</strong>$<br><span class=\"small quiet\">Since $, last used $</span></p>",
		     h(session_words(&s[i])), h(s[i].here ? ": this one" : ""),
		     h(clock_datetime(q->a, s[i].created_at)), h(clock_datetime(q->a, s[i].seen_at)));
		if (!s[i].here)
			session_end_form(q, &s[i]);
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ul>\n");
	if (n > 1) {
		html(&q->w, "<form method=\"post\" action=\"/you/session\">");
		form_token(q);
		ui_button(&q->w, S("Sign out everywhere else"), "end", "others", true);
		html(&q->w, "</form>\n");
	}
	html(
	    &q->w,
	    "<p class=\"small quiet\">At most $ at a time: one more signs out the one that was used longest ago.</p>\n",
	    h((int64_t)SESSIONS_MOST));
	ui_sheet_end(&q->w);
}

/* Every new letter or link for this account, and what became of it. */
static void resets_sheet(struct req *q, const struct reset_line *l, size_t n)
{
	bool tell = q->session.reset_news.n > 0, ends = false;

	if (n == 0)
		return;
	ui_sheet_begin(&q->w, "resets", S("New letters for your account"), STR_NONE);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n; i++) {
		ends |= reset_can_end(l[i].state);
		html(&q->w, "<li><p>$</p></li>\n", h(reset_words(q->a, &l[i].said)));
	}
	html(&q->w, "</ul>\n");
	if (tell || ends) {
		html(&q->w, "<form method=\"post\" action=\"/you/reset\" class=\"row\">");
		form_token(q);
		if (tell)
			ui_action(&q->w, &(struct ui_action){
			                     .text = S("I know about it"), .name = "say", .value = S("known") });
		if (ends)
			ui_action(&q->w, &(struct ui_action){ .text = S("I did not ask for this: stop it"),
			                                      .name = "say",
			                                      .value = S("stop"),
			                                      .secondary = true });
		html(&q->w, "</form>\n");
	}
	html(&q->w,
	     "<p class=\"small quiet\">If your password was reset and it was not you, tell the school now.</p>\n");
	ui_sheet_end(&q->w);
}

static void password_sheet(struct req *q, struct str fault)
{
	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"pw\"><h2 id=\"pw\">Change your password</h2>\n"
	            "<form method=\"post\" action=\"/you\" novalidate>\n");
	form_token(q);
	ui_input(&q->w, &(struct ui_field){ .name = "old",
	                                    .label = S("Password now"),
	                                    .type = "password",
	                                    .autocomplete = "current-password",
	                                    .width = 30,
	                                    .error = fault });
	password_fields(q, STR_NONE);
	ui_button(&q->w, S("Change password"), NULL, NULL, false);
	html(&q->w, "</form><p class=\"small quiet\">You will be signed out everywhere else.</p></section>\n");
}

static enum rc you_page(struct req *q, struct str fault)
{
	struct ui_error e = { "old", fault };
	enum role hats[ROLE_COUNT];
	struct session_line *s;
	struct reset_line *r;
	struct device_row *d;
	size_t n, devices, sessions, resets;

	TRY(hats_of(&q->c, hats, ROLE_COUNT, &n));
	TRY(devices_mine(&q->c, &d, &devices));
	TRY(resets_mine(&q->c, &r, &resets));
	TRY(sessions_mine(&q->c, q->session.token_hash, &s, &sessions));
	page_begin(q, &(struct page){ .title = q->c.actor.name, .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>$, $</p></div>\n", h(q->c.actor.name),
	     h(role_label(q->c.actor.hat)), h(q->c.actor.school_name));
	if (fault.n > 0)
		ui_error_summary(&q->w, &e, 1);
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	role_sheet(q, n);
	if (!q->session.by_card) {
		resets_sheet(q, r, resets);
		sessions_sheet(q, s, sessions);
		devices_sheet(q, d, devices);
		password_sheet(q, fault);
	}
	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"out\"><h2 id=\"out\">Finished?</h2><form "
	            "method=\"post\" action=\"/sign-out\">");
	form_token(q);
	ui_button(&q->w, S("Sign out"), NULL, NULL, true);
	html(&q->w, "</form></section>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_you(struct req *q)
{
	return you_page(q, STR_NONE);
}

static enum rc do_password(struct req *q)
{
	struct str fault = STR_NONE;
	enum rc rc = RC_OK;

	if (!str_eq(req_form(q, "password"), req_form(q, "again"))) {
		fault = S("The two new passwords are not the same");
		rc = RC_INVALID;
	}
	if (rc == RC_OK)
		rc = account_change_password(&q->c, &q->session, req_form(q, "old"), req_form(q, "password"), &fault);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return you_page(q, fault);
	}
	return rc == RC_OK ? req_redirect(q, "/you?done=password") : rc;
}

static enum rc do_device(struct req *q)
{
	bool me = str_is(req_form(q, "was"), "me");

	TRY(me || str_is(req_form(q, "was"), "not_me") ? RC_OK : RC_NONE);
	TRY(device_was_me(&q->c, q->session.device, req_form(q, "device"), me));
	return req_redirect(q, "/you?done=%s", me ? "saved" : "not_me");
}

static enum rc do_session(struct req *q)
{
	struct str end = req_form(q, "end");

	TRY(q->session.by_card ? RC_NONE : RC_OK);
	if (str_is(end, "others"))
		TRY(sessions_end_others(&q->c, q->session.token_hash));
	else
		TRY(str_is(end, "one") ? session_end(&q->c, q->session.token_hash, req_form(q, "session")) : RC_NONE);
	return req_redirect(q, "/you?done=signed_out");
}

static enum rc do_reset(struct req *q)
{
	struct str say = req_form(q, "say");

	TRY(q->session.by_card ? RC_NONE : RC_OK);
	if (str_is(say, "stop")) {
		TRY(reset_stop(&q->c));
		return req_redirect(q, "/you?done=stopped");
	}
	TRY(str_is(say, "known") ? reset_known(&q->c) : RC_NONE);
	return req_redirect(q, "/you?done=saved");
}

ROUTES(you_routes, R(GET, "/you", CAP_SIGNED_IN, page_you), R_HASH(POST, "/you", CAP_SIGNED_IN, do_password),
       R(POST, "/you/device", CAP_SIGNED_IN, do_device), R(POST, "/you/session", CAP_SIGNED_IN, do_session),
       R(POST, "/you/reset", CAP_SIGNED_IN, do_reset));
