/* Census codes for special educational needs. */
#include "core/people/codes_rule.h"

#include <string.h>

static const struct sen_provision PROVISIONS[] = {
	{ RTEXT("N"),
	  RTEXT("No special educational needs"),
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("K"), RTEXT("SEN Support"), { 2014, 9, 1 }, { 0, 0, 0 }, RTEXT(""), RTEXT(""), SOURCE_VERIFIED },
	{ RTEXT("E"),
	  RTEXT("Education, health and care plan"),
	  { 2014, 9, 1 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("S"),
	  RTEXT("Statement"),
	  { 0, 0, 0 },
	  { 2018, 3, 31 },
	  RTEXT("E"),
	  RTEXT("S (statement) ended on 31 March 2018. It is read as E: check that there is an EHC plan."),
	  SOURCE_VERIFIED },
	{ RTEXT("A"),
	  RTEXT("School action"),
	  { 0, 0, 0 },
	  { 2015, 8, 31 },
	  RTEXT("K"),
	  RTEXT("A (school action) ended in 2014/15. It is read as K: check that the pupil still has SEN Support."),
	  SOURCE_VERIFIED },
	{ RTEXT("P"),
	  RTEXT("School action plus"),
	  { 0, 0, 0 },
	  { 2015, 8, 31 },
	  RTEXT("K"),
	  RTEXT(
	      "P (school action plus) ended in 2014/15. It is read as K: check that the pupil still has SEN Support."),
	  SOURCE_VERIFIED },
};

static const struct sen_type TYPES[] = {
	{ RTEXT("SPLD"),
	  RTEXT("Specific learning difficulty"),
	  AREA_COGNITION,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("MLD"),
	  RTEXT("Moderate learning difficulty"),
	  AREA_COGNITION,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("SLD"),
	  RTEXT("Severe learning difficulty"),
	  AREA_COGNITION,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("PMLD"),
	  RTEXT("Profound and multiple learning difficulty"),
	  AREA_COGNITION,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("SEMH"),
	  RTEXT("Social, emotional and mental health"),
	  AREA_SEMH,
	  { 2014, 9, 1 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("SLCN"),
	  RTEXT("Speech, language and communication needs"),
	  AREA_COMMUNICATION,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("HI"),
	  RTEXT("Hearing impairment"),
	  AREA_SENSORY,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("VI"), RTEXT("Vision impairment"), AREA_SENSORY, { 0, 0, 0 }, { 0, 0, 0 }, RTEXT(""), SOURCE_VERIFIED },
	{ RTEXT("MSI"),
	  RTEXT("Multi-sensory impairment"),
	  AREA_SENSORY,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("PD"),
	  RTEXT("Physical disability"),
	  AREA_SENSORY,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("ASD"),
	  RTEXT("Autistic spectrum disorder"),
	  AREA_COMMUNICATION,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	/* Some councils place Down syndrome under cognition and learning; the census does not say. */
	{ RTEXT("DS"),
	  RTEXT("Down syndrome"),
	  AREA_COGNITION,
	  { 2025, 1, 1 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_RECALLED },
	{ RTEXT("OTH"),
	  RTEXT("Other difficulty or disability"),
	  AREA_NONE,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_VERIFIED },
	{ RTEXT("NSA"),
	  RTEXT("SEN Support but no specialist assessment of type of need"),
	  AREA_NONE,
	  { 2014, 9, 1 },
	  { 0, 0, 0 },
	  RTEXT(""),
	  SOURCE_RECALLED },
	{ RTEXT("BESD"),
	  RTEXT("Behaviour, emotional and social difficulties"),
	  AREA_SEMH,
	  { 0, 0, 0 },
	  { 2014, 8, 31 },
	  RTEXT("SEMH"),
	  SOURCE_VERIFIED },
};

static const struct str AREA_LABELS[NEED_AREAS] = {
	[AREA_COMMUNICATION] = RTEXT("Communication and interaction"),
	[AREA_COGNITION] = RTEXT("Cognition and learning"),
	[AREA_SEMH] = RTEXT("Social, emotional and mental health"),
	[AREA_SENSORY] = RTEXT("Sensory and/or physical"),
	[AREA_NONE] = RTEXT("No single area"),
};

static const struct str AREA_REFS[NEED_AREAS] = {
	[AREA_COMMUNICATION] = RTEXT("6.28"), [AREA_COGNITION] = RTEXT("6.30"), [AREA_SEMH] = RTEXT("6.32"),
	[AREA_SENSORY] = RTEXT("6.34"),       [AREA_NONE] = RTEXT(""),
};

/* Other ways in which school systems write a provision or a type of need: plain words as code_words makes them. */
struct code_word {
	const char *words; /* with bars between */
	const char *code;
};

static const struct code_word PROVISION_WORDS[] = {
	{ "no sen|not sen|no send|none|no|no special educational need|no special needs|no sen provision|"
	  "no send provision|no special provision|no special educational provision|no sen support|"
	  "no sen status|no sen need|no sen needs|no specified sen|non sen|not on sen register|"
	  "not on the sen register|no additional needs",
	  "N" },
	{ "send support|sen support k|sensupport|special educational needs support|sen k|"
	  "special educational need support|receiving sen support|sen support plan|additional sen support",
	  "K" },
	{ "ehcp|ehc|ehc plan|ehc plans|education health care plan|"
	  "education health and care|education health and care plans|education health and social care plan|"
	  "educational health and care plan|educational health care plan|education health and care ehc plan|"
	  "education health and care plan ehcp|education health and care plan ehc|has an ehcp|has ehcp|with ehcp|"
	  "has an ehc plan",
	  "E" },
	{ "statemented|statement of sen|statement of special educational needs", "S" },
	{ "early years action|school early years action", "A" },
	{ "school action and statutory assessment|school action plus and statutory assessment", "P" },
};

static const struct code_word TYPE_WORDS[] = {
	{ "specific learning difficulties|specific learning difficulty dyslexia|specific learning needs", "SPLD" },
	{ "moderate learning difficulties", "MLD" },
	{ "severe learning difficulties", "SLD" },
	{ "profound and multiple learning difficulties|profound multiple learning difficulty|"
	  "profound multiple learning difficulties",
	  "PMLD" },
	{ "social emotional mental health|social emotional and mental health needs|"
	  "social emotional and mental health difficulties|social emotional and mental health need|"
	  "social emotional and mental health difficulty|social emotional mental health needs|"
	  "social emotional mental health difficulties",
	  "SEMH" },
	{ "speech language and communication|speech language and communication need|"
	  "speech language and communications needs|speech language communication needs|"
	  "speech language and communication difficulties|speech language and communication difficulty|"
	  "speech and language needs|speech and language",
	  "SLCN" },
	{ "hearing impaired|hearing impairments", "HI" },
	{ "visual impairment|visually impaired|vision impaired|visual impairments", "VI" },
	{ "multisensory impairment|multi sensory impairments|multi sensory impaired", "MSI" },
	{ "physical disabilities", "PD" },
	{ "autism|autism spectrum disorder|autistic spectrum disorders|autism spectrum condition|asc|"
	  "autistic spectrum condition|autistic spectrum",
	  "ASD" },
	{ "downs syndrome|down s syndrome", "DS" },
	{ "other|other difficulty disability|other difficulty|other difficulties|other difficulties disabilities|"
	  "other need|other difficulty and disability|other difficulties or disabilities",
	  "OTH" },
	{ "no specialist assessment|no specialist assessment of type of need|"
	  "sen support but no specialist assessment|sen support no specialist assessment|"
	  "send support but no specialist assessment of type of need",
	  "NSA" },
	{ "behaviour emotional and social difficulty|behavioural emotional and social difficulties|"
	  "behavioural emotional and social difficulty|behaviour emotional social difficulties|ebd|"
	  "emotional and behavioural difficulties",
	  "BESD" },
};

enum {
	PROVISIONS_N = sizeof PROVISIONS / sizeof PROVISIONS[0],
	TYPES_N = sizeof TYPES / sizeof TYPES[0],
	PROVISION_WORDS_N = sizeof PROVISION_WORDS / sizeof PROVISION_WORDS[0],
	TYPE_WORDS_N = sizeof TYPE_WORDS / sizeof TYPE_WORDS[0],
	CELL_MAX = 240, /* what is longer is no code, with a description or without */
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* A cell as plain words: small letters and digits, one space between, "&" as "and", everything else a gap. What parts a
 * code from its description (a dash, a colon, a bar, a bracket) becomes a bar. */
struct plain {
	char p[CELL_MAX];
	size_t n;
	char gap; /* 0, ' ' or '|' */
	bool too_long;
};

static void plain_char(struct plain *w, char c)
{
	if (w->n == sizeof w->p)
		w->too_long = true;
	else
		w->p[w->n++] = c;
}

static void plain_put(struct plain *w, char c)
{
	if (w->gap != 0 && w->n > 0)
		plain_char(w, w->gap);
	w->gap = 0;
	plain_char(w, c);
}

static void plain_gap(struct plain *w, char gap)
{
	if (w->gap != '|')
		w->gap = gap;
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Does the text begin with what parts a code from its description? A dash inside a word parts too: all parts together
 * are looked at first. */
static bool is_bar(struct str s)
{
	return str_starts(s, S("\xE2\x80\x93")) || str_starts(s, S("\xE2\x80\x94")) ||
	       str_find(S("-:|()[]="), str_sub(s, 0, 1)) >= 0;
}

static void code_words(struct str raw, struct plain *w)
{
	for (size_t i = 0; i < raw.n; i++) {
		char c = lower(raw.p[i]);

		if (is_plain(c)) {
			plain_put(w, c);
		} else if (c == '&') {
			plain_gap(w, ' ');
			plain_put(w, 'a');
			plain_put(w, 'n');
			plain_put(w, 'd');
			plain_gap(w, ' ');
		} else {
			plain_gap(w, is_bar(str_sub(raw, i, raw.n)) ? '|' : ' ');
		}
	}
}

/* All parts together, in w. */
static struct str whole_of(struct plain *w)
{
	for (char *bar; (bar = memchr(w->p, '|', w->n)) != NULL;)
		*bar = ' ';
	return (struct str){ w->p, w->n };
}

static struct str one_of_words(const struct code_word *t, size_t n, struct str words)
{
	for (size_t i = 0; i < n; i++) {
		struct str rest = str_of(t[i].words);

		while (rest.n > 0)
			if (str_eq(str_cut(rest, '|', &rest), words))
				return str_of(t[i].code);
	}
	return STR_NONE;
}

/* The same for the descriptions of the code list. */
static bool label_is(struct str label, struct str words)
{
	struct plain w = { 0 };

	code_words(label, &w);
	return str_eq(whole_of(&w), words);
}

const struct sen_provision *sen_provision_at(size_t i)
{
	return i < PROVISIONS_N ? &PROVISIONS[i] : NULL;
}

const struct sen_type *sen_type_at(size_t i)
{
	return i < TYPES_N ? &TYPES[i] : NULL;
}

const struct sen_provision *sen_provision_find(struct str code)
{
	struct str t = str_trim(code);

	for (size_t i = 0; i < PROVISIONS_N; i++) {
		if (str_same(PROVISIONS[i].code, t))
			return &PROVISIONS[i];
	}
	return NULL;
}

const struct sen_type *sen_type_find(struct str code)
{
	struct str t = str_trim(code);

	for (size_t i = 0; i < TYPES_N; i++) {
		if (str_same(TYPES[i].code, t))
			return &TYPES[i];
	}
	return NULL;
}

static struct str provision_code(struct str words)
{
	const struct sen_provision *p = sen_provision_find(words);

	for (size_t i = 0; p == NULL && i < PROVISIONS_N; i++)
		if (label_is(PROVISIONS[i].label, words))
			p = &PROVISIONS[i];
	return p != NULL ? p->code : one_of_words(PROVISION_WORDS, PROVISION_WORDS_N, words);
}

static struct str type_code(struct str words)
{
	const struct sen_type *t = sen_type_find(words);

	for (size_t i = 0; t == NULL && i < TYPES_N; i++)
		if (label_is(TYPES[i].label, words))
			t = &TYPES[i];
	return t != NULL ? t->code : one_of_words(TYPE_WORDS, TYPE_WORDS_N, words);
}

/* Words beside a code that take it back or put it in question, with bars between. */
static const char TURNING[] =
    "ruled|r o|suspect|suspected|suspicion|query|queried|not|no|never|without|possible|possibly|probable|"
    "probably|potential|potentially|maybe|may|might|unconfirmed|undiagnosed|awaiting|awaited|waiting|pending|"
    "under assessment|being assessed|to be assessed|under investigation|investigated|investigating|referred|referral|"
    "screening|formerly|former|previous|previously|excluded|rejected|declined|refused|discharged|resolved|withdrawn";

static bool word_begins(struct str text, struct str word)
{
	return str_starts(text, word) && (text.n == word.n || text.p[word.n] == ' ');
}

/* Does this part, whose words are no code, turn round what stands beside it? */
static bool turns(struct str part)
{
	for (struct str all = str_of(TURNING); all.n > 0;) {
		struct str word = str_cut(all, '|', &all);

		for (struct str rest = part; rest.n > 0; (void)str_cut(rest, ' ', &rest))
			if (word_begins(rest, word))
				return true;
	}
	return false;
}

/* "N - no needs" and "NSA - not assessed" say the same twice. */
static bool says_no(struct str code)
{
	return str_is(code, "N") || str_is(code, "NSA");
}

/* The code that a cell means: all its words together, else its parts ("K - SEN Support", "SEN support (K)"), of which
 * no two may say different things. What is not known beside a code in front is its description; beside words it may
 * turn them round ("EHCP - applied for"), and nothing is read, nor where it does so beside a code ("Ruled out - ASD",
 * "ASD?"). last_too: a code behind words that are not known is enough. */
static struct str code_meant(struct str raw, struct str (*code_of)(struct str words), bool last_too)
{
	struct plain w = { 0 }, together;
	struct str found, rest;
	bool sure = false, open = false, turned = false;

	code_words(raw, &w);
	if (w.too_long || str_find(raw, S("?")) >= 0)
		return STR_NONE;
	together = w;
	found = code_of(whole_of(&together));
	if (found.n > 0)
		return found;
	rest = (struct str){ w.p, w.n };
	for (bool first = true; rest.n > 0; first = false) {
		struct str part = str_trim(str_cut(rest, '|', &rest));
		struct str code = code_of(part);

		open = open || code.n == 0;
		turned = turned || (code.n == 0 && turns(part));
		if (code.n == 0)
			continue;
		if (found.n > 0 && !str_eq(found, code))
			return STR_NONE;
		sure = sure || (str_same(code, part) && (first || (last_too && rest.n == 0)));
		found = code;
	}
	if (turned && !says_no(found))
		return STR_NONE;
	return sure || !open ? found : STR_NONE;
}

enum code_state sen_provision_read(struct str raw, struct date on, struct str *code, struct str *message)
{
	const struct sen_provision *p = sen_provision_find(code_meant(raw, provision_code, false));

	if (p == NULL) {
		*message = S("The SEN code must be N, K or E.");
		return CODE_UNKNOWN;
	}
	if (date_cmp(on, p->from) < 0) {
		*message = S("This SEN code was not in use on that day.");
		return CODE_EARLY;
	}
	*code = p->code;
	if (rule_applies(p->from, p->to, on))
		return CODE_OK;
	*code = p->now;
	*message = p->message;
	return CODE_OLD;
}

enum code_state sen_type_read(struct str raw, struct date on, struct str *code, struct str *message)
{
	const struct sen_type *t = sen_type_find(code_meant(raw, type_code, true));

	if (t == NULL) {
		*message = S("This is not a code for a type of need.");
		return CODE_UNKNOWN;
	}
	if (date_cmp(on, t->from) < 0) {
		*message = S("This type of need was not in use on that day.");
		return CODE_EARLY;
	}
	*code = t->code;
	if (rule_applies(t->from, t->to, on))
		return CODE_OK;
	*code = t->now;
	*message = S("BESD ended in 2014. It is read as SEMH: behaviour by itself is not a type of need.");
	return CODE_OLD;
}

struct str need_area_label(enum need_area area)
{
	return AREA_LABELS[area];
}

struct str need_area_ref(enum need_area area)
{
	return AREA_REFS[area];
}

enum need_area need_area_of(struct str type_code)
{
	const struct sen_type *t = sen_type_find(type_code);

	return t == NULL ? AREA_NONE : t->area;
}
