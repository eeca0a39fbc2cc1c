#pragma once
#include "plan/plan_rec.h"
