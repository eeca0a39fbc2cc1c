#pragma once
#include "core/people/pupil_rec.h"
#include "kit/db/db.h"
