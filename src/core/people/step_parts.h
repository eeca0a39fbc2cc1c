/* What the pages of one pupil's steps have in common: the head with the tabs, the independent advice service, a list of
 * checks. */
#pragma once

#include "core/record/check_rule.h"
#include "core/door/page.h"
#include "core/school/area_help.h"

/* Page begin, the pupil with the tabs, heading, one line below it (may be empty), message. tab: the rest of the listed
 * page this one is or belongs to. */
void step_head(struct req *q, int64_t pupil_id, struct str name, struct str first, struct str heading, struct str lead,
               const char *tab);
/* A sheet that names the independent advice service of the area; says so when none is recorded. */
void step_advice(struct req *q, const struct area_help *h);
/* Lines of a check with links to the gaps. */
void step_checks(struct req *q, const struct check_list *l);
/* "10 March 2026" or a dash. */
struct str step_date(struct req *q, struct date d);
/* A kept draft of a record is shown with the revision it began from, so that a faster person is noticed on saving.
 * After form_init on a page of an existing record. */
void step_draft(struct form *f);
