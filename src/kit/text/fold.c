#include "kit/text/fold.h"

#include <string.h>

#include <utf8proc.h>

#include "kit/base/utf8.h"

/* Letters that Unicode does not take apart. Lower case only: the key is folded first. */
static const struct {
	uint16_t letter;
	char plain[3];
} by_hand[] = {
	{ 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" }, { 0x00FE, "th" }, { 0x0111, "d" },  { 0x0127, "h" },
	{ 0x0131, "i" },  { 0x0138, "k" }, { 0x0142, "l" }, { 0x014B, "n" },  { 0x0153, "oe" }, { 0x0167, "t" },
	{ 0x0180, "b" },  { 0x0183, "b" }, { 0x0188, "c" }, { 0x018C, "d" },  { 0x0192, "f" },  { 0x0199, "k" },
	{ 0x019A, "l" },  { 0x01A5, "p" }, { 0x01AD, "t" }, { 0x01B4, "y" },  { 0x01B6, "z" },  { 0x01DD, "e" },
	{ 0x01E5, "g" },  { 0x0225, "z" }, { 0x023C, "c" }, { 0x0247, "e" },  { 0x0249, "j" },  { 0x024D, "r" },
	{ 0x024F, "y" },  { 0x0253, "b" }, { 0x0254, "o" }, { 0x0256, "d" },  { 0x0257, "d" },  { 0x0259, "e" },
	{ 0x025B, "e" },  { 0x0260, "g" }, { 0x0268, "i" }, { 0x0272, "n" },  { 0x0289, "u" },
};

static const char *plain_of(int32_t c)
{
	for (size_t i = 0; i < sizeof by_hand / sizeof *by_hand; i++)
		if (by_hand[i].letter == c)
			return by_hand[i].plain;
	return NULL;
}

/* Marks that sit on letters of the scripts in which people leave them out when they type (Latin, Greek, Cyrillic,
 * Hebrew, Arabic). Vowel signs of the Indic scripts are part of the word and stay. */
static bool is_mark(int32_t c)
{
	return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7) || (c >= 0x064B && c <= 0x065F) ||
	       c == 0x0640 || c == 0x0670 || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
	       (c >= 0x20D0 && c <= 0x20FF);
}

/* Apostrophes in all their shapes, and letters that are not seen: they leave no gap. */
static bool is_silent(int32_t c)
{
	switch (c) {
	case '\'':
	case '`':
	case 0x00B4:
	case 0x02B9:
	case 0x02BB:
	case 0x02BC:
	case 0x02BE:
	case 0x02BF:
	case 0x02C8:
	case 0x2018:
	case 0x2019:
	case 0x201B:
	case 0x2032:
	case 0x00AD:
	case 0x200B:
	case 0x200C:
	case 0x200D:
	case 0x2060:
	case 0xFEFF:
		return true;
	default:
		return false;
	}
}

static bool is_word(int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return true;
	default:
		return false;
	}
}

/* Code points of s after the options; *n of them. */
static int32_t *decompose(struct arena *a, struct str s, utf8proc_option_t options, size_t *n)
{
	utf8proc_ssize_t room = utf8proc_decompose((const uint8_t *)s.p, (utf8proc_ssize_t)s.n, NULL, 0, options);
	int32_t *c;

	*n = 0;
	if (room <= 0)
		return NULL; /* not well-formed: the caller's text was not checked at the door */
	c = NEW_ARRAY(a, int32_t, (size_t)room + 1);
	room = utf8proc_decompose((const uint8_t *)s.p, (utf8proc_ssize_t)s.n, c, room, options);
	*n = room > 0 ? (size_t)room : 0;
	return c;
}

struct key {
	char *p;
	size_t n;
	bool gap;
};

static void key_letter(struct key *k, const char *p, size_t n)
{
	if (k->gap && k->n > 0)
		k->p[k->n++] = ' ';
	k->gap = false;
	memcpy(k->p + k->n, p, n);
	k->n += n;
}

static void key_put(struct key *k, int32_t c)
{
	const char *plain = plain_of(c);
	uint8_t bytes[4];

	if (is_mark(c) || is_silent(c))
		return;
	if (plain != NULL)
		key_letter(k, plain, strlen(plain));
	else if (is_word(c))
		key_letter(k, (const char *)bytes, (size_t)utf8proc_encode_char(c, bytes));
	else
		k->gap = true;
}

static struct str key_ascii(struct arena *a, struct str s)
{
	struct key k = { arena_alloc(a, s.n + 1), 0, false };

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			key_letter(&k, &c, 1);
		else if (c != '\'' && c != '`')
			k.gap = true;
	}
	return (struct str){ k.p, k.n };
}

static bool is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

struct str fold_key(struct arena *a, struct str s)
{
	struct key k = { 0 };
	size_t n;
	int32_t *c;

	if (is_ascii(s))
		return key_ascii(a, s);
	c = decompose(a, s, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &n);
	k.p = arena_array(a, n + 1, 5);
	for (size_t i = 0; i < n; i++) {
		/* Compatibility takes the free-standing accent apart into a space and a mark: it is an apostrophe here.
		 */
		if (c[i] == ' ' && i + 1 < n && is_mark(c[i + 1]))
			continue;
		key_put(&k, c[i]);
	}
	return (struct str){ k.p, k.n };
}

struct str fold_name(struct arena *a, struct str family, struct str given, struct str preferred)
{
	struct str part[3] = { fold_key(a, family), fold_key(a, given), fold_key(a, preferred) };
	struct str key[3];
	size_t n = 0;

	for (size_t i = 0; i < 3; i++)
		if (part[i].n > 0 && !(i == 2 && str_eq(part[2], part[1])))
			key[n++] = part[i];
	return str_join(a, key, n, S(" "));
}

struct str fold_tight(struct arena *a, struct str s)
{
	struct str key = fold_key(a, s);
	char *p = arena_alloc(a, key.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < key.n; i++)
		if (key.p[i] != ' ')
			p[n++] = key.p[i];
	return (struct str){ p, n };
}

static bool begins_word(struct str name_key, struct str word)
{
	while (name_key.n > 0) {
		struct str rest;

		if (str_starts(str_cut(name_key, ' ', &rest), word))
			return true;
		name_key = rest;
	}
	return false;
}

bool fold_finds(struct str name_key, struct str typed_key)
{
	while (typed_key.n > 0) {
		struct str rest;
		struct str word = str_cut(typed_key, ' ', &rest);

		if (!begins_word(name_key, word))
			return false;
		typed_key = rest;
	}
	return true;
}

struct str fold_compose(struct arena *a, struct str s)
{
	size_t n;
	int32_t *c;
	utf8proc_ssize_t size;

	if (is_ascii(s))
		return s;
	c = decompose(a, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE, &n);
	if (n == 0)
		return s;
	size = utf8proc_reencode(c, (utf8proc_ssize_t)n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	return size < 0 ? s : (struct str){ (const char *)c, (size_t)size };
}

struct str fold_spaces(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);
	size_t n = 0;
	bool gap = false;

	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = utf8_next(s, &i);

		/* spaces of no width and marks of direction, which no one has typed; what turns letters round stays,
		 * since it changes what a person sees */
		if (c == 0x200B || c == 0xFEFF || c == 0x200E || c == 0x200F)
			continue;
		if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xA0 || c == 0x202F || c == 0x2007 ||
		    c == 0x2009 || c == 0x3000) {
			gap = true;
			continue;
		}
		if (gap && n > 0)
			p[n++] = ' ';
		gap = false;
		memcpy(p + n, s.p + from, i - from);
		n += i - from;
	}
	return (struct str){ p, n };
}
