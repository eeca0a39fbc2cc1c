#include "support/work_concern.h"

#include "notice/concern/concern_sql.h"
#include "support/support.h"
#include "support/work_school.h"

enum { A_CONCERN = 8800 };

static void ok(struct store_test *t, enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, t->e.text);
}

static struct concern CONCERN;

void work_concern_open(struct store_test *t)
{
	CONCERN = (struct concern){ .id = A_CONCERN,
		                    .raised_on = (struct date){ 2026, 2, 24 },
		                    .from_kind = CONCERN_FROM_PARENT,
		                    .from_name = S("Mrs Iqbal"),
		                    .way = SAID_PHONE,
		                    .words = S("She cries over her reading"),
		                    .noted_by = SENCO,
		                    .answer_by = (struct date){ 2026, 3, 9 },
		                    .revision = 1 };
	ok(t, concern_insert(t->db, t->a, zara, &CONCERN, &t->e));
}

void work_concern_answered(struct store_test *t)
{
	CONCERN.compared = CONCERN.reason = S("We see it too");
	CONCERN.result = CONCERN_WATCH;
	CONCERN.look_on = (struct date){ 2026, 3, 10 };
	CONCERN.answer = S("Thank you");
	CONCERN.answered_how = ANSWERED_PHONE;
	CONCERN.answered_on = (struct date){ 2026, 3, 9 };
	CONCERN.answered_by = SENCO;
	ok(t, concern_settle(t->db, t->a, zara, &CONCERN, &t->e));
}

void work_concern_to_look_at(struct store_test *t)
{
	work_concern_open(t);
	work_concern_answered(t);
}
