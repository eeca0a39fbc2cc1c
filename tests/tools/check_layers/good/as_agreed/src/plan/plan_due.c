#include "plan/plan.h"
#include "plan/plan_rec.h"
#include "kit/db/db.h"
