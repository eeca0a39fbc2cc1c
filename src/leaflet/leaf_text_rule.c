#include "leaflet/leaf_text_rule.h"

#include "kit/base/utf8.h"

enum { TEXT_MOST = 256 * 1024, COLUMNS = 76 };

struct str leaf_version_words(struct arena *a, const struct leaf *l)
{
	return str_fmt(a, "Version %d, %.*s. Next check by %.*s.", l->version, STR_ARG(date_long(a, l->dated)),
	               STR_ARG(date_long(a, l->next_check)));
}

/* Words in lines; the first begins with a mark, the others with as many blanks. */
static void wrapped(struct buf *b, const char *mark, struct str words)
{
	size_t indent = str_of(mark).n;
	size_t at = indent;

	buf_str(b, str_of(mark));
	while (words.n > 0) {
		struct str word = str_cut(words, ' ', &words);
		size_t wide = utf8_len(word);

		if (word.n == 0)
			continue;
		if (at > indent && at + 1 + wide > COLUMNS) {
			buf_fmt(b, "\n%*s", (int)indent, "");
			at = indent;
		} else if (at > indent) {
			buf_char(b, ' ');
			at++;
		}
		buf_str(b, word);
		at += wide;
	}
	buf_char(b, '\n');
}

static void heading(struct buf *b, struct str words, char under)
{
	buf_char(b, '\n');
	buf_str(b, words);
	buf_char(b, '\n');
	for (size_t i = 0; under != 0 && i < utf8_len(words); i++)
		buf_char(b, under);
	buf_str(b, under != 0 ? S("\n\n") : S("\n"));
}

static void element(struct arena *a, struct buf *b, const struct leaf_el *e, int *number)
{
	static const char *const MARKS[] = {
		[LEAF_ITEM] = "- ", [LEAF_PICTURE] = "- ", [LEAF_HARD] = "  ", [LEAF_ASK] = "- ", [LEAF_LETTER] = "    "
	};
	struct str words = leaf_words_of(a, e);

	*number = e->kind == LEAF_NUMBER ? *number + 1 : 0;
	if (e->kind == LEAF_HEADING) {
		heading(b, words, (char)(e->level == 2 ? '=' : e->level == 3 ? '-' : 0));
	} else if (e->kind == LEAF_NUMBER) {
		wrapped(b, str_c(a, str_fmt(a, "%d. ", *number)), words);
	} else if (e->kind == LEAF_TEXT) {
		wrapped(b, "", words);
		buf_char(b, '\n');
	} else {
		wrapped(b, MARKS[e->kind], words);
	}
}

struct str leaf_text(struct arena *a, const struct leaf *l, struct str from)
{
	struct buf b = buf_new(a, TEXT_MOST);
	int number = 0;

	buf_fmt(&b, "%.*s\n", STR_ARG(l->title));
	for (size_t i = 0; i < utf8_len(l->title); i++)
		buf_char(&b, '*');
	buf_str(&b, S("\n\n"));
	wrapped(&b, "", l->lead);
	for (size_t i = 0; i < l->els; i++)
		element(a, &b, &l->el[i], &number);
	buf_char(&b, '\n');
	wrapped(&b, "", str_fmt(a, "%.*s. %.*s", STR_ARG(from), STR_ARG(leaf_version_words(a, l))));
	return b.full ? STR_NONE : buf_view(&b);
}
