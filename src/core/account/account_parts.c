#include "core/account/account_parts.h"

static void field(struct req *q, const struct account_fault *f, const char *name, const char *label, const char *hint,
                  int width)
{
	bool here = f->field != NULL && str_is(str_of(f->field), name);

	ui_input(&q->w, &(struct ui_field){ .name = name,
	                                    .label = str_of(label),
	                                    .hint = str_of(hint),
	                                    .width = width,
	                                    .value = req_form(q, name),
	                                    .error = here ? f->text : STR_NONE,
	                                    .autocomplete = "off" });
}

void account_name_fields(struct req *q, const struct account_fault *f)
{
	field(q, f, "given", "First name", "", 20);
	field(q, f, "family", "Last name", "", 20);
	field(q, f, "email", "Email", "May be left empty", 30);
	field(q, f, "login", "Sign-in name", "For example r.adeyemi. Not the name of a pupil.", 20);
}

void account_new_read(struct req *q, struct account_new *out)
{
	*out = (struct account_new){ .given = str_trim(req_form(q, "given")),
		                     .family = str_trim(req_form(q, "family")),
		                     .email = str_trim(req_form(q, "email")),
		                     .login = str_trim(req_form(q, "login")) };
	if (!str_int(req_form(q, "id"), &out->id))
		out->id = 0;
	if (!str_int(req_form(q, "person_id"), &out->person_id))
		out->person_id = 0;
}

enum rc account_link_page(struct req *q, struct str login, struct str token, struct str back_url, struct str back_text)
{
	struct str base = q->c.app->public_url;

	if (base.n == 0)
		base = str_fmt(q->a, "http://%.*s", STR_ARG(req_header(q, "host")));
	page_begin(q, &(struct page){ .title = S("The invitation is ready"), .width = "width--read" });
	html(&q->w,
	     "<div class=\"head\"><h1>The invitation is ready</h1><p>For the sign-in name "
	     "<strong>$</strong>.</p></div>\n"
	     "<section class=\"sheet\"><p>Give this link to the person it is for, and to nobody else. It works once, "
	     "within 72 hours. "
	     "You will not see it again.</p>\n<p class=\"gap\"><code>$/invite/$</code></p>\n",
	     h(login), h(base), h(token));
	html(&q->w, "<p class=\"gap\"><a href=\"$\">$</a></p></section>\n", h_url(back_url), h(back_text));
	page_end(q);
	return RC_OK;
}
