#include "boards/class/class_view.h"

#include "core/people/class_sql.h"
#include "core/rights/gate.h"

ACTION(ACT_CLASS_OPEN, "class.open", "Saw the class page");

static void lines_make(struct ctx *c, const struct strategy_line *s, size_t n, struct class_view *v)
{
	size_t at = 0;

	v->line = NEW_ARRAY(c->a, struct class_line, v->all.pupils);
	for (size_t i = 0; i < v->all.pupils; i++) {
		const struct today_pupil *p = &v->all.pupil[i];
		struct class_line *l = &v->line[v->lines];
		size_t end;

		while (at < n && s[at].pupil_id < p->id)
			at++;
		for (end = at; end < n && s[end].pupil_id == p->id; end++)
			;
		if (p->code != STATUS_K && p->code != STATUS_E)
			continue;
		*l = (struct class_line){ .pupil = p,
			                  .stage = v->all.stage[i],
			                  .strategy = NEW_ARRAY(c->a, struct str, end - at) };
		for (size_t k = at; k < end; k++)
			l->strategy[l->strategies++] = s[k].words;
		gate_note_read(c, p->id, &ACT_CLASS_OPEN, 0);
		v->lines++;
	}
}

enum rc class_view_load(struct ctx *c, struct class_view *out)
{
	const struct actor *who = &c->actor;
	struct strategy_line *s;
	size_t n;

	*out = (struct class_view){ 0 };
	TRY(today_view_load(c, CAP_MY_CLASS, true, &out->all));
	TRY(strategy_of_scope(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today, &s,
	                      &n, &c->err));
	lines_make(c, s, n, out);
	return today_plans_to_read(c, &out->unread);
}
