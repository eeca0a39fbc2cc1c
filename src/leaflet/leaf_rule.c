#include "leaflet/leaf_rule.h"

#include <stdlib.h>

#include "kit/base/embed.h"
#include "leaflet/flow_rule.h"
#include "leaflet/leaf_fill_rule.h"
#include "kit/base/symbol.h"

enum { ELS_MOST = 600, BLOCKS_MOST = 60, EASY_WORDS_MOST = 12, MONTHS_TO_CHECK = 12 };

static const char *const SHAPES[] = { "sheet", "leaflet", "links", "short", "steps", "flow", NULL };
static const char *const FORMS[] = { "pdf", "large", "text", "easy", "folded", NULL };

/* A leaflet while it is made. */
struct making {
	struct arena *a;
	const struct leaf_facts *facts;
	struct leaf *leaf;
	struct leaf_el *el;
	bool easy;
	bool pictured; /* the line before was a picture, or belongs to one */
	bool said;     /* and it was not left out */
	bool panel;    /* the next block begins a side of the folded leaflet */
	uint64_t digest;
};

static void fault_say(struct making *m, const struct leaf_block *b, const char *what, struct str text)
{
	if (m->leaf->fault.n == 0)
		m->leaf->fault = str_fmt(m->a, "%.*s: %s: %.*s", STR_ARG(b->name), what, STR_ARG(text));
}

static void digest_add(uint64_t *d, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		*d = (*d ^ (unsigned char)s.p[i]) * 0x100000001b3u;
}

/* ---- layout ---- */

static struct str layout_file(struct arena *a, struct str name)
{
	return leaf_file(str_fmt(a, "family/layouts/%.*s.txt", STR_ARG(name)));
}

/* The last line "name | number | date | digest | what changed" of this leaflet. */
static struct str version_take(struct arena *a, struct leaf *l)
{
	struct str rest = leaf_file(S("family/versions.txt"));
	struct str digest = STR_NONE;

	(void)a;
	while (rest.n > 0) {
		struct str line = str_cut(rest, '\n', &rest);
		int64_t number;

		if (!str_eq(str_trim(str_cut(line, '|', &line)), l->name))
			continue;
		if (!str_int(str_trim(str_cut(line, '|', &line)), &number) ||
		    !date_parse_iso(str_trim(str_cut(line, '|', &line)), &l->dated))
			continue;
		l->version = (int)number;
		digest = str_trim(str_cut(line, '|', &line));
		l->changed = str_trim(line);
	}
	if (l->version > 0)
		l->next_check = date_add_months(l->dated, MONTHS_TO_CHECK);
	return digest;
}

/* Reads the head; *rest is at the lines with the blocks. */
static bool layout_head(struct arena *a, struct str name, struct leaf *l, struct str *rest)
{
	struct str key;
	struct str value;
	int64_t order;

	*l = (struct leaf){ .name = name };
	*rest = layout_file(a, name);
	if (rest->n == 0)
		return false;
	while (leaf_head_next(rest, &key, &value)) {
		if (str_is(key, "title"))
			l->title = value;
		else if (str_is(key, "lead"))
			l->lead = value;
		else if (str_is(key, "see"))
			l->see = value;
		else if (str_is(key, "shape"))
			l->shape = (enum leaf_shape)leaf_word(value, SHAPES);
		else if (str_is(key, "forms"))
			l->forms = leaf_words(value, FORMS);
		else if (str_is(key, "audience"))
			l->audience = leaf_words(value, LEAF_AUDIENCES);
		else if (str_is(key, "order") && str_int(value, &order))
			l->order = (int)order;
		else
			l->fault = str_fmt(a, "%.*s: %.*s cannot be read", STR_ARG(name), STR_ARG(key));
	}
	if (l->fault.n == 0 && (l->title.n == 0 || (int)l->shape < 0 || l->audience == 0 || l->forms == 0))
		l->fault = str_fmt(a, "%.*s: title, shape, audience or forms cannot be read", STR_ARG(name));
	return true;
}

bool leaf_head(struct arena *a, struct str name, struct leaf *out)
{
	struct str rest;

	if (!layout_head(a, name, out, &rest))
		return false;
	(void)version_take(a, out);
	return true;
}

static int order_cmp(const void *x, const void *y)
{
	return ((const struct leaf *)x)->order - ((const struct leaf *)y)->order;
}

size_t leaf_names(struct arena *a, struct str *out)
{
	struct leaf head[LEAVES_MOST];
	size_t n = 0;

	for (const struct embedded *f = content_files; f->name != NULL && n < LEAVES_MOST; f++) {
		struct str name = str_of(f->name);
		struct str folder = S("family/layouts/");

		if (str_starts(name, folder) && str_ends(name, S(".txt")) &&
		    leaf_head(a, str_sub(name, folder.n, name.n - folder.n - 4), &head[n]))
			n++;
	}
	qsort(head, n, sizeof *head, order_cmp);
	for (size_t i = 0; i < n; i++)
		out[i] = head[i].name;
	return n;
}

/* ---- elements ---- */

static struct leaf_el *el_add(struct making *m, enum leaf_kind kind, const struct leaf_block *b)
{
	struct leaf_el *e;

	if (m->leaf->els == ELS_MOST) {
		fault_say(m, b, "too long", b->title);
		m->leaf->els--;
	}
	e = &m->el[m->leaf->els++];
	*e = (struct leaf_el){ .kind = kind, .hue = b->hue };
	return e;
}

static size_t words_count(struct str s)
{
	size_t n = 0;

	while (s.n > 0)
		n += str_trim(str_cut(s, ' ', &s)).n > 0;
	return n;
}

/* Easy read: a picture for each line, one short sentence each. */
static void easy_check(struct making *m, const struct leaf_block *b, enum leaf_kind kind, struct str words)
{
	struct str rest = words;
	struct str one;

	if (kind != LEAF_PICTURE && kind != LEAF_HARD)
		fault_say(m, b, "a line of easy read without a picture", words);
	if (kind == LEAF_HARD && !m->pictured)
		fault_say(m, b, "hard words without a picture above", words);
	while ((one = leaf_sentence_next(&rest)).n > 0)
		if (words_count(one) > EASY_WORDS_MOST)
			fault_say(m, b, "more than 12 words", one);
}

static void line_add(struct making *m, const struct leaf_block *b, enum leaf_kind kind, struct str symbol,
                     struct str words)
{
	struct leaf_spans made = leaf_fill(m->a, words, m->facts, b->force);
	struct leaf_el *e;

	if (made.fault.n > 0)
		fault_say(m, b, "", made.fault);
	if (m->easy)
		easy_check(m, b, kind, words);
	if (kind == LEAF_PICTURE && symbol_find(symbol) == NULL)
		fault_say(m, b, "no such picture", symbol);
	m->pictured = kind == LEAF_PICTURE || (m->pictured && kind == LEAF_HARD);
	if (kind != LEAF_HARD)
		m->said = made.n > 0;
	if (made.n == 0 || !m->said)
		return;
	e = el_add(m, kind, b);
	e->symbol = symbol;
	e->span = made.span;
	e->spans = made.n;
}

/* A line with {{link}} comes once for each link of the area. */
static void links_add(struct making *m, const struct leaf_block *b)
{
	for (size_t i = 0; i < m->facts->links; i++) {
		const struct leaf_link *l = &m->facts->link[i];
		struct leaf_span *s = NEW_ARRAY(m->a, struct leaf_span, 2);
		struct leaf_el *e = el_add(m, LEAF_ITEM, b);

		s[0] = (struct leaf_span){ leaf_url_sound(l->url) ? LEAF_LINK : LEAF_PLAIN, l->title, l->url };
		s[1] = (struct leaf_span){ LEAF_PLAIN, str_fmt(m->a, " (%.*s)", STR_ARG(l->note)), STR_NONE };
		e->span = s;
		e->spans = l->note.n > 0 ? 2 : 1;
	}
}

static void line_take(struct making *m, const struct leaf_block *b, struct str line)
{
	static const struct {
		const char *mark;
		enum leaf_kind kind;
	} MARKS[] = { { "- ", LEAF_ITEM },
		      { "+ ", LEAF_NUMBER },
		      { "! ", LEAF_HARD },
		      { "? ", LEAF_ASK },
		      { "> ", LEAF_LETTER } };
	struct str symbol = STR_NONE;

	if (str_is(line, "- {{link}}")) {
		links_add(m, b);
		return;
	}
	if (str_starts(line, S("### "))) {
		struct leaf_el *e = el_add(m, LEAF_HEADING, b);
		struct leaf_span *s = NEW(m->a, struct leaf_span);

		s->text = str_trim(str_sub(line, 4, line.n));
		e->level = 4;
		e->span = s;
		e->spans = 1;
		return;
	}
	if (str_starts(line, S("@"))) {
		symbol = str_sub(str_cut(line, ' ', &line), 1, line.n);
		line_add(m, b, LEAF_PICTURE, symbol, line);
		return;
	}
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
		if (str_starts(line, str_of(MARKS[i].mark))) {
			line_add(m, b, MARKS[i].kind, symbol, str_sub(line, 2, line.n));
			return;
		}
	line_add(m, b, LEAF_TEXT, symbol, line);
}

/* Lines in a row are one paragraph or item; a mark begins a new one. */
static void part_take(struct making *m, const struct leaf_block *b, struct str text)
{
	struct str lines[64];
	size_t n = 0;
	bool open = false;

	while (text.n > 0) {
		struct str line = str_trim(str_cut(text, '\n', &text));
		bool mark =
		    line.n > 1 && (str_find(S("-+!?>@"), str_sub(line, 0, 1)) >= 0 || str_starts(line, S("### ")));

		if (line.n == 0) {
			open = false;
		} else if (open && !mark) {
			lines[n - 1] = str_fmt(m->a, "%.*s %.*s", STR_ARG(lines[n - 1]), STR_ARG(line));
		} else if (n < sizeof lines / sizeof lines[0]) {
			lines[n++] = line;
			open = !str_starts(line, S("### "));
		}
	}
	for (size_t i = 0; i < n; i++)
		line_take(m, b, lines[i]);
}

/* Headings with nothing below them are taken back: those inside a block too. */
static void bare_drop(struct making *m, size_t from)
{
	struct leaf *l = m->leaf;
	size_t kept = from;

	for (size_t i = from; i < l->els; i++) {
		bool last = i + 1 == l->els || m->el[i + 1].kind == LEAF_HEADING;

		if (m->el[i].kind == LEAF_HEADING && last && (m->el[i].level == 4 || l->els - from == 1))
			continue;
		m->el[kept++] = m->el[i];
	}
	if (kept == from + 1 && m->el[from].kind == LEAF_HEADING)
		kept = from;
	l->els = kept;
}

static void block_take(struct making *m, struct str name, int part)
{
	struct leaf_block b;
	struct str fault = block_read(m->a, name, &b);
	size_t from = m->leaf->els;
	struct leaf_el *heading;
	struct leaf_span *s;

	digest_add(&m->digest, leaf_file(str_fmt(m->a, "family/blocks/%.*s.md", STR_ARG(name))));
	if (fault.n > 0 && m->leaf->fault.n == 0)
		m->leaf->fault = fault;
	if (part < 0 || (b.part[part].n == 0 && !m->easy))
		fault_say(m, &b, "the layout asks for a part that is not there", m->leaf->name);
	if ((b.audience & m->leaf->audience) == 0)
		fault_say(m, &b, "is not for the readers of", m->leaf->name);
	if (b.needs.n > 0 && leaf_fact_of(b.needs) < 0)
		fault_say(m, &b, "needs a fact that there is not", b.needs);
	if (m->leaf->fault.n > 0 || (b.setting & m->facts->setting) == 0 || b.part[part].n == 0 ||
	    (b.needs.n > 0 && m->facts->value[leaf_fact_of(b.needs)].n == 0))
		return;
	heading = el_add(m, LEAF_HEADING, &b);
	s = NEW(m->a, struct leaf_span);
	s->text = b.title;
	*heading = (struct leaf_el){ .kind = LEAF_HEADING,
		                     .level = b.level,
		                     .id = b.name,
		                     .hue = b.hue,
		                     .panel = m->panel,
		                     .span = s,
		                     .spans = 1 };
	m->panel = false;
	part_take(m, &b, b.part[part]);
	bare_drop(m, from);
}

/* The list beside poster and flowchart. */
static void flow_take(struct making *m)
{
	struct leaf_block b = { .name = S("flow"), .force = LEAF_MUST };
	struct flow f = flow_read();
	struct str line[FLOW_MOST + 1];
	const struct flow_node *list = flow_find(&f, S("list"));
	struct leaf_span *s = NEW(m->a, struct leaf_span);
	size_t n = f.sound ? flow_lines(m->a, &f, line) : 0;

	if (!f.sound || list == NULL) {
		fault_say(m, &b, "cannot be read", S("flow.txt"));
		return;
	}
	s->text = list->title[0];
	*el_add(m, LEAF_HEADING, &b) =
	    (struct leaf_el){ .kind = LEAF_HEADING, .level = 2, .id = S("words"), .span = s, .spans = 1 };
	for (size_t i = 0; i < n; i++)
		line_take(m, &b, line[i]);
}

/* What every leaflet ends with, whoever it is for (R69). */
static void ends_check(struct making *m, struct str blocks)
{
	static const char *const ENDS[] = { "find-out-more", "advice", NULL };

	for (int i = 0; ENDS[i] != NULL; i++)
		if (str_find(blocks, str_of(ENDS[i])) < 0 && m->leaf->fault.n == 0)
			m->leaf->fault = str_fmt(m->a, "%.*s: has no %s", STR_ARG(m->leaf->name), ENDS[i]);
}

bool leaf_make(struct arena *a, struct str name, const struct leaf_facts *facts, bool easy, struct leaf *out)
{
	struct making m = { .a = a, .facts = facts, .leaf = out, .easy = easy, .digest = 0xcbf29ce484222325u };
	struct str rest;
	struct str digest;
	struct str is;

	if (!layout_head(a, name, out, &rest))
		return false;
	m.el = NEW_ARRAY(a, struct leaf_el, ELS_MOST);
	digest = version_take(a, out);
	digest_add(&m.digest, layout_file(a, name));
	if (out->shape == SHAPE_FLOW) {
		digest_add(&m.digest, leaf_file(S("family/flow.txt")));
		flow_take(&m);
	}
	ends_check(&m, rest);
	while (rest.n > 0) {
		struct str line = str_trim(str_cut(rest, '\n', &rest));
		struct str block = str_cut(line, ' ', &line);

		if (str_is(block, "---"))
			m.panel = true;
		else if (block.n > 0)
			block_take(&m, block,
			           easy          ? (int)LEAF_EASY
			           : line.n == 0 ? (int)LEAF_BODY
			                         : leaf_word(str_trim(line), LEAF_PART_WORDS));
	}
	out->el = m.el;
	is = str_fmt(a, "%016llx", (unsigned long long)m.digest);
	if (out->fault.n == 0 && !str_eq(is, digest))
		out->fault =
		    str_fmt(a, "%.*s: its text has changed: add a line to content/family/versions.txt with %.*s",
		            STR_ARG(name), STR_ARG(is));
	return true;
}

size_t leaf_below(const struct leaf *l, size_t heading)
{
	size_t i = heading + 1;

	while (i < l->els && !(l->el[i].kind == LEAF_HEADING && l->el[i].level <= l->el[heading].level))
		i++;
	return i - heading;
}

struct str leaf_words_of(struct arena *a, const struct leaf_el *e)
{
	enum { WORDS_MOST = 8000 };
	struct buf b = buf_new(a, WORDS_MOST);

	for (size_t i = 0; i < e->spans; i++) {
		const struct leaf_span *s = &e->span[i];

		if (s->kind == LEAF_CODE)
			buf_fmt(&b, "(Code %.*s)", STR_ARG(s->text));
		else
			buf_str(&b, s->text);
		if (s->kind == LEAF_LINK && str_starts(s->url, S("https://")) && !str_eq(s->url, s->text))
			buf_fmt(&b, ": %.*s", STR_ARG(s->url));
	}
	return buf_view(&b);
}
