#include "import/import.h"

#include <string.h>

#include "kit/base/id.h"
#include "kit/text/fold.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "import/import_run.h"

ACTION(ACT_IMPORT_CIRCUMSTANCES, "import.circumstances", "Brought in circumstances");
ACTION(ACT_IMPORT_CLASSES, "import.classes", "Brought in the classes");
ACTION(ACT_IMPORT_CONTACTS, "import.contacts", "Brought in the contacts");
ACTION(ACT_IMPORT_RESULTS, "import.results", "Brought in results");
ACTION(ACT_IMPORT_ROLL, "import.roll", "Brought in the roll");
ACTION(ACT_IMPORT_STAFF, "import.staff", "Brought in the staff");

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
	struct import_report *r = m->report;
	struct import_field *f;

	if (what == ITEM_CHANGED && m->fields == 0)
		what = ITEM_UNCHANGED;
	r->count[what]++;
	if (what == ITEM_UNCHANGED)
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
	digest_add(r, &r->item[r->items++]);
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
	if (m->o->progress != NULL && (done % PROGRESS_EVERY == 0 || done == total))
		m->o->progress(m->o->x, done, total);
}

struct str import_who(struct arena *a, struct str given, struct str family)
{
	struct str both[2] = { given, family };

	return str_join(a, given.n > 0 ? both : both + 1, given.n > 0 ? 2 : 1, S(" "));
}

static void headings_say(struct arena *a, const struct column_map *map, struct import_report *out)
{
	struct str *used = NEW_ARRAY(a, struct str, map->heading->n);
	size_t n = 0;

	for (size_t i = 0; i < map->heading->n; i++) {
		bool taken = map->heading->cell[i].n > 0;

		for (size_t k = 0; k < map->unused; k++)
			taken = taken && map->unused_heading[k].p != map->heading->cell[i].p;
		if (taken)
			used[n++] = map->heading->cell[i];
	}
	out->used = str_join(a, used, n, S(", "));
	out->unused = str_join(a, map->unused_heading, map->unused, S(", "));
}

static enum rc read_file(struct arena *a, const struct import_options *o, struct str bytes, struct csv_file *f,
                         struct column_map *map, struct import_report *out)
{
	enum rc rc;

	TRY(csv_read(a, bytes, f, &out->file));
	out->encoding = f->encoding;
	out->separator = f->separator;
	out->rows = f->n;
	rc = columns_find(a, o->kind, &f->heading, map);
	headings_say(a, map, out); /* what was found is said, also when something is missing */
	out->missing = map->missing;
	return rc;
}

static enum rc run_kind(struct import *m)
{
	switch (m->o->kind) {
	case IMPORT_ROLL:
		return import_roll(m);
	case IMPORT_STAFF:
		return import_staff(m);
	case IMPORT_CONTACTS:
		return import_contacts(m);
	case IMPORT_CLASSES:
		return import_classes(m);
	case IMPORT_RESULTS:
		return import_results(m);
	case IMPORT_CIRCUMSTANCES:
		return import_circumstances(m);
	}
	return RC_FAIL;
}

static enum rc run_audit(struct import *m, struct str bytes)
{
	static const struct action *const actions[] = { &ACT_IMPORT_ROLL,     &ACT_IMPORT_STAFF,
		                                        &ACT_IMPORT_CONTACTS, &ACT_IMPORT_CLASSES,
		                                        &ACT_IMPORT_RESULTS,  &ACT_IMPORT_CIRCUMSTANCES };
	struct import_report *r = m->report;

	return audit_write(m->c, 0, actions[m->o->kind], "upload", 0,
	                   str_fmt(m->c->a, "added %zu changed %zu unchanged %zu left %zu of %zu bytes, %016llx",
	                           r->count[ITEM_ADDED], r->count[ITEM_CHANGED], r->count[ITEM_UNCHANGED],
	                           r->count[ITEM_LEFT], bytes.n, (unsigned long long)r->digest));
}

static bool has_changes(const struct import *m)
{
	const struct import_report *r = m->report;

	return r->count[ITEM_ADDED] + r->count[ITEM_CHANGED] > 0 || (m->o->record_left && r->count[ITEM_LEFT] > 0);
}

/* One go inside a transaction. The report is made anew each time. */
static enum rc run_once(struct import *m, struct str bytes)
{
	enum rc rc = db_begin(m->c->db, m->o->rehearse ? DB_READ : DB_WRITE, &m->c->err);

	if (rc != RC_OK)
		return rc;
	rc = run_kind(m);
	import_problems_sort(&m->r->problems);
	import_problems_sort(&m->r->notes);
	m->report->problems = m->r->problems;
	m->report->notes = m->r->notes;
	if (rc == RC_OK && m->r->problems.n > 0)
		rc = RC_INVALID;
	if (rc == RC_OK && m->o->expected != 0 && m->o->expected != m->report->digest)
		rc = RC_CONFLICT;
	if (rc == RC_OK && import_writes(m) && has_changes(m))
		rc = run_audit(m, bytes);
	return db_end(m->c->db, rc, &m->c->err);
}

enum rc import_run(struct ctx *c, const struct import_options *o, struct str bytes, struct import_report *out)
{
	struct csv_file *f = NEW(c->a, struct csv_file);
	struct column_map *map = NEW(c->a, struct column_map);
	struct import_reader *r = NEW(c->a, struct import_reader);
	struct import_report fresh;
	enum rc rc = c->actor.account_id == 0 ? RC_OK : gate_cap(c, CAP_IMPORT);

	*out = (struct import_report){ .kind = o->kind, .digest = 14695981039346656037u };
	if (rc == RC_OK && o->kind == IMPORT_RESULTS && !db_in_tx(c->db))
		rc = IN_WRITE(c, scales_ready(c));
	if (rc == RC_OK)
		rc = read_file(c->a, o, bytes, f, map, out);
	if (rc != RC_OK)
		return rc;
	fresh = *out;
	enum { TRIES = 5 };
	for (int i = 0; i < TRIES; i++) {
		struct import m = { .c = c, .o = o, .r = r, .report = out, .next_id = id_new() };

		*out = fresh;
		*r = import_reader_new(c->a, f, map, c->now.today);
		rc = run_once(&m, bytes);
		if (rc != RC_BUSY || db_in_tx(c->db)) /* inside another transaction it is for that one to begin again */
			break;
	}
	return rc;
}
