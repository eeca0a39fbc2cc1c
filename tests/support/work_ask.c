#include "support/work_ask.h"

#include "ask/family_ask_sql.h"
#include "home/home_sql.h"
#include "statement/statement_sql.h"
#include "support/support.h"

static void asked(struct store_test *t, enum ask_kind kind, enum ask_whom whom)
{
	struct family_ask v = { .id = THE_ASK,
		                .person_id = MOTHER,
		                .kind = kind,
		                .whom = whom,
		                .why = S("Her reading"),
		                .way = kind == ASK_MEETING ? ASK_WAY_PHONE : ASK_WAY_NONE,
		                .paper = kind == ASK_COPY ? ASK_PAPER_PLAN : ASK_PAPER_NONE,
		                .form = kind == ASK_COPY ? ASK_FORM_LARGE : ASK_FORM_NONE,
		                .asked_on = { 2026, 3, 2 },
		                .due_on = { 2026, 3, 9 },
		                .revision = 1 };

	if (kind == ASK_COUNCIL)
		v.council_on = (struct date){ 2026, 2, 27 };
	assert_int_equal(record_write(t->db, t->a, family_ask_sql.insert, &family_ask_rec, zara, &v, &t->e), RC_OK);
}

void work_asked_senco(struct store_test *t)
{
	asked(t, ASK_MEETING, ASK_WHOM_SENCO);
}

void work_asked_teacher(struct store_test *t)
{
	asked(t, ASK_MEETING, ASK_WHOM_TEACHER);
}

void work_asked_copy(struct store_test *t)
{
	asked(t, ASK_COPY, ASK_WHOM_NONE);
}

void work_asked_council(struct store_test *t)
{
	asked(t, ASK_COUNCIL, ASK_WHOM_NONE);
}

void work_ask_answered(struct store_test *t)
{
	struct family_ask v;

	assert_int_equal(record_load(t->db, t->a, &family_ask_sql, zara, THE_ASK, &v, &t->e), RC_OK);
	v.answer = S("Come on Friday");
	v.answered_by = SENCO;
	v.answered_on = (struct date){ 2026, 3, 10 };
	assert_int_equal(record_write(t->db, t->a, family_ask_sql.update, &family_ask_rec, zara, &v, &t->e), RC_OK);
}

void work_home_sent(struct store_test *t)
{
	struct home_note v = { .id = THE_ASK,
		               .person_id = MOTHER,
		               .words = S("She read the menu"),
		               .sent_on = { 2026, 3, 9 },
		               .revision = 1 };

	assert_int_equal(record_write(t->db, t->a, home_note_sql.insert, &home_note_rec, zara, &v, &t->e), RC_OK);
}

void work_home_seen(struct store_test *t)
{
	struct home_note v;

	assert_int_equal(record_load(t->db, t->a, &home_note_sql, zara, THE_ASK, &v, &t->e), RC_OK);
	v.seen_by = CLASS_TEACHER;
	v.seen_on = (struct date){ 2026, 3, 10 };
	assert_int_equal(record_write(t->db, t->a, home_note_sql.update, &home_note_rec, zara, &v, &t->e), RC_OK);
}

void work_said_no(struct store_test *t)
{
	struct statement_of_help v = { .id = THE_ASK,
		                       .month = { 2026, 2, 1 },
		                       .number = 1,
		                       .made_on = { 2026, 3, 4 },
		                       .code = S("0000-0000-0001"),
		                       .body = S("x"),
		                       .seal = S("x"),
		                       .revision = 1 };
	struct statement_answer said = { .id = THE_ASK,
		                         .statement_id = THE_ASK,
		                         .person_id = MOTHER,
		                         .answer = SAW_NO,
		                         .words = S("Not on Friday"),
		                         .on_day = { 2026, 3, 5 },
		                         .revision = 1 };

	assert_int_equal(record_write(t->db, t->a, statement_sql.insert, &statement_of_help_rec, zara, &v, &t->e),
	                 RC_OK);
	assert_int_equal(record_write(t->db, t->a, statement_answer_sql.insert, &statement_answer_rec, zara, &said,
	                              &t->e),
	                 RC_OK);
}

void work_no_settled(struct store_test *t)
{
	struct statement_answer v;

	assert_int_equal(record_load(t->db, t->a, &statement_answer_sql, zara, THE_ASK, &v, &t->e), RC_OK);
	v.settled = S("The log was wrong");
	v.settled_by = SENCO;
	v.settled_on = (struct date){ 2026, 3, 10 };
	assert_int_equal(record_write(t->db, t->a, statement_answer_sql.update, &statement_answer_rec, zara, &v, &t->e),
	                 RC_OK);
}
