/* What a school publishes, from draft to website: who may, what is refused, twice, late, at once, another school. */
#include "support/support.h"

#include "core/people/people_sql.h"
#include "kit/base/id.h"
#include "publish/publish_public.h"
#include "publish/publish_site_parts.h"
#include "publish/publish_write.h"
#include "support/test_db.h"
#include "support/work_publish.h"
#include "support/work_school.h"

#define DOC "facilities"
#define EQ(a, b) assert_int_equal((a), (b))
#define IS(text, words) assert_true(str_is((text), (words)))

enum { DRAFT = 9001, SECOND = 9002, LINE = 9101, GOVERNOR = 104 };

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

static enum rc begin(struct ctx *c, const char *kind, int64_t id, const char *changed)
{
	struct str fault;

	return IN_WRITE(c, publish_begin(c, str_of(kind), id, str_of(changed), &fault));
}

static enum rc write_part(struct ctx *c, const char *kind, size_t at, const char *words)
{
	struct publish_doc d = work_publish_doc(c, kind);
	struct publication_part p = d.piece[at].words, theirs;
	struct edit_fault f;

	p.words = str_of(words);
	return IN_WRITE(c, publish_part_save(c, str_of(kind), &p, &theirs, &f));
}

/* The step on the version as it stands. */
static enum rc take(struct ctx *c, const char *kind, enum publish_step step, const char *why, struct date on)
{
	struct publish_doc d = work_publish_doc(c, kind);
	struct publish_press p = { .step = step,
		                   .id = d.open != NULL ? d.open->pub.id : DRAFT,
		                   .revision = d.open != NULL ? d.open->pub.revision : 0,
		                   .why = str_of(why),
		                   .on = on };
	const char *field;
	struct str fault;

	return IN_WRITE(c, publish_take(c, str_of(kind), &p, &field, &fault));
}

static void written(struct store_test *t, const char *kind)
{
	struct publish_doc d;

	EQ(begin(senco(t), kind, DRAFT, ""), RC_OK);
	d = work_publish_doc(senco(t), kind);
	for (size_t i = 0; i < d.pieces; i++)
		EQ(write_part(senco(t), kind, i, "What we do."), RC_OK);
}

static void published(struct store_test *t, const char *kind)
{
	written(t, kind);
	EQ(take(senco(t), kind, STEP_SEND, "", DATE_NONE), RC_OK);
	EQ(take(work_as(t, GOVERNOR, ROLE_GOVERNOR), kind, STEP_APPROVE, "", DATE_NONE), RC_OK);
	EQ(take(senco(t), kind, STEP_PUBLISH, "", DATE_NONE), RC_OK);
}

static void test_publish__from_draft_to_website(void **state)
{
	struct store_test *t = *state;
	struct publish_doc d;

	published(t, DOC);
	d = work_publish_doc(senco(t), DOC);
	assert_null(d.open);
	EQ(d.out->pub.version, 1);
	IS(d.out->pub.decided_as, "governor");
	EQ(date_cmp(d.out->pub.published_on, TODAY), 0);
	EQ(date_cmp(d.due, date_add_months(TODAY, 12)), 0);
	EQ(take(senco(t), DOC, STEP_TAKE_BACK, "", DATE_NONE), RC_CONFLICT); /* out is out */
}

static void test_send__with_gaps_wants_a_reason(void **state)
{
	struct store_test *t = *state;
	struct publish_doc d;

	EQ(begin(senco(t), DOC, DRAFT, ""), RC_OK);
	EQ(take(senco(t), DOC, STEP_SEND, " ", DATE_NONE), RC_INVALID);
	EQ(take(senco(t), DOC, STEP_SEND, "The site manager is ill", DATE_NONE), RC_OK);
	d = work_publish_doc(senco(t), DOC);
	EQ(d.open->pub.state, PUBLISH_SENT);
	IS(d.open->pub.sent_why, "The site manager is ill");
	EQ(d.missing, d.pieces);
}

static void test_step__is_only_for_those_who_may(void **state)
{
	struct store_test *t = *state;
	struct ctx *governor = work_as(t, GOVERNOR, ROLE_GOVERNOR);
	struct ctx *teacher = work_as(t, CLASS_TEACHER, ROLE_TEACHER);

	EQ(begin(governor, DOC, DRAFT, ""), RC_NONE);
	EQ(begin(teacher, DOC, DRAFT, ""), RC_NONE);
	written(t, DOC);
	EQ(take(governor, DOC, STEP_SEND, "", DATE_NONE), RC_NONE);
	EQ(take(teacher, DOC, STEP_SEND, "", DATE_NONE), RC_NONE);
	EQ(take(senco(t), DOC, STEP_SEND, "", DATE_NONE), RC_OK);
	EQ(take(senco(t), DOC, STEP_APPROVE, "", DATE_NONE), RC_NONE);
	EQ(take(teacher, DOC, STEP_RETURN, "No", DATE_NONE), RC_NONE);
	EQ(take(governor, DOC, STEP_APPROVE, "", DATE_NONE), RC_OK);
	EQ(take(governor, DOC, STEP_PUBLISH, "", DATE_NONE), RC_NONE);
}

/* For people without the capability nothing of it is there at all. */
static void test_publish__is_not_there_for_others(void **state)
{
	static const struct {
		int64_t person;
		enum role hat;
	} OTHERS[] = { { MOTHER, ROLE_PARENT }, { ZARA_PERSON, ROLE_PUPIL }, { SPECIALIST, ROLE_SPECIALIST } };
	struct store_test *t = *state;
	struct publish_doc d;

	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++) {
		struct ctx *c = work_as(t, OTHERS[i].person, OTHERS[i].hat);

		EQ(IN_READ(c, publish_doc_load(c, S(DOC), &d)), RC_NONE);
		EQ(begin(c, DOC, DRAFT, ""), RC_NONE);
	}
}

static void test_return__wants_a_note_and_makes_a_draft(void **state)
{
	struct store_test *t = *state;
	struct ctx *governor = work_as(t, GOVERNOR, ROLE_GOVERNOR);
	struct publish_doc d;

	written(t, DOC);
	EQ(take(senco(t), DOC, STEP_SEND, "", DATE_NONE), RC_OK);
	EQ(take(governor, DOC, STEP_RETURN, "", DATE_NONE), RC_INVALID);
	EQ(take(governor, DOC, STEP_RETURN, "Say where the parking bay is", DATE_NONE), RC_OK);
	d = work_publish_doc(senco(t), DOC);
	EQ(d.open->pub.state, PUBLISH_DRAFT);
	IS(d.open->pub.note, "Say where the parking bay is");
	EQ(write_part(senco(t), DOC, 0, "By the gate."), RC_OK);
	EQ(take(senco(t), DOC, STEP_SEND, "", DATE_NONE), RC_OK);
}

static void test_approve__the_head_notes_the_day(void **state)
{
	struct store_test *t = *state;
	struct ctx *head = work_as(t, HEAD, ROLE_HEAD);

	written(t, DOC);
	EQ(take(senco(t), DOC, STEP_SEND, "", DATE_NONE), RC_OK);
	EQ(take(head, DOC, STEP_APPROVE, "", DATE_NONE), RC_INVALID);
	EQ(take(head, DOC, STEP_APPROVE, "", date_add(TODAY, 1)), RC_INVALID);
	EQ(take(head, DOC, STEP_APPROVE, "", date_add(TODAY, -1)), RC_INVALID); /* before it was sent */
	EQ(take(head, DOC, STEP_APPROVE, "", TODAY), RC_OK);
	IS(work_publish_doc(head, DOC).open->pub.decided_as, "head");
}

/* The same press twice is done once; of two people one comes too late. */
static void test_step__twice_and_at_once(void **state)
{
	struct store_test *t = *state;
	struct publish_press p = { .step = STEP_SEND, .id = DRAFT };
	struct ctx *c = senco(t), *head = work_as(t, HEAD, ROLE_HEAD);
	const char *field;
	struct str fault;

	written(t, DOC);
	EQ(begin(c, DOC, DRAFT, ""), RC_OK); /* the same form again */
	EQ(begin(head, DOC, SECOND, ""), RC_CONFLICT);
	p.revision = work_publish_doc(c, DOC).open->pub.revision;
	EQ(IN_WRITE(c, publish_take(c, S(DOC), &p, &field, &fault)), RC_OK);
	EQ(IN_WRITE(c, publish_take(c, S(DOC), &p, &field, &fault)), RC_OK);
	EQ(IN_WRITE(head, publish_take(head, S(DOC), &p, &field, &fault)), RC_CONFLICT);
	assert_true(fault.n > 0);
	EQ(work_publish_doc(c, DOC).open->pub.revision, p.revision + 1);
	EQ(IN_WRITE(c, publish_take(c, S("equal"), &p, &field, &fault)), RC_NONE); /* of another document */
}

static void test_part__is_written_by_who_has_it(void **state)
{
	struct store_test *t = *state;
	struct ctx *teacher = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct publish_doc d;
	struct publication_part p, theirs;
	struct edit_fault f;

	written(t, DOC);
	EQ(write_part(teacher, DOC, 0, "Mine now"), RC_NONE);
	d = work_publish_doc(senco(t), DOC);
	p = d.piece[0].words;
	p.owner_id = CLASS_TEACHER;
	EQ(IN_WRITE(senco(t), publish_part_save(senco(t), S(DOC), &p, &theirs, &f)), RC_OK);
	EQ(write_part(teacher, DOC, 0, "Ramps at both doors."), RC_OK);
	EQ(write_part(teacher, DOC, 1, "Not theirs"), RC_NONE);
	d = work_publish_doc(teacher, DOC);
	IS(d.piece[0].words.words, "Ramps at both doors.");
	EQ(d.piece[0].owner_id, CLASS_TEACHER);
	p = d.piece[0].words;
	p.owner_id = 0; /* only SENCO and head give it away */
	EQ(IN_WRITE(teacher, publish_part_save(teacher, S(DOC), &p, &theirs, &f)), RC_OK);
	EQ(work_publish_doc(teacher, DOC).piece[0].owner_id, CLASS_TEACHER);
}

/* Who has left has nothing: the part is with the SENCO, and says so. */
static void test_part__falls_to_the_senco(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct publish_doc d;
	struct publication_part p, theirs;
	struct edit_fault f;

	written(t, DOC);
	p = work_publish_doc(c, DOC).piece[0].words;
	p.owner_id = MOTHER; /* no member of staff */
	EQ(IN_WRITE(c, publish_part_save(c, S(DOC), &p, &theirs, &f)), RC_OK);
	assert_true(work_publish_doc(c, DOC).piece[0].owner_id != MOTHER);
	p = work_publish_doc(c, DOC).piece[0].words;
	p.owner_id = MOTHER;
	p.revision++;
	EQ(publication_part_update(t->db, t->a, &p, &t->e), RC_CONFLICT);
	p.revision--;
	EQ(publication_part_update(t->db, t->a, &p, &t->e), RC_OK); /* as one who was staff when it was given */
	d = work_publish_doc(c, DOC);
	EQ(d.piece[0].owner_id, SENCO);
	assert_true(d.piece[0].left.n > 0);
}

static void test_part__of_two_people_at_once(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t), *head = work_as(t, HEAD, ROLE_HEAD);
	struct publication_part one, two, theirs;
	struct edit_fault f;

	written(t, DOC);
	one = two = work_publish_doc(c, DOC).piece[0].words;
	one.words = S("Stairs");
	two.words = S("Ramps");
	EQ(IN_WRITE(c, publish_part_save(c, S(DOC), &one, &theirs, &f)), RC_OK);
	EQ(IN_WRITE(c, publish_part_save(c, S(DOC), &one, &theirs, &f)), RC_OK); /* sent twice */
	EQ(IN_WRITE(head, publish_part_save(head, S(DOC), &two, &theirs, &f)), RC_CONFLICT);
	IS(theirs.words, "Stairs");
}

static void test_part__is_closed_once_it_is_sent(void **state)
{
	struct store_test *t = *state;

	written(t, DOC);
	EQ(take(senco(t), DOC, STEP_SEND, "", DATE_NONE), RC_OK);
	EQ(write_part(senco(t), DOC, 0, "Later"), RC_CONFLICT);
	EQ(take(senco(t), DOC, STEP_TAKE_BACK, "", DATE_NONE), RC_OK);
	EQ(write_part(senco(t), DOC, 0, "Later"), RC_OK);
}

/* Numbers are live in a draft, and fixed with their day when it is sent. */
static void test_facts__are_fixed_when_it_is_sent(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	const struct publish_fact *f;
	struct publish_doc d;

	EQ(begin(c, "report", DRAFT, ""), RC_OK);
	d = work_publish_doc(c, "report");
	f = publish_fact_find(&d.facts, S("senco"));
	assert_non_null(f);
	EQ(take(c, "report", STEP_SEND, "The rest comes in June", DATE_NONE), RC_OK);
	c->now.today = date_add(TODAY, 100);
	d = work_publish_doc(c, "report");
	f = publish_fact_find(&d.facts, S("senco"));
	assert_non_null(f);
	EQ(date_cmp(f->as_of, TODAY), 0);
}

/* Four pupils in a school: no number of them stands anywhere. */
static void test_facts__hide_small_numbers(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct publish_facts f;

	EQ(IN_READ(c, publish_facts_load(c, &f)), RC_OK);
	assert_null(publish_fact_find(&f, S("needs")));
	assert_null(publish_fact_find(&f, S("numbers")));
	assert_null(publish_fact_find(&f, S("meetings")));
	assert_non_null(publish_fact_find(&f, S("complaints")));
}

static void test_change__is_a_new_version_with_a_line(void **state)
{
	struct store_test *t = *state;
	struct publish_doc d;

	EQ(begin(senco(t), DOC, DRAFT, "New hours"), RC_INVALID); /* nothing to change yet */
	published(t, DOC);
	EQ(begin(senco(t), DOC, SECOND, "A second ramp"), RC_OK);
	d = work_publish_doc(senco(t), DOC);
	IS(d.piece[0].words.words, "What we do.");
	EQ(d.checks, 0);
	EQ(take(senco(t), DOC, STEP_SEND, "", DATE_NONE), RC_OK);
	EQ(take(work_as(t, GOVERNOR, ROLE_GOVERNOR), DOC, STEP_APPROVE, "", DATE_NONE), RC_OK);
	EQ(take(senco(t), DOC, STEP_PUBLISH, "", DATE_NONE), RC_OK);
	d = work_publish_doc(senco(t), DOC);
	EQ(d.out->pub.version, 2);
	IS(d.out->pub.changed, "A second ramp");
	EQ(d.versions, 2);
}

/* A change does not put the yearly version off. */
static void test_change__leaves_the_day_that_is_due(void **state)
{
	struct store_test *t = *state;
	struct publish_doc d;

	work_published(t, DOC, 1, (struct date){ 2025, 9, 8 });
	EQ(begin(senco(t), DOC, SECOND, "A second ramp"), RC_OK);
	EQ(write_part(senco(t), DOC, 0, "Two ramps"), RC_OK);
	EQ(take(senco(t), DOC, STEP_SEND, "Short", DATE_NONE), RC_OK);
	EQ(take(work_as(t, GOVERNOR, ROLE_GOVERNOR), DOC, STEP_APPROVE, "", DATE_NONE), RC_OK);
	EQ(take(senco(t), DOC, STEP_PUBLISH, "", DATE_NONE), RC_OK);
	d = work_publish_doc(senco(t), DOC);
	EQ(date_cmp(d.due, (struct date){ 2026, 9, 8 }), 0);
}

/* A whole new version begins with the words of the last one, which somebody looks at. */
static void test_begin__carries_words_to_be_checked(void **state)
{
	struct store_test *t = *state;
	struct publish_doc d;

	published(t, DOC);
	EQ(begin(senco(t), DOC, SECOND, ""), RC_OK);
	d = work_publish_doc(senco(t), DOC);
	EQ(d.checks, d.pieces);
	EQ(write_part(senco(t), DOC, 0, "What we do."), RC_OK); /* the same words: looked at */
	EQ(work_publish_doc(senco(t), DOC).checks, d.pieces - 1);
}

static void test_row__is_written_and_removed_in_a_draft(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct publication_line l = {
		.id = LINE, .publication_id = DRAFT, .part = S("curriculum"), .action = S("Signs"), .cost = MILLI_NONE
	};
	struct publication_line theirs;
	struct edit_fault f;

	EQ(begin(c, "accessibility", DRAFT, ""), RC_OK);
	EQ(IN_WRITE(c, publish_line_save(c, S("accessibility"), &l, &theirs, &f)), RC_OK);
	EQ(IN_WRITE(c, publish_line_save(c, S("accessibility"), &l, &theirs, &f)), RC_OK); /* sent twice */
	l.action = S("Pictures");
	EQ(IN_WRITE(c, publish_line_save(c, S("accessibility"), &l, &theirs, &f)), RC_CONFLICT);
	l.revision = 1;
	EQ(IN_WRITE(c, publish_line_save(c, S("accessibility"), &l, &theirs, &f)), RC_OK);
	EQ(work_publish_doc(c, "accessibility").lines, 1);
	l.id++;
	l.revision = 0;
	l.part = S("vision"); /* a part without rows */
	EQ(IN_WRITE(c, publish_line_save(c, S("accessibility"), &l, &theirs, &f)), RC_NONE);
	EQ(IN_WRITE(c, publish_line_remove(c, S("accessibility"), LINE)), RC_OK);
	EQ(IN_WRITE(c, publish_line_remove(c, S("accessibility"), LINE)), RC_NONE);
	EQ(work_publish_doc(c, "accessibility").lines, 0);
}

static void test_publish__another_school_has_none_of_it(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	struct publish_press p = { .step = STEP_SEND, .id = DRAFT, .revision = 1, .why = S("x") };
	const char *field;
	struct str fault;

	published(t, DOC);
	EQ(begin(c, DOC, SECOND, ""), RC_OK);
	c->actor.school_id = OTHER_SCHOOL;
	EQ(work_publish_doc(c, DOC).versions, 0);
	p.id = SECOND;
	EQ(IN_WRITE(c, publish_take(c, S(DOC), &p, &field, &fault)), RC_NONE);
}

/* The public reads what is published, and its earlier versions; no draft, whatever number is asked for. */
static void test_public__sees_no_draft(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = senco(t);
	const struct public_school s = { .id = SCHOOL, .key = S("7"), .name = S("Test School") };
	struct publish_doc d, *all;
	struct publish_file *file;
	size_t n;

	EQ(IN_READ(c, publish_public_load(c, &s, S(DOC), 0, &d)), RC_NONE);
	published(t, DOC);
	EQ(begin(c, DOC, SECOND, ""), RC_OK);
	EQ(write_part(c, DOC, 0, "SECRET DRAFT"), RC_OK);
	c = work_as(t, MOTHER, ROLE_PARENT);
	EQ(IN_READ(c, publish_public_load(c, &s, S(DOC), 0, &d)), RC_OK);
	EQ(d.version->pub.version, 1);
	EQ(IN_READ(c, publish_public_load(c, &s, S(DOC), 2, &d)), RC_NONE);
	EQ(IN_READ(c, publish_public_load(c, &s, S(DOC), 9, &d)), RC_NONE);
	EQ(c->actor.person_id, MOTHER);
	EQ(IN_READ(c, publish_public_list(c, &s, &all, &n)), RC_OK);
	EQ(n, 1);
	EQ(IN_READ(c, publish_site_make(c, &s, &file, &n)), RC_OK);
	EQ(n, 2);
	IS(file[1].name, DOC ".html");
	assert_true(str_find(file[1].body, S("What we do.")) > 0);
	for (size_t i = 0; i < n; i++) {
		assert_true(str_find(file[i].body, S("SECRET")) < 0);
		assert_true(str_find(file[i].body, S("<script")) < 0);
		assert_true(str_find(file[i].body, S("/assets/")) < 0);
	}
}

TEST_MAIN(test_publish)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_publish__from_draft_to_website),
		T(test_send__with_gaps_wants_a_reason),
		T(test_step__is_only_for_those_who_may),
		T(test_publish__is_not_there_for_others),
		T(test_return__wants_a_note_and_makes_a_draft),
		T(test_approve__the_head_notes_the_day),
		T(test_step__twice_and_at_once),
		T(test_part__is_written_by_who_has_it),
		T(test_part__falls_to_the_senco),
		T(test_part__of_two_people_at_once),
		T(test_part__is_closed_once_it_is_sent),
		T(test_facts__are_fixed_when_it_is_sent),
		T(test_facts__hide_small_numbers),
		T(test_change__is_a_new_version_with_a_line),
		T(test_change__leaves_the_day_that_is_due),
		T(test_begin__carries_words_to_be_checked),
		T(test_row__is_written_and_removed_in_a_draft),
		T(test_publish__another_school_has_none_of_it),
		T(test_public__sees_no_draft),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
