#include "core/people/identity_rule.h"

#include <string.h>

#include "core/people/upn_rule.h"

enum { TIGHT_MAX = 240, LETTERS_LEAST = 5 };

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

/* More words follow upon the same ones: "anne" and "anne marie". */
static bool begins(struct str less, struct str more)
{
	return str_starts(more, less) && str_starts(str_sub(more, less.n, more.n), S(" "));
}

static bool words_begin(struct str x, struct str y)
{
	return begins(x, y) || begins(y, x);
}

static bool ends(struct str less, struct str more)
{
	return str_ends(more, less) && str_ends(str_sub(more, 0, more.n - less.n), S(" "));
}

/* A double name of which one half was left out: "petrov hale" and "hale". */
static bool words_end(struct str x, struct str y)
{
	return ends(x, y) || ends(y, x);
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

/* What joins two people in a word: all of "and", the mark in "Mr&Mrs", and that in "Mr/Mrs" between titles. */
static struct str joint_of(struct str word)
{
	struct str behind, front = str_cut(word, '/', &behind);
	ptrdiff_t at = str_find(word, S("&"));

	if (at >= 0)
		return str_sub(word, (size_t)at, 1);
	if (is_joined_title(front) && is_joined_title(behind))
		return str_sub(word, front.n, 1);
	return is_joint(word) ? word : STR_NONE;
}

/* Cuts a text in two where people are joined; false, and nothing is changed, when they are not. */
static bool joint_cut(struct str text, struct str *front, struct str *behind)
{
	for (struct str rest = text; rest.n > 0;) {
		struct str joint = joint_of(str_cut(rest, ' ', &rest));

		if (joint.n == 0)
			continue;
		*front = str_trim((struct str){ text.p, (size_t)(joint.p - text.p) });
		*behind = str_trim(str_sub(text, (size_t)(joint.p - text.p) + joint.n, text.n));
		return true;
	}
	return false;
}

/* "Mrs Kate" without a title has one in front. */
static void title_apart(struct adult_name *n)
{
	struct str rest, word = str_cut(n->given, ' ', &rest);

	if (n->title.n == 0 && is_joined_title(word)) {
		n->title = word;
		n->given = str_trim(rest);
	}
}

bool adult_two(struct adult_name whole, struct adult_name out[2])
{
	bool titles, names;

	out[0] = out[1] = whole;
	titles = joint_cut(whole.title, &out[0].title, &out[1].title);
	names = joint_cut(whole.given, &out[0].given, &out[1].given);
	if (!titles) /* "Mr", "John & Mrs Kate" */
		out[1].title = STR_NONE;
	if (!names) /* "Mr & Mrs", "J" */
		out[0].given = STR_NONE;
	if (out[0].title.n + out[0].given.n == 0 || out[1].title.n + out[1].given.n == 0)
		return false;
	title_apart(&out[0]);
	title_apart(&out[1]);
	if (out[0].given.n == 0) /* the initial is of whom the letter is addressed to, both keep it */
		out[0].given = out[1].given;
	return titles || names;
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
