#include "publish/publish_doc_parts.h"

#include "kit/base/buf.h"

struct str publish_title(struct arena *a, const struct publish_doc *d)
{
	const struct publication *p = d->versions > 0 ? &d->version->pub : NULL;
	struct str period = p != NULL ? publish_period(a, d->kind, p->published_on) : STR_NONE;

	return period.n > 0 ? str_fmt(a, "%.*s %.*s", STR_ARG(d->kind->title), STR_ARG(period)) : d->kind->title;
}

struct str publish_lead(struct arena *a, const struct publish_doc *d, struct str school)
{
	struct buf b = buf_new(a, 1000);

	for (size_t i = 0; i < d->kind->lead.n; i++)
		if (d->kind->lead.p[i] == '$')
			buf_str(&b, school);
		else
			buf_char(&b, d->kind->lead.p[i]);
	return buf_view(&b);
}

/* Has anybody looked back on a row of this part? */
static bool has_results(const struct publish_doc *d, const struct publish_part *p)
{
	for (size_t i = 0; i < d->lines; i++)
		if (str_eq(d->line[i].part, p->key) && str_trim(d->line[i].result).n > 0)
			return true;
	return false;
}

static bool has_rows(const struct publish_doc *d, const struct publish_part *p)
{
	for (size_t i = 0; i < d->lines; i++)
		if (str_eq(d->line[i].part, p->key))
			return true;
	return false;
}

bool publish_piece_shown(const struct publish_doc *d, const struct publish_piece *p)
{
	return str_trim(p->words.words).n > 0 || p->has_fact || has_rows(d, p->part);
}

/* Empty lines end a paragraph. */
static void words_write(struct html *w, struct str words)
{
	struct str rest = str_trim(words);

	while (rest.n > 0) {
		const ptrdiff_t at = str_find(rest, S("\n\n"));
		struct str one = at < 0 ? rest : str_sub(rest, 0, (size_t)at);

		rest = at < 0 ? STR_NONE : str_trim(str_sub(rest, (size_t)at, rest.n));
		html(w, "<p>");
		html_lines(w, one);
		html(w, "</p>\n");
	}
}

static void needs_write(struct html *w, struct str words)
{
	static const struct ui_column COLS[] = { { S("Need"), false }, { S("Children"), true } };
	struct ui_table t = {
		.caption = S("Main need of these children"), .caption_shown = true, .col = COLS, .cols = 2
	};
	struct str rest = words;

	ui_table_begin(w, &t);
	while (rest.n > 0) {
		struct str n;
		struct str name = str_cut(str_cut(rest, '\n', &rest), '\t', &n);

		ui_row_begin(w, &t);
		ui_cell(w, &t, name);
		ui_cell(w, &t, n);
		ui_row_end(w, &t);
	}
	ui_table_end(w, &t);
}

static void document_write(struct html *w, struct str words, struct str links)
{
	struct str rest;
	struct str kind = str_cut(words, '\t', &rest);
	struct str title = str_cut(rest, '\t', &rest);

	if (links.n > 0)
		html(w, "<p><a href=\"$\">$</a></p>\n", h_url(str_fmt(w->a, "%.*s%.*s", STR_ARG(links), STR_ARG(kind))),
		     h(title));
	else
		html(w, "<p><a href=\"./$.html\">$</a></p>\n", h(kind), h(title));
}

/* "The Local Offer …: https://…": the address is a link. */
static void offer_write(struct html *w, struct str words)
{
	const ptrdiff_t at = str_find(words, S("https://"));
	struct str url = at < 0 ? STR_NONE : str_sub(words, (size_t)at, words.n);

	if (at <= 0) {
		words_write(w, words);
		return;
	}
	html(w, "<p>$<a href=\"$\">$</a></p>\n", h(str_sub(words, 0, (size_t)at)), h_url(url), h(url));
}

static void facts_write(struct html *w, const struct publish_doc *d, const struct publish_part *p, struct str links)
{
	for (size_t i = 0; i < p->facts; i++) {
		const struct publish_fact *f = publish_fact_find(&d->facts, p->fact[i]);

		if (f == NULL)
			continue;
		if (publish_fact_is_table(f->name))
			needs_write(w, f->words);
		else if (publish_fact_is_document(f->name))
			document_write(w, f->words, links);
		else if (str_is(f->name, "offer"))
			offer_write(w, f->words);
		else
			words_write(w, f->words);
	}
}

/* "£1,250.50" would need a locale: whole pounds are said without pence. */
static struct str pounds(struct arena *a, int64_t milli)
{
	if (milli == MILLI_NONE)
		return S("Not given");
	if (milli % 1000 == 0)
		return str_fmt(a, "£%lld", (long long)(milli / 1000));
	return str_fmt(a, "£%lld.%02lld", (long long)(milli / 1000), (long long)(milli % 1000 / 10));
}

static struct str said(struct str s)
{
	return str_trim(s).n > 0 ? s : S("–");
}

static void row_write(struct html *w, struct arena *a, struct ui_table *t, const struct publication_line *l, bool costs,
                      bool results)
{
	ui_row_begin(w, t);
	ui_cell(w, t, l->action);
	if (costs) {
		ui_cell(w, t, said(l->barrier));
		ui_cell(w, t, pounds(a, l->cost));
	}
	ui_cell(w, t, date_none(l->by_day) ? S("–") : date_long(a, l->by_day));
	ui_cell(w, t, said(l->who));
	ui_cell(w, t, said(l->measure));
	if (results)
		ui_cell(w, t, said(l->result));
	ui_row_end(w, t);
}

void publish_rows_write(struct html *w, struct arena *a, const struct publish_doc *d, const struct publish_part *p)
{
	static const struct ui_column ACTIONS[] = { { S("What we will do"), false },
		                                    { S("By when"), false },
		                                    { S("Who sees to it"), false },
		                                    { S("How we will know"), false },
		                                    { S("What came of it"), false } };
	static const struct ui_column ACTIVITIES[] = {
		{ S("What we do"), false },     { S("Against which barrier"), false }, { S("Budgeted cost"), true },
		{ S("By when"), false },        { S("Who sees to it"), false },        { S("How we will know"), false },
		{ S("What came of it"), false }
	};
	const bool costs = p->rows == PUBLISH_ACTIVITIES;
	const bool results = has_results(d, p);
	struct ui_table t = { .caption = p->heading,
		              .col = costs ? ACTIVITIES : ACTIONS,
		              .cols = (costs ? 6u : 4u) + results,
		              .cards = true };
	int64_t sum = 0;

	if (!has_rows(d, p))
		return;
	ui_table_begin(w, &t);
	for (size_t i = 0; i < d->lines; i++)
		if (str_eq(d->line[i].part, p->key)) {
			row_write(w, a, &t, &d->line[i], costs, results);
			sum += d->line[i].cost != MILLI_NONE ? d->line[i].cost : 0;
		}
	ui_table_end(w, &t);
	if (costs)
		html(w, "<p><strong>All of it: $</strong></p>\n", h(pounds(a, sum)));
}

void publish_body_write(struct html *w, struct arena *a, const struct publish_doc *d, struct str links)
{
	int n = 0;

	for (size_t i = 0; i < d->pieces; i++) {
		const struct publish_piece *p = &d->piece[i];

		if (!publish_piece_shown(d, p))
			continue;
		html(w, "<h2 id=\"part-$\">$. $</h2>\n", h(p->part->key), h(++n), h(p->part->heading));
		words_write(w, p->words.words);
		facts_write(w, d, p->part, links);
		publish_rows_write(w, a, d, p->part);
	}
}

void publish_contents_write(struct html *w, const struct publish_doc *d)
{
	html(w, "<ol class=\"onpage\">\n");
	for (size_t i = 0; i < d->pieces; i++)
		if (publish_piece_shown(d, &d->piece[i]))
			html(w, "<li><a href=\"#part-$\">$</a></li>\n", h(d->piece[i].part->key),
			     h(d->piece[i].part->heading));
	html(w, "</ol>\n");
}

void publish_about_write(struct html *w, struct arena *a, const struct publish_doc *d)
{
	const struct publication *p = &d->version->pub;

	html(w, "<dl class=\"version\">\n");
	if (!date_none(p->decided_on))
		html(w, "<dt>Approved</dt><dd>by governors, $</dd>\n", h(date_long(a, p->decided_on)));
	if (!date_none(p->published_on))
		html(w, "<dt>Published</dt><dd>$</dd>\n", h(date_long(a, p->published_on)));
	html(w, "<dt>Version</dt><dd>$</dd>\n", h(p->version));
	if (p->changed.n > 0)
		html(w, "<dt>Changed</dt><dd>$</dd>\n", h(p->changed));
	if (d->out != NULL && d->out->pub.version != p->version)
		html(w, "<dt>Note</dt><dd>This is an earlier version.</dd>\n");
	else if (!date_none(d->due))
		html(w, "<dt>Next</dt><dd>by $</dd>\n", h(date_long(a, d->due)));
	html(w, "</dl>\n");
}
