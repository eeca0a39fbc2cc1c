/* core/entry: what is withdrawn or moved leaves no trace in any table but the one that keeps it, comes back as it was,
 * and is touched by nobody but who wrote it and the SENCO. Every kind of the register is tried. */
#include "support/support.h"

#include <string.h>

#include "assess/assess_sql.h"
#include "core/entry/history.h"
#include "core/entry/withdrawn_sql.h"
#include "decide/discussion_sql.h"
#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "letters/notice_sql.h"
#include "notice/observe/observation_sql.h"
#include "support/entry_samples.h"
#include "support/schema_dump.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { FORM = 77001 };

static struct ctx *who(struct store_test *t, const struct entry_sample *s)
{
	return s->for_head ? work_as(t, HEAD, ROLE_HEAD) : work_as(t, SENCO, ROLE_SENCO);
}

static int64_t author(const struct entry_sample *s)
{
	return s->by != 0 ? s->by : CLASS_TEACHER;
}

static const struct entry_kind *kind_of(const struct entry_sample *s)
{
	const struct entry_kind *k = entry_kind_find(str_of(s->code));

	assert_non_null(k);
	return k;
}

/* Letters that were given are corrected, what follows from an entry is changed back: how often a row was changed is
 * another number then. Of a decision the status history keeps both. */
static bool is_left_out(const struct entry_sample *s, struct str column)
{
	if (s == NULL)
		return false;
	if (strcmp(s->code, "decision") == 0 && str_starts(column, S("pupil_status.")))
		return true;
	return (strcmp(s->code, "plan") == 0 || strcmp(s->code, "review") == 0 || strcmp(s->code, "decision") == 0) &&
	       str_find(column, S(".revision")) > 0;
}

/* Everything but the trail and what keeps withdrawn entries; but for what a sample leaves behind (s may be NULL). */
static struct str content_but(struct store_test *t, const struct entry_sample *s)
{
	struct buf b = buf_new(t->a, 64u << 20);
	size_t n;
	struct content *c = content_read(t->a, t->db, &n);

	for (size_t i = 0; i < n; i++)
		if (!str_starts(c[i].column, S("event.")) && !str_starts(c[i].column, S("setting.")) &&
		    !str_starts(c[i].column, S("withdrawn_entry.")) && !is_left_out(s, c[i].column))
			buf_fmt(&b, "%.*s\n%.*s\n", STR_ARG(c[i].column), STR_ARG(c[i].values));
	assert_false(b.full);
	return buf_view(&b);
}

static struct str content(struct store_test *t)
{
	return content_but(t, NULL);
}

static void assert_same(const char *what, const struct entry_sample *s, struct str x, struct str y)
{
	struct str x_line = STR_NONE, y_line = STR_NONE, column = STR_NONE;

	if (str_eq(x, y))
		return;
	while (x.n > 0 && y.n > 0 && str_eq(x_line, y_line)) {
		x_line = str_cut(x, '\n', &x);
		y_line = str_cut(y, '\n', &y);
		if (str_find(x_line, S(".")) > 0)
			column = x_line;
	}
	fail_msg("%s, %s: after %.*s: \"%.*s\" is \"%.*s\"", s->code, what, STR_ARG(column), STR_ARG(x_line),
	         STR_ARG(y_line));
}

static bool is_marked(struct str s)
{
	return str_find(s, S(ENTRY_MARK)) >= 0;
}

static struct put_right_in wish(struct ctx *c, const char *code, int64_t to)
{
	struct put_right_view v;

	assert_int_equal(IN_READ(c, put_right_load(c, ZARA, str_of(code), SAMPLE, &v)), RC_OK);
	assert_false(v.blocked);
	return (struct put_right_in){ .id = FORM, .to = to, .why = S("Wrong child"), .seen = v.seen };
}

static enum rc right(struct ctx *c, const char *code, const struct put_right_in *in)
{
	const char *at;
	struct str say;

	return IN_WRITE(c, put_right(c, ZARA, str_of(code), SAMPLE, in, &at, &say));
}

/* How many lines of a pupil's history, as the SENCO reads it, have the mark. */
static size_t marked_lines(struct ctx *c, int64_t pupil)
{
	struct history_query q = { .group = ENTRY_GROUPS, .words = S(ENTRY_MARK), .page = 1 };
	struct history_view v;

	assert_int_equal(IN_READ(c, history_load(c, pupil, &q, &v)), RC_OK);
	return v.lines;
}

static void each(void **state, void (*try)(struct store_test *t, const struct entry_sample *s))
{
	for (size_t i = 0; entry_sample_at(i) != NULL; i++) {
		if (entry_sample_at(i)->make == NULL)
			continue;
		assert_int_equal(store_test_setup(state), 0);
		entry_samples_begin(*state);
		try(*state, entry_sample_at(i));
		store_test_teardown(state);
	}
}

static void test_register__has_a_sample_of_every_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < entry_kind_count(); i++) {
		const struct entry_kind *k = entry_kind_at(i);
		const struct entry_sample *s = NULL;

		for (size_t m = 0; s == NULL && entry_sample_at(m) != NULL; m++)
			if (strcmp(entry_sample_at(m)->code, k->code) == 0)
				s = entry_sample_at(m);
		if (s == NULL)
			fail_msg("no sample of %s", k->code);
		assert_true((k->table != NULL) == (s->make != NULL));
		assert_true((s->make == NULL) == (s->why_fixed != NULL));
		assert_non_null(k->a_word);
		assert_non_null(k->icon);
		assert_ptr_equal(entry_kind_find(str_of(k->code)), k);
	}
}

/* Letters of correction are new; everything else is as if the entry had never been. */
static struct str without_corrections(struct store_test *t, const struct entry_sample *s)
{
	struct notice *n;
	size_t count;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	assert_int_equal(notice_list(t->db, t->a, zara, S("correction"), &n, &count, &t->e), RC_OK);
	for (size_t i = 0; i < count; i++) {
		struct kept k = { .a = t->a };

		assert_int_equal(IN_READ(c, kept_read(t->db, &k, zara, KEPT_MADE, entry_table_find(S("notice")), NULL,
		                                      n[i].id, &t->e)),
		                 RC_OK);
		assert_int_equal(IN_WRITE(c, kept_drop(t->db, t->a, &k.row[0], &t->e)), RC_OK);
	}
	return content_but(t, s);
}

static void withdraw_one(struct store_test *t, const struct entry_sample *s)
{
	struct ctx *c = who(t, s);
	struct str before = content_but(t, s);
	struct withdrawn w;
	struct put_right_in in;
	struct str with;

	s->make(t, author(s));
	with = content(t);
	assert_true(is_marked(with));
	assert_true((marked_lines(c, ZARA) > 0) == (strcmp(s->code, "letter") != 0)); /* of a letter only to whom */
	in = wish(c, s->code, 0);
	assert_int_equal(right(c, s->code, &in), RC_OK);
	assert_false(is_marked(content(t)));
	assert_int_equal(marked_lines(c, ZARA), 0);
	assert_int_equal(right(c, s->code, &in), RC_OK); /* sent twice */
	assert_int_equal(withdrawn_load(t->db, t->a, zara, FORM, &w, &t->e), RC_OK);
	assert_true(is_marked(w.kept));
	assert_int_equal(w.sealed, s->for_head);
	assert_int_equal(IN_WRITE(c, put_back(c, ZARA, FORM)), RC_OK);
	assert_int_equal(IN_WRITE(c, put_back(c, ZARA, FORM)), RC_OK);
	assert_same("taken back", s, with, content(t));
	assert_int_equal(withdrawn_load(t->db, t->a, zara, FORM, &w, &t->e), RC_OK);
	assert_int_equal(w.kept.n, 0);
	in.id++;
	assert_int_equal(right(c, s->code, &in), RC_OK);
	if (strcmp(s->code, "discussion") != 0) /* a decision that rested on it stands */
		assert_same("withdrawn", s, before, without_corrections(t, s));
}

static void test_withdraw__leaves_no_trace_of_any_kind(void **state)
{
	each(state, withdraw_one);
}

static void move_one(struct store_test *t, const struct entry_sample *s)
{
	struct ctx *c = who(t, s);
	struct put_right_in in;
	struct entry_ask ask;
	struct entry *e;
	struct str with;
	size_t n;

	s->make(t, author(s));
	with = content(t);
	in = wish(c, s->code, TOM);
	if (s->stays) {
		assert_int_equal(right(c, s->code, &in), RC_INVALID);
		assert_same("not moved", s, with, content(t));
		return;
	}
	assert_int_equal(right(c, s->code, &in), RC_OK);
	assert_int_equal(right(c, s->code, &in), RC_OK);
	assert_int_equal(marked_lines(c, ZARA), 0);
	assert_int_equal(marked_lines(c, TOM), 1);
	assert_int_equal(IN_READ(c, entry_ask_make(c, false, &ask)), RC_OK);
	assert_int_equal(IN_READ(c, entries_load(c, tom, &ask, ENTRIES_MOST, &e, &n)), RC_OK);
	for (size_t i = 0; i < n; i++)
		if (e[i].id == SAMPLE)
			assert_int_equal(e[i].by_id, author(s)); /* with its own writer */
	assert_int_equal(IN_WRITE(c, put_back(c, ZARA, FORM)), RC_OK);
	assert_same("moved and taken back", s, with, content(t));
}

static void test_move__of_any_kind(void **state)
{
	each(state, move_one);
}

static enum rc opens(struct ctx *c, const char *code, int64_t id)
{
	struct put_right_view v;

	return IN_READ(c, put_right_load(c, ZARA, str_of(code), id, &v));
}

static void may_one(struct store_test *t, const struct entry_sample *s)
{
	struct put_right_in in = { .id = FORM, .why = S("x"), .seen = S("x") };
	struct ctx *other = work_as(t, SENCO, ROLE_SENCO);
	const struct entry_kind *k;

	s->make(t, author(s));
	k = kind_of(s);
	other->actor.school_id = OTHER_SCHOOL;
	assert_int_equal(opens(other, s->code, SAMPLE), RC_NONE);
	assert_int_equal(right(other, s->code, &in), RC_NONE);
	assert_int_equal(opens(work_as(t, MUSIC_TEACHER, ROLE_TEACHER), s->code, SAMPLE), RC_NONE);
	assert_int_equal(right(work_as(t, MUSIC_TEACHER, ROLE_TEACHER), s->code, &in), RC_NONE);
	assert_int_equal(opens(work_as(t, ASSISTANT, ROLE_TA), s->code, SAMPLE), RC_NONE);
	assert_int_equal(opens(work_as(t, SPECIALIST, ROLE_SPECIALIST), s->code, SAMPLE), RC_NONE);
	assert_int_equal(opens(work_as(t, MOTHER, ROLE_PARENT), s->code, SAMPLE), RC_NONE);
	assert_int_equal(opens(who(t, s), s->code, SAMPLE + 7), RC_NONE);
	assert_int_equal(opens(who(t, s), "nothing", SAMPLE), RC_NONE);
	assert_int_equal(opens(who(t, s), s->code, SAMPLE), RC_OK);
	assert_int_equal(opens(work_as(t, SENCO, ROLE_SENCO), s->code, SAMPLE), s->for_head ? RC_NONE : RC_OK);
	if (author(s) == CLASS_TEACHER)
		assert_int_equal(opens(work_as(t, CLASS_TEACHER, ROLE_TEACHER), s->code, SAMPLE), RC_OK);
	assert_non_null(k->table);
}

static void test_right__is_for_who_wrote_it_and_the_senco(void **state)
{
	each(state, may_one);
}

static void observe(struct store_test *t, int64_t by)
{
	struct observation v = { .id = SAMPLE,
		                 .seen_on = { 2026, 3, 9 },
		                 .place = OBSERVED_BREAK,
		                 .words = S(ENTRY_MARK),
		                 .seen_by = by,
		                 .noted_at = 1773133200,
		                 .revision = 1 };

	assert_int_equal(observation_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
}

static void test_right__an_assistant_puts_right_what_they_wrote(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, ASSISTANT, ROLE_TA);
	struct put_right_in in;

	observe(t, ASSISTANT);
	in = wish(c, "observation", TOM);
	assert_int_equal(right(c, "observation", &in), RC_NONE); /* TOM is not theirs */
	in.to = 0;
	assert_int_equal(right(c, "observation", &in), RC_OK);
}

static void test_right__asks_for_a_reason_and_sees_a_change(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct put_right_in in;
	struct observation v;
	const char *at;
	struct str say;
	struct str with;

	observe(t, CLASS_TEACHER);
	in = wish(c, "observation", 0);
	with = content(t);
	in.why = S("  ");
	assert_int_equal(IN_WRITE(c, put_right(c, ZARA, S("observation"), SAMPLE, &in, &at, &say)), RC_INVALID);
	assert_string_equal(at, "why");
	in.why = S("Wrong child");
	in.to = ZARA;
	assert_int_equal(IN_WRITE(c, put_right(c, ZARA, S("observation"), SAMPLE, &in, &at, &say)), RC_INVALID);
	assert_string_equal(at, "to");
	in.to = GONE + 1000;
	assert_int_equal(right(c, "observation", &in), RC_NONE);
	in.to = 0;
	assert_true(str_eq(with, content(t)));
	assert_int_equal(observation_load(t->db, t->a, zara, SAMPLE, &v, &t->e), RC_OK);
	v.words = S("Changed meanwhile");
	assert_int_equal(observation_update(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(right(c, "observation", &in), RC_CONFLICT);
	assert_int_equal(opens(c, "observation", SAMPLE), RC_OK);
}

static void test_back__is_for_the_day_and_for_what_is_untouched(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct ctx *teacher = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct ctx *later = work_as(t, SENCO, ROLE_SENCO);
	struct put_right_in in;
	struct observation v;

	observe(t, CLASS_TEACHER);
	in = wish(c, "observation", TOM);
	assert_int_equal(right(c, "observation", &in), RC_OK);
	assert_int_equal(IN_WRITE(teacher, put_back(teacher, ZARA, FORM)),
	                 RC_NONE); /* who wrote it, but did not move it */
	later->now = clock_at(later->now.utc + 86400);
	assert_int_equal(IN_WRITE(later, put_back(later, ZARA, FORM)), RC_NONE);
	assert_int_equal(IN_WRITE(c, put_back(c, TOM, FORM)), RC_NONE); /* from the record it came to */
	assert_int_equal(observation_load(t->db, t->a, tom, SAMPLE, &v, &t->e), RC_OK);
	v.words = S("Changed there");
	assert_int_equal(observation_update(t->db, t->a, tom, &v, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, put_back(c, ZARA, FORM)), RC_CONFLICT);
	assert_int_equal(observation_load(t->db, t->a, tom, SAMPLE, &v, &t->e), RC_OK);
}

static size_t told(struct ctx *c)
{
	struct withdrawn_line *w;
	size_t n;

	assert_int_equal(IN_READ(c, withdrawn_lines(c, zara, &w, &n)), RC_OK);
	return n;
}

static void test_line__is_for_who_wrote_it_who_did_it_senco_and_head(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct withdrawn_view *v = NEW(t->a, struct withdrawn_view);
	struct put_right_in in;

	observe(t, CLASS_TEACHER);
	in = wish(c, "observation", 0);
	assert_int_equal(right(c, "observation", &in), RC_OK);
	assert_int_equal(told(c), 1);
	assert_int_equal(told(work_as(t, HEAD, ROLE_HEAD)), 1);
	assert_int_equal(told(work_as(t, CLASS_TEACHER, ROLE_TEACHER)), 1);
	assert_int_equal(told(work_as(t, MUSIC_TEACHER, ROLE_TEACHER)), 0);
	assert_int_equal(told(work_as(t, SPECIALIST, ROLE_SPECIALIST)), 0);
	assert_int_equal(IN_READ(c, withdrawn_open(c, ZARA, FORM, v)), RC_NONE); /* the words are the head's */
	c = work_as(t, HEAD, ROLE_HEAD);
	assert_int_equal(IN_READ(c, withdrawn_open(c, ZARA, FORM, v)), RC_OK);
	assert_true(str_is(kept_str(&v->kept.row[0], "words"), ENTRY_MARK));
}

static void test_letters__not_given_go_and_given_ones_are_corrected(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	const struct entry_sample *s = entry_sample_at(0);
	struct put_right_in in;
	struct decision d;
	struct notice *n;
	size_t count;

	entry_samples_begin(t);
	for (size_t i = 0; strcmp(s->code, "discussion") != 0; i++)
		s = entry_sample_at(i + 1);
	s->make(t, CLASS_TEACHER);
	in = wish(c, "discussion", 0);
	assert_int_equal(right(c, "discussion", &in), RC_OK);
	assert_int_equal(notice_list(t->db, t->a, zara, S(""), &n, &count, &t->e), RC_OK);
	assert_int_equal(count, 1); /* to the mother, who had a copy */
	assert_true(n[0].kind == NOTICE_CORRECTION);
	assert_int_equal(n[0].person_id, MOTHER);
	assert_true(date_none(n[0].sent_on));
	assert_true(str_find(n[0].body, S("Wrong child")) >= 0);
	assert_int_equal(decision_load(t->db, t->a, zara, SAMPLE + 3, &d, &t->e), RC_OK);
	assert_int_equal(d.discussion_id, 0);
	n[0].sent_on = TODAY; /* given: from now on it cannot be taken back */
	n[0].channel = CHANNEL_HAND;
	assert_int_equal(notice_update(t->db, t->a, zara, &n[0], &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, put_back(c, ZARA, FORM)), RC_CONFLICT);
}

/* What was copied into another entry is named, and stays. */
static void test_quotes__are_named_before(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct put_right_view *v = NEW(t->a, struct put_right_view);
	struct observation o = { .id = SAMPLE,
		                 .seen_on = { 2026, 3, 9 },
		                 .place = OBSERVED_BREAK,
		                 .words = S("It was windy. She hid under the table for the whole lesson."),
		                 .seen_by = CLASS_TEACHER,
		                 .noted_at = 1773133200,
		                 .revision = 1 };
	struct need_statement s = { .id = SAMPLE + 1,
		                    .cycle_id = 1,
		                    .source = 1,
		                    .words = S("Staff saw: She hid under the table for the whole lesson."),
		                    .noted_by = SENCO,
		                    .noted_on = { 2026, 3, 10 },
		                    .revision = 1 };

	assert_int_equal(observation_insert(t->db, t->a, zara, &o, &t->e), RC_OK);
	assert_int_equal(need_statement_insert(t->db, t->a, zara, &s, &t->e), RC_OK);
	assert_int_equal(IN_READ(c, put_right_load(c, ZARA, S("observation"), SAMPLE, v)), RC_OK);
	assert_int_equal(v->take.says, 1);
	assert_true(str_find(v->take.said[0].what, S("Assessment:")) >= 0);
	assert_false(v->blocked);
	assert_false(entry_is_quoted(S("It was windy."), S("It was windy."))); /* too short to be a copy */
}

static void test_kept__any_text_comes_back(void **state)
{
	struct store_test *t = *state;
	struct kept k = { .a = t->a };
	struct kept back;
	struct kept_row *r = kept_add(&k, KEPT_TAKEN, entry_table_find(S("observation")));

	*kept_value(r, "id") = dv_int(INT64_MAX);
	*kept_value(r, "words") = dv_text(S(".\nwords t3:abc\nobservation taken\n“x” 5:"));
	*kept_value(r, "subject") = dv_text(S(""));
	assert_int_equal(kept_of_text(t->a, kept_text(t->a, &k), &back), RC_OK);
	assert_int_equal(back.n, 1);
	assert_true(str_eq(kept_text(t->a, &back), kept_text(t->a, &k)));
	assert_true(str_eq(kept_str(&back.row[0], "words"), kept_str(r, "words")));
	assert_int_equal(kept_value(&back.row[0], "subject")->type, DBV_TEXT);
	assert_int_equal(kept_of_text(t->a, S("observation taken\nwords t99:abc\n.\n"), &back), RC_INVALID);
	assert_int_equal(kept_of_text(t->a, S("nothing taken\n.\n"), &back), RC_INVALID);
	assert_int_equal(kept_of_text(t->a, S("observation taken\nwords"), &back), RC_INVALID);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_put_right)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_register__has_a_sample_of_every_kind),
		cmocka_unit_test(test_withdraw__leaves_no_trace_of_any_kind),
		cmocka_unit_test(test_move__of_any_kind),
		cmocka_unit_test(test_right__is_for_who_wrote_it_and_the_senco),
		T(test_right__an_assistant_puts_right_what_they_wrote),
		T(test_right__asks_for_a_reason_and_sees_a_change),
		T(test_back__is_for_the_day_and_for_what_is_untouched),
		T(test_line__is_for_who_wrote_it_who_did_it_senco_and_head),
		T(test_letters__not_given_go_and_given_ones_are_corrected),
		T(test_quotes__are_named_before),
		T(test_kept__any_text_comes_back),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
