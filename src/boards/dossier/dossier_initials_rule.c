/* Initials instead of the pupil's name, in everything that a dossier says. Names of others stay: the dossier says so.
 */
#include "boards/dossier/dossier_book_rule.h"

#include "kit/base/buf.h"

enum { NAMES_MOST = 12 };

struct names {
	struct str name[NAMES_MOST];
	struct str letter[NAMES_MOST];
	size_t n;
};

static bool is_letter(struct str s, size_t i)
{
	unsigned char c = i < s.n ? (unsigned char)s.p[i] : 0;

	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static size_t first_letter(struct str word)
{
	size_t n = word.n > 0 ? 1 : 0;

	while (n < word.n && ((unsigned char)word.p[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static void names_of(struct arena *a, struct str from, struct names *out)
{
	for (struct str rest = from; rest.n > 0 && out->n < NAMES_MOST;) {
		struct str word = str_trim(str_cut(rest, ' ', &rest));

		if (word.n < 2)
			continue;
		out->name[out->n] = word;
		out->letter[out->n++] = str_fmt(a, "%.*s.", (int)first_letter(word), word.p);
	}
}

/* The name that stands at i as a whole word ("Zara" in "Zara's" too); NAMES_MOST: none. */
static size_t name_at(const struct names *x, struct str s, size_t i)
{
	if (i > 0 && is_letter(s, i - 1))
		return NAMES_MOST;
	for (size_t n = 0; n < x->n; n++) {
		size_t end = i + x->name[n].n;

		if (!str_starts(str_sub(s, i, s.n), x->name[n]))
			continue;
		if (!is_letter(s, end) || str_starts(str_sub(s, end, s.n), S("’")))
			return n;
	}
	return NAMES_MOST;
}

static struct str hidden(struct arena *a, const struct names *x, struct str s)
{
	struct buf b = buf_new(a, 2 * s.n + 64);

	for (size_t i = 0; i < s.n;) {
		size_t n = name_at(x, s, i);

		if (n == NAMES_MOST) {
			buf_char(&b, s.p[i++]);
			continue;
		}
		buf_str(&b, x->letter[n]);
		i += x->name[n].n;
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
	for (size_t i = 0; i < p->trends; i++) {
		p->trend[i].title = hidden(a, x, p->trend[i].title);
		p->trend[i].words = hidden(a, x, p->trend[i].words);
	}
}

void book_initials(struct book *b)
{
	struct names x = { .n = 0 };

	names_of(b->a, b->f->name, &x);
	names_of(b->a, b->f->first, &x);
	names_of(b->a, b->f->given, &x);
	b->d->name = hidden(b->a, &x, b->d->name);
	for (size_t i = 0; i < b->d->parts; i++)
		part_hide(b->a, &x, &b->d->part[i]);
	for (size_t i = 0; i < b->d->sources; i++)
		b->d->source[i] = hidden(b->a, &x, b->d->source[i]);
}
