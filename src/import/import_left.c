/* Who is on roll here and not in the file of a roll. It is a list to look at: nobody leaves because a line is missing,
 * but those whom a person names, or all when that is said; and when it is more than a tenth of the roll, the number
 * is asked for. */
#include "import/import_run.h"

#include <stdlib.h>

#include "core/people/hand_rule.h"
#include "core/people/identity_rule.h"
#include "core/trail/audit.h"

ACTION(ACT_PUPIL_LEFT, "pupil.left", "Noted that the pupil left");

static enum rc left_write(struct import *m, struct pupil *p)
{
	p->left_on = m->c->now.today;
	TRY(import_pupil_update(m->c->db, m->c->a, p, &m->c->err));
	TRY(member_leave(m, p));
	return audit_write(m->c, p->id, &ACT_PUPIL_LEFT, "pupil", p->id, S("not in the imported roll"));
}

static bool is_named(const struct import *m, int64_t id)
{
	for (size_t i = 0; i < m->o->leavers; i++)
		if (m->o->leaver[i] == id)
			return true;
	return m->o->record_left;
}

/* Who was said by hand to be on roll stays; of who has left already the file agrees with whoever noted it. */
static enum rc gone_bring(struct import *m, struct pupil *p)
{
	struct import_report *r = m->report;
	bool named = is_named(m, p->id);
	struct import_gone *g = &r->gone[r->gones];

	hand_begin(m, NULL, "pupil", p->id);
	if (!date_none(p->left_on)) {
		if (m->o->record_left)
			(void)hand_takes(m, "left_on", "Left", S("left"), S("left"));
		return hand_settle(m);
	}
	*g = (struct import_gone){ .id = p->id,
		                   .name = import_who(m->c->a, p->given, p->family),
		                   .class_id = p->class_id,
		                   .class_name = class_name_of(m, p->class_id),
		                   .year = p->year_group,
		                   .stays_by_hand = hand_holds(m, "left_on") };
	g->leaves = named && !g->stays_by_hand;
	r->gones++;
	r->leaving += g->leaves;
	item_begin(m);
	if (g->leaves)
		item_field(m, "Left", STR_NONE, date_long(m->c->a, m->c->now.today));
	else if (named)
		item_field(m, "Left", STR_NONE, S("stays: on roll by hand"));
	item_end(m, ITEM_LEFT, 0, g->name);
	return g->leaves && import_writes(m) ? left_write(m, p) : RC_OK;
}

static int by_class(const void *x, const void *y)
{
	const struct import_gone *p = x, *q = y;
	int c = (p->year > q->year) - (p->year < q->year);

	if (c == 0)
		c = str_cmp(p->class_name, q->class_name);
	return c != 0 ? c : str_cmp(p->name, q->name);
}

static bool together(const struct pupil *p, const struct import_gone *g)
{
	return p->class_id == g->class_id && p->year_group == g->year;
}

/* How many are on roll in each class of those who are gone. They are sorted: each class is counted once. */
static void sizes_set(struct import *m)
{
	struct import_gone *g = m->report->gone;

	for (size_t k = 0; k < m->report->gones; k++) {
		if (k > 0 && g[k].class_id == g[k - 1].class_id && g[k].year == g[k - 1].year) {
			g[k].class_size = g[k - 1].class_size;
			continue;
		}
		for (size_t i = 0; i < m->data.pupils; i++)
			g[k].class_size += date_none(m->data.pupil[i].left_on) && together(&m->data.pupil[i], &g[k]);
	}
}

enum rc left_report(struct import *m)
{
	struct import_report *r = m->report;

	r->gone = NEW_ARRAY(m->c->a, struct import_gone, m->data.pupils);
	for (size_t i = 0; i < m->data.pupils; i++) {
		const struct pupil_held *h = &m->pupil[i];

		r->on_roll += date_none(m->data.pupil[i].left_on);
		if (h->line == 0 && !h->asked_about)
			TRY(gone_bring(m, &m->pupil[i].p));
	}
	if (r->gones > 1)
		qsort(r->gone, r->gones, sizeof *r->gone, by_class);
	sizes_set(m);
	r->wants_number = leavers_are_many(r->leaving, r->on_roll) && m->o->left_number != (int64_t)r->leaving;
	return RC_OK;
}
