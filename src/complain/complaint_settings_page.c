/* /settings/complaints: the stages of the school's own complaints procedure, who holds each, and its school days. */
#include "core/door/page.h"
#include "complain/complaint.h"
#include "core/school/setting_parts.h"

struct typed {
	struct str name, holder, days, error;
};

static const char *at(struct req *q, const char *name, size_t i)
{
	return str_c(q->a, str_fmt(q->a, "%s-%zu", name, i + 1));
}

static enum rc stages_page(struct req *q, const struct typed t[COMPLAINT_STAGES_MOST])
{
	static const struct ui_choice HOLDER[] = { { S("senco"), S("The SENCO"), STR_NONE, NULL },
		                                   { S("head"), S("The head"), STR_NONE, NULL } };
	struct ui_error error[COMPLAINT_STAGES_MOST];
	size_t errors = 0;

	page_begin(q, &(struct page){ .title = S("Complaints"),
	                              .menu = "/settings",
	                              .width = "width--read",
	                              .back_url = S("/settings"),
	                              .back_text = S("School settings") });
	html(
	    &q->w,
	    "<div class=\"head\"><h1>Complaints</h1><p>The stages of your own complaints procedure. Families see them. "
	    "They count for what comes from now on.</p></div>\n");
	for (size_t i = 0; i < COMPLAINT_STAGES_MOST; i++)
		if (t[i].error.n > 0)
			error[errors++] = (struct ui_error){ at(q, "name", i), t[i].error };
	ui_error_summary(&q->w, error, errors);
	html(&q->w,
	     "<section class=\"sheet\" aria-label=\"Stages\"><form method=\"post\" action=\"/settings/complaints\" "
	     "novalidate>\n");
	form_token(q);
	for (size_t i = 0; i < COMPLAINT_STAGES_MOST; i++) {
		html(&q->w,
		     "<fieldset class=\"govuk-fieldset gap\"><legend class=\"govuk-fieldset__legend "
		     "govuk-fieldset__legend--s\">Stage $</legend>\n",
		     h(i + 1));
		ui_input(&q->w, &(struct ui_field){ .name = at(q, "name", i),
		                                    .label = S("What happens"),
		                                    .hint = S("Leave empty when you have no such stage"),
		                                    .value = t[i].name,
		                                    .error = t[i].error });
		ui_select(&q->w,
		          &(struct ui_field){ .name = at(q, "holder", i),
		                              .label = S("Who answers, or sees to it"),
		                              .value = t[i].holder },
		          HOLDER, 2);
		ui_input(&q->w, &(struct ui_field){ .name = at(q, "days", i),
		                                    .label = S("School days until the answer"),
		                                    .value = t[i].days,
		                                    .inputmode = "numeric",
		                                    .width = 3 });
		html(&q->w, "</fieldset>\n");
	}
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_stages(struct req *q)
{
	struct typed t[COMPLAINT_STAGES_MOST] = { 0 };
	struct complaint_stages s;

	TRY(complaint_stages_load(&q->c, &s));
	for (size_t i = 0; i < COMPLAINT_STAGES_MOST; i++) {
		t[i].holder = S("head");
		if (i < s.n)
			t[i] = (struct typed){ s.stage[i].name, s.stage[i].head ? S("head") : S("senco"),
				               str_fmt(q->a, "%lld", (long long)s.stage[i].days), STR_NONE };
	}
	return stages_page(q, t);
}

/* Reads the rows; empty ones are no stages. False: an error stands with a row. */
static bool stages_read(struct req *q, struct typed t[COMPLAINT_STAGES_MOST], struct complaint_stages *s)
{
	bool sound = true;

	for (size_t i = 0; i < COMPLAINT_STAGES_MOST; i++) {
		struct complaint_stages one = { .n = 1 };

		t[i] = (struct typed){ str_trim(req_form(q, at(q, "name", i))), req_form(q, at(q, "holder", i)),
			               str_trim(req_form(q, at(q, "days", i))), STR_NONE };
		if (t[i].name.n == 0)
			continue;
		one.stage[0] = (struct complaint_stage){ t[i].name, str_is(t[i].holder, "head"), 0 };
		(void)str_int(t[i].days, &one.stage[0].days); /* 0 is refused */
		if (!complaint_stages_sound(&one))
			t[i].error = str_fmt(q->a, "Stage %zu: a short name, and a number of days from 1 to %d", i + 1,
			                     COMPLAINT_DAYS_MOST);
		sound = sound && t[i].error.n == 0;
		s->stage[s->n++] = one.stage[0];
	}
	if (s->n == 0)
		t[0].error = S("Enter at least one stage");
	return sound && s->n > 0;
}

static enum rc do_stages(struct req *q)
{
	struct typed t[COMPLAINT_STAGES_MOST];
	struct complaint_stages s = { 0 };

	if (!stages_read(q, t, &s)) {
		req_refuse(q, 422);
		return stages_page(q, t);
	}
	TRY(complaint_stages_save(&q->c, &s));
	return req_redirect(q, "/settings?done=saved");
}

ROUTES(complaint_settings_routes, R(GET, "/settings/complaints", CAP_PRACTICE, page_stages),
       R(POST, "/settings/complaints", CAP_PRACTICE, do_stages));
SETTING(setting_complaints, .order = 50, .path = "/settings/complaints", .title = "Complaints",
        .about = "The stages of your own procedure, and their days", .cap = CAP_PRACTICE);
