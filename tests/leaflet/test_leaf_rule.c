/* Leaflets from their blocks: the whole of content/family is sound; what is not known is not said. */
#include "kit/base/symbol.h"
#include "leaflet/flow_rule.h"
#include "leaflet/leaf_fill_rule.h"
#include "leaflet/leaf_text_rule.h"
#include "support/support.h"

static const struct leaf_link LINKS[] = {
	{ { "Guide for parents", 17 }, { "https://guide.example", 21 }, { "PDF", 3 } }
};

static struct leaf_facts all_facts(void)
{
	struct leaf_facts f = { .link = LINKS, .links = 1, .setting = LEAF_SCHOOL };

	for (int i = 0; i < FACT_COUNT; i++)
		f.value[i] = S("a fact");
	f.value[FACT_SENCO_NAME] = S("Ruth Adeyemi");
	f.value[FACT_SERVICE_NAME] = S("Wendale SENDIASS");
	f.value[FACT_SCHOOL_PHONE] = S("020 7946 0118");
	f.value[FACT_SERVICE_PHONE] = S("020 7946 0142");
	f.value[FACT_LOCAL_OFFER] = S("https://offer.example");
	return f;
}

/* Every leaflet in both its texts, for every place, with all facts and with none: no unknown block, fact or picture, no
 * "must" that is not the law, no line of easy read that is too long, no text that changed without a version. */
static void test_leaf__all_content_is_sound(void **state)
{
	struct arena *a = test_arena();
	struct str name[LEAVES_MOST];
	size_t n = leaf_names(a, name);
	int wrong = 0;

	(void)state;
	assert_true(n >= 10);
	for (size_t i = 0; i < n; i++)
		for (int round = 0; round < 12; round++) {
			struct leaf_facts f = round % 2 == 0 ? all_facts() : (struct leaf_facts){ 0 };
			bool easy = round / 2 % 2 == 1;
			struct leaf l;

			f.setting = (enum leaf_setting)(1 << round / 4);
			assert_true(leaf_make(a, name[i], &f, easy, &l));
			if (l.fault.n > 0 && !(easy && (l.forms & FORM_EASY) == 0)) {
				print_message("%.*s\n", STR_ARG(l.fault));
				wrong++;
				break;
			}
		}
	assert_int_equal(wrong, 0);
	arena_free(a);
}

/* The forms of easy read have something in every part that the longer text has for the four steps. */
static void test_leaf__easy_read_has_a_picture_in_each_line(void **state)
{
	struct arena *a = test_arena();
	struct leaf_facts f = all_facts();
	size_t pictures = 0;
	struct leaf l;

	(void)state;
	assert_true(leaf_make(a, S("sen-support"), &f, true, &l));
	for (size_t i = 0; i < l.els; i++) {
		enum leaf_kind kind = l.el[i].kind;

		assert_true(kind == LEAF_HEADING || kind == LEAF_PICTURE || kind == LEAF_HARD);
		if (kind == LEAF_PICTURE)
			assert_non_null(symbol_find(l.el[i].symbol));
		pictures += kind == LEAF_PICTURE;
	}
	assert_true(pictures >= 30);
	arena_free(a);
}

static struct str filled(struct arena *a, const char *text, const struct leaf_facts *f, enum leaf_force force)
{
	struct leaf_spans s = leaf_fill(a, str_of(text), f, force);
	struct leaf_el e = { .span = s.span, .spans = s.n };

	return s.fault.n > 0 ? s.fault : leaf_words_of(a, &e);
}

#define SAYS(text, force, is) assert_string_equal(str_c(a, filled(a, text, &f, force)), is)

static void test_leaf__a_sentence_without_its_fact_is_left_out(void **state)
{
	struct arena *a = test_arena();
	struct leaf_facts f = { .value = { [FACT_SENCO_NAME] = S("Ruth Adeyemi") } };

	(void)state;
	SAYS("Ask. Our SENCO is {{senco.name}}. Phone {{school.phone}}. We answer.", LEAF_INFO,
	     "Ask. Our SENCO is Ruth Adeyemi. We answer.");
	SAYS("Phone {{school.phone}}.", LEAF_INFO, "");
	SAYS("Look at the [Local Offer]({{area.local_offer}}). It helps.", LEAF_INFO, "It helps.");
	f.value[FACT_LOCAL_OFFER] = S("https://offer.example");
	SAYS("Look at the [Local Offer]({{area.local_offer}}).", LEAF_INFO,
	     "Look at the Local Offer: https://offer.example.");
	SAYS("They meet you. [6.65] They write.", LEAF_INFO, "They meet you. (Code 6.65) They write.");
	arena_free(a);
}

static void test_leaf__what_is_wrong_is_said(void **state)
{
	struct arena *a = test_arena();
	struct leaf_facts f = all_facts();

	(void)state;
	SAYS("Ask {{senco.nam}}.", LEAF_INFO, "unknown {{senco.nam}}");
	SAYS("School must tell you.", LEAF_MUST, "must without its mark: School must tell you.");
	SAYS("School **must** tell you.", LEAF_SHOULD, "must in a block that is not the law");
	SAYS("School **must** tell you.", LEAF_MUST, "School must tell you.");
	SAYS("A **bold word", LEAF_MUST, "a mark without its end: **bold word");
	arena_free(a);
}

static void test_leaf__must_is_marked_as_the_law(void **state)
{
	struct arena *a = test_arena();
	struct leaf_facts f = all_facts();
	struct leaf_spans s =
	    leaf_fill(a, S("School **must** tell you. It **should** ask [here](/s/x/worry)."), &f, LEAF_MUST);

	(void)state;
	assert_int_equal(s.n, 8);
	assert_int_equal(s.span[1].kind, LEAF_IS_MUST);
	assert_int_equal(s.span[4].kind, LEAF_IS_SHOULD);
	assert_int_equal(s.span[6].kind, LEAF_LINK);
	arena_free(a);
}

/* A number leads to the telephone with all its digits, and with the sign of a country in front; no further than a
 * number can be long. */
static void test_leaf__a_number_can_be_rung(void **state)
{
	struct arena *a = test_arena();
	struct leaf_facts f = all_facts();
	struct leaf_spans s = leaf_fill(a, S("Phone {{school.phone}}."), &f, LEAF_INFO);

	(void)state;
	assert_int_equal(s.span[1].kind, LEAF_LINK);
	assert_string_equal(str_c(a, s.span[1].url), "tel:02079460118");
	f.value[FACT_SCHOOL_PHONE] = S("+44 (0)20 7946+0118");
	s = leaf_fill(a, S("Phone {{school.phone}}."), &f, LEAF_INFO);
	assert_string_equal(str_c(a, s.span[1].url), "tel:+4402079460118");
	f.value[FACT_SCHOOL_PHONE] = S("0000000000111111111122222222223333333333444444444455555555556666666666");
	s = leaf_fill(a, S("Phone {{school.phone}}."), &f, LEAF_INFO);
	assert_int_equal(s.span[1].url.n, 59);
	arena_free(a);
}

/* A heading inside a step stays when something is below it, and headings are underlined in plain text by their rank. */
static void test_leaf__headings_keep_their_rank(void **state)
{
	struct arena *a = test_arena();
	struct leaf_facts f = all_facts();
	size_t inside = 0;
	struct leaf l;
	struct str text;

	(void)state;
	assert_true(leaf_make(a, S("step-by-step"), &f, false, &l));
	for (size_t i = 0; i < l.els; i++)
		if (l.el[i].kind == LEAF_HEADING && l.el[i].level == 4) {
			assert_true(i + 1 < l.els && l.el[i + 1].kind != LEAF_HEADING);
			inside++;
		}
	assert_true(inside >= 7);
	assert_true(leaf_make(a, S("sen-support"), &f, false, &l));
	text = leaf_text(a, &l, S("A"));
	assert_true(str_find(text, S("What is SEN Support?\n====================\n")) > 0);
	assert_true(str_find(text, S("1. Assess\n---------\n")) > 0);
	arena_free(a);
}

static void test_leaf__a_block_of_another_place_is_not_there(void **state)
{
	struct arena *a = test_arena();
	struct leaf_facts f = all_facts();
	struct leaf school;
	struct leaf nursery;

	(void)state;
	assert_true(leaf_make(a, S("sen-support"), &f, false, &school));
	f.setting = LEAF_NURSERY;
	assert_true(leaf_make(a, S("sen-support"), &f, false, &nursery));
	assert_true(str_find(leaf_text(a, &school, S("A")), S("In a nursery")) < 0);
	assert_true(str_find(leaf_text(a, &nursery, S("A")), S("In a nursery")) > 0);
	arena_free(a);
}

/* Signposts, the advice service and that it takes no side are in every leaflet and in every form of it (R69, R85). */
static void test_leaf__each_ends_with_signposts_and_advice(void **state)
{
	static const char *const WANTED[] = { "impartial", "Wendale", "020 7946 0142", "SEN report",
		                              "teacher",   "SENCO",   "Local Offer",   "Code" };
	struct arena *a = test_arena();
	struct leaf_facts f = all_facts();
	struct str name[LEAVES_MOST];
	size_t n = leaf_names(a, name);

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (int easy = 0; easy < 2; easy++) {
			struct leaf l;
			struct str text;

			assert_true(leaf_make(a, name[i], &f, easy == 1, &l));
			if (easy == 1 && (l.forms & FORM_EASY) == 0)
				continue;
			text = leaf_text(a, &l, S("Marlbeck Primary School"));
			assert_true(l.version > 0);
			assert_true(str_find(text, S("Version 1, ")) > 0);
			assert_true(str_find(text, S("{{")) < 0);
			for (size_t k = 0; k < sizeof WANTED / sizeof WANTED[0]; k++)
				if (str_find(text, str_of(WANTED[k])) < 0)
					fail_msg("%s, %d: no %s", str_c(a, name[i]), easy, WANTED[k]);
		}
	arena_free(a);
}

static void test_leaf__without_a_service_none_is_promised(void **state)
{
	struct arena *a = test_arena();
	struct leaf_facts f = { .setting = LEAF_SCHOOL };
	struct leaf l;
	struct str text;

	(void)state;
	assert_true(leaf_make(a, S("sen-support"), &f, false, &l));
	text = leaf_text(a, &l, S("A school"));
	assert_true(str_find(text, S("{{")) < 0);
	assert_true(str_find(text, S("impartial")) < 0);
	assert_true(str_find(text, S("Free advice")) < 0);
	assert_true(str_find(text, S("Phone")) < 0);
	arena_free(a);
}

static void test_flow__each_line_leads_somewhere(void **state)
{
	struct arena *a = test_arena();
	struct flow f = flow_read();
	struct str line[FLOW_MOST + 1];
	size_t n = flow_lines(a, &f, line);

	(void)state;
	assert_true(f.sound);
	assert_true(n > 12);
	assert_string_equal(str_c(a, line[0]), "+ **Someone is worried.** You, your child or school.");
	assert_string_equal(str_c(a, line[2]),
	                    "+ **Does your child need extra help?** No: class teaching goes on. We look again on a "
	                    "day we agree with you. Yes: go to step 4.");
	assert_string_equal(
	    str_c(a, line[8]),
	    "+ **Is it working?** Yes, and go on: back to step 5. Yes, and no help needed now: class teaching goes "
	    "on. We look again on a day we agree with you. Not enough: go to step 10.");
	assert_int_equal(flow_find(&f, S("review"))->number, 8);
	assert_null(flow_find(&f, S("nowhere")));
	arena_free(a);
}

TEST_MAIN(test_leaf_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_leaf__all_content_is_sound),
		cmocka_unit_test(test_leaf__easy_read_has_a_picture_in_each_line),
		cmocka_unit_test(test_leaf__a_sentence_without_its_fact_is_left_out),
		cmocka_unit_test(test_leaf__what_is_wrong_is_said),
		cmocka_unit_test(test_leaf__must_is_marked_as_the_law),
		cmocka_unit_test(test_leaf__a_number_can_be_rung),
		cmocka_unit_test(test_leaf__headings_keep_their_rank),
		cmocka_unit_test(test_leaf__a_block_of_another_place_is_not_there),
		cmocka_unit_test(test_leaf__each_ends_with_signposts_and_advice),
		cmocka_unit_test(test_leaf__without_a_service_none_is_promised),
		cmocka_unit_test(test_flow__each_line_leads_somewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
