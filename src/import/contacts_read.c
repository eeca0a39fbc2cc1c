#include "import/contacts_read.h"

#include "import/who_read.h"

struct contact_rows contacts_read(struct import_reader *r)
{
	struct contact_rows all = { 0, NEW_ARRAY(r->a, struct contact_row, r->file->n) };

	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = import_faults(r);
		struct contact_row *p = &all.row[all.n];
		struct str family;

		r->row = &r->file->row[i];
		if (!import_row_fits(r))
			continue;
		*p = (struct contact_row){ .source = r->row };
		family = import_row_pupil(r, &p->upn, &p->name_key, &p->born);
		p->contacts = import_row_contacts(r, family, &p->contact);
		import_order_beside(r);
		if (p->contacts == 0)
			import_problem(r, COL_NONE, 0, S("The line names no contact."));
		if (import_faults(r) == before)
			all.n++;
	}
	import_problems_sort(&r->problems);
	return all;
}
