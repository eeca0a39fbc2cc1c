/* A file of contacts: people around pupils who are already on roll. */
#include "import/import_run.h"

#include "core/trail/audit.h"
#include "import/contacts_read.h"

ACTION(ACT_IMPORT_CONTACTS, "import.contacts", "Brought in the contacts");

ACTION(ACT_CONTACT_CHANGE, "contact.change", "Changed a contact from a file");

static enum rc row_bring(struct import *m, const struct contact_row *row)
{
	struct pupil_held *h = pupil_of_row(m, row->source, row->upn, row->born);

	if (h == NULL)
		return RC_OK;
	TRY(aparts_write(m, h->p.id));
	item_begin(m);
	TRY(people_contacts(m, row->source, &h->p, row->contact, row->contacts));
	TRY(hand_settle(m));
	if (import_writes(m) && m->fields > 0)
		TRY(audit_write(m->c, h->p.id, &ACT_CONTACT_CHANGE, "pupil", h->p.id,
		                str_fmt(m->c->a, "import, %zu fields", m->fields)));
	item_end(m, ITEM_CHANGED, row->source->line, import_who(m->c->a, h->p.given, h->p.family));
	return RC_OK;
}

static enum rc bring(struct import *m)
{
	struct contact_rows all = contacts_read(m->r);

	TRY(import_load_roll(m->c->db, m->c->a, m->c->actor.school_id, &m->data, &m->c->err));
	people_index(m);
	pupils_index(m);
	for (size_t i = 0; i < all.n; i++)
		adults_note(m, all.row[i].contact, all.row[i].contacts);
	adults_note_kept(m);
	for (size_t i = 0; i < all.n; i++) {
		TRY(row_bring(m, &all.row[i]));
		run_progress(m, i + 1, all.n);
	}
	return RC_OK;
}

IMPORT_KIND(IMPORT_CONTACTS, bring, ACT_IMPORT_CONTACTS);
