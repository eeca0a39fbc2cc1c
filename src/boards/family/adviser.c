#include "boards/family/adviser.h"

enum rc advised_view_load(struct ctx *c, int64_t pupil_id, struct advised_view *out)
{
	struct family_view *v = &out->family;
	struct pupil_key k;

	*out = (struct advised_view){ 0 };
	TRY(advised_open(c, pupil_id, &k, &out->until));
	TRY(pupil_view_read(c, k, &v->pupil));
	v->may = (struct young_parent){ .sees = true };
	v->teacher = family_teacher(c, &v->pupil);
	TRY(family_school_load(c, &v->school));
	return statements_of(c, k, &out->statement, &out->statements);
}
