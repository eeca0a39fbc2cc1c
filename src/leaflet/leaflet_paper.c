#include "leaflet/leaflet_paper.h"

#include "leaflet/leaf_text_rule.h"

enum { SPANS_MOST = 130 };

struct printing {
	struct arena *a;
	struct paper *p;
	bool folded;
	int panel;
	enum leaf_kind list; /* kind of the open list; LEAF_HEADING: none */
	bool in_box;
};

static enum paper_hue hue_of(struct str word)
{
	static const char *const WORDS[] = { "assess", "plan", "do", "review", NULL };
	int at = leaf_word(word, WORDS);

	return at < 0 ? PAPER_INK : (enum paper_hue)(PAPER_ASSESS + at);
}

/* Its spans, and the address of a link behind its words: paper has nothing to press. Returns how many. */
static size_t spans_of(struct printing *t, const struct leaf_el *e, struct paper_span *out)
{
	size_t n = 0;

	for (size_t i = 0; i < e->spans && n + 2 < SPANS_MOST; i++) {
		const struct leaf_span *s = &e->span[i];
		bool must = s->kind == LEAF_IS_MUST;
		struct str text = s->kind == LEAF_CODE ? str_fmt(t->a, "(Code %.*s)", STR_ARG(s->text)) : s->text;

		out[n++] = (struct paper_span){
			.text = text,
			.bold = must ? PAPER_BOLD_LINE : s->kind == LEAF_IS_SHOULD || s->kind == LEAF_BOLD,
		};
		if (s->kind == LEAF_LINK && str_starts(s->url, S("https://")) && !str_eq(s->url, s->text))
			out[n++] = (struct paper_span){ .text = str_fmt(t->a, ": %.*s", STR_ARG(s->url)) };
	}
	return n;
}

static bool listed(enum leaf_kind kind)
{
	return kind == LEAF_ITEM || kind == LEAF_NUMBER || kind == LEAF_ASK || kind == LEAF_PICTURE ||
	       kind == LEAF_HARD;
}

/* Kinds that make one list: a picture and the hard words below it. */
static enum leaf_kind list_of(enum leaf_kind kind)
{
	return kind == LEAF_HARD ? LEAF_PICTURE : kind;
}

static void list_turn(struct printing *t, enum leaf_kind next)
{
	enum leaf_kind list = listed(next) ? list_of(next) : LEAF_HEADING;

	if (list == t->list)
		return;
	if (t->list != LEAF_HEADING)
		paper_list_end(t->p);
	if (list != LEAF_HEADING)
		paper_list_begin(t->p);
	t->list = list;
}

static void box_end(struct printing *t)
{
	if (t->in_box)
		paper_box_end(t->p);
	t->in_box = false;
}

static void panel_turn(struct printing *t)
{
	t->panel = (t->panel + 1) % 3;
	if (t->panel == 0)
		paper_page_break(t->p);
	else
		paper_third(t->p, t->panel);
}

static void heading(struct printing *t, const struct leaf_el *e)
{
	struct str words = leaf_words_of(t->a, e);

	if (e->level < 4)
		box_end(t);
	if (t->folded && e->panel)
		panel_turn(t);
	if (e->hue.n > 0 && e->level == 3 && !t->folded) {
		paper_heading(t->p, 3, words);
		paper_box_begin(t->p, hue_of(e->hue), STR_NONE);
		t->in_box = true;
	} else {
		paper_heading(t->p, t->folded || e->level > 2 ? 3 : 2, words);
	}
}

static void element(struct printing *t, const struct leaf_el *e)
{
	struct paper_span span[SPANS_MOST];
	size_t n = spans_of(t, e, span);

	list_turn(t, e->kind);
	switch (e->kind) {
	case LEAF_HEADING:
		heading(t, e);
		break;
	case LEAF_TEXT:
	case LEAF_LETTER:
		paper_spans(t->p, PAPER_NORMAL, span, n);
		if (e->kind == LEAF_LETTER)
			paper_space(t->p, 8);
		break;
	case LEAF_ITEM:
	case LEAF_ASK:
		paper_item(t->p, PAPER_BULLET, span, n);
		break;
	case LEAF_NUMBER:
		paper_item(t->p, PAPER_NUMBER, span, n);
		break;
	case LEAF_PICTURE:
	case LEAF_HARD:
		paper_pictured(t->p, e->kind == LEAF_PICTURE ? e->symbol : STR_NONE, span, n);
		break;
	}
}

enum rc leaflet_paper(struct arena *a, const struct leaf *l, const struct leaflet_print *how, struct str *out,
                      struct err *err)
{
	/* Large letters leave room for no more at the foot; the last page says all. */
	struct str foot = how->points > 0 ? str_fmt(a, "Version %d", l->version)
	                                  : str_fmt(a, "You may copy this. Version %d, %.*s", l->version,
	                                            STR_ARG(date_long(a, l->dated)));
	struct paper *p = paper_new(a, &(struct paper_options){ .title = l->title,
	                                                        .school = how->school,
	                                                        .privacy = foot,
	                                                        .large_print = how->points > 0,
	                                                        .points = how->points,
	                                                        .compact = how->folded,
	                                                        .made_utc = how->made_utc });
	struct printing t = { .a = a, .p = p, .folded = how->folded, .list = LEAF_HEADING };

	paper_top(p, how->school, S("Leaflet for families"));
	paper_heading(p, 1, l->title);
	paper_text(p, PAPER_LEAD, l->lead);
	for (size_t i = 0; i < l->els; i++)
		element(&t, &l->el[i]);
	list_turn(&t, LEAF_HEADING);
	box_end(&t);
	if (!how->folded)
		paper_space(p, 10);
	paper_text(p, PAPER_QUIET,
	           str_fmt(a, "From %.*s. %.*s", STR_ARG(how->school), STR_ARG(leaf_version_words(a, l))));
	return paper_finish(p, out, err);
}
