/* Pictures for parents and pupils: a road with a flag, stepping stones to a star. */
#include "kit/html/chart.h"
#include "kit/html/chart_parts.h"

#include <math.h>

enum { ROAD_WIDTH = 312, ROAD_FROM = 14, ROAD_TO = 290 };

/* The place on a page of either direction. */
static struct hval road_x(const struct chart_words *t, double x)
{
	return chart_xy(t->mirror ? ROAD_WIDTH - x : x);
}

void chart_road(struct html *w, const struct chart_words *t, double start, double now, double goal,
                struct str start_text, struct str now_text, struct str goal_text)
{
	double x = ROAD_FROM + (ROAD_TO - ROAD_FROM) * chart_share(start, now, goal);
	const char *anchor = x > 225 ? "end" : x < 60 ? "start" : "middle";
	double text_x = x > 225 ? fmin(x + 11, 281) : x < 60 ? fmax(x - 11, 0) : x;

	chart_begin(w, "chart--path", ROAD_WIDTH, 92, t);
	html(w, "<path class=\"road\" d=\"M$ 46H$\"/>", road_x(t, ROAD_FROM), road_x(t, ROAD_TO));
	if (x > ROAD_FROM)
		html(w, "<path class=\"road road--done\" d=\"M$ 46H$\"/>", road_x(t, ROAD_FROM), road_x(t, x));
	html(w, "<circle class=\"me-dot\" cx=\"$\" cy=\"46\" r=\"7\"/><path class=\"flagpole\" d=\"M$ 54V20\"/>",
	     road_x(t, ROAD_FROM), road_x(t, ROAD_TO));
	html(w, "<path class=\"flagcloth\" d=\"M$ 20h$l$ 7l$ 7h$z\"/>", road_x(t, ROAD_TO), h(t->mirror ? -20 : 20),
	     h(t->mirror ? 5 : -5), h(t->mirror ? -5 : 5), h(t->mirror ? 20 : -20));
	html(w,
	     "<circle class=\"nowdot\" cx=\"$\" cy=\"46\" r=\"11\"/><text class=\"tb\" x=\"$\" y=\"26\" "
	     "text-anchor=\"$\">$</text>",
	     road_x(t, x), road_x(t, text_x), h(anchor), h(now_text));
	html(w,
	     "<text x=\"$\" y=\"78\" text-anchor=\"start\">$</text><text x=\"$\" y=\"78\" "
	     "text-anchor=\"end\">$</text>\n",
	     road_x(t, 0), h(start_text), road_x(t, ROAD_WIDTH), h(goal_text));
	chart_end(w);
}

enum { STONES = 6, STONES_WIDTH = 424 };

int chart_stone(double start, double now, double goal)
{
	return 1 + (int)floor(chart_share(start, now, goal) * (STONES - 1));
}

static void stone(struct html *w, int x, int y, bool here, bool done, bool star, bool mirror)
{
	html(w, "<circle class=\"stone$\" cx=\"$\" cy=\"$\" r=\"$\"/>",
	     h(here   ? " stone--here"
	       : done ? " stone--done"
	       : star ? " stone--star"
	              : ""),
	     h(x), h(y),
	     h(here   ? 25
	       : star ? 24
	              : 16));
	if (here)
		chart_icon(w, "stone__h", x - 18, y - 18, 36, "face5");
	else if (done)
		chart_icon(w, "stone__i", x - 11, y - 11, 22, "tick");
	else if (star)
		chart_icon(w, "stone__s", x - 15, y - 16, 30, "star");
	if (here && star)
		html(w,
		     "<path class=\"stone__won\" transform=\"translate($ -2) scale(1.5)\" d=\"M12 3.5l2.6 5.5 6 "
		     ".8-4.4 4.1 1.1 5.9L12 16.9l-5.3 2.9 1.1-5.9L3.4 9.8l6-.8z\"/>",
		     h(mirror ? -6 : 394));
}

void chart_stones(struct html *w, const struct chart_words *t, int at)
{
	static const int y[STONES] = { 58, 44, 58, 46, 60, 42 };

	bool mirror = t != NULL && t->mirror;

	at = at < 1 ? 1 : at > STONES ? STONES : at;
	chart_begin(w, "chart--stones", STONES_WIDTH, 96, t);
	html(w, "<path class=\"stonepath\"");
	if (mirror)
		html(w, " transform=\"translate($ 0) scale(-1 1)\"", h(STONES_WIDTH));
	html(w, " d=\"M28 58 S76 44 100 44 S148 58 172 58 S220 46 244 46 S292 60 316 60 S364 42 388 42\"/>");
	for (int i = 0; i < STONES; i++) {
		int x = 28 + 72 * i;

		stone(w, mirror ? STONES_WIDTH - x : x, y[i], i + 1 == at, i + 1 < at, i + 1 == STONES, mirror);
	}
	html(w, "\n");
	chart_end(w);
}
