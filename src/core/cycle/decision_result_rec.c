#include "core/cycle/decision_result_rec.h"

CHOICES_DEFINE(decision_result, DECISION);
