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
	bool all = true;

	if (rc != RC_OK)
		return rc;
	struct step step[] = {
		{ "/settings/school", "The school", "name, phase, address, phone", v.school_done },
		{ "/settings/year", "Terms and closures", "the usual dates are filled in, you correct them",
		  v.terms_done },
		{ "/settings/area", "The local area", "council, Local Offer, advice service for parents", v.area_done },
		{ "/set-up/senco", "The SENCO", "their invitation, shown once", v.senco_done },
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

static enum rc senco_page(struct req *q, const struct account_fault *f)
{
	struct ui_error e = { f->field, f->text };
	struct str id = req_form(q, "id");

	page_begin(q, &(struct page){ .title = S("The SENCO"),
	                              .width = "width--read",
	                              .back_url = S("/set-up"),
	                              .back_text = S("Setting up") });
	html(&q->w, "<div class=\"head\"><h1>The SENCO</h1><p>They get an account of their own. You, as administrator, "
	            "do not see "
	            "pupils.</p></div>\n");
	if (f->text.n > 0)
		ui_error_summary(&q->w, &e, 1);
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"/set-up/senco\" novalidate>\n");
	form_token(q);
	ui_hidden(&q->w, "id", id.n > 0 ? id : str_fmt(q->a, "%lld", (long long)id_new()));
	account_name_fields(q, f);
	ui_button(&q->w, S("Make the invitation"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_senco(struct req *q)
{
	return senco_page(q, &(struct account_fault){ 0 });
}

static enum rc do_senco(struct req *q)
{
	struct account_new v;
	struct account_fault fault;
	struct str token;
	enum rc rc;

	account_new_read(q, &v);
	v.role = ROLE_SENCO;
	v.person_id = 0;
	rc = accounts_invite(&q->c, &v, &token, &fault);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return senco_page(q, &fault);
	}
	if (rc == RC_CONFLICT)
		return req_redirect(q, "/set-up");
	return rc == RC_OK ? account_link_page(q, v.login, token, S("/set-up"), S("Go on setting up")) : rc;
}

ROUTES(setup_routes, R(GET, "/set-up", CAP_SETTINGS, page_setup), R(POST, "/set-up", CAP_SETTINGS, do_finish),
       R(GET, "/set-up/senco", CAP_ACCOUNTS, page_senco), R(POST, "/set-up/senco", CAP_ACCOUNTS, do_senco));
