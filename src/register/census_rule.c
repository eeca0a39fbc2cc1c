#include "register/census_rule.h"

#include "core/people/codes_rule.h"
#include "core/people/upn_rule.h"

enum { YEAR_DAYS = 365 };

#define ALWAYS                                                                                                         \
	{                                                                                                              \
		0, 0, 0                                                                                                \
	}

static bool has_sen(const struct census_pupil *p)
{
	return p->code == STATUS_K || p->code == STATUS_E;
}

static size_t ranked(const struct census_pupil *p, int64_t rank)
{
	size_t n = 0;

	for (size_t i = 0; i < p->needs; i++)
		n += p->need[i].rank == rank;
	return n;
}

/* "SLCN and HI", "SLCN, HI and MLD" of those that have this rank; 0: of all. */
static struct str need_codes(struct arena *a, const struct census_pupil *p, int64_t rank)
{
	struct str all = STR_NONE;
	size_t left = rank == 0 ? p->needs : ranked(p, rank);

	for (size_t i = 0; i < p->needs; i++) {
		struct str code = p->need[i].code;

		if (rank != 0 && p->need[i].rank != rank)
			continue;
		left--;
		all = all.n == 0 ? code
		                 : str_fmt(a, "%.*s%s%.*s", STR_ARG(all), left == 0 ? " and " : ", ", STR_ARG(code));
	}
	return all;
}

/* All needs with rank and day, as one text: the same text as long as nothing changes. */
static struct str need_facts(struct arena *a, const struct census_pupil *p)
{
	struct str all = S("");

	for (size_t i = 0; i < p->needs; i++)
		all = str_fmt(a, "%.*s %.*s %lld %.*s", STR_ARG(all), STR_ARG(p->need[i].code),
		              (long long)p->need[i].rank, STR_ARG(date_iso(a, p->need[i].starts)));
	return str_trim(all);
}

static struct str code_words(struct arena *a, const struct census_pupil *p)
{
	const char *word = p->code == STATUS_E ? "EHC plan" : p->code == STATUS_K ? "SEN Support" : "No SEN";

	return date_none(p->code_from) ? str_of(word)
	                               : str_fmt(a, "%s since %.*s", word, STR_ARG(date_long(a, p->code_from)));
}

static struct str code_facts(struct arena *a, const struct census_pupil *p)
{
	return str_fmt(a, "%s %.*s", str_c(a, status_code_code(p->code)), STR_ARG(date_iso(a, p->code_from)));
}

static bool said(struct census_finding *out, struct str say, struct str fact)
{
	out->say = say;
	out->fact = fact;
	return true;
}

/* ---- errors ---- */

static bool need_none(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	return has_sen(p) && p->needs == 0 && said(out, code_words(a, p), code_facts(a, p));
}

static bool need_first_none(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	if (!has_sen(p) || p->needs == 0 || ranked(p, 1) > 0)
		return false;
	return said(out,
	            str_fmt(a, "%.*s is recorded, ranked %lld", STR_ARG(p->need[0].code), (long long)p->need[0].rank),
	            need_facts(a, p));
}

static bool need_first_two(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	if (!has_sen(p) || ranked(p, 1) < 2)
		return false;
	return said(out, str_fmt(a, "%.*s are ranked first", STR_ARG(need_codes(a, p, 1))), need_facts(a, p));
}

static bool need_twice(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	for (size_t i = 1; has_sen(p) && i < p->needs; i++)
		for (size_t k = 0; k < i; k++)
			if (str_eq(p->need[i].code, p->need[k].code))
				return said(out,
				            str_fmt(a, "%.*s, ranked %lld and %lld", STR_ARG(p->need[i].code),
				                    (long long)p->need[k].rank, (long long)p->need[i].rank),
				            need_facts(a, p));
	return false;
}

static bool need_unknown(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	for (size_t i = 0; has_sen(p) && i < p->needs; i++) {
		const struct sen_type *t = sen_type_find(p->need[i].code);

		if (t == NULL || !rule_applies(t->from, t->to, on))
			return said(out, str_fmt(a, "%.*s", STR_ARG(p->need[i].code)), need_facts(a, p));
	}
	return false;
}

static bool has_type(const struct census_pupil *p, const char *code)
{
	for (size_t i = 0; i < p->needs; i++)
		if (str_is(p->need[i].code, code))
			return true;
	return false;
}

static bool nsa_with_plan(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	return p->code == STATUS_E && has_type(p, "NSA") && said(out, code_words(a, p), need_facts(a, p));
}

static bool code_before_born(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	if (!has_sen(p) || date_none(p->code_from) || date_cmp(p->code_from, p->born) >= 0)
		return false;
	return said(out, code_words(a, p), code_facts(a, p));
}

static bool upn_none(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)a;
	(void)on;
	return p->upn.n == 0 && said(out, S("No number is recorded"), S("none"));
}

static bool upn_faulty(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	enum upn_state st = upn_check(p->upn);

	(void)a;
	(void)on;
	return p->upn.n > 0 && !upn_usable(st) && said(out, upn_message(st), p->upn);
}

/* ---- queries ---- */

static bool rank_gap(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	if (!has_sen(p) || p->needs < 2 || ranked(p, 1) == 0)
		return false; /* without a first one it is an error */
	for (int64_t rank = 1; rank <= (int64_t)p->needs; rank++)
		if (rank > 1 && ranked(p, rank) != 1)
			return said(out,
			            str_fmt(a,
			                    ranked(p, rank) > 1 ? "%.*s: more than one is ranked %lld"
			                                        : "%.*s: none is ranked %lld",
			                    STR_ARG(need_codes(a, p, 0)), (long long)rank),
			            need_facts(a, p));
	return false;
}

static bool need_without(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	return !has_sen(p) && p->needs > 0 && said(out, need_codes(a, p, 0), need_facts(a, p));
}

static bool nsa_beside(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	return has_sen(p) && p->needs > 1 && has_type(p, "NSA") && said(out, need_codes(a, p, 0), need_facts(a, p));
}

static bool nsa_long(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	for (size_t i = 0; p->code == STATUS_K && i < p->needs; i++)
		if (str_is(p->need[i].code, "NSA") && date_diff(on, p->need[i].starts) > YEAR_DAYS)
			return said(out, str_fmt(a, "NSA since %.*s", STR_ARG(date_long(a, p->need[i].starts))),
			            need_facts(a, p));
	return false;
}

static bool before_joined(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)on;
	if (!has_sen(p) || date_none(p->code_from) || date_none(p->joined_on) ||
	    date_cmp(p->code_from, p->joined_on) >= 0)
		return false;
	return said(out,
	            str_fmt(a, "%.*s, joined on %.*s", STR_ARG(code_words(a, p)), STR_ARG(date_long(a, p->joined_on))),
	            str_fmt(a, "%.*s joined %.*s", STR_ARG(code_facts(a, p)), STR_ARG(date_iso(a, p->joined_on))));
}

static bool before_code(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	const struct sen_provision *c = sen_provision_find(status_code_code(p->code));

	(void)on;
	if (!has_sen(p) || c == NULL || date_none(p->code_from) || date_cmp(p->code_from, c->from) >= 0)
		return false;
	return said(out, code_words(a, p), code_facts(a, p));
}

static bool upn_temporary(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	(void)a;
	(void)on;
	return upn_check(p->upn) == UPN_TEMPORARY && said(out, upn_message(UPN_TEMPORARY), p->upn);
}

#define ERROR .error = true
#define TYPES .types = true, .sen = true, .at = "/needs"
#define RECALLED .mark = SOURCE_RECALLED
#define VERIFIED .mark = SOURCE_VERIFIED

static const struct census_rule RULES[] = {
	{ .key = RTEXT("need_none"),
	  .name = RTEXT("No first need"),
	  .why = RTEXT("Needed for everyone on SEN Support or with an EHC plan"),
	  .finds = need_none,
	  .label = RTEXT("Add the need"),
	  ERROR,
	  TYPES,
	  RECALLED },
	{ .key = RTEXT("need_first_none"),
	  .name = RTEXT("No need is ranked first"),
	  .why = RTEXT("One of the needs comes first"),
	  .finds = need_first_none,
	  .label = RTEXT("Rank the needs"),
	  ERROR,
	  TYPES,
	  RECALLED },
	{ .key = RTEXT("need_first_two"),
	  .name = RTEXT("Two needs ranked first"),
	  .why = RTEXT("Only one need can come first"),
	  .finds = need_first_two,
	  .label = RTEXT("Rank the needs"),
	  ERROR,
	  TYPES,
	  RECALLED },
	{ .key = RTEXT("need_twice"),
	  .name = RTEXT("The same need twice"),
	  .why = RTEXT("Each type of need is sent once"),
	  .finds = need_twice,
	  .label = RTEXT("Put the needs right"),
	  ERROR,
	  TYPES,
	  RECALLED },
	{ .key = RTEXT("need_unknown"),
	  .name = RTEXT("A type of need that is not in use"),
	  .why = RTEXT("Codes change: BESD became SEMH, DS came in January 2025"),
	  .finds = need_unknown,
	  .label = RTEXT("Put the needs right"),
	  ERROR,
	  TYPES,
	  VERIFIED },
	{ .key = RTEXT("nsa_with_plan"),
	  .name = RTEXT("EHC plan, but no assessment of type (NSA)"),
	  .why = RTEXT("NSA is for SEN Support only"),
	  .finds = nsa_with_plan,
	  .label = RTEXT("Add the need"),
	  ERROR,
	  TYPES,
	  VERIFIED },
	{ .key = RTEXT("code_before_born"),
	  .name = RTEXT("SEN Support or plan before the child was born"),
	  .why = RTEXT("One of the two days is wrong"),
	  .finds = code_before_born,
	  .label = RTEXT("See the days"),
	  ERROR,
	  .sen = true,
	  .at = "/decision",
	  .mark = SOURCE_INFERRED },
	{ .key = RTEXT("upn_none"),
	  .name = RTEXT("No unique pupil number"),
	  .why = RTEXT("It comes from the school’s system or from the school before"),
	  .finds = upn_none,
	  .label = RTEXT("Add the UPN"),
	  ERROR,
	  .at = "/details",
	  VERIFIED },
	{ .key = RTEXT("upn_faulty"),
	  .name = RTEXT("A unique pupil number that cannot be right"),
	  .why = RTEXT("Its check letter, length or digits do not fit"),
	  .finds = upn_faulty,
	  .label = RTEXT("Put the UPN right"),
	  ERROR,
	  .at = "/details",
	  VERIFIED },
	{ .key = RTEXT("rank_gap"),
	  .name = RTEXT("Ranks that do not follow each other"),
	  .why = RTEXT("Needs are numbered 1, 2, 3"),
	  .finds = rank_gap,
	  .label = RTEXT("Rank the needs"),
	  TYPES,
	  RECALLED },
	{ .key = RTEXT("need_without"),
	  .name = RTEXT("A type of need, but no SEN"),
	  .why = RTEXT("Types go with SEN Support or an EHC plan. The file leaves them out"),
	  .finds = need_without,
	  .label = RTEXT("See the decision"),
	  .types = true,
	  .sen = true,
	  .at = "/decision",
	  RECALLED },
	{ .key = RTEXT("nsa_beside"),
	  .name = RTEXT("No assessment of type (NSA) beside a known need"),
	  .why = RTEXT("Once a type is known, NSA is not needed"),
	  .finds = nsa_beside,
	  .label = RTEXT("Put the needs right"),
	  TYPES,
	  RECALLED },
	{ .key = RTEXT("nsa_long"),
	  .name = RTEXT("No assessment of type (NSA), for more than a year"),
	  .why = RTEXT("Meant for pupils who have just joined"),
	  .finds = nsa_long,
	  .label = RTEXT("Add the need"),
	  TYPES,
	  RECALLED },
	{ .key = RTEXT("before_joined"),
	  .name = RTEXT("Began before the child joined"),
	  .why = RTEXT("Right if the last school began it"),
	  .finds = before_joined,
	  .label = RTEXT("See the days"),
	  .sen = true,
	  .at = "/decision",
	  RECALLED },
	{ .key = RTEXT("before_code"),
	  .name = RTEXT("Began before there was SEN Support"),
	  .why = RTEXT("SEN Support and EHC plans came in September 2014"),
	  .finds = before_code,
	  .label = RTEXT("See the days"),
	  .sen = true,
	  .at = "/decision",
	  VERIFIED },
	{ .key = RTEXT("upn_temporary"),
	  .name = RTEXT("A temporary unique pupil number"),
	  .why = RTEXT("Right until the last school has sent the real one"),
	  .finds = upn_temporary,
	  .label = RTEXT("Put the UPN right"),
	  .at = "/details",
	  VERIFIED },
};

enum { RULES_N = sizeof RULES / sizeof *RULES };
_Static_assert((int)RULES_N <= (int)CENSUS_RULES_MAX, "room for what every rule finds");

const struct census_rule *census_rule_at(size_t i)
{
	return i < RULES_N ? &RULES[i] : NULL;
}

const struct census_rule *census_rule_find(struct str key)
{
	for (size_t i = 0; i < RULES_N; i++)
		if (str_eq(RULES[i].key, key))
			return &RULES[i];
	return NULL;
}

bool census_counts(const struct census_pupil *p, struct date on)
{
	return (date_none(p->joined_on) || date_cmp(p->joined_on, on) <= 0) &&
	       (date_none(p->left_on) || date_cmp(p->left_on, on) >= 0);
}

size_t census_check(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out)
{
	size_t n = 0;

	for (size_t i = 0; census_counts(p, on) && i < RULES_N; i++) {
		struct census_finding f = { &RULES[i], STR_NONE, STR_NONE };

		if (rule_applies(RULES[i].from, RULES[i].to, on) && RULES[i].finds(a, p, on, &f))
			out[n++] = f;
	}
	return n;
}

struct str census_first_need(const struct need *need, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (need[i].rank == 1)
			return need[i].code;
	return STR_NONE;
}
