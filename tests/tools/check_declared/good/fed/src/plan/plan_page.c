#include "plan/plan.h"
int page(void);
int page(void)
{
	return plan_share(1);
}
