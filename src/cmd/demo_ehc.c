/* Words of a scenario for EHC plans. */
#include "cmd/demo.h"

#include "ehc/ehc.h"
#include "kit/base/id.h"

static enum rc dates_ehc(struct demo *d, const struct demo_act *t)
{
	struct ehc_date v = { .id = id_new() }, theirs;
	struct edit_fault f;
	enum rc rc;

	TRY(demo_fill(d, t, &ehc_date_rec, &v));
	rc = ehc_save(d->c, t->pupil, &v, &theirs, &f);
	return rc == RC_INVALID ? err_set(&d->c->err, rc, "%s: %.*s", f.field, STR_ARG(f.why)) : rc;
}

const struct demo_verb demo_verbs_ehc[] = { { "dates-ehc", dates_ehc }, { NULL, NULL } };
