/* The school year with its cycles as boxes, one row a cycle, from September to July. */
#include "kit/html/chart.h"
#include "kit/html/chart_parts.h"

enum { YEAR_FROM = 92, YEAR_TO = 704, ROW = 46, BOX = 22, GAP = 3 };

struct year {
	int32_t first;
	int32_t days; /* to the end of July */
};

static double year_x(const struct year *y, struct date d)
{
	return chart_clip(YEAR_FROM + (double)(YEAR_TO - YEAR_FROM) * (date_days(d) - y->first) / y->days, YEAR_FROM,
	                  YEAR_TO);
}

static void months(struct html *w, const struct year *y, struct date first, size_t rows)
{
	static const char *const name[] = {
		"Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"
	};
	int bottom = 46 + ROW * (int)rows;
	double a;
	double b = YEAR_FROM;

	html(w, "<path class=\"axis\" d=\"M$ 26V$\"/>", h(YEAR_FROM), h(bottom));
	for (int i = 0; i < 11; i++) {
		a = b;
		b = year_x(y, date_add_months(first, i + 1));
		html(w, "<text class=\"t2\" x=\"$\" y=\"16\" text-anchor=\"middle\">$</text>", chart_xy((a + b) / 2),
		     h(name[i]));
		html(w, "<path class=\"axis\" d=\"M$ 26V$\"/>\n", chart_xy(b), h(bottom));
	}
}

static void box(struct html *w, enum ui_step s, enum ui_when when, double x, double width, int y)
{
	static const char *const look[] = { "seg", "seg seg--on", "seg seg--next" };
	static const char *const letter[] = { "A", "P", "Do", "R" };

	html(w, "<g class=\"is-$\"><rect class=\"$\" x=\"$\" y=\"$\" width=\"$\" height=\"34\" rx=\"4\"/>",
	     h(ui_step_key(s)), h(look[when]), chart_xy(x), h(y), chart_xy(width));
	html(w, "<text class=\"st$\" x=\"$\" y=\"$\" text-anchor=\"middle\">$</text></g>\n",
	     h(when == UI_NOW ? " st--on" : ""), chart_xy(x + width / 2), h(y + 23), h(letter[s]));
}

/* Small steps have a fixed width, so that their letter fits; Do takes what is left until the review. */
static void cycle(struct html *w, const struct year *y, const struct chart_cycle *c, int top)
{
	int small = c->assess ? 3 : 2;
	int least = small * (BOX + GAP) + BOX;
	double x;
	double end;

	html(w, "<text$ x=\"0\" y=\"$\">$</text>\n", h_flag("class=\"tb\"", c->now), h(top + 23), h(c->name));
	if (!date_is(c->from))
		return;
	x = chart_clip(year_x(y, c->from), YEAR_FROM, YEAR_TO - least);
	end = date_is(c->to) ? year_x(y, c->to) + BOX / 2.0 : x + least;
	end = chart_clip(end, x + least, YEAR_TO);
	if (c->assess) {
		box(w, UI_ASSESS, c->when[UI_ASSESS], x, BOX, top);
		x += BOX + GAP;
	}
	box(w, UI_PLAN, c->when[UI_PLAN], x, BOX, top);
	x += BOX + GAP;
	box(w, UI_DO, c->when[UI_DO], x, end - BOX - GAP - x, top);
	box(w, UI_REVIEW, c->when[UI_REVIEW], end - BOX, BOX, top);
	if (c->result.n > 0 && end < YEAR_TO - 170)
		html(w, "<text class=\"t2\" x=\"$\" y=\"$\" text-anchor=\"start\">$</text>\n", chart_xy(end + 14),
		     h(top + 23), h(c->result));
}

void chart_year(struct html *w, const struct chart_words *t, struct date first, struct date today,
                const struct chart_cycle *c, size_t n)
{
	struct year y = { date_days(first), date_diff(date_add_months(first, 11), first) };
	bool now = date_is(today) && date_cmp(today, first) >= 0 && date_diff(today, first) <= y.days;

	chart_begin(w, "only-wide", 710, 76 + ROW * (int)n, t);
	months(w, &y, first, n);
	for (size_t i = 0; i < n; i++)
		cycle(w, &y, &c[i], 36 + ROW * (int)i);
	if (now) {
		html(w, "<path class=\"goal goal--now\" d=\"M$ 26V$\"/>", chart_xy(year_x(&y, today)),
		     h(48 + ROW * (int)n));
		html(w, "<text class=\"tb\" x=\"$\" y=\"$\" text-anchor=\"middle\">today</text>\n",
		     chart_xy(chart_clip(year_x(&y, today), 24, 686)), h(68 + ROW * (int)n));
	}
	chart_end(w);
}
