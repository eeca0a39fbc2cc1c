#include "enrol/year_up.h"

#include "core/people/hand.h"
#include "core/people/member_sql.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "core/people/year_rule.h"
#include "core/rights/gate.h"
#include "core/school/calendar.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "enrol/pupil_hand.h"
#include "kit/base/id.h"
#include "kit/text/fold.h"

ACTION(ACT_YEAR_UP, "year.up", "Moved the school into the new year");
ACTION(ACT_YEAR_BACK, "year.back", "Took the move into the new year back");
ACTION(ACT_YEAR_PUPIL, "year.pupil", "Moved to the new class and year group");
ACTION(ACT_YEAR_PUPIL_BACK, "year.pupil_back", "Moved back to the class and year group of before");

/* From the last day of November back to the first of June. */
enum { LAST_DAY_BACK = 183, LAST_DAY_AHEAD = 120, KEEP_MOST = 120, CLASS_NAME_MOST = 40 };

enum rc year_up_begin(struct ctx *c, struct year_up_ask *out)
{
	struct calendar calendar;

	TRY(calendar_load(c, date_add(c->now.today, -LAST_DAY_BACK), &calendar));
	out->last_day = year_up_last_day(&calendar, c->now.today);
	out->keep_until = year_up_until(&calendar, c->now.today);
	return RC_OK;
}

/* ---- who goes where ---- */

struct looking {
	struct ctx *c;
	const struct year_up_ask *ask;
	struct year_up_view *v;
	struct school_class *class;
	size_t classes;
	struct teaching *teaching;
	size_t teachings;
	struct staff *staff;
	size_t staffs;
};

static const struct school_class *class_named(const struct looking *l, struct str name)
{
	struct str key = fold_key(l->c->a, name);

	for (size_t i = 0; i < l->classes; i++)
		if (str_eq(fold_key(l->c->a, l->class[i].name), key))
			return &l->class[i];
	return NULL;
}

static struct str teacher_of(const struct looking *l, int64_t class_id)
{
	for (size_t i = 0; i < l->teachings; i++) {
		const struct teaching *t = &l->teaching[i];

		if (t->class_id != class_id || t->kind != TEACHING_TEACHER || t->is_main == 0)
			continue;
		for (size_t k = 0; k < l->staffs; k++)
			if (l->staff[k].id == t->person_id)
				return name_formal(l->c->a, l->staff[k].title, l->staff[k].given, l->staff[k].family);
	}
	return STR_NONE;
}

static int64_t last_year_of(const struct year_up_pupil *p, size_t n)
{
	int64_t last = YEAR_NURSERY_1;

	for (size_t i = 0; i < n; i++)
		if (p[i].facts.year != YEAR_OTHER && p[i].facts.year > last)
			last = p[i].facts.year;
	return last;
}

static void line_add(struct looking *l, struct year_up_class *k, const struct year_up_pupil *p)
{
	enum year_up_what what = year_up_ask(&p->facts, (int)l->v->last_year, l->v->turn);

	if ((what == YEAR_UP_WHAT_UP || what == YEAR_UP_WHAT_LEAVE) && l->ask->stays != NULL &&
	    l->ask->stays(l->ask->x, p->id))
		what = YEAR_UP_WHAT_STAY;
	k->line[k->lines++] = (struct year_up_line){ p, what };
	k->count[what]++;
	l->v->count[what]++;
}

static void class_fill(struct looking *l, struct year_up_class *k)
{
	const struct school_class *to;
	bool said = false;

	k->to = l->ask->to != NULL && k->id != 0 ? fold_spaces(l->c->a, l->ask->to(l->ask->x, k->id, &said)) : STR_NONE;
	if (!said && k->id != 0)
		k->to = class_next(l->c->a, k->name, k->lines > 0 ? k->line[0].pupil->facts.year : YEAR_OTHER);
	to = class_named(l, k->to);
	k->is_new = k->id != 0 && to == NULL;
	k->teacher = teacher_of(l, k->id);
	k->teacher_to = to != NULL ? teacher_of(l, to->id) : STR_NONE;
	if (k->count[YEAR_UP_WHAT_UP] == 0 || k->id == 0 || l->v->fault != NULL)
		return;
	if (k->to.n == 0 || k->to.n > CLASS_NAME_MOST) {
		l->v->fault = "to";
		l->v->fault_class = k->id;
		l->v->why = str_fmt(l->c->a, "Write the class that %.*s becomes, in 40 letters", STR_ARG(k->name));
	}
}

static struct year_up_class *class_at(struct looking *l, const struct year_up_pupil *p, size_t most)
{
	struct year_up_view *v = l->v;

	for (size_t i = 0; i < v->classes; i++)
		if (v->class[i].id == p->class_id)
			return &v->class[i];
	v->class[v->classes] = (struct year_up_class){ .id = p->class_id,
		                                       .name = p->class_name,
		                                       .line = NEW_ARRAY(l->c->a, struct year_up_line, most) };
	return &v->class[v->classes++];
}

static enum rc look(struct looking *l)
{
	struct ctx *c = l->c;
	struct year_up_view *v = l->v;
	struct year_up_pupil *p;
	size_t n;

	TRY(year_up_pupils(c->db, c->a, c->actor.school_id, v->turn, year_up_may(v->turn), c->now.today, &p, &n,
	                   &c->err));
	TRY(class_list(c->db, c->a, c->actor.school_id, &l->class, &l->classes, &c->err));
	TRY(teaching_list(c->db, c->a, c->actor.school_id, c->now.today, &l->teaching, &l->teachings, &c->err));
	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &l->staff, &l->staffs, &c->err));
	v->last_year = l->ask->last_year != YEAR_NOT_KNOWN ? l->ask->last_year : last_year_of(p, n);
	v->class = NEW_ARRAY(c->a, struct year_up_class, l->classes + 1);
	for (size_t i = 0; i < n; i++)
		line_add(l, class_at(l, &p[i], n), &p[i]);
	for (size_t i = 0; i < v->classes; i++)
		class_fill(l, &v->class[i]);
	return RC_OK;
}

static void days_check(struct ctx *c, const struct year_up_ask *ask, struct year_up_view *v)
{
	const struct date today = c->now.today;

	if (v->fault != NULL)
		return;
	if (v->count[YEAR_UP_WHAT_LEAVE] > 0 &&
	    (date_none(ask->last_day) || date_cmp(ask->last_day, date_add(today, -LAST_DAY_BACK)) < 0 ||
	     date_cmp(ask->last_day, date_add(today, LAST_DAY_AHEAD)) > 0)) {
		v->fault = "last_day";
		v->why = S("Enter the last day of those who leave: of this summer");
	} else if (!date_none(ask->keep_until) && (date_cmp(ask->keep_until, today) < 0 ||
	                                           date_cmp(ask->keep_until, date_add(today, KEEP_MOST)) > 0)) {
		v->fault = "keep_until";
		v->why = S("Enter a day from today on, at most four months ahead, or leave it empty");
	}
}

static enum rc view_make(struct ctx *c, const struct year_up_ask *ask, struct looking *l, struct year_up_view *v)
{
	*v = (struct year_up_view){ .turn = year_up_turn(c->now.today) };
	*l = (struct looking){ .c = c, .ask = ask, .v = v };
	TRY(gate_cap(c, CAP_ENROL));
	TRY(year_up_steps(c->db, c->a, c->actor.school_id, &v->step, &v->steps, &c->err));
	return v->turn != 0 ? look(l) : RC_OK;
}

enum rc year_up_look(struct ctx *c, const struct year_up_ask *ask, struct year_up_view *out)
{
	struct looking l;

	return view_make(c, ask, &l, out);
}

/* ---- going ---- */

static enum rc class_id_of(struct looking *l, const struct year_up_class *k, int64_t *out)
{
	struct ctx *c = l->c;
	const struct school_class *to = class_named(l, k->to);

	*out = to != NULL ? to->id : k->id == 0 ? 0 : id_new();
	if (to != NULL || k->id == 0)
		return RC_OK;
	TRY(class_insert(c->db, c->a, c->actor.school_id, *out, k->to, k->line[0].pupil->facts.year + 1, &c->err));
	return class_list(c->db, c->a, c->actor.school_id, &l->class, &l->classes, &c->err);
}

static enum rc marks_note(struct ctx *c, const struct pupil *was, const struct pupil *is, struct str from,
                          struct str to)
{
	static const char *const FIELDS[] = { "year_group", NULL };
	struct hand_marks m;

	TRY(hand_load(c, S("pupil"), is->id, &m));
	TRY(hand_note_fields(c, &m, &pupil_rec, is->id, FIELDS, was, is));
	return hand_note(c, &m, S("pupil"), is->id, "class_id", from, to);
}

/* The teachers of the old class who do not teach the new one keep the pupil until the day. */
static enum rc keep(struct looking *l, struct pupil_key k, int64_t from, int64_t to)
{
	struct ctx *c = l->c;

	for (size_t i = 0; i < l->teachings && !date_none(l->ask->keep_until); i++) {
		const struct teaching *t = &l->teaching[i];
		bool again = false;

		for (size_t j = 0; j < l->teachings; j++)
			again = again ||
			        (l->teaching[j].person_id == t->person_id && l->teaching[j].kind == TEACHING_TEACHER &&
			         (l->teaching[j].class_id == to || (l->teaching[j].class_id == from && j < i)));
		if (t->class_id == from && t->kind == TEACHING_TEACHER && !again)
			TRY(year_up_keep(c->db, c->a, k, id_new(), t->person_id, c->now.today, l->ask->keep_until,
			                 &c->err));
	}
	return RC_OK;
}

static enum rc member_move(struct ctx *c, struct pupil_key k, const struct pupil *was, const struct pupil *is,
                           struct year_up_done *d)
{
	const struct date last = date_add(c->now.today, -1);
	struct member now;

	TRY(member_now(c->db, c->a, k, &now, &c->err));
	d->member_was = now.id;
	if (now.id != 0) {
		TRY(member_end(c->db, c->a, k, now.id, date_later(last, now.starts), &c->err));
	} else if (was->class_id != 0) {
		d->member_was = id_new();
		TRY(member_insert(c->db, c->a, k, d->member_was, was->class_id, was->year_group,
		                  date_none(was->joined_on) ? was->born : was->joined_on, last, &c->err));
	}
	if (is->class_id == 0)
		return RC_OK;
	d->member_is = id_new();
	return member_insert(c->db, c->a, k, d->member_is, is->class_id, is->year_group, c->now.today, DATE_NONE,
	                     &c->err);
}

static enum rc pupil_up(struct looking *l, const struct year_up_class *k, int64_t class_id, struct year_up_done *d)
{
	struct ctx *c = l->c;
	const struct pupil_key key = { c->actor.school_id, d->pupil_id };
	struct pupil was, is;

	TRY(pupil_load(c->db, c->a, key, &was, &c->err));
	is = was;
	is.class_id = class_id;
	is.year_group = d->year_was + 1;
	d->class_is = class_id;
	d->year_is = is.year_group;
	TRY(pupil_update(c->db, c->a, key, &is, &c->err));
	TRY(member_move(c, key, &was, &is, d));
	if (class_id != was.class_id)
		TRY(keep(l, key, was.class_id, class_id));
	TRY(marks_note(c, &was, &is, k->name, k->to));
	return audit_write(c, key.pupil_id, &ACT_YEAR_PUPIL, "pupil", key.pupil_id, k->to);
}

static enum rc line_go(struct looking *l, const struct year_up_class *k, int64_t class_id, const struct year_up_line *p)
{
	struct ctx *c = l->c;
	struct year_up_done d = { .pupil_id = p->pupil->id,
		                  .what = p->what,
		                  .year_was = p->pupil->facts.year,
		                  .year_is = p->pupil->facts.year,
		                  .class_was = k->id,
		                  .class_is = k->id };
	struct enrol_fault f;

	if (p->what == YEAR_UP_WHAT_DONE)
		return RC_OK;
	if (p->what == YEAR_UP_WHAT_UP)
		TRY(pupil_up(l, k, class_id, &d));
	if (p->what == YEAR_UP_WHAT_LEAVE) {
		const struct pupil_key key = { c->actor.school_id, d.pupil_id };
		struct member now;
		enum rc rc;

		TRY(member_now(c->db, c->a, key, &now, &c->err));
		d.member_was = now.id;
		rc = pupil_hand_leave(c, d.pupil_id, l->ask->last_day, &f);

		if (rc == RC_NONE)
			return RC_OK; /* a child of their own: somebody else notes that */
		TRY(rc);
	}
	return year_up_done_insert(c->db, c->a, c->actor.school_id, l->ask->id, &d, &c->err);
}

static enum rc class_go(struct looking *l, const struct year_up_class *k)
{
	int64_t class_id = k->id;

	if (k->count[YEAR_UP_WHAT_UP] > 0)
		TRY(class_id_of(l, k, &class_id));
	for (size_t i = 0; i < k->lines; i++)
		TRY(line_go(l, k, class_id, &k->line[i]));
	return RC_OK;
}

enum rc year_up_go(struct ctx *c, const struct year_up_ask *ask, struct year_up_view *out)
{
	struct looking l;
	struct year_up_step s, before;
	enum rc rc;

	TRY(view_make(c, ask, &l, out));
	TRY(out->turn != 0 && ask->id > 0 ? RC_OK : RC_NONE);
	rc = year_up_step_load(c->db, c->a, c->actor.school_id, ask->id, &before, &c->err);
	if (rc != RC_NONE)
		return rc; /* this form was sent already */
	days_check(c, ask, out);
	if (out->fault == NULL && out->count[YEAR_UP_WHAT_UP] + out->count[YEAR_UP_WHAT_LEAVE] == 0) {
		out->fault = "go";
		out->why = S("Everybody is where the new year has them: nothing was changed");
	}
	if (out->fault != NULL)
		return RC_INVALID;
	s = (struct year_up_step){
		.id = ask->id, .turn = out->turn, .on_day = c->now.today, .done_by = c->actor.person_id
	};
	TRY(year_up_step_insert(c->db, c->a, c->actor.school_id, &s, &c->err));
	for (size_t i = 0; i < out->classes; i++)
		TRY(class_go(&l, &out->class[i]));
	return audit_write(c, 0, &ACT_YEAR_UP, "year_up", s.id,
	                   str_fmt(c->a, "up %zu, leave %zu, stay %zu", out->count[YEAR_UP_WHAT_UP],
	                           out->count[YEAR_UP_WHAT_LEAVE], out->count[YEAR_UP_WHAT_STAY]));
}

/* ---- what was done, and back ---- */

enum rc year_up_read(struct ctx *c, int64_t id, struct year_up_result *out)
{
	*out = (struct year_up_result){ 0 };
	TRY(gate_cap(c, CAP_ENROL));
	TRY(year_up_step_load(c->db, c->a, c->actor.school_id, id, &out->step, &c->err));
	TRY(year_up_done_list(c->db, c->a, c->actor.school_id, id, c->now.today, &out->done, &out->n, &c->err));
	out->may_undo = !out->step.undone && date_cmp(out->step.on_day, c->now.today) == 0;
	return RC_OK;
}

static enum rc pupil_back(struct ctx *c, const struct year_up_done *d)
{
	const struct pupil_key k = { c->actor.school_id, d->pupil_id };
	struct pupil was, is;

	TRY(pupil_load(c->db, c->a, k, &was, &c->err));
	is = was;
	is.class_id = d->class_was;
	is.year_group = d->year_was;
	TRY(pupil_update(c->db, c->a, k, &is, &c->err));
	TRY(year_up_member_back(c->db, c->a, k, d->member_was, d->member_is, &c->err));
	TRY(year_up_keep_end(c->db, c->a, k, c->now.today, &c->err));
	TRY(marks_note(c, &was, &is, d->to, d->from));
	return audit_write(c, d->pupil_id, &ACT_YEAR_PUPIL_BACK, "pupil", d->pupil_id, d->from);
}

enum rc year_up_back(struct ctx *c, int64_t id)
{
	struct year_up_result r;

	TRY(year_up_read(c, id, &r));
	if (r.step.undone)
		return RC_OK;
	if (!r.may_undo)
		return RC_INVALID;
	for (size_t i = 0; i < r.n; i++) {
		if (r.done[i].changed || r.done[i].what == YEAR_UP_WHAT_STAY)
			continue;
		TRY(r.done[i].what == YEAR_UP_WHAT_LEAVE ? pupil_hand_stay(c, r.done[i].pupil_id, r.done[i].member_was)
		                                         : pupil_back(c, &r.done[i]));
	}
	TRY(year_up_step_undo(c->db, c->a, c->actor.school_id, id, &c->err));
	return audit_write(c, 0, &ACT_YEAR_BACK, "year_up", id, STR_NONE);
}
