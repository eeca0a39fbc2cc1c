/* /settings/enquiries: by when who writes by the public pages is answered, and how long their details are kept. */
#include "core/door/page.h"
#include "core/school/setting_parts.h"
#include "enquiry/enquiry.h"

struct typed {
	const char *name;
	struct str label;
	struct str hint;
	struct str value;
	int64_t most;
	int64_t *number;
};

enum { NUMBERS = 3 };

static void fields_of(const struct req *q, struct enquiry_promise *p, struct typed t[NUMBERS])
{
	t[0] = (struct typed){ "days",
		               q->c.actor.service ? S("Working days until a question is answered")
		                                  : S("School days until a question is answered"),
		               STR_NONE,
		               STR_NONE,
		               ENQUIRY_DAYS_MOST,
		               &p->days };
	t[1] = (struct typed){ "copy_days",
		               q->c.actor.service ? S("Working days until a copy goes out")
		                                  : S("School days until a copy goes out"),
		               STR_NONE,
		               STR_NONE,
		               ENQUIRY_DAYS_MOST,
		               &p->copy_days };
	t[2] = (struct typed){ "months",
		               S("Months until their details are deleted"),
		               S("Counted from the day it was dealt with. Your privacy page says the same"),
		               STR_NONE,
		               ENQUIRY_MONTHS_MOST,
		               &p->months };
}

static enum rc promise_page(struct req *q, const struct typed t[NUMBERS], const struct str error[NUMBERS])
{
	struct ui_error e[NUMBERS];
	size_t n = 0;

	page_begin(q, &(struct page){ .title = S("Enquiries"),
	                              .menu = "/settings",
	                              .width = "width--read",
	                              .back_url = S("/settings"),
	                              .back_text = q->c.actor.service ? S("Settings") : S("School settings") });
	html(&q->w, "<div class=\"head\"><h1>Enquiries</h1><p>What the public pages promise. It counts for what "
	            "comes from now on.</p></div>\n");
	for (size_t i = 0; i < NUMBERS; i++)
		if (error[i].n > 0)
			e[n++] = (struct ui_error){ t[i].name, error[i] };
	ui_error_summary(&q->w, e, n);
	html(&q->w, "<section class=\"sheet\" aria-label=\"Promises\"><form method=\"post\" "
	            "action=\"/settings/enquiries\" novalidate>\n");
	form_token(q);
	for (size_t i = 0; i < NUMBERS; i++)
		ui_input(&q->w, &(struct ui_field){ .name = t[i].name,
		                                    .label = t[i].label,
		                                    .hint = t[i].hint,
		                                    .value = t[i].value,
		                                    .error = error[i],
		                                    .inputmode = "numeric",
		                                    .width = 3 });
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_promise(struct req *q)
{
	static const struct str NONE[NUMBERS] = { STR_NONE, STR_NONE, STR_NONE };
	struct enquiry_promise p;
	struct typed t[NUMBERS];

	TRY(enquiry_promise_load(&q->c, &p));
	fields_of(q, &p, t);
	for (size_t i = 0; i < NUMBERS; i++)
		t[i].value = str_fmt(q->a, "%lld", (long long)*t[i].number);
	return promise_page(q, t, NONE);
}

static enum rc do_promise(struct req *q)
{
	struct enquiry_promise p = { 0 };
	struct str error[NUMBERS] = { STR_NONE, STR_NONE, STR_NONE };
	struct typed t[NUMBERS];
	bool sound = true;

	fields_of(q, &p, t);
	for (size_t i = 0; i < NUMBERS; i++) {
		t[i].value = str_trim(req_form(q, t[i].name));
		if (!str_int(t[i].value, t[i].number) || *t[i].number < 1 || *t[i].number > t[i].most) {
			error[i] = str_fmt(q->a, "%.*s: enter a number from 1 to %lld", STR_ARG(t[i].label),
			                   (long long)t[i].most);
			sound = false;
		}
	}
	if (!sound) {
		req_refuse(q, 422);
		return promise_page(q, t, error);
	}
	TRY(enquiry_promise_save(&q->c, &p));
	return req_redirect(q, "/settings?done=saved");
}

ROUTES(enquiry_settings_routes, R(GET, "/settings/enquiries", CAP_SETTINGS, page_promise),
       R(POST, "/settings/enquiries", CAP_SETTINGS, do_promise));
SETTING(setting_enquiries, .order = 45, .path = "/settings/enquiries", .title = "Enquiries",
        .about = "By when who writes by the public pages is answered", .cap = CAP_SETTINGS);
