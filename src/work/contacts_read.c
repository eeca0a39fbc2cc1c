#include "work/contacts_read.h"

#include "domain/upn.h"
#include "text/fold.h"

enum { NAME_CHARS = 100 };

static void read_pupil(struct import_reader *r, struct contact_row *p, struct str *family)
{
	struct str given = import_text(r, COL_PUPIL_GIVEN, 0, NAME_CHARS, false);
	enum upn_state st;

	p->upn = upn_clean(r->a, column_cell(r->map, r->row, COL_UPN, 0));
	st = upn_check(p->upn);
	if (st != UPN_EMPTY && !upn_usable(st))
		import_problem(r, COL_UPN, 0, upn_message(st));
	*family = import_text(r, COL_PUPIL_FAMILY, 0, NAME_CHARS, false);
	if (family->n == 0) {
		struct str whole = import_text(r, COL_PUPIL_NAME, 0, 2 * NAME_CHARS, false);
		struct person_name n = person_name_split(r->a, whole, STR_NONE);

		*family = n.family;
		given = n.given;
	}
	p->name_key = fold_name(r->a, *family, given, STR_NONE);
	p->born = import_date(r, COL_BORN, false);
	if (p->upn.n == 0 && (p->name_key.n == 0 || date_none(p->born)))
		import_problem(r, COL_NONE, 0, S("The line does not say which pupil: UPN, or name and date of birth."));
}

struct contact_rows contacts_read(struct import_reader *r)
{
	struct contact_rows all = { 0, NEW_ARRAY(r->a, struct contact_row, r->file->n) };

	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = r->problems.n;
		struct contact_row *p = &all.row[all.n];
		struct str family;

		r->row = &r->file->row[i];
		if (!import_row_fits(r))
			continue;
		*p = (struct contact_row){ .source = r->row };
		read_pupil(r, p, &family);
		p->contacts = import_row_contacts(r, family, &p->contact);
		if (p->contacts == 0)
			import_problem(r, COL_NONE, 0, S("The line names no contact."));
		if (r->problems.n == before)
			all.n++;
	}
	import_problems_sort(&r->problems);
	return all;
}
