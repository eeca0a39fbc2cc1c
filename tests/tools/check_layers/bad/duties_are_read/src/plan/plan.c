#include "plan/plan_due.h"
