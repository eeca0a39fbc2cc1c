/* Statements of an assessment, views, and the day an assessment was finished, as entries of a pupil's record. */
#include "assess/need_statement_rec.h"
#include "core/cycle/cycle_rec.h"
#include "core/entry/known.h"
#include "core/entry/put_right.h"
#include "core/people/view_rec.h"
#include "files/file_from_rule.h"
#include "plan/plan_sql.h"

/* ---- statements ---- */

ENTRY_TABLE(statement_rows, need_statement_rec, "need_statement", NEED_STATEMENT);
ENTRY_LIST(Q_ENTRY_STATEMENT, "need_statement", "t", "t.noted_on", "t.noted_by",
           ", t.source, t.words, t.said_by, t.not_relevant, t.cycle_id, t.file_id, t.file_page, t.file_words,"
           " f.id AS f_id, f.kind AS f_kind, f.title, f.made_by, f.made_on, f.readers, f.added_by, f.added_on",
           " LEFT JOIN pupil_file f ON f.school_id = t.school_id AND f.pupil_id = t.pupil_id AND f.id = t.file_id");

static struct str cycle_rest(const struct entry_ask *ask, struct rows *r, size_t i)
{
	return str_fmt(ask->a, "/assess/%lld", (long long)row_int(r, i, "cycle_id"));
}

/* From which file of the record it is, as who asks may know. */
static struct str statement_from(const struct entry_ask *ask, struct rows *r, size_t i)
{
	const struct file_asker who = { .hat = ask->hat, .person_id = ask->person_id };
	struct file_from from = { .file_id = row_int(r, i, "file_id"), .page = row_int(r, i, "file_page") };
	struct pupil_file f = { .id = row_int(r, i, "f_id"),
		                .title = row_str(r, i, "title"),
		                .made_by = row_str(r, i, "made_by"),
		                .made_on = row_date(r, i, "made_on"),
		                .added_by = row_int(r, i, "added_by"),
		                .added_on = row_date(r, i, "added_on") };

	(void)file_words_of(row_str(r, i, "file_words"), &from.words);
	(void)file_what_of(row_str(r, i, "f_kind"), &f.kind);
	(void)file_readers_of(row_str(r, i, "readers"), &f.readers);
	return file_from_words(ask->a, from, f.id != 0 ? &f : NULL, &who);
}

static void statement_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct str source = str_fmt(ask->a, "%lld", (long long)row_int(r, i, "source"));
	struct str said_by = row_str(r, i, "said_by");
	struct str from = statement_from(ask, r, i);

	e->what = str_fmt(ask->a, "Assessment: %s", choice_word_of(need_source_choices, source));
	e->words = row_str(r, i, "words");
	if (e->words.n == 0 && row_str(r, i, "not_relevant").n > 0)
		e->words = str_fmt(ask->a, "Not relevant: %.*s", STR_ARG(row_str(r, i, "not_relevant")));
	else if (from.n > 0)
		e->words = str_fmt(ask->a, "%.*s (%.*s)", STR_ARG(e->words), STR_ARG(from));
	else if (said_by.n > 0)
		e->words = str_fmt(ask->a, "%.*s (%.*s)", STR_ARG(e->words), STR_ARG(said_by));
	e->rest = cycle_rest(ask, r, i);
}

static void statement_known(const struct entry_ask *ask, struct rows *r, size_t i, const struct entry *e,
                            struct known_list *out)
{
	struct str from = row_str(r, i, "said_by");
	int64_t source = row_int(r, i, "source");

	(void)ask;
	if (source == SOURCE_PARENTS || source == SOURCE_PUPIL)
		known_add(out, e, source == SOURCE_PUPIL ? KNOWN_PUPIL : KNOWN_PARENTS, row_str(r, i, "words"), from);
}

/* The file stays with its pupil. */
static enum rc statement_fit(struct entry_move *m)
{
	TRY(entry_fit_cycle(m));
	for (size_t i = 0; i < m->kept->n; i++) {
		*kept_value(&m->kept->row[i], "file_id") = dv_null();
		*kept_value(&m->kept->row[i], "file_page") = dv_int(0);
		*kept_value(&m->kept->row[i], "file_words") = dv_text(S(""));
	}
	return RC_OK;
}

ENTRY_KIND(entry_statement, .code = "statement", .group = ENTRY_ASSESSMENTS, .word = "Statement of an assessment",
           .a_word = "a statement", .icon = "assess", .routine = true, .cap = CAP_PUPIL_RECORD,
           .list = &Q_ENTRY_STATEMENT, .line = statement_line, .known = statement_known, .table = &statement_rows,
           .fit = statement_fit);

/* ---- views ---- */

ENTRY_TABLE(view_rows, view_rec, "view", VIEW);
ENTRY_LIST(Q_ENTRY_VIEW, "view", "v", "v.given_on", "v.person_id",
           ", v.who, v.name, v.going_well, v.hard, v.words, v.private, v.method, v.moment, v.cycle_id", "");

static void part_add(const struct entry_ask *ask, struct str *words, const char *before, struct str more)
{
	if (more.n > 0)
		*words =
		    str_fmt(ask->a, "%.*s%s%s%.*s", STR_ARG(*words), words->n > 0 ? " " : "", before, STR_ARG(more));
}

/* A pupil's secret is for the SENCO; a family reads their own, and the pupil's that are no secret. */
static void view_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct str name = row_str(r, i, "name");

	e->own = e->by_id != 0 && e->by_id == ask->person_id;
	e->hidden = (row_int(r, i, "private") != 0 && ask->hat != ROLE_SENCO && !e->own) || (ask->family && !e->own);
	e->narrow = row_int(r, i, "private") != 0;
	e->what = ask->family ? S("You said what you think")
	                      : str_fmt(ask->a, "%.*s said", STR_ARG(name.n > 0 ? name : e->by));
	e->by = name.n > 0 ? name : e->by;
	e->words = row_str(r, i, "words");
	part_add(ask, &e->words, "Goes well: ", row_str(r, i, "going_well"));
	part_add(ask, &e->words, "Is hard: ", row_str(r, i, "hard"));
	if (e->words.n == 0)
		e->words = str_of(choice_word_of(view_method_choices, row_str(r, i, "method")));
	if (str_is(row_str(r, i, "moment"), "assess"))
		e->rest = cycle_rest(ask, r, i);
}

/* Nobody's secret is offered, also not to who may read it: what is offered is read by others then. */
static void view_known(const struct entry_ask *ask, struct rows *r, size_t i, const struct entry *e,
                       struct known_list *out)
{
	enum view_who who;

	(void)view_who_of(row_str(r, i, "who"), &who);
	if (row_int(r, i, "private") != 0 || (who != VIEW_WHO_PARENT && who != VIEW_WHO_PUPIL))
		return;
	known_add(out, e, who == VIEW_WHO_PUPIL ? KNOWN_PUPIL : KNOWN_PARENTS, row_str(r, i, "words"), e->by);
	known_add(out, e, KNOWN_STRENGTH, row_str(r, i, "going_well"), e->by);
	known_add(out, e, KNOWN_HARD, row_str(r, i, "hard"), e->by);
	(void)ask;
}

/* A plan begins with what the pupil said. */
static enum rc view_apart(struct entry_take *t, const struct kept_row *own)
{
	static const char *const SAID[] = { "words", "going_well", "hard" };
	struct plan *p;
	size_t n;

	TRY(plan_list(t->c->db, t->c->a, t->k, 0, &p, &n, &t->c->err));
	for (size_t i = 0; i < n; i++) {
		bool quoted = false;

		for (size_t s = 0; s < sizeof SAID / sizeof *SAID; s++)
			quoted = quoted || entry_is_quoted(kept_str(own, SAID[s]), p[i].pupil_said) ||
			         entry_is_quoted(kept_str(own, SAID[s]), p[i].parents_said);
		if (quoted)
			entry_say(t, SAY_KNOW, S("A plan has these words as what was said"),
			          p[i].state == PLAN_DRAFT ? S("Change them in the draft.")
			                                   : S("Make a new version without them, or withdraw it."),
			          p[i].state == PLAN_DRAFT ? S("/plan")
			                                   : str_fmt(t->c->a, "/plans/%lld", (long long)p[i].id));
	}
	return RC_OK;
}

ENTRY_KIND(entry_view, .code = "view", .group = ENTRY_SAID, .word = "View", .a_word = "a view", .icon = "listen",
           .cap = CAP_PUPIL_RECORD, .to_family = true, .list = &Q_ENTRY_VIEW, .line = view_line, .known = view_known,
           .table = &view_rows, .apart = view_apart, .fit = entry_fit_cycle);

/* ---- the assessment as a whole ---- */

/* clang-format off */
STMT(Q_ENTRY_ASSESSMENT, ENTRIES_MOST,
     "SELECT y.id, y.assessed_on AS on_day, 0 AS by_id, '' AS by_name, y.number, y.assess_reason FROM cycle y"
     " WHERE y.school_id = $1 AND y.pupil_id = $2 AND (y.id = $3 OR 0 = CAST($3 AS BIGINT))"
     " AND y.assessed_on IS NOT NULL ORDER BY y.assessed_on DESC, y.id DESC");
/* clang-format on */

static void assessment_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	e->what = str_fmt(ask->a, "Assessment of cycle %lld finished", (long long)row_int(r, i, "number"));
	e->words = row_str(r, i, "assess_reason");
	e->rest = str_fmt(ask->a, "/assess/%lld", (long long)e->id);
}

/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_ASSESSMENT,
            ENTRY_PIECE("insight", "cycle_id", "1", "What we know", "words") ENTRY_AND
            ENTRY_PIECE("insight", "cycle_id", "2", "What we do about it", "action") ENTRY_AND
            ENTRY_PIECE("cycle", "id", "3", "What we have learned", "learned"));
/* clang-format on */

ENTRY_KIND(entry_assessment, .code = "assessment", .whole = &Q_WHOLE_ASSESSMENT, .whole_cap = CAP_PUPIL_RECORD,
           .group = ENTRY_ASSESSMENTS, .word = "Assessment", .a_word = "an assessment", .icon = "assess",
           .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_ASSESSMENT, .line = assessment_line);
