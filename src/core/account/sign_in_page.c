/* Signing in and out, choosing a role. */
#include "core/account/sign_in_rule.h"
#include "core/door/page.h"

/* Only our own paths, and none that leads out ("//host"; browsers leave out a tab, and read "\\" as "/"). */
static bool next_ok(struct str next)
{
	for (size_t i = 0; i < next.n; i++)
		if ((unsigned char)next.p[i] <= 0x20 || next.p[i] == 0x7f || next.p[i] == '\\')
			return false;
	return next.n > 1 && next.n < 200 && next.p[0] == '/' && next.p[1] != '/';
}

static enum rc sign_in_page(struct req *q, struct str next, struct str login, struct str say)
{
	struct ui_error e = { "login", say };

	page_begin(q, &(struct page){ .title = S("Sign in"), .bare = true, .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>Sign in</h1></div>\n");
	if (say.n > 0)
		ui_error_summary(&q->w, &e, 1);
	else if (str_is(req_query(q, "kept"), "1"))
		ui_notice(&q->w,
		          S("You were signed out because nothing happened for a while. Every word you wrote is kept. "
		            "Sign in and you will find it in the form."),
		          true);
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"/sign-in\" novalidate>\n");
	ui_hidden(&q->w, "next", next);
	ui_input(&q->w, &(struct ui_field){ .name = "login",
	                                    .label = S("Sign-in name"),
	                                    .value = login,
	                                    .error = say,
	                                    .autocomplete = "username",
	                                    .width = 20 });
	ui_input(&q->w, &(struct ui_field){ .name = "password",
	                                    .label = S("Password"),
	                                    .type = "password",
	                                    .autocomplete = "current-password",
	                                    .width = 20 });
	ui_button(&q->w, S("Sign in"), NULL, NULL, false);
	html(&q->w,
	     "</form>\n<p class=\"small quiet\">Forgotten your password? Ask the school office or the SENCO for a new "
	     "letter.</p></section>\n<p class=\"row\"><a href=\"/start\">I have a letter with a code</a> "
	     "<a href=\"/card\">I have a card with pictures</a> "
	     "<a href=\"/\">Help with learning, without signing in</a></p>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_sign_in(struct req *q)
{
	if (q->session.signed_in)
		return req_redirect(q, "%s", q->c.actor.hat == ROLE_NONE ? "/role" : role_home(q->c.actor.hat));
	return sign_in_page(q, req_query(q, "next"), STR_NONE, STR_NONE);
}

static enum rc do_sign_in(struct req *q)
{
	struct str login = req_form(q, "login");
	struct str next = req_form(q, "next");
	struct device_is device;
	struct signed_in s;

	if (login.n == 0 || req_form(q, "password").n == 0) {
		req_refuse(q, 422);
		return sign_in_page(q, next, login, S("Write your sign-in name and your password"));
	}
	device = req_device(q);
	TRY(sign_in(&q->c, login, req_form(q, "password"), &device, req_house(q), &s));
	if (s.result == SIGN_IN_WAIT) {
		struct str waits = wait_words(q->a, s.wait_s);

		q->status = 429;
		return sign_in_page(q, next, login,
		                    str_fmt(q->a, "There were several wrong tries. %.*s", STR_ARG(waits)));
	}
	if (s.result == SIGN_IN_WRONG) {
		q->c.actor = (struct actor){ 0 };
		req_refuse(q, 422);
		return sign_in_page(q, next, login,
		                    S("That sign-in name and password do not match. Check both and try again"));
	}
	req_signed_in(q, &s);
	if (s.hats != 1)
		return req_redirect(q, "/role");
	return req_redirect(q, "%s", next_ok(next) ? str_c(q->a, next) : role_home(s.hat));
}

static enum rc do_sign_out(struct req *q)
{
	TRY(sign_out(&q->c, &q->session));
	req_set_cookie(q, REQ_SESSION_COOKIE, S(""), 0, true);
	q->forget = true; /* pages that the browser has kept for being asked about again */
	return req_redirect(q, q->session.by_card ? "/card" : "/sign-in");
}

static enum rc page_role(struct req *q)
{
	enum role hats[ROLE_COUNT];
	size_t n;

	TRY(hats_of(&q->c, hats, ROLE_COUNT, &n));
	page_begin(q, &(struct page){ .title = S("Who are you today?"), .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>Who are you today?</h1><p>You can change this at any time under your "
	            "name.</p></div>\n"
	            "<section class=\"sheet\">");
	if (n == 0)
		ui_empty(&q->w, S("Your account has no role at the moment. Ask the SENCO or the IT administrator."));
	html(&q->w, "<form method=\"post\" action=\"/role\">");
	form_token(q);
	for (size_t i = 0; i < n; i++) {
		html(&q->w, "<p>");
		ui_button(&q->w, str_of(role_label(hats[i])), "role", role_key(hats[i]), i > 0);
		html(&q->w, "</p>");
	}
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc do_role(struct req *q)
{
	enum role hat = role_of(req_form(q, "role"));

	TRY(hat == ROLE_NONE ? RC_NONE : hat_choose(&q->c, &q->session, hat));
	return req_redirect(q, "%s", role_home(hat));
}

ROUTES(sign_in_routes, R(GET, "/sign-in", CAP_PUBLIC, page_sign_in), R_HASH(POST, "/sign-in", CAP_PUBLIC, do_sign_in),
       R(POST, "/sign-out", CAP_SIGNED_IN, do_sign_out), R(GET, "/role", CAP_SIGNED_IN, page_role),
       R(POST, "/role", CAP_SIGNED_IN, do_role));
