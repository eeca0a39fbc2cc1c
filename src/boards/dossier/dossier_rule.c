#include "boards/dossier/dossier_rule.h"

#include "kit/base/utf8.h"

struct str dossier_aim(struct str aim)
{
	aim = str_trim(aim);
	return str_ends(aim, S(".")) ? str_sub(aim, 0, aim.n - 1) : aim;
}

static const struct {
	const char *code;
	const char *word;
	const char *about;
} PURPOSES[DOSSIER_PURPOSES] = {
	[DOSSIER_INSPECTION] = { "inspection", "Inspection case",
	                         "What was known, done and changed. The gaps come first." },
	[DOSSIER_NEXT_SCHOOL] = { "next-school", "For the next school",
	                          "What helps, what has been tried, and where the pupil stands now." },
	[DOSSIER_EHC] = { "ehc", "EHC evidence",
	                  "What a local authority looks at before it assesses, under the headings of Code 9.14." },
	[DOSSIER_SUBJECT] = { "subject-access", "Subject access",
	                      "Everything about the pupil. A person decides about what concerns others." },
};

static const struct {
	const char *code;
	const char *word;
} DEPTHS[DOSSIER_DEPTHS] = {
	[DEPTH_SHORT] = { "short", "Two pages" },
	[DEPTH_CYCLE] = { "cycle", "One cycle" },
	[DEPTH_ALL] = { "all", "Everything" },
};

const char *dossier_purpose_code(enum dossier_purpose p)
{
	return PURPOSES[p].code;
}

const char *dossier_purpose_word(enum dossier_purpose p)
{
	return PURPOSES[p].word;
}

const char *dossier_purpose_about(enum dossier_purpose p)
{
	return PURPOSES[p].about;
}

const char *dossier_depth_code(enum dossier_depth d)
{
	return DEPTHS[d].code;
}

const char *dossier_depth_word(enum dossier_depth d)
{
	return DEPTHS[d].word;
}

bool dossier_purpose_of(struct str code, enum dossier_purpose *out)
{
	for (int i = 0; i < DOSSIER_PURPOSES; i++)
		if (str_is(code, PURPOSES[i].code)) {
			*out = (enum dossier_purpose)i;
			return true;
		}
	return false;
}

bool dossier_depth_of(struct str code, enum dossier_depth *out)
{
	for (int i = 0; i < DOSSIER_DEPTHS; i++)
		if (str_is(code, DEPTHS[i].code)) {
			*out = (enum dossier_depth)i;
			return true;
		}
	return false;
}

enum dossier_theme dossier_theme_of(struct str kind, bool health)
{
	static const struct {
		const char *kind;
		enum dossier_theme theme;
	} THEMES[] = { { "concern", THEME_SAID },
		       { "view", THEME_SAID },
		       { "observation", THEME_SEEN },
		       { "result", THEME_RESULT },
		       { "discussion", THEME_TALK },
		       { "meeting", THEME_TALK },
		       { "decision", THEME_DECISION },
		       { "screening", THEME_DECISION },
		       { "duty_reason", THEME_DECISION },
		       { "statement", THEME_NEED },
		       { "assessment", THEME_NEED },
		       { "round", THEME_NEED },
		       { "plan", THEME_PLAN },
		       { "reply", THEME_PLAN },
		       { "progress", THEME_PROGRESS },
		       { "session", THEME_SESSION },
		       { "review", THEME_REVIEW },
		       { "ehc_date", THEME_REVIEW },
		       { "census_reason", THEME_DECISION },
		       { "file", THEME_FILE } };

	if (str_is(kind, "circumstance"))
		return health ? THEME_HEALTH : THEME_CIRCUMSTANCE;
	for (size_t i = 0; i < sizeof THEMES / sizeof *THEMES; i++)
		if (str_is(kind, THEMES[i].kind))
			return THEMES[i].theme;
	return THEME_APART;
}

/* ---- what concerns others ---- */

struct str third_words(struct arena *a, unsigned third)
{
	static const struct {
		unsigned bit;
		const char *words;
	} WORDS[] = { { THIRD_SAID, "Somebody else said it." },
		      { THIRD_PUPIL, "It names another pupil." },
		      { THIRD_FAMILY, "It names somebody of the family." },
		      { THIRD_SECRET, "It was said in confidence." },
		      { THIRD_PAPER, "It is a file: read it before you give it." },
		      { THIRD_WRITTEN, "It was written by, to or about somebody by name." } };
	struct str part[sizeof WORDS / sizeof *WORDS];
	size_t n = 0;

	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if ((third & WORDS[i].bit) != 0)
			part[n++] = str_of(WORDS[i].words);
	return str_join(a, part, n, S(" "));
}

/* Beyond ASCII all that are no signs: quotation marks, dashes and spaces. */
static bool is_letter(struct str s, size_t i)
{
	uint32_t c = utf8_next(s, &i);

	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return c > 0xBF && (c < 0x2000 || c > 0x206F);
}

bool word_stands(struct str text, size_t from, size_t n)
{
	size_t before = from;

	while (before > 0 && ((unsigned char)text.p[--before] & 0xC0) == 0x80)
		;
	return (from == 0 || !is_letter(text, before)) && (from + n == text.n || !is_letter(text, from + n));
}

/* As a whole word, as it is written. */
static bool is_written(struct str text, struct str name)
{
	size_t from = 0;
	ptrdiff_t at;

	while (name.n > 1 && (at = str_find(str_sub(text, from, text.n), name)) >= 0) {
		from += (size_t)at;
		if (word_stands(text, from, name.n))
			return true;
		from += name.n;
	}
	return false;
}

static bool any_named(struct arena *a, const struct dossier_entry *e, struct str key, const struct dossier_name *name,
                      size_t n)
{
	struct str in = str_fmt(a, " %.*s ", STR_ARG(key));

	for (size_t i = 0; i < n; i++)
		if (is_written(e->what, name[i].given) || is_written(e->words, name[i].given) ||
		    (name[i].key.n > 1 && str_find(in, str_fmt(a, " %.*s ", STR_ARG(name[i].key))) >= 0))
			return true;
	return false;
}

static unsigned third_by_kind(const struct dossier_entry *e)
{
	static const char *const WRITTEN[] = { "letter", "message", "complaint", "reply", "agreement" };

	for (size_t i = 0; i < sizeof WRITTEN / sizeof *WRITTEN; i++)
		if (str_is(e->kind, WRITTEN[i]))
			return e->by_pupil ? 0 : THIRD_WRITTEN;
	if (e->theme == THEME_FILE)
		return THIRD_PAPER;
	return e->theme == THEME_SAID && !e->by_pupil ? THIRD_SAID : 0;
}

unsigned third_of(struct arena *a, const struct dossier_entry *e, struct str key, const struct dossier_name *pupil,
                  size_t pupils, const struct dossier_name *family, size_t families)
{
	unsigned third = third_by_kind(e);

	if (e->narrow && e->theme != THEME_FILE)
		third |= THIRD_SECRET;
	if (any_named(a, e, key, pupil, pupils))
		third |= THIRD_PUPIL;
	if (any_named(a, e, key, family, families))
		third |= THIRD_FAMILY;
	return third;
}
