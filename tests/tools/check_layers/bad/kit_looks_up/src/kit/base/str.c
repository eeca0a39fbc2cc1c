#include "kit/db/db.h"
#include "core/people/pupil_rec.h"
