/* The index of words: with it everybody finds what a plain search over everything they may read finds, right after each
 * write as well, and nothing that was withdrawn; on both engines. */
#include "support/support.h"

#include <string.h>

#include "boards/find/find_words.h"
#include "complain/complaint_sql.h"
#include "core/entry/put_right.h"
#include "core/people/pupil_sql.h"
#include "kit/base/buf.h"
#include "kit/base/build_id.h"
#include "kit/text/fold.h"
#include "meeting/meeting_sql.h"
#include "notice/screen/screen_decision_sql.h"
#include "support/entry_samples.h"
#include "support/find_made.h"
#include "support/rights_world.h"
#include "support/test_db.h"

enum { NAIVE_MOST = 400, WORDS_OF_A_SAMPLE = 6, FORM_ID = 77001, PLACE_MOST = 64 };

TEST_STMT(FRESH, 1, "SELECT COUNT(*) AS n FROM pupil_words WHERE stale = 0");
TEST_STMT(PUPILS, 1, "SELECT COUNT(*) AS n FROM pupil");
TEST_STMT(KEPT_WITH, 1, "SELECT COUNT(*) AS n FROM pupil_words WHERE words LIKE '% ' || $1 || '%'");
TEST_STMT(TRIGGERS_SQLITE, 1,
          "SELECT COUNT(*) AS n FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = $1 AND name LIKE"
          " $1 || '\\_words\\_%' ESCAPE '\\'");
TEST_STMT(TRIGGERS_POSTGRES, 1,
          "SELECT COUNT(*) AS n FROM information_schema.triggers WHERE CAST(event_object_table AS TEXT) = $1"
          " AND CAST(trigger_name AS TEXT) IN ($1 || '_words', $1 || '_words_insert')");

static uint64_t seed;

static size_t any(size_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)((seed >> 33) % n);
}

static int64_t count(struct store_test *t, const struct stmt *q, struct str with)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, q, &r, &t->e, DV(with)), RC_OK);
	return row_int(&r, 0, "n");
}

static int64_t count_all(struct store_test *t, const struct stmt *q)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, q, &r, &t->e), RC_OK);
	return row_int(&r, 0, "n");
}

/* As the job process does, until nobody is left. */
static void words_make(struct store_test *t)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct pupil_key after = { 0, 0 };
	bool did = true;

	while (did)
		assert_int_equal(find_words_make(c->app, t->db, t->a, &after, &did, &t->e), RC_OK);
	assert_int_equal(count_all(t, &FRESH), count_all(t, &PUPILS));
}

/* ---- the plain search ---- */

struct place {
	int64_t pupil;
	const char *kind;
	int64_t id;
	struct str key; /* what can be found there, folded, with a space before */
};

static bool stands(struct ctx *c, const struct place *p, struct str typed)
{
	struct str rest = fold_key(c->a, typed);

	while (rest.n > 0) {
		struct str word = str_cut(rest, ' ', &rest);

		if (str_find(p->key, str_fmt(c->a, " %.*s", STR_ARG(word))) < 0)
			return false;
	}
	return true;
}

/* All that this person reads of everybody they hold. */
static size_t places(struct ctx *c, struct place *out)
{
	const struct pupil_filter all = { .year_group = YEAR_ANY,
		                          .roll = role_can(c->actor.hat, CAP_SCHOOL_NAMES) ? ROLL_ALL : ROLL_HERE };
	struct pupil_lines l;
	struct entry_ask ask;
	size_t n = 0;

	assert_int_equal(IN_READ(c, entry_ask_make(c, false, &ask)), RC_OK);
	assert_int_equal(pupil_list(c->db, c->a, SCHOOL, c->actor.person_id, str_of(role_key(c->actor.hat)),
	                            c->now.today, &all, &l, &c->err),
	                 RC_OK);
	for (size_t i = 0; i < l.n; i++) {
		struct pupil_key k = { SCHOOL, l.item[i].id };
		struct entry_piece *p;
		struct entry *e;
		size_t entries, pieces;

		assert_int_equal(IN_READ(c, entries_load(c, k, &ask, ENTRIES_MOST, &e, &entries)), RC_OK);
		assert_int_equal(IN_READ(c, entries_whole(c, k, &ask, &p, &pieces)), RC_OK);
		for (size_t m = 0; m < entries && n < NAIVE_MOST; m++) {
			struct str text = str_fmt(c->a, "%.*s %.*s", STR_ARG(e[m].what), STR_ARG(e[m].words));

			for (size_t w = 0; w < pieces; w++)
				if (p[w].kind == e[m].kind && p[w].id == e[m].id)
					text = str_fmt(c->a, "%.*s %.*s", STR_ARG(text), STR_ARG(p[w].words));
			out[n++] = (struct place){ k.pupil_id, e[m].kind->code, e[m].id,
				                   str_fmt(c->a, " %.*s", STR_ARG(fold_key(c->a, text))) };
		}
	}
	return n;
}

/* A word of some place, often only its beginning, sometimes with another one, sometimes one that stands nowhere. */
static struct str any_words(struct ctx *c, const struct place *p, size_t n)
{
	struct str out = STR_NONE;

	for (size_t i = 0; i < 1 + any(3) / 2; i++) {
		struct str key = n > 0 ? p[any(n)].key : S(" nothing");
		struct str rest = str_sub(key, any(key.n), key.n);
		struct str word;

		(void)str_cut(rest, ' ', &rest);
		word = str_cut(rest, ' ', &rest);
		if (word.n > 3 && any(2) == 0)
			word = str_sub(word, 0, 2 + any(word.n - 2));
		out = str_fmt(c->a, "%.*s %.*s", STR_ARG(out), STR_ARG(word));
	}
	return any(8) == 0 ? str_fmt(c->a, "%.*s zzyzx", STR_ARG(out)) : out;
}

static void same_as_plain(struct store_test *t, const char *about, struct str typed)
{
	for (size_t w = 0; w < FINDERS; w++) {
		struct ctx *c = work_as(t, FINDER[w].person, FINDER[w].hat);
		struct place *p = NEW_ARRAY(t->a, struct place, NAIVE_MOST);
		size_t n = places(c, p);
		struct find_view v = found(c, typed, 1);
		size_t wanted = 0;

		for (size_t i = 0; v.asked && i < n; i++)
			wanted += stands(c, &p[i], typed);
		if (v.total != wanted)
			fail_msg("%s: person %d finds “%s” %zu times and can read it %zu times", about,
			         (int)FINDER[w].person, str_c(t->a, typed), v.total, wanted);
		for (size_t i = 0; i < v.hits; i++) {
			bool there = false;

			for (size_t m = 0; m < n; m++)
				there = there ||
				        (p[m].pupil == v.hit[i].pupil_id && p[m].id == v.hit[i].entry.id &&
				         strcmp(p[m].kind, v.hit[i].entry.kind->code) == 0 && stands(c, &p[m], typed));
			assert_true(there);
		}
	}
}

/* ---- the tests ---- */

static void withdraw(struct store_test *t, const struct entry_sample *s)
{
	struct ctx *c = work_as(t, s->for_head ? HEAD : SENCO, s->for_head ? ROLE_HEAD : ROLE_SENCO);
	struct put_right_view *v = NEW(t->a, struct put_right_view);
	struct put_right_in in = { .id = FORM_ID, .why = S("Wrong child") };
	const char *at;
	struct str say;

	if (s->for_head || s->why_fixed != NULL ||
	    IN_READ(c, put_right_load(c, ZARA, str_of(s->code), SAMPLE, v)) != RC_OK || v->blocked)
		return;
	in.seen = v->seen;
	assert_int_equal(IN_WRITE(c, put_right(c, ZARA, str_of(s->code), SAMPLE, &in, &at, &say)), RC_OK);
	assert_int_equal(count(t, &KEPT_WITH, S("quetzalm")), 0);
	same_as_plain(t, s->code, S("quetzalm"));
	words_make(t);
	same_as_plain(t, s->code, S("quetzalm"));
}

static void test_find_words__what_a_plain_search_finds(void **state)
{
	seed = 20261130;
	for (size_t i = 0; entry_sample_at(i) != NULL; i++) {
		const struct entry_sample *s = entry_sample_at(i);
		struct store_test *t;
		struct place *p;
		struct ctx *c;
		size_t n;

		if (s->make == NULL)
			continue;
		assert_int_equal(store_test_setup(state), 0);
		t = *state;
		entry_samples_begin(t);
		words_make(t);
		s->make(t, s->by != 0 ? s->by : CLASS_TEACHER);
		same_as_plain(t, s->code, S("quetzalm")); /* written after the index was made */
		words_make(t);
		same_as_plain(t, s->code, S("quetzalm"));
		c = work_as(t, HEAD, ROLE_HEAD);
		p = NEW_ARRAY(t->a, struct place, NAIVE_MOST);
		n = places(c, p);
		for (int k = 0; k < WORDS_OF_A_SAMPLE; k++)
			same_as_plain(t, s->code, any_words(c, p, n));
		withdraw(t, s);
		store_test_teardown(state);
	}
}

static void test_find_words__a_write_counts_at_once(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	work_observe(t, zara, 1, "Watched the caterpillar.");
	words_make(t);
	assert_int_equal(found(c, S("caterp"), 1).total, 1);
	work_observe(t, tom, 2, "Drew a caterpillar.");
	assert_int_equal(found(c, S("caterp"), 1).total, 2);
	words_make(t);
	test_db_script(t->db, "UPDATE observation SET words = 'Saw a butterfly.' WHERE id = 1");
	assert_int_equal(found(c, S("butterf"), 1).total, 1);
	assert_int_equal(found(c, S("caterp"), 1).total, 1);
	words_make(t);
	test_db_script(t->db, "DELETE FROM observation WHERE id = 2");
	assert_int_equal(found(c, S("caterp"), 1).total, 0);
	assert_int_equal(count(t, &KEPT_WITH, S("caterp")), 0); /* at once, not when the index is made anew */
	assert_int_equal(found(c, S("butterf"), 1).total, 1);
}

/* What is taken back with its transaction leaves the index as it was. */
static void test_find_words__a_write_taken_back(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	work_observe(t, zara, 1, "Watched the caterpillar.");
	words_make(t);
	assert_int_equal(db_begin(t->db, DB_WRITE, &t->e), RC_OK);
	test_db_script(t->db, "DELETE FROM observation WHERE id = 1");
	assert_int_equal(db_end(t->db, RC_INVALID, &t->e), RC_INVALID);
	assert_int_equal(count_all(t, &FRESH), count_all(t, &PUPILS));
	assert_int_equal(found(c, S("caterp"), 1).total, 1);
}

/* Names stand in the entries of many. */
static void test_find_words__a_new_name_of_a_person(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	test_db_script(t->db,
	               "INSERT INTO message (school_id, pupil_id, id, person_id, kind, words, language, at, answer,"
	               " answered_by, answered_at, revision) VALUES (7, 501, 5, 107, 'tell', 'Hello', '', 1772000000,"
	               " '', NULL, 0, 1)");
	words_make(t);
	assert_int_equal(found(c, S("abernathy"), 1).total, 0);
	test_db_script(t->db, "UPDATE person SET family = 'Abernathy' WHERE school_id = 7 AND id = 107");
	assert_int_equal(found(c, S("abernathy"), 1).total, 1);
	words_make(t);
	assert_int_equal(found(c, S("abernathy"), 1).total, 1);
}

/* The filter is used where it holds, and only there. */
static void test_find_words__trusts_its_own_rows_alone(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	assert_true(build_id(t->a).n >= 16);
	work_observe(t, zara, 1, "Watched the caterpillar.");
	words_make(t);
	test_db_script(t->db, "UPDATE pupil_words SET words = ''");
	assert_int_equal(found(c, S("caterp"), 1).total, 0); /* so it is used */
	test_db_script(t->db, "UPDATE pupil_words SET made_by = 'another program'");
	assert_int_equal(found(c, S("caterp"), 1).total, 1);
	words_make(t);
	assert_int_equal(found(c, S("caterp"), 1).total, 1);
	test_db_script(t->db, "UPDATE pupil_words SET stale = 1, words = ''");
	assert_int_equal(found(c, S("caterp"), 1).total, 1);
}

/* ---- every table that an entry reads ---- */

static void table_checked(struct store_test *t, struct str table)
{
	static const struct {
		const char *table;
		int64_t least;
	} OF_ALL[] = { { "person", 1 }, { "scale", 2 }, { "assessment_point", 2 } };
	int64_t wanted = 3;

	for (size_t i = 0; i < sizeof OF_ALL / sizeof *OF_ALL; i++)
		if (str_is(table, OF_ALL[i].table))
			wanted = OF_ALL[i].least;
	if (count(t, test_db_is_postgres() ? &TRIGGERS_POSTGRES : &TRIGGERS_SQLITE, table) != wanted)
		fail_msg("entries are read from %s, and what is written there does not make pupil_words stale: "
		         "triggers as in "
		         "migrations/0025",
		         str_c(t->a, table));
}

static size_t tables_checked(struct store_test *t, const struct stmt *q)
{
	struct str rest = str_of(q->sql);
	struct str before = STR_NONE;
	size_t n = 0;

	while (rest.n > 0) {
		struct str word = str_cut(rest, ' ', &rest);

		if ((str_is(before, "FROM") || str_is(before, "JOIN")) && !str_starts(word, S("("))) {
			table_checked(t, word);
			n++;
		}
		if (word.n > 0)
			before = word;
	}
	return n;
}

static void test_find_words__every_table_makes_them_stale(void **state)
{
	struct store_test *t = *state;

	for (size_t i = 0; i < entry_kind_count(); i++) {
		const struct entry_kind *k = entry_kind_at(i);

		assert_true(tables_checked(t, k->list) > 0);
		if (k->whole != NULL)
			assert_true(tables_checked(t, k->whole) > 0);
	}
}

/* ---- what stands beside the line ---- */

static void test_find_words__who_took_part_in_a_meeting(void **state)
{
	struct store_test *t = *state;
	struct meeting m = { .id = 1,
		             .kind = MEETING_KIND_OTHER,
		             .on_day = { 2026, 2, 3 },
		             .place = S("Lighthouse room"),
		             .who = S("Ottoline Fairweather"),
		             .state = MEETING_HELD,
		             .made_by = SENCO,
		             .revision = 1 };
	struct find_view v;

	assert_int_equal(meeting_insert(t->db, t->a, zara, &m, &t->e), RC_OK);
	v = found(work_as(t, CLASS_TEACHER, ROLE_TEACHER), S("fairw"), 1);
	assert_int_equal(v.total, 1);
	assert_string_equal(str_c(t->a, v.hit[0].words), "Who took part: Ottoline Fairweather");
	assert_int_equal(found(work_as(t, CLASS_TEACHER, ROLE_TEACHER), S("lighthouse"), 1).total, 1);
	assert_int_equal(found(work_as(t, SPECIALIST, ROLE_SPECIALIST), S("fairw"), 1).total,
	                 0); /* reads no meetings */
	assert_int_equal(found(work_as(t, ASSISTANT, ROLE_TA), S("fairw"), 1).total, 0);
}

static void test_find_words__what_a_screening_found(void **state)
{
	struct store_test *t = *state;
	struct screen_decision d = { .id = 1,
		                     .screened_on = { 2026, 2, 3 },
		                     .said = S("Behind their own pace in spellingbee"),
		                     .result = SCREEN_WATCH,
		                     .reason = S("New here"),
		                     .talked_with = S("Ottoline Fairweather"),
		                     .decided_by = SENCO,
		                     .decided_on = { 2026, 2, 3 },
		                     .revision = 1 };

	assert_int_equal(screen_decision_insert(t->db, t->a, zara, &d, &t->e), RC_OK);
	assert_int_equal(found(work_as(t, SENCO, ROLE_SENCO), S("spellingb"), 1).total, 1);
	assert_int_equal(found(work_as(t, CLASS_TEACHER, ROLE_TEACHER), S("ottoline"), 1).total, 1);
	assert_int_equal(found(work_as(t, SPECIALIST, ROLE_SPECIALIST), S("spellingb"), 1).total, 0);
}

static void complain(struct store_test *t, int64_t sealed)
{
	struct complaint v = { .id = 1,
		               .raised_on = { 2026, 2, 3 },
		               .from_name = S("Ms Iqbal"),
		               .way = SAID_PHONE,
		               .about = COMPLAINT_ABOUT_SUPPORT,
		               .words = S("Nobody called."),
		               .wish = S("A weekly postcard"),
		               .noted_by = SENCO };
	struct complaint_step s = { .complaint_id = 1,
		                    .number = 1,
		                    .id = 2,
		                    .on_day = { 2026, 2, 3 },
		                    .kind = COMPLAINT_STEP_NOTE,
		                    .words = S("Asked the trampoline coach."),
		                    .by_id = SENCO,
		                    .stage = 1,
		                    .holder = COMPLAINT_HOLDER_HEAD,
		                    .sealed = sealed };

	assert_int_equal(complaint_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(complaint_step_insert(t->db, t->a, zara, &s, &t->e), RC_OK);
}

static void test_find_words__steps_of_a_complaint(void **state)
{
	struct store_test *t = *state;

	complain(t, 0);
	words_make(t);
	assert_int_equal(found(work_as(t, SENCO, ROLE_SENCO), S("trampol"), 1).total, 1);
	assert_int_equal(found(work_as(t, HEAD, ROLE_HEAD), S("postcard"), 1).total, 1);
	assert_int_equal(found(work_as(t, CLASS_TEACHER, ROLE_TEACHER), S("trampol"), 1).total, 0);
}

/* About the SENCO: the words are in the index, and the SENCO does not learn that. */
static void test_find_words__steps_of_a_sealed_complaint(void **state)
{
	struct store_test *t = *state;

	complain(t, 1);
	words_make(t);
	assert_int_equal(found(work_as(t, SENCO, ROLE_SENCO), S("trampol"), 1).total, 0);
	assert_int_equal(found(work_as(t, HEAD, ROLE_HEAD), S("trampol"), 1).total, 1);
}

TEST_MAIN(test_find_words)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find_words__what_a_plain_search_finds),
		T(test_find_words__a_write_counts_at_once),
		T(test_find_words__a_write_taken_back),
		T(test_find_words__a_new_name_of_a_person),
		T(test_find_words__trusts_its_own_rows_alone),
		T(test_find_words__every_table_makes_them_stale),
		T(test_find_words__who_took_part_in_a_meeting),
		T(test_find_words__what_a_screening_found),
		T(test_find_words__steps_of_a_complaint),
		T(test_find_words__steps_of_a_sealed_complaint),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
