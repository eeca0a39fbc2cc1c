/* Coming in for the first time: /start takes the code of a letter, /invite/… is a link that whoever runs the server
 * gave. Both say which school asks whom, and what for, and then ask for a password. */
#include "core/account/account.h"
#include "core/account/invite.h"
#include "core/account/password_parts.h"
#include "core/account/sign_in_rule.h"
#include "core/door/page.h"

static void code_form(struct req *q, struct str fault)
{
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"/start\" novalidate>\n");
	ui_input(&q->w, &(struct ui_field){ .name = "code",
	                                    .label = S("Your code"),
	                                    .hint = S("Four words and four figures, inside your letter"),
	                                    .value = req_form(q, "code"),
	                                    .error = fault,
	                                    .autocomplete = "off",
	                                    .width = 30 });
	ui_button(&q->w, S("Go on"), NULL, NULL, false);
	html(&q->w, "</form>\n<p class=\"small quiet\">No letter, or it is too old? Ask the school for a new one.</p>"
	            "</section>\n");
}

static enum rc start_page(struct req *q, struct str fault)
{
	struct ui_error e = { "code", fault };

	page_begin(q, &(struct page){ .title = S("Start here"), .bare = true, .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>Start here</h1><p>Type the code from the letter that your school gave "
	            "you.</p></div>\n");
	if (fault.n > 0)
		ui_error_summary(&q->w, &e, 1);
	code_form(q, fault);
	html(&q->w, "<p><a href=\"/sign-in\">I have a password already</a></p>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_start(struct req *q)
{
	return start_page(q, STR_NONE);
}

/* The password for an invitation that is known. code: what goes on with the form; empty for a link. */
static enum rc choose_page(struct req *q, const struct invite *i, struct str code, struct str fault)
{
	struct ui_error e = { "password", fault };

	q->c.actor.school_name = i->school_name;
	page_begin(q, &(struct page){ .title = S("Choose your password"), .bare = true, .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>Choose your password</h1><p>$ invites you to sign in.</p></div>\n",
	     h(i->school_name));
	if (fault.n > 0)
		ui_error_summary(&q->w, &e, 1);
	html(&q->w, "<section class=\"sheet\">\n");
	ui_summary_begin(&q->w);
	ui_summary_row(&q->w, S("For"), i->name);
	ui_summary_row(&q->w, S("What it is"), i->purpose);
	ui_summary_row(&q->w, S("Your sign-in name"), i->login);
	ui_summary_end(&q->w);
	html(&q->w,
	     "<p class=\"small quiet\">Not you? Close this page and give the letter back to the school.</p>\n"
	     "<form method=\"post\" action=\"$\" novalidate>\n",
	     h_url(q->net->path));
	if (code.n > 0)
		ui_hidden(&q->w, "code", code);
	ui_hidden(&q->w, "step", S("password"));
	password_fields(q, fault);
	ui_button(&q->w, S("Save password"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc gone(struct req *q, struct str why)
{
	return page_message(q, 410, S("This invitation cannot be used"),
	                    why.n > 0
	                        ? why
	                        : S("It is too old, or the school has made a new one. Ask the school for a new one."),
	                    S("/sign-in"), S("Sign in"));
}

static enum rc accept(struct req *q, const struct invite *i, struct str code)
{
	struct device_is device = req_device(q);
	struct signed_in in;
	struct str fault = S("The two passwords are not the same");
	enum rc rc = RC_INVALID;

	if (str_eq(req_form(q, "password"), req_form(q, "again")))
		rc = invite_accept(&q->c, i, req_form(q, "password"), &device, &in, &fault);
	if (rc == RC_INVALID) {
		q->c.actor = (struct actor){ 0 };
		req_refuse(q, 422);
		return choose_page(q, i, code, fault);
	}
	if (rc == RC_NONE)
		return gone(q, STR_NONE);
	TRY(rc);
	req_signed_in(q, &in);
	return req_redirect(q, "/welcome");
}

static enum rc do_start(struct req *q)
{
	struct str code = req_form(q, "code"), why;
	struct invite i;
	int64_t wait_s;
	enum rc rc = invite_try(&q->c, code, req_house(q), &i, &why, &wait_s);

	if (rc == RC_OK && wait_s > 0) {
		struct str waits = wait_words(q->a, wait_s);

		q->status = 429;
		return start_page(q, str_fmt(q->a, "There were many wrong tries from here. %.*s", STR_ARG(waits)));
	}
	if (rc == RC_NONE) {
		req_refuse(q, 422);
		return start_page(
		    q, S("We do not know this code. Look at each word and figure again. A code holds for two "
		         "weeks"));
	}
	if (rc == RC_INVALID)
		return gone(q, why);
	TRY(rc);
	return str_is(req_form(q, "step"), "password") ? accept(q, &i, code) : choose_page(q, &i, code, STR_NONE);
}

static enum rc link_look(struct req *q, struct invite *i, bool *shown)
{
	struct str why;
	enum rc rc = invite_look(&q->c, q->word[0], i, &why);

	*shown = rc == RC_NONE || rc == RC_INVALID;
	return *shown ? gone(q, why) : rc;
}

static enum rc page_invite(struct req *q)
{
	struct invite i;
	bool shown;
	enum rc rc = link_look(q, &i, &shown);

	return rc != RC_OK || shown ? rc : choose_page(q, &i, STR_NONE, STR_NONE);
}

static enum rc do_invite(struct req *q)
{
	struct invite i;
	bool shown;
	enum rc rc = link_look(q, &i, &shown);

	return rc != RC_OK || shown ? rc : accept(q, &i, STR_NONE);
}

/* It worked, and what to remember. */
static enum rc page_welcome(struct req *q)
{
	const struct actor *who = &q->c.actor;
	struct str login;

	TRY(account_login_mine(&q->c, &login));
	page_begin(q, &(struct page){ .title = S("It worked"), .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>It worked</h1></div>\n");
	ui_notice(&q->w, S("Your password is saved, and you are signed in."), true);
	html(
	    &q->w,
	    "<section class=\"sheet\"><p>Next time, sign in with the name <strong>$</strong> and your password. Nobody "
	    "at the school knows the password, so nobody will ever ask you for it.</p>\n<p class=\"gap\">",
	    h(login));
	ui_link_button(&q->w, S("Go to your page"), str_of(who->hat == ROLE_NONE ? "/role" : role_home(who->hat)),
	               false);
	html(&q->w, "</p></section>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(start_routes, R(GET, "/start", CAP_PUBLIC, page_start), R_HASH(POST, "/start", CAP_PUBLIC, do_start),
       R(GET, "/invite/:word", CAP_PUBLIC, page_invite), R_HASH(POST, "/invite/:word", CAP_PUBLIC, do_invite),
       R(GET, "/welcome", CAP_SIGNED_IN, page_welcome));
