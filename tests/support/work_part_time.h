/* A part-time timetable of ZARA, from Monday 9 March 2026. */
#pragma once

#include "support/store_school.h"

void work_part_time_asked(struct store_test *t);  /* to be looked at today; the parents have not answered */
void work_part_time_agreed(struct store_test *t); /* the same, and they agree */
void work_part_time_later(struct store_test *t);  /* looked at again, until June */
