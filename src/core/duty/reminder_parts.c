#include "core/duty/reminder_parts.h"

#include "core/duty/reminder.h"
#include "core/people/pupil_rec.h"

enum { BAND_SHOWN = 5 };

enum rc reminder_band(struct req *q)
{
	struct reminder_line *l;
	size_t n;

	TRY(reminders_load(&q->c, &l, &n));
	if (n == 0)
		return RC_OK;
	html(&q->w,
	     "<section class=\"sheet gap-b\" aria-labelledby=\"reminded\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"reminded\">You are asked to read $ plan$</h2><span class=\"quiet small\">About two minutes "
	     "each</span></div>\n<ul class=\"list\">\n",
	     h(n), h(n == 1 ? "" : "s"));
	for (size_t i = 0; i < n && i < BAND_SHOWN; i++) {
		struct pupil p = { .given = l[i].given, .family = l[i].family, .preferred = l[i].preferred };
		struct str name = pupil_name(q->a, &p);
		struct str rest = str_fmt(q->a, "/plans/%lld/briefing", (long long)l[i].plan_id);

		html(
		    &q->w,
		    "<li class=\"row row--between\"><span><strong>$</strong><br><span class=\"small quiet\">$ asked on "
		    "$</span></span> <a class=\"govuk-button govuk-button--secondary\" href=\"$\">Read<span "
		    "class=\"govuk-visually-hidden\"> the plan of $</span></a></li>\n",
		    h(name), h(l[i].asker), h(date_short(q->a, l[i].asked_on)),
		    h_url(url_pupil(q->a, l[i].pupil_id, str_c(q->a, rest))), h(name));
	}
	html(&q->w, "</ul>\n");
	if (n > BAND_SHOWN)
		html(&q->w, "<p><a href=\"/plans\">All plans to read</a></p>\n");
	html(&q->w, "</section>\n");
	return RC_OK;
}
