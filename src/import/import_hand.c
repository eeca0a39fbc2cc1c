/* What people set by hand, while a file is compared with it: the rule is core/people/hand_rule. */
#include "import/import_run.h"

#include <string.h>

#include "core/people/hand_rule.h"

void hand_begin(struct import *m, const struct csv_row *row, const char *record, int64_t id)
{
	m->hand_row = row;
	m->hand_record = record;
	m->hand_id = id;
}

static int order(const struct hand_row *x, struct str record, int64_t id, struct str field)
{
	int c = str_cmp(x->record, record);

	if (c == 0)
		c = x->record_id < id ? -1 : x->record_id > id;
	return c != 0 ? c : str_cmp(x->field, field);
}

/* data.hand is in this order. */
static const struct hand_row *mark_find(const struct import *m, const char *field)
{
	size_t low = 0, high = m->data.hands;

	while (m->hand_record != NULL && low < high) {
		size_t at = low + (high - low) / 2;
		int c = order(&m->data.hand[at], str_of(m->hand_record), m->hand_id, str_of(field));

		if (c == 0)
			return &m->data.hand[at];
		if (c < 0)
			low = at + 1;
		else
			high = at;
	}
	return NULL;
}

static void mark_drop(struct import *m, const struct hand_row *mark)
{
	struct hand_drops *d = NEW(m->c->a, struct hand_drops);

	*d = (struct hand_drops){ mark, m->drops };
	m->drops = d;
}

bool hand_takes(struct import *m, const char *field, const char *label, struct str now, struct str wanted)
{
	const struct hand_row *mark = mark_find(m, field);
	struct hand_mark v = { .is_set = mark != NULL };

	if (mark == NULL)
		return true;
	v.has_file = mark->has_file;
	v.before = mark->before;
	switch (hand_ask(&v, now, wanted)) {
	case HAND_FILE:
		mark_drop(m, mark);
		return true;
	case HAND_AGREE:
		mark_drop(m, mark);
		return false;
	case HAND_KEEP:
		break;
	}
	if (wanted.n > 0 && m->hand_row != NULL)
		run_note(m, m->hand_row, COL_NONE, 0,
		         str_fmt(m->c->a, "%s stays as it was set by hand (%.*s); the file says %.*s as before.", label,
		                 STR_ARG(now.n > 0 ? now : S("empty")), STR_ARG(wanted)));
	return false;
}

bool hand_holds(const struct import *m, const char *field)
{
	return mark_find(m, field) != NULL;
}

enum rc hand_settle(struct import *m)
{
	for (struct hand_drops *d = m->drops; d != NULL && import_writes(m); d = d->next)
		TRY(hand_drop(m->c->db, m->c->a, m->c->actor.school_id, d->mark->record, d->mark->record_id,
		              d->mark->field, &m->c->err));
	m->drops = NULL;
	return RC_OK;
}

bool hand_text(struct import *m, const char *field, const char *label, struct str *have, struct str want)
{
	return want.n > 0 && hand_takes(m, field, label, *have, want) && item_text(m, label, have, want);
}

bool hand_date(struct import *m, const char *field, const char *label, struct date *have, struct date want)
{
	return !date_none(want) && hand_takes(m, field, label, date_iso(m->c->a, *have), date_iso(m->c->a, want)) &&
	       item_date(m, label, have, want);
}

bool hand_choice(struct import *m, const char *field, const char *label, const struct choice *list, void *have,
                 int want)
{
	const int *now = have;

	return want != 0 && hand_takes(m, field, label, choice_code(list, *now), choice_code(list, want)) &&
	       item_choice(m, label, list, have, want);
}
