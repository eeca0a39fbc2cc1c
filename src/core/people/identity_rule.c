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

/* The same but for spaces, or in one letter: one more, fewer or other, or two that changed places. Of two short names
 * a letter is too much. */
static bool one_slip(const struct tight *x, const struct tight *y)
{
	size_t head = 0, tail = 0, between;

	if (x->n > y->n)
		return one_slip(y, x);
	while (head < x->n && x->p[head] == y->p[head])
		head++;
	while (tail < x->n - head && x->p[x->n - 1 - tail] == y->p[y->n - 1 - tail])
		tail++;
	between = y->n - head - tail;
	if (between == 2 && x->n == y->n && x->p[head] == y->p[head + 1] && x->p[head + 1] == y->p[head])
		between = 1;
	return between == 0 || (between == 1 && x->n >= LETTERS_LEAST);
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

static bool both_say(struct str x, struct str y)
{
	return x.n > 0 && str_eq(x, y);
}

static bool given_same(const struct identity *x, const struct identity *y)
{
	return str_eq(x->given, y->given) || both_say(x->preferred, y->given) || both_say(y->preferred, x->given);
}

static bool given_near(const struct identity *x, const struct identity *y)
{
	return given_same(x, y) || words_begin(x->given, y->given) || words_begin(x->preferred, y->given) ||
	       words_begin(y->preferred, x->given);
}

static bool family_near(struct str x, struct str y)
{
	return str_eq(x, y) || words_begin(x, y) || words_end(x, y);
}

static bool name_near(const struct identity *x, const struct identity *y)
{
	struct tight p = { .n = 0 }, q = { .n = 0 };

	if (str_eq(x->family, y->given) && str_eq(x->given, y->family))
		return true;
	if (given_near(x, y) && family_near(x->family, y->family))
		return true;
	tight_add(&p, x->family);
	tight_add(&p, x->given);
	tight_add(&q, y->family);
	tight_add(&q, y->given);
	return one_slip(&p, &q);
}

enum identity_name identity_name(const struct identity *x, const struct identity *y)
{
	if (x->family.n + x->given.n == 0 || y->family.n + y->given.n == 0)
		return NAME_UNSAID;
	/* Half a name that agrees, as results often have it, says nothing against a number, and is no name by itself.
	 */
	if ((x->given.n == 0) != (y->given.n == 0) && str_eq(x->family, y->family))
		return NAME_UNSAID;
	if ((x->family.n == 0 || y->family.n == 0) && given_same(x, y))
		return NAME_UNSAID;
	if (str_eq(x->family, y->family) && given_same(x, y))
		return NAME_SAME;
	if (name_near(x, y))
		return NAME_NEAR;
	return x->given.n + y->given.n > 0 && given_same(x, y) ? NAME_SURNAME : NAME_OTHER;
}

/* Two different numbers are two different children, unless the one here is an interim number. */
static bool numbers_agree(struct str line, struct str here)
{
	return line.n == 0 || here.n == 0 || upn_check(here) == UPN_TEMPORARY;
}

enum identity_tie identity_tie(const struct identity *line, const struct identity *record)
{
	enum identity_name name = identity_name(line, record);
	bool unsaid = date_none(line->born) || date_none(record->born);
	bool born = !unsaid && date_cmp(line->born, record->born) == 0;
	bool number = both_say(line->upn, record->upn);
	bool former = both_say(line->former_upn, record->upn) || both_say(line->upn, record->former_upn);

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

/* Is the one rival of the surest tie meant, whoever else is there? A number is not enough when another record has the
 * name and the birthday: perhaps twins whose numbers were changed about. Beside name and birthday alone there may be
 * names that are only near, and who has the number, if it was said before that this is another child. That answer
 * settles name and birthday beside a number of their own as well: the number of the line is known to be wrong. */
static bool settles(const struct identity_rival *r, size_t n, size_t which)
{
	enum identity_tie tie = r[which].tie;
	bool named = tie == TIE_NAME || tie == TIE_NAME_UPN, said = false;

	for (size_t i = 0; i < n; i++) {
		bool settled = named && r[i].apart;
		bool against = (r[i].tie == TIE_UPN_OTHER && !settled) || r[i].tie == TIE_NAME_UPN ||
		               (tie >= TIE_FORMER && r[i].fits);

		if (i != which && !r[i].taken && against)
			return tie == TIE_WHOLE;
		said = said || (r[i].tie == TIE_UPN_OTHER && !r[i].taken && settled);
	}
	return tie >= TIE_NAME || (tie == TIE_NAME_UPN && said);
}

enum identity_says identity_say(const struct identity_rival *r, size_t n, size_t *which)
{
	for (enum identity_tie tie = TIE_WHOLE; tie > TIE_NONE; tie--) {
		size_t named = 0, found = count(r, n, tie, which);

		if (found == 0)
			continue;
		if (tie == TIE_UPN_OTHER && count(r, n, TIE_NAME_UPN, &named) == 1 && settles(r, n, named)) {
			*which = named;
			return IDENTITY_SAME;
		}
		return found == 1 && settles(r, n, *which) ? IDENTITY_SAME : IDENTITY_ASK;
	}
	return IDENTITY_NEW;
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

enum title { TITLE_NONE, TITLE_ANY, TITLE_MAN, TITLE_WOMAN };

static enum title title_of(struct str word)
{
	static const struct {
		const char *word;
		enum title of;
	} titles[] = {
		{ "mr", TITLE_MAN },   { "mrs", TITLE_WOMAN },  { "ms", TITLE_WOMAN },     { "miss", TITLE_WOMAN },
		{ "mx", TITLE_ANY },   { "dr", TITLE_ANY },     { "prof", TITLE_ANY },     { "professor", TITLE_ANY },
		{ "rev", TITLE_ANY },  { "revd", TITLE_ANY },   { "reverend", TITLE_ANY }, { "sir", TITLE_MAN },
		{ "lord", TITLE_MAN }, { "lady", TITLE_WOMAN }, { "dame", TITLE_WOMAN },   { "master", TITLE_MAN },
		{ "fr", TITLE_ANY },   { "imam", TITLE_ANY },   { "rabbi", TITLE_ANY },    { "cllr", TITLE_ANY },
	};
	struct str bare = str_ends(word, S(".")) ? str_sub(word, 0, word.n - 1) : word;

	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
		if (str_same(bare, str_of(titles[i].word)))
			return titles[i].of;
	return TITLE_NONE;
}

bool adult_title(struct str word)
{
	return title_of(word) != TITLE_NONE;
}

bool adult_titles_differ(struct str x, struct str y)
{
	enum title p = title_of(x), q = title_of(y);

	return (p == TITLE_MAN && q == TITLE_WOMAN) || (p == TITLE_WOMAN && q == TITLE_MAN);
}

/* What joins two people in a word: all of "and", the mark in "Mr&Mrs", and that in "Mr/Mrs" between titles. */
static struct str joint_of(struct str word)
{
	struct str behind, front = str_cut(word, '/', &behind);
	ptrdiff_t at = str_find(word, S("&"));

	if (at >= 0)
		return str_sub(word, (size_t)at, 1);
	if (adult_title(front) && adult_title(behind))
		return str_sub(word, front.n, 1);
	return str_is(word, "+") || str_is(word, "/") || str_same(word, S("and")) ? word : STR_NONE;
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

	if (n->title.n == 0 && adult_title(word)) {
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
	/* One letter of another script, which is more than one byte, can be a whole name. */
	for (size_t i = 1; i < given_key.n; i++)
		if (given_key.p[i - 1] != ' ' && given_key.p[i] != ' ')
			return false;
	return true;
}

bool adult_given_fits(struct str x, struct str y)
{
	if (x.n == 0 || y.n == 0 || str_eq(x, y) || words_begin(x, y))
		return true;
	return (adult_weak(x) || adult_weak(y)) && x.p[0] == y.p[0];
}

struct str phone_digits(struct arena *a, struct str phone)
{
	char *p = arena_alloc(a, phone.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < phone.n; i++)
		if (phone.p[i] >= '0' && phone.p[i] <= '9')
			p[n++] = phone.p[i];
	return (struct str){ p, n };
}

static bool said_by_both(struct str x, struct str y)
{
	return x.n > 0 && str_eq(x, y);
}

bool adult_alike(struct arena *a, const struct adult_sign *x, const struct adult_sign *y)
{
	if (adult_weak(x->given) || adult_weak(y->given) || adult_titles_differ(x->title, y->title))
		return false;
	return said_by_both(str_lower_ascii(a, x->email), str_lower_ascii(a, y->email)) ||
	       said_by_both(phone_digits(a, x->phone), phone_digits(a, y->phone));
}
