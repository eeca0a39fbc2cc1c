/* Finding members of staff, for the files of staff and of classes. Inside of an import. */
#pragma once

#include "import/import_run.h"

void staff_index(struct import *m);
struct person_held *staff_by_code(struct import *m, struct str code);
struct person_held *staff_by_email(struct import *m, struct str email);
/* name_key: fold_name of family and given name. *many when several of the staff have it. */
struct person_held *staff_by_name(struct import *m, struct str name_key, bool *many);
/* Gives a role from today on, unless it is held. */
enum rc staff_role(struct import *m, const struct person *p, const char *role) NODISCARD;
