/* Pictures for staff: ring, spark line, school year, before and after, sessions, bars. */
#include "kit/html/chart.h"
#include "kit/html/chart_parts.h"

#include "kit/base/asset.h"
#include "kit/base/utf8.h"

#include <math.h>

struct hval chart_xy(double v)
{
	return h_tenths(isfinite(v) ? lround(v * 10) : 0);
}

double chart_clip(double v, double lo, double hi)
{
	return v < lo ? lo : v > hi ? hi : v;
}

double chart_share(double start, double now, double goal)
{
	if (!isfinite(start) || !isfinite(now) || !isfinite(goal))
		return 0;
	if (start == goal)
		return now >= goal ? 1 : 0;
	return chart_clip((now - start) / (goal - start), 0, 1);
}

void chart_begin(struct html *w, const char *classes, int width, int height, const struct chart_words *t)
{
	/* "start" and "end" of a text follow the page's direction; a picture that runs from left to right must not. */
	html(w, "<svg class=\"chart $\" viewBox=\"0 0 $ $\" width=\"$\" height=\"$\" direction=\"$\"", h(classes),
	     h(width), h(height), h(width), h(height), h(t != NULL && t->mirror ? "rtl" : "ltr"));
	if (t == NULL || t->title.n == 0) {
		html(w, " aria-hidden=\"true\" focusable=\"false\">\n");
		return;
	}
	html(w, " role=\"img\" aria-labelledby=\"$-t $-d\"><title id=\"$-t\">$</title><desc id=\"$-d\">$</desc>\n",
	     h(t->id), h(t->id), h(t->id), h(t->title), h(t->id), h(t->desc));
}

void chart_end(struct html *w)
{
	html(w, "</svg>\n");
}

void chart_icon(struct html *w, const char *classes, double x, double y, int size, const char *name)
{
	html(w, "<svg class=\"$\" x=\"$\" y=\"$\" width=\"$\" height=\"$\"><use href=\"$#$\"/></svg>", h(classes),
	     chart_xy(x), chart_xy(y), h(size), h(size), h_url(str_of(asset_icons_url)), h(name));
}

/* Letters that fit into half a ring; the description has the whole. Other scripts reach further below the line. */
enum { RING_WIDTH = 316, RING_HEIGHT = 352, RING_DEEP = 368, RING_LETTERS = 17 };

static struct str short_text(struct html *w, struct str s)
{
	if (utf8_len(s) <= RING_LETTERS)
		return s;
	return str_fmt(w->a, "%.*s…", STR_ARG(utf8_head(s, RING_LETTERS - 1)));
}

struct ring_place {
	const char *path;
	double icon_x, icon_y;
	int text_x, text_y;
	const char *anchor;
};

static void ring_step(struct html *w, const struct chart_words *t, const struct ui_step_line *l,
                      const struct ring_place *p)
{
	static const char *const arcs[] = { "arc", "arc arc--now", "arc arc--next" };
	double icon_x = t->mirror ? RING_WIDTH - p->icon_x - 34 : p->icon_x;
	int text_x = t->mirror ? RING_WIDTH - p->text_x : p->text_x;

	html(w, "<g class=\"is-$\"><path class=\"$\" d=\"$\"", h(ui_step_key(l->step)), h(arcs[l->when]), h(p->path));
	if (t->mirror)
		html(w, " transform=\"translate($ 0) scale(-1 1)\"", h(RING_WIDTH));
	html(w, "/>");
	chart_icon(w, l->when == UI_NOW ? "ink ink--now" : "ink", icon_x, p->icon_y, 34, ui_step_key(l->step));
	html(w, "</g>\n<text class=\"tb\" x=\"$\" y=\"$\" text-anchor=\"$\">$</text>", h(text_x), h(p->text_y),
	     h(p->anchor), h(l->name.n > 0 ? l->name : str_of(ui_step_name(l->step))));
	html(w, "<text class=\"t2\" x=\"$\" y=\"$\" text-anchor=\"$\">$</text>\n", h(text_x), h(p->text_y + 22),
	     h(p->anchor), h(short_text(w, l->label.n > 0 ? l->label : l->note)));
}

void chart_ring(struct html *w, const struct chart_words *t, const struct ui_step_line line[4], struct str middle,
                struct str below)
{
	static const struct ring_place place[] = {
		{ "M28.3 166.9A130 130 0 0 1 133.2 48.4L152.6 72.1L143.1 99.4A78 78 0 0 0 80.2 170.6L56.3 154.4Z", 70.1,
		  82.9, 0, 20, "start" },
		{ "M167.1 46.3A130 130 0 0 1 285.6 151.2L261.9 170.6L234.6 161.1A78 78 0 0 0 163.4 98.2L179.6 74.3Z",
		  217.1, 88.1, 316, 20, "end" },
		{ "M287.7 185.1A130 130 0 0 1 182.8 303.6L163.4 279.9L172.9 252.6A78 78 0 0 0 235.8 181.4L259.7 197.6Z",
		  211.9, 235.1, 316, 326, "end" },
		{ "M148.9 305.7A130 130 0 0 1 30.4 200.8L54.1 181.4L81.4 190.9A78 78 0 0 0 152.6 253.8L136.4 277.7Z",
		  64.9, 229.9, 0, 326, "start" },
	};

	chart_begin(w, "chart--ring", RING_WIDTH, w->tongue != NULL ? RING_DEEP : RING_HEIGHT, t);
	for (size_t i = 0; i < 4; i++)
		ring_step(w, t, &line[i], &place[i]);
	html(w, "<text class=\"tb tl\" x=\"158\" y=\"169.5\" text-anchor=\"middle\">$</text>\n", h(middle));
	html(w, "<text class=\"t2\" x=\"158\" y=\"194.5\" text-anchor=\"middle\">$</text>\n", h(below));
	chart_end(w);
}

/* A value as people write it: whole numbers bare, others with one decimal. */
static struct hval value(double v)
{
	return h_tenths(lround(chart_clip(v, -1e12, 1e12) * 10));
}

/* What the spark line covers. */
struct spark {
	double lo, hi;
	int32_t from, days;
};

static double spark_y(const struct spark *s, double v)
{
	return s->hi > s->lo ? 74 - 46 * (chart_clip(v, s->lo, s->hi) - s->lo) / (s->hi - s->lo) : 51;
}

static double spark_x(const struct spark *s, struct date on)
{
	return chart_clip(6 + 210.0 * (date_days(on) - s->from) / s->days, 6, 216);
}

static bool point_ok(const struct chart_point *p)
{
	return isfinite(p->value) && date_is(p->on);
}

static struct spark spark_range(const struct chart_point *p, size_t n, double goal, struct date until)
{
	struct spark s = { 0, 0, 0, 1 };
	bool any = isfinite(goal);
	int32_t last = 0;

	s.lo = s.hi = any ? goal : 0;
	for (size_t i = 0; i < n; i++) {
		if (!point_ok(&p[i]))
			continue;
		if (last == 0)
			s.from = date_days(p[i].on);
		last = date_days(p[i].on);
		s.lo = any && s.lo < p[i].value ? s.lo : p[i].value;
		s.hi = any && s.hi > p[i].value ? s.hi : p[i].value;
		any = true;
	}
	if (date_is(until) && date_days(until) > last)
		last = date_days(until);
	s.days = last > s.from ? last - s.from : 1;
	return s;
}

static void spark_line(struct html *w, const struct spark *s, const struct chart_point *p, size_t n)
{
	html(w, "<polyline class=\"me\" points=\"");
	for (size_t i = 0; i < n; i++)
		if (point_ok(&p[i]))
			html(w, "$,$ ", chart_xy(spark_x(s, p[i].on)), chart_xy(spark_y(s, p[i].value)));
	html(w, "\"/>");
}

void chart_spark(struct html *w, const struct chart_words *t, const struct chart_point *p, size_t n, double goal,
                 struct date until)
{
	struct spark s = spark_range(p, n, goal, until);
	const struct chart_point *first = NULL;
	const struct chart_point *last = NULL;
	double y;
	double gy = spark_y(&s, isfinite(goal) ? goal : s.hi);

	for (size_t i = 0; i < n; i++)
		if (point_ok(&p[i])) {
			first = first != NULL ? first : &p[i];
			last = &p[i];
		}
	chart_begin(w, "chart--spark", 260, 92, t);
	if (isfinite(goal))
		html(w, "<path class=\"goal\" d=\"M6 $H216\"/><text class=\"t2\" x=\"222\" y=\"$\">$</text>",
		     chart_xy(gy), chart_xy(gy + 5), value(goal));
	if (last != NULL) {
		spark_line(w, &s, p, n);
		y = spark_y(&s, last->value);
		html(w, "<circle class=\"me-dot\" cx=\"$\" cy=\"$\" r=\"4\"/>", chart_xy(spark_x(&s, first->on)),
		     chart_xy(spark_y(&s, first->value)));
		html(w, "<circle class=\"me-dot\" cx=\"$\" cy=\"$\" r=\"6\"/>", chart_xy(spark_x(&s, last->on)),
		     chart_xy(y));
		/* above the dot, but below it when the goal's line is there and there is room */
		y = y - gy < 27 && gy - y < 12 && y < 66 ? y + 24 : y - 12;
		html(w, "<text class=\"tb\" x=\"$\" y=\"$\" text-anchor=\"middle\">$</text>",
		     chart_xy(chart_clip(spark_x(&s, last->on), 16, 208)), chart_xy(y), value(last->value));
	}
	chart_end(w);
}

void chart_change(struct html *w, const struct chart_words *t, double before, double after, double target)
{
	double v[] = { before, after, target };
	double lo = INFINITY;
	double hi = -INFINITY;
	double x[3];
	double pad;

	for (size_t i = 0; i < 3; i++) {
		if (!isfinite(v[i]))
			continue;
		lo = v[i] < lo ? v[i] : lo;
		hi = v[i] > hi ? v[i] : hi;
	}
	pad = hi > lo ? (hi - lo) * .35 : 1;
	lo = lo >= 0 && lo < pad ? 0 : lo - pad; /* counts do not start below nothing */
	hi += pad;
	for (size_t i = 0; i < 3; i++)
		x[i] = isfinite(v[i]) ? 14 + 288 * (v[i] - lo) / (hi - lo) : NAN;
	chart_begin(w, "chart--dumb", 322, 74, t);
	html(w, "<path class=\"axis\" d=\"M14 40H302\"/>");
	if (isfinite(x[2]))
		html(w,
		     "<path class=\"goal\" d=\"M$ 22V58\"/><text class=\"t2\" x=\"$\" y=\"15\" "
		     "text-anchor=\"middle\">target $</text>",
		     chart_xy(x[2]), chart_xy(chart_clip(x[2], 42, 280)), value(target));
	if (isfinite(x[0]) && isfinite(x[1]) && fabs(x[1] - x[0]) > 15)
		html(w, "<path class=\"me\" d=\"M$ 40H$\"/>", chart_xy(x[0] + (x[1] > x[0] ? 7 : -7)), chart_xy(x[1]));
	if (isfinite(x[0]))
		html(w, "<circle class=\"before\" cx=\"$\" cy=\"40\" r=\"7\"/>", chart_xy(x[0]));
	if (isfinite(x[1]))
		html(w, "<circle class=\"me-dot\" cx=\"$\" cy=\"40\" r=\"8\"/>", chart_xy(x[1]));
	/* numbers that would run into each other stand to the left and right of their dots */
	if (isfinite(x[0]) && (!isfinite(x[1]) || before != after))
		html(w, "<text x=\"$\" y=\"68\" text-anchor=\"$\">$</text>", chart_xy(x[0]),
		     h(!isfinite(x[1]) || fabs(x[1] - x[0]) > 44 ? "middle"
		       : x[0] < x[1]                             ? "end"
		                                                 : "start"),
		     value(before));
	if (isfinite(x[1]))
		html(w, "<text class=\"tb\" x=\"$\" y=\"68\" text-anchor=\"$\">$</text>", chart_xy(x[1]),
		     h(!isfinite(x[0]) || before == after || fabs(x[1] - x[0]) > 44 ? "middle"
		       : x[0] < x[1]                                                ? "start"
		                                                                    : "end"),
		     value(after));
	html(w, "\n");
	chart_end(w);
}

enum { WEEKS_MOST = 40, WEEK_MOST = 10 };

static void session_mark(struct html *w, char mark, int x, int y)
{
	switch (mark) {
	case 'd':
		html(w, "<rect class=\"bar\" x=\"$\" y=\"$\" width=\"15\" height=\"15\" rx=\"3\"/>", h(x), h(y));
		break;
	case 'p':
		html(w, "<rect class=\"miss\" x=\"$\" y=\"$\" width=\"13\" height=\"13\" rx=\"3\"/>", h(x + 1),
		     h(y + 1));
		html(w, "<rect class=\"bar\" x=\"$\" y=\"$\" width=\"15\" height=\"8\" rx=\"3\"/>", h(x), h(y + 7));
		break;
	case 'm':
		html(w, "<rect class=\"miss\" x=\"$\" y=\"$\" width=\"13\" height=\"13\" rx=\"3\"/>", h(x + 1),
		     h(y + 1));
		html(w, "<path class=\"base\" d=\"M$ $l6 6m0-6l-6 6\"/>", chart_xy(x + 4.5), chart_xy(y + 4.5));
		break;
	default:
		html(w, "<rect class=\"miss miss--next\" x=\"$\" y=\"$\" width=\"13\" height=\"13\" rx=\"3\"/>",
		     h(x + 1), h(y + 1));
		break;
	}
}

void chart_sessions(struct html *w, const struct chart_words *t, const struct str *weeks, size_t n)
{
	size_t most = 1;
	size_t in_week;

	n = n < WEEKS_MOST ? n : WEEKS_MOST;
	for (size_t i = 0; i < n; i++)
		most = weeks[i].n > most ? weeks[i].n : most;
	most = most < WEEK_MOST ? most : WEEK_MOST;
	chart_begin(w, "chart--weeks", n > 0 ? (int)n * 25 - 10 : 15, (int)most * 19 - 4, t);
	for (size_t i = 0; i < n; i++) {
		in_week = weeks[i].n < WEEK_MOST ? weeks[i].n : WEEK_MOST;
		for (size_t k = 0; k < in_week; k++)
			session_mark(w, weeks[i].p[k], (int)i * 25, (int)(most - 1 - k) * 19);
	}
	html(w, "\n");
	chart_end(w);
}

void chart_delivered(struct html *w, int64_t done, int64_t planned)
{
	double width = planned > 0 ? chart_clip(120.0 * (double)done / (double)planned, 0, 120) : 0;

	html(w,
	     "<span class=\"done\"><span class=\"done__bar\"><svg class=\"chart\" viewBox=\"0 0 120 12\" "
	     "aria-hidden=\"true\" focusable=\"false\" preserveAspectRatio=\"none\">"
	     "<rect class=\"track\" width=\"120\" height=\"12\" rx=\"3\"/>"
	     "<rect class=\"bar\" width=\"$\" height=\"12\" rx=\"3\"/></svg></span> $",
	     chart_xy(width), h(done));
	if (planned > 0)
		html(w, " of $", h(planned));
	html(w, "</span>");
}

void chart_count(struct html *w, int64_t n, int64_t most)
{
	html(w,
	     "<svg class=\"chart\" viewBox=\"0 0 120 14\" aria-hidden=\"true\" focusable=\"false\" "
	     "preserveAspectRatio=\"none\"><rect class=\"track\" width=\"120\" height=\"14\" rx=\"3\"/>"
	     "<rect class=\"bar\" width=\"$\" height=\"14\" rx=\"3\"/></svg>",
	     chart_xy(chart_clip(most > 0 ? 120.0 * (double)n / (double)most : 0, 0, 120)));
}

void chart_stages(struct html *w, const int64_t count[4])
{
	int64_t most = 1;
	double width;

	for (size_t i = 0; i < 4; i++)
		most = count[i] > most ? count[i] : most;
	html(w, "<ul class=\"plain where\">\n");
	for (enum ui_step s = UI_ASSESS; s <= UI_REVIEW; s++) {
		width = chart_clip(178.0 * (double)count[s] / (double)most, 0, 178);
		html(w, "<li class=\"bar\"><span class=\"is-$ where__n\">", h(ui_step_key(s)));
		ui_icon(w, ui_step_key(s));
		html(w,
		     " $</span> <svg class=\"chart is-$\" viewBox=\"0 0 180 16\" aria-hidden=\"true\" "
		     "focusable=\"false\" preserveAspectRatio=\"none\"><rect class=\"track\" width=\"180\" "
		     "height=\"16\" "
		     "rx=\"3\"/><rect class=\"seg seg--on\" x=\"1\" y=\"1\" width=\"$\" height=\"14\" rx=\"2\"/></svg> "
		     "<strong class=\"num\">$</strong></li>\n",
		     h(ui_step_name(s)), h(ui_step_key(s)), chart_xy(width), h(count[s]));
	}
	html(w, "</ul>\n");
}
