/* Initials instead of the pupil's name, in everything that a dossier says. Names of others stay: the dossier says so.
 */
#include "boards/dossier/dossier_book_rule.h"

#include "kit/base/buf.h"
#include "kit/base/utf8.h"

struct names {
	struct str *name;
	struct str *letter;
	size_t n;
};

static void names_of(struct arena *a, struct str from, struct names *out)
{
	for (struct str rest = from; rest.n > 0;) {
		struct str word = str_trim(str_cut(rest, ' ', &rest));

		if (word.n < 2)
			continue;
		out->name[out->n] = word;
		out->letter[out->n++] = str_fmt(a, "%.*s.", STR_ARG(utf8_head(word, 1)));
	}
}

/* The name that stands at i as a whole word ("Zara" in "Zara's" too); x->n: none. */
static size_t name_at(const struct names *x, struct str s, size_t i)
{
	size_t n = 0;

	while (n < x->n && !(str_starts(str_sub(s, i, s.n), x->name[n]) && word_stands(s, i, x->name[n].n)))
		n++;
	return n;
}

static struct str hidden(struct arena *a, const struct names *x, struct str s)
{
	struct buf b = buf_new(a, 2 * s.n + 64);

	for (size_t i = 0; i < s.n;) {
		size_t n = name_at(x, s, i);

		if (n == x->n) {
			buf_char(&b, s.p[i++]);
		} else {
			buf_str(&b, x->letter[n]);
			i += x->name[n].n;
		}
	}
	return buf_view(&b);
}

static void part_hide(struct arena *a, const struct names *x, struct dossier_part *p)
{
	p->heading = hidden(a, x, p->heading);
	for (size_t i = 0; i < p->rows * p->columns; i++)
		p->cell[i] = hidden(a, x, p->cell[i]);
	for (size_t i = 0; i < p->points; i++) {
		p->point[i].lead = hidden(a, x, p->point[i].lead);
		p->point[i].text = hidden(a, x, p->point[i].text);
	}
	for (size_t i = 0; i < p->trends; i++) /* the words are numbers and days */
		p->trend[i].title = hidden(a, x, p->trend[i].title);
}

void book_initials(struct book *b)
{
	const size_t most = b->f->name.n + b->f->first.n + b->f->given.n;
	struct names x = { NEW_ARRAY(b->a, struct str, most), NEW_ARRAY(b->a, struct str, most), 0 };

	names_of(b->a, b->f->name, &x);
	names_of(b->a, b->f->first, &x);
	names_of(b->a, b->f->given, &x);
	b->d->name = hidden(b->a, &x, b->d->name);
	for (size_t i = 0; i < b->d->parts; i++)
		part_hide(b->a, &x, &b->d->part[i]);
	for (size_t i = 0; i < b->d->sources; i++)
		b->d->source[i] = hidden(b->a, &x, b->d->source[i]);
}
