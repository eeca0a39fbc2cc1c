/* /set-up: the journey of the first account after `apdr init`. Four steps, in any order, each saved by itself. */
#include "core/door/page.h"

#include "kit/base/id.h"
#include "core/account/account_parts.h"
#include "core/school/setup.h"

struct step {
	const char *url;
	const char *title;
	const char *text;
	bool done;
};

static enum rc setup_page(struct req *q, struct str fault)
{
	struct setup_view v;
	enum rc rc = setup_load(&q->c, &v);
	struct ui_check check[4];
	bool all = true, accounts = role_can(q->c.actor.hat, CAP_ACCOUNTS);

	if (rc != RC_OK)
		return rc;
	struct step step[] = {
		{ "/settings/school", "The school", "name, phase, address, phone", v.school_done },
		{ "/settings/year", "Terms and closures", "the usual dates are filled in, you correct them",
		  v.terms_done },
		{ "/settings/area", "The local area", "local authority, Local Offer, SENDIASS", v.area_done },
		{ accounts ? "/set-up/senco" : "", "The SENCO", "you, or a letter for somebody else", v.senco_done },
	};
	for (size_t i = 0; i < 4; i++) {
		check[i] = (struct ui_check){ .state = step[i].done ? UI_CHECK_DONE : UI_CHECK_MISSING,
			                      .text = str_of(step[i].title),
			                      .url = str_of(step[i].url),
			                      .more = str_of(step[i].text) };
		all = all && step[i].done;
	}
	page_begin(q, &(struct page){ .title = S("Setting up"), .width = "width--read" });
	html(&q->w,
	     "<div class=\"head\"><h1>Setting up $</h1><p>Four steps. Each is saved by itself: you can stop and come "
	     "back."
	     "</p></div>\n",
	     h(v.school.name));
	if (fault.n > 0)
		ui_note(&q->w, S("Not yet."), fault, true);
	page_done(q);
	ui_sheet_begin(&q->w, "steps", S("What is needed"), STR_NONE);
	ui_checks(&q->w, check, 4);
	ui_sheet_end(&q->w);
	if (v.school.ready != 0)
		html(&q->w, "<p>Setting up is finished. <a href=\"/settings\">School settings</a></p>\n");
	else {
		html(&q->w, "<form method=\"post\" action=\"/set-up\">");
		form_token(q);
		ui_button(&q->w, S("Finish"), NULL, NULL, !all);
		html(&q->w, "</form>\n<p class=\"small quiet\">Then the SENCO brings in the roll.</p>\n");
	}
	page_end(q);
	return RC_OK;
}

static enum rc page_setup(struct req *q)
{
	return setup_page(q, STR_NONE);
}

static enum rc do_finish(struct req *q)
{
	enum rc rc = setup_finish(&q->c);

	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return setup_page(q, S("One of the four steps is not done. Open it, save it, then finish."));
	}
	return rc == RC_OK ? req_redirect(q, "%s?done=saved",
	                                  role_can(q->c.actor.hat, CAP_ACCOUNTS) ? "/accounts" : "/settings")
	                   : rc;
}

static void senco_form(struct req *q, const struct account_fault *f, bool own)
{
	struct str id = req_form(q, "id");

	html(&q->w, "<form method=\"post\" action=\"/set-up/senco\" novalidate>\n");
	form_token(q);
	ui_hidden(&q->w, "id", id.n > 0 ? id : str_fmt(q->a, "%lld", (long long)id_new()));
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "who",
	                              .label = S("Who is the SENCO?"),
	                              .value = req_form(q, "who"),
	                              .error = account_error(f, "who") },
	          (const struct ui_choice[]){
	              { .value = S("other"),
	                .label = S("Somebody else"),
	                .hint = S("They get a letter with a code. You do not see pupils.") },
	              { .value = S("own"),
	                .label = S("I am"),
	                .hint = S("In a small school the SENCO looks after the accounts as well.") } },
	          own ? 2 : 1, false);
	account_name_fields(q, f);
	account_same_fields(q, f);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</form>\n");
}

static enum rc senco_page(struct req *q, const struct account_fault *f)
{
	struct ui_error e = { f->field, f->text };
	struct setup_view v;

	TRY(setup_load(&q->c, &v));
	page_begin(q, &(struct page){ .title = S("The SENCO"),
	                              .width = "width--read",
	                              .back_url = S("/set-up"),
	                              .back_text = S("Setting up") });
	html(&q->w, "<div class=\"head\"><h1>The SENCO</h1></div>\n");
	if (f->text.n > 0)
		ui_error_summary(&q->w, &e, 1);
	html(&q->w, "<section class=\"sheet\">\n");
	senco_form(q, f, v.school.ready == 0 && !v.senco_done);
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_senco(struct req *q)
{
	return q->c.actor.service ? RC_NONE : senco_page(q, &(struct account_fault){ 0 });
}

static enum rc senco_refused(struct req *q, const struct account_fault *f)
{
	req_refuse(q, 422);
	return senco_page(q, f);
}

static enum rc do_senco(struct req *q)
{
	struct account_fault fault = { .field = "who", .text = S("Choose who the SENCO is") };
	bool own = str_is(req_form(q, "who"), "own");
	struct account_new v;
	enum rc rc;

	if (q->c.actor.service)
		return RC_NONE;
	account_new_read(q, &v);
	v.role = ROLE_SENCO;
	if (!own && !str_is(req_form(q, "who"), "other"))
		return senco_refused(q, &fault);
	rc = own ? accounts_first_is_senco(&q->c, &v, &fault) : accounts_invite(&q->c, &v, NULL, &fault);
	if (rc == RC_INVALID)
		return senco_refused(q, &fault);
	if (rc == RC_CONFLICT) /* sent twice */
		return req_redirect(q, "/invitations");
	TRY(rc);
	return req_redirect(q, own ? "/set-up?done=senco" : "/invitations?done=letters");
}

ROUTES(setup_routes, R(GET, "/set-up", CAP_PRACTICE, page_setup), R(POST, "/set-up", CAP_PRACTICE, do_finish),
       R(GET, "/set-up/senco", CAP_ACCOUNTS, page_senco), R(POST, "/set-up/senco", CAP_ACCOUNTS, do_senco));
