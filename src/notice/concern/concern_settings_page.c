/* /settings/concerns: how many school days the school gives itself for an answer. */
#include "core/door/page.h"
#include "notice/concern/concern.h"
#include "core/school/setting_parts.h"

static enum rc days_page(struct req *q, struct str value, struct str error)
{
	page_begin(q, &(struct page){ .title = S("Concerns"),
	                              .menu = "/settings",
	                              .width = "width--read",
	                              .back_url = S("/settings"),
	                              .back_text = S("School settings") });
	html(&q->w, "<div class=\"head\"><h1>Concerns</h1><p>By when every concern has an answer.</p></div>\n");
	if (error.n > 0) {
		struct ui_error e = { "days", error };

		ui_error_summary(&q->w, &e, 1);
	}
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"/settings/concerns\" novalidate>\n");
	form_token(q);
	ui_input(&q->w, &(struct ui_field){
	                    .name = "days",
	                    .label = S("School days until the answer"),
	                    .hint = str_fmt(q->a, "1 to %d. For concerns that come from now on", CONCERN_DAYS_MOST),
	                    .value = value,
	                    .error = error,
	                    .inputmode = "numeric",
	                    .width = 3 });
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_days(struct req *q)
{
	int64_t days;

	TRY(concern_days_load(&q->c, &days));
	return days_page(q, str_fmt(q->a, "%lld", (long long)days), STR_NONE);
}

static enum rc do_days(struct req *q)
{
	struct str typed = str_trim(req_form(q, "days"));
	int64_t days = 0;
	enum rc rc;

	(void)str_int(typed, &days); /* 0 is refused below */
	rc = concern_days_save(&q->c, days);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return days_page(q, typed, str_fmt(q->a, "Enter a number from 1 to %d", CONCERN_DAYS_MOST));
	}
	return rc == RC_OK ? req_redirect(q, "/settings?done=saved") : rc;
}

ROUTES(concern_settings_routes, R(GET, "/settings/concerns", CAP_PRACTICE, page_days),
       R(POST, "/settings/concerns", CAP_PRACTICE, do_days));
SETTING(setting_concerns, .order = 40, .path = "/settings/concerns", .title = "Concerns",
        .about = "By when every concern has an answer", .cap = CAP_PRACTICE);
