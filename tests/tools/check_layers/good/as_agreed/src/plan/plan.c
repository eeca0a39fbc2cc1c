#include "plan/plan.h"
#include "core/people/pupil_sql.h"
#include "letters/letter.h"
