#include "letters/notice_due_rule.h"

struct duty_row notice_due_row(struct arena *a, const struct notice_due_fact *f)
{
	struct duty_row row = duty_of_people(a, f->pupil_id, f->decided, f->told, f->told_n);

	if (!date_none(f->provision_from))
		row.until = date_cmp(f->provision_from, f->decided) >= 0 ? f->provision_from : f->decided;
	if (f->notice_tell_pupil) {
		row.title = S("Tell $ about SEN Support");
		row.why = S("Over compulsory school age: the young person must be told formally, in writing.");
	}
	return row;
}
