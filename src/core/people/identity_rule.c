#include "core/people/identity_rule.h"

#include <string.h>

#include "core/people/upn_rule.h"

enum { TIGHT_MAX = 240, WORDS_MAX = 12, LETTERS_LEAST = 5 };

/* A key without its spaces. */
struct tight {
	char p[TIGHT_MAX];
	size_t n;
};

static void tight_add(struct tight *t, struct str key)
{
	for (size_t i = 0; i < key.n && t->n < TIGHT_MAX; i++)
		if (key.p[i] != ' ')
			t->p[t->n++] = key.p[i];
}

static bool tight_same(const struct tight *x, const struct tight *y)
{
	return x->n == y->n && x->n < TIGHT_MAX && memcmp(x->p, y->p, x->n) == 0;
}

/* One letter more, fewer or other, or two that changed places. */
static bool one_slip(const struct tight *x, const struct tight *y)
{
	size_t head = 0, tail = 0;
	size_t least = x->n < y->n ? x->n : y->n, most = x->n < y->n ? y->n : x->n;

	if (most - least > 1 || least < LETTERS_LEAST)
		return false;
	while (head < least && x->p[head] == y->p[head])
		head++;
	while (tail < least - head && x->p[x->n - 1 - tail] == y->p[y->n - 1 - tail])
		tail++;
	if (most - head - tail <= 1)
		return true;
	return x->n == y->n && most - head - tail == 2 && x->p[head] == y->p[head + 1] && x->p[head + 1] == y->p[head];
}

/* The words of the one begin the other: "anne" and "anne marie". */
static bool words_begin(struct str x, struct str y)
{
	struct str less = x.n < y.n ? x : y, more = x.n < y.n ? y : x;

	return less.n > 0 && (less.n == more.n || more.p[less.n] == ' ') && str_starts(more, less);
}

/* A double name of which one half was left out: "petrov hale" and "hale". */
static bool words_end(struct str x, struct str y)
{
	struct str less = x.n < y.n ? x : y, more = x.n < y.n ? y : x;

	return less.n > 0 && less.n < more.n && more.p[more.n - less.n - 1] == ' ' && str_ends(more, less);
}

static bool given_same(const struct identity *x, const struct identity *y)
{
	if (str_eq(x->given, y->given))
		return true;
	return (x->preferred.n > 0 && str_eq(x->preferred, y->given)) ||
	       (y->preferred.n > 0 && str_eq(y->preferred, x->given));
}

static bool given_near(const struct identity *x, const struct identity *y)
{
	return given_same(x, y) || words_begin(x->given, y->given) ||
	       (x->preferred.n > 0 && words_begin(x->preferred, y->given)) ||
	       (y->preferred.n > 0 && words_begin(y->preferred, x->given));
}

static bool name_near(const struct identity *x, const struct identity *y)
{
	struct tight p = { .n = 0 }, q = { .n = 0 };

	if (x->given.n > 0 && str_eq(x->family, y->given) && str_eq(x->given, y->family))
		return true;
	if (given_near(x, y) &&
	    (str_eq(x->family, y->family) || words_begin(x->family, y->family) || words_end(x->family, y->family)))
		return true;
	tight_add(&p, x->family);
	tight_add(&p, x->given);
	tight_add(&q, y->family);
	tight_add(&q, y->given);
	return tight_same(&p, &q) || one_slip(&p, &q);
}

enum identity_name identity_name(const struct identity *x, const struct identity *y)
{
	if (x->family.n + x->given.n == 0 || y->family.n + y->given.n == 0)
		return NAME_UNSAID;
	/* Half a name that agrees, as results often have it, says nothing against a number, and is no name by itself.
	 */
	if ((x->given.n == 0 || y->given.n == 0) && str_eq(x->family, y->family))
		return NAME_UNSAID;
	if ((x->family.n == 0 || y->family.n == 0) && given_same(x, y))
		return NAME_UNSAID;
	if (str_eq(x->family, y->family) && given_same(x, y))
		return NAME_SAME;
	if (name_near(x, y))
		return NAME_NEAR;
	return x->given.n > 0 && given_same(x, y) ? NAME_SURNAME : NAME_OTHER;
}

static bool same_number(struct str x, struct str y)
{
	return x.n > 0 && str_eq(x, y);
}

/* Two different numbers are two different children, unless the one here is an interim number. */
static bool numbers_agree(struct str line, struct str here)
{
	return line.n == 0 || here.n == 0 || str_eq(line, here) || upn_check(here) == UPN_TEMPORARY;
}

enum identity_tie identity_tie(const struct identity *line, const struct identity *record)
{
	enum identity_name name = identity_name(line, record);
	bool unsaid = date_none(line->born) || date_none(record->born);
	bool born = !unsaid && date_cmp(line->born, record->born) == 0;
	bool number = same_number(line->upn, record->upn);
	bool former = same_number(line->former_upn, record->upn) || same_number(line->upn, record->former_upn);

	if (number || former) {
		if ((name == NAME_SAME || name == NAME_UNSAID) && (born || unsaid))
			return number ? TIE_WHOLE : TIE_FORMER;
		if (born || name == NAME_SAME || name == NAME_NEAR)
			return number ? TIE_UPN : TIE_FORMER;
		return TIE_UPN_OTHER;
	}
	if (!born || name == NAME_UNSAID || name == NAME_OTHER)
		return TIE_NONE;
	if (name == NAME_SAME)
		return numbers_agree(line->upn, record->upn) ? TIE_NAME : TIE_NAME_UPN;
	return TIE_NEAR;
}

bool identity_asks(const struct identity_rival *r)
{
	return r->tie != TIE_NONE && !r->taken;
}

/* How many rivals there are with this tie that no other line has taken; the last of them in *which. */
static size_t count(const struct identity_rival *r, size_t n, enum identity_tie tie, size_t *which)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		if (r[i].tie == tie && !r[i].taken) {
			found++;
			*which = i;
		}
	return found;
}

/* Another record has the very name and birthday: perhaps twins whose numbers were changed about. */
static bool contested(const struct identity_rival *r, size_t n, size_t but)
{
	for (size_t i = 0; i < n; i++)
		if (i != but && r[i].fits && !r[i].taken)
			return true;
	return false;
}

enum identity_says identity_say(const struct identity_rival *r, size_t n, size_t *which)
{
	size_t last = 0, tied = 0;

	for (size_t i = 0; i < n; i++)
		tied += identity_asks(&r[i]);
	if (tied == 0)
		return IDENTITY_NEW;
	for (enum identity_tie tie = TIE_WHOLE; tie >= TIE_FORMER; tie--) {
		size_t found = count(r, n, tie, &last);

		*which = last;
		if (found == 1 &&
		    (tie == TIE_WHOLE || (!contested(r, n, last) && count(r, n, TIE_UPN_OTHER, &last) == 0)))
			return IDENTITY_SAME;
		if (found > 0)
			return IDENTITY_ASK;
	}
	/* With name and birthday alone nothing may stand beside it but names that are only near. */
	if (count(r, n, TIE_NAME, which) == 1 && count(r, n, TIE_NAME_UPN, &last) == 0 &&
	    count(r, n, TIE_UPN_OTHER, &last) == 0)
		return IDENTITY_SAME;
	return IDENTITY_ASK;
}

bool leavers_are_many(size_t leaving, size_t on_roll)
{
	return leaving > on_roll / 10;
}

bool roll_is_whole(size_t named, size_t on_roll)
{
	return named * 10 >= on_roll * 9;
}

/* ---- adults ---- */

static bool is_joint(struct str word)
{
	return str_is(word, "&") || str_is(word, "+") || str_is(word, "/") || str_is(word, "and") ||
	       str_is(word, "And") || str_is(word, "AND");
}

static bool is_joined_title(struct str word)
{
	static const char *const titles[] = { "Mr",  "Mrs", "Ms",  "Miss", "Mx",   "Dr", "Mr.", "Mrs.", "Ms.",
		                              "Dr.", "mr",  "mrs", "ms",   "miss", "MR", "MRS", "MS",   "MISS" };

	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
		if (str_is(word, titles[i]))
			return true;
	return false;
}

struct words {
	struct str w[WORDS_MAX];
	size_t n;
};

static void words_add(struct words *all, struct str text)
{
	while (text.n > 0 && all->n < WORDS_MAX) {
		struct str w = str_cut(text, ' ', &text);
		ptrdiff_t at = str_find(w, S("&"));

		if (at > 0 && (size_t)at + 1 < w.n && all->n + 3 <= WORDS_MAX) { /* "Mr&Mrs" */
			all->w[all->n++] = str_sub(w, 0, (size_t)at);
			all->w[all->n++] = str_sub(w, (size_t)at, 1);
			w = str_sub(w, (size_t)at + 1, w.n);
		}
		if (w.n > 0)
			all->w[all->n++] = w;
	}
}

/* From the first word to the last one of a part; they stand in one text. */
static struct str span(const struct words *all, size_t from, size_t to)
{
	return from >= to
	           ? STR_NONE
	           : (struct str){ all->w[from].p, (size_t)(all->w[to - 1].p - all->w[from].p) + all->w[to - 1].n };
}

/* titled: so many words stood in a column of titles. */
static struct adult_name part(const struct words *all, size_t from, size_t to, size_t titled, struct str family)
{
	struct adult_name n = { .family = family };
	size_t after = titled < to ? titled : to;

	if (from >= after && from < to && is_joined_title(all->w[from]))
		after = from + 1;
	n.title = span(all, from, after);
	n.given = span(all, from < after ? after : from, to);
	return n;
}

bool adult_two(struct adult_name whole, struct adult_name out[2])
{
	struct words all = { .n = 0 };
	size_t titled, at = 0;

	words_add(&all, whole.title);
	titled = all.n;
	words_add(&all, whole.given);
	while (at < all.n && !is_joint(all.w[at]))
		at++;
	if (at == 0 || at + 1 >= all.n)
		return false;
	out[0] = part(&all, 0, at, titled, whole.family);
	out[1] = part(&all, at + 1, all.n, titled, whole.family);
	if (out[0].given.n == 0) /* "Mr & Mrs J": the initial is of whom the letter is addressed to, both keep it */
		out[0].given = out[1].given;
	return true;
}

bool adult_weak(struct str given_key)
{
	struct str rest = given_key;

	while (rest.n > 0) {
		struct str w = str_cut(rest, ' ', &rest);
		size_t letters = 0;

		for (size_t i = 0; i < w.n; i++)
			letters += ((unsigned char)w.p[i] & 0xC0) != 0x80;
		/* One letter of another script can be a whole name. */
		if (letters > 1 || (letters == 1 && (unsigned char)w.p[0] >= 0x80))
			return false;
	}
	return true;
}

bool adult_given_fits(struct str x, struct str y)
{
	if (x.n == 0 || y.n == 0 || str_eq(x, y) || words_begin(x, y))
		return true;
	return (adult_weak(x) || adult_weak(y)) && x.p[0] == y.p[0];
}

static int title_kind(struct str t)
{
	static const char *const man[] = { "mr", "mr.", "sir", "master" };
	static const char *const woman[] = { "mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame" };
	char low[8];

	if (t.n == 0 || t.n >= sizeof low)
		return 0;
	for (size_t i = 0; i < t.n; i++)
		low[i] = (char)(t.p[i] >= 'A' && t.p[i] <= 'Z' ? t.p[i] + 32 : t.p[i]);
	for (size_t i = 0; i < sizeof man / sizeof man[0]; i++)
		if (str_is((struct str){ low, t.n }, man[i]))
			return 1;
	for (size_t i = 0; i < sizeof woman / sizeof woman[0]; i++)
		if (str_is((struct str){ low, t.n }, woman[i]))
			return 2;
	return 0;
}

bool adult_titles_differ(struct str x, struct str y)
{
	int p = title_kind(x), q = title_kind(y);

	return p != 0 && q != 0 && p != q;
}
