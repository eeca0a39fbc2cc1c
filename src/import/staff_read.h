/* Rows of a file of staff as typed people with the roles they are to hold. Pure. */
#pragma once

#include "core/rights/caps_rule.h"
#include "import/import_read.h"

enum { STAFF_ROLES_MAX = 4 };

struct staff_row {
	const struct csv_row *source;
	struct str code; /* staff code; empty = none */
	struct str title;
	struct str given;
	struct str family;
	struct str job;
	struct str email;
	struct str phone;
	enum role role[STAFF_ROLES_MAX];
	size_t roles;
	struct str name_key;
};

struct staff_rows {
	size_t n;
	struct staff_row *row;
};

struct staff_rows staff_read(struct import_reader *r);
