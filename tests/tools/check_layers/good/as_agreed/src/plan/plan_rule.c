#include "plan/plan_rec.h"
