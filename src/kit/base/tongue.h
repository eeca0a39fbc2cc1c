/* Languages other than English: what stands in po/, compiled into the program by tools/tongues, with the names of days
 * and months from CLDR. The English text is the key; what has no translation stays English.
 *
 * A text with values has a $ for each, as html() takes them. A translation may put them in another order by numbering
 * them all: "$2 … $1". */
#pragma once

#include "kit/base/date.h"
#include "kit/base/str.h"

enum { TONGUE_FORMS = 6, TONGUE_VALUES = 9 };

struct tongue_message {
	const char *english;
	const char *own[TONGUE_FORMS];   /* by plural form; [0] for a text without number. NULL: none */
	const char *order[TONGUE_FORMS]; /* "21": the second value comes first; NULL: as in English */
};

/* The parts of po/FILES, in its order: what everybody reads, what parents read. */
enum tongue_part { TONGUE_PUBLIC, TONGUE_FAMILY, TONGUE_PARTS };

/* How many texts of a part, and of those before it, have a translation. */
struct tongue_share {
	size_t have, want;
};

enum tongue_date { TONGUE_FULL, TONGUE_LONG, TONGUE_SHORT, TONGUE_BRIEF, TONGUE_MONTH };

struct tongue {
	const char *code;    /* BCP 47: "ur", "zh-Hans" */
	const char *name;    /* in the language itself */
	const char *english; /* "Urdu" */
	bool rtl;
	size_t checked; /* messages that a fluent person has checked; the others are drafts */
	size_t n;
	const struct tongue_message *message; /* in order of english */
	size_t (*form)(unsigned long n);      /* which plural form a number takes */
	struct tongue_share share[TONGUE_PARTS];
	const char *month[12];
	const char *month_brief[12];
	const char *weekday[7]; /* Monday first */
	const char *pattern[5]; /* by tongue_date: {w} {d} {m} {b} {n} {y} */
};

/* The languages in order of their code; index from 0 until NULL. English is none of them. */
const struct tongue *tongue_at(size_t i);
/* By code; NULL for English and for what is unknown. */
const struct tongue *tongue_of(struct str code);
/* By a person's wish, as it is typed or imported: "ur", "Urdu", "اردو"; NULL when it is none of ours. */
const struct tongue *tongue_wished(struct str words);
/* Are enough of the part's texts there for its pages to be shown in the language? At least TONGUE_WHOLE in a hundred.
 */
enum { TONGUE_WHOLE = 95 };
bool tongue_serves(const struct tongue *t, enum tongue_part part);
/* The translation; NULL when there is none, or t is NULL. */
const struct tongue_message *tongue_find(const struct tongue *t, const char *english, size_t n);
/* The text itself or its translation. Without values. */
struct str tongue_say(const struct tongue *t, struct str english);
/* A date in the language; NULL is English. Memory: a. Empty for no date. */
struct str tongue_date(struct arena *a, const struct tongue *t, struct date d, enum tongue_date how);
