#include "plan/plan_sql.h"
#include "kit/db/db.h"
