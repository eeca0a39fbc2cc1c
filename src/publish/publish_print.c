#include "publish/publish_print.h"

#include "kit/base/buf.h"
#include "publish/publish_paper.h"

enum { WORDS_MOST = 16000, ROW_COLUMNS = 4 };

static struct str said(struct str s)
{
	return str_trim(s).n > 0 ? s : S("–");
}

/* The columns that a page of paper has room for: what came of it stands below the action. */
static const struct paper_table *rows_table(struct arena *a, const struct publish_doc *d, const struct publish_part *p)
{
	static const struct paper_column ACTIONS[] = { { S("What we will do"), 4, false, true },
		                                       { S("By when"), 2, false, false },
		                                       { S("Who sees to it"), 2, false, false },
		                                       { S("How we will know"), 3, false, false } };
	static const struct paper_column ACTIVITIES[] = { { S("What we do"), 4, false, true },
		                                          { S("Against which barrier"), 3, false, false },
		                                          { S("Budgeted cost"), 2, true, false },
		                                          { S("How we will know"), 3, false, false } };
	const bool costs = p->rows == PUBLISH_ACTIVITIES;
	struct str *cell = NEW_ARRAY(a, struct str, d->lines * ROW_COLUMNS + 1);
	struct paper_table *t = NEW(a, struct paper_table);
	size_t n = 0;

	for (size_t i = 0; i < d->lines; i++) {
		const struct publication_line *l = &d->line[i];

		if (!str_eq(l->part, p->key))
			continue;
		cell[n++] = l->result.n > 0
		                ? str_fmt(a, "%.*s\nWhat came of it: %.*s", STR_ARG(l->action), STR_ARG(l->result))
		                : l->action;
		cell[n++] = costs ? said(l->barrier) : date_none(l->by_day) ? S("–") : date_long(a, l->by_day);
		cell[n++] = !costs                  ? said(l->who)
		            : l->cost == MILLI_NONE ? S("–")
		                                    : str_fmt(a, "£%.*s", STR_ARG(milli_text(a, l->cost)));
		cell[n++] = said(l->measure);
	}
	*t = (struct paper_table){ costs ? ACTIVITIES : ACTIONS, ROW_COLUMNS, cell, n / ROW_COLUMNS, p->heading };
	return n > 0 ? t : NULL;
}

static const struct paper_table *needs_table(struct arena *a, struct str words)
{
	static const struct paper_column COLS[] = { { S("Main need"), 4, false, true },
		                                    { S("Children"), 1, true, false } };
	struct paper_table *t = NEW(a, struct paper_table);
	struct str *cell = NEW_ARRAY(a, struct str, 2 * (str_count(words, '\n') + 1));
	size_t n = 0;

	for (struct str rest = words; rest.n > 0;) {
		cell[n] = str_cut(str_cut(rest, '\n', &rest), '\t', &cell[n + 1]);
		n += 2;
	}
	*t = (struct paper_table){ COLS, 2, cell, n / 2, S("Main need of these children") };
	return t;
}

static void part_fill(struct arena *a, const struct publish_doc *d, const struct publish_piece *p,
                      struct publish_paper_part *out)
{
	struct buf b = buf_new(a, WORDS_MOST);

	buf_str(&b, p->words.words);
	out->heading = p->part->heading;
	out->table = rows_table(a, d, p->part);
	for (size_t i = 0; i < p->part->facts; i++) {
		const struct publish_fact *f = publish_fact_find(&d->facts, p->part->fact[i]);
		struct str rest;

		if (f == NULL)
			continue;
		if (publish_fact_is_table(f->name)) {
			out->table = needs_table(a, f->words);
			continue;
		}
		buf_str(&b, b.n > 0 ? S("\n\n") : STR_NONE);
		if (publish_fact_is_document(f->name)) {
			(void)str_cut(f->words, '\t', &rest);
			rest = str_cut(rest, '\t', &rest);
			buf_fmt(&b, "See also: %.*s. Ask us for a copy.", STR_ARG(rest));
		} else {
			buf_str(&b, f->words);
		}
	}
	out->words = buf_view(&b);
}

static struct str about_of(struct arena *a, const struct publication *p)
{
	struct str day = date_long(a, p->decided_on), out = date_long(a, p->published_on);

	return str_fmt(a, "Version %lld. Approved by governors on %.*s. Published on %.*s.%s%.*s",
	               (long long)p->version, STR_ARG(day), STR_ARG(out), p->changed.n > 0 ? " Changed: " : "",
	               STR_ARG(p->changed));
}

enum rc publish_print(struct ctx *c, const struct public_school *s, const struct publish_doc *d, struct str title,
                      struct str lead, bool large, struct str *out)
{
	struct publish_paper_part *part = NEW_ARRAY(c->a, struct publish_paper_part, d->pieces + 1);
	struct publish_paper v = { .school = s->name,
		                   .title = title,
		                   .lead = lead,
		                   .about = about_of(c->a, &d->version->pub),
		                   .foot = s->phone.n > 0
		                               ? str_fmt(c->a, "%.*s, %.*s", STR_ARG(s->name), STR_ARG(s->phone))
		                               : s->name,
		                   .part = part,
		                   .large = large,
		                   .made_utc = c->now.utc };

	for (size_t i = 0; i < d->pieces; i++) {
		part_fill(c->a, d, &d->piece[i], &part[v.parts]);
		v.parts += part[v.parts].words.n > 0 || part[v.parts].table != NULL;
	}
	return publish_paper_make(c->a, &v, out, &c->err);
}
