#include "boards/dossier/dossier_facts.h"

#include <stdlib.h>

#include "assess/assess_sql.h"
#include "boards/dossier/dossier_cycles.h"
#include "boards/dossier/dossier_late.h"
#include "core/entry/entry.h"
#include "core/people/codes_rule.h"
#include "core/people/person_rec.h"
#include "core/people/year_rule.h"
#include "meeting/meeting_rec.h"
#include "notice/results/circumstance_sql.h"

/* What is loaded once and used by several parts. */
struct reading {
	struct pupil_key k;
	struct pupil_view v;
	struct view *view;
	size_t views;
	struct circumstance *circumstance;
	size_t circumstances;
};

/* ---- who it is ---- */

static void person_tell(struct ctx *c, const struct reading *r, struct dossier_fact *f)
{
	const struct pupil *p = &r->v.pupil;
	struct str year = year_label(c->a, (int)p->year_group);
	int minute = c->now.minute;

	f->school = c->actor.school_name;
	f->name = r->v.name;
	f->first = r->v.first;
	f->given = p->given;
	f->today = c->now.today;
	f->made = str_fmt(c->a, "%.*s, %d.%02d%s, by %.*s", STR_ARG(date_long(c->a, c->now.today)),
	                  (minute / 60 + 11) % 12 + 1, minute % 60, minute < 720 ? "am" : "pm", STR_ARG(c->actor.name));
	f->group =
	    p->class_name.n > 0 ? str_fmt(c->a, "%.*s, class %.*s", STR_ARG(year), STR_ARG(p->class_name)) : year;
	f->born = p->born;
	f->has_page = p->person_id != 0;
	f->upn = p->upn;
	f->former_upn = p->former_upn;
	f->sex = p->sex == SEX_NONE ? STR_NONE : str_of(sex_word(p->sex));
	f->about = p->about;
	f->joined = p->joined_on;
	f->left = p->left_on;
	f->language = p->language;
	f->code = r->v.status.code;
	f->code_from = r->v.status.starts;
	f->need = NEW_ARRAY(c->a, struct str, r->v.needs + 1);
	for (size_t i = 0; i < r->v.needs; i++) {
		const struct sen_type *t = sen_type_find(r->v.need[i].code);

		f->need[f->needs++] = t != NULL ? t->label : r->v.need[i].code;
		f->need_from = r->v.need[0].starts;
	}
	if (r->v.cycles > 0)
		f->stage = str_fmt(c->a, "%.*s, cycle %lld", STR_ARG(stage_word(r->v.stage)),
		                   (long long)r->v.cycle[0].cycle.number);
}

/* ---- the plan ---- */

static void plan_tell(struct ctx *c, const struct reading *r, struct dossier_fact *f)
{
	const struct pupil_view *v = &r->v;

	f->has_plan = v->has_plan;
	f->outcome = NEW_ARRAY(c->a, struct dossier_outcome, v->outcomes + 1);
	f->support = NEW_ARRAY(c->a, struct dossier_support, v->supports + 1);
	f->lesson = NEW_ARRAY(c->a, struct str, v->plan.strategies + 2);
	if (!v->has_plan)
		return;
	f->plan_on = v->plan.plan.shared_on;
	f->plan_version = v->plan.plan.version;
	for (size_t i = 0; i < v->cycles; i++)
		if (v->cycle[i].cycle.id == v->plan.plan.cycle_id)
			f->plan_cycle = v->cycle[i].cycle.number;
	for (size_t i = 0; i < v->outcomes; i++) {
		const struct outcome *o = &v->outcome[i].outcome;

		f->outcome[f->outcomes++] =
		    (struct dossier_outcome){ dossier_aim(o->aim),
			                      o->unit,
			                      o->baseline,
			                      o->target,
			                      v->plan.plan.shared_on,
			                      date_none(o->by_on) ? v->plan.plan.review_on : o->by_on,
			                      v->outcome[i].progress,
			                      v->outcome[i].point,
			                      v->outcome[i].points };
	}
	for (size_t i = 0; i < v->supports; i++) {
		const struct provision *p = &v->support[i].provision;

		f->support[f->supports++] = (struct dossier_support){
			p->what,
			p->giver_id != 0 ? name_formal(c->a, p->giver_title, p->giver_given, p->giver_family) : STR_NONE,
			p->per_week,
			p->minutes,
			p->group_size,
			v->support[i].dose
		};
	}
	f->missed = v->missed.n > 0 ? str_fmt(c->a, "Sessions were missed for: %.*s.", STR_ARG(v->missed)) : STR_NONE;
	for (size_t i = 0; i < v->plan.strategies; i++)
		f->lesson[f->lessons++] = v->plan.strategy[i].words;
	if (v->plan.plan.everyday.n > 0)
		f->lesson[f->lessons++] = v->plan.plan.everyday;
	f->home = v->plan.plan.home;
	f->home_school = v->plan.plan.home_school;
	f->read = v->read;
	f->readers = v->readers;
}

/* ---- what they say ---- */

static int said_cmp(const void *x, const void *y)
{
	return date_cmp(((const struct dossier_said *)y)->on, ((const struct dossier_said *)x)->on);
}

static struct str view_words(struct ctx *c, const struct view *v)
{
	struct str part[3];
	size_t n = 0;

	if (v->words.n > 0)
		part[n++] = v->words;
	if (v->going_well.n > 0)
		part[n++] = str_fmt(c->a, "Goes well: %.*s", STR_ARG(v->going_well));
	if (v->hard.n > 0)
		part[n++] = str_fmt(c->a, "Is hard: %.*s", STR_ARG(v->hard));
	return str_join(c->a, part, n, S(" "));
}

static void said_add(struct dossier_fact *f, struct str who, struct str words, struct date on, bool by_pupil)
{
	if (words.n > 0 && !date_none(on))
		f->said[f->saids++] = (struct dossier_said){ who, words, on, by_pupil };
}

static void said_tell(struct ctx *c, const struct reading *r, struct dossier_fact *f)
{
	const struct plan *p = &r->v.plan.plan;

	f->said = NEW_ARRAY(c->a, struct dossier_said, r->views + 3);
	if (r->v.has_plan) {
		said_add(f, str_fmt(c->a, "%.*s, for the plan", STR_ARG(f->first)), p->pupil_said, p->shared_on, true);
		said_add(f, S("the parents, for the plan"), p->parents_said, p->shared_on, false);
	}
	for (size_t i = 0; i < r->views; i++) {
		const struct view *v = &r->view[i];
		bool pupil = v->who == VIEW_WHO_PUPIL;

		if (v->private == 0 && (pupil || v->who == VIEW_WHO_PARENT))
			said_add(f,
			         pupil           ? f->first
			         : v->name.n > 0 ? v->name
			                         : S("a parent"),
			         view_words(c, v), v->given_on, pupil);
	}
	if (f->saids > 1)
		qsort(f->said, f->saids, sizeof *f->said, said_cmp);
}

/* ---- entries ---- */

static bool is_health(const struct reading *r, const struct entry *e)
{
	for (size_t i = 0; str_is(str_of(e->kind->code), "circumstance") && i < r->circumstances; i++)
		if (r->circumstance[i].id == e->id)
			return r->circumstance[i].kind == CIRCUMSTANCE_MEDICAL;
	return false;
}

static bool by_pupil(const struct reading *r, const struct entry *e)
{
	if (e->by_id != 0 && e->by_id == r->v.pupil.person_id)
		return true;
	for (size_t i = 0; str_is(str_of(e->kind->code), "view") && i < r->views; i++)
		if (r->view[i].id == e->id)
			return r->view[i].who == VIEW_WHO_PUPIL;
	return false;
}

static enum rc entries_tell(struct ctx *c, const struct reading *r, struct dossier_fact *f)
{
	struct entry_ask ask;
	struct entry *all;
	size_t n;

	TRY(entry_ask_make(c, false, &ask));
	TRY(entries_load(c, r->k, &ask, ENTRIES_MOST, &all, &n));
	f->entry = NEW_ARRAY(c->a, struct dossier_entry, n + 1);
	for (size_t i = n; i > 0; i--) {
		const struct entry *e = &all[i - 1];
		struct str kind = str_of(e->kind->code);

		f->entry[f->entries++] = (struct dossier_entry){ .kind = kind,
			                                         .id = e->id,
			                                         .theme = dossier_theme_of(kind, is_health(r, e)),
			                                         .word = str_of(e->kind->word),
			                                         .on = e->on,
			                                         .by = e->by,
			                                         .what = e->what,
			                                         .words = str_trim(e->words),
			                                         .rest = e->rest,
			                                         .by_pupil = by_pupil(r, e),
			                                         .narrow = e->narrow };
		if (str_is(kind, "ehc_date"))
			f->ehc = str_fmt(c->a, "%.*s, %.*s.", STR_ARG(e->what), STR_ARG(date_long(c->a, e->on)));
	}
	return RC_OK;
}

static void next_tell(const struct reading *r, struct dossier_fact *f)
{
	if (r->v.next_meeting.id == 0)
		return;
	f->next_on = r->v.next_meeting.on_day;
	f->next_what = str_of(meeting_kind_word(r->v.next_meeting.kind));
}

static enum rc one_load(struct ctx *c, struct pupil_key k, struct dossier_fact *f)
{
	struct reading *r = NEW(c->a, struct reading);

	r->k = k;
	r->v.record = true;
	*f = (struct dossier_fact){ 0 };
	TRY(pupil_view_read(c, k, &r->v));
	TRY(view_list(c->db, c->a, k, 0, &r->view, &r->views, &c->err));
	TRY(circumstance_list(c->db, c->a, k, &r->circumstance, &r->circumstances, &c->err));
	person_tell(c, r, f);
	plan_tell(c, r, f);
	said_tell(c, r, f);
	next_tell(r, f);
	TRY(entries_tell(c, r, f));
	return dossier_cycles_load(c, k, &r->v, r->view, r->views, f);
}

enum rc dossier_facts_load(struct ctx *c, const struct pupil_key *k, size_t n, struct dossier_fact *out)
{
	for (size_t i = 0; i < n; i++)
		TRY(one_load(c, k[i], &out[i]));
	return dossier_late_load(c, k, n, out);
}

enum rc dossier_whole_load(struct ctx *c, struct pupil_key k, struct dossier_fact *f)
{
	struct entry_ask ask;
	struct entry_piece *p;
	size_t n;

	TRY(entry_ask_make(c, false, &ask));
	TRY(entries_whole(c, k, &ask, &p, &n));
	for (size_t i = 0; i < f->entries; i++) {
		struct dossier_entry *e = &f->entry[i];

		for (size_t m = 0; m < n; m++)
			if (p[m].id == e->id && str_is(e->kind, p[m].kind->code))
				e->words =
				    str_fmt(c->a, "%.*s%s%.*s: %.*s", STR_ARG(e->words), e->words.n > 0 ? "\n" : "",
				            STR_ARG(p[m].label), STR_ARG(str_trim(p[m].words)));
	}
	return RC_OK;
}
