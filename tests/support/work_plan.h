/* A shared plan for a pupil of store_school: one outcome, one support that GIVER gives, from 5 January 2026. */
#pragma once

#include "support/store_school.h"

enum { CYCLE_ONE = 8000, PLAN_ONE = 8001, OUTCOME_ONE = 8002, SUPPORT_ONE = 8003 };

/* ids are those above plus `shift`, so that several pupils can have one. group: group_key, may be empty. */
void work_plan(struct store_test *t, struct pupil_key k, int64_t shift, struct str group);
