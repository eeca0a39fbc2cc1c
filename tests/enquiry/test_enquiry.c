/* enquiry/enquiry: taken in once from anybody, within the limit; answered at its desk; wiped in time. */
#include "support/support.h"

#include "core/account/flood.h"
#include "enquiry/enquiry.h"
#include "enquiry/enquiry_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"

static const struct public_school HERE = { .id = SCHOOL, .key = S("7") };

static struct enquiry question(int64_t id)
{
	return (struct enquiry){ .id = id,
		                 .kind = ENQUIRY_KIND_ASK,
		                 .desk = DESK_SCHOOL,
		                 .words = S("Who pays for it?"),
		                 .reach = S("020 7946 0001") };
}

static enum rc take(struct ctx *c, struct enquiry *x, bool *full)
{
	return IN_WRITE(c, enquiry_take(c, &HERE, S("192.0.2.1"), x, full));
}

static void test_take__once_with_a_day(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO); /* whoever is signed in writes as nobody */
	struct enquiry x = question(1), found;
	struct enquiry again = question(1), other = question(1);
	bool full;

	assert_int_equal(take(c, &x, &full), RC_OK);
	assert_int_equal(c->actor.person_id, SENCO);
	assert_true(receipt_is(x.receipt));
	assert_int_equal(date_cmp(x.answer_by, (struct date){ 2026, 3, 13 }), 0);
	assert_int_equal(take(c, &again, &full), RC_OK);
	assert_true(str_eq(again.receipt, x.receipt));
	other.words = S("And when?");
	assert_int_equal(take(c, &other, &full), RC_OK);
	assert_false(str_eq(other.receipt, x.receipt));
	assert_int_equal(enquiry_receipt(c, &HERE, x.receipt, &found), RC_OK);
	assert_int_equal(date_cmp(found.answer_by, x.answer_by), 0);
	assert_int_equal(enquiry_receipt(c, &HERE, S("nonsense"), &found), RC_NONE);
	x = question(5);
	x.reach = S(" ");
	assert_int_equal(take(c, &x, &full), RC_INVALID);
}

static void test_take__keeps_only_what_its_form_asks(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, 0, ROLE_NONE);
	struct enquiry x = { .id = 1,
		             .kind = ENQUIRY_KIND_SAY,
		             .desk = DESK_SERVICE,
		             .clear = CLEAR_NO,
		             .sender = S("A name"),
		             .form = COPY_FORM_AUDIO };
	struct enquiry now;
	bool full;

	assert_int_equal(take(c, &x, &full), RC_OK);
	assert_int_equal(enquiry_load(t->db, t->a, SCHOOL, 1, &now, &t->e), RC_OK);
	assert_int_equal(now.desk, DESK_SCHOOL);
	assert_int_equal(now.sender.n, 0);
	assert_int_equal(now.form, COPY_FORM_NONE);
	assert_true(date_none(now.answer_by));
}

static void test_take__so_many_in_an_hour_and_a_worry_all_the_same(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, 0, ROLE_NONE);
	struct enquiry x;
	struct flood f;
	bool full;

	for (int i = 0; i < FLOOD_ADDRESS_MOST; i++) {
		x = question(100 + i);
		assert_int_equal(take(c, &x, &full), RC_OK);
		assert_false(full);
	}
	x = question(500);
	assert_int_equal(take(c, &x, &full), RC_OK);
	assert_true(full);
	assert_int_equal(IN_WRITE(c, flood_ask(c, "worry", SCHOOL, S("192.0.2.1"), &f)), RC_OK);
	assert_false(f.full);
	c->now.utc += FLOOD_PAUSE;
	assert_int_equal(take(c, &x, &full), RC_OK);
	assert_false(full);
}

static void test_service__only_where_somebody_reads(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, 0, ROLE_NONE);
	struct enquiry x = question(1);
	struct enquiries v;
	struct enquiry_one one;
	bool full, is;

	x.desk = DESK_SERVICE;
	assert_int_equal(enquiry_has_service(c, &HERE, &is), RC_OK);
	assert_false(is);
	assert_int_equal(take(c, &x, &full), RC_INVALID);
	test_db_script(t->db, "INSERT INTO role_grant (school_id, id, person_id, role, starts) VALUES (7, 9900, 109, "
	                      "'sendiass', '2025-09-01')");
	assert_int_equal(enquiry_has_service(c, &HERE, &is), RC_OK);
	assert_true(is);
	assert_int_equal(take(c, &x, &full), RC_OK);
	c = work_as(t, SENCO, ROLE_SENCO);
	assert_int_equal(IN_WRITE(c, enquiries_load(c, &v)), RC_OK);
	assert_int_equal(v.n, 0); /* what is written to the service is not for the school */
	assert_int_equal(IN_READ(c, enquiry_open(c, 1, &one)), RC_NONE);
	c = work_as(t, GIVER, ROLE_SENDIASS);
	assert_int_equal(IN_WRITE(c, enquiries_load(c, &v)), RC_OK);
	assert_int_equal(v.n, 1);
	assert_int_equal(IN_READ(c, enquiry_open(c, 1, &one)), RC_OK);
	c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	assert_int_equal(IN_WRITE(c, enquiries_load(c, &v)), RC_NONE);
}

static enum rc log_it(struct ctx *c, int64_t step, enum enquiry_deed kind, const char *note)
{
	struct enquiry_step in = { .id = step, .kind = kind, .note = str_of(note) };

	return IN_WRITE(c, enquiry_log(c, 1, &in));
}

static void test_log__a_message_keeps_the_clock(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct enquiry x = question(1);
	struct enquiries v;
	int64_t waiting, late;
	bool full;

	assert_int_equal(take(c, &x, &full), RC_OK);
	assert_int_equal(log_it(c, 10, ENQUIRY_STEP_NOBODY, ""), RC_OK);
	assert_int_equal(log_it(c, 10, ENQUIRY_STEP_NOBODY, ""), RC_OK); /* pressed twice */
	assert_int_equal(log_it(c, 11, ENQUIRY_STEP_MESSAGE, "Said when we are in"), RC_OK);
	c->now.today = (struct date){ 2026, 3, 17 };
	assert_int_equal(IN_WRITE(c, enquiries_load(c, &v)), RC_OK);
	assert_int_equal(v.n, 1);
	assert_int_equal(v.late, 1);
	assert_int_equal(v.item[0].q.tries, 2);
	assert_int_equal(IN_READ(c, enquiries_due(c, &waiting, &late)), RC_OK);
	assert_int_equal(waiting, 1);
	assert_int_equal(late, 1);
	assert_int_equal(log_it(c, 12, ENQUIRY_STEP_SENT, ""), RC_INVALID); /* nothing was asked for */
	assert_int_equal(log_it(c, 13, ENQUIRY_STEP_SPOKE, ""), RC_OK);
	assert_int_equal(log_it(c, 14, ENQUIRY_STEP_WROTE, ""), RC_CONFLICT);
	assert_int_equal(IN_READ(c, enquiries_due(c, &waiting, &late)), RC_OK);
	assert_int_equal(waiting, 0);
	assert_int_equal(log_it(c, 15, ENQUIRY_STEP_BACK, ""), RC_OK);
	assert_int_equal(log_it(c, 16, ENQUIRY_STEP_ASIDE, " "), RC_INVALID);
	assert_int_equal(log_it(c, 17, ENQUIRY_STEP_ASIDE, "An advert"), RC_OK);
	c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	assert_int_equal(log_it(c, 18, ENQUIRY_STEP_BACK, ""), RC_NONE);
}

static void test_wipe__with_the_next_opening_of_the_list(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);
	struct enquiry x = question(1), now;
	struct enquiries v;
	bool full;

	assert_int_equal(take(c, &x, &full), RC_OK);
	assert_int_equal(log_it(c, 10, ENQUIRY_STEP_SPOKE, "About money"), RC_OK);
	c->now.today = (struct date){ 2026, 9, 9 };
	assert_int_equal(IN_WRITE(c, enquiries_load(c, &v)), RC_OK);
	assert_int_equal(enquiry_load(t->db, t->a, SCHOOL, 1, &now, &t->e), RC_OK);
	assert_int_equal(now.wiped, 0);
	c->now.today = (struct date){ 2026, 9, 10 };
	assert_int_equal(IN_WRITE(c, enquiries_load(c, &v)), RC_OK);
	assert_int_equal(enquiry_load(t->db, t->a, SCHOOL, 1, &now, &t->e), RC_OK);
	assert_int_equal(now.wiped, 1);
	assert_int_equal(log_it(c, 11, ENQUIRY_STEP_BACK, ""), RC_CONFLICT); /* nobody is left to answer */
}

static void test_forget__when_they_take_their_yes_back(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct enquiry x = question(1), now;
	struct enquiry_one one;
	bool full;

	assert_int_equal(take(c, &x, &full), RC_OK);
	assert_int_equal(IN_WRITE(c, enquiry_forget(c, 1)), RC_CONFLICT); /* first it is answered */
	assert_int_equal(log_it(c, 10, ENQUIRY_STEP_SPOKE, "About money"), RC_OK);
	assert_int_equal(IN_WRITE(c, enquiry_forget(work_as(t, GIVER, ROLE_SENDIASS), 1)), RC_NONE);
	assert_int_equal(IN_WRITE(c, enquiry_forget(c, 1)), RC_OK);
	assert_int_equal(IN_WRITE(c, enquiry_forget(c, 1)), RC_OK);
	assert_int_equal(enquiry_load(t->db, t->a, SCHOOL, 1, &now, &t->e), RC_OK);
	assert_int_equal(now.words.n + now.reach.n, 0);
	assert_int_equal(IN_READ(c, enquiry_open(c, 1, &one)), RC_OK);
	assert_int_equal(one.step[0].note.n, 0);
}

static void test_promise__is_the_settings(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct enquiry_promise p;
	struct enquiry x = question(1);
	bool full;

	assert_int_equal(enquiry_promise_load(c, &p), RC_OK);
	assert_int_equal(p.days, ENQUIRY_DAYS);
	p.days = 1;
	assert_int_equal(IN_WRITE(c, enquiry_promise_save(c, &p)), RC_OK);
	assert_int_equal(take(c, &x, &full), RC_OK);
	assert_int_equal(date_cmp(x.answer_by, (struct date){ 2026, 3, 11 }), 0);
	p.months = 0;
	assert_int_equal(IN_WRITE(c, enquiry_promise_save(c, &p)), RC_INVALID);
	c = work_as(t, HEAD, ROLE_HEAD);
	p.months = 1;
	assert_int_equal(IN_WRITE(c, enquiry_promise_save(c, &p)), RC_NONE);
}

TEST_MAIN(test_enquiry)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_take__once_with_a_day),
		T(test_take__keeps_only_what_its_form_asks),
		T(test_take__so_many_in_an_hour_and_a_worry_all_the_same),
		T(test_service__only_where_somebody_reads),
		T(test_log__a_message_keeps_the_clock),
		T(test_wipe__with_the_next_opening_of_the_list),
		T(test_forget__when_they_take_their_yes_back),
		T(test_promise__is_the_settings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
