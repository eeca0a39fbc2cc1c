/* notice/round/round: asking everybody who teaches a pupil, answering for oneself, reminding, closing, and the answers
 * as sources of the assessment. */
#include "support/support.h"

#include "core/people/pupil_sql.h"
#include "notice/round/round_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "assess/assess.h"
#include "notice/round/round.h"

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

static struct ctx *teacher(struct store_test *t)
{
	return work_as(t, CLASS_TEACHER, ROLE_TEACHER);
}

static struct round_ask question(void)
{
	return (struct round_ask){ .round = { .id = 9001, .answer_by = { 2026, 3, 17 } },
		                   .person = { CLASS_TEACHER, MUSIC_TEACHER, ASSISTANT },
		                   .people = 3 };
}

static enum rc ask(struct ctx *c, const struct round_ask *in)
{
	const char *field;
	struct str why;

	return IN_WRITE(c, round_ask(c, ZARA, in, &field, &why));
}

static enum rc answer(struct ctx *c, int64_t revision, const char *helps)
{
	struct round_answer v = { .progress = ROUND_PROGRESS_LESS, .helps = str_of(helps), .revision = revision };
	struct round_answer theirs;
	bool closed;

	return IN_WRITE(c, round_answer_save(c, ZARA, 9001, &v, &closed, &theirs));
}

static size_t waiting(struct ctx *c)
{
	struct round_line *l;
	size_t n;

	assert_int_equal(IN_READ(c, round_waiting(c, &l, &n)), RC_OK);
	return n;
}

static void test_store__round_trips(void **state)
{
	struct store_test *t = *state;
	struct round r;
	struct round_answer v;

	record_fill_for(t->a, &round_rec, &r, 9001);
	ROUND_TRIP(t, round, r);
	record_fill_for(t->a, &round_answer_rec, &v, 9001);
	ROUND_TRIP(t, round_answer, v);
}

static void test_ask__everybody_who_teaches_once(void **state)
{
	struct store_test *t = *state;
	struct round_ask in = question();
	struct round_view v;

	assert_int_equal(IN_READ(senco(t), round_view_load(senco(t), ZARA, &v)), RC_OK);
	assert_int_equal(v.people, 3);
	assert_int_equal(v.person[0].person_id, CLASS_TEACHER);
	assert_true(str_is(v.person[0].teaches, "Class teacher"));
	assert_false(date_none(v.answer_by));
	assert_int_equal(ask(teacher(t), &in), RC_NONE);
	assert_int_equal(ask(senco(t), &in), RC_OK);
	assert_int_equal(ask(senco(t), &in), RC_OK); /* sent twice */
	assert_int_equal(IN_READ(senco(t), round_view_load(senco(t), ZARA, &v)), RC_OK);
	assert_int_equal(v.n, 1);
	assert_int_equal(v.round[0].n, 3);
	assert_int_equal(v.round[0].answered, 0);
	in.round.id = 9002;
	assert_int_equal(ask(senco(t), &in), RC_CONFLICT); /* one is open */
}

static void test_ask__names_the_wrong_field(void **state)
{
	struct store_test *t = *state;
	struct round_ask in = question();
	struct round_view v;
	const char *field;
	struct str why;

	in.round.answer_by = (struct date){ 2026, 3, 9 };
	assert_int_equal(IN_WRITE(senco(t), round_ask(senco(t), ZARA, &in, &field, &why)), RC_INVALID);
	assert_string_equal(field, "answer_by");
	in = question();
	in.people = 0;
	assert_int_equal(IN_WRITE(senco(t), round_ask(senco(t), ZARA, &in, &field, &why)), RC_INVALID);
	assert_string_equal(field, "person");
	in = question();
	in.person[1] = SPECIALIST; /* does not teach */
	assert_int_equal(IN_WRITE(senco(t), round_ask(senco(t), ZARA, &in, &field, &why)), RC_INVALID);
	assert_string_equal(field, "person");
	assert_int_equal(IN_READ(senco(t), round_view_load(senco(t), ZARA, &v)), RC_OK);
	assert_int_equal(v.n, 0); /* nothing is left of it */
}

static void test_answer__waits_where_each_looks_and_is_counted(void **state)
{
	struct store_test *t = *state;
	struct round_ask in = question();
	struct round_state *s;
	size_t n;

	assert_int_equal(ask(senco(t), &in), RC_OK);
	assert_int_equal(waiting(teacher(t)), 1);
	assert_int_equal(waiting(work_as(t, ASSISTANT, ROLE_TA)), 1);
	assert_int_equal(waiting(senco(t)), 0);
	assert_int_equal(answer(teacher(t), 1, "Short steps"), RC_OK);
	assert_int_equal(answer(teacher(t), 1, "Short steps"), RC_OK); /* sent twice */
	assert_int_equal(answer(teacher(t), 1, "Other words"), RC_CONFLICT);
	assert_int_equal(answer(teacher(t), 2, "Other words"), RC_OK); /* changed while it is open */
	assert_int_equal(waiting(teacher(t)), 0);
	assert_int_equal(answer(senco(t), 1, "Was not asked"), RC_NONE);
	assert_int_equal(answer(work_as(t, GIVER, ROLE_TA), 1, "Not theirs"), RC_NONE);
	assert_int_equal(IN_READ(senco(t), round_states(senco(t), &s, &n)), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(s[0].asked, 3);
	assert_int_equal(s[0].answered, 1);
	assert_true(s[0].missing.n > 0);
	assert_int_equal(IN_READ(teacher(t), round_states(teacher(t), &s, &n)), RC_OK);
	assert_int_equal(n, 0);
}

static void test_answer__is_read_by_others_when_closed(void **state)
{
	struct store_test *t = *state;
	struct round_ask in = question();
	struct ctx *music = work_as(t, MUSIC_TEACHER, ROLE_TEACHER);
	struct round_view v;

	assert_int_equal(ask(senco(t), &in), RC_OK);
	assert_int_equal(answer(teacher(t), 1, "Short steps"), RC_OK);
	assert_int_equal(IN_READ(music, round_view_load(music, ZARA, &v)), RC_OK);
	assert_false(v.round[0].read);
	for (size_t i = 0; i < v.round[0].n; i++)
		assert_int_equal(v.round[0].answer[i].helps.n, 0);
	assert_int_equal(IN_WRITE(music, round_close(music, ZARA, 9001)), RC_NONE);
	assert_int_equal(IN_WRITE(senco(t), round_close(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), round_close(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(answer(music, 1, "Too late"), RC_CONFLICT);
	assert_int_equal(waiting(music), 0);
	assert_int_equal(IN_WRITE(senco(t), round_remind(senco(t), ZARA, 9001)), RC_CONFLICT);
	assert_int_equal(IN_READ(music, round_view_load(music, ZARA, &v)), RC_OK);
	assert_true(v.round[0].read);
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         round_view_load(work_as(t, ASSISTANT, ROLE_TA), ZARA, &v)),
	                 RC_NONE);
}

static void test_remind__is_seen(void **state)
{
	struct store_test *t = *state;
	struct round_ask in = question();
	struct round_line *l;
	size_t n;

	assert_int_equal(ask(senco(t), &in), RC_OK);
	assert_int_equal(IN_WRITE(teacher(t), round_remind(teacher(t), ZARA, 9001)), RC_NONE);
	assert_int_equal(IN_WRITE(senco(t), round_remind(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), round_remind(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(IN_READ(teacher(t), round_waiting(teacher(t), &l, &n)), RC_OK);
	assert_int_equal(date_cmp(l[0].reminded_on, TODAY), 0);
	assert_int_equal(IN_WRITE(senco(t), round_remind(senco(t), TOM, 9001)), RC_NONE);
}

static void test_use__answers_become_sources_once(void **state)
{
	struct store_test *t = *state;
	struct status s = {
		.id = 7001, .code = STATUS_K, .starts = { 2026, 3, 2 }, .reason = S("x"), .decided_by = SENCO
	};
	struct round_ask in = question();
	struct round_view v;
	struct assess_view y;

	assert_int_equal(ask(senco(t), &in), RC_OK); /* before there is a cycle */
	assert_int_equal(answer(teacher(t), 1, "Short steps"), RC_OK);
	assert_int_equal(answer(work_as(t, ASSISTANT, ROLE_TA), 1, "Pictures"), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), round_close(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), round_use(senco(t), ZARA, 9001)), RC_CONFLICT); /* no cycle */
	assert_int_equal(status_begin(t->db, t->a, zara, &s, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), assess_open(senco(t), ZARA)), RC_OK);
	assert_int_equal(IN_WRITE(teacher(t), round_use(teacher(t), ZARA, 9001)), RC_NONE);
	assert_int_equal(IN_WRITE(senco(t), round_use(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), round_use(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(IN_READ(senco(t), assess_load(senco(t), ZARA, &y)), RC_OK);
	assert_int_equal(y.statements, 2);
	assert_int_equal(y.statement[0].source, 1);
	assert_int_equal(y.statement[0].noted_by, CLASS_TEACHER);
	assert_true(str_is(y.statement[0].words, "Progress: Less than expected\nWhat helps: Short steps"));
	assert_int_equal(y.statement[1].source, 4);
	assert_int_equal(y.statement[1].noted_by, ASSISTANT);
	assert_true(str_ends(y.statement[1].said_by, S("Teaching assistant")));
	assert_int_equal(IN_READ(senco(t), round_of_cycle(senco(t), ZARA, y.cycle.id, &v)), RC_OK);
	assert_int_equal(v.n, 1);
	assert_int_equal(v.round[0].used, 2);
	assert_int_equal(v.round[0].round.cycle_id, y.cycle.id);
	assert_int_equal(IN_READ(senco(t), round_of_cycle(senco(t), ZARA, y.cycle.id + 1, &v)), RC_OK);
	assert_int_equal(v.n, 0);
}

static void test_add__somebody_who_was_forgotten(void **state)
{
	struct store_test *t = *state;
	struct round_ask in = question();
	struct round_ask more = { .person = { ASSISTANT }, .people = 1 };
	struct round_ask wrong = { .person = { SPECIALIST }, .people = 1 };
	struct round_ask nobody = { .people = 0 };
	struct ctx *assistant = work_as(t, ASSISTANT, ROLE_TA);
	struct round_view v;
	struct str why;

	in.people = 2; /* not the assistant */
	assert_int_equal(ask(senco(t), &in), RC_OK);
	assert_int_equal(answer(teacher(t), 1, "Short steps"), RC_OK);
	assert_int_equal(waiting(assistant), 0);
	assert_int_equal(IN_WRITE(teacher(t), round_add(teacher(t), ZARA, 9001, &more, &why)), RC_NONE);
	assert_int_equal(IN_WRITE(senco(t), round_add(senco(t), ZARA, 9001, &nobody, &why)), RC_INVALID);
	assert_true(why.n > 0);
	assert_int_equal(IN_WRITE(senco(t), round_add(senco(t), ZARA, 9001, &wrong, &why)), RC_INVALID);
	assert_int_equal(IN_WRITE(senco(t), round_add(senco(t), TOM, 9001, &more, &why)), RC_NONE);
	assert_int_equal(IN_WRITE(senco(t), round_add(senco(t), ZARA, 9001, &more, &why)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), round_add(senco(t), ZARA, 9001, &more, &why)),
	                 RC_OK); /* again changes nothing */
	assert_int_equal(waiting(assistant), 1);
	assert_int_equal(IN_READ(senco(t), round_view_load(senco(t), ZARA, &v)), RC_OK);
	assert_int_equal(v.round[0].n, 3);
	assert_int_equal(v.round[0].answered, 1);
	assert_int_equal(answer(assistant, 1, "Pictures"), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), round_close(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), round_add(senco(t), ZARA, 9001, &more, &why)), RC_CONFLICT);
}

static enum rc heard(struct ctx *c, int64_t id, int64_t revision, const char *who, const char *helps)
{
	struct round_answer v = { .id = id,
		                  .revision = revision,
		                  .said_by = str_of(who),
		                  .said_how = ROUND_HOW_PHONE,
		                  .progress = ROUND_PROGRESS_EXPECTED,
		                  .helps = str_of(helps) };
	struct round_answer theirs;

	return IN_WRITE(c, round_heard_save(c, ZARA, 9001, &v, &theirs));
}

static int64_t answer_of(struct store_test *t, int64_t person_id, struct round_answer *out)
{
	assert_int_equal(round_answer_of(t->db, t->a, zara, 9001, person_id, out, &t->e), RC_OK);
	return out->id;
}

static void test_heard__of_somebody_without_an_account(void **state)
{
	struct store_test *t = *state;
	struct status s = {
		.id = 7001, .code = STATUS_K, .starts = { 2026, 3, 2 }, .reason = S("x"), .decided_by = SENCO
	};
	struct round_ask in = question();
	struct round_view v;
	struct assess_view y;

	assert_int_equal(status_begin(t->db, t->a, zara, &s, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), assess_open(senco(t), ZARA)), RC_OK);
	in.people = 1;
	assert_int_equal(ask(senco(t), &in), RC_OK);
	assert_int_equal(heard(teacher(t), 9101, 0, "Mrs Lane", "A quiet table"), RC_NONE);
	assert_int_equal(heard(senco(t), 9101, 0, " ", "A quiet table"), RC_INVALID);
	assert_int_equal(heard(senco(t), 9101, 0, "Mrs Lane, lunch supervisor", "A quiet table"), RC_OK);
	assert_int_equal(heard(senco(t), 9101, 0, "Mrs Lane, lunch supervisor", "A quiet table"), RC_OK); /* twice */
	assert_int_equal(heard(senco(t), 9102, 0, "Mr Fox, club", "Drawing"), RC_OK); /* one more of nobody on record */
	assert_int_equal(heard(senco(t), 9101, 0, "Mrs Lane, lunch supervisor", "A table"), RC_CONFLICT);
	assert_int_equal(heard(senco(t), 9101, 1, "Mrs Lane, lunch supervisor", "A small table"),
	                 RC_OK); /* corrected */
	assert_int_equal(IN_READ(senco(t), round_view_load(senco(t), ZARA, &v)), RC_OK);
	assert_int_equal(v.round[0].n, 3);
	assert_int_equal(v.round[0].answered, 2);
	assert_int_equal(IN_WRITE(senco(t), round_close(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(heard(senco(t), 9103, 0, "Late", "x"), RC_CONFLICT);
	assert_int_equal(IN_WRITE(senco(t), round_use(senco(t), ZARA, 9001)), RC_OK);
	assert_int_equal(IN_READ(senco(t), assess_load(senco(t), ZARA, &y)), RC_OK);
	assert_int_equal(y.statements, 2);
	for (size_t i = 0; i < y.statements; i++) {
		assert_int_equal(y.statement[i].source, 4);
		assert_int_equal(y.statement[i].noted_by, SENCO);
		assert_true(str_ends(y.statement[i].said_by, S(", by phone")));
	}
}

static void test_heard__of_somebody_who_was_asked(void **state)
{
	struct store_test *t = *state;
	struct round_ask in = question();
	struct ctx *assistant = work_as(t, ASSISTANT, ROLE_TA);
	struct round_answer v;
	int64_t id;

	assert_int_equal(ask(senco(t), &in), RC_OK);
	id = answer_of(t, ASSISTANT, &v);
	assert_int_equal(heard(senco(t), id, 1, "", "Pictures"), RC_OK);
	assert_int_equal(waiting(assistant), 0);
	(void)answer_of(t, ASSISTANT, &v);
	assert_int_equal(v.noted_by, SENCO);
	assert_true(str_ends(round_answer_place(t->a, &v), S(" by phone")));
	assert_int_equal(answer(assistant, v.revision, "Pictures and time"), RC_OK); /* their own words go before */
	(void)answer_of(t, ASSISTANT, &v);
	assert_int_equal(v.noted_by, 0);
	assert_int_equal(v.said_how, ROUND_HOW_NONE);
	assert_int_equal(heard(senco(t), id, v.revision, "", "Something else"), RC_CONFLICT);
}

TEST_MAIN(test_round)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_store__round_trips, store_test_setup, store_test_teardown),
		cmocka_unit_test_setup_teardown(test_ask__everybody_who_teaches_once, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_ask__names_the_wrong_field, store_test_setup, store_test_teardown),
		cmocka_unit_test_setup_teardown(test_answer__waits_where_each_looks_and_is_counted, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_answer__is_read_by_others_when_closed, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_add__somebody_who_was_forgotten, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_heard__of_somebody_without_an_account, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_heard__of_somebody_who_was_asked, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_remind__is_seen, store_test_setup, store_test_teardown),
		cmocka_unit_test_setup_teardown(test_use__answers_become_sources_once, store_test_setup,
		                                store_test_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
