#pragma once
#include "core/people/pupil_rec.h"
