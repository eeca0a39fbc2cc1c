/* home/home: what a family and a pupil send from home: who reads it, how much in a day, taken back, withdrawn, seen. */
#include "support/support.h"

#include "core/entry/put_right.h"
#include "files/file_named.h"
#include "home/home.h"
#include "support/some_files.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"

static struct edit_fault fault;

static struct ctx *mother(struct store_test *t)
{
	return work_as(t, MOTHER, ROLE_PARENT);
}

static enum rc note(struct ctx *c, int64_t id, const char *words, bool shared)
{
	struct home_note v = { .id = id, .words = str_of(words), .shared = shared };

	return home_send(c, ZARA, &v, STR_NONE, STR_NONE, &fault);
}

static enum rc file(struct ctx *c, int64_t id, const char *name, struct str bytes, bool shared)
{
	struct home_note v = { .id = id, .shared = shared };

	return home_send(c, ZARA, &v, str_of(name), bytes, &fault);
}

static size_t seen_by(struct store_test *t, int64_t person, enum role hat)
{
	struct home_view v;
	struct ctx *c = work_as(t, person, hat);
	enum rc rc = IN_READ(c, home_load(c, ZARA, &v));

	if (rc == RC_NONE)
		return 99;
	assert_int_equal(rc, RC_OK);
	return v.known.n;
}

static enum rc opens(struct store_test *t, int64_t person, enum role hat, int64_t id)
{
	struct pupil_file f;
	struct str bytes;
	struct ctx *c = work_as(t, person, hat);

	return IN_READ(c, files_open(c, ZARA, id, FILE_WHOLE, &f, &bytes));
}

static void test_note__is_read_by_staff_and_who_sent_it(void **state)
{
	struct store_test *t = *state;

	assert_int_equal(note(mother(t), 41, "She read the menu", false), RC_OK);
	assert_int_equal(note(mother(t), 41, "She read the menu", false), RC_OK); /* sent twice */
	assert_int_equal(seen_by(t, MOTHER, ROLE_PARENT), 1);
	assert_int_equal(seen_by(t, CLASS_TEACHER, ROLE_TEACHER), 1);
	assert_int_equal(seen_by(t, ASSISTANT, ROLE_TA), 1);
	assert_int_equal(seen_by(t, ZARA_PERSON, ROLE_PUPIL), 0); /* a child reads what is theirs */
	assert_int_equal(seen_by(t, FATHER, ROLE_PARENT), 99);    /* restricted */
	assert_int_equal(note(work_as(t, FATHER, ROLE_PARENT), 42, "Hello", true), RC_NONE);
	assert_int_equal(note(work_as(t, CLASS_TEACHER, ROLE_TEACHER), 42, "Hello", true), RC_NONE);
	assert_int_equal(note(work_as(t, ZARA_PERSON, ROLE_PUPIL), 41, "Mine", false), RC_NONE); /* not hers */
	assert_int_equal(note(mother(t), 43, " ", false), RC_INVALID);
	assert_string_equal(fault.field, "words");
}

static void test_note__is_about_a_goal_of_the_plan(void **state)
{
	struct store_test *t = *state;
	struct home_note v = { .id = 41, .words = S("She read"), .outcome_root = 12345 };
	struct home_view view;
	struct ctx *c = mother(t);

	work_plan(t, zara, 0, S(""));
	assert_int_equal(home_send(c, ZARA, &v, STR_NONE, STR_NONE, &fault), RC_INVALID);
	assert_string_equal(fault.field, "outcome_root");
	assert_int_equal(IN_READ(c, home_load(c, ZARA, &view)), RC_OK);
	assert_int_equal(view.goals, 1);
	v.outcome_root = view.goal[0].root;
	assert_int_equal(home_send(c, ZARA, &v, STR_NONE, STR_NONE, &fault), RC_OK);
	assert_int_equal(IN_READ(c, home_load(c, ZARA, &view)), RC_OK);
	assert_true(view.known.n == 1 && str_eq(view.known.item[0].aim, view.goal[0].aim));
}

static void test_file__is_one_of_the_record_and_kept_from_the_rest_of_the_family(void **state)
{
	struct store_test *t = *state;
	struct home_view v;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	assert_int_equal(file(mother(t), 41, "IMG 1.JPG", some_jpeg_with_place(t->a, 900, 600, 1), false), RC_OK);
	assert_int_equal(file(mother(t), 41, "IMG 1.JPG", some_jpeg(t->a, 900, 600), false), RC_OK); /* sent twice */
	assert_int_equal(file(work_as(t, ZARA_PERSON, ROLE_PUPIL), 42, "my voice.mp3", some_mp3(t->a, ""), true),
	                 RC_OK);
	assert_int_equal(IN_READ(c, home_load(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.known.n, 2);
	for (size_t i = 0; i < v.known.n; i++) {
		const struct pupil_file *f = home_file(&v.known, &v.known.item[i]);

		assert_non_null(f);
		assert_true(f->came == FILE_CAME_FAMILY && date_cmp(f->added_on, TODAY) == 0);
		assert_true(f->kind == (f->id == 41 ? FILE_WHAT_PHOTO : FILE_WHAT_RECORDING));
		assert_true(f->readers == (f->id == 41 ? FILE_READERS_STAFF : FILE_READERS_FAMILY));
	}
	assert_int_equal(opens(t, MOTHER, ROLE_PARENT, 41), RC_OK);
	assert_int_equal(opens(t, ASSISTANT, ROLE_TA, 41), RC_OK);
	assert_int_equal(opens(t, ZARA_PERSON, ROLE_PUPIL, 41), RC_NONE);
	assert_int_equal(opens(t, FATHER, ROLE_PARENT, 41), RC_NONE);
	assert_int_equal(opens(t, ZARA_PERSON, ROLE_PUPIL, 42), RC_OK);
	assert_int_equal(opens(t, MOTHER, ROLE_PARENT, 42), RC_OK); /* shared */
	assert_int_equal(seen_by(t, MOTHER, ROLE_PARENT), 2);
	assert_int_equal(seen_by(t, ZARA_PERSON, ROLE_PUPIL), 1);
}

static void test_file__that_is_none_leaves_nothing(void **state)
{
	struct store_test *t = *state;
	struct file_named *f;
	size_t n;

	assert_int_equal(file(mother(t), 41, "photo.jpg", S("<html><script>1</script></html>"), false), RC_INVALID);
	assert_string_equal(fault.field, "file");
	assert_int_equal(file(mother(t), 41, "photo.jpg", STR_NONE, false), RC_INVALID);
	assert_string_equal(fault.field, "file");
	assert_int_equal(file(work_as(t, CLASS_TEACHER, ROLE_TEACHER), 41, "a.txt", S("Hello\n"), false), RC_NONE);
	assert_int_equal(file(work_as(t, FATHER, ROLE_PARENT), 41, "a.txt", S("Hello\n"), false), RC_NONE);
	assert_int_equal(seen_by(t, MOTHER, ROLE_PARENT), 0);
	assert_int_equal(files_named(t->db, t->a, &f, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

/* Ten files and twenty things in a day; what was taken back counts. */
static void test_day__has_an_end(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = mother(t);

	for (int64_t i = 0; i < HOME_FILES_A_DAY; i++)
		assert_int_equal(file(mother(t), 1000 + i, "a.txt", S("Hello\n"), false), RC_OK);
	assert_int_equal(file(mother(t), 2000, "a.txt", S("Hello\n"), false), RC_INVALID);
	assert_string_equal(fault.field, "file");
	assert_int_equal(IN_WRITE(c, home_take_back(c, ZARA, 1000, 71)), RC_OK);
	assert_int_equal(file(mother(t), 2000, "a.txt", S("Hello\n"), false), RC_INVALID);
	assert_int_equal(file(work_as(t, ZARA_PERSON, ROLE_PUPIL), 3000, "a.txt", S("Hello\n"), false), RC_OK);
	for (int64_t i = HOME_FILES_A_DAY; i < HOME_NOTES_A_DAY; i++)
		assert_int_equal(note(mother(t), 1000 + i, "She read", false), RC_OK);
	assert_int_equal(note(mother(t), 2001, "She read", false), RC_INVALID);
	assert_string_equal(fault.field, "words");
}

/* Out of every list with its file, put back by nobody; the bytes stay named as long as the withdrawn entry has them. */
static void test_back__takes_the_file_along_and_nobody_puts_it_back(void **state)
{
	struct store_test *t = *state;
	struct withdrawn_line *w;
	struct file_named *f;
	struct ctx *c = mother(t);
	size_t n;

	assert_int_equal(file(mother(t), 41, "a.txt", S("Hello\n"), true), RC_OK);
	c = work_as(t, ZARA_PERSON, ROLE_PUPIL);
	assert_int_equal(IN_WRITE(c, home_take_back(c, ZARA, 41, 71)), RC_NONE);
	c = work_as(t, SENCO, ROLE_SENCO);
	assert_int_equal(IN_WRITE(c, home_take_back(c, ZARA, 41, 71)), RC_NONE);
	c = mother(t);
	assert_int_equal(IN_WRITE(c, home_take_back(c, ZARA, 41, 71)), RC_OK);
	assert_int_equal(IN_WRITE(c, home_take_back(c, ZARA, 41, 71)), RC_OK); /* pressed twice */
	assert_int_equal(IN_WRITE(c, home_take_back(c, ZARA, 41, 72)), RC_NONE);
	assert_int_equal(seen_by(t, MOTHER, ROLE_PARENT), 0);
	assert_int_equal(opens(t, SENCO, ROLE_SENCO, 41), RC_NONE);
	c = work_as(t, SENCO, ROLE_SENCO);
	assert_int_equal(IN_READ(c, withdrawn_lines(c, zara, &w, &n)), RC_OK);
	assert_int_equal(n, 1);
	assert_false(w[0].can_undo);
	assert_int_equal(IN_WRITE(c, put_back(c, ZARA, 71)), RC_NONE);
	assert_int_equal(files_named(t->db, t->a, &f, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	if (test_db_is_postgres()) {
		int64_t unkept, unnamed;

		assert_int_equal(files_in_database(t->db, t->a, &unkept, &unnamed, &t->e), RC_OK);
		assert_true(unkept == 0 && unnamed == 0);
	}
}

static void test_back__not_on_another_day(void **state)
{
	struct store_test *t = *state;
	struct home_note v = {
		.id = 41, .person_id = MOTHER, .words = S("x"), .sent_on = { 2026, 3, 9 }, .revision = 1
	};
	struct ctx *c = mother(t);

	assert_int_equal(record_write(t->db, t->a, home_note_sql.insert, &home_note_rec, zara, &v, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, home_take_back(c, ZARA, 41, 71)), RC_NONE);
	assert_int_equal(seen_by(t, MOTHER, ROLE_PARENT), 1);
}

static void test_withdrawn__by_the_senco_with_a_reason(void **state)
{
	struct store_test *t = *state;
	struct put_right_view *v = NEW(t->a, struct put_right_view);
	struct put_right_in in = { .id = 71, .why = S("It is about another child") };
	const char *field;
	struct str say;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	assert_int_equal(file(mother(t), 41, "a.txt", S("Hello\n"), false), RC_OK);
	assert_int_equal(IN_READ(c, put_right_load(c, ZARA, S("home"), 41, v)), RC_OK);
	assert_int_equal(v->take.says, 1); /* the file goes along */
	in.seen = v->seen;
	assert_int_equal(IN_WRITE(c, put_right(c, ZARA, S("home"), 41, &in, &field, &say)), RC_OK);
	assert_int_equal(seen_by(t, MOTHER, ROLE_PARENT), 0);
	assert_int_equal(opens(t, MOTHER, ROLE_PARENT, 41), RC_NONE);
	assert_int_equal(IN_WRITE(c, put_back(c, ZARA, 71)), RC_OK);
	assert_int_equal(seen_by(t, MOTHER, ROLE_PARENT), 1);
	assert_int_equal(opens(t, MOTHER, ROLE_PARENT, 41), RC_OK);
}

static void test_seen__by_teacher_or_senco_once(void **state)
{
	struct store_test *t = *state;
	struct home_view v;
	struct ctx *c = work_as(t, ASSISTANT, ROLE_TA);

	assert_int_equal(note(mother(t), 41, "She read the menu", false), RC_OK);
	assert_int_equal(IN_WRITE(c, home_seen(c, ZARA, 41)), RC_NONE);
	c = work_as(t, HEAD, ROLE_HEAD);
	assert_int_equal(IN_WRITE(c, home_seen(c, ZARA, 41)), RC_NONE);
	c = mother(t);
	assert_int_equal(IN_WRITE(c, home_seen(c, ZARA, 41)), RC_NONE);
	c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	assert_int_equal(IN_WRITE(c, home_seen(c, ZARA, 41)), RC_OK);
	c = work_as(t, SENCO, ROLE_SENCO);
	assert_int_equal(IN_WRITE(c, home_seen(c, ZARA, 41)), RC_OK);
	c = mother(t);
	assert_int_equal(IN_READ(c, home_load(c, ZARA, &v)), RC_OK);
	assert_true(v.known.n == 1 && v.known.item[0].seen_by == CLASS_TEACHER && home_unseen(&v.known) == 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_home)
{
	const struct CMUnitTest tests[] = {
		T(test_note__is_read_by_staff_and_who_sent_it),
		T(test_note__is_about_a_goal_of_the_plan),
		T(test_file__is_one_of_the_record_and_kept_from_the_rest_of_the_family),
		T(test_file__that_is_none_leaves_nothing),
		T(test_day__has_an_end),
		T(test_back__takes_the_file_along_and_nobody_puts_it_back),
		T(test_back__not_on_another_day),
		T(test_withdrawn__by_the_senco_with_a_reason),
		T(test_seen__by_teacher_or_senco_once),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
