/* Two people wrote one draft at once: rows where they differ, side by side. The head of the plan is shown by the form
 * itself (form_conflict). */
#include "kit/base/buf.h"
#include "plan/plan_parts.h"

enum { ROW_TEXT_MAX = 16384 };

/* A row in words, "label: value" for each field that people fill in. Names of people and outcomes take the place of
 * their numbers. */
static struct str row_words(struct plan_form *e, const struct record *rec, const void *obj)
{
	struct arena *a = e->f.q->a;
	struct buf b = buf_new(a, ROW_TEXT_MAX);

	for (size_t i = 0; i < rec->fields; i++) {
		const struct field *fd = &rec->field[i];
		struct str t = field_text(a, fd, obj);

		if ((fd->flags & F_HIDDEN) != 0 || t.n == 0 || fd->type == FT_ID)
			continue;
		if (fd->type == FT_FLAG || (fd->type == FT_INT && str_is(t, "0")))
			continue;
		if (fd->type == FT_ONE_OF)
			t = str_of(choice_word(fd->choices, *(const int *)field_get(fd, obj)));
		if (fd->type == FT_DATE)
			t = date_long(a, *(const struct date *)field_get(fd, obj));
		buf_fmt(&b, "%s%s: %.*s", b.n > 0 ? "\n" : "", fd->label, STR_ARG(t));
	}
	return buf_view(&b);
}

static struct str outcome_words(struct plan_form *e, const struct outcome *o)
{
	return row_words(e, &outcome_rec, o);
}

static struct str support_words(struct plan_form *e, const struct provision *p)
{
	struct arena *a = e->f.q->a;
	struct str t = row_words(e, &provision_rec, p);

	for (size_t i = 0; i < e->v->staffs; i++)
		if (e->v->staff[i].id == p->giver_id)
			t = str_fmt(a, "%.*s\nWho gives it: %.*s %.*s", STR_ARG(t), STR_ARG(e->v->staff[i].given),
			            STR_ARG(e->v->staff[i].family));
	for (size_t i = 0; i < e->v->draft.outcomes; i++)
		if (e->v->draft.outcome[i].root_id == p->outcome_root && p->outcome_root != 0)
			t = str_fmt(a, "%.*s\nFor outcome: %.*s", STR_ARG(t), STR_ARG(e->v->draft.outcome[i].aim));
	return t;
}

static struct str lessons_words(struct plan_form *e, const struct plan_whole *w)
{
	struct str *line = NEW_ARRAY(e->f.q->a, struct str, w->strategies + 1);

	for (size_t i = 0; i < w->strategies; i++)
		line[i] = w->strategy[i].words;
	return str_join(e->f.q->a, line, w->strategies, S("\n"));
}

static const struct outcome *outcome_of(const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->outcomes; i++)
		if (w->outcome[i].root_id == root)
			return &w->outcome[i];
	return NULL;
}

static const struct provision *support_of(const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->provisions; i++)
		if (w->provision[i].root_id == root)
			return &w->provision[i];
	return NULL;
}

static const struct ui_column COLS[] = { { S("Part"), false },
	                                 { S("Saved by them"), false },
	                                 { S("Written by you"), false } };

static void line_draw(struct plan_form *e, struct ui_table *t, struct str part, struct str theirs, struct str mine)
{
	struct html *w = &e->f.q->w;

	if (str_eq(theirs, mine))
		return;
	ui_row_begin(w, t);
	ui_cell(w, t, part);
	ui_cell_begin(w, t);
	html_lines(w, theirs.n > 0 ? theirs : S("Not there"));
	ui_cell_end(w, t);
	ui_cell_begin(w, t);
	html_lines(w, mine.n > 0 ? mine : S("Not there"));
	ui_cell_end(w, t);
	ui_row_end(w, t);
}

/* Theirs that I do not have go into my form. The limits are the same on both sides; what does not fit any more stays
 * in the table above to be copied. */
static void take_over(struct plan_whole *mine, const struct plan_whole *theirs)
{
	for (size_t i = 0; i < theirs->outcomes && mine->outcomes < PLAN_OUTCOMES_MAX; i++)
		if (outcome_of(mine, theirs->outcome[i].root_id) == NULL)
			mine->outcome[mine->outcomes++] = theirs->outcome[i];
	for (size_t i = 0; i < theirs->provisions && mine->provisions < PLAN_SUPPORTS_MAX; i++)
		if (support_of(mine, theirs->provision[i].root_id) == NULL)
			mine->provision[mine->provisions++] = theirs->provision[i];
}

void plan_conflict_draw(struct plan_form *e, const struct plan_edit *other)
{
	struct arena *a = e->f.q->a;
	struct plan_whole *mine = &e->v->draft;
	const struct plan_whole *theirs = &other->draft;
	struct ui_table t = { .caption = S("Rows that differ"), .col = COLS, .cols = 3, .cards = true };

	ui_sheet_as(&e->f.q->w, "conflict", "conflict-rows", S("Outcomes and support that differ"), STR_NONE);
	html(&e->f.q->w,
	     "<p>What only they have is added to your form below. Remove it there if it is not wanted.</p>\n");
	ui_table_begin(&e->f.q->w, &t);
	for (size_t i = 0; i < mine->outcomes; i++) {
		const struct outcome *o = outcome_of(theirs, mine->outcome[i].root_id);

		line_draw(e, &t, str_fmt(a, "Your outcome %zu", i + 1), o == NULL ? STR_NONE : outcome_words(e, o),
		          outcome_words(e, &mine->outcome[i]));
	}
	for (size_t i = 0; i < theirs->outcomes; i++)
		if (outcome_of(mine, theirs->outcome[i].root_id) == NULL)
			line_draw(e, &t, str_fmt(a, "Their outcome %zu", i + 1), outcome_words(e, &theirs->outcome[i]),
			          STR_NONE);
	for (size_t i = 0; i < mine->provisions; i++) {
		const struct provision *p = support_of(theirs, mine->provision[i].root_id);

		line_draw(e, &t, str_fmt(a, "Your support %zu", i + 1), p == NULL ? STR_NONE : support_words(e, p),
		          support_words(e, &mine->provision[i]));
	}
	for (size_t i = 0; i < theirs->provisions; i++)
		if (support_of(mine, theirs->provision[i].root_id) == NULL)
			line_draw(e, &t, str_fmt(a, "Their support %zu", i + 1),
			          support_words(e, &theirs->provision[i]), STR_NONE);
	line_draw(e, &t, S("In every lesson"), lessons_words(e, theirs), lessons_words(e, mine));
	ui_table_end(&e->f.q->w, &t);
	ui_sheet_end(&e->f.q->w);
	take_over(mine, theirs);
}
