/* files/files and its store: what staff add comes back to those who may read it and to nobody else, sealed in between.
 */
#include "support/support.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/entry/put_right.h"
#include "files/file_named.h"
#include "files/file_rescan.h"
#include "files/file_sql.h"
#include "files/file_store.h"
#include "files/files.h"
#include "kit/file/shelf.h"
#include "support/fake_clamd.h"
#include "support/some_files.h"
#include "support/test_db.h"
#include "support/work_school.h"

static struct pupil_file words(int64_t id, enum file_what kind, enum file_readers readers)
{
	return (struct pupil_file){
		.id = id, .kind = kind, .made_by = S("Dr Helen Marsh"), .made_on = { 2026, 3, 9 }, .readers = readers
	};
}

static enum rc add(struct ctx *c, const struct pupil_file *f, const char *name, struct str bytes, const char **field)
{
	struct edit_fault fault = { NULL, STR_NONE };
	enum rc rc = files_add(c, ZARA, f, str_of(name), bytes, &fault);

	*field = fault.field;
	return rc;
}

static enum rc opened(struct ctx *c, int64_t id, enum file_part part, struct str *bytes)
{
	struct pupil_file f;

	return IN_READ(c, files_open(c, ZARA, id, part, &f, bytes));
}

static void test_add__comes_back_to_who_may_read_it(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct pupil_file f = words(9001, FILE_WHAT_REPORT, FILE_READERS_FAMILY);
	struct str pdf = some_pdf(t->a, 6, "", "");
	struct files_view v;
	struct str out;
	const char *field;

	assert_int_equal(add(c, &f, "../EP report.pdf", pdf, &field), RC_OK);
	assert_int_equal(add(c, &f, "../EP report.pdf", pdf, &field), RC_OK); /* sent twice */
	assert_int_equal(IN_READ(c, files_load(c, ZARA, 9001, &v)), RC_OK);
	assert_int_equal(v.n, 1);
	assert_string_equal(str_c(t->a, v.one.name), "EP report.pdf");
	assert_string_equal(str_c(t->a, v.one.type), "pdf");
	assert_int_equal(v.one.pages, 6);
	assert_int_equal(v.one.bytes, (int64_t)pdf.n);
	assert_true(v.one.scan == FILE_SCAN_WITHOUT);
	assert_true(v.one.digest.n > 0 && v.one.added_by == CLASS_TEACHER && v.one.revision == 1);
	assert_int_equal(opened(c, 9001, FILE_WHOLE, &out), RC_OK);
	assert_true(str_eq(out, pdf));
	assert_int_equal(opened(work_as(t, SENCO, ROLE_SENCO), 9001, FILE_WHOLE, &out), RC_OK);
	assert_int_equal(opened(work_as(t, MOTHER, ROLE_PARENT), 9001, FILE_WHOLE, &out), RC_OK);
	assert_int_equal(opened(work_as(t, FATHER, ROLE_PARENT), 9001, FILE_WHOLE, &out), RC_NONE); /* restricted */
	assert_int_equal(opened(work_as(t, ASSISTANT, ROLE_TA), 9001, FILE_WHOLE, &out), RC_NONE);
	assert_int_equal(opened(work_as(t, ZARA_PERSON, ROLE_PUPIL), 9001, FILE_WHOLE, &out), RC_NONE);
	assert_int_equal(opened(c, 9001, FILE_THUMB, &out), RC_NONE); /* a paper has none */
	assert_int_equal(opened(c, 9002, FILE_WHOLE, &out), RC_NONE);
}

static void test_add__pictures_in_steps(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, ASSISTANT, ROLE_TA);
	struct pupil_file f = words(9001, FILE_WHAT_WORK, FILE_READERS_ALL);
	struct str part[3];
	const char *field;

	assert_int_equal(add(c, &f, "image.jpg", some_jpeg_with_place(t->a, 3000, 2000, 1), &field), RC_OK);
	for (int i = 0; i < FILE_PARTS; i++) {
		assert_int_equal(opened(work_as(t, ZARA_PERSON, ROLE_PUPIL), 9001, (enum file_part)i, &part[i]), RC_OK);
		assert_true(str_starts(part[i], S("\xff\xd8\xff")));
		assert_true(str_find(part[i], S("GPS")) < 0);
	}
	assert_true(part[0].n > part[1].n && part[1].n > part[2].n);
}

/* Large enough for several pieces in the database. */
static void test_add__large_ones_are_whole(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct pupil_file f = words(9001, FILE_WHAT_LETTER, FILE_READERS_STAFF);
	size_t n = 3 * 1024 * 1024 + 17;
	char *text = arena_alloc(t->a, n);
	const char *field;
	struct str out;

	for (size_t i = 0; i < n; i++)
		text[i] = i % 61 == 0 ? '\n' : (char)('a' + i % 23);
	assert_int_equal(add(c, &f, "long.txt", (struct str){ text, n }, &field), RC_OK);
	assert_int_equal(opened(c, 9001, FILE_WHOLE, &out), RC_OK);
	assert_true(str_eq(out, (struct str){ text, n }));
}

static void test_add__says_what_is_wrong_and_keeps_nothing(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct pupil_file f = words(9001, FILE_WHAT_REPORT, FILE_READERS_STAFF);
	struct files_view v;
	const char *field;

	assert_int_equal(add(c, &f, "report.pdf", S("<html><script>1</script></html>"), &field), RC_INVALID);
	assert_string_equal(field, "file");
	f.made_by = STR_NONE;
	assert_int_equal(add(c, &f, "report.pdf", some_pdf(t->a, 1, "", ""), &field), RC_INVALID);
	assert_string_equal(field, "made_by");
	f = words(9001, FILE_WHAT_MEDICAL, FILE_READERS_STAFF);
	assert_int_equal(add(c, &f, "report.pdf", some_pdf(t->a, 1, "", ""), &field), RC_INVALID);
	assert_string_equal(field, "readers");
	f = words(9001, FILE_WHAT_LETTER, FILE_READERS_STAFF);
	f.meeting_id = 12345;
	assert_int_equal(add(c, &f, "report.pdf", some_pdf(t->a, 1, "", ""), &field), RC_INVALID);
	assert_string_equal(field, "meeting_id");
	f = words(9001, FILE_WHAT_LETTER, FILE_READERS_STAFF);
	assert_int_equal(add(work_as(t, SPECIALIST, ROLE_SPECIALIST), &f, "a.txt", S("Hello\n"), &field), RC_NONE);
	assert_int_equal(add(work_as(t, MOTHER, ROLE_PARENT), &f, "a.txt", S("Hello\n"), &field), RC_NONE);
	assert_int_equal(add(work_as(t, GIVER, ROLE_TA), &f, "a.txt", S("Hello\n"), &field), RC_NONE);
	assert_int_equal(IN_READ(c, files_load(c, ZARA, 0, &v)), RC_OK);
	assert_int_equal(v.n, 0);
}

static void test_change__by_who_added_it_or_the_senco(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct ctx *senco = work_as(t, SENCO, ROLE_SENCO);
	struct pupil_file f = words(9001, FILE_WHAT_MEDICAL, FILE_READERS_USUAL);
	struct pupil_file theirs;
	struct edit_fault fault;
	struct files_view v;
	const char *field;
	struct str out;

	assert_int_equal(add(c, &f, "letter.pdf", some_pdf(t->a, 1, "", ""), &field), RC_OK);
	assert_int_equal(opened(work_as(t, MUSIC_TEACHER, ROLE_TEACHER), 9001, FILE_WHOLE, &out), RC_NONE);
	f.revision = 1;
	f.readers = FILE_READERS_STAFF;
	assert_int_equal(IN_WRITE(c, files_change(c, ZARA, &f, &theirs, &fault)), RC_INVALID);
	assert_string_equal(fault.field, "readers");
	assert_int_equal(IN_WRITE(senco, files_change(senco, ZARA, &f, &theirs, &fault)), RC_OK);
	assert_int_equal(opened(work_as(t, MUSIC_TEACHER, ROLE_TEACHER), 9001, FILE_WHOLE, &out), RC_OK);
	assert_int_equal(IN_READ(senco, files_load(senco, ZARA, 9001, &v)), RC_OK);
	assert_true(v.one.added_by == CLASS_TEACHER && str_is(v.one.type, "pdf") && v.one.blob_id != 0);
	f.title = S("Another");
	assert_int_equal(IN_WRITE(senco, files_change(senco, ZARA, &f, &theirs, &fault)), RC_CONFLICT);
	f = words(9001, FILE_WHAT_LETTER, FILE_READERS_STAFF);
	f.revision = 2;
	c = work_as(t, MUSIC_TEACHER, ROLE_TEACHER);
	assert_int_equal(IN_WRITE(c, files_change(c, ZARA, &f, &theirs, &fault)), RC_NONE);
	f.id = 9005; /* no new one by this way */
	f.revision = 0;
	assert_int_equal(IN_WRITE(senco, files_change(senco, ZARA, &f, &theirs, &fault)), RC_NONE);
}

/* Whoever has the disk or the database has no word of it, and who swaps the bytes of two files is found out. */
static void test_store__is_sealed(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct look one = { .type = FILE_TXT, .part = { S("Zara was seen by the clinic") } };
	struct look two = { .type = FILE_TXT, .part = { S("Tom was not") } };
	struct file_place at = { SCHOOL, 71 };
	struct str sealed, other, out;

	assert_int_equal(IN_WRITE(c, file_store_put(c, at, &one)), RC_OK);
	assert_int_equal(IN_WRITE(c, file_store_put(c, (struct file_place){ SCHOOL, 72 }, &two)), RC_OK);
	assert_int_equal(IN_READ(c, file_store_get(c, at, FILE_WHOLE, &out)), RC_OK);
	assert_true(str_eq(out, one.part[0]));
	if (test_db_is_postgres()) {
		assert_int_equal(file_chunks_load(t->db, t->a, SCHOOL, 71, 0, &sealed, &t->e), RC_OK);
		assert_true(str_find(sealed, S("Zara")) < 0 && sealed.n > one.part[0].n);
		assert_int_equal(file_chunk_insert(t->db, t->a, SCHOOL, 73, 0, 0, sealed, &t->e), RC_OK);
	} else {
		struct str dir = str_of(test_folder());

		assert_int_equal(shelf_get(t->a, dir, (struct shelf_place){ SCHOOL, 71, 0 }, 1000, &sealed, &t->e),
		                 RC_OK);
		assert_true(str_find(sealed, S("Zara")) < 0 && sealed.n > one.part[0].n);
		assert_int_equal(shelf_put(t->a, dir, (struct shelf_place){ SCHOOL, 73, 0 }, sealed, &t->e), RC_OK);
		assert_int_equal(shelf_get(t->a, dir, (struct shelf_place){ SCHOOL, 72, 0 }, 1000, &other, &t->e),
		                 RC_OK);
		assert_int_equal(shelf_put(t->a, dir, (struct shelf_place){ SCHOOL, 71, 0 }, other, &t->e), RC_OK);
		assert_int_equal(IN_READ(c, file_store_get(c, at, FILE_WHOLE, &out)), RC_INVALID);
		file_store_drop(c, at);
		assert_int_equal(IN_READ(c, file_store_get(c, at, FILE_WHOLE, &out)), RC_NONE);
	}
	assert_int_equal(IN_READ(c, file_store_get(c, (struct file_place){ SCHOOL, 73 }, FILE_WHOLE, &out)),
	                 RC_INVALID);
}

enum { FORM = 77001 };

/* to 0: withdrawn. */
static void put_away(struct ctx *c, int64_t to)
{
	struct put_right_in in = { .id = FORM + to, .to = to, .why = S("It is about somebody else") };
	struct put_right_view v;
	const char *fault;
	struct str say;

	assert_int_equal(IN_READ(c, put_right_load(c, ZARA, S("file"), 9001, &v)), RC_OK);
	in.seen = v.seen;
	assert_int_equal(IN_WRITE(c, put_right(c, ZARA, S("file"), 9001, &in, &fault, &say)), RC_OK);
}

/* What backup and doctor make of it: its bytes belong to the installation. */
static void named_once(struct store_test *t, int64_t blob_id)
{
	struct file_named *f;
	int64_t unkept, unnamed;
	size_t n;

	assert_int_equal(files_named(t->db, t->a, &f, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_non_null(file_named_find(f, n, SCHOOL, blob_id));
	assert_null(file_named_find(f, n, SCHOOL, blob_id + 1));
	if (!test_db_is_postgres())
		return;
	assert_int_equal(files_in_database(t->db, t->a, &unkept, &unnamed, &t->e), RC_OK);
	assert_int_equal(unkept + unnamed, 0);
}

/* Nobody opens the bytes of a withdrawn file, and they are there when it is taken back. */
static void test_withdrawn__is_closed_and_comes_back(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct pupil_file f = words(9001, FILE_WHAT_LETTER, FILE_READERS_ALL);
	const char *field;
	struct files_view v;
	struct str out;

	f.made_on = c->now.today;
	assert_int_equal(add(c, &f, "a.txt", S("Hello\n"), &field), RC_OK);
	assert_int_equal(IN_READ(c, files_load(c, ZARA, 9001, &v)), RC_OK);
	named_once(t, v.one.blob_id);
	put_away(c, 0);
	named_once(t, v.one.blob_id);
	assert_int_equal(opened(c, 9001, FILE_WHOLE, &out), RC_NONE);
	assert_int_equal(opened(work_as(t, HEAD, ROLE_HEAD), 9001, FILE_WHOLE, &out), RC_NONE);
	assert_int_equal(opened(work_as(t, MOTHER, ROLE_PARENT), 9001, FILE_WHOLE, &out), RC_NONE);
	assert_int_equal(IN_WRITE(c, put_back(c, ZARA, FORM)), RC_OK);
	assert_int_equal(opened(c, 9001, FILE_WHOLE, &out), RC_OK);
	assert_true(str_is(out, "Hello\n"));
	named_once(t, v.one.blob_id);
}

static void test_moved__opens_at_the_right_pupil(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct pupil_file f = words(9001, FILE_WHAT_LETTER, FILE_READERS_ALL);
	const char *field;
	struct str out;

	f.made_on = c->now.today;
	assert_int_equal(add(c, &f, "a.txt", S("Hello\n"), &field), RC_OK);
	put_away(c, TOM);
	assert_int_equal(opened(c, 9001, FILE_WHOLE, &out), RC_NONE);
	assert_int_equal(opened(work_as(t, MOTHER, ROLE_PARENT), 9001, FILE_WHOLE, &out), RC_NONE);
	assert_int_equal(IN_READ(c, files_open(c, TOM, 9001, FILE_WHOLE, &f, &out)), RC_OK);
	assert_true(str_is(out, "Hello\n"));
	named_once(t, f.blob_id);
}

/* A clamd that is away, comes back, and finds something: the file is closed until it was scanned. */
static void test_scan__is_tried_again(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	const char *path = str_c(t->a, str_fmt(t->a, "%s/clamd", test_folder()));
	struct app app = *c->app;
	struct pupil_file one = words(9001, FILE_WHAT_LETTER, FILE_READERS_STAFF);
	struct pupil_file two = words(9002, FILE_WHAT_LETTER, FILE_READERS_STAFF);
	const char *field;
	struct files_view v;
	struct str out;
	bool did;
	pid_t clamd;

	app.scanner = str_of(path);
	app.clock = (struct clock){ .fixed = true, .utc = c->now.utc };
	c->app = &app;
	assert_int_equal(add(c, &one, "a.txt", S("Hello\n"), &field), RC_OK);
	assert_int_equal(add(c, &two, "b.txt", S("EICAR\n"), &field), RC_OK);
	assert_int_equal(opened(c, 9001, FILE_WHOLE, &out), RC_NONE);
	clamd = fake_clamd_start(path, FAKE_SOUND);
	assert_int_equal(file_rescan(&app, t->db, t->a, &did, &t->e), RC_OK);
	assert_false(did); /* it was asked just now */
	app.clock.utc += RESCAN_EVERY_S;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(file_rescan(&app, t->db, t->a, &did, &t->e), RC_OK);
		assert_int_equal(did, i < 2);
	}
	assert_int_equal(opened(c, 9001, FILE_WHOLE, &out), RC_OK);
	assert_int_equal(opened(c, 9002, FILE_WHOLE, &out), RC_NONE);
	assert_int_equal(IN_READ(c, files_load(c, ZARA, 9002, &v)), RC_OK);
	assert_true(v.one.scan == FILE_SCAN_FOUND && str_is(v.one.found, "Win.Test.EICAR_HDB-1"));
	one.id = 9003; /* and when it is there: at once, and nothing is kept */
	two.id = 9004;
	assert_int_equal(add(c, &one, "a.txt", S("Hello\n"), &field), RC_OK);
	assert_int_equal(opened(c, 9003, FILE_WHOLE, &out), RC_OK);
	assert_int_equal(add(c, &two, "b.txt", S("EICAR\n"), &field), RC_INVALID);
	assert_string_equal(field, "file");
	assert_int_equal(IN_READ(c, files_load(c, ZARA, 9004, &v)), RC_NONE);
	fake_clamd_end(clamd, path);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, store_test_setup, store_test_teardown)

TEST_MAIN(test_files)
{
	const struct CMUnitTest tests[] = {
		CASE(test_add__comes_back_to_who_may_read_it),
		CASE(test_add__pictures_in_steps),
		CASE(test_add__large_ones_are_whole),
		CASE(test_add__says_what_is_wrong_and_keeps_nothing),
		CASE(test_change__by_who_added_it_or_the_senco),
		CASE(test_store__is_sealed),
		CASE(test_withdrawn__is_closed_and_comes_back),
		CASE(test_moved__opens_at_the_right_pupil),
		CASE(test_scan__is_tried_again),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
