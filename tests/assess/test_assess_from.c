/* assess/assess_from: a sentence is taken from a file, keeps where it comes from, and says what became of the file. */
#include "support/support.h"

#include "assess/assess.h"
#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "core/entry/put_right.h"
#include "core/people/pupil_sql.h"
#include "files/file_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { REPORT = 9001, LETTER = 9002, WRONG_ONE = 77001 };

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

static struct ctx *teacher(struct store_test *t)
{
	return work_as(t, CLASS_TEACHER, ROLE_TEACHER);
}

static void file_put(struct store_test *t, int64_t id, enum file_what kind, enum file_readers readers)
{
	struct pupil_file f = { .id = id,
		                .kind = kind,
		                .made_by = S("Dr Helen Marsh"),
		                .made_on = { 2026, 1, 14 },
		                .readers = readers,
		                .type = S("pdf"),
		                .pages = 6,
		                .blob_id = id,
		                .scan = FILE_SCAN_WITHOUT,
		                .added_by = SENCO,
		                .added_on = { 2026, 1, 16 },
		                .revision = 1 };

	assert_int_equal(record_write(t->db, t->a, pupil_file_sql.insert, &pupil_file_rec, zara, &f, &t->e), RC_OK);
}

/* ZARA has an open cycle; a report for all staff and a medical letter for few. */
static void begin(struct store_test *t)
{
	struct status s = {
		.id = 7001, .code = STATUS_K, .starts = { 2026, 3, 2 }, .reason = S("x"), .decided_by = SENCO
	};

	assert_int_equal(status_begin(t->db, t->a, zara, &s, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), assess_open(senco(t), ZARA)), RC_OK);
	file_put(t, REPORT, FILE_WHAT_REPORT, FILE_READERS_STAFF);
	file_put(t, LETTER, FILE_WHAT_MEDICAL, FILE_READERS_FEW);
}

static struct assess_from sentence(int64_t id, int64_t file_id, const char *text)
{
	return (struct assess_from){ .id = id, .text = str_of(text), .from = { file_id, 3, FILE_WORDS_OURS } };
}

static enum rc taken(struct ctx *c, const struct assess_from *in, const char **field)
{
	struct edit_fault f;
	enum rc rc = IN_WRITE(c, assess_from_file(c, ZARA, in, &f));

	*field = f.field;
	return rc;
}

static void load(struct ctx *c, struct assess_view *v)
{
	assert_int_equal(IN_READ(c, assess_load(c, ZARA, v)), RC_OK);
}

static void test_statement__keeps_file_and_page(void **state)
{
	struct store_test *t = *state;
	struct assess_from in = sentence(6001, REPORT, "Keeps the first part of an instruction");
	struct need_statement theirs;
	struct edit_fault fault;
	struct assess_view v;
	struct files_view files;
	const char *field;

	begin(t);
	in.source = ASSESS_OUTSIDE;
	assert_int_equal(taken(teacher(t), &in, &field), RC_OK);
	assert_int_equal(taken(teacher(t), &in, &field), RC_OK); /* sent twice */
	load(teacher(t), &v);
	assert_int_equal(v.statements, 1);
	assert_true(v.statement[0].source == ASSESS_OUTSIDE && v.statement[0].noted_by == CLASS_TEACHER);
	assert_true(str_is(v.statement[0].said_by, "Dr Helen Marsh"));
	assert_true(v.statement[0].file_id == REPORT && v.statement[0].file_page == 3);
	assert_true(v.statement[0].file_words == FILE_WORDS_OURS);
	v.statement[0].file_page = 4; /* a wrong page is put right with the words */
	v.statement[0].file_id = LETTER;
	assert_int_equal(IN_WRITE(teacher(t), assess_change(teacher(t), ZARA, &v.statement[0], &theirs, &fault)),
	                 RC_OK);
	load(teacher(t), &v);
	assert_true(v.statement[0].file_page == 4 && v.statement[0].file_id == REPORT); /* the file stays */
	assert_int_equal(IN_READ(teacher(t), files_load(teacher(t), ZARA, REPORT, &files)), RC_OK);
	assert_int_equal(files.uses, 1);
	assert_true(files.use[0].from.file_id == REPORT && str_is(files.use[0].where, "Advice from outside"));
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         files_load(work_as(t, ASSISTANT, ROLE_TA), ZARA, 0, &files)),
	                 RC_OK);
	assert_int_equal(files.uses, 0); /* assistants read no assessments */
}

static void test_statement__names_nobody_where_fewer_read_the_file(void **state)
{
	struct store_test *t = *state;
	struct assess_from in = sentence(6001, LETTER, "Has glasses for the board");
	struct assess_view v;
	const char *field;

	begin(t);
	in.source = ASSESS_OUTSIDE;
	assert_int_equal(taken(teacher(t), &in, &field), RC_NONE); /* not theirs to open */
	assert_int_equal(taken(senco(t), &in, &field), RC_OK);
	load(teacher(t), &v);
	assert_int_equal(v.statements, 1);
	assert_int_equal(v.statement[0].said_by.n, 0);
	assert_string_equal(str_c(t->a, file_from_words(t->a, FILE_FROM(&v.statement[0]),
	                                                files_known_at(&v.files, LETTER), &v.files.who)),
	                    "From a file that fewer people may read");
}

static void test_from__says_what_is_wrong_and_who_may(void **state)
{
	struct store_test *t = *state;
	struct assess_from in = sentence(6001, REPORT, "Keeps the first part");
	struct ctx *head = work_as(t, HEAD, ROLE_HEAD);
	struct assess_view v;
	const char *field;

	begin(t);
	assert_int_equal(taken(teacher(t), &in, &field), RC_INVALID);
	assert_string_equal(field, "goes");
	in.source = ASSESS_SOURCES + 1;
	assert_int_equal(taken(teacher(t), &in, &field), RC_INVALID);
	assert_string_equal(field, "goes");
	in.source = 1;
	in.from.page = 7;
	assert_int_equal(taken(teacher(t), &in, &field), RC_INVALID);
	assert_string_equal(field, "file_page");
	in.from.page = 6;
	in.from.words = FILE_WORDS_NONE;
	assert_int_equal(taken(teacher(t), &in, &field), RC_INVALID);
	assert_string_equal(field, "file_words");
	in.from.words = FILE_WORDS_THEIRS;
	in.text = S(" ");
	assert_int_equal(taken(teacher(t), &in, &field), RC_INVALID);
	assert_string_equal(field, "words");
	in.text = S("Keeps the first part");
	assert_int_equal(taken(head, &in, &field), RC_NONE);
	assert_int_equal(taken(work_as(t, ASSISTANT, ROLE_TA), &in, &field), RC_NONE);
	assert_int_equal(taken(work_as(t, SPECIALIST, ROLE_SPECIALIST), &in, &field), RC_NONE);
	in.from.file_id = 12345;
	assert_int_equal(taken(teacher(t), &in, &field), RC_NONE);
	load(senco(t), &v);
	assert_int_equal(v.statements, 0);
}

/* The page of the assessment is saved with the row it came from; the source stays until it is taken away. */
static void test_insight__keeps_its_source_when_the_page_is_saved(void **state)
{
	struct store_test *t = *state;
	struct assess_from in = sentence(6001, REPORT, "A short list on the desk helps");
	struct assess_in save = { 0 };
	struct assess_view v;
	const char *field;

	begin(t);
	in.kind = INSIGHT_KNOW;
	assert_int_equal(taken(teacher(t), &in, &field), RC_OK);
	assert_int_equal(taken(teacher(t), &in, &field), RC_OK);
	load(teacher(t), &v);
	assert_int_equal(v.insights, 1);
	assert_true(v.insight[0].file_id == REPORT && v.insight[0].file_page == 3);
	save = (struct assess_in){ .cycle_id = v.cycle.id, .seen = v.seen, .insights = 3 };
	save.insight[0] = (struct insight){ .kind = INSIGHT_STRENGTH, .words = S("Draws") };
	save.insight[1] =
	    (struct insight){ .id = v.insight[0].id, .kind = INSIGHT_KNOW, .words = S("A short list helps") };
	save.insight[2] = (struct insight){ .id = v.insight[0].id, .kind = INSIGHT_KNOW, .words = S("Another") };
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &save)), RC_OK);
	load(teacher(t), &v);
	assert_int_equal(v.insights, 3);
	for (size_t i = 0; i < v.insights; i++)
		if (str_is(v.insight[i].words, "A short list helps"))
			assert_true(v.insight[i].file_id == REPORT && v.insight[i].id == in.id);
		else if (str_is(v.insight[i].words, "Draws"))
			assert_true(v.insight[i].file_id == 0 && v.insight[i].file_page == 0);
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &save)), RC_OK); /* sent twice */
	save.insights = 2;
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &save)), RC_CONFLICT); /* an old page */
	save.seen = v.seen;
	save.parted[1] = true;
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &save)), RC_OK);
	load(teacher(t), &v);
	assert_int_equal(v.insights, 2);
	assert_true(v.insight[0].file_id == 0 && v.insight[1].file_id == 0);
}

/* The first one of a new cycle does not hide what the cycle before found. */
static void test_insight__brings_those_of_the_cycle_before_along(void **state)
{
	struct store_test *t = *state;
	struct assess_from in = sentence(6001, REPORT, "A short list on the desk helps");
	struct assess_view v;
	const char *field;

	begin(t);
	in.kind = INSIGHT_KNOW;
	assert_int_equal(taken(teacher(t), &in, &field), RC_OK);
	load(senco(t), &v);
	v.cycle.closed_on = senco(t)->now.today;
	assert_int_equal(cycle_update(t->db, t->a, zara, &v.cycle, &t->e), RC_OK);
	assert_int_equal(taken(teacher(t), &in, &field), RC_NONE); /* no cycle is open */
	assert_int_equal(IN_WRITE(senco(t), assess_open(senco(t), ZARA)), RC_OK);
	in.id = 6002;
	in.kind = INSIGHT_STRENGTH;
	in.text = S("Describes pictures well");
	assert_int_equal(taken(teacher(t), &in, &field), RC_OK);
	load(senco(t), &v);
	assert_int_equal(v.insights, 2);
	assert_true(v.insight[0].file_id == REPORT && v.insight[1].file_id == REPORT);
	for (int64_t i = 1; i < ASSESS_OF_A_KIND; i++) {
		in.id = 6100 + i;
		assert_int_equal(taken(teacher(t), &in, &field), RC_OK);
	}
	in.id = 6200;
	assert_int_equal(taken(teacher(t), &in, &field), RC_INVALID);
	assert_string_equal(field, "goes");
}

static struct str history_words(struct store_test *t, struct ctx *c)
{
	const struct entry_kind *kind = entry_kind_find(S("statement"));
	struct entry_ask ask;
	struct entry e;

	(void)t;
	assert_int_equal(IN_READ(c, entry_ask_make(c, false, &ask)), RC_OK);
	assert_int_equal(IN_READ(c, entry_load(c, zara, &ask, kind, 6001, &e)), RC_OK);
	return e.words;
}

static void put_away(struct ctx *c, const char *code, int64_t id, int64_t to, struct put_right_view *v)
{
	struct put_right_in in = { .id = WRONG_ONE, .to = to, .why = S("It is about somebody else") };
	const char *fault;
	struct str say;

	assert_int_equal(IN_READ(c, put_right_load(c, ZARA, str_of(code), id, v)), RC_OK);
	in.seen = v->seen;
	assert_int_equal(IN_WRITE(c, put_right(c, ZARA, str_of(code), id, &in, &fault, &say)), RC_OK);
}

/* What rests on it is named before; the sentence stays and says that its file is gone, until that is taken back. */
static void test_withdrawn__file_is_named_as_gone(void **state)
{
	struct store_test *t = *state;
	struct assess_from in = sentence(6001, REPORT, "Keeps the first part of an instruction");
	struct put_right_view right;
	struct assess_view v;
	const char *field;
	struct str words;
	bool said = false;

	begin(t);
	in.source = ASSESS_OUTSIDE;
	assert_int_equal(taken(senco(t), &in, &field), RC_OK);
	words = history_words(t, teacher(t));
	assert_true(str_find(words, S("Dr Helen Marsh, 14 January 2026, page 3")) > 0);
	put_away(senco(t), "file", REPORT, 0, &right);
	for (size_t i = 0; i < right.take.says; i++)
		said = said || str_find(right.take.said[i].what, S("“Keeps the first part of an instruction”")) > 0;
	assert_true(said);
	load(senco(t), &v);
	assert_int_equal(v.statements, 1);
	assert_null(files_known_at(&v.files, REPORT));
	words = history_words(t, senco(t));
	assert_true(str_find(words, S("not in this record any more")) > 0);
	assert_true(str_find(words, S("Marsh")) < 0);
	assert_int_equal(IN_WRITE(senco(t), put_back(senco(t), ZARA, WRONG_ONE)), RC_OK);
	load(senco(t), &v);
	assert_non_null(files_known_at(&v.files, REPORT));
}

/* To the other pupil nothing of the sentences goes, and here nothing of where it went. */
static void test_moved__file_leaves_its_sentences(void **state)
{
	struct store_test *t = *state;
	struct assess_from in = sentence(6001, REPORT, "Keeps the first part of an instruction");
	struct put_right_view right;
	struct ctx *c = senco(t);
	struct files_view files;
	const char *field;

	begin(t);
	in.source = ASSESS_OUTSIDE;
	assert_int_equal(taken(c, &in, &field), RC_OK);
	put_away(c, "file", REPORT, TOM, &right);
	assert_true(str_find(history_words(t, c), S("not in this record any more")) > 0);
	assert_int_equal(IN_READ(c, files_load(c, TOM, REPORT, &files)), RC_OK);
	assert_int_equal(files.uses, 0);
}

/* A sentence on the wrong record goes without the file, which stays with its pupil. */
static void test_moved__sentence_leaves_its_file(void **state)
{
	struct store_test *t = *state;
	struct assess_from in = sentence(6001, REPORT, "Keeps the first part of an instruction");
	struct status s = {
		.id = 7002, .code = STATUS_K, .starts = { 2026, 3, 2 }, .reason = S("x"), .decided_by = SENCO
	};
	struct need_statement there;
	struct put_right_view right;
	const char *field;

	begin(t);
	assert_int_equal(status_begin(t->db, t->a, tom, &s, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), assess_open(senco(t), TOM)), RC_OK);
	in.source = ASSESS_OUTSIDE;
	assert_int_equal(taken(senco(t), &in, &field), RC_OK);
	put_away(senco(t), "statement", 6001, TOM, &right);
	assert_int_equal(need_statement_load(t->db, t->a, tom, 6001, &there, &t->e), RC_OK);
	assert_true(there.file_id == 0 && there.file_page == 0 && there.file_words == FILE_WORDS_NONE);
	assert_true(str_is(there.words, "Keeps the first part of an instruction"));
}

TEST_MAIN(test_assess_from)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_statement__keeps_file_and_page),
		T(test_statement__names_nobody_where_fewer_read_the_file),
		T(test_from__says_what_is_wrong_and_who_may),
		T(test_insight__keeps_its_source_when_the_page_is_saved),
		T(test_insight__brings_those_of_the_cycle_before_along),
		T(test_withdrawn__file_is_named_as_gone),
		T(test_moved__file_leaves_its_sentences),
		T(test_moved__sentence_leaves_its_file),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
