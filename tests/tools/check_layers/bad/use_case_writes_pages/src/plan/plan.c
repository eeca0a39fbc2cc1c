#include "plan/plan_parts.h"
#include "kit/html/html.h"
