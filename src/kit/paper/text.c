/* Setting text: sizes of lettering, spans, languages and directions, lines with their height. Not for where lines go.
 */
#include "kit/paper/inside.h"

#include <string.h>

#include "kit/base/utf8.h"

enum { POINTS = PANGO_SCALE };

static const double COMPACT = 0.9; /* text of 10 points */
enum { LARGE_POINTS = 18 };

static const struct face_rule {
	double size, large_size; /* points */
	double lead, large_lead; /* pitch of lines in sizes */
	bool bold;
} faces[] = {
	[FACE_H1] = { 20, 26, 1.15, 1.2, true },     [FACE_H2] = { 13, 22, 1.25, 1.25, true },
	[FACE_H3] = { 11.5, 19, 1.35, 1.35, true },  [FACE_LEAD] = { 12.5, 20, 1.4, 1.45, false },
	[FACE_NORMAL] = { 11, 18, 1.4, 1.5, false }, [FACE_QUIET] = { 10, 18, 1.4, 1.5, false },
	[FACE_LABEL] = { 11, 18, 1.4, 1.5, false },  [FACE_COLUMN] = { 10, 18, 1.4, 1.5, true },
	[FACE_FOOT] = { 10, 16, 1.3, 1.3, false },
};

double face_size(const struct paper *p, enum face face)
{
	if (p->options.large_print)
		return faces[face].large_size * (p->options.points > 0 ? p->options.points : LARGE_POINTS) /
		       LARGE_POINTS;
	return p->options.compact ? COMPACT * faces[face].size : faces[face].size;
}

double face_pitch(const struct paper *p, enum face face)
{
	return face_size(p, face) * (p->options.large_print ? faces[face].large_lead : faces[face].lead);
}

static void unref(void *x)
{
	g_object_unref(x);
}

static void attr_range(PangoAttrList *list, PangoAttribute *attr, size_t from, size_t to)
{
	attr->start_index = (guint)from;
	attr->end_index = (guint)to;
	pango_attr_list_insert(list, attr);
}

/* Words with letters that the main typeface lacks (Nguyễn) are set in the fallback as a whole. */
static void words_foreign(PangoAttrList *list, struct str s)
{
	for (size_t from = 0; from < s.n;) {
		size_t to = from;

		while (to < s.n && s.p[to] != ' ' && s.p[to] != '\n')
			to++;
		if (to > from && paper_word_foreign(str_sub(s, from, to - from)))
			attr_range(list, pango_attr_family_new(paper_fallback_family()), from, to);
		from = to + 1;
	}
}

/* Hebrew, Arabic and their relatives, with the presentation forms. */
static bool text_has_rtl(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_next(s, &i);

		if ((c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00))
			return true;
	}
	return false;
}

static PangoLayout *layout_new(struct paper *p, enum face face, struct str s, bool figures, PangoAttrList *attrs)
{
	/* Latin words and figures in a right-to-left document keep their own order and typeface. */
	bool rtl = p->rtl && text_has_rtl(s);
	PangoLayout *layout = pango_layout_new(rtl ? p->fonts->right : p->fonts->left);
	PangoFontDescription *d = pango_font_description_new();
	const char *family = p->rtl && !rtl ? NULL : paper_lang_family(p->lang);
	double scale = family != NULL ? paper_lang_scale(p->lang) : 1;

	pango_font_description_set_family_static(d, family != NULL ? family : p->fonts->family);
	pango_font_description_set_absolute_size(d, face_size(p, face) * scale * POINTS);
	pango_font_description_set_weight(d, faces[face].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, d);
	pango_font_description_free(d);
	attr_range(attrs, pango_attr_language_new(pango_language_from_string(str_c(p->a, p->lang))), 0, s.n);
	/* No ligatures: letters stay apart for the eye and for those who take the text out again. */
	if (family == NULL)
		attr_range(attrs, pango_attr_font_features_new(figures ? "liga=0,clig=0,tnum=1" : "liga=0,clig=0"), 0,
		           s.n);
	if (family == NULL)
		words_foreign(attrs, s);
	pango_layout_set_attributes(layout, attrs);
	pango_attr_list_unref(attrs);
	pango_layout_set_text(layout, s.n == 0 ? "" : s.p, (int)s.n);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	/* Text typed without a language finds its own direction; text with one keeps it, whatever it begins with. */
	pango_layout_set_auto_dir(layout, !rtl);
	arena_on_reset(p->a, unref, layout);
	return layout;
}

/* One text of all spans, and the attributes of each. */
static struct str spans_join(struct paper *p, const struct paper_span *spans, size_t n, PangoAttrList *attrs)
{
	size_t total = 0, at = 0;
	char *all;

	for (size_t i = 0; i < n; i++)
		total += spans[i].text.n;
	all = arena_alloc(p->a, total + 1);
	for (size_t i = 0; i < n; i++) {
		if (spans[i].text.n > 0)
			memcpy(all + at, spans[i].text.p, spans[i].text.n);
		if (spans[i].bold)
			attr_range(attrs, pango_attr_weight_new(PANGO_WEIGHT_BOLD), at, at + spans[i].text.n);
		if (spans[i].bold == PAPER_BOLD_LINE)
			attr_range(attrs, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), at, at + spans[i].text.n);
		if (spans[i].italic)
			attr_range(attrs, pango_attr_style_new(PANGO_STYLE_ITALIC), at, at + spans[i].text.n);
		at += spans[i].text.n;
	}
	return (struct str){ all, total };
}

static void lines_measure(struct paper *p, struct text *t, enum face face)
{
	PangoLayoutIter *it = pango_layout_get_iter(t->layout);
	double pitch = face_pitch(p, face);
	int i = 0;

	t->n = pango_layout_get_line_count(t->layout);
	t->lines = NEW_ARRAY(p->a, struct text_line, (size_t)t->n);
	do {
		struct text_line *line = &t->lines[i++];
		PangoRectangle box;
		double natural;

		pango_layout_iter_get_line_extents(it, NULL, &box);
		natural = (double)box.height / POINTS;
		line->line = pango_layout_iter_get_line_readonly(it);
		line->x = (double)box.x / POINTS;
		line->h = natural > pitch ? natural : pitch;
		line->above = (double)(pango_layout_iter_get_baseline(it) - box.y) / POINTS + (line->h - natural) / 2;
		t->h += line->h;
	} while (i < t->n && pango_layout_iter_next_line(it));
	t->n = i;
	pango_layout_iter_free(it);
}

struct text text_set(struct paper *p, enum face face, const struct paper_span *spans, size_t n, double width,
                     PangoAlignment align, bool figures)
{
	struct text t = { .rtl = p->rtl };
	PangoAttrList *attrs = pango_attr_list_new();

	t.string = spans_join(p, spans, n, attrs);
	t.layout = layout_new(p, face, t.string, figures, attrs);
	pango_layout_set_width(t.layout, (int)(width * POINTS));
	if (p->rtl && align != PANGO_ALIGN_CENTER)
		align = align == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
	pango_layout_set_alignment(t.layout, align);
	lines_measure(p, &t, face);
	return t;
}

struct text text_plain(struct paper *p, enum face face, struct str s, double width)
{
	return text_set(p, face, &(struct paper_span){ .text = s }, 1, width, PANGO_ALIGN_LEFT, false);
}

void text_widths(struct paper *p, enum face face, struct str s, bool bold, double *whole, double *word)
{
	PangoAttrList *attrs = pango_attr_list_new();
	struct paper_span span = { s, bold, false };
	struct str text = spans_join(p, &span, 1, attrs);
	PangoLayout *layout = layout_new(p, face, text, false, attrs);
	PangoRectangle box;

	pango_layout_get_extents(layout, NULL, &box);
	*whole = (double)box.width / POINTS + 0.5;
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
	pango_layout_set_width(layout, 1);
	pango_layout_get_extents(layout, NULL, &box);
	*word = (double)box.width / POINTS + 0.5;
}

struct part *text_part(struct paper *p, struct strip *s, struct node *node, const struct text *t, int i, double x,
                       double y, uint32_t colour)
{
	const struct text_line *line = &t->lines[i];
	struct part *part = part_add(p, s, node, x + line->x, y + line->above, 0, line->h);
	struct str words = str_sub(t->string, (size_t)line->line->start_index, (size_t)line->line->length);

	part->line = line->line;
	part->colour = colour;
	if (text_has_rtl(words))
		part->spoken = str_fmt(p->a, "%.*s%s", STR_ARG(words), i + 1 < t->n ? " " : "");
	return part;
}
