#include "leaflet/flow_rule.h"

static const char *const KINDS[] = {
	"begin", "box", "ask", "step", "end", "side", "back", "rise", "note", "word", NULL
};

static size_t lines_cut(struct str text, struct str line[FLOW_LINES])
{
	size_t n = 0;

	for (text = str_trim(text); text.n > 0 && n < FLOW_LINES;)
		line[n++] = str_trim(str_cut(text, '/', &text));
	return n;
}

static bool node_read(struct str line, struct flow_node *out)
{
	struct str first = str_cut(line, '|', &line);
	int kind = leaf_word(str_cut(first, ' ', &first), KINDS);

	*out = (struct flow_node){ .kind = (enum flow_kind)kind, .name = str_trim(first) };
	out->titles = lines_cut(str_cut(line, '|', &line), out->title);
	out->lines = lines_cut(str_cut(line, '|', &line), out->line);
	out->next = str_trim(line);
	return kind >= 0 && out->name.n > 0;
}

const struct flow_node *flow_find(const struct flow *f, struct str name)
{
	for (size_t i = 0; i < f->n; i++)
		if (str_eq(f->node[i].name, name) && f->node[i].kind != FLOW_BACK && f->node[i].kind != FLOW_RISE)
			return &f->node[i];
	return NULL;
}

struct flow flow_read(void)
{
	struct flow f = { .sound = true };
	struct str rest = leaf_file(S("family/flow.txt"));
	int number = 0;

	while (rest.n > 0) {
		struct str line = str_trim(str_cut(rest, '\n', &rest));
		struct flow_node *node = &f.node[f.n];

		if (line.n == 0 || line.p[0] == '#')
			continue;
		if (f.n == FLOW_MOST || !node_read(line, node)) {
			f.sound = false;
			continue;
		}
		if (node->kind <= FLOW_END)
			node->number = ++number;
		f.n++;
	}
	for (size_t i = 0; i < f.n; i++)
		if (flow_find(&f, f.node[i].name) == NULL)
			f.sound = false;
	return f;
}

struct str flow_words(struct arena *a, const struct str *line, size_t n)
{
	return str_join(a, line, n, S(" "));
}

/* "Class teaching goes on. We look again …", or with a small letter after a colon. */
static struct str told(struct arena *a, const struct flow_node *node, bool small)
{
	struct str title = flow_words(a, node->title, node->titles);
	struct str lines = flow_words(a, node->line, node->lines);
	bool asks = str_ends(title, S("?"));
	bool runs = node->kind == FLOW_WORD && lines.n > 0 && !str_starts(lines, S("{{"));

	if (small && str_starts(str_lower_ascii(a, title), S("class")))
		title = str_fmt(a, "c%.*s", STR_ARG(str_sub(title, 1, title.n)));
	if (runs) /* one sentence over two lines of the drawing */
		return str_fmt(a, "%.*s %.*s.", STR_ARG(title), STR_ARG(lines));
	if (node->kind == FLOW_WORD && lines.n > 0)
		return str_fmt(a, "%.*s: %.*s.", STR_ARG(title),
		               STR_ARG(str_join(a, node->line, node->lines, S(", "))));
	if (str_find(title, S("**")) < 0 && !small)
		title = str_fmt(a, "**%.*s%s**", STR_ARG(title), asks ? "" : ".");
	else
		title = str_fmt(a, "%.*s%s", STR_ARG(title), asks ? "" : ".");
	if (lines.n == 0)
		return title;
	return str_fmt(a, "%.*s %.*s%s", STR_ARG(title), STR_ARG(lines), str_ends(lines, S("?")) ? "" : ".");
}

static bool hangs(const struct flow_node *node)
{
	return node->kind == FLOW_SIDE || node->kind == FLOW_BACK || node->kind == FLOW_RISE;
}

/* What hangs on node i: where its other answers lead. */
static struct str answers(struct arena *a, const struct flow *f, size_t i)
{
	const struct flow_node *at = &f->node[i];
	struct str out = STR_NONE;

	for (size_t k = i + 1; k < f->n && hangs(&f->node[k]); k++) {
		const struct flow_node *node = &f->node[k];
		const struct flow_node *to = flow_find(f, node->name);
		struct str label = flow_words(a, node->title, node->titles);

		if (node->kind == FLOW_SIDE)
			out = str_fmt(a, "%.*s %.*s: %.*s", STR_ARG(out), STR_ARG(node->next),
			              STR_ARG(told(a, node, true)));
		else if (node->kind == FLOW_RISE)
			out = str_fmt(a, "%.*s %.*s: %.*s", STR_ARG(out), STR_ARG(label), STR_ARG(told(a, to, true)));
		else if (label.n > 0)
			out = str_fmt(a, "%.*s %.*s: back to step %d.", STR_ARG(out), STR_ARG(label), to->number);
		else
			out = str_fmt(a, "%.*s Then back to step %d.", STR_ARG(out), to->number);
	}
	if (at->next.n > 0)
		out = str_fmt(a, "%.*s %.*s: go to step %d.", STR_ARG(out), STR_ARG(at->next), at->number + 1);
	return out;
}

/* What only the poster has, in a row. */
static struct str poster_words(struct arena *a, const struct flow *f)
{
	struct str out = S("");

	for (size_t i = 0; i < f->n; i++) {
		const struct flow_node *node = &f->node[i];

		if (node->kind != FLOW_WORD || str_is(node->name, "list"))
			continue;
		out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out), out.n > 0 ? " " : "",
		              STR_ARG(node->lines > 0 ? told(a, node, false)
		                                      : str_fmt(a, "%.*s.", STR_ARG(node->title[0]))));
	}
	return out;
}

size_t flow_lines(struct arena *a, const struct flow *f, struct str *out)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		if (f->node[i].number > 0)
			out[n++] =
			    str_fmt(a, "+ %.*s%.*s", STR_ARG(told(a, &f->node[i], false)), STR_ARG(answers(a, f, i)));
	for (size_t i = 0; i < f->n; i++)
		if (f->node[i].kind == FLOW_NOTE)
			out[n++] = told(a, &f->node[i], false);
	out[n++] = poster_words(a, f);
	return n;
}
