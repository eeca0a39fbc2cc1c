/* What an import says about each row: the item in the making, problems, notes, progress. */
#include "import/import_run.h"

#include "kit/base/beat.h"

#include <string.h>

enum { PROGRESS_EVERY = 50 };

int64_t import_id(struct import *m)
{
	return m->next_id++;
}

void item_begin(struct import *m)
{
	m->fields = 0;
}

void item_field(struct import *m, const char *label, struct str from, struct str to)
{
	if (m->fields == m->field_cap) {
		size_t cap = m->field_cap > 0 ? 2 * m->field_cap : 64;
		struct import_field *f = NEW_ARRAY(m->c->a, struct import_field, cap);

		if (m->fields > 0)
			memcpy(f, m->field, m->fields * sizeof *f);
		m->field = f;
		m->field_cap = cap;
	}
	m->field[m->fields++] = (struct import_field){ label, from, to };
}

bool item_text(struct import *m, const char *label, struct str *have, struct str want)
{
	if (want.n == 0 || str_eq(*have, want))
		return false;
	item_field(m, label, *have, want);
	*have = want;
	return true;
}

bool item_choice(struct import *m, const char *label, const struct choice *list, void *have, int want)
{
	int *now = have;

	if (want == 0 || *now == want)
		return false;
	item_field(m, label, choice_code(list, *now), choice_code(list, want));
	*now = want;
	return true;
}

bool item_date(struct import *m, const char *label, struct date *have, struct date want)
{
	if (date_none(want) || date_cmp(*have, want) == 0)
		return false;
	item_field(m, label, date_long(m->c->a, *have), date_long(m->c->a, want));
	*have = want;
	return true;
}

static uint64_t mix(uint64_t h, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return (h ^ 0xFF) * 1099511628211u;
}

static void digest_add(struct import_report *r, const struct import_item *it)
{
	uint64_t h = mix(r->digest, it->who);

	h = (h ^ (uint64_t)it->what) * 1099511628211u;
	for (size_t i = 0; i < it->fields; i++)
		h = mix(mix(mix(h, str_of(it->field[i].label)), it->field[i].from), it->field[i].to);
	r->digest = h;
}

void item_end(struct import *m, enum import_what what, size_t line, struct str who)
{
	const struct import_item item = { what, line, who, m->field, m->fields };
	struct import_report *r = m->report;
	struct import_field *f;

	if (what == ITEM_CHANGED && m->fields == 0)
		what = ITEM_UNCHANGED;
	r->count[what]++;
	if (what == ITEM_UNCHANGED)
		return;
	digest_add(r, &item);
	if (r->count[what] > IMPORT_ITEMS_MAX)
		return;
	if (r->items == m->item_cap) {
		size_t cap = m->item_cap > 0 ? 2 * m->item_cap : 256;
		struct import_item *p = NEW_ARRAY(m->c->a, struct import_item, cap);

		if (r->items > 0)
			memcpy(p, r->item, r->items * sizeof *p);
		r->item = p;
		m->item_cap = cap;
	}
	f = NEW_ARRAY(m->c->a, struct import_field, m->fields);
	if (m->fields > 0)
		memcpy(f, m->field, m->fields * sizeof *f);
	r->item[r->items] = (struct import_item){ what, line, who, f, m->fields };
	r->items++;
}

bool run_ends(struct import *m, const char *what, struct str of)
{
	struct import_report *r = m->report;

	if (!m->o->certain)
		return false;
	r->ends++;
	r->ends_digest = mix(mix(r->ends_digest, str_of(what)), of);
	return true;
}

void run_problem(struct import *m, const struct csv_row *row, enum column c, int nth, struct str reason)
{
	m->r->row = row;
	import_problem(m->r, c, nth, reason);
}

void run_note(struct import *m, const struct csv_row *row, enum column c, int nth, struct str reason)
{
	m->r->row = row;
	import_note(m->r, c, nth, reason);
}

void run_progress(struct import *m, size_t done, size_t total)
{
	beat(BEAT_WORKS);
	if (m->o->progress != NULL && (done % PROGRESS_EVERY == 0 || done == total))
		m->o->progress(m->o->x, done, total);
}

struct str import_who(struct arena *a, struct str given, struct str family)
{
	struct str both[2] = { given, family };

	return str_join(a, given.n > 0 ? both : both + 1, given.n > 0 ? 2 : 1, S(" "));
}
