#include "core/duty/reminder.h"

#include "core/rights/gate.h"

enum rc reminders_load(struct ctx *c, struct reminder_line **out, size_t *n)
{
	*n = 0;
	if (!role_can(c->actor.hat, CAP_PLAN_ACK))
		return RC_OK;
	return reminder_plans(c->db, c->a, c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
	                      c->now.today, out, n, &c->err);
}
