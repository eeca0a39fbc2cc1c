/* Results over time: pupil, peers with the same start, national figure. Drawn twice, for wide and narrow pages, so that
 * letters never shrink; which of the two is seen is for the theme. */
#include "kit/html/chart.h"
#include "kit/html/chart_parts.h"

#include "kit/base/utf8.h"

#include <math.h>
#include <stdlib.h>

static const double number_most = 1e9; /* greater ones are no results, and would need endless axes */

enum { TICKS_MOST = 7, LABEL_LETTERS = 16, STEP_LETTERS = 9, LETTER = 9, LINE = 20 };

/* One drawing: its size, and what the axes cover. */
struct plot {
	bool wide;
	int width, height;
	double left, right, top, bottom;
	double lo, hi, step; /* values */
	int32_t from, days;
};

static bool number_ok(double v)
{
	return isfinite(v) && fabs(v) <= number_most;
}

static bool point_ok(const struct chart_point *p)
{
	return number_ok(p->value) && date_is(p->on);
}

static double plot_x(const struct plot *p, struct date on)
{
	if (p->days == 0) /* one day only: in the middle */
		return (p->left + p->right) / 2;
	return chart_clip(p->left + (p->right - p->left) * (date_days(on) - p->from) / p->days, p->left, p->right);
}

static double plot_y(const struct plot *p, double v)
{
	return p->bottom - (p->bottom - p->top) * (chart_clip(v, p->lo, p->hi) - p->lo) / (p->hi - p->lo);
}

struct str chart_value(struct arena *a, const struct chart_results *c, double v)
{
	long n = isfinite(v) ? lround(chart_clip(v, -1e12, 1e12) * 10) : 0;
	long whole = lround((double)n / 10);

	if (!isfinite(v))
		return STR_NONE;
	if (c->unit == CHART_STEPS && whole >= 0 && (size_t)whole < c->steps)
		return c->step[whole];
	if (c->unit == CHART_AGES)
		return str_fmt(a, "%s%ld:%02ld", whole < 0 ? "−" : "", labs(whole) / 12, labs(whole) % 12);
	if (n % 10 == 0)
		return str_fmt(a, "%ld", n / 10);
	return str_fmt(a, "%s%ld.%ld", n < 0 ? "−" : "", labs(n) / 10, labs(n) % 10);
}

/* The smallest step of the axis that needs no more than TICKS_MOST lines. */
static double tick_step(const struct chart_results *c, double span)
{
	static const double ages[] = { 1, 2, 3, 6, 12, 24, 60, 120 };
	static const double tens[] = { 1, 2, 5 };
	double step = 1;

	if (c->unit == CHART_AGES) {
		for (size_t i = 0; i < sizeof(ages) / sizeof(ages[0]); i++)
			if (span / ages[i] <= TICKS_MOST - 2)
				return ages[i];
		return span / (TICKS_MOST - 2);
	}
	for (double ten = c->unit == CHART_STEPS ? 1 : .1; ten < 1e12; ten *= 10)
		for (size_t i = 0; i < sizeof(tens) / sizeof(tens[0]); i++) {
			step = ten * tens[i];
			if (span / step <= TICKS_MOST - 2)
				return step;
		}
	return step;
}

/* True when there is anything of the pupil to draw. */
static bool cover(struct plot *p, const struct chart_results *c)
{
	const struct chart_line *line[] = { &c->me, &c->peer };
	int32_t last = INT32_MIN;
	bool any = false;
	int32_t day;

	p->lo = INFINITY;
	p->hi = -INFINITY;
	p->from = INT32_MAX;
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < line[k]->n; i++) {
			if (!point_ok(&line[k]->p[i]))
				continue;
			any = any || k == 0;
			day = date_days(line[k]->p[i].on);
			p->from = day < p->from ? day : p->from;
			last = day > last ? day : last;
			p->lo = fmin(p->lo, line[k]->p[i].value);
			p->hi = fmax(p->hi, line[k]->p[i].value);
		}
	if (number_ok(c->national)) {
		p->lo = fmin(p->lo, c->national);
		p->hi = fmax(p->hi, c->national);
	}
	p->days = any ? last - p->from : 0;
	return any;
}

/* Rounds what is covered to whole steps; inside the ends of the scale. */
static void settle(struct plot *p, const struct chart_results *c)
{
	double least = fmax(number_ok(c->least) ? c->least : 0, c->unit == CHART_STEPS ? 2 : 1);
	double more = (least - (p->hi - p->lo)) / 2;

	if (more > 0) {
		p->lo -= more;
		p->hi += more;
	}
	p->step = tick_step(c, p->hi - p->lo);
	p->lo = floor(p->lo / p->step + 1e-9) * p->step;
	p->hi = ceil(p->hi / p->step - 1e-9) * p->step;
	if (number_ok(c->low) && p->lo < c->low && p->hi > c->low)
		p->lo = c->low;
	if (number_ok(c->high) && p->hi > c->high && p->lo < c->high)
		p->hi = c->high;
	if (p->hi <= p->lo)
		p->hi = p->lo + p->step;
}

static struct str tick_text(struct html *w, const struct chart_results *c, double v)
{
	return utf8_head(chart_value(w->a, c, v), STEP_LETTERS);
}

static void value_axis(struct html *w, struct plot *p, const struct chart_results *c)
{
	double first = ceil(p->lo / p->step - 1e-9) * p->step;
	size_t letters = 3;
	size_t n;
	double y;

	for (double v = first; v <= p->hi + p->step / 1e6; v += p->step) {
		n = utf8_len(tick_text(w, c, v));
		letters = n > letters ? n : letters;
	}
	p->left = 14 + LETTER * (double)letters;
	for (double v = first; v <= p->hi + p->step / 1e6; v += p->step) {
		y = plot_y(p, v);
		html(w,
		     "<path class=\"axis\" d=\"M$ $H$\"/><text class=\"t2\" x=\"$\" y=\"$\" "
		     "text-anchor=\"end\">$</text>\n",
		     chart_xy(p->left), chart_xy(y), chart_xy(p->right), chart_xy(p->left - 12), chart_xy(y + 5),
		     h(tick_text(w, c, v)));
	}
}

/* Days of the pupil's points, the last one always; others where there is room. A month has its year where the year is
 * new. */
static void time_axis(struct html *w, const struct plot *p, const struct chart_line *me)
{
	bool *shown = NEW_ARRAY(w->a, bool, me->n);
	double room = p->right + 1000;
	int year = 0;
	double x;

	for (size_t i = me->n; i-- > 0;) {
		x = point_ok(&me->p[i]) ? plot_x(p, me->p[i].on) : NAN;
		shown[i] = isfinite(x) && room - x >= 58;
		room = shown[i] ? x : room;
	}
	for (size_t i = 0; i < me->n; i++) {
		if (!shown[i])
			continue;
		x = plot_x(p, me->p[i].on);
		html(w, "<text class=\"t2\" x=\"$\" y=\"$\" text-anchor=\"middle\">$", chart_xy(x), h(p->height - 12),
		     h(str_sub(date_brief(w->a, me->p[i].on), me->p[i].on.d > 9 ? 3 : 2, 3)));
		if (me->p[i].on.y != year)
			html(w, " $", h(str_fmt(w->a, "%02d", me->p[i].on.y % 100)));
		year = me->p[i].on.y;
		html(w, "</text>\n");
	}
}

static void line_draw(struct html *w, const struct plot *p, const struct chart_line *l, bool me)
{
	double x;
	double y;

	html(w, "<polyline class=\"$\" points=\"", h(me ? "me" : "peer"));
	for (size_t i = 0; i < l->n; i++)
		if (point_ok(&l->p[i]))
			html(w, "$,$ ", chart_xy(plot_x(p, l->p[i].on)), chart_xy(plot_y(p, l->p[i].value)));
	html(w, "\"/>\n");
	for (size_t i = 0; i < l->n; i++) {
		if (!point_ok(&l->p[i]))
			continue;
		x = plot_x(p, l->p[i].on);
		y = plot_y(p, l->p[i].value);
		if (me)
			html(w, "<circle class=\"me-dot\" cx=\"$\" cy=\"$\" r=\"5.5\"/>", chart_xy(x), chart_xy(y));
		else
			html(w, "<rect class=\"peer-dot\" x=\"$\" y=\"$\" width=\"9\" height=\"9\"/>",
			     chart_xy(x - 4.5), chart_xy(y - 4.5));
	}
	html(w, "\n");
}

/* Words at the end of a line. */
struct label {
	struct str line[2];
	int lines;
	double y; /* middle of the words */
	bool me;
};

static double last_y(const struct plot *p, const struct chart_line *l)
{
	for (size_t i = l->n; i-- > 0;)
		if (point_ok(&l->p[i]))
			return plot_y(p, l->p[i].value);
	return NAN;
}

static struct label label_make(struct str name, double y, bool me)
{
	struct label out = { .y = y, .me = me, .lines = 1, .line = { name, STR_NONE } };
	size_t cut = 0;

	/* the first blank after which the rest fits, or else the last one before which there is room */
	for (size_t i = 0; i < name.n && utf8_len(name) > LABEL_LETTERS; i++) {
		if (name.p[i] != ' ' || utf8_len(str_sub(name, 0, i)) > LABEL_LETTERS)
			continue;
		cut = i;
		if (utf8_len(str_sub(name, i + 1, name.n)) <= LABEL_LETTERS + 2)
			break;
	}
	if (cut > 0) {
		out.lines = 2;
		out.line[0] = str_sub(name, 0, cut);
		out.line[1] = utf8_head(str_sub(name, cut + 1, name.n), LABEL_LETTERS + 2);
	} else {
		out.line[0] = utf8_head(name, LABEL_LETTERS + 2);
	}
	return out;
}

static void label_swap(struct label *a, struct label *b)
{
	struct label t = *a;

	*a = *b;
	*b = t;
}

/* Sorted by height and pushed apart, so that none covers another; then back up into the picture. */
static void labels_spread(struct label *l, size_t n, double bottom)
{
	double need;

	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && l[k].y < l[k - 1].y; k--)
			label_swap(&l[k], &l[k - 1]);
	for (size_t i = 1; i < n; i++) {
		need = (l[i].lines + l[i - 1].lines) * LINE / 2.0 + 4;
		l[i].y = fmax(l[i].y, l[i - 1].y + need);
	}
	for (size_t i = n; i-- > 0;) {
		need = i + 1 < n ? l[i + 1].y - (l[i].lines + l[i + 1].lines) * LINE / 2.0 - 4 : bottom;
		l[i].y = fmin(l[i].y, need);
	}
}

static void labels_draw(struct html *w, const struct plot *p, const struct chart_results *c)
{
	struct label l[3];
	size_t n = 0;
	double y;

	l[n++] = label_make(c->me.name, last_y(p, &c->me), true);
	if (isfinite(last_y(p, &c->peer)))
		l[n++] = label_make(c->peer.name, last_y(p, &c->peer), false);
	if (number_ok(c->national))
		l[n++] = label_make(c->national_name, plot_y(p, c->national), false);
	labels_spread(l, n, p->bottom);
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < l[i].lines; k++) {
			y = l[i].y + 5 + LINE * (k - (l[i].lines - 1) / 2.0);
			html(w, "<text$ x=\"$\" y=\"$\">$</text>", h_flag("class=\"tb\"", l[i].me),
			     chart_xy(p->right + 12), chart_xy(y), h(l[i].line[k]));
		}
	html(w, "\n");
}

static void plot_draw(struct html *w, const struct plot *size, const struct chart_words *t,
                      const struct chart_results *c)
{
	struct plot p = *size;
	struct chart_words words = *t;

	if (!cover(&p, c))
		return;
	settle(&p, c);
	if (!p.wide)
		words.id = str_c(w->a, str_fmt(w->a, "%s-n", t->id));
	chart_begin(w, p.wide ? "only-wide chart--results" : "only-narrow chart--s", p.width, p.height, &words);
	value_axis(w, &p, c);
	time_axis(w, &p, &c->me);
	if (number_ok(c->national))
		html(w, "<path class=\"nat\" d=\"M$ $H$\"/>\n", chart_xy(p.left), chart_xy(plot_y(&p, c->national)),
		     chart_xy(p.right));
	if (c->peer.n > 0)
		line_draw(w, &p, &c->peer, false);
	line_draw(w, &p, &c->me, true);
	if (p.wide)
		labels_draw(w, &p, c);
	chart_end(w);
}

/* Which line is which, where there is no room beside them. */
static void key_draw(struct html *w, const struct chart_results *c)
{
	html(w,
	     "<ul class=\"plain key only-narrow\">\n<li><svg class=\"chart\" viewBox=\"0 0 44 14\" "
	     "aria-hidden=\"true\"><path class=\"me\" d=\"M2 7H42\"/><circle class=\"me-dot\" cx=\"22\" "
	     "cy=\"7\" r=\"5.5\"/></svg> $</li>\n",
	     h(c->me.name));
	if (c->peer.n > 0)
		html(w,
		     "<li><svg class=\"chart\" viewBox=\"0 0 44 14\" aria-hidden=\"true\"><path class=\"peer\" "
		     "d=\"M0 7H44\"/><rect class=\"peer-dot\" x=\"17.5\" y=\"2.5\" width=\"9\" height=\"9\"/></svg> "
		     "$</li>\n",
		     h(c->peer.name));
	if (number_ok(c->national))
		html(w,
		     "<li><svg class=\"chart\" viewBox=\"0 0 44 14\" aria-hidden=\"true\"><path class=\"nat\" "
		     "d=\"M2 7H42\"/></svg> $</li>\n",
		     h(c->national_name));
	html(w, "</ul>\n");
}

void chart_results(struct html *w, const struct chart_words *t, const struct chart_results *c)
{
	static const struct plot wide = {
		.wide = true, .width = 568, .height = 300, .right = 428, .top = 26, .bottom = 252
	};
	static const struct plot narrow = { .width = 322, .height = 260, .right = 296, .top = 24, .bottom = 214 };
	struct plot seen = wide;

	if (!cover(&seen, c))
		return;
	plot_draw(w, &wide, t, c);
	plot_draw(w, &narrow, t, c);
	key_draw(w, c);
}
