/* enrol/: a pupil and their adults by hand, and what imports do to that: on both engines, 10 March 2026, 9am. */
#include "support/support.h"
#include "support/test_db.h"

#include "core/people/restriction_sql.h"
#include "core/people/year_rule.h"
#include "core/rights/scope_sql.h"
#include "do/support_sql.h"
#include "enrol/contact_hand.h"
#include "enrol/pupil_hand.h"
#include "import/import.h"
#include "kit/text/fold.h"
#include "plan/plan_sql.h"
#include "story/pupil_list.h"
#include "support/work_plan.h"
#include "support/work_school.h"

static struct ctx *senco_of(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

/* Each question is answered with its last choice but one: another person, where there is a choice. */
static enum rc answered(struct store_test *t, struct import_options o, struct str text, struct import_report *r)
{
	struct ctx *c = senco_of(t);
	struct import_answer *answer = NEW_ARRAY(t->a, struct import_answer, r->questions);

	for (size_t i = 0; i < r->questions; i++)
		answer[i] = (struct import_answer){ r->question[i].key,
			                            r->question[i].choice[r->question[i].choices - 2].code };
	o.answer = answer;
	o.answers = r->questions;
	return IN_WRITE(c, import_run(c, &o, text, r));
}

static struct import_report bring(struct store_test *t, enum import_kind kind, bool left, struct str text)
{
	struct ctx *c = senco_of(t);
	struct import_options o = { .kind = kind, .record_left = left, .left_number = left };
	struct import_report r;
	enum rc rc = IN_WRITE(c, import_run(c, &o, text, &r));

	if (rc == RC_INVALID && r.open > 0)
		rc = answered(t, o, text, &r);

	for (size_t i = 0; rc != RC_OK && i < r.problems.kept; i++)
		print_error("line %zu: %.*s\n", r.problems.item[i].line, STR_ARG(r.problems.item[i].reason));
	assert_int_equal(rc, RC_OK);
	return r;
}

static struct import_report roll(struct store_test *t, bool left, const char *rows)
{
	return bring(t, IMPORT_ROLL, left, str_fmt(t->a, "Surname,Forename,Preferred name,DOB,NC year,Reg\n%s", rows));
}

#define ROLL_ZARA(family, class) family ",Zara,,9/1/2016,5," class "\n"
#define ROLL_TOM "Ward-Lee,Thomas,Tom,9/1/2016,5,5P\n"
#define ROLL_AVA "Iqbal,Ava,,9/1/2016,1,1P\n"

static struct pupil pupil_of(struct store_test *t, struct pupil_key k)
{
	struct pupil p;

	assert_int_equal(pupil_load(t->db, t->a, k, &p, &t->e), RC_OK);
	return p;
}

static enum rc add(struct store_test *t, struct pupil p, bool other, struct enrol_fault *f, struct same_pupils *same)
{
	struct ctx *c = senco_of(t);

	return IN_WRITE(c, pupil_hand_add(c, &p, other, f, same));
}

static struct pupil leo(void)
{
	return (struct pupil){ .id = 5600,
		               .given = S("Leo"),
		               .family = S("Barrett"),
		               .born = { 2019, 11, 12 },
		               .year_group = 1,
		               .class_id = CLASS_1P };
}

static void test_add__is_once_and_asks_about_a_known_name(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco_of(t), *teacher = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct enrol_fault f;
	struct same_pupils same;
	struct pupil again = leo();
	struct status s;

	assert_int_equal(add(t, leo(), false, &f, &same), RC_OK);
	assert_int_equal(add(t, leo(), false, &f, &same), RC_OK); /* sent twice */
	again.id = 5601;
	assert_int_equal(add(t, again, false, &f, &same), RC_INVALID);
	assert_string_equal(f.field, "same");
	assert_int_equal(same.n, 1);
	assert_int_equal(add(t, again, true, &f, &same), RC_OK); /* a twin of another family */
	assert_int_equal(IN_WRITE(teacher, pupil_hand_add(teacher, &again, true, &f, &same)), RC_NONE);
	assert_int_equal(status_on(t->db, t->a, (struct pupil_key){ SCHOOL, 5600 }, TODAY, &s, &t->e), RC_OK);
	assert_true(s.code == STATUS_N && s.id != 0);
	again = leo();
	again.id = 5602;
	again.born = (struct date){ 2027, 1, 1 };
	assert_int_equal(add(t, again, false, &f, &same), RC_INVALID);
	assert_string_equal(f.field, "born");
	again.born = leo().born;
	again.upn = S("A123");
	assert_int_equal(add(t, again, true, &f, &same), RC_INVALID);
	assert_string_equal(f.field, "upn");
	(void)c;
}

static void test_added_by_hand__no_file_takes_them_off_the_roll(void **state)
{
	struct store_test *t = *state;
	struct enrol_fault f;
	struct same_pupils same;
	struct import_report r;

	assert_int_equal(add(t, leo(), false, &f, &same), RC_OK);
	r = roll(t, true, ROLL_ZARA("Iqbal", "5P") ROLL_TOM ROLL_AVA);
	assert_int_equal(r.count[ITEM_LEFT], 1); /* shown, and kept */
	assert_true(date_none(pupil_of(t, (struct pupil_key){ SCHOOL, 5600 }).left_on));
	(void)roll(t, true,
	           ROLL_ZARA("Iqbal", "5P") ROLL_TOM ROLL_AVA "Barrett,Leo,,12/11/2019,1,1P\n"); /* now it knows */
	(void)roll(t, true, ROLL_ZARA("Iqbal", "5P") ROLL_TOM ROLL_AVA);
	assert_false(date_none(pupil_of(t, (struct pupil_key){ SCHOOL, 5600 }).left_on));
}

static enum rc correct(struct store_test *t, struct pupil p, struct enrol_fault *f)
{
	struct ctx *c = senco_of(t);
	struct pupil theirs;

	return IN_WRITE(c, pupil_hand_save(c, p.id, &p, &theirs, f));
}

static void test_correction__outlives_the_file_that_was_wrong(void **state)
{
	struct store_test *t = *state;
	struct pupil p = pupil_of(t, zara), old = p;
	struct import_report r;
	struct enrol_fault f;

	p.preferred = S("Zed");
	p.class_id = CLASS_1P;
	assert_int_equal(correct(t, p, &f), RC_OK);
	assert_int_equal(correct(t, p, &f), RC_OK); /* sent twice */
	old.family = S("Khan");
	assert_int_equal(correct(t, old, &f), RC_CONFLICT); /* from an old page */
	r = roll(t, false, ROLL_ZARA("Iqbal", "5P"));       /* says what it said before */
	assert_int_equal(pupil_of(t, zara).class_id, CLASS_1P);
	assert_true(str_is(pupil_of(t, zara).preferred, "Zed"));
	assert_true(r.notes.n > 0);
	(void)roll(t, false, ROLL_ZARA("Iqbal", "5Q")); /* something new: the file is newer than the hand */
	assert_true(str_is(pupil_of(t, zara).class_name, "5Q"));
	(void)roll(t, false, ROLL_ZARA("Iqbal", "5P"));
	assert_true(str_is(pupil_of(t, zara).class_name, "5P"));
}

static void test_correction__that_the_file_takes_over_is_the_files_again(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco_of(t);
	struct pupil p = pupil_of(t, zara);
	struct pupil_hand v;
	struct enrol_fault f;

	p.class_id = CLASS_1P;
	assert_int_equal(correct(t, p, &f), RC_OK);
	assert_int_equal(IN_READ(c, pupil_hand_load(c, ZARA, &v)), RC_OK);
	assert_true(hand_mark_of(&v.marks, "class_id").is_set);
	(void)roll(t, false, ROLL_ZARA("Iqbal", "1P"));
	assert_int_equal(IN_READ(c, pupil_hand_load(c, ZARA, &v)), RC_OK);
	assert_false(hand_mark_of(&v.marks, "class_id").is_set);
	(void)roll(t, false, ROLL_ZARA("Iqbal", "5P"));
	assert_int_equal(pupil_of(t, zara).class_id, CLASS_5P);
}

/* ---- leaving ---- */

static enum rc leave(struct store_test *t, struct date last)
{
	struct ctx *c = senco_of(t);
	struct enrol_fault f;

	return IN_WRITE(c, pupil_hand_leave(c, ZARA, last, &f));
}

static enum rc held(struct store_test *t, int64_t person, enum role hat, struct date on)
{
	return scope_has(t->db, t->a, SCHOOL, person, str_of(role_key(hat)), ZARA, on, &t->e);
}

static void test_leaver__is_out_of_the_hands_of_staff_from_the_next_day(void **state)
{
	struct store_test *t = *state;
	struct date last = { 2026, 3, 20 }, next = { 2026, 3, 21 };
	struct support_line *s;
	size_t n;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(leave(t, last), RC_OK);
	assert_int_equal(leave(t, last), RC_OK);
	assert_int_equal(held(t, CLASS_TEACHER, ROLE_TEACHER, last), RC_OK);
	assert_int_equal(held(t, CLASS_TEACHER, ROLE_TEACHER, next), RC_NONE);
	assert_int_equal(held(t, ASSISTANT, ROLE_TA, last), RC_OK);
	assert_int_equal(held(t, ASSISTANT, ROLE_TA, next), RC_NONE);
	assert_int_equal(held(t, GIVER, ROLE_TA, next), RC_NONE);
	assert_int_equal(held(t, SPECIALIST, ROLE_SPECIALIST, next), RC_NONE);
	assert_int_equal(held(t, SENCO, ROLE_SENCO, next), RC_OK);
	assert_int_equal(held(t, MOTHER, ROLE_PARENT, next), RC_OK);
	assert_int_equal(support_of_giver(t->db, t->a, SCHOOL, GIVER, S("ta"), last, (struct date){ 2026, 3, 16 }, &s,
	                                  &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(support_of_giver(t->db, t->a, SCHOOL, GIVER, S("ta"), next, (struct date){ 2026, 3, 16 }, &s,
	                                  &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 0); /* a leaver's support no longer stands on the assistant's list */
}

static void test_leaver__is_found_by_the_filter(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco_of(t);
	struct pupil_query q = { .year = YEAR_ANY, .stage = STAGE_ANY, .page = 1 };
	struct pupils_view v;

	assert_int_equal(leave(t, (struct date){ 2026, 3, 9 }), RC_OK);
	assert_int_equal(IN_READ(c, pupils_find(c, &q, &v)), RC_OK);
	assert_int_equal(v.total, 2);
	q.roll = ROLL_LEFT;
	assert_int_equal(IN_READ(c, pupils_find(c, &q, &v)), RC_OK);
	assert_int_equal(v.total, 2); /* she, and one from before */
	q.roll = ROLL_ALL;
	assert_int_equal(IN_READ(c, pupils_find(c, &q, &v)), RC_OK);
	assert_int_equal(v.total, 4);
}

static void test_leaver_by_hand__is_not_brought_back_by_a_file_that_does_not_know_yet(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco_of(t);
	struct enrol_fault f;

	(void)roll(t, false, ROLL_ZARA("Iqbal", "5P") ROLL_TOM ROLL_AVA);
	assert_int_equal(leave(t, (struct date){ 2026, 3, 9 }), RC_OK);
	(void)roll(t, true, ROLL_ZARA("Iqbal", "5P") ROLL_TOM ROLL_AVA);
	assert_false(date_none(pupil_of(t, zara).left_on));
	(void)roll(t, true, ROLL_TOM ROLL_AVA);                          /* the file agrees now … */
	(void)roll(t, true, ROLL_ZARA("Iqbal", "5P") ROLL_TOM ROLL_AVA); /* … and what it says then is new */
	assert_true(date_none(pupil_of(t, zara).left_on));
	assert_int_equal(leave(t, (struct date){ 2026, 3, 9 }), RC_OK);
	assert_int_equal(IN_WRITE(c, pupil_hand_return(c, ZARA, (struct date){ 2026, 3, 9 }, &f)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, pupil_hand_return(c, ZARA, TODAY, &f)), RC_OK);
	assert_true(date_none(pupil_of(t, zara).left_on));
	assert_int_equal(held(t, CLASS_TEACHER, ROLE_TEACHER, TODAY), RC_OK);
}

/* ---- adults ---- */

static struct contact_form adult(struct store_test *t, int64_t link)
{
	struct ctx *c = senco_of(t);
	struct contacts_view v;

	assert_int_equal(IN_READ(c, contacts_load(c, ZARA, link, &v)), RC_OK);
	return v.one.form;
}

static enum rc save_adult(struct store_test *t, struct contact_form f, struct enrol_fault *fault,
                          struct same_people *same)
{
	struct ctx *c = senco_of(t);
	struct contact_form theirs;

	return IN_WRITE(c, contact_hand_save(c, ZARA, &f, &theirs, fault, same));
}

static void contacts(struct store_test *t, const char *rows)
{
	(void)bring(
	    t, IMPORT_CONTACTS, false,
	    str_fmt(
	        t->a,
	        "Pupil surname,Pupil forename,DOB,Contact 1 title,Contact 1 forename,Contact 1 surname,Contact 1 phone,"
	        "Contact 1 relationship,Contact 1 order,Contact 1 restricted\n%s",
	        rows));
}

static void test_adult__phone_by_hand_outlives_the_file(void **state)
{
	struct store_test *t = *state;
	struct contact_form f = adult(t, 1);
	struct enrol_fault fault;
	struct same_people same;

	contacts(t, "Iqbal,Zara,9/1/2016,Mrs,Nadia,Iqbal,07700 900001,Parent,1,\n");
	f = adult(t, 1);
	assert_true(str_is(f.phone, "07700 900001"));
	f.phone = S("07700 900777");
	f.language = S("Urdu");
	f.format = FORMAT_LARGE;
	f.responsibility = RESPONSIBILITY_NO;
	assert_int_equal(save_adult(t, f, &fault, &same), RC_OK);
	assert_int_equal(save_adult(t, f, &fault, &same), RC_OK); /* sent twice */
	contacts(t, "Iqbal,Zara,9/1/2016,Mrs,Nadia,Iqbal,07700 900001,Parent,1,\n");
	assert_true(str_is(adult(t, 1).phone, "07700 900777"));
	assert_true(str_is(adult(t, 1).language, "Urdu"));
	contacts(t, "Iqbal,Zara,9/1/2016,Mrs,Nadia,Iqbal,07700 900888,Parent,1,\n"); /* something new */
	assert_true(str_is(adult(t, 1).phone, "07700 900888"));
	assert_true(adult(t, 1).responsibility == RESPONSIBILITY_NO);
	f.given = S("Nadya");
	assert_int_equal(save_adult(t, f, &fault, &same), RC_CONFLICT); /* an old page */
}

static void test_adult__a_known_name_is_a_question(void **state)
{
	struct store_test *t = *state;
	struct contact_form f = { .id = 7700, .given = S("Ellen"), .family = S("Ward"), .relationship = S("Aunt") };
	struct enrol_fault fault;
	struct same_people same;
	struct contact k;

	assert_int_equal(save_adult(t, f, &fault, &same), RC_INVALID);
	assert_string_equal(fault.field, "person_id");
	assert_int_equal(same.n, 1);
	assert_true(str_is(same.item[0].pupil, "Tom"));
	f.person_id = MUSIC_TEACHER;
	assert_int_equal(save_adult(t, f, &fault, &same), RC_OK);
	assert_int_equal(contact_load(t->db, t->a, zara, 7700, &k, &t->e), RC_OK);
	assert_int_equal(k.person_id, MUSIC_TEACHER);
	assert_int_equal(held(t, MUSIC_TEACHER, ROLE_TEACHER, TODAY), RC_NONE); /* her own child: not as staff */
	f = (struct contact_form){
		.id = 7701, .given = S("Ellen"), .family = S("Ward"), .relationship = S("Nan"), .is_other = true
	};
	assert_int_equal(save_adult(t, f, &fault, &same), RC_OK);
	assert_int_equal(contact_load(t->db, t->a, zara, 7701, &k, &t->e), RC_OK);
	assert_int_not_equal(k.person_id, MUSIC_TEACHER);
	f.id = 7702;
	f.family = S(" ");
	assert_int_equal(save_adult(t, f, &fault, &same), RC_INVALID);
	assert_string_equal(fault.field, "family");
}

static void test_adult__that_was_ended_by_hand_is_not_brought_back(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco_of(t);
	struct contact *k;
	size_t n;

	assert_int_equal(IN_WRITE(c, contact_hand_end(c, ZARA, 1)), RC_OK);
	assert_int_equal(held(t, MOTHER, ROLE_PARENT, TODAY), RC_NONE);
	contacts(t, "Iqbal,Zara,9/1/2016,Mrs,Nadia,Iqbal,07700 900001,Parent,1,\n");
	assert_int_equal(contact_list(t->db, t->a, zara, TODAY, &k, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(IN_WRITE(c, contact_hand_end(c, ZARA, 2)), RC_INVALID); /* restricted: it stays in sight */
}

/* ---- restrictions ---- */

static struct restriction order(int64_t id)
{
	return (struct restriction){ .id = id,
		                     .what = S("No contact, no information"),
		                     .paper = S("Family Court, order ZC26P00123"),
		                     .paper_on = { 2026, 3, 1 },
		                     .starts = TODAY,
		                     .until_on = { 2026, 9, 1 } };
}

static void test_restriction__stands_until_a_person_ends_it_with_a_reason(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco_of(t);
	struct restriction r = order(8800), *all;
	struct enrol_fault f;
	size_t n;

	assert_int_equal(IN_WRITE(c, restriction_set(c, ZARA, 1, &r, &f)), RC_OK);
	assert_int_equal(IN_WRITE(c, restriction_set(c, ZARA, 1, &r, &f)), RC_OK); /* sent twice */
	assert_int_equal(held(t, MOTHER, ROLE_PARENT, TODAY), RC_NONE);
	assert_int_equal(held(t, MOTHER, ROLE_PARENT, (struct date){ 2027, 1, 1 }), RC_NONE); /* past the paper's day */
	r.id = 8801;
	assert_int_equal(IN_WRITE(c, restriction_set(c, ZARA, 1, &r, &f)), RC_OK);
	assert_int_equal(IN_WRITE(c, restriction_lift(c, ZARA, 8800, S("  "))), RC_INVALID);
	assert_int_equal(IN_WRITE(c, restriction_lift(c, ZARA, 8800, S("Replaced"))), RC_OK);
	assert_int_equal(held(t, MOTHER, ROLE_PARENT, TODAY), RC_NONE); /* the other stands */
	assert_int_equal(IN_WRITE(c, restriction_lift(c, ZARA, 8801, S("The order of 9 March lifts it"))), RC_OK);
	assert_int_equal(held(t, MOTHER, ROLE_PARENT, TODAY), RC_OK);
	assert_int_equal(restriction_list(t->db, t->a, zara, MOTHER, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_true(all[0].ended_by == SENCO && all[0].ended_why.n > 0);
	r.paper = S("");
	r.id = 8802;
	assert_int_equal(IN_WRITE(c, restriction_set(c, ZARA, 1, &r, &f)), RC_INVALID);
	assert_string_equal(f.field, "paper");
}

static void test_restriction__of_before_has_its_row(void **state)
{
	struct store_test *t = *state;
	struct contact k;

	contacts(t,
	         "Iqbal,Zara,9/1/2016,Mr,Imran,Iqbal,07700 900002,Parent,2,N\n"); /* the file says that there is none */
	assert_int_equal(contact_load(t->db, t->a, zara, 2, &k, &t->e), RC_OK);
	assert_int_equal(k.restricted, 1);
	contacts(t, "Iqbal,Zara,9/1/2016,Mrs,Nadia,Iqbal,07700 900001,Parent,1,Y\n");
	assert_int_equal(contact_load(t->db, t->a, zara, 1, &k, &t->e), RC_OK);
	assert_int_equal(k.restricted, 1);
	contacts(t, "Iqbal,Zara,9/1/2016,Mrs,Nadia,Iqbal,07700 900001,Parent,1,N\n");
	assert_int_equal(contact_load(t->db, t->a, zara, 1, &k, &t->e), RC_OK);
	assert_int_equal(k.restricted, 1);
}

static uint32_t dice(uint32_t *s, uint32_t n)
{
	*s = *s * 1664525u + 1013904223u;
	return (*s >> 16) % n;
}

/* However a file names the people of a pupil: who was shut out stays so, and nobody of that name comes in beside. */
static void test_restriction__never_falls_away_by_a_file(void **state)
{
	static const char *const GIVEN[] = { "Imran", "imran", "IMRAN", "Imrán", "Nadia", "Sam", "" };
	static const char *const FAMILY[] = { "Iqbal", "iqbal", "Iqbál", "Khan" };
	static const char *const PHONE[] = { "", "07700 900001", "07700 900002", "07700 900003" };
	static const char *const REL[] = { "Parent", "Father", "Uncle", "" };
	static const char *const ORDER[] = { "", "1", "2", "3" };
	static const char *const SHUT[] = { "", "N", "N", "Y" };
	struct store_test *t = *state;
	uint32_t seed = 20260310;

	for (int round = 0; round < 150; round++) {
		struct arena_mark before = arena_mark(t->a);
		struct contact *k, *after;
		size_t n, m;

		assert_int_equal(contact_list(t->db, t->a, zara, TODAY, &k, &n, &t->e), RC_OK);
		contacts(t, str_c(t->a, str_fmt(t->a, "Iqbal,Zara,9/1/2016,Mr,%s,%s,%s,%s,%s,%s\n",
		                                GIVEN[dice(&seed, 7)], FAMILY[dice(&seed, 4)], PHONE[dice(&seed, 4)],
		                                REL[dice(&seed, 4)], ORDER[dice(&seed, 4)], SHUT[dice(&seed, 4)])));
		assert_int_equal(contact_list(t->db, t->a, zara, TODAY, &after, &m, &t->e), RC_OK);
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < m; j++)
				if (after[j].id == k[i].id)
					assert_true(after[j].restricted >= k[i].restricted);
		for (size_t j = 0; j < m; j++)
			if (str_eq(fold_name(t->a, after[j].person.family, after[j].person.given, STR_NONE),
			           S("iqbal imran")))
				assert_int_equal(after[j].restricted, 1);
		arena_rewind(t->a, before);
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_enrol)
{
	const struct CMUnitTest tests[] = {
		T(test_add__is_once_and_asks_about_a_known_name),
		T(test_added_by_hand__no_file_takes_them_off_the_roll),
		T(test_correction__outlives_the_file_that_was_wrong),
		T(test_correction__that_the_file_takes_over_is_the_files_again),
		T(test_leaver__is_out_of_the_hands_of_staff_from_the_next_day),
		T(test_leaver__is_found_by_the_filter),
		T(test_leaver_by_hand__is_not_brought_back_by_a_file_that_does_not_know_yet),
		T(test_adult__phone_by_hand_outlives_the_file),
		T(test_adult__a_known_name_is_a_question),
		T(test_adult__that_was_ended_by_hand_is_not_brought_back),
		T(test_restriction__stands_until_a_person_ends_it_with_a_reason),
		T(test_restriction__of_before_has_its_row),
		T(test_restriction__never_falls_away_by_a_file),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
