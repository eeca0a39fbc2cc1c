/* core/people/identity_rule against a second way to the same answer: decision 38 read out word for word, with lists of
 * words and a table of distances, over names, birthdays and numbers that school systems and tired people could write.
 * Whatever stands in the file, both say the same: this child, a new one, or a question. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/people/identity_rule.h"

enum { ROUNDS = 60000, RECORDS_MAX = 4, WORDS_MAX = 8, LETTERS_MAX = 64 };

static uint64_t seed = 20261201;
static unsigned dice(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

/* ---- decision 38, word for word ---- */

struct list {
	struct str word[WORDS_MAX];
	size_t n;
};

static struct list words_of(struct str name)
{
	struct list l = { .n = 0 };

	while (name.n > 0)
		l.word[l.n++] = str_cut(name, ' ', &name);
	return l;
}

/* Has the one all words of the other and more, in front or behind? */
static bool has_more(struct str more, struct str less, bool in_front)
{
	struct list m = words_of(more), l = words_of(less);

	if (l.n == 0 || m.n <= l.n)
		return false;
	for (size_t i = 0; i < l.n; i++)
		if (!str_eq(m.word[in_front ? m.n - l.n + i : i], l.word[i]))
			return false;
	return true;
}

static bool middle_names(struct str x, struct str y)
{
	return has_more(x, y, false) || has_more(y, x, false);
}

static bool half_left_out(struct str x, struct str y)
{
	return has_more(x, y, false) || has_more(y, x, false) || has_more(x, y, true) || has_more(y, x, true);
}

static size_t letters_of(const struct identity *x, char out[LETTERS_MAX])
{
	const struct str part[] = { x->family, x->given };
	size_t n = 0;

	for (int k = 0; k < 2; k++)
		for (size_t i = 0; i < part[k].n; i++)
			if (part[k].p[i] != ' ')
				out[n++] = part[k].p[i];
	return n;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* How many letters have to be put in, taken out, changed or changed about with the next to make one of the other. */
static int distance(const char *x, size_t n, const char *y, size_t m)
{
	static int d[LETTERS_MAX + 1][LETTERS_MAX + 1];

	for (size_t i = 0; i <= n; i++)
		for (size_t k = 0; k <= m; k++) {
			if (i == 0 || k == 0) {
				d[i][k] = (int)(i + k);
				continue;
			}
			d[i][k] = least(d[i - 1][k] + 1, d[i][k - 1] + 1);
			d[i][k] = least(d[i][k], d[i - 1][k - 1] + (x[i - 1] != y[k - 1]));
			if (i > 1 && k > 1 && x[i - 1] == y[k - 2] && x[i - 2] == y[k - 1])
				d[i][k] = least(d[i][k], d[i - 2][k - 2] + 1);
		}
	return d[n][m];
}

static bool forename_agrees(const struct identity *x, const struct identity *y)
{
	if (x->preferred.n > 0 && y->given.n > 0 && str_eq(x->preferred, y->given))
		return true;
	if (y->preferred.n > 0 && x->given.n > 0 && str_eq(y->preferred, x->given))
		return true;
	return str_eq(x->given, y->given);
}

static bool nearly(const struct identity *x, const struct identity *y)
{
	char p[LETTERS_MAX], q[LETTERS_MAX];
	size_t n = letters_of(x, p), m = letters_of(y, q);
	int slips = distance(p, n, q, m);
	bool forename = forename_agrees(x, y) || middle_names(x->given, y->given) ||
	                middle_names(x->preferred, y->given) || middle_names(y->preferred, x->given);
	bool surname = str_eq(x->family, y->family) || half_left_out(x->family, y->family);

	if (str_eq(x->family, y->given) && str_eq(x->given, y->family)) /* changed places */
		return true;
	return (forename && surname) || slips == 0 || (slips == 1 && n >= 5 && m >= 5);
}

static enum identity_name name_said(const struct identity *x, const struct identity *y)
{
	bool surname = str_eq(x->family, y->family), forename = forename_agrees(x, y);
	bool half = (x->given.n == 0) != (y->given.n == 0), other_half = x->family.n == 0 || y->family.n == 0;

	if ((x->given.n == 0 && x->family.n == 0) || (y->given.n == 0 && y->family.n == 0))
		return NAME_UNSAID;
	if ((half && surname) || (other_half && forename))
		return NAME_UNSAID;
	if (surname && forename)
		return NAME_SAME;
	if (nearly(x, y))
		return NAME_NEAR;
	return forename && (x->given.n > 0 || y->given.n > 0) ? NAME_SURNAME : NAME_OTHER;
}

/* How many records there are of each kind, and the last of the kind. */
enum kind { SURE, NUMBERED, HELD, NAMED, NUMBER_ALONE, OTHER_NUMBER, NEARLY, KINDS };

struct seen {
	size_t n[KINDS];
	size_t last[KINDS];
	size_t fits;
};

static bool is(struct str x, struct str y)
{
	return x.n > 0 && y.n > 0 && str_eq(x, y);
}

static enum kind kind_of(const struct identity *line, const struct identity *here)
{
	enum identity_name name = name_said(line, here);
	bool said = !date_none(line->born) && !date_none(here->born);
	bool born = said && date_cmp(line->born, here->born) == 0;
	bool number = is(line->upn, here->upn);
	bool held = is(line->upn, here->former_upn) || is(line->former_upn, here->upn);
	bool either = born || name == NAME_SAME || name == NAME_NEAR; /* the name or the birthday */
	bool no_word_against = (name == NAME_SAME || name == NAME_UNSAID) && (born || !said);

	if (number)
		return no_word_against ? SURE : either ? NUMBERED : NUMBER_ALONE;
	if (held)
		return no_word_against || either ? HELD : NUMBER_ALONE;
	if (born && name == NAME_SAME) {
		bool interim = here->upn.n == 13 && here->upn.p[12] >= 'A' && here->upn.p[12] <= 'Z';

		return line->upn.n == 0 || here->upn.n == 0 || interim ? NAMED : OTHER_NUMBER;
	}
	return born && (name == NAME_NEAR || name == NAME_SURNAME) ? NEARLY : KINDS;
}

static bool fits(const struct identity *line, const struct identity *here)
{
	enum identity_name name = name_said(line, here);

	return !date_none(line->born) && date_cmp(line->born, here->born) == 0 &&
	       (name == NAME_SAME || name == NAME_NEAR);
}

static enum identity_says decided(const struct identity *line, const struct identity *here, const bool *taken, size_t n,
                                  size_t *which)
{
	struct seen s = { .fits = 0 };

	for (size_t i = 0; i < n; i++) {
		enum kind k = taken[i] ? KINDS : kind_of(line, &here[i]); /* a record that is taken is nobody else's */

		if (taken[i])
			continue;
		s.fits += fits(line, &here[i]);
		if (k == KINDS)
			continue;
		s.n[k]++;
		s.last[k] = i;
	}
	for (enum kind k = SURE; k <= NAMED; k++) {
		bool clear = s.n[k] == 1;

		*which = s.last[k];
		if (s.n[k] == 0)
			continue;
		if (k != SURE)
			clear = clear && s.n[NUMBER_ALONE] == 0;
		if (k == NUMBERED || k == HELD) /* "the UPN fits one record, and name and birthday of another" */
			clear = clear && s.fits == (fits(line, &here[*which]) ? 1 : 0);
		if (k == NAMED)
			clear = clear && s.n[OTHER_NUMBER] == 0;
		return clear ? IDENTITY_SAME : IDENTITY_ASK;
	}
	return s.n[NUMBER_ALONE] + s.n[OTHER_NUMBER] + s.n[NEARLY] > 0 ? IDENTITY_ASK : IDENTITY_NEW;
}

/* ---- what may stand in files ---- */

static const char *const FAMILY[] = { "hale",   "petrov hale",  "hale petrov",        "wren", "khan", "li",   "o",
	                              "petrov", "van der berg", "van der berg smith", "emma", "jo",   "hally" };
static const char *const GIVEN[] = { "emma", "emma louise", "louise",   "annemarie", "anne marie", "jo",  "bo",
	                             "yara", "sasha",       "mohammed", "e",         "wren",       "hale" };
static const char *const NUMBER[] = { "N820123425001", "M830200026001", "Z805330126042", "G99820412601A" };
static const struct date DAY[] = { { 2017, 2, 1 }, { 2017, 2, 1 }, { 2017, 3, 1 } };
#define ONE_OF(list) ((list)[dice(sizeof(list) / sizeof(list)[0])])

/* A name, now and then with a slip of the pen. */
static struct str typed(const char *name, char room[LETTERS_MAX])
{
	size_t n = strlen(name), at = n > 2 ? 1 + dice((unsigned)n - 2) : 0;

	memcpy(room, name, n);
	if (n > 2 && dice(5) == 0 && room[at] != ' ' && room[at + 1] != ' ' && room[at - 1] != ' ') {
		char c = room[at];

		switch (dice(4)) {
		case 0:
			room[at] = room[at + 1];
			room[at + 1] = c;
			break;
		case 1:
			memmove(room + at, room + at + 1, n - at - 1);
			n--;
			break;
		case 2:
			memmove(room + at + 1, room + at, n - at);
			n++;
			break;
		default:
			room[at] = (char)('a' + dice(26));
			break;
		}
	}
	return (struct str){ room, n };
}

static struct str number(unsigned often)
{
	return dice(10) < often ? str_of(ONE_OF(NUMBER)) : STR_NONE;
}

static struct identity somebody(char room[3][LETTERS_MAX], bool line)
{
	struct identity x = { .upn = number(7), .former_upn = number(1), .born = ONE_OF(DAY) };

	x.family = typed(ONE_OF(FAMILY), room[0]);
	x.given = typed(ONE_OF(GIVEN), room[1]);
	if (dice(5) == 0)
		x.preferred = typed(ONE_OF(GIVEN), room[2]);
	if (!line)
		return x;
	if (dice(6) == 0)
		x.born = DATE_NONE;
	if (dice(8) == 0)
		x.given = STR_NONE;
	if (dice(12) == 0)
		x.family = STR_NONE;
	return x;
}

/* A line about somebody whose record is here: much the same, and something else. */
static struct identity about(const struct identity *here, char room[3][LETTERS_MAX])
{
	struct identity x = *here, other = somebody(room, true);

	if (dice(4) == 0)
		x.upn = other.upn;
	if (dice(4) == 0)
		x.former_upn = other.former_upn;
	if (dice(4) == 0)
		x.family = other.family;
	if (dice(4) == 0)
		x.given = other.given;
	if (dice(3) == 0)
		x.preferred = other.preferred;
	if (dice(5) == 0)
		x.born = other.born;
	return x;
}

static enum identity_says said(const struct identity *line, const struct identity *here, const bool *taken, size_t n,
                               size_t *which)
{
	struct identity_rival r[RECORDS_MAX];

	for (size_t i = 0; i < n; i++)
		r[i] = (struct identity_rival){ .tie = identity_tie(line, &here[i]),
			                        .fits = date_cmp(line->born, here[i].born) == 0 &&
			                                identity_name(line, &here[i]) >= NAME_NEAR,
			                        .taken = taken[i] };
	return identity_say(r, n, which);
}

static const char *shown(const struct identity *x, char out[256])
{
	(void)snprintf(out, 256, "%.*s/%.*s/%.*s/%.*s (%.*s) %d-%d", STR_ARG(x->upn), STR_ARG(x->former_upn),
	               STR_ARG(x->family), STR_ARG(x->given), STR_ARG(x->preferred), x->born.y, x->born.m);
	return out;
}

static void test_names__both_ways_are_one(void **state)
{
	char room[2][3][LETTERS_MAX], one[256], two[256];
	size_t met[NAME_SAME + 1] = { 0 };

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct identity x = somebody(room[0], false);
		struct identity y = dice(2) == 0 ? somebody(room[1], true) : about(&x, room[1]);
		enum identity_name name = identity_name(&x, &y);

		if (name != name_said(&x, &y) || name != identity_name(&y, &x))
			fail_msg("%s and %s: %d, and %d", shown(&x, one), shown(&y, two), (int)name,
			         (int)name_said(&x, &y));
		met[name]++;
	}
	for (int i = 0; i <= NAME_SAME; i++)
		assert_true(met[i] > ROUNDS / 100);
}

static void test_who__both_ways_are_one(void **state)
{
	size_t met[IDENTITY_ASK + 1] = { 0 };

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		char room[RECORDS_MAX + 1][3][LETTERS_MAX], text[256];
		struct identity here[RECORDS_MAX], line;
		bool taken[RECORDS_MAX] = { false };
		size_t n = 1 + dice(RECORDS_MAX), which = 0, meant = 0;
		enum identity_says answer, wanted;

		for (size_t k = 0; k < n; k++) {
			here[k] = k > 0 && dice(3) == 0 ? about(&here[0], room[k]) : somebody(room[k], false);
			here[k].born = date_none(here[k].born) ? DAY[0] : here[k].born;
			taken[k] = dice(6) == 0;
		}
		line = dice(4) == 0 ? somebody(room[n], true) : about(&here[dice((unsigned)n)], room[n]);
		answer = said(&line, here, taken, n, &which);
		wanted = decided(&line, here, taken, n, &meant);
		if (answer != wanted || (answer == IDENTITY_SAME && which != meant)) {
			for (size_t k = 0; k < n; k++)
				print_message("here: %s%s\n", shown(&here[k], text), taken[k] ? ", taken" : "");
			fail_msg("%s: %d, and %d", shown(&line, text), (int)answer, (int)wanted);
		}
		met[answer]++;
	}
	for (int i = 0; i <= IDENTITY_ASK; i++)
		assert_true(met[i] > ROUNDS / 10);
}

/* In which order the records stand is nothing. */
static void test_who__the_order_of_records_is_nothing(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		char room[3][3][LETTERS_MAX];
		struct identity here[] = { somebody(room[0], false), somebody(room[1], false) };
		struct identity turned[] = { here[1], here[0] }, line = about(&here[0], room[2]);
		const bool taken[] = { false, false };
		size_t which = 0, other = 0;
		enum identity_says answer = said(&line, here, taken, 2, &which);

		assert_int_equal(answer, said(&line, turned, taken, 2, &other));
		if (answer == IDENTITY_SAME)
			assert_int_equal(which, 1 - other);
	}
}

TEST_MAIN(test_identity_property_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names__both_ways_are_one),
		cmocka_unit_test(test_who__both_ways_are_one),
		cmocka_unit_test(test_who__the_order_of_records_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
