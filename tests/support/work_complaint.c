#include "support/work_complaint.h"

#include "complain/complaint.h"
#include "complain/complaint_family.h"
#include "support/support.h"
#include "support/work_school.h"

enum { SOME = 8800, SECOND, THIRD };

static void ok(struct store_test *t, enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, t->e.text);
}

void work_complained(struct store_test *t)
{
	struct complaint q = { .id = SOME,
		               .about = COMPLAINT_ABOUT_SUPPORT,
		               .words = S("It does not happen"),
		               .wish = S("That it does") };

	struct ctx *c = work_as(t, MOTHER, ROLE_PARENT);

	ok(t, IN_WRITE(c, complaint_raise(c, ZARA, &q)));
}

/* About information, and by telephone: on the page the family reads at once that it arrived. */
static void complained_of_data(struct store_test *t, int64_t by, enum role hat, bool about_senco)
{
	struct complaint q = { .id = SOME,
		               .raised_on = TODAY,
		               .person_id = MOTHER,
		               .way = SAID_PHONE,
		               .about = COMPLAINT_ABOUT_DATA,
		               .words = S("Who read the letter?"),
		               .about_senco = about_senco };
	struct ctx *c = work_as(t, by, hat);

	ok(t, IN_WRITE(c, complaint_note(c, ZARA, &q)));
}

void work_complaint_phoned_senco(struct store_test *t)
{
	complained_of_data(t, SENCO, ROLE_SENCO, false);
}

void work_complaint_phoned_head(struct store_test *t)
{
	complained_of_data(t, HEAD, ROLE_HEAD, true);
}

static void receipt(struct store_test *t, int64_t person, enum role hat)
{
	struct complaint_step x = {
		.id = SECOND, .kind = COMPLAINT_STEP_RECEIPT, .words = S("We have it"), .how = ANSWERED_PHONE
	};
	struct ctx *c = work_as(t, person, hat);

	ok(t, IN_WRITE(c, complaint_write(c, ZARA, SOME, &x, 1)));
}

void work_complaint_senco_has_it(struct store_test *t)
{
	receipt(t, SENCO, ROLE_SENCO);
}

void work_complaint_head_has_it(struct store_test *t)
{
	receipt(t, HEAD, ROLE_HEAD);
}

static void step(struct store_test *t, int64_t person, enum role hat, int64_t id, int64_t number)
{
	struct complaint_step x = { .id = id,
		                    .kind = COMPLAINT_STEP_ANSWER,
		                    .words = S("We looked into it"),
		                    .how = ANSWERED_PHONE,
		                    .outcome = COMPLAINT_OUTCOME_PARTLY,
		                    .learnt = S("Look at the log") };

	struct ctx *c = work_as(t, person, hat);

	ok(t, IN_WRITE(c, complaint_write(c, ZARA, SOME, &x, number)));
}

void work_complaint_senco_answered(struct store_test *t)
{
	step(t, SENCO, ROLE_SENCO, SECOND, 1);
}

void work_complaint_to_head(struct store_test *t)
{
	struct complaint_step x = { .id = THIRD, .words = S("It is missed again") };

	struct ctx *c = work_as(t, MOTHER, ROLE_PARENT);

	work_complained(t);
	work_complaint_senco_answered(t);
	ok(t, IN_WRITE(c, complaint_go_on(c, ZARA, SOME, &x, 2)));
}

void work_complaint_head_answered(struct store_test *t)
{
	step(t, HEAD, ROLE_HEAD, SOME + 20, 3);
}
