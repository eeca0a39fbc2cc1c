#include "plan/plan.h"
#include "core/door/page.h"
