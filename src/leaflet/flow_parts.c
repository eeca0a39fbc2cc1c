/* The flowchart and the poster, drawn from content/family/flow.txt. Text that follows the law has its mark here too. */
#include "kit/base/asset.h"
#include "leaflet/leaf_fill_rule.h"
#include "leaflet/leaflet_parts.h"

enum { LEFT = 130, WIDE = 340, MIDDLE = 300, RIGHT = LEFT + WIDE, SIDE_X = 544, SIDE_WIDE = 236, LINE = 24, TOP = 14 };
enum { CHART_WIDE = 794, GAP = 30, GAP_SAID = 40, LANE_NEAR = 86, LANE_FAR = 26 };

struct drawing {
	struct req *q;
	const struct flow *f;
	const struct leaf_facts *facts;
	int top[FLOW_MOST];
	int high[FLOW_MOST];
	int end;
};

/* One line of text; facts are filled in, and a line that asks for one that is not known is left out. */
static void text_write(struct drawing *d, const char *classes, int x, int y, const char *anchor, struct str words)
{
	struct leaf_spans made = leaf_fill(d->q->a, words, d->facts, LEAF_MUST);
	struct html *w = &d->q->w;

	if (made.n == 0)
		return;
	html(w, "<text class=\"$\" x=\"$\" y=\"$\" text-anchor=\"$\">", h(classes), h(x), h(y), h(anchor));
	for (size_t i = 0; i < made.n; i++)
		if (made.span[i].kind == LEAF_IS_MUST)
			html(w, "<tspan class=\"must\">$</tspan>", h(made.span[i].text));
		else
			html(w, "$", h(made.span[i].text));
	html(w, "</text>\n");
}

static void symbol_at(struct drawing *d, const char *name, int x, int y, int size)
{
	html(&d->q->w, "<svg class=\"symb\" x=\"$\" y=\"$\" width=\"$\" height=\"$\"><use href=\"$#$\"/></svg>\n", h(x),
	     h(y), h(size), h(size), h_url(str_of(asset_symbols_url)), h(name));
}

static void icon_at(struct drawing *d, const char *classes, struct str name, int x, int y, int size)
{
	html(&d->q->w, "<svg class=\"$\" x=\"$\" y=\"$\" width=\"$\" height=\"$\"><use href=\"$#$\"/></svg>\n",
	     h(classes), h(x), h(y), h(size), h(size), h_url(str_of(asset_icons_url)), h(name));
}

static void box_write(struct drawing *d, const char *kind, int x, int y, int w, int high, int r)
{
	html(&d->q->w, "<rect class=\"$\" x=\"$\" y=\"$\" width=\"$\" height=\"$\" rx=\"$\"/>\n", h(kind), h(x), h(y),
	     h(w), h(high), h(r));
}

/* ---- flowchart ---- */

static int node_high(const struct flow_node *node)
{
	int n = (int)(node->titles + node->lines);

	return node->kind == FLOW_ASK ? 60 : 14 + n * LINE + (n == 1 ? 22 : 2);
}

/* Where each line of boxes stands. Notes and sides stand beside them. */
static void places(struct drawing *d)
{
	int y = TOP;
	int last = 0;

	for (size_t i = 0; i < d->f->n; i++) {
		const struct flow_node *node = &d->f->node[i];

		d->high[i] = node_high(node);
		if (node->number > 0) {
			d->top[i] = y;
			last = (int)i;
			y += d->high[i] + (node->next.n > 0 ? GAP_SAID : GAP);
		} else if (node->kind == FLOW_SIDE || node->kind == FLOW_NOTE) {
			d->top[i] = d->top[last] + d->high[last] / 2 - d->high[i] / 2;
		} else {
			d->top[i] = d->top[last];
		}
	}
	d->end = y - GAP + TOP;
}

static void lines_write(struct drawing *d, const struct flow_node *node, int x, int y, int high, const char *anchor)
{
	int n = (int)(node->titles + node->lines);
	int at = y + (high - n * LINE) / 2 + 17;

	for (size_t i = 0; i < node->titles; i++, at += LINE)
		text_write(d, "tb", x, at, anchor, node->title[i]);
	for (size_t i = 0; i < node->lines; i++, at += LINE)
		text_write(d, "", x, at, anchor, node->line[i]);
}

static void node_write(struct drawing *d, size_t i)
{
	const struct flow_node *node = &d->f->node[i];
	int y = d->top[i];
	int high = d->high[i];

	if (node->kind == FLOW_STEP) {
		html(&d->q->w, "<g class=\"is-$\">\n", h(node->name));
		box_write(d, "f-step", LEFT, y, WIDE, high, 8);
		icon_at(d, "ink", node->name, LEFT + 18, y + high / 2 - 17, 34);
		lines_write(d, node, LEFT + 68, y, high, "start");
		html(&d->q->w, "</g>\n");
	} else if (node->kind == FLOW_SIDE || node->kind == FLOW_NOTE) {
		box_write(d, node->kind == FLOW_SIDE ? "f-side" : "f-ask", SIDE_X, y, SIDE_WIDE, high, 8);
		lines_write(d, node, SIDE_X + SIDE_WIDE / 2, y, high, "middle");
	} else if (node->number > 0) {
		bool round = node->kind == FLOW_BEGIN || node->kind == FLOW_ASK || node->kind == FLOW_END;

		box_write(d,
		          node->kind == FLOW_ASK   ? "f-ask"
		          : node->kind == FLOW_BOX ? "f-box"
		                                   : "f-side",
		          LEFT, y, WIDE, high, round ? high / 2 : 8);
		lines_write(d, node, MIDDLE, y, high, "middle");
	}
}

/* A label on its own ground, over the line that it names. */
static void label_write(struct drawing *d, const struct flow_node *node, int x, int y)
{
	int n = (int)node->titles;

	if (n == 0)
		return;
	box_write(d, "f-bg", x - 78, y - n * LINE / 2, 156, n * LINE + 4, 0);
	for (int i = 0; i < n; i++)
		text_write(d, "tb", x, y - n * LINE / 2 + 18 + i * LINE, "middle", node->title[i]);
}

static void back_write(struct drawing *d, size_t i, size_t from, bool far)
{
	size_t to = (size_t)(flow_find(d->f, d->f->node[i].name) - d->f->node);
	int lane = far ? LANE_FAR : LANE_NEAR;
	int y0 = d->top[from] + d->high[from] / 2;
	int y1 = d->top[to] + d->high[to] / 2;
	int n = (int)d->f->node[i].titles;

	html(&d->q->w, "<path class=\"f-line\" d=\"M$ $H$V$H$m-7-6l7 6-7 6\"/>\n", h(LEFT), h(y0), h(lane), h(y1),
	     h(LEFT - 4));
	if (n == 0)
		return;
	box_write(d, "f-bg", lane - 36, (y0 + y1) / 2 - n * LINE / 2, 74, n * LINE + 4, 0);
	for (int k = 0; k < n; k++)
		text_write(d, "tb", lane + 1, (y0 + y1) / 2 - n * LINE / 2 + 18 + k * LINE, "middle",
		           d->f->node[i].title[k]);
}

static void rise_write(struct drawing *d, size_t i, size_t from)
{
	size_t to = (size_t)(flow_find(d->f, d->f->node[i].name) - d->f->node);
	int x = SIDE_X + SIDE_WIDE / 2;
	int y = d->top[from] + d->high[from] / 2;
	int bottom = d->top[to] + d->high[to];

	html(&d->q->w, "<path class=\"f-line\" d=\"M$ $H$V$m-6 7l6-7 6 7\"/>\n", h(RIGHT), h(y), h(x), h(bottom + 2));
	label_write(d, &d->f->node[i], x, (y + bottom) / 2);
}

static void side_line(struct drawing *d, size_t i, size_t from)
{
	int y = d->top[from] + d->high[from] / 2;

	if (d->f->node[i].kind == FLOW_NOTE) {
		html(&d->q->w, "<path class=\"f-line f-dash\" d=\"M$ $H$\"/>\n", h(SIDE_X), h(y), h(RIGHT + 4));
		return;
	}
	html(&d->q->w, "<path class=\"f-line\" d=\"M$ $H$m-7-6l7 6-7 6\"/>\n", h(RIGHT), h(y), h(SIDE_X - 4));
	text_write(d, "tb", (RIGHT + SIDE_X) / 2, y - 12, "middle", d->f->node[i].next);
}

static void lines_between(struct drawing *d)
{
	size_t last = 0;
	bool first = true;
	bool far = false;

	for (size_t i = 0; i < d->f->n; i++) {
		const struct flow_node *node = &d->f->node[i];

		if (node->number > 0) {
			if (!first) {
				int y = d->top[last] + d->high[last];

				html(&d->q->w, "<path class=\"f-line\" d=\"M$ $V$m-6-7l6 7 6-7\"/>\n", h(MIDDLE), h(y),
				     h(d->top[i] - 2));
				text_write(d, "tb", MIDDLE + 16, y + 26, "start", d->f->node[last].next);
			}
			first = false;
			last = i;
		} else if (node->kind == FLOW_BACK) {
			back_write(d, i, last, far);
			far = true;
		} else if (node->kind == FLOW_RISE) {
			rise_write(d, i, last);
		} else if (node->kind == FLOW_SIDE || node->kind == FLOW_NOTE) {
			side_line(d, i, last);
		}
	}
}

void flow_chart_write(struct req *q, const struct flow *f, const struct leaf_facts *facts)
{
	struct drawing d = { .q = q, .f = f, .facts = facts };

	places(&d);
	html(
	    &q->w,
	    "<div class=\"poster\"><svg class=\"chart\" viewBox=\"0 0 $ $\" role=\"img\" aria-labelledby=\"fl-t fl-d\">"
	    "<title id=\"fl-t\">Flowchart: from a worry to the four steps and on</title>"
	    "<desc id=\"fl-d\">The list below says the same.</desc>\n"
	    "<rect class=\"f-bg\" width=\"$\" height=\"$\"/>\n",
	    h(CHART_WIDE), h(d.end), h(CHART_WIDE), h(d.end));
	lines_between(&d);
	for (size_t i = 0; i < f->n; i++)
		node_write(&d, i);
	html(&q->w, "</svg></div>\n");
}

/* ---- poster ---- */

/* A line that may be a long name: in two where it has to be. Returns where the next one stands. */
static int long_write(struct drawing *d, int x, int y, const char *anchor, struct str words)
{
	enum { LETTERS = 36, STEP = 24 };
	struct leaf_spans made = leaf_fill(d->q->a, words, d->facts, LEAF_MUST);
	struct leaf_el e = { .span = made.span, .spans = made.n };
	struct str rest = leaf_words_of(d->q->a, &e);

	while (rest.n > 0) {
		size_t cut = rest.n;

		for (size_t i = 0; rest.n > LETTERS && i < LETTERS; i++)
			if (rest.p[i] == ' ')
				cut = i;
		text_write(d, "p-b", x, y, anchor, str_sub(rest, 0, cut));
		rest = str_trim(str_sub(rest, cut, rest.n));
		y += STEP;
	}
	return y;
}

static void word_write(struct drawing *d, const char *name, const char *classes, int x, int y, const char *anchor)
{
	const struct flow_node *node = flow_find(d->f, str_of(name));

	for (size_t i = 0; node != NULL && i < node->titles; i++, y += 26)
		text_write(d, classes, x, y, anchor, node->title[i]);
	for (size_t i = 0; node != NULL && i < node->lines; i++)
		y = long_write(d, x, y, anchor, node->line[i]);
}

/* Whom to talk to: nothing of it when a name or a number is not known, as in the list. */
static void contact_write(struct drawing *d, const char *name, const char *symbol, int x)
{
	const struct flow_node *node = flow_find(d->f, str_of(name));

	for (size_t i = 0; node != NULL && i < node->lines; i++)
		if (leaf_fill(d->q->a, node->line[i], d->facts, LEAF_MUST).n == 0)
			return;
	symbol_at(d, symbol, x, 1026, 52);
	word_write(d, name, "tb", x + 64, 1046, "start");
}

static void ring_write(struct drawing *d)
{
	static const struct {
		int x, y;
	} AT[] = { { 283, 232 }, { 509, 230 }, { 507, 444 }, { 285, 442 } };
	size_t n = 0;

	html(&d->q->w, "<g transform=\"translate(397 372) scale(1.45) translate(-158 -176)\">"
	               "<g class=\"is-assess\"><path class=\"arc arc--now\" d=\"M28.3 166.9A130 130 0 0 1 133.2 "
	               "48.4L152.6 72.1L143.1 "
	               "99.4A78 78 0 0 0 80.2 170.6L56.3 154.4Z\"/></g>"
	               "<g class=\"is-plan\"><path class=\"arc arc--now\" d=\"M167.1 46.3A130 130 0 0 1 285.6 "
	               "151.2L261.9 170.6L234.6 "
	               "161.1A78 78 0 0 0 163.4 98.2L179.6 74.3Z\"/></g>"
	               "<g class=\"is-do\"><path class=\"arc arc--now\" d=\"M287.7 185.1A130 130 0 0 1 182.8 "
	               "303.6L163.4 279.9L172.9 "
	               "252.6A78 78 0 0 0 235.8 181.4L259.7 197.6Z\"/></g>"
	               "<g class=\"is-review\"><path class=\"arc arc--now\" d=\"M148.9 305.7A130 130 0 0 1 30.4 "
	               "200.8L54.1 181.4L81.4 "
	               "190.9A78 78 0 0 0 152.6 253.8L136.4 277.7Z\"/></g></g>\n");
	for (size_t i = 0; i < d->f->n; i++) {
		const struct flow_node *node = &d->f->node[i];

		if (node->kind != FLOW_STEP || n == 4)
			continue;
		html(&d->q->w, "<g class=\"is-$\">", h(node->name));
		icon_at(d, "ink ink--now", node->name, AT[n].x - 18, AT[n].y, 36);
		text_write(d, "tw", AT[n].x, AT[n].y + 56, "middle", node->title[0]);
		html(&d->q->w, "</g>\n");
		n++;
	}
	symbol_at(d, "parent", 353, 306, 88);
	word_write(d, "middle", "tb tl", 397, 416, "middle");
}

static void boxes_write(struct drawing *d)
{
	int n = 0;

	for (size_t i = 0; i < d->f->n; i++) {
		const struct flow_node *node = &d->f->node[i];
		int x = n % 2 == 0 ? 48 : 411;
		int y = n < 2 ? 586 : 726;

		if (node->kind != FLOW_STEP || n == 4)
			continue;
		html(&d->q->w, "<g class=\"is-$\">", h(node->name));
		box_write(d, "p-box", x, y, 335, 122, 8);
		icon_at(d, "ink", node->name, x + 16, y + 16, 30);
		text_write(d, "p-c", x + 56, y + 39, "start",
		           str_fmt(d->q->a, "%d. %.*s", n + 1, STR_ARG(node->title[0])));
		for (size_t k = 0; k < node->lines; k++)
			text_write(d, "p-b", x + 18, y + 74 + (int)k * 26, "start", node->line[k]);
		html(&d->q->w, "</g>\n");
		n++;
	}
}

/* If it does not help: the two boxes of the flowchart that say so. */
static void strip_write(struct drawing *d)
{
	const struct flow_node *change = flow_find(d->f, S("change"));
	const struct flow_node *council = flow_find(d->f, S("council"));

	html(&d->q->w, "<rect class=\"p-strip\" x=\"0\" y=\"872\" width=\"794\" height=\"132\"/>\n");
	word_write(d, "strip", "tb tl", 48, 906, "start");
	if (change == NULL || council == NULL)
		return;
	symbol_at(d, "change", 48, 924, 60);
	for (size_t k = 0; k < change->lines; k++)
		text_write(d, "p-b", 120, 950 + (int)k * 26, "start", change->line[k]);
	html(&d->q->w, "<path class=\"p-line\" d=\"M350 954h16m-6-6l6 6-6 6\"/>\n");
	symbol_at(d, "council", 384, 924, 60);
	for (size_t k = 0; k < council->titles; k++)
		text_write(d, "p-b", 456, 950 + (int)k * 26, "start", council->title[k]);
	text_write(d, "p-b", 456, 976, "start", council->lines > 0 ? council->line[0] : STR_NONE);
}

void flow_poster_write(struct req *q, const struct flow *f, const struct leaf_facts *facts)
{
	struct drawing d = { .q = q, .f = f, .facts = facts };

	html(&q->w, "<div class=\"poster\"><svg class=\"chart\" viewBox=\"0 0 794 1140\" role=\"img\" "
	            "aria-labelledby=\"po-t po-d\">"
	            "<title id=\"po-t\">Poster: SEN Support in four steps</title><desc id=\"po-d\">Four arrows make a "
	            "circle round "
	            "your child and you. The list below says the same.</desc>\n"
	            "<rect class=\"p-sheet\" width=\"794\" height=\"1140\"/><rect class=\"p-band\" width=\"794\" "
	            "height=\"150\"/>\n");
	word_write(&d, "head", "p-on p-h", 48, 74, "start");
	word_write(&d, "lead", "p-on2 p-l", 48, 116, "start");
	word_write(&d, "left", "p-m", 48, 200, "start");
	word_write(&d, "right", "p-m", 746, 200, "end");
	ring_write(&d);
	boxes_write(&d);
	strip_write(&d);
	contact_write(&d, "talk", "phone", 48);
	contact_write(&d, "free", "advice", 411);
	html(&q->w, "</svg></div>\n");
}
