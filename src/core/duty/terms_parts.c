#include "core/duty/terms_parts.h"

#include "core/school/calendar.h"

void terms_band(struct req *q, const struct calendar *c)
{
	int year = calendar_wanted(c, q->c.now.today);
	struct str name;

	if (year == 0)
		return;
	name = school_year_words(q->a, year);
	html(&q->w,
	     "<section class=\"sheet gap-b\" aria-labelledby=\"terms-band\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"terms-band\">Enter the terms of $</h2></div>\n<p>They are not entered yet. Until then, days in "
	     "that year are counted with the usual dates and may be wrong.</p>\n",
	     h(name));
	if (role_can(q->c.actor.hat, CAP_SETTINGS))
		html(&q->w,
		     "<p class=\"gap\"><a class=\"govuk-button govuk-button--secondary\" href=\"$\">Enter the "
		     "terms</a></p>\n",
		     h_url(str_fmt(q->a, "/settings/year?year=%d", year)));
	else
		html(&q->w, "<p class=\"small quiet\">The SENCO or the IT administrator can do this.</p>\n");
	html(&q->w, "</section>\n");
}

enum rc terms_band_load(struct req *q)
{
	struct calendar calendar;

	TRY(calendar_load(&q->c, date_add(date_school_year(q->c.now.today), -60), &calendar));
	terms_band(q, &calendar);
	return RC_OK;
}
