#include "import/who_read.h"

#include "import/dates_read.h"
#include "kit/text/fold.h"

enum { NAME_CHARS = 100 };

struct str import_upn(struct import_reader *r, enum column c, enum upn_state *st)
{
	struct str raw = import_cell(r, c, 0);
	const struct arena_mark m = arena_mark(r->a);
	struct str upn = upn_clean(r->a, raw);
	const bool is_none = upn_is_none(r->a, raw);

	if (str_eq(upn, raw)) {
		upn = raw;
		arena_rewind(r->a, m);
	}
	*st = UPN_EMPTY;
	if (is_none) {
		import_note(r, c, 0, S("This says that there is no UPN: none is taken."));
		return STR_NONE;
	}
	*st = upn_check(upn);
	if (*st == UPN_EMPTY || upn_usable(*st))
		return upn;
	import_problem(r, c, 0, upn_message(*st));
	return STR_NONE;
}

struct str import_row_pupil(struct import_reader *r, struct str *upn, struct str *name_key, struct date *born)
{
	struct str given = import_text(r, COL_PUPIL_GIVEN, 0, NAME_CHARS, false);
	struct str family = import_text(r, COL_PUPIL_FAMILY, 0, NAME_CHARS, false);
	struct str key = STR_NONE;
	enum upn_state st;

	*upn = import_upn(r, COL_UPN, &st);
	if (family.n == 0) {
		struct str whole = import_text(r, COL_PUPIL_NAME, 0, 2 * NAME_CHARS, false);
		struct person_name n = person_name_split(r->a, whole, STR_NONE);

		family = n.family;
		given = n.given;
	}
	*born = import_date(r, COL_BORN, false);
	if (name_key != NULL || upn->n == 0)
		key = fold_name(r->a, family, given, STR_NONE);
	if (name_key != NULL)
		*name_key = key;
	if (upn->n == 0 && (key.n == 0 || date_none(*born)))
		import_problem(r, COL_NONE, 0, S("The line does not say which pupil: UPN, or name and date of birth."));
	return family;
}
