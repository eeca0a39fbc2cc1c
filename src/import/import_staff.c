/* A file of staff, and who a person of the staff is when a file of classes names one. A member of staff is found by
 * staff code, then by e-mail, then by name among the staff. Roles in the file are given; none is taken away by a file.
 */
#include "import/import_staff.h"

#include "kit/text/fold.h"
#include "core/trail/audit.h"
#include "import/staff_read.h"

ACTION(ACT_IMPORT_STAFF, "import.staff", "Brought in the staff");

ACTION(ACT_PERSON_ADD, "person.add", "Added a person from a file");
ACTION(ACT_PERSON_CHANGE, "person.change", "Changed a person from a file");

void staff_index(struct import *m)
{
	people_index(m);
	m->staff_code = import_index_new(m->c->a, m->data.persons);
	for (size_t i = 0; i < m->data.persons; i++)
		import_index_add(&m->staff_code, fold_tight(m->c->a, m->person[i].p.staff_code), &m->person[i]);
	for (size_t i = 0; i < m->data.mergeds; i++)
		import_index_add(&m->staff_code, fold_tight(m->c->a, m->data.merged[i].staff_code),
		                 person_merged(m, &m->data.merged[i]));
	for (size_t i = 0; i < m->data.roles; i++)
		if (!str_is(m->data.role[i].role, "parent") && !str_is(m->data.role[i].role, "pupil"))
			for (size_t k = 0; k < m->data.persons; k++)
				if (m->person[k].p.id == m->data.role[i].person_id)
					m->person[k].is_staff = true;
}

enum rc staff_role(struct import *m, const struct person *p, const char *role)
{
	struct role_held *more;

	for (size_t i = 0; i < m->data.roles; i++)
		if (m->data.role[i].person_id == p->id && str_is(m->data.role[i].role, role))
			return RC_OK;
	item_field(m, "Role", STR_NONE, str_of(role_label(role_of(str_of(role)))));
	more = NEW_ARRAY(m->c->a, struct role_held, m->data.roles + 1);
	for (size_t i = 0; i < m->data.roles; i++)
		more[i] = m->data.role[i];
	more[m->data.roles++] = (struct role_held){ p->id, str_of(role) };
	m->data.role = more;
	if (!import_writes(m))
		return RC_OK;
	return role_insert(m->c->db, m->c->a, p->school_id, import_id(m), p->id, str_of(role), m->c->now.today,
	                   DATE_NONE, &m->c->err);
}

/* One of the staff by name; *many when the name fits several. */
struct person_held *staff_by_name(struct import *m, struct str name_key, bool *many)
{
	struct person_held *found = NULL;
	struct person_held *h;
	uint32_t at = 0;

	*many = false;
	while ((h = import_index_next(&m->person_name, name_key, &at)) != NULL) {
		if (!h->is_staff || h == found)
			continue;
		*many = found != NULL;
		found = h;
	}
	return found;
}

struct person_held *staff_by_code(struct import *m, struct str code)
{
	uint32_t at = 0;

	return import_index_next(&m->staff_code, fold_tight(m->c->a, code), &at);
}

struct person_held *staff_by_email(struct import *m, struct str email)
{
	uint32_t at = 0;

	return import_index_next(&m->person_email, str_lower_ascii(m->c->a, email), &at);
}

static struct person_held *staff_find(struct import *m, const struct staff_row *row, bool *many)
{
	struct person_held *h = staff_by_code(m, row->code);

	*many = false;
	if (h == NULL)
		h = staff_by_email(m, row->email);
	if (h == NULL)
		h = staff_by_name(m, row->name_key, many);
	/* The same name with another code is another person. */
	if (h != NULL && row->code.n > 0 && h->p.staff_code.n > 0 &&
	    !str_eq(fold_tight(m->c->a, row->code), fold_tight(m->c->a, h->p.staff_code)))
		return NULL;
	return h;
}

static bool staff_fields(struct import *m, struct person *p, const struct staff_row *row)
{
	bool changed = item_text(m, "Staff code", &p->staff_code, row->code);

	changed = item_text(m, "Title", &p->title, row->title) || changed;
	changed = item_text(m, "Forename", &p->given, row->given) || changed;
	changed = item_text(m, "Surname", &p->family, row->family) || changed;
	changed = item_text(m, "Job", &p->job, row->job) || changed;
	changed = item_text(m, "E-mail", &p->email, row->email) || changed;
	changed = item_text(m, "Phone", &p->phone, row->phone) || changed;
	p->name_key = row->name_key;
	return changed;
}

static enum rc staff_change(struct import *m, struct person_held *h, const struct staff_row *row)
{
	const struct person *p = &h->p;
	struct person_row out;

	if (!staff_fields(m, &h->p, row) || !import_writes(m))
		return RC_OK;
	out = (struct person_row){ p->school_id, p->id,     p->title,       p->given,     p->family,
		                   p->name_key,  p->job,    p->email,       p->phone,     p->address,
		                   p->language,  p->format, p->interpreter, p->staff_code };
	return person_update(m->c->db, m->c->a, &out, &m->c->err);
}

static enum rc row_bring(struct import *m, const struct staff_row *row)
{
	bool many;
	struct person_held *h = staff_find(m, row, &many);
	bool is_new = h == NULL;
	struct person p = { 0 };

	if (many || (h != NULL && h->touched != 0)) {
		run_problem(m, row->source, COL_NONE, 0,
		            many ? S("Several people of the staff have this name. Give the staff code or the e-mail.")
		                 : S("This person is already on another line."));
		return RC_OK;
	}
	item_begin(m);
	if (is_new) {
		(void)staff_fields(m, &p, row); /* everything differs from nothing */
		TRY(people_add(m, &p, row->source->line, &h));
	} else {
		TRY(staff_change(m, h, row));
	}
	h->touched = row->source->line;
	h->is_staff = true;
	for (size_t i = 0; i < row->roles; i++)
		TRY(staff_role(m, &h->p, role_key(row->role[i])));
	if (import_writes(m) && m->fields > 0)
		TRY(audit_write(m->c, 0, is_new ? &ACT_PERSON_ADD : &ACT_PERSON_CHANGE, "person", h->p.id,
		                str_fmt(m->c->a, "import, %zu fields", m->fields)));
	item_end(m, is_new ? ITEM_ADDED : ITEM_CHANGED, row->source->line,
	         import_who(m->c->a, row->given, row->family));
	return RC_OK;
}

static enum rc bring(struct import *m)
{
	struct staff_rows all = staff_read(m->r);
	enum rc rc =
	    import_load_people(m->c->db, m->c->a, m->c->actor.school_id, m->c->now.today, &m->data, &m->c->err);

	if (rc != RC_OK)
		return rc;
	staff_index(m);
	for (size_t i = 0; i < all.n && rc == RC_OK; i++) {
		rc = row_bring(m, &all.row[i]);
		run_progress(m, i + 1, all.n);
	}
	for (size_t i = 0; i < m->data.persons; i++) {
		const struct person_held *h = &m->person[i];

		if (h->p.staff_code.n == 0 || h->touched != 0)
			continue;
		item_begin(m);
		item_end(m, ITEM_LEFT, 0, import_who(m->c->a, h->p.given, h->p.family));
	}
	return rc;
}

IMPORT_KIND(IMPORT_STAFF, bring, ACT_IMPORT_STAFF);
