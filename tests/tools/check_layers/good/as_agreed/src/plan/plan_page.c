#include "core/door/page.h"
#include "plan/plan.h"
