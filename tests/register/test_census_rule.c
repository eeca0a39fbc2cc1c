/* register/census_rule: census days as they fell and fall, each rule with what it finds and what it leaves alone, and
 * the rules about ranks beside a second, naive telling of what is right. */
#include "support/support.h"

#include <stdlib.h>
#include <string.h>

#include "register/census_rule.h"

#define DAY(y, m, d)                                                                                                   \
	{                                                                                                              \
		(y), (m), (d)                                                                                          \
	}

static void test_days__as_they_are_set(void **state)
{
	static const struct {
		struct date today;
		struct date on;
		enum census_term term;
	} days[] = {
		{ DAY(2026, 3, 10), DAY(2026, 5, 21), CENSUS_SUMMER }, /* the design */
		{ DAY(2026, 9, 1), DAY(2026, 10, 1), CENSUS_AUTUMN },  /* domain.md 4.3 */
		{ DAY(2026, 10, 2), DAY(2027, 1, 21), CENSUS_SPRING }, /* dates.md N16 */
		{ DAY(2027, 1, 21), DAY(2027, 1, 21), CENSUS_SPRING }, /* the day itself */
		{ DAY(2027, 1, 22), DAY(2027, 5, 20), CENSUS_SUMMER },
		{ DAY(2027, 12, 31), DAY(2028, 1, 20), CENSUS_SPRING },
		{ DAY(2025, 1, 1), DAY(2025, 1, 16), CENSUS_SPRING }, /* 2025 as it was */
	};

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct census_day d = census_next(days[i].today);

		assert_int_equal(date_cmp(d.on, days[i].on), 0);
		assert_int_equal(d.kind->term, days[i].term);
		assert_int_equal(d.kind->types, days[i].term == CENSUS_SPRING);
	}
	assert_int_equal(date_cmp(census_last((struct date)DAY(2026, 3, 10)).on, (struct date)DAY(2026, 1, 15)), 0);
	assert_int_equal(date_cmp(census_last((struct date)DAY(2027, 1, 21)).on, (struct date)DAY(2026, 10, 1)), 0);
	assert_int_equal(date_cmp(census_last((struct date)DAY(2026, 1, 2)).on, (struct date)DAY(2025, 10, 2)), 0);
}

/* Autumn, spring, summer, in order, on a Thursday of its month; the file says where they come from. */
static void test_days__follow_each_other(void **state)
{
	static const int month[CENSUS_TERMS] = { 10, 1, 5 };
	struct census_day last = { 0 }, d;
	size_t n = 0;

	(void)state;
	for (; census_day_at(n, &d); n++, last = d) {
		assert_int_equal(d.on.m, month[d.kind->term]);
		assert_int_equal(date_weekday(d.on), 3);
		assert_int_equal(d.kind->types, d.kind->term == CENSUS_SPRING);
		if (n == 0)
			continue;
		assert_int_equal(d.kind->term, (last.kind->term + 1) % CENSUS_TERMS);
		assert_true(date_diff(d.on, last.on) > 90 && date_diff(d.on, last.on) < 150);
		assert_int_equal(date_cmp(census_next(date_add(last.on, 1)).on, d.on), 0);
		assert_int_equal(date_cmp(census_next(d.on).on, d.on), 0);
		assert_int_equal(date_cmp(census_last(d.on).on, last.on), 0);
		assert_int_equal(date_cmp(census_last(date_add(d.on, 1)).on, d.on), 0);
		assert_false(last.mark == SOURCE_INFERRED && d.mark == SOURCE_VERIFIED);
	}
	assert_true(n >= 15); /* five school years */
}

/* Beyond the file nobody knows, on either side: no day is made up, also not one that is years away. */
static void test_days__not_known_yet(void **state)
{
	static const struct date beyond[] = { DAY(2031, 9, 1), DAY(2020, 3, 1), DAY(1999, 1, 1) };
	struct arena *a = test_arena();
	struct census_day d, end = { 0 };

	(void)state;
	for (size_t i = 0; census_day_at(i, &d); i++)
		end = d;
	assert_null(census_next(date_add(end.on, 1)).kind);
	assert_int_equal(date_cmp(census_last(date_add(end.on, 1)).on, end.on), 0);
	for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
		assert_null(census_next(beyond[i]).kind);
		assert_null(census_last(beyond[i]).kind);
		assert_int_equal(date_cmp(census_next(beyond[i]).on, beyond[i]), 0);
	}
	assert_true(str_is(census_day_text(a, census_next(beyond[0])), "The day of the next census is not known yet"));
	assert_true(str_is(census_day_text(a, census_next((struct date)DAY(2026, 3, 10))),
	                   "Summer census, Thursday 21 May 2026"));
	assert_true(str_starts(census_day_text(a, census_next((struct date)DAY(2027, 1, 2))),
	                       S("Spring census, Thursday 21 January 2027 (where it usually falls")));
	arena_free(a);
}

#define UPN_GOOD "N820123425001"
#define BORN .born = DAY(2017, 2, 1)
#define NEEDS_MOST 4

struct example {
	const char *what;
	struct census_pupil pupil;
	struct need need[NEEDS_MOST];
	const char *keys; /* of what is found, in order */
	const char *say;  /* begins the words of the first */
};

#define GOOD .upn = RTEXT(UPN_GOOD), BORN
#define K_SINCE(...) .code = STATUS_K, .code_from = __VA_ARGS__
#define E_SINCE(...) .code = STATUS_E, .code_from = __VA_ARGS__
#define NEED_OF(c, r, ...)                                                                                             \
	{                                                                                                              \
		.code = RTEXT(c), .rank = (r), .starts = __VA_ARGS__                                                   \
	}
#define SEPTEMBER DAY(2025, 9, 15)

static const struct example EXAMPLES[] = {
	{ "nothing recorded is N", { GOOD }, { { 0 } }, "", "" },
	{ "N", { GOOD, .code = STATUS_N, .code_from = SEPTEMBER }, { { 0 } }, "", "" },
	{ "K with one need", { GOOD, K_SINCE(SEPTEMBER), .needs = 1 }, { NEED_OF("SLCN", 1, SEPTEMBER) }, "", "" },
	{ "E with three",
	  { GOOD, E_SINCE(SEPTEMBER), .needs = 3 },
	  { NEED_OF("ASD", 1, SEPTEMBER), NEED_OF("SLCN", 2, SEPTEMBER), NEED_OF("DS", 3, SEPTEMBER) },
	  "",
	  "" },
	{ "K without a need",
	  { GOOD, K_SINCE(DAY(2026, 3, 2)) },
	  { { 0 } },
	  "need_none",
	  "SEN Support since 2 March 2026" },
	{ "E without a need", { GOOD, .code = STATUS_E }, { { 0 } }, "need_none", "EHC plan" },
	{ "a second need alone",
	  { GOOD, K_SINCE(SEPTEMBER), .needs = 1 },
	  { NEED_OF("SEMH", 2, SEPTEMBER) },
	  "need_first_none",
	  "SEMH is recorded, ranked 2" },
	{ "two first",
	  { GOOD, K_SINCE(SEPTEMBER), .needs = 2 },
	  { NEED_OF("HI", 1, SEPTEMBER), NEED_OF("SLCN", 1, SEPTEMBER) },
	  "need_first_two rank_gap",
	  "HI and SLCN are ranked first" },
	{ "twice",
	  { GOOD, K_SINCE(SEPTEMBER), .needs = 2 },
	  { NEED_OF("HI", 1, SEPTEMBER), NEED_OF("HI", 2, SEPTEMBER) },
	  "need_twice",
	  "HI, ranked 1 and 2" },
	{ "an old type",
	  { GOOD, K_SINCE(SEPTEMBER), .needs = 1 },
	  { NEED_OF("BESD", 1, SEPTEMBER) },
	  "need_unknown",
	  "BESD" },
	{ "no type at all",
	  { GOOD, K_SINCE(SEPTEMBER), .needs = 1 },
	  { NEED_OF("ZZZ", 1, SEPTEMBER) },
	  "need_unknown",
	  "ZZZ" },
	{ "NSA with a plan",
	  { GOOD, E_SINCE(SEPTEMBER), .needs = 1 },
	  { NEED_OF("NSA", 1, SEPTEMBER) },
	  "nsa_with_plan",
	  "EHC plan since" },
	{ "NSA of this school year is right",
	  { GOOD, K_SINCE(SEPTEMBER), .needs = 1 },
	  { NEED_OF("NSA", 1, SEPTEMBER) },
	  "",
	  "" },
	{ "NSA for longer than a year",
	  { GOOD, K_SINCE(DAY(2025, 1, 6)), .needs = 1 },
	  { NEED_OF("NSA", 1, DAY(2025, 1, 6)) },
	  "nsa_long",
	  "NSA since 6 January 2025" },
	{ "NSA beside a known type",
	  { GOOD, K_SINCE(SEPTEMBER), .needs = 2 },
	  { NEED_OF("MLD", 1, SEPTEMBER), NEED_OF("NSA", 2, SEPTEMBER) },
	  "nsa_beside",
	  "MLD and NSA" },
	{ "a gap",
	  { GOOD, K_SINCE(SEPTEMBER), .needs = 2 },
	  { NEED_OF("MLD", 1, SEPTEMBER), NEED_OF("HI", 3, SEPTEMBER) },
	  "rank_gap",
	  "MLD and HI: none is ranked 2" },
	{ "two second",
	  { GOOD, K_SINCE(SEPTEMBER), .needs = 3 },
	  { NEED_OF("MLD", 1, SEPTEMBER), NEED_OF("HI", 2, SEPTEMBER), NEED_OF("VI", 2, SEPTEMBER) },
	  "rank_gap",
	  "MLD, HI and VI: more than one is ranked 2" },
	{ "a need, but N",
	  { GOOD, .code = STATUS_N, .needs = 1 },
	  { NEED_OF("MLD", 2, SEPTEMBER) },
	  "need_without",
	  "MLD" },
	{ "begun before the child joined",
	  { GOOD, K_SINCE(DAY(2025, 5, 1)), .joined_on = DAY(2025, 9, 2), .needs = 1 },
	  { NEED_OF("SLCN", 1, DAY(2025, 5, 1)) },
	  "before_joined",
	  "SEN Support since 1 May 2025, joined on 2 September 2025" },
	{ "begun on the day of joining",
	  { GOOD, K_SINCE(DAY(2025, 9, 2)), .joined_on = DAY(2025, 9, 2), .needs = 1 },
	  { NEED_OF("SLCN", 1, DAY(2025, 9, 2)) },
	  "",
	  "" },
	{ "before there was SEN Support, and before the child was born",
	  { GOOD, K_SINCE(DAY(2014, 8, 31)), .needs = 1 },
	  { NEED_OF("SLCN", 1, DAY(2014, 9, 1)) },
	  "code_before_born before_code",
	  "SEN Support since 31 August 2014" },
	{ "the first day of SEN Support",
	  { .upn = RTEXT(UPN_GOOD), .born = DAY(2008, 1, 1), K_SINCE(DAY(2014, 9, 1)), .needs = 1 },
	  { NEED_OF("SLCN", 1, DAY(2014, 9, 1)) },
	  "",
	  "" },
	{ "no number", { BORN }, { { 0 } }, "upn_none", "No number" },
	{ "a wrong number", { .upn = RTEXT("A820123425001"), BORN }, { { 0 } }, "upn_faulty", "" },
	{ "a temporary number", { .upn = RTEXT("M82012342501A"), BORN }, { { 0 } }, "upn_temporary", "" },
};

static const struct date CENSUS = DAY(2026, 5, 21);

static struct str keys_of(struct arena *a, const struct census_finding *f, size_t n)
{
	struct str all = S("");

	for (size_t i = 0; i < n; i++)
		all = str_fmt(a, "%.*s%s%.*s", STR_ARG(all), i > 0 ? " " : "", STR_ARG(f[i].rule->key));
	return all;
}

static void test_rules__each_with_its_examples(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) {
		const struct example *x = &EXAMPLES[i];
		struct census_pupil p = x->pupil;
		struct census_finding f[CENSUS_RULES_MAX];
		size_t n;

		p.need = x->need;
		n = census_check(a, &p, CENSUS, f);
		if (!str_is(keys_of(a, f, n), x->keys))
			fail_msg("%s: %.*s", x->what, STR_ARG(keys_of(a, f, n)));
		if (n > 0 && !str_starts(f[0].say, str_of(x->say)))
			fail_msg("%s: %.*s", x->what, STR_ARG(f[0].say));
		for (size_t k = 0; k < n; k++)
			if (f[k].say.n == 0 || f[k].fact.n == 0)
				fail_msg("%s says nothing", x->what);
	}
	arena_free(a);
}

/* No rule without an example, errors before queries, and every word a rule needs. */
static void test_rules__are_whole(void **state)
{
	const struct census_rule *r;
	struct arena *a = test_arena();
	bool query = false;

	(void)state;
	for (size_t i = 0; (r = census_rule_at(i)) != NULL; i++) {
		bool shown = false;

		for (size_t k = 0; k < sizeof EXAMPLES / sizeof *EXAMPLES; k++)
			shown = shown || strstr(EXAMPLES[k].keys, str_c(a, r->key)) != NULL;
		if (!shown)
			fail_msg("%.*s has no example", STR_ARG(r->key));
		assert_false(r->error && query);
		query = query || !r->error;
		assert_true(r->name.n > 0 && r->why.n > 0 && r->label.n > 0 && r->at != NULL);
		assert_ptr_equal(census_rule_find(r->key), r);
		assert_true(!r->types || r->sen);
	}
	assert_null(census_rule_find(S("need")));
	arena_free(a);
}

/* What a reason rests on: the same while nothing changes, another one when a need, a rank or a day does. */
static void test_fact__changes_with_what_it_rests_on(void **state)
{
	struct arena *a = test_arena();
	struct need need[] = { NEED_OF("NSA", 1, DAY(2025, 1, 6)), NEED_OF("HI", 2, DAY(2025, 1, 6)) };
	struct census_pupil p = { GOOD, K_SINCE(DAY(2025, 1, 6)), .need = need, .needs = 1 };
	struct census_finding was[CENSUS_RULES_MAX], is[CENSUS_RULES_MAX];

	(void)state;
	assert_int_equal(census_check(a, &p, CENSUS, was), 1);
	assert_int_equal(census_check(a, &p, (struct date)DAY(2027, 1, 21), is), 1);
	assert_true(str_eq(was[0].fact, is[0].fact));
	need[0].starts = (struct date)DAY(2025, 1, 7);
	assert_int_equal(census_check(a, &p, CENSUS, is), 1);
	assert_false(str_eq(was[0].fact, is[0].fact));
	arena_free(a);
}

/* ---- beside a naive telling ---- */

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static size_t of_rank(const struct need *need, size_t n, int64_t rank)
{
	size_t all = 0;

	for (size_t i = 0; i < n; i++)
		all += need[i].rank == rank;
	return all;
}

/* Right for the spring census: N without needs; K and E with a first one, ranks 1 to n, each type once and in use. */
static bool is_right(enum status_code code, const struct need *need, size_t n)
{
	static const char *const used[] = { "SLCN", "MLD", "HI" };

	if (code == STATUS_N)
		return n == 0;
	if (n == 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		bool known = false;

		for (size_t k = 0; k < sizeof used / sizeof *used; k++)
			known = known || str_is(need[i].code, used[k]);
		if (!known || of_rank(need, n, (int64_t)i + 1) != 1)
			return false;
		for (size_t k = 0; k < i; k++)
			if (str_eq(need[i].code, need[k].code))
				return false;
	}
	return true;
}

static int need_cmp(const void *x, const void *y)
{
	const struct need *a = x;
	const struct need *b = y;

	return (a->rank > b->rank) - (a->rank < b->rank);
}

static void test_rules__agree_with_a_naive_telling(void **state)
{
	static const char *const codes[] = { "SLCN", "MLD", "HI", "BESD" };
	static const enum status_code statuses[] = { STATUS_N, STATUS_K, STATUS_E };
	uint32_t seed = 20260310;
	size_t right = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct arena *a = test_arena();
		struct need need[NEEDS_MOST] = { { 0 } };
		struct census_pupil p = { GOOD, .code_from = SEPTEMBER, .need = need, .needs = next(&seed) % 4 };
		struct census_finding f[CENSUS_RULES_MAX];
		size_t n, errors = 0;

		p.code = statuses[next(&seed) % 3];
		for (size_t k = 0; k < p.needs; k++) {
			need[k].code = str_of(codes[next(&seed) % (i % 2 == 0 ? 3 : 4)]);
			need[k].rank = 1 + next(&seed) % 3;
			need[k].starts = (struct date)SEPTEMBER;
		}
		qsort(need, p.needs, sizeof *need, need_cmp);
		n = census_check(a, &p, CENSUS, f);
		for (size_t k = 0; k < n; k++)
			errors += f[k].rule->error;
		if ((n == 0) != is_right(p.code, need, p.needs))
			fail_msg("%d: %.*s", i, STR_ARG(keys_of(a, f, n)));
		if (p.code != STATUS_N && (census_first_need(need, p.needs).n == 0 || of_rank(need, p.needs, 1) != 1))
			assert_true(errors > 0);
		right += n == 0;
		arena_free(a);
	}
	assert_true(right > 1000);
}

TEST_MAIN(test_census_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days__as_they_are_set),
		cmocka_unit_test(test_days__follow_each_other),
		cmocka_unit_test(test_days__not_known_yet),
		cmocka_unit_test(test_rules__each_with_its_examples),
		cmocka_unit_test(test_rules__are_whole),
		cmocka_unit_test(test_fact__changes_with_what_it_rests_on),
		cmocka_unit_test(test_rules__agree_with_a_naive_telling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
