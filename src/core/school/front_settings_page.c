/* /settings/front: what the public pages show of the school. */
#include "core/door/page.h"
#include "core/school/front_shown.h"
#include "core/school/public.h"
#include "core/school/setting_parts.h"
#include "kit/base/utf8.h"

enum { TEXT_MOST = 200 };

static void fields_write(struct req *q, const struct front_shown *v)
{
	static const struct ui_choice SHOW[] = { { S("senco"), S("The name of the SENCO"), STR_NONE, NULL },
		                                 { S("numbers"), S("How many children have support"),
		                                   S("Small numbers are never shown"), NULL } };
	struct str shown = str_fmt(q->a, "%s%s", v->senco ? "senco\n" : "", v->numbers ? "numbers" : "");

	ui_checkboxes(&q->w, &(struct ui_field){ .name = "show", .label = S("Show on our pages"), .value = shown },
	              SHOW, 2);
	ui_input(&q->w, &(struct ui_field){ .name = "senco_email",
	                                    .label = S("Email for questions about SEN"),
	                                    .hint = S("Leave empty to show none"),
	                                    .value = v->senco_email,
	                                    .width = 30 });
	ui_input(&q->w, &(struct ui_field){ .name = "governor",
	                                    .label = S("Governor for SEN"),
	                                    .hint = S("Leave empty to show none"),
	                                    .value = v->governor,
	                                    .width = 30 });
	ui_input(&q->w, &(struct ui_field){ .name = "hours",
	                                    .label = S("When the office answers the phone"),
	                                    .hint = S("For example 8am to 4pm"),
	                                    .value = v->hours,
	                                    .width = 30 });
}

static enum rc shown_page(struct req *q, const struct front_shown *v)
{
	struct public_school own;

	TRY(public_school_own(&q->c, &own));
	page_begin(q, &(struct page){ .title = S("Public pages"),
	                              .menu = "/settings",
	                              .width = "width--read",
	                              .back_url = S("/settings"),
	                              .back_text = S("School settings") });
	html(
	    &q->w,
	    "<div class=\"head\"><h1>Public pages</h1><p>What everybody can read without signing in. <a href=\"$\">See "
	    "your page</a></p></div>\n",
	    h_url(public_url(q->a, &own, "")));
	html(&q->w, "<section class=\"sheet\" aria-label=\"What is shown\"><form method=\"post\" "
	            "action=\"/settings/front\" novalidate>\n");
	form_token(q);
	fields_write(q, v);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_shown(struct req *q)
{
	struct front_shown v;

	TRY(front_shown_load(&q->c, &v));
	return shown_page(q, &v);
}

static bool ticked(const struct req *q, const char *what)
{
	for (size_t i = 0; i < q->form.n; i++)
		if (str_is(q->form.v[i].name, "show") && str_is(q->form.v[i].value, what))
			return true;
	return false;
}

static struct str typed(struct req *q, const char *name, size_t most)
{
	return utf8_head(str_trim(req_form(q, name)), most);
}

static enum rc do_shown(struct req *q)
{
	struct front_shown v = { .senco = ticked(q, "senco"),
		                 .numbers = ticked(q, "numbers"),
		                 .senco_email = typed(q, "senco_email", TEXT_MOST),
		                 .governor = typed(q, "governor", TEXT_MOST),
		                 .hours = typed(q, "hours", TEXT_MOST) };

	TRY(front_shown_save(&q->c, &v));
	return req_redirect(q, "/settings?done=saved");
}

ROUTES(front_settings_routes, R(GET, "/settings/front", CAP_PRACTICE, page_shown),
       R_MANY(POST, "/settings/front", CAP_PRACTICE, do_shown, "show"));
SETTING(setting_front, .order = 15, .path = "/settings/front", .title = "Public pages",
        .about = "What your front door shows to everybody", .cap = CAP_PRACTICE);
