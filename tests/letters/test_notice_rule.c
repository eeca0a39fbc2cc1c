/* letters/notice_rule and core/duty/meeting_count_rule: who must be told, and three a year. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "core/duty/meeting_count_rule.h"
#include "letters/notice_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define TEXT_IS(s, lit) assert_true(str_is((s), (lit)))
#define DAY(y, m, d) ((struct date){ y, m, d })
#define SAME_DAY(a, b) assert_int_equal(date_cmp((a), (b)), 0)

static const struct date TODAY = { 2026, 3, 10 };

static struct contact_fact contact(int64_t person, const char *relationship)
{
	return (struct contact_fact){ .person = person,
		                      .name = S("Nadia Iqbal"),
		                      .relationship = str_of(relationship),
		                      .gets_letters = true,
		                      .has_account = true };
}

static bool entitled(struct contact_fact c)
{
	struct str why = STR_NONE;
	bool is = contact_entitled(&c, TODAY, &why);

	assert_true(why.n > 0);
	return is;
}

static void test_contact__who_is_a_parent_in_law(void **state)
{
	struct contact_fact c = contact(1, "Mother");

	(void)state;
	assert_true(entitled(c));
	c.responsibility = RESPONSIBILITY_NO;
	assert_true(entitled(c));
	c.restricted = true;
	assert_false(entitled(c));
	c = contact(1, " STEPFATHER ");
	assert_false(entitled(c));
	c.lives_with = true;
	assert_true(entitled(c));
	c.lives_with = false;
	c.responsibility = RESPONSIBILITY_YES;
	assert_true(entitled(c));
	c = contact(1, "Social worker");
	c.lives_with = true;
	assert_false(entitled(c));
	c.responsibility = RESPONSIBILITY_YES;
	assert_true(entitled(c));
	c = contact(1, "Neighbour");
	c.responsibility = RESPONSIBILITY_NO;
	assert_false(entitled(c));
	c = contact(1, "Father");
	c.to = DAY(2026, 3, 9);
	assert_false(entitled(c));
}

static void why_is(struct contact_fact c, bool is, const char *want)
{
	struct str why = STR_NONE;

	EQ(contact_entitled(&c, TODAY, &why), is);
	assert_true(str_is(why, want));
}

static void test_contact__says_why(void **state)
{
	struct contact_fact c = contact(1, "social worker");

	(void)state;
	why_is(c, false, "It is not recorded whether this person has parental responsibility. Please ask.");
	c.responsibility = RESPONSIBILITY_NO;
	why_is(c, false, "Has no parental responsibility and does not care for the child.");
	c.responsibility = RESPONSIBILITY_YES;
	why_is(c, true, "The local authority has parental responsibility.");
	c.relationship = S("Neighbour");
	why_is(c, true, "Has parental responsibility.");
	c.to = TODAY; /* the last day counts */
	why_is(c, true, "Has parental responsibility.");
	c.restricted = true;
	why_is(c, false, "A restriction is recorded. Nothing is sent to this person.");
	c.from = DAY(2026, 3, 11);
	c.to = DATE_NONE;
	why_is(c, false, "The link to the pupil is not in force on this day.");
}

static void test_relation__words_in_any_case(void **state)
{
	(void)state;
	EQ(relation_of(S("FOSTER CARER")), RELATION_CARER);
	EQ(relation_of(S("Adoptive Parent")), RELATION_PARENT);
	EQ(relation_of(S("LOCAL AUTHORITY")), RELATION_AUTHORITY);
	EQ(relation_of(S("aunT")), RELATION_CARER);
	EQ(relation_of(S("lad")), RELATION_OTHER); /* not "dad": the first letter counts as well */
	EQ(relation_of(S("STAZ")), RELATION_OTHER);
	EQ(relation_of(S("neighbour")), RELATION_OTHER);
	EQ(relation_of(S("")), RELATION_OTHER);
}

static void test_told__each_parent_separately_restricted_left_out(void **state)
{
	struct arena *a = test_arena();
	struct addressee_fact pupil = { .person = 9, .name = S("Zara Iqbal"), .born = DAY(2016, 1, 9) };
	struct contact_fact c[3] = { contact(1, "Mother"), contact(2, "Father"), contact(3, "Father") };
	struct told_list l;

	(void)state;
	c[1].has_account = false;
	c[2].restricted = true;
	l = told_list(a, &pupil, c, 3, TODAY);
	EQ(l.n, 2);
	EQ(l.must, 2);
	EQ(l.item[0].person, 1);
	assert_false(l.item[0].on_paper);
	assert_true(l.item[1].on_paper);
	EQ(l.item[1].as, TOLD_PARENT);
	EQ(l.left_out_n, 1);
	EQ(l.left_out[0].person, 3);
	EQ(l.problem.n, 0);
	l = told_list(a, &pupil, c + 2, 1, TODAY);
	EQ(l.must, 0);
	assert_true(l.problem.n > 0);
	arena_free(a);
}

static void test_told__the_young_person_from_the_end_of_school_age(void **state)
{
	struct arena *a = test_arena();
	struct addressee_fact pupil = { .person = 9, .name = S("Amir Said"), .born = DAY(2009, 9, 1) };
	struct contact_fact c = contact(1, "Mother");
	struct told_list l = told_list(a, &pupil, &c, 1, DAY(2026, 6, 26));

	(void)state;
	EQ(l.item[0].as, TOLD_PARENT);
	l = told_list(a, &pupil, &c, 1, DAY(2026, 6, 27));
	EQ(l.n, 2);
	EQ(l.must, 1);
	assert_true(l.item[0].to_pupil);
	assert_true(l.item[0].on_paper);
	EQ(l.item[1].as, TOLD_TOO);
	assert_false(l.item[1].must);
	pupil.cannot_decide = true;
	l = told_list(a, &pupil, &c, 1, DAY(2026, 6, 27));
	EQ(l.n, 1);
	EQ(l.item[0].as, TOLD_REPRESENTATIVE);
	assert_true(l.item[0].must);
	arena_free(a);
}

/* After school age, for one who cannot decide: the named adult acts, the others are told if it is wished. */
static void test_told__the_representative_in_place_of_the_young_person(void **state)
{
	struct arena *a = test_arena();
	struct addressee_fact pupil = { .person = 9, .born = DAY(2009, 9, 1), .cannot_decide = true, .acts = 2 };
	struct contact_fact c[3] = { contact(1, "Mother"), contact(2, "Aunt"), contact(3, "Father") };
	const struct date day = { 2026, 6, 27 };
	struct told_list l = told_list(a, &pupil, c, 3, day);

	(void)state;
	EQ(l.n, 3);
	EQ(l.must, 1);
	EQ(l.item[0].person, 2); /* whoever they are to the child */
	EQ(l.item[0].as, TOLD_REPRESENTATIVE);
	EQ(l.item[1].as, TOLD_TOO);
	EQ(l.left_out_n, 0);
	/* A restriction beats everything: then every parent acts, and this one gets nothing. */
	c[1].restricted = true;
	l = told_list(a, &pupil, c, 3, day);
	EQ(l.n, 2);
	EQ(l.must, 2);
	EQ(l.item[0].person, 1);
	EQ(l.item[0].as, TOLD_REPRESENTATIVE);
	EQ(l.left_out[0].person, 2);
	/* And so it is when the link has ended, or nobody is named. */
	c[1] = contact(2, "Aunt");
	c[1].to = DAY(2026, 6, 26);
	EQ(told_list(a, &pupil, c, 3, day).must, 2);
	c[1].to = day;
	EQ(told_list(a, &pupil, c, 3, day).must, 1);
	pupil.acts = 0;
	c[2].person = 0;
	EQ(told_list(a, &pupil, c, 3, day).must, 2);
	c[2].person = 3;
	/* The last of the contacts that are given, and not one beyond them. */
	pupil.acts = 3;
	EQ(told_list(a, &pupil, c, 3, day).item[0].person, 3);
	EQ(told_list(a, &pupil, c, 2, day).item[0].person, 1);
	pupil.acts = 1;
	EQ(told_list(a, &pupil, c, 3, day).item[0].person, 1);
	EQ(told_list(a, &pupil, c, 3, day).must, 1);
	EQ(told_list(a, &pupil, c, 3, day).n, 2); /* an aunt alone is no parent */
	/* While the parents have the rights, or the young person decides, nobody acts. */
	EQ(told_list(a, &pupil, c, 3, DAY(2026, 6, 26)).must, 2);
	pupil.cannot_decide = false;
	l = told_list(a, &pupil, c, 3, day);
	EQ(l.must, 1);
	assert_true(l.item[0].to_pupil);
	arena_free(a);
}

static void test_told__what_the_young_person_wishes(void **state)
{
	struct arena *a = test_arena();
	struct addressee_fact pupil = { .person = 9, .born = DAY(2009, 9, 1) };
	struct contact_fact c[3] = { contact(1, "Mother"), contact(2, "Father"), contact(3, "Father") };
	struct told_list l;

	(void)state;
	c[0].share = SHARE_NO;
	c[1].share = SHARE_YES;
	l = told_list(a, &pupil, c, 3, DAY(2026, 6, 27));
	EQ(l.n, 3);
	EQ(l.item[1].person, 2);
	assert_true(l.item[1].wished);
	assert_false(l.item[2].wished); /* not asked: not wished, and not refused */
	EQ(l.left_out_n, 1);
	EQ(l.left_out[0].person, 1);
	TEXT_IS(l.left_out[0].why, "The young person does not want this.");
	/* Before that day their wish changes nothing. */
	l = told_list(a, &pupil, c, 3, DAY(2026, 6, 26));
	EQ(l.must, 3);
	assert_false(l.item[1].wished);
	/* Nobody wanted and nobody asked for: what is missing is said. */
	pupil.born = DAY(2016, 1, 9);
	c[0].restricted = true;
	l = told_list(a, &pupil, c, 1, TODAY);
	EQ(l.n, 0);
	TEXT_IS(l.problem,
	        "There is nobody to tell. Record who has parental responsibility, or ask the local authority.");
	arena_free(a);
}

static void test_notice__one_for_each(void **state)
{
	struct arena *a = test_arena();
	struct addressee_fact pupil = { .person = 9, .born = DAY(2016, 1, 9) };
	struct contact_fact c[2] = { contact(1, "Mother"), contact(2, "Father") };
	struct told_list l = told_list(a, &pupil, c, 2, TODAY);
	struct notice_fact n[] = { { 1, false, DAY(2026, 3, 4) },
		                   { 1, false, DAY(2026, 3, 3) },
		                   { 1, false, DAY(2026, 3, 5) },
		                   { 2, false, DATE_NONE },
		                   { 2, true, DAY(2026, 3, 3) } };
	struct date when;

	(void)state;
	EQ(notice_missing(&l, n, 0), 2);
	EQ(notice_missing(&l, n, 5), 1);
	assert_true(notice_given(&l.item[0], n, 1, &when));
	assert_true(notice_given(&l.item[0], n, 5, &when));
	SAME_DAY(when, DAY(2026, 3, 3));
	assert_false(notice_given(&l.item[1], n, 5, &when));
	n[3].sent = DAY(2026, 3, 6);
	EQ(notice_missing(&l, n, 5), 0);
	/* A young person is found by being the pupil, whoever they are as a person. */
	pupil.born = DAY(2008, 1, 9);
	l = told_list(a, &pupil, c, 2, TODAY);
	EQ(notice_missing(&l, n, 5), 0);
	EQ(notice_missing(&l, n, 4), 1);
	arena_free(a);
}

static void test_meeting__what_counts(void **state)
{
	(void)state;
	assert_true(meeting_counts(MEETING_REVIEW, 40, false));
	assert_true(meeting_counts(MEETING_PLAN, 0, false));
	assert_false(meeting_counts(MEETING_PLAN, 10, false));
	assert_false(meeting_counts(MEETING_PLAN, 19, false));
	assert_true(meeting_counts(MEETING_PLAN, 20, false));
	assert_false(meeting_counts(MEETING_PLAN, 1, false));
	assert_false(meeting_counts(MEETING_CONTACT, 60, true));
	assert_false(meeting_counts(MEETING_PARENTS_EVENING, 30, false));
	assert_true(meeting_counts(MEETING_PARENTS_EVENING, 30, true));
	assert_false(meeting_counts(MEETING_PARENTS_EVENING, 10, true));
	assert_null(meeting_rule(DAY(2010, 1, 1)));
	assert_null(review_rule(DAY(2010, 1, 1)));
}

static void test_meeting_count__met_once_and_late(void **state)
{
	struct arena *a = test_arena();
	const struct calendar *c = test_calendar();
	const struct meeting_fact m[] = {
		{ DAY(2025, 10, 14), MEETING_HELD, true },     { DAY(2025, 6, 14), MEETING_HELD, true },
		{ DAY(2025, 11, 14), MEETING_HELD, false },    { DAY(2025, 12, 4), MEETING_MISSED, true },
		{ DAY(2026, 1, 20), MEETING_CANCELLED, true }, { DAY(2026, 2, 3), MEETING_BOOKED, true },
	};
	struct year_count r = meeting_count(a, c, m, 6, DAY(2024, 9, 1), DAY(2026, 4, 20));

	(void)state;
	EQ(r.expected, 3);
	EQ(r.held, 1);
	EQ(r.offered, 1);
	EQ(r.booked, 0);
	EQ(r.shortfall, 2);
	assert_true(r.is_late);
	TEXT_IS(r.words, "Met once this year, on 14 October. Offered and not taken up: 1.");
	/* Booked for February: seen from January the third one is still to be booked, by the end of the year. */
	r = meeting_count(a, c, m, 6, DAY(2024, 9, 1), DAY(2026, 1, 10));
	EQ(r.booked, 1);
	EQ(r.shortfall, 1);
	SAME_DAY(r.book_by, DAY(2026, 7, 15));
	assert_true(date_cmp(r.next_due, r.book_by) < 0);
	/* Booked for today counts; on the day itself nothing is late yet. */
	EQ(meeting_count(a, c, m, 6, DAY(2024, 9, 1), DAY(2026, 2, 3)).booked, 1);
	EQ(meeting_count(a, c, m, 6, DAY(2024, 9, 1), DAY(2026, 2, 4)).booked, 0);
	assert_false(meeting_count(a, c, m, 6, DAY(2024, 9, 1), r.next_due).is_late);
	assert_true(meeting_count(a, c, m, 6, DAY(2024, 9, 1), date_add(r.next_due, 1)).is_late);
	r = meeting_count(a, c, m, 0, DAY(2024, 9, 1), DAY(2025, 9, 10));
	TEXT_IS(r.words, "Not met yet this year.");
	assert_false(r.is_late);
	EQ(r.shortfall, 3);
	arena_free(a);
}

static void test_meeting_count__met_twice_and_booked(void **state)
{
	struct arena *a = test_arena();
	const struct calendar *c = test_calendar();
	const struct meeting_fact m[] = {
		{ DAY(2025, 12, 10), MEETING_HELD, true },  { DAY(2025, 9, 24), MEETING_HELD, true },
		{ DAY(2026, 3, 24), MEETING_BOOKED, true }, { DAY(2026, 4, 24), MEETING_HELD, true },
		{ DAY(2026, 5, 24), MEETING_HELD, true },
	};
	struct year_count r = meeting_count(a, c, m, 3, DAY(2025, 1, 10), TODAY);

	(void)state;
	EQ(r.held, 2);
	EQ(r.booked, 1);
	EQ(r.shortfall, 0);
	SAME_DAY(r.next_due, DAY(2026, 7, 15));
	TEXT_IS(r.words, "Met twice this year, last on 10 December.");
	r = meeting_count(a, c, m, 5, DAY(2025, 1, 10), DAY(2026, 6, 1));
	EQ(r.held, 4);
	assert_true(date_none(r.next_due));
	TEXT_IS(r.words, "Met 4 times this year, last on 24 May.");
	arena_free(a);
}

static void test_meeting_count__share_for_a_part_of_the_year(void **state)
{
	struct arena *a = test_arena();
	const struct calendar *c = test_calendar();
	struct span year = school_year_span(c, TODAY);

	(void)state;
	EQ(year_share(c, year, DAY(2025, 9, 1), 3), 3);
	EQ(year_share(c, year, DAY(2025, 9, 20), 3), 3);
	EQ(year_share(c, year, DAY(2026, 1, 5), 3), 2);
	EQ(year_share(c, year, DAY(2026, 4, 13), 3), 1);
	EQ(year_share(c, year, DAY(2026, 7, 14), 3), 1);
	EQ(year_share(c, year, DAY(2026, 7, 20), 3), 0);
	EQ(year_share(c, year, DATE_NONE, 3), 0);
	/* Support since 3 March: one meeting for each term that is left, none is late. */
	EQ(meeting_count(a, c, NULL, 0, DAY(2026, 3, 3), TODAY).expected, 2);
	assert_false(meeting_count(a, c, NULL, 0, DAY(2026, 3, 3), TODAY).is_late);
	EQ(meeting_count(a, c, NULL, 0, DATE_NONE, TODAY).expected, 0);
	EQ(meeting_count(a, c, NULL, 0, DAY(2012, 1, 1), DAY(2013, 1, 1)).expected, 0);
	SAME_DAY(year_due(c, (struct span){ DAY(2026, 2, 14), DAY(2026, 2, 22) }, 1, 1), DAY(2026, 2, 22));
	arena_free(a);
}

static void test_review_count__is_its_own_count(void **state)
{
	struct arena *a = test_arena();
	const struct calendar *c = test_calendar();
	const struct date held[] = { { 2025, 12, 10 }, { 2025, 7, 1 }, { 2025, 10, 1 } };
	struct year_count r = review_count(a, c, held, 3, DAY(2026, 3, 24), DAY(2025, 1, 10), TODAY);

	(void)state;
	EQ(r.held, 2);
	EQ(r.booked, 1);
	TEXT_IS(r.words, "Reviewed twice this year, last on 10 December.");
	r = review_count(a, c, held, 0, DAY(2026, 3, 4), DAY(2025, 1, 10), TODAY);
	EQ(r.booked, 0);
	EQ(review_count(a, c, held, 0, DATE_NONE, DAY(2025, 1, 10), TODAY).booked, 0);
	EQ(review_count(a, c, held, 0, DAY(2026, 9, 9), DAY(2025, 1, 10), TODAY).booked, 0);
	TEXT_IS(r.words, "Not reviewed yet this year.");
	arena_free(a);
}

/* Born on 3 February 2009: rights pass after 27 June 2025. */
static void test_notice__told_while_the_rights_were_the_parents(void **state)
{
	const struct addressee_fact pupil = { .born = DAY(2009, 2, 3) };
	struct notice_fact n[] = { { .person = 1, .sent = DATE_NONE }, { .person = 2, .sent = DAY(2025, 6, 27) } };

	(void)state;
	assert_true(notice_given_before_rights(&pupil, n, 2, DAY(2025, 6, 28)));
	assert_false(notice_given_before_rights(&pupil, n, 2, DAY(2025, 6, 27))); /* still theirs */
	assert_false(notice_given_before_rights(&pupil, n, 1, TODAY));            /* only drafted */
	assert_true(notice_given_before_rights(&pupil, n + 1, 1, TODAY));
	assert_false(notice_given_before_rights(&pupil, n, 0, TODAY));
	n[1].sent = DAY(2025, 6, 28);
	assert_false(notice_given_before_rights(&pupil, n, 2, TODAY)); /* a day too late */
	n[1].sent = DAY(2025, 6, 1);
	n[1].to_pupil = true;
	assert_false(notice_given_before_rights(&pupil, n, 2, TODAY));
}

static void test_notice__about_a_meeting_that_is_over(void **state)
{
	struct notice n = { .kind = NOTICE_MEETING, .meets_on = TODAY, .meets_state = S("booked") };

	(void)state;
	assert_false(notice_is_over(&n, TODAY));
	assert_true(notice_is_over(&n, DAY(2026, 3, 11)));
	n.meets_state = S("cancelled");
	assert_true(notice_is_over(&n, TODAY));
	n.kind = NOTICE_MEETING_OFF;
	assert_false(notice_is_over(&n, TODAY));
	n.meets_state = S("booked");
	assert_true(notice_is_over(&n, TODAY));
	n.kind = NOTICE_MEETING;
	n.meets_on = DATE_NONE; /* taken out of the record */
	assert_true(notice_is_over(&n, TODAY));
	n.sent_on = TODAY; /* what was given was given */
	assert_false(notice_is_over(&n, TODAY));
	assert_false(notice_is_over(&(struct notice){ .kind = NOTICE_PLAN }, TODAY));
}

/* A letter to the young person is not one to an adult, whatever record of a person they have. */
static void test_notice__to_whom_it_is(void **state)
{
	const struct notice young = { .to_pupil = true, .person_id = 7 }, adult = { .person_id = 7 };

	(void)state;
	assert_true(notice_is_to(&adult, &(struct told){ .person = 7 }));
	assert_false(notice_is_to(&adult, &(struct told){ .person = 8 }));
	assert_false(notice_is_to(&adult, &(struct told){ .person = 7, .to_pupil = true }));
	assert_true(notice_is_to(&young, &(struct told){ .person = 0, .to_pupil = true }));
	assert_false(notice_is_to(&young, &(struct told){ .person = 7 }));
}

TEST_MAIN(test_notice_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_notice__to_whom_it_is),
		cmocka_unit_test(test_notice__told_while_the_rights_were_the_parents),
		cmocka_unit_test(test_contact__who_is_a_parent_in_law),
		cmocka_unit_test(test_contact__says_why),
		cmocka_unit_test(test_relation__words_in_any_case),
		cmocka_unit_test(test_told__the_representative_in_place_of_the_young_person),
		cmocka_unit_test(test_told__what_the_young_person_wishes),
		cmocka_unit_test(test_told__each_parent_separately_restricted_left_out),
		cmocka_unit_test(test_told__the_young_person_from_the_end_of_school_age),
		cmocka_unit_test(test_notice__one_for_each),
		cmocka_unit_test(test_notice__about_a_meeting_that_is_over),
		cmocka_unit_test(test_meeting__what_counts),
		cmocka_unit_test(test_meeting_count__met_once_and_late),
		cmocka_unit_test(test_meeting_count__met_twice_and_booked),
		cmocka_unit_test(test_meeting_count__share_for_a_part_of_the_year),
		cmocka_unit_test(test_review_count__is_its_own_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
