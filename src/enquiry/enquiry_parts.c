#include "enquiry/enquiry_parts.h"

#include "enquiry/enquiry.h"

enum rc enquiry_band(struct req *q)
{
	int64_t waiting;
	int64_t late;

	if (!role_can(q->c.actor.hat, CAP_ENQUIRY))
		return RC_OK;
	TRY(enquiries_due(&q->c, &waiting, &late));
	if (waiting == 0)
		return RC_OK;
	html(&q->w,
	     "<section class=\"sheet gap-b\" aria-labelledby=\"enquiry-band\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"enquiry-band\">From the public pages</h2></div>\n<ul class=\"list\">\n"
	     "<li class=\"row row--between\"><span><strong>$ $ for you</strong>",
	     h(waiting), h(waiting == 1 ? "question or request waits" : "questions and requests wait"));
	if (late > 0)
		html(&q->w, "<br><span class=\"tag tag--alert\">$ past the day that was promised</span>", h(late));
	html(&q->w, "</span> <a class=\"govuk-button govuk-button--secondary\" href=\"/enquiries\">Answer<span "
	            "class=\"govuk-visually-hidden\"> what came by the public pages</span></a></li>\n</ul>\n"
	            "</section>\n");
	return RC_OK;
}
