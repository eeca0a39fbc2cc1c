/* /s/:word/privacy: what the school does with data, because the law asks it to; and apart from it, what the advice
 * service does with what people write to it, because they agree. Source: R75; domain.md 6.1, 6.6. */
#include "core/door/content.h"
#include "core/door/page.h"
#include "core/school/area_help.h"
#include "core/school/front_card.h"
#include "core/school/front_parts.h"
#include "enquiry/enquiry.h"

struct privacy {
	struct public_school school;
	struct area_privacy own;
	struct area_help help;
	struct enquiry_promise promise;
};

static enum rc as_nobody(struct req *q, struct privacy *v)
{
	TRY(area_privacy_load(&q->c, &v->own));
	TRY(area_help_load(&q->c, &v->help));
	return enquiry_promise_load(&q->c, &v->promise);
}

/* Who answers for it, and where the whole notice is. */
static void who_write(struct req *q, struct str officer, struct str notice, struct str none)
{
	if (officer.n > 0) {
		html(&q->w, "<p><strong>Who to ask about it:</strong><br>");
		html_lines(&q->w, officer);
		html(&q->w, "</p>\n");
	} else {
		html(&q->w, "<p><strong>Who to ask about it:</strong> $</p>\n", h(none));
	}
	if (notice.n > 0)
		html(&q->w, "<p><a href=\"$\">The full privacy notice</a></p>\n", h_url(notice));
}

static enum rc school_write(struct req *q, const struct privacy *v)
{
	ui_sheet_as(&q->w, "prose", "school", v->school.name, STR_NONE);
	html(&q->w, "<p>What you write to the school on these pages is deleted $ after it is dealt with.</p>\n",
	     h(say_n(&q->w, v->promise.months, "$ month", "$ months", h(v->promise.months))));
	if (!content_write(q, S("pages/privacy-school")))
		return RC_NONE;
	who_write(q, v->own.officer, v->own.notice, S("the school office."));
	ui_sheet_end(&q->w);
	return RC_OK;
}

static enum rc service_write(struct req *q, const struct privacy *v)
{
	struct str name = v->school.service ? v->school.name : v->help.service;

	if (name.n == 0)
		return RC_OK;
	ui_sheet_as(&q->w, v->school.service ? "prose" : "prose outside", "service", name, STR_NONE);
	html(&q->w, "<p>What you write to the service on these pages is deleted $ after it is dealt with.</p>\n",
	     h(say_n(&q->w, v->promise.months, "$ month", "$ months", h(v->promise.months))));
	if (!content_write(q, v->school.service ? S("pages/privacy-own-service") : S("pages/privacy-service")))
		return RC_NONE;
	if (v->own.service.words.n > 0) {
		html(&q->w, "<h3>$</h3>\n<p>",
		     h(v->school.service ? say(&q->w, "In our own words") : say(&q->w, "In their own words")));
		html_lines(&q->w, v->own.service.words);
		html(&q->w, "</p>\n");
	}
	who_write(q, v->own.service.officer, v->own.service.notice,
	          v->help.phone.n > 0 ? str_fmt(q->a, "phone the service on %.*s.", STR_ARG(v->help.phone))
	                              : S("the service."));
	ui_sheet_end(&q->w);
	return RC_OK;
}

static enum rc page_privacy(struct req *q)
{
	struct privacy v;
	struct actor who;
	enum rc rc;

	TRY(public_school_load(&q->c, q->word[0], &v.school));
	who = public_as(&q->c, &v.school);
	rc = as_nobody(q, &v);
	q->c.actor = who;
	TRY(rc);
	page_begin(q, &(struct page){ .title = S("Privacy"),
	                              .width = "width--read",
	                              .front = front_of(q, &v.school),
	                              .back_url = public_url(q->a, &v.school, ""),
	                              .back_text = v.school.short_name });
	if (v.school.service)
		html(&q->w,
		     "<div class=\"head\"><h1>Privacy</h1><p>You choose what you tell us. We keep it because you "
		     "agree.</p></div>\n<div class=\"stack--l\">\n");
	else
		html(&q->w, "<div class=\"head\"><h1>Privacy</h1><p>The school and the advice service are apart. Each "
		            "keeps its "
		            "own things, for its own reason.</p></div>\n<div class=\"stack--l\">\n");
	if (!v.school.service)
		TRY(school_write(q, &v));
	TRY(service_write(q, &v));
	if (!v.school.service)
		html(&q->w, "<p class=\"small quiet\"><a href=\"/privacy\">Privacy of the pages for which you sign "
		            "in</a></p>\n");
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(enquiry_privacy_routes, R(GET, "/s/:word/privacy", CAP_PUBLIC, page_privacy));
FRONT_CARD(front_privacy_foot, .part = FRONT_FOOT, .order = 40, .path = "/privacy", .text = "Privacy");
FRONT_CARD(front_privacy, .part = FRONT_PAPERS, .order = 90, .path = "/privacy",
           .text = "How we use what we know about you");
