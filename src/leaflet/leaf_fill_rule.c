#include "leaflet/leaf_fill_rule.h"

enum { SPANS_MOST = 60, TEL_MOST = 60 };

static const char *const FACT_WORDS[] = {
#define LEAF_FACT_WORD(name, word) word,
	LEAF_FACTS(LEAF_FACT_WORD)
#undef LEAF_FACT_WORD
	    NULL
};

int leaf_fact_of(struct str word)
{
	return leaf_word(word, FACT_WORDS);
}

struct filling {
	struct arena *a;
	const struct leaf_facts *facts;
	enum leaf_force force;
	struct leaf_span *span;
	size_t n;
	struct str fault;
};

bool leaf_url_sound(struct str url)
{
	return str_starts(url, S("https://")) || (str_starts(url, S("/")) && !str_starts(url, S("//")));
}

static bool letter_is(char c)
{
	return (c >= 'A' && c <= 'Z') || c == '[' || c == '*' || c == '{';
}

struct str leaf_sentence_next(struct str *rest)
{
	struct str s = *rest;

	for (size_t i = 0; i + 2 < s.n; i++)
		if ((s.p[i] == '.' || s.p[i] == '?' || s.p[i] == '!') && s.p[i + 1] == ' ' && letter_is(s.p[i + 2]) &&
		    !(s.p[i + 2] == '[' && i + 3 < s.n && s.p[i + 3] >= '0' && s.p[i + 3] <= '9')) {
			*rest = str_sub(s, i + 2, s.n);
			return str_sub(s, 0, i + 2);
		}
	*rest = STR_NONE;
	return s;
}

static void span_add(struct filling *f, enum leaf_span_kind kind, struct str text, struct str url)
{
	if (text.n == 0)
		return;
	if (f->n == SPANS_MOST)
		f->fault = S("too many marks in one paragraph");
	else
		f->span[f->n++] = (struct leaf_span){ kind, text, url };
}

/* The fact by its word; a word that there is not is a fault. */
static struct str fact_of(struct filling *f, struct str word, int *which)
{
	*which = leaf_fact_of(word);
	if (*which < 0) {
		f->fault = str_fmt(f->a, "unknown {{%.*s}}", STR_ARG(word));
		return STR_NONE;
	}
	return f->facts->value[*which];
}

/* Is every fact of the sentence known? */
static bool sentence_known(struct filling *f, struct str s)
{
	ptrdiff_t at;
	bool known = !f->facts->no_school || str_find(s, S("our school")) < 0;

	while ((at = str_find(s, S("{{"))) >= 0) {
		struct str rest = str_sub(s, (size_t)at + 2, s.n);
		ptrdiff_t end = str_find(rest, S("}}"));
		int which;

		if (end < 0) {
			f->fault = S("{{ without }}");
			return false;
		}
		known = fact_of(f, str_sub(rest, 0, (size_t)end), &which).n > 0 && known;
		s = str_sub(rest, (size_t)end + 2, rest.n);
	}
	return known;
}

/* "Must" without its mark, where a word begins. */
static bool bare_must(struct str s)
{
	for (size_t i = 0; i + 4 <= s.n; i++) {
		bool begins = i == 0 || s.p[i - 1] == ' ';
		bool ends = i + 4 == s.n || !((s.p[i + 4] >= 'a' && s.p[i + 4] <= 'z') || s.p[i + 4] == '*');

		if (begins && ends && str_same(str_sub(s, i, 4), S("must")))
			return true;
	}
	return false;
}

static struct str tel_of(struct arena *a, struct str phone)
{
	struct buf b = buf_new(a, TEL_MOST);

	buf_str(&b, S("tel:"));
	for (size_t i = 0; i < phone.n && b.n + 1 < TEL_MOST; i++)
		if ((phone.p[i] >= '0' && phone.p[i] <= '9') || (phone.p[i] == '+' && i == 0))
			buf_char(&b, phone.p[i]);
	return buf_view(&b);
}

static void fact_add(struct filling *f, struct str word)
{
	int which;
	struct str v = fact_of(f, word, &which);

	if (which == FACT_SCHOOL_PHONE || which == FACT_SERVICE_PHONE || which == FACT_SERVICE_MOBILE)
		span_add(f, LEAF_LINK, v, tel_of(f->a, v));
	else if (which == FACT_SCHOOL_EMAIL || which == FACT_SERVICE_EMAIL)
		span_add(f, LEAF_LINK, v, str_fmt(f->a, "mailto:%.*s", STR_ARG(v)));
	else
		span_add(f, leaf_url_sound(v) ? LEAF_LINK : LEAF_PLAIN, v, leaf_url_sound(v) ? v : STR_NONE);
}

static void bold_add(struct filling *f, struct str words)
{
	int which;

	if (str_starts(words, S("{{")) && str_ends(words, S("}}")))
		words = fact_of(f, str_sub(words, 2, words.n - 4), &which);
	if (str_same(words, S("must"))) {
		if (f->force != LEAF_MUST)
			f->fault = S("must in a block that is not the law");
		span_add(f, LEAF_IS_MUST, words, STR_NONE);
	} else {
		span_add(f, str_same(words, S("should")) ? LEAF_IS_SHOULD : LEAF_BOLD, words, STR_NONE);
	}
}

/* [6.45], or [words](address) where the address may be a fact. Returns what it took. */
static size_t bracket_add(struct filling *f, struct str s)
{
	ptrdiff_t end = str_find(s, S("]"));
	struct str words = str_sub(s, 1, end < 0 ? 0 : (size_t)end - 1);
	struct str rest = str_sub(s, (size_t)(end < 0 ? 0 : end) + 1, s.n);
	ptrdiff_t close = str_find(rest, S(")"));
	struct str url;
	int which;

	if (end < 0)
		return 0;
	if (!str_starts(rest, S("("))) {
		span_add(f, LEAF_CODE, words, STR_NONE);
		return (size_t)end + 1;
	}
	url = str_sub(rest, 1, close < 0 ? 0 : (size_t)close - 1);
	if (str_starts(url, S("{{")) && str_ends(url, S("}}")))
		url = fact_of(f, str_sub(url, 2, url.n - 4), &which);
	span_add(f, leaf_url_sound(url) ? LEAF_LINK : LEAF_PLAIN, words, url);
	return (size_t)end + 1 + (size_t)close + 1;
}

static void sentence_add(struct filling *f, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n;) {
		struct str rest = str_sub(s, i, s.n);
		bool bold = str_starts(rest, S("**"));
		bool fact = str_starts(rest, S("{{"));
		ptrdiff_t end = bold   ? str_find(str_sub(rest, 2, rest.n), S("**"))
		                : fact ? str_find(rest, S("}}"))
		                       : -1;
		size_t took;

		if (!bold && !fact && rest.p[0] != '[') {
			i++;
			continue;
		}
		span_add(f, LEAF_PLAIN, str_sub(s, from, i - from), STR_NONE);
		if (rest.p[0] == '[') {
			took = bracket_add(f, rest);
		} else {
			took = end < 0 ? 0 : (size_t)end + (bold ? 4 : 2);
			if (end >= 0 && bold)
				bold_add(f, str_sub(rest, 2, (size_t)end));
			else if (end >= 0)
				fact_add(f, str_sub(rest, 2, (size_t)end - 2));
		}
		if (took == 0) {
			f->fault = str_fmt(f->a, "a mark without its end: %.*s", STR_ARG(rest));
			took = 2;
		}
		i += took;
		from = i;
	}
	span_add(f, LEAF_PLAIN, str_sub(s, from, s.n), STR_NONE);
	if (bare_must(s))
		f->fault = str_fmt(f->a, "must without its mark: %.*s", STR_ARG(s));
}

struct leaf_spans leaf_fill(struct arena *a, struct str text, const struct leaf_facts *facts, enum leaf_force force)
{
	struct filling f = {
		.a = a, .facts = facts, .force = force, .span = NEW_ARRAY(a, struct leaf_span, SPANS_MOST)
	};
	struct str rest = text;
	struct str one;

	while ((one = leaf_sentence_next(&rest)).n > 0)
		if (sentence_known(&f, one))
			sentence_add(&f, one);
	return (struct leaf_spans){ f.span, f.n, f.fault };
}
