/* Rows of a file of contacts: which pupil (by UPN, else by name and birthday) and the contacts in the row. Pure. */
#pragma once

#include "import/import_read.h"

struct contact_row {
	const struct csv_row *source;
	struct str upn;      /* empty = by name and birthday */
	struct str name_key; /* "family given" as in kit/text/fold */
	struct date born;
	struct import_contact *contact;
	size_t contacts;
};

struct contact_rows {
	size_t n;
	struct contact_row *row;
};

struct contact_rows contacts_read(struct import_reader *r);
