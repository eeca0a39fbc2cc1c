#include "leaflet/leaflet_parts.h"

#include "kit/base/asset.h"

void symbol_write(struct html *w, struct str name)
{
	html(w, "<svg class=\"symbol\" aria-hidden=\"true\" focusable=\"false\"><use href=\"$#$\"/></svg>",
	     h_url(str_of(asset_symbols_url)), h(name));
}

/* A paragraph of the Code: a link where we have it in our own words. */
static void code_write(struct req *q, struct str para)
{
	if (leaf_file(str_fmt(q->a, "code/%.*s.md", STR_ARG(para))).n > 0)
		ui_cop(&q->w, str_c(q->a, para));
	else
		html(&q->w, "<span class=\"cop\">Code $</span>", h(para));
}

void leaf_spans_write(struct req *q, const struct leaf_el *e)
{
	struct html *w = &q->w;

	for (size_t i = 0; i < e->spans; i++) {
		const struct leaf_span *s = &e->span[i];

		switch (s->kind) {
		case LEAF_PLAIN:
			html(w, "$", h(s->text));
			break;
		case LEAF_BOLD:
			html(w, "<strong>$</strong>", h(s->text));
			break;
		case LEAF_IS_MUST:
			html(w, "<strong class=\"must\">$</strong>", h(s->text));
			break;
		case LEAF_IS_SHOULD:
			html(w, "<strong class=\"should\">$</strong>", h(s->text));
			break;
		case LEAF_LINK:
			html(w, "<a href=\"$\"$>$</a>", h_url(s->url),
			     h_flag("class=\"nowrap\"", str_starts(s->url, S("tel:"))), h(s->text));
			break;
		case LEAF_CODE:
			code_write(q, s->text);
			break;
		}
	}
}

static void step_icon(struct html *w, struct str hue)
{
	html(w,
	     "<span class=\"stepicon stepicon--on\"><svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use "
	     "href=\"$#$\"/></svg></span> ",
	     h_url(str_of(asset_icons_url)), h(hue));
}

static void heading_write(struct req *q, const struct leaf_el *e, bool one_block)
{
	struct str words = leaf_words_of(q->a, e);

	if (e->level == 4 && one_block)
		html(&q->w, "<h2>$</h2>\n", h(words));
	else if (e->level == 4)
		html(&q->w, "<h3>$</h3>\n", h(words));
	else if (e->level == 2)
		html(&q->w, "<h2 id=\"$\">$</h2>\n", h(e->id), h(words));
	else {
		html(&q->w, "<h3 id=\"$\" class=\"stephead\">", h(e->id));
		step_icon(&q->w, e->hue);
		html(&q->w, "$</h3>\n", h(words));
	}
}

/* Pictures in a row, each with the hard words that belong to it. Returns where it ended. */
static size_t pictures_write(struct req *q, const struct leaf *l, size_t i, size_t to)
{
	html(&q->w, "<ul class=\"pictures\">\n");
	while (i < to && l->el[i].kind == LEAF_PICTURE) {
		html(&q->w, "<li>");
		symbol_write(&q->w, l->el[i].symbol);
		html(&q->w, "<div><p>");
		leaf_spans_write(q, &l->el[i]);
		html(&q->w, "</p>");
		for (i++; i < to && l->el[i].kind == LEAF_HARD; i++) {
			html(&q->w, "<p class=\"hard\">");
			leaf_spans_write(q, &l->el[i]);
			html(&q->w, "</p>");
		}
		html(&q->w, "</div></li>\n");
	}
	html(&q->w, "</ul>\n");
	return i;
}

static size_t list_write(struct req *q, const struct leaf *l, size_t i, size_t to)
{
	enum leaf_kind kind = l->el[i].kind;

	if (kind == LEAF_NUMBER)
		html(&q->w, "<ol$>\n", h_flag("class=\"flowlist\"", l->shape == SHAPE_FLOW));
	else
		html(&q->w, "<ul$>\n", h_flag("class=\"asks\"", kind == LEAF_ASK));
	for (; i < to && l->el[i].kind == kind; i++) {
		html(&q->w, "<li>");
		if (kind == LEAF_ASK) {
			ui_icon(&q->w, "message");
			html(&q->w, " <span>");
		}
		leaf_spans_write(q, &l->el[i]);
		if (kind == LEAF_ASK)
			html(&q->w, "</span>");
		html(&q->w, "</li>\n");
	}
	if (kind == LEAF_NUMBER)
		html(&q->w, "</ol>\n");
	else
		html(&q->w, "</ul>\n");
	return i;
}

static size_t letter_write(struct req *q, const struct leaf *l, size_t i, size_t to)
{
	html(&q->w, "<div class=\"leafletter\">\n");
	for (; i < to && l->el[i].kind == LEAF_LETTER; i++) {
		html(&q->w, "<p>");
		leaf_spans_write(q, &l->el[i]);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "</div>\n");
	return i;
}

/* One element, or all of a list. Returns where it ended. */
static size_t element_write(struct req *q, const struct leaf *l, size_t i, size_t to, bool one_block)
{
	const struct leaf_el *e = &l->el[i];

	if (e->kind == LEAF_PICTURE)
		return pictures_write(q, l, i, to);
	if (e->kind == LEAF_ITEM || e->kind == LEAF_NUMBER || e->kind == LEAF_ASK)
		return list_write(q, l, i, to);
	if (e->kind == LEAF_LETTER)
		return letter_write(q, l, i, to);
	if (e->kind == LEAF_HEADING) {
		heading_write(q, e, one_block);
	} else {
		html(&q->w, "<p>");
		leaf_spans_write(q, e);
		html(&q->w, "</p>\n");
	}
	return i + 1;
}

void leaf_write(struct req *q, const struct leaf *l, size_t from, size_t to, bool one_block)
{
	for (size_t i = from; i < to;) {
		const struct leaf_el *e = &l->el[i];
		size_t end = i + leaf_below(l, i);

		if (e->kind != LEAF_HEADING || e->level != 3 || one_block) {
			i = element_write(q, l, i, to, one_block);
			continue;
		}
		html(&q->w, "<div class=\"is-$\">\n", h(e->hue));
		heading_write(q, e, false);
		html(&q->w, "<div class=\"stepbody\">\n");
		for (i++; i < end;)
			i = element_write(q, l, i, end, false);
		html(&q->w, "</div></div>\n");
	}
}
