/* /settings/screen: the thresholds of the four tests, each with why its default is what it is. */
#include "core/door/page.h"
#include "notice/screen/screening.h"
#include "core/school/setting_parts.h"

enum { RULES_MAX = 16 };

/* What is in a field: what was typed, else the value in force. */
static struct str rule_text(struct req *q, const struct screen_rules *r, const struct screen_rule_field *f, bool typed)
{
	if (typed)
		return str_trim(req_form(q, f->name));
	return str_fmt(q->a, "%d", *(const int32_t *)(const void *)((const char *)r + f->off));
}

static enum rc rules_page(struct req *q, const struct screen_rules *r, const struct str *error, bool typed)
{
	struct ui_error list[RULES_MAX];
	size_t n = 0;

	page_begin(q, &(struct page){ .title = S("Expected progress"),
	                              .menu = "/settings",
	                              .width = "width--read",
	                              .back_url = S("/settings"),
	                              .back_text = S("School settings") });
	html(&q->w, "<div class=\"head\"><h1>Screening</h1><p>When progress counts as less than expected. ");
	ui_cop(&q->w, "6.17");
	html(
	    &q->w,
	    " How exact a test is, its 90 % band, stands with its <a href=\"/settings/scales\">scale</a>.</p></div>\n");
	for (size_t i = 0; screen_rule_at(i) != NULL; i++)
		if (error[i].n > 0)
			list[n++] = (struct ui_error){ screen_rule_at(i)->name, error[i] };
	if (n > 0)
		ui_error_summary(&q->w, list, n);
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"/settings/screen\" novalidate>\n");
	form_token(q);
	for (size_t i = 0; screen_rule_at(i) != NULL; i++) {
		const struct screen_rule_field *f = screen_rule_at(i);

		ui_input(&q->w, &(struct ui_field){ .name = f->name,
		                                    .label = str_of(f->label),
		                                    .hint = str_of(f->hint),
		                                    .value = rule_text(q, r, f, typed),
		                                    .error = error[i],
		                                    .inputmode = "numeric",
		                                    .width = 4 });
	}
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_rules(struct req *q)
{
	static const struct str NONE[RULES_MAX];
	struct screen_rules r;

	TRY(screen_rules_load(&q->c, &r));
	return rules_page(q, &r, NONE, false);
}

static enum rc do_rules(struct req *q)
{
	struct screen_rules r = screen_rules_default();
	struct str error[RULES_MAX] = { { 0 } };
	bool bad = false;

	for (size_t i = 0; screen_rule_at(i) != NULL; i++) {
		const struct screen_rule_field *f = screen_rule_at(i);
		int64_t n;

		if (str_int(str_trim(req_form(q, f->name)), &n) && n >= f->least && n <= f->most) {
			*(int32_t *)(void *)((char *)&r + f->off) = (int32_t)n;
			continue;
		}
		error[i] = str_fmt(q->a, "Enter a number from %d to %d", f->least, f->most);
		bad = true;
	}
	if (bad) {
		req_refuse(q, 422);
		return rules_page(q, &r, error, true);
	}
	TRY(screen_rules_save(&q->c, &r));
	return req_redirect(q, "/settings?done=saved");
}

ROUTES(screen_settings_routes, R(GET, "/settings/screen", CAP_PRACTICE, page_rules),
       R(POST, "/settings/screen", CAP_PRACTICE, do_rules));
SETTING(setting_screen, .order = 30, .path = "/settings/screen", .title = "Expected progress",
        .about = "When progress counts as less than expected", .cap = CAP_PRACTICE);
