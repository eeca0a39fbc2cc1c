/* What a family asks for: what is missing is said by the field, who answers it, by when the council does, and its
 * words. */
#include "support/support.h"

#include "ask/family_ask_rule.h"

#define TODAY                                                                                                          \
	(struct date)                                                                                                  \
	{                                                                                                              \
		2026, 3, 10                                                                                            \
	}

static void wants(struct family_ask v, const char *field)
{
	struct ask_wrong w = ask_wrong_of(&v, TODAY);

	if (field == NULL) {
		assert_null(w.field);
		return;
	}
	assert_non_null(w.field);
	assert_string_equal(w.field, field);
	assert_true(w.why.n > 0);
}

static void test_wrong__each_kind_by_its_fields(void **state)
{
	(void)state;
	wants((struct family_ask){ .kind = ASK_NONE }, "kind");
	wants((struct family_ask){ .kind = ASK_MEETING }, "whom");
	wants((struct family_ask){ .kind = ASK_MEETING, .whom = ASK_WHOM_SENCO, .why = S(" ") }, "why");
	wants((struct family_ask){ .kind = ASK_MEETING, .whom = ASK_WHOM_SENCO, .why = S("Maths") }, "way");
	wants((struct family_ask){ .kind = ASK_MEETING,
	                           .whom = ASK_WHOM_SENCO,
	                           .why = S("Maths"),
	                           .way = ASK_WAY_PHONE },
	      NULL);
	wants((struct family_ask){ .kind = ASK_COPY, .form = ASK_FORM_LARGE }, "paper");
	wants((struct family_ask){ .kind = ASK_COPY, .paper = ASK_PAPER_PLAN }, "form");
	wants((struct family_ask){ .kind = ASK_COPY, .paper = ASK_PAPER_PLAN, .form = ASK_FORM_LANGUAGE }, "language");
	wants((struct family_ask){ .kind = ASK_COPY,
	                           .paper = ASK_PAPER_PLAN,
	                           .form = ASK_FORM_LANGUAGE,
	                           .language = S("Urdu") },
	      NULL);
	wants((struct family_ask){ .kind = ASK_COPY, .paper = ASK_PAPER_PLAN, .form = ASK_FORM_LARGE }, NULL);
}

static void test_wrong__the_day_of_the_council(void **state)
{
	struct family_ask v = { .kind = ASK_COUNCIL };

	(void)state;
	wants(v, "council_on");
	v.council_on = TODAY;
	wants(v, NULL);
	v.council_on = date_add(TODAY, 1);
	wants(v, "council_on");
	v.council_on = date_add(TODAY, -366);
	wants(v, NULL);
	v.council_on = date_add(TODAY, -367);
	wants(v, "council_on");
}

static void test_answer__by_whom_and_by_when(void **state)
{
	struct family_ask teacher = { .kind = ASK_MEETING, .whom = ASK_WHOM_TEACHER };
	struct family_ask senco = { .kind = ASK_MEETING, .whom = ASK_WHOM_SENCO };
	struct family_ask copy = { .kind = ASK_COPY, .whom = ASK_WHOM_TEACHER };

	(void)state;
	assert_true(ask_is_theirs(&teacher, ROLE_TEACHER));
	assert_false(ask_is_theirs(&senco, ROLE_TEACHER));
	assert_false(ask_is_theirs(&copy, ROLE_TEACHER));
	assert_true(ask_is_theirs(&teacher, ROLE_SENCO));
	assert_true(ask_is_theirs(&copy, ROLE_SENCO));
	assert_false(ask_is_theirs(&teacher, ROLE_TA));
	assert_int_equal(date_cmp(council_by((struct date){ 2026, 9, 1 }, COUNCIL_WEEKS),
	                          (struct date){ 2026, 10, 13 }),
	                 0);
}

static void says(struct family_ask v, const char *words)
{
	struct arena *a = test_arena();

	assert_string_equal(str_c(a, ask_words(a, &v)), words);
	arena_free(a);
}

static void test_words__of_each(void **state)
{
	(void)state;
	says((struct family_ask){ .kind = ASK_MEETING, .whom = ASK_WHOM_TEACHER, .way = ASK_WAY_SCHOOL },
	     "A meeting with the teacher, at school");
	says((struct family_ask){ .kind = ASK_MEETING, .whom = ASK_WHOM_SENCO, .way = ASK_WAY_PHONE },
	     "A meeting with the SENCO, by phone");
	says((struct family_ask){ .kind = ASK_MEETING, .whom = ASK_WHOM_SENCO, .way = ASK_WAY_VIDEO },
	     "A meeting with the SENCO, by video call");
	says((struct family_ask){ .kind = ASK_MEETING, .whom = ASK_WHOM_SENCO }, "A meeting with the SENCO, at school");
	says((struct family_ask){ .kind = ASK_COPY, .paper = ASK_PAPER_PLAN, .form = ASK_FORM_LARGE },
	     "The plan, in large print");
	says((struct family_ask){ .kind = ASK_COPY, .paper = ASK_PAPER_PLAN, .form = ASK_FORM_AUDIO },
	     "The plan, read aloud");
	says((struct family_ask){ .kind = ASK_COPY, .paper = ASK_PAPER_PLAN }, "The plan, on paper");
	says((struct family_ask){ .kind = ASK_COPY,
	                          .paper = ASK_PAPER_PLAN,
	                          .form = ASK_FORM_LANGUAGE,
	                          .language = S("Urdu") },
	     "The plan, in Urdu");
}

TEST_MAIN(test_family_ask_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrong__each_kind_by_its_fields),
		cmocka_unit_test(test_wrong__the_day_of_the_council),
		cmocka_unit_test(test_answer__by_whom_and_by_when),
		cmocka_unit_test(test_words__of_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
