#include "plan/plan.h"
ACTION(ACT_PLAN_SHARE, "plan.share", "Shared the plan");
STMT(Q_PLAN, 1, "SELECT id FROM plan");
int plan_share(int x)
{
	return x;
}
int plan_old(int x)
{
	return x;
}
struct plan_due_fact fact(int x)
{
	struct plan_due_fact f = { .pupil_id = x };
	int agreed = f.agreed == x;
	f.shared = agreed;
	f.staff = &x;
	f.staff_n++;
	return f;
}
