#include "model/pupil.h"
#include "db/db.h"
