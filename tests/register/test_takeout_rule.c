/* register/takeout_rule: headings that other systems know, and where each need stands. */
#include "support/support.h"

#include "kit/text/columns.h"
#include "register/takeout_rule.h"

static struct str headings(struct arena *a, const struct takeout_shape *s)
{
	struct str h[TAKE_HEADINGS_MOST];
	size_t n = takeout_headings(a, s, h);

	return str_join(a, h, n, S("|"));
}

static void test_headings__by_what_is_chosen(void **state)
{
	struct arena *a = test_arena();
	struct takeout_shape s = { .needs = 3 };

	(void)state;
	assert_int_equal(headings(a, &s).n, 0);
	for (int c = 0; c < TAKE_COLUMNS; c++)
		s.column[c] = takeout_column_is((enum takeout_column)c)->ticked;
	assert_true(str_is(headings(a, &s),
	                   "Surname|Forename|Preferred forename|Class|SEN provision|SEN provision start date|"
	                   "Primary need|SEN need 2|SEN need 3"));
	s.by_need = true;
	assert_true(str_is(headings(a, &s),
	                   "Surname|Forename|Preferred forename|Class|SEN provision|SEN provision start date|"
	                   "SEN need|SEN need rank|SEN need start date"));
	s.by_need = false;
	s.column[TAKE_OTHERS] = false;
	assert_true(str_ends(headings(a, &s), S("|Primary need")));
	arena_free(a);
}

/* Nothing that tells more of a child than the register is ticked, and every column of the roll is known to the reader
 * of rolls. */
static void test_columns__sensitive_ones_are_chosen(void **state)
{
	struct arena *a = test_arena();
	struct takeout_shape s = { .needs = TAKE_NEEDS_MOST, .contacts = TAKE_CONTACTS_MOST };
	struct str h[TAKE_HEADINGS_MOST];
	size_t n;

	(void)state;
	for (int c = 0; c < TAKE_COLUMNS; c++) {
		const struct takeout_column_is *is = takeout_column_is((enum takeout_column)c);

		assert_false(is->ticked && is->cap != CAP_UNSET);
		s.column[c] = c != TAKE_REVIEW && c != TAKE_STEP && (c < TAKE_EAL || c > TAKE_LOOKED_AFTER);
	}
	for (int c = 0; c < TAKE_COLUMNS; c++)
		if (c == TAKE_UPN || c == TAKE_BORN || c == TAKE_JOINED || c >= TAKE_LANGUAGE) {
			assert_true(takeout_column_open((enum takeout_column)c, ROLE_SENCO));
			assert_true(takeout_column_open((enum takeout_column)c, ROLE_HEAD));
			assert_false(takeout_column_open((enum takeout_column)c, ROLE_TEACHER));
		} else {
			assert_true(takeout_column_open((enum takeout_column)c, ROLE_TEACHER));
		}
	for (int by_need = 0; by_need < 2; by_need++) {
		struct column_map map;
		struct csv_row row = { .line = 1, .cell = h };

		s.by_need = by_need == 1;
		n = takeout_headings(a, &s, h);
		row.n = n;
		assert_int_equal(columns_find(a, IMPORT_ROLL, &row, NULL, &map), RC_OK);
		for (size_t i = 0; i < n; i++) {
			enum column c;
			int nth;

			if (!column_told(&map, i, &c, &nth))
				fail_msg("%.*s is not known", STR_ARG(h[i]));
		}
	}
	arena_free(a);
}

static void test_headings__of_contacts_and_flags(void **state)
{
	struct arena *a = test_arena();
	struct takeout_shape s = { .contacts = 2 };
	struct str h[TAKE_HEADINGS_MOST];

	(void)state;
	s.column[TAKE_PHONES] = true;
	takeout_shape_complete(&s);
	assert_true(str_is(headings(a, &s),
	                   "Contact 1 title|Contact 1 forename|Contact 1 surname|Contact 1 relationship|"
	                   "Contact 1 telephone|Contact 2 title|Contact 2 forename|Contact 2 surname|"
	                   "Contact 2 relationship|Contact 2 telephone"));
	s = (struct takeout_shape){ .contacts = 1 };
	for (int c = TAKE_EAL; c <= TAKE_LOOKED_AFTER; c++)
		s.column[c] = true;
	assert_true(str_is(headings(a, &s), "EAL|Proficiency in English|Pupil premium|Free school meals|"
	                                    "Looked after now or before"));
	/* A file of circumstances knows them. */
	s.column[TAKE_UPN] = true;
	for (size_t i = 0, n = takeout_headings(a, &s, h); i < n; i++)
		assert_int_not_equal(column_match(a, IMPORT_CIRCUMSTANCES, h[i]).column, COL_NONE);
	for (int c = 0; c < TAKE_COLUMNS; c++)
		s.column[c] = true;
	s.needs = TAKE_NEEDS_MOST;
	s.contacts = TAKE_CONTACTS_MOST;
	assert_true(takeout_headings(a, &s, h) <= TAKE_HEADINGS_MOST);
	arena_free(a);
}

static void test_flags__of_a_circumstance(void **state)
{
	static const struct {
		enum takeout_column column;
		enum circumstance_kind kind;
		const char *words;
		bool yes;
	} cases[] = {
		{ TAKE_PREMIUM, CIRCUMSTANCE_OTHER, "Pupil premium", true },
		{ TAKE_PREMIUM, CIRCUMSTANCE_OTHER, "pupil premium: service", true },
		{ TAKE_PREMIUM, CIRCUMSTANCE_OTHER, "Pupil premium (since May)", true },
		{ TAKE_PREMIUM, CIRCUMSTANCE_OTHER, "Pupil premium. Asked for", true },
		{ TAKE_PREMIUM, CIRCUMSTANCE_OTHER, "Pupil premium, as before", true },
		{ TAKE_PREMIUM, CIRCUMSTANCE_OTHER, "Pupil premium ended in July", false },
		{ TAKE_PREMIUM, CIRCUMSTANCE_OTHER, "Pupil premiums", false },
		{ TAKE_PREMIUM, CIRCUMSTANCE_OTHER, "Pupil", false },
		{ TAKE_PREMIUM, CIRCUMSTANCE_OTHER, "Free school meals", false },
		{ TAKE_PREMIUM, CIRCUMSTANCE_HOME, "Pupil premium", false },
		{ TAKE_MEALS, CIRCUMSTANCE_OTHER, "Free school meals: universal", true },
		{ TAKE_EAL, CIRCUMSTANCE_LANGUAGE, "", true },
		{ TAKE_EAL, CIRCUMSTANCE_ARRIVED, "", false },
		{ TAKE_LOOKED_AFTER, CIRCUMSTANCE_LOOKED_AFTER, "", true },
		{ TAKE_LOOKED_AFTER, CIRCUMSTANCE_HOME, "Looked after", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct circumstance v = { .kind = cases[i].kind, .words = str_of(cases[i].words) };

		if (takeout_flag(cases[i].column, &v) != cases[i].yes)
			fail_msg("%s: %d", cases[i].words, cases[i].yes);
	}
}

static void test_slots__by_rank(void **state)
{
	const struct need *slot[TAKE_NEEDS_MOST];
	const struct need some[] = { { .code = S("A"), .rank = 1 }, { .code = S("B"), .rank = 3 } };
	const struct need twice[] = { { .code = S("A"), .rank = 1 },
		                      { .code = S("B"), .rank = 1 },
		                      { .code = S("C"), .rank = 2 } };
	const struct need far[] = { { .code = S("A"), .rank = 2 },
		                    { .code = S("B"), .rank = 99 },
		                    { .code = S("C"), .rank = 99 } };

	(void)state;
	assert_int_equal(takeout_slots(some, 0, slot), 0);
	assert_int_equal(takeout_slots(some, 2, slot), 3);
	assert_true(slot[0] == &some[0] && slot[1] == NULL && slot[2] == &some[1]);
	assert_int_equal(takeout_slots(twice, 3, slot), 3);
	assert_true(slot[0] == &twice[0] && slot[1] == &twice[1] && slot[2] == &twice[2]);
	assert_int_equal(takeout_slots(far, 3, slot), TAKE_NEEDS_MOST);
	assert_true(slot[0] == NULL && slot[1] == &far[0] && slot[TAKE_NEEDS_MOST - 1] == &far[1] &&
	            slot[2] == &far[2]);
}

TEST_MAIN(test_takeout_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headings__by_what_is_chosen),
		cmocka_unit_test(test_columns__sensitive_ones_are_chosen),
		cmocka_unit_test(test_headings__of_contacts_and_flags),
		cmocka_unit_test(test_flags__of_a_circumstance),
		cmocka_unit_test(test_slots__by_rank),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
