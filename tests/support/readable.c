#include "support/readable.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "kit/base/buf.h"

enum { SENTENCE_LEAST = 4, TEXT_MAX = 1 << 20, TAG_MAX = 16, NAME_MOST = 40 };

/* Names that the law, the school or a service has given, and which families meet elsewhere under this name. */
static const char *const NAMES[] = {
	"Children and Families Act 2014", /* the law itself, named beside the plain words */
	"Data Protection Act 2018",
	"Freedom of Information Act",
	"Equality Act 2010",
	"SEND Code of Practice",
	"Code of Practice",
	"Information Commissioner’s Office", /* who to complain to */
	"Information Commissioner",
	"special educational needs", /* what it is called in every letter from anybody */
	"special educational provision",
	"SEN Support", /* the name of the help */
	"EHC needs assessment",
	"EHC plan",
	"Local Offer",
	"SENDIASS",
	"SENCO",
	"Web Content Accessibility Guidelines",
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80) != 0;
}

static bool is_vowel(char c)
{
	return c != '\0' && strchr("aeiouyAEIOUY", c) != NULL;
}

static bool ends(const char *w, size_t n, const char *end)
{
	size_t m = strlen(end);

	return n > m && strncasecmp(w + n - m, end, m) == 0;
}

int readable_syllables(struct str word)
{
	char w[64];
	size_t n = 0;
	int groups = 0;

	for (size_t i = 0; i < word.n && n + 1 < sizeof w; i++)
		if (is_letter(word.p[i]) && ((unsigned char)word.p[i] & 0x80) == 0)
			w[n++] = word.p[i];
	w[n] = '\0';
	for (size_t i = 0; i < n; i++)
		groups += is_vowel(w[i]) && (i == 0 || !is_vowel(w[i - 1]));
	if ((ends(w, n, "e") && !is_vowel(w[n - 2]) && !(ends(w, n, "le") && !is_vowel(w[n - 3]))) ||
	    (ends(w, n, "ed") && !is_vowel(w[n - 3]) && w[n - 3] != 't' && w[n - 3] != 'd') ||
	    (ends(w, n, "es") && !is_vowel(w[n - 3]) && strchr("cgsxz", w[n - 3]) == NULL && !ends(w, n, "ches") &&
	     !ends(w, n, "shes") && !ends(w, n, "les")))
		groups--; /* like, helped, makes */
	if (ends(w, n, "ia") || ends(w, n, "io") || ends(w, n, "ual") || ends(w, n, "ier"))
		groups++;
	return groups > 0 ? groups : 1;
}

/* Words that count as one short word whatever they are: months and days. */
static bool is_calendar(const char *w, size_t n)
{
	static const char *const NAMED[] = { "January", "February",  "March",    "April",    "June",     "July",
		                             "August",  "September", "October",  "November", "December", "Monday",
		                             "Tuesday", "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday" };

	for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++)
		if (strlen(NAMED[i]) == n && strncmp(w, NAMED[i], n) == 0)
			return true;
	return false;
}

static void word_count(struct readable *r, struct str word)
{
	bool letters = false;
	bool address =
	    str_find(word, S("@")) >= 0 || str_find(word, S(".example")) >= 0 || str_find(word, S("//")) >= 0;

	while (word.n > 0 && !is_letter(word.p[word.n - 1]))
		word.n--;
	while (word.n > 0 && !is_letter(word.p[0]))
		word = str_sub(word, 1, word.n);
	for (size_t i = 0; i < word.n; i++)
		letters = letters || is_letter(word.p[i]);
	if (!letters)
		return;
	r->words++;
	r->syllables += address || is_calendar(word.p, word.n) ? 1 : readable_syllables(word);
}

static double grade(int sentences, int words, int syllables)
{
	return sentences == 0 ? 0 : 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
}

static void sentence_count(struct readable *all, struct str sentence)
{
	struct readable one = { 0 };
	double hard;

	for (struct str rest = sentence; rest.n > 0;)
		word_count(&one, str_cut(rest, ' ', &rest));
	if (one.words < SENTENCE_LEAST)
		return;
	all->sentences++;
	all->words += one.words;
	all->syllables += one.syllables;
	hard = grade(1, one.words, one.syllables);
	if (one.words >= READABLE_LONG && hard > all->worst_grade) {
		all->worst_grade = hard;
		all->worst = sentence;
	}
}

static struct str names_short(struct arena *a, struct str text)
{
	struct str name[sizeof NAMES / sizeof *NAMES];

	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		name[i] = str_of(NAMES[i]);
	return readable_without(a, text, name, sizeof NAMES / sizeof *NAMES);
}

struct readable readable_of(struct arena *a, struct str blocks)
{
	struct readable r = { 0 };

	for (struct str rest = names_short(a, blocks); rest.n > 0;) {
		struct str block = str_trim(str_cut(rest, '\n', &rest));
		size_t from = 0;

		for (size_t i = 0; i < block.n; i++) {
			bool stop = strchr(".?!", block.p[i]) != NULL && (i + 1 == block.n || block.p[i + 1] == ' ');

			if (!stop && i + 1 < block.n)
				continue;
			sentence_count(&r, str_trim(str_sub(block, from, i + 1 - from)));
			from = i + 1;
		}
	}
	r.grade = grade(r.sentences, r.words, r.syllables);
	return r;
}

/* ---- pages ---- */

static bool is_one_of(const char *name, const char *const *list)
{
	for (size_t i = 0; list[i] != NULL; i++)
		if (strcmp(name, list[i]) == 0)
			return true;
	return false;
}

/* The name of the tag at s ("/p" for its end); *end is behind it. */
static void tag_read(struct str html, size_t at, char name[TAG_MAX], size_t *end)
{
	size_t n = 0;
	size_t i = at + 1;

	while (i < html.n && n + 1 < TAG_MAX && html.p[i] != '>' && html.p[i] != ' ' && html.p[i] != '\n')
		name[n++] = html.p[i++];
	name[n] = '\0';
	while (i < html.n && html.p[i] != '>')
		i++;
	*end = i + 1;
}

static size_t entity_read(struct str html, size_t at, struct buf *b)
{
	static const struct {
		const char *entity;
		char c;
	} KNOWN[] = { { "&amp;", '&' },  { "&lt;", '<' },   { "&gt;", '>' },
		      { "&quot;", '"' }, { "&#39;", '\'' }, { "&nbsp;", ' ' } };

	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
		if (str_starts(str_sub(html, at, html.n), str_of(KNOWN[i].entity))) {
			buf_char(b, KNOWN[i].c);
			return at + strlen(KNOWN[i].entity);
		}
	buf_char(b, html.p[at]);
	return at + 1;
}

struct str readable_page(struct arena *a, struct str html)
{
	static const char *const IN_LINE[] = { "a",    "/a",    "b",    "/b",    "strong", "/strong", "em",  "/em",
		                               "span", "/span", "abbr", "/abbr", "time",   "/time",   "bdi", "/bdi",
		                               "i",    "/i",    "wbr",  "cite",  "/cite",  NULL };
	static const char *const UNREAD[] = { "svg", "select", "textarea", "script", "style", NULL };
	struct buf b = buf_new(a, TEXT_MAX);
	ptrdiff_t from = str_find(html, S("<main"));
	ptrdiff_t to = str_find(html, S("</main>"));
	char skip[TAG_MAX] = "";

	html = from >= 0 && to > from ? str_sub(html, (size_t)from, (size_t)(to - from)) : STR_NONE;
	for (size_t i = 0; i < html.n;) {
		char name[TAG_MAX];

		if (html.p[i] == '<') {
			tag_read(html, i, name, &i);
			if (skip[0] == '\0' && is_one_of(name, UNREAD))
				snprintf(skip, sizeof skip, "/%.14s", name);
			else if (strcmp(name, skip) == 0)
				skip[0] = '\0';
			else if (skip[0] == '\0' && !is_one_of(name, IN_LINE))
				buf_char(&b, '\n');
		} else if (skip[0] != '\0') {
			i++;
		} else if (html.p[i] == '&') {
			i = entity_read(html, i, &b);
		} else {
			buf_char(&b, html.p[i] == '\n' ? ' ' : html.p[i]);
			i++;
		}
	}
	return buf_view(&b);
}

struct str readable_markdown(struct arena *a, struct str text)
{
	struct buf b = buf_new(a, TEXT_MAX);

	while (text.n > 0) {
		struct str line = str_trim(str_cut(text, '\n', &text));
		bool fresh = line.n == 0 || line.p[0] == '-' || line.p[0] == '#' || line.p[0] == '!';

		buf_char(&b, fresh ? '\n' : ' ');
		if (line.n > 0 && line.p[0] == '!')
			continue;
		for (size_t i = 0; i < line.n; i++) {
			if (line.p[i] == '(' && i > 0 && line.p[i - 1] == ']') { /* where a link leads */
				while (i < line.n && line.p[i] != ')')
					i++;
				continue;
			}
			if (strchr("*#[]`", line.p[i]) == NULL)
				buf_char(&b, line.p[i]);
		}
	}
	return buf_view(&b);
}

static size_t value_at(struct str text, size_t at, const struct str *value, size_t n)
{
	size_t best = n;

	if (at > 0 && is_letter(text.p[at - 1]))
		return n;
	for (size_t i = 0; i < n; i++) {
		const struct str *v = &value[i];

		if (at + v->n > text.n || memcmp(text.p + at, v->p, v->n) != 0 ||
		    (at + v->n < text.n && is_letter(text.p[at + v->n]) &&
		     ((unsigned char)text.p[at + v->n] & 0x80) == 0))
			continue;
		if (best == n || v->n > value[best].n)
			best = i;
	}
	return best;
}

struct str readable_without(struct arena *a, struct str text, const struct str *value, size_t n)
{
	struct buf b = buf_new(a, TEXT_MAX);

	for (size_t i = 0; i < text.n;) {
		size_t k = value_at(text, i, value, n);

		if (k == n) {
			buf_char(&b, text.p[i++]);
			continue;
		}
		buf_str(&b, value[k].n > NAME_MOST ? S("\n") : S("Sam"));
		i += value[k].n;
	}
	return buf_view(&b);
}
