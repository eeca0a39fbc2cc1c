#include "boards/dossier/dossier_book_rule.h"

#include <string.h>

enum { WORDS_A_ROOM = 24, WORDS_LEAST = 60 };

struct str book_cite(struct book *b, struct str source)
{
	struct dossier *d = b->d;
	size_t i;

	for (i = 0; i < d->sources; i++)
		if (str_eq(d->source[i], source))
			break;
	if (i == DOSSIER_SOURCES)
		return source;
	if (i == d->sources)
		d->source[d->sources++] = source;
	return str_fmt(b->a, "[%zu]", i + 1);
}

struct str book_cite_entry(struct book *b, const struct dossier_entry *e)
{
	struct str by = e->by.n > 0 ? str_fmt(b->a, ", %.*s", STR_ARG(e->by)) : STR_NONE;

	return book_cite(b, str_fmt(b->a, "%.*s, %.*s%.*s", STR_ARG(e->word), STR_ARG(date_long(b->a, e->on)),
	                            STR_ARG(by)));
}

struct str source_plan(const struct book *b)
{
	return str_fmt(b->a, "Plan of cycle %lld, %.*s, with its log until %.*s", (long long)b->f->plan_cycle,
	               STR_ARG(date_long(b->a, b->f->plan_on)), STR_ARG(date_long(b->a, b->f->today)));
}

struct str book_cite_plan(struct book *b)
{
	return book_cite(b, source_plan(b));
}

struct str book_day(struct book *b, struct date on)
{
	struct str day = date_brief(b->a, on);
	struct str month;

	day = str_cut(day, ' ', &month);
	return str_fmt(b->a, "%.*s\u00a0%.*s\u00a0%d", STR_ARG(day), STR_ARG(month), on.y);
}

struct dossier_part *book_part(struct book *b, const char *heading, size_t most)
{
	struct dossier_part *p = &b->d->part[b->d->parts++];

	*p = (struct dossier_part){ .heading = str_of(heading),
		                    .cell = NEW_ARRAY(b->a, struct str, (most + 1) * DOSSIER_COLUMNS),
		                    .point = NEW_ARRAY(b->a, struct dossier_point, most + 2) };
	return p;
}

void book_point(struct dossier_part *p, enum dossier_mark mark, struct str lead, struct str text, struct str src)
{
	p->point[p->points++] = (struct dossier_point){ mark, lead, text, src };
}

void book_absent(struct dossier_part *p, const char *what)
{
	book_point(p, MARK_ABSENT, str_of(what), S("Not recorded."), STR_NONE);
}

void book_columns(struct dossier_part *p, const char *const *names, const int *weights)
{
	for (p->columns = 0; names[p->columns] != NULL; p->columns++) {
		const char *name = names[p->columns];

		p->number[p->columns] = name[0] == '#';
		p->column[p->columns] = str_of(name + p->number[p->columns]);
		p->weight[p->columns] = weights[p->columns];
	}
}

void book_row(struct dossier_part *p, const struct str *cell)
{
	memcpy(&p->cell[p->rows++ * p->columns], cell, p->columns * sizeof *cell);
}

/* Where the last whole sentence within `most` ends, of words that are longer; 0: none of some length. */
static size_t sentence_end(struct str words, size_t most)
{
	for (size_t i = most; i > most / 2; i--)
		if ((words.p[i - 1] == '.' || words.p[i - 1] == '?' || words.p[i - 1] == '!') &&
		    (words.p[i] == ' ' || words.p[i] == '\n'))
			return i;
	return 0;
}

struct str words_cut(struct arena *a, struct str words, size_t most)
{
	size_t end;

	if (words.n <= most)
		return words;
	end = sentence_end(words, most);
	if (end > 0)
		return str_fmt(a, "%.*s …", (int)end, words.p);
	for (end = most; end > 1 && words.p[end] != ' ' && words.p[end] != '\n'; end--)
		;
	if (end <= 1) /* one word without an end: not inside a letter */
		for (end = most; end > 1 && ((unsigned char)words.p[end] & 0xC0) == 0x80; end--)
			;
	return str_fmt(a, "%.*s …", (int)end, words.p);
}

bool book_is_short(const struct book *b)
{
	return b->w->depth == DEPTH_SHORT;
}

struct str book_words(struct book *b, struct str words)
{
	struct str w = str_trim(words);

	if (!book_is_short(b))
		return w;
	return words_cut(b->a, w, (size_t)(WORDS_LEAST + WORDS_A_ROOM * b->w->room));
}

bool book_tells(const struct book *b, struct date on)
{
	return (date_none(b->from) || date_cmp(on, b->from) >= 0) &&
	       (date_none(b->until) || date_cmp(on, b->until) <= 0);
}
