#include "support/work_part_time.h"

#include "notice/results/circumstance.h"
#include "notice/results/circumstance_sql.h"
#include "support/support.h"
#include "support/work_school.h"

enum { SOME = 8800 };

static const struct date MONDAY = { 2026, 3, 9 };

static void ok(struct store_test *t, enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, t->e.text);
}

static void part_time(struct store_test *t, enum parents_agreed agreed, struct date look, struct date ends)
{
	struct circumstance have, v = { .id = SOME,
		                        .kind = CIRCUMSTANCE_PART_TIME,
		                        .words = S("Back after an operation"),
		                        .starts = MONDAY,
		                        .ends = ends,
		                        .hours = 12,
		                        .agreed = agreed,
		                        .review_on = look };
	struct edit_fault f = { 0 };
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	if (circumstance_load(t->db, t->a, zara, SOME, &have, &t->e) == RC_OK)
		v.revision = have.revision;
	ok(t, IN_WRITE(c, circumstance_save(c, ZARA, &v, &have, &f)));
}

void work_part_time_asked(struct store_test *t)
{
	part_time(t, PARENTS_AGREED_ASKED, TODAY, DATE_NONE);
}

void work_part_time_agreed(struct store_test *t)
{
	part_time(t, PARENTS_AGREED_YES, TODAY, DATE_NONE);
}

void work_part_time_later(struct store_test *t)
{
	part_time(t, PARENTS_AGREED_YES, (struct date){ 2026, 6, 12 }, DATE_NONE);
}
