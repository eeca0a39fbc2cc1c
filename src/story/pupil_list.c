#include "story/pupil_list.h"

#include "core/people/codes_rule.h"
#include "kit/base/buf.h"
#include "kit/text/fold.h"
#include "core/rights/gate.h"

ACTION(ACT_PUPIL_LIST, "pupil.list", "Saw the list of pupils");

enum { NEED_LETTERS = 4 };

static int stage_of(const struct pupil_line *l, struct date today)
{
	struct cycle_fact f = {
		.number = l->cycle_number,
		.opened = l->opened_on,
		.assessed = l->assessed_on,
		.plan_shared = l->planned_on,
		.review_due = l->review_on,
		.review_begun = l->review_begun,
		.reviewed = l->reviewed_on,
		.closed = l->closed_on,
	};

	return l->cycle_id == 0 ? STAGE_NONE : (int)stage_derive(&f, today);
}

/* Codes of the types of need that a word means: their code, or a word that begins a word of their label. */
static struct str needs_of(struct arena *a, struct str word)
{
	struct buf b = buf_new(a, 1024);
	const struct sen_type *t;

	for (size_t i = 0; (t = sen_type_at(i)) != NULL; i++)
		if (str_eq(fold_key(a, t->code), word) ||
		    (word.n >= NEED_LETTERS && fold_finds(fold_key(a, t->label), word)))
			buf_fmt(&b, " %.*s ", STR_ARG(t->code));
	return buf_view(&b);
}

static struct pupil_filter filter_of(struct ctx *c, const struct pupil_query *q, bool *more_words)
{
	struct pupil_filter f = { .class_id = q->class_id, .year_group = q->year, .code = q->code };
	struct str rest = fold_key(c->a, q->typed);

	for (size_t i = 0; i < PUPIL_WORDS_MAX && rest.n > 0; i++) {
		f.word[i] = str_cut(rest, ' ', &rest);
		f.needs[i] = needs_of(c->a, f.word[i]);
	}
	*more_words = rest.n > 0;
	if (role_can(c->actor.hat, CAP_SCHOOL_NAMES)) {
		f.teacher_id = q->teacher_id;
		f.roll = q->roll;
	}
	return f;
}

static bool is_chosen(const struct pupil_query *q, int64_t id)
{
	for (size_t i = 0; i < q->chosens; i++)
		if (q->chosen[i] == id)
			return true;
	return q->chosens == 0;
}

/* With a step or a choice everybody who fits is read and sifted; otherwise one page. */
static enum rc list_load(struct ctx *c, const struct pupil_query *q, struct pupils_view *out)
{
	struct pupil_filter f = filter_of(c, q, &out->more_words);
	bool sift = q->stage != STAGE_ANY || q->chosens > 0;
	int64_t skip = q->page > 1 ? (q->page - 1) * PUPILS_A_PAGE : 0;
	struct pupil_lines lines;
	int64_t fits = 0;

	if (!sift && q->page > 0) {
		f.limit = PUPILS_A_PAGE;
		f.offset = skip;
	}
	TRY(pupil_list(c->db, c->a, c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
	               c->now.today, &f, &lines, &c->err));
	out->item = NEW_ARRAY(c->a, struct pupil_item, lines.n);
	for (size_t i = 0; i < lines.n; i++) {
		struct pupil_item it = { lines.item[i], stage_of(&lines.item[i], c->now.today) };

		if ((q->stage != STAGE_ANY && it.stage != q->stage) || !is_chosen(q, it.line.id))
			continue;
		fits++;
		if (!sift || q->page == 0 || (fits > skip && fits <= skip + PUPILS_A_PAGE))
			out->item[out->n++] = it;
	}
	out->total = sift ? fits : lines.total;
	return RC_OK;
}

static enum rc choices_load(struct ctx *c, struct pupils_view *out)
{
	const struct actor *who = &c->actor;
	struct staff *all;
	size_t n;

	if (!role_can(who->hat, CAP_SCHOOL_NAMES))
		return class_list_of(c->db, c->a, who->school_id, who->person_id, c->now.today, &out->class,
		                     &out->classes, &c->err);
	TRY(class_list(c->db, c->a, who->school_id, &out->class, &out->classes, &c->err));
	TRY(staff_list(c->db, c->a, who->school_id, c->now.today, &all, &n, &c->err));
	out->teacher = NEW_ARRAY(c->a, struct staff, n);
	for (size_t i = 0; i < n; i++)
		if (all[i].teacher)
			out->teacher[out->teachers++] = all[i];
	return RC_OK;
}

enum rc pupils_find(struct ctx *c, const struct pupil_query *q, struct pupils_view *out)
{
	*out = (struct pupils_view){ .page = q->page > 0 ? q->page : 1 };
	TRY(gate_cap(c, CAP_PUPIL_LIST));
	TRY(list_load(c, q, out));
	TRY(choices_load(c, out));
	out->pages = (out->total + PUPILS_A_PAGE - 1) / PUPILS_A_PAGE;
	gate_note_read(c, 0, &ACT_PUPIL_LIST, 0);
	return RC_OK;
}
