/* A person's own account: accepting an invitation, password, role. */
#include "core/door/page.h"
#include "core/account/account.h"
#include "core/account/invite.h"

static void password_fields(struct req *q, struct str fault)
{
	ui_input(&q->w,
	         &(struct ui_field){
	             .name = "password",
	             .label = S("New password"),
	             .hint = S(
	                 "At least 12 characters. Three words that do not belong together are good. You may paste it."),
	             .type = "password",
	             .autocomplete = "new-password",
	             .width = 30,
	             .error = fault });
	ui_input(&q->w, &(struct ui_field){ .name = "again",
	                                    .label = S("New password, once more"),
	                                    .type = "password",
	                                    .autocomplete = "new-password",
	                                    .width = 30 });
}

static enum rc invite_page(struct req *q, const struct invite *i, struct str fault)
{
	struct ui_error e = { "password", fault };

	page_begin(q, &(struct page){ .title = S("Choose your password"), .bare = true, .width = "width--read" });
	html(&q->w,
	     "<div class=\"head\"><h1>Choose your password</h1><p>Hello $. Your sign-in name is "
	     "<strong>$</strong>.</p></div>\n",
	     h(i->name), h(i->login));
	if (fault.n > 0)
		ui_error_summary(&q->w, &e, 1);
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"$\" novalidate>\n", h_url(q->net->path));
	password_fields(q, fault);
	ui_button(&q->w, S("Save password"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc invite_gone(struct req *q)
{
	return page_message(q, 410, S("This invitation cannot be used"),
	                    S("It was used already, or it is older than 72 hours. Ask the school for a new one."),
	                    S("/sign-in"), S("Sign in"));
}

static enum rc page_invite(struct req *q)
{
	struct invite i;
	enum rc rc = invite_look(&q->c, q->word[0], &i);

	if (rc == RC_NONE)
		return invite_gone(q);
	return rc == RC_OK ? invite_page(q, &i, STR_NONE) : rc;
}

static enum rc do_invite(struct req *q)
{
	struct invite i;
	struct str fault = STR_NONE;
	enum rc rc = invite_look(&q->c, q->word[0], &i);

	if (rc == RC_NONE)
		return invite_gone(q);
	if (rc == RC_OK && !str_eq(req_form(q, "password"), req_form(q, "again"))) {
		fault = S("The two passwords are not the same");
		rc = RC_INVALID;
	}
	if (rc == RC_OK)
		rc = invite_accept(&q->c, q->word[0], req_form(q, "password"), &fault);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return invite_page(q, &i, fault);
	}
	if (rc == RC_NONE)
		return invite_gone(q);
	return rc == RC_OK ? req_redirect(q, "/sign-in") : rc;
}

static enum rc you_page(struct req *q, struct str fault)
{
	struct ui_error e = { "old", fault };
	enum role hats[ROLE_COUNT];
	size_t n;

	TRY(hats_of(&q->c, hats, ROLE_COUNT, &n));
	page_begin(q, &(struct page){ .title = q->c.actor.name, .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>$, $</p></div>\n", h(q->c.actor.name),
	     h(role_label(q->c.actor.hat)), h(q->c.actor.school_name));
	if (fault.n > 0)
		ui_error_summary(&q->w, &e, 1);
	page_done(q);
	if (n > 1) {
		html(&q->w,
		     "<section class=\"sheet\" aria-labelledby=\"role\"><h2 id=\"role\">Your roles</h2>"
		     "<p>You are here as $. What you see belongs to that role.</p><p><a href=\"/role\">Change "
		     "role</a></p></section>\n",
		     h(role_label(q->c.actor.hat)));
	}
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
	html(&q->w, "</form><p class=\"small quiet\">You will be signed out everywhere else.</p></section>\n"
	            "<section class=\"sheet\" aria-labelledby=\"out\"><h2 id=\"out\">Finished?</h2><form "
	            "method=\"post\" action=\"/sign-out\">");
	form_token(q);
	ui_button(&q->w, S("Sign out"), NULL, NULL, true);
	html(&q->w, "</form></section>\n");
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

ROUTES(you_routes, R(GET, "/invite/:word", CAP_PUBLIC, page_invite),
       R_OWN(POST, "/invite/:word", CAP_PUBLIC, do_invite), R(GET, "/you", CAP_SIGNED_IN, page_you),
       R_OWN(POST, "/you", CAP_SIGNED_IN, do_password));
