#include "plan/plan_due.h"
#include "kit/html/html.h"
