/* core/people/codes_rule: census codes with their dates, and the needs of one pupil. */
#include "support/support.h"

#include <string.h>

#include "core/people/codes_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define TEXT_IS(s, lit) assert_true(str_is((s), (lit)))
#define DAY(y, m, d) ((struct date){ y, m, d })

static const struct date TODAY = { 2026, 3, 10 };

static void test_provision__now(void **state)
{
	static const struct {
		const char *raw;
		const char *code;
	} cases[] = { { "N", "N" },
		      { " k ", "K" },
		      { "E", "E" },
		      { "K - SEN support", "K" },
		      { "SEN Support", "K" },
		      { "EHCP", "E" },
		      { "No SEN", "N" },
		      { "e: plan", "E" },
		      { "K (SEN support)", "K" },
		      { "SEN support (K)", "K" },
		      { "E | Education, health & care plan", "E" },
		      { "No Special Educational Needs", "N" },
		      { "(K) on the register", "K" },
		      { "K \xE2\x80\x93 helped in class", "K" }, /* the long dashes of a word processor */
		      { "K \xE2\x80\x94 helped in class", "K" },
		      { "K-helped in class", "K" },
		      { "K [helped in class]", "K" },
		      { "K = helped in class", "K" },
		      { "SEN: K", "K" },
		      { "SEN support (additional SEN support)", "K" }, /* two ways to say one thing */
		      { "Additional SEN support (K)", "K" },
		      { "EHCP\xE2\x80\x94"
		        "EHC plan",
		        "E" },
		      { "EHCP - Education, health and care plan", "E" } };
	static const char *const asked[] = { "EHCP - applied for",
		                             "SEN support - funded by the school",
		                             "Year 5 - K", /* a code behind words that nobody knows */
		                             "SEN support (E)",
		                             "K - EHCP",
		                             "EHCP (SEN support)",
		                             "K0",
		                             "K9",
		                             "KZ",
		                             "-",
		                             "" };
	struct str code;
	struct str message;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		EQ(sen_provision_read(str_of(cases[i].raw), TODAY, &code, &message), CODE_OK);
		assert_true(str_is(code, cases[i].code));
	}
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (sen_provision_read(str_of(asked[i]), TODAY, &code, &message) != CODE_UNKNOWN)
			fail_msg("'%s' was read as %.*s", asked[i], STR_ARG(code));
	EQ(sen_provision_read(str_sub(S("Kx"), 0, 1), TODAY, &code, &message), CODE_OK); /* no further than the cell */
}

static void test_provision__old_codes_are_mapped_with_a_message(void **state)
{
	static const struct {
		const char *raw;
		const char *code;
	} cases[] = { { "S", "E" }, { "Statement", "E" }, { "A", "K" }, { "p", "K" }, { "School Action Plus", "K" } };
	struct str code;
	struct str message;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		message = STR_NONE;
		EQ(sen_provision_read(str_of(cases[i].raw), TODAY, &code, &message), CODE_OLD);
		assert_true(str_is(code, cases[i].code));
		assert_true(message.n > 0);
	}
	EQ(sen_provision_read(S("S"), DAY(2018, 3, 31), &code, &message), CODE_OK);
	TEXT_IS(code, "S");
	EQ(sen_provision_read(S("S"), DAY(2018, 4, 1), &code, &message), CODE_OLD);
	EQ(sen_provision_read(S("K"), DAY(2014, 8, 31), &code, &message), CODE_EARLY);
	TEXT_IS(message, "This SEN code was not in use on that day.");
	EQ(sen_provision_read(S("K"), DAY(2014, 9, 1), &code, &message), CODE_OK);
	EQ(sen_provision_read(S("Q"), TODAY, &code, &message), CODE_UNKNOWN);
	EQ(sen_provision_read(S(""), TODAY, &code, &message), CODE_UNKNOWN);
	TEXT_IS(message, "The SEN code must be N, K or E.");
}

static void test_type__codes_labels_areas(void **state)
{
	struct str code;
	struct str message;
	size_t in_use = 0;

	(void)state;
	for (size_t i = 0; sen_type_at(i) != NULL; i++)
		in_use += rule_applies(sen_type_at(i)->from, sen_type_at(i)->to, TODAY);
	EQ(in_use, 14);
	assert_non_null(sen_provision_at(0));
	assert_null(sen_provision_at(6));
	EQ(sen_type_read(S("slcn"), TODAY, &code, &message), CODE_OK);
	TEXT_IS(code, "SLCN");
	EQ(sen_type_read(S("Autistic Spectrum Disorder"), TODAY, &code, &message), CODE_OK);
	TEXT_IS(code, "ASD");
	EQ(sen_type_read(S("BESD"), TODAY, &code, &message), CODE_OLD);
	TEXT_IS(code, "SEMH");
	EQ(sen_type_read(S("DS"), DAY(2024, 12, 31), &code, &message), CODE_EARLY);
	EQ(sen_type_read(S("DS"), DAY(2025, 1, 1), &code, &message), CODE_OK);
	TEXT_IS(code, "DS");
	EQ(sen_type_read(S("DS"), DAY(2024, 12, 31), &code, &message), CODE_EARLY);
	TEXT_IS(message, "This type of need was not in use on that day.");
	for (size_t i = 0; sen_type_at(i) != NULL; i++) {
		(void)sen_type_read(sen_type_at(i)->label, sen_type_at(i)->from, &code, &message);
		assert_true(str_eq(code, sen_type_at(i)->code));
	}
	EQ(sen_type_read(S("ADHD"), TODAY, &code, &message), CODE_UNKNOWN);
	EQ(need_area_of(S("ASD")), AREA_COMMUNICATION);
	EQ(need_area_of(S("pd")), AREA_SENSORY);
	EQ(need_area_of(S("NSA")), AREA_NONE);
	EQ(need_area_of(S("what")), AREA_NONE);
	TEXT_IS(need_area_label(AREA_COGNITION), "Cognition and learning");
	TEXT_IS(need_area_ref(AREA_SEMH), "6.32");
}

/* Words before or behind that take a need back or put it in question: nobody may read the need out of them. */
static void test_type__words_that_turn_it_round_are_a_question(void **state)
{
	static const char *const asked[] = { "Ruled out - ASD",
		                             "ASD - ruled out",
		                             "Suspected (ASD)",
		                             "ASD (suspected)",
		                             "ASD?",
		                             "? ASD",
		                             "Query: ASD",
		                             "ASD - query",
		                             "Not (ASD)",
		                             "ASD: not",
		                             "Possible - ASD",
		                             "Awaiting assessment - ASD",
		                             "ASD (awaiting)",
		                             "Under assessment - ASD",
		                             "ASD | under assessment",
		                             "Referred for: ASD",
		                             "ASD - referred to CAMHS",
		                             "R/O - ASD",
		                             "No diagnosis (ASD)",
		                             "Autism (query) - ASD",
		                             "Autism - sees a doctor",
		                             "letter: ASD (2019)" };
	static const struct {
		const char *raw;
		const char *code;
	} known[] = { { "ASD - Autism", "ASD" },
		      { "Speech&language", "SLCN" },
		      { "Down's syndrome", "DS" },
		      { "Downs Syndrome", "DS" },
		      { "HI - the nozzle of the aid", "HI" }, /* "no" is a word, not two letters */
		      { "HI - notes from the nurse", "HI" },
		      { "Autism diagnosis (ASD)", "ASD" },
		      { "Speech, notes and language - SLCN", "SLCN" },
		      { "Outer ear trouble - HI", "HI" },
		      { "SEN support, not assessed yet - NSA", "NSA" },
		      { "NSA - no assessment", "NSA" } };
	struct str code, message;

	(void)state;
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (sen_type_read(str_of(asked[i]), TODAY, &code, &message) != CODE_UNKNOWN)
			fail_msg("'%s' was read as %.*s", asked[i], STR_ARG(code));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		EQ(sen_type_read(str_of(known[i].raw), TODAY, &code, &message), CODE_OK);
		TEXT_IS(code, known[i].code);
	}
	EQ(sen_provision_read(S("K - not any more"), TODAY, &code, &message), CODE_UNKNOWN);
	EQ(sen_provision_read(S("E - awaiting plan"), TODAY, &code, &message), CODE_UNKNOWN);
	EQ(sen_provision_read(S("K?"), TODAY, &code, &message), CODE_UNKNOWN);
	EQ(sen_provision_read(S("N - not on any list"), TODAY, &code, &message), CODE_OK);
	TEXT_IS(code, "N");
}

/* A whole letter in the cell: what turns it round may stand where nobody reads any more, so nothing of it is read. */
static void test_read__what_is_too_long_is_a_question(void **state)
{
	char cell[300];
	struct str code, message;

	(void)state;
	memset(cell, 'x', sizeof cell);
	memcpy(cell, "K - ", 4); /* two letters less as words */
	EQ(sen_provision_read((struct str){ cell, 242 }, TODAY, &code, &message), CODE_OK);
	EQ(sen_provision_read((struct str){ cell, 243 }, TODAY, &code, &message), CODE_UNKNOWN);
	memcpy(cell, "ASD:", 4);
	EQ(sen_type_read((struct str){ cell, 240 }, TODAY, &code, &message), CODE_OK);
	EQ(sen_type_read((struct str){ cell, 241 }, TODAY, &code, &message), CODE_UNKNOWN);
	memcpy(cell + 230, " ruled out", 10);
	EQ(sen_type_read((struct str){ cell, 240 }, TODAY, &code, &message), CODE_UNKNOWN);
}

static bool says(struct need_problems p, const char *text)
{
	for (size_t i = 0; i < p.n; i++) {
		if (str_find(p.item[i].text, str_of(text)) >= 0)
			return true;
	}
	return false;
}

static void test_needs__good(void **state)
{
	struct arena *a = test_arena();
	const struct need two[] = { { .code = S("SPLD"), .rank = 1 }, { .code = S("SLCN"), .rank = 2 } };
	const struct need nsa[] = { { .code = S("NSA"), .rank = 1 } };

	(void)state;
	EQ(needs_check(a, STATUS_K, two, 2, TODAY).n, 0);
	EQ(needs_check(a, STATUS_E, two, 2, TODAY).n, 0);
	EQ(needs_check(a, STATUS_K, nsa, 1, TODAY).n, 0);
	EQ(needs_check(a, STATUS_N, NULL, 0, TODAY).n, 0);
	arena_free(a);
}

static void test_needs__blocked(void **state)
{
	struct arena *a = test_arena();
	const struct need bad[] = { { .code = S("SPLD"), .rank = 1 },
		                    { .code = S("SPLD"), .rank = 1 },
		                    { .code = S("ADHD"), .rank = 0 },
		                    { .code = S("XYZ"), .rank = 100 },
		                    { .code = S("BESD"), .rank = 2 } };
	struct need_problems p = needs_check(a, STATUS_K, bad, 5, TODAY);

	(void)state;
	assert_true(p.blocks);
	assert_true(says(p, "SPLD is there twice"));
	assert_true(says(p, "Two needs have rank 1"));
	assert_true(says(p, "ADHD: This is not a code"));
	assert_true(says(p, "Ranks go from 1"));
	assert_true(says(p, "BESD ended in 2014"));
	assert_true(says(p, "There is no need with rank 3"));
	arena_free(a);
}

static size_t count(struct need_problems p, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < p.n; i++)
		n += str_find(p.item[i].text, str_of(text)) >= 0;
	return n;
}

static void test_needs__each_fault_alone_blocks(void **state)
{
	struct arena *a = test_arena();
	const struct need ranks[] = { { .code = S("MLD"), .rank = 1 },
		                      { .code = S("HI"), .rank = 99 },
		                      { .code = S("VI"), .rank = 100 } };
	const struct need same[] = { { .code = S("MLD"), .rank = 1 },
		                     { .code = S("MLD"), .rank = 2 },
		                     { .code = S("MLD"), .rank = 3 } };
	const struct need level[] = { { .code = S("MLD"), .rank = 1 },
		                      { .code = S("HI"), .rank = 1 },
		                      { .code = S("VI"), .rank = 1 } };
	const struct need later[] = { level[0], level[1], { .code = S("VI"), .rank = 2 } };
	const struct need unknown = { .code = S("ADHD"), .rank = 1 };
	const struct need none = { .code = S("MLD"), .rank = 0 };
	const struct need second = { .code = S("MLD"), .rank = 2 };
	const struct need nsa[] = { { .code = S("NSA"), .rank = 1 }, { .code = S("MLD"), .rank = 2 } };
	struct need_problems p = needs_check(a, STATUS_K, &unknown, 1, TODAY);

	(void)state;
	EQ(p.n, 1);
	assert_true(p.blocks);
	p = needs_check(a, STATUS_K, &none, 1, TODAY);
	assert_true(p.blocks);
	EQ(count(p, "Ranks go from 1"), 1);
	EQ(count(needs_check(a, STATUS_K, ranks, 2, TODAY), "Ranks go from 1"), 0);
	EQ(count(needs_check(a, STATUS_K, ranks, 3, TODAY), "Ranks go from 1"), 1);
	p = needs_check(a, STATUS_K, same, 3, TODAY); /* said once of each that repeats */
	EQ(count(p, "is there twice"), 2);
	EQ(p.n, 2);
	assert_true(p.blocks);
	p = needs_check(a, STATUS_K, level, 3, TODAY);
	EQ(count(p, "Two needs have rank 1"), 2);
	EQ(count(p, "There is no need with rank"), 1); /* the first that is missing */
	EQ(count(p, "There is no need with rank 2"), 1);
	assert_true(p.blocks);
	p = needs_check(a, STATUS_K, &second, 1, TODAY);
	EQ(count(p, "There is no need with rank 1"), 1);
	assert_false(p.blocks);
	EQ(count(needs_check(a, STATUS_K, later, 2, TODAY), "There is no need with rank 2"), 1);
	p = needs_check(a, STATUS_N, same, 1, TODAY);
	EQ(count(p, "belong to pupils with K or E"), 1);
	assert_false(p.blocks);
	EQ(count(needs_check(a, STATUS_K, same, 1, TODAY), "rank"), 0); /* only those that are given are looked at */
	EQ(count(needs_check(a, STATUS_K, ranks, 1, TODAY), "rank"), 0);
	p = needs_check(a, STATUS_K, nsa, 2, TODAY);
	EQ(count(p, "not needed beside"), 1);
	assert_false(p.blocks);
	p = needs_check(a, STATUS_E, nsa, 1, TODAY);
	EQ(count(p, "only for pupils with K"), 1);
	assert_false(p.blocks);
	p = needs_check(a, STATUS_K, &ranks[1], 1, TODAY); /* rank 1 of the pair stands before, rank 2 is not given */
	EQ(count(p, "There is no need with rank 1"), 1);
	arena_free(a);
}

static void test_needs__queries_do_not_block(void **state)
{
	struct arena *a = test_arena();
	const struct need gap[] = { { .code = S("MLD"), .rank = 1 }, { .code = S("HI"), .rank = 3 } };
	const struct need nsa[] = { { .code = S("MLD"), .rank = 1 }, { .code = S("NSA"), .rank = 2 } };
	struct need_problems p = needs_check(a, STATUS_K, gap, 2, TODAY);

	(void)state;
	EQ(p.n, 1);
	assert_false(p.blocks);
	EQ(p.item[0].at, 2);
	assert_true(says(p, "no need with rank 2"));
	p = needs_check(a, STATUS_E, nsa, 2, TODAY);
	EQ(p.n, 2);
	assert_true(says(p, "only for pupils with K"));
	assert_true(says(p, "not needed beside"));
	p = needs_check(a, STATUS_N, gap, 1, TODAY);
	EQ(p.n, 1);
	assert_true(says(p, "belong to pupils with K or E"));
	p = needs_check(a, STATUS_K, NULL, 0, TODAY);
	EQ(p.n, 1);
	assert_false(p.blocks);
	arena_free(a);
}

TEST_MAIN(test_codes_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_provision__now),
		cmocka_unit_test(test_provision__old_codes_are_mapped_with_a_message),
		cmocka_unit_test(test_type__codes_labels_areas),
		cmocka_unit_test(test_type__words_that_turn_it_round_are_a_question),
		cmocka_unit_test(test_read__what_is_too_long_is_a_question),
		cmocka_unit_test(test_needs__good),
		cmocka_unit_test(test_needs__blocked),
		cmocka_unit_test(test_needs__each_fault_alone_blocks),
		cmocka_unit_test(test_needs__queries_do_not_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
