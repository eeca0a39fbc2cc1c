#include "support/work_ehc.h"

#include "core/people/pupil_sql.h"
#include "ehc/ehc_sql.h"
#include "kit/base/id.h"
#include "support/support.h"

static const struct date FEBRUARY = { 2026, 2, 24 };
static const struct date MONDAY = { 2026, 3, 9 };

static void ok(struct store_test *t, enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, t->e.text);
}

static struct ehc_date ehc_date(enum ehc_kind kind, struct date on, enum ehc_state state)
{
	return (struct ehc_date){
		.id = id_new(), .kind = kind, .on_day = on, .state = state, .noted_by = SENCO, .revision = 1
	};
}

static void ehc_put(struct store_test *t, const struct ehc_date *d)
{
	ok(t, record_write(t->db, t->a, ehc_date_sql.insert, &ehc_date_rec, zara, d, &t->e));
}

void work_ehc_plan(struct store_test *t)
{
	struct status s = { .id = id_new(), .code = STATUS_E, .starts = { 2025, 9, 8 }, .decided_by = SENCO };

	ok(t, status_begin(t->db, t->a, zara, &s, &t->e));
}

/* Made in April: the twelve months end on 14 April 2026, four weeks before is 17 March. */
void work_ehc_made(struct store_test *t)
{
	struct ehc_date d = ehc_date(EHC_KIND_PLAN, (struct date){ 2025, 4, 15 }, EHC_STATE_NONE);

	work_ehc_plan(t);
	ehc_put(t, &d);
}

/* The date that was asked for; nothing is due before next winter. */
void work_ehc_entered(struct store_test *t)
{
	struct ehc_date d = ehc_date(EHC_KIND_PLAN, MONDAY, EHC_STATE_NONE);

	ehc_put(t, &d);
}

void work_ehc_held(struct store_test *t)
{
	struct ehc_date d = ehc_date(EHC_KIND_REVIEW, MONDAY, EHC_STATE_HELD);

	ehc_put(t, &d);
}

static struct ehc_date MEETING_OF_EHC;

void work_ehc_booked(struct store_test *t)
{
	work_ehc_made(t);
	MEETING_OF_EHC = ehc_date(EHC_KIND_REVIEW, (struct date){ 2026, 3, 26 }, EHC_STATE_BOOKED);
	ehc_put(t, &MEETING_OF_EHC);
}

static void ehc_update(struct store_test *t)
{
	ok(t, record_write(t->db, t->a, ehc_date_sql.update, &ehc_date_rec, zara, &MEETING_OF_EHC, &t->e));
}

void work_ehc_papers_sent(struct store_test *t)
{
	MEETING_OF_EHC.papers_on = TODAY;
	ehc_update(t);
}

void work_ehc_to_report(struct store_test *t)
{
	work_ehc_made(t);
	MEETING_OF_EHC = ehc_date(EHC_KIND_REVIEW, FEBRUARY, EHC_STATE_HELD);
	ehc_put(t, &MEETING_OF_EHC);
}

void work_ehc_reported(struct store_test *t)
{
	MEETING_OF_EHC.report_on = TODAY;
	ehc_update(t);
}
