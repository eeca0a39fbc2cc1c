/* Census codes for special educational needs. */
#include "core/people/codes_rule.h"

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

/* Other ways in which school systems write a provision. */
static const struct {
	struct str word;
	struct str code;
} PROVISION_WORDS[] = {
	{ RTEXT("no sen"), RTEXT("N") },
	{ RTEXT("none"), RTEXT("N") },
	{ RTEXT("no special educational need"), RTEXT("N") },
	{ RTEXT("sen support"), RTEXT("K") },
	{ RTEXT("send support"), RTEXT("K") },
	{ RTEXT("ehcp"), RTEXT("E") },
	{ RTEXT("ehc plan"), RTEXT("E") },
	{ RTEXT("statement"), RTEXT("S") },
	{ RTEXT("school action"), RTEXT("A") },
	{ RTEXT("school action plus"), RTEXT("P") },
};

enum {
	PROVISIONS_N = sizeof PROVISIONS / sizeof PROVISIONS[0],
	TYPES_N = sizeof TYPES / sizeof TYPES[0],
	WORDS_N = sizeof PROVISION_WORDS / sizeof PROVISION_WORDS[0],
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	}
	return true;
}

/* "K - SEN support" and "K: SEN support" begin with the code. */
static struct str code_part(struct str raw)
{
	struct str t = str_trim(raw);

	for (size_t i = 0; i < t.n; i++) {
		char c = t.p[i];

		if (c == '-' || c == ':' || c == '(')
			return str_trim(str_sub(t, 0, i));
	}
	return t;
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
		if (same(PROVISIONS[i].code, t))
			return &PROVISIONS[i];
	}
	return NULL;
}

const struct sen_type *sen_type_find(struct str code)
{
	struct str t = str_trim(code);

	for (size_t i = 0; i < TYPES_N; i++) {
		if (same(TYPES[i].code, t))
			return &TYPES[i];
	}
	return NULL;
}

static const struct sen_provision *provision_named(struct str raw)
{
	const struct sen_provision *p = sen_provision_find(code_part(raw));

	if (p != NULL)
		return p;
	for (size_t i = 0; i < WORDS_N; i++) {
		if (same(PROVISION_WORDS[i].word, code_part(raw)))
			return sen_provision_find(PROVISION_WORDS[i].code);
	}
	return NULL;
}

enum code_state sen_provision_read(struct str raw, struct date on, struct str *code, struct str *message)
{
	const struct sen_provision *p = provision_named(raw);

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

static const struct sen_type *type_named(struct str raw)
{
	const struct sen_type *t = sen_type_find(code_part(raw));

	for (size_t i = 0; t == NULL && i < TYPES_N; i++) {
		if (same(TYPES[i].label, str_trim(raw)))
			t = &TYPES[i];
	}
	return t;
}

enum code_state sen_type_read(struct str raw, struct date on, struct str *code, struct str *message)
{
	const struct sen_type *t = type_named(raw);

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
